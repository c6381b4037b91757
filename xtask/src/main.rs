//! What a developer runs: `cargo xtask test | lint | soak | web | geodata | bake | bench | gallery`.
//!
//! Progress goes to stderr; stdout has only what was asked for, such as the address of `web --serve`.

mod bake;
mod bench;
mod bench_web;
mod browser;
mod budget;
mod compress;
mod gallery;
mod geodata;
mod graphics;
mod lint;
mod quick;
mod repo;
mod serve;
mod setup;
mod sizes;
mod snip;
mod soak;
mod steps;
mod test;
mod tools;
mod web;
mod window;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Builds, checks and ships High North.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Installs what a fresh Debian machine lacks, then runs every check and test
    Test {
        /// Run this step alone; may be given more than once
        #[arg(long, value_name = "STEP")]
        only: Vec<String>,
        /// Name the steps and stop
        #[arg(long)]
        list: bool,
        /// Formatting, spelling, lints, and the tests of what has changed since what was published
        #[arg(long, conflicts_with_all = ["only", "list"])]
        quick: bool,
    },
    /// Uses the page for long and measures the memory that it holds
    Soak {
        /// How long, after two rounds of use
        #[arg(long, default_value_t = 30)]
        minutes: u32,
    },
    /// Formatting, spelling, clippy for each target, documentation, licences
    Lint {
        /// Run this step alone; may be given more than once
        #[arg(long, value_name = "STEP")]
        only: Vec<String>,
    },
    /// Builds the web page into dist/
    Web {
        /// The folder of the atlas to make a page of; the one of this repository where it is left out
        #[arg(long, value_name = "FOLDER")]
        atlas: Option<PathBuf>,
        /// Then serve it on this machine only
        #[arg(long)]
        serve: bool,
        /// The port to serve it on; 0 takes any free one
        #[arg(long, default_value_t = 8080, requires = "serve")]
        port: u16,
        /// Write what the page weighs into web/budget.toml, in place of holding it to that
        #[arg(long)]
        set_budget: bool,
    },
    /// Builds the base map again from its sources and says what differs
    Geodata,
    /// Bakes the base map from its GeoJSON into geodata/baked/
    Bake {
        /// Write nothing; say whether the baked files are what their sources give
        #[arg(long)]
        check: bool,
    },
    /// Measures, and asserts nothing; the figures are ratios of one run
    Bench {
        /// Run these benchmarks alone: start, search, frames, drop, and web, which runs only when it is named
        #[arg(value_name = "NAME")]
        only: Vec<String>,
        /// How often `web` opens the page in dist/ and each of its peers, in turn; a round takes two minutes
        #[arg(long, default_value_t = 7)]
        rounds: u32,
    },
    /// Draws the pictures of the README into assets/gallery/
    Gallery {
        /// Draw this picture alone
        #[arg(long, value_name = "NAME")]
        only: Vec<String>,
    },
}

fn run(task: Task) -> anyhow::Result<()> {
    let repo = repo::Repo::find()?;
    match task {
        Task::Test { quick: true, .. } => quick::run(&repo),
        Task::Test { only, list: false, .. } => test::run(&repo, &only),
        Task::Test { list: true, .. } => {
            steps::list(&test::steps());
            Ok(())
        }
        Task::Soak { minutes } => soak::run(&repo, minutes),
        Task::Lint { only } => steps::run("lint", &lint::steps(), &only, &repo),
        Task::Web { atlas, serve, port, set_budget } => {
            web::build(&repo, atlas.as_deref(), set_budget)?;
            if serve { serve::run(&repo.dist(), port) } else { Ok(()) }
        }
        Task::Geodata => geodata::run(&repo),
        Task::Bake { check } => bake::run(&repo, check),
        Task::Bench { only, rounds } => bench::run(&repo, &only, rounds),
        Task::Gallery { only } => gallery::run(&repo, &only),
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            // Like the program itself: 2 where the work could not even begin.
            ExitCode::from(if error.is::<setup::Missing>() || error.is::<steps::UnknownStep>() {
                2
            } else {
                1
            })
        }
    }
}
