//! What the tests need of the machine: installed on Debian, named elsewhere.

use crate::repo::{self, Repo};
use crate::steps::Note;
use crate::{graphics, tools};
use anyhow::{Context as _, Result};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target of the web page.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// How a need is seen to be met.
enum Probe {
    /// One of these commands is on the search path.
    Command(&'static [&'static str]),
    /// The loader of shared libraries knows this one.
    Library(&'static str),
    /// This says so.
    Check(fn() -> bool),
}

/// Something that the tests use and that this repository does not have.
struct Need {
    what: &'static str,
    probe: Probe,
    /// The package of Debian.
    debian: &'static str,
}

/// On Linux. A build needs a C linker; the rest is for drawing, for the browser and for the checks.
const NEEDS: &[Need] = &[
    Need { what: "a C linker", probe: Probe::Command(&["cc"]), debian: "gcc" },
    Need { what: "the headers of the C library", probe: Probe::Check(has_c_headers), debian: "libc6-dev" },
    Need { what: "the Vulkan loader", probe: Probe::Library("libvulkan.so.1"), debian: "libvulkan1" },
    Need { what: "Vulkan in software", probe: Probe::Check(has_lavapipe), debian: "mesa-vulkan-drivers" },
    Need { what: "a display in memory (Xvfb)", probe: Probe::Command(&["Xvfb"]), debian: "xvfb" },
    Need { what: "X11 cursors", probe: Probe::Library("libXcursor.so.1"), debian: "libxcursor1" },
    Need { what: "X11 input", probe: Probe::Library("libXi.so.6"), debian: "libxi6" },
    Need { what: "X11 screens", probe: Probe::Library("libXrandr.so.2"), debian: "libxrandr2" },
    Need { what: "X11 on XCB", probe: Probe::Library("libX11-xcb.so.1"), debian: "libx11-xcb1" },
    Need {
        what: "X11 keyboards",
        probe: Probe::Library("libxkbcommon-x11.so.0"),
        debian: "libxkbcommon-x11-0",
    },
    Need { what: "pictures of a window", probe: Probe::Command(&["import"]), debian: "imagemagick" },
    Need { what: "Chromium", probe: Probe::Check(has_chromium), debian: "chromium" },
    Need { what: "Node.js", probe: Probe::Command(&["node"]), debian: "nodejs" },
    Need { what: "npm", probe: Probe::Command(&["npm"]), debian: "npm" },
    Need { what: "Python with venv", probe: Probe::Check(has_venv), debian: "python3-venv" },
];

/// Chromium, by the names it has.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// What is missing and cannot be installed from here.
#[derive(Debug)]
pub(crate) struct Missing(Vec<String>);

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this machine lacks:")?;
        for what in &self.0 {
            write!(f, "\n  {what}")?;
        }
        write!(f, "\nInstall it and try again; on Debian `cargo xtask test` does so itself.")
    }
}

impl std::error::Error for Missing {}

/// Installs what is missing, or names it.
pub(crate) fn run(repo: &Repo) -> Result<Note> {
    let mut missing: Vec<&Need> = NEEDS.iter().filter(|need| !need.is_met()).collect();
    let mut installed = Vec::new();
    if !missing.is_empty()
        && let Some(apt) = Apt::find()
    {
        let packages: Vec<_> = missing.iter().map(|need| need.debian).collect();
        apt.install(repo, &packages)?;
        installed.extend(packages.iter().map(|&package| package.to_owned()));
        missing.retain(|need| !need.is_met());
    }
    let mut lacks: Vec<String> =
        missing.iter().map(|need| format!("{} (Debian: {})", need.what, need.debian)).collect();
    lacks.extend(toolchain(repo)?);
    if !lacks.is_empty() {
        return Err(Missing(lacks).into());
    }
    tools::npm_packages(repo, &repo.web())?;
    Ok((!installed.is_empty()).then(|| format!("installed {}", installed.join(", "))))
}

/// Adds what rustup can add; returns what is still missing.
fn toolchain(repo: &Repo) -> Result<Vec<String>> {
    let has_wasm = || -> Result<bool> {
        let mut rustc = repo.command("rustc");
        rustc.args(["--print", "target-libdir", "--target", WASM]);
        Ok(Path::new(repo::output(&mut rustc)?.trim()).is_dir())
    };
    let has = |tool: &str| repo::succeeds(&mut repo.cargo(&format!("{tool} --version")));
    let rustup = repo::on_path("rustup");
    if rustup && !has_wasm()? {
        repo::run(repo.command("rustup").args(["target", "add", WASM]))?;
    }
    for tool in ["clippy", "fmt"] {
        if rustup && !has(tool) {
            let component = if tool == "fmt" { "rustfmt" } else { tool };
            repo::run(repo.command("rustup").args(["component", "add", component]))?;
        }
    }
    let mut lacks = Vec::new();
    if !has_wasm()? {
        lacks.push(format!("the Rust target {WASM} (rustup target add {WASM})"));
    }
    for (tool, component) in [("clippy", "clippy"), ("fmt", "rustfmt")] {
        if !has(tool) {
            lacks.push(format!("cargo {tool} (rustup component add {component})"));
        }
    }
    Ok(lacks)
}

impl Need {
    fn is_met(&self) -> bool {
        match self.probe {
            Probe::Command(names) => names.iter().any(|name| repo::on_path(name)),
            // Only Linux draws through these.
            Probe::Library(name) => !cfg!(target_os = "linux") || has_library(name),
            Probe::Check(check) => check(),
        }
    }
}

fn has_library(name: &str) -> bool {
    ["/sbin/ldconfig", "/usr/sbin/ldconfig", "ldconfig"].into_iter().any(|ldconfig| {
        repo::output(Command::new(ldconfig).arg("-p"))
            .is_ok_and(|list| list.lines().any(|line| line.split_whitespace().next() == Some(name)))
    })
}

fn has_c_headers() -> bool {
    !cfg!(target_os = "linux") || Path::new("/usr/include/stdio.h").exists()
}

fn has_lavapipe() -> bool {
    !cfg!(target_os = "linux") || graphics::lavapipe().is_some()
}

fn has_chromium() -> bool {
    chromium().is_ok()
}

fn has_venv() -> bool {
    repo::succeeds(Command::new("python3").args(["-c", "import venv, ensurepip"]))
}

/// Chromium on this machine: what `CHROMIUM` says, or the first found.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Ok(path.into());
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .flat_map(|folder| BROWSERS.iter().map(move |name| folder.join(name)))
        .find(|program| program.is_file())
        .context("there is no Chromium on this machine; install it, or say where it is in CHROMIUM")
}

/// Debian's installer, where it may be used without asking for a password.
struct Apt {
    sudo: bool,
}

impl Apt {
    fn find() -> Option<Self> {
        if !Path::new("/etc/debian_version").exists() || !repo::on_path("apt-get") {
            return None;
        }
        let root = repo::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
        let sudo = !root && repo::succeeds(Command::new("sudo").args(["-n", "true"]));
        (root || sudo).then_some(Self { sudo })
    }

    fn install(&self, repo: &Repo, packages: &[&str]) -> Result<()> {
        repo::run(self.command(repo).args(["-q", "update"]))?;
        repo::run(
            self.command(repo).args(["-q", "install", "--yes", "--no-install-recommends"]).args(packages),
        )
    }

    fn command(&self, repo: &Repo) -> Command {
        let mut command = repo.command(if self.sudo { "sudo" } else { "env" });
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_one_list_with_the_packages_names() {
        let need = &NEEDS[0];
        let missing = Missing(vec![format!("{} (Debian: {})", need.what, need.debian), "another".to_owned()]);
        let text = missing.to_string();
        assert!(text.contains("\n  a C linker (Debian: gcc)\n  another\n"), "{text}");
    }

    #[test]
    fn every_package_is_named_once() {
        let mut packages: Vec<_> = NEEDS.iter().map(|need| need.debian).collect();
        packages.sort_unstable();
        let count = packages.len();
        packages.dedup();
        assert_eq!(packages.len(), count);
    }

    #[test]
    fn a_command_that_there_is_not_is_a_need_that_is_not_met() {
        let need = |names| Need { what: "", probe: Probe::Command(names), debian: "" };
        assert!(!need(&["no-such-command-anywhere"]).is_met());
        assert!(need(&["no-such-command-anywhere", "sh"]).is_met());
        assert!(!has_library("libno-such-library.so.9"));
    }
}
