//! Samples of areas and lines: what the map's shader does, painted for a legend.

use super::place_look::{HATCH_GROUND, HATCH_PERIOD, HATCH_WIDTH};
use super::{AreaLook, Dashes, StrokeLook, dashed_sample};
use bevy_egui::egui::epaint::{Mesh, Vertex, WHITE_UV};
use bevy_egui::egui::{Color32, Painter, Pos2, Rect, Stroke, Vec2, pos2};
use std::f32::consts::{FRAC_1_SQRT_2, SQRT_2};

/// Paints a straight line as the map draws it; `casing` is the colour of its casing.
pub fn stroke_sample(painter: &Painter, ends: [Pos2; 2], look: &StrokeLook, casing: Color32) {
    let color = look.color.gamma_multiply(look.opacity);
    if look.feather > 0.0 {
        soft_line(painter, ends, look, color);
        return;
    }
    let aside = (ends[1] - ends[0]).normalized().rot90() * (look.width + look.casing) / 2.0;
    let line = |offset: Vec2, width: f32, color: Color32| {
        let ends = ends.map(|end| end + offset);
        if look.gap > 0.0 {
            let dashes = Dashes { dash: look.dash, gap: look.gap, has_dot: false };
            dashed_sample(painter, ends, Stroke::new(width, color), dashes);
        } else {
            painter.line_segment(ends, Stroke::new(width, color));
        }
    };
    // Beside the line and not under it: through a faint line one sees the ground.
    if look.casing > 0.0 {
        let casing = casing.gamma_multiply(look.opacity);
        line(aside, look.casing, casing);
        line(-aside, look.casing, casing);
    }
    line(Vec2::ZERO, look.width, color);
}

/// Paints a rectangle as the map fills areas.
pub fn area_sample(painter: &Painter, rect: Rect, look: &AreaLook) {
    let ground = if look.is_hatched { HATCH_GROUND * look.opacity } else { look.opacity };
    painter.rect_filled(rect, 0.0, look.color.gamma_multiply(ground));
    if !look.is_hatched || ground >= 1.0 {
        return;
    }
    // What is laid over the ground so that both together are as strong as the lines are on the map.
    let over = look.color.gamma_multiply((look.opacity - ground) / (1.0 - ground));
    let clipped = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let along = Vec2::new(rect.height(), -rect.height());
    let mut x = rect.left() - rect.height() + HATCH_PERIOD * FRAC_1_SQRT_2;
    while x < rect.right() {
        // From beyond one edge to beyond the other, where the ends are cut off square to the line.
        let foot = pos2(x, rect.bottom());
        clipped.line_segment([foot - along * 0.2, foot + along * 1.2], Stroke::new(HATCH_WIDTH, over));
        x += HATCH_PERIOD * SQRT_2;
    }
}

/// A line whose edges fade out.
fn soft_line(painter: &Painter, ends: [Pos2; 2], look: &StrokeLook, color: Color32) {
    /// Across one edge, in shares of the feather, from where it is nothing.
    const STEPS: [f32; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];
    let normal = (ends[1] - ends[0]).normalized().rot90();
    let reach = look.width / 2.0 + 0.5;
    let inner = |share: f32| (reach - share * look.feather).max(0.0);
    let strength = |from_axis: f32| {
        let share = ((reach - from_axis) / look.feather).clamp(0.0, 1.0);
        share * share * (3.0 - 2.0 * share)
    };
    let edge = STEPS.map(inner);
    let offsets: Vec<f32> = edge.iter().map(|offset| -offset).chain(edge.iter().rev().copied()).collect();
    let mut mesh = Mesh::default();
    for offset in &offsets {
        let color = color.gamma_multiply(strength(offset.abs()));
        for at in ends {
            mesh.vertices.push(Vertex { pos: at + normal * *offset, uv: WHITE_UV, color });
        }
    }
    for corner in (0..offsets.len() as u32 - 1).map(|strip| 2 * strip) {
        mesh.add_triangle(corner, corner + 1, corner + 2);
        mesh.add_triangle(corner + 1, corner + 3, corner + 2);
    }
    painter.add(mesh);
}
