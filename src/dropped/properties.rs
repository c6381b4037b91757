//! The properties of features: which keys there are, what they ask to look like, and what a reader is shown.

use crate::atlas::Style;
use crate::format::parse_color;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// So many keys are told apart.
const MOST_KEYS: usize = 200;
/// A value is shown up to this length.
const SHOWN_CHARS: usize = 300;
/// Wider strokes than this hide the map, in pixels.
const WIDEST_PX: f32 = 50.0;

/// Members of an object in the order of the text.
struct Pairs<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PairsVisitor;
        impl<'de> Visitor<'de> for PairsVisitor {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("properties")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some((Key(key), value)) = map.next_entry()? {
                    pairs.push((key, value));
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(PairsVisitor)
    }
}

/// A key that is borrowed where it has no escapes.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

fn pairs(text: &str) -> Vec<(Cow<'_, str>, &RawValue)> {
    serde_json::from_str::<Pairs<'_>>(text).map(|Pairs(pairs)| pairs).unwrap_or_default()
}

/// The keys of all features, with how many features have each.
#[derive(Debug, Clone, Default)]
pub(super) struct Keys {
    pub(super) counts: Vec<(String, usize)>,
}

impl Keys {
    /// Counts the keys of a feature, and reads what it asks to look like.
    pub(super) fn read(&mut self, properties: &str) -> Style {
        let mut style = Style::default();
        let mut expected = 0;
        for (key, value) in pairs(properties) {
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
            ask(&mut style, &key, value);
        }
        style
    }
}

/// Takes a key of simplestyle-spec 1.1.0 (<https://github.com/mapbox/simplestyle-spec>). What cannot be used is left out.
fn ask(style: &mut Style, key: &str, value: &RawValue) {
    let color = || serde_json::from_str::<Cow<'_, str>>(value.get()).ok().and_then(|text| parse_color(&text));
    let number = |most: f32| {
        serde_json::from_str::<f32>(value.get()).ok().filter(|number| (0.0..=most).contains(number))
    };
    match key {
        "marker-color" => style.marker = color(),
        "stroke" => style.stroke = color(),
        "fill" => style.fill = color(),
        "stroke-width" => style.stroke_width_px = number(WIDEST_PX),
        "stroke-opacity" => style.stroke_opacity = number(1.0),
        "fill-opacity" => style.fill_opacity = number(1.0),
        _ => {}
    }
}

/// What a reader is shown of a feature's properties: key and value, in the order of the file.
pub(super) fn shown(properties: &str) -> Vec<(String, String)> {
    pairs(properties).into_iter().map(|(key, value)| (key.into_owned(), value_text(value))).collect()
}

/// A value as a reader sees it: strings without quotes, all else as it is written.
pub(super) fn value_text(value: &RawValue) -> String {
    let text = serde_json::from_str::<String>(value.get()).unwrap_or_else(|_| value.get().to_owned());
    let text = text.trim();
    let start: String = text.chars().take(SHOWN_CHARS).collect();
    if start.len() < text.len() { format!("{start}…") } else { start }
}

/// Keys that hold a name, the best first.
const NAME_KEYS: [&str; 10] =
    ["name", "title", "label", "navn", "tittel", "name_en", "name:en", "admin", "id", "kode"];

/// The name of a feature by its properties.
pub(super) fn name(properties: &str) -> Option<String> {
    let pairs = pairs(properties);
    NAME_KEYS.iter().find_map(|wanted| {
        let (_, value) = pairs.iter().find(|(key, _)| key.eq_ignore_ascii_case(wanted))?;
        Some(value_text(value))
            .filter(|text| !text.is_empty() && text != "null" && !text.starts_with(['{', '[']))
    })
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
    fn a_name_is_found_where_there_is_one_and_values_are_short() {
        assert_eq!(name(r#"{"id": 7, "NAME": " Bodø "}"#).as_deref(), Some("Bodø"));
        assert_eq!(name(r#"{"id": 7, "name": null, "title": ""}"#).as_deref(), Some("7"));
        assert_eq!(name(r#"{"x": 7, "name": {"a": 1}}"#), None);
        let long = format!(r#"{{"a": [1, {{"b": 2}}], "c": "{}"}}"#, "ø".repeat(1000));
        let shown = shown(&long);
        assert_eq!(shown[0], ("a".to_owned(), r#"[1, {"b": 2}]"#.to_owned()));
        assert_eq!(shown[1].1.chars().count(), SHOWN_CHARS + 1);
    }
}
