//! Outlines of polygons, without the edges that are only there because the polygon was cut.

use super::edge::{EdgeKind, vertex};
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

/// The outline of a ring as lines, without the edges for which `skip` is true: there it is open.
///
/// [`is_seam`] and [`ClipBox::has_edge`] are made for `skip`. A ring with nothing to skip is one line that ends
/// where it starts; one that is broken starts behind a break, so that no stroke is cut in two.
pub fn strokes(ring: &LineString, skip: impl Fn(Coord, Coord) -> bool) -> Vec<LineString> {
    let mut corners: Vec<Coord> = ring.0.iter().copied().filter(|&coord| vertex(coord).is_some()).collect();
    corners.dedup_by_key(|coord| vertex(*coord));
    while corners.len() > 1
        && corners.first().map(|first| vertex(*first)) == corners.last().map(|last| vertex(*last))
    {
        corners.pop();
    }
    let count = corners.len();
    if count < 2 {
        return Vec::new();
    }
    let is_skipped = |index: usize| skip(corners[index % count], corners[(index + 1) % count]);
    let start = (0..count).find(|&index| is_skipped(index)).map_or(0, |index| index + 1);
    let mut lines = Vec::new();
    let mut line = Vec::new();
    for index in start..start + count {
        line.push(corners[index % count]);
        if is_skipped(index) {
            lines.push(LineString::new(std::mem::take(&mut line)));
        }
    }
    if !line.is_empty() {
        line.push(corners[start % count]);
        lines.push(LineString::new(line));
    }
    lines
}

impl Lines {
    /// Appends the outline of a polygon, edges straight in longitude and latitude, as [`strokes`] gives it.
    pub fn push_ring(&mut self, ring: &LineString, skip: impl Fn(Coord, Coord) -> bool, attribute: [f32; 2]) {
        for line in strokes(ring, skip) {
            self.push(&line, EdgeKind::Geographic, attribute);
        }
    }
}
