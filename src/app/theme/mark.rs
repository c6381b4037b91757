//! The mark of each kind of place: one shape per kind, the same on the map, in the text and in the legend.

use super::pens::{Pen, pens};
use super::precision::{dashed_ring, halo};
use super::{Tokens, mark_color, semibold};
use crate::atlas::{Kind, Precision, Status};
use bevy_egui::egui::epaint::PathShape;
use bevy_egui::egui::{Align2, Color32, Painter, Pos2, Shape, Stroke, Vec2, vec2};

/// Radius of a mark on the map, in points.
pub const MARK_RADIUS: f32 = 8.0;
/// The disc of a mark that is selected or hovered, in radii of the mark.
const DISC: f32 = 1.6;
/// The halo of a position that is only near, in radii of the mark.
const HALO: f32 = 2.6;
/// The dashed ring of a mark that stands for an area or a sketch, in radii of the mark.
const RING: f32 = 1.6;
/// Width of a line of a mark, in radii.
const LINE: f32 = 0.24;
/// Radius of the badge that says how many marks are one, in radii of the mark.
const BADGE: f32 = 0.72;

/// How a mark stands out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum MarkState {
    /// As any other.
    #[default]
    Normal,
    /// Under the pointer, here or in another panel: on a disc with a thin ring.
    Hovered,
    /// Its card is open: a filled disc, the shape cut out of it.
    Selected,
}

/// Paints the mark of a kind of place, cased so that it stands on any ground. It reaches `radius` points
/// from `center`; the disc of a hovered or selected one reaches 1.6 times as far, and two points more.
pub fn mark(painter: &Painter, kind: Kind, center: Pos2, radius: f32, tokens: &Tokens, state: MarkState) {
    let color = mark_color(kind, tokens);
    let disc = radius * DISC;
    let (ink, cut) = match state {
        MarkState::Normal => (color, tokens.halo),
        MarkState::Hovered => {
            painter.circle_filled(center, disc + 1.0, tokens.halo);
            painter.circle_stroke(center, disc - 0.75, Stroke::new(1.5, color));
            (color, tokens.halo)
        }
        MarkState::Selected => {
            painter.circle_filled(center, disc + 2.0, tokens.halo);
            painter.circle_filled(center, disc, color);
            (tokens.halo, color)
        }
    };
    if state == MarkState::Normal {
        let casing = (radius * 0.22).clamp(1.0, 2.5);
        painter
            .extend(pens(kind).iter().filter_map(|pen| shape(pen, center, radius, casing, tokens.halo, cut)));
    }
    painter.extend(pens(kind).iter().filter_map(|pen| shape(pen, center, radius, 0.0, ink, cut)));
}

/// Paints what says how sure the position of a mark is, under the mark: nothing where it is surveyed, a halo
/// where it is near, a dashed ring where it stands for an area or a sketch.
pub fn mark_ground(
    painter: &Painter,
    kind: Kind,
    precision: Precision,
    center: Pos2,
    radius: f32,
    tokens: &Tokens,
) {
    let color = mark_color(kind, tokens);
    match precision {
        Precision::Surveyed => {}
        Precision::Approximate | Precision::Segment => halo(painter, center, radius * HALO, color),
        Precision::Area | Precision::Schematic => {
            dashed_ring(painter, center, radius * RING, precision, color, tokens.halo);
        }
    }
}

/// Where the badge of a mark is, and its radius, in points.
pub fn badge_circle(center: Pos2, radius: f32) -> (Pos2, f32) {
    (center + vec2(1.15, -1.05) * radius, BADGE * radius)
}

/// Paints the badge of a mark that stands for `count` marks.
pub fn badge(painter: &Painter, count: usize, center: Pos2, radius: f32, tokens: &Tokens) {
    let (at, size) = badge_circle(center, radius);
    let (text, font) = match count {
        0..=99 => (count.to_string(), semibold(1.1 * radius)),
        _ => ("99+".to_owned(), semibold(0.75 * radius)),
    };
    painter.circle_filled(at, size + 1.5, tokens.halo);
    painter.circle_filled(at, size, tokens.text);
    painter.text(at, Align2::CENTER_CENTER, text, font, tokens.halo);
}

/// Paints an arrowhead at `at` that points in `direction`, a vector of length one; about 11 points long where
/// `size` is 1.
pub fn arrowhead(painter: &Painter, at: Pos2, direction: Vec2, size: f32, color: Color32, casing: Color32) {
    /// Along and across the direction, in points.
    const CORNERS: [(f32, f32); 3] = [(6.5, 0.0), (-4.5, 4.2), (-4.5, -4.2)];
    const CASING: f32 = 3.0;
    let corner = |(ahead, aside): (f32, f32)| at + (direction * ahead + direction.rot90() * aside) * size;
    let corners = CORNERS.map(corner).to_vec();
    painter.add(PathShape::convex_polygon(corners.clone(), casing, Stroke::new(CASING, casing)));
    painter.add(PathShape::convex_polygon(corners, color, Stroke::NONE));
}

/// Paints what says how sure it is what a mark stands for, at its lower right: nothing where it is confirmed, a question
/// mark where it is only reported, an unequal sign where sources differ.
pub fn doubt(painter: &Painter, status: Option<Status>, center: Pos2, radius: f32, tokens: &Tokens) {
    let sign = match status {
        None | Some(Status::Confirmed) => return,
        Some(Status::Reported) => "?",
        Some(Status::Disputed) => "≠",
    };
    let (at, size) = (center + vec2(1.1, 0.95) * radius, BADGE * radius);
    painter.circle_filled(at, size + 1.2, tokens.halo);
    painter.circle_filled(at, size, tokens.panel);
    painter.circle_stroke(at, size, Stroke::new(1.0, tokens.text));
    painter.text(at, Align2::CENTER_CENTER, sign, semibold(1.15 * radius), tokens.text);
}

/// The shape of a stroke of the pen, `casing` points wider on every side. Cuts have no casing.
fn shape(pen: &Pen, center: Pos2, radius: f32, casing: f32, ink: Color32, cut: Color32) -> Option<Shape> {
    let at = |&(x, y): &(f32, f32)| center + vec2(x, y) * radius;
    let points = |points: &[(f32, f32)]| points.iter().map(at).collect::<Vec<_>>();
    let line = Stroke::new((radius * LINE).max(1.2) + 2.0 * casing, ink);
    let edge = Stroke::new(2.0 * casing, ink);
    let is_casing = casing > 0.0;
    Some(match pen {
        Pen::Fill(corners) => {
            let stroke = if is_casing { edge } else { Stroke::NONE };
            PathShape::convex_polygon(points(corners), ink, stroke).into()
        }
        Pen::Line(way) => PathShape::line(points(way), line).into(),
        Pen::Loop(way) => PathShape::closed_line(points(way), line).into(),
        Pen::Disc(middle, size) => Shape::circle_filled(at(middle), size * radius + casing, ink),
        Pen::Ring(middle, size) => Shape::circle_stroke(at(middle), size * radius, line),
        Pen::Cut(_) | Pen::Hole(..) if is_casing => return None,
        Pen::Cut(way) => PathShape::line(points(way), Stroke::new((radius * 0.2).max(1.0), cut)).into(),
        Pen::Hole(middle, size) => Shape::circle_filled(at(middle), size * radius, cut),
    })
}
