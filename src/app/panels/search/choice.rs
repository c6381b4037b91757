//! What a choice in the search asks for.

use super::Search;
use crate::atlas::Passage;
use crate::command::{Command, entry_by_id};
use crate::search::{Found, FoundKind, Target};

/// The commands of a choice. Closing the search is not among them.
pub(super) fn commands_of(found: &Found, search: &Search<'_>) -> Vec<Command> {
    match &found.target {
        Target::Nothing => Vec::new(),
        Target::Place(place) => vec![Command::Select { place: Some(*place), fly: true }],
        Target::Ground { pos, across_m } => {
            let across_px = search.free.width_px.min(search.free.height_px).max(1.0);
            let fly = Command::FlyTo { center: *pos, m_per_px: across_m / across_px };
            // The map has a name for everything else.
            let is_bare = matches!(found.kind, FoundKind::Position(_));
            is_bare.then_some(Command::Pin(Some(*pos))).into_iter().chain([fly]).collect()
        }
        Target::Scene(link) => vec![Command::Follow((**link).clone())],
        Target::Layer(id) => {
            let show = (!search.layers.is_visible(id)).then(|| Command::ToggleLayer(id.clone()));
            show.into_iter().chain((!search.layers_open).then_some(Command::ToggleLayers)).collect()
        }
        Target::Step(step) => vec![Command::GoToStep(*step)],
        Target::Article(article) => {
            let open = (!search.reader_open).then_some(Command::ToggleReader);
            uncover(search).chain([Command::OpenArticle(*article)]).chain(open).collect()
        }
        Target::Passage { article, block, range } => {
            let passage = Passage { block: *block, range: range.clone() };
            uncover(search).chain([Command::ShowPassage { article: *article, passage }]).collect()
        }
        Target::Command(id) => {
            let entry = entry_by_id(id);
            entry.map(|entry| entry.command).into_iter().collect()
        }
    }
}

/// Closes the card where it lies over the text.
fn uncover(search: &Search<'_>) -> impl Iterator<Item = Command> {
    search.covers_text.then_some(Command::Select { place: None, fly: false }).into_iter()
}
