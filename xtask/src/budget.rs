//! What the page may weigh: the limits of `web/budget.toml`, each a ratchet that only goes down.
//!
//! Weighed is what a server sends, compressed with Brotli once and as small as can be.

use crate::sizes::Size;
use anyhow::{Context as _, Result, bail};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The limits, below the root of the repository.
pub(crate) const FILE: &str = "web/budget.toml";
/// What a limit leaves over what is weighed when it is set, in thousandths: for small changes.
const ROOM: u64 = 10;
/// A limit that is further above what is weighed, in thousandths, is worth lowering.
const SLACK: u64 = 30;

/// What stands at the head of the file.
const HEAD: &str = "\
# What the page may weigh, in bytes as a server sends them with Brotli. `cargo xtask web` fails where a limit is passed,
# and names what has grown since the limits were set. They go down: `cargo xtask web --set-budget` writes what the page
# weighs now, and a change that raises one says why.
";

/// The file.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Budget {
    /// Begins the name of each file that is fetched only when the map is drawn, or when somebody asks for it.
    after_first_frame: Vec<String>,
    limits: BTreeMap<Part, u64>,
    /// What each file weighed when the limits were set.
    weighed: BTreeMap<String, u64>,
}

/// What of the page is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Part {
    /// The module.
    Program,
    /// All that is fetched before the map is drawn for the first time.
    FirstFrame,
    /// All of it.
    Everything,
}

impl Part {
    const ALL: [Self; 3] = [Self::Program, Self::FirstFrame, Self::Everything];

    fn name(self) -> &'static str {
        match self {
            Self::Program => "the program",
            Self::FirstFrame => "all up to the first frame of the map",
            Self::Everything => "the whole page",
        }
    }
}

/// A limit that is passed: by how much, and what has grown.
#[derive(Debug, PartialEq, Eq)]
struct Excess {
    part: Part,
    weighs: u64,
    limit: u64,
    /// Files that weigh more than when the limits were set, by how much, the most first.
    grown: Vec<(String, u64)>,
}

/// Fails where the files of a page weigh more than they may; says where a limit can go down.
pub(crate) fn check(root: &Path, files: &[(String, Size)]) -> Result<()> {
    let path = root.join(FILE);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {FILE}"))?;
    let budget: Budget = toml::from_str(&text).with_context(|| format!("{FILE} cannot be used"))?;
    let files = weights(files);
    let excesses = budget.excesses(&files)?;
    if !excesses.is_empty() {
        bail!("{}", message(&excesses));
    }
    for (part, weighs, limit) in budget.loose(&files) {
        eprintln!(
            "{FILE}: {} weighs {weighs} bytes, far below its limit of {limit}; to lower it: cargo xtask web --set-budget",
            part.name()
        );
    }
    Ok(())
}

/// Writes what the files of a page weigh as the new limits.
pub(crate) fn set(root: &Path, files: &[(String, Size)]) -> Result<()> {
    let path = root.join(FILE);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {FILE}"))?;
    let budget: Budget = toml::from_str(&text).with_context(|| format!("{FILE} cannot be used"))?;
    let text = toml::to_string(&budget.set_to(weights(files)))?;
    fs::write(&path, format!("{HEAD}{text}")).with_context(|| format!("cannot write {FILE}"))
}

fn weights(files: &[(String, Size)]) -> BTreeMap<String, u64> {
    files.iter().map(|(name, size)| (name.clone(), size.brotli.min(size.raw))).collect()
}

impl Budget {
    fn holds(&self, part: Part, file: &str) -> bool {
        match part {
            Part::Program => file.ends_with(".wasm"),
            Part::FirstFrame => !self.after_first_frame.iter().any(|start| file.starts_with(start.as_str())),
            Part::Everything => true,
        }
    }

    fn weight(&self, part: Part, files: &BTreeMap<String, u64>) -> u64 {
        files.iter().filter(|(file, _)| self.holds(part, file)).map(|(_, weight)| weight).sum()
    }

    fn excesses(&self, files: &BTreeMap<String, u64>) -> Result<Vec<Excess>> {
        let mut excesses = Vec::new();
        for part in Part::ALL {
            let limit =
                *self.limits.get(&part).with_context(|| format!("{FILE} has no limit of {}", part.name()))?;
            let weighs = self.weight(part, files);
            if weighs > limit {
                let more = |(file, weight): (&String, &u64)| {
                    let before = self.weighed.get(file).copied().unwrap_or(0);
                    Some((file.clone(), weight.checked_sub(before).filter(|more| *more > 0)?))
                };
                let mut grown: Vec<_> =
                    files.iter().filter(|(file, _)| self.holds(part, file)).filter_map(more).collect();
                grown.sort_by_key(|(file, more)| (std::cmp::Reverse(*more), file.clone()));
                excesses.push(Excess { part, weighs, limit, grown });
            }
        }
        Ok(excesses)
    }

    /// The limits that are far above what is weighed.
    fn loose(&self, files: &BTreeMap<String, u64>) -> Vec<(Part, u64, u64)> {
        let weighed = self.limits.iter().map(|(&part, &limit)| (part, self.weight(part, files), limit));
        weighed.filter(|(_, weighs, limit)| weighs + weighs * SLACK / 1000 < *limit).collect()
    }

    fn set_to(&self, files: BTreeMap<String, u64>) -> Self {
        let limit = |part| (part, self.weight(part, &files) * (1000 + ROOM) / 1000);
        Self { limits: Part::ALL.map(limit).into(), weighed: files, ..self.clone() }
    }
}

fn message(excesses: &[Excess]) -> String {
    let lines = excesses.iter().map(|Excess { part, weighs, limit, grown }| {
        let grown: Vec<String> = grown.iter().map(|(file, more)| format!("{file} by {more}")).collect();
        let more = weighs - limit;
        format!(
            "{} weighs {weighs} bytes, {more} more than {FILE} allows; grown: {}",
            part.name(),
            grown.join(", ")
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(all: &[(&str, u64)]) -> BTreeMap<String, u64> {
        all.iter().map(|(name, weight)| ((*name).to_owned(), *weight)).collect()
    }

    fn budget() -> Budget {
        let empty = Budget {
            after_first_frame: vec!["assets/fonts/".to_owned(), "map.png".to_owned()],
            limits: BTreeMap::new(),
            weighed: BTreeMap::new(),
        };
        empty.set_to(files(&[("a_bg.wasm", 100_000), ("index.html", 2_000), ("assets/fonts/a.ttf", 50_000)]))
    }

    #[test]
    fn what_the_page_weighed_when_the_limits_were_set_is_within_them() {
        let budget = budget();
        let limits: Vec<u64> = budget.limits.values().copied().collect();
        assert_eq!(limits, [101_000, 103_020, 153_520]);
        assert_eq!(budget.excesses(&budget.weighed).expect("each part has a limit"), []);
        assert_eq!(budget.loose(&budget.weighed), []);
    }

    #[test]
    fn what_has_grown_is_named_the_most_first_and_what_is_new_with_all_of_it() {
        let now = files(&[
            ("a_bg.wasm", 100_200),
            ("index.html", 2_000),
            ("new.js", 900),
            ("assets/fonts/a.ttf", 49_000),
        ]);
        let excesses = budget().excesses(&now).expect("each part has a limit");
        let grown = vec![("new.js".to_owned(), 900), ("a_bg.wasm".to_owned(), 200)];
        let excess = Excess { part: Part::FirstFrame, weighs: 103_100, limit: 103_020, grown };
        assert_eq!(excesses, [excess]);
        let message = message(&excesses);
        assert!(
            message.contains("80 more") && message.contains("new.js by 900, a_bg.wasm by 200"),
            "{message}"
        );
    }

    #[test]
    fn what_is_fetched_later_counts_for_the_whole_page_alone() {
        let now = files(&[("a_bg.wasm", 100_000), ("index.html", 2_000), ("assets/fonts/a.ttf", 60_000)]);
        let parts: Vec<Part> = budget()
            .excesses(&now)
            .expect("each part has a limit")
            .iter()
            .map(|excess| excess.part)
            .collect();
        assert_eq!(parts, [Part::Everything]);
    }

    #[test]
    fn a_limit_far_above_what_is_weighed_can_go_down() {
        let now = files(&[("a_bg.wasm", 90_000), ("index.html", 2_000), ("assets/fonts/a.ttf", 60_000)]);
        let parts: Vec<Part> = budget().loose(&now).iter().map(|loose| loose.0).collect();
        assert_eq!(parts, [Part::Program, Part::FirstFrame]);
    }

    #[test]
    fn the_file_is_read_as_it_is_written_and_has_a_limit_for_each_part() {
        let text = toml::to_string(&budget()).expect("a table");
        assert_eq!(toml::from_str::<Budget>(&format!("{HEAD}{text}")).expect("a budget"), budget());
        let kept = include_str!("../../web/budget.toml");
        let kept: Budget = toml::from_str(kept).expect("a budget");
        assert_eq!(kept.limits.len(), Part::ALL.len());
        let goals = [(Part::Program, 3_500_000), (Part::FirstFrame, 4_200_000)];
        for (part, goal) in goals {
            assert!(kept.limits[&part] <= goal, "{} may weigh {}", part.name(), kept.limits[&part]);
        }
    }
}
