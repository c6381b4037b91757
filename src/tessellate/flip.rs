//! Turns triangles back that the sphere has turned over.
//!
//! A diagonal of 5° that is straight in longitude and latitude passes a vertex on one side; on the sphere,
//! where it is a piece of a great circle, it may pass on the other, 2 km off, and land would spill into the
//! sea there. The diagonal is then exchanged for the other one of its two triangles.

use crate::sphere::UnitVector;
use std::collections::HashMap;

/// Less than this, in steradians, is rounding: 40 m².
const TURNED_SR: f64 = -1e-12;

/// More rounds than any cell needs; what is left then is as it was.
const MAX_ROUNDS: usize = 16;

/// Exchanges diagonals until no triangle that can be helped runs clockwise on the sphere.
///
/// In longitude and latitude all triangles run anticlockwise.
pub(super) fn turn_back(positions: &[UnitVector], triangles: &mut [u32]) {
    let negative = |corners: [u32; 3]| doubled_area(positions, corners).min(0.0);
    let corners_of = |triangles: &[u32], at: usize| [triangles[at], triangles[at + 1], triangles[at + 2]];
    let turned = |triangles: &[u32]| -> Vec<usize> {
        let starts = (0..triangles.len()).step_by(3);
        starts.filter(|&at| negative(corners_of(triangles, at)) < TURNED_SR).collect()
    };
    let mut left = turned(triangles);
    if left.is_empty() {
        return;
    }
    let mut owners = HashMap::new();
    for at in (0..triangles.len()).step_by(3) {
        note(&mut owners, corners_of(triangles, at), at);
    }
    for _ in 0..MAX_ROUNDS {
        let mut is_better = false;
        for at in left {
            let corners = corners_of(triangles, at);
            let best = (0..3)
                .filter_map(|k| {
                    let (a, b, tip) = (corners[k], corners[(k + 1) % 3], corners[(k + 2) % 3]);
                    let &other = owners.get(&(b, a))?;
                    let across = corners_of(triangles, other);
                    // Where a ring crosses itself, two triangles may claim one edge.
                    let is_neighbour = other != at && across.contains(&a) && across.contains(&b);
                    let far_tip = across.into_iter().find(|&corner| corner != a && corner != b)?;
                    let (one, two) = ([a, far_tip, tip], [far_tip, b, tip]);
                    let gain = negative(one) + negative(two) - negative(corners) - negative(across);
                    (is_neighbour && far_tip != tip && gain > -TURNED_SR).then_some((gain, other, one, two))
                })
                .max_by(|one, other| one.0.total_cmp(&other.0));
            let Some((_, other, one, two)) = best else { continue };
            triangles[at..at + 3].copy_from_slice(&one);
            triangles[other..other + 3].copy_from_slice(&two);
            let ([a, _, _], [_, b, _]) = (one, two);
            owners.remove(&(a, b));
            owners.remove(&(b, a));
            note(&mut owners, one, at);
            note(&mut owners, two, other);
            is_better = true;
        }
        left = turned(triangles);
        if !is_better || left.is_empty() {
            return;
        }
    }
}

fn edges([a, b, c]: [u32; 3]) -> [(u32, u32); 3] {
    [(a, b), (b, c), (c, a)]
}

fn note(owners: &mut HashMap<(u32, u32), usize>, corners: [u32; 3], at: usize) {
    owners.extend(edges(corners).map(|edge| (edge, at)));
}

/// Twice the area of the flat triangle, positive where it runs anticlockwise as seen from outside.
fn doubled_area(positions: &[UnitVector], corners: [u32; 3]) -> f64 {
    let [a, b, c] = corners.map(|corner| positions[corner as usize]);
    let (u, v) = ([b.x - a.x, b.y - a.y, b.z - a.z], [c.x - a.x, c.y - a.y, c.z - a.z]);
    a.x * (u[1] * v[2] - u[2] * v[1]) + a.y * (u[2] * v[0] - u[0] * v[2]) + a.z * (u[0] * v[1] - u[1] * v[0])
}

#[cfg(test)]
mod tests {
    use super::super::edge::unit_vector;
    use super::*;

    #[test]
    fn a_vertex_that_the_great_circle_leaves_on_its_other_side_turns_no_triangle_over() {
        // At 70° N the great circle between the first two passes 2 km north of the parallel; the third lies
        // in between, so that in longitude and latitude it is north of the diagonal and on the sphere south.
        let positions = [[0.0, 70.0], [5.0, 70.0], [2.5, 70.01], [2.5, 66.0]].map(unit_vector);
        let mut triangles = vec![0, 1, 2, 1, 0, 3];
        assert!(doubled_area(&positions, [0, 1, 2]) < TURNED_SR);
        let sum = |triangles: &[u32]| -> f64 {
            triangles.chunks_exact(3).map(|t| doubled_area(&positions, [t[0], t[1], t[2]])).sum()
        };
        let before = sum(&triangles);
        turn_back(&positions, &mut triangles);
        assert!(triangles.chunks_exact(3).all(|t| doubled_area(&positions, [t[0], t[1], t[2]]) > 0.0));
        assert!((sum(&triangles) - before).abs() < 1e-5, "the same ground");
        assert!(!triangles.chunks_exact(3).any(|t| t.contains(&0) && t.contains(&1)), "{triangles:?}");
    }
}
