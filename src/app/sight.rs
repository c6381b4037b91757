//! Keeps in sight what a card, a step or a pin is about: where a panel comes to lie on it, the map moves aside, and back once
//! the panel has gone.

use super::apply::Arrival;
use super::start::{HeldFree, Start};
use super::state::{CurrentFlight, Interface, OpenAtlas, Selection, Still, View};
use crate::atlas::{Atlas, PlaceIndex};
use crate::sphere::{LonLat, UnitVector};
use crate::view::{Flight, Motion, ScreenPos, ScreenRect, free_part, nearest_free, seen_at};
use bevy::prelude::*;
use bevy::window::RequestRedraw;

/// Half the width of a mark: so much is free about what is seen, in pixels.
const MARK_PX: f64 = 8.0;
/// So much is free about what was moved into sight, in pixels.
const MARGIN_PX: f64 = 32.0;
/// What is nearer than this to where it was moved has not been moved since, in pixels.
const SAME_PX: f64 = 1.5;

/// What can be seen of the map, as the last frame had it.
#[derive(Resource, Debug, Clone, PartialEq, Default)]
pub(super) struct Sight {
    /// The window, but for its unsafe edges.
    pub(super) window: Option<ScreenRect>,
    /// The part of it that shows the map, and that the card leaves free.
    pub(super) clear: ScreenRect,
    /// The panels and buttons on the map.
    pub(super) panels: Vec<ScreenRect>,
    /// What is written on it.
    pub(super) furniture: Vec<ScreenRect>,
}

impl Sight {
    /// The part of the window in whose middle the view has its centre. Where the map `is_about` something, that is to be seen.
    pub(super) fn frame(&self, is_about: bool) -> ScreenRect {
        if is_about { free_part(self.clear, &self.covered()) } else { self.clear }
    }

    /// Whether what is at a position can be seen.
    fn shows(&self, pos: ScreenPos) -> bool {
        self.clear.grown(-MARK_PX).holds(pos)
            && !self.panels.iter().any(|panel| panel.grown(MARK_PX).holds(pos))
    }

    /// The nearest position that can be seen.
    fn nearest(&self, pos: ScreenPos) -> Option<ScreenPos> {
        nearest_free(pos, self.clear, &self.covered(), MARGIN_PX)
    }

    fn covered(&self) -> Vec<ScreenRect> {
        self.panels.iter().chain(&self.furniture).copied().collect()
    }
}

/// What the map is about.
#[derive(Debug, Clone, Copy, PartialEq)]
enum About {
    Place(PlaceIndex),
    Pin(LonLat),
}

impl About {
    fn of(selection: &Selection) -> Option<Self> {
        selection.place.map(Self::Place).or(selection.pin.map(Self::Pin))
    }

    /// Where it is on the screen: its mark, or that of a line or an area.
    fn anchor(self, atlas: &Atlas, view: &View) -> Option<ScreenPos> {
        let anchor = match self {
            Self::Place(index) => atlas.place(index)?.anchor,
            Self::Pin(pos) => pos,
        };
        view.screen_from(UnitVector::from(anchor))
    }

    /// Whether its mark, or any of its line or area, can be seen.
    fn is_in(self, sight: &Sight, atlas: &Atlas, view: &View) -> bool {
        let shows = |pos: ScreenPos| sight.shows(pos);
        let larger = match self {
            Self::Place(index) => atlas.place(index).filter(|place| !place.is_point()),
            Self::Pin(_) => None,
        };
        self.anchor(atlas, view).is_some_and(shows)
            || larger.is_some_and(|place| seen_at(&place.geometry, view, shows).is_some())
    }
}

/// What was in sight before.
#[derive(Debug, Default)]
pub(super) struct Watch {
    about: Option<About>,
    /// It was in sight in the last frame in which the map stood still.
    was_in_sight: bool,
    /// It is to be brought into sight as soon as the map stands still.
    is_due: bool,
    /// Where it was before a panel came to lie on it, and where it was moved.
    moved: Option<(ScreenPos, ScreenPos)>,
}

impl Watch {
    /// Where what is at `pos` is to come: into sight, or back.
    fn target(&mut self, pos: ScreenPos, sight: &Sight, is_in_sight: bool) -> Option<ScreenPos> {
        let moved = self.moved.filter(|(_, to)| to.distance_px(pos) < SAME_PX);
        self.moved = moved;
        if let Some((before, _)) = moved.filter(|(before, _)| sight.shows(*before)) {
            self.moved = None;
            return Some(before);
        }
        if !self.is_due || is_in_sight || !sight.window?.holds(pos) {
            return None;
        }
        let to = sight.nearest(pos)?;
        self.moved = Some((moved.map_or(pos, |(before, _)| before), to));
        Some(to)
    }
}

/// Looks after it wherever something else is opened, or a panel comes, goes or grows. What the reader moves out of sight stays
/// there.
pub(super) fn keep_in_sight(
    sight: Res<Sight>,
    atlas: Res<OpenAtlas>,
    selection: Res<Selection>,
    interface: Res<Interface>,
    start: Res<Start>,
    arrival: Res<Arrival>,
    (still, held): (Option<Res<Still>>, Option<Res<HeldFree>>),
    mut view: ResMut<View>,
    mut flight: ResMut<CurrentFlight>,
    mut watch: Local<Watch>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if !start.is_done() || sight.window.is_none() || held.is_some() {
        return;
    }
    let about = About::of(&selection);
    if watch.about != about {
        *watch = Watch { about, is_due: about.is_some(), ..Watch::default() };
    }
    let Some(about) = about else { return };
    watch.is_due |= sight.is_changed() && watch.was_in_sight;
    if flight.0.is_some() || view.is_changing() {
        return;
    }
    let is_in_sight = about.is_in(&sight, &atlas.0, &view);
    let target =
        about.anchor(&atlas.0, &view).and_then(|pos| Some((pos, watch.target(pos, &sight, is_in_sight)?)));
    watch.is_due = false;
    watch.was_in_sight = is_in_sight || target.is_some();
    let Some((from, to)) = target else { return };
    let mut moved = **view;
    moved.drag(from, to);
    if still.is_some() || arrival.0.is_some() || interface.settings.reduced_motion {
        view.set_if_neq(View(moved));
    } else {
        let (center, m_per_px, bearing_deg) = (moved.center(), moved.m_per_px(), moved.bearing_deg());
        flight.0 = Some(Motion::Flight(Flight::new(&view, center, m_per_px, bearing_deg)));
    }
    redraw.write(RequestRedraw);
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLEAR: ScreenRect =
        ScreenRect { min: ScreenPos::new(430.0, 0.0), width_px: 850.0, height_px: 800.0 };
    const AT: ScreenPos = ScreenPos::new(700.0, 400.0);

    fn sight(panels: &[ScreenRect]) -> Sight {
        let window = ScreenRect { min: ScreenPos::new(0.0, 0.0), width_px: 1280.0, height_px: 800.0 };
        Sight { window: Some(window), clear: CLEAR, panels: panels.to_vec(), furniture: Vec::new() }
    }

    fn panel() -> ScreenRect {
        ScreenRect::from_edges(490.0, 12.0, 830.0, 788.0)
    }

    fn due() -> Watch {
        Watch { is_due: true, ..Watch::default() }
    }

    #[test]
    fn what_a_panel_comes_to_lie_on_moves_beside_it_and_back_when_the_panel_has_gone() {
        let (mut watch, covered) = (due(), sight(&[panel()]));
        let beside = watch.target(AT, &covered, covered.shows(AT)).expect("it moves");
        assert!(covered.shows(beside) && beside.y == AT.y, "{beside:?}");
        assert_eq!(watch.target(beside, &covered, true), None, "and stays there");
        assert_eq!(watch.target(beside, &sight(&[]), true), Some(AT));
        assert_eq!(watch.target(AT, &sight(&[]), true), None);
    }

    #[test]
    fn what_the_reader_has_moved_since_does_not_come_back() {
        let mut watch = due();
        let beside = watch.target(AT, &sight(&[panel()]), false).expect("it moves");
        let elsewhere = ScreenPos::new(beside.x + 40.0, beside.y);
        assert_eq!(watch.target(elsewhere, &sight(&[]), true), None);
        assert_eq!(watch.target(beside, &sight(&[]), true), None);
    }

    #[test]
    fn what_is_in_sight_or_out_of_the_window_or_not_due_stays_where_it_is() {
        assert_eq!(due().target(AT, &sight(&[]), true), None);
        assert_eq!(due().target(ScreenPos::new(2_000.0, 400.0), &sight(&[]), false), None);
        assert_eq!(Watch::default().target(AT, &sight(&[panel()]), false), None);
    }

    #[test]
    fn what_moves_twice_comes_back_to_where_it_was_first() {
        let mut watch = due();
        let beside = watch.target(AT, &sight(&[panel()]), false).expect("it moves");
        let wider = ScreenRect::from_edges(490.0, 12.0, 930.0, 788.0);
        watch.is_due = true;
        let further = watch.target(beside, &sight(&[wider]), false).expect("it moves on");
        assert!(further.x > beside.x);
        assert_eq!(watch.target(further, &sight(&[]), true), Some(AT));
    }
}
