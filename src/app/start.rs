//! The first view: the home view of the atlas, then what the link says. It waits until it is known how much
//! of the window the panels leave to the map.

use super::apply::{Arrival, destination};
use super::linked::fault_text;
use super::state::{
    Act, CommandSystems, CurrentFlight, Interface, LoadReport, OpenAtlas, Pixels, Selection, View,
};
use crate::command::Command;
use crate::view::{Flight, Link, MapView, Motion, ScreenPos, ScreenRect};
use bevy::prelude::*;

/// How the map starts.
#[derive(Resource, Debug)]
pub(super) struct Start {
    link: Option<Link>,
    is_placed: bool,
}

impl Start {
    pub(super) fn new(link: Link) -> Self {
        Self { link: Some(link), is_placed: false }
    }

    /// True once the first view has been set.
    pub(super) fn is_done(&self) -> bool {
        self.is_placed && self.link.is_none()
    }
}

/// The part of the window that panels leave to the map, as the last frame had it.
#[derive(Resource, Debug, Clone, Copy, PartialEq)]
pub struct FreeRect(pub ScreenRect);

/// The part of the window that a picture of it takes for free, with panels or without, so that the ground stays where it was.
#[derive(Resource, Debug, Clone, Copy, PartialEq)]
pub(super) struct HeldFree(pub(super) ScreenRect);

/// Before the first frame nothing is known of the window.
const UNKNOWN: ScreenRect = ScreenRect { min: ScreenPos::new(0.0, 0.0), width_px: 1280.0, height_px: 800.0 };

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(View(MapView::home(crate::atlas::Home::default(), UNKNOWN)))
        .add_systems(Update, (fit, place).chain().before(super::apply::apply).in_set(CommandSystems));
}

/// In so many frames the panels have found their places in a window of another size.
const SETTLING_FRAMES: u8 = 5;

/// Keeps the centre of the view in the middle of what the panels leave free. The ground stays where it is on the
/// screen: a card that opens does not move the map under the pointer. But where the window or the text has become larger
/// or smaller, everything has moved, and the centre stays what it is; and where a link has just brought the map it is
/// the link's view that stays in the middle.
fn fit(
    free: Option<Res<FreeRect>>,
    start: Res<Start>,
    arrival: Res<Arrival>,
    atlas: Res<OpenAtlas>,
    pixels: Option<Res<Pixels>>,
    mut view: ResMut<View>,
    mut flight: ResMut<CurrentFlight>,
    mut sized: Local<(Option<Pixels>, u8)>,
) {
    let now = pixels.map(|pixels| *pixels);
    let frames_left = if sized.0 == now { sized.1.saturating_sub(1) } else { SETTLING_FRAMES };
    *sized = (now, frames_left);
    let Some(free) = free else { return };
    if view.free() == free.0 {
        return;
    }
    let mut fitted = **view;
    let keeps_ground = start.is_done() && frames_left == 0;
    let in_the_middle = view.ground_at(free.0.center()).filter(|_| keeps_ground);
    fitted.set_free(free.0);
    if let Some(ground) = in_the_middle {
        fitted.set(ground.into(), fitted.m_per_px(), fitted.bearing_deg());
    }
    if let Some(link) = &arrival.0
        && let Some((center, m_per_px, bearing_deg)) = destination(&atlas.0, link, &fitted)
    {
        if matches!(flight.0, Some(Motion::Flight(_))) {
            flight.0 = Some(Motion::Flight(Flight::new(&fitted, center, m_per_px, bearing_deg)));
        } else {
            fitted.set(center, m_per_px, bearing_deg);
        }
    }
    view.set_if_neq(View(fitted));
}

/// Goes home, then where the link says: the link opens a card, and the card takes room from the map, so the
/// place is framed again with what is left.
fn place(
    mut start: ResMut<Start>,
    free: Option<Res<FreeRect>>,
    atlas: Res<OpenAtlas>,
    mut view: ResMut<View>,
    mut selection: ResMut<Selection>,
    interface: Res<Interface>,
    mut report: ResMut<LoadReport>,
    mut acts: MessageWriter<Act>,
    mut frames: Local<u32>,
) {
    if start.is_done() {
        return;
    }
    let Some(free) = free else { return };
    // The first frame opens the panels, the second knows what they leave.
    *frames += 1;
    **view = MapView::home(atlas.0.home, free.0);
    start.is_placed = true;
    let Some(link) = &start.link else { return };
    if *frames == 1 {
        selection.article =
            link.article.as_deref().and_then(|id| atlas.0.article_by_id(id)).or(selection.article);
        let words = interface.settings.language.words();
        report.notes.extend(link.unknown_in(&atlas.0).iter().map(|fault| fault_text(words, fault)));
    }
    acts.write(Act(Command::Follow(link.clone())));
    if *frames >= 3 {
        start.link = None;
    }
}
