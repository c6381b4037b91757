//! Where things are, and how another program is run from there.

use anyhow::{Context as _, Result, bail, ensure};
use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The checkout and its build folder.
pub(crate) struct Repo {
    /// The folder of the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where cargo builds: `target/`, or what `CARGO_TARGET_DIR` says.
    pub(crate) target: PathBuf,
}

impl Repo {
    /// Asks cargo, so that every way of moving the build folder is honoured.
    pub(crate) fn find() -> Result<Self> {
        let mut command = Command::new(cargo_path());
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        if let Some(package) = env::var_os("CARGO_MANIFEST_DIR") {
            command.current_dir(package);
        }
        let metadata: serde_json::Value =
            serde_json::from_str(&output(&mut command)?).context("`cargo metadata` is not JSON")?;
        let folder = |key: &str| {
            metadata[key]
                .as_str()
                .map(PathBuf::from)
                .with_context(|| format!("`cargo metadata` has no `{key}`"))
        };
        Ok(Self { root: folder("workspace_root")?, target: folder("target_directory")? })
    }

    /// The folder of the web page.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The folder of the page's sources and of the browser tests.
    pub(crate) fn web(&self) -> PathBuf {
        self.root.join("web")
    }

    /// The program as `cargo build` leaves it.
    pub(crate) fn program(&self) -> PathBuf {
        self.target.join("debug").join(format!("high-north{}", env::consts::EXE_SUFFIX))
    }

    /// A program to be run in the root of the checkout.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// `cargo …` in the root of the checkout; the arguments are given as one line without quotes.
    pub(crate) fn cargo(&self, arguments: &str) -> Command {
        let mut command = self.command(cargo_path());
        command.args(arguments.split_whitespace());
        command
    }
}

/// The cargo that runs this, so that both use one toolchain.
fn cargo_path() -> PathBuf {
    env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from)
}

/// Runs a program, its output shown as it comes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    run_together(std::slice::from_mut(command))
}

/// Runs programs side by side, and waits for all of them, also where one has failed.
pub(crate) fn run_together(commands: &mut [Command]) -> Result<()> {
    let started: Vec<_> = commands
        .iter_mut()
        .map(|command| {
            let line = as_typed(command);
            eprintln!("$ {line}");
            let child = command.spawn();
            (line, child)
        })
        .collect();
    let ended: Vec<Result<()>> = started
        .into_iter()
        .map(|(line, child)| {
            let mut child = child.with_context(|| format!("cannot start `{line}`"))?;
            let status = child.wait().with_context(|| format!("cannot wait for `{line}`"))?;
            ensure!(status.success(), "`{line}`: {status}");
            Ok(())
        })
        .collect();
    ended.into_iter().collect()
}

/// Runs a program and returns what it printed; its messages are part of the error.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`", as_typed(command)))?;
    if !output.status.success() {
        let messages = String::from_utf8_lossy(&output.stderr);
        bail!("`{}`: {}\n{}", as_typed(command), output.status, messages.trim_end());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program runs and says that all is well.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Whether a command of this name can be started from the search path.
pub(crate) fn on_path(name: &str) -> bool {
    env::var_os("PATH")
        .is_some_and(|path| env::split_paths(&path).any(|folder| is_program(&folder.join(name))))
}

fn is_program(path: &Path) -> bool {
    path.is_file() || path.with_extension("exe").is_file()
}

/// The command as a person types it.
fn as_typed(command: &Command) -> String {
    let mut line = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program())
        .to_string_lossy()
        .into_owned();
    for argument in command.get_args() {
        let argument = argument.to_string_lossy();
        let plain =
            argument.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_./=:,+".contains(letter));
        line.push(' ');
        if plain { line.push_str(&argument) } else { line.push_str(&format!("'{argument}'")) }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_a_person_types_it() {
        let mut command = Command::new("/usr/bin/high-north");
        command.args(["--view", "#map=5/69.7/30", "--size", "10x10"]);
        assert_eq!(as_typed(&command), "high-north --view '#map=5/69.7/30' --size 10x10");
    }

    #[test]
    fn programs_that_run_together_are_all_waited_for_and_the_one_that_fails_is_named() {
        let folder = std::env::temp_dir().join(format!("together-{}", std::process::id()));
        let shell = |script: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", script]).arg(&folder);
            command
        };
        let mut commands = [shell("exit 3"), shell("sleep 0.2; mkdir \"$0\"")];
        let error = run_together(&mut commands).expect_err("one fails").to_string();
        assert!(error.contains("exit 3") && error.contains('3'), "{error}");
        std::fs::remove_dir(&folder).expect("the other went on to its end");
    }

    #[test]
    fn the_messages_of_a_program_that_fails_are_in_the_error() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo what went wrong >&2; exit 4"]);
        let error = output(&mut command).expect_err("it fails").to_string();
        assert!(error.contains("what went wrong") && error.contains('4'), "{error}");
    }
}
