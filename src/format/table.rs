//! A table of a TOML file, read key by key: every key that is unknown, missing or of the wrong type is reported
//! where it stands.

use super::comments::plain;
use super::decimal_comma;
use super::diagnostic::Rule;
use super::slip::{self, Slip};
use super::source::{Report, Source, did_you_mean};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table, the text it stands in, and where that text begins in its file.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    source: &'a Source,
    base: usize,
    /// Where the table itself begins.
    offset: usize,
    table: &'a DeTable<'a>,
}

/// Reads TOML, telling of everything that does not parse. `text` begins at byte `base` of `source`.
///
/// Also says at which bytes of the file it did not. Where there are any, the table holds what could be made out, and a
/// key that is not there may only have been lost.
pub(super) fn parse<'a>(
    text: &'a str,
    base: usize,
    source: &Source,
    report: &mut Report,
) -> (Spanned<DeTable<'a>>, Vec<usize>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut offsets = Vec::new();
    // One slip is often several errors of the parser.
    let mut known: Vec<Slip> = Vec::new();
    for error in &errors {
        let at = error.span().map_or(text.len(), |span| span.start);
        offsets.push(base + at);
        let slip = slip::in_toml(text, at).unwrap_or_else(|| Slip {
            offset: at,
            message: format!("this is not TOML: {}", error.message().replace('\n', ", ")),
            help: "write it as on https://toml.io/en/v1.0.0".to_owned(),
        });
        if !known.contains(&slip) {
            report.add(Rule::Syntax, source, base + slip.offset, slip.message.clone(), slip.help.clone());
            known.push(slip);
        }
    }
    (table, offsets)
}

/// A value and where it stands.
#[derive(Debug)]
pub(super) struct At<T> {
    pub(super) value: T,
    /// Byte offset in the file.
    pub(super) offset: usize,
}

impl<'a> Table<'a> {
    pub(super) fn new(source: &'a Source, base: usize, table: &'a Spanned<DeTable<'a>>) -> Self {
        Self { source, base, offset: base + table.span().start, table: table.get_ref() }
    }

    /// Where the table begins in its file.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// Whether the key is there, whatever its value.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether no key is there but some of these.
    pub(super) fn has_only(&self, known: &[&str]) -> bool {
        self.table.keys().all(|key| known.contains(&key.get_ref().as_ref()))
    }

    /// Reports every key that is not among `known`. One of `outer` belongs to the table around this one.
    pub(super) fn check_keys(&self, known: &[&str], outer: &[&str], report: &mut Report) {
        for key in self.table.keys() {
            if known.contains(&key.get_ref().as_ref()) {
                continue;
            }
            let help = did_you_mean(key.get_ref(), known.iter().copied(), || {
                if outer.contains(&key.get_ref().as_ref()) {
                    return "write it above the first line in brackets: what follows such a line belongs to it"
                        .to_owned();
                }
                format!("remove it; the keys here are {}", known.join(", "))
            });
            let message = format!("the format has no key `{}` here", key.get_ref());
            report.add(Rule::UnknownKey, self.source, self.base + key.span().start, message, help);
        }
    }

    /// Reports a key that has to be there and is not.
    pub(super) fn missing(&self, key: &str, example: &str, report: &mut Report) {
        report.add(
            Rule::Syntax,
            self.source,
            self.offset,
            format!("`{key}` is missing here"),
            format!("add {example}"),
        );
    }

    fn value(&self, key: &str) -> Option<At<&'a DeValue<'a>>> {
        let value = self.table.get(key)?;
        Some(At { value: value.get_ref(), offset: self.start(value.span()) })
    }

    fn start(&self, span: Range<usize>) -> usize {
        self.base + span.start
    }

    fn wrong_type(&self, key: &str, found: &At<&DeValue<'_>>, wanted: &str, report: &mut Report) {
        let message = format!("`{key}` is {} and not {wanted}", article(found.value.type_str()));
        report.add(Rule::Syntax, self.source, found.offset, message, format!("write {wanted}"));
    }

    /// A string that is not blank, without comments.
    pub(super) fn string(&self, key: &str, report: &mut Report) -> Option<At<String>> {
        let found = self.value(key)?;
        match found.value {
            DeValue::String(text) => {
                let text = plain(text);
                if text.trim().is_empty() {
                    let message = format!("`{key}` is empty");
                    report.add(Rule::Syntax, self.source, found.offset, message, "fill it in, or remove it");
                    return None;
                }
                Some(At { value: text.into_owned(), offset: found.offset })
            }
            _ => {
                self.wrong_type(key, &found, "a string in quotes", report);
                None
            }
        }
    }

    /// A string, or a TOML date as one.
    pub(super) fn string_or_date(&self, key: &str, report: &mut Report) -> Option<At<String>> {
        let found = self.value(key)?;
        match found.value {
            DeValue::Datetime(date) => Some(At { value: date.to_string(), offset: found.offset }),
            _ => self.string(key, report),
        }
    }

    /// `true` or `false`.
    pub(super) fn boolean(&self, key: &str, report: &mut Report) -> Option<bool> {
        let found = self.value(key)?;
        if found.value.as_bool().is_none() {
            self.wrong_type(key, &found, "true or false", report);
        }
        found.value.as_bool()
    }

    /// A number, whole or not.
    pub(super) fn number(&self, key: &str, report: &mut Report) -> Option<At<f64>> {
        let found = self.value(key)?;
        let number = number(found.value);
        if number.is_none() {
            self.wrong_type(key, &found, "a number", report);
        }
        Some(At { value: number?, offset: found.offset })
    }

    /// Two numbers in brackets.
    pub(super) fn pair(&self, key: &str, report: &mut Report) -> Option<At<[f64; 2]>> {
        let found = self.value(key)?;
        let numbers: Option<Vec<f64>> = found
            .value
            .as_array()
            .and_then(|array| array.iter().map(|item| number(item.get_ref())).collect());
        match numbers.as_deref() {
            Some([first, second]) => Some(At { value: [*first, *second], offset: found.offset }),
            _ => {
                let written = self.table.get(key).and_then(|value| {
                    let span = value.span();
                    self.source.text.get(self.base + span.start..self.base + span.end)
                });
                match written.and_then(decimal_comma::read) {
                    Some([lon, lat]) => {
                        let (rule, message) = decimal_comma::fault(written.unwrap_or_default());
                        report.add(rule, self.source, found.offset, message, format!("write [{lon}, {lat}]"));
                    }
                    None => {
                        self.wrong_type(
                            key,
                            &found,
                            "two numbers in brackets, [longitude, latitude]",
                            report,
                        );
                    }
                }
                None
            }
        }
    }

    /// An array of strings. What in it is none is reported and left out.
    pub(super) fn strings(&self, key: &str, report: &mut Report) -> Option<Vec<At<String>>> {
        let found = self.value(key)?;
        let Some(array) = found.value.as_array() else {
            self.wrong_type(key, &found, "an array of strings, [\"…\", \"…\"]", report);
            return None;
        };
        let mut strings = Vec::new();
        for item in array {
            let at = At { value: item.get_ref(), offset: self.start(item.span()) };
            match at.value {
                DeValue::String(text) => {
                    strings.push(At { value: plain(text).into_owned(), offset: at.offset });
                }
                _ => self.wrong_type(key, &at, "a string in quotes", report),
            }
        }
        Some(strings)
    }

    /// A table.
    pub(super) fn table(&self, key: &str, report: &mut Report) -> Option<Table<'a>> {
        let found = self.value(key)?;
        match found.value {
            DeValue::Table(table) => Some(Table { table, offset: found.offset, ..*self }),
            _ => {
                self.wrong_type(key, &found, "a table", report);
                None
            }
        }
    }

    /// The tables of an array of tables, `[[key]]`.
    pub(super) fn tables(&self, key: &str, report: &mut Report) -> Vec<Table<'a>> {
        let Some(found) = self.value(key) else { return Vec::new() };
        let Some(array) = found.value.as_array() else {
            self.wrong_type(key, &found, &format!("an array of tables, [[{key}]]"), report);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in array {
            let at = At { value: item.get_ref(), offset: self.start(item.span()) };
            match at.value {
                DeValue::Table(table) => tables.push(Table { table, offset: at.offset, ..*self }),
                _ => self.wrong_type(key, &at, "a table", report),
            }
        }
        tables
    }
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(integer) => {
            i64::from_str_radix(integer.as_str(), integer.radix()).ok().map(|number| number as f64)
        }
        DeValue::Float(float) => float.as_str().parse().ok().filter(|number: &f64| number.is_finite()),
        _ => None,
    }
}

/// `a boolean`, `an integer`.
fn article(noun: &str) -> String {
    let an = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if an { "an" } else { "a" })
}
