//! The words, numbers and signs that a position in degrees is written with.

use super::words::{Axis, Language, Meaning, is_filler, unit, unit_letter};

/// A number as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    /// Digits before the decimal sign.
    pub(super) whole_digits: usize,
    /// Digits after it.
    pub(super) decimals: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token {
    Number(Number),
    /// A plus, or a minus.
    Sign {
        is_minus: bool,
    },
    /// The mark of degrees (0), minutes (1) or seconds (2).
    Mark(usize),
    /// A quarter of the sky, or the name of an angle.
    Word(Meaning),
    /// What stands between two angles.
    Separator,
}

impl Token {
    /// The angle that a word belongs to.
    pub(super) fn axis(&self) -> Option<Axis> {
        match self {
            Self::Word(Meaning::Quarter { axis, .. } | Meaning::Name(axis)) => Some(*axis),
            _ => None,
        }
    }
}

/// How a text is read.
#[derive(Clone, Copy)]
pub(super) struct Way {
    /// The language of its words.
    pub(super) language: &'static Language,
    /// A comma between two digits is a decimal sign, and else stands between two angles.
    pub(super) is_comma_decimal: bool,
    /// `d`, `m`, `s` and `o` right after a number are marks: `69d 43m 30s`.
    pub(super) letters_are_marks: bool,
}

/// The tokens of a text, or `None` where something in it has no meaning in a position.
pub(super) fn tokens(text: &str, way: Way) -> Option<Vec<Token>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text;
    let mut is_after_digit = false;
    while let Some(first) = rest.chars().next() {
        let was_after_digit = std::mem::replace(&mut is_after_digit, false);
        let mut length = first.len_utf8();
        match first {
            '0'..='9' => {
                let (number, used) = number(rest, way.is_comma_decimal)?;
                tokens.push(Token::Number(number));
                (length, is_after_digit) = (used, true);
            }
            '+' => tokens.push(Token::Sign { is_minus: false }),
            _ if is_minus(first) => {
                if !was_after_digit || !is_dash(&tokens) {
                    tokens.push(Token::Sign { is_minus: true });
                }
            }
            '°' | 'º' | '˚' | '⁰' | 'ᵒ' | '∘' | '○' | '゜' | '^' | '*' => {
                tokens.push(Token::Mark(0));
            }
            '\'' | '′' | '’' | '‘' | '‛' | '´' | '`' | 'ʹ' | 'ʼ' | 'ˈ' | 'ˊ' => {
                match tokens.last_mut() {
                    Some(mark @ Token::Mark(1)) => *mark = Token::Mark(2),
                    _ => tokens.push(Token::Mark(1)),
                }
            }
            '"' | '″' | '”' | '“' | '„' | '‟' | '〃' | '˝' | 'ʺ' | 'ˮ' => {
                tokens.push(Token::Mark(2));
            }
            ',' | ';' | '/' | '|' | '&' => tokens.push(Token::Separator),
            '(' | ')' | '[' | ']' | '{' | '}' | ':' | '=' | '.' => {}
            _ if first.is_whitespace() => {}
            _ if first.is_alphabetic() => {
                let words = words(rest);
                length = words.1;
                read_words(&words.0, way, &mut tokens)?;
            }
            _ => return None,
        }
        rest = &rest[length..];
    }
    Some(tokens)
}

/// Whether a sign is a minus, or one of the dashes that are written for it.
pub(super) fn is_minus(sign: char) -> bool {
    matches!(sign, '-' | '−' | '–' | '—' | '‐' | '‑' | '‒' | '﹣' | '⁻')
}

/// The words at the start of a text, in lower case, that only full stops and spaces separate, and their length in bytes.
fn words(text: &str) -> (Vec<String>, usize) {
    let mut words = Vec::new();
    let mut rest = text;
    while rest.starts_with(char::is_alphabetic) {
        let end = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
        words.push(rest[..end].to_lowercase());
        rest = rest[end..].trim_start_matches(|sign: char| sign == '.' || sign.is_whitespace());
    }
    (words, text.len() - rest.len())
}

/// Words in a row: the longest that mean something together come first, `p. l.` before `p.`
fn read_words(words: &[String], way: Way, tokens: &mut Vec<Token>) -> Option<()> {
    /// No abbreviation has more words.
    const MOST: usize = 2;
    let mut rest = words;
    while let Some(word) = rest.first() {
        if way.letters_are_marks
            && matches!(tokens.last(), Some(Token::Number(_)))
            && let Some((mark, quarter)) = marked(word, way.language)
        {
            tokens.push(Token::Mark(mark));
            tokens.extend(quarter.map(Token::Word));
            rest = &rest[1..];
            continue;
        }
        let meaning_of = |count: usize| Some((count, way.language.meaning(&rest[..count].concat())?));
        let meaning = (1..=rest.len().min(MOST)).rev().find_map(meaning_of);
        let count = match (meaning, unit(word)) {
            (Some((count, meaning)), _) => {
                tokens.push(Token::Word(meaning));
                count
            }
            (None, Some(mark)) => {
                tokens.push(Token::Mark(mark));
                1
            }
            (None, None) => is_filler(word).then_some(1)?,
        };
        rest = &rest[count..];
    }
    Some(())
}

/// A letter that marks a part of an angle, with a quarter after it or without: `30sN`.
fn marked(word: &str, language: &Language) -> Option<(usize, Option<Meaning>)> {
    let mut letters = word.chars();
    let mark = unit_letter(letters.next()?)?;
    let rest = letters.as_str();
    if rest.is_empty() {
        return Some((mark, None));
    }
    // `oeste` is no mark and an `este`.
    let quarter = language.meaning(rest).filter(|_| language.meaning(word).is_none())?;
    Some((mark, Some(quarter)))
}

/// Whether a minus right after a number is a dash: between whole degrees and minutes, `69-43-30`; not in ISO 6709's
/// `+69.7-030.1`.
fn is_dash(tokens: &[Token]) -> bool {
    let is_whole = matches!(tokens.last(), Some(Token::Number(Number { decimals: 0, .. })));
    is_whole && !matches!(tokens.first(), Some(Token::Sign { .. }))
}

/// The number that a text begins with, and its length in bytes.
pub(super) fn number(text: &str, is_comma_decimal: bool) -> Option<(Number, usize)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole_digits = digits(text);
    let after = &text[whole_digits..];
    let has_sign = after.starts_with('.') || (is_comma_decimal && after.starts_with(','));
    let decimals = if has_sign { digits(&after[1..]) } else { 0 };
    let length = whole_digits + if decimals > 0 { 1 + decimals } else { 0 };
    let value = text[..length].replace(',', ".").parse().ok()?;
    Some((Number { value, whole_digits, decimals }, length))
}
