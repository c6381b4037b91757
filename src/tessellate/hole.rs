//! Which hole lies in which outline.

use super::cut::Part;
use super::{Ring, Vertex};

/// Gives each hole to the outline it lies in.
pub(super) fn assign(outers: Vec<Ring>, holes: Vec<Ring>) -> Vec<Part> {
    let mut parts: Vec<Part> = outers.into_iter().map(|outer| Part { outer, holes: Vec::new() }).collect();
    for hole in holes {
        let owner = match parts.len() {
            0 | 1 => parts.first_mut(),
            _ => parts.iter_mut().find(|part| contains(&part.outer, &hole)),
        };
        if let Some(part) = owner {
            part.holes.push(hole);
        }
    }
    parts
}

/// True where a hole lies inside a ring. The two may touch, so the first vertex that is not a vertex of
/// the ring and not on its edge decides.
fn contains(ring: &[Vertex], hole: &[Vertex]) -> bool {
    hole.iter().find_map(|&point| is_inside(ring, point)).unwrap_or(false)
}

/// By the even-odd rule; `None` on the ring itself.
pub(super) fn is_inside(ring: &[Vertex], point: Vertex) -> Option<bool> {
    let mut is_inside = false;
    let mut a = *ring.last()?;
    for &b in ring {
        let side = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);
        let is_between =
            |axis: usize| a[axis].min(b[axis]) <= point[axis] && point[axis] <= a[axis].max(b[axis]);
        if side == 0.0 && is_between(0) && is_between(1) {
            return None;
        }
        if (a[1] > point[1]) != (b[1] > point[1]) && (side > 0.0) == (b[1] > a[1]) {
            is_inside = !is_inside;
        }
        a = b;
    }
    Some(is_inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_on_a_ring_is_neither_inside_nor_outside() {
        let ring = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [2.0, 1.0], [0.0, 4.0]];
        assert_eq!(is_inside(&ring, [1.0, 1.0]), Some(true));
        assert_eq!(is_inside(&ring, [2.0, 2.0]), Some(false));
        assert_eq!(is_inside(&ring, [-1.0, 4.0]), Some(false));
        for on_ring in [[0.0, 0.0], [2.0, 0.0], [4.0, 3.0], [1.0, 2.5]] {
            assert_eq!(is_inside(&ring, on_ring), None, "{on_ring:?}");
        }
    }

    #[test]
    fn a_hole_that_touches_its_outline_in_a_vertex_still_lies_in_it() {
        let outers = vec![
            vec![[0.0, 0.0], [-4.0, 0.0], [-4.0, 4.0], [0.0, 4.0]],
            vec![[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0]],
        ];
        let parts = assign(outers, vec![vec![[0.0, 2.0], [1.0, 1.0], [1.0, 3.0]]]);
        assert_eq!(parts.iter().map(|part| part.holes.len()).collect::<Vec<_>>(), [0, 1]);
    }
}
