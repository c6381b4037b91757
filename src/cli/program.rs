//! The program of a page: what is taken of the folder that `--program` names.

use super::{DiskFolder, Failure};
use crate::document::{ATLAS_FOLDER, STILL};
use crate::format::{Folder, ReadError, is_inside};
use crate::offline::{COMPRESSED, FileHash, MANIFEST, WORKER, listed_files};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

/// The page itself.
pub(super) const INDEX: &str = "index.html";
/// What draws the map.
pub(super) const PROGRAM: [&str; 2] = ["high-north_bg.wasm", "high-north.js"];
/// Files of the program that are written anew for each page: what lies compressed beside them is that of another.
const REWRITTEN: [&str; 2] = [WORKER, MANIFEST];

/// The files of a page, by their paths in it with `/` between the parts.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// The program of a page.
#[derive(Debug)]
pub(super) struct Program {
    /// Its files.
    pub(super) files: Files,
    /// The picture of the page that it is taken from, which shows the atlas of that page.
    pub(super) still: Option<Vec<u8>>,
}

impl Program {
    /// Reads the program in a folder. Nothing outside that folder is read, also not through a link.
    ///
    /// # Errors
    /// Where there is none, or not all of it can be read.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let shown = path.display();
        let help = "give a folder that `cargo xtask web` has built, or that of another page";
        let folder = DiskFolder::open(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                Failure::usage(format!("--program: there is no folder `{shown}`; {help}"))
            }
            io::ErrorKind::NotADirectory => Failure::usage(format!("--program: `{shown}` is a file; {help}")),
            _ => Failure::usage(format!("--program `{shown}` cannot be read: {error}")),
        })?;
        let read = |name: &str| match folder.read(name) {
            Err(ReadError::NotFound) => {
                Err(Failure::usage(format!("--program `{shown}` has no {name}; {help}")))
            }
            Err(error) => Err(Failure::usage(format!("--program: `{}`: {error}", path.join(name).display()))),
            Ok(bytes) => Ok(bytes),
        };
        for name in PROGRAM.into_iter().chain([MANIFEST]) {
            read(name)?;
        }
        let list = listed_files(&String::from_utf8_lossy(&read(WORKER)?)).ok_or_else(|| {
            Failure::usage(format!("--program `{shown}`: {WORKER} has no list of files to fill in; {help}"))
        })?;
        let names = if list.is_empty() {
            folder.paths().map_err(|error| Failure::usage(format!("--program `{shown}`: {error}")))?
        } else {
            of_page(&list, |name| path.join(name).exists())
        };
        let names = names.into_iter().filter(|name| !is_of_atlas(name));
        let files = names.map(|name| read(&name).map(|bytes| (name, bytes))).collect::<Result<_, _>>()?;
        Ok(Self { files, still: folder.read(STILL).ok() })
    }
}

/// The files of a page that lists them: those on the list, the list itself, and what lies compressed beside each.
/// Beside these there may be others in its folder, of whoever publishes it.
fn of_page(list: &BTreeMap<String, FileHash>, is_there: impl Fn(&str) -> bool) -> Vec<String> {
    let listed: BTreeSet<&str> = list.keys().map(String::as_str).chain([WORKER]).collect();
    let compressed = listed.iter().flat_map(|name| COMPRESSED.map(|ending| format!("{name}{ending}")));
    let compressed: Vec<String> = compressed.filter(|name| is_there(name)).collect();
    listed.into_iter().map(str::to_owned).chain(compressed).filter(|name| is_inside(name)).collect()
}

/// Whether a file of a page belongs to its atlas, and so to no other page.
fn is_of_atlas(path: &str) -> bool {
    // A server sends the compressed one in the place of the other.
    let plain = COMPRESSED.into_iter().find_map(|ending| path.strip_suffix(ending));
    let is_stale = plain.is_some_and(|plain| REWRITTEN.contains(&plain));
    let path = plain.unwrap_or(path);
    is_stale || path == INDEX || path == STILL || path.split('/').next() == Some(ATLAS_FOLDER)
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
