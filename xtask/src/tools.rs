//! The tools that are no part of Debian, each at one version, installed under the build folder.

use crate::repo::{self, Repo};
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};

/// `typos`, the spelling checker: a program in a wheel of the Python package index.
const TYPOS: &str = "1.52.0";
/// `cargo-deny`, which reads licences. Built without optimisation: that takes a minute, not ten, and it
/// still runs in seconds.
const CARGO_DENY: &str = "0.20.2";

/// `typos`, in a virtual environment of its own.
pub(crate) fn typos(repo: &Repo) -> Result<PathBuf> {
    let home = repo.target.join("tools").join(format!("typos-{TYPOS}"));
    let scripts = if cfg!(windows) { "Scripts" } else { "bin" };
    let program = home.join(scripts).join("typos");
    if repo::succeeds(repo.command(&program).arg("--version")) {
        return Ok(program);
    }
    repo::run(repo.command("python3").args(["-m", "venv", "--clear"]).arg(&home))?;
    let pip = home.join(scripts).join("pip");
    let wanted = format!("typos=={TYPOS}");
    repo::run(repo.command(pip).args(["install", "--quiet", "--disable-pip-version-check", &wanted]))
        .context("typos could not be installed")?;
    Ok(program)
}

/// `cargo-deny`, built from crates.io.
pub(crate) fn cargo_deny(repo: &Repo) -> Result<PathBuf> {
    let home = repo.target.join("tools").join(format!("cargo-deny-{CARGO_DENY}"));
    let program = home.join("bin").join("cargo-deny");
    if repo::succeeds(repo.command(&program).arg("--version")) {
        return Ok(program);
    }
    let mut install = repo.cargo("install cargo-deny --locked --debug --quiet --version");
    install.arg(CARGO_DENY).arg("--root").arg(&home);
    // Its own build folder: half of it would only lie about in ours.
    let build = home.join("build");
    install.env("CARGO_TARGET_DIR", &build).env("CARGO_PROFILE_DEV_DEBUG", "0");
    repo::run(&mut install).context("cargo-deny could not be built")?;
    std::fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))?;
    Ok(program)
}

/// The npm packages of a folder, as its `package-lock.json` has them.
pub(crate) fn npm_packages(repo: &Repo, folder: &Path) -> Result<()> {
    let changed = |file: &Path| file.metadata().and_then(|metadata| metadata.modified()).ok();
    let installed = changed(&folder.join("node_modules").join(".package-lock.json"));
    if installed.is_some() && installed >= changed(&folder.join("package-lock.json")) {
        return Ok(());
    }
    let mut npm = repo.command("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(folder);
    repo::run(&mut npm)
        .with_context(|| format!("the npm packages of {} could not be installed", folder.display()))
}
