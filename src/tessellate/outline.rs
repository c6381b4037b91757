//! Outlines of polygons, without the edges that are only there because the polygon was cut.

use super::edge::{EdgeKind, push_positions_between, unit_vector, vertex};
use super::line::Lines;
use geo::{Coord, LineString};

/// Nearer than this, in degrees, an edge lies on the side of a box: 0.1 m.
const ON_SIDE_DEG: f64 = 1e-6;

/// True for an edge along the antimeridian or at a pole, where a polygon is cut because a flat map ends there.
pub fn is_seam(from: Coord, to: Coord) -> bool {
    let is_end = |degrees: f64, end: f64| (degrees.abs() - end).abs() < ON_SIDE_DEG;
    let is_antimeridian = is_end(from.x, 180.0) && is_end(to.x, 180.0) && (from.x - to.x).abs() < ON_SIDE_DEG;
    is_antimeridian || (is_end(from.y, 90.0) && is_end(to.y, 90.0))
}

/// The box that a data set was clipped to, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClipBox {
    /// Western side, degrees of longitude.
    pub west_deg: f64,
    /// Southern side, degrees of latitude.
    pub south_deg: f64,
    /// Eastern side, degrees of longitude.
    pub east_deg: f64,
    /// Northern side, degrees of latitude.
    pub north_deg: f64,
}

impl ClipBox {
    /// True for an edge along a side of the box.
    pub fn has_edge(self, from: Coord, to: Coord) -> bool {
        let is_on =
            |a: f64, b: f64, side: f64| (a - side).abs() < ON_SIDE_DEG && (b - side).abs() < ON_SIDE_DEG;
        [self.west_deg, self.east_deg].iter().any(|&side| is_on(from.x, to.x, side))
            || [self.south_deg, self.north_deg].iter().any(|&side| is_on(from.y, to.y, side))
    }
}

impl Lines {
    /// Appends the outline of a polygon, edges straight in longitude and latitude, without the edges for
    /// which `skip` is true: there the outline is open. [`is_seam`] and [`ClipBox::has_edge`] are made for it.
    pub fn push_ring(&mut self, ring: &LineString, skip: impl Fn(Coord, Coord) -> bool, attribute: [f32; 2]) {
        let mut corners: Vec<_> =
            ring.0.iter().filter_map(|&coord| vertex(coord).map(|vertex| (coord, vertex))).collect();
        corners.dedup_by(|one, other| one.1 == other.1);
        while corners.len() > 1 && corners.first().map(|first| first.1) == corners.last().map(|last| last.1) {
            corners.pop();
        }
        let count = corners.len();
        if count < 2 {
            return;
        }
        let is_skipped = |index: usize| skip(corners[index % count].0, corners[(index + 1) % count].0);
        // A ring that is broken starts behind a break, so that no stroke is cut in two.
        let start = (0..count).find(|&index| is_skipped(index)).map_or(0, |index| index + 1);
        let mut path = Vec::new();
        for index in start..start + count {
            let (from, to) = (corners[index % count].1, corners[(index + 1) % count].1);
            path.push(unit_vector(from));
            if is_skipped(index) {
                self.push_path(std::mem::take(&mut path), attribute);
            } else {
                push_positions_between(from, to, EdgeKind::Geographic, &mut path);
            }
        }
        if !path.is_empty() {
            path.push(unit_vector(corners[start % count].1));
            self.push_path(path, attribute);
        }
    }
}
