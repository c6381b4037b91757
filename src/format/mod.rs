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

mod address;
mod anchor;
mod article;
#[cfg(not(target_arch = "wasm32"))]
mod built_in;
#[cfg(not(target_arch = "wasm32"))]
mod check;
mod claims;
mod comments;
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
#[cfg(not(target_arch = "wasm32"))]
mod published;
mod quote;
mod sentences;
mod slip;
mod source;
mod sources;
mod step;
mod strays;
mod style;
mod table;
mod text;
mod text_map;

pub(crate) use address::is_web_url;
#[cfg(not(target_arch = "wasm32"))]
pub use built_in::built_in;
#[cfg(not(target_arch = "wasm32"))]
pub use check::check;
pub use diagnostic::{Diagnostic, Rule, Severity, printable, to_json};
pub use folder::{Folder, MAX_FILE_BYTES, ReadError};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use folder::{is_inside, nearest_path};
pub use load::{Loaded, load};
pub use manifest::FORMAT_VERSION;
#[cfg(not(target_arch = "wasm32"))]
pub use published::published;

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
