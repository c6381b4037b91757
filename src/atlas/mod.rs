//! The model of an atlas: articles, their mentions of places, the places, the layers.
//!
//! An [`Atlas`] is immutable once loaded and replaced whole on reload. It is made by [`crate::format`].

mod article;
mod citation;
mod claim;
mod days;
mod evidence;
mod hit;
mod named;
mod near;
mod outline;
mod passage;
mod place;
mod quotation;
mod register;
mod step;
mod timeline;

pub use article::{Article, Block, BlockKind, Excerpt, FrontMatter, Mention, Span, Target};
pub use citation::{CitationWords, citation, quotation};
pub use claim::{Claim, Measure, Measured, SaidBy};
pub use days::{Days, Moment, NoDays};
pub use evidence::{Source, Status, When};
pub use hit::hit_test;
pub use near::{Near, NearBy, Settlement};
pub use outline::Heading;
pub use passage::Passage;
pub use place::{Geometry, Kind, Layer, LayerKind, Place, Precision, Style};
pub use quotation::Quotation;
pub use register::{RegisterEntry, RegisterGroup};
pub use step::Step;
pub use timeline::Event;

use crate::sphere::LonLat;

/// An article or more, the layers they speak of, and where the map starts.
#[derive(Debug, Clone, Default)]
pub struct Atlas {
    /// Title of the whole map.
    pub title: String,
    /// What it is about, in a sentence or two, for search engines and for those who pass its address on.
    pub description: Option<String>,
    /// Where it is on the web, an http or https URL: the folder of its page.
    pub site: Option<String>,
    /// Language of the atlas, as a BCP 47 tag.
    pub language: String,
    /// The view the map opens with.
    pub home: Home,
    /// What the editor says of how the map is drawn.
    pub policy: Policy,
    /// Articles in the order of `atlas.toml`.
    pub articles: Vec<Article>,
    /// Layers in the order of `atlas.toml`, which is the order of drawing.
    pub layers: Vec<Layer>,
    /// All places, of all layers; `Place::layer` says which one each belongs to.
    pub places: Vec<Place>,
    /// The story, as `atlas.toml` tells it or else in the order of the mentions.
    pub steps: Vec<Step>,
}

/// What an editor says of how a map is drawn, where maps may differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Which point of view the borders take, in the atlas's language: shown among the credits.
    pub borders: Option<String>,
}

/// A view as an atlas gives it: the one it opens with, or that of a step of its story.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Home {
    /// Centre of the view.
    pub center: LonLat,
    /// Width on the ground that must be seen, in kilometres.
    pub width_km: f64,
}

impl Default for Home {
    fn default() -> Self {
        Self { center: LonLat::new(20.0, 64.5), width_km: 3400.0 }
    }
}

/// Index of a place in [`Atlas::places`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceIndex(pub usize);

/// Index of an article in [`Atlas::articles`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleIndex(pub usize);

impl Atlas {
    /// The place with this id.
    pub fn place_by_id(&self, id: &str) -> Option<PlaceIndex> {
        self.places.iter().position(|place| place.id == id).map(PlaceIndex)
    }

    /// The place at an index that this atlas gave out.
    pub fn place(&self, index: PlaceIndex) -> Option<&Place> {
        self.places.get(index.0)
    }

    /// The article with this id.
    pub fn article_by_id(&self, id: &str) -> Option<ArticleIndex> {
        self.articles.iter().position(|article| article.id == id).map(ArticleIndex)
    }

    /// The article at an index that this atlas gave out.
    pub fn article(&self, index: ArticleIndex) -> Option<&Article> {
        self.articles.get(index.0)
    }

    /// The places that a mention stands for: those it names, or all of a layer.
    pub fn places_of(&self, mention: &Mention) -> Vec<PlaceIndex> {
        let mut places = Vec::new();
        for target in &mention.targets {
            match target {
                Target::Place(id) => places.extend(self.place_by_id(id)),
                Target::Layer(id) => places.extend(
                    (0..self.places.len()).map(PlaceIndex).filter(|index| self.places[index.0].layer == *id),
                ),
            }
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use crate::atlas::{Mention, Target};
    use crate::format::{built_in, load};

    #[test]
    fn a_mention_stands_for_the_places_that_it_names_and_for_all_of_a_layer() {
        let atlas = load(built_in()).atlas;
        let places = |targets: Vec<Target>| {
            let places = atlas.places_of(&Mention { block: 0, range: 0..1, targets });
            places.iter().map(|index| atlas.place(*index).unwrap().id.as_str()).collect::<Vec<_>>()
        };
        let place = |id: &str| Target::Place(id.to_owned());
        assert_eq!(places(vec![place("kirkenes"), place("atlantis"), place("bodo")]), ["kirkenes", "bodo"]);
        let sentry = places(vec![Target::Layer("baltic-sentry".to_owned())]);
        assert_eq!(sentry.len(), 5);
        assert!(sentry.iter().all(|id| id.starts_with("baltic-sentry-")), "{sentry:?}");
        assert!(places(vec![Target::Layer("kirkenes".to_owned())]).is_empty());
    }

    #[test]
    fn ids_are_looked_up_and_unknown_ones_are_not_there() {
        let atlas = load(built_in()).atlas;
        let kirkenes = atlas.place_by_id("kirkenes").unwrap();
        assert_eq!(atlas.place(kirkenes).unwrap().name, "Kirkenes");
        let article = atlas.article_by_id("uk-norway-defence").unwrap();
        assert_eq!(atlas.article(article).unwrap().id, "uk-norway-defence");
        assert_eq!((atlas.place_by_id("Kirkenes"), atlas.article_by_id("")), (None, None));
    }

    #[test]
    fn a_sketch_of_a_region_is_not_hit_by_the_pointer_and_a_sea_is() {
        let atlas = load(built_in()).atlas;
        let is_hit = |id: &str| atlas.place(atlas.place_by_id(id).unwrap()).unwrap().is_hit_by_pointer();
        assert!(!is_hit("high-north"));
        for id in ["kirkenes", "baltic-sentry-gulf-of-riga", "arctic-circle", "indo-pacific"] {
            assert!(is_hit(id), "{id}");
        }
    }
}
