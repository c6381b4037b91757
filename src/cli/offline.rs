//! The last of the page's files: the manifest and the service worker, written once all others are there.

use super::program::Files;
use crate::offline::{AppName, COMPRESSED, FileHash, MANIFEST, WORKER, is_kept, manifest, service_worker};

/// Gives the page the name of its atlas, for readers who install it, and tells the service worker which files it has.
///
/// To be called last: a file that is changed afterwards is refused by the browsers that would keep it.
///
/// # Errors
/// Where manifest or service worker are not the program's.
pub(super) fn finish(files: &mut Files, name: AppName<'_>) -> Result<(), String> {
    let named = manifest(&text(files, MANIFEST)?, name).map_err(|error| format!("{MANIFEST}: {error}"))?;
    rewrite(files, MANIFEST, named);
    let kept = files.iter().filter(|(path, _)| is_kept(path));
    let hashes = kept.map(|(path, bytes)| (path.clone(), FileHash::of(bytes))).collect();
    let listed = service_worker(&text(files, WORKER)?, &hashes)
        .ok_or_else(|| format!("{WORKER} has no list of files to fill in"))?;
    rewrite(files, WORKER, listed);
    Ok(())
}

/// A file of the program that is written anew.
fn text(files: &Files, path: &str) -> Result<String, String> {
    let bytes = files.get(path).ok_or_else(|| format!("{path} is not there"))?;
    String::from_utf8(bytes.clone()).map_err(|error| format!("{path}: {error}"))
}

/// Puts a file in the place of another; what lay compressed beside that is sent no longer.
fn rewrite(files: &mut Files, path: &str, text: String) {
    for ending in COMPRESSED {
        files.remove(&format!("{path}{ending}"));
    }
    files.insert(path.to_owned(), text.into_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: AppName<'_> = AppName { title: "Else", description: "", language: "nb" };

    fn page() -> Files {
        [
            ("sw.js", "const FILES = {};\nrest\n"),
            ("sw.js.gz", "that of another page"),
            ("manifest.webmanifest", include_str!("../../web/page/manifest.webmanifest")),
            ("index.html", "<!doctype html>"),
            ("index.html.br", "…"),
            ("atlas/maps/a b.geojson", "{}"),
        ]
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .into()
    }

    #[test]
    fn every_file_of_the_page_is_listed_with_the_hash_of_what_it_holds() {
        let mut page = page();
        finish(&mut page, NAME).expect("it is listed");
        let entry = |path: &str| format!("\"{path}\":\"{}\"", FileHash::of(&page[path]));
        assert_eq!(
            text(&page, "sw.js").expect("it is there"),
            format!(
                "const FILES = {{{},{},{}}};\nrest\n",
                entry("atlas/maps/a b.geojson"),
                entry("index.html"),
                entry("manifest.webmanifest")
            )
        );
        assert!(!page.contains_key("sw.js.gz") && page.contains_key("index.html.br"));
    }

    #[test]
    fn a_page_with_another_service_worker_is_refused_by_name() {
        let mut page = page();
        page.insert("sw.js".to_owned(), b"nothing of ours\n".to_vec());
        let error = finish(&mut page, NAME).expect_err("it has no list");
        assert!(error.contains("sw.js"), "{error}");
    }

    #[test]
    fn a_page_is_named_after_its_atlas() {
        let mut page = page();
        finish(&mut page, NAME).expect("it is named");
        let text = text(&page, "manifest.webmanifest").expect("it is there");
        assert!(text.contains("\"short_name\": \"Else\"") && !text.contains("High North"), "{text}");
    }
}
