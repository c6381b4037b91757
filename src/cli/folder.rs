//! An atlas on disk.

use crate::format::{Folder, MAX_FILE_BYTES, ReadError, nearest_path};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Refuses what is no file. Asked before opening: opening a pipe would wait for somebody to write into it.
///
/// # Errors
/// Where there is no file at `path`, whatever else is there.
pub(super) fn check_is_file(path: &Path) -> io::Result<fs::Metadata> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
    }
    if !metadata.is_file() {
        return Err(io::Error::other("it is a pipe or a device, not a file"));
    }
    Ok(metadata)
}

/// A folder on disk. Nothing outside it is read, also not through a link.
#[derive(Debug)]
pub struct DiskFolder {
    root: PathBuf,
}

impl DiskFolder {
    /// Opens a folder.
    ///
    /// # Errors
    /// Where there is none at `path`.
    pub fn open(path: &Path) -> io::Result<Self> {
        let root = path.canonicalize()?;
        if !root.is_dir() {
            return Err(io::Error::from(io::ErrorKind::NotADirectory));
        }
        Ok(Self { root })
    }

    /// The paths of all files in it and in its folders, with `/` between the parts. Links are listed as files, and no link
    /// is followed.
    ///
    /// # Errors
    /// Where a folder cannot be read, or a name is no text.
    pub(super) fn paths(&self) -> io::Result<Vec<String>> {
        let mut paths = Vec::new();
        let mut folders = vec![(self.root.clone(), String::new())];
        while let Some((folder, prefix)) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let entry = entry?;
                let name = entry.file_name().into_string().map_err(|name| {
                    io::Error::other(format!("the name `{prefix}{}` is not UTF-8", name.display()))
                })?;
                let path = format!("{prefix}{name}");
                if entry.file_type()?.is_dir() {
                    folders.push((entry.path(), format!("{path}/")));
                } else {
                    paths.push(path);
                }
            }
        }
        Ok(paths)
    }
}

impl Folder for DiskFolder {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let path = self.root.join(path).canonicalize().map_err(read_error)?;
        if !path.starts_with(&self.root) {
            return Err(ReadError::Outside);
        }
        let metadata = check_is_file(&path).map_err(read_error)?;
        if metadata.len() > MAX_FILE_BYTES {
            return Err(ReadError::TooLarge { bytes: metadata.len() });
        }
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
        // The file may have grown since.
        File::open(&path)
            .and_then(|file| file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes))
            .map_err(read_error)?;
        Ok(bytes)
    }

    fn similar(&self, path: &str) -> Option<String> {
        nearest_path(path, &files_below(&self.root))
    }
}

/// Paths of the files below a folder, with `/` between their parts: no deeper and no more than an atlas has them. Links
/// are not followed.
fn files_below(root: &Path) -> Vec<String> {
    const DEEPEST: usize = 4;
    const MOST: usize = 5000;
    let mut files = Vec::new();
    let mut folders = vec![(root.to_owned(), String::new(), 0)];
    while let Some((folder, prefix, depth)) = folders.pop() {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        for entry in entries.take(MOST) {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            match entry.file_type() {
                Ok(kind) if kind.is_file() && files.len() < MOST => files.push(path),
                Ok(kind) if kind.is_dir() && depth < DEEPEST && !name.starts_with('.') => {
                    folders.push((entry.path(), format!("{path}/"), depth + 1));
                }
                _ => {}
            }
        }
    }
    files.sort_unstable();
    files
}

/// A folder that keeps what is read from it: after an atlas was loaded, the files that it consists of.
pub(super) struct KeptFolder<'a> {
    folder: &'a dyn Folder,
    kept: RefCell<BTreeMap<String, Vec<u8>>>,
}

impl<'a> KeptFolder<'a> {
    pub(super) fn new(folder: &'a dyn Folder) -> Self {
        Self { folder, kept: RefCell::default() }
    }

    /// Every file that was read, by its path.
    pub(super) fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.kept.into_inner()
    }
}

impl Folder for KeptFolder<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let bytes = self.folder.read(path)?;
        self.kept.borrow_mut().insert(path.to_owned(), bytes.clone());
        Ok(bytes)
    }

    fn similar(&self, path: &str) -> Option<String> {
        self.folder.similar(path)
    }
}

fn read_error(error: io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::NotFound => ReadError::NotFound,
        _ => ReadError::Other(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_and_what_is_no_file_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.md"), "ø").unwrap();
        fs::create_dir(dir.path().join("sub")).unwrap();
        let folder = DiskFolder::open(dir.path()).unwrap();
        assert_eq!(folder.read("a.md"), Ok("ø".into()));
        assert_eq!(folder.read("b.md"), Err(ReadError::NotFound));
        assert!(matches!(folder.read("sub"), Err(ReadError::Other(_))));
        assert!(DiskFolder::open(&dir.path().join("a.md")).is_err());
    }

    #[test]
    fn a_file_that_is_not_there_is_looked_for_by_its_name() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("geodata")).unwrap();
        fs::write(dir.path().join("geodata/places.GEOJSON"), "{}").unwrap();
        let folder = DiskFolder::open(dir.path()).unwrap();
        for wrong in ["geodata/places.geojson", "places.geojson", "geodata/place.geojson"] {
            assert_eq!(folder.similar(wrong).as_deref(), Some("geodata/places.GEOJSON"), "{wrong}");
        }
        assert_eq!(folder.similar("geodata/routes.md"), None);
    }

    #[test]
    fn a_huge_file_is_refused_before_it_is_read() {
        let dir = tempfile::tempdir().unwrap();
        // Sparse: it takes no space.
        File::create(dir.path().join("a")).unwrap().set_len(MAX_FILE_BYTES + 1).unwrap();
        let folder = DiskFolder::open(dir.path()).unwrap();
        assert_eq!(folder.read("a"), Err(ReadError::TooLarge { bytes: MAX_FILE_BYTES + 1 }));
    }

    #[test]
    fn what_was_read_is_kept_and_what_was_not_there_is_not() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.md"), "a").unwrap();
        fs::write(dir.path().join("b.md"), "b").unwrap();
        let folder = DiskFolder::open(dir.path()).unwrap();
        let kept = KeptFolder::new(&folder);
        assert_eq!((kept.read("a.md"), kept.read("c.md")), (Ok("a".into()), Err(ReadError::NotFound)));
        assert_eq!(kept.into_files(), BTreeMap::from([("a.md".to_owned(), b"a".to_vec())]));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_refused_and_one_inside_is_followed() {
        let dir = tempfile::tempdir().unwrap();
        let inside = dir.path().join("atlas");
        fs::create_dir(&inside).unwrap();
        fs::write(dir.path().join("secret"), "s").unwrap();
        fs::write(inside.join("a"), "a").unwrap();
        std::os::unix::fs::symlink("../secret", inside.join("out")).unwrap();
        std::os::unix::fs::symlink("a", inside.join("in")).unwrap();
        let folder = DiskFolder::open(&inside).unwrap();
        assert_eq!(folder.read("out"), Err(ReadError::Outside));
        assert_eq!(folder.read("in"), Ok("a".into()));
    }

    #[cfg(unix)]
    #[test]
    fn all_files_are_listed_and_no_link_is_followed_also_not_round_and_round() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("sub/deeper")).unwrap();
        fs::write(dir.path().join("sub/deeper/a"), "a").unwrap();
        std::os::unix::fs::symlink(".", dir.path().join("round")).unwrap();
        std::os::unix::fs::symlink("/", dir.path().join("sub/all")).unwrap();
        let mut paths = DiskFolder::open(dir.path()).unwrap().paths().unwrap();
        paths.sort();
        assert_eq!(paths, ["round", "sub/all", "sub/deeper/a"]);
    }
}
