//! `cargo xtask web`: the program of the page, which is the WebAssembly module, its bindings, scripts and the baked base map;
//! and from that, by `high-north page`, the page of an atlas in `dist/`.

use crate::bake;
use crate::budget;
use crate::compress::{self, Store};
use crate::repo::{self, Repo};
use crate::setup::WASM;
use crate::sizes;
use crate::snip;
use anyhow::{Context as _, Result, ensure};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{fs, io};
use wasm_bindgen_cli_support::Bindgen;

/// The name of the program; also of the module and its script.
const NAME: &str = "high-north";
/// The folder of `web/` whose files are every page's, as they are; `high-north page` fills in its template.
const PAGE: &str = "page";
/// Where the program of the page is put together, in the folder of what is built.
const PROGRAM: &str = "page-program";
/// What the program fetches while it runs, relative to the page.
const FETCHED: &[&str] = &[bake::BAKED, "assets/fonts"];
/// The font that is in the program itself: nothing fetches it.
const EMBEDDED_FONT: &str = "assets/fonts/Inter-Regular.ttf";
/// What of the source it fetches when somebody asks for it, and what the page calls it.
const FETCHED_LATER: &[(&str, &str)] =
    &[("geodata/base/world/countries_50m.geojson", "geodata/baked/countries_50m.geojson")];

/// Builds the page of an atlas, the built-in one where none is given, prints how large it is, and holds the built-in one
/// to its budget or sets that anew.
pub(crate) fn build(repo: &Repo, atlas: Option<&Path>, set_budget: bool) -> Result<()> {
    let program = build_program(repo)?;
    let dist = repo.dist();
    // Whatever was there was made from this repository, and by an older version it may be no page.
    remove(&dist)?;
    let mut page: Vec<OsString> = ["high-north", "page"].map(OsString::from).into();
    page.extend(atlas.map(Into::into));
    page.extend(["--program".into(), program.into(), "--out".into(), dist.clone().into()]);
    ensure!(high_north::cli::run(page) == ExitCode::SUCCESS, "the page could not be made");
    compress::folder(&dist, &Store::new(&repo.target))?;
    let files = sizes::of_folder(&dist)?;
    eprint!("{}", sizes::table(&files));
    match (set_budget, atlas) {
        (true, _) => budget::set(&repo.root, &files),
        (false, None) => budget::check(&repo.root, &files),
        // The budget is that of the program and of the atlas that is built in.
        (false, Some(_)) => Ok(()),
    }
}

/// What compiles the WebAssembly module. It keeps the names of its functions, for `snip`.
pub(crate) fn compile(repo: &Repo) -> Command {
    repo.cargo(&format!("rustc --profile web --target {WASM} --bin {NAME} -- -C strip=none"))
}

/// Puts together what every page has, whatever its atlas.
fn build_program(repo: &Repo) -> Result<PathBuf> {
    same_wasm_bindgen(&read(&repo.root.join("Cargo.lock"))?)?;
    repo::run(&mut compile(repo))?;
    let module = repo.target.join(WASM).join("web").join(format!("{NAME}.wasm"));

    let program = repo.target.join(PROGRAM);
    remove(&program)?;
    Bindgen::new()
        .input_module(NAME, snip::read(&module)?)
        .out_name(NAME)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(&program)
        })
        .with_context(|| format!("no bindings can be written for {}", module.display()))?;
    copy_folder(&repo.web().join(PAGE), &program)?;
    for folder in FETCHED {
        copy_folder(&repo.root.join(folder), &program.join(folder))?;
    }
    fs::remove_file(program.join(EMBEDDED_FONT)).with_context(|| format!("{EMBEDDED_FONT} is not there"))?;
    for (from, to) in FETCHED_LATER {
        copy(&repo.root.join(from), &program.join(to))?;
    }
    Ok(program)
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// The library that writes the bindings must be of the version that the program is built with.
fn same_wasm_bindgen(lock: &str) -> Result<()> {
    let version = |package: &str| {
        let line = format!("name = \"{package}\"");
        lock.lines()
            .skip_while(|&at| at != line)
            .nth(1)
            .and_then(|at| at.strip_prefix("version = "))
            .with_context(|| format!("Cargo.lock has no {package}"))
    };
    let (program, bindings) = (version("wasm-bindgen")?, version("wasm-bindgen-cli-support")?);
    ensure!(
        program == bindings,
        "Cargo.lock has wasm-bindgen {program} and wasm-bindgen-cli-support {bindings}; they must be the same: \
         cargo update -p wasm-bindgen -p wasm-bindgen-cli-support"
    );
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let (from, to) = entry.map(|entry| (entry.path(), to.join(entry.file_name())))?;
        if from.is_dir() { copy_folder(&from, &to)? } else { copy(&from, &to)? }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_versions_of_wasm_bindgen_are_refused_with_the_command_that_mends_it() {
        let lock = |bindings| {
            format!(
                "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n\
                 [[package]]\nname = \"wasm-bindgen-cli-support\"\nversion = \"{bindings}\"\n"
            )
        };
        same_wasm_bindgen(&lock("0.2.130")).expect("the same version");
        let error = same_wasm_bindgen(&lock("0.2.129")).expect_err("two versions").to_string();
        assert!(error.contains("0.2.129") && error.contains("cargo update"), "{error}");
        assert!(same_wasm_bindgen("").is_err());
    }
}
