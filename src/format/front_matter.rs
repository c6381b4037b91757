//! The TOML between the `+++` lines at the top of an article.

use super::diagnostic::Rule;
use super::source::{Report, Source};
use super::table::{self, At, Table};
use super::{address, date, is_web_url};
use crate::atlas::FrontMatter;
use std::ops::Range;

const KEYS: &[&str] = &["title", "published", "author", "publisher", "source", "licence", "image_credit"];

/// Reads the front matter; also says at which byte the Markdown begins.
pub(super) fn read(source: &Source, report: &mut Report) -> (FrontMatter, usize) {
    let mut front_matter = FrontMatter::default();
    let range = match find(&source.text) {
        Ok(range) => range,
        Err(fence) => {
            let mut body = 0;
            let (message, help) = match fence {
                Fence::None => {
                    ("the article has no front matter", "begin it with the lines +++, title = \"…\", +++")
                }
                Fence::Unclosed => ("the front matter has no end", "close it with a line of +++"),
                Fence::Yaml { title, end } => {
                    // It is for nobody to read.
                    body = end;
                    front_matter.title = title.unwrap_or_default();
                    (
                        "the front matter is YAML, and nothing but its title is read",
                        "write it in TOML: +++ for ---, and key = \"value\" for key: value",
                    )
                }
            };
            report.add(Rule::Syntax, source, 0, message, help);
            return (front_matter, body);
        }
    };
    let body = body(&source.text, &range);
    let (parsed, faults) = table::parse(&source.text[range.clone()], range.start, source, report);
    let table = Table::new(source, range.start, &parsed);
    // What is amiss in the ruins of a table comes from what broke it, and that has been told.
    let mut hushed = Report::default();
    let report = if faults.is_empty() { report } else { &mut hushed };
    table.check_keys(KEYS, &[], report);
    if !table.has("title") {
        report.add(
            Rule::Syntax,
            source,
            0,
            "the article has no title",
            "add title = \"…\" to the front matter",
        );
    }
    let mut text = |key: &str| table.string(key, report).map(|text| text.value);
    front_matter.title = text("title").unwrap_or_default();
    front_matter.author = text("author");
    front_matter.publisher = text("publisher");
    front_matter.licence = text("licence");
    front_matter.image_credit = text("image_credit");
    front_matter.published = table.string_or_date("published", report).and_then(|At { value, offset }| {
        if date::parse(&value).is_none() {
            let message = format!("`{value}` is no date");
            let help = date::remedy("write the day as YYYY-MM-DD", &value);
            report.add(Rule::BadDate, source, offset, message, help);
            return None;
        }
        Some(value)
    });
    front_matter.source = table.string("source", report).and_then(|At { value, offset }| {
        if !is_web_url(&value) {
            let message = format!("`{value}` is no web address");
            let help = address::remedy(&value, "write an address that begins with https://");
            report.add(Rule::Syntax, source, offset, message, help);
            return None;
        }
        Some(value)
    });
    (front_matter, body)
}

/// Where the Markdown begins behind front matter.
pub(super) fn body(text: &str, front_matter: &Range<usize>) -> usize {
    text[front_matter.end..].find('\n').map_or(text.len(), |end| front_matter.end + end + 1)
}

/// Why there is no front matter.
pub(super) enum Fence {
    None,
    Unclosed,
    /// Lines between two of `---`: the title among them, and the byte at which they end.
    Yaml {
        title: Option<String>,
        end: usize,
    },
}

/// The bytes between the two `+++` lines.
pub(super) fn find(text: &str) -> Result<Range<usize>, Fence> {
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_end() == "+++";
        match start {
            None if is_fence => start = Some(at + line.len()),
            None if line.trim().is_empty() => {}
            None => return Err(yaml(text, at).unwrap_or(Fence::None)),
            Some(start) if is_fence => return Ok(start..at),
            Some(_) => {}
        }
        at += line.len();
    }
    Err(if start.is_some() { Fence::Unclosed } else { Fence::None })
}

/// Front matter as other programs have it, from a byte on.
fn yaml(text: &str, start: usize) -> Option<Fence> {
    let mut lines = text[start..].split_inclusive('\n');
    let mut end = start + lines.next().filter(|line| line.trim_end() == "---")?.len();
    let mut title = None;
    for line in lines {
        end += line.len();
        let line = line.trim_end();
        if matches!(line, "---" | "...") {
            return Some(Fence::Yaml { title, end });
        }
        if let Some(value) = line.strip_prefix("title:") {
            let value = value.trim().trim_matches(['"', '\'']);
            title = Some(value.to_owned()).filter(|value| !value.is_empty());
        }
    }
    None
}
