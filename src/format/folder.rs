//! Where the files of an atlas come from, and what the path of one may be.

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
}

impl<T: Folder + ?Sized> Folder for &T {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        (**self).read(path)
    }
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
    use super::is_inside;

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
