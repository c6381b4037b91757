//! The legend: what lines, grounds and depths mean, drawn as the map draws them close by.

use super::text::precision_word;
use super::widgets::{label, section};
use crate::app::Worded as _;
use crate::app::theme::{
    self, Dashes, ISOBATHS_M, MarkState, NIGHT_STRENGTH, Tokens, area_sample, arrowhead, dashed_sample,
    dashes, laid_over, line_color, line_sample, mark, mark_color, mark_ground, night_veils, type_size,
};
use crate::atlas::{Kind, Precision};
use bevy_egui::egui::epaint::PathShape;
use bevy_egui::egui::{Align2, Color32, Painter, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// What precision, lines, grounds and depths look like.
pub(super) fn legend_ui(ui: &mut Ui, is_daylight_shown: bool, tokens: &Tokens) {
    section(ui, "How sure is a position", tokens);
    for precision in Precision::ALL {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 26.0;
            let (rect, _) = ui.allocate_exact_size(vec2(84.0, 26.0), Sense::hover());
            precision_sample(ui.painter(), *precision, rect, tokens);
            label(
                ui,
                &precision_word(ui.words(), *precision),
                theme::regular(type_size::SMALL + 0.5),
                tokens.text,
            );
        });
    }
    section(ui, "Lines and grounds", tokens);
    rows_ui(ui, &lines(tokens), tokens);
    if is_daylight_shown {
        section(ui, "Day and night on the map", tokens);
        rows_ui(ui, &night(tokens), tokens);
    }
    section(ui, "Depth of the sea in metres", tokens);
    depth_ramp(ui, tokens);
}

/// What a row of the legend shows.
enum Sample {
    /// Land above, the sea below, the glow along the coast between them.
    Coast,
    /// A river that grows towards its mouth.
    River,
    /// A line on a ground.
    Line { color: Color32, width: f32, dashes: Option<Dashes>, ground: Color32 },
    /// A route with its arrow.
    Route,
    /// Grounds side by side.
    Grounds(Vec<Color32>),
}

/// The lines and grounds of the map by day. Widths and opacities are those that the base map has close by.
fn lines(tokens: &Tokens) -> Vec<(&'static str, Sample)> {
    let on = |ground, color, width, dashes| Sample::Line { color, width, dashes: Some(dashes), ground };
    let within = tokens.border.gamma_multiply(0.6);
    vec![
        ("Coast", Sample::Coast),
        ("Border between countries", on(tokens.land, tokens.border, 1.4, dashes::BORDER)),
        (
            "Border, disputed or occupied",
            on(tokens.land, tokens.border_disputed, 1.8, dashes::DISPUTED_BORDER),
        ),
        ("Border within a country", on(tokens.land, within, 0.8, dashes::INNER_BORDER)),
        ("River", Sample::River),
        (
            "Arctic Circle, 66°33′49″ N",
            on(tokens.ocean[1], tokens.arctic_circle, 1.2, dashes::REFERENCE_LINE),
        ),
        ("Route, and which way it goes", Sample::Route),
        ("Land of the article’s countries", Sample::Grounds(vec![tokens.land_story])),
        ("Other land", Sample::Grounds(vec![tokens.land])),
    ]
}

/// What day and night add to the map.
fn night(tokens: &Tokens) -> Vec<(&'static str, Sample)> {
    let mut grounds = vec![tokens.land];
    for veil in night_veils(tokens) {
        grounds.extend(grounds.last().map(|ground| laid_over(veil, NIGHT_STRENGTH, *ground)));
    }
    let line = |strength, width, dashes| {
        let color = tokens.text_soft.gamma_multiply(strength);
        Sample::Line { color, width, dashes, ground: tokens.land }
    };
    vec![
        ("Day, three steps of twilight, night", Sample::Grounds(grounds)),
        ("Where the Sun rises or sets", line(0.55, 1.0, None)),
        ("Reach of polar night or midnight sun", line(0.9, 1.3, Some(dashes::POLAR_LINE))),
    ]
}

fn rows_ui(ui: &mut Ui, rows: &[(&str, Sample)], tokens: &Tokens) {
    for (name, row) in rows {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 24.0;
            let (rect, _) = ui.allocate_exact_size(vec2(44.0, 20.0), Sense::hover());
            sample(ui.painter(), row, rect.shrink2(vec2(0.0, 2.0)), tokens);
            label(ui, name, theme::regular(type_size::SMALL + 0.5), tokens.text);
        });
    }
}

fn sample(painter: &Painter, sample: &Sample, plate: Rect, tokens: &Tokens) {
    let ends = [plate.left_center(), plate.right_center()];
    match sample {
        Sample::Coast => coast_sample(painter, plate, tokens),
        Sample::River => {
            painter.rect_filled(plate, 0.0, tokens.land);
            let across = |end: bevy_egui::egui::Pos2, width: f32| {
                [-0.5, 0.5].map(|side| end + vec2(0.0, side * width))
            };
            let ([a, b], [d, c]) = (across(ends[0], 0.6), across(ends[1], 2.4));
            painter.add(PathShape::convex_polygon(vec![a, d, c, b], tokens.river, Stroke::NONE));
        }
        Sample::Line { color, width, dashes, ground } => {
            painter.rect_filled(plate, 0.0, *ground);
            let stroke = Stroke::new(*width, *color);
            match dashes {
                Some(dashes) => dashed_sample(painter, ends, stroke, *dashes),
                None => {
                    painter.line_segment(ends, stroke);
                }
            }
        }
        Sample::Route => {
            painter.rect_filled(plate, 0.0, tokens.ocean[1]);
            let color = line_color(Kind::Ship, tokens);
            line_sample(painter, ends, 1.4, Precision::Schematic, color);
            arrowhead(painter, plate.center(), vec2(1.0, 0.0), 0.9, color, tokens.halo);
        }
        Sample::Grounds(colors) => {
            let width = plate.width() / colors.len() as f32;
            for (index, color) in colors.iter().enumerate() {
                let left_top = plate.min + vec2(width * index as f32, 0.0);
                painter.rect_filled(Rect::from_min_size(left_top, vec2(width, plate.height())), 0.0, *color);
            }
        }
    }
    painter.rect_stroke(plate, 0.0, Stroke::new(1.0, tokens.panel_line), StrokeKind::Outside);
}

fn coast_sample(painter: &Painter, plate: Rect, tokens: &Tokens) {
    /// How far inland the glow reaches, in points, and in how many steps it fades.
    const GLOW: (f32, usize) = (6.0, 4);
    let middle = plate.center().y;
    painter.rect_filled(plate, 0.0, tokens.ocean[0]);
    painter.rect_filled(Rect::from_min_max(plate.min, pos2(plate.right(), middle)), 0.0, tokens.land);
    for step in 1..=GLOW.1 {
        let top = middle - GLOW.0 * step as f32 / GLOW.1 as f32;
        let strip = Rect::from_min_max(pos2(plate.left(), top), pos2(plate.right(), middle));
        painter.rect_filled(strip, 0.0, tokens.coast_glow.gamma_multiply(0.5 / GLOW.1 as f32));
    }
    painter.hline(plate.x_range(), middle, Stroke::new(1.3, tokens.coastline));
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
    let ramp = Rect::from_min_size(rect.min, vec2(rect.width(), 16.0));
    let width = ramp.width() / tokens.ocean.len() as f32;
    let painter = ui.painter();
    for (step, color) in tokens.ocean.iter().enumerate() {
        let left = ramp.left() + width * step as f32;
        painter.rect_filled(
            Rect::from_min_size(pos2(left, ramp.top()), vec2(width, ramp.height())),
            0.0,
            *color,
        );
    }
    for (step, depth_m) in ISOBATHS_M.iter().enumerate() {
        let at = ramp.left() + width * (step + 1) as f32;
        painter.vline(at, ramp.y_range(), Stroke::new(0.7, tokens.ocean[0].gamma_multiply(0.35)));
        let (under, font) = (pos2(at, ramp.bottom() + 3.0), theme::regular(10.5));
        painter.text(under, Align2::CENTER_TOP, depth_m, font, tokens.text_soft);
    }
    painter.rect_stroke(ramp, 0.0, Stroke::new(1.0, tokens.panel_line), StrokeKind::Outside);
}
