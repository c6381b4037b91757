//! Whether the rings of a polygon cross.
//!
//! Edges that follow each other on a ring lie near each other, so a tree of bounding boxes over the edges in their own
//! order is quick to make and quick to search: pairs of boxes that are apart are never looked into.

use geo::Coord;
use geo::GeoNum;
use geo::algorithm::kernels::{Kernel, Orientation};

/// How many pairs of boxes are looked into for each edge. A coast needs some thirty; only edges that lie side by side by
/// the thousand, which no map has, need more than this, and they are not judged.
const MOST_STEPS_PER_EDGE: usize = 1_000;

/// An edge, and the ring it belongs to.
#[derive(Debug, Clone, Copy)]
struct Edge {
    start: Coord,
    end: Coord,
    ring: usize,
    /// Index of its start in its ring.
    vertex: usize,
}

/// Two edges that cross: ring and vertex of where each begins.
pub type Crossing = [(usize, usize); 2];

/// With no more edges than this all pairs are tried, which is quicker than a tree.
const FEW_EDGES: usize = 48;

/// The first crossing found, if any: two edges that run through or along each other, or a ring that touches one of its
/// own edges from the side. Two rings may touch in a point, and a ring may pass a vertex of its own twice.
///
/// Rings are closed: the last position of each is its first.
pub(super) fn find(rings: &[Vec<Coord>]) -> Option<Crossing> {
    find_edges(&edges(rings), cross).map(|(a, b)| {
        let place = |edge: &Edge| (edge.ring, edge.vertex);
        let mut pair = [place(&a), place(&b)];
        pair.sort_unstable();
        pair
    })
}

fn edges(rings: &[Vec<Coord>]) -> Vec<Edge> {
    rings
        .iter()
        .enumerate()
        .flat_map(|(ring, coords)| {
            coords.windows(2).enumerate().map(move |(vertex, pair)| Edge {
                start: pair[0],
                end: pair[1],
                ring,
                vertex,
            })
        })
        .filter(|edge| edge.start != edge.end)
        .collect()
}

/// The first pair of edges for which `is_found` holds. Pairs whose boxes are apart are not asked for.
fn find_edges(edges: &[Edge], is_found: impl Fn(&Edge, &Edge) -> bool) -> Option<(Edge, Edge)> {
    let is_pair = |a: usize, b: usize| is_found(&edges[a], &edges[b]);
    let pair = if edges.len() <= FEW_EDGES {
        let bounds: Vec<Bounds> = edges.iter().map(Bounds::of).collect();
        let pairs = (0..edges.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
        pairs.into_iter().find(|&(a, b)| bounds[a].touches(&bounds[b]) && is_pair(a, b))
    } else {
        Tree::new(edges).find_pair(is_pair)
    };
    pair.map(|(a, b)| (edges[a], edges[b]))
}

fn cross(a: &Edge, b: &Edge) -> bool {
    let side = <f64 as GeoNum>::Ker::orient2d;
    let of_b = [side(a.start, a.end, b.start), side(a.start, a.end, b.end)];
    let of_a = [side(b.start, b.end, a.start), side(b.start, b.end, a.end)];
    let on_line = |sides: [Orientation; 2]| sides.contains(&Orientation::Collinear);
    if of_b == [Orientation::Collinear; 2] {
        return overlap(a, b);
    }
    if of_a[0] == of_a[1] || of_b[0] == of_b[1] {
        return false;
    }
    if !on_line(of_a) && !on_line(of_b) {
        return true;
    }
    // They meet in an end of one of them. A shared vertex is no crossing.
    let is_shared = a.start == b.start || a.start == b.end || a.end == b.start || a.end == b.end;
    a.ring == b.ring && !is_shared
}

/// Whether two edges on one line have more than a point in common.
fn overlap(a: &Edge, b: &Edge) -> bool {
    let (_, [a, b]) = intervals(a, b);
    a.0.max(b.0) < a.1.min(b.1)
}

/// The axis along which edges on one line are longer, and the least and greatest place of each on it.
fn intervals(a: &Edge, b: &Edge) -> (usize, [(f64, f64); 2]) {
    let is_along_x = (a.end.x - a.start.x).abs() >= (a.end.y - a.start.y).abs();
    let interval = |edge: &Edge| {
        let (p, q) = if is_along_x { (edge.start.x, edge.end.x) } else { (edge.start.y, edge.end.y) };
        (p.min(q), p.max(q))
    };
    (usize::from(!is_along_x), [interval(a), interval(b)])
}

#[derive(Debug, Clone, Copy)]
struct Bounds {
    min: Coord,
    max: Coord,
}

impl Bounds {
    fn of(edge: &Edge) -> Self {
        let (a, b) = (edge.start, edge.end);
        Self {
            min: Coord { x: a.x.min(b.x), y: a.y.min(b.y) },
            max: Coord { x: a.x.max(b.x), y: a.y.max(b.y) },
        }
    }

    fn union(self, other: Self) -> Self {
        Self {
            min: Coord { x: self.min.x.min(other.min.x), y: self.min.y.min(other.min.y) },
            max: Coord { x: self.max.x.max(other.max.x), y: self.max.y.max(other.max.y) },
        }
    }

    fn touches(&self, other: &Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }
}

/// Boxes over 1, 2, 4, 8 … edges in a row: `levels[k][i]` holds the edges from `i << k` on.
struct Tree {
    levels: Vec<Vec<Bounds>>,
}

impl Tree {
    fn new(edges: &[Edge]) -> Self {
        let mut levels = vec![edges.iter().map(Bounds::of).collect::<Vec<_>>()];
        while let Some(last) = levels.last().filter(|last| last.len() > 1) {
            let next = last
                .chunks(2)
                .map(|pair| pair.iter().copied().reduce(Bounds::union).unwrap_or(pair[0]))
                .collect();
            levels.push(next);
        }
        Self { levels }
    }

    /// The first pair of edges with touching boxes for which `is_found` holds.
    fn find_pair(&self, is_found: impl Fn(usize, usize) -> bool) -> Option<(usize, usize)> {
        if self.levels[0].is_empty() {
            return None;
        }
        // Pairs of nodes of the same level that may hold a pair of edges.
        let mut stack = vec![(self.levels.len() - 1, 0, 0)];
        let mut steps = 0;
        while let Some((level, a, b)) = stack.pop() {
            steps += 1;
            if steps > MOST_STEPS_PER_EDGE * self.levels[0].len() {
                return None;
            }
            if level == 0 {
                if a != b && is_found(a, b) {
                    return Some((a, b));
                }
                continue;
            }
            let below = &self.levels[level - 1];
            let children = |node: usize| (2 * node)..(2 * node + 2).min(below.len());
            for child_a in children(a) {
                for child_b in children(b) {
                    if child_a <= child_b && below[child_a].touches(&below[child_b]) {
                        stack.push((level - 1, child_a, child_b));
                    }
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ring(numbers: &[(f64, f64)]) -> Vec<Coord> {
        let mut ring: Vec<Coord> = numbers.iter().map(|&(x, y)| Coord { x, y }).collect();
        ring.push(ring[0]);
        ring
    }

    #[test]
    fn a_bow_tie_crosses_and_a_square_does_not() {
        assert_eq!(find(&[ring(&[(0., 0.), (2., 0.), (2., 2.), (0., 2.)])]), None);
        assert_eq!(find(&[ring(&[(0., 0.), (2., 2.), (2., 0.), (0., 2.)])]), Some([(0, 0), (0, 2)]));
    }

    #[test]
    fn spikes_and_rings_that_run_along_each_other_cross() {
        assert!(find(&[ring(&[(0., 0.), (2., 0.), (2., 2.), (2., 1.), (0., 2.)])]).is_some(), "spike");
        let outer = ring(&[(0., 0.), (4., 0.), (4., 4.), (0., 4.)]);
        assert!(
            find(&[outer.clone(), ring(&[(1., 0.), (1., 1.), (2., 1.), (2., 0.)])]).is_some(),
            "hole along the edge"
        );
        assert!(find(&[outer.clone(), ring(&[(3., 3.), (3., 5.), (2., 3.)])]).is_some(), "hole that leaves");
        assert!(find(&[outer.clone(), ring(&[(1., 0.), (1., 1.), (2., 1.)])]).is_none(), "hole that touches");
        assert!(
            find(&[ring(&[(0., 0.), (2., 0.), (2., 2.), (1., 0.), (0., 2.)])]).is_some(),
            "touches its own edge"
        );
        assert!(
            find(&[ring(&[(0., 0.), (1., 1.), (2., 0.), (2., 2.), (1., 1.), (0., 2.)])]).is_none(),
            "vertex twice"
        );
    }

    #[test]
    fn a_ring_of_two_hundred_thousand_edges_is_checked_in_a_few_million_steps() {
        let count = 200_000;
        let coords: Vec<(f64, f64)> = (0..count)
            .map(|index| {
                let angle = f64::from(index) / f64::from(count) * std::f64::consts::TAU;
                let radius = 10.0 + 0.01 * f64::from(index % 7);
                (radius * angle.cos(), radius * angle.sin())
            })
            .collect();
        let steps = std::cell::Cell::new(0_u64);
        let edges: Vec<Edge> = ring(&coords)
            .windows(2)
            .enumerate()
            .map(|(vertex, pair)| Edge { start: pair[0], end: pair[1], ring: 0, vertex })
            .collect();
        let found = Tree::new(&edges).find_pair(|a, b| {
            steps.set(steps.get() + 1);
            cross(&edges[a], &edges[b])
        });
        assert_eq!(found, None);
        assert!(steps.get() < 5_000_000, "{} pairs", steps.get());
    }

    #[test]
    fn edges_side_by_side_by_the_thousand_do_not_take_for_ever() {
        let count = 4_000;
        // Long slanting edges, so that the box of each touches the boxes of all others.
        let comb: Vec<(f64, f64)> = (0..count)
            .map(|index| {
                let along = f64::from(index) * 1e-4;
                if index % 2 == 0 { (along, -along) } else { (90.0 + along, 80.0 - along) }
            })
            .collect();
        let pairs = std::cell::Cell::new(0_usize);
        let edges: Vec<Edge> = comb
            .windows(2)
            .enumerate()
            .map(|(vertex, pair)| {
                let at = |(x, y): (f64, f64)| Coord { x, y };
                Edge { start: at(pair[0]), end: at(pair[1]), ring: 0, vertex }
            })
            .collect();
        let found = Tree::new(&edges).find_pair(|_, _| {
            pairs.set(pairs.get() + 1);
            false
        });
        assert_eq!(found, None);
        let all = edges.len() * edges.len() / 2;
        assert!(
            pairs.get() <= MOST_STEPS_PER_EDGE * edges.len() && pairs.get() < all,
            "{} of {all}",
            pairs.get()
        );
    }

    proptest! {
        #[test]
        fn the_tree_finds_a_pair_exactly_where_trying_all_pairs_does(
            points in proptest::collection::vec((-20i32..20, -20i32..20), 3..14)
        ) {
            let ring = ring(&points.iter().map(|&(x, y)| (f64::from(x), f64::from(y))).collect::<Vec<_>>());
            let edges: Vec<Edge> = ring.windows(2).enumerate()
                .map(|(vertex, pair)| Edge { start: pair[0], end: pair[1], ring: 0, vertex })
                .filter(|edge| edge.start != edge.end).collect();
            let all = (0..edges.len()).any(|a| (0..a).any(|b| cross(&edges[a], &edges[b])));
            let found = Tree::new(&edges).find_pair(|a, b| cross(&edges[a], &edges[b]));
            prop_assert_eq!(found.is_some(), all);
            prop_assert_eq!(find(&[ring]).is_some(), all);
        }
    }
}
