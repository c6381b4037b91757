//! Which letters of a name match the query.

use super::fold::{Folded, fold};
use super::grade::Query;
use std::ops::Range;

/// Byte ranges of `text` that match the query, in order and apart from each other.
pub(super) fn matched(text: &str, query: &Query) -> Vec<Range<usize>> {
    let folded = fold(text);
    let signs: Vec<char> = folded.text.chars().collect();
    let whole = find(&signs, &query.letters, true).or_else(|| find(&signs, &query.letters, false));
    let mut found: Vec<Range<usize>> = match whole {
        Some(range) => vec![range],
        None => {
            let words: Vec<Option<Range<usize>>> = query
                .words
                .iter()
                .map(|word| find(&signs, &word.chars().collect::<Vec<_>>(), true))
                .collect();
            if words.iter().all(Option::is_some) {
                words.into_iter().flatten().collect()
            } else {
                in_order(&signs, &query.letters)
            }
        }
    };
    found.sort_by_key(|range| range.start);
    merged(found.into_iter().flat_map(|range| bytes(&folded, range)))
}

/// Where letters stand in a row, at the start of a word or anywhere.
fn find(signs: &[char], letters: &[char], is_word_start: bool) -> Option<Range<usize>> {
    if letters.is_empty() {
        return None;
    }
    let mut windows = signs.windows(letters.len()).enumerate();
    let start = windows.find_map(|(at, window)| {
        let is_start = !is_word_start || at == 0 || signs[at - 1] == ' ';
        (is_start && window == letters).then_some(at)
    })?;
    Some(start..start + letters.len())
}

/// The letters of the query that stand in the same order in a name, those that are slips left out.
fn in_order(signs: &[char], letters: &[char]) -> Vec<Range<usize>> {
    // The longest common subsequence, from the end, so that the first letters are taken as early as they can be.
    let (rows, columns) = (letters.len(), signs.len());
    let mut longest = vec![vec![0_u16; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            longest[row][column] = if letters[row] == signs[column] {
                longest[row + 1][column + 1] + 1
            } else {
                longest[row + 1][column].max(longest[row][column + 1])
            };
        }
    }
    let (mut row, mut column, mut found) = (0, 0, Vec::new());
    while row < rows && column < columns {
        if letters[row] == signs[column] {
            found.push(column..column + 1);
            (row, column) = (row + 1, column + 1);
        } else if longest[row][column + 1] >= longest[row + 1][column] {
            column += 1;
        } else {
            row += 1;
        }
    }
    found
}

/// The bytes that some letters stand for.
fn bytes(folded: &Folded, letters: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    folded.origins[letters].iter().filter(|range| !range.is_empty()).cloned()
}

fn merged(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, query: &str) -> String {
        let mut marked = text.to_owned();
        for range in matched(text, &Query::new(query)).into_iter().rev() {
            marked.insert(range.end, ']');
            marked.insert(range.start, '[');
        }
        marked
    }

    #[test]
    fn the_letters_that_match_are_those_of_the_name_as_it_is_written() {
        for (text, query, expected) in [
            ("Bodø", "bodo", "[Bodø]"),
            ("Bodø", "bodoe", "[Bodø]"),
            ("Aalborg", "ål", "[Aal]borg"),
            ("Baltic Sea", "sea", "Baltic [Sea]"),
            ("Baltic Sea", "sea bal", "[Bal]tic [Sea]"),
            ("Baltic Sea", "baltic sea", "[Baltic] [Sea]"),
            ("Gulf of Riga", "ulf", "G[ulf] of Riga"),
            ("Nar’yan-Mar", "naryan m", "[Nar]’[yan]-[M]ar"),
            ("Kirkenes", "kirkines", "[Kirk]e[nes]"),
            ("Kirkenes", "krkns", "[K]i[rk]e[n]e[s]"),
            ("Weißenfels", "weissen", "[Weißen]fels"),
            ("Łódź", "dz", "Łó[dź]"),
            ("Oslo", "", "Oslo"),
        ] {
            assert_eq!(marked(text, query), expected, "{query}");
        }
    }

    proptest! {
        #[test]
        fn letters_are_ranges_of_the_text_in_order(text in "\\PC{0,24}", query in "\\PC{0,12}") {
            let ranges = matched(&text, &Query::new(&query));
            prop_assert!(ranges.iter().all(|range| !range.is_empty() && text.get(range.clone()).is_some()));
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
        }
    }
}
