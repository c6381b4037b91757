//! The folder that a page is written into: what in it may be replaced, and how, so that nothing is lost.
//!
//! A page lists its files in its service worker, each with the hash of its content. What is on that list and still as it
//! was written is replaced, with what lies compressed beside it. Everything else in the folder is not the page's: it
//! stays, and where it is in the way nothing is written.

use super::Failure;
use super::program::Files;
use super::swap::swap;
use crate::format::is_inside;
use crate::offline::{COMPRESSED, FileHash, WORKER, listed_files};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder that a page is written into.
#[derive(Debug)]
pub(super) struct PageFolder {
    /// As it was asked for.
    shown: PathBuf,
    /// The same without links; it may not be there yet.
    root: PathBuf,
}

impl PageFolder {
    /// The folder at a path, where a page of this program may be written.
    ///
    /// # Errors
    /// Where something else is there, or the folder of the program is.
    pub(super) fn new(out: &Path, program: &Path) -> Result<Self, Failure> {
        let folder = Self { shown: out.to_owned(), root: out.to_owned() };
        let root = real(out).map_err(|error| folder.refuse(&error.to_string()))?;
        let program = real(program).map_err(|error| folder.refuse(&error.to_string()))?;
        if root.starts_with(&program) || program.starts_with(&root) {
            return Err(folder.refuse("it and the folder of the program are one, or one lies in the other"));
        }
        match fs::symlink_metadata(&root) {
            Ok(found) if found.is_dir() => {}
            Ok(found) if found.is_symlink() => return Err(folder.refuse("it is a link to nothing")),
            Ok(_) => return Err(folder.refuse("it is a file")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(folder.refuse(&error.to_string())),
        }
        Ok(Self { root, ..folder })
    }

    /// Whether a page with files at these paths can be written, asked before a minute is spent on drawing its picture.
    ///
    /// # Errors
    /// Where something is in the way that no page has left there.
    pub(super) fn check<'a>(&self, paths: impl IntoIterator<Item = &'a str>) -> Result<(), Failure> {
        self.old_files(paths).map(drop)
    }

    /// Puts a page in the place of the one that is there. Where that fails, the old one is there as it was.
    ///
    /// # Errors
    /// Where something is in the way, or cannot be written.
    pub(super) fn replace(&self, files: &Files) -> Result<(), Failure> {
        let old = self.old_files(files.keys().map(String::as_str))?;
        swap(&self.root, &old, files).map_err(|error| self.refuse(&error.to_string()))
    }

    /// The files of the page that is there, none of which is in the way of a new one.
    fn old_files<'a>(&self, new: impl IntoIterator<Item = &'a str>) -> Result<BTreeSet<String>, Failure> {
        let mut old = BTreeSet::new();
        for (path, hash) in self.listed()? {
            if let Some(found) = self.taken(&path) {
                let is_same = found == path && self.is_as_written(&path, hash);
                if !is_same {
                    let reason = "is not as a page was written there; move it, or give another folder";
                    return Err(self.refuse(&format!("`{}` {reason}", self.shown.join(found).display())));
                }
                old.insert(path);
            }
        }
        let is_new = |path: &str| self.taken(path).filter(|found| !old.contains(found));
        if let Some(found) = new.into_iter().find_map(is_new) {
            let reason = "is in the way, and no page was written there; move it, or give another folder";
            return Err(self.refuse(&format!("`{}` {reason}", self.shown.join(found).display())));
        }
        Ok(old)
    }

    /// What the page that is there lists, the list itself, and what lies compressed beside them; a hash of each where it
    /// has one.
    fn listed(&self) -> Result<BTreeMap<String, Option<FileHash>>, Failure> {
        let is_worker = fs::symlink_metadata(self.root.join(WORKER)).is_ok_and(|found| found.is_file());
        let worker = is_worker.then(|| fs::read(self.root.join(WORKER)));
        let worker = worker.transpose().map_err(|error| self.refuse(&error.to_string()))?;
        let list = worker.and_then(|worker| listed_files(&String::from_utf8_lossy(&worker)));
        let Some(list) = list.filter(|list| list.keys().all(|path| is_inside(path))) else {
            return match self.first_visible().map_err(|error| self.refuse(&error.to_string()))? {
                None => Ok(BTreeMap::new()),
                Some(name) => Err(self.refuse(&format!(
                    "other files are in it, `{name}` among them, and no page; give an empty folder, or a new one"
                ))),
            };
        };
        let mut listed: BTreeMap<String, Option<FileHash>> = BTreeMap::new();
        let list = list.into_iter().map(|(path, hash)| (path, Some(hash)));
        for (path, hash) in list.chain([(WORKER.to_owned(), None)]) {
            for ending in COMPRESSED {
                listed.entry(format!("{path}{ending}")).or_default();
            }
            listed.insert(path, hash);
        }
        Ok(listed)
    }

    /// The name of something in the folder; what is hidden, as that of a repository, is in no page's way.
    fn first_visible(&self) -> io::Result<Option<String>> {
        let entries = match fs::read_dir(&self.root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            entries => entries?,
        };
        let names: Vec<String> = entries
            .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
            .collect::<io::Result<_>>()?;
        Ok(names.into_iter().filter(|name| !name.starts_with('.')).min())
    }

    fn is_as_written(&self, path: &str, hash: Option<FileHash>) -> bool {
        let file = self.root.join(path);
        let is_file = fs::symlink_metadata(&file).is_ok_and(|found| found.is_file());
        is_file && hash.is_none_or(|hash| fs::read(&file).is_ok_and(|bytes| FileHash::of(&bytes) == hash))
    }

    /// What there is on the way to a path in the folder: the first thing that is no folder, as a file or a link, or
    /// whatever is at the path itself. `None` where a file can be made there.
    fn taken(&self, path: &str) -> Option<String> {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        for end in ends {
            let found = match fs::symlink_metadata(self.root.join(&path[..end])) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
                found => found,
            };
            if end == path.len() || !found.is_ok_and(|found| found.is_dir()) {
                return Some(path[..end].to_owned());
            }
        }
        None
    }

    fn refuse(&self, reason: &str) -> Failure {
        Failure::usage(format!("--out `{}` cannot be written: {reason}", self.shown.display()))
    }
}

/// The path of a folder without links; of one that is not there yet, behind the last that is.
fn real(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    for ancestor in path.ancestors() {
        let Ok(found) = ancestor.canonicalize() else { continue };
        return Ok(match path.strip_prefix(ancestor) {
            Ok(rest) if rest != Path::new("") => found.join(rest),
            _ => found,
        });
    }
    Ok(path)
}
