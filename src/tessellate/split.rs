//! Polygons of longitude and latitude cut along a meridian; rings with and without their closing vertex.

use super::cut::{Part, cut_pieces};
use super::{Ring, Vertex};
use geo::{Coord, LineString, Polygon};

/// A ring without its closing vertex.
pub(super) fn open(ring: &[Coord]) -> Ring {
    let mut open: Ring = ring.iter().map(|at| [at.x, at.y]).collect();
    if open.len() > 1 && open.first() == open.last() {
        open.pop();
    }
    open
}

/// A ring with its closing vertex.
pub(super) fn closed(ring: &[Vertex]) -> Vec<Coord> {
    ring.iter().chain(ring.first()).map(|&[x, y]| Coord { x, y }).collect()
}

/// Cuts a polygon along a meridian into what lies west and what lies east of it.
///
/// Places on the cut are rounded to 1e-5°, and both sides have the same ones, every whole degree among them.
pub fn split_at_meridian(polygon: &Polygon, lon_deg: f64) -> [Vec<Polygon>; 2] {
    let holes = polygon.interiors().iter().map(|hole| open(&hole.0)).collect();
    let part = Part { outer: open(&polygon.exterior().0), holes };
    let ring = |ring: &Ring| LineString(closed(ring));
    cut_pieces(part, 0, lon_deg, -1.0).map(|parts| {
        let polygon = |part: &Part| Polygon::new(ring(&part.outer), part.holes.iter().map(ring).collect());
        parts.iter().map(polygon).collect()
    })
}
