//! `cargo xtask gallery`: the pictures of the README and the sheets of the map in every theme, each drawn by the
//! program itself.

use crate::repo::{self, Repo};
use crate::{graphics, setup, tools};
use anyhow::{Result, bail, ensure};
use std::fs;
use std::path::Path;

/// The folder of the pictures.
const FOLDER: &str = "assets/gallery";
/// The folder of the sheets, below it.
const SHEETS_FOLDER: &str = "sheets";
/// The picture of the web page, which is taken in Chromium.
const PAGE: &str = "web";

/// A picture that `high-north render` draws.
struct View {
    /// Its file is `assets/gallery/NAME.png`; a sheet's is `assets/gallery/sheets/NAME-THEME.png`.
    name: &'static str,
    /// What `render` is asked for.
    arguments: &'static [&'static str],
}

/// What a reader does with it, in every theme and on every screen that readers have.
const READING: &[View] = &[
    View { name: "story", arguments: &["--view", "#step=3"] },
    View { name: "search", arguments: &["--do", "search"] },
    View { name: "legend", arguments: &["--do", "layers", "--theme", "paper"] },
    View { name: "places", arguments: &["--do", "places", "--theme", "high-contrast"] },
    View { name: "kirkenes-paper", arguments: &["--place", "kirkenes", "--theme", "paper"] },
    View { name: "kirkenes-high-contrast", arguments: &["--place", "kirkenes", "--theme", "high-contrast"] },
    View { name: "norwegian", arguments: &["--place", "kirkenes", "--language", "nb", "--do", "layers"] },
    View { name: "text-200", arguments: &["--place", "kirkenes", "--text-size", "200"] },
    View { name: "narrow", arguments: &["--size", "390x844"] },
    View { name: "narrow-card", arguments: &["--place", "bodo", "--size", "390x844"] },
    View { name: "narrow-story", arguments: &["--view", "#step=4", "--size", "390x844", "--language", "nb"] },
    View {
        name: "narrow-text-200",
        arguments: &["--place", "bodo", "--size", "390x844", "--text-size", "200", "--theme", "paper"],
    },
];

/// What had happened on four days, and how sure what is drawn of it is.
const TIME: &[View] = &[
    View { name: "2022-09-26", arguments: &["--view", "#map=5.3/60/18&t=2022-02-24..2025-12-04@2022-09-26"] },
    View { name: "2024-12-25", arguments: &["--view", "#map=5.3/60/18&t=2022-02-24..2025-12-04@2024-12-25"] },
    View {
        name: "2025-02-20",
        arguments: &["--view", "#map=5.3/60/18&t=2022-02-24..2025-12-04@2025-02-20", "--theme", "paper"],
    },
    View {
        name: "2025-12-04",
        arguments: &["--view", "#map=5.3/60/18&t=2022-02-24..2025-12-04", "--theme", "high-contrast"],
    },
    View { name: "estlink-2", arguments: &["--view", "#map=7.2/59.6/25&place=estlink-2"] },
    View { name: "carrier-strike-group", arguments: &["--view", "#step=10"] },
    View {
        name: "narrow-time",
        arguments: &["--view", "#map=3.6/60/18&t=2022-02-24..2025-12-04@2025-02-20", "--size", "390x844"],
    },
];

/// With the panels, in the theme that the map opens with.
const VIEWS: &[View] = &[
    View { name: "home", arguments: &[] },
    View { name: "kirkenes", arguments: &["--place", "kirkenes"] },
    View { name: "bodo", arguments: &["--place", "bodo"] },
    View { name: "baltic", arguments: &["--view", "#map=6.2/59.5/20.0"] },
    View { name: "globe", arguments: &["--view", "#map=3.0/62.0/18.0"] },
];

/// The map alone, in every theme and on a coarse and a fine screen.
const SHEETS: &[View] = &[
    View { name: "home", arguments: &["--view", "#map=5.1/64.5/20.0"] },
    View { name: "finnmark", arguments: &["--view", "#map=6.6/70.2/26.0"] },
    View { name: "lofoten", arguments: &["--view", "#map=7.6/68.2/14.0"] },
    View { name: "gulf-of-finland", arguments: &["--view", "#map=7.0/59.8/25.0"] },
    View { name: "svalbard", arguments: &["--view", "#map=4.6/82.0/20.0"] },
    View { name: "indo-pacific", arguments: &["--view", "#map=2.6/28.0/72.0&t=2025-06-23T12:00"] },
];
/// Each folder of pictures with its pictures, below that of all.
const FOLDERS: &[(&str, &[View])] = &[("", VIEWS), ("reading", READING), ("time", TIME)];
const SHEET_SIZE: &str = "800x500";
const THEMES: &[&str] = &["polar-night", "paper", "high-contrast"];
/// Pixels for each point, and what the name of the file ends with.
const SCALES: &[(&str, &str)] = &[("1", ""), ("2", "@2x")];

/// Draws all pictures, or those that `only` names.
pub(crate) fn run(repo: &Repo, only: &[String]) -> Result<()> {
    let views = || FOLDERS.iter().flat_map(|(_, views)| views.iter()).chain(SHEETS);
    let names: Vec<_> = views().map(|view| view.name).chain([PAGE]).collect();
    if let Some(asked) = only.iter().find(|asked| !names.contains(&asked.as_str())) {
        bail!("there is no picture `{asked}`; the pictures are {}", names.join(", "));
    }
    let chosen = |name: &str| only.is_empty() || only.iter().any(|asked| asked == name);
    let folder = repo.root.join(FOLDER);
    let sheets = folder.join(SHEETS_FOLDER);
    fs::create_dir_all(&sheets)?;
    if views().any(|view| chosen(view.name)) {
        repo::run(&mut repo.cargo("build --quiet"))?;
    }
    for (below, views) in FOLDERS {
        let folder = folder.join(below);
        fs::create_dir_all(&folder)?;
        for view in views.iter().filter(|view| chosen(view.name)) {
            draw(repo, view, &folder.join(format!("{}.png", view.name)), &[])?;
        }
    }
    for view in SHEETS.iter().filter(|view| chosen(view.name)) {
        for theme in THEMES {
            for (scale, ending) in SCALES {
                let out = sheets.join(format!("{}-{theme}{ending}.png", view.name));
                let look = ["--no-panels", "--size", SHEET_SIZE, "--theme", theme, "--scale", scale];
                draw(repo, view, &out, &look)?;
            }
        }
    }
    if chosen(PAGE) {
        ensure!(
            repo.dist().join("index.html").is_file(),
            "there is no web page in dist/ yet: cargo xtask web"
        );
        tools::npm_packages(repo, &repo.web())?;
        let mut node = repo.command("node");
        node.arg("web/picture.mjs").arg(folder.join(format!("{PAGE}.png")));
        repo::run(node.env("CHROMIUM", setup::chromium()?))?;
    }
    Ok(())
}

fn draw(repo: &Repo, view: &View, out: &Path, look: &[&str]) -> Result<()> {
    let mut render = repo.command(repo.program());
    render.arg("render").args(look).args(view.arguments).arg("--out").arg(out);
    repo::run(graphics::in_software(&mut render))
}
