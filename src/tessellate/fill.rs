//! Polygons to triangles on the sphere.

use super::cut::{Part, cut};
use super::edge::{CELL_DEG, push_between, unit_vector, vertex};
use super::flip::turn_back;
use super::watertight::mend;
use super::{Ring, Vertex, doubled_area};
use crate::sphere::UnitVector;
use earcut::Earcut;
use geo::{LineString, Polygon};

/// Triangles on the unit sphere. They run anticlockwise as seen from outside.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fill {
    /// Positions on the unit sphere, as [`UnitVector::to_f32`](crate::sphere::UnitVector::to_f32) gives them.
    pub positions: Vec<[f32; 3]>,
    /// Three indices into `positions` for each triangle.
    pub indices: Vec<u32>,
}

/// The triangles of some polygons.
///
/// ```
/// use geo::{Rect, coord};
/// use high_north::tessellate::fill;
/// let box_in_the_barents_sea = Rect::new(coord! { x: 30.0, y: 71.0 }, coord! { x: 40.0, y: 75.0 });
/// let triangles = fill([&box_in_the_barents_sea.to_polygon()]);
/// assert_eq!(triangles.indices.len() % 3, 0);
/// assert!(!triangles.indices.is_empty());
/// ```
pub fn fill<'a>(polygons: impl IntoIterator<Item = &'a Polygon>) -> Fill {
    let mut filler = Filler::new();
    let mut triangles = Fill::default();
    for polygon in polygons {
        filler.fill(polygon, &mut triangles);
    }
    triangles
}

/// Fills polygons one after another and keeps its buffers between them.
#[derive(Default)]
pub struct Filler {
    earcut: Earcut<f64>,
    parts: Vec<Part>,
    vertices: Vec<Vertex>,
    positions: Vec<UnitVector>,
    hole_starts: Vec<u32>,
    triangles: Vec<u32>,
}

impl Filler {
    /// A filler with empty buffers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends the triangles of a polygon. What of it is no ring of finite numbers is left out.
    pub fn fill(&mut self, polygon: &Polygon, into: &mut Fill) {
        let Some(outer) = prepared(polygon.exterior()) else { return };
        let holes = polygon.interiors().iter().filter_map(prepared).collect();
        self.parts.push(Part { outer, holes });
        while let Some(part) = self.parts.pop() {
            match line_through(&part.outer) {
                Some((axis, at)) => self.parts.extend(cut(part, axis, at).into_iter().flatten()),
                None => self.fill_cell(&part, into),
            }
        }
    }

    fn fill_cell(&mut self, part: &Part, into: &mut Fill) {
        self.vertices.clear();
        self.hole_starts.clear();
        self.vertices.extend(&part.outer);
        for hole in &part.holes {
            self.hole_starts.push(self.vertices.len() as u32);
            self.vertices.extend(hole);
        }
        self.earcut.earcut_slice(&self.vertices, &self.hole_starts, &mut self.triangles);
        mend(&self.vertices, &self.hole_starts, &mut self.triangles);

        for corners in self.triangles.chunks_exact_mut(3) {
            let place = |k: usize| self.vertices[corners[k] as usize];
            if doubled_area(&[place(0), place(1), place(2)]) < 0.0 {
                corners.swap(1, 2);
            }
        }
        self.positions.clear();
        self.positions.extend(self.vertices.iter().map(|&vertex| unit_vector(vertex)));
        turn_back(&self.positions, &mut self.triangles);

        let first = into.positions.len() as u32;
        into.positions.extend(self.positions.iter().map(|position| position.to_f32()));
        for corners in self.triangles.chunks_exact(3) {
            let [a, b, c] = [0, 1, 2].map(|k| self.positions[corners[k] as usize]);
            // At a pole, where an edge is one point, a triangle may be nothing.
            if a != b && b != c && c != a {
                into.indices.extend(corners.iter().map(|&corner| first + corner));
            }
        }
    }
}

/// A ring with points on its edges, or `None` where it has no area.
fn prepared(ring: &LineString) -> Option<Ring> {
    let mut corners: Ring = Vec::with_capacity(ring.0.len());
    for point in ring.0.iter().filter_map(|&coord| vertex(coord)) {
        if corners.last() != Some(&point) {
            corners.push(point);
        }
    }
    while corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    // Under a square centimetre a ring is nothing.
    if corners.len() < 3 || doubled_area(&corners).abs() < 1e-14 {
        return None;
    }
    let mut ring = Vec::with_capacity(corners.len() + corners.len() / 8);
    for (index, &from) in corners.iter().enumerate() {
        ring.push(from);
        push_between(from, corners[(index + 1) % corners.len()], &mut ring);
    }
    ring.dedup();
    Some(ring)
}

/// The axis and the place at which to cut an outline, or `None` where it lies in one cell.
fn line_through(outer: &[Vertex]) -> Option<(usize, f64)> {
    let cells = |axis: usize| {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for point in outer {
            low = low.min(point[axis]);
            high = high.max(point[axis]);
        }
        ((low / CELL_DEG).floor(), (high / CELL_DEG).ceil())
    };
    let (x, y) = (cells(0), cells(1));
    let (axis, (low, high)) = if x.1 - x.0 >= y.1 - y.0 { (0, x) } else { (1, y) };
    (high - low > 1.0).then(|| (axis, ((low + high) / 2.0).floor() * CELL_DEG))
}
