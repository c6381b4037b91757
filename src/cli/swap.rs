//! A new page in the place of an old one, whole or not at all.

use super::program::Files;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Writes files into a folder, and removes the `old` ones from it; whatever else is there stays.
///
/// All files are written into a hidden folder first, on the same disk. Then the old ones are moved out and the new ones
/// in, which takes a moment and no space. The folder itself is never moved: a server may be at work in it.
///
/// # Errors
/// Where something cannot be written or moved; then everything is as it was.
pub(super) fn swap(root: &Path, old: &BTreeSet<String>, files: &Files) -> io::Result<()> {
    let base = root.ancestors().find(|folder| folder.is_dir()).unwrap_or(root);
    let stage = tempfile::Builder::new().prefix(".high-north-page-").tempdir_in(base)?;
    let (new_stage, old_stage) = (stage.path().join("new"), stage.path().join("old"));
    for (path, bytes) in files {
        let file = new_stage.join(path);
        make_folder_of(&file)?;
        fs::write(file, bytes)?;
    }
    let mut moves = Moves::default();
    let moved = move_all(&mut moves, old, root, &old_stage).and_then(|()| {
        // A file may take the place of a folder.
        remove_empty_folders(root, root, old);
        move_all(&mut moves, files.keys(), &new_stage, root)
    });
    if let Err(error) = moved {
        if let Err(undo) = moves.undo() {
            let kept = stage.keep();
            return Err(io::Error::other(format!(
                "{error}, {undo}; what was there is in `{}`",
                kept.display()
            )));
        }
        remove_empty_folders(root, base, files.keys());
        return Err(error);
    }
    // Where the old files cannot be deleted they stay, hidden; the page is there.
    let _ = stage.close();
    Ok(())
}

fn move_all<'a>(
    moves: &mut Moves,
    paths: impl IntoIterator<Item = &'a String>,
    from: &Path,
    to: &Path,
) -> io::Result<()> {
    paths.into_iter().try_for_each(|path| moves.make(from.join(path), to.join(path)))
}

/// Moves that were made, the last of them last.
#[derive(Default)]
struct Moves(Vec<(PathBuf, PathBuf)>);

impl Moves {
    fn make(&mut self, from: PathBuf, to: PathBuf) -> io::Result<()> {
        make_folder_of(&to)?;
        fs::rename(&from, &to)?;
        self.0.push((from, to));
        Ok(())
    }

    /// Undoes as many as can be; the first that cannot is the error.
    fn undo(self) -> io::Result<()> {
        let back = |(from, to): (PathBuf, PathBuf)| make_folder_of(&from).and_then(|()| fs::rename(to, from));
        self.0.into_iter().rev().map(back).fold(Ok(()), io::Result::and)
    }
}

fn make_folder_of(file: &Path) -> io::Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)
}

/// Removes the folders of files that have nothing in them any more, from those inside `root` up to `base`, which stays.
fn remove_empty_folders<'a>(root: &Path, base: &Path, paths: impl IntoIterator<Item = &'a String>) {
    let mut folders = BTreeSet::new();
    for path in paths {
        let file = root.join(path);
        let inside =
            file.ancestors().skip(1).take_while(|folder| folder.starts_with(base) && *folder != base);
        folders.extend(inside.map(Path::to_owned));
    }
    // Those inside others come after them. One that is not empty is not removed.
    for folder in folders.iter().rev() {
        let _ = fs::remove_dir(folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn paths(paths: &[&str]) -> BTreeSet<String> {
        paths.iter().map(|path| (*path).to_owned()).collect()
    }

    /// Every path in a folder, with what is in it.
    fn tree(root: &Path) -> Vec<(String, String)> {
        let folder = crate::cli::DiskFolder::open(root).expect("a folder");
        let mut paths = folder.paths().expect("its files");
        paths.sort();
        let text = |path: &String| fs::read_to_string(root.join(path)).expect("text");
        paths.iter().map(|path| (path.clone(), text(path))).collect()
    }

    #[test]
    fn old_files_go_new_ones_come_and_others_stay() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("new/page");
        swap(&root, &paths(&[]), &files(&[("a", "1"), ("sub/b", "2"), ("sub/deep/c", "3")]))
            .expect("it is made");
        fs::write(root.join("mine"), "mine").expect("written");
        let old = paths(&["a", "sub/b", "sub/deep/c"]);
        swap(&root, &old, &files(&[("a", "4"), ("sub", "5")])).expect("it is replaced");
        let tree = tree(&root);
        let expected = [("a", "4"), ("mine", "mine"), ("sub", "5")];
        assert_eq!(tree, expected.map(|(path, text)| (path.to_owned(), text.to_owned())));
        assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_failure_half_way_leaves_everything_as_it_was() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("page");
        swap(&root, &paths(&[]), &files(&[("a", "1"), ("sub/b", "2")])).expect("it is made");
        fs::create_dir_all(root.join("z/mine")).expect("a folder");
        fs::write(root.join("z/mine/file"), "mine").expect("written");
        let before = tree(&root);
        // The last of the new files cannot take the place of a folder.
        let new = files(&[("a", "4"), ("fresh/c", "5"), ("z", "6")]);
        swap(&root, &paths(&["a", "sub/b"]), &new).expect_err("a folder is in the way");
        assert_eq!(tree(&root), before);
        assert!(!root.join("fresh").exists() && root.join("sub").is_dir());
        let fresh = dir.path().join("x/y");
        swap(&fresh, &paths(&["gone"]), &new).expect_err("there is no old file");
        assert!(!dir.path().join("x").exists());
    }
}
