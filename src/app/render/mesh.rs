//! Geometry of the pure rooms as meshes.

use super::material::{NEXT, PREVIOUS, SIDE_ALONG, SLOT_ANCHOR, USAGE};
use super::palette::SLOTS;
use crate::dropped::Dots;
use crate::tessellate::{Fill, Lines};
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;

/// Triangles, with the slot of each vertex.
pub(in crate::app) fn fill_mesh(fill: Fill, slots: Vec<f32>) -> Mesh {
    let slot_anchor: Vec<[f32; 2]> =
        slots.into_iter().zip(fill.cell_lon_deg).map(|(slot, anchor)| [slot, anchor]).collect();
    Mesh::new(PrimitiveTopology::TriangleList, USAGE)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, fill.positions)
        .with_inserted_attribute(SLOT_ANCHOR, slot_anchor)
        .with_inserted_indices(Indices::U32(fill.indices))
}

/// Ribbons; the slot is the first number of each line's attribute.
pub(in crate::app) fn line_mesh(lines: Lines) -> Mesh {
    let slot_anchor: Vec<[f32; 2]> = lines
        .attribute
        .iter()
        .zip(&lines.anchor_lon_deg)
        .map(|(attribute, anchor)| [attribute[0], *anchor])
        .collect();
    Mesh::new(PrimitiveTopology::TriangleList, USAGE)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, lines.positions)
        .with_inserted_attribute(PREVIOUS, lines.previous)
        .with_inserted_attribute(NEXT, lines.next)
        .with_inserted_attribute(SIDE_ALONG, lines.side_along)
        .with_inserted_attribute(SLOT_ANCHOR, slot_anchor)
        .with_inserted_indices(Indices::U32(lines.indices))
}

/// Discs: a triangle about each, whose corners have the slot and, in steps of [`SLOTS`], their number.
pub(in crate::app) fn dot_mesh(dots: &Dots) -> Mesh {
    let corners = |index: usize| (0..3_u16).map(move |corner| (index, corner));
    let all = (0..dots.positions.len()).flat_map(corners);
    let slot_anchor: Vec<[f32; 2]> = all
        .map(|(index, corner)| {
            [f32::from(dots.styles[index]) + f32::from(corner) * SLOTS as f32, dots.lon_deg[index]]
        })
        .collect();
    let positions: Vec<[f32; 3]> = dots.positions.iter().flat_map(|&at| [at; 3]).collect();
    Mesh::new(PrimitiveTopology::TriangleList, USAGE)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
        .with_inserted_attribute(SLOT_ANCHOR, slot_anchor)
}

/// Two triangles that cover the whole target.
pub(in crate::app) fn quad_mesh() -> Mesh {
    let corners = vec![[-1.0, -1.0, 0.0], [1.0, -1.0, 0.0], [1.0, 1.0, 0.0], [-1.0f32, 1.0, 0.0]];
    Mesh::new(PrimitiveTopology::TriangleList, USAGE)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, corners)
        .with_inserted_indices(Indices::U32(vec![0, 1, 2, 0, 2, 3]))
}
