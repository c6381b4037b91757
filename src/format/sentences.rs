//! Where the sentences of a text begin and end.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Words after whose full stop a sentence goes on.
const ABBREVIATIONS: &[&str] = &[
    "e.g.", "i.e.", "cf.", "vs.", "approx.", "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "Gen.", "Col.",
    "Capt.", "Lt.", "Adm.", "Sgt.", "No.",
];

/// Byte ranges of the sentences of a text, without the space around them.
///
/// The boundaries are those of Unicode Standard Annex 29, which knows no abbreviations: where it ends a sentence after
/// one, or after the initial of a name, the two parts are joined.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, piece) in text.split_sentence_bound_indices() {
        let trimmed = piece.trim();
        if trimmed.is_empty() {
            continue;
        }
        let start = start + (piece.len() - piece.trim_start().len());
        let end = start + trimmed.len();
        match found.last_mut() {
            Some(last) if goes_on(&text[last.clone()]) => last.end = end,
            _ => found.push(start..end),
        }
    }
    found
}

/// True where the last word of what stands before is an abbreviation or an initial.
fn goes_on(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut letters = word.chars();
    let is_initial = matches!((letters.next(), letters.next(), letters.next()), (Some(c), Some('.'), None) if c.is_uppercase());
    is_initial || ABBREVIATIONS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::sentences;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_quotation_ends_with_its_speaker() {
        assert_eq!(
            split(
                "“Work on it shows the UK promise in action,” Healey stated. “Norway remains an ally.  We will.”"
            ),
            [
                "“Work on it shows the UK promise in action,” Healey stated.",
                "“Norway remains an ally.",
                "We will.”"
            ]
        );
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        assert_eq!(
            split("Ask Dr. Jens or J. Store (e.g. Norway). It ends."),
            ["Ask Dr. Jens or J. Store (e.g. Norway).", "It ends."]
        );
    }

    proptest! {
        #[test]
        fn sentences_cover_all_but_the_space(text in "[a-zA-Zø.!? \n“”…]{0,120}") {
            let mut rest = String::new();
            let mut at = 0;
            for range in sentences(&text) {
                prop_assert!(range.start >= at && range.start < range.end);
                rest.push_str(&text[at..range.start]);
                at = range.end;
            }
            rest.push_str(&text[at..]);
            prop_assert!(rest.trim().is_empty(), "{rest:?}");
        }
    }
}
