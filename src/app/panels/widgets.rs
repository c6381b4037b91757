//! The few widgets that the panels share.

use super::icons::{Ink, icon};
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, space, type_size};
use crate::command::{Command, Icon, entry_of};
use crate::words::Words;
use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::epaint::TextShape;
use bevy_egui::egui::{
    Align, Area, Button, Color32, CursorIcon, FontId, Frame, Id, Label, Layout, Margin, Order, Rect,
    Response, RichText, ScrollArea, Sense, Shadow, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, vec2,
};

/// A text that wraps and can be selected.
pub(super) fn label(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    let line_height = Some((font.size * 1.35).round());
    ui.add(Label::new(RichText::new(text).font(font).color(color).line_height(line_height)).wrap())
}

/// Tells a screen reader that this label is a heading.
pub(super) fn as_heading(ui: &Ui, response: &Response, level: usize) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        if let Some(text) = node.value().map(str::to_owned) {
            node.set_label(text);
        }
        node.set_role(Role::Heading);
        node.set_level(level);
    });
}

/// A heading within a panel.
pub(super) fn section(ui: &mut Ui, title: &str, tokens: &Tokens) {
    ui.add_space(space::MEDIUM);
    let response = label(ui, title, theme::semibold(type_size::UI), tokens.text);
    as_heading(ui, &response, 3);
    ui.add_space(space::TIGHT);
}

/// A note in small soft type.
pub(super) fn note(ui: &mut Ui, text: &str, tokens: &Tokens) -> Response {
    label(ui, text, theme::regular(type_size::SMALL), tokens.text_soft)
}

/// A link that opens a web page. egui's own is lower than a finger, and a screen reader takes it for text.
pub(super) fn link(ui: &mut Ui, text: &str, url: &str, tokens: &Tokens, out: &mut Vec<Command>) {
    let font = theme::regular(type_size::UI);
    let galley = ui.painter().layout(text.to_owned(), font, tokens.accent, ui.available_width());
    let size = vec2(galley.size().x, galley.size().y + 8.0).max(vec2(24.0, 26.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Link, true, text));
    let left_top = rect.left_top() + vec2(0.0, (size.y - galley.size().y) / 2.0);
    let strength = if response.hovered() { 1.0 } else { 0.35 };
    let line = Stroke::new(1.0, tokens.accent.gamma_multiply(strength));
    ui.painter().add(TextShape::new(left_top, galley, tokens.accent).with_underline(line));
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.focus);
        ui.painter().rect_stroke(rect.expand2(vec2(3.0, -1.0)), 4.0, ring, StrokeKind::Outside);
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(url).clicked() {
        out.push(Command::OpenUrl(url.to_owned()));
    }
}

/// A button with words on it, no lower than [`space::TARGET`].
pub(super) fn button(ui: &mut Ui, text: &str, tokens: &Tokens) -> Response {
    let text = RichText::new(text).font(theme::regular(type_size::UI - 0.5)).color(tokens.text);
    ui.add(Button::new(text).min_size(vec2(0.0, space::TARGET)))
}

/// A button that is words in the accent colour, with a ground only under the pointer.
pub(super) fn quiet_button(ui: &mut Ui, text: &str, tokens: &Tokens) -> Response {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        let text = RichText::new(text).font(theme::regular(type_size::UI - 0.5)).color(tokens.accent);
        ui.add(Button::new(text).frame_when_inactive(false).min_size(vec2(0.0, 24.0)))
    })
    .inner
    .on_hover_cursor(CursorIcon::PointingHand)
}

/// A button with a sign on it, `name` for screen readers. Without a pointer on it it has no ground.
pub(super) fn icon_button(ui: &mut Ui, sign: Icon, name: &str, is_on: bool, tokens: &Tokens) -> Response {
    turned_button(ui, sign, 0.0, name, is_on, tokens)
}

/// The same where up on the map is `bearing_deg` clockwise from north, which a needle shows.
fn turned_button(
    ui: &mut Ui,
    sign: Icon,
    bearing_deg: f32,
    name: &str,
    is_on: bool,
    tokens: &Tokens,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(32.0, 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, name));
    if is_on {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_toggled(bevy_egui::egui::accesskit::Toggled::True);
        });
    }
    let (ground, color) = match (is_on, response.hovered() || response.is_pointer_button_down_on()) {
        (true, _) => (tokens.panel_raised, tokens.accent),
        (false, true) => (tokens.panel_raised, tokens.text),
        (false, false) => (tokens.panel, tokens.text),
    };
    let painter = ui.painter();
    // On the panel's own colour its soft edge would show.
    if ground != tokens.panel {
        painter.rect_filled(rect, space::CORNER_SMALL, ground);
    }
    icon(painter, sign, rect.center(), Ink { color, ground, north: tokens.incident, bearing_deg });
    if response.has_focus() {
        painter.rect_stroke(rect, space::CORNER_SMALL, Stroke::new(2.0, tokens.focus), StrokeKind::Inside);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A button for a command, with the sign, the text and the key that its entry has. `bearing_deg` is for a needle.
pub(super) fn command_button(
    ui: &mut Ui,
    command: Command,
    bearing_deg: f32,
    is_on: bool,
    tokens: &Tokens,
    out: &mut Vec<Command>,
) {
    let Some(entry) = entry_of(&command) else { return };
    let Some(sign) = entry.icon else { return };
    let words = ui.words();
    let name = entry.text(words);
    let mut tooltip = format!("{name}: {}", lower_first(&entry.tooltip(words)));
    if !entry.keys.is_empty() {
        tooltip = format!("{tooltip} ({})", entry.shortcut(words));
    }
    if turned_button(ui, sign, bearing_deg, &name, is_on, tokens).on_hover_text(tooltip).clicked() {
        out.push(command);
    }
}

/// The name of a command that has an entry.
pub(super) fn name_of(command: &Command, words: &Words) -> String {
    entry_of(command).map(|entry| entry.text(words)).unwrap_or_default()
}

/// The first keys of a command, as a person reads them.
pub(super) fn key_of(command: &Command, words: &Words) -> Option<String> {
    Some(entry_of(command)?.shortcut(words)).filter(|keys| !keys.is_empty())
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The frame of what floats over the map.
pub(super) fn float_frame(tokens: &Tokens, margin: i8) -> Frame {
    Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(1.0, tokens.panel_line))
        .corner_radius(space::CORNER)
        .shadow(Shadow { offset: [0, 4], blur: 18, spread: 0, color: tokens.shadow })
        .inner_margin(Margin::same(margin))
}

/// A panel that floats over the map within `rect`: as wide as it, and as high as what is in it. What does
/// not fit scrolls. It has a title and a button that closes it by `close`.
pub(super) fn float(
    ui: &Ui,
    id: &str,
    rect: Rect,
    title: &str,
    close: Command,
    tokens: &Tokens,
    out: &mut Vec<Command>,
    contents: impl FnOnce(&mut Ui, &mut Vec<Command>),
) {
    float_area(ui, id, rect, |ui| {
        // Else what is in it could not grow beyond the height that it had in the last frame.
        ui.set_max_height(rect.height());
        float_frame(tokens, 0).show(ui, |ui| {
            ui.set_width(rect.width() - 2.0);
            Frame::new().inner_margin(Margin { left: 18, right: 8, top: 8, bottom: 2 }).show(ui, |ui| {
                let words = ui.words();
                let name = words.with("close-panel", &[("title", title.into())]);
                title_bar(ui, title, [&name, &words.attribute("close", "tooltip")], close, tokens, out);
            });
            let left = (rect.bottom() - ui.cursor().top() - 2.0).max(40.0);
            ScrollArea::vertical().id_salt(id).max_height(left).auto_shrink([false, true]).show(ui, |ui| {
                Frame::new().inner_margin(Margin { left: 18, right: 18, top: 0, bottom: 18 }).show(
                    ui,
                    |ui| {
                        contents(ui, out);
                    },
                );
            });
        });
    });
}

/// The title of a panel, and a button that closes it: its name for screen readers, and what it says under the pointer.
pub(super) fn title_bar(
    ui: &mut Ui,
    title: &str,
    [name, tooltip]: [&str; 2],
    close: Command,
    tokens: &Tokens,
    out: &mut Vec<Command>,
) {
    let title_ui = |ui: &mut Ui| {
        let response = label(ui, title, theme::semibold(16.0), tokens.text);
        as_heading(ui, &response, 2);
    };
    let close_ui = |ui: &mut Ui| {
        if icon_button(ui, Icon::Close, name, false, tokens).on_hover_text(tooltip).clicked() {
            out.push(close);
        }
    };
    title_row(ui, title_ui, close_ui);
}

/// A layer of its own over the map, whose corner stands at the corner of `rect`.
pub(super) fn float_area(ui: &Ui, id: &str, rect: Rect, contents: impl FnOnce(&mut Ui)) {
    Area::new(Id::new(id))
        .order(Order::Middle)
        .fixed_pos(rect.min)
        .movable(false)
        .constrain(false)
        .fade_in(false)
        .default_size(rect.size())
        .show(ui.ctx(), contents);
}

/// A row with something at its left that may wrap, and buttons at its right, of which the first is
/// rightmost.
pub(super) fn title_row(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    /// Where less is left for what is at the left, in points, it stands below the buttons.
    const LEAST_TITLE: f32 = 96.0;
    let mut left = Some(left);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 32.0),
        Layout::right_to_left(Align::Center),
        |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            right(ui);
            let width = ui.available_width();
            if width >= LEAST_TITLE
                && let Some(left) = left.take()
            {
                ui.allocate_ui_with_layout(vec2(width, 32.0), Layout::left_to_right(Align::Center), left);
            }
        },
    );
    if let Some(left) = left {
        ui.horizontal(left);
    }
}
