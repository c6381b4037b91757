//! Pointing and clicking on the map: which place is meant, and the command that follows.

use super::camera::MapInput;
use super::labels::PlacedLabels;
use super::state::{Interface, Selection, View};
use crate::atlas::{Atlas, PlaceIndex, hit_test};
use crate::command::Command;
use crate::sphere::LonLat;
use crate::view::ScreenPos;

/// A pointer hits a mark within this many pixels of its middle.
const HIT_RADIUS_PX: f64 = 13.0;

/// The place at a position on the screen: that of a label there, else what the hit test finds.
pub(super) fn place_at(
    screen: ScreenPos,
    atlas: &Atlas,
    view: &View,
    interface: &Interface,
    labels: &PlacedLabels,
) -> Option<PlaceIndex> {
    if let Some(place) = labels.place_at(screen) {
        return Some(place);
    }
    let ground = LonLat::from(view.ground_at(screen)?);
    hit_test(atlas, ground, HIT_RADIUS_PX * view.m_per_px(), |_, place| {
        interface.shows(place) && place.is_hit_by_pointer()
    })
}

/// What a click or a movement of the pointer on the map asks for.
pub(super) fn commands(
    input: &MapInput,
    atlas: &Atlas,
    view: &View,
    interface: &Interface,
    selection: &Selection,
    labels: &PlacedLabels,
) -> Vec<Command> {
    let at = |screen| place_at(screen, atlas, view, interface, labels);
    let mut commands = Vec::new();
    if let Some(screen) = input.click {
        let place = at(screen);
        if place != selection.place {
            commands.push(Command::Select { place, fly: false });
        }
    }
    if let Some(screen) = input.hover {
        let place = at(screen);
        if place != selection.hovered {
            commands.push(Command::Hover(place));
        }
    }
    commands
}
