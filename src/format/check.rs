//! What the format allows and an editor would not: places where none can be, and words that nobody will see.
//!
//! For whoever writes an atlas; the web page brings none of it.

mod coast;
mod glyphs;
mod markdown;
mod positions;
mod swapped;

use super::folder::Folder;
use super::load::{self, Loaded};
use super::source::Report;

/// Reads an atlas as [`super::load()`] does, and looks at what it says.
pub fn check(folder: &dyn Folder) -> Loaded {
    let mut report = Report::default();
    let read = load::read(folder, &mut report);
    if let Some(read) = &read {
        positions::check(read, &mut report);
        glyphs::check(read, &mut report);
        for article in &read.articles {
            markdown::check(article, &mut report);
        }
    }
    load::finish(read, report)
}
