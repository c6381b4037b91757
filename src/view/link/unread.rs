//! What of a link is passed over. Whoever follows one is not held up by it, whoever writes one wants to know.

use super::parse::{hash_of, is_of_another_map, split};
use super::{Link, LinkPart};

/// A part of a link that is passed over when it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread<'a> {
    /// No link has such a part.
    NoPart(&'a str),
    /// It has nothing behind its `=`.
    Empty(LinkPart),
    /// The same part comes again, and the last one counts.
    Twice(LinkPart),
}

impl Link {
    /// What [`Link::from_url_or_hash`] passes over in a text. A link of another map has parts of its own, which are none of
    /// our concern.
    ///
    /// ```
    /// use high_north::view::{Link, Unread};
    /// assert_eq!(Link::unread("#map=5/69.7/30&palce=kirkenes"), [Unread::NoPart("palce")]);
    /// ```
    pub fn unread(text: &str) -> Vec<Unread<'_>> {
        let (mut seen, mut unread) = (Vec::new(), Vec::new());
        if is_of_another_map(text) {
            return unread;
        }
        for (key, value) in hash_of(text).into_iter().flat_map(split).filter(|(key, _)| !key.is_empty()) {
            let Some(part) = LinkPart::from_key(key) else {
                unread.push(Unread::NoPart(key));
                continue;
            };
            if seen.contains(&part) {
                unread.push(Unread::Twice(part));
            } else if value.is_none_or(|value| value.is_empty() && !part.may_be_empty()) {
                unread.push(Unread::Empty(part));
            }
            seen.push(part);
        }
        unread
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_passed_over_is_told_and_what_is_read_is_not() {
        for (text, unread) in [
            ("#map=5/69.7/30&place=kirkenes&layers=&hide=", vec![]),
            ("https://example.org/?a=b#map=5/69.7/30&amp;place=kirkenes&", vec![]),
            ("https://example.org/?a=b", vec![]),
            ("#map=5/69.7/30&palce=kirkenes", vec![Unread::NoPart("palce")]),
            ("https://www.openstreetmap.org/#map=5/69.7/30&overlay=gpx", vec![]),
            ("#map=5/69.7/30&kirkenes", vec![Unread::NoPart("kirkenes")]),
            ("#Map=5/69.7/30", vec![Unread::NoPart("Map")]),
            ("place=&layers=", vec![Unread::Empty(LinkPart::Place)]),
            ("layers&step", vec![Unread::Empty(LinkPart::Layers), Unread::Empty(LinkPart::Step)]),
            ("place=bodo&step=2&place=kirkenes", vec![Unread::Twice(LinkPart::Place)]),
        ] {
            assert_eq!(Link::unread(text), unread, "{text}");
        }
    }
}
