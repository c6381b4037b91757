//! Marks, badges and the lines of a fan, painted.

use super::{DrawMark, Marks, Stands};
use crate::app::state::Selection;
use crate::app::theme::{MARK_RADIUS, MarkState, Tokens, badge, mark, mark_color, mark_ground};
use crate::atlas::Atlas;
use bevy_egui::egui::{Painter, Stroke};

/// Paints the marks, the most important on top.
pub(in crate::app) fn paint_marks(
    painter: &Painter,
    marks: &Marks,
    atlas: &Atlas,
    selection: &Selection,
    tokens: &Tokens,
) {
    for shown in marks.drawn.iter().rev() {
        leader_line(painter, shown, atlas, tokens);
    }
    for shown in marks.drawn.iter().rev() {
        let Some(place) = atlas.place(shown.place) else { continue };
        let state = match shown.place {
            index if selection.place == Some(index) => MarkState::Selected,
            index if selection.lights(index) => MarkState::Hovered,
            _ => MarkState::Normal,
        };
        // What says how sure a position is stands on that position, which a fanned mark is not on.
        if matches!(shown.stands, Stands::Alone) {
            mark_ground(painter, place.kind, place.precision, shown.at, MARK_RADIUS, tokens);
        }
        mark(painter, place.kind, shown.at, MARK_RADIUS, tokens, state);
        if let Stands::ForMany(places) = &shown.stands {
            badge(painter, places.len(), shown.at, MARK_RADIUS, tokens);
        }
    }
}

/// The thin line from a fanned mark to its true position, with a dot there.
fn leader_line(painter: &Painter, shown: &DrawMark, atlas: &Atlas, tokens: &Tokens) {
    let (Stands::Fanned(truly_at), Some(place)) = (&shown.stands, atlas.place(shown.place)) else { return };
    let color = mark_color(place.kind, tokens);
    for (width, size, color) in [(3.6, 4.0, tokens.halo), (1.2, 2.5, color)] {
        painter.line_segment([shown.at, *truly_at], Stroke::new(width, color));
        painter.circle_filled(*truly_at, size, color);
    }
}
