//! Search: places and their names in every language, settlements, seas, countries, layers, headings, the sentences of
//! the articles, the steps of the story and the commands, in one list.
//!
//! An [`Index`] is built once for an atlas and a language; [`Index::find`] then answers every keystroke. Case,
//! diacritics, spellings and alphabets do not matter: `bodo`, `Bodoe`, `BODØ` and `Бодё` find Bodø. What begins with the query comes before
//! what contains it, and a slip of the fingers is forgiven where nothing else is found.

mod build;
mod excerpt;
mod find;
mod fold;
mod grade;
mod index;
mod letters;
#[cfg(test)]
mod tests;
mod translit;
#[cfg(test)]
mod typed_tests;

pub use index::{Index, Sources};

use crate::atlas::{ArticleIndex, Kind, PlaceIndex};
use crate::sphere::{LonLat, Notation, Refusal};
use crate::view::{Link, LinkFault};
use std::ops::Range;

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What it is.
    pub kind: FoundKind,
    /// Its title; of a sentence the words around the match.
    pub title: String,
    /// Byte ranges of the title that match the query, in order, apart from each other.
    pub letters: Vec<Range<usize>>,
    /// What else there is to say of it.
    pub detail: Detail,
    /// Where it leads.
    pub target: Target,
}

/// What a thing that was found is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FoundKind {
    /// A position that was typed in.
    Position(Notation),
    /// A position that was typed in and is none.
    NoPosition,
    /// A link that was pasted.
    Link,
    /// A place of the atlas.
    Place(Kind),
    /// A country of the base map.
    Country,
    /// A sea of the base map.
    Sea,
    /// A city, town or village of the base map.
    Settlement,
    /// A layer of the atlas.
    Layer,
    /// A step of the story.
    Step,
    /// An article.
    Article,
    /// A heading of an article.
    Heading,
    /// A command.
    Command,
    /// A sentence of an article.
    Text,
}

/// The second line about what was found.
#[derive(Debug, Clone, PartialEq)]
pub enum Detail {
    /// Nothing.
    None,
    /// Another name, which matches the query in these byte ranges.
    OtherName {
        /// The name.
        name: String,
        /// The letters that match.
        letters: Vec<Range<usize>>,
    },
    /// The country it lies in.
    Country(String),
    /// The heading or the title it stands under.
    Under(String),
    /// What a command does.
    Tooltip(String),
    /// What of a link is not followed.
    Fault(LinkFault),
    /// Why it is no position.
    Refusal(Refusal),
}

/// Where a thing that was found leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// Nowhere.
    Nothing,
    /// A place of the atlas.
    Place(PlaceIndex),
    /// A piece of ground.
    Ground {
        /// Its middle.
        pos: LonLat,
        /// About how many metres across it is.
        across_m: f64,
    },
    /// The scene of a link.
    Scene(Box<Link>),
    /// A layer, by its id.
    Layer(String),
    /// A step of the story, by its index.
    Step(usize),
    /// An article.
    Article(ArticleIndex),
    /// A heading or a sentence of an article.
    Passage {
        /// The article.
        article: ArticleIndex,
        /// The index of the block.
        block: usize,
        /// The byte range in the text of the block.
        range: Range<usize>,
    },
    /// A command, by its id.
    Command(String),
}
