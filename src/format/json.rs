//! JSON of which every value knows where it stands in its file.
//!
//! A value is only looked into when it is asked for, so no depth of nesting reaches the stack: `serde_json` skips what is
//! inside without recursion, and a reader goes only as deep as GeoJSON does.

use super::comments::plain;
use crate::geojson_rules::{Members, records};
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A value in a JSON text.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    text: &'a str,
    raw: &'a RawValue,
}

/// An object: its keys and values in the order of the text.
pub(super) struct Object<'a>(Vec<(Cow<'a, str>, Node<'a>)>);

impl<'a> Node<'a> {
    /// The value that a whole text is.
    #[cfg(test)]
    pub(super) fn parse(text: &'a str) -> serde_json::Result<Self> {
        Ok(Self { text, raw: serde_json::from_str(text)? })
    }

    /// The values that a text is, one after another.
    pub(super) fn parse_all(text: &'a str) -> serde_json::Result<Vec<Self>> {
        Ok(records(text)?.into_iter().map(|raw| Self { text, raw }).collect())
    }

    /// Where it begins, in bytes.
    pub(super) fn offset(self) -> usize {
        // The raw value is a slice of the text.
        self.raw.get().as_ptr() as usize - self.text.as_ptr() as usize
    }

    /// How it is written.
    pub(super) fn written(self) -> &'a str {
        self.raw.get()
    }

    /// Its members, where it is an object.
    pub(super) fn object(self) -> Option<Object<'a>> {
        let Members(members) = serde_json::from_str(self.raw.get()).ok()?;
        let text = self.text;
        Some(Object(members.into_iter().map(|(key, raw)| (key, Self { text, raw })).collect()))
    }

    /// Its elements, where it is an array.
    pub(super) fn array(self) -> Option<Vec<Self>> {
        let raws: Vec<&'a RawValue> = serde_json::from_str(self.raw.get()).ok()?;
        let text = self.text;
        Some(raws.into_iter().map(|raw| Self { text, raw }).collect())
    }

    /// Its numbers, where it is an array of numbers and nothing else. Of a position the height may be `null`, or the empty
    /// text that a number became which is none: with it the numbers end.
    pub(super) fn numbers(self) -> Option<Vec<f64>> {
        let all: Vec<Value> = serde_json::from_str(self.raw.get()).ok()?;
        let is_nothing = |value: &Value| value.is_null() || value.as_str() == Some("");
        if !all.iter().all(|value| value.is_number() || is_nothing(value)) {
            return None;
        }
        let numbers: Vec<f64> = all.iter().map_while(Value::as_f64).collect();
        (numbers.len() >= 2 || numbers.len() == all.len()).then_some(numbers)
    }

    /// Its text without comments, where it is a string.
    pub(super) fn string(self) -> Option<String> {
        serde_json::from_str(self.raw.get()).ok().map(|text: String| plain(&text).into_owned())
    }

    /// Its number, where it is one.
    pub(super) fn number(self) -> Option<f64> {
        serde_json::from_str(self.raw.get()).ok()
    }

    /// Whether it is true, where it is true or false.
    pub(super) fn boolean(self) -> Option<bool> {
        serde_json::from_str(self.raw.get()).ok()
    }

    /// Whether it is `null`.
    pub(super) fn is_null(self) -> bool {
        self.raw.get() == "null"
    }

    /// What it is, for a message.
    pub(super) fn noun(self) -> &'static str {
        match self.raw.get().as_bytes().first() {
            Some(b'{') => "an object",
            Some(b'[') => "an array",
            Some(b'"') => "a string",
            Some(b't' | b'f') => "true or false",
            Some(b'n') => "null",
            _ => "a number",
        }
    }
}

impl<'a> Object<'a> {
    /// The value of a member; of the last where several have the key, as other readers have it.
    pub(super) fn get(&self, key: &str) -> Option<Node<'a>> {
        self.0.iter().rev().find(|(name, _)| name.as_ref() == key).map(|(_, node)| *node)
    }

    /// The same, without a value of `null`.
    pub(super) fn get_some(&self, key: &str) -> Option<Node<'a>> {
        self.get(key).filter(|node| !node.is_null())
    }

    /// Itself without the members whose keys are of a kind.
    pub(super) fn without(&self, is_other: impl Fn(&str) -> bool) -> Self {
        Self(self.0.iter().filter(|(key, _)| !is_other(key)).cloned().collect())
    }

    /// Its members.
    pub(super) fn members(&self) -> impl Iterator<Item = (&str, Node<'a>)> {
        self.0.iter().map(|(key, node)| (key.as_ref(), *node))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_knows_where_it_stands() {
        let text = " { \"ø\": [1, {\"b\": \"x\"}], \"ø\" :\n null }";
        let root = Node::parse(text).unwrap().object().unwrap();
        assert!(root.get("ø").unwrap().is_null() && root.get_some("ø").is_none());
        let (_, array) = root.members().next().unwrap();
        let inner = array.array().unwrap()[1].object().unwrap().get("b").unwrap();
        assert_eq!(&text[inner.offset()..][..3], "\"x\"");
        assert_eq!((inner.string().as_deref(), inner.number(), inner.noun()), (Some("x"), None, "a string"));
    }

    #[test]
    fn a_million_brackets_do_not_reach_the_stack() {
        let deep = "[".repeat(1_000_000) + &"]".repeat(1_000_000);
        let node = Node::parse(&deep).unwrap();
        assert!(node.array().is_some() && node.numbers().is_none() && node.string().is_none());
        assert!(Node::parse(&deep[..1_500_000]).is_err());
    }

    #[test]
    fn a_position_may_have_no_height() {
        let numbers = |text: &str| Node::parse(text).unwrap().numbers();
        assert_eq!(numbers("[25.5, 66.5, null]"), Some(vec![25.5, 66.5]));
        assert_eq!(numbers("[25.5, 66.5, \"\" ]"), Some(vec![25.5, 66.5]));
        assert_eq!((numbers("[25.5, null]"), numbers("[null, 66.5, 1]")), (None, None));
        assert_eq!((numbers("[25.5, \"66.5\"]"), numbers("[\"\", 66.5, 1]")), (None, None));
        assert_eq!((numbers("[7]"), numbers("[]")), (Some(vec![7.0]), Some(Vec::new())));
    }

    #[test]
    fn only_strict_json_is_json() {
        for bad in ["", "{a: 1}", "[1,]", "// c\n1", "[1] 2", "'x'", "NaN", "[01]"] {
            assert!(Node::parse(bad).is_err(), "{bad}");
        }
    }
}
