//! Where the files of an atlas come from, and what the path of one may be.

#[cfg(not(target_arch = "wasm32"))]
use super::source::nearest;
use std::path::{Component, Path};

/// The largest file that is read, in bytes: 256 MiB.
pub const MAX_FILE_BYTES: u64 = 256 * 1024 * 1024;

/// A folder with an atlas in it: on disk, embedded in the program, or in a test.
pub trait Folder {
    /// The bytes of a file. `path` is relative, with `/` between its parts and none of them `..`.
    ///
    /// # Errors
    /// Where the file is not there, is too large, lies outside the folder or cannot be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError>;

    /// The path of a file in the folder that was probably meant by one that is not there: in other letter case, in
    /// another folder, or misspelt. `None` where there is none, or the folder cannot be listed.
    fn similar(&self, path: &str) -> Option<String> {
        let _ = path;
        None
    }
}

impl<T: Folder + ?Sized> Folder for &T {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        (**self).read(path)
    }

    fn similar(&self, path: &str) -> Option<String> {
        (**self).similar(path)
    }
}

/// The one of some paths that was probably meant by another.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn nearest_path(path: &str, candidates: &[String]) -> Option<String> {
    let path = path.to_lowercase();
    let (folder, name) = split(&path);
    let others: Vec<(String, &String)> =
        candidates.iter().map(|other| (other.to_lowercase(), other)).collect();
    let find = |is_meant: &dyn Fn(&str) -> bool| {
        others.iter().find(|(other, _)| is_meant(other)).map(|(_, written)| (*written).clone())
    };
    let neighbours = others.iter().map(|(other, _)| split(other)).filter(|(other, _)| *other == folder);
    let near = nearest(stem(name), neighbours.map(|(_, name)| stem(name)));
    find(&|other| other == path).or_else(|| find(&|other| split(other).1 == name)).or_else(|| {
        near.and_then(|near| find(&|other| split(other).0 == folder && stem(split(other).1) == near))
    })
}

/// The folder of a path, and the name in it.
#[cfg(not(target_arch = "wasm32"))]
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// A name without its extension.
#[cfg(not(target_arch = "wasm32"))]
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Why a file of an atlas was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is no such file.
    #[error("there is no such file")]
    NotFound,
    /// It is larger than [`MAX_FILE_BYTES`].
    #[error("the file has {bytes} bytes")]
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// A link leads out of the folder.
    #[error("the path leads out of the folder")]
    Outside,
    /// Anything else, in the words of the system.
    #[error("{0}")]
    Other(String),
}

/// True for a relative path that stays inside its folder, whatever the system.
pub(crate) fn is_inside(path: &str) -> bool {
    !path.contains(['\\', ':', '\0'])
        && !path.is_empty()
        && Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

#[cfg(test)]
mod tests {
    use super::{is_inside, nearest_path};

    #[test]
    fn a_path_that_is_not_there_is_taken_for_the_one_that_was_meant() {
        let files = ["assets/articles/story.md", "geodata/Places.GEOJSON", "geodata/seas.geojson"];
        let files = files.map(str::to_owned);
        for (wrong, right) in [
            ("geodata/places.geojson", Some("geodata/Places.GEOJSON")),
            ("places.geojson", Some("geodata/Places.GEOJSON")),
            ("articles/story.md", Some("assets/articles/story.md")),
            ("geodata/sees.geojson", Some("geodata/seas.geojson")),
            ("geodata/seas.json", Some("geodata/seas.geojson")),
            ("geodata/routes.geojson", None),
        ] {
            assert_eq!(nearest_path(wrong, &files).as_deref(), right, "{wrong}");
        }
    }

    #[test]
    fn only_relative_paths_below_the_folder_are_inside() {
        for good in ["geodata/places.geojson", "./a.md", "a..b/c", "ø/å.md"] {
            assert!(is_inside(good), "{good}");
        }
        for bad in [
            "",
            "/etc/passwd",
            "../a",
            "a/../../b",
            "a/..",
            "C:\\a",
            "c:a",
            "a\\..\\..\\b",
            "\\\\host\\a",
            "a\0b",
        ] {
            assert!(!is_inside(bad), "{bad:?}");
        }
    }
}
