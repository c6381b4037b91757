//! The marks of the atlas's points on the screen: which stand for themselves, which for several, which are
//! fanned out, and the arrows of the routes.

mod closed;
mod paint;
mod routes;

pub(super) use paint::paint_marks;
pub(super) use routes::{Routes, paint_arrows};

use super::state::{Interface, Selection, ShownMark, View};
use super::theme::{MARK_RADIUS, badge_circle};
use crate::atlas::{Atlas, PlaceIndex, Precision};
use crate::view::{Group, MarkSpot, ScreenPos, cluster, fan};
use bevy::prelude::*;
use bevy_egui::egui::{Pos2, Rect, pos2, vec2};
use closed::Closed;
use std::collections::{HashMap, HashSet};

/// Marks nearer to each other than this are one, in points.
const JOIN_PX: f64 = 18.0;
/// The pointer hits a mark within this many points of its middle.
pub(super) const HIT_PX: f32 = 13.0;
/// More marks than this are not fanned out: a click on them zooms in.
const FAN_MOST: usize = 60;
/// From the middle of a fanned mark to what it must not cover, in points.
const FAN_ROOM_PX: f32 = 20.0;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Routes>()
        .init_resource::<Marks>()
        .add_systems(Update, routes::gather.in_set(super::state::DrawSystems));
}

/// What a mark on the screen stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Stands {
    /// Its place.
    Alone,
    /// Its place, and others of its group; all of them, the most important first.
    ForMany(Vec<PlaceIndex>),
    /// An event that is truly at this position, beside the town in which it happened; and all places of the group.
    Beside(Pos2, Vec<PlaceIndex>),
    /// Its place, which is truly at this position.
    Fanned(Pos2),
}

/// A mark as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DrawMark {
    pub(super) place: PlaceIndex,
    pub(super) at: Pos2,
    pub(super) stands: Stands,
    /// How many marks it is: itself, and those of its group that are not seen.
    pub(super) count: usize,
}

/// What the pointer hits.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Hit {
    /// The mark of a place.
    Place(PlaceIndex),
    /// A mark that stands for several, and the place whose mark it looks like.
    Many(PlaceIndex, Vec<PlaceIndex>),
}

/// All marks on the screen, those that are drawn over others first.
#[derive(Resource, Debug, Clone, Default, PartialEq)]
pub(super) struct Marks {
    pub(super) drawn: Vec<DrawMark>,
    /// The ground that the rings of an open group take, free of labels.
    pub(super) hubs: Vec<Rect>,
}

impl Marks {
    /// The marks as the labels see them: with the ring or the badge that some have, and room for the disc of a
    /// hovered one.
    pub(super) fn shown(&self, atlas: &Atlas) -> Vec<ShownMark> {
        let has_ring = |place: PlaceIndex| {
            let precision = atlas.place(place).map(|place| place.precision);
            matches!(precision, Some(Precision::Area | Precision::Schematic))
        };
        let radius = |mark: &DrawMark| match mark.true_position() {
            None if mark.has_badge() => 1.6 * MARK_RADIUS,
            None if has_ring(mark.place) => 1.7 * MARK_RADIUS,
            _ => 1.25 * MARK_RADIUS,
        };
        self.drawn
            .iter()
            .map(|mark| ShownMark { place: mark.place, at: mark.at, radius: radius(mark) })
            .collect()
    }

    /// Whether a group is open.
    pub(super) fn is_fanned(&self) -> bool {
        self.drawn.iter().any(|mark| matches!(mark.stands, Stands::Fanned(_)))
    }

    /// What is at a position: the nearest mark within reach, or the mark whose badge is there. Fanned marks
    /// come before others.
    pub(super) fn at(&self, screen: ScreenPos) -> Option<Hit> {
        let pointer = pos2(screen.x as f32, screen.y as f32);
        let distance = |mark: &DrawMark| {
            let (badge, radius) = badge_circle(mark.at, MARK_RADIUS);
            let is_on_badge = mark.has_badge() && badge.distance(pointer) <= radius + 1.5;
            if is_on_badge { 0.0 } else { mark.at.distance(pointer) }
        };
        let is_under = |mark: &DrawMark| !matches!(mark.stands, Stands::Fanned(_));
        let (_, _, mark) = self
            .drawn
            .iter()
            .map(|mark| (is_under(mark), distance(mark), mark))
            .filter(|(_, distance, _)| *distance <= HIT_PX)
            .min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)))?;
        Some(mark.hit())
    }

    /// What the mark of a place stands for, where it has one: its label is hit as the mark is.
    pub(super) fn of(&self, place: PlaceIndex) -> Option<Hit> {
        self.drawn.iter().find(|mark| mark.place == place).map(DrawMark::hit)
    }
}

impl DrawMark {
    /// What is hit where it is.
    pub(super) fn hit(&self) -> Hit {
        match &self.stands {
            Stands::ForMany(places) | Stands::Beside(_, places) => Hit::Many(self.place, places.clone()),
            Stands::Alone | Stands::Fanned(_) => Hit::Place(self.place),
        }
    }

    /// Where its place truly is, if that is not where it stands.
    pub(super) fn true_position(&self) -> Option<Pos2> {
        match self.stands {
            Stands::Beside(truly_at, _) | Stands::Fanned(truly_at) => Some(truly_at),
            Stands::Alone | Stands::ForMany(_) => None,
        }
    }

    /// Whether a number says how many marks it is.
    pub(super) fn has_badge(&self) -> bool {
        self.count > 1
    }
}

impl Hit {
    /// The place whose mark is seen there.
    pub(super) fn place(&self) -> PlaceIndex {
        match self {
            Self::Place(place) | Self::Many(place, _) => *place,
        }
    }

    /// All places that are meant.
    pub(super) fn places(&self) -> &[PlaceIndex] {
        match self {
            Self::Place(place) => std::slice::from_ref(place),
            Self::Many(_, places) => places,
        }
    }

    /// Whether so many marks are one that zooming in does more than spreading them out.
    pub(super) fn is_crowd(&self) -> bool {
        matches!(self, Self::Many(_, places) if places.len() > FAN_MOST)
    }
}

/// Where marks may stand.
#[derive(Clone, Copy)]
pub(super) struct MapArea<'a> {
    /// The part of the window that shows the map.
    pub(super) map: Rect,
    /// What of it the card leaves free.
    pub(super) clear: Rect,
    /// The panels and buttons on it: a mark that lies wholly under one is not drawn.
    pub(super) panels: &'a [Rect],
    /// What a mark keeps clear of where it has the choice: those, and what is written on the map.
    pub(super) covered: &'a [Rect],
}

impl MapArea<'_> {
    /// Whether anything of a mark would be seen. Only what covers all of it hides it.
    fn shows(&self, pos: Pos2) -> bool {
        let is_hidden = |panel: &Rect| panel.shrink(MARK_RADIUS).contains(pos);
        self.map.expand(MARK_RADIUS).contains(pos) && !self.panels.iter().any(is_hidden)
    }

    /// Whether a mark of an open group may stand there.
    fn has_room(&self, pos: Pos2) -> bool {
        self.clear.shrink(FAN_ROOM_PX).contains(pos)
            && !self.covered.iter().any(|rect| rect.expand(FAN_ROOM_PX).contains(pos))
    }
}

/// Lays out the marks of the points that are shown. `groups` are those of the frame before, and become those of this one.
pub(super) fn marks(
    view: &View,
    atlas: &Atlas,
    interface: &Interface,
    selection: &Selection,
    area: MapArea<'_>,
    groups: &mut Vec<Group>,
) -> Marks {
    let spots = spots(view, atlas, interface, selection);
    *groups = cluster(&spots, JOIN_PX, groups);
    let at: HashMap<usize, ScreenPos> = spots.iter().map(|spot| (spot.id, spot.at)).collect();
    let open: HashSet<usize> = selection.open_cluster.iter().map(|place| place.0).collect();
    let mut marks = Marks::default();
    let mut closed = Closed { atlas, interface, selection, area, at: &at, companions: Vec::new() };
    for group in groups.iter() {
        let true_at: Vec<ScreenPos> =
            group.members.iter().filter_map(|member| at.get(member).copied()).collect();
        let is_open = group.members.iter().filter(|member| open.contains(member)).count() > 1;
        if is_open && true_at.iter().any(|pos| area.map.contains(screen_pos(*pos))) {
            let fan = fan(&true_at, |pos| area.has_room(screen_pos(pos)));
            // Within the innermost ring only: labels may stand between the marks of a wide fan.
            let reach = fan.radius_px as f32 - 2.0 * MARK_RADIUS;
            marks.hubs.push(Rect::from_center_size(screen_pos(fan.middle), vec2(1.4, 1.4) * reach));
            for ((member, place), truly) in group.members.iter().zip(&fan.at).zip(&true_at) {
                marks.drawn.push(DrawMark {
                    place: PlaceIndex(*member),
                    at: screen_pos(*place),
                    stands: Stands::Fanned(screen_pos(*truly)),
                    count: 1,
                });
            }
        } else {
            closed.add(group, &mut marks.drawn);
        }
    }
    closed.finish(&mut marks.drawn);
    let is_fanned = |mark: &DrawMark| matches!(mark.stands, Stands::Fanned(_));
    marks.drawn.sort_by_key(|mark| {
        (selection.place != Some(mark.place), !selection.lights(mark.place), !is_fanned(mark))
    });
    marks
}

fn screen_pos(pos: ScreenPos) -> Pos2 {
    pos2(pos.x as f32, pos.y as f32)
}

/// The points that are on the visible side of the Earth: what lasts before what happened, which stands beside it; of either
/// those of the highest layer first, of a layer those that the open article mentions before the others, each in the order of
/// the atlas.
fn spots(view: &View, atlas: &Atlas, interface: &Interface, selection: &Selection) -> Vec<MarkSpot> {
    let mentioned: HashSet<PlaceIndex> = selection
        .article
        .and_then(|index| atlas.article(index))
        .map(|article| article.mentions.iter().flat_map(|mention| atlas.places_of(mention)).collect())
        .unwrap_or_default();
    let mut spots: Vec<MarkSpot> = atlas
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.is_point() && interface.shows(atlas, place))
        .filter_map(|(id, place)| Some(MarkSpot { id, at: view.screen_from(place.anchor.into())? }))
        .collect();
    let depth = |spot: &MarkSpot| {
        let layer = atlas.places.get(spot.id).map(|place| place.layer.as_str());
        std::cmp::Reverse(layer.map(|id| interface.layers.rank(id)))
    };
    let is_event = |spot: &MarkSpot| atlas.places.get(spot.id).is_some_and(|place| !atlas.lasts(place));
    spots.sort_by_cached_key(|spot| (is_event(spot), depth(spot), !mentioned.contains(&PlaceIndex(spot.id))));
    spots
}
