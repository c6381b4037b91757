//! The page in `dist/` in Chromium: its tests, and the long runs that measure.

use crate::repo::{self, Repo};
use crate::steps::Note;
use crate::{setup, tools};
use anyhow::{Result, ensure};

/// Runs the browser tests.
pub(crate) fn run(repo: &Repo) -> Result<Note> {
    npm(repo, &["test"])
}

/// Runs a script of `web/package.json`.
pub(crate) fn npm(repo: &Repo, script: &[&str]) -> Result<Note> {
    let page = repo.dist().join("index.html");
    ensure!(page.is_file(), "there is no web page in dist/ yet: cargo xtask web");
    tools::npm_packages(repo, &repo.web())?;
    let mut node = repo.command("npm");
    node.args(["run", "--silent"]).args(script).current_dir(repo.web());
    node.env("CHROMIUM", setup::chromium()?).env("HIGH_NORTH", repo.program());
    repo::run(&mut node)?;
    Ok(None)
}
