//! A row that is a switch and explains what it switches: a box, a sample, a text.

use crate::app::theme::{self, Tokens, space, type_size};
use bevy_egui::egui::epaint::{CornerRadius, TextShape};
use bevy_egui::egui::{
    Color32, CursorIcon, FontId, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    WidgetType, pos2, vec2,
};

/// Side of the box, and width of a sample, in points.
const BOX: f32 = 18.0;
pub(super) const SAMPLE_WIDTH: f32 = 44.0;
/// Height of a sample, in points.
pub(super) const SAMPLE_HEIGHT: f32 = 16.0;
/// Least height of a row, in points.
pub(super) const ROW: f32 = 26.0;
/// From the left of a row to its sample, in points.
pub(super) const SAMPLE_LEFT: f32 = BOX + space::SMALL;
/// From the left of a row with a sample to its text, in points.
pub(super) const TEXT_LEFT: f32 = SAMPLE_LEFT + SAMPLE_WIDTH + space::SMALL;

/// What a row says.
pub(super) struct Row<'a> {
    /// Its text, and its name for screen readers.
    pub(super) text: &'a str,
    /// Why what it switches is not seen, where it is not; then the row is in soft colours.
    pub(super) reason: Option<&'a str>,
    /// The font of its text.
    pub(super) font: FontId,
    /// Its width, in points.
    pub(super) width: f32,
}

impl<'a> Row<'a> {
    /// A row of small type as wide as the panel.
    pub(super) fn small(ui: &Ui, text: &'a str) -> Self {
        Row { text, reason: None, font: small(), width: ui.available_width() }
    }
}

/// The font of the rows of the legend.
pub(super) fn small() -> FontId {
    theme::regular(type_size::SMALL + 0.5)
}

/// A row that can be clicked anywhere. `sample` paints what it explains, where there is something.
pub(super) fn switch_row(
    ui: &mut Ui,
    row: &Row<'_>,
    is_on: bool,
    sample: Option<&dyn Fn(&Painter, Rect)>,
    tokens: &Tokens,
) -> Response {
    let left = if sample.is_some() { TEXT_LEFT } else { SAMPLE_LEFT };
    let (rect, response) = row_ui(ui, row, left, Sense::click(), tokens);
    let (name, reason) = (row.text, row.reason);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, true, is_on, name));
    if let Some(reason) = reason {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(reason));
    }
    let painter = ui.painter();
    let center = pos2(rect.left() + BOX / 2.0, rect.top() + ROW / 2.0);
    box_ui(painter, Rect::from_center_size(center, vec2(BOX, BOX)), is_on, response.hovered(), tokens);
    if let Some(sample) = sample {
        // What is off is not on the map: its sample says so.
        let mut painter = painter.clone();
        painter.multiply_opacity(if is_on { 1.0 } else { 0.4 });
        sample(&painter, plate(rect));
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.focus);
        painter.rect_stroke(rect.expand2(vec2(4.0, -1.0)), 4.0, ring, StrokeKind::Inside);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A row that only explains: a sample and a text, in line with the rows that are switches.
pub(super) fn sample_row(ui: &mut Ui, row: &Row<'_>, sample: &dyn Fn(&Painter, Rect), tokens: &Tokens) {
    let (rect, response) = row_ui(ui, row, TEXT_LEFT, Sense::hover(), tokens);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, row.text));
    sample(ui.painter(), plate(rect));
}

/// Where the sample of a row stands.
fn plate(row: Rect) -> Rect {
    let left_top = row.min + vec2(SAMPLE_LEFT, (ROW - SAMPLE_HEIGHT) / 2.0);
    Rect::from_min_size(left_top, vec2(SAMPLE_WIDTH, SAMPLE_HEIGHT))
}

/// Takes the room of a row and writes its text, `left` points from its left.
fn row_ui(ui: &mut Ui, row: &Row<'_>, left: f32, sense: Sense, tokens: &Tokens) -> (Rect, Response) {
    let color = if row.reason.is_some() { tokens.text_soft } else { tokens.text };
    let wrap = (row.width - left).max(40.0);
    let layout =
        |text: &str, font: FontId, color: Color32| ui.painter().layout(text.to_owned(), font, color, wrap);
    let text = layout(row.text, row.font.clone(), color);
    let reason =
        row.reason.map(|reason| layout(reason, theme::regular(type_size::SMALL - 1.0), tokens.text_soft));
    let under = reason.as_ref().map_or(0.0, |reason| reason.size().y);
    let one_line = text.rows.len() == 1 && reason.is_none();
    let top = if one_line { (ROW - text.size().y) / 2.0 } else { 4.0 };
    let height = (2.0 * top + text.size().y + under).max(ROW);
    let (rect, response) = ui.allocate_exact_size(vec2(row.width, height), sense);
    let at = rect.min + vec2(left, top);
    let below = at + vec2(0.0, text.size().y);
    ui.painter().add(TextShape::new(at, text, color));
    if let Some(reason) = reason {
        ui.painter().add(TextShape::new(below, reason, tokens.text_soft));
    }
    (rect, response)
}

fn box_ui(painter: &Painter, rect: Rect, is_on: bool, is_hovered: bool, tokens: &Tokens) {
    let corner = CornerRadius::same(4);
    let (ground, edge) = match (is_on, is_hovered) {
        (true, _) => (tokens.accent, tokens.accent),
        (false, true) => (tokens.panel_raised, tokens.text),
        (false, false) => (tokens.panel_raised, tokens.text_soft),
    };
    painter.rect(rect, corner, ground, Stroke::new(1.0, edge), StrokeKind::Inside);
    if is_on {
        let at = |x: f32, y: f32| rect.center() + vec2(x, y);
        let tick = vec![at(-4.2, 0.2), at(-1.2, 3.4), at(4.4, -3.4)];
        painter.line(tick, Stroke::new(2.0, tokens.on_accent));
    }
}

/// A button that unfolds something, and folds it again; `name` is for screen readers.
pub(super) fn fold_button(ui: &mut Ui, name: &str, is_open: bool, tokens: &Tokens) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(space::TARGET, space::TARGET), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    let painter = ui.painter();
    if is_open || response.hovered() {
        painter.rect_filled(rect, space::CORNER_SMALL, tokens.panel_raised);
    }
    // An arrow that points to where the rest is.
    let down = if is_open { -1.0 } else { 1.0 };
    let at = |x: f32, y: f32| rect.center() + vec2(x, y * down);
    let pen = Stroke::new(1.6, if is_open { tokens.accent } else { tokens.text });
    painter.line(vec![at(-5.0, -2.5), at(0.0, 2.5), at(5.0, -2.5)], pen);
    if response.has_focus() {
        painter.rect_stroke(rect, space::CORNER_SMALL, Stroke::new(2.0, tokens.focus), StrokeKind::Inside);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(name)
}
