//! Polygons to triangles on the sphere.

use super::cut::{Part, TINY_DOUBLED_AREA, cut};
use super::edge::{CELL_DEG, push_between, unit_vector, vertex};
use super::flip::turn_back;
use super::untangle::{is_tangled, untangled};
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
    /// For each position the longitude, in degrees, of the middle of the cell of 5° that its triangles lie in.
    /// A projection about any central meridian tells by it on which side of its edge a triangle lies.
    pub cell_lon_deg: Vec<f32>,
    /// Three indices into `positions` for each triangle.
    pub indices: Vec<u32>,
}

/// What a polygon fills of one cell, in longitude and latitude.
#[derive(Debug, Clone, Copy)]
pub struct FlatCell<'a> {
    /// Longitude and latitude in degrees.
    pub vertices: &'a [[f64; 2]],
    /// Three indices into `vertices` for each triangle, anticlockwise.
    pub triangles: &'a [u32],
}

impl Fill {
    /// Appends what a polygon fills of one cell.
    pub fn push_cell(&mut self, cell: FlatCell<'_>) {
        let first = self.positions.len() as u32;
        self.positions.extend(cell.vertices.iter().map(|&vertex| unit_vector(vertex).to_f32()));
        self.cell_lon_deg.resize(self.positions.len(), cell_lon_deg(cell.vertices));
        self.indices.extend(cell.triangles.iter().map(|&corner| first + corner));
    }
}

/// The longitude of the middle of the cell that the vertices lie in, from −180 to 180 degrees.
fn cell_lon_deg(vertices: &[Vertex]) -> f32 {
    let west = vertices.iter().map(|vertex| vertex[0]).fold(f64::INFINITY, f64::min);
    let middle = ((west / CELL_DEG).floor() + 0.5) * CELL_DEG;
    ((middle + 180.0).rem_euclid(360.0) - 180.0) as f32
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

    /// Appends the triangles of a polygon, whether its rings cross or not. What of it is no ring of finite numbers is
    /// left out.
    pub fn fill(&mut self, polygon: &Polygon, into: &mut Fill) {
        if is_tangled(polygon) {
            self.tangled_cells(polygon, |cell| into.push_cell(cell));
        } else {
            self.cells(polygon, |cell| into.push_cell(cell));
        }
    }

    /// Gives what a polygon fills of each cell to `each`, before it is taken to the sphere. Its rings must not cross.
    pub fn cells(&mut self, polygon: &Polygon, each: impl FnMut(FlatCell<'_>)) {
        let Some(outer) = corners(polygon.exterior()).filter(has_area) else { return };
        let holes = polygon.interiors().iter().filter_map(corners).filter(has_area);
        self.parts.push(Part { outer: prepared(&outer), holes: holes.map(|hole| prepared(&hole)).collect() });
        self.each_cell(each);
    }

    /// The same for a polygon with a [`Tangle`](super::Tangle): what lies within its outer ring by the even-odd rule,
    /// and in none of its holes.
    pub fn tangled_cells(&mut self, polygon: &Polygon, each: impl FnMut(FlatCell<'_>)) {
        let Some(outer) = corners(polygon.exterior()) else { return };
        let holes: Vec<Ring> = polygon.interiors().iter().filter_map(corners).collect();
        let pieces = untangled(&outer, &holes);
        self.parts.extend(pieces.into_iter().map(|Part { outer, holes }| Part {
            outer: prepared(&outer),
            holes: holes.iter().map(|hole| prepared(hole)).collect(),
        }));
        self.each_cell(each);
    }

    fn each_cell(&mut self, mut each: impl FnMut(FlatCell<'_>)) {
        while let Some(part) = self.parts.pop() {
            match line_through(&part.outer) {
                Some((axis, at)) => self.parts.extend(cut(part, axis, at).into_iter().flatten()),
                None => {
                    self.triangulate(&part);
                    each(FlatCell { vertices: &self.vertices, triangles: &self.triangles });
                }
            }
        }
    }

    fn triangulate(&mut self, part: &Part) {
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
        self.drop_points();
    }

    /// Drops the triangles that are nothing, as there are at a pole, where an edge is one point.
    fn drop_points(&mut self) {
        let mut kept = 0;
        for start in (0..self.triangles.len()).step_by(3) {
            let [a, b, c] = [0, 1, 2].map(|k| self.positions[self.triangles[start + k] as usize]);
            if a != b && b != c && c != a {
                self.triangles.copy_within(start..start + 3, kept);
                kept += 3;
            }
        }
        self.triangles.truncate(kept);
    }
}

/// The corners of a ring, each once, or `None` where they are fewer than three.
fn corners(ring: &LineString) -> Option<Ring> {
    let mut corners: Ring = Vec::with_capacity(ring.0.len());
    for point in ring.0.iter().filter_map(|&coord| vertex(coord)) {
        if corners.last() != Some(&point) {
            corners.push(point);
        }
    }
    while corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    (corners.len() >= 3).then_some(corners)
}

/// Under a square centimetre a ring is nothing.
fn has_area(corners: &Ring) -> bool {
    doubled_area(corners).abs() >= TINY_DOUBLED_AREA
}

/// A ring with points on its edges.
fn prepared(corners: &[Vertex]) -> Ring {
    let mut ring = Vec::with_capacity(corners.len() + corners.len() / 8);
    for (index, &from) in corners.iter().enumerate() {
        ring.push(from);
        push_between(from, corners[(index + 1) % corners.len()], &mut ring);
    }
    ring.dedup();
    ring
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
