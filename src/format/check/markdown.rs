//! Markdown that the map and the page show as plain text, or not at all.

use super::super::comments::Stripped;
use super::super::diagnostic::Rule;
use super::super::front_matter;
use super::super::source::{Report, Source};
use super::super::text_map::Markdown;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// What is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Lost {
    Table,
    Footnote,
    Image,
    Html,
    OrderedList,
    NestedList,
    TaskList,
    DefinitionList,
    Strikethrough,
    Code,
    Rule,
    Math,
}

impl Lost {
    /// What happens to it, and what to do instead.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Table => {
                ("a table is not set as one: its bars and dashes stand in the text", "write a list")
            }
            Self::Footnote => (
                "a footnote is none here: [^…] stands in the text",
                "put the note in brackets, or link to its source",
            ),
            Self::Image => {
                ("an image is not shown, only the words for it", "tell of it in the text, or link to it")
            }
            Self::Html => {
                ("HTML is not obeyed: its tags stand in the text", "write it in Markdown, or remove the tags")
            }
            Self::OrderedList => {
                ("the numbers of a list are not shown", "write them into the text where they matter")
            }
            Self::NestedList => {
                ("a list within a list is shown as one list with it", "make one list of both")
            }
            Self::TaskList => ("the boxes of a list stand in the text as [ ]", "write in words what is done"),
            Self::DefinitionList => {
                ("a definition is shown as plain text, with its colon", "write it as a sentence")
            }
            Self::Strikethrough => {
                ("~~ stands in the text: nothing is struck through", "remove the words, or say so")
            }
            Self::Code => ("code is set like any other text", "write it as a quotation, or leave it so"),
            Self::Rule => ("a rule between paragraphs is not drawn", "write a heading in its place"),
            Self::Math => ("a formula stands in the text as it is written", "write it in letters"),
        }
    }
}

/// Reports each kind of Markdown that is lost, once for an article, with every line that it stands in.
pub(super) fn check(source: &Source, report: &mut Report) {
    let mut found: BTreeMap<Lost, Vec<usize>> = BTreeMap::new();
    for (lost, offset) in losses(source) {
        found.entry(lost).or_default().push(offset);
    }
    for (lost, offsets) in found {
        let mut lines: Vec<usize> = offsets.iter().map(|offset| source.line(*offset)).collect();
        lines.dedup();
        let (what, help) = lost.words();
        let also: Vec<String> = lines.iter().skip(1).map(ToString::to_string).collect();
        let message = match also.len() {
            0 => what.to_owned(),
            1 => format!("{what} (also in line {})", also[0]),
            _ => format!("{what} (also in lines {})", also.join(", ")),
        };
        report.add(Rule::MarkdownNotShown, source, offsets[0], message, help);
    }
}

/// Every text of an article that is shown, and where it stands in the file.
pub(super) fn texts(source: &Source) -> Vec<(String, Range<usize>)> {
    let markdown = markdown(source);
    let events = Parser::new_ext(&markdown.stripped.text, Options::empty()).into_offset_iter();
    let texts = events.filter_map(|(event, range)| {
        let text = match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => text,
            _ => return None,
        };
        Some((text.into_string(), markdown.in_file(range.start)..markdown.in_file(range.end)))
    });
    texts.collect()
}

/// The text of an article without its comments, which are for nobody but the editor.
fn markdown(source: &Source) -> Markdown<'_> {
    // What is wrong with the front matter has been told.
    let body = front_matter::read(source, &mut Report::default()).1;
    Markdown { source, body, stripped: Stripped::of(&source.text[body..]) }
}

/// What is lost, in the order of the text, and where each begins.
fn losses(source: &Source) -> Vec<(Lost, usize)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_MATH;
    let markdown = markdown(source);
    let mut lists = 0;
    let mut losses = Vec::new();
    for (event, range) in Parser::new_ext(&markdown.stripped.text, options).into_offset_iter() {
        let written = &markdown.stripped.text[range.clone()];
        let at = markdown.in_file(range.start);
        let lost = match event {
            Event::Start(Tag::Table(_)) => Some(Lost::Table),
            Event::Start(Tag::FootnoteDefinition(_)) | Event::FootnoteReference(_) => Some(Lost::Footnote),
            Event::Start(Tag::Image { .. }) => Some(Lost::Image),
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => Some(Lost::Html),
            Event::Start(Tag::List(start)) => {
                lists += 1;
                if lists > 1 {
                    losses.push((Lost::NestedList, at));
                }
                start.map(|_| Lost::OrderedList)
            }
            Event::End(TagEnd::List(_)) => {
                lists -= 1;
                None
            }
            Event::TaskListMarker(_) => Some(Lost::TaskList),
            Event::Start(Tag::DefinitionList) => Some(Lost::DefinitionList),
            Event::Start(Tag::Strikethrough) if written.starts_with("~~") => Some(Lost::Strikethrough),
            Event::Start(Tag::CodeBlock(_)) => Some(Lost::Code),
            Event::Rule => Some(Lost::Rule),
            // A sum of money is no formula.
            Event::InlineMath(_) | Event::DisplayMath(_) if written.contains(['\\', '^', '_']) => {
                Some(Lost::Math)
            }
            _ => None,
        };
        losses.extend(lost.map(|lost| (lost, at)));
    }
    losses
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(usize, String)> {
        let source = Source::new("a.md", format!("+++\ntitle = \"A\"\n+++\n\n{text}\n"));
        let mut report = Report::default();
        check(&source, &mut report);
        report.finish().into_iter().map(|told| (told.line, told.message)).collect()
    }

    #[test]
    fn what_is_not_shown_is_told_with_its_lines() {
        for (text, line, part) in [
            ("| a | b |\n|---|---|\n| 1 | 2 |", 5, "a table"),
            (
                "A note.[^1]\n\n[^1]: The note.",
                5,
                "a footnote is none here: [^…] stands in the text (also in line 7)",
            ),
            ("A [^n] and more.\n\n[^n]: https://example.org/n", 5, "a footnote"),
            ("![A ship](ship.jpg)", 5, "an image"),
            ("A ![ship](ship.jpg) sails.", 5, "an image"),
            ("<iframe src=\"x\"></iframe>", 5, "HTML"),
            ("H<sub>2</sub>O", 5, "HTML"),
            ("A line<br>and another", 5, "HTML"),
            ("3. third\n4. fourth", 5, "the numbers of a list"),
            ("- one\n  - inner\n- two", 6, "a list within a list"),
            ("- [x] done\n- [ ] to do", 5, "the boxes of a list stand in the text as [ ] (also in line 6)"),
            ("Term\n: what it means", 5, "a definition"),
            ("~~struck~~", 5, "~~"),
            ("```\ncode\n```", 5, "code"),
            ("    indented", 5, "code"),
            ("One\n\n---\n\nTwo", 7, "a rule"),
            ("Area $r^2$", 5, "a formula"),
        ] {
            let all = told(text);
            assert!(all.len() == 1 && all[0].0 == line && all[0].1.contains(part), "{text}: {all:#?}");
        }
    }

    #[test]
    fn what_is_shown_is_not_told() {
        for text in [
            "Words *with* **looks**, `code`, [a link](https://example.org) and <https://example.org>.",
            "# A heading\n\n> A quotation\n\n- one\n- two\n\nA hard  \nbreak.",
            "<!-- for the lawyer -->\n\nText <!-- and more --> here.",
            "It cost $5 or $6, US$5m to US$6m, about ~5 km and ~6 km, 2 < 3 and 4 > 3.",
            "A | B, 3. mars and [1] in brackets.",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
