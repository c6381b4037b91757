//! Triangles of a cell: each but the first joins one before it along an edge, so that one number says where its third
//! corner is.
//!
//! The corners of a polygon's triangles mostly follow each other along the ring, so that number is how many vertices
//! the corner lies beyond an end of the edge: a byte for most triangles, with two bits that say whether others go on
//! from its new edges.

use super::stream::{BakedError, Reader, Writer};
use std::collections::HashMap;

/// Which edges of a new triangle `a b c`, that was joined along `a b`, others join.
const GOES_ON: [u64; 2] = [1, 2];

/// Writes the triangles of a cell of so many vertices.
pub(super) fn write(triangles: &[u32], count: usize, out: &mut Writer) {
    let backwards = encoded(triangles, count, false);
    let forwards = encoded(triangles, count, true);
    let best = if forwards.0.len() <= backwards.0.len() { forwards } else { backwards };
    out.0.extend(best.0);
}

/// The triangles as bytes, for a ring that runs anticlockwise (`is_forward`) or clockwise.
fn encoded(triangles: &[u32], count: usize, is_forward: bool) -> Writer {
    let mut out = Writer::default();
    // A polygon of n vertices without holes has n - 2.
    let more = (triangles.len() / 3) as i64 - (count as i64 - 2);
    out.signed(more << 1 | i64::from(is_forward));
    let corners = |triangle: usize| [0, 1, 2].map(|k| triangles[3 * triangle + k]);
    let mut owners = HashMap::new();
    for triangle in 0..triangles.len() / 3 {
        let [a, b, c] = corners(triangle);
        owners.extend([(a, b), (b, c), (c, a)].map(|edge| (edge, triangle)));
    }
    let mut is_taken = vec![false; triangles.len() / 3];
    let mut edges: Vec<(u32, u32)> = Vec::new();
    let mut last = 0;
    for seed in 0..triangles.len() / 3 {
        if is_taken[seed] {
            continue;
        }
        is_taken[seed] = true;
        let [a, b, c] = corners(seed);
        // Starting on an edge that no other triangle has, none is missed.
        let turn = [(a, b), (b, c), (c, a)].iter().position(|&(from, to)| !owners.contains_key(&(to, from)));
        let [a, b, c] = [[a, b, c], [b, c, a], [c, a, b]][turn.unwrap_or(0)];
        out.signed(i64::from(a) - last);
        out.signed(i64::from(b) - i64::from(a));
        last = i64::from(a);
        let mut next = Some([a, b, c]);
        while let Some([a, b, c]) = next {
            let mut go_on = 0;
            for (bit, (from, to)) in GOES_ON.into_iter().zip([(b, c), (c, a)]) {
                let neighbour = owners.get(&(to, from)).copied();
                if let Some(other) = neighbour.filter(|&other| !is_taken[other]) {
                    is_taken[other] = true;
                    edges.push((to, from));
                    go_on |= bit;
                }
            }
            out.unsigned(third(a, b, c, count as u32, is_forward) << 2 | go_on);
            next = edges.pop().and_then(|(a, b)| {
                let found = corners(*owners.get(&(a, b))?);
                found.into_iter().find(|corner| *corner != a && *corner != b).map(|c| [a, b, c])
            });
        }
    }
    out
}

/// How far a corner lies beyond the nearer end of an edge: twice the vertices between, and which end.
fn third(a: u32, b: u32, c: u32, count: u32, is_forward: bool) -> u64 {
    let (a, b) = if is_forward { (a, b) } else { (b, a) };
    let (beyond, before) = ((c + count - b) % count, (a + count - c) % count);
    let (distance, end) = if beyond <= before { (beyond, 0) } else { (before, 1) };
    u64::from(distance) << 1 | end
}

/// The corner that [`third`] made a number of.
fn corner(a: u32, b: u32, number: u64, count: u32, is_forward: bool) -> Option<u32> {
    let (a, b) = if is_forward { (a, b) } else { (b, a) };
    let distance = u32::try_from(number >> 1).ok().filter(|&distance| distance < count)?;
    Some(if number & 1 == 0 { (b + distance) % count } else { (a + count - distance) % count })
}

/// Reads the triangles of a cell of so many vertices.
pub(super) fn read(stream: &mut Reader<'_>, count: usize) -> Result<Vec<u32>, BakedError> {
    let impossible = BakedError::Impossible("a triangle has a corner that is not there");
    let head = stream.signed()?;
    let is_forward = head & 1 == 1;
    let count = u32::try_from(count).map_err(|_| impossible)?;
    let total = (head >> 1).checked_add(i64::from(count) - 2).ok_or(impossible)?;
    // Each takes a byte at least.
    let total = usize::try_from(total).ok().filter(|&total| total <= stream.remaining()).ok_or(impossible)?;
    let mut triangles = Vec::with_capacity(3 * total);
    let mut edges: Vec<(u32, u32)> = Vec::new();
    let mut last = 0;
    while triangles.len() < 3 * total {
        let (a, b) = match edges.pop() {
            Some(edge) => edge,
            None => {
                let mut vertex = |from: i64| {
                    let vertex =
                        from.checked_add(stream.signed()?).and_then(|vertex| u32::try_from(vertex).ok());
                    vertex.filter(|&vertex| vertex < count).ok_or(impossible)
                };
                let a = vertex(last)?;
                last = i64::from(a);
                (a, vertex(last)?)
            }
        };
        let number = stream.unsigned()?;
        let c = corner(a, b, number >> 2, count, is_forward).ok_or(impossible)?;
        triangles.extend([a, b, c]);
        for (bit, edge) in GOES_ON.into_iter().zip([(c, b), (a, c)]) {
            if number & bit != 0 {
                edges.push(edge);
            }
        }
    }
    if edges.is_empty() { Ok(triangles) } else { Err(impossible) }
}
