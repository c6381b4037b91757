//! The numbers and words that a position on a grid in metres is written with.

use super::tokens::is_minus;

/// What a position on a grid is written with.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    Number(Figures),
    /// In capitals.
    Word(String),
    /// What separates two numbers, where that is more than a space.
    Break,
}

/// A number, or a group of its digits.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figures {
    pub(super) value: f64,
    /// Digits before the decimal sign.
    pub(super) whole_digits: usize,
    /// Digits after it.
    pub(super) decimals: usize,
    /// It is a group of three digits, and no more.
    pub(super) is_triple: bool,
}

/// A minus between a letter and fewer digits is a hyphen: `UTM-33`.
const NEGATIVE_FROM: usize = 3;

impl Figures {
    /// The zone of UTM that it is, where it is one.
    pub(super) fn zone(&self) -> Option<u8> {
        let is_zone = self.whole_digits <= 2 && self.decimals == 0 && (1.0..=60.0).contains(&self.value);
        is_zone.then_some(self.value as u8)
    }
}

/// The parts of a text, or `None` where something in it has no meaning in a position.
pub(super) fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        let mut length = first.len_utf8();
        let digits_after = digits(&rest[length..]);
        if first.is_ascii_digit() {
            let (found, used) = figures(rest, false)?;
            parts.push(Part::Number(found));
            length = used;
        } else if is_minus(first) && before.is_ascii_digit() {
            parts.push(Part::Break);
        } else if is_minus(first) && digits_after >= if before.is_alphabetic() { NEGATIVE_FROM } else { 1 } {
            let (found, used) = figures(&rest[length..], true)?;
            parts.push(Part::Number(found));
            length += used;
        } else if first.is_alphabetic() {
            length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
            parts.push(Part::Word(rest[..length].to_uppercase()));
        } else if matches!(first, ',' | ';' | '/' | '|') {
            parts.push(Part::Break);
        } else if !first.is_whitespace()
            && !is_minus(first)
            && !matches!(first, ':' | '=' | '.' | '(' | ')' | '+')
        {
            return None;
        }
        before = rest[..length].chars().next_back().unwrap_or(' ');
        rest = &rest[length..];
    }
    Some(parts)
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The number that a text begins with, and its length in bytes. Point, comma and apostrophe may stand between thousands;
/// a comma with up to three digits after it is else a decimal sign.
fn figures(text: &str, is_negative: bool) -> Option<(Figures, usize)> {
    let first = digits(text);
    let sign_at = |at: usize| text.as_bytes().get(at).copied().unwrap_or(b' ');
    let mut whole = text[..first].to_owned();
    let mut end = first;
    let thousands = sign_at(first);
    if first <= 3 && matches!(thousands, b'.' | b',' | b'\'') {
        while sign_at(end) == thousands && digits(&text[end + 1..]) == 3 {
            whole += &text[end + 1..end + 4];
            end += 4;
        }
    }
    let decimals = match sign_at(end) {
        b'.' => digits(&text[end + 1..]),
        b',' => Some(digits(&text[end + 1..])).filter(|decimals| *decimals <= 3).unwrap_or(0),
        _ => 0,
    };
    let fraction = if decimals > 0 { &text[end + 1..=end + decimals] } else { "0" };
    let value: f64 = format!("{whole}.{fraction}").parse().ok()?;
    let figures = Figures {
        value: if is_negative { -value } else { value },
        whole_digits: whole.len(),
        decimals,
        is_triple: whole.len() == 3 && !is_negative,
    };
    Some((figures, if decimals > 0 { end + 1 + decimals } else { end }))
}
