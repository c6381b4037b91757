//! The last of the page's files: the service worker and the manifest, written once all others are there.

use crate::offline::{AppName, COMPRESSED, FileHash, is_kept, manifest, service_worker};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// Gives the page in a folder the name of its atlas, for readers who install it.
///
/// # Errors
/// Where the manifest of the program cannot be read or written.
pub(super) fn name_page(page: &Path, name: AppName<'_>) -> io::Result<()> {
    let file = page.join("manifest.webmanifest");
    write(&file, &manifest(&read(&file)?, name)?)
}

/// Tells the service worker which files the page in a folder has.
///
/// To be called last: a file that is changed afterwards is refused by the browsers that would keep it.
///
/// # Errors
/// Where a file cannot be read, or the service worker is not the program's.
pub(super) fn list_files(page: &Path) -> io::Result<()> {
    let worker = page.join("sw.js");
    let mut files = BTreeMap::new();
    hash_files(page, "", &mut files)?;
    let listed = service_worker(&read(&worker)?, &files)
        .ok_or_else(|| io::Error::other(format!("{} has no list of files to fill in", worker.display())))?;
    write(&worker, &listed)
}

/// Reads a file of the program; an error names it.
fn read(file: &Path) -> io::Result<String> {
    fs::read_to_string(file)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", file.display())))
}

/// Writes a file; what lay compressed beside it is that of another page, and is sent no longer.
fn write(file: &Path, text: &str) -> io::Result<()> {
    for ending in COMPRESSED {
        let mut beside = file.as_os_str().to_owned();
        beside.push(ending);
        match fs::remove_file(beside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    fs::write(file, text)
}

/// The files of a folder and of those in it; `prefix` is its path in the page, with a slash behind it.
fn hash_files(folder: &Path, prefix: &str, files: &mut BTreeMap<String, FileHash>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            hash_files(&entry.path(), &format!("{path}/"), files)?;
        } else if is_kept(&path) {
            files.insert(path, FileHash::of(&fs::read(entry.path())?));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> tempfile::TempDir {
        let page = tempfile::tempdir().expect("a folder");
        for (path, text) in [
            ("sw.js", "const FILES = {};\nrest\n"),
            ("sw.js.gz", "that of another page"),
            ("index.html", "<!doctype html>"),
            ("index.html.br", "…"),
            ("atlas/maps/a b.geojson", "{}"),
        ] {
            let file = page.path().join(path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("it is made");
            fs::write(file, text).expect("it is written");
        }
        page
    }

    #[test]
    fn every_file_of_the_page_is_listed_with_the_hash_of_what_it_holds() {
        let page = page();
        list_files(page.path()).expect("it is listed");
        let worker = fs::read_to_string(page.path().join("sw.js")).expect("it is there");
        let entry = |path, text: &str| format!("\"{path}\":\"{}\"", FileHash::of(text.as_bytes()));
        assert_eq!(
            worker,
            format!(
                "const FILES = {{{},{}}};\nrest\n",
                entry("atlas/maps/a b.geojson", "{}"),
                entry("index.html", "<!doctype html>")
            )
        );
        assert!(!page.path().join("sw.js.gz").exists() && page.path().join("index.html.br").exists());
    }

    #[test]
    fn a_folder_with_another_service_worker_is_refused_by_name() {
        let page = page();
        fs::write(page.path().join("sw.js"), "nothing of ours\n").expect("it is written");
        let error = list_files(page.path()).expect_err("it has no list").to_string();
        assert!(error.contains("sw.js"), "{error}");
    }

    #[test]
    fn a_page_is_named_after_its_atlas() {
        let page = page();
        let file = page.path().join("manifest.webmanifest");
        fs::write(&file, include_str!("../../web/page/manifest.webmanifest")).expect("it is written");
        name_page(page.path(), AppName { title: "Else", description: "", language: "nb" })
            .expect("it is named");
        let text = fs::read_to_string(file).expect("it is there");
        assert!(text.contains("\"short_name\": \"Else\"") && !text.contains("High North"), "{text}");
    }
}
