//! HTML comments in Markdown: what those who write note for each other, and nobody else reads.
//!
//! They are taken out before the Markdown is parsed. A comment may be longer than its paragraph, hold blank lines and
//! fences, and stand before text in its line, and none of these would then be what they seem. In code it is text.
//!
//! A text that is no Markdown, such as a name, is read without them too.

use super::diagnostic::{Rule, Severity};
use super::source::{Report, Source};
use super::text_map::{TextMap, is_within};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// So many comments are taken out one by one where what follows cannot be parsed with them.
const PASSES: usize = 64;

/// Markdown without its comments.
#[derive(Debug, Default)]
pub(super) struct Stripped {
    pub(super) text: String,
    /// The way back to the text with comments: from the last to the first.
    maps: Vec<TextMap>,
    /// Where a comment begins that has no end, or that holds another, in the text with comments.
    unclosed: Option<usize>,
    nested: Vec<usize>,
}

impl Stripped {
    pub(super) fn of(markdown: &str) -> Self {
        let mut stripped = Self { text: markdown.to_owned(), ..Self::default() };
        for pass in 0.. {
            let comments = find(&stripped.text, pass < PASSES);
            if comments.is_empty() {
                break;
            }
            for comment in &comments {
                let at = stripped.in_markdown(comment.range.start);
                if !comment.is_closed {
                    stripped.unclosed = Some(at);
                } else if comment.is_nested {
                    stripped.nested.push(at);
                }
            }
            let (text, map) = without(&stripped.text, comments.into_iter().map(|comment| comment.range));
            stripped.text = text;
            stripped.maps.push(map);
        }
        stripped
    }

    /// Where a byte of the text was before the comments were taken out.
    pub(super) fn in_markdown(&self, at: usize) -> usize {
        self.maps.iter().rev().fold(at, |at, map| map.in_other(at))
    }

    /// Tells of comments that leave out more than was meant. The Markdown begins at byte `base` of its file.
    pub(super) fn report(&self, base: usize, source: &Source, report: &mut Report) {
        if let Some(at) = self.unclosed {
            let message = "this comment has no end, so all that follows is left out";
            report.add(Rule::Syntax, source, base + at, message, "end it with -->");
        }
        for at in &self.nested {
            let message = "this comment holds another, and is left out up to its own -->";
            let help = "end it with --> before the next one begins";
            report.add_as(Severity::Warning, Rule::Syntax, source, base + at, message, help);
        }
    }
}

/// A text that is no Markdown, without its comments. One that has no end is text.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let starts = text.match_indices(OPEN).map(|(start, _)| start);
    let mut comments: Vec<Range<usize>> = Vec::new();
    for start in starts {
        let is_inside = comments.last().is_some_and(|last| start < last.end);
        let found = comment(text, start);
        if found.is_closed && !is_inside {
            comments.push(found.range);
        }
    }
    if comments.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(without(text, comments).0) }
}

struct Comment {
    range: Range<usize>,
    is_closed: bool,
    is_nested: bool,
}

/// The comments of a text, in order: all, or `with_care` those up to the first that Markdown does not see as one. What
/// follows that, text or code, is seen only without it.
fn find(text: &str, with_care: bool) -> Vec<Comment> {
    let mut found = Vec::new();
    if !text.contains(OPEN) {
        return found;
    }
    let Parsed { code, html } = Parsed::of(text);
    let mut at = 0;
    while let Some(offset) = text[at..].find(OPEN) {
        let start = at + offset;
        at = start + OPEN.len();
        let backslashes = text[..start].len() - text[..start].trim_end_matches('\\').len();
        if is_within(&code, start) || backslashes % 2 == 1 {
            continue;
        }
        let comment = comment(text, start);
        at = comment.range.end;
        let is_seen = html
            .binary_search_by_key(&start, |range| range.start)
            .is_ok_and(|seen| html[seen] == comment.range);
        found.push(comment);
        if with_care && !is_seen {
            break;
        }
    }
    found
}

/// The comment that begins at a byte of a text.
fn comment(text: &str, start: usize) -> Comment {
    let inside = start + OPEN.len();
    let end_of = |from: usize| text[from..].find(CLOSE).map(|offset| from + offset + CLOSE.len());
    // `<!-->` and `<!--->` are whole.
    let Some(mut end) = end_of(start + "<!".len()) else {
        return Comment { range: start..text.len(), is_closed: false, is_nested: false };
    };
    let held = text.get(inside..end).map_or(0, |inside| inside.matches(OPEN).count());
    // Only the innermost has ended: the others end where their own ends follow.
    for _ in 0..held {
        let next = text[end..].find(OPEN).map_or(text.len(), |offset| end + offset);
        let Some(offset) = text[end..next].find(CLOSE) else { break };
        end += offset + CLOSE.len();
    }
    Comment { range: start..end, is_closed: true, is_nested: held > 0 }
}

/// Where Markdown sees code and HTML, in order.
#[derive(Default)]
struct Parsed {
    code: Vec<Range<usize>>,
    html: Vec<Range<usize>>,
}

impl Parsed {
    fn of(text: &str) -> Self {
        let mut parsed = Self::default();
        let mut is_code = false;
        for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(_)) => is_code = true,
                Event::End(TagEnd::CodeBlock) => is_code = false,
                Event::Code(_) => parsed.code.push(range),
                Event::Text(_) if is_code => parsed.code.push(range),
                Event::InlineHtml(_) => parsed.html.push(range),
                Event::Start(Tag::HtmlBlock) => {
                    let block = &text[range.clone()];
                    let start = range.start + (block.len() - block.trim_start().len());
                    parsed.html.push(start..range.start + block.trim_end().len());
                }
                _ => {}
            }
        }
        parsed
    }
}

/// A text without parts of it, and without the space that would be left in their place: a line that has nothing else
/// goes whole.
pub(super) fn without(text: &str, parts: impl IntoIterator<Item = Range<usize>>) -> (String, TextMap) {
    let is_space = |c: char| c == ' ' || c == '\t';
    let mut rest = String::with_capacity(text.len());
    let mut map = TextMap::default();
    let mut at = 0;
    for part in parts {
        let Some(before) = text.get(at..part.start) else { continue };
        map.push(rest.len(), at);
        rest.push_str(before);
        at = part.end;
        let after = text[at..].trim_start_matches(is_space);
        let line = rest.rfind('\n').map_or(0, |newline| newline + 1);
        let begins_line = rest[line..].chars().all(is_space);
        let ends_line = after.is_empty() || after.starts_with(['\n', '\r']);
        if ends_line || after.starts_with(['.', ',', ';', ':', '!', '?', '…', ')']) {
            rest.truncate(rest.trim_end_matches(is_space).len());
        }
        if begins_line || ends_line || rest.ends_with(is_space) {
            at = text.len() - after.len();
        }
        if begins_line && ends_line {
            at += if after.starts_with("\r\n") { 2 } else { usize::from(!after.is_empty()) };
        }
    }
    map.push(rest.len(), at);
    rest.push_str(&text[at..]);
    (rest, map)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stripped(markdown: &str) -> String {
        Stripped::of(markdown).text
    }

    #[test]
    fn a_comment_goes_with_the_space_that_it_would_leave() {
        for (markdown, left) in [
            (
                "In <!-- a --> Tete <!-- b -->, and<!-- c --> so <!-- d -->on <!-- e -->.",
                "In Tete, and so on.",
            ),
            ("<!-- a -->\n\nIn Tete.", "\nIn Tete."),
            ("<!-- a --> In Tete.", "In Tete."),
            ("The ship left\n  <!-- when? -->\nTete at dawn.", "The ship left\nTete at dawn."),
            ("The ship  <!-- which? -->\r\nleft.", "The ship\r\nleft."),
            ("Te<!-- x -->te", "Tete"),
            ("- a <!-- b -->\n<!-- c -->\n- d", "- a\n- d"),
            ("A <!-- one --> <!-- two --> B <!----><!--->C<!-->D", "A B CD"),
            ("A <!-- with -- and > and - - > in it --> B", "A B"),
            ("A <!<!-- x -->-- y --> B", "A B"),
        ] {
            assert_eq!(stripped(markdown), left, "{markdown}");
        }
    }

    #[test]
    fn a_comment_may_hold_blank_lines_fences_lists_and_comments() {
        for comment in [
            "a\n\nb",
            "a\n\n```\nb",
            "\n- a\n\n      b\n",
            "`a",
            "a <!-- b --> c",
            "a\n\n    <!-- b\n\n--> c",
        ] {
            let text = stripped(&format!("In <!-- {comment} --> Tete. `<!-- code -->` <!-- z --> End."));
            assert_eq!(text, "In Tete. `<!-- code -->` End.", "{comment}");
        }
    }

    #[test]
    fn in_code_and_behind_a_backslash_a_comment_is_text() {
        for text in [
            "Write `<!-- a -->` and ``<!-- ` -->``.",
            "```html\n<!-- a -->\n\n<!-- b\n```\n\nText.",
            "Text:\n\n    <!-- a -->\n",
            "- item\n\n  ~~~\n  <!-- a -->\n  ~~~\n",
            "\\<!-- a -->",
        ] {
            assert_eq!(stripped(text), text);
        }
        assert_eq!(stripped("``` <!-- a -->\ncode\n```"), "```\ncode\n```");
    }

    #[test]
    fn a_comment_without_an_end_takes_all_that_follows() {
        let markdown = "In Tete. <!-- a\n\nSecret `-->` no: this is its end. <!-- b\n\nSecret.";
        let found = Stripped::of(markdown);
        assert_eq!(found.text, "In Tete. ` no: this is its end.");
        assert_eq!((found.unclosed, found.nested), (markdown.rfind(OPEN), vec![]));
    }

    #[test]
    fn a_name_is_read_without_its_comments() {
        for (text, left) in [
            ("Storskog <!-- or Boris Gleb? -->", "Storskog"),
            ("<!-- a --> Bodø <!-- b <!-- c --> d -->, Norway", "Bodø, Norway"),
            ("<!-- all -->", ""),
            ("1 <!-- 2", "1 <!-- 2"),
            ("Bodø", "Bodø"),
        ] {
            assert_eq!(plain(text), left, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_comment_is_left_and_every_letter_is_found_again(
            pieces in proptest::collection::vec("(<!--|-->|<!|--|`|```\n|\n\n| {1,5}|[a-zø]{1,5}|- |> |\\\\)", 0..30),
        ) {
            let markdown = pieces.concat();
            let found = Stripped::of(&markdown);
            prop_assert!(find(&found.text, false).is_empty(), "{:?}", found.text);
            for (at, c) in found.text.char_indices() {
                prop_assert!(markdown[found.in_markdown(at)..].starts_with(c), "{at} of {:?}", found.text);
            }
        }
    }
}
