//! The head of the reader: its pages as tabs, the size of text, and whether the map follows.

use super::Reader;
use crate::app::Worded as _;
use crate::app::panels::widgets::{key_of, name_of};
use crate::app::theme::{self, Tokens, space, type_size};
use crate::command::Command;
use crate::settings::Setting;
use crate::view::ReaderPage;
use crate::words::Words;
use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::{
    Align, CursorIcon, FontId, Frame, Galley, Layout, Margin, Pos2, Rect, Response, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// Height of a tab in points.
const TAB_HEIGHT: f32 = 38.0;
/// In a narrower head than this, in points, the tools stand below the tabs.
const ONE_ROW: f32 = 360.0;

/// In a lower reader than this, in points, the tools are left out: the settings have them, too.
const LOW: f32 = 240.0;
/// Around the name of a tab, and around that of one in a narrow reader, in points.
const TAB_ROOM: [f32; 2] = [18.0, 12.0];
/// A reader narrower than this, in points, is narrow.
const NARROW: f32 = 220.0;

/// The head.
pub(super) fn head_ui(ui: &mut Ui, reader: &Reader<'_>, out: &mut Vec<Command>) {
    let mut by_tools = Vec::new();
    let left = if ui.available_width() < NARROW { 8 } else { 16 };
    let margin = Margin { left, right: 8, top: 4, bottom: 0 };
    let frame = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
        let tabs = |ui: &mut Ui| tabs_ui(ui, reader, out);
        let tools = |ui: &mut Ui| tools_ui(ui, reader, &mut by_tools);
        if ui.available_width() >= ONE_ROW {
            row_ui(ui, tabs, tools);
        } else if ui.available_height() < LOW {
            ui.horizontal_wrapped(tabs);
        } else {
            ui.horizontal_wrapped(tabs);
            ui.horizontal(|ui| {
                ui.set_min_width(ui.available_width());
                row_ui(ui, |_| {}, tools);
            });
        }
    });
    out.extend(by_tools);
    let rect = frame.response.rect;
    ui.painter().hline(ui.max_rect().x_range(), rect.bottom(), Stroke::new(1.0, reader.tokens.panel_line));
}

/// Something at the left, and something at the right, written from right to left.
fn row_ui(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), TAB_HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        right(ui);
        let size = vec2(ui.available_width(), TAB_HEIGHT);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), left);
    });
}

fn page_word(words: &Words, page: ReaderPage) -> String {
    match page {
        ReaderPage::Text => words.text("reader-page-text"),
        ReaderPage::Contents => words.text("reader-page-contents"),
        ReaderPage::Places => words.text("reader-page-places"),
    }
}

fn tabs_ui(ui: &mut Ui, reader: &Reader<'_>, out: &mut Vec<Command>) {
    for page in ReaderPage::ALL {
        let is_open = page == reader.page;
        let name = page_word(ui.words(), page);
        if tab_ui(ui, &name, is_open, reader.tokens).clicked() && !is_open {
            out.push(Command::ShowPage(page));
        }
    }
}

fn tab_ui(ui: &mut Ui, name: &str, is_open: bool, tokens: &Tokens) -> Response {
    let font = if is_open { theme::semibold(type_size::UI) } else { theme::regular(type_size::UI) };
    let color = if is_open { tokens.text } else { tokens.text_soft };
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, color);
    // As wide as in the heavier type, so that no tab moves when another is opened.
    let widest = ui.painter().layout_no_wrap(name.to_owned(), theme::semibold(type_size::UI), color).size().x;
    let (rect, response) = ui.allocate_exact_size(
        vec2(widest + TAB_ROOM[usize::from(ui.max_rect().width() < NARROW)], TAB_HEIGHT),
        Sense::click(),
    );
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, is_open, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Tab);
        node.set_selected(is_open);
    });
    let painter = ui.painter();
    let color = if response.hovered() { tokens.text } else { color };
    let left_top = on_baseline(rect, rect.center().x - galley.size().x / 2.0, &galley);
    painter.galley_with_override_text_color(left_top, galley, color);
    if is_open {
        let line = rect.with_min_y(rect.bottom() - 2.5).shrink2(vec2(8.0, 0.0));
        painter.rect_filled(line, 1.0, tokens.accent);
    }
    ring(ui, &response, tokens);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Where text has to begin so that all text of the head stands on one line.
fn on_baseline(rect: Rect, left: f32, galley: &Galley) -> Pos2 {
    let ascent = galley.rows.first().and_then(|row| row.glyphs.first()).map_or(0.0, |glyph| glyph.pos.y);
    pos2(left, rect.center().y + 5.0 - ascent)
}

fn ring(ui: &Ui, response: &Response, tokens: &Tokens) {
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.focus);
        ui.painter().rect_stroke(response.rect.shrink(2.0), space::CORNER_SMALL, ring, StrokeKind::Inside);
    }
}

/// From right to left: larger, smaller, follow.
fn tools_ui(ui: &mut Ui, reader: &Reader<'_>, out: &mut Vec<Command>) {
    let size = reader.text_size;
    for (sign, points, command, next) in
        [("A+", 16.0, Command::LargerText, size.larger()), ("A−", 13.0, Command::SmallerText, size.smaller())]
    {
        let is_possible = next != size;
        if sign_button(ui, sign, theme::semibold(points), &command, is_possible, reader.tokens).clicked() {
            out.push(command);
        }
    }
    ui.add_space(6.0);
    if switch_ui(ui, reader).clicked() {
        out.push(Command::Set(Setting::Follow(!reader.follows)));
    }
}

/// A button of letters, with the name, the tooltip and the key of its command.
fn sign_button(
    ui: &mut Ui,
    sign: &str,
    font: FontId,
    command: &Command,
    is_possible: bool,
    tokens: &Tokens,
) -> Response {
    let sense = if is_possible { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(34.0, TAB_HEIGHT), sense);
    let words = ui.words();
    let name = name_of(command, words);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, is_possible, &name));
    if response.hovered() && is_possible {
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 3.0)), space::CORNER_SMALL, tokens.panel_raised);
    }
    let color = if is_possible { tokens.text } else { tokens.text_soft.gamma_multiply(0.5) };
    let galley = ui.painter().layout_no_wrap(sign.to_owned(), font, color);
    ui.painter().galley(on_baseline(rect, rect.center().x - galley.size().x / 2.0, &galley), galley, color);
    ring(ui, &response, tokens);
    response.on_hover_text(key_of(command, words).map_or(name.clone(), |key| format!("{name} ({key})")))
}

/// The switch for the map that follows.
fn switch_ui(ui: &mut Ui, reader: &Reader<'_>) -> Response {
    let (tokens, words) = (reader.tokens, ui.words());
    let name = words.text("reader-follow");
    let color = if reader.follows { tokens.text } else { tokens.text_soft };
    let galley = ui.painter().layout_no_wrap(name.clone(), theme::regular(type_size::UI - 0.5), color);
    let track = vec2(28.0, 16.0);
    let size = vec2(track.x + 8.0 + galley.size().x + 8.0, TAB_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, true, reader.follows, &name));
    let left = rect.left() + 4.0;
    let pill = Rect::from_center_size(pos2(left + track.x / 2.0, rect.center().y), track);
    let (ground, edge) =
        if reader.follows { (tokens.accent, tokens.accent) } else { (tokens.panel_raised, tokens.text_soft) };
    ui.painter().rect(pill, 8.0, ground, Stroke::new(1.0, edge), StrokeKind::Inside);
    let knob_x = if reader.follows { pill.right() - 8.0 } else { pill.left() + 8.0 };
    let knob = if reader.follows { tokens.panel } else { tokens.text_soft };
    ui.painter().circle_filled(pos2(knob_x, pill.center().y), 5.0, knob);
    let text_at = on_baseline(rect, pill.right() + 7.0, &galley);
    ui.painter().galley(text_at, galley, color);
    ring(ui, &response, tokens);
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(words.attribute("reader-follow", "tooltip"))
}
