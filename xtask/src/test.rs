//! `cargo xtask test`: everything that must hold, the cheap things first.

use crate::repo::{self, Repo};
use crate::steps::{self, Note, Step};
use crate::{graphics, lint, setup, tools, web, window};
use anyhow::{Result, ensure};
use std::process::Command;

/// Every step, in order: what fails early costs least.
pub(crate) fn steps() -> Vec<Step> {
    vec![
        Step { name: "setup", does: "what the tests need of this machine", run: setup::run },
        lint::FMT,
        lint::TYPOS,
        lint::ROOMS,
        Step {
            name: "pure",
            does: "unit, property, data and doc tests of the build without Bevy",
            run: pure,
        },
        Step { name: "check", does: "`high-north check` of the built-in atlas", run: check },
        Step { name: "xtask", does: "tests of xtask itself", run: xtask },
        lint::CLIPPY,
        Step {
            name: "build",
            does: "the whole program with its tests, beside that of the web page",
            run: build,
        },
        Step { name: "app", does: "tests of the whole program, with Bevy and software graphics", run: app },
        Step { name: "window", does: "the program in a window of its own", run: window::run },
        lint::DOC,
        lint::DENY,
        Step { name: "web", does: "the web page", run: web },
        Step { name: "browser", does: "the web page in Chromium", run: browser },
    ]
}

/// Runs all steps, or those that `only` names.
pub(crate) fn run(repo: &Repo, only: &[String]) -> Result<()> {
    steps::run("test", &steps(), only, repo)
}

fn pure(repo: &Repo) -> Result<Note> {
    repo::run(&mut repo.cargo("test --quiet --no-default-features"))?;
    Ok(None)
}

fn check(repo: &Repo) -> Result<Note> {
    repo::run(&mut repo.cargo("run --quiet --no-default-features -- check"))?;
    Ok(None)
}

fn xtask(repo: &Repo) -> Result<Note> {
    repo::run(&mut repo.cargo("test --quiet --package xtask"))?;
    Ok(None)
}

/// Side by side, for the last minutes of the web page's program keep one core busy and no more.
fn build(repo: &Repo) -> Result<Note> {
    repo::run_together(&mut [app_tests(repo, "--no-run"), web::compile(repo)])?;
    Ok(None)
}

fn app(repo: &Repo) -> Result<Note> {
    repo::run(graphics::in_software(&mut app_tests(repo, "")))?;
    Ok(None)
}

/// In release, so that everything built here serves `cargo run --release` as well. What is the same without Bevy the step
/// `pure` has tested, with every check of arithmetic.
fn app_tests(repo: &Repo, option: &str) -> Command {
    repo.cargo(&format!("test --quiet --release --lib --bins --test app --test cli --test page {option}"))
}

fn web(repo: &Repo) -> Result<Note> {
    web::build(repo, None, false)?;
    Ok(None)
}

fn browser(repo: &Repo) -> Result<Note> {
    let page = repo.dist().join("index.html");
    ensure!(page.is_file(), "there is no web page in dist/ yet: cargo xtask web");
    tools::npm_packages(repo, &repo.web())?;
    let mut node = repo.command("npm");
    node.args(["test", "--silent"]).current_dir(repo.web()).env("CHROMIUM", setup::chromium()?);
    repo::run(&mut node)?;
    Ok(None)
}
