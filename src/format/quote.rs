//! A stretch of an article that an editor has written off, found again in its text.

use crate::atlas::{Article, ArticleIndex, Passage};
use std::collections::BTreeSet;

/// The share of the words of a quotation that a sentence must have to be what was meant.
const LIKE: f64 = 0.6;
/// How much of a sentence is told, in characters.
const TOLD_CHARS: usize = 160;

/// Where a stretch of text stands word for word: as a whole heading first, else where it comes first.
pub(super) fn find<'a>(
    quote: &str,
    articles: impl Iterator<Item = (ArticleIndex, &'a Article)> + Clone,
) -> Option<(ArticleIndex, Passage)> {
    let found = articles.flat_map(|(index, article)| {
        let blocks = article.blocks.iter().enumerate();
        blocks.filter_map(move |(block, found)| {
            let range = range_of(quote, &found.text)?;
            let is_whole = range == (0..found.text.len());
            Some((is_whole, index, Passage { block, range }))
        })
    });
    let mut first = None;
    for (is_whole, index, passage) in found {
        if is_whole {
            return Some((index, passage));
        }
        first.get_or_insert((index, passage));
    }
    first
}

/// Where a quotation stands in a text, byte for byte but for the space between its words: an editor may break lines.
fn range_of(quote: &str, text: &str) -> Option<std::ops::Range<usize>> {
    let mut words = quote.split_whitespace();
    let first = words.next()?;
    // Not `match_indices`, which passes over what overlaps.
    text.char_indices().filter(|(start, _)| text[*start..].starts_with(first)).find_map(|(start, _)| {
        let mut end = start + first.len();
        for word in words.clone() {
            let rest = &text[end..];
            let next = rest.trim_start();
            if next.len() == rest.len() || !next.starts_with(word) {
                return None;
            }
            end = text.len() - next.len() + word.len();
        }
        Some(start..end)
    })
}

/// The heading or the sentence that a quotation was probably meant to be, cut off where it is long.
pub(super) fn nearest<'a>(quote: &str, articles: impl Iterator<Item = &'a Article>) -> Option<String> {
    let wanted = words(quote);
    let sentences = articles
        .flat_map(|article| &article.blocks)
        .flat_map(|block| block.sentences.iter().filter_map(|range| block.text.get(range.clone())));
    let (_, best) = sentences
        .map(|sentence| {
            let known = words(sentence);
            let shared = wanted.iter().filter(|word| is_among(word, &known)).count();
            // Of two that have all the words the shorter one is meant.
            ((shared as f64 / wanted.len().max(1) as f64, std::cmp::Reverse(known.len())), sentence)
        })
        .filter(|((share, _), _)| *share >= LIKE)
        .max_by(|(a, _), (b, _)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))?;
    let mut told: String = best.chars().take(TOLD_CHARS).collect();
    if told.len() < best.len() {
        told.push('…');
    }
    Some(told)
}

fn words(text: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_alphanumeric();
    text.split(|c| !is_part(c)).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Whether a word is there, or one that differs by a slip.
fn is_among(word: &str, known: &BTreeSet<String>) -> bool {
    known.contains(word)
        || word.chars().count() > 3 && known.iter().any(|other| strsim::damerau_levenshtein(word, other) <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{built_in, load};
    use proptest::prelude::*;

    fn found(quote: &str) -> Option<String> {
        let article = load(built_in()).atlas.articles.remove(0);
        let (_, passage) = find(quote, std::iter::once((ArticleIndex(0), &article)))?;
        Some(article.blocks[passage.block].text[passage.range].to_owned())
    }

    #[test]
    fn a_quotation_is_found_over_the_breaks_of_its_lines_and_only_word_for_word() {
        let quote = "Healey visited a border post near Kirkenes on the Russian border";
        assert_eq!(found(&quote.replace(" post ", "\n  post ")).as_deref(), Some(quote));
        for other in
            ["Healey visited a borderpost near", "healey visited a border post", "Bodo’s", "", "  \n"]
        {
            assert_eq!(found(other), None, "{other}");
        }
    }

    #[test]
    fn a_whole_heading_is_found_before_words_that_come_earlier() {
        let article = load(built_in()).atlas.articles.remove(0);
        let heading = "A New Era of Strategic Partnership";
        let (_, passage) = find(heading, std::iter::once((ArticleIndex(0), &article))).unwrap();
        assert_eq!(article.blocks[passage.block].text, heading);
    }

    #[test]
    fn the_sentence_that_was_meant_is_told_and_what_is_far_from_all_is_not() {
        let article = load(built_in()).atlas.articles.remove(0);
        let near = |quote: &str| nearest(quote, std::iter::once(&article));
        assert!(near("visited a borderpost near Kirkenas").unwrap().starts_with("In a show of unity"));
        assert_eq!(
            near("Responding to russian agression").as_deref(),
            Some("Responding to Russian Aggression")
        );
        assert_eq!(near("The herring of Bergen are salted"), None);
    }

    #[test]
    fn a_word_that_begins_within_itself_is_found() {
        assert_eq!(range_of("øø a", "øøø a"), Some(2..8));
    }

    proptest! {
        #[test]
        fn every_stretch_of_a_text_is_found_in_it(
            text in "[a-zø’ \n]{0,40}[a-z]", start in 0usize..40, length in 1usize..30,
        ) {
            let letters: Vec<char> = text.chars().collect();
            let stretch: String = letters.iter().skip(start).take(length).collect();
            if let Some(range) = range_of(&stretch, &text) {
                let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
                prop_assert_eq!(words(&text[range]), words(&stretch));
            } else {
                prop_assert!(stretch.trim().is_empty(), "{:?} in {:?}", stretch, text);
            }
        }
    }
}
