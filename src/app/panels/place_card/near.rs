//! What is near a place: a link to each, how far and in which direction.

use super::PlaceCard;
use crate::app::Worded as _;
use crate::app::panels::widgets::{note, section};
use crate::app::panels::{focus, pointed};
use crate::app::theme::{self, MarkState, Tokens, mark, space, type_size};
use crate::atlas::{Kind, Near};
use crate::command::Command;
use crate::wording::{bearing_words, finest_m, known_length, length_words, lengths_words};
use bevy_egui::egui::epaint::TextShape;
use bevy_egui::egui::{
    CursorIcon, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};
use std::sync::Arc;

/// Metres per pixel at which a settlement is looked at.
const SETTLEMENT_M_PER_PX: f64 = 120.0;
/// Height of a row in points.
const ROW: f32 = 28.0;
/// Where the name begins in it, in points.
const NAME_LEFT: f32 = 18.0;

/// A row as it is drawn.
struct Row<'a> {
    name: &'a str,
    /// What the place is; none for a settlement of the base map.
    kind: Option<Kind>,
    distance_m: f64,
    bearing_deg: f64,
    /// How finely the distance is known, in metres.
    resolution_m: f64,
}

/// Other places of the atlas, then settlements, each the nearest first.
pub(super) fn near_ui(ui: &mut Ui, card: &PlaceCard<'_>, out: &mut Vec<Command>) {
    let near = card.near;
    if near.place != Some(card.place) || near.places.is_empty() && near.settlements.is_empty() {
        return;
    }
    let (tokens, words) = (card.tokens(), ui.words());
    section(ui, &words.text("card-near"), tokens);
    note(ui, &words.text("card-near-note"), tokens);
    ui.add_space(space::TIGHT);
    ui.spacing_mut().item_spacing.y = 0.0;
    let own_m = card.atlas.place(card.place).map_or(0.0, |place| finest_m(place.precision));
    for other in &near.places {
        let Some(place) = card.atlas.place(other.what) else { continue };
        let resolution_m = own_m.max(finest_m(place.precision));
        let row = row(&place.name, Some(place.kind), other, resolution_m);
        let response = row_ui(ui, card, &row);
        if response.hovered() || response.has_focus() {
            pointed::point_at(ui.ctx(), &[other.what]);
        }
        if response.clicked() {
            focus::opened_by(&response);
            out.push(Command::Select { place: Some(other.what), fly: true });
        }
    }
    for settlement in &near.settlements {
        let row = row(&settlement.what, None, settlement, own_m);
        if row_ui(ui, card, &row).clicked() {
            out.push(Command::FlyTo { center: settlement.pos, m_per_px: SETTLEMENT_M_PER_PX });
        }
    }
}

fn row<'a, T>(name: &'a str, kind: Option<Kind>, near: &Near<T>, resolution_m: f64) -> Row<'a> {
    Row { name, kind, distance_m: near.distance_m, bearing_deg: near.bearing_deg, resolution_m }
}

fn row_ui(ui: &mut Ui, card: &PlaceCard<'_>, row: &Row<'_>) -> Response {
    let (tokens, words) = (card.tokens(), ui.words());
    let units = card.settings.units;
    let short = known_length(row.distance_m, row.resolution_m, |m| length_words(words, units.pair()[0], m));
    let both = known_length(row.distance_m, row.resolution_m, |m| lengths_words(words, units, m));
    let bearing = bearing_words(words, row.bearing_deg);
    let soft = theme::regular(type_size::SMALL);
    let measure = ui.painter().layout_no_wrap(format!("{short}, {bearing}"), soft, tokens.text_soft);
    let width = (ui.available_width() - NAME_LEFT - measure.size().x - 10.0).max(60.0);
    let name = ui.painter().layout(row.name.to_owned(), theme::regular(type_size::UI), tokens.accent, width);
    let height = (name.size().y + 10.0).max(ROW);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Link, true, row.name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(format!("{both}, {bearing}")));
    paint_row(ui, rect, row, name, measure, &response, tokens);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    response.on_hover_text(format!("{}\n{both}, {bearing}", row.name))
}

fn paint_row(
    ui: &Ui,
    rect: Rect,
    row: &Row<'_>,
    name: Arc<Galley>,
    measure: Arc<Galley>,
    response: &Response,
    tokens: &Tokens,
) {
    let painter = ui.painter();
    // The mark and the measure stand beside the first line of the name.
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
    let measure_at = pos2(rect.right() - measure.size().x, middle - measure.size().y / 2.0);
    painter.galley(measure_at, measure, tokens.text_soft);
    let strength = if response.hovered() { 1.0 } else { 0.35 };
    let line = Stroke::new(1.0, tokens.accent.gamma_multiply(strength));
    painter.add(TextShape::new(name_at, name, tokens.accent).with_underline(line));
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.focus);
        painter.rect_stroke(rect.expand2(vec2(4.0, 0.0)), space::CORNER_SMALL, ring, StrokeKind::Inside);
    }
}
