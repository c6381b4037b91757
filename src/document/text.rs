//! What an atlas says, as parts of a page: text that stays text, links that lead to web pages only.

use crate::format::is_web_url;
use crate::view::Link;
use crate::wording::short;
use maud::{Escaper, Markup, Render, html};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::fmt::Write as _;

/// A text of an atlas, for an element or an attribute: escaped, and without the characters that HTML cannot hold.
pub(super) struct Text<'a>(pub(super) &'a str);

impl Render for Text<'_> {
    fn render_to(&self, out: &mut String) {
        let mut escaper = Escaper::new(out);
        for letter in self.0.chars() {
            // Writing to a string does not fail.
            let _ = escaper.write_char(if is_in_html(letter) { letter } else { char::REPLACEMENT_CHARACTER });
        }
    }
}

/// Whether a character means itself in HTML: control characters and noncharacters are errors there.
///
/// Source: HTML Living Standard, §13.2.3.5 (preprocessing the input stream).
fn is_in_html(letter: char) -> bool {
    let is_noncharacter =
        (0xFDD0..=0xFDEF).contains(&u32::from(letter)) || (u32::from(letter) & 0xFFFE) == 0xFFFE;
    matches!(letter, '\n' | '\t') || !(letter.is_control() || is_noncharacter)
}

/// A name that may run in either direction, kept apart from what stands beside it.
pub(super) fn name(name: &str, language: Option<&str>) -> Markup {
    html! { bdi lang=[language] { (Text(&short(name))) } }
}

/// A link to a web page; where the address is none, its words alone.
pub(super) fn web_link(url: &str, words: &Markup) -> Markup {
    if !is_web_url(url) {
        return words.clone();
    }
    html! { a href=(Text(url)) target="_blank" rel="noopener noreferrer" { (words) } }
}

/// The address of a place: on the map, and of its section in the page.
pub(super) fn place_link(id: &str) -> String {
    Link { place: Some(id.to_owned()), ..Link::default() }.to_string()
}

/// A part of an address: all but the characters that mean nothing in any (RFC 3986, section 2.3) written as `%XX`.
pub(super) fn escaped(part: &str) -> String {
    const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(part, ESCAPED).to_string()
}

/// The id of a place's section in the page: with the equals sign, so that the map's own link finds it without a map.
pub(super) fn place_anchor(id: &str) -> String {
    format!("place={id}")
}

/// A language tag, where a text is one (BCP 47): groups of one to eight letters and digits, of which the first has two or
/// three letters.
pub(super) fn language_tag(tag: &str) -> Option<&str> {
    let mut groups = tag.split('-');
    let is_language = groups.next().is_some_and(|group| {
        (2..=3).contains(&group.len()) && group.bytes().all(|c| c.is_ascii_alphabetic())
    });
    let is_group =
        |group: &str| (1..=8).contains(&group.len()) && group.bytes().all(|c| c.is_ascii_alphanumeric());
    (is_language && groups.all(is_group)).then_some(tag)
}

/// JSON for a block of data in the page: no tag can begin in it, and what HTML cannot hold is escaped.
pub(super) fn json_block(value: &impl serde::Serialize) -> String {
    // Maps with keys that are no texts, which JSON cannot hold, are not written here.
    let json = serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned());
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter != '<' && is_in_html(letter) {
            out.push(letter);
        } else {
            // All of these stand within texts: JSON itself has none of them.
            for unit in letter.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::LONGEST_NAME;

    #[test]
    fn a_text_is_escaped_and_what_html_cannot_hold_is_replaced() {
        let text = Text("<a href=\"x\">&amp;\0\u{1b}\r\u{85}\u{ffff}\n\tå").render().into_string();
        assert_eq!(
            text,
            "&lt;a href=&quot;x&quot;&gt;&amp;amp;\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\n\tå"
        );
    }

    #[test]
    fn only_web_addresses_are_links_and_they_tell_nobody_where_they_are_from() {
        let link = |url: &str| web_link(url, &html! { "x" }).into_string();
        assert_eq!(
            link("https://example.org/?a=1&b=\"2\""),
            r#"<a href="https://example.org/?a=1&amp;b=&quot;2&quot;" target="_blank" rel="noopener noreferrer">x</a>"#
        );
        for bad in
            ["javascript:alert(1)", " https://x", "https:", "data:text/html,x", "//x", "java\nscript:x", ""]
        {
            assert_eq!(link(bad), "x", "{bad:?}");
        }
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        assert_eq!(short("Kirkenes"), "Kirkenes");
        let long = short(&"ø".repeat(1_000_000));
        assert!(long.ends_with("ø…") && long.chars().count() == LONGEST_NAME + 1);
    }

    #[test]
    fn what_is_no_language_tag_is_not_written_as_one() {
        for tag in ["en", "se", "fkv", "nb-NO", "zh-Hant-TW"] {
            assert_eq!(language_tag(tag), Some(tag));
        }
        for bad in
            ["", "e", "alt_name", "en-", "-en", "en\" onclick=", "x-private-and-much-too-long", "norsk"]
        {
            assert_eq!(language_tag(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_block_of_json_cannot_be_ended_from_within() {
        let texts = ["</script><!--<script>", "\0\u{7f}\u{ffff}\u{1fffe}å"];
        let block = json_block(&texts);
        assert_eq!(block, r#"["\u003c/script>\u003c!--\u003cscript>","\u0000\u007f\uffff\ud83f\udffeå"]"#);
        assert_eq!(serde_json::from_str::<Vec<String>>(&block).unwrap(), texts);
    }
}
