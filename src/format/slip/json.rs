//! Slips in JSON.

use super::letters::slip;
use super::{Slip, line_at, outside_quotes};

/// The slip at or before the byte at which a reader stopped.
pub(super) fn find(text: &str, at: usize) -> Option<Slip> {
    if let Some(what) = other_format(text) {
        let help = "convert it: ogr2ogr -f GeoJSON -t_srs EPSG:4326 -lco RFC7946=YES out.geojson IN";
        return Some(Slip::new(0, format!("this is not JSON but {what}"), help));
    }
    let (start, line) = line_at(text, at);
    let found = outside_quotes(line, false).find_map(|(at, letter)| slip(start + at, letter, "JSON"));
    if found.is_some() {
        return found;
    }
    let not_json =
        |at: usize, what: &str, help: &str| Some(Slip::new(at, format!("this is not JSON: {what}"), help));
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    if let Some((at, control)) = control_in_string(text, at) {
        return match control {
            '\n' | '\r' => {
                not_json(at, "a line ends within a text", "close the quote, or write \\n for the line break")
            }
            '\t' => not_json(at, "a tab stands in a text", "write \\t, or a space"),
            _ => not_json(at, "a control character stands in a text", "remove it"),
        };
    }
    let at = at + (text[at..].len() - text[at..].trim_start().len());
    let rest = &text[at..];
    let before = text[..at].trim_end();
    let previous = before.chars().next_back();
    let comma = before.len() - usize::from(previous == Some(','));
    match rest.chars().next() {
        None => not_json(
            before.len(),
            "it ends in the middle",
            "close every bracket and quote; was all of it saved?",
        ),
        Some(']' | '}') if previous == Some(',') => {
            not_json(comma, "after this comma nothing follows", "remove the comma")
        }
        Some('/') if rest.starts_with("//") || rest.starts_with("/*") => not_json(
            at,
            "JSON has no comments",
            "remove the comment; what has to be said may stand in a property",
        ),
        Some('#') => not_json(at, "JSON has no comments", "remove the comment"),
        Some('\'') => not_json(at, "single quotes are none", "write double quotes, \"…\""),
        Some(',') if matches!(previous, Some(',' | '[' | '{' | ':')) => not_json(
            at,
            "before this comma something is missing",
            "remove the comma, or write what belongs there",
        ),
        Some(letter) => in_word(text, at).or_else(|| {
            let is_value_end =
                matches!(previous, Some('"' | '}' | ']')) || previous.is_some_and(char::is_alphanumeric);
            let is_value_start = matches!(letter, '"' | '{' | '[' | '-') || letter.is_ascii_digit();
            if is_value_end && is_value_start && !is_in_string(text, at) {
                return not_json(
                    at,
                    "a comma is missing before this",
                    "put a comma between the two, as on https://www.json.org",
                );
            }
            None
        }),
    }
}

/// Slips within a word, a number or a text.
fn in_word(text: &str, at: usize) -> Option<Slip> {
    let not_json =
        |at: usize, what: &str, help: String| Some(Slip::new(at, format!("this is not JSON: {what}"), help));
    let is_in_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.');
    let start = text[..at]
        .rfind(|c: char| !is_in_word(c))
        .map_or(0, |before| before + text[before..].chars().next().map_or(0, char::len_utf8));
    let end = text[at..].find(|c: char| !is_in_word(c)).map_or(text.len(), |end| at + end);
    let word = &text[start..end];
    if is_in_string(text, at) {
        return None;
    }
    let digits = word.strip_prefix(['-', '+']).unwrap_or(word);
    match word {
        "NaN" | "Infinity" | "-Infinity" | "None" | "undefined" | "nil" | "NULL" | "Null" => {
            not_json(start, &format!("`{word}` is no value"), "write null".to_owned())
        }
        "True" | "TRUE" | "False" | "FALSE" => {
            not_json(start, &format!("`{word}` is no value"), format!("write {}", word.to_lowercase()))
        }
        _ if digits.len() > 1
            && digits.starts_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            let whole = text[..start].trim_end().strip_suffix(',').unwrap_or_default().trim_end();
            let first = whole.rfind(|c: char| !c.is_ascii_digit() && c != '-').map_or(0, |before| before + 1);
            let help = match whole.get(first..) {
                Some(whole) if !whole.is_empty() => {
                    format!("for a decimal comma write a point: {whole}.{word}")
                }
                _ => "write it without the zeros before it".to_owned(),
            };
            not_json(start, "no number begins with 0", help)
        }
        _ if word.starts_with('+') => not_json(start, "no number begins with +", format!("write {digits}")),
        _ if word.starts_with('.') && word.len() > 1 => {
            not_json(start, "no number begins with a point", format!("write 0{word}"))
        }
        _ if word.starts_with(char::is_alphabetic) && text[end..].trim_start().starts_with(':') => {
            not_json(start, "a key stands in quotes", format!("write \"{word}\""))
        }
        _ if word.starts_with(char::is_alphabetic) && !matches!(word, "true" | "false" | "null") => {
            not_json(start, "a text stands in quotes", format!("write \"{word}\""))
        }
        _ => None,
    }
}

/// Whether a byte stands within `"…"` of its line.
fn is_in_string(text: &str, at: usize) -> bool {
    let (start, line) = line_at(text, at);
    let mut is_open = false;
    let mut is_escaped = false;
    for byte in line.bytes().take(at - start) {
        is_open ^= byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
    }
    is_open
}

/// A control character at or beside a byte, where it stands in a text.
fn control_in_string(text: &str, at: usize) -> Option<(usize, char)> {
    let mut following = text[at..].char_indices().map(|(next, letter)| (at + next, letter));
    let (here, after) = (following.next(), following.next());
    let before = text[..at].chars().next_back().map(|letter| (at - letter.len_utf8(), letter));
    let near = [here, before, after].into_iter().flatten();
    near.into_iter().find(|(at, letter)| letter.is_control() && is_in_string(text, *at))
}

/// Another format, by how it begins.
fn other_format(text: &str) -> Option<&'static str> {
    const BEGINNINGS: [(&str, &str); 6] = [
        ("<kml", "KML"),
        ("<gpx", "GPX"),
        ("<osm", "OpenStreetMap XML"),
        ("<svg", "SVG"),
        ("<html", "a web page"),
        ("<!doctype html", "a web page"),
    ];
    let text = text.trim_start();
    if !text.starts_with('<') {
        return None;
    }
    let head: String = text.chars().take(1000).collect::<String>().to_lowercase();
    Some(
        BEGINNINGS
            .into_iter()
            .find(|(beginning, _)| head.contains(beginning))
            .map_or("XML", |(_, name)| name),
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::diagnostic::Diagnostic;
    use super::super::super::json::Node;
    use super::super::super::layer::report_json;
    use super::super::super::source::{Report, Source};

    fn told(text: &str) -> Diagnostic {
        let source = Source::new("a.geojson", text.to_owned());
        let mut report = Report::default();
        let error = Node::parse(&source.text).err().unwrap_or_else(|| panic!("{text} is JSON"));
        report_json(&error, &source, &mut report);
        let all = report.finish();
        assert_eq!(all.len(), 1, "{all:#?}");
        all.into_iter().next().unwrap()
    }

    #[test]
    fn what_another_language_or_a_word_processor_leaves_in_json_is_told_by_name() {
        for (text, place, message, help) in [
            ("{\n \"a\": [1, 2,],\n \"b\": 1}", (2, 12), "nothing follows", "remove the comma"),
            ("{\n \"a\": 1,\n}", (2, 8), "nothing follows", "remove the comma"),
            ("{\n // here\n \"a\": 1}", (2, 2), "no comments", "remove the comment"),
            ("{\n \"a\": 1, /* here */\n \"b\": 1}", (2, 10), "no comments", "remove the comment"),
            ("{\n \"a\": 1 // here\n}", (2, 9), "no comments", "remove the comment"),
            ("{\n # here\n \"a\": 1}", (2, 2), "no comments", "remove the comment"),
            ("{\n 'a': 1}", (2, 2), "single quotes", "double quotes"),
            ("{\n \"a\": 'b'}", (2, 7), "single quotes", "double quotes"),
            ("{\n “a”: 1}", (2, 2), "quotation mark, U+201C", "straight"),
            ("{\n\u{a0}\"a\": 1}", (2, 1), "no-break space", "ordinary space"),
            ("{\n a: 1}", (2, 2), "a key stands in quotes", "\"a\""),
            ("{\n \"a\": yes}", (2, 7), "a text stands in quotes", "\"yes\""),
            ("{\n \"a\": NaN}", (2, 7), "`NaN`", "null"),
            ("{\n \"a\": None}", (2, 7), "`None`", "null"),
            ("{\n \"a\": True}", (2, 7), "`True`", "true"),
            ("{\n \"a\": [30,05,69,7]}", (2, 11), "begins with 0", "30.05"),
            ("{\n \"a\": .5}", (2, 7), "begins with a point", "0.5"),
            ("{\n \"a\": 1\n \"b\": 2}", (3, 2), "comma is missing", "https://www.json.org"),
            ("[\n {\"a\": 1}\n {\"b\": 2}]", (3, 2), "comma is missing", "comma between"),
            ("{\n \"a\": 1,, \"b\": 2}", (2, 9), "before this comma", "remove the comma"),
            ("{\n \"a\": \"x\ty\"}", (2, 9), "a tab", "\\t"),
            ("{\n \"a\": [1, 2", (2, 12), "ends in the middle", "close every bracket"),
            ("<?xml version=\"1.0\"?>\n<kml xmlns=\"x\"></kml>", (1, 1), "KML", "ogr2ogr"),
            ("<!DOCTYPE html>\n<html></html>", (1, 1), "a web page", "ogr2ogr"),
        ] {
            let told = told(text);
            assert_eq!((told.line, told.column), place, "{told}");
            assert!(told.message.contains(message) && told.help.contains(help), "{told}");
        }
    }
}
