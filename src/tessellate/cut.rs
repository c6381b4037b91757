//! Cutting a polygon in two along a meridian or a parallel.
//!
//! The rings are broken where they cross the line, the crossings sorted along it, and each joined with its
//! neighbour, first with second, third with fourth: between them the line runs through the polygon. A
//! vertex on the line counts as just past it, and where several crossings meet in one vertex they are
//! sorted by the direction they come from. So concave rings fall into several pieces without a bridge
//! between them, a hole that is cut becomes part of the outline, and rings that cross themselves are cut
//! by the even-odd rule.

use super::edge::{part_way, steps_between};
use super::hole::assign;
use super::{Ring, Vertex, doubled_area};

/// Twice the area, in square degrees, under which a ring is nothing: about a square centimetre.
pub(super) const TINY_DOUBLED_AREA: f64 = 1e-14;

/// A polygon, or a piece of one.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Part {
    pub(super) outer: Ring,
    pub(super) holes: Vec<Ring>,
}

/// Cuts a polygon along `axis` (0: longitude, 1: latitude) at `at` degrees into the pieces before and past it.
///
/// Both sides get the same vertices along the line: every vertex of the polygon that lies on it, and every
/// whole degree.
pub(super) fn cut(part: Part, axis: usize, at: f64) -> [Vec<Part>; 2] {
    cut_pieces(part, axis, at, TINY_DOUBLED_AREA)
}

/// The same with the pieces whose area is more than `least`, in square degrees twice: with a negative one those
/// without an area too, such as a bow tie.
pub(super) fn cut_pieces(part: Part, axis: usize, at: f64, least: f64) -> [Vec<Part>; 2] {
    let mut cutter = Cutter::new(axis, at);
    let mut outers = [Vec::new(), Vec::new()];
    let mut holes = [Vec::new(), Vec::new()];
    if let Some((side, ring)) = cutter.take(part.outer) {
        outers[side].push(ring);
    }
    for hole in part.holes {
        if let Some((side, ring)) = cutter.take(hole) {
            holes[side].push(ring);
        }
    }
    cutter.pair();
    let mut parts = [Vec::new(), Vec::new()];
    for (side, (mut outers, holes)) in outers.into_iter().zip(holes).enumerate() {
        cutter.join(side, &mut outers);
        outers.retain(|ring| doubled_area(ring).abs() > least);
        parts[side] = assign(outers, holes);
    }
    parts
}

/// A stretch of a ring on one side of the line, with its ends on the line.
struct Chain {
    side: usize,
    points: Ring,
    /// The crossings at its start and its end.
    ends: [usize; 2],
}

/// Where a ring crosses the line.
struct Crossing {
    along: f64,
    /// Direction from which the ring comes on the near side, for crossings that meet in one vertex.
    slope: f64,
    /// The chain that ends or starts here, on each side.
    chains: [usize; 2],
}

struct Cutter {
    axis: usize,
    at: f64,
    chains: Vec<Chain>,
    crossings: Vec<Crossing>,
    /// Vertices on the line.
    stops: Vec<f64>,
    /// For each crossing the one it is joined with.
    mates: Vec<usize>,
}

impl Cutter {
    fn new(axis: usize, at: f64) -> Self {
        Self { axis, at, chains: Vec::new(), crossings: Vec::new(), stops: Vec::new(), mates: Vec::new() }
    }

    fn side(&self, point: Vertex) -> usize {
        usize::from(point[self.axis] >= self.at)
    }

    /// Breaks a ring into chains, or gives it back with its side where it does not cross the line.
    fn take(&mut self, ring: Ring) -> Option<(usize, Ring)> {
        let (axis, at, count) = (self.axis, self.at, ring.len());
        self.stops.extend(ring.iter().filter(|point| point[axis] == at).map(|point| point[1 - axis]));
        let rises = |index: usize| self.side(ring[index]) == 0 && self.side(ring[(index + 1) % count]) == 1;
        let Some(start) = (0..count).find(|&index| rises(index)) else {
            let side = ring.first().map_or(0, |&point| self.side(point));
            return Some((side, ring));
        };
        let (first, mut point) = self.cross(ring[start], ring[(start + 1) % count]);
        let first_point = point;
        let mut from = first;
        let mut points = vec![point];
        for step in 1..=count {
            let (this, next) = (ring[(start + step) % count], ring[(start + step + 1) % count]);
            push_distinct(&mut points, this);
            if self.side(this) == self.side(next) {
                continue;
            }
            let to;
            (to, point) = if step == count { (first, first_point) } else { self.cross(this, next) };
            push_distinct(&mut points, point);
            let (side, chain) = (self.side(this), self.chains.len());
            self.crossings[from].chains[side] = chain;
            self.crossings[to].chains[side] = chain;
            self.chains.push(Chain {
                side,
                points: std::mem::replace(&mut points, vec![point]),
                ends: [from, to],
            });
            from = to;
        }
        None
    }

    /// Notes where the edge between two vertices on different sides crosses the line.
    fn cross(&mut self, one: Vertex, other: Vertex) -> (usize, Vertex) {
        let (axis, at) = (self.axis, self.at);
        let (near, far) = if self.side(one) == 0 { (one, other) } else { (other, one) };
        let mut point = far;
        if far[axis] != at {
            // Edges have a vertex where they leave a cell, so this is for rings that were not prepared.
            point = part_way(near, far, (at - near[axis]) / (far[axis] - near[axis]));
            point[axis] = at;
            self.stops.push(point[1 - axis]);
        }
        let along = point[1 - axis];
        let slope = (near[1 - axis] - along) / (at - near[axis]);
        self.crossings.push(Crossing { along, slope, chains: [0, 0] });
        (self.crossings.len() - 1, point)
    }

    /// Joins the crossings along the line, first with second, third with fourth.
    fn pair(&mut self) {
        self.stops.sort_by(f64::total_cmp);
        self.stops.dedup();
        let mut order: Vec<usize> = (0..self.crossings.len()).collect();
        order.sort_by(|&one, &other| {
            let (one, other) = (&self.crossings[one], &self.crossings[other]);
            one.along.total_cmp(&other.along).then(one.slope.total_cmp(&other.slope))
        });
        self.mates = vec![0; order.len()];
        for pair in order.chunks_exact(2) {
            self.mates[pair[0]] = pair[1];
            self.mates[pair[1]] = pair[0];
        }
    }

    /// Appends the rings that the chains of one side make with the line.
    fn join(&self, side: usize, rings: &mut Vec<Ring>) {
        let mut is_used = vec![false; self.chains.len()];
        for first in 0..self.chains.len() {
            if is_used[first] || self.chains[first].side != side {
                continue;
            }
            let mut ring = Ring::new();
            let (mut index, mut is_forward) = (first, true);
            while !is_used[index] {
                is_used[index] = true;
                let chain = &self.chains[index];
                let exit = chain.ends[usize::from(is_forward)];
                if is_forward {
                    chain.points.iter().for_each(|&point| push_distinct(&mut ring, point));
                } else {
                    chain.points.iter().rev().for_each(|&point| push_distinct(&mut ring, point));
                }
                let entry = self.mates[exit];
                self.push_along(self.crossings[exit].along, self.crossings[entry].along, &mut ring);
                index = self.crossings[entry].chains[side];
                is_forward = self.chains[index].ends[0] == entry;
            }
            self.remove_spikes(&mut ring);
            if ring.len() >= 3 {
                rings.push(ring);
            }
        }
    }

    /// Appends the vertices strictly between two places on the line.
    fn push_along(&self, from: f64, to: f64, ring: &mut Ring) {
        let (low, high) = (from.min(to), from.max(to));
        let mut places: Vec<f64> = steps_between(low, high).collect();
        let first = self.stops.partition_point(|&stop| stop <= low);
        places.extend(self.stops[first..].iter().take_while(|&&stop| stop < high));
        places.sort_by(f64::total_cmp);
        if from > to {
            places.reverse();
        }
        for along in places {
            let mut point = [self.at; 2];
            point[1 - self.axis] = along;
            push_distinct(ring, point);
        }
    }

    /// Removes where a ring runs along the line and back again.
    fn remove_spikes(&self, ring: &mut Ring) {
        let axis = self.axis;
        let is_spike = |a: Vertex, b: Vertex, c: Vertex| {
            [a, b, c].iter().all(|point| point[axis] == self.at)
                && (b[1 - axis] - a[1 - axis]) * (c[1 - axis] - b[1 - axis]) <= 0.0
        };
        let mut kept = Ring::with_capacity(ring.len());
        for &point in ring.iter() {
            while let [.., a, b] = kept[..]
                && is_spike(a, b, point)
            {
                kept.pop();
            }
            push_distinct(&mut kept, point);
        }
        // The same across the place where the ring closes.
        let mut start = 0;
        while let [first, second, .., before, last] = kept[start..] {
            if is_spike(before, last, first) || last == first {
                kept.pop();
            } else if is_spike(last, first, second) {
                start += 1;
            } else {
                break;
            }
        }
        kept.drain(..start);
        *ring = kept;
    }
}

fn push_distinct(ring: &mut Ring, point: Vertex) {
    if ring.last() != Some(&point) {
        ring.push(point);
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) fn area(parts: &[Part]) -> f64 {
        let ring = |ring: &Ring| doubled_area(ring).abs() / 2.0;
        parts.iter().map(|part| ring(&part.outer) - part.holes.iter().map(ring).sum::<f64>()).sum()
    }

    pub(in super::super) fn square(west: f64, south: f64, size: f64) -> Ring {
        vec![[west, south], [west + size, south], [west + size, south + size], [west, south + size]]
    }

    #[test]
    fn a_comb_falls_into_its_teeth() {
        let comb = vec![
            [-1.0, 0.0],
            [2.0, 0.0],
            [2.0, 1.0],
            [-0.5, 1.0],
            [-0.5, 2.0],
            [2.0, 2.0],
            [2.0, 3.0],
            [-1.0, 3.0],
        ];
        let [low, high] = cut(Part { outer: comb, holes: Vec::new() }, 0, 0.0);
        assert_eq!((low.len(), high.len()), (1, 2));
        assert_eq!((area(&low), area(&high)), (2.5, 4.0));
    }

    #[test]
    fn a_hole_on_the_line_becomes_part_of_both_outlines() {
        let part = Part { outer: square(-3.0, -3.0, 6.0), holes: vec![square(-1.0, -1.0, 2.0)] };
        let [low, high] = cut(part, 1, 0.0);
        assert_eq!((low.len(), high.len()), (1, 1));
        assert!(low[0].holes.is_empty() && high[0].holes.is_empty());
        assert_eq!((area(&low), area(&high)), (16.0, 16.0));
    }

    #[test]
    fn a_hole_goes_with_the_piece_it_lies_in() {
        let mut outer = square(0.0, 0.0, 9.0);
        outer.splice(2..2, [[9.0, 4.0], [-5.0, 4.0], [-5.0, 5.0], [9.0, 5.0]]);
        let part = Part { outer, holes: vec![square(1.0, 1.0, 1.0), square(1.0, 6.0, 2.0)] };
        let [_, high] = cut(part, 0, 0.5);
        let mut holes: Vec<_> = high.iter().map(|part| part.holes.len()).collect();
        holes.sort_unstable();
        assert_eq!(holes, [1, 1]);
        assert_eq!(area(&high), 8.5 * 4.0 * 2.0 - 1.0 - 4.0);
    }

    #[test]
    fn a_ring_that_touches_the_line_in_one_vertex_is_pinched_there_on_one_side_only() {
        // The reflex vertex (0, 1) touches the line from the left; the piece past it has it as a vertex.
        let outer = vec![[-2.0, -1.0], [2.0, -1.0], [2.0, 3.0], [-2.0, 3.0], [0.0, 1.0]];
        let [low, high] = cut(Part { outer, holes: Vec::new() }, 0, 0.0);
        assert_eq!((low.len(), high.len()), (2, 1));
        assert_eq!((area(&low), area(&high)), (4.0, 8.0));
        assert!(high[0].outer.contains(&[0.0, 1.0]));
    }

    #[test]
    fn an_edge_along_the_line_leaves_no_sliver() {
        for axis in [0, 1] {
            let [low, high] = cut(Part { outer: square(0.0, 0.0, 2.0), holes: Vec::new() }, axis, 2.0);
            assert_eq!((low.len(), high.len()), (1, 0));
            assert_eq!(area(&low), 4.0);
            let [low, high] = cut(Part { outer: square(0.0, 0.0, 2.0), holes: Vec::new() }, axis, 0.0);
            assert_eq!((low.len(), high.len()), (0, 1));
        }
    }

    #[test]
    fn both_sides_get_the_same_vertices_along_the_line() {
        let outer = vec![[-4.0, -2.5], [3.0, -2.5], [0.0, 0.25], [3.0, 3.5], [-4.0, 3.5]];
        let on_line = |parts: &[Part]| {
            let mut places: Vec<f64> =
                parts.iter().flat_map(|part| &part.outer).filter(|p| p[0] == 0.0).map(|p| p[1]).collect();
            places.sort_by(f64::total_cmp);
            places.dedup();
            places
        };
        let [low, high] = cut(Part { outer, holes: Vec::new() }, 0, 0.0);
        assert_eq!(on_line(&low), [-2.5, -2.0, -1.0, 0.0, 0.25, 1.0, 2.0, 3.0, 3.5]);
        assert_eq!(on_line(&low), on_line(&high));
    }
}
