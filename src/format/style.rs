//! What a feature asks to look like, with a report of what cannot be used of it.

use super::diagnostic::{Rule, Severity};
use super::json::Object;
use super::source::{Report, Source};
use crate::atlas::Style;
use crate::geojson_rules::{Asked, Taken};

/// The keys that are honoured.
pub(super) const KEYS: &[&str] =
    &["marker-color", "stroke", "stroke-width", "stroke-opacity", "fill", "fill-opacity"];

/// Reads the style of a feature's properties. What cannot be used is reported and left out.
pub(super) fn read(properties: &Object<'_>, source: &Source, report: &mut Report) -> Style {
    let mut asked = Asked::default();
    for (key, node) in properties.members() {
        let help = match asked.take(key, node.written()) {
            Taken::OtherKey | Taken::Honoured => continue,
            Taken::NoColor => "write a colour as \"#rrggbb\"".to_owned(),
            Taken::NoNumber(most) => format!("write a number from 0 to {most}"),
        };
        let message = format!("`{key}` is left out: {} cannot be used", shorten(node.written()));
        report.add_as(Severity::Warning, Rule::Syntax, source, node.offset(), message, help);
    }
    asked.style()
}

/// The beginning of a value, for a message.
pub(super) fn shorten(written: &str) -> String {
    const SHOWN_CHARS: usize = 40;
    let start: String = written.chars().take(SHOWN_CHARS).collect();
    if start.len() < written.len() { format!("{start}…") } else { start }
}

#[cfg(test)]
mod tests {
    use super::super::json::Node;
    use super::*;

    #[test]
    fn what_cannot_be_used_is_reported_where_it_stands() {
        let text = r##"{"stroke": "#f00", "fill": "blu", "stroke-width": -1, "fill-opacity": 0.5}"##;
        let source = Source::new("a", text.to_owned());
        let mut report = Report::default();
        let style = read(&Node::parse(&source.text).unwrap().object().unwrap(), &source, &mut report);
        assert_eq!(style, Style { stroke: Some([255, 0, 0]), fill_opacity: Some(0.5), ..Style::default() });
        let columns: Vec<_> = report.finish().iter().map(|told| told.column).collect();
        assert_eq!(columns, [text.find("\"blu\"").unwrap() + 1, text.find("-1").unwrap() + 1]);
    }
}
