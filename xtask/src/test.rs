//! `cargo xtask test`: everything that must hold, the cheap things first.

use crate::repo::{self, Repo};
use crate::steps::{self, Note, Step};
use crate::{browser, graphics, lint, setup, tools, web, window};
use anyhow::{Result, ensure};
use std::panic::resume_unwind;
use std::process::{Command, ExitCode};
use std::thread;

pub(crate) const CHECK: Step =
    Step { name: "check", does: "`high-north check` of the built-in atlas", run: check };

/// Every step, in order: what fails early costs least.
pub(crate) fn steps() -> Vec<Step> {
    vec![
        Step { name: "setup", does: "what the tests need of this machine", run: setup::run },
        lint::FMT,
        lint::TYPOS,
        lint::ROOMS,
        CHECK,
        lint::CLIPPY,
        Step { name: "xtask", does: "tests of xtask itself", run: xtask },
        Step { name: "build", does: "the tests of the program, beside the web page's program", run: build },
        Step { name: "tests", does: "unit, property, data and doc tests, in software graphics", run: tests },
        Step { name: "window", does: "the program in a window of its own", run: window::run },
        lint::DOC,
        Step { name: "web", does: "the web page, beside a build of cargo-deny", run: web },
        lint::DENY,
        Step { name: "browser", does: "the web page in Chromium", run: browser::run },
    ]
}

/// Runs all steps, or those that `only` names.
pub(crate) fn run(repo: &Repo, only: &[String]) -> Result<()> {
    steps::run("test", &steps(), only, repo)
}

/// By the library that xtask is linked with: that is the build without Bevy.
fn check(repo: &Repo) -> Result<Note> {
    let arguments = ["high-north".into(), "check".into(), repo.root.clone().into_os_string()];
    ensure!(high_north::cli::run(arguments) == ExitCode::SUCCESS, "the built-in atlas has errors");
    Ok(None)
}

fn xtask(repo: &Repo) -> Result<Note> {
    repo::run(&mut repo.cargo("test --quiet --package xtask"))?;
    Ok(None)
}

/// Side by side, for the last minutes of the web page's program keep one core busy and no more.
fn build(repo: &Repo) -> Result<Note> {
    repo::run_together(&mut [program_tests(repo, "--no-run"), web::compile(repo)])?;
    Ok(None)
}

fn tests(repo: &Repo) -> Result<Note> {
    repo::run(graphics::in_software(&mut program_tests(repo, "--no-fail-fast")))?;
    Ok(None)
}

/// All of them, with and without Bevy, in one profile: optimised a little, with every check of arithmetic.
fn program_tests(repo: &Repo, options: &str) -> Command {
    repo.cargo(&format!("test --quiet --package high-north {options}"))
}

/// Side by side, for the page is compressed by one core most of the time.
fn web(repo: &Repo) -> Result<Note> {
    thread::scope(|scope| {
        let deny = scope.spawn(|| tools::cargo_deny(repo));
        web::build(repo, None, false)?;
        deny.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        Ok(None)
    })
}
