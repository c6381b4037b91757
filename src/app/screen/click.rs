//! Pointing and clicking on the map: which place is meant, and the command that follows.

use crate::app::camera::MapInput;
use crate::app::labels::PlacedLabels;
use crate::app::marks::{Hit, Marks};
use crate::app::state::{DroppedLayers, Interface, Selection, View};
use crate::atlas::{Atlas, PlaceIndex, hit_test};
use crate::command::Command;
use crate::dropped::DroppedFeature;
use crate::sphere::LonLat;
use crate::view::ScreenPos;

/// A pointer hits a line within this many pixels of it.
const HIT_RADIUS_PX: f64 = 13.0;
/// The same for dots and lines of a dropped file, of which there may be many side by side.
const DROPPED_HIT_RADIUS_PX: f64 = 7.0;
/// Nearer than this nothing is gained by zooming into a crowd of marks: they are in one place.
const CLOSE_M_PER_PX: f64 = 4.0;

/// What a position on the screen may mean.
pub(in crate::app) struct Pointed<'a> {
    pub(in crate::app) atlas: &'a Atlas,
    pub(in crate::app) view: &'a View,
    pub(in crate::app) interface: &'a Interface,
    pub(in crate::app) marks: &'a Marks,
    pub(in crate::app) labels: &'a PlacedLabels,
    pub(in crate::app) dropped: &'a DroppedLayers,
}

impl Pointed<'_> {
    /// What is at a position on the screen: the mark that is drawn there, else the place whose label is, else
    /// the nearest line or the smallest area of the highest layer that has one there.
    pub(in crate::app) fn at(&self, screen: ScreenPos) -> Option<Hit> {
        if let Some(hit) = self.marks.at(screen) {
            return Some(hit);
        }
        // A label is part of its mark.
        if let Some(place) = self.labels.place_at(screen) {
            return Some(self.marks.of(place).unwrap_or(Hit::Place(place)));
        }
        // A dropped file lies over lines and areas of the atlas.
        if self.dropped_on_ground(screen).is_some() {
            return None;
        }
        self.ground_at(screen).map(Hit::Place)
    }

    /// The feature of a dropped file at a position on the screen, where no mark and no label is.
    pub(super) fn dropped_at(&self, screen: ScreenPos) -> Option<DroppedFeature> {
        let is_covered = self.marks.at(screen).is_some() || self.labels.place_at(screen).is_some();
        if is_covered { None } else { self.dropped_on_ground(screen) }
    }

    fn dropped_on_ground(&self, screen: ScreenPos) -> Option<DroppedFeature> {
        let ground = LonLat::from(self.view.ground_at(screen)?);
        self.dropped.hit(ground, DROPPED_HIT_RADIUS_PX * self.view.m_per_px())
    }

    fn ground_at(&self, screen: ScreenPos) -> Option<PlaceIndex> {
        let ground = LonLat::from(self.view.ground_at(screen)?);
        hit_test(self.atlas, ground, HIT_RADIUS_PX * self.view.m_per_px(), |_, place| {
            let is_hit =
                !place.is_point() && self.interface.shows(self.atlas, place) && place.is_hit_by_pointer();
            // What is no more than a name does not lie over what is seen.
            let height =
                if place.is_only_a_name() { 0 } else { 1 + self.interface.layers.rank(&place.layer) };
            is_hit.then_some(height)
        })
    }
}

/// What a click or a movement of the pointer on the map asks for.
pub(super) fn commands(input: &MapInput, pointed: &Pointed<'_>, selection: &Selection) -> Vec<Command> {
    let mut commands = Vec::new();
    if let Some(screen) = input.click {
        commands.extend(click(screen, pointed, selection));
    }
    if let Some(screen) = input.hover {
        let place = pointed.at(screen).map(|hit| hit.place());
        if place != selection.hovered {
            commands.push(Command::Hover(place));
        }
    }
    commands
}

/// What opens what was hit: the card of the place whose mark is seen. The others of its group are spread out about it: the
/// reader sees what there is without losing the view. Only a crowd that would cover the map is zoomed into instead.
pub(super) fn opening(hit: Hit, at: ScreenPos, view: &View) -> Vec<Command> {
    let is_crowd = hit.is_crowd() && view.m_per_px() > CLOSE_M_PER_PX;
    let card = Command::Select { place: Some(hit.place()), fly: false };
    match hit {
        Hit::Place(_) => vec![card],
        Hit::Many(..) if is_crowd => vec![card, Command::Zoom { doublings: 1.0, about: Some(at) }],
        Hit::Many(_, places) => vec![Command::OpenCluster(places), card],
    }
}

fn click(screen: ScreenPos, pointed: &Pointed<'_>, selection: &Selection) -> Vec<Command> {
    match pointed.at(screen) {
        Some(hit @ Hit::Many(..)) => opening(hit, screen, pointed.view),
        Some(Hit::Place(place)) => click_on(Some(place), None, selection).into_iter().collect(),
        None => click_on(None, pointed.dropped_at(screen), selection).into_iter().collect(),
    }
}

/// What a click on one place asks for, or on the feature of a dropped file, or on nothing.
fn click_on(
    place: Option<PlaceIndex>,
    dropped: Option<DroppedFeature>,
    selection: &Selection,
) -> Option<Command> {
    if dropped.is_some() || (place.is_none() && selection.dropped.is_some()) {
        return (dropped != selection.dropped).then_some(Command::SelectDropped(dropped));
    }
    let is_in_cluster = place.is_some_and(|place| selection.open_cluster.contains(&place));
    if place != selection.place {
        Some(Command::Select { place, fly: false })
    } else if !is_in_cluster && !selection.open_cluster.is_empty() {
        Some(Command::OpenCluster(Vec::new()))
    } else {
        None
    }
}
