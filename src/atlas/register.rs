//! The list of all places of an atlas: those that its articles mention, and those that are only on the map.

use super::{Article, Atlas, PlaceIndex, Target};
use std::collections::HashMap;

/// The places of a layer, as a list has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterGroup {
    /// Index of the layer in [`Atlas::layers`].
    pub layer: usize,
    /// Its places, by name.
    pub entries: Vec<RegisterEntry>,
}

/// A place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegisterEntry {
    /// The place.
    pub place: PlaceIndex,
    /// How many mentions in all articles stand for it, itself or through its layer.
    pub mentions: usize,
}

impl Atlas {
    /// Every place, by layer and then by name. A layer whose places the articles mention comes before one that is only on
    /// the map; else layers are in the order of the legend, from the top of the map down.
    pub fn register(&self) -> Vec<RegisterGroup> {
        let mut mentions = vec![0; self.places.len()];
        let by_id: HashMap<&str, usize> =
            self.places.iter().enumerate().map(|(index, place)| (place.id.as_str(), index)).collect();
        let all = self.articles.iter().flat_map(|article| &article.mentions);
        for target in all.flat_map(|mention| &mention.targets) {
            match target {
                Target::Place(id) => {
                    by_id.get(id.as_str()).into_iter().for_each(|index| mentions[*index] += 1);
                }
                Target::Layer(id) => self
                    .places
                    .iter()
                    .zip(&mut mentions)
                    .filter(|(place, _)| place.layer == *id)
                    .for_each(|(_, count)| *count += 1),
            }
        }
        let group = |(layer, found): (usize, &super::Layer)| {
            let places = self.places.iter().enumerate().filter(|(_, place)| place.layer == found.id);
            let mut entries: Vec<RegisterEntry> = places
                .map(|(index, _)| RegisterEntry { place: PlaceIndex(index), mentions: mentions[index] })
                .collect();
            entries.sort_by_cached_key(|entry| self.places[entry.place.0].name.to_lowercase());
            RegisterGroup { layer, entries }
        };
        let mut groups: Vec<RegisterGroup> = self.layers.iter().enumerate().rev().map(group).collect();
        groups.retain(|group| !group.entries.is_empty());
        groups.sort_by_key(|group| group.entries.iter().all(|entry| entry.mentions == 0));
        groups
    }

    /// The places that an article mentions, each once, in the order of the text.
    pub fn mentioned(&self, article: &Article) -> Vec<PlaceIndex> {
        let mut order: Vec<PlaceIndex> = Vec::new();
        for place in article.mentions.iter().flat_map(|mention| self.places_of(mention)) {
            if !order.contains(&place) {
                order.push(place);
            }
        }
        order
    }

    /// The place that comes `by` steps after another in the order of an article, round and round. From a place that the
    /// article does not mention, or from none, forwards comes the first and backwards the last. `None` where the article
    /// mentions none.
    pub fn place_after(&self, article: &Article, place: Option<PlaceIndex>, by: i64) -> Option<PlaceIndex> {
        let order = self.mentioned(article);
        let count = i64::try_from(order.len()).ok().filter(|count| *count > 0)?;
        let now = place.and_then(|place| order.iter().position(|other| *other == place));
        let next = match now {
            Some(now) => (now as i64).saturating_add(by).rem_euclid(count),
            None if by > 0 => 0,
            None => count - 1,
        };
        order.get(usize::try_from(next).ok()?).copied()
    }
}

#[cfg(test)]
mod tests {
    use crate::atlas::PlaceIndex;
    use crate::format::{built_in, load};
    use std::collections::BTreeSet;

    #[test]
    fn the_list_has_every_place_once_with_how_often_it_is_mentioned() {
        let atlas = load(built_in()).atlas;
        let groups = atlas.register();
        let layers: Vec<&str> = groups.iter().map(|group| atlas.layers[group.layer].id.as_str()).collect();
        assert_eq!(
            layers,
            ["places", "agreements", "bases", "routes", "baltic-sentry", "incidents"],
            "what is only on the map comes last"
        );
        let entries = || groups.iter().flat_map(|group| &group.entries);
        let all: BTreeSet<PlaceIndex> = entries().map(|entry| entry.place).collect();
        assert_eq!((all.len(), entries().count()), (atlas.places.len(), atlas.places.len()));
        let count = |id: &str| {
            let place = atlas.place_by_id(id).unwrap();
            entries().find(|entry| entry.place == place).unwrap().mentions
        };
        assert_eq!(count("kirkenes"), 1);
        assert_eq!(count("bodo"), 2);
        assert_eq!(count("baltic-sentry-gulf-of-riga"), 1, "by its layer");
        assert_eq!(count("nord-stream-2-leak"), 0);
        let sum: usize = entries().map(|entry| entry.mentions).sum();
        let stood_for = atlas.articles[0].mentions.iter().map(|mention| atlas.places_of(mention).len());
        assert_eq!(sum, stood_for.sum::<usize>());
        for group in &groups {
            let names: Vec<String> =
                group.entries.iter().map(|entry| atlas.places[entry.place.0].name.to_lowercase()).collect();
            assert!(names.is_sorted(), "{names:?}");
        }
    }

    #[test]
    fn stepping_goes_round_the_places_of_the_article_in_their_order() {
        let atlas = load(built_in()).atlas;
        let article = &atlas.articles[0];
        let order = atlas.mentioned(article);
        assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), order.len());
        let id = |place: Option<PlaceIndex>| atlas.place(place.unwrap()).unwrap().id.as_str();
        assert_eq!(id(atlas.place_after(article, None, 1)), "united-kingdom");
        assert_eq!(id(atlas.place_after(article, None, -1)), "germany");
        let leak = atlas.place_by_id("nord-stream-2-leak");
        assert_eq!(id(atlas.place_after(article, leak, 1)), "united-kingdom", "it is not mentioned");
        let mut place = None;
        for expected in order.iter().chain(order.first()) {
            place = atlas.place_after(article, place, 1);
            assert_eq!(place, Some(*expected));
        }
        assert_eq!(atlas.place_after(article, place, -1), order.last().copied());
        assert_eq!(atlas.place_after(&Default::default(), place, 1), None);
    }
}
