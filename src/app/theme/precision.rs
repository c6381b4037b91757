//! How sure a position is, as it is drawn on the map and in the legend.

use crate::atlas::Precision;
use bevy_egui::egui::epaint::{Mesh, PathShape, Vertex, WHITE_UV};
use bevy_egui::egui::{Color32, Painter, Pos2, Stroke, Vec2};
use std::f32::consts::TAU;

/// How a line of a precision is stroked: what it has more or less than a plain line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineLook {
    /// Added to its width, in points.
    pub wider: f32,
    /// Length of a dash in points; 0 where the line is whole.
    pub dash: f32,
    /// Length of the gap after a dash, in points.
    pub gap: f32,
    /// Each edge fades out over this many points.
    pub feather: f32,
    /// Its opacity.
    pub strength: f32,
}

/// The look of lines of a precision, and of the outlines of areas.
pub fn line_look(precision: Precision) -> LineLook {
    let plain = LineLook { wider: 0.0, dash: 0.0, gap: 0.0, feather: 0.0, strength: 1.0 };
    match precision {
        Precision::Surveyed => plain,
        Precision::Approximate => LineLook { wider: 0.6, feather: 1.5, ..plain },
        Precision::Segment => LineLook { wider: 3.6, feather: 2.4, strength: 0.9, ..plain },
        Precision::Area => LineLook { dash: 2.0, gap: 3.0, strength: 0.7, ..plain },
        Precision::Schematic => LineLook { dash: 8.0, gap: 6.0, strength: 0.7, ..plain },
    }
}

/// Paints a halo that fades out towards `radius`.
pub(super) fn halo(painter: &Painter, center: Pos2, radius: f32, color: Color32) {
    /// Distances from the middle in radii, and the opacity there: near a Gaussian.
    const FADE: [(f32, f32); 5] = [(0.0, 0.55), (0.35, 0.42), (0.6, 0.22), (0.8, 0.08), (1.0, 0.0)];
    const CORNERS: u32 = 40;
    let mut mesh = Mesh::default();
    for (share, opacity) in FADE {
        for corner in 0..CORNERS {
            let direction = Vec2::angled(TAU * corner as f32 / CORNERS as f32);
            mesh.vertices.push(vertex(center + direction * share * radius, color.gamma_multiply(opacity)));
        }
    }
    for ring in 0..FADE.len() as u32 - 1 {
        for corner in 0..CORNERS {
            let next = (corner + 1) % CORNERS;
            let (inner, outer) = (ring * CORNERS, (ring + 1) * CORNERS);
            mesh.add_triangle(inner + corner, outer + corner, outer + next);
            mesh.add_triangle(inner + corner, outer + next, inner + next);
        }
    }
    painter.add(mesh);
}

/// Paints a ring, dotted for an area and dashed for a sketch, cased so that it stands on any ground.
pub(super) fn dashed_ring(
    painter: &Painter,
    center: Pos2,
    radius: f32,
    precision: Precision,
    color: Color32,
    casing: Color32,
) {
    const CORNERS: usize = 5;
    let look = line_look(precision);
    // As many whole dashes as come nearest to those of the line.
    let period = (look.dash + look.gap).max(1.0) * 0.8;
    let dashes = (TAU * radius / period).round().max(3.0);
    let share = look.dash / (look.dash + look.gap).max(1.0);
    for (width, color) in [(3.4, casing), (1.5, color)] {
        for dash in 0..dashes as usize {
            let arc = (0..=CORNERS).map(|corner| {
                let along = dash as f32 + share * corner as f32 / CORNERS as f32;
                center + Vec2::angled(TAU * along / dashes) * radius
            });
            painter.add(PathShape::line(arc.collect(), Stroke::new(width, color)));
        }
    }
}

fn vertex(pos: Pos2, color: Color32) -> Vertex {
    Vertex { pos, uv: WHITE_UV, color }
}
