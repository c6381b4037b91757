//! The marks of the atlas's points on the screen.

use super::state::{Interface, Selection, ShownMark, View};
use super::theme::{MarkState, Tokens, mark, mark_color};
use crate::atlas::{Atlas, PlaceIndex, Precision};
use bevy_egui::egui::{Color32, Painter, Rect, pos2};

/// Radius of a mark of the atlas, in pixels.
const MARK_PX: f32 = 8.0;
/// Radius of a mark that a more important one would cover.
const COVERED_MARK_PX: f32 = 3.5;

/// The points of the atlas that are shown, the more important first, but for those under `covered`. One that
/// would be covered by a more important one is a small dot.
pub(super) fn marks(
    view: &View,
    atlas: &Atlas,
    interface: &Interface,
    selection: &Selection,
    covered: &[Rect],
) -> Vec<ShownMark> {
    let mut marks: Vec<ShownMark> = atlas
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.is_point() && interface.shows(place))
        .filter_map(|(index, place)| {
            let at = view.screen_from(place.anchor.into())?;
            Some(ShownMark { place: PlaceIndex(index), at: pos2(at.x as f32, at.y as f32), radius: MARK_PX })
        })
        .collect();
    marks.sort_by_key(|mark| {
        (selection.place != Some(mark.place), selection.hovered != Some(mark.place), mark.place)
    });
    for index in 0..marks.len() {
        let (before, rest) = marks.split_at_mut(index);
        let Some(mark) = rest.first_mut() else { continue };
        if before.iter().any(|other| other.at.distance(mark.at) < other.radius + 0.4 * MARK_PX) {
            mark.radius = COVERED_MARK_PX;
        }
    }
    marks.retain(|mark| !covered.iter().any(|rect| rect.contains(mark.at)));
    marks
}

/// The most important mark on top.
pub(super) fn paint_marks(
    painter: &Painter,
    marks: &[ShownMark],
    atlas: &Atlas,
    selection: &Selection,
    tokens: &Tokens,
) {
    for shown in marks.iter().rev() {
        let Some(place) = atlas.place(shown.place) else { continue };
        let ink = mark_color(place.kind, tokens);
        if shown.radius < MARK_PX {
            painter.circle_filled(shown.at, shown.radius + 1.5, tokens.halo);
            painter.circle_filled(shown.at, shown.radius, ink);
            continue;
        }
        if place.precision == Precision::Approximate {
            painter.circle_filled(shown.at, 2.2 * MARK_PX, translucent(ink));
        }
        let state = match shown.place {
            index if selection.place == Some(index) => MarkState::Selected,
            index if selection.hovered == Some(index) => MarkState::Hovered,
            _ => MarkState::Normal,
        };
        mark(painter, place.kind, shown.at, MARK_PX, tokens, state);
    }
}

/// The halo of a position that is only near.
fn translucent(color: Color32) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r(), color.g(), color.b(), 60)
}
