//! The bytes of a file → its text, or why it has none.

use super::ATLAS_FILE;
use super::diagnostic::Rule;
#[cfg(not(target_arch = "wasm32"))]
use super::encoding::{foreign, guess};
use super::folder::{MAX_FILE_BYTES, ReadError};
use super::load::report_too_large;
use super::source::{Report, Source};

/// The web page shows an atlas that has been checked.
#[cfg(target_arch = "wasm32")]
fn foreign(_: &[u8]) -> Option<&'static str> {
    None
}

#[cfg(target_arch = "wasm32")]
fn guess(_: &[u8], _: usize) -> Option<(&'static str, String)> {
    None
}

/// What an `atlas.toml` has to have at the least.
pub(super) const LEAST_ATLAS: &str = "write at least format = 1, title = \"…\", an [[article]] with id and file, and \
                                      a [[layer]] with id, title, file and kind";

/// The text of a file; `None` where it has none, which has been reported.
pub(super) fn text_of(path: &str, bytes: Vec<u8>, report: &mut Report) -> Option<Source> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        report_too_large(path, &ReadError::TooLarge { bytes: bytes.len() as u64 }, report);
        return None;
    }
    if let Some(what) = foreign(&bytes) {
        let message = format!("the file is not UTF-8 text but {what}");
        report.add_file(Rule::NotUtf8, path, message, "save it in UTF-8, or convert it");
        return None;
    }
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            report_not_utf8(path, error.as_bytes(), error.utf8_error().valid_up_to(), report);
            return None;
        }
    };
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\0').is_empty() {
        let help = if path == ATLAS_FILE { LEAST_ATLAS } else { "write it, or take it out of atlas.toml" };
        report.add_file(Rule::EmptyFile, path, "the file is empty", help);
        return None;
    }
    Some(Source::new(path, text))
}

/// Reports a file whose bytes are UTF-8 up to one.
fn report_not_utf8(path: &str, bytes: &[u8], good: usize, report: &mut Report) {
    let source = Source::new(path, String::from_utf8_lossy(bytes).into_owned());
    let (message, help) = match guess(bytes, good) {
        Some((name, word)) => (
            format!("the file is not UTF-8 text; it is likely {name}, in which this word is `{word}`"),
            format!("save it in UTF-8, or convert it: iconv -f {name} -t UTF-8"),
        ),
        None => (
            format!("the file is not UTF-8 text: byte {:#04x} begins no letter", bytes[good]),
            "save it in UTF-8".to_owned(),
        ),
    };
    // What stands before the first bad byte is the same in the text with replacements.
    report.add(Rule::NotUtf8, &source, good, message, help);
}
