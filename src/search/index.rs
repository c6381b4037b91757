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
    /// The language of the reader, as a tag of BCP 47: positions are read in it first.
    pub language: &'a str,
}

/// Everything that can be found.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) items: Vec<Item>,
    /// Every name of every item.
    pub(super) names: Vec<Key>,
    /// The folded names, one after the other.
    pub(super) folded: String,
    pub(super) language: String,
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

    /// Adds an item, and gives its index.
    pub(super) fn push(&mut self, item: Item) -> usize {
        let index = self.items.len();
        for (name, text) in (0..).zip(std::iter::once(&item.title).chain(&item.others)) {
            self.push_name(index, name, text);
        }
        self.items.push(item);
        index
    }

    /// Adds names to an item that is found by others already.
    pub(super) fn add_names<'a>(&mut self, index: usize, names: impl Iterator<Item = &'a String>) {
        for name in names {
            let Some(item) = self.items.get_mut(index) else { return };
            let is_same = |other: &String| fold(other).text == fold(name).text;
            if !std::iter::once(&item.title).chain(&item.others).any(is_same) {
                item.others.push(name.clone());
                let number = item.others.len() as u32;
                self.push_name(index, number, name);
            }
        }
    }

    fn push_name(&mut self, item: usize, name: u32, text: &str) {
        let folded = fold(text).text;
        if folded.is_empty() {
            return;
        }
        let start = self.folded.len() as u32;
        self.folded.push_str(&folded);
        let end = self.folded.len() as u32;
        self.names.push(Key { start, end, mask: mask(&folded), item: item as u32, name });
    }

    pub(super) fn text(&self, key: Key) -> &str {
        &self.folded[key.start as usize..key.end as usize]
    }
}
