//! A row of the card that leads to something: its mark and its name, a link, and at its right what is said of it.

use super::PlaceCard;
use crate::app::theme::{self, MarkState, Tokens, mark, space, type_size};
use crate::atlas::Kind;
use bevy_egui::egui::epaint::TextShape;
use bevy_egui::egui::{
    CursorIcon, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};
use std::sync::Arc;

/// Height of a row in points.
const ROW: f32 = 28.0;
/// Where the name begins in it, in points.
const NAME_LEFT: f32 = 18.0;

/// A row as it is drawn.
pub(super) struct Row<'a> {
    pub(super) name: &'a str,
    /// What the place is; none for a settlement of the base map.
    pub(super) kind: Option<Kind>,
    /// What stands at its right.
    pub(super) said: String,
    /// The same in full, for a screen reader and under the pointer.
    pub(super) in_full: String,
}

pub(super) fn row_ui(ui: &mut Ui, card: &PlaceCard<'_>, row: &Row<'_>) -> Response {
    let tokens = card.tokens();
    let soft = theme::regular(type_size::SMALL);
    let said = ui.painter().layout_no_wrap(row.said.clone(), soft, tokens.text_soft);
    let width = (ui.available_width() - NAME_LEFT - said.size().x - 10.0).max(60.0);
    let name = ui.painter().layout(row.name.to_owned(), theme::regular(type_size::UI), tokens.accent, width);
    let height = (name.size().y + 10.0).max(ROW);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Link, true, row.name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(row.in_full.as_str()));
    paint_row(ui, rect, row, name, said, &response, tokens);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    response.on_hover_text(format!("{}\n{}", row.name, row.in_full))
}

fn paint_row(
    ui: &Ui,
    rect: Rect,
    row: &Row<'_>,
    name: Arc<Galley>,
    said: Arc<Galley>,
    response: &Response,
    tokens: &Tokens,
) {
    let painter = ui.painter();
    // The mark and what is said stand beside the first line of the name.
    let name_at = rect.left_top() + vec2(NAME_LEFT, 5.0);
    let first_line = name.rows.first().map_or(name.size().y, |row| row.size.y);
    let middle = name_at.y + first_line / 2.0;
    let mark_at = pos2(rect.left() + 6.0, middle);
    match row.kind {
        Some(kind) => mark(painter, kind, mark_at, 5.0, tokens, MarkState::Normal),
        None => {
            painter.circle_stroke(mark_at, 2.5, Stroke::new(1.3, tokens.text_soft));
        }
    }
    let said_at = pos2(rect.right() - said.size().x, middle - said.size().y / 2.0);
    painter.galley(said_at, said, tokens.text_soft);
    let strength = if response.hovered() { 1.0 } else { 0.35 };
    let line = Stroke::new(1.0, tokens.accent.gamma_multiply(strength));
    painter.add(TextShape::new(name_at, name, tokens.accent).with_underline(line));
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.focus);
        painter.rect_stroke(rect.expand2(vec2(4.0, 0.0)), space::CORNER_SMALL, ring, StrokeKind::Inside);
    }
}
