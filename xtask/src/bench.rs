//! `cargo xtask bench`: what is measured, never asserted.

use crate::repo::{self, Repo};
use crate::{bake, bench_web, graphics};
use anyhow::{Result, bail};

/// The benchmarks: the name of each in `benches/`, and the features it is built with.
const BENCHES: &[(&str, &str)] =
    &[("start", "--no-default-features"), ("search", "--no-default-features"), ("frames", ""), ("drop", "")];

/// The page beside its peers: it takes a quarter of an hour and packages from npm, and runs only when it is named.
const WEB: &str = "web";

/// Runs all benchmarks but [`WEB`], or those that `only` names; `rounds` are those of [`WEB`].
pub(crate) fn run(repo: &Repo, only: &[String], rounds: u32) -> Result<()> {
    let known = BENCHES.iter().map(|(name, _)| *name).chain([WEB]);
    if let Some(asked) = only.iter().find(|asked| known.clone().all(|name| name != *asked)) {
        bail!("there is no benchmark `{asked}`; the benchmarks are {}", known.collect::<Vec<_>>().join(", "));
    }
    for (name, features) in
        BENCHES.iter().filter(|(name, _)| only.is_empty() || only.iter().any(|asked| asked == name))
    {
        repo::run(graphics::in_software(
            &mut repo.cargo(&format!("bench --quiet {features} --bench {name}")),
        ))?;
        if *name == "start" {
            eprint!("\n{}", bake::compare_sizes(repo)?);
        }
    }
    if only.iter().any(|asked| asked == WEB) { bench_web::run(repo, rounds) } else { Ok(()) }
}
