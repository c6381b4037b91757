//! Polygons whose rings cross, or whose holes lie outside: one rule of what they fill.
//!
//! Filled is what lies within the outer ring by the even-odd rule, and in none of the holes. So a bow tie has two
//! wings, a pentagram five points and an empty middle, and nothing is filled beyond the outer ring. Ear clipping
//! would spill out of it. The rings are cut along a parallel through every vertex and every crossing; between two such
//! parallels edges run side by side, and each fills the stretch to the next one or does not.

use super::crossing::{self, Crossing};
use super::cut::Part;
use super::hole::is_inside;
use super::split::open;
use super::{Ring, Vertex};
use geo::{Coord, Polygon};
use std::collections::BTreeMap;

/// Parallels nearer to each other than this, in degrees, are one: a tenth of a millimetre.
const LEAST_DEG: f64 = 1e-9;
/// What crosses itself more often is a scribble; where edges still cross between two parallels nothing is filled.
const MOST_CROSSINGS: usize = 20_000;
/// So many edges at most are looked at to say whether holes lie inside; beyond that they are taken to.
const MOST_EDGES: usize = 4_000_000;

/// Why a polygon cannot be filled as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tangle {
    /// Two edges run through or along each other.
    Crossing(Crossing),
    /// The hole with this index, from 1, lies outside the outer ring.
    HoleOutside(usize),
}

/// What is wrong with the rings of a polygon, if anything: the outer one first, each closed.
pub fn tangle(rings: &[Vec<Coord>]) -> Option<Tangle> {
    crossing::find(rings).map(Tangle::Crossing).or_else(|| hole_outside(rings).map(Tangle::HoleOutside))
}

/// The same of a polygon.
pub(super) fn is_tangled(polygon: &Polygon) -> bool {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let rings: Vec<Vec<Coord>> = rings.map(|ring| ring.0.clone()).collect();
    let is_finite = |at: &Coord| at.x.is_finite() && at.y.is_finite();
    rings.iter().flatten().all(is_finite) && tangle(&rings).is_some()
}

fn hole_outside(rings: &[Vec<Coord>]) -> Option<usize> {
    let (outer, holes) = rings.split_first().filter(|(_, holes)| !holes.is_empty())?;
    let outer = open(outer);
    let most = MOST_EDGES / outer.len().max(1);
    let is_outside = |hole: &Vec<Coord>| {
        let hole = open(hole);
        hole.iter().find_map(|&at| is_inside(&outer, at)) == Some(false)
    };
    holes.iter().take(most).position(is_outside).map(|index| index + 1)
}

/// The pieces of a polygon, none of which crosses itself or another: stretches between parallels.
pub(super) fn untangled(outer: &Ring, holes: &[Ring]) -> Vec<Part> {
    let edges = edges(outer, holes);
    let lats = parallels(&edges);
    let mut stretches: Vec<Stretch> = Vec::new();
    // The stretches that reach up to the parallel below, by their edges.
    let mut reaching: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (low, high) in lats.iter().copied().zip(lats.iter().copied().skip(1)) {
        let mut still = BTreeMap::new();
        for sides in filled(&edges, low, high, holes.len()) {
            let index = reaching.get(&sides).copied().unwrap_or(stretches.len());
            match stretches.get_mut(index) {
                Some(stretch) => stretch.high = high,
                None => stretches.push(Stretch { sides, low, high }),
            }
            still.insert(sides, index);
        }
        reaching = still;
    }
    pieces(&edges, &stretches)
}

/// An edge of a ring that is no stretch of a parallel, from south to north.
#[derive(Debug, Clone, Copy)]
struct Edge {
    low: Vertex,
    high: Vertex,
    /// 0 for the outer ring, and then the holes.
    ring: usize,
}

impl Edge {
    /// Its longitude on a parallel that it reaches.
    fn lon(&self, lat: f64) -> f64 {
        let ([west, low], [east, high]) = (self.low, self.high);
        match lat {
            _ if lat <= low => west,
            _ if lat >= high => east,
            _ => west + (lat - low) / (high - low) * (east - west),
        }
    }

    /// The parallel on which it crosses another edge.
    fn crossing(&self, other: &Self) -> Option<f64> {
        let (low, high) = (self.low[1].max(other.low[1]), self.high[1].min(other.high[1]));
        let (below, above) = (self.lon(low) - other.lon(low), self.lon(high) - other.lon(high));
        (low < high && below * above < 0.0).then(|| low + below / (below - above) * (high - low))
    }
}

/// The edges, the southernmost first.
fn edges(outer: &Ring, holes: &[Ring]) -> Vec<Edge> {
    let of_ring = |(ring, vertices): (usize, &Ring)| {
        let ends = vertices.iter().skip(1).chain(vertices.first()).copied();
        let edges = vertices.iter().copied().zip(ends).filter(|(a, b)| a[1] != b[1]);
        let edge = |(a, b): (Vertex, Vertex)| if a[1] < b[1] { [a, b] } else { [b, a] };
        edges.map(edge).map(move |[low, high]| Edge { low, high, ring }).collect::<Vec<_>>()
    };
    let mut edges: Vec<Edge> = std::iter::once(outer).chain(holes).enumerate().flat_map(of_ring).collect();
    edges.sort_by(|a, b| a.low[1].total_cmp(&b.low[1]));
    edges
}

/// The parallels of all vertices and crossings, from south to north.
fn parallels(edges: &[Edge]) -> Vec<f64> {
    let crossings = edges.iter().enumerate().flat_map(|(index, edge)| {
        let later = edges[index + 1..].iter().take_while(|other| other.low[1] < edge.high[1]);
        later.filter_map(|other| edge.crossing(other))
    });
    let ends = edges.iter().flat_map(|edge| [edge.low[1], edge.high[1]]);
    let mut lats: Vec<f64> = ends.chain(crossings.take(MOST_CROSSINGS)).collect();
    lats.sort_by(f64::total_cmp);
    lats.dedup_by(|next, lat| *next - *lat < LEAST_DEG);
    lats
}

/// The edges at the west and at the east of each stretch between two parallels that is filled.
fn filled(edges: &[Edge], low: f64, high: f64, holes: usize) -> Vec<(usize, usize)> {
    let middle = f64::midpoint(low, high);
    let reaches = |edge: &Edge| edge.low[1] < middle && edge.high[1] > middle;
    let southern = edges.partition_point(|edge| edge.low[1] < middle);
    let mut across: Vec<(f64, usize)> = edges[..southern]
        .iter()
        .enumerate()
        .filter(|(_, edge)| reaches(edge))
        .map(|(index, edge)| (edge.lon(middle), index))
        .collect();
    across.sort_by(|a, b| a.0.total_cmp(&b.0));
    // How often the outer ring and each of the holes were crossed from the west on.
    let mut is_in = vec![false; holes + 1];
    let mut stretches = Vec::new();
    for pair in across.windows(2) {
        let (west, east) = (pair[0].1, pair[1].1);
        is_in[edges[west].ring] ^= true;
        let is_apart = |lat: f64| edges[west].lon(lat) <= edges[east].lon(lat) + LEAST_DEG;
        if is_in[0] && !is_in[1..].contains(&true) && is_apart(low) && is_apart(high) {
            stretches.push((west, east));
        }
    }
    stretches
}

/// What lies between two edges from one parallel to another.
struct Stretch {
    sides: (usize, usize),
    low: f64,
    high: f64,
}

impl Stretch {
    /// Where it begins and ends on a parallel.
    fn ends(&self, edges: &[Edge], lat: f64) -> [f64; 2] {
        [edges[self.sides.0].lon(lat), edges[self.sides.1].lon(lat)]
    }
}

/// The stretches as polygons. On each parallel all have the corners of their neighbours, or there would be cracks.
fn pieces(edges: &[Edge], stretches: &[Stretch]) -> Vec<Part> {
    let mut corners: BTreeMap<u64, Vec<f64>> = BTreeMap::new();
    for stretch in stretches {
        for lat in [stretch.low, stretch.high] {
            corners.entry(lat.to_bits()).or_default().extend(stretch.ends(edges, lat));
        }
    }
    for lons in corners.values_mut() {
        lons.sort_by(f64::total_cmp);
        lons.dedup_by(|next, lon| *next - *lon < LEAST_DEG);
    }
    let side = |stretch: &Stretch, lat: f64| {
        // Where two edges cross, the one in the west may come out in the east by a rounding.
        let [west, east] = stretch.ends(edges, lat);
        let between = west - LEAST_DEG..=east + LEAST_DEG;
        let lons = corners[&lat.to_bits()].iter().copied();
        lons.filter(|lon| between.contains(lon)).map(|lon| [lon, lat]).collect::<Ring>()
    };
    let ring = |stretch: &Stretch| {
        let mut ring = side(stretch, stretch.low);
        ring.extend(side(stretch, stretch.high).into_iter().rev());
        ring
    };
    let rings = stretches.iter().map(ring).filter(|ring| ring.len() > 2);
    rings.map(|outer| Part { outer, holes: Vec::new() }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::cut::tests::{area, square};
    use super::super::split::closed;
    use super::*;
    use proptest::prelude::*;

    fn tangle_of(rings: &[Ring]) -> Option<Tangle> {
        tangle(&rings.iter().map(|ring| closed(ring)).collect::<Vec<_>>())
    }

    /// Whether the rule fills a place.
    fn is_filled(outer: &Ring, holes: &[Ring], at: Vertex) -> Option<bool> {
        let holes: Option<Vec<bool>> = holes.iter().map(|hole| is_inside(hole, at)).collect();
        Some(is_inside(outer, at)? && !holes?.contains(&true))
    }

    #[test]
    fn a_bow_tie_has_two_wings_and_a_pentagram_five_points() {
        let bow = vec![[20.0, 65.0], [26.0, 68.0], [26.0, 65.0], [20.0, 68.0]];
        let wings = untangled(&bow, &[]);
        assert_eq!(wings.len(), 4, "two wings, each cut along the parallel of the crossing");
        assert!((area(&wings) - 9.0).abs() < 1e-3, "{}", area(&wings));
        let corner = |turn: f64| {
            let angle = turn * std::f64::consts::TAU / 5.0;
            [10.0 * angle.sin(), 10.0 * angle.cos()]
        };
        let star: Ring = [0.0, 2.0, 4.0, 1.0, 3.0].map(corner).to_vec();
        let points = untangled(&star, &[]);
        // Ten triangles about its middle, without the pentagon in it.
        let middle = 10.0 * (std::f64::consts::TAU / 20.0).sin() / (3.0 * std::f64::consts::TAU / 20.0).sin();
        let triangle = 0.5 * 10.0 * middle * (std::f64::consts::TAU / 10.0).sin();
        let pentagon = 5.0 * 0.5 * middle * middle * (std::f64::consts::TAU / 5.0).sin();
        let wanted = 10.0 * triangle - pentagon;
        assert!((area(&points) - wanted).abs() < 1e-2, "{} and not {wanted}", area(&points));
    }

    #[test]
    fn a_hole_never_fills_and_one_that_lies_outside_is_told() {
        let outer = square(0.0, 0.0, 4.0);
        let outside = square(6.0, 0.0, 2.0);
        assert_eq!(tangle_of(&[outer.clone(), outside.clone()]), Some(Tangle::HoleOutside(1)));
        assert_eq!(tangle_of(&[outer.clone(), square(1.0, 1.0, 1.0)]), None);
        for (holes, wanted) in [
            (vec![outside], 16.0),
            (vec![square(3.0, 1.0, 2.0)], 14.0),
            (vec![square(1.0, 1.0, 1.0), square(1.0, 1.0, 2.0)], 12.0),
            (vec![square(0.5, 0.5, 2.0), square(1.5, 1.5, 2.0)], 9.0),
            (vec![square(-1.0, -1.0, 9.0)], 0.0),
            (vec![outer.clone()], 0.0),
            (vec![square(0.0, 1.0, 2.0)], 12.0),
        ] {
            let pieces = untangled(&outer, &holes);
            assert!((area(&pieces) - wanted).abs() < 1e-3, "{holes:?}: {} and not {wanted}", area(&pieces));
        }
    }

    #[test]
    fn equal_lobes_in_a_row_are_all_filled() {
        // Their areas cancel out two by two.
        let up = (0..=6).map(|index| [f64::from(index), f64::from(index % 2)]);
        let back = (0..6).rev().map(|index| [f64::from(index), f64::from((index + 1) % 2)]);
        let pieces = untangled(&up.chain(back).collect(), &[]);
        assert!((area(&pieces) - 3.0).abs() < 1e-3, "{}", area(&pieces));
    }

    proptest! {
        #[test]
        fn any_ring_is_filled_by_the_rule_and_nowhere_else(
            ring in proptest::collection::vec((0i32..12, 0i32..12), 3..10),
            hole in proptest::collection::vec((0i32..12, 0i32..12), 3..6),
            places in proptest::collection::vec((0.0..12.0f64, 0.0..12.0f64), 24),
        ) {
            let ring_of = |points: &[(i32, i32)]| -> Ring {
                points.iter().map(|&(x, y)| [f64::from(x), f64::from(y)]).collect()
            };
            let (outer, hole) = (ring_of(&ring), ring_of(&hole));
            let pieces = untangled(&outer, std::slice::from_ref(&hole));
            for (x, y) in places {
                // Nearer to an edge than what is rounded nothing is said.
                let around = [[x, y], [x - 1e-3, y], [x + 1e-3, y], [x, y - 1e-3], [x, y + 1e-3]];
                let wanted = around.map(|at| is_filled(&outer, std::slice::from_ref(&hole), at));
                let Some(Some(wanted)) = wanted.iter().copied().reduce(|a, b| if a == b { a } else { None }) else {
                    continue;
                };
                let found = pieces.iter().any(|piece| {
                    is_inside(&piece.outer, [x, y]) == Some(true)
                        && !piece.holes.iter().any(|hole| is_inside(hole, [x, y]) == Some(true))
                });
                let on_a_cut = pieces.iter().any(|piece| is_inside(&piece.outer, [x, y]).is_none());
                prop_assert!(found == wanted || on_a_cut, "{x} {y}: {wanted} in {outer:?} without {hole:?}");
            }
        }
    }
}
