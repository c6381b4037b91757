//! Where the facts of a place come from: the property `sources`.
//!
//! ```json
//! "sources": [{
//!   "title": "In brief: EstLink 2 outage", "publisher": "ERR News", "date": "2024-12-26",
//!   "url": "https://news.err.ee/1609560782/in-brief-estlink-2-outage" }]
//! ```
//!
//! Publisher and date may be left out where there is none; a date may be a month (`2023-10`) or a year.

use super::diagnostic::{Rule, Severity};
use super::json::{Node, Object};
use super::source::{Report, Source};
use super::{address, date, is_web_url, keys, style};
use crate::atlas::{LayerKind, Source as Reference};

const KEYS: &[&str] = &["title", "publisher", "date", "url"];

/// Reads the sources of a feature. One that a reader cannot open is reported and left out.
pub(super) fn read(
    at: Node<'_>,
    properties: &Object<'_>,
    layer_kind: LayerKind,
    source: &Source,
    report: &mut Report,
) -> Vec<Reference> {
    let node = properties.get_some("sources");
    let entries = node.and_then(Node::array).unwrap_or_default();
    let mut reader = Reader { layer_kind, source, report };
    if entries.is_empty() {
        if node.is_some() || layer_kind == LayerKind::Places {
            reader.missing(node.unwrap_or(at), NONE);
        }
        return Vec::new();
    }
    entries.into_iter().filter_map(|entry| reader.entry(entry)).collect()
}

/// Reports a feature without sources, where it is of a layer that has to have them.
pub(super) fn check_none(at: Node<'_>, layer_kind: LayerKind, source: &Source, report: &mut Report) {
    if layer_kind == LayerKind::Places {
        Reader { layer_kind, source, report }.missing(at, NONE);
    }
}

const NONE: &str = "this place does not say where its facts come from";

struct Reader<'a> {
    layer_kind: LayerKind,
    source: &'a Source,
    report: &'a mut Report,
}

impl Reader<'_> {
    fn entry(&mut self, entry: Node<'_>) -> Option<Reference> {
        let members = entry.object();
        let text = |key| {
            let text = members.as_ref()?.get_some(key).and_then(Node::string)?.trim().to_owned();
            (!text.is_empty()).then_some(text)
        };
        let (Some(title), Some(url)) = (text("title"), text("url")) else {
            self.missing(entry, "this is no source that a reader can open");
            return None;
        };
        let members = members.as_ref()?;
        keys::check_keys(members, KEYS, "a source", self.source, self.report);
        if !is_web_url(&url) {
            let at = members.get_some("url").unwrap_or(entry).offset();
            let message = format!("`{}` is no address that a reader can open", style::shorten(&url));
            let help = address::remedy(&url, "write the whole of it, with http:// or https:// before it");
            self.report.add(Rule::SourceUrl, self.source, at, message, help);
            return None;
        }
        Some(Reference { title, publisher: text("publisher"), date: self.date(members), url })
    }

    /// When it was published. What is no date is reported and left out.
    fn date(&mut self, members: &Object<'_>) -> Option<String> {
        let node = members.get_some("date")?;
        let written = node.string();
        if let Some(date) = written.clone().filter(|date| date::is_date(date)) {
            return Some(date);
        }
        let written = written.unwrap_or_else(|| node.written().to_owned());
        let help = date::remedy("write it as YYYY-MM-DD, YYYY-MM or YYYY", &written);
        let message = format!("`{}` is no date", style::shorten(&written));
        self.report.add(Rule::BadDate, self.source, node.offset(), message, help);
        None
    }

    fn missing(&mut self, node: Node<'_>, message: &str) {
        let severity = if self.layer_kind == LayerKind::Places { Severity::Error } else { Severity::Warning };
        let help = "write \"sources\": [{ \"title\": \"…\", \"url\": \"https://…\" }]";
        self.report.add_as(severity, Rule::MissingSource, self.source, node.offset(), message, help);
    }
}
