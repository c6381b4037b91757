//! Lines to ribbons: two vertices for each point, which know the points before and after them.

use super::edge::{EdgeKind, push_positions_between, unit_vector, vertex};
use crate::sphere::{EARTH_RADIUS_M, LonLat, UnitVector};
use geo::LineString;

/// Points nearer to each other than this, in radians, are one: 3 m, a few steps of an `f32`. Nearer ones would
/// give a ribbon no direction.
const MERGE_RAD: f64 = 5e-7;
/// A ribbon strays no further than this from its anchor, in degrees of longitude.
const STRAY_DEG: f64 = 10.0;

/// Ribbons on the unit sphere, to be moved apart by half a width in the vertex shader after projection.
///
/// Each point of a line is two vertices, one for each side of the ribbon; each segment is two triangles.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lines {
    /// This point, on the unit sphere.
    pub positions: Vec<[f32; 3]>,
    /// The point before it; at the start of an open line, this point itself.
    pub previous: Vec<[f32; 3]>,
    /// The point after it; at the end of an open line, this point itself.
    pub next: Vec<[f32; 3]>,
    /// Side of the ribbon, −1 or +1, and the length from the start of the line in kilometres, for dashes.
    pub side_along: Vec<[f32; 2]>,
    /// The longitude in degrees that this piece of the ribbon keeps to. A projection about any central meridian
    /// tells by it on which side of its edge the piece lies.
    pub anchor_lon_deg: Vec<f32>,
    /// Two numbers that were given with the line, such as its rank.
    pub attribute: Vec<[f32; 2]>,
    /// Three indices for each triangle.
    pub indices: Vec<u32>,
}

impl Lines {
    /// Appends a line, with points on its edges so that none is longer than 1°.
    ///
    /// A line that ends where it starts is joined there. Coordinates that are not finite are left out, and
    /// so is a line without length.
    pub fn push(&mut self, line: &LineString, edges: EdgeKind, attribute: [f32; 2]) {
        let vertices: Vec<_> = line.0.iter().filter_map(|&coord| vertex(coord)).collect();
        let mut path = Vec::with_capacity(vertices.len());
        for edge in vertices.windows(2) {
            path.push(unit_vector(edge[0]));
            push_positions_between(edge[0], edge[1], edges, &mut path);
        }
        path.extend(vertices.last().map(|&last| unit_vector(last)));
        self.push_path(path, attribute);
    }

    /// Appends a path of positions as it is, but for positions that are one.
    pub(super) fn push_path(&mut self, path: Vec<UnitVector>, attribute: [f32; 2]) {
        let mut path = merged(path);
        if path.len() < 2 {
            return;
        }
        start_where_it_turns_back(&mut path);
        // Where a line turns back on itself a ribbon would cross its own sides and vanish: it ends there and
        // another begins.
        let mut start = 0;
        let mut along_rad = 0.0;
        for index in 1..path.len() - 1 {
            if turns_back(path[index - 1], path[index], path[index + 1]) {
                along_rad = self.push_ribbon(&path[start..=index], along_rad, attribute);
                start = index;
            }
        }
        self.push_ribbon(&path[start..], along_rad, attribute);
    }

    /// Appends one ribbon, whose length is counted from `along_rad`, and returns the length at its end.
    fn push_ribbon(&mut self, path: &[UnitVector], mut along_rad: f64, attribute: [f32; 2]) -> f64 {
        let [first, second, before, last] = match *path {
            [] | [_] => return along_rad,
            [a, b] => [a, b, a, b],
            [a, b, c] => [a, b, b, c],
            [a, b, .., c, d] => [a, b, c, d],
        };
        let is_closed = path.len() > 3 && is_same(first, last) && !turns_back(before, first, second);
        let (before_first, after_last) = if is_closed { (before, second) } else { (first, last) };
        let mut anchor = LonLat::from(path[0]).lon_deg;
        for (index, &this) in path.iter().enumerate() {
            let previous = if index == 0 { before_first } else { path[index - 1] };
            let next = path.get(index + 1).copied();
            if index > 0 {
                along_rad += previous.angle_to(this);
            }
            let joint = Joint {
                this,
                previous,
                next: next.unwrap_or(after_last),
                along_km: (along_rad * EARTH_RADIUS_M / 1000.0) as f32,
            };
            self.push_joint(&joint, anchor, attribute);
            if index > 0 {
                let corner = self.positions.len() as u32 - 4;
                self.indices.extend([corner, corner + 1, corner + 2, corner + 1, corner + 3, corner + 2]);
            }
            // From here on the ribbon keeps to another longitude; what lies before it keeps its own.
            if next.is_some_and(|next| strays(anchor, LonLat::from(next).lon_deg)) {
                anchor = LonLat::from(this).lon_deg;
                self.push_joint(&joint, anchor, attribute);
            }
        }
        along_rad
    }

    /// The two vertices at a point of a line.
    fn push_joint(&mut self, joint: &Joint, anchor_lon_deg: f64, attribute: [f32; 2]) {
        for side in [-1.0, 1.0] {
            self.positions.push(joint.this.to_f32());
            self.previous.push(joint.previous.to_f32());
            self.next.push(joint.next.to_f32());
            self.side_along.push([side, joint.along_km]);
            self.anchor_lon_deg.push(anchor_lon_deg as f32);
            self.attribute.push(attribute);
        }
    }
}

/// A point of a line with its neighbours.
struct Joint {
    this: UnitVector,
    previous: UnitVector,
    next: UnitVector,
    along_km: f32,
}

/// Whether a longitude is further from another than a ribbon may stray.
fn strays(anchor_deg: f64, lon_deg: f64) -> bool {
    ((lon_deg - anchor_deg + 540.0).rem_euclid(360.0) - 180.0).abs() > STRAY_DEG
}

/// Lets a closed path that turns back somewhere start there, so that it is joined where it started before.
fn start_where_it_turns_back(path: &mut Vec<UnitVector>) {
    let count = path.len() - 1;
    if count < 3 || !is_same(path[0], path[count]) {
        return;
    }
    let is_sharp =
        |&index: &usize| turns_back(path[(index + count - 1) % count], path[index], path[index + 1]);
    if let Some(start) = (0..count).find(is_sharp) {
        path.truncate(count);
        path.rotate_left(start);
        path.push(path[0]);
    }
}

/// Whether a line turns by more than 120° at `at`.
fn turns_back(from: UnitVector, at: UnitVector, to: UnitVector) -> bool {
    let chord = |a: UnitVector, b: UnitVector| [b.x - a.x, b.y - a.y, b.z - a.z];
    let (before, after) = (chord(from, at), chord(at, to));
    let dot = |a: [f64; 3], b: [f64; 3]| a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    dot(before, after) < -0.5 * (dot(before, before) * dot(after, after)).sqrt()
}

fn is_same(one: UnitVector, other: UnitVector) -> bool {
    one.angle_to(other) < MERGE_RAD
}

/// The path without the points that follow one in the same place. Its ends stay.
fn merged(path: Vec<UnitVector>) -> Vec<UnitVector> {
    let mut kept: Vec<UnitVector> = Vec::with_capacity(path.len());
    let end = path.last().copied();
    for point in path {
        if kept.last().is_none_or(|&last| !is_same(last, point)) {
            kept.push(point);
        }
    }
    if let (Some(end), [_, .., last]) = (end, &mut kept[..]) {
        *last = if is_same(*last, end) { end } else { *last };
    }
    kept
}
