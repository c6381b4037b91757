//! Polygons whose rings cross, or whose holes lie outside: one rule of what they fill.
//!
//! Filled is what lies within the outer ring by the even-odd rule, and in none of the holes. So a bow tie has two
//! wings, a pentagram five points and an empty middle, and nothing is filled beyond the outer ring. Ear clipping
//! would spill out of it.

use super::Ring;
use super::crossing::{self, Crossing};
use super::cut::Part;
use super::hole::is_inside;
use super::split::{closed, open};
use geo::{BooleanOps as _, Coord, LineString, MultiPolygon, Polygon};

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

/// The pieces of a polygon, none of which crosses itself or another.
pub(super) fn untangled(outer: &Ring, holes: &[Ring]) -> Vec<Part> {
    let polygon = |ring: &Ring| Polygon::new(LineString(closed(ring)), Vec::new());
    // What is united with nothing is what its own ring fills by the even-odd rule.
    let filled = polygon(outer).union(&MultiPolygon::new(Vec::new()));
    let pieces = holes.iter().fold(filled, |left, hole| left.difference(&polygon(hole)));
    let part = |piece: Polygon| Part {
        outer: open(&piece.exterior().0),
        holes: piece.interiors().iter().map(|hole| open(&hole.0)).collect(),
    };
    pieces.into_iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Vertex, doubled_area};
    use super::*;
    use proptest::prelude::*;

    fn area(parts: &[Part]) -> f64 {
        let ring = |ring: &Ring| doubled_area(ring).abs() / 2.0;
        parts.iter().map(|part| ring(&part.outer) - part.holes.iter().map(ring).sum::<f64>()).sum()
    }

    fn square(west: f64, south: f64, size: f64) -> Ring {
        vec![[west, south], [west + size, south], [west + size, south + size], [west, south + size]]
    }

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
        assert_eq!(wings.len(), 2, "two wings");
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
