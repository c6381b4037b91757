//! What a feature asks to look like: the keys of simplestyle-spec 1.1.0.
//!
//! Source: <https://github.com/mapbox/simplestyle-spec/tree/master/1.1.0>.

use super::diagnostic::{Rule, Severity};
use super::json::{Node, Object};
use super::source::{Report, Source};
use crate::atlas::Style;

/// The keys that are honoured.
pub(super) const KEYS: &[&str] =
    &["marker-color", "stroke", "stroke-width", "stroke-opacity", "fill", "fill-opacity"];

/// Wider strokes than this hide the map, in pixels.
const WIDEST_PX: f64 = 50.0;

/// Reads the style of a feature's properties. What cannot be used is reported and left out.
pub(super) fn read(properties: &Object<'_>, source: &Source, report: &mut Report) -> Style {
    let mut refuse = |key: &str, node: Node<'_>, help: String| {
        let message = format!("`{key}` is left out: {} cannot be used", shorten(node.written()));
        report.add_as(Severity::Warning, Rule::Syntax, source, node.offset(), message, help);
    };
    let mut color = |key: &str| {
        let node = properties.get_some(key)?;
        let color = node.string().and_then(|text| parse_color(&text));
        if color.is_none() {
            refuse(key, node, "write a colour as \"#rrggbb\"".to_owned());
        }
        color
    };
    let (marker, stroke, fill) = (color("marker-color"), color("stroke"), color("fill"));
    let mut number = |key: &str, most: f64| {
        let node = properties.get_some(key)?;
        let number = node.number().filter(|number| (0.0..=most).contains(number));
        if number.is_none() {
            refuse(key, node, format!("write a number from 0 to {most}"));
        }
        number.map(|number| number as f32)
    };
    Style {
        marker,
        stroke,
        fill,
        stroke_width_px: number("stroke-width", WIDEST_PX),
        stroke_opacity: number("stroke-opacity", 1.0),
        fill_opacity: number("fill-opacity", 1.0),
    }
}

/// `#rgb` or `#rrggbb`, with or without the `#`.
pub(crate) fn parse_color(text: &str) -> Option<[u8; 3]> {
    let digits: Vec<u8> = text
        .strip_prefix('#')
        .unwrap_or(text)
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    match digits[..] {
        [r, g, b] => Some([r * 17, g * 17, b * 17]),
        [r1, r0, g1, g0, b1, b0] => Some([r1 * 16 + r0, g1 * 16 + g0, b1 * 16 + b0]),
        _ => None,
    }
}

/// The beginning of a value, for a message.
pub(super) fn shorten(written: &str) -> String {
    const SHOWN_CHARS: usize = 40;
    let start: String = written.chars().take(SHOWN_CHARS).collect();
    if start.len() < written.len() { format!("{start}…") } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_both_lengths_and_nothing_else_is_one() {
        assert_eq!(parse_color("#ff8000"), Some([255, 128, 0]));
        assert_eq!(parse_color("f80"), Some([255, 136, 0]));
        for bad in ["", "#", "red", "#ff80", "#ff80000", "#gg0000", "##ff000"] {
            assert_eq!(parse_color(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_reported_where_it_stands() {
        let text = r##"{"stroke": "#f00", "fill": "blue", "stroke-width": -1, "fill-opacity": 0.5}"##;
        let source = Source::new("a", text.to_owned());
        let mut report = Report::default();
        let style = read(&Node::parse(&source.text).unwrap().object().unwrap(), &source, &mut report);
        assert_eq!(style, Style { stroke: Some([255, 0, 0]), fill_opacity: Some(0.5), ..Style::default() });
        let columns: Vec<_> = report.finish().iter().map(|told| told.column).collect();
        assert_eq!(columns, [text.find("\"blue\"").unwrap() + 1, text.find("-1").unwrap() + 1]);
    }
}
