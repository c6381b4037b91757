//! Layers and legend in one: what is drawn is what the legend says.

use super::credits::CREDITS;
use super::projection::projection_ui;
use super::widgets::{self, label, note, section};
use crate::app::theme::{
    self, ISOBATHS_M, MarkState, Tokens, area_sample, arrowhead, line_color, line_sample, mark, mark_color,
    mark_ground, space, type_size,
};
use crate::atlas::{Atlas, Kind, Precision};
use crate::command::Command;
use crate::sphere::Projection;
use bevy_egui::egui::{
    Align, Color32, Layout, Painter, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};
use std::collections::{BTreeMap, BTreeSet};

/// What the panel of layers shows.
#[derive(Clone, Copy)]
pub struct Layers<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// Ids of the layers that are not drawn.
    pub hidden_layers: &'a BTreeSet<String>,
    /// The projection that was chosen.
    pub projection: Projection,
    /// Whether day and night are shown.
    pub is_daylight_shown: bool,
    /// The colours.
    pub tokens: &'a Tokens,
}

/// Switches for the layers with the marks that are in each, then what lines, grounds and depths mean.
pub fn layers_ui(ui: &mut Ui, layers: &Layers<'_>, out: &mut Vec<Command>) {
    let tokens = layers.tokens;
    ui.spacing_mut().item_spacing.y = 2.0;
    for layer in &layers.atlas.layers {
        let mut is_shown = !layers.hidden_layers.contains(&layer.id);
        if ui.checkbox(&mut is_shown, &layer.title).changed() {
            out.push(Command::ToggleLayer(layer.id.clone()));
        }
        let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
        for place in layers.atlas.places.iter().filter(|place| place.layer == layer.id) {
            *kinds.entry(place.kind).or_default() += 1;
        }
        kinds_ui(ui, &kinds, tokens);
    }
    projection_ui(ui, layers.projection, tokens, out);
    let mut is_daylight_shown = layers.is_daylight_shown;
    if ui.checkbox(&mut is_daylight_shown, "Day and night").changed() {
        out.push(Command::ToggleDaylight);
    }
    section(ui, "How sure is a position", tokens);
    for precision in Precision::ALL {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 26.0;
            let (rect, _) = ui.allocate_exact_size(vec2(84.0, 26.0), Sense::hover());
            precision_sample(ui.painter(), *precision, rect, tokens);
            label(ui, precision.label(), theme::regular(type_size::SMALL + 0.5), tokens.text);
        });
    }
    section(ui, "Lines and grounds", tokens);
    for (name, line) in [
        ("Coast", Sample::Line(tokens.coastline, 1.4)),
        ("Border between countries", Sample::Dashes(tokens.border)),
        ("River", Sample::Line(tokens.river, 1.4)),
        ("Arctic Circle, 66°33′49″ N", Sample::Dashes(tokens.arctic_circle)),
        ("Route, and which way it goes", Sample::Route(line_color(Kind::Ship, tokens))),
        ("Land of the article’s countries", Sample::Ground(tokens.land_story)),
        ("Other land", Sample::Ground(tokens.land)),
    ] {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 24.0;
            let (rect, _) = ui.allocate_exact_size(vec2(44.0, 20.0), Sense::hover());
            sample(ui.painter(), &line, rect, tokens);
            label(ui, name, theme::regular(type_size::SMALL + 0.5), tokens.text);
        });
    }
    section(ui, "Depth of the sea in metres", tokens);
    depth_ramp(ui, tokens);
    section(ui, "True size", tokens);
    if widgets::quiet_button(ui, "Compare a country with Web Mercator", tokens).clicked() {
        out.push(Command::ToggleCompare);
    }
    section(ui, "Credits", tokens);
    for credit in CREDITS {
        note(ui, credit, tokens);
    }
}

/// The marks of a layer in two columns, each with how many places have it.
fn kinds_ui(ui: &mut Ui, kinds: &BTreeMap<Kind, usize>, tokens: &Tokens) {
    let kinds: Vec<_> = kinds.iter().collect();
    let indent = 28.0;
    let column = (ui.available_width() - indent) / 2.0;
    for row in kinds.chunks(2) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.spacing_mut().interact_size.y = 24.0;
            ui.add_space(indent);
            for (kind, count) in row {
                let left_to_right = Layout::left_to_right(Align::Center);
                ui.allocate_ui_with_layout(vec2(column, 24.0), left_to_right, |ui| {
                    ui.set_min_width(column);
                    let (rect, _) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::hover());
                    let center = rect.left_center() + vec2(8.0, 0.0);
                    mark(ui.painter(), **kind, center, 7.5, tokens, MarkState::Normal);
                    let name = kind.label();
                    note(
                        ui,
                        &if **count > 1 { format!("{name} ({count})") } else { name.to_owned() },
                        tokens,
                    );
                });
            }
        });
    }
    ui.add_space(space::TIGHT);
}

enum Sample {
    Line(Color32, f32),
    Dashes(Color32),
    Route(Color32),
    Ground(Color32),
}

fn sample(painter: &Painter, sample: &Sample, rect: Rect, tokens: &Tokens) {
    let plate = rect.shrink2(vec2(0.0, 2.0));
    let ends = [plate.left_center(), plate.right_center()];
    match sample {
        Sample::Line(color, width) => {
            painter.line_segment(ends, Stroke::new(*width, *color));
        }
        Sample::Dashes(color) => {
            painter.extend(Shape::dashed_line(&ends, Stroke::new(1.4, *color), 6.0, 4.0));
        }
        Sample::Route(color) => {
            line_sample(painter, ends, 1.4, Precision::Schematic, *color);
            arrowhead(painter, plate.center(), vec2(1.0, 0.0), 0.9, *color, tokens.panel);
        }
        Sample::Ground(color) => {
            painter.rect_filled(plate, 3.0, *color);
            painter.rect_stroke(plate, 3.0, Stroke::new(1.0, tokens.panel_line), StrokeKind::Inside);
        }
    }
}

/// How a mark, and a line or an area, of each precision is drawn on the map.
fn precision_sample(painter: &Painter, precision: Precision, rect: Rect, tokens: &Tokens) {
    let (kind, radius) = (Kind::Town, 6.0);
    let center = rect.left_center() + vec2(16.0, 0.0);
    let plate = Rect::from_min_max(rect.min + vec2(38.0, 3.0), rect.max - vec2(4.0, 3.0));
    let ends = [plate.left_center(), plate.right_center()];
    if precision != Precision::Segment {
        mark_ground(painter, kind, precision, center, radius, tokens);
        mark(painter, kind, center, radius, tokens, MarkState::Normal);
    }
    match precision {
        Precision::Segment => {
            line_sample(painter, ends, 1.2, precision, mark_color(Kind::Incident, tokens));
        }
        Precision::Area => area_sample(painter, plate, mark_color(Kind::Sea, tokens), 0.1),
        Precision::Schematic => {
            line_sample(painter, ends, 1.4, precision, line_color(Kind::Ship, tokens));
        }
        _ => line_sample(painter, ends, 1.4, precision, line_color(Kind::Line, tokens)),
    }
}

/// The colours of the depths side by side, with the isobaths between them.
fn depth_ramp(ui: &mut Ui, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    let width = rect.width() / tokens.ocean.len() as f32;
    let painter = ui.painter();
    for (step, color) in tokens.ocean.iter().enumerate() {
        let left = rect.left() + width * step as f32;
        let plate = Rect::from_min_size(pos2(left, rect.top()), vec2(width, 16.0));
        painter.rect_filled(plate, 0.0, *color);
        if let Some(depth) = step.checked_sub(1).and_then(|below| ISOBATHS_M.get(below)) {
            let font = theme::regular(10.5);
            let at = pos2(left, rect.top() + 19.0);
            painter.text(at, bevy_egui::egui::Align2::CENTER_TOP, depth, font, tokens.text_soft);
        }
    }
    let ramp = Rect::from_min_size(rect.min, vec2(rect.width(), 16.0));
    painter.rect_stroke(ramp, 0.0, Stroke::new(1.0, tokens.panel_line), StrokeKind::Outside);
}
