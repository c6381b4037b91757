//! What of an atlas is published with its page: its files without what their authors note for each other.

use super::comments::{Stripped, plain, without};
use super::front_matter;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
use std::collections::BTreeSet;
use std::ops::Range;
use toml_parser::lexer::TokenKind;

/// A file of an atlas as it may be published: without the comments of TOML, of Markdown and in its other texts.
///
/// Such a file reads the same as the one that it was.
pub fn published(path: &str, bytes: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8_lossy(&bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let is_json =
        text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{1e}').starts_with(['{', '[']);
    match path {
        super::ATLAS_FILE => without_toml_comments(text).into_bytes(),
        _ if is_json => published_layer(text).map_or(bytes, String::into_bytes),
        _ => published_article(text).into_bytes(),
    }
}

fn published_article(text: &str) -> String {
    // What has no front matter is all Markdown.
    let (front_matter, body) = front_matter::find(text).map_or((0..0, 0), |range| {
        let body = front_matter::body(text, &range);
        (range, body)
    });
    let markdown = Stripped::of(&text[body..]).text;
    let (markdown, _) = without(&markdown, unused_definitions(&markdown));
    let (fence, toml) = (&text[..front_matter.start], without_toml_comments(&text[front_matter.clone()]));
    [fence, &toml, &text[front_matter.end..body], &markdown].concat()
}

fn without_toml_comments(toml: &str) -> String {
    let strings = tokens(toml, |kind| {
        matches!(
            kind,
            TokenKind::BasicString
                | TokenKind::LiteralString
                | TokenKind::MlBasicString
                | TokenKind::MlLiteralString
        )
    });
    let toml = replaced(toml, strings, |string| {
        let quotes = if string.starts_with("\"\"\"") || string.starts_with("'''") { 3 } else { 1 };
        let inside = string.get(quotes..string.len().checked_sub(quotes)?)?;
        Some([&string[..quotes], &plain(inside), &string[string.len() - quotes..]].concat())
    });
    let comments = tokens(&toml, |kind| kind == TokenKind::Comment);
    without(&toml, comments).0
}

fn tokens(toml: &str, is_one: fn(TokenKind) -> bool) -> impl Iterator<Item = Range<usize>> {
    let tokens = toml_parser::Source::new(toml).lex();
    tokens.filter(move |token| is_one(token.kind())).map(|token| token.span().start()..token.span().end())
}

/// A layer without the comments in its strings; `None` where it has none.
fn published_layer(json: &str) -> Option<String> {
    // Some programs write every `<` so.
    if !["<!--", r"\u003c", r"\u003C"].iter().any(|open| json.contains(open)) {
        return None;
    }
    let published = replaced(json, json_strings(json), |string| {
        let text: String = serde_json::from_str(string).ok()?;
        let left = plain(&text);
        if left == text { None } else { serde_json::to_string(&left).ok() }
    });
    (published != json).then_some(published)
}

/// The strings of a JSON text, with their quotes.
fn json_strings(json: &str) -> Vec<Range<usize>> {
    let mut strings = Vec::new();
    let (mut start, mut is_escaped) = (None, false);
    for (at, byte) in json.bytes().enumerate() {
        match (byte, start) {
            (b'"', None) => start = Some(at),
            (b'"', Some(start_at)) if !is_escaped => {
                strings.push(start_at..at + 1);
                start = None;
            }
            _ => {}
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    strings
}

/// A text with something else in the place of those parts for which there is something.
fn replaced(
    text: &str,
    parts: impl IntoIterator<Item = Range<usize>>,
    other: impl Fn(&str) -> Option<String>,
) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut at = 0;
    for part in parts {
        if let Some(other) = other(&text[part.clone()]) {
            replaced.push_str(&text[at..part.start]);
            replaced.push_str(&other);
            at = part.end;
        }
    }
    replaced.push_str(&text[at..]);
    replaced
}

/// Definitions of links that nothing links to: `[//]: # (a note)` is how some write a comment.
fn unused_definitions(markdown: &str) -> Vec<Range<usize>> {
    let label = |label: &str| label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let used: BTreeSet<String> = Parser::new_ext(markdown, Options::empty())
        .filter_map(|event| match event {
            Event::Start(
                Tag::Link {
                    link_type: LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut,
                    id,
                    ..
                }
                | Tag::Image {
                    link_type: LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut,
                    id,
                    ..
                },
            ) => Some(label(&id)),
            _ => None,
        })
        .collect();
    let parser = Parser::new_ext(markdown, Options::empty());
    let all = parser.reference_definitions().iter();
    let mut unused: Vec<_> =
        all.filter(|(name, _)| !used.contains(&label(name))).map(|(_, found)| found.span.clone()).collect();
    unused.sort_unstable_by_key(|span| span.start);
    unused
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::built_in;

    fn text_of(path: &str, text: &str) -> String {
        String::from_utf8(published(path, text.into())).unwrap()
    }

    #[test]
    fn an_atlas_is_published_without_the_comments_of_its_toml() {
        let toml =
            "# Secret.\ntitle = \"A # b\" # secret\n  # secret\ntext = '''\n# c\n'''\n\n[[layer]] # secret\n";
        let left = "title = \"A # b\"\ntext = '''\n# c\n'''\n\n[[layer]]\n";
        assert_eq!(text_of(super::super::ATLAS_FILE, toml), left);
        let toml = "title = \"A <!-- secret # b\\\" -->\" # c\nkey = '''\n<!-- secret\n-->\nB'''\nempty = \"\"\nopen = \"A <!-- b\"\n";
        let left = "title = \"A\"\nkey = '''\nB'''\nempty = \"\"\nopen = \"A <!-- b\"\n";
        assert_eq!(text_of(super::super::ATLAS_FILE, toml), left);
        // Even where it is no TOML.
        assert_eq!(text_of(super::super::ATLAS_FILE, "title = = # secret\n[[ # secret"), "title = =\n[[");
    }

    #[test]
    fn an_article_is_published_without_comments_anywhere() {
        let article = "\u{feff}+++\n# Secret.\ntitle = \"A <!-- b #\" # secret\n+++\n\nIn [Tete](place:tete) <!-- secret\n\n\
                       secret -->. `<!-- code -->`\n\n[//]: # (Secret.)\n[secret]: <> (Secret.)\n[T 2]: place:tete\n\n[two][t  2] <!-- secret";
        let left = "+++\ntitle = \"A <!-- b #\"\n+++\n\nIn [Tete](place:tete). `<!-- code -->`\n\n[T 2]: place:tete\n\n[two][t  2]";
        assert_eq!(text_of("a.md", article), left);
        assert_eq!(text_of("a.md", "No front matter <!-- secret -->."), "No front matter.");
    }

    #[test]
    fn a_layer_is_published_without_the_comments_in_its_strings() {
        let json = r#"{"name": "Bod\u00f8 <!-- secret, \"b\" -->", "b": "\\", "c": "\u003c!-- secret --\u003E C", "d": "<!-- d" }"#;
        let left = r#"{"name": "Bodø", "b": "\\", "c": "C", "d": "<!-- d" }"#;
        assert_eq!(text_of("a.geojson", json), left);
        assert_eq!(
            text_of("a.geojson", r#"{"a": "<!-- a -->", "b": "<!-- cut sh"#),
            r#"{"a": "", "b": "<!-- cut sh"#
        );
    }

    #[test]
    fn a_layer_without_comments_is_published_as_it_is() {
        for json in ["\u{feff}{\"a\": \"<!-- b # c\\u003c\"}", "\u{1e}{}\n\u{1e}{}\n", " [ ]"] {
            assert_eq!(text_of("a.geojson", json), json);
        }
        assert_eq!(published("a.geojson", vec![b'{', 0xe5]), [b'{', 0xe5]);
    }

    #[test]
    fn the_article_that_the_program_embeds_has_no_comment() {
        let path = "assets/articles/uk-norway-defence.md";
        let bytes = built_in().read(path).unwrap();
        assert_eq!(published(path, bytes.clone()), bytes);
    }
}
