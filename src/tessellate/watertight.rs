//! Puts back the vertices that a triangulation left out of straight edges.
//!
//! Ear clipping drops a vertex that lies on the straight line between its neighbours. In the plane that is
//! the same polygon, but on the sphere that vertex is not between them any more, and the cell next door
//! still has it: a crack. Each triangle with such an edge is split there.

use super::Vertex;
use std::collections::HashSet;

/// Farther than this from an edge, in degrees, a vertex is not on it.
const ON_EDGE_DEG: f64 = 1e-9;

/// Splits triangles so that every vertex of the rings is a corner wherever it lies on an edge.
///
/// `hole_starts` are the indices of the first vertex of each ring but the first.
pub(super) fn mend(vertices: &[Vertex], hole_starts: &[u32], triangles: &mut Vec<u32>) {
    // A polygon of n vertices and h holes has n + 2h - 2 triangles: if they are all there, nothing was left out.
    if triangles.len() / 3 + 2 >= vertices.len() + 2 * hole_starts.len() {
        return;
    }
    let ids = same_place_ids(vertices);
    let id = |corner: u32| ids[corner as usize];
    let mut neighbours = ring_edges(vertices.len(), hole_starts, &ids);
    for corners in triangles.chunks_exact(3) {
        for k in 0..3 {
            neighbours.insert((id(corners[(k + 1) % 3]), id(corners[k])));
        }
    }
    let mut triangle = 0;
    while triangle < triangles.len() {
        for k in 0..3 {
            let corner = |k: usize| triangles[triangle + k % 3];
            let (from, to, tip) = (corner(k), corner(k + 1), corner(k + 2));
            if neighbours.contains(&(id(from), id(to))) {
                continue;
            }
            let between = vertices_on(vertices, from, to);
            let Some(&first) = between.first() else { continue };
            // The edges made here have a triangle on both sides.
            neighbours.extend(between.iter().flat_map(|&b| [(id(b), id(tip)), (id(tip), id(b))]));
            triangles[triangle + (k + 1) % 3] = first;
            let ends = between[1..].iter().copied().chain([to]);
            triangles.extend(between.iter().copied().zip(ends).flat_map(|(a, b)| [a, b, tip]));
        }
        triangle += 3;
    }
}

/// For each vertex the index of the first one in the same place.
fn same_place_ids(vertices: &[Vertex]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..vertices.len() as u32).collect();
    let place = |index: u32| vertices[index as usize];
    order.sort_by(|&one, &other| {
        let (a, b) = (place(one), place(other));
        a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])).then(one.cmp(&other))
    });
    let mut ids = vec![0; vertices.len()];
    let mut first = order.first().copied().unwrap_or(0);
    for index in order {
        if place(index) != place(first) {
            first = index;
        }
        ids[index as usize] = first;
    }
    ids
}

/// The edges of the rings, both ways.
fn ring_edges(count: usize, hole_starts: &[u32], ids: &[u32]) -> HashSet<(u32, u32)> {
    let mut edges = HashSet::new();
    let starts = std::iter::once(0).chain(hole_starts.iter().map(|&start| start as usize));
    let ends = hole_starts.iter().map(|&start| start as usize).chain([count]);
    for (start, end) in starts.zip(ends) {
        for index in start..end {
            let next = if index + 1 == end { start } else { index + 1 };
            edges.insert((ids[index], ids[next]));
            edges.insert((ids[next], ids[index]));
        }
    }
    edges
}

/// The vertices strictly between two others on the straight line between them, in order.
fn vertices_on(vertices: &[Vertex], from: u32, to: u32) -> Vec<u32> {
    let (a, b) = (vertices[from as usize], vertices[to as usize]);
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length = dx.hypot(dy);
    let mut found: Vec<(f64, u32)> = Vec::new();
    for (index, point) in vertices.iter().enumerate() {
        let (px, py) = (point[0] - a[0], point[1] - a[1]);
        let (along, aside) = ((px * dx + py * dy) / length, (px * dy - py * dx) / length);
        if aside.abs() < ON_EDGE_DEG && along > ON_EDGE_DEG && along < length - ON_EDGE_DEG {
            found.push((along, index as u32));
        }
    }
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    // Where two rings meet in one place, one vertex is enough.
    found.dedup_by(|one, other| vertices[one.1 as usize] == vertices[other.1 as usize]);
    found.into_iter().map(|(_, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vertex_left_out_of_an_edge_is_put_back() {
        // A square with two extra vertices on its lower edge, triangulated without them.
        let vertices = [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0]];
        let mut triangles = vec![0, 3, 4, 0, 4, 5];
        mend(&vertices, &[], &mut triangles);
        assert_eq!(triangles, [0, 1, 4, 0, 4, 5, 1, 2, 4, 2, 3, 4]);
    }

    #[test]
    fn a_sliver_along_the_edge_is_not_split_where_two_of_its_parts_meet() {
        // Vertex 2 was left out of the sliver 0 1 3.
        let vertices = [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [3.0, 0.0], [0.0, 4.0]];
        let mut triangles = vec![0, 1, 3, 0, 3, 4];
        mend(&vertices, &[], &mut triangles);
        assert_eq!(triangles, [0, 1, 2, 0, 3, 4, 2, 3, 0]);
    }

    #[test]
    fn a_whole_triangulation_stays_as_it_is() {
        let vertices = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0]];
        let mut triangles = vec![0, 1, 2, 0, 2, 3];
        mend(&vertices, &[], &mut triangles);
        assert_eq!(triangles, [0, 1, 2, 0, 2, 3]);
    }
}
