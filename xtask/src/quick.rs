//! `cargo xtask test --quick`: formatting, spelling, lints, and the tests of what has changed.

use crate::repo::{self, Repo};
use crate::steps::{self, Note, Step};
use crate::{graphics, lint, test};
use anyhow::Result;
use std::collections::BTreeSet;

/// What is compared with, the first that there is: what was published last, or what was committed last.
const BASES: [&str; 2] = ["origin/HEAD", "origin/main"];

/// Runs the steps, which take seconds to a few minutes once everything has been built.
pub(crate) fn run(repo: &Repo) -> Result<()> {
    let steps = [
        lint::FMT,
        lint::TYPOS,
        test::CHECK,
        Step { name: "clippy", does: "lints: with and without Bevy, of xtask", run: lint::host_clippy },
        Step { name: "changed", does: "tests of what has changed", run: changed_tests },
    ];
    steps::run("test --quick", &steps, &[], repo)
}

fn changed_tests(repo: &Repo) -> Result<Note> {
    let selection = Selection::of(&changed_files(repo)?);
    if selection == Selection::default() {
        return Ok(Some("ok, nothing that has tests has changed".to_owned()));
    }
    for arguments in selection.cargo_tests() {
        repo::run(graphics::in_software(&mut repo.cargo(&arguments)))?;
    }
    let left = selection
        .browser
        .then(|| "ok; the page has changed as well: cargo xtask test --only web --only browser".to_owned());
    Ok(left)
}

/// The files that differ from what was published, committed or not, relative to the root.
fn changed_files(repo: &Repo) -> Result<Vec<String>> {
    let git = |arguments: &[&str]| repo::output(repo.command("git").args(arguments));
    let base = BASES
        .iter()
        .find_map(|base| git(&["merge-base", "HEAD", base]).ok())
        .map_or_else(|| "HEAD".to_owned(), |base| base.trim().to_owned());
    let mut files = git(&["diff", "--name-only", &base])?;
    files.push_str(&git(&["ls-files", "--others", "--exclude-standard"])?);
    Ok(files.lines().map(str::to_owned).collect())
}

/// Which tests speak of a set of files.
#[derive(Debug, Default, PartialEq, Eq)]
struct Selection {
    /// Modules of the library, as filters of its unit tests.
    units: BTreeSet<String>,
    /// Programs in `tests/` other than `app`.
    programs: BTreeSet<String>,
    /// Modules of the program `tests/app`; an empty one is all of them.
    app: BTreeSet<String>,
    xtask: bool,
    browser: bool,
}

impl Selection {
    fn of(files: &[String]) -> Self {
        let mut selection = Self::default();
        for file in files {
            let parts: Vec<&str> = file.split('/').collect();
            let stem = |part: &str| part.split('.').next().unwrap_or_default().to_owned();
            match parts[..] {
                // The features of the app are many, and few of them have anything to do with one another.
                ["src", "app", feature, ..] => {
                    _ = selection.units.insert(format!("app::{}::", stem(feature)));
                }
                ["src", room, ..] if !matches!(room, "lib.rs" | "main.rs") => {
                    selection.units.insert(format!("{}::", stem(room)));
                }
                ["tests", "app", "main.rs" | "harness.rs" | "headless.rs" | "rehearsal.rs"] => {
                    selection.app.insert(String::new());
                }
                ["tests", "app", module, ..] => _ = selection.app.insert(format!("{}::", stem(module))),
                ["tests", "golden", ..] => _ = selection.app.insert("picture::".to_owned()),
                ["tests", "fixtures", "check", ..] => _ = selection.programs.insert("check".to_owned()),
                ["tests", "fixtures", "sun", ..] => _ = selection.programs.insert("sun".to_owned()),
                ["tests", "fixtures", "proj", ..] => _ = selection.programs.insert("projection".to_owned()),
                ["tests", program, ..] => _ = selection.programs.insert(stem(program)),
                ["assets", "words", ..] => _ = selection.programs.insert("words".to_owned()),
                ["assets", "atlas.toml"] | ["assets", "articles", ..] | ["geodata", _] => {
                    selection.programs.insert("data".to_owned());
                }
                ["geodata", "base" | "baked", ..] => _ = selection.programs.insert("baked".to_owned()),
                ["xtask", ..] => selection.xtask = true,
                ["web", ..] => selection.browser = true,
                _ => {}
            }
        }
        selection
    }

    /// The calls of cargo, without `cargo` itself.
    fn cargo_tests(&self) -> Vec<String> {
        let package = "test --quiet --package high-north";
        let filtered = |program: &str, filters: &BTreeSet<String>| {
            (!filters.is_empty()).then(|| {
                let filters: Vec<_> = filters.iter().map(String::as_str).collect();
                // An empty filter is found in every name.
                format!("{package} {program} -- {}", filters.join(" ")).trim_end().to_owned()
            })
        };
        let mut calls = Vec::new();
        calls.extend(filtered("--lib", &self.units));
        if !self.programs.is_empty() {
            let programs: String = self.programs.iter().map(|program| format!(" --test {program}")).collect();
            calls.push(format!("{package}{programs}"));
        }
        let app = if self.app.contains("") { BTreeSet::from([String::new()]) } else { self.app.clone() };
        calls.extend(filtered("--test app", &app));
        if self.xtask {
            calls.push("test --quiet --package xtask".to_owned());
        }
        calls
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calls(files: &[&str]) -> Vec<String> {
        Selection::of(&files.iter().map(|&file| file.to_owned()).collect::<Vec<_>>()).cargo_tests()
    }

    #[test]
    fn a_file_of_the_library_has_the_unit_tests_of_its_module() {
        assert_eq!(
            calls(&["src/format/quote.rs", "src/app/labels/lines.rs", "src/wording.rs"]),
            ["test --quiet --package high-north --lib -- app::labels:: format:: wording::"]
        );
    }

    #[test]
    fn a_file_of_tests_is_run_itself_and_what_all_share_runs_all() {
        assert_eq!(
            calls(&["tests/app/links.rs", "tests/check/steps.rs", "tests/data.rs"]),
            [
                "test --quiet --package high-north --test check --test data",
                "test --quiet --package high-north --test app -- links::"
            ]
        );
        assert_eq!(
            calls(&["tests/app/harness.rs", "tests/app/links.rs"]),
            ["test --quiet --package high-north --test app --"]
        );
    }

    #[test]
    fn what_has_no_tests_asks_for_none_and_the_page_is_only_told_of() {
        assert_eq!(Selection::of(&["README.md".to_owned(), "src/lib.rs".to_owned()]), Selection::default());
        let page = Selection::of(&["web/page/text.js".to_owned()]);
        assert!(page.browser && page.cargo_tests().is_empty());
    }
}
