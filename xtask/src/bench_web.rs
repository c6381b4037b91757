//! `cargo xtask bench web`: the page in `dist/` beside MapLibre GL JS, OpenLayers and a blank page, in one Chromium.

use crate::repo::{self, Repo};
use crate::setup::{self, WASM};
use crate::tools;
use anyhow::{Context as _, Result, ensure};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The display in memory: a window of 1280 × 720 and what a browser has around it.
const SCREEN: &str = "-screen 0 1400x900x24";

/// Opens each page `rounds` times, in turn, and prints what it found; `web/bench/` says how.
pub(crate) fn run(repo: &Repo, rounds: u32) -> Result<()> {
    ensure!(rounds > 0, "the bench needs a round or more");
    let page = repo.dist().join("index.html");
    ensure!(page.is_file(), "there is no web page in dist/ yet: cargo xtask web");
    ensure!(repo::on_path("xvfb-run"), "the bench needs a display in memory, `xvfb-run`: apt install xvfb");
    let web = repo.web();
    tools::npm_packages(repo, &web)?;
    tools::npm_packages(repo, &web.join("bench"))?;
    let bench = repo.target.join("bench");
    let hover = hover(repo, &bench)?;
    let mut node = repo.command("xvfb-run");
    node.args(["--auto-servernum", "--server-args", SCREEN, "node"]).arg(web.join("bench").join("bench.mjs"));
    node.args(["--rounds", &rounds.to_string()]).arg("--dist").arg(repo.dist());
    node.arg("--hover").arg(hover).arg("--out").arg(bench.join("web.json"));
    repo::run(node.env("CHROMIUM", setup::chromium()?))
}

/// Builds the hit test alone as a module, which the page itself gives nobody to time.
fn hover(repo: &Repo, bench: &Path) -> Result<PathBuf> {
    repo::run(&mut repo.cargo(&format!("build --quiet --profile web --target {WASM} --package hover")))?;
    let module = repo.target.join(WASM).join("web").join("hover.wasm");
    let folder = bench.join("hover");
    Bindgen::new()
        .input_path(&module)
        .out_name("hover")
        .web(true)
        .and_then(|bindgen| bindgen.typescript(false).generate(&folder))
        .with_context(|| format!("wasm-bindgen cannot read {}", module.display()))?;
    Ok(folder)
}
