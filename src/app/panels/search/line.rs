//! The lines of the search: what was found, what was chosen before, or examples.

use super::Search;
use crate::atlas::{Atlas, Kind};
use crate::command::{Command, Icon, entry_by_id, entry_of};
use crate::search::{Detail, Found, FoundKind, Target};
use crate::sphere::Refusal;
use crate::view::LinkFault;
use crate::wording::kind_word;
use crate::words::Words;
use std::ops::Range;

/// The resolution at which a position is written as an example, in metres.
const EXAMPLE_RESOLUTION_M: f64 = 1000.0;

/// A line of the search.
#[derive(Clone, Copy)]
pub(super) enum Line<'a> {
    /// Something that was found or chosen before.
    Found(&'a Found),
    /// A query as an example.
    Example(&'a Example),
}

/// A query as an example, and what it is one of.
pub(super) struct Example {
    pub(super) query: String,
    about: String,
}

/// The sign before a line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Sign {
    /// The mark of a kind of place.
    Mark(Kind),
    /// The dot of a town on the map.
    Dot,
    /// A cross on a position.
    Cross,
    /// The sign of a command or a panel.
    Icon(Icon),
}

/// What a line says: texts, each with the letters of it that match.
pub(super) struct Said {
    pub(super) sign: Sign,
    pub(super) title: (String, Vec<Range<usize>>),
    pub(super) second: (String, Vec<Range<usize>>),
    /// The key that does the same.
    pub(super) key: String,
    /// The title may take two rows.
    pub(super) is_text: bool,
}

impl Line<'_> {
    pub(super) fn said(self, words: &Words) -> Said {
        match self {
            Self::Found(found) => said(found, words),
            Self::Example(example) => Said {
                sign: Sign::Icon(Icon::Search),
                title: (example.query.clone(), Vec::new()),
                second: (example.about.clone(), Vec::new()),
                key: String::new(),
                is_text: false,
            },
        }
    }
}

fn said(found: &Found, words: &Words) -> Said {
    let kind = match found.kind {
        FoundKind::Position(_) => words.text("search-kind-position"),
        FoundKind::NoPosition => words.text("search-kind-no-position"),
        FoundKind::Link => words.text("search-kind-link"),
        FoundKind::Place(kind) => kind_word(words, kind),
        FoundKind::Country => kind_word(words, Kind::Country),
        FoundKind::Sea => kind_word(words, Kind::Sea),
        FoundKind::Settlement => words.text("search-kind-settlement"),
        FoundKind::Layer => words.text("search-kind-layer"),
        FoundKind::Step => words.text("search-kind-step"),
        FoundKind::Article => words.text("search-kind-article"),
        FoundKind::Heading => words.text("search-kind-heading"),
        FoundKind::Command => words.text("search-kind-command"),
        FoundKind::Text => words.text("search-kind-text"),
    };
    let (more, letters): (String, &[Range<usize>]) = match (&found.detail, found.kind) {
        (_, FoundKind::Position(notation)) => {
            let name = words.text(&format!("notation-{}", notation.name()));
            (words.with("search-read-as", &[("notation", name.into())]), &[])
        }
        (Detail::None, _) => (String::new(), &[]),
        (Detail::OtherName { name, letters }, _) => (name.clone(), letters),
        (Detail::Fault(fault), _) => (not_followed(words, fault), &[]),
        (Detail::Refusal(_), _) => (found.title.clone(), &[]),
        (Detail::Country(text) | Detail::Under(text) | Detail::Tooltip(text), _) => (text.clone(), &[]),
    };
    let entry = match &found.target {
        Target::Command(id) => entry_by_id(id),
        _ => None,
    };
    let title = match &found.detail {
        Detail::Refusal(refusal) => (refused(words, refusal), Vec::new()),
        _ => (found.title.clone(), found.letters.clone()),
    };
    Said {
        sign: sign(found.kind, entry.as_ref().and_then(|entry| entry.icon)),
        title,
        second: if more.is_empty() { (kind, Vec::new()) } else { joined(&kind, &more, letters) },
        key: entry.map(|entry| entry.shortcut(words)).unwrap_or_default(),
        is_text: matches!(
            found.kind,
            FoundKind::Text | FoundKind::Article | FoundKind::Heading | FoundKind::NoPosition
        ),
    }
}

/// Why a reference of the military grid is no position.
fn refused(words: &Words, refusal: &Refusal) -> String {
    let zone = |key, zone: &str| words.with(key, &[("zone", zone.into())]);
    match refusal {
        Refusal::NoZone(name) => zone("search-no-zone", name),
        Refusal::NoZoneAboutSvalbard(name) => zone("search-no-zone-svalbard", name),
        Refusal::NoSquare { zone, square } => words
            .with("search-no-square", &[("zone", zone.as_str().into()), ("square", square.as_str().into())]),
        Refusal::Uneven => words.text("search-uneven"),
    }
}

/// The part of a link that is not followed.
fn not_followed(words: &Words, fault: &LinkFault) -> String {
    let part = format!("{}={}", fault.part().key(), fault.value());
    words.with("search-link-without", &[("part", part.into())])
}

fn joined(kind: &str, more: &str, letters: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let before = format!("{kind} · ");
    let shift = before.len();
    let shifted = letters.iter().map(|range| range.start + shift..range.end + shift);
    (before + more, shifted.collect())
}

fn sign(kind: FoundKind, icon: Option<Icon>) -> Sign {
    match kind {
        FoundKind::Position(_) | FoundKind::NoPosition => Sign::Cross,
        FoundKind::Link => Sign::Icon(Icon::Link),
        FoundKind::Place(kind) => Sign::Mark(kind),
        FoundKind::Country => Sign::Mark(Kind::Country),
        FoundKind::Sea => Sign::Mark(Kind::Sea),
        FoundKind::Settlement => Sign::Dot,
        FoundKind::Layer => Sign::Icon(Icon::Layers),
        FoundKind::Step => Sign::Icon(Icon::Play),
        FoundKind::Article | FoundKind::Heading | FoundKind::Text => Sign::Icon(Icon::Article),
        FoundKind::Command => Sign::Icon(icon.unwrap_or(Icon::Menu)),
    }
}

/// A place of the atlas by another of its names, a position, and a command.
pub(super) fn examples(search: &Search<'_>, words: &Words) -> Vec<Example> {
    let example = |query: String, about: &str| Example { query, about: words.text(about) };
    let place = other_name(search.atlas).map(|name| example(name.to_owned(), "search-try-place"));
    let command = entry_of(&Command::ToggleLayers);
    let command = command.map(|entry| example(entry.text(words), "search-try-command"));
    let position = example(example_position(search), "search-try-position");
    place.into_iter().chain([position]).chain(command).collect()
}

/// The position of the first place that is mentioned, as a reader of positions writes it.
pub(super) fn example_position(search: &Search<'_>) -> String {
    let pos = first_point(search.atlas).map_or(search.atlas.home.center, |place| place.anchor);
    search.notation.write(pos, EXAMPLE_RESOLUTION_M)
}

fn first_point(atlas: &Atlas) -> Option<&crate::atlas::Place> {
    atlas.places.iter().find(|place| place.is_point() && matches!(place.kind, Kind::Town | Kind::Port))
}

fn other_name(atlas: &Atlas) -> Option<&str> {
    let place = first_point(atlas).or(atlas.places.first())?;
    Some(place.names.values().next().unwrap_or(&place.name))
}
