//! `high-north page`: makes a web page of an atlas, for any static host.

use super::arguments::PageArguments;
use super::folder::KeptFolder;
use super::offline::{list_files, name_page};
use super::page_folder::{INDEX, PROGRAM, files_in, make_room, program_files, read, write};
use super::scene::{name_files, open_folder};
use super::{Failure, complain, say};
use crate::atlas::Atlas;
use crate::document::{ATLAS_FOLDER, Page, STILL, Still, page as document};
use crate::export::png_size;
use crate::format::{Loaded, check, printable};
use crate::offline::AppName;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Of the base map, what the first map needs.
const FIRST_LEVEL: &str = "geodata/baked/world110.bin";

/// Writes the page, and says how many files it has.
pub(super) fn page(arguments: &PageArguments) -> Result<u8, Failure> {
    let PageArguments { atlas, program, out, picture } = arguments;
    let program_files = program_files(program)?;
    let given = picture.as_deref().map(given_picture).transpose()?;
    let folder = open_folder(atlas.as_deref())?;
    let folder = KeptFolder::new(&*folder);
    let mut loaded = check(&folder);
    name_files(atlas.as_deref(), &mut loaded.diagnostics);
    let files = folder.into_files();
    for diagnostic in &loaded.diagnostics {
        complain(&diagnostic.to_string());
    }
    if !loaded.readable {
        return Err(Failure::usage("the atlas could not be read; mend what is named above"));
    }
    make_room(out, program)?;
    for (path, file) in &program_files {
        write(out, path, &read(file)?)?;
    }
    for (path, bytes) in &files {
        write(out, &format!("{ATLAS_FOLDER}/{path}"), bytes)?;
    }
    let still = match given {
        Some(bytes) => Some(bytes),
        // That of the page that the program was taken from, where it shows the same atlas.
        None if atlas.is_none() && program.join(STILL).is_file() => Some(read(&program.join(STILL))?),
        None => drawn_picture(&loaded, out)?,
    };
    if let Some(bytes) = &still {
        write(out, STILL, bytes)?;
    }
    let paths: Vec<String> = files.keys().cloned().collect();
    let html = document(&Page {
        atlas: &loaded.atlas,
        files: &paths,
        first_files: &first_files(out, &paths)?,
        still: still.as_deref().and_then(png_size).map(|(width_px, height_px)| Still { width_px, height_px }),
    });
    write(out, INDEX, html.as_bytes())?;
    finish(&loaded.atlas, out)
        .map_err(|error| Failure::usage(format!("`{}` cannot be finished: {error}", out.display())))?;
    let count = files_in(out).map_or(0, |files| files.len());
    say(&printable(&format!("{}: {count} files; any web server can serve them", out.display())));
    Ok(0)
}

/// Names the page for those who install it, and lists its files for the service worker: the last of all.
fn finish(atlas: &Atlas, out: &Path) -> io::Result<()> {
    let description = atlas.description.as_deref().unwrap_or_default();
    name_page(out, AppName { title: &atlas.title, description, language: &atlas.language })?;
    list_files(out)
}

/// What is fetched for the first map, and how many bytes each has.
fn first_files(out: &Path, atlas: &[String]) -> Result<BTreeMap<String, u64>, Failure> {
    let program = PROGRAM.into_iter().chain([FIRST_LEVEL]).map(str::to_owned);
    let atlas = atlas.iter().map(|path| format!("{ATLAS_FOLDER}/{path}"));
    let paths = program.chain(atlas).filter(|path| out.join(path).is_file());
    paths.map(|path| Ok((path.clone(), read(&out.join(&path))?.len() as u64))).collect()
}

/// The picture that `--picture` names.
fn given_picture(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = read(path)?;
    match png_size(&bytes) {
        Some(_) => Ok(bytes),
        None => Err(Failure::usage(format!(
            "--picture `{}` is no PNG file; draw one with `high-north render`",
            path.display()
        ))),
    }
}

/// Draws the picture; where that is not possible the page has none, and it is said how it gets one.
#[cfg(feature = "app")]
fn drawn_picture(loaded: &Loaded, out: &Path) -> Result<Option<Vec<u8>>, Failure> {
    /// As those who show links want it: 1.91 to 1.
    const SIZE_PX: (u32, u32) = (1200, 630);
    let (width_px, height_px) = SIZE_PX;
    let file = out.join(STILL);
    let picture = crate::app::Picture { out: file.clone(), width_px, height_px, scale: 1.0, panels: false };
    let scene = crate::app::Scene { atlas: loaded.atlas.clone(), ..Default::default() };
    match crate::app::render(scene, picture, Vec::new(), &[]) {
        Ok(()) => Ok(Some(read(&file)?)),
        Err(error) => {
            no_picture(&error.to_string());
            Ok(None)
        }
    }
}

#[cfg(not(feature = "app"))]
fn drawn_picture(_: &Loaded, _: &Path) -> Result<Option<Vec<u8>>, Failure> {
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
