//! What precision and day and night look like on the map.

use super::layers::Layers;
use super::place_samples::precision_sample;
use super::samples::Sample;
use super::switch::{Row, sample_row, small, switch_row};
use super::widgets::label;
use crate::app::Worded as _;
use crate::app::theme::{MarkState, Theme, doubt, mark};
use crate::atlas::{Atlas, Kind, Precision, Status};
use crate::command::Command;
use crate::wording::{precision_word, status_word};
use bevy_egui::egui::{Painter, Rect, Sense, Ui, vec2};

/// A mark, and a line or an area, of each precision.
pub(super) fn precision_ui(ui: &mut Ui, theme: Theme) {
    for precision in Precision::ALL {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 26.0;
            let (rect, _) = ui.allocate_exact_size(vec2(84.0, 26.0), Sense::hover());
            precision_sample(ui.painter(), *precision, rect, theme);
            label(ui, &precision_word(ui.words(), *precision), small(), theme.tokens().text);
        });
    }
}

/// A mark of each status that the places of the atlas have.
pub(super) fn status_ui(ui: &mut Ui, atlas: &Atlas, theme: Theme) {
    let is_there = |status: &&Status| atlas.places.iter().any(|place| place.status == Some(**status));
    for status in Status::ALL.iter().filter(is_there) {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 26.0;
            let (rect, _) = ui.allocate_exact_size(vec2(84.0, 26.0), Sense::hover());
            let (at, tokens) = (rect.left_center() + vec2(16.0, 0.0), theme.tokens());
            mark(ui.painter(), Kind::Exercise, at, 6.5, tokens, MarkState::Normal);
            doubt(ui.painter(), Some(*status), at, 6.5, tokens);
            label(ui, &status_word(ui.words(), *status), small(), tokens.text);
        });
    }
}

/// The switch for day and night, and while they are shown what they add to the map.
pub(super) fn daylight_rows_ui(ui: &mut Ui, layers: &Layers<'_>, out: &mut Vec<Command>) {
    let (theme, tokens, words) = (layers.theme, layers.theme.tokens(), ui.words());
    let night = Sample::night(tokens);
    let paint = |painter: &Painter, plate: Rect| night.paint(painter, plate, theme);
    let text = words.text("legend-daylight");
    let row = Row::small(ui, &text);
    if switch_row(ui, &row, layers.is_daylight_shown, Some(&paint), tokens).clicked() {
        out.push(Command::ToggleDaylight);
    }
    if !layers.is_daylight_shown {
        return;
    }
    for (text, sample) in [
        (words.text("legend-night"), &night),
        (words.text("legend-terminator"), &Sample::terminator(tokens)),
        (words.text("legend-polar-line"), &Sample::polar_line(tokens)),
    ] {
        let paint = |painter: &Painter, plate: Rect| sample.paint(painter, plate, theme);
        sample_row(ui, &Row::small(ui, &text), &paint, tokens);
    }
}
