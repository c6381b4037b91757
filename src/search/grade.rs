//! How well a name matches what was typed.

use super::fold::{Folded, fold, mask};

/// How well, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// It is the query.
    Exact,
    /// It begins with the query.
    Start,
    /// A word in it begins with the query.
    Word,
    /// For each word of the query it has one that begins with it.
    Words,
    /// The query stands within one of its words.
    Inside,
    /// A sentence that has the words of the query.
    Text,
    /// It is the query but for slips of the fingers or letters that were left out; the fewer, the better.
    Loose(u8),
}

/// A query has so many letters at least where it is looked for within words.
const INSIDE_FROM: usize = 3;
/// The same where slips are forgiven; from twice as many on, two are.
const LOOSE_FROM: usize = 4;
/// What a name costs from which letters were left out, beyond what slips cost.
const SKIPS_COST: u8 = 4;

/// What was typed, ready to be compared.
#[derive(Debug)]
pub(super) struct Query {
    pub(super) folded: Folded,
    pub(super) words: Vec<String>,
    pub(super) letters: Vec<char>,
    mask: u32,
}

impl Query {
    pub(super) fn new(text: &str) -> Self {
        let folded = fold(text);
        Self {
            words: folded.text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect(),
            letters: folded.text.chars().collect(),
            mask: mask(&folded.text),
            folded,
        }
    }

    /// How well a folded name matches, without any slip.
    pub(super) fn grade(&self, name: &str, name_mask: u32) -> Option<Grade> {
        let query = self.folded.text.as_str();
        if self.mask & !name_mask != 0 || query.is_empty() {
            return None;
        }
        if let Some(rest) = name.strip_prefix(query) {
            return Some(if rest.is_empty() { Grade::Exact } else { Grade::Start });
        }
        let mut is_inside = false;
        for (start, _) in name.match_indices(query) {
            if is_word_start(name, start) {
                return Some(Grade::Word);
            }
            is_inside = true;
        }
        if self.words.len() > 1 && self.words.iter().all(|word| has_word(name, word)) {
            return Some(Grade::Words);
        }
        (is_inside && self.letters.len() >= INSIDE_FROM).then_some(Grade::Inside)
    }

    /// How well a folded sentence matches: it has all the words.
    pub(super) fn text_grade(&self, sentence: &str, sentence_mask: u32) -> Option<Grade> {
        let grade = self.grade(sentence, sentence_mask).filter(|_| self.letters.len() >= 2)?;
        (grade != Grade::Inside).then_some(Grade::Text)
    }

    /// How well a folded name matches from the start of one of its words on, where slips and left out letters are
    /// forgiven.
    pub(super) fn loose_grade(&self, name: &str, name_mask: u32, scratch: &mut Scratch) -> Option<Grade> {
        let slips = match self.letters.len() {
            ..LOOSE_FROM => return None,
            length if length < 2 * LOOSE_FROM => 1,
            _ => 2,
        };
        if (self.mask & !name_mask).count_ones() > u32::from(slips) {
            return None;
        }
        scratch.name.clear();
        scratch.name.extend(name.chars());
        let starts = (0..scratch.name.len()).filter(|at| *at == 0 || scratch.name[at - 1] == ' ');
        let costs = starts.filter_map(|start| {
            let rest = &scratch.name[start..];
            let distance = prefix_distance(&self.letters, rest, &mut scratch.rows);
            let skips = || skipped(&self.letters, rest).map(|skips| SKIPS_COST + skips);
            if distance <= slips { Some(distance) } else { skips() }
        });
        costs.min().map(Grade::Loose)
    }
}

/// Memory that is used again for each name.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    name: Vec<char>,
    rows: [Vec<u8>; 3],
}

fn is_word_start(name: &str, at: usize) -> bool {
    at == 0 || name.as_bytes()[at - 1] == b' '
}

fn has_word(name: &str, word: &str) -> bool {
    name.match_indices(word).any(|(start, _)| is_word_start(name, start))
}

/// The least number of slips that make the query the beginning of a name: a letter too many, too few or wrong, or two
/// that changed places.
///
/// Source: optimal string alignment, Boytsov, *Indexing methods for approximate dictionary searching*, ACM Journal of
/// Experimental Algorithmics 16 (2011), §2.
fn prefix_distance(query: &[char], name: &[char], rows: &mut [Vec<u8>; 3]) -> u8 {
    // More letters than these cannot be reached by two slips.
    let name = &name[..name.len().min(query.len() + 2)];
    let [before_last, last, now] = rows;
    last.clear();
    last.extend((0..=name.len()).map(|index| index.min(255) as u8));
    before_last.clone_from(last);
    for (row, letter) in query.iter().enumerate() {
        now.clear();
        now.push((row + 1).min(255) as u8);
        for (column, other) in name.iter().enumerate() {
            let replaced = last[column].saturating_add(u8::from(letter != other));
            let mut least =
                replaced.min(last[column + 1].saturating_add(1)).min(now[column].saturating_add(1));
            if row > 0
                && column > 0
                && *letter == name[column - 1]
                && query[row - 1] == *other
                && letter != other
            {
                least = least.min(before_last[column - 1].saturating_add(1));
            }
            now.push(least);
        }
        std::mem::swap(before_last, last);
        std::mem::swap(last, now);
    }
    last.iter().copied().min().unwrap_or(u8::MAX)
}

/// How many letters of a name the query leaves out, where it has all its letters in order, begins as the name does, and
/// leaves out no more than it has.
fn skipped(query: &[char], name: &[char]) -> Option<u8> {
    if query.first() != name.first() {
        return None;
    }
    let mut rest = name.iter().enumerate();
    let last =
        query.iter().map(|letter| rest.find(|(_, other)| *other == letter).map(|(at, _)| at)).last()??;
    let skips = (last + 1).checked_sub(query.len())?;
    (skips <= query.len()).then_some(skips.min(100) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grade(query: &str, name: &str) -> Option<Grade> {
        let name = fold(name).text;
        let query = Query::new(query);
        query
            .grade(&name, mask(&name))
            .or_else(|| query.loose_grade(&name, mask(&name), &mut Scratch::default()))
    }

    #[test]
    fn the_nearer_a_name_is_to_the_query_the_better_its_grade() {
        for (query, name, expected) in [
            ("bodo", "Bodø", Some(Grade::Exact)),
            ("bod", "Bodø", Some(Grade::Start)),
            ("sea", "Baltic Sea", Some(Grade::Word)),
            ("sea bal", "Baltic Sea", Some(Grade::Words)),
            ("baltic sea", "Baltic Sea", Some(Grade::Exact)),
            ("ltic", "Baltic Sea", Some(Grade::Inside)),
            ("lt", "Baltic Sea", None),
            ("kirkines", "Kirkenes", Some(Grade::Loose(1))),
            ("kirkense", "Kirkenes", Some(Grade::Loose(1))),
            ("kirkns", "Kirkenes", Some(Grade::Loose(SKIPS_COST + 2))),
            ("krkns", "Kirkenes", Some(Grade::Loose(SKIPS_COST + 3))),
            ("murmnask", "Murmansk", Some(Grade::Loose(1))),
            ("hammrfst", "Hammerfest", Some(Grade::Loose(2))),
            ("narvik", "Kirkenes", None),
            ("киркинес", "Киркенес", Some(Grade::Loose(1))),
            ("", "Bodø", None),
            ("!", "Bodø", None),
        ] {
            assert_eq!(grade(query, name), expected, "{query} in {name}");
        }
        assert!(
            Grade::Exact < Grade::Start && Grade::Text < Grade::Loose(0) && Grade::Loose(1) < Grade::Loose(2)
        );
    }

    #[test]
    fn a_sentence_has_all_the_words_of_the_query_or_is_not_found() {
        let sentence = fold("The visit underscored the commitment of both nations.").text;
        let grade = |query: &str| Query::new(query).text_grade(&sentence, mask(&sentence));
        assert_eq!(grade("commitment nations"), Some(Grade::Text));
        assert_eq!(grade("the visit"), Some(Grade::Text));
        assert_eq!(grade("commitment to"), None);
        assert_eq!(grade("isit"), None);
        assert_eq!(grade("t"), None);
    }
}
