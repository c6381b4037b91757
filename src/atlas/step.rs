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

/// Words that are read in a minute: what adults read of plain prose, silently, in English.
///
/// Source: M. Brysbaert, *How many words do we read per minute?*, Journal of Memory and Language 109 (2019) 104047,
/// <https://doi.org/10.1016/j.jml.2019.104047>.
const WORDS_PER_MINUTE: f64 = 238.0;
/// Time to look at the map, in seconds.
const LOOK_S: f64 = 4.0;
/// No step is shorter, in seconds.
const SHORTEST_S: f64 = 5.0;

impl Step {
    /// How long a step is looked at while the story plays, in seconds: to read the sentences of its words and see the map.
    pub fn dwell_s(&self, atlas: &Atlas) -> f64 {
        let sentences = self.passage.as_ref().and_then(|(article, passage)| {
            let article = atlas.article(*article)?;
            article.blocks.get(passage.block)?.text.get(passage.sentences(article)?)
        });
        let words = sentences.map_or(0, |text| text.split_whitespace().count());
        (LOOK_S + words as f64 * 60.0 / WORDS_PER_MINUTE).max(SHORTEST_S)
    }

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
    fn a_step_lasts_as_long_as_its_sentence_takes_to_read_and_never_less_than_five_seconds() {
        let atlas = load(built_in()).atlas;
        assert_eq!(super::Step::default().dwell_s(&atlas), 5.0);
        let (mut last, mut steps) = (0.0, atlas.steps_of_mentions());
        let words = |step: &super::Step| step.text(&atlas).map_or(0, |text| text.split_whitespace().count());
        steps.sort_by_key(words);
        for step in &steps {
            let dwell_s = step.dwell_s(&atlas);
            assert!(dwell_s >= last && dwell_s >= 5.0, "{} {dwell_s}", step.title);
            last = dwell_s;
        }
        // 26 words, and four seconds to look.
        let kirkenes = steps.iter().find(|step| step.title == "Kirkenes");
        let dwell_s = kirkenes.map(|step| step.dwell_s(&atlas)).unwrap_or_default();
        assert!((10.0..11.0).contains(&dwell_s), "{dwell_s}");
    }

    #[test]
    fn an_atlas_that_mentions_nothing_has_no_steps() {
        assert_eq!(super::Atlas::default().steps_of_mentions(), []);
    }
}
