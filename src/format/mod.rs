//! Bytes → atlas, with a diagnostic for everything that is wrong.
//!
//! An atlas is a folder: `assets/atlas.toml`, the articles and the layers that it names. [`load()`] reads all of it and
//! never stops at the first fault: one bad feature does not cost its file, and one bad file does not cost the rest.
//! `check` also looks at what was read: whether places are where they can be, and whether all that is written is shown.
//!
//! ```
//! use high_north::format::{built_in, load};
//! let loaded = load(built_in());
//! assert!(loaded.readable && loaded.atlas.place_by_id("kirkenes").is_some());
//! ```

mod anchor;
mod article;
#[cfg(not(target_arch = "wasm32"))]
mod built_in;
#[cfg(not(target_arch = "wasm32"))]
mod check;
mod claims;
mod crossing;
mod date;
mod decimal_comma;
mod diagnostic;
#[cfg(not(target_arch = "wasm32"))]
mod encoding;
mod feature;
mod folder;
mod front_matter;
mod geometry;
mod id;
mod json;
mod keys;
mod language;
mod layer;
mod load;
mod manifest;
mod mentions;
mod mojibake;
mod quote;
mod sentences;
mod slip;
mod source;
mod sources;
mod step;
mod style;
mod table;
mod text;

#[cfg(not(target_arch = "wasm32"))]
pub use built_in::built_in;
#[cfg(not(target_arch = "wasm32"))]
pub use check::check;
pub use diagnostic::{Diagnostic, Rule, Severity, printable, to_json};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use folder::nearest_path;
pub use folder::{Folder, MAX_FILE_BYTES, ReadError};
pub use load::{Loaded, load};
pub use manifest::FORMAT_VERSION;
pub(crate) use style::parse_color;

/// The file that says what an atlas consists of, relative to its folder.
pub const ATLAS_FILE: &str = "assets/atlas.toml";

/// The word of `candidates` that a misspelt one was probably meant to be.
pub fn nearest_word<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    source::nearest(word, candidates)
}

/// A place, and where its id stands in its file.
#[derive(Debug)]
struct LoadedPlace {
    place: crate::atlas::Place,
    offset: usize,
    /// What is said of it, to be looked up once everything is read.
    claims: Vec<claims::DraftClaim>,
}

/// An http or https address with something behind the slashes.
pub(crate) fn is_web_url(url: &str) -> bool {
    let is_scheme =
        |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let host = ["https://", "http://"]
        .into_iter()
        .find(|scheme| is_scheme(scheme))
        .map(|scheme| &url[scheme.len()..]);
    host.is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric() || c == '['))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}
