//! `cargo xtask gallery`: the pictures of the README, each drawn by the program itself.

use crate::repo::{self, Repo};
use crate::{graphics, setup, tools};
use anyhow::{Result, bail, ensure};
use std::fs;

/// The folder of the pictures.
const FOLDER: &str = "assets/gallery";
/// The picture of the web page, which is taken in Chromium.
const PAGE: &str = "web";

/// A picture that `high-north render` draws.
struct View {
    /// Its file is `assets/gallery/NAME.png`.
    name: &'static str,
    /// What `render` is asked for.
    arguments: &'static [&'static str],
}

const VIEWS: &[View] = &[
    View { name: "home", arguments: &[] },
    View { name: "kirkenes", arguments: &["--place", "kirkenes"] },
    View { name: "bodo", arguments: &["--place", "bodo"] },
    View { name: "baltic", arguments: &["--view", "#map=6.2/59.5/20.0"] },
    View { name: "globe", arguments: &["--view", "#map=3.0/62.0/18.0"] },
];

/// Draws all pictures, or those that `only` names.
pub(crate) fn run(repo: &Repo, only: &[String]) -> Result<()> {
    let names: Vec<_> = VIEWS.iter().map(|view| view.name).chain([PAGE]).collect();
    if let Some(asked) = only.iter().find(|asked| !names.contains(&asked.as_str())) {
        bail!("there is no picture `{asked}`; the pictures are {}", names.join(", "));
    }
    let chosen = |name: &str| only.is_empty() || only.iter().any(|asked| asked == name);
    let folder = repo.root.join(FOLDER);
    fs::create_dir_all(&folder)?;

    if VIEWS.iter().any(|view| chosen(view.name)) {
        repo::run(&mut repo.cargo("build --quiet --release"))?;
    }
    for View { name, arguments } in VIEWS.iter().filter(|view| chosen(view.name)) {
        let mut render = repo.command(repo.program());
        render.args(["render", "--size", "1280x800", "--out"]).arg(folder.join(format!("{name}.png")));
        repo::run(graphics::in_software(render.args(*arguments)))?;
    }
    if chosen(PAGE) {
        ensure!(
            repo.dist().join("index.html").is_file(),
            "there is no web page in dist/ yet: cargo xtask web"
        );
        tools::npm_packages(repo)?;
        let mut node = repo.command("node");
        node.arg("web/picture.mjs").arg(folder.join(format!("{PAGE}.png")));
        repo::run(node.env("CHROMIUM", setup::chromium()?))?;
    }
    Ok(())
}
