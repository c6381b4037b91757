//! Which atlas, and what of it to show: the part that `open`, `check` and `render` share.

use super::arguments::SceneArguments;
use super::{DiskFolder, Failure, complain};
use crate::atlas::Atlas;
use crate::format::{ATLAS_FILE, Diagnostic, Folder, Loaded, built_in, check, load, nearest_word};
use crate::settings::Theme;
use crate::view::Link;
use std::io;
use std::path::Path;

/// Reads and checks the atlas in a folder, or reads the built-in one, which a test has checked. The files of its
/// diagnostics are paths as they can be opened from here.
pub(super) fn load_atlas(path: Option<&Path>) -> Result<Loaded, Failure> {
    let folder = open_folder(path)?;
    let mut loaded = if path.is_some() { check(&*folder) } else { load(&*folder) };
    name_files(path, &mut loaded.diagnostics);
    Ok(loaded)
}

/// Names the files of diagnostics by the path to the atlas as it was given, so that a shell can open them.
pub(super) fn name_files(atlas: Option<&Path>, diagnostics: &mut [Diagnostic]) {
    let Some(atlas) = atlas.filter(|atlas| *atlas != Path::new(".")) else { return };
    for diagnostic in diagnostics {
        diagnostic.file = atlas.join(&diagnostic.file).display().to_string();
    }
}

/// The folder of an atlas, or of the built-in one.
pub(super) fn open_folder(path: Option<&Path>) -> Result<Box<dyn Folder>, Failure> {
    let Some(path) = path else { return Ok(Box::new(built_in())) };
    let folder = DiskFolder::open(path).map_err(|error| Failure::usage(cannot_open(path, &error)))?;
    Ok(Box::new(folder))
}

fn cannot_open(path: &Path, error: &io::Error) -> String {
    let shown = path.display();
    let help = format!("give the folder of an atlas, which has {ATLAS_FILE} in it");
    match error.kind() {
        io::ErrorKind::NotADirectory => format!("`{shown}` is a file; {help}"),
        io::ErrorKind::NotFound => {
            // A command is one only where it comes first, and `./check` is said by somebody who means a folder.
            let command =
                path.to_str().and_then(|word| nearest_word(word, ["check", "page", "render", "help"]));
            let is_word = path.components().count() == 1 && !path.starts_with(".");
            let command = command.filter(|_| is_word);
            let help = command
                .map_or(help, |command| format!("did you mean the command `{command}`, before all else?"));
            format!("there is no folder `{shown}`; {help}")
        }
        _ => format!("`{shown}` cannot be opened: {error}"),
    }
}

/// Reads the atlas, tells stderr what is wrong with it, and finds what is asked for in it.
pub(super) fn scene(arguments: &SceneArguments, theme: Option<&str>) -> Result<(Loaded, Link), Failure> {
    let mut link = parse_link(arguments.view.as_deref())?;
    link.place = arguments.place.clone().or(link.place);
    link.article = arguments.article.clone().or(link.article);
    link.theme = theme.map(str::to_owned).or(link.theme);
    let loaded = load_atlas(arguments.atlas.as_deref())?;
    for diagnostic in &loaded.diagnostics {
        complain(&diagnostic.one_line());
    }
    if !loaded.readable {
        return Err(Failure::usage("the atlas could not be read; mend what is named above"));
    }
    check_link(&link, &loaded.atlas)?;
    arguments.layers.iter().try_for_each(|path| check_layer(path))?;
    Ok((loaded, link))
}

fn parse_link(view: Option<&str>) -> Result<Link, Failure> {
    let Some(view) = view else { return Ok(Link::default()) };
    let Some((link, faults)) = Link::from_url_or_hash(view) else {
        let message = format!(
            "--view: `{view}` is no link: write '#map=ZOOM/LATITUDE/LONGITUDE', as in '#map=5/69.7/30.0'"
        );
        return Err(Failure::usage(message));
    };
    match faults.first() {
        Some(fault) => Err(Failure::usage(format!("--view: {fault}"))),
        None => Ok(link),
    }
}

/// Whether a file can be drawn on the map is found out while it is read; that there is one, at once.
fn check_layer(path: &Path) -> Result<(), Failure> {
    let refuse = |reason: &str| Failure::usage(format!("--layer `{}`: {reason}", path.display()));
    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => {
            Err(refuse("it is a folder; give a GeoJSON file, or open an atlas with its folder alone"))
        }
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(refuse("there is no such file")),
        Err(error) => Err(refuse(&error.to_string())),
    }
}

/// The files to draw on the map. It goes to them where it is not told to go elsewhere.
#[cfg(feature = "app")]
pub(super) fn layers(arguments: &SceneArguments) -> Vec<crate::app::state::DropFile> {
    let fly = arguments.view.is_none() && arguments.place.is_none();
    arguments.layers.iter().map(|path| crate::app::state::DropFile { path: path.clone(), fly }).collect()
}

/// Everything that is asked for by name has to be there.
fn check_link(link: &Link, atlas: &Atlas) -> Result<(), Failure> {
    if let Some(id) = &link.place {
        known("place", id, atlas.places.iter().map(|place| place.id.as_str()))?;
    }
    if let Some(id) = &link.article {
        known("article", id, atlas.articles.iter().map(|article| article.id.as_str()))?;
    }
    for (id, _) in link.layers.iter().flatten() {
        known("layer", id, atlas.layers.iter().map(|layer| layer.id.as_str()))?;
    }
    if let Some(name) = &link.theme {
        known("theme", name, Theme::ALL.into_iter().map(Theme::name))?;
    }
    Ok(())
}

fn known<'a>(what: &str, id: &str, all: impl Iterator<Item = &'a str> + Clone) -> Result<(), Failure> {
    /// More than this many ids are no help on a terminal.
    const LISTED: usize = 40;
    if all.clone().any(|known| known == id) {
        return Ok(());
    }
    let ids: Vec<&str> = all.clone().take(LISTED + 1).collect();
    let help = match nearest_word(id, all) {
        Some(near) => format!("did you mean `{near}`?"),
        None if ids.is_empty() => format!("the atlas has no {what}"),
        None if ids.len() <= LISTED => format!("known are {}", ids.join(", ")),
        None => format!("the files of the atlas have the id of each {what}"),
    };
    Err(Failure::usage(format!("there is no {what} `{id}`; {help}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built_in_scene(view: Option<&str>, place: Option<&str>) -> Result<Link, String> {
        let arguments = SceneArguments {
            view: view.map(str::to_owned),
            place: place.map(str::to_owned),
            ..Default::default()
        };
        scene(&arguments, None).map(|(_, link)| link).map_err(|failure| {
            assert_eq!(failure.code, 2, "{failure:?}");
            failure.message
        })
    }

    #[test]
    fn what_is_asked_for_by_name_wins_over_the_link() {
        let link = built_in_scene(Some("#map=6/69.7/30&place=bardufoss"), Some("kirkenes")).unwrap();
        assert_eq!(link.place.as_deref(), Some("kirkenes"));
        assert_eq!(link.map.map(|view| view.zoom), Some(6.0));
    }

    #[test]
    fn a_whole_address_is_a_link_too() {
        let link = built_in_scene(Some("https://example.org/#map=6/69.7/30&place=kirkenes"), None).unwrap();
        assert_eq!(link.place.as_deref(), Some("kirkenes"));
    }

    #[test]
    fn a_name_that_the_link_replaces_need_not_be_there() {
        assert!(built_in_scene(Some("place=atlantis"), Some("kirkenes")).is_ok());
    }

    #[test]
    fn what_is_not_there_is_refused_also_inside_the_link() {
        for (view, place, said) in [
            (None, Some("kirkenas"), "there is no place `kirkenas`; did you mean `kirkenes`?"),
            (Some("#place=kirkenas"), None, "did you mean `kirkenes`?"),
            (Some("#article=uk-norway-defense"), None, "did you mean `uk-norway-defence`?"),
            (Some("#layers=places,route"), None, "did you mean `routes`?"),
            (Some("#theme=sepia"), None, "known are polar-night, paper, high-contrast"),
            (Some("#map=5/north/30"), None, "is not a view"),
            (Some("69.7/30"), None, "is no link"),
        ] {
            let message = built_in_scene(view, place).unwrap_err();
            assert!(message.contains(said), "{message}");
        }
    }
}
