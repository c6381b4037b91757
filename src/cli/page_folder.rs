//! The folder of a web page: what of one is taken for another, and where one may be written.

use super::Failure;
use crate::document::{ATLAS_FOLDER, STILL};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The page itself.
pub(super) const INDEX: &str = "index.html";
/// The program; a folder without it is no page.
pub(super) const PROGRAM: [&str; 2] = ["high-north_bg.wasm", "high-north.js"];

/// The files of a folder and of those in it, by their paths there with `/` between the parts.
pub(super) fn files_in(folder: &Path) -> io::Result<BTreeMap<String, PathBuf>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push((entry.path(), format!("{path}/")));
            } else {
                files.insert(path, entry.path());
            }
        }
    }
    Ok(files)
}

/// Files of the program that are written anew for each page: what lies compressed beside them is that of another.
const REWRITTEN: [&str; 2] = ["sw.js", "manifest.webmanifest"];

/// Whether a file of a page belongs to its atlas, and so to no other page.
pub(super) fn is_of_atlas(path: &str) -> bool {
    // A server sends the compressed one in the place of the other.
    let plain = [".br", ".gz"].into_iter().find_map(|ending| path.strip_suffix(ending));
    let is_stale = plain.is_some_and(|plain| REWRITTEN.contains(&plain));
    let path = plain.unwrap_or(path);
    is_stale || path == INDEX || path == STILL || path.split('/').next() == Some(ATLAS_FOLDER)
}

/// The files of the program in the folder of a page.
pub(super) fn program_files(program: &Path) -> Result<BTreeMap<String, PathBuf>, Failure> {
    let shown = program.display();
    let help = "give a folder that `cargo xtask web` has built, or that of another page";
    let mut files = files_in(program).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Failure::usage(format!("--program: there is no folder `{shown}`; {help}")),
        io::ErrorKind::NotADirectory => Failure::usage(format!("--program: `{shown}` is a file; {help}")),
        _ => Failure::usage(format!("--program `{shown}` cannot be read: {error}")),
    })?;
    if let Some(missing) = PROGRAM.into_iter().find(|name| !files.contains_key(*name)) {
        return Err(Failure::usage(format!("--program `{shown}` has no {missing}; {help}")));
    }
    files.retain(|path, _| !is_of_atlas(path));
    Ok(files)
}

/// Makes the folder of the page, or empties it where there is a page in it.
pub(super) fn make_room(out: &Path, program: &Path) -> Result<(), Failure> {
    let shown = out.display();
    let refuse = |reason: &str| Failure::usage(format!("--out `{shown}` cannot be written: {reason}"));
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if whole(out).starts_with(whole(program)) || whole(program).starts_with(whole(out)) {
        return Err(refuse("it and the folder of the program are one, or one lies in the other"));
    }
    match fs::read_dir(out) {
        Ok(mut entries) => {
            let is_page = PROGRAM.into_iter().chain([INDEX]).all(|name| out.join(name).is_file());
            if entries.next().is_some() && !is_page {
                return Err(refuse("other files are in it; give an empty folder, or a new one"));
            }
            if is_page {
                fs::remove_dir_all(out).map_err(|error| refuse(&error.to_string()))?;
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(refuse("it is a file")),
        Err(error) => return Err(refuse(&error.to_string())),
    }
    fs::create_dir_all(out).map_err(|error| refuse(&error.to_string()))
}

/// Writes a file of the page, and the folders that it lies in.
pub(super) fn write(out: &Path, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let file = out.join(path);
    let made = file.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(&file, bytes))
        .map_err(|error| Failure::usage(format!("`{}` cannot be written: {error}", file.display())))
}

/// Reads a file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::usage(format!("`{}` cannot be read: {error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_an_atlas_is_told_from_the_program() {
        for own in [
            "index.html",
            "index.html.br",
            "map.png",
            "sw.js.gz",
            "atlas/assets/atlas.toml",
            "atlas/a.geojson.gz",
        ] {
            assert!(is_of_atlas(own), "{own}");
        }
        for other in [
            "start.js",
            "high-north_bg.wasm.br",
            "geodata/baked/world110.bin",
            "icons/map.png",
            "atlas.js",
            "sw.js",
        ] {
            assert!(!is_of_atlas(other), "{other}");
        }
    }
}
