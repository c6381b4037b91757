//! The list of shortcuts, made from the commands themselves.

use super::widgets::{label, note, section};
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, type_size};
use crate::command::{Group, entries};
use bevy_egui::egui::{Align, Frame, Layout, Margin, Stroke, Ui, vec2};

/// What the pointer does, which no entry says: ids of messages, each with what follows as the attribute `effect`.
const POINTER: [&str; 8] = [
    "pointer-drag",
    "pointer-wheel",
    "pointer-double-click",
    "pointer-right-drag",
    "pointer-two-fingers",
    "pointer-tap-drag",
    "pointer-long-press",
    "pointer-tab",
];

/// Every command that has a key, with what it does.
pub fn help_ui(ui: &mut Ui, tokens: &Tokens) {
    let words = ui.words();
    note(ui, &words.text("help-focus"), tokens);
    for group in Group::ALL {
        section(ui, &words.text(group.id()), tokens);
        for entry in entries().iter().filter(|entry| entry.group == group && !entry.keys.is_empty()) {
            row_ui(ui, &entry.shortcut(words), &entry.text(words), &entry.tooltip(words), tokens);
        }
    }
    section(ui, &words.text("help-pointer"), tokens);
    // In a browser the Tab key goes on to the text of the page.
    let is_here = |id: &&str| cfg!(not(target_arch = "wasm32")) || *id != "pointer-tab";
    for id in POINTER.into_iter().filter(is_here) {
        row_ui(ui, &words.text(id), &words.attribute(id, "effect"), "", tokens);
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
