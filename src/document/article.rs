//! An article: headings, paragraphs, and mentions as links to their places.

use super::Document;
use super::text::{Text, place_link, web_link};
use crate::atlas::{Article, ArticleIndex, Block, BlockKind, Mention, Span};
use crate::wording::date_words;
use maud::{Markup, PreEscaped, html};
use std::ops::Range;

impl Document<'_> {
    /// An article under its title.
    pub(super) fn article(&self, index: ArticleIndex) -> Markup {
        let Some(article) = self.atlas.article(index) else { return Markup::default() };
        let id = article_anchor(&article.id);
        let title = format!("{id}-title");
        html! {
            article id=(Text(&id)) aria-labelledby=(Text(&title)) lang=[self.content_language] {
                h2 id=(Text(&title)) { (Text(&article.front_matter.title)) }
                (self.byline(article))
                (self.blocks(index, article))
            }
        }
    }

    /// Who wrote it, and when and where it was published.
    fn byline(&self, article: &Article) -> Markup {
        let front = &article.front_matter;
        let people: Vec<&str> =
            [&front.author, &front.publisher].into_iter().flatten().map(String::as_str).collect();
        if people.is_empty() && front.published.is_none() && front.source.is_none() {
            return Markup::default();
        }
        html! {
            p.byline {
                @for (number, part) in people.iter().enumerate() {
                    @if number > 0 { " · " }
                    (Text(part))
                }
                @if let Some(day) = &front.published {
                    @if !people.is_empty() { " · " }
                    time lang=(self.words.language()) datetime=(Text(day)) { (Text(&date_words(self.words, day))) }
                }
                @if let Some(url) = &front.source {
                    @if !people.is_empty() || front.published.is_some() { " · " }
                    span lang=(self.words.language()) {
                        (web_link(url, &html! { (self.words.text("reader-source")) }))
                    }
                }
            }
        }
    }

    /// The blocks; those of a list and those of a quotation stand together.
    fn blocks(&self, index: ArticleIndex, article: &Article) -> Markup {
        let levels = levels(article);
        let mut out = String::new();
        let mut next = 0;
        for group in article.blocks.chunk_by(|a, b| a.kind == b.kind) {
            let numbers = next..next + group.len();
            next = numbers.end;
            let block = |number: usize| self.block(index, article, number);
            let html = html! {
                @match group[0].kind {
                    BlockKind::Heading(_) => {
                        @for number in numbers {
                            (heading(levels[number], &heading_anchor(&article.id, number), &block(number)))
                        }
                    }
                    BlockKind::Paragraph => { @for number in numbers { p { (block(number)) } } }
                    BlockKind::ListItem => { ul { @for number in numbers { li { (block(number)) } } } }
                    BlockKind::Quote => { blockquote { @for number in numbers { p { (block(number)) } } } }
                }
            };
            out.push_str(&html.0);
        }
        PreEscaped(out)
    }

    /// The text of a block, its mentions as links.
    fn block(&self, index: ArticleIndex, article: &Article, number: usize) -> Markup {
        let Some(block) = article.blocks.get(number) else { return Markup::default() };
        let mentions = article.mentions.iter().enumerate().filter(|(_, mention)| mention.block == number);
        let mut out = String::new();
        let mut at = 0;
        for (mention_number, mention) in mentions {
            if mention.range.start < at || block.text.get(mention.range.clone()).is_none() {
                continue;
            }
            out.push_str(&phrase(block, at..mention.range.start).0);
            let id = self.mention_id(index, mention_number);
            out.push_str(&self.mention(&id, mention, &phrase(block, mention.range.clone())).0);
            at = mention.range.end;
        }
        out.push_str(&phrase(block, at..block.text.len()).0);
        PreEscaped(out)
    }

    /// A mention: a link to its place, or to the first of several.
    fn mention(&self, id: &str, mention: &Mention, words: &Markup) -> Markup {
        let links: Vec<String> = self
            .atlas
            .places_of(mention)
            .into_iter()
            .filter_map(|index| self.atlas.place(index))
            .map(|place| place_link(&place.id))
            .collect();
        let Some(first) = links.first() else { return words.clone() };
        let ids: Vec<&str> = links.iter().filter_map(|link| link.strip_prefix("#place=")).collect();
        html! { a.mention id=(id) href=(Text(first)) data-places=(Text(&ids.join(" "))) { (words) } }
    }
}

/// The id of an article's element.
pub(super) fn article_anchor(id: &str) -> String {
    format!("article-{id}")
}

/// The id of a heading of an article, by its block.
pub(super) fn heading_anchor(id: &str, block: usize) -> String {
    format!("article-{id}-{block}")
}

/// The level of each block that is a heading, under that of the title. None is left out, whatever the Markdown does: screen
/// readers go by them.
fn levels(article: &Article) -> Vec<u8> {
    let deeper = |above: &mut u8, block: &Block| {
        if let BlockKind::Heading(depth) = block.kind {
            *above = (depth + 1).clamp(3, *above + 1).min(6);
        }
        Some(*above)
    };
    article.blocks.iter().scan(2, deeper).collect()
}

fn heading(level: u8, id: &str, words: &Markup) -> Markup {
    html! {
        @match level {
            0..=3 => h3 id=(Text(id)) { (words) },
            4 => h4 id=(Text(id)) { (words) },
            5 => h5 id=(Text(id)) { (words) },
            _ => h6 id=(Text(id)) { (words) },
        }
    }
}

/// A stretch of a block's text in its looks and with its ordinary links.
fn phrase(block: &Block, range: Range<usize>) -> Markup {
    let mut out = String::new();
    let mut at = range.start;
    let touched = |span: &&Span| span.range.start < range.end && range.start < span.range.end;
    for span in block.spans.iter().filter(touched) {
        let inside = span.range.start.max(at)..span.range.end.min(range.end);
        out.push_str(&lines(block.text.get(at..inside.start)).0);
        out.push_str(&in_its_look(span, lines(block.text.get(inside.clone()))).0);
        at = inside.end;
    }
    out.push_str(&lines(block.text.get(at..range.end)).0);
    PreEscaped(out)
}

/// A text whose lines were broken where it was written.
fn lines(text: Option<&str>) -> Markup {
    html! {
        @for (number, line) in text.unwrap_or_default().split('\n').enumerate() {
            @if number > 0 { br; }
            (Text(line))
        }
    }
}

fn in_its_look(span: &Span, words: Markup) -> Markup {
    let words = if span.emphasis {
        html! { em { (words) } }
    } else {
        words
    };
    let words = if span.strong {
        html! { strong { (words) } }
    } else {
        words
    };
    match &span.url {
        Some(url) => web_link(url, &words),
        None => words,
    }
}
