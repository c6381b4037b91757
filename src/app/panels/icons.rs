//! The signs on buttons, drawn from lines: no font of signs is needed.

use bevy_egui::egui::epaint::PathShape;
use bevy_egui::egui::{Color32, Painter, Pos2, Stroke, Vec2, emath::Rot2, vec2};
use std::f32::consts::{PI, TAU};

/// A sign on a button.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Icon {
    /// Zoom in.
    Plus,
    /// Zoom out.
    Minus,
    /// A needle that points to the north, where up is this many degrees clockwise from north.
    Compass(f32),
    /// The home view.
    Home,
    /// Layers and legend.
    Layers,
    /// Measure on the map.
    Measure,
    /// The theme.
    Theme,
    /// Shortcuts.
    Help,
    /// The article.
    Article,
    /// What could not be loaded.
    Warning,
    /// Close.
    Close,
    /// The previous one.
    Previous,
    /// The next one.
    Next,
}

/// Paints a sign that reaches about 8 points from its centre. `ground` is the colour of the button.
pub(super) fn icon(
    painter: &Painter,
    icon: Icon,
    center: Pos2,
    color: Color32,
    ground: Color32,
    north: Color32,
) {
    let pen = Stroke::new(1.6, color);
    let at = |x: f32, y: f32| center + vec2(x, y);
    let line = |points: &[(f32, f32)]| {
        painter.line(points.iter().map(|(x, y)| at(*x, *y)).collect(), pen);
    };
    match icon {
        Icon::Plus => {
            line(&[(-6.0, 0.0), (6.0, 0.0)]);
            line(&[(0.0, -6.0), (0.0, 6.0)]);
        }
        Icon::Minus => line(&[(-6.0, 0.0), (6.0, 0.0)]),
        Icon::Compass(bearing_deg) => {
            let turned = Rot2::from_angle(-bearing_deg.to_radians());
            let tip = |x: f32, y: f32| center + turned * vec2(x, y);
            let half = |y: f32, color: Color32| {
                let corners = vec![tip(-4.5, 0.0), tip(0.0, y), tip(4.5, 0.0)];
                painter.add(PathShape::convex_polygon(corners, color, Stroke::NONE));
            };
            half(-11.0, north);
            half(11.0, color.gamma_multiply(0.7));
        }
        Icon::Home => {
            line(&[(-7.5, 0.5), (0.0, -6.5), (7.5, 0.5)]);
            line(&[(-5.0, -1.0), (-5.0, 6.5), (5.0, 6.5), (5.0, -1.0)]);
        }
        Icon::Layers => {
            for y in [3.6, 0.0, -3.6] {
                let sheet = [(0.0, y - 4.0), (7.5, y), (0.0, y + 4.0), (-7.5, y)];
                let corners = sheet.map(|(x, y)| at(x, y)).to_vec();
                painter.add(PathShape::convex_polygon(corners, ground, Stroke::new(1.4, color)));
            }
        }
        Icon::Measure => {
            // A ruler that lies aslant, with its marks along the upper edge.
            let turned = Rot2::from_angle(-PI / 4.0);
            let on = |x: f32, y: f32| center + turned * vec2(x, y);
            let corners = vec![on(-8.5, -3.4), on(8.5, -3.4), on(8.5, 3.4), on(-8.5, 3.4)];
            painter.add(PathShape::closed_line(corners, pen));
            for (x, length) in [(-4.5, 2.2), (0.0, 3.6), (4.5, 2.2)] {
                painter.line_segment([on(x, -3.4), on(x, -3.4 + length)], pen);
            }
        }
        Icon::Theme => {
            painter.circle_stroke(center, 7.0, pen);
            let half = (0..=16).map(|step| center + 7.0 * Vec2::angled(PI * step as f32 / 16.0 - PI / 2.0));
            painter.add(PathShape::convex_polygon(half.collect(), color, Stroke::NONE));
        }
        Icon::Help => {
            let arc =
                (0..=12).map(|step| at(0.0, -3.2) + 3.6 * Vec2::angled(PI + 1.42 * PI * step as f32 / 12.0));
            let mut question: Vec<Pos2> = arc.collect();
            question.push(at(0.0, 3.0));
            painter.line(question, pen);
            painter.circle_filled(at(0.0, 6.6), 1.3, color);
        }
        Icon::Article => {
            for (y, end) in [(-5.5, 6.5), (-1.8, 6.5), (1.9, 6.5), (5.6, 2.0)] {
                line(&[(-6.5, y), (end, y)]);
            }
        }
        Icon::Warning => {
            let corners =
                [-90.0f32, 30.0, 150.0].map(|angle| at(0.0, 1.5) + 8.0 * Vec2::angled(angle / 360.0 * TAU));
            painter.add(PathShape::closed_line(corners.to_vec(), pen));
            line(&[(0.0, -2.5), (0.0, 1.5)]);
            painter.circle_filled(at(0.0, 3.8), 1.1, color);
        }
        Icon::Close => {
            line(&[(-4.5, -4.5), (4.5, 4.5)]);
            line(&[(-4.5, 4.5), (4.5, -4.5)]);
        }
        Icon::Previous => line(&[(2.5, -5.5), (-3.0, 0.0), (2.5, 5.5)]),
        Icon::Next => line(&[(-2.5, -5.5), (3.0, 0.0), (-2.5, 5.5)]),
    }
}
