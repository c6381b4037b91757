//! The signs on buttons, drawn from lines: no font of signs is needed.

use crate::command::Icon;
use bevy_egui::egui::epaint::PathShape;
use bevy_egui::egui::{Color32, Painter, Pos2, Stroke, Vec2, emath::Rot2, vec2};
use std::f32::consts::{PI, TAU};

/// The colours of a sign, and where north is on it.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    /// Its lines.
    pub(super) color: Color32,
    /// The button under it.
    pub(super) ground: Color32,
    /// The end of the needle that points to the north.
    pub(super) north: Color32,
    /// The direction that is up on the map, in degrees clockwise from north.
    pub(super) bearing_deg: f32,
}

/// Paints a sign that reaches about 8 points from its centre.
pub(super) fn icon(painter: &Painter, icon: Icon, center: Pos2, ink: Ink) {
    let Ink { color, ground, north, bearing_deg } = ink;
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
        Icon::Compass => {
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
        Icon::Menu => {
            for y in [-5.0, 0.0, 5.0] {
                line(&[(-7.0, y), (7.0, y)]);
            }
        }
        Icon::Settings => {
            for (y, x) in [(-5.0, 2.5), (0.0, -3.0), (5.0, 4.0)] {
                line(&[(-7.0, y), (7.0, y)]);
                painter.circle(at(x, y), 2.2, ground, pen);
            }
        }
        Icon::Search => {
            painter.circle_stroke(at(-1.5, -1.5), 5.0, pen);
            line(&[(2.2, 2.2), (7.0, 7.0)]);
        }
        Icon::Story => {
            // A way from one place to the next.
            let stops = [(-5.5, 5.0), (-2.0, -4.5), (5.5, -2.5)];
            line(&stops);
            for (x, y) in stops {
                painter.circle(at(x, y), 2.4, ground, pen);
            }
        }
        Icon::Play => {
            let corners = [(-4.0, -6.5), (7.0, 0.0), (-4.0, 6.5)].map(|(x, y)| at(x, y)).to_vec();
            painter.add(PathShape::convex_polygon(corners, color, Stroke::NONE));
        }
        Icon::Pause => {
            for x in [-3.2, 3.2] {
                painter.line_segment([at(x, -5.5), at(x, 5.5)], Stroke::new(3.0, color));
            }
        }
        Icon::Daylight => {
            painter.circle_stroke(center, 3.6, pen);
            for step in 0..8 {
                let ray = Vec2::angled(TAU * step as f32 / 8.0);
                painter.line_segment([center + 5.8 * ray, center + 8.2 * ray], pen);
            }
        }
        Icon::Time => {
            // The axis with what happened on it.
            line(&[(-8.0, 4.5), (8.0, 4.5)]);
            for (x, y) in [(-5.5, -0.5), (0.5, -4.5), (5.0, -1.0)] {
                line(&[(x, y), (x, 4.5)]);
                painter.circle_filled(at(x, y), 2.3, color);
            }
        }
        Icon::Globe => {
            painter.circle_stroke(center, 7.0, pen);
            let meridian = (0..=24).map(|step| {
                let turn = Vec2::angled(TAU * step as f32 / 24.0);
                center + vec2(3.2 * turn.x, 7.0 * turn.y)
            });
            painter.line(meridian.collect(), Stroke::new(1.2, color));
            painter.line_segment([at(-7.0, 0.0), at(7.0, 0.0)], Stroke::new(1.2, color));
        }
        Icon::Compare => {
            let square = |x: f32, half: f32| {
                [
                    (x - half, 6.0),
                    (x - half, 6.0 - 2.0 * half),
                    (x + half, 6.0 - 2.0 * half),
                    (x + half, 6.0),
                    (x - half, 6.0),
                ]
            };
            line(&square(-4.8, 2.4));
            line(&square(3.0, 4.6));
        }
        Icon::Link => {
            let turned = Rot2::from_angle(-PI / 4.0);
            for side in [-1.0, 1.0] {
                // Half a link of a chain: a U whose open end meets the other.
                let bow = (0..=10).map(|step| {
                    let turn = Vec2::angled(PI * step as f32 / 10.0 - PI / 2.0);
                    center + turned * vec2(side * (4.0 + 3.2 * turn.x), 3.2 * turn.y)
                });
                let mut points = vec![center + turned * vec2(side * 1.6, -3.2)];
                points.extend(bow);
                points.push(center + turned * vec2(side * 1.6, 3.2));
                painter.line(points, pen);
            }
            painter.line_segment([center + turned * vec2(-3.0, 0.0), center + turned * vec2(3.0, 0.0)], pen);
        }
        Icon::Save => {
            line(&[(0.0, -7.0), (0.0, 3.0)]);
            line(&[(-4.0, -1.0), (0.0, 3.0), (4.0, -1.0)]);
            line(&[(-7.0, 3.0), (-7.0, 7.0), (7.0, 7.0), (7.0, 3.0)]);
        }
        Icon::Open => line(&[
            (-7.5, 6.0),
            (-7.5, -5.5),
            (-2.5, -5.5),
            (-0.5, -3.0),
            (7.5, -3.0),
            (7.5, 6.0),
            (-7.5, 6.0),
        ]),
        Icon::FullScreen => {
            for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
                line(&[(6.5 * x, 2.5 * y), (6.5 * x, 6.5 * y), (2.5 * x, 6.5 * y)]);
            }
        }
        Icon::Back => {
            line(&[(7.0, 0.0), (-7.0, 0.0)]);
            line(&[(-2.0, -5.0), (-7.0, 0.0), (-2.0, 5.0)]);
        }
        Icon::Forward => {
            line(&[(-7.0, 0.0), (7.0, 0.0)]);
            line(&[(2.0, -5.0), (7.0, 0.0), (2.0, 5.0)]);
        }
        Icon::Previous => line(&[(2.5, -5.5), (-3.0, 0.0), (2.5, 5.5)]),
        Icon::Next => line(&[(-2.5, -5.5), (3.0, 0.0), (-2.5, 5.5)]),
    }
}
