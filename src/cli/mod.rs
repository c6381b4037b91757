//! The command line: `open`, `check`, `render`, `page`, one file each.
//!
//! Exit codes: 0 done, 1 errors in the content, 2 usage or unreadable, 3 no graphics.
//!
//! A build without the feature `app` takes the same arguments and refuses the same mistakes; only where it would
//! draw does it say that it has no map.

mod arguments;
mod check;
mod countries;
mod folder;
mod link;
mod offline;
mod open;
mod page;
mod page_folder;
mod program;
mod render;
mod scene;
mod swap;

pub use folder::DiskFolder;

use crate::format::printable;
use arguments::{Arguments, Task};
use clap::Parser;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// Why a command did not do what it was asked.
#[derive(Debug, PartialEq, Eq)]
struct Failure {
    /// The exit code.
    code: u8,
    /// What went wrong and what to do about it, in one sentence.
    message: String,
}

impl Failure {
    /// The arguments or the files they name cannot be used.
    fn usage(message: impl Into<String>) -> Self {
        Self { code: 2, message: message.into() }
    }

    /// There are errors in the atlas.
    fn content(message: impl Into<String>) -> Self {
        Self { code: 1, message: message.into() }
    }

    /// This build has nothing that draws.
    #[cfg(not(feature = "app"))]
    fn no_map() -> Self {
        Self::usage(
            "this build has no map, only `check` and `page`; `cargo run --release`, with the default features, has one",
        )
    }
}

#[cfg(feature = "app")]
impl From<crate::app::AppError> for Failure {
    fn from(error: crate::app::AppError) -> Self {
        Self { code: error.exit_code(), message: error.to_string() }
    }
}

/// Runs the program with its arguments, of which the first is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let Arguments { scene, reduced_motion, task } = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version come this way too. A closed pipe is nobody's fault.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let outcome = match task {
        None => open::open(&scene, reduced_motion),
        Some(Task::Check(arguments)) => check::check(&arguments),
        Some(Task::Render(arguments)) => render::render(&arguments),
        Some(Task::Page(arguments)) => page::page(&arguments),
    };
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(Failure { code, message }) => {
            // Paths and ids come from outside: what they hold is shown, on one line, and not obeyed.
            complain(&format!("error: {}", printable(&message)));
            ExitCode::from(code)
        }
    }
}

/// Writes a line to stdout; where nobody reads on, as in `check | head`, it is lost and nothing else happens.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// Writes a line to stderr.
fn complain(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
