//! A stretch of an article's text.

use super::{Article, Mention};
use std::ops::Range;

/// A stretch of the text of one block of an article: a phrase, a sentence or the whole block.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Passage {
    /// Index of the block in [`Article::blocks`].
    pub block: usize,
    /// Byte range in the block's text.
    pub range: Range<usize>,
}

impl Passage {
    /// The sentences of an article that a passage reaches into, as one stretch of its block. `None` where there are none.
    pub fn sentences(&self, article: &Article) -> Option<Range<usize>> {
        let sentences = &article.blocks.get(self.block)?.sentences;
        let touched =
            |sentence: &&Range<usize>| sentence.start < self.range.end && self.range.start < sentence.end;
        let first = sentences.iter().find(touched)?;
        let last = sentences.iter().rfind(touched)?;
        Some(first.start..last.end)
    }
}

impl From<&Mention> for Passage {
    fn from(mention: &Mention) -> Self {
        Self { block: mention.block, range: mention.range.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{built_in, load};

    #[test]
    fn a_passage_reaches_into_whole_sentences() {
        let atlas = load(built_in()).atlas;
        let article = &atlas.articles[0];
        let block = article.blocks.iter().position(|block| block.sentences.len() > 2).unwrap();
        let [first, second] = [0, 1].map(|index| article.blocks[block].sentences[index].clone());
        let sentences = |range: Range<usize>| Passage { block, range }.sentences(article);
        assert_eq!(sentences(first.start + 3..first.start + 5), Some(first.clone()));
        assert_eq!(sentences(first.end - 1..second.start + 1), Some(first.start..second.end));
        assert_eq!(sentences(first.end..first.end), None);
        assert_eq!(Passage { block: 999, range: 0..1 }.sentences(article), None);
    }
}
