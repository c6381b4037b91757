//! Where a text stands in the one that it was taken from: what is read in the Markdown, and the Markdown in its file.

use super::comments::Stripped;
use super::source::Source;
use std::ops::Range;

/// Pairs of (byte in the text, byte in the other), ascending: from each on the two run side by side.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct TextMap(Vec<(usize, usize)>);

impl TextMap {
    pub(super) fn push(&mut self, at: usize, in_other: usize) {
        // What was cut off behind `at` again is no longer there.
        let kept = self.0.partition_point(|(text, _)| *text < at);
        self.0.truncate(kept);
        self.0.push((at, in_other));
    }

    pub(super) fn in_other(&self, at: usize) -> usize {
        let next = self.0.partition_point(|(text, _)| *text <= at);
        next.checked_sub(1).map_or(0, |index| self.0[index].1 + (at - self.0[index].0))
    }
}

/// The Markdown of an article, without its comments.
pub(super) struct Markdown<'a> {
    pub(super) source: &'a Source,
    /// Where it begins in its file.
    pub(super) body: usize,
    pub(super) stripped: Stripped,
}

impl Markdown<'_> {
    /// Where a byte of it stands in the file.
    pub(super) fn in_file(&self, at: usize) -> usize {
        self.body + self.stripped.in_markdown(at)
    }
}

/// Where the text of a block comes from.
#[derive(Debug, Default)]
pub(super) struct Origin {
    /// Where it stands in the Markdown.
    pub(super) map: TextMap,
    /// Byte ranges of the code in it.
    pub(super) code: Vec<Range<usize>>,
}

/// Whether a byte is within one of some ranges, which are in order and apart.
pub(super) fn is_within(ranges: &[Range<usize>], at: usize) -> bool {
    let before = ranges.partition_point(|range| range.start <= at);
    before.checked_sub(1).is_some_and(|last| ranges[last].contains(&at))
}
