//! `high-north page`: makes a web page of an atlas, for any static host.

use super::arguments::PageArguments;
use super::check::counted;
use super::folder::{KeptFolder, check_is_file};
use super::offline::finish;
use super::page_folder::PageFolder;
use super::program::{Files, INDEX, PROGRAM, Program};
use super::scene::{name_files, open_folder};
use super::{Failure, complain, say};
use crate::document::{ATLAS_FOLDER, Page, STILL, Still, page as document};
use crate::export::png_size;
use crate::format::{Loaded, check, printable, published};
use crate::offline::AppName;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Of the base map, what the first map needs.
const FIRST_LEVEL: &str = "geodata/baked/world110.bin";

/// Writes the page, and says how many files it has.
pub(super) fn page(arguments: &PageArguments) -> Result<u8, Failure> {
    let PageArguments { atlas, program, out, picture, draft } = arguments;
    let Program { mut files, still } = Program::read(program)?;
    let given = picture.as_deref().map(given_picture).transpose()?;
    let folder = open_folder(atlas.as_deref())?;
    let folder = KeptFolder::new(&*folder);
    let mut loaded = check(&folder);
    name_files(atlas.as_deref(), &mut loaded.diagnostics);
    for diagnostic in &loaded.diagnostics {
        complain(&diagnostic.to_string());
    }
    check_content(&loaded, *draft)?;
    let atlas_files = folder.into_files();
    let paths: Vec<String> = atlas_files.keys().cloned().collect();
    files.extend(atlas_files.into_iter().map(|(path, bytes)| (in_page(&path), published(&path, bytes))));

    let page_folder = PageFolder::new(out, program)?;
    page_folder.check(files.keys().map(String::as_str).chain([INDEX, STILL]))?;
    // The picture of the page that the program was taken from is of the built-in atlas as well.
    let still = given.or(still.filter(|_| atlas.is_none()));
    let still = still.map_or_else(|| drawn_picture(&loaded), |bytes| Ok(Some(bytes)))?;
    let html = document(&Page {
        atlas: &loaded.atlas,
        files: &paths,
        first_files: &first_files(&files, &paths),
        still: still.as_deref().and_then(png_size).map(|(width_px, height_px)| Still { width_px, height_px }),
    });
    files.insert(INDEX.to_owned(), html.into_bytes());
    files.extend(still.map(|bytes| (STILL.to_owned(), bytes)));
    let atlas = &loaded.atlas;
    let description = atlas.description.as_deref().unwrap_or_default();
    finish(&mut files, AppName { title: &atlas.title, description, language: &atlas.language })
        .map_err(|error| Failure::usage(format!("--program `{}`: {error}", program.display())))?;
    page_folder.replace(&files)?;
    say(&printable(&format!("{}: {} files; any web server can serve them", out.display(), files.len())));
    Ok(0)
}

/// A page of an atlas with errors in it is made only where that is asked for: something is missing from it.
fn check_content(loaded: &Loaded, is_draft: bool) -> Result<(), Failure> {
    if !loaded.readable {
        return Err(Failure::usage("the atlas could not be read; mend what is named above"));
    }
    let (errors, _) = loaded.count();
    let errors = match errors {
        0 => return Ok(()),
        _ => counted(errors, "error"),
    };
    if is_draft {
        complain(&format!("note: this page is a draft: the atlas has {errors}"));
        return Ok(());
    }
    let help = "mend what is named above, or make a page as it is with --draft";
    Err(Failure::content(format!("no page was written, for the atlas has {errors}; {help}")))
}

/// Where a file of the atlas is in the page.
fn in_page(path: &str) -> String {
    // As a browser understands it: without empty parts and without `.`.
    let parts = path.split('/').filter(|part| !matches!(*part, "" | "."));
    [ATLAS_FOLDER].into_iter().chain(parts).collect::<Vec<_>>().join("/")
}

/// What is fetched for the first map, and how many bytes each has.
fn first_files(files: &Files, atlas: &[String]) -> BTreeMap<String, u64> {
    let program = PROGRAM.into_iter().chain([FIRST_LEVEL]).map(str::to_owned);
    let paths = program.chain(atlas.iter().map(|path| in_page(path)));
    paths.filter_map(|path| files.get(&path).map(|bytes| (path.clone(), bytes.len() as u64))).collect()
}

/// The picture that `--picture` names.
fn given_picture(path: &Path) -> Result<Vec<u8>, Failure> {
    let refuse = |reason: &str| Failure::usage(format!("--picture `{}`: {reason}", path.display()));
    let bytes =
        check_is_file(path).and_then(|_| fs::read(path)).map_err(|error| refuse(&error.to_string()))?;
    match png_size(&bytes) {
        Some(_) => Ok(bytes),
        None => Err(refuse("it is no PNG file; draw one with `high-north render`")),
    }
}

/// Draws the picture; where that is not possible the page has none, and it is said how it gets one.
#[cfg(feature = "app")]
fn drawn_picture(loaded: &Loaded) -> Result<Option<Vec<u8>>, Failure> {
    /// As those who show links want it: 1.91 to 1.
    const SIZE_PX: (u32, u32) = (1200, 630);
    let (width_px, height_px) = SIZE_PX;
    let room =
        |error: std::io::Error| Failure::usage(format!("the picture has no room to be drawn in: {error}"));
    let folder = tempfile::tempdir().map_err(room)?;
    let file = folder.path().join(STILL);
    let picture = crate::app::Picture { out: file.clone(), width_px, height_px, scale: 1.0, panels: false };
    let scene = crate::app::Scene { atlas: loaded.atlas.clone(), ..Default::default() };
    match crate::app::render(scene, picture, Vec::new(), &[]) {
        Ok(()) => fs::read(&file).map(Some).map_err(room),
        Err(error) => {
            no_picture(&error.to_string());
            Ok(None)
        }
    }
}

#[cfg(not(feature = "app"))]
fn drawn_picture(_: &Loaded) -> Result<Option<Vec<u8>>, Failure> {
    no_picture("this build draws none");
    Ok(None)
}

fn no_picture(reason: &str) {
    complain(&format!(
        "note: the page has no picture of the map for those who cannot have the map itself: {}; \
         give one with --picture FILE.png",
        printable(reason)
    ));
}
