//! Finds what matches a query, and puts the best first.

use super::excerpt::excerpt;
use super::grade::{Grade, Query, Scratch};
use super::index::{Index, Item, Key};
use super::letters::matched;
use super::translit::latin;
use super::{Detail, Found, FoundKind, Target};
use crate::sphere::{Notation, ReadPosition, Refusal, plain_text, read_positions};
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
    let text = plain_text(text);
    let text = text.trim();
    let link = link(text);
    let center = match link.as_ref().map(|found| &found.target) {
        Some(Target::Scene(link)) => link.map.map(|view| view.center),
        _ => None,
    };
    let positions = match read_positions(text, &index.language) {
        // A link to a view leads there already.
        Ok(positions) => positions.iter().filter(|read| Some(read.pos) != center).map(position).collect(),
        Err(refusal) => vec![refused(text, refusal)],
    };
    let end = text.char_indices().nth(LONGEST_QUERY).map_or(text.len(), |(end, _)| end);
    let text = &text[..end];
    let names = names(index, text);
    link.into_iter().chain(positions).chain(names).take(most).collect()
}

/// What matches by its name, also where that is written in other letters.
fn names(index: &Index, text: &str) -> Vec<Found> {
    let queries: Vec<Query> =
        std::iter::once(text.to_owned()).chain(latin(text)).map(|text| Query::new(&text)).collect();
    let ranked = queries.iter().map(|query| ranked(index, query, text));
    let mut ranked: Vec<(Rank, Key, &Query)> = ranked
        .zip(&queries)
        .flat_map(|(ranked, query)| ranked.into_iter().map(move |(rank, key)| (rank, key, query)))
        .collect();
    ranked.sort_by_key(|(rank, ..)| *rank);
    let mut seen = HashSet::new();
    let mut of_kind: HashMap<Discriminant<FoundKind>, usize> = HashMap::new();
    let once = ranked.into_iter().filter(|(_, key, _)| seen.insert(key.item));
    let names = once.filter_map(|(_, key, query)| {
        let item = index.items.get(key.item as usize)?;
        let count = of_kind.entry(discriminant(&item.kind)).or_default();
        *count += 1;
        (*count <= MOST_OF_A_KIND).then(|| found(item, key, query))
    });
    names.collect()
}

/// The link that was pasted, with what it says as its title.
fn link(text: &str) -> Option<Found> {
    let (link, faults) = Link::from_url_or_hash(text)?;
    (link != Link::default()).then(|| Found {
        kind: FoundKind::Link,
        title: link.to_string(),
        letters: Vec::new(),
        detail: faults.first().map_or(Detail::None, |fault| Detail::Fault(fault.clone())),
        target: Target::Scene(Box::new(link)),
    })
}

/// A position that was typed in.
fn position(read: &ReadPosition) -> Found {
    let across_m = (read.resolution_m * STEPS_ACROSS).clamp(NARROWEST_M, COARSEST_M);
    Found {
        kind: FoundKind::Position(read.notation),
        title: Notation::DecimalDegrees.write(read.pos, read.resolution_m),
        letters: Vec::new(),
        detail: Detail::None,
        target: Target::Ground { pos: read.pos, across_m },
    }
}

/// What was typed in, with why it is no position.
fn refused(text: &str, refusal: Refusal) -> Found {
    Found {
        kind: FoundKind::NoPosition,
        title: text.to_owned(),
        letters: Vec::new(),
        detail: Detail::Refusal(refusal),
        target: Target::Nothing,
    }
}

/// Every name that matches.
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
        FoundKind::Position(_) | FoundKind::NoPosition | FoundKind::Link => 0,
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
