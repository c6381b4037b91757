//! The words of a sentence around what matches.

use std::ops::Range;

/// A longer sentence is cut.
const LONGEST: usize = 120;
/// So much stands before the match where the sentence is cut.
const BEFORE: usize = 36;
/// Stands for what is cut off.
const CUT: &str = "…";

/// The sentence, or the words of it around its first match, with the matches in what is left.
pub(super) fn excerpt(sentence: &str, letters: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    if sentence.chars().count() <= LONGEST {
        return (sentence.to_owned(), letters.to_vec());
    }
    let first = letters.first().map_or(0, |range| range.start);
    let length = |range: Range<usize>| sentence.get(range).map_or(0, |text| text.chars().count());
    let word_starts = || {
        let after_space = sentence.match_indices(' ').map(|(at, _)| at + 1);
        std::iter::once(0).chain(after_space).filter(|at| *at < sentence.len())
    };
    // What fits before the match at its end leaves the more before it.
    let from_end = word_starts().find(|start| length(*start..sentence.len()) < LONGEST).unwrap_or(0);
    let around = word_starts().find(|start| length(*start..first.max(*start)) <= BEFORE).unwrap_or(0);
    let start = from_end.min(around);
    let mut word_ends = sentence.match_indices(' ').map(|(at, _)| at).chain([sentence.len()]);
    let end = word_ends.rfind(|end| *end > start && length(start..*end) < LONGEST).unwrap_or(sentence.len());
    let mut text = String::new();
    if start > 0 {
        text.push_str(CUT);
    }
    let shift = text.len();
    text.push_str(&sentence[start..end]);
    if end < sentence.len() {
        text.push_str(CUT);
    }
    let within = letters.iter().filter_map(|range| {
        let (from, to) = (range.start.max(start), range.end.min(end));
        (from < to).then(|| from - start + shift..to - start + shift)
    });
    (text, within.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "During his visit, Healey emphasized the importance of the High North region and detailed plans \
                            to bolster the partnership, which aligns with the UK government’s Plan for Change.";

    fn around(words: &str) -> (String, String) {
        let start = SENTENCE.find(words).expect("the words");
        let (text, letters) = excerpt(SENTENCE, std::slice::from_ref(&(start..start + words.len())));
        let marked = text[letters[0].clone()].to_owned();
        (text, marked)
    }

    #[test]
    fn a_long_sentence_is_cut_between_words_about_its_match() {
        for (words, start, end) in [
            ("During", "During his visit", "plans to bolster the…"),
            ("High North", "…emphasized the importance of the High North", "aligns with the…"),
            ("Change", "…High North region", "Plan for Change."),
        ] {
            let (text, marked) = around(words);
            assert_eq!(marked, words);
            assert!(text.starts_with(start) && text.ends_with(end), "{text}");
            assert!(text.chars().count() <= LONGEST + 2, "{text}");
        }
    }

    #[test]
    fn a_short_sentence_is_left_whole() {
        let letters = std::slice::from_ref(&(3..8));
        assert_eq!(excerpt("It froze.", letters), ("It froze.".to_owned(), letters.to_vec()));
        assert_eq!(excerpt("", &[]).0, "");
        let word = "x".repeat(300);
        assert_eq!(excerpt(&word, &[]).0, word);
    }
}
