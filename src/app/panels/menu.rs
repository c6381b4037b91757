//! The menu: every command with a name, by what it is about.

use super::icons::{Ink, icon};
use super::widgets::{label, section};
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, space, type_size};
use crate::command::{Command, Entry, Group, entries};
use bevy_egui::egui::{
    Align2, CursorIcon, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// A row for each command. What is chosen closes the menu.
pub(super) fn menu_ui(ui: &mut Ui, tokens: &Tokens, out: &mut Vec<Command>) {
    let words = ui.words();
    ui.spacing_mut().item_spacing.y = 0.0;
    let entries = entries();
    for group in Group::ALL {
        // What only moves the map is learnt from the list of keys.
        let rows: Vec<&Entry> =
            entries.iter().filter(|entry| entry.group == group && is_listed(entry)).collect();
        if rows.is_empty() {
            continue;
        }
        section(ui, &words.text(group.id()), tokens);
        for entry in rows {
            if row_ui(ui, entry, tokens) {
                out.extend([Command::ToggleMenu, entry.command.clone()]);
            }
        }
    }
    ui.add_space(space::SMALL);
    label(ui, &words.text("menu-foot"), theme::regular(type_size::SMALL), tokens.text_soft);
}

/// Whether a command is of use where it is chosen from a list.
fn is_listed(entry: &Entry) -> bool {
    !matches!(
        entry.command,
        Command::Pan { .. } | Command::Close | Command::ToggleMenu | Command::RemoveMeasurePoint
    )
}

/// Sign, text and key of a command; whether it was chosen.
fn row_ui(ui: &mut Ui, entry: &Entry, tokens: &Tokens) -> bool {
    let words = ui.words();
    let text = entry.text(words);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &text));
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect.expand2(vec2(6.0, 0.0)), space::CORNER_SMALL, tokens.panel_raised);
    }
    if let Some(sign) = entry.icon {
        let ink =
            Ink { color: tokens.text_soft, ground: tokens.panel, north: tokens.text_soft, bearing_deg: 0.0 };
        icon(painter, sign, pos2(rect.left() + 10.0, rect.center().y), ink);
    }
    let (left, right) = (pos2(rect.left() + 30.0, rect.center().y), rect.right_center());
    painter.text(left, Align2::LEFT_CENTER, &text, theme::regular(type_size::UI), tokens.text);
    painter.text(
        right,
        Align2::RIGHT_CENTER,
        entry.shortcut(words),
        theme::regular(type_size::SMALL),
        tokens.text_soft,
    );
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.focus);
        painter.rect_stroke(rect.expand2(vec2(6.0, 0.0)), space::CORNER_SMALL, ring, StrokeKind::Inside);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(entry.tooltip(words)).clicked()
}
