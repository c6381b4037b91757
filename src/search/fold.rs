//! Letters as they are compared: without case, diacritics and the ways in which people write letters that their keyboard
//! lacks.

use std::ops::Range;

/// A text as it is compared: lower-case letters and digits, words apart by one space.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Folded {
    /// The letters.
    pub(super) text: String,
    /// For each character of `text` the bytes of the original that it stands for.
    pub(super) origins: Vec<Range<usize>>,
}

/// What the letters from U+00E0 on become; a full stop where a letter stays itself.
///
/// Source: the decompositions of the Unicode Character Database (UnicodeData.txt, field 5), and for letters that have
/// none, the letter that they are written as where it is missing.
const LATIN: (u32, &str) = (
    0xe0,
    "aaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnn\
     nnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzsb......................i........oo.............u\
     u....zzz............dddlllnnnaaiioouuuuuuuuuu.aaaaaaggggkkoooozzjdddgg..nnaaaaooaaaaeeeeiiiioooorrrruuuu\
     sstt..hh......aaeeooooooooyy...............b............",
);
/// The same from U+1E00 on.
const LATIN_ADDITIONAL: (u32, &str) = (
    0x1e00,
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssss\
     ssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooo\
     oooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......",
);

/// The letter without its diacritics; nothing for a diacritic that stands alone.
fn bare(letter: char) -> [Option<char>; 2] {
    let one = |letter| [Some(letter), None];
    let in_table = |(first, table): (u32, &'static str)| {
        let index = u32::from(letter).checked_sub(first)?;
        let bare = *table.as_bytes().get(index as usize)?;
        (bare != b'.').then_some(char::from(bare))
    };
    match letter {
        'a'..='z' | '0'..='9' => one(letter),
        'ß' => [Some('s'), Some('s')],
        'þ' => [Some('t'), Some('h')],
        '\u{300}'..='\u{36f}' => [None, None],
        'ё' => one('е'),
        'й' => one('и'),
        'ї' => one('і'),
        'ў' => one('у'),
        'ґ' => one('г'),
        'ά' => one('α'),
        'έ' => one('ε'),
        'ή' => one('η'),
        'ί' => one('ι'),
        'ό' => one('ο'),
        'ύ' => one('υ'),
        'ώ' => one('ω'),
        'ς' => one('σ'),
        _ => one(in_table(LATIN).or_else(|| in_table(LATIN_ADDITIONAL)).unwrap_or(letter)),
    }
}

/// Whether the second of two letters is there only to say that the first has a diacritic: `aa` is å, `ae` æ or ä, `oe` ø
/// or ö, `ue` ü. On both sides it is left out, so that no spelling has to be guessed.
fn is_silent(before: char, letter: char) -> bool {
    matches!((before, letter), ('a', 'a' | 'e') | ('o' | 'u', 'e'))
}

/// Whether a sign within a word is passed over: `Nar’yan-Mar`.
fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '’' | '‘' | 'ʼ' | 'ʹ' | '′' | '`' | '´')
}

/// A text as it is compared.
pub(super) fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    let mut before = ' ';
    for (start, original) in text.char_indices() {
        let range = start..start + original.len_utf8();
        if is_apostrophe(original) {
            continue;
        }
        if !original.is_alphanumeric() && !matches!(original, '\u{300}'..='\u{36f}') {
            before = ' ';
            continue;
        }
        for lower in original.to_lowercase() {
            let bare = bare(lower);
            if let (None, Some(last)) = (bare[0], folded.origins.last_mut()) {
                last.end = range.end;
            }
            for letter in bare.into_iter().flatten() {
                if is_silent(before, letter) {
                    if let Some(last) = folded.origins.last_mut() {
                        last.end = range.end;
                    }
                    continue;
                }
                if before == ' ' && !folded.text.is_empty() {
                    folded.text.push(' ');
                    folded.origins.push(start..start);
                }
                folded.text.push(letter);
                folded.origins.push(range.clone());
                before = letter;
            }
        }
    }
    folded
}

/// A bit for each letter that is in a folded text: what lacks a bit of the query's cannot hold it.
pub(super) fn mask(folded: &str) -> u32 {
    folded.chars().fold(0, |mask, letter| {
        mask | match letter {
            ' ' => 0,
            'a'..='z' => 1 << (u32::from(letter) - u32::from('a')),
            _ => 1 << (26 + u32::from(letter) % 6),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_spellings_of_a_name_are_one() {
        for spellings in [
            &["Bodø", "BODØ", "bodo", "Bodoe", "bodö", "Bodo\u{338}"][..],
            &["Ålesund", "Aalesund", "alesund", "A\u{30a}lesund"],
            &["Ærøskøbing", "aeroeskoebing", "Äröskobing"],
            &["Łódź", "lodz"],
            &["Þórshöfn", "thorshofn", "Thorshoefn"],
            &["Seyðisfjörður", "seydisfjordur"],
            &["Preußen", "preussen"],
            &["Girkonjárga", "girkonjarga"],
            &["Čáhcesuolu", "cahcesuolu"],
            &["Đakovo", "dakovo"],
            &["Киркенес", "КИРКЕНЕС"],
            &["Чёрное море", "черное МОРЕ"],
            &["Nar’yan-Mar", "naryan mar", "Nar'yan - Mar"],
            &["  St. Petersburg ", "st petersburg"],
            &["Müller", "Mueller", "muller"],
        ] {
            let first = fold(spellings[0]).text;
            assert!(!first.is_empty() && spellings.iter().all(|other| fold(other).text == first), "{first}");
        }
        assert_ne!(fold("Bodø").text, fold("Boda").text);
    }

    #[test]
    fn the_tables_are_as_long_as_their_blocks() {
        assert_eq!((LATIN.1.len(), LATIN_ADDITIONAL.1.len()), (0x250 - 0xe0, 0x100));
        for (letter, bare) in
            [('ǧ', "g"), ('ž', "z"), ('ȳ', "y"), ('ḁ', "a"), ('ỹ', "y"), ('ạ', "a"), ('ŋ', "n")]
        {
            assert_eq!(fold(&letter.to_string()).text, bare);
        }
    }

    proptest! {
        #[test]
        fn every_letter_stands_for_a_piece_of_the_text(text in "\\PC{0,30}") {
            let folded = fold(&text);
            prop_assert_eq!(folded.text.chars().count(), folded.origins.len());
            prop_assert!(folded.origins.iter().all(|range| text.get(range.clone()).is_some()));
            prop_assert!(folded.origins.windows(2).all(|pair| pair[0].start <= pair[1].start));
        }

        #[test]
        fn what_was_typed_so_far_is_the_beginning_of_what_will_be(text in "[a-zæøåäöü ]{0,12}", cut in 0..12usize) {
            let so_far: String = text.chars().take(cut).collect();
            let (short, long) = (fold(&so_far).text, fold(&text).text);
            prop_assert!(long.starts_with(&short), "{short} and {long}");
        }
    }
}
