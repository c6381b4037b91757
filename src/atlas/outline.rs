//! The headings of an article, and which one a reader is under.

use super::{Article, BlockKind};

/// A heading of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading<'a> {
    /// Index of its block in [`Article::blocks`].
    pub block: usize,
    /// How deep it stands: 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: &'a str,
}

impl Article {
    /// Its headings, in the order of the text.
    pub fn headings(&self) -> impl Iterator<Item = Heading<'_>> {
        self.blocks.iter().enumerate().filter_map(|(index, block)| match block.kind {
            BlockKind::Heading(level) => Some(Heading { block: index, level, text: &block.text }),
            _ => None,
        })
    }

    /// The heading at or above a block, as an index into [`headings`](Self::headings). `None` above the first.
    pub fn heading_at(&self, block: usize) -> Option<usize> {
        self.headings().take_while(|heading| heading.block <= block).count().checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use crate::format::{built_in, load};

    #[test]
    fn every_block_is_under_the_heading_above_it_and_a_heading_is_under_itself() {
        let atlas = load(built_in()).atlas;
        let article = &atlas.articles[0];
        let headings: Vec<_> = article.headings().collect();
        assert_eq!(headings.len(), 6);
        assert_eq!(headings[1].text, "Responding to Russian Aggression");
        assert_eq!(article.heading_at(0), None);
        for (index, heading) in headings.iter().enumerate() {
            assert_eq!((heading.level, article.heading_at(heading.block)), (2, Some(index)));
            assert_eq!(article.heading_at(heading.block - 1), index.checked_sub(1));
        }
        assert_eq!(article.heading_at(usize::MAX), Some(5));
    }
}
