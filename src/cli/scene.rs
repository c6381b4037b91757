//! Which atlas, and what of it to show: the part that `open`, `check` and `render` share.

use super::arguments::SceneArguments;
use super::folder::check_is_file;
use super::link::{check_link, parse_link};
use super::{DiskFolder, Failure, complain};
use crate::format::{ATLAS_FILE, Diagnostic, Folder, Loaded, built_in, check, load, nearest_word};
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
    match misplaced(path) {
        Some(message) => Err(Failure::usage(message)),
        None => Ok(Box::new(folder)),
    }
}

/// What to give in the place of the folder `assets` of an atlas.
fn misplaced(folder: &Path) -> Option<String> {
    let is_assets = folder.canonicalize().is_ok_and(|real| real.join("atlas.toml").ends_with(ATLAS_FILE));
    if !is_assets || !folder.join("atlas.toml").is_file() || folder.join(ATLAS_FILE).exists() {
        return None;
    }
    let parent = folder.parent().filter(|parent| folder.ends_with("assets") && *parent != Path::new(""));
    let atlas = parent.map_or_else(|| folder.join(".."), Path::to_owned);
    let shown = folder.display();
    Some(format!("`{shown}` is a folder of an atlas; give the atlas itself, `{}`", atlas.display()))
}

fn cannot_open(path: &Path, error: &io::Error) -> String {
    let shown = path.display();
    let help = format!("give the folder of an atlas, which has {ATLAS_FILE} in it");
    match error.kind() {
        io::ErrorKind::NotADirectory if path.is_file() => {
            let atlas = path.ancestors().nth(2).filter(|_| path.ends_with(ATLAS_FILE));
            let atlas = atlas.map(|atlas| if atlas == Path::new("") { Path::new(".") } else { atlas });
            let help =
                atlas.map_or(help, |atlas| format!("give the folder of the atlas, `{}`", atlas.display()));
            format!("`{shown}` is a file; {help}")
        }
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
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

/// Whether a file can be drawn on the map is found out while it is read; that there is one, at once.
fn check_layer(path: &Path) -> Result<(), Failure> {
    check_is_file(path).map(drop).map_err(|error| {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file".to_owned(),
            io::ErrorKind::IsADirectory => {
                "it is a folder; give a GeoJSON file, or open an atlas with its folder alone".to_owned()
            }
            _ => error.to_string(),
        };
        Failure::usage(format!("--layer `{}`: {reason}", path.display()))
    })
}

/// The files to draw on the map. It goes to them where it is not told to go elsewhere.
#[cfg(feature = "app")]
pub(super) fn layers(arguments: &SceneArguments) -> Vec<crate::app::state::DropFile> {
    let fly = arguments.view.is_none() && arguments.place.is_none();
    arguments.layers.iter().map(|path| crate::app::state::DropFile { path: path.clone(), fly }).collect()
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
    fn every_part_that_the_program_writes_is_taken() {
        let link = "#map=5.00/69.7/30/15&article=uk-norway-defence&place=kirkenes&pin=69.7/30.05&step=4&layers=places,\
                    routes~60&hide=rivers&projection=stere&t=2022-09-26..2025-02-20;2024-12-25T12:00&\
                    measure=14.4,67.28;30.05,69.73&compare=NOR&theme=paper";
        assert!(built_in_scene(Some(link), None).is_ok());
        assert!(built_in_scene(Some("#layers=&hide="), None).is_ok());
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
            (Some("https://example.org/"), None, "is no link"),
            (Some("#step=99"), None, "there is no step 99; the story has the steps 1 to 12"),
            (Some("#step=0"), None, "counted from 1"),
            (Some("#projection=mercator"), None, "laea, ortho, stere, aeqd or merc"),
            (Some("#map=5/69.7/30&hide=river"), None, "did you mean `rivers`?"),
            (Some("#map=5/69.7/30&hide=lakes,roads"), None, "known are depths, lakes,"),
            (Some("#compare=XYZ"), None, "ISO 3166-1"),
            (Some("#t=noon"), None, "is not a time"),
            (Some("#map=5/69.7/30&palce=kirkenes"), None, "did you mean `place`?"),
            (Some("#mpa=5/69.7/30"), None, "did you mean `map`?"),
            (Some("#map=5/69.7/30&kirkenes"), None, "it has map, article, place"),
            (Some("#map=5/69.7/30&place="), None, "`place` says nothing; write place=kirkenes"),
            (Some("#place=bodo&place=kirkenes"), None, "`place` stands in it twice"),
        ] {
            let message = built_in_scene(view, place).unwrap_err();
            assert!(message.contains(said), "{message}");
        }
    }
}
