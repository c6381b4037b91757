//! Builds an index.

use super::fold::fold;
use super::index::{Index, Item, Sources};
use super::{FoundKind, Target};
use crate::atlas::{Article, ArticleIndex, Atlas, BlockKind, PlaceIndex};
use crate::base::{Name, NameKind};
use crate::sphere::{LonLat, distance_m};
use std::collections::HashMap;

/// A settlement of the base map this near to a place of the atlas with the same name is that place.
const SAME_M: f64 = 15_000.0;
/// More than any town has people: a capital comes before what is none.
const CAPITAL: u64 = 100_000_000;
/// Nothing on the Earth is looked at from further than this.
const WIDEST_M: f64 = 12_000_000.0;

pub(super) fn build(sources: &Sources<'_>) -> Index {
    let mut index = Index { language: sources.language.to_owned(), ..Index::default() };
    places(&mut index, sources.atlas);
    base_names(&mut index, sources.atlas, sources.names);
    for layer in &sources.atlas.layers {
        index.push(Item {
            kind: FoundKind::Layer,
            title: layer.title.clone(),
            others: Vec::new(),
            context: String::new(),
            target: Target::Layer(layer.id.clone()),
            importance: 0,
        });
    }
    for (title, step) in sources.steps {
        index.push(Item {
            kind: FoundKind::Step,
            title: title.clone(),
            others: Vec::new(),
            context: String::new(),
            target: Target::Step(*step),
            importance: 0,
        });
    }
    for (article, number) in sources.atlas.articles.iter().zip(0..) {
        texts(&mut index, article, ArticleIndex(number));
    }
    for (id, text, tooltip) in sources.commands {
        index.push(Item {
            kind: FoundKind::Command,
            title: text.clone(),
            others: Vec::new(),
            context: tooltip.clone(),
            target: Target::Command(id.clone()),
            importance: 0,
        });
    }
    index
}

/// The places of the atlas, under all their names; the more often one is mentioned, the more it matters.
fn places(index: &mut Index, atlas: &Atlas) {
    let mut mentions: HashMap<PlaceIndex, u64> = HashMap::new();
    for mention in atlas.articles.iter().flat_map(|article| &article.mentions) {
        for place in atlas.places_of(mention) {
            *mentions.entry(place).or_default() += 1;
        }
    }
    for (place, number) in atlas.places.iter().zip((0..).map(PlaceIndex)) {
        let others = place.names.values().filter(|name| **name != place.name);
        index.push(Item {
            kind: FoundKind::Place(place.kind),
            title: place.name.clone(),
            others: others.cloned().collect(),
            context: String::new(),
            target: Target::Place(number),
            importance: mentions.get(&number).copied().unwrap_or(0),
        });
    }
}

/// Countries, seas and settlements, but for those that are places of the atlas.
fn base_names(index: &mut Index, atlas: &Atlas, names: &[Name]) {
    // Where the things with a name are, and their items: those of the places come first.
    let mut known: HashMap<String, Vec<(LonLat, usize)>> = HashMap::new();
    for (item, place) in atlas.places.iter().enumerate() {
        for name in std::iter::once(&place.name).chain(place.names.values()) {
            known.entry(fold(name).text).or_default().push((place.anchor, item));
        }
    }
    let countries: HashMap<&str, &str> = names
        .iter()
        .filter_map(|name| match &name.kind {
            NameKind::Country { code, .. } => Some((code.as_str(), name.text.as_str())),
            _ => None,
        })
        .collect();
    for name in names {
        let pos = name.pos();
        let same_name = || known.get(&fold(&name.text).text);
        let near =
            || same_name()?.iter().find(|(at, _)| distance_m(*at, pos) < SAME_M).map(|(_, item)| *item);
        let (kind, is_known, across_m, importance) = match &name.kind {
            NameKind::Country { code, area_m2, .. } => {
                let is_same = |iso_a3: &String| !code.is_empty() && iso_a3 == code;
                let is_place = atlas.places.iter().filter_map(|place| place.iso_a3.as_ref()).any(is_same);
                (FoundKind::Country, is_place, across(*area_m2), *area_m2)
            }
            NameKind::Sea { area_m2 } => (FoundKind::Sea, same_name().is_some(), across(*area_m2), *area_m2),
            NameKind::Settlement { people, is_capital, .. } => {
                let importance = people + if *is_capital { CAPITAL } else { 0 };
                (FoundKind::Settlement, near().is_some(), around(*people), importance)
            }
            NameKind::SmallSettlement { people } => {
                (FoundKind::Settlement, near().is_some(), around(*people), *people)
            }
        };
        if is_known {
            // The same town by the same name, of another source that knows others.
            if let Some(item) = near().filter(|_| kind == FoundKind::Settlement) {
                index.add_names(item, name.others.iter());
            }
            continue;
        }
        let item = index.push(Item {
            kind,
            title: name.text.clone(),
            others: name.others.clone(),
            context: countries.get(name.country.as_str()).copied().unwrap_or_default().to_owned(),
            target: Target::Ground { pos, across_m },
            importance,
        });
        if kind == FoundKind::Settlement {
            // The two sources of the base map may spell one town differently.
            for other in std::iter::once(&name.text).chain(&name.others) {
                known.entry(fold(other).text).or_default().push((pos, item));
            }
        }
    }
}

/// About how many metres across an area is, with some more about it.
fn across(area_m2: u64) -> f64 {
    (1.5 * (area_m2 as f64).sqrt()).clamp(50_000.0, WIDEST_M)
}

/// How many metres are worth seeing about a settlement: 25 km about a village, 100 km about a city.
fn around(people: u64) -> f64 {
    25_000.0 * (people.max(1_000) as f64 / 1_000.0).powf(0.2)
}

/// The title, the headings and the sentences of an article.
fn texts(index: &mut Index, article: &Article, number: ArticleIndex) {
    index.push(Item {
        kind: FoundKind::Article,
        title: article.front_matter.title.clone(),
        others: Vec::new(),
        context: String::new(),
        target: Target::Article(number),
        importance: 0,
    });
    for (block, content) in article.blocks.iter().enumerate() {
        let is_heading = matches!(content.kind, BlockKind::Heading(_));
        let whole = 0..content.text.len();
        let ranges = if is_heading { std::slice::from_ref(&whole) } else { &content.sentences };
        for range in ranges {
            let Some(text) = content.text.get(range.clone()) else { continue };
            index.push(Item {
                kind: if is_heading { FoundKind::Heading } else { FoundKind::Text },
                title: text.to_owned(),
                others: Vec::new(),
                context: article.heading_above(block).to_owned(),
                target: Target::Passage { article: number, block, range: range.clone() },
                importance: 0,
            });
        }
    }
}
