//! Texts of GeoJSON: the members of an object, the records of a sequence, and numbers that are none.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The members of an object, in the order of the text.
#[derive(Debug, Default)]
pub struct Members<'a>(pub Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Members<'a> {
    /// The members of the object that a text is; none where it is something else.
    pub fn of(text: &'a str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor;
        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((Key(key), value)) = map.next_entry()? {
                    members.push((key, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(MembersVisitor)
    }
}

/// A key that is borrowed where it has no escapes.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// The values of a text, one after another: one of a GeoJSON file; several of newline-delimited GeoJSON and of a
/// GeoJSON text sequence (RFC 8142), once it is [`mended`].
pub fn records(text: &str) -> serde_json::Result<Vec<&RawValue>> {
    serde_json::Deserializer::from_str(text).into_iter().collect()
}

/// The text with what is often there, and is no JSON, made JSON: record separators (RFC 8142) and NULs at the end are
/// spaces, and numbers that are none (`NaN`, `-Infinity`) are empty. With it comes where such numbers stood, in bytes.
/// The text stays as long as it was, so that everything else is where it was.
///
/// `None` where there was nothing of the kind.
pub fn mended(text: &str) -> Option<(String, Vec<usize>)> {
    let mut bytes = text.as_bytes().to_vec();
    let end = text.trim_end_matches('\0').len();
    bytes[end..].fill(b' ');
    let mut numbers = Vec::new();
    let (mut is_string, mut at) = (false, 0);
    while at < end {
        let byte = bytes[at];
        at += 1;
        match byte {
            b'\\' if is_string => at += 1,
            b'"' => is_string = !is_string,
            0x1e => bytes[at - 1] = b' ',
            b'+' | b'-' | b'a'..=b'z' | b'A'..=b'Z' if !is_string => {
                let start = at - 1;
                while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
                    at += 1;
                }
                let word = text[start..at].trim_start_matches(['+', '-']).to_ascii_lowercase();
                if matches!(word.as_str(), "nan" | "inf" | "infinity") {
                    let nothing: &[u8] = if at - start >= 4 { b"null" } else { b"\"\"" };
                    bytes[start..at].fill(b' ');
                    bytes[start..start + nothing.len()].copy_from_slice(nothing);
                    numbers.push(start);
                }
            }
            _ => {}
        }
    }
    let mended = String::from_utf8(bytes).ok()?;
    (mended != text).then_some((mended, numbers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_none_become_empty_and_all_else_stays_where_it_was() {
        let text = r#"{"a":NaN,"b":[-Infinity, inf,+nan],"NaN":"NaN \" Infinity","c":true,"d":-1.5e3}"#;
        let (mended, numbers) = mended(text).expect("four of them");
        assert_eq!(mended.len(), text.len());
        assert_eq!(numbers.iter().map(|&at| &text[at..at + 2]).collect::<Vec<_>>(), ["Na", "-I", "in", "+n"]);
        let value: serde_json::Value = serde_json::from_str(&mended).expect("JSON");
        let wanted = serde_json::json!({"a": "", "b": [null, "", null], "NaN": "NaN \" Infinity", "c": true, "d": -1500.0});
        assert_eq!(value, wanted);
        assert_eq!(super::mended(r#"{"a":"NaN"}"#), None);
    }

    #[test]
    fn lines_and_sequences_have_a_record_each() {
        let count = |text: &str| records(text).map(|records| records.len()).ok();
        assert_eq!(count("{\"a\":1}\n"), Some(1));
        assert_eq!(count("{\"a\":1}\n{\"a\":\n2}\r\n\n{}"), Some(3));
        let sequence = mended("\u{1e}{\"a\":1}\n\u{1e}{}\n\0\0").expect("separators").0;
        assert_eq!(count(&sequence), Some(2));
        assert_eq!(count("{} what"), None);
    }
}
