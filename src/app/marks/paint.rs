//! Marks, badges and the lines of a fan, painted.

use super::{DrawMark, Marks, Stands};
use crate::app::state::{Interface, Selection};
use crate::app::theme::{MARK_RADIUS, MarkState, Tokens, badge, doubt, mark, mark_color, mark_ground};
use crate::atlas::{Atlas, Place};
use bevy_egui::egui::{Painter, Stroke};

/// Paints the marks, the most important on top, each as strongly as its layer.
pub(in crate::app) fn paint_marks(
    painter: &Painter,
    marks: &Marks,
    atlas: &Atlas,
    interface: &Interface,
    selection: &Selection,
) {
    let tokens = interface.settings.theme.tokens();
    let drawn = || {
        marks.drawn.iter().rev().filter_map(|shown| {
            let place = atlas.place(shown.place)?;
            Some((shown, place, interface.mark_state(shown.place, place, selection)))
        })
    };
    let faded = |place: &Place, state: MarkState| {
        let mut painter = painter.clone();
        painter.multiply_opacity(interface.opacity(place, state != MarkState::Normal));
        painter
    };
    for (shown, place, state) in drawn() {
        leader_line(&faded(place, state), shown, place, tokens);
    }
    for (shown, place, state) in drawn() {
        let painter = faded(place, state);
        // What says how sure a position is stands on that position, which a mark that made room for others is not on.
        if !shown.has_badge() && shown.true_position().is_none() {
            mark_ground(&painter, place.kind, place.precision, shown.at, MARK_RADIUS, tokens);
        }
        mark(&painter, place.kind, shown.at, MARK_RADIUS, tokens, state);
        if !shown.has_badge() {
            doubt(&painter, place.status, shown.at, MARK_RADIUS, tokens);
        } else if let Stands::ForMany(places) = &shown.stands {
            // It counts places of several layers, and is read as long as one of them is.
            let strengths = places.iter().filter_map(|index| atlas.place(*index));
            let strongest = strengths.map(|place| interface.opacity(place, false)).fold(0.0, f32::max);
            let mut painter = painter.clone();
            painter.set_opacity(strongest.max(painter.opacity()));
            badge(&painter, shown.count, shown.at, MARK_RADIUS, tokens);
        }
    }
}

/// The thin line from a mark that made room for others to its true position, with a dot there.
fn leader_line(painter: &Painter, shown: &DrawMark, place: &Place, tokens: &Tokens) {
    let Some(truly_at) = shown.true_position() else { return };
    let color = mark_color(place.kind, tokens);
    for (width, size, color) in [(3.6, 4.0, tokens.halo), (1.2, 2.5, color)] {
        painter.line_segment([shown.at, truly_at], Stroke::new(width, color));
        painter.circle_filled(truly_at, size, color);
    }
}
