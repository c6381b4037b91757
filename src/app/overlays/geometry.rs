//! The areas and lines of a layer as meshes.

use crate::app::render::{SLOTS, fill_mesh, line_mesh};
use crate::atlas::{Atlas, Layer, LayerKind, Place, PlaceIndex};
use crate::tessellate::{EdgeKind, Fill, Filler, Lines, is_seam};
use bevy::prelude::Mesh;
use geo::Geometry;

/// The places of a layer share its palette's slots in the order of the atlas; beyond 64 they share slots.
pub(super) fn slot(index_in_layer: usize) -> usize {
    index_in_layer % SLOTS
}

/// The areas and lines of a layer.
pub(super) struct LayerGeometry {
    fill: Fill,
    fill_slots: Vec<f32>,
    lines: Lines,
}

/// The places of a layer that have an area or a line, in the order of the atlas.
pub(super) fn places<'a>(atlas: &'a Atlas, layer: &str) -> impl Iterator<Item = (PlaceIndex, &'a Place)> {
    let is_drawn = move |(_, place): &(PlaceIndex, &Place)| place.layer == layer && !place.is_point();
    (0..).map(PlaceIndex).zip(&atlas.places).filter(is_drawn)
}

impl LayerGeometry {
    pub(super) fn of(atlas: &Atlas, layer: &Layer) -> Self {
        let edges =
            if layer.kind == LayerKind::Routes { EdgeKind::GreatCircle } else { EdgeKind::Geographic };
        let mut filler = Filler::new();
        let mut all = Self { fill: Fill::default(), fill_slots: Vec::new(), lines: Lines::default() };
        for (index, (_, place)) in places(atlas, &layer.id).enumerate() {
            let attribute = [slot(index) as f32, 0.0];
            for simple in simple_geometries(&place.geometry) {
                match simple {
                    Geometry::Polygon(polygon) => {
                        filler.fill(&polygon, &mut all.fill);
                        all.fill_slots.resize(all.fill.positions.len(), attribute[0]);
                        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                            all.lines.push_ring(ring, is_seam, attribute);
                        }
                    }
                    Geometry::LineString(line) => all.lines.push(&line, edges, attribute),
                    _ => {}
                }
            }
        }
        all
    }

    /// The mesh of the areas and that of the lines, where there are any.
    pub(super) fn meshes(self) -> [Option<Mesh>; 2] {
        let areas = (!self.fill.indices.is_empty()).then(|| fill_mesh(self.fill, self.fill_slots));
        let lines = (!self.lines.indices.is_empty()).then(|| line_mesh(self.lines));
        [areas, lines]
    }
}

/// The polygons, lines and points a geometry is made of.
fn simple_geometries(geometry: &Geometry) -> Vec<Geometry> {
    match geometry {
        Geometry::MultiPolygon(polygons) => polygons.iter().cloned().map(Geometry::Polygon).collect(),
        Geometry::MultiLineString(lines) => lines.iter().cloned().map(Geometry::LineString).collect(),
        Geometry::GeometryCollection(parts) => parts.iter().flat_map(simple_geometries).collect(),
        Geometry::Rect(rect) => vec![Geometry::Polygon(rect.to_polygon())],
        other => vec![other.clone()],
    }
}
