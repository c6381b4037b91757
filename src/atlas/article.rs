//! An article: blocks of plain text, and the mentions of places in them.

use std::ops::Range;

/// Where an article comes from: the TOML between the `+++` lines.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FrontMatter {
    /// Title of the article.
    pub title: String,
    /// Day of publication, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it was published, a URL.
    pub source: Option<String>,
    /// Its licence.
    pub licence: Option<String>,
    /// Credit of its main image.
    pub image_credit: Option<String>,
}

/// An article of an atlas.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// Its id in `atlas.toml`.
    pub id: String,
    /// Where it comes from.
    pub front_matter: FrontMatter,
    /// Headings and paragraphs in order.
    pub blocks: Vec<Block>,
    /// Every mention of a place, in the order of the text.
    pub mentions: Vec<Mention>,
}

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A quotation.
    Quote,
}

/// A heading or a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, without markup.
    pub text: String,
    /// Emphasis and ordinary links in it. Mentions are in [`Article::mentions`].
    pub spans: Vec<Span>,
    /// Byte ranges of its sentences, trailing space not included.
    pub sentences: Vec<Range<usize>>,
}

/// A stretch of a block's text with a look or a link of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// Byte range in [`Block::text`].
    pub range: Range<usize>,
    /// Emphasised (`*…*`).
    pub emphasis: bool,
    /// Strong (`**…**`).
    pub strong: bool,
    /// The http or https URL it links to.
    pub url: Option<String>,
}

/// What a mention points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A place, by its id.
    Place(String),
    /// All places of a layer, by its id.
    Layer(String),
}

/// A phrase of an article that names a place: `[Kirkenes](place:kirkenes)`.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Index of its block in [`Article::blocks`].
    pub block: usize,
    /// Byte range of the phrase in that block's text.
    pub range: Range<usize>,
    /// What it points at, one or more.
    pub targets: Vec<Target>,
}

/// The sentence in which a place is mentioned, verbatim, under its heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Excerpt<'a> {
    /// Index of the mention in [`Article::mentions`].
    pub mention: usize,
    /// The heading above it, or the article's title.
    pub heading: &'a str,
    /// The sentence.
    pub sentence: &'a str,
    /// Byte range of the mention within the sentence.
    pub range: Range<usize>,
}

impl Article {
    /// The excerpt of a mention: its sentence, or the sentences it reaches across.
    pub fn excerpt(&self, mention: usize) -> Option<Excerpt<'_>> {
        let found = self.mentions.get(mention)?;
        let block = self.blocks.get(found.block)?;
        let touched =
            |sentence: &&Range<usize>| sentence.start < found.range.end && found.range.start < sentence.end;
        let first = block.sentences.iter().find(touched)?;
        let last = block.sentences.iter().rfind(touched)?;
        let sentence = first.start.min(found.range.start)..last.end.max(found.range.end);
        Some(Excerpt {
            mention,
            heading: self.heading_above(found.block),
            sentence: block.text.get(sentence.clone())?,
            range: found.range.start - sentence.start..found.range.end - sentence.start,
        })
    }

    /// The nearest heading above a block, or the article's title.
    pub fn heading_above(&self, block: usize) -> &str {
        self.blocks
            .iter()
            .take(block)
            .rev()
            .find(|block| matches!(block.kind, BlockKind::Heading(_)))
            .map_or(&self.front_matter.title, |block| &block.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(kind: BlockKind, text: &str, sentences: &[&str]) -> Block {
        let range = |sentence: &&str| {
            let start = text.find(*sentence).unwrap();
            start..start + sentence.len()
        };
        Block {
            kind,
            text: text.to_owned(),
            spans: Vec::new(),
            sentences: sentences.iter().map(range).collect(),
        }
    }

    /// An article with a mention of each of these words, wherever they first stand in the block.
    fn article(words: &[(usize, &str)]) -> Article {
        let front_matter = FrontMatter { title: "The title".to_owned(), ..FrontMatter::default() };
        let blocks = vec![
            block(BlockKind::Paragraph, "Before any heading.", &["Before any heading."]),
            block(BlockKind::Heading(2), "North of Bodø", &["North of Bodø"]),
            block(
                BlockKind::Paragraph,
                "At Bodø it froze.  The ship sailed for Kirkenes! Then home.",
                &["At Bodø it froze.", "The ship sailed for Kirkenes!", "Then home."],
            ),
        ];
        let mentions = words
            .iter()
            .map(|&(block, words)| {
                let start = blocks[block].text.find(words).unwrap();
                let targets = vec![Target::Place("x".to_owned())];
                Mention { block, range: start..start + words.len(), targets }
            })
            .collect();
        Article { id: "a".to_owned(), front_matter, blocks, mentions }
    }

    #[test]
    fn an_excerpt_is_the_sentence_of_the_mention_under_its_heading() {
        let article = article(&[(2, "Bodø"), (2, "Kirkenes")]);
        let first = article.excerpt(0).unwrap();
        assert_eq!((first.mention, first.heading, first.sentence), (0, "North of Bodø", "At Bodø it froze."));
        let second = article.excerpt(1).unwrap();
        assert_eq!(second.sentence, "The ship sailed for Kirkenes!");
        assert_eq!(&second.sentence[second.range], "Kirkenes");
    }

    #[test]
    fn a_mention_across_sentences_has_them_all_as_its_excerpt() {
        let article = article(&[(2, "Kirkenes! Then")]);
        let excerpt = article.excerpt(0).unwrap();
        assert_eq!(excerpt.sentence, "The ship sailed for Kirkenes! Then home.");
        assert_eq!(&excerpt.sentence[excerpt.range], "Kirkenes! Then");
    }

    #[test]
    fn above_the_first_heading_stands_the_title_and_a_heading_stands_under_the_one_before() {
        let article = article(&[(0, "any"), (1, "Bodø")]);
        assert_eq!(article.excerpt(0).unwrap().heading, "The title");
        assert_eq!(article.excerpt(1).unwrap().heading, "The title");
        assert_eq!(article.heading_above(2), "North of Bodø");
    }

    #[test]
    fn what_is_no_mention_has_no_excerpt() {
        let mut article = article(&[(0, "any")]);
        assert_eq!(article.excerpt(1), None);
        article.mentions[0].block = 9;
        assert_eq!(article.excerpt(0), None);
        article.mentions[0].block = 0;
        article.blocks[0].sentences.clear();
        assert_eq!(article.excerpt(0), None);
    }
}
