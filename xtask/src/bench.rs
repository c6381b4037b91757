//! `cargo xtask bench`: what is measured, never asserted.

use crate::repo::{self, Repo};
use crate::{bake, graphics};
use anyhow::{Result, bail};

/// The benchmarks: the name of each in `benches/`, and the features it is built with.
const BENCHES: &[(&str, &str)] =
    &[("start", "--no-default-features"), ("search", "--no-default-features"), ("frames", ""), ("drop", "")];

/// Runs all benchmarks, or those that `only` names.
pub(crate) fn run(repo: &Repo, only: &[String]) -> Result<()> {
    if let Some(asked) = only.iter().find(|asked| BENCHES.iter().all(|(name, _)| name != asked)) {
        let known: Vec<&str> = BENCHES.iter().map(|(name, _)| *name).collect();
        bail!("there is no benchmark `{asked}`; the benchmarks are {}", known.join(", "));
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
    Ok(())
}
