//! The list of shortcuts, made from the commands themselves.

use super::widgets::{label, note, section};
use crate::app::theme::{self, Tokens, space, type_size};
use crate::command::entries;
use bevy_egui::egui::{Align, Frame, Layout, Margin, Stroke, Ui, vec2};

/// What the pointer does, which no entry says.
const POINTER: [(&str, &str); 7] = [
    ("Drag", "Move the map: the grabbed point stays under the pointer, and a flick glides"),
    ("Wheel or pinch", "Zoom about the pointer"),
    ("Double click", "Zoom in; with Shift, or with the right button, out"),
    ("Right drag", "Turn the map"),
    ("Two fingers", "Zoom, turn and move the map; a tap zooms out"),
    ("Tap and drag", "Zoom with one finger: down is in"),
    ("Tab and Enter", "Go through the places in the text and open one"),
];

/// Every command that has a key, with what it does.
pub fn help_ui(ui: &mut Ui, tokens: &Tokens) {
    note(ui, "Keys work while the map has the focus. Tab always leaves it.", tokens);
    ui.add_space(space::SMALL);
    for entry in entries() {
        row_ui(ui, entry.shortcut, entry.text, entry.tooltip, tokens);
    }
    section(ui, "Pointer and touch", tokens);
    for (action, effect) in POINTER {
        row_ui(ui, action, effect, "", tokens);
    }
}

/// A key at the right, what it does at the left.
fn row_ui(ui: &mut Ui, key: &str, text: &str, detail: &str, tokens: &Tokens) {
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 26.0),
        Layout::right_to_left(Align::Center),
        |ui| {
            Frame::new()
                .fill(tokens.panel_raised)
                .stroke(Stroke::new(1.0, tokens.panel_line))
                .corner_radius(4)
                .inner_margin(Margin::symmetric(7, 2))
                .show(ui, |ui| label(ui, key, theme::semibold(type_size::SMALL), tokens.text));
            ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                label(ui, text, theme::regular(type_size::UI), tokens.text);
                if !detail.is_empty() {
                    note(ui, detail, tokens);
                }
            });
        },
    );
    ui.add_space(2.0);
}
