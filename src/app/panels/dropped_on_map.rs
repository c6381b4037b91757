//! What stands on the map for dropped files: how far they have come, where to drop one, and the card of a feature.

use super::dropped::{count_text, progress_ui};
use super::widgets::{self, label, note, quiet_button};
use super::{EDGE, Panels};
use crate::app::Worded as _;
use crate::app::state::{DropState, DroppedLayer};
use crate::app::theme::{self, Tokens, space, type_size};
use crate::command::{Command, Icon};
use crate::dropped::{Dropped, DroppedFeature};
use crate::words::Words;
use bevy_egui::egui::{
    Align2, Context, CornerRadius, Frame, Id, LayerId, Margin, Order, Pos2, Rect, ScrollArea, Stroke,
    StrokeKind, Ui, pos2, vec2,
};

/// So many properties of a feature are shown.
pub const SHOWN_PROPERTIES: usize = 20;
/// Width of the box that says how far files have come, in points.
const PROGRESS_WIDTH: f32 = 340.0;

/// The name of a feature, or where it stands in its file.
pub fn feature_title(words: &Words, file: &Dropped, feature: u32) -> String {
    file.name(feature, words.language().name()).unwrap_or_else(|| {
        let line = count_text(words, file.line(feature).unwrap_or_default());
        words.with("drop-unnamed", &[("line", line.into())])
    })
}

/// Names of what floats: its ids in egui's memory.
mod area {
    pub(super) const CARD: &str = "dropped card";
    pub(super) const FILES: &str = "dropped files";
}

/// Where the card of a feature, and how far files have come, float on the map, as they were drawn last.
pub fn dropped_rects(ctx: &Context, layers: &[DroppedLayer], open: Option<DroppedFeature>) -> Vec<Rect> {
    let is_pending = layers.iter().any(|layer| !matches!(layer.state, DropState::Ready { .. }));
    let areas = [(area::CARD, open.is_some()), (area::FILES, is_pending)];
    let shown = areas.into_iter().filter(|(_, is_shown)| *is_shown);
    ctx.memory(|memory| shown.filter_map(|(id, _)| memory.area_rect(id)).collect())
}

/// Files that are being read or could not be, at the lower middle of the map; and where to drop one.
pub(super) fn dropped_float_ui(ui: &Ui, map: Rect, state: &Panels<'_>, out: &mut Vec<Command>) {
    let tokens = state.tokens();
    let pending: Vec<&DroppedLayer> =
        state.dropped.iter().filter(|layer| !matches!(layer.state, DropState::Ready { .. })).collect();
    // The panel of layers says the same.
    if !pending.is_empty() && !state.layers_open {
        let width = PROGRESS_WIDTH.min(map.width() - 2.0 * EDGE);
        let height = ui.memory(|memory| memory.area_rect(area::FILES)).map_or(110.0, |area| area.height());
        let top = (map.bottom() - height - 64.0).max(map.top() + EDGE);
        let rect = Rect::from_min_size(pos2(map.center().x - width / 2.0, top), vec2(width, height));
        widgets::float_area(ui, area::FILES, rect, |ui| {
            widgets::float_frame(tokens, 14).show(ui, |ui| {
                ui.set_width(width - 30.0);
                for (index, layer) in pending.iter().enumerate() {
                    if index > 0 {
                        ui.add_space(space::SMALL);
                    }
                    ui.push_id(layer.id, |ui| progress_ui(ui, layer, tokens, out));
                }
            });
        });
    }
    if state.is_dragged_over {
        hint_ui(ui, map, tokens);
    }
}

/// Says over the map that a file can be dropped here.
fn hint_ui(ui: &Ui, map: Rect, tokens: &Tokens) {
    let words = ui.words();
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::new("drop hint")));
    let frame = map.shrink(EDGE);
    painter.rect_filled(map, CornerRadius::ZERO, tokens.panel.gamma_multiply(0.6));
    painter.rect_stroke(frame, space::CORNER, Stroke::new(3.0, tokens.accent), StrokeKind::Inside);
    let lines = [
        (words.text("drop-hint"), theme::semibold(type_size::HEADING), tokens.text),
        (words.text("drop-hint-more"), theme::regular(type_size::UI), tokens.text_soft),
    ];
    let galleys = lines.map(|(text, font, color)| (painter.layout_no_wrap(text, font, color), color));
    let width = galleys.iter().map(|(galley, _)| galley.size().x).fold(0.0, f32::max);
    let height: f32 = galleys.iter().map(|(galley, _)| galley.size().y).sum();
    let plate = Rect::from_center_size(map.center(), vec2(width + 48.0, height + 36.0));
    painter.rect_filled(plate, space::CORNER, tokens.panel);
    painter.rect_stroke(plate, space::CORNER, Stroke::new(1.0, tokens.panel_line), StrokeKind::Inside);
    let mut top = plate.top() + 16.0;
    for (galley, color) in galleys {
        let size = galley.size();
        painter.galley(pos2(map.center().x - size.x / 2.0, top), galley, color);
        top += size.y + 4.0;
    }
}

/// The name of what the pointer is on, beside it.
pub fn dropped_tooltip_ui(ui: &Ui, map: Rect, at: Pos2, title: &str, tokens: &Tokens) {
    const LONGEST_CHARS: usize = 60;
    let mut text: String = title.chars().take(LONGEST_CHARS).collect();
    if text.len() < title.len() {
        text.push('…');
    }
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::new("dropped feature")));
    let galley = painter.layout_no_wrap(text, theme::regular(type_size::UI), tokens.text);
    let size = galley.size() + vec2(16.0, 8.0);
    let corner = at + vec2(14.0, 14.0);
    let most = map.max - size - vec2(4.0, 4.0);
    let rect = Rect::from_min_size(pos2(corner.x.min(most.x), corner.y.min(most.y)), size);
    painter.rect_filled(rect, space::CORNER_SMALL, tokens.panel);
    painter.rect_stroke(rect, space::CORNER_SMALL, Stroke::new(1.0, tokens.panel_line), StrokeKind::Inside);
    painter.galley(
        Align2::LEFT_TOP.align_size_within_rect(size, rect).min + vec2(8.0, 4.0),
        galley,
        tokens.text,
    );
}

/// The card of a feature within `rect`: its name, its properties, and where it is from.
pub(super) fn dropped_card_ui(
    ui: &Ui,
    rect: Rect,
    open: DroppedFeature,
    state: &Panels<'_>,
    out: &mut Vec<Command>,
) {
    let Some(layer) = state.dropped.iter().find(|layer| layer.id == open.file) else { return };
    let Some(file) = layer.file() else { return };
    let (words, tokens) = (ui.words(), state.tokens());
    let title = feature_title(words, file, open.feature);
    widgets::float_area(ui, area::CARD, rect, |ui| {
        widgets::float_frame(tokens, 0).show(ui, |ui| {
            ui.set_width(rect.width() - 2.0);
            Frame::new().inner_margin(Margin { left: 18, right: 8, top: 8, bottom: 2 }).show(ui, |ui| {
                let close = words.with("close-panel", &[("title", title.as_str().into())]);
                widgets::title_row(
                    ui,
                    |ui| {
                        let response = label(ui, &title, theme::semibold(16.0), tokens.text);
                        widgets::as_heading(ui, &response, 2);
                    },
                    |ui| {
                        let response = widgets::icon_button(ui, Icon::Close, &close, false, tokens);
                        if response.on_hover_text(words.attribute("close", "tooltip")).clicked() {
                            out.push(Command::SelectDropped(None));
                        }
                    },
                );
            });
            let left = (rect.bottom() - ui.cursor().top() - 2.0).max(60.0);
            ScrollArea::vertical().id_salt(area::CARD).max_height(left).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    Frame::new()
                        .inner_margin(Margin { left: 18, right: 18, top: 0, bottom: 14 })
                        .show(ui, |ui| card_contents_ui(ui, layer, file, open.feature, tokens, out));
                },
            );
        });
    });
}

fn card_contents_ui(
    ui: &mut Ui,
    layer: &DroppedLayer,
    file: &Dropped,
    feature: u32,
    tokens: &Tokens,
    out: &mut Vec<Command>,
) {
    let words = ui.words();
    let line = count_text(words, file.line(feature).unwrap_or_default());
    let values = [("name", layer.name.as_str().into()), ("line", line.into())];
    note(ui, &words.with("drop-from", &values), tokens);
    ui.add_space(space::SMALL);
    let mut properties = file.properties(feature);
    // Exports of OpenStreetMap repeat it among the properties.
    if let Some(id) = file.id(feature).filter(|id| properties.iter().all(|(_, value)| value != id)) {
        properties.insert(0, ("id".to_owned(), id));
    }
    if properties.is_empty() {
        note(ui, &words.text("drop-no-properties"), tokens);
    }
    for (key, value) in properties.iter().take(SHOWN_PROPERTIES) {
        note(ui, key, tokens);
        label(ui, value, theme::regular(type_size::UI), tokens.text);
        ui.add_space(space::TIGHT);
    }
    if let Some(more @ 1..) = properties.len().checked_sub(SHOWN_PROPERTIES) {
        let number = count_text(words, more);
        note(ui, &words.with("drop-more-properties", &[("number", number.into())]), tokens);
    }
    if quiet_button(ui, &words.text("drop-zoom"), tokens).clicked() {
        out.push(match file.feature_extent(feature) {
            Some(extent) => Command::ShowExtent(extent),
            None => Command::ZoomToDropped(layer.id),
        });
    }
}
