//! Points on the edges of lines and rings, so that no edge is longer than 1°.
//!
//! Every edge gets its points from the same end, whichever way it runs, and points on meridians and
//! parallels lie at whole degrees. So two features that share an edge share its points to the last bit,
//! and no crack shows between them.

use super::Vertex;
use crate::sphere::{LonLat, UnitVector};
use geo::Coord;

/// Width and height of a cell in degrees. Cells begin at 0°.
pub const CELL_DEG: f64 = 5.0;

/// No edge is longer than this, in degrees of longitude and latitude or of arc.
const STEP_DEG: f64 = 1.0;

/// Nearer than this to a cell's edge is on it: 0.1 mm on the ground.
const SNAP_DEG: f64 = 1e-9;

/// Points put on an edge lie on multiples of a degree divided by this.
pub const PARTS_OF_DEGREE: f64 = 1e5;

/// Longitudes past this many degrees are no longitudes.
const MAX_LON_DEG: f64 = 540.0;

/// What is straight between two points of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EdgeKind {
    /// Straight in longitude and latitude, as GeoJSON's edges are (RFC 7946 §3.1.1).
    Geographic,
    /// The shortest way on the sphere, for routes between far places.
    GreatCircle,
}

/// A coordinate as a vertex, or `None` where it is no position: not finite, or a longitude beyond reason.
pub(super) fn vertex(coord: Coord) -> Option<Vertex> {
    let fits = coord.x.is_finite() && coord.y.is_finite() && coord.x.abs() <= MAX_LON_DEG;
    fits.then(|| [snapped(coord.x), snapped(coord.y.clamp(-90.0, 90.0))])
}

/// The unit vector of a vertex. ±180° is one meridian and a pole is one point, to the last bit.
pub(super) fn unit_vector([lon_deg, lat_deg]: Vertex) -> UnitVector {
    if lat_deg.abs() >= 90.0 {
        return UnitVector { x: 0.0, y: 0.0, z: lat_deg.signum() };
    }
    let lon_deg = if lon_deg == -180.0 { 180.0 } else { lon_deg };
    LonLat::new(lon_deg, lat_deg).into()
}

/// Whole steps strictly between two numbers, in rising order, none nearer than [`SNAP_DEG`] to an end.
pub(super) fn steps_between(low: f64, high: f64) -> impl Iterator<Item = f64> {
    multiples_between(STEP_DEG, low, high)
}

fn multiples_between(step: f64, low: f64, high: f64) -> impl Iterator<Item = f64> {
    let first = ((low + SNAP_DEG) / step).floor() as i32 + 1;
    (first..).map(move |index| f64::from(index) * step).take_while(move |&at| at < high - SNAP_DEG)
}

fn snapped(degrees: f64) -> f64 {
    let nearest = (degrees / CELL_DEG).round() * CELL_DEG;
    if (degrees - nearest).abs() < SNAP_DEG { nearest } else { degrees }
}

/// The nearest multiple of 1e-5°, which is 1.1 m of latitude.
fn rounded(degrees: f64) -> f64 {
    (degrees * PARTS_OF_DEGREE).round() / PARTS_OF_DEGREE
}

/// A line with the points on its edges that [`Lines`](super::Lines) and [`Fill`](super::Fill) put there, in degrees.
pub fn with_points_between(line: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let mut all = Vec::with_capacity(line.len() + line.len() / 8);
    for edge in line.windows(2) {
        all.push(edge[0]);
        push_between(edge[0], edge[1], &mut all);
    }
    all.extend(line.last());
    all
}

/// Appends the points strictly between two vertices: where the edge crosses a cell's edge, and as many as
/// it takes that no piece is longer than 1°.
pub(super) fn push_between(from: Vertex, to: Vertex, out: &mut Vec<Vertex>) {
    let start = out.len();
    let is_forward = (from[0], from[1]) < (to[0], to[1]);
    let (a, b) = if is_forward { (from, to) } else { (to, from) };
    if a[0] == b[0] {
        out.extend(steps_between(a[1], b[1]).map(|lat| [a[0], lat]));
    } else if a[1] == b[1] {
        out.extend(steps_between(a[0], b[0]).map(|lon| [lon, a[1]]));
    } else if !is_short(a, b) {
        push_between_oblique(a, b, out);
    }
    if !is_forward {
        out[start..].reverse();
    }
}

/// True where an edge needs no points: it stays in one cell and is at most 1° long.
fn is_short(a: Vertex, b: Vertex) -> bool {
    let crosses = |axis: usize| {
        let (low, high) = (a[axis].min(b[axis]), a[axis].max(b[axis]));
        multiples_between(CELL_DEG, low, high).next().is_some()
    };
    (b[0] - a[0]).hypot(b[1] - a[1]) <= STEP_DEG && !crosses(0) && !crosses(1)
}

fn push_between_oblique(a: Vertex, b: Vertex, out: &mut Vec<Vertex>) {
    let mut stops = vec![(1.0, b)];
    for axis in [0, 1] {
        let (low, high) = (a[axis].min(b[axis]), a[axis].max(b[axis]));
        for at in multiples_between(CELL_DEG, low, high) {
            let t = (at - a[axis]) / (b[axis] - a[axis]);
            let mut stop = part_way(a, b, t);
            // Snapped, a stop near a cell's corner is on both of its edges, in whichever order they come.
            stop[1 - axis] = snapped(stop[1 - axis]);
            stop[axis] = at;
            stops.push((t, stop));
        }
    }
    stops.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut last = a;
    for (_, stop) in stops {
        let pieces = (stop[0] - last[0]).hypot(stop[1] - last[1]) / STEP_DEG;
        let pieces = (pieces - SNAP_DEG).ceil().max(1.0);
        let mut piece = 1.0;
        while piece < pieces {
            out.push(part_way(last, stop, piece / pieces));
            piece += 1.0;
        }
        if stop != last && stop != b {
            out.push(stop);
        }
        last = stop;
    }
}

/// The point a share `t` of the way along a straight edge, to 1e-5°, never outside the box of its ends.
///
/// Rounded it can be kept in a file as it is, and is at most 0.6 m off the straight line: less than a third
/// of a pixel in the closest view.
pub(super) fn part_way(a: Vertex, b: Vertex, t: f64) -> Vertex {
    let along = |axis: usize| {
        let (low, high) = (a[axis].min(b[axis]), a[axis].max(b[axis]));
        rounded(a[axis] + (b[axis] - a[axis]) * t).clamp(low, high)
    };
    [along(0), along(1)]
}

/// Appends the positions strictly between two vertices along an edge of this kind.
pub(super) fn push_positions_between(from: Vertex, to: Vertex, kind: EdgeKind, out: &mut Vec<UnitVector>) {
    let (start, end) = (unit_vector(from), unit_vector(to));
    let angle = start.angle_to(end);
    // Between antipodes no great circle is the shortest.
    let has_great_circle = angle < std::f64::consts::PI - 1e-6;
    if kind == EdgeKind::GreatCircle && has_great_circle {
        let pieces = (angle.to_degrees() / STEP_DEG - SNAP_DEG).ceil().max(1.0) as u32;
        out.extend(
            (1..pieces).map(|piece| start.along_great_circle(end, f64::from(piece) / f64::from(pieces))),
        );
    } else {
        let mut between = Vec::new();
        push_between(from, to, &mut between);
        out.extend(between.into_iter().map(unit_vector));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn between(from: Vertex, to: Vertex) -> Vec<Vertex> {
        let mut out = Vec::new();
        push_between(from, to, &mut out);
        out
    }

    #[test]
    fn points_on_a_meridian_lie_at_whole_degrees() {
        assert_eq!(between([180.0, 66.3], [180.0, 68.9]), [[180.0, 67.0], [180.0, 68.0]]);
        assert_eq!(between([180.0, 69.0], [180.0, 67.0]), [[180.0, 68.0]]);
        assert_eq!(between([2.5, 10.0], [0.0, 10.0]), [[2.0, 10.0], [1.0, 10.0]]);
    }

    #[test]
    fn a_short_edge_gets_a_point_only_where_it_leaves_its_cell() {
        assert!(between([1.0, 1.0], [1.5, 1.5]).is_empty());
        let crossing = between([4.75, 1.0], [5.25, 1.5]);
        assert_eq!(crossing, [[5.0, 1.25]]);
    }

    #[test]
    fn an_edge_through_a_corner_of_cells_meets_it_once() {
        let points = between([4.5, 4.5], [5.5, 5.5]);
        assert_eq!(points.iter().filter(|&&point| point == [5.0, 5.0]).count(), 1, "{points:?}");
    }

    #[test]
    fn what_is_no_position_is_no_vertex() {
        for (x, y) in [(f64::NAN, 0.0), (0.0, f64::INFINITY), (1e9, 0.0)] {
            assert_eq!(vertex(Coord { x, y }), None, "{x} {y}");
        }
        assert_eq!(vertex(Coord { x: 4.999_999_999_9, y: 90.5 }), Some([5.0, 90.0]));
    }

    #[test]
    fn the_two_sides_of_the_antimeridian_are_one() {
        assert_eq!(unit_vector([-180.0, 66.0]), unit_vector([180.0, 66.0]));
        assert_eq!(unit_vector([-180.0, -90.0]), unit_vector([37.0, -90.0]));
    }

    proptest! {
        #[test]
        fn an_edge_and_its_reverse_share_their_points_and_no_piece_is_long(
            ax in -180.0..180.0f64, ay in -90.0..90.0f64, bx in -180.0..180.0f64, by in -90.0..90.0f64,
        ) {
            let (Some(a), Some(b)) = (vertex(Coord { x: ax, y: ay }), vertex(Coord { x: bx, y: by })) else {
                return Err(TestCaseError::fail("a position"));
            };
            let points = between(a, b);
            let mut reverse = between(b, a);
            reverse.reverse();
            prop_assert_eq!(&points, &reverse);
            let all: Vec<_> = [a].into_iter().chain(points).chain([b]).collect();
            for edge in all.windows(2) {
                prop_assert!((edge[1][0] - edge[0][0]).hypot(edge[1][1] - edge[0][1]) <= 1.0 + 3.0 / PARTS_OF_DEGREE);
                for axis in [0, 1] {
                    let cells = [edge[0][axis] / CELL_DEG, edge[1][axis] / CELL_DEG];
                    let (low, high) = (cells[0].min(cells[1]), cells[0].max(cells[1]));
                    prop_assert!(high <= low.floor() + 1.0, "{:?} leaves its cell", edge);
                }
            }
        }
    }
}
