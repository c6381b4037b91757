//! The buttons on the map.

use super::Panels;
use super::widgets::{command_button, float_area, float_frame};
use crate::command::Command;
use bevy_egui::egui::{Rect, Ui, vec2};

/// Room that the buttons take at the left of the map, with what is around them, in points.
pub(super) const TOOLBAR_WIDTH: f32 = 60.0;

/// Zoom, north, home, search, article, layers, measuring and the menu; the report where there is one.
/// One column in the upper left corner of the map, or one row where the map is low.
pub fn toolbar_ui(ui: &Ui, map: Rect, state: &Panels<'_>, out: &mut Vec<Command>) {
    let tokens = state.settings.theme.tokens();
    let zoom = |doublings| Command::Zoom { doublings, about: None };
    let mut groups = vec![
        vec![(zoom(1.0), false), (zoom(-1.0), false)],
        vec![(Command::NorthUp, false), (Command::Home, false)],
        vec![
            (Command::ToggleSearch, state.search.is_some()),
            (Command::ToggleReader, state.reader_open),
            (Command::ToggleLayers, state.layers_open),
            (Command::ToggleMeasure, state.measuring.is_some()),
            (Command::ToggleMenu, state.menu_open),
        ],
    ];
    if !state.report.is_empty() {
        groups.push(vec![(Command::ToggleReport, state.report_open)]);
    }
    let is_row = is_row(map);
    float_area(ui, "toolbar", map.translate(vec2(12.0, 12.0)), |ui| {
        let buttons = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for group in groups {
                float_frame(tokens, 2).show(ui, |ui| {
                    let column = |ui: &mut Ui| {
                        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                        for (command, is_on) in group {
                            command_button(ui, command, state.bearing_deg as f32, is_on, tokens, out);
                        }
                    };
                    if is_row { ui.horizontal(column).inner } else { column(ui) }
                });
            }
        };
        if is_row { ui.horizontal(buttons).inner } else { buttons(ui) }
    });
}

/// The part of the map that the buttons take, with the report's button.
pub fn toolbar_rect(map: Rect) -> Rect {
    let (long, short) = (382.0, TOOLBAR_WIDTH);
    Rect::from_min_size(map.min, if is_row(map) { vec2(long + 30.0, short) } else { vec2(short, long) })
}

/// Whether the map is too low for a column of buttons.
pub(super) fn is_row(map: Rect) -> bool {
    map.height() < 420.0 && map.width() > map.height()
}
