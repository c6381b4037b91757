//! What is checked without running the program: formatting, spelling, lints, documentation, licences.

use crate::repo::{self, Repo};
use crate::setup::WASM;
use crate::steps::{Note, Step};
use crate::tools;
use anyhow::{Result, bail};
use std::process::Command;

pub(crate) const FMT: Step = Step { name: "fmt", does: "formatting of the Rust code", run: fmt };
pub(crate) const TYPOS: Step = Step { name: "typos", does: "spelling", run: typos };
pub(crate) const ROOMS: Step =
    Step { name: "rooms", does: "the build without `app` links no Bevy", run: rooms };
pub(crate) const CLIPPY: Step =
    Step { name: "clippy", does: "lints: with and without Bevy, of xtask, for the web", run: clippy };
pub(crate) const DOC: Step = Step { name: "doc", does: "the documentation and its links", run: doc };
pub(crate) const DENY: Step =
    Step { name: "deny", does: "licences and sources of the dependencies", run: deny };

/// What Clippy reads without Bevy, and what with it.
const TOOLS: &str = "--package xtask --package hover";
const PROGRAM: &str = "--package high-north";

/// Where cargo-deny has the advisories from.
const ADVISORIES: &str = "https://github.com/rustsec/advisory-db";

/// All of them, the quick ones first.
pub(crate) fn steps() -> Vec<Step> {
    vec![FMT, TYPOS, ROOMS, CLIPPY, DOC, DENY]
}

fn fmt(repo: &Repo) -> Result<Note> {
    repo::run(&mut repo.cargo("fmt --all --check"))?;
    Ok(None)
}

fn typos(repo: &Repo) -> Result<Note> {
    let typos = tools::typos(repo)?;
    repo::run(&mut repo.command(typos))?;
    Ok(None)
}

fn rooms(repo: &Repo) -> Result<Note> {
    let mut tree = repo.cargo("tree --no-default-features --edges normal --target all --prefix none");
    let tree = repo::output(&mut tree)?;
    match drawing_crates(&tree)[..] {
        [] => Ok(Some(format!("{} crates, none of them draws", tree.lines().count()))),
        ref found => bail!("the build without `app` links {}", found.join(", ")),
    }
}

/// The crates of a `cargo tree --prefix none` that belong above the line, where Bevy is.
fn drawing_crates(tree: &str) -> Vec<&str> {
    let drawing = ["bevy", "egui", "wgpu", "winit", "naga"];
    tree.lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| drawing.contains(&name.split(['_', '-']).next().unwrap_or(name)))
        .collect()
}

/// Each in the profile in which the tests or the web page build the same dependencies, so that their build scripts and macros
/// are built once. The first has the library without Bevy in it, on which xtask is built; the others go side by side, for
/// each keeps one core busy and no more while it reads our own code.
fn clippy(repo: &Repo) -> Result<Note> {
    repo::run(&mut clippy_of(repo, TOOLS))?;
    repo::run_together(&mut [clippy_of(repo, PROGRAM), web_clippy(repo)])?;
    Ok(None)
}

/// Clippy's compiler in the place of rustc for our own code alone, as `cargo clippy` calls it, yet in a build: so it takes
/// what the page is linked from, where a check would read all of Bevy once more. What it compiles itself nobody runs. The
/// program is an empty `main` there.
fn web_clippy(repo: &Repo) -> Command {
    let mut cargo = repo.cargo(&format!("rustc --quiet --profile web --target {WASM} --lib"));
    cargo.args(["--", "-D", "warnings", "-C", "opt-level=0"]).env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
    cargo
}

/// Without the web page's target.
pub(crate) fn host_clippy(repo: &Repo) -> Result<Note> {
    for packages in [TOOLS, PROGRAM] {
        repo::run(&mut clippy_of(repo, packages))?;
    }
    Ok(None)
}

fn clippy_of(repo: &Repo, packages: &str) -> Command {
    repo.cargo(&format!("clippy --quiet {packages} --all-targets -- -D warnings"))
}

fn doc(repo: &Repo) -> Result<Note> {
    repo::run(repo.cargo("doc --quiet --no-deps").env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(None)
}

fn deny(repo: &Repo) -> Result<Note> {
    let deny = tools::cargo_deny(repo)?;
    let mut check = repo.command(&deny);
    check.args(["--log-level", "error", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"]);
    repo::run(&mut check)?;
    // The database of advisories is a repository of its own, and some machines reach crates.io alone. cargo-deny tries for
    // most of a minute before it gives up; git says it at once.
    if !repo::succeeds(repo.command("git").args(["ls-remote", "--exit-code", ADVISORIES, "HEAD"]))
        || !repo::succeeds(repo.command(&deny).args(["fetch", "db"]))
    {
        return Ok(Some("ok, without advisories: their database could not be fetched".to_owned()));
    }
    let mut advisories = repo.command(&deny);
    repo::run(advisories.args(["--log-level", "error", "check", "--disable-fetch", "advisories"]))?;
    Ok(Some("ok, with advisories".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_that_draw_are_found_in_a_tree_and_others_are_not() {
        let tree = "high-north v0.1.0 (/a/bevy)\ngeo v0.33.0\nbevy v0.19.1\nbevy_ecs v0.19.1 (*)\nwgpu-types v29.0.0\nbevyish v1.0.0\n";
        assert_eq!(drawing_crates(tree), ["bevy", "bevy_ecs", "wgpu-types"]);
    }
}
