//! What of an atlas is published with its page: its files without what their authors note for each other.

use super::comments::{Stripped, without};
use super::front_matter;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
use std::collections::BTreeSet;
use std::ops::Range;
use toml_parser::lexer::TokenKind;

/// A file of an atlas as it may be published: without the comments of TOML and of Markdown.
///
/// Such a file reads the same as the one that it was. A layer has no comments, and stays as it is.
pub fn published(path: &str, bytes: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8_lossy(&bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let is_json =
        text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{1e}').starts_with(['{', '[']);
    match path {
        super::ATLAS_FILE => without_toml_comments(text).into_bytes(),
        _ if is_json => bytes,
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
    let comments = toml_parser::Source::new(toml).lex().filter(|token| token.kind() == TokenKind::Comment);
    without(toml, comments.map(|token| token.span().start()..token.span().end())).0
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
    fn a_layer_is_published_as_it_is() {
        for json in ["\u{feff}{\"a\": \"<!-- b --> # c\"}", "\u{1e}{}\n\u{1e}{}\n", " [ ]"] {
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
