//! The words about a full stop.

use super::language::{self, Kind, Language};
use super::pairs::{is_closing, is_dash, is_opening_bracket, is_quote};

/// How far behind a stop the next word is looked for, in characters.
const NEAR: usize = 32;
/// How many words an abbreviation is written in at most: *и т. д.*
const PARTS: usize = 3;
/// A number that may be an ordinal has no more digits.
const ORDINAL_DIGITS: usize = 3;

/// What follows a stop.
#[derive(Debug, Default)]
pub(super) struct Next<'a> {
    /// Its first letter, digit or sign, behind whatever opens it.
    pub(super) first: Option<char>,
    /// The letters that it begins with.
    pub(super) word: &'a str,
    /// One letter with a stop: `J. Smith`.
    pub(super) is_initial: bool,
    /// The digits that it begins with; a number that is no smaller than `u32` is its greatest.
    pub(super) number: Option<u32>,
    /// A number, a Roman one, a letter or a sign: what a section or a figure is counted by.
    is_count: bool,
    pub(super) is_after_dash: bool,
    pub(super) is_quoted: bool,
}

impl<'a> Next<'a> {
    pub(super) fn of(rest: &'a str) -> Self {
        let mut next = Self::default();
        let mut start = rest.len();
        for (at, c) in rest.char_indices().take(NEAR) {
            let behind = &rest[at + c.len_utf8()..];
            let is_dot = c == '.' && (behind.starts_with('.') || rest[..at].ends_with('.'));
            if is_dash(c) && !behind.starts_with(|c: char| c.is_ascii_digit()) {
                next.is_after_dash = true;
            } else if is_opening_bracket(c) || is_closing(c) || is_quote(c) {
                next.is_quoted = true;
            } else if !(is_dot || c.is_whitespace() || matches!(c, '…' | '¿' | '¡' | '*')) {
                start = at;
                break;
            }
        }
        let rest = &rest[start..];
        next.first = rest.chars().next();
        next.word = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
        let is_one_letter = next.word.chars().count() == 1;
        next.is_initial = is_one_letter && rest[next.word.len()..].starts_with('.');
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        next.number = (digits > 0).then(|| rest[..digits].parse().unwrap_or(u32::MAX));
        next.is_count = next.number.is_some()
            || is_roman(next.word)
            || is_one_letter && !next.is_initial && next.first.is_some_and(char::is_uppercase)
            || next.first.is_some_and(|c| matches!(c, '§' | '№' | '°' | '#'));
        next
    }
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
}

/// A word without the stop behind it, and the text before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    text: &'a str,
    pub(super) before: Option<&'a str>,
}

impl<'a> Word<'a> {
    /// The last word of a text.
    pub(super) fn last_of(text: &'a str) -> Self {
        let is_border = |c: char| {
            c.is_whitespace()
                || is_opening_bracket(c)
                || is_quote(c) && !matches!(c, '’' | '\'')
                || matches!(c, '–' | '—' | '―')
        };
        let start =
            text.rfind(is_border).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        Self {
            text: text[start..].trim_start_matches(['’', '\'']),
            before: (start > 0).then_some(&text[..start]),
        }
    }

    /// The word before some space.
    pub(super) fn before_space(text: &'a str) -> Option<Self> {
        let trimmed = text.trim_end();
        (trimmed.len() < text.len() && !trimmed.is_empty()).then(|| Self::last_of(trimmed))
    }

    pub(super) fn kind(&self, language: Language, next: &Next<'_>) -> Kind {
        // Behind a quotation mark, as in `«…».`
        if self.text.is_empty() {
            return Kind::Word;
        }
        if self.is_enumerator() {
            return Kind::Tied;
        }
        if let Some(kind) = self.of_several(language) {
            return kind;
        }
        let last = self.text.rsplit_once('-').map_or(self.text, |(_, last)| last);
        for word in [self.text, elided(self.text), last] {
            match language.abbreviation(word) {
                Some(Kind::Numbered) if !next.is_count => {}
                Some(kind) => return kind,
                None => {}
            }
        }
        if self.text.starts_with(|c: char| c.is_ascii_digit()) {
            let is_short = self.text.len() <= ORDINAL_DIGITS && self.text.bytes().all(|b| b.is_ascii_digit());
            return if is_short { Kind::Ordinal } else { Kind::Word };
        }
        shape(self.text, last, language, next)
    }

    /// The abbreviation that it ends, where that is written in several words: `z. B.`, `и т. д.`
    fn of_several(&self, language: Language) -> Option<Kind> {
        let mut parts = vec![self.text];
        let mut word = *self;
        while parts.len() < PARTS
            && let Some(before) = word.before.and_then(Self::before_space)
            && let Some(stem) = before.text.strip_suffix('.')
            && (1..=10).contains(&stem.len())
        {
            word = before;
            parts.push(stem);
        }
        let kinds = (2..=parts.len()).rev().map(|count| {
            let words: Vec<&str> = parts[..count].iter().rev().copied().collect();
            language.abbreviation(&words.join("."))
        });
        kinds.flatten().next()
    }

    /// `1.`, `IV.` or `a.` at the beginning of a sentence, which has nothing else yet.
    fn is_enumerator(&self) -> bool {
        !self.before.is_some_and(|text| text.contains(char::is_alphanumeric))
            && (self.text.chars().all(|c| c.is_ascii_digit())
                || self.text.chars().count() == 1
                || is_roman(self.text))
    }

    /// Whether a number is one that ends a sentence, or an ordinal: `den 3. mars`, `die 2. Bundesliga`.
    pub(super) fn is_last_of_number(&self, language: Language, next: &Next<'_>, is_opened: bool) -> bool {
        if !language.has_ordinals() {
            return true;
        }
        let previous = self.before.and_then(Self::before_space);
        if let Some(number) = next.number {
            // `3. 5. 2024`
            let is_date = previous.is_some_and(|word| {
                word.text.ends_with('.') && word.text.starts_with(|c: char| c.is_ascii_digit())
            });
            return number > 31 && !is_date;
        }
        let article = previous.map(|word| word.text.to_lowercase());
        let is_ordinal = language.is("de")
            || language::is_month(next.word)
            || article.is_some_and(|article| language::is_before_ordinal(&article));
        is_opened && !language::is_month(next.word) || !is_ordinal
    }
}

/// A word without the article that is drawn together with it: `l’av.`
fn elided(word: &str) -> &str {
    word.split_once(['’', '\''])
        .filter(|(article, rest)| article.chars().count() <= 2 && rest.chars().count() > 1)
        .map_or(word, |(_, rest)| rest)
}

/// What a word that no list has is by its letters. `last` is what stands behind its last hyphen.
fn shape(word: &str, last: &str, language: Language, next: &Next<'_>) -> Kind {
    if word.contains('/') {
        return Kind::Word;
    }
    if word.contains('.') {
        return dotted(word, language);
    }
    let mut letters = last.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return match letter {
            // `a. C.`, `z. B.`
            _ if letter.is_lowercase() && next.is_initial => Kind::Tied,
            _ if letter.is_uppercase() => Kind::Initial,
            // Hours: `à 9 h. 30`
            'h' => Kind::Unit,
            // Words: `i`, `я`, an island, a river.
            'å' | 'ø' | 'ö' => Kind::Word,
            _ if letter.is_lowercase() && !language.is_opener(last) => Kind::Inside,
            _ => Kind::Word,
        };
    }
    // Compounds of an abbreviation, such as *Hauptstr.*
    if ["str", "sekr", "insp", "repr", "ltn", "adm", "kenr"].iter().any(|end| word.ends_with(end)) {
        return Kind::Inside;
    }
    if word.contains(['’', '\'']) {
        return Kind::Word;
    }
    let is_regnal = language.is("de") && is_roman(word);
    let is_plural =
        language.is("es") && matches!(word, "EE" | "UU" | "FF" | "AA" | "CC" | "OO" | "RR" | "JJ");
    if is_regnal || is_plural || language::has_no_vowel(last) { Kind::Inside } else { Kind::Word }
}

/// `p.m`, `m.fl`, `U.S` and their like, but not `vg.no`.
fn dotted(word: &str, language: Language) -> Kind {
    let parts: Vec<&str> = word.split(['.', '-']).filter(|part| !part.is_empty()).collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Kind::Word };
    let length = |part: &str| part.chars().count();
    if language.abbreviation(first) == Some(Kind::Tied) {
        return Kind::Tied;
    }
    let is_short = length(first) == 1 && *last != "com" && parts.iter().all(|part| length(part) <= 4)
        || parts.iter().all(|part| length(part) == 2 && part.chars().all(char::is_uppercase));
    let are_letters = parts.iter().all(|part| part.chars().all(char::is_alphabetic));
    if are_letters && (is_short || length(last) == 1) { Kind::Inside } else { Kind::Word }
}
