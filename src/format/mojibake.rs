//! Text that was decoded with the wrong table: `BodĆø` for Bodø, `Norwayās` for Norway’s.
//!
//! Bytes of UTF-8 that were read with a table of one byte a letter leave a trace that hardly any language has: a letter
//! of the table's upper half followed by one or two of its marks, which, put back into bytes, are UTF-8 again. Only
//! traces that give a letter or a mark of a European text back are taken, so that `Ādaži` and `Võrtsjärv` are left alone.

mod table;

use super::diagnostic::Rule;
use super::source::{Report, Source};
use std::collections::BTreeSet;
use std::ops::Range;
use table::likeliest_run;

/// A stretch of wrong letters, and what they should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// From the first to the last wrong letter, in bytes.
    pub(super) range: Range<usize>,
    /// What belongs there.
    pub(super) mended: String,
}

impl Found {
    /// Reports it, with the mended word as help. `text` is where it was found, `offset` where it stands in the file.
    pub(super) fn report(&self, text: &str, source: &Source, offset: usize, report: &mut Report) {
        let is_in_word = |c: char| !c.is_whitespace();
        let (before, after) = (&text[..self.range.start], &text[self.range.end..]);
        let start = before
            .rfind(|c| !is_in_word(c))
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        let end = after.find(|c| !is_in_word(c)).unwrap_or(after.len());
        let word = format!("{}{}{}", &before[start..], self.mended, &after[..end]);
        let wrong = format!("{}{}{}", &before[start..], &text[self.range.clone()], &after[..end]);
        let message = format!("`{wrong}` holds letters that were decoded with the wrong table");
        report.add(Rule::Mojibake, source, offset, message, format!("write `{word}`"));
    }
}

/// Reports what is wrongly decoded in a line of a file, which stands there at or after a byte.
pub(super) fn check_line(line: &str, source: &Source, start: usize, report: &mut Report) {
    for found in Checker::new(std::iter::once(line), false).find(line) {
        // A line that is written with escapes stands nowhere as it reads.
        let at = source.text[start..].find(line).map_or(start, |at| start + at + found.range.start);
        found.report(line, source, at, report);
    }
}

/// Finds wrongly decoded letters in the texts of one article or place.
pub(super) struct Checker {
    /// The words of all the texts; `None` where a lone letter may not stand for an apostrophe.
    words: Option<BTreeSet<String>>,
    /// The letters of [`APOSTROPHES`] that the texts use as letters.
    in_use: Vec<char>,
}

/// What is left of `’` (E2 80 99) where the table has no letters for its last two bytes: `ā` in ISO 8859-13 and
/// `â` in ISO 8859-1; each with letters of the languages that do have it.
const APOSTROPHES: [(char, &str); 2] = [('ā', "ĀēĒīĪūŪōŌģķļņšžčŠŽČ"), ('â', "ÂàêîôûéèçëïăşţșțõãğıÎÔÊÇÉ")];

impl Checker {
    pub(super) fn new<'a>(texts: impl Iterator<Item = &'a str>, is_english: bool) -> Self {
        let mut checker = Self { words: None, in_use: Vec::new() };
        if !is_english {
            return checker;
        }
        let mut words = BTreeSet::new();
        for text in texts {
            words.extend(
                text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned),
            );
            if text.is_ascii() {
                continue;
            }
            let chars: Vec<(usize, char)> = text.char_indices().collect();
            for (index, (_, c)) in chars.iter().enumerate() {
                for (lone, family) in APOSTROPHES {
                    if family.contains(*c) || (*c == lone && !stands_for_apostrophe(&chars, index)) {
                        checker.in_use.push(lone);
                    }
                }
            }
            checker.in_use.sort_unstable();
            checker.in_use.dedup();
        }
        checker.words = Some(words);
        checker
    }

    /// Every stretch of wrong letters in a text.
    pub(super) fn find(&self, text: &str) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        if text.is_ascii() {
            return found;
        }
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let offset = |index: usize| chars.get(index).map_or(text.len(), |(at, _)| *at);
        let mut at = 0;
        while at < chars.len() {
            let is_after_found = found.last().is_some_and(|last| last.range.end == offset(at));
            let run = if chars[at].1.is_ascii() {
                None
            } else if let Some(run) = likeliest_run(&chars, at) {
                Some(run)
            } else if self.is_lone_apostrophe(&chars, at, is_after_found) {
                Some((1, "’".to_owned()))
            } else {
                None
            };
            let Some((len, mended)) = run else {
                at += 1;
                continue;
            };
            let range = offset(at)..offset(at + len);
            match found.last_mut() {
                Some(last) if is_after_found => {
                    last.range.end = range.end;
                    last.mended.push_str(&mended);
                }
                _ => found.push(Found { range, mended }),
            }
            at += len;
        }
        // Text that was decoded wrongly twice is mended twice.
        for found in &mut found {
            let again = self.find(&found.mended);
            for inner in again.into_iter().rev() {
                found.mended.replace_range(inner.range, &inner.mended);
            }
        }
        found
    }

    /// `UKās`, `alliesā`: in an English text, after a word that the text also has on its own, or where no other
    /// letter hints at a language that has this one.
    fn is_lone_apostrophe(&self, chars: &[(usize, char)], at: usize, is_after_found: bool) -> bool {
        let Some(words) = &self.words else { return false };
        let letter = chars[at].1;
        if !APOSTROPHES.iter().any(|(lone, _)| *lone == letter) || !stands_for_apostrophe(chars, at) {
            return false;
        }
        let stem: Vec<char> =
            chars[..at].iter().rev().map(|(_, c)| *c).take_while(|c| c.is_alphabetic()).collect();
        let stem: String = stem.into_iter().rev().collect();
        let is_acronym = stem.chars().count() >= 2 && stem.chars().all(char::is_uppercase);
        is_after_found || is_acronym || words.contains(&stem) || !self.in_use.contains(&letter)
    }
}

/// Between a letter and a final `s`, or after a final `s`.
fn stands_for_apostrophe(chars: &[(usize, char)], at: usize) -> bool {
    let char_at = |index: usize| chars.get(index).map(|(_, c)| *c);
    let ends_word = |index: usize| !char_at(index).is_some_and(char::is_alphanumeric);
    let previous = at.checked_sub(1).and_then(char_at);
    let before_s = previous.is_some_and(|c| c.is_alphanumeric() || could_be_mark_of_table(c));
    (before_s && char_at(at + 1) == Some('s') && ends_word(at + 2))
        || (previous == Some('s') && ends_word(at + 1))
}

/// Wrong letters before the apostrophe may be marks: `TromsĆ¸ās`.
fn could_be_mark_of_table(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{bf}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::Encoding;
    use proptest::prelude::*;

    fn mend(text: &str, is_english: bool) -> String {
        let mut mended = text.to_owned();
        for found in Checker::new(std::iter::once(text), is_english).find(text).into_iter().rev() {
            mended.replace_range(found.range, &found.mended);
        }
        mended
    }

    /// `text` in UTF-8, read with another table.
    fn misread(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn names_read_with_the_wrong_table_are_mended() {
        for encoding in [
            encoding_rs::WINDOWS_1252,
            encoding_rs::WINDOWS_1257,
            encoding_rs::ISO_8859_13,
            encoding_rs::WINDOWS_1250,
            encoding_rs::MACINTOSH,
            encoding_rs::WINDOWS_1251,
        ] {
            for name in [
                "Bodø",
                "Tromsø",
                "Åland",
                "Malmö",
                "Värmland",
                "Girkonjárga",
                "Rīga",
                "Võrtsjärv",
                "Klaipėda",
            ] {
                let wrong = misread(name, encoding);
                if wrong.contains('\u{fffd}') {
                    continue; // A byte that the table does not have: nothing can bring that back.
                }
                assert_eq!(mend(&wrong, false), name, "{wrong} ({})", encoding.name());
            }
        }
        assert_eq!(
            mend(&misread("Norway’s “High North” – 5 °C", encoding_rs::WINDOWS_1252), true),
            "Norway’s “High North” – 5 °C"
        );
        assert_eq!(mend(&misread("Киркенес", encoding_rs::WINDOWS_1251), false), "Киркенес");
        assert_eq!(
            mend(&misread(&misread("Bodø", encoding_rs::WINDOWS_1252), encoding_rs::WINDOWS_1252), false),
            "Bodø"
        );
    }

    #[test]
    fn an_apostrophe_that_lost_two_of_its_bytes_is_mended() {
        for (wrong, right) in [
            ("the UKās allies", "the UK’s allies"),
            ("Norwayās Defence Minister", "Norway’s Defence Minister"),
            ("our alliesā security", "our allies’ security"),
            ("in BodĆøās sub-zero cold", "in Bodø’s sub-zero cold"),
            ("Norwayâs coast", "Norway’s coast"),
        ] {
            assert_eq!(mend(wrong, true), right);
        }
        // Where the text also speaks of Rīga, only a word that it knows lends itself to it.
        assert_eq!(
            mend("Norway and Rīga: Norwayās coast, skolās", true),
            "Norway and Rīga: Norway’s coast, skolās"
        );
        assert_eq!(mend("mājās un skolās", false), "mājās un skolās");
    }

    #[test]
    fn names_that_are_right_are_left_alone() {
        let right = "Rīga Rīgā Ādaži Liepāja Ķēniņš Šķēde Čē Võrtsjärv Õ Klaipėda Šiauliai Bådåddjo Girkonjárga Áltá Čáhcesuolu \
            Njávdán Ǥâʹddluâkkâm Kirkkoniemi Åland Å’s harbour, Å–Reine, “RĪGĀ” «RĪGĀ», MALMÖ… CAFÉ’s Gdańsk Łódź Świnoujście Öland’s \
            Reykjavík Þingvellir Ísafjörður Færøyene Tórshavn Киркенес Гёте Вёшенская Россия Ґданськ Σκανδιναβία 5 °C, ½ × 3 – “quoted”… \
            naïve façade Île São Paulo, “Õ” «Ørsted» ÄŠÄ Äšši ÅŽ ážži";
        for word in right.split(' ') {
            assert_eq!(mend(word, true), word);
        }
        assert_eq!(mend(right, true), right);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "\\PC{0,60}", is_english: bool) {
            let _ = mend(&text, is_english);
        }

        #[test]
        fn words_in_northern_alphabets_are_left_alone(
            text in "([A-ZÅÄÖØÆÁČĐŊŠŦŽĀĒĢĪĶĻŅŪÕĖ]?[a-zåäöøæáčđŋšŧžāēģīķļņūõėęąįųłóżźćńś]{0,8}( |, |[.] | – |… )){0,9}",
            capitals in "[A-ZÅÄÖØÆÁČĐŊŠŦŽĀĒĢĪĶĻŅŪÕĖĘĄĮŲ]{0,9}",
        ) {
            prop_assert_eq!(mend(&text, false), text);
            prop_assert_eq!(mend(&capitals, false), capitals);
        }
    }
}
