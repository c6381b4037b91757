//! What can be found, with the names by which it is found.

use super::build::build;
use super::fold::{fold, mask};
use super::{Found, FoundKind, Target, find};
use crate::atlas::Atlas;
use crate::base::Name;

/// What an index is made of.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The names of the base map.
    pub names: &'a [Name],
    /// The steps of the story: the title of each, and its index.
    pub steps: &'a [(String, usize)],
    /// The commands, in the language of the reader: the id of each, its text, and what it does.
    pub commands: &'a [(String, String, String)],
}

/// Everything that can be found.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) items: Vec<Item>,
    /// Every name of every item.
    pub(super) names: Vec<Key>,
    /// The folded names, one after the other.
    folded: String,
}

/// A thing that can be found.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) kind: FoundKind,
    pub(super) title: String,
    /// Names by which it is found too.
    pub(super) others: Vec<String>,
    /// Country or heading, or what a command does.
    pub(super) context: String,
    pub(super) target: Target,
    /// Among things of one kind the larger comes first.
    pub(super) importance: u64,
}

/// A name of an item.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    start: u32,
    end: u32,
    pub(super) mask: u32,
    pub(super) item: u32,
    /// Which name it is: 0 the title, from 1 on the others.
    pub(super) name: u32,
}

impl Index {
    /// An index of an atlas, of the base map's names, of steps and commands.
    pub fn new(sources: &Sources<'_>) -> Self {
        build(sources)
    }

    /// What matches a query, the best first, at most `most` of it. A position that is typed in comes before all.
    pub fn find(&self, query: &str, most: usize) -> Vec<Found> {
        find::find(self, query, most)
    }

    /// How many names it knows, the titles among them.
    pub fn name_count(&self) -> usize {
        self.names.len()
    }

    /// A number that another index, of other names or in another order, has not.
    pub fn fingerprint(&self) -> u32 {
        crc32fast::hash(self.folded.as_bytes())
    }

    pub(super) fn push(&mut self, item: Item) {
        let index = self.items.len() as u32;
        for (name, text) in (0..).zip(std::iter::once(&item.title).chain(&item.others)) {
            let folded = fold(text).text;
            if folded.is_empty() {
                continue;
            }
            let start = self.folded.len() as u32;
            self.folded.push_str(&folded);
            let end = self.folded.len() as u32;
            self.names.push(Key { start, end, mask: mask(&folded), item: index, name });
        }
        self.items.push(item);
    }

    pub(super) fn text(&self, key: Key) -> &str {
        &self.folded[key.start as usize..key.end as usize]
    }
}
