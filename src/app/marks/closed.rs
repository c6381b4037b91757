//! The marks of groups that are not spread out: a town, and beside it what happened there.

use super::{DrawMark, JOIN_PX, MapArea, Stands, screen_pos};
use crate::app::state::{Interface, Selection};
use crate::app::theme::MARK_RADIUS;
use crate::atlas::{Atlas, PlaceIndex};
use crate::view::{Group, Member, ScreenPos, Standing, companion, faces};
use bevy_egui::egui::Pos2;
use std::collections::HashMap;

/// From the middle of a town to that of the event beside it, in points: each is a target of its own (WCAG 2.2, 2.5.8).
const APART_PX: f64 = 24.0;

/// Draws groups, and the events beside their towns once it is known where all other marks stand.
pub(super) struct Closed<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) interface: &'a Interface,
    pub(super) selection: &'a Selection,
    pub(super) area: MapArea<'a>,
    /// Where each place truly is.
    pub(super) at: &'a HashMap<usize, ScreenPos>,
    pub(super) companions: Vec<Companion>,
}

/// An event that is to stand beside a town.
pub(super) struct Companion {
    event: usize,
    /// The town, and where its mark is among those that are drawn, if it is.
    town: usize,
    drawn_at: Option<usize>,
    group: Vec<PlaceIndex>,
}

impl Closed<'_> {
    /// Draws the faces of a group that stand in their places.
    pub(super) fn add(&mut self, group: &Group, drawn: &mut Vec<DrawMark>) {
        let members: Vec<Member> = group.members.iter().map(|member| self.member(*member)).collect();
        let faces = faces(&members);
        let places: Vec<PlaceIndex> = group.members.iter().copied().map(PlaceIndex).collect();
        let unseen = members.len() - faces.in_place.len() - usize::from(faces.beside.is_some());
        let first = faces.in_place.first().copied();
        let mut drawn_at = None;
        for face in &faces.in_place {
            let Some(at) = self.at.get(face).map(|at| screen_pos(*at)) else { continue };
            if !self.area.shows(at) {
                continue;
            }
            let is_first = Some(*face) == first;
            if is_first {
                drawn_at = Some(drawn.len());
            }
            drawn.push(DrawMark {
                place: PlaceIndex(*face),
                at,
                stands: if places.len() > 1 { Stands::ForMany(places.clone()) } else { Stands::Alone },
                count: if is_first { 1 + unseen } else { 1 },
            });
        }
        if let (Some(event), Some(town)) = (faces.beside, first) {
            self.companions.push(Companion { event, town, drawn_at, group: places });
        }
    }

    fn member(&self, id: usize) -> Member {
        let place = self.atlas.places.get(id);
        let standing = match PlaceIndex(id) {
            place if self.selection.place == Some(place) => Standing::Selected,
            place if self.selection.lights(place) => Standing::Lit,
            _ if place.is_some_and(|place| self.interface.is_of_the_day(place)) => Standing::OfTheDay,
            _ => Standing::Plain,
        };
        Member { id, is_event: place.is_some_and(|place| !self.atlas.lasts(place)), standing }
    }

    /// Draws the events beside their towns, where they cover no other mark. One that finds no room is counted among those
    /// that its town stands for.
    pub(super) fn finish(self, drawn: &mut Vec<DrawMark>) {
        let mut taken: Vec<(Option<usize>, ScreenPos)> =
            drawn.iter().map(|mark| (Some(mark.place.0), to_screen(mark.at))).collect();
        for Companion { event, town, drawn_at, group } in self.companions {
            let (Some(town_at), Some(truly_at)) = (self.at.get(&town), self.at.get(&event)) else { continue };
            let is_free = |pos: ScreenPos| {
                let at = screen_pos(pos);
                self.area.map.shrink(MARK_RADIUS).contains(at)
                    && !self.area.panels.iter().any(|panel| panel.expand(MARK_RADIUS).contains(at))
                    && taken
                        .iter()
                        .all(|(place, other)| *place == Some(town) || other.distance_px(pos) >= JOIN_PX)
            };
            match companion(*town_at, *truly_at, APART_PX, is_free) {
                Some(pos) => {
                    taken.push((None, pos));
                    let stands = Stands::Beside(screen_pos(*truly_at), group);
                    drawn.push(DrawMark { place: PlaceIndex(event), at: screen_pos(pos), stands, count: 1 });
                }
                None => {
                    if let Some(town) = drawn_at.and_then(|at| drawn.get_mut(at)) {
                        town.count += 1;
                    }
                }
            }
        }
    }
}

fn to_screen(pos: Pos2) -> ScreenPos {
    ScreenPos::new(f64::from(pos.x), f64::from(pos.y))
}
