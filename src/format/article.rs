//! Markdown → article: blocks of plain text, and the mentions in them.

use super::comments::Stripped;
use super::diagnostic::{Rule, Severity};
use super::source::{Report, Source};
use super::text_map::{Markdown, Origin};
use super::{address, front_matter, is_web_url, mojibake, sentences, strays};
use crate::atlas::{Article, Block, BlockKind, Mention, Span, Target};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// An article whose mentions have not been looked up yet.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) article: Article,
    /// For each mention the byte offset of each of its targets in the file.
    pub(super) target_offsets: Vec<Vec<usize>>,
}

/// Reads an article of an atlas in this language. `is_english` says whether a lone `ā` may stand for an apostrophe.
pub(super) fn read(
    id: &str,
    source: &Source,
    language: &str,
    is_english: bool,
    report: &mut Report,
) -> Draft {
    let (front_matter, body) = front_matter::read(source, report);
    let markdown = Markdown { source, body, stripped: Stripped::of(&source.text[body..]) };
    markdown.stripped.report(body, source, report);
    let mut builder = Builder::new(&markdown, language, report);
    for (event, range) in Parser::new_ext(&markdown.stripped.text, Options::empty()).into_offset_iter() {
        builder.take(event, range);
    }
    builder.close_block();
    let Builder { mut draft, origins, .. } = builder;
    draft.article.id = id.to_owned();
    draft.article.front_matter = front_matter;
    check_letters(&draft.article, &origins, &markdown, is_english, report);
    strays::check(&draft.article, &origins, &markdown, report);
    let article = &mut draft.article;
    if article.front_matter.title.is_empty() {
        let heading = article.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)));
        article.front_matter.title = heading.map_or_else(|| id.to_owned(), |block| block.text.clone());
    }
    draft
}

/// A link that is open: where its words begin in the block, and what it points at.
struct OpenLink {
    start: usize,
    targets: Vec<(Target, usize)>,
    url: Option<String>,
}

struct Builder<'a> {
    markdown: &'a Markdown<'a>,
    language: &'a str,
    report: &'a mut Report,
    draft: Draft,
    origins: Vec<Origin>,
    /// The block that is being written.
    kind: Option<BlockKind>,
    text: String,
    origin: Origin,
    spans: Vec<Span>,
    /// The lists and quotations it stands in.
    containers: Vec<BlockKind>,
    emphasis: usize,
    strong: usize,
    link: Option<OpenLink>,
}

impl<'a> Builder<'a> {
    fn new(markdown: &'a Markdown<'a>, language: &'a str, report: &'a mut Report) -> Self {
        Self {
            markdown,
            language,
            report,
            draft: Draft::default(),
            origins: Vec::new(),
            kind: None,
            text: String::new(),
            origin: Origin::default(),
            spans: Vec::new(),
            containers: Vec::new(),
            emphasis: 0,
            strong: 0,
            link: None,
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            // HTML is text like any other: it is shown, never interpreted.
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.push(&text, range.start),
            Event::Code(text) => {
                let inside = self.markdown.stripped.text[range.clone()].find(&*text).unwrap_or(0);
                let start = self.text.len();
                self.push(&text, range.start + inside);
                self.origin.code.push(start..self.text.len());
            }
            Event::SoftBreak => self.push(" ", range.start),
            Event::HardBreak => self.push("\n", range.start),
            Event::Rule => self.close_block(),
            // None of these are CommonMark.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.push(&text, range.start);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.close_block();
                self.kind = Some(BlockKind::Heading(level as u8));
            }
            Tag::BlockQuote(_) => {
                self.close_block();
                self.containers.push(BlockKind::Quote);
            }
            Tag::Item => {
                self.close_block();
                self.containers.push(BlockKind::ListItem);
            }
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link { link_type, dest_url, .. } => self.open_link(link_type, &dest_url, &range),
            Tag::Image { .. } => {}
            _ => self.close_block(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.close_block();
                self.containers.pop();
            }
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => self.close_link(),
            TagEnd::Image => {}
            TagEnd::CodeBlock => {
                self.origin.code.push(0..self.text.len());
                self.close_block();
            }
            _ => self.close_block(),
        }
    }

    /// Adds text to the block, in the look that is on.
    fn push(&mut self, text: &str, offset: usize) {
        if self.kind.is_none() {
            self.kind = Some(self.containers.last().copied().unwrap_or(BlockKind::Paragraph));
        }
        let start = self.text.len();
        self.origin.map.push(start, offset);
        self.text.push_str(text);
        let span = Span {
            range: start..self.text.len(),
            emphasis: self.emphasis > 0,
            strong: self.strong > 0,
            url: self.link.as_ref().and_then(|link| link.url.clone()),
        };
        match self.spans.last_mut() {
            Some(last)
                if last.range.end == start
                    && (last.emphasis, last.strong, &last.url) == (span.emphasis, span.strong, &span.url) =>
            {
                last.range.end = span.range.end;
            }
            _ if span.emphasis || span.strong || span.url.is_some() => self.spans.push(span),
            _ => {}
        }
    }

    fn open_link(&mut self, link_type: LinkType, destination: &str, range: &Range<usize>) {
        let mut link = OpenLink { start: self.text.len(), targets: Vec::new(), url: None };
        let (scheme, ids) = destination.split_once(':').unwrap_or(("", destination));
        let target: Option<fn(String) -> Target> = match scheme {
            "place" => Some(Target::Place),
            "layer" => Some(Target::Layer),
            _ => None,
        };
        if let Some(target) = target {
            let written = &self.markdown.stripped.text[range.clone()];
            // Absent where the link is a reference and its destination stands elsewhere.
            let mut at = written.rfind(destination).map(|at| range.start + at + scheme.len() + 1);
            for id in ids.split(',') {
                let leading = id.len() - id.trim_start().len();
                let in_file = self.markdown.in_file(at.map_or(range.start, |at| at + leading));
                link.targets.push((target(id.trim().to_owned()), in_file));
                at = at.map(|at| at + id.len() + 1);
            }
        } else if is_web_url(destination) {
            link.url = Some(destination.to_owned());
        } else if link_type != LinkType::Email {
            let help = "link to a web address (https://…), a place (place:id) or a layer (layer:id)";
            self.report.add_as(
                Severity::Warning,
                Rule::Syntax,
                self.markdown.source,
                self.markdown.in_file(range.start),
                format!("the link to `{destination}` is left out"),
                address::remedy(destination, help),
            );
        }
        self.link = Some(link);
    }

    fn close_link(&mut self) {
        let Some(link) = self.link.take() else { return };
        if link.targets.is_empty() {
            return;
        }
        let words = &self.text[link.start..];
        let start = link.start + (words.len() - words.trim_start().len());
        // The space around the words is no part of the mention: at an end of the block it will be cut off.
        let range = start..link.start + words.trim_end().len();
        if words.trim().is_empty() {
            let message = "this link has no words, so nobody can see it";
            self.report.add(
                Rule::Syntax,
                self.markdown.source,
                link.targets[0].1,
                message,
                "put words between its brackets",
            );
            return;
        }
        let (targets, offsets) = link.targets.into_iter().unzip();
        self.draft.article.mentions.push(Mention { block: self.draft.article.blocks.len(), range, targets });
        self.draft.target_offsets.push(offsets);
    }

    /// Ends the block that is being written.
    fn close_block(&mut self) {
        let kind = self.kind.take().unwrap_or(BlockKind::Paragraph);
        let mut text = std::mem::take(&mut self.text);
        let mut spans = std::mem::take(&mut self.spans);
        let origin = std::mem::take(&mut self.origin);
        // The text of a code block ends with a line break. Links always end before that.
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            return;
        }
        for span in &mut spans {
            span.range.end = span.range.end.min(text.len());
        }
        spans.retain(|span| span.range.start < span.range.end);
        let sentences = sentences::sentences(&text, self.language);
        self.draft.article.blocks.push(Block { kind, text, spans, sentences });
        self.origins.push(origin);
    }
}

fn check_letters(
    article: &Article,
    origins: &[Origin],
    markdown: &Markdown<'_>,
    is_english: bool,
    report: &mut Report,
) {
    let texts = article.blocks.iter().map(|block| block.text.as_str());
    let checker = mojibake::Checker::new(texts, is_english);
    let source = markdown.source;
    let mut front_matter = |text: &str| {
        for found in checker.find(text) {
            let offset = source.text.find(text).map_or(0, |start| start + found.range.start);
            found.report(text, source, offset, report);
        }
    };
    let matter = &article.front_matter;
    front_matter(&matter.title);
    for text in [&matter.author, &matter.publisher, &matter.licence, &matter.image_credit] {
        front_matter(text.as_deref().unwrap_or_default());
    }
    for (block, origin) in article.blocks.iter().zip(origins) {
        for found in checker.find(&block.text) {
            let at = markdown.in_file(origin.map.in_other(found.range.start));
            found.report(&block.text, source, at, report);
        }
    }
}
