//! The story: an article told step by step on the ground.

use super::{ArticleIndex, Atlas, Home, Passage, PlaceIndex};
use crate::sphere::{Instant, Projection};
use std::collections::BTreeSet;

/// A step of the story: what the map shows, and the words of the article that go with it.
///
/// Every part may be missing. Layers, date and projection that a step does not give are as they were before the story.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Step {
    /// A few words about it, for a list of the steps.
    pub title: String,
    /// The place whose card is open.
    pub place: Option<PlaceIndex>,
    /// Centre and width that are seen. Where it is missing, the place is framed.
    pub view: Option<Home>,
    /// The projection of the map.
    pub projection: Option<Projection>,
    /// The layers that are drawn, by id; no others are.
    pub layers: Option<Vec<String>>,
    /// When day and night are shown.
    pub date: Option<Instant>,
    /// The words of an article that it tells.
    pub passage: Option<(ArticleIndex, Passage)>,
}

impl Step {
    /// The words of the article that it tells.
    pub fn text<'a>(&self, atlas: &'a Atlas) -> Option<&'a str> {
        let (article, passage) = self.passage.as_ref()?;
        atlas.article(*article)?.blocks.get(passage.block)?.text.get(passage.range.clone())
    }
}

impl Atlas {
    /// The story of an atlas that lists none: one step for each place that its articles mention, in the order of the
    /// first mentions, with the sentence of that mention.
    pub fn steps_of_mentions(&self) -> Vec<Step> {
        let mut seen = BTreeSet::new();
        let mut steps = Vec::new();
        for (index, article) in self.articles.iter().enumerate() {
            for mention in &article.mentions {
                let sentence = Passage::from(mention).sentences(article);
                let sentence = sentence.map(|range| Passage { block: mention.block, range });
                for place in self.places_of(mention) {
                    let Some(found) = self.place(place).filter(|_| seen.insert(place)) else { continue };
                    steps.push(Step {
                        title: found.name.clone(),
                        place: Some(place),
                        passage: sentence.clone().map(|passage| (ArticleIndex(index), passage)),
                        ..Step::default()
                    });
                }
            }
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use crate::format::{built_in, load};

    #[test]
    fn the_steps_of_an_atlas_that_lists_none_are_the_places_in_the_order_of_their_first_mention() {
        let atlas = load(built_in()).atlas;
        let steps = atlas.steps_of_mentions();
        let titles: Vec<&str> = steps.iter().map(|step| step.title.as_str()).collect();
        let first =
            ["United Kingdom", "Norway", "Arctic Circle", "Norway–Russia border", "High North", "Russia"];
        assert_eq!(titles[..6], first);
        let mut places: Vec<_> = steps.iter().filter_map(|step| step.place).collect();
        assert_eq!(places.len(), steps.len());
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), steps.len(), "a place comes twice");
    }

    #[test]
    fn each_has_the_sentence_that_mentions_its_place_first() {
        let atlas = load(built_in()).atlas;
        let text = |title: &str| {
            let steps = atlas.steps_of_mentions();
            let step = steps.iter().find(|step| step.title == title);
            step.and_then(|step| step.text(&atlas)).map(str::to_owned).unwrap_or_default()
        };
        assert_eq!(
            text("Kirkenes"),
            "In a show of unity and shared security concerns, Healey visited a border post near Kirkenes on the \
             Russian border with Norway’s Defence Minister, Tore Sandvik."
        );
        // The five seas of a layer are mentioned as one.
        assert_eq!(text("Gulf of Riga"), text("Danish straits"));
        assert!(text("Gulf of Riga").contains("Operation Baltic Sentry"));
        // A country is first mentioned in the text and only then in a heading.
        assert!(text("United Kingdom").starts_with("The United Kingdom has initiated negotiations"));
    }

    #[test]
    fn an_atlas_that_mentions_nothing_has_no_steps() {
        assert_eq!(super::Atlas::default().steps_of_mentions(), []);
    }
}
