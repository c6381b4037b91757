//! Where the sentences of a text begin and end.
//!
//! A card quotes whole sentences, so a stop ends one only where nothing speaks for going on; where that is in doubt, the
//! longer one is quoted. Unicode's sentence boundaries (Standard Annex 29) know neither abbreviations nor languages, and
//! never end a sentence at `…`; the exceptions that CLDR keeps for them cover six of the sixteen languages here and name
//! common words (*Act.*, *Link.*, *By.*). So both the rules and the [`lists`] are our own.

mod language;
mod lists;
mod pairs;
#[cfg(test)]
mod tests;
mod word;

use language::{Kind, Language};
use pairs::{Pair, is_closing, is_opening_bracket, is_quote, pairs};
use std::ops::Range;
use word::{Next, Word};

/// How deep quotations and brackets are followed into each other.
const DEPTH: usize = 8;
/// The longest reference that may stand behind a stop, as in `shut.[^note] Then`, in bytes.
const REFERENCE_BYTES: usize = 16;

/// Byte ranges of the sentences of a text, without the space around them. `language` is what its atlas says of it, a tag
/// such as `nb` or `pt-MZ`; where the words of the text say otherwise, they are believed.
pub(super) fn sentences(text: &str, language: &str) -> Vec<Range<usize>> {
    let mut splitter =
        Splitter { text, language: Language::of(text, language), open: Vec::new(), start: 0, letter: None };
    splitter.begin(0);
    let mut pairs = pairs(text).into_iter().peekable();
    let mut found = Vec::new();
    for stop in stops(text) {
        while let Some(pair) = pairs.next_if(|pair| pair.open < stop.start) {
            splitter.open.push(pair);
        }
        splitter.open.retain(|pair| pair.close > stop.start);
        if stop.end > splitter.start && splitter.is_end(&stop) {
            found.push(splitter.start..stop.end);
            splitter.begin(stop.end);
        }
    }
    let end = text.trim_end().len();
    if splitter.start < end {
        found.push(splitter.start..end);
    }
    found
}

/// `.`, `?!`, `…` and the like with the quotation marks, brackets and references that close behind it.
struct Stop {
    start: usize,
    /// Where what closes begins.
    closing: usize,
    end: usize,
}

fn stops(text: &str) -> Vec<Stop> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(is_terminator) {
        let start = at + offset;
        let closing = end_of_run(text, start);
        let end = closing + closing_len(&text[closing..]);
        let is_wide = text[..closing].ends_with(['。', '！', '？', '｡', '．']);
        if is_wide || text[end..].chars().next().is_none_or(char::is_whitespace) {
            found.push(Stop { start, closing, end });
        }
        at = end;
    }
    found
}

fn is_terminator(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '‽'
            | '⁇'
            | '⁈'
            | '⁉'
            | '؟'
            | '۔'
            | '։'
            | '।'
            | '॥'
            | '።'
            | '။'
            | '។'
            | '。'
            | '！'
            | '？'
            | '｡'
            | '．'
    )
}

/// Where a run of terminators ends. The dots of `. . .` are one.
fn end_of_run(text: &str, start: usize) -> usize {
    let mut end = start;
    loop {
        let mut rest = text[end..].chars();
        match rest.next() {
            Some(c) if is_terminator(c) => end += c.len_utf8(),
            Some(c)
                if c.is_whitespace() && text[..end].ends_with('.') && begins_with_lone_dot(rest.as_str()) =>
            {
                end += c.len_utf8();
            }
            _ => return end,
        }
    }
}

fn begins_with_lone_dot(text: &str) -> bool {
    text.strip_prefix('.').is_some_and(|rest| !rest.starts_with(|c: char| c == '.' || c.is_alphanumeric()))
}

/// How many bytes of a text close what stands before it.
fn closing_len(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = &text[end..];
        let Some(c) = rest.chars().next() else { return end };
        let inner = rest.trim_start();
        if is_closing(c) || is_quote(c) || matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '*' | '†')
        {
            end += c.len_utf8();
        } else if let Some(reference) = reference_len(inner) {
            end += rest.len() - inner.len() + reference;
        } else if let Some(mark) = c.is_whitespace().then(|| spaced_mark_len(inner)).flatten() {
            end += rest.len() - inner.len() + mark;
        } else {
            return end;
        }
    }
}

/// The length of the mark that closes a quotation behind a space, as French writes it: `« Oui. »`
fn spaced_mark_len(text: &str) -> Option<usize> {
    let behind = text.strip_prefix(['»', '›'])?;
    (!behind.starts_with(char::is_alphanumeric)).then_some(text.len() - behind.len())
}

/// The length of `[1]` or `[^note]` at the beginning of a text.
fn reference_len(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('[')?;
    let end = inside.find(']')?;
    let is_reference = (1..=REFERENCE_BYTES).contains(&end)
        && inside[..end].chars().all(|c| !c.is_whitespace() && c != '[' && !is_terminator(c));
    is_reference.then_some(end + 2)
}

struct Splitter<'a> {
    text: &'a str,
    language: Language,
    /// The quotations and brackets about the stop that is looked at, the outermost first.
    open: Vec<Pair>,
    /// Where the sentence begins that is being read, and its first letter or digit.
    start: usize,
    letter: Option<usize>,
}

impl<'a> Splitter<'a> {
    fn begin(&mut self, at: usize) {
        let rest = &self.text[at..];
        self.start = at + (rest.len() - rest.trim_start().len());
        self.letter = rest.find(char::is_alphanumeric).map(|offset| at + offset);
    }

    /// Whether the sentence has words before a position, and not only what opens it.
    fn has_words_before(&self, at: usize) -> bool {
        self.letter.is_some_and(|letter| letter < at)
    }

    fn is_end(&self, stop: &Stop) -> bool {
        let next = Next::of(&self.text[stop.end..]);
        if next.first.is_none_or(char::is_lowercase) || !self.has_words_before(stop.start) {
            return false;
        }
        let before = &self.text[self.start..stop.start];
        if before.ends_with(is_opening_bracket) || self.is_within_part(stop) {
            return false;
        }
        let is_opened = self.is_opener(&next);
        let is_quoted = self.text[stop.closing..stop.end].contains(is_quote);
        let run = &self.text[stop.start..stop.closing];
        if self.closes_bracket(stop) {
            return is_opened;
        }
        if run.contains('…') && !run.contains(['!', '?'])
            || run.len() > 1 && run.chars().all(|c| c == '.' || c.is_whitespace())
        {
            return is_opened;
        }
        if is_quoted && next.is_after_dash {
            return false;
        }
        if run != "." {
            return is_opened || !(is_quoted && self.is_speaker(stop, &next));
        }
        self.ends_at_word(before, &next, is_opened)
    }

    /// Whether the sentence goes on around a quotation or brackets that the stop is in.
    fn is_within_part(&self, stop: &Stop) -> bool {
        let around = self.open.iter().filter(|pair| pair.open >= self.start && pair.close >= stop.end);
        around.take(DEPTH).any(|pair| {
            pair.is_bracket || self.has_words_before(pair.open) || !pair.is_closed_by_stop(self.text)
        })
    }

    /// Whether the stop is the last of brackets within the sentence: `He sailed (it was late.) Oslo slept`.
    fn closes_bracket(&self, stop: &Stop) -> bool {
        let closed = self.open.iter().filter(|pair| pair.open >= self.start && pair.close < stop.end);
        closed.take(DEPTH).any(|pair| pair.is_bracket && self.has_words_before(pair.open))
    }

    /// “Who?” Harcourt asked: only English lets the speaker go first.
    fn is_speaker(&self, stop: &Stop, next: &Next<'_>) -> bool {
        let mut closed = self.open.iter().filter(|pair| pair.open >= self.start && pair.close < stop.end);
        self.language.is("en")
            && !next.is_quoted
            && !next.is_after_dash
            && next.first.is_some_and(char::is_alphabetic)
            && closed.next().is_some_and(|pair| !self.has_words_before(pair.open))
    }

    fn is_opener(&self, next: &Next<'_>) -> bool {
        !next.is_initial && self.language.is_opener(next.word)
    }

    /// Whether a full stop behind a word ends the sentence.
    fn ends_at_word(&self, before: &str, next: &Next<'_>, is_opened: bool) -> bool {
        let word = Word::last_of(before);
        match word.kind(self.language, next) {
            Kind::Word => true,
            Kind::Tied | Kind::Numbered => false,
            _ if next.is_after_dash => false,
            Kind::Closing => true,
            Kind::Unit => next.number.is_none(),
            Kind::Initial => is_opened && !language::is_part_of_name(next.word),
            Kind::Ordinal => word.is_last_of_number(self.language, next, is_opened),
            Kind::Inside => is_opened && next.number.is_none(),
        }
    }
}
