//! Finds what matches a query, and puts the best first.

use super::excerpt::excerpt;
use super::grade::{Grade, Query, Scratch};
use super::index::{Index, Item, Key};
use super::letters::matched;
use super::{Detail, Found, FoundKind, Target};
use crate::sphere::{Notation, read_position};
use crate::view::Link;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::mem::{Discriminant, discriminant};

/// No kind of things takes more lines than this, so that one does not crowd out the others.
const MOST_OF_A_KIND: usize = 20;
/// Where fewer names than this match, slips are forgiven.
const ENOUGH: usize = 3;
/// A longer query is cut.
const LONGEST_QUERY: usize = 200;
/// However finely a position is given, so many metres about it are shown at least.
const NARROWEST_M: f64 = 20_000.0;
/// However coarsely, so many at most.
const COARSEST_M: f64 = 800_000.0;
/// A position is shown with so many of its last steps about it.
const STEPS_ACROSS: f64 = 400.0;

/// What puts one match before another: the smaller comes first.
type Rank = (Grade, u8, bool, bool, Reverse<u64>, usize, u32);

pub(super) fn find(index: &Index, text: &str, most: usize) -> Vec<Found> {
    let text = text.trim();
    let link = link(text);
    let end = text.char_indices().nth(LONGEST_QUERY).map_or(text.len(), |(end, _)| end);
    let text = &text[..end];
    let query = Query::new(text);
    let position = position(text);
    let ranked = ranked(index, &query, text);
    let mut seen = HashSet::new();
    let mut of_kind: HashMap<Discriminant<FoundKind>, usize> = HashMap::new();
    let names = ranked.into_iter().filter(|(_, key)| seen.insert(key.item)).filter_map(|(_, key)| {
        let item = index.items.get(key.item as usize)?;
        let count = of_kind.entry(discriminant(&item.kind)).or_default();
        *count += 1;
        (*count <= MOST_OF_A_KIND).then(|| found(item, key, &query))
    });
    link.into_iter().chain(position).chain(names).take(most).collect()
}

/// The link that was pasted, with what it says as its title.
fn link(text: &str) -> Option<Found> {
    let (link, _) = Link::from_url_or_hash(text)?;
    (link != Link::default()).then(|| Found {
        kind: FoundKind::Link,
        title: link.to_string(),
        letters: Vec::new(),
        detail: Detail::None,
        target: Target::Scene(Box::new(link)),
    })
}

/// The position that was typed in.
fn position(text: &str) -> Option<Found> {
    let read = read_position(text)?;
    let across_m = (read.resolution_m * STEPS_ACROSS).clamp(NARROWEST_M, COARSEST_M);
    Some(Found {
        kind: FoundKind::Position(read.notation),
        title: Notation::DecimalDegrees.write(read.pos, read.resolution_m),
        letters: Vec::new(),
        detail: Detail::None,
        target: Target::Ground { pos: read.pos, across_m },
    })
}

/// Every name that matches, the best first.
fn ranked(index: &Index, query: &Query, text: &str) -> Vec<(Rank, Key)> {
    let mut ranked = Vec::new();
    let mut name_count = 0;
    let is_literal = is_literal_query(text);
    for key in &index.names {
        let item = &index.items[key.item as usize];
        let name = index.text(*key);
        let grade = if item.kind == FoundKind::Text {
            query.text_grade(name, key.mask)
        } else {
            query.grade(name, key.mask)
        };
        if let Some(grade) = grade {
            name_count += usize::from(grade != Grade::Text);
            ranked.push((rank(grade, item, *key, name.len(), is_literal.then_some(text)), *key));
        }
    }
    if name_count < ENOUGH {
        let mut scratch = Scratch::default();
        for key in &index.names {
            let item = &index.items[key.item as usize];
            let name = index.text(*key);
            if item.kind != FoundKind::Text
                && let Some(grade) = query.loose_grade(name, key.mask, &mut scratch)
            {
                ranked.push((rank(grade, item, *key, name.len(), None), *key));
            }
        }
    }
    ranked.sort_unstable_by_key(|(rank, _)| *rank);
    ranked
}

fn rank(grade: Grade, item: &Item, key: Key, length: usize, literal: Option<&str>) -> Rank {
    let is_other_name = key.name > 0;
    let is_written_otherwise = literal.is_some_and(|query| {
        let name = match key.name {
            0 => Some(&item.title),
            name => item.others.get(name as usize - 1),
        };
        !name.is_some_and(|name| begins_with(name, query))
    });
    (
        grade,
        weight(item.kind),
        is_other_name,
        is_written_otherwise,
        Reverse(item.importance),
        length,
        key.item,
    )
}

/// The order of kinds where their names match equally well.
fn weight(kind: FoundKind) -> u8 {
    match kind {
        FoundKind::Position(_) | FoundKind::Link => 0,
        FoundKind::Place(_) => 1,
        FoundKind::Country | FoundKind::Sea => 2,
        FoundKind::Settlement => 3,
        FoundKind::Layer => 4,
        FoundKind::Step => 5,
        FoundKind::Article | FoundKind::Heading => 6,
        FoundKind::Command => 7,
        FoundKind::Text => 8,
    }
}

/// Who types letters with diacritics means them: then what is written so comes first.
fn is_literal_query(text: &str) -> bool {
    text.chars().any(|letter| matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'))
}

/// Whether a name begins with the query as it is written, whatever its case.
fn begins_with(name: &str, query: &str) -> bool {
    let mut name = name.chars().flat_map(char::to_lowercase);
    query.chars().flat_map(char::to_lowercase).all(|letter| name.next() == Some(letter))
}

/// What a reader sees of a match.
fn found(item: &Item, key: Key, query: &Query) -> Found {
    let other = (key.name > 0).then(|| item.others.get(key.name as usize - 1)).flatten();
    let (title, letters) = match other {
        Some(_) => (item.title.clone(), Vec::new()),
        None if item.kind == FoundKind::Text => excerpt(&item.title, &matched(&item.title, query)),
        None => (item.title.clone(), matched(&item.title, query)),
    };
    let detail = match (other, item.kind) {
        (Some(name), _) => Detail::OtherName { name: name.clone(), letters: matched(name, query) },
        _ if item.context.is_empty() => Detail::None,
        (None, FoundKind::Heading | FoundKind::Text) => Detail::Under(item.context.clone()),
        (None, FoundKind::Command) => Detail::Tooltip(item.context.clone()),
        (None, _) => Detail::Country(item.context.clone()),
    };
    Found { kind: item.kind, title, letters, detail, target: item.target.clone() }
}
