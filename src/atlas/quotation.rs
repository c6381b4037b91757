//! Every sentence of the articles that mentions a place.

use super::{ArticleIndex, Atlas, Excerpt, PlaceIndex, Target};
use std::collections::HashMap;
use std::ops::Range;

/// A sentence of an article that mentions a place, once or more often.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation<'a> {
    /// The article.
    pub article: ArticleIndex,
    /// Index of the first of its mentions in the article.
    pub mention: usize,
    /// The heading above it.
    pub heading: &'a str,
    /// The sentence, verbatim.
    pub sentence: &'a str,
    /// Byte ranges of the mentions in the sentence.
    pub ranges: Vec<Range<usize>>,
}

impl Atlas {
    /// Every sentence of every article that mentions a place, itself or through its layer, in the order of the text. A
    /// sentence that mentions it twice is there once.
    pub fn quotations(&self, place: PlaceIndex) -> Vec<Quotation<'_>> {
        let mut quotations = Vec::new();
        for (index, article) in self.articles.iter().enumerate() {
            for (number, mention) in article.mentions.iter().enumerate() {
                if !self.places_of(mention).contains(&place) {
                    continue;
                }
                if let Some(excerpt) = article.excerpt(number) {
                    add(&mut quotations, ArticleIndex(index), excerpt);
                }
            }
        }
        quotations
    }

    /// The [`quotations`](Self::quotations) of every place, by its index: each mention is looked at once.
    pub fn all_quotations(&self) -> Vec<Vec<Quotation<'_>>> {
        let mut all = vec![Vec::new(); self.places.len()];
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        let mut by_layer: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, place) in self.places.iter().enumerate() {
            by_id.entry(&place.id).or_insert(index);
            by_layer.entry(&place.layer).or_default().push(index);
        }
        for (index, article) in self.articles.iter().enumerate() {
            for (number, mention) in article.mentions.iter().enumerate() {
                let Some(excerpt) = article.excerpt(number) else { continue };
                let mut places: Vec<usize> = Vec::new();
                for target in &mention.targets {
                    match target {
                        Target::Place(id) => places.extend(by_id.get(id.as_str())),
                        Target::Layer(id) => places.extend(by_layer.get(id.as_str()).into_iter().flatten()),
                    }
                }
                places.sort_unstable();
                places.dedup();
                for place in places {
                    add(&mut all[place], ArticleIndex(index), excerpt.clone());
                }
            }
        }
        all
    }
}

/// Adds a sentence, or one more mention to the last.
fn add<'a>(quotations: &mut Vec<Quotation<'a>>, article: ArticleIndex, excerpt: Excerpt<'a>) {
    let Excerpt { mention, heading, sentence, range } = excerpt;
    match quotations.last_mut() {
        // The same bytes of the same text, not only the same words.
        Some(last) if std::ptr::eq(last.sentence, sentence) => last.ranges.push(range),
        _ => quotations.push(Quotation { article, mention, heading, sentence, ranges: vec![range] }),
    }
}

#[cfg(test)]
mod tests {
    use crate::atlas::PlaceIndex;
    use crate::format::{built_in, load};

    #[test]
    fn a_sentence_that_mentions_a_place_twice_is_there_once_with_both_mentions() {
        let atlas = load(built_in()).atlas;
        let quotations = atlas.quotations(atlas.place_by_id("united-kingdom").unwrap());
        let twice =
            quotations.iter().find(|found| found.sentence.starts_with("The launch of negotiations")).unwrap();
        let words: Vec<&str> = twice.ranges.iter().map(|range| &twice.sentence[range.clone()]).collect();
        assert_eq!(
            (words.as_slice(), twice.heading),
            (["UK", "UK"].as_slice(), "A New Era of Strategic Partnership")
        );
    }

    #[test]
    fn those_of_all_places_are_those_of_each() {
        let atlas = load(built_in()).atlas;
        let all = atlas.all_quotations();
        assert_eq!(all.len(), atlas.places.len());
        for (index, quotations) in all.iter().enumerate() {
            assert_eq!(*quotations, atlas.quotations(PlaceIndex(index)), "{}", atlas.places[index].id);
        }
        assert!(all.iter().any(|quotations| quotations.len() > 5));
    }
}
