//! The properties of features: which keys there are, what they ask to look like, and what a reader is shown.

use crate::atlas::Style;
use crate::geojson_rules::{Asked, Members};
use serde_json::value::RawValue;

/// So many keys are told apart.
const MOST_KEYS: usize = 200;
/// A value is shown up to this length.
const SHOWN_CHARS: usize = 300;

/// The keys of all features, with how many features have each.
#[derive(Debug, Clone, Default)]
pub(super) struct Keys {
    pub(super) counts: Vec<(String, usize)>,
}

impl Keys {
    /// Counts the keys of a feature, and reads what it asks to look like.
    pub(super) fn read(&mut self, properties: &str) -> Style {
        let mut asked = Asked::default();
        let mut expected = 0;
        for (key, value) in Members::of(properties).0 {
            // Features of one file mostly have the same keys in the same order.
            let known = match self.counts.get(expected) {
                Some((next, _)) if *next == key => Some(expected),
                _ => self.counts.iter().position(|(known, _)| *known == key),
            };
            match known {
                Some(index) => {
                    self.counts[index].1 += 1;
                    expected = index + 1;
                }
                None if self.counts.len() < MOST_KEYS => self.counts.push((key.to_string(), 1)),
                None => {}
            }
            // What cannot be used is left out.
            asked.take(&key, value.get());
        }
        asked.style()
    }
}

/// What a reader is shown of a feature's properties: key and value, in the order of the file.
pub(super) fn shown(properties: &str) -> Vec<(String, String)> {
    let members = Members::of(properties).0.into_iter();
    members.map(|(key, value)| (key.into_owned(), value_text(value))).collect()
}

/// A value as a reader sees it: strings without quotes, all else as it is written.
pub(super) fn value_text(value: &RawValue) -> String {
    shortened(&serde_json::from_str::<String>(value.get()).unwrap_or_else(|_| value.get().to_owned()))
}

/// The beginning of a text, where it is long.
pub(super) fn shortened(text: &str) -> String {
    let text = text.trim();
    let start: String = text.chars().take(SHOWN_CHARS).collect();
    if start.len() < text.len() { format!("{start}…") } else { start }
}

/// An id as a reader sees it: RFC 7946, section 3.2, has strings and numbers.
pub(super) fn id_text(value: &RawValue) -> Option<String> {
    let is_id = value.get().starts_with(|c: char| c == '"' || c == '-' || c.is_ascii_digit());
    is_id.then(|| value_text(value)).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_counted_and_styles_are_read() {
        let mut keys = Keys::default();
        let style =
            keys.read(r##"{"name": "a", "stroke": "#f00", "fill-opacity": 0.5, "stroke-width": -1}"##);
        assert_eq!(style, Style { stroke: Some([255, 0, 0]), fill_opacity: Some(0.5), ..Style::default() });
        assert_eq!(keys.read(r#"{"b\u00f8": 1, "name": null}"#), Style::default());
        assert_eq!(keys.read("null"), Style::default());
        let counts: Vec<_> = keys.counts.iter().map(|(key, count)| (key.as_str(), *count)).collect();
        assert_eq!(counts, [("name", 2), ("stroke", 1), ("fill-opacity", 1), ("stroke-width", 1), ("bø", 1)]);
    }

    #[test]
    fn values_are_short() {
        let long = format!(r#"{{"a": [1, {{"b": 2}}], "c": "{}"}}"#, "ø".repeat(1000));
        let shown = shown(&long);
        assert_eq!(shown[0], ("a".to_owned(), r#"[1, {"b": 2}]"#.to_owned()));
        assert_eq!(shown[1].1.chars().count(), SHOWN_CHARS + 1);
    }
}
