//! Paints labels that have their places.

use super::PlacedLabels;
use super::layout::{Owner, Placed, Subject, layout};
use super::shape::inked;
use crate::app::theme::Tokens;
use crate::view::LabelMemory;
use bevy_egui::egui::epaint::TextShape;
use bevy_egui::egui::{Painter, Stroke};

/// Lays out and paints the labels on the part of the window that shows the map, and says where the atlas's labels
/// are, and whether another frame is needed for a label that lost its place.
pub(in crate::app) fn draw_labels(
    painter: &Painter,
    subject: &Subject<'_>,
    memory: &mut LabelMemory,
) -> (PlacedLabels, bool) {
    let placed = layout(painter.ctx(), subject, memory);
    let tokens = subject.interface.settings.theme.tokens();
    for label in &placed {
        paint(painter, label, tokens);
    }
    let of_place = |label: &Placed| match label.owner {
        Owner::Place(index) => Some(label.boxes.iter().map(|part| (*part, index)).collect::<Vec<_>>()),
        _ => None,
    };
    (PlacedLabels(placed.iter().filter_map(of_place).flatten().collect()), memory.turn())
}

fn paint(painter: &Painter, label: &Placed, tokens: &Tokens) {
    if let Some(dot) = label.dot {
        painter.circle_filled(label.anchor, dot.reach_px(), tokens.halo);
        if dot.is_capital {
            let ring = Stroke::new(1.1, tokens.text_soft);
            painter.circle_stroke(label.anchor, dot.radius_px + 1.6, ring);
            painter.circle_filled(label.anchor, dot.radius_px - 0.7, tokens.text_soft);
        } else {
            painter.circle_filled(label.anchor, dot.radius_px, tokens.text_soft);
        }
    }
    for line in &label.lines {
        let galley = inked(&line.shaped, &line.letters, line.color, line.halo);
        painter.add(TextShape::new(line.at, galley, line.color));
    }
}
