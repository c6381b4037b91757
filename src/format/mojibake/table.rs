//! Runs of letters that are UTF-8 read with a table of one byte a letter.

use crate::letters;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A table of one byte a letter: which byte each of its letters was.
struct Table {
    bytes: BTreeMap<char, u8>,
    /// Its letters are Cyrillic, so that a trace of it could also be a Russian word.
    is_cyrillic: bool,
}

/// The tables that UTF-8 is read with by mistake, the commonest first.
static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    let latin_1 =
        Table { bytes: (0x80..=0xff_u8).map(|byte| (char::from(byte), byte)).collect(), is_cyrillic: false };
    let mut tables = vec![Table::new(letters::WINDOWS_1252, false), latin_1];
    tables.extend(
        [
            letters::WINDOWS_1257,
            letters::ISO_8859_13,
            letters::ISO_8859_15,
            letters::WINDOWS_1250,
            letters::ISO_8859_2,
            letters::MACINTOSH,
        ]
        .map(|letters| Table::new(letters, false)),
    );
    tables.extend(
        [letters::WINDOWS_1251, letters::KOI8_R, letters::IBM866].map(|letters| Table::new(letters, true)),
    );
    tables
});

/// One letter of UTF-8 that was read as two or three.
struct Step {
    /// How many letters it was read as.
    len: usize,
    letter: char,
}

impl Table {
    /// The table whose bytes from 128 on are these letters.
    fn new(letters: &str, is_cyrillic: bool) -> Self {
        let bytes = letters.chars().zip(0x80..=0xff_u8);
        let bytes = bytes.filter(|(letter, _)| *letter != char::REPLACEMENT_CHARACTER).collect();
        Self { bytes, is_cyrillic }
    }

    /// The letter that the first two or three of `chars` were, where that is a letter or mark of a European text.
    fn step(&self, chars: &[(usize, char)]) -> Option<Step> {
        let byte = |index: usize| self.bytes.get(&chars.get(index)?.1).copied();
        let len = match byte(0)? {
            0xc2..=0xdf => 2,
            0xe1..=0xef => 3,
            _ => return None,
        };
        let bytes: Vec<u8> = (0..len).map(byte).collect::<Option<_>>()?;
        let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
        is_european(letter).then_some(Step { len, letter })
    }

    /// What a run of wrong letters at `at` was, and how many letters long it is; `None` where it could be right.
    fn run(&self, chars: &[(usize, char)], at: usize) -> Option<(usize, String)> {
        let mut end = at;
        let mut mended = String::new();
        let mut steps = Vec::new();
        while let Some(step) = self.step(&chars[end..]) {
            end += step.len;
            mended.push(step.letter);
            steps.push(step);
        }
        let last = steps.last()?;
        let previous = at.checked_sub(1).map(|before| chars[before].1);
        let next = chars.get(end).map(|(_, c)| *c);
        let is_small = |c: Option<char>| c.is_some_and(char::is_lowercase);
        let is_in_capitals =
            chars[at..end].iter().all(|(_, c)| c.is_uppercase()) && !is_small(previous) && !is_small(next);
        let is_sure = if is_in_capitals {
            false
        } else if is_cyrillic(last.letter) {
            steps.len() >= 3
        } else if self.is_cyrillic && last.len == 2 {
            [previous, next].into_iter().flatten().any(|c| c.is_ascii_alphabetic())
        } else if steps.len() == 1 && (last.len == 2 || last.letter.is_alphabetic()) {
            !could_be_punctuation(chars, at, end) && !could_be_letters(chars, at, end)
        } else {
            true
        };
        is_sure.then_some((end - at, mended))
    }
}

/// The run of wrong letters at `at`, by the commonest table that gives no capital within a word of small letters.
pub(super) fn likeliest_run(chars: &[(usize, char)], at: usize) -> Option<(usize, String)> {
    let previous_is_small = at.checked_sub(1).is_some_and(|before| chars[before].1.is_lowercase());
    let fits = |run: &(usize, String)| !(previous_is_small && run.1.starts_with(char::is_uppercase));
    let runs = || TABLES.iter().filter_map(|table| table.run(chars, at));
    runs().find(fits).or_else(|| runs().next())
}

/// Whether the one step from `at` to `end` could be a letter and the mark that rightly follows it, as in `Å’s` or `RĪGĀ”`.
fn could_be_punctuation(chars: &[(usize, char)], at: usize, end: usize) -> bool {
    let (lead, mark) = (chars[at].1, chars[end - 1].1);
    let follows_a_word = matches!(
        mark,
        '‘' | '’'
            | '‚'
            | '“'
            | '”'
            | '„'
            | '…'
            | '–'
            | '—'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '\u{a0}'
            | '™'
            | '®'
            | '°'
            | '†'
            | '‡'
            | '•'
    );
    let char_at = |index: usize| chars.get(index).map(|(_, c)| *c);
    let previous_is_capital = at.checked_sub(1).and_then(char_at).is_some_and(char::is_uppercase);
    // A capital may follow a dash between two names, `Å–Reine`; within a word of capitals it is none.
    let may_join_names = matches!(mark, '–' | '—' | '…') && !previous_is_capital;
    let next_is_letter =
        char_at(end).is_some_and(|c| c.is_alphabetic() && !(may_join_names && c.is_uppercase()));
    let is_possessive = matches!(mark, '‘' | '’')
        && char_at(end) == Some('s')
        && !char_at(end + 1).is_some_and(char::is_alphanumeric);
    let previous_is_small = at.checked_sub(1).and_then(char_at).is_some_and(char::is_lowercase);
    let is_capital_inside = previous_is_small && lead.is_uppercase();
    // `Ã` is a letter of Portuguese only, where no dash or ellipsis follows it without a space.
    let is_sure_lead = lead == 'Ã' && !matches!(mark, '‘' | '’' | '“' | '”' | '«' | '»' | '\u{a0}');
    follows_a_word && (is_possessive || !(next_is_letter || is_capital_inside || is_sure_lead))
}

/// Whether the two letters of the one step from `at` to `end` could both be right: a word that begins `Äš` or `«Ø`.
/// Within a word of small letters a capital never is.
fn could_be_letters(chars: &[(usize, char)], at: usize, end: usize) -> bool {
    let (lead, mark) = (chars[at].1, chars[end - 1].1);
    // No language of the north has these.
    let is_foreign = matches!(lead, 'Ã' | 'ƒ')
        || (lead == 'Ć' && mark == 'ø')
        || matches!(mark, 'ª' | 'º' | 'µ' | 'œ' | 'Œ' | 'ƒ' | 'Ÿ');
    if is_foreign || !mark.is_alphabetic() {
        return false;
    }
    let previous_is_small = at.checked_sub(1).is_some_and(|before| chars[before].1.is_lowercase());
    if !lead.is_alphabetic() {
        matches!(lead, '«' | '»' | '‹' | '›' | '“' | '”' | '‘' | '’' | '–' | '—' | '…')
    } else {
        mark.is_lowercase() && !previous_is_small
    }
}

fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{401}' | '\u{410}'..='\u{44f}' | '\u{451}')
}

/// Letters and marks that a text of northern Europe has: Latin with its Sámi letters, Cyrillic, quotes, dashes.
fn is_european(letter: char) -> bool {
    is_cyrillic(letter)
        || matches!(letter,
            '\u{a0}'..='\u{17f}'
            | '\u{1b7}' | '\u{1e4}'..='\u{1ef}' | '\u{218}'..='\u{21b}' | '\u{292}'
            | '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{201f}' | '\u{2020}'..='\u{2022}' | '\u{2026}'
            | '\u{202f}' | '\u{2030}' | '\u{2032}' | '\u{2033}' | '\u{2039}' | '\u{203a}'
            | '\u{20ac}' | '\u{2116}' | '\u{2122}' | '\u{2212}' | '\u{feff}' | '\u{fffd}')
}
