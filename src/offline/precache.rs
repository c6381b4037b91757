//! The list of files that the service worker (`web/page/sw.js`) keeps: each with a hash of its content, so that a
//! new version of the page fetches what has changed and nothing else, and takes no file of another version.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// The name of the service worker. A browser fetches it itself, so it is never kept.
pub const WORKER: &str = "sw.js";
/// The line of the service worker that has the list begins so, empty or filled.
const LIST: &str = "const FILES = ";
/// What is put behind the name of a file that a server sends in its place to a browser that can unpack it.
pub const COMPRESSED: [&str; 2] = [".br", ".gz"];

/// SHA-256 of a file's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileHash([u8; 32]);

impl FileHash {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// That of a text that [`Display`](fmt::Display) has written.
    fn read(text: &str) -> Option<Self> {
        let bytes = STANDARD.decode(text.strip_prefix("sha256-")?).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// As a name of a file: 64 hexadecimal digits.
    pub fn hex(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// As a browser takes it: `sha256-` and Base64 (Subresource Integrity, <https://www.w3.org/TR/SRI/>, 3.5).
impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sha256-{}", STANDARD.encode(self.0))
    }
}

/// Whether a file of the page is another one compressed.
pub fn is_compressed(path: &str) -> bool {
    COMPRESSED.iter().any(|ending| path.ends_with(ending))
}

/// Whether the service worker keeps a file of the page; `path` is relative to the page, with slashes.
pub fn is_kept(path: &str) -> bool {
    path != WORKER && !is_compressed(path)
}

/// The service worker with the list of the page's files; whatever list it had is replaced.
///
/// `None` if it has no place for one.
pub fn service_worker(worker: &str, files: &BTreeMap<String, FileHash>) -> Option<String> {
    let line = line_of_list(worker)?;
    let list: BTreeMap<_, _> =
        files.iter().filter(|(path, _)| is_kept(path)).map(|(path, hash)| (path, hash.to_string())).collect();
    let list = serde_json::to_string(&list).ok()?;
    Some(format!("{}{LIST}{list};{}", &worker[..line.start], &worker[line.end..]))
}

/// The files that a service worker lists, each with the hash of its content; none before a page was made with it.
///
/// `None` if it is not one of ours.
pub fn listed_files(worker: &str) -> Option<BTreeMap<String, FileHash>> {
    let line = &worker[line_of_list(worker)?];
    let list = line.strip_prefix(LIST)?.trim_end().strip_suffix(';')?;
    let list: BTreeMap<String, String> = serde_json::from_str(list).ok()?;
    list.into_iter().map(|(path, hash)| Some((path, FileHash::read(&hash)?))).collect()
}

/// Where the line with the list stands, without its end.
fn line_of_list(worker: &str) -> Option<Range<usize>> {
    let start = if worker.starts_with(LIST) { 0 } else { worker.find(&format!("\n{LIST}"))? + 1 };
    Some(start..start + worker[start..].find('\n')?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKER_SOURCE: &str = include_str!("../../web/page/sw.js");

    fn files(files: &[(&str, &str)]) -> BTreeMap<String, FileHash> {
        files.iter().map(|(path, text)| ((*path).to_owned(), FileHash::of(text.as_bytes()))).collect()
    }

    /// The list as a script engine reads it.
    fn list(worker: &str) -> BTreeMap<String, String> {
        let line = worker.lines().find_map(|line| line.strip_prefix(LIST)).expect("a list");
        serde_json::from_str(line.trim_end_matches(';')).expect("a list is JSON")
    }

    #[test]
    fn a_hash_is_written_as_a_browser_compares_it() {
        // `printf abc | openssl dgst -sha256 -binary | base64`; the digest is that of FIPS 180-2, B.1.
        assert_eq!(FileHash::of(b"abc").to_string(), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assert!(FileHash::of(b"abc").hex().starts_with("ba7816bf8f01cfea414140de5dae2223"));
    }

    #[test]
    fn the_worker_lists_each_file_but_itself_and_what_is_compressed() {
        let files =
            files(&[("index.html", "a"), ("index.html.br", "b"), ("a/x.bin.gz", "c"), ("sw.js", "d")]);
        let worker = service_worker(WORKER_SOURCE, &files).expect("it has a place");
        assert_eq!(
            list(&worker),
            BTreeMap::from([("index.html".to_owned(), FileHash::of(b"a").to_string())])
        );
    }

    #[test]
    fn nothing_but_the_list_is_changed_and_it_can_be_made_again() {
        let first = service_worker(WORKER_SOURCE, &files(&[("a", "1"), ("b", "2")])).expect("it has a place");
        let others =
            |text: &str| text.lines().filter(|line| !line.starts_with(LIST)).collect::<Vec<_>>().join("\n");
        assert_eq!(others(&first), others(WORKER_SOURCE));
        let files = files(&[("b", "3")]);
        assert_eq!(service_worker(&first, &files), service_worker(WORKER_SOURCE, &files));
        assert!(list(&first).len() == 2 && service_worker(&first, &files) != Some(first));
    }

    #[test]
    fn a_name_with_quotes_cannot_leave_the_list() {
        let name = "a\";\nalert(1)//'";
        let worker = service_worker(WORKER_SOURCE, &files(&[(name, "")])).expect("it has a place");
        assert!(list(&worker).contains_key(name));
        assert_eq!(worker.lines().count(), WORKER_SOURCE.lines().count());
    }

    #[test]
    fn a_list_is_read_as_it_was_written_and_one_of_another_worker_is_not() {
        let files = files(&[("a \"b\".json", "1"), ("ø/b", "2")]);
        let worker = service_worker(WORKER_SOURCE, &files).expect("it has a place");
        assert_eq!(listed_files(&worker), Some(files));
        assert_eq!(listed_files(WORKER_SOURCE), Some(BTreeMap::new()));
        for other in [
            "",
            "self.skipWaiting();\n",
            "const FILES = [\"a\"];\n",
            "const FILES = {\"a\":\"b\"};\n",
            "const FILES = {\"a\":\"sha256-AAAA\"};\n",
            "const FILES = {",
        ] {
            assert_eq!(listed_files(other), None, "{other}");
        }
    }

    #[test]
    fn a_script_without_a_place_for_the_list_is_no_worker_of_ours() {
        assert_eq!(service_worker("// const FILES = {};\n", &files(&[])), None);
    }
}
