//! Geometry cut into tiles of the sphere, so that what is not seen need not be drawn.

use super::{Fill, Lines};
use crate::sphere::UnitVector;

/// A cap of the sphere that holds all of a tile.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bound {
    /// The middle of the cap.
    pub middle: UnitVector,
    /// Its radius in radians.
    pub radius_rad: f64,
}

impl Bound {
    /// The cap about some positions on the unit sphere; all of the sphere where they have no middle.
    pub fn of(positions: &[[f32; 3]]) -> Self {
        let vectors = positions.iter().map(|[x, y, z]| UnitVector {
            x: f64::from(*x),
            y: f64::from(*y),
            z: f64::from(*z),
        });
        let sum = vectors.clone().fold([0.0; 3], |sum, v| [sum[0] + v.x, sum[1] + v.y, sum[2] + v.z]);
        let whole = Self { middle: UnitVector { x: 0.0, y: 0.0, z: 1.0 }, radius_rad: std::f64::consts::PI };
        UnitVector::normalized(sum[0], sum[1], sum[2]).map_or(whole, |middle| {
            let radius_rad = vectors.map(|vector| vector.angle_to(middle)).fold(0.0, f64::max);
            Self { middle, radius_rad }
        })
    }

    /// False where nothing of the tile is within `radius_rad` of `center`.
    pub fn meets(self, center: UnitVector, radius_rad: f64) -> bool {
        self.middle.angle_to(center) <= self.radius_rad + radius_rad
    }
}

/// Widths of tiles in degrees of longitude: whole cells, and all round the Earth without a rest.
const WIDTHS_DEG: [f64; 8] = [5.0, 10.0, 20.0, 30.0, 45.0, 60.0, 90.0, 180.0];

/// Which tile a position lies in: bands of latitude `size_deg` high, cut into pieces about as wide. Their sides are
/// those of cells, where `size_deg` is a multiple of the cell's.
fn tile_of(lon_deg: f64, lat_deg: f64, size_deg: f64) -> (i32, i32) {
    let band = (lat_deg / size_deg).floor();
    let shrunk = ((band + 0.5) * size_deg).to_radians().cos().max(0.01);
    let width = WIDTHS_DEG.into_iter().find(|width| *width >= size_deg / shrunk).unwrap_or(360.0);
    (band as i32, ((lon_deg + 180.0) / width).floor() as i32)
}

fn lon_lat_deg([x, y, z]: [f32; 3]) -> (f64, f64) {
    let horizontal = f64::from(x).hypot(f64::from(y));
    (f64::from(y).atan2(f64::from(x)).to_degrees(), f64::from(z).atan2(horizontal).to_degrees())
}

/// Groups primitives of `size` indices by the key of each, and calls `each` with every group: the old index of each
/// of its vertices, in their new order, and its indices. The groups come in the order of their keys, and the
/// primitives of a group in the order in which they were.
fn group<K: Ord + Copy>(
    indices: &[u32],
    size: usize,
    vertices: usize,
    key: impl Fn(&[u32]) -> K,
    mut each: impl FnMut(K, &[u32], Vec<u32>),
) {
    let mut order: Vec<(K, u32)> =
        indices.chunks_exact(size).enumerate().map(|(at, corners)| (key(corners), at as u32)).collect();
    order.sort_by_key(|(key, at)| (*key, *at));
    let mut place = vec![u32::MAX; vertices];
    for group in order.chunk_by(|one, other| one.0 == other.0) {
        let (mut old, mut new) = (Vec::new(), Vec::with_capacity(group.len() * size));
        for (_, at) in group {
            for &corner in &indices[*at as usize * size..][..size] {
                let place = &mut place[corner as usize];
                if *place == u32::MAX {
                    *place = old.len() as u32;
                    old.push(corner);
                }
                new.push(*place);
            }
        }
        old.iter().for_each(|&corner| place[corner as usize] = u32::MAX);
        each(group[0].0, &old, new);
    }
}

fn picked<T: Copy>(all: &[T], old: &[u32]) -> Vec<T> {
    old.iter().map(|&index| all[index as usize]).collect()
}

impl Fill {
    /// Cuts the triangles into tiles about `size_deg` wide; `slots` has a number for each vertex. What is filled of a
    /// cell stays together and in its order: where one triangle covers another, it still does.
    pub fn into_tiles(self, slots: &[f32], size_deg: f64) -> Vec<(Bound, Fill, Vec<f32>)> {
        let mut tiles = Vec::new();
        let key = |corners: &[u32]| {
            let lats = corners.iter().map(|&corner| lon_lat_deg(self.positions[corner as usize]).1);
            let lon_deg = f64::from(self.cell_lon_deg[corners[0] as usize]);
            tile_of(lon_deg, lats.sum::<f64>() / corners.len() as f64, size_deg)
        };
        group(&self.indices, 3, self.positions.len(), key, |_, old, indices| {
            let positions = picked(&self.positions, old);
            let fill = Fill { cell_lon_deg: picked(&self.cell_lon_deg, old), indices, positions };
            tiles.push((Bound::of(&fill.positions), fill, picked(slots, old)));
        });
        tiles
    }
}

impl Lines {
    /// Cuts the ribbons into tiles about `size_deg` wide, apart by what `class` says of their attribute.
    pub fn into_tiles<C: Ord + Copy>(
        self,
        size_deg: f64,
        class: impl Fn([f32; 2]) -> C,
    ) -> Vec<(C, Bound, Lines)> {
        let mut tiles = Vec::new();
        let key = |corners: &[u32]| {
            let first = corners[0] as usize;
            let (lon_deg, lat_deg) = lon_lat_deg(self.positions[first]);
            (class(self.attribute[first]), tile_of(lon_deg, lat_deg, size_deg))
        };
        group(&self.indices, 6, self.positions.len(), key, |(class, _), old, indices| {
            let lines = Lines {
                positions: picked(&self.positions, old),
                previous: picked(&self.previous, old),
                next: picked(&self.next, old),
                side_along: picked(&self.side_along, old),
                anchor_lon_deg: picked(&self.anchor_lon_deg, old),
                attribute: picked(&self.attribute, old),
                indices,
            };
            tiles.push((class, Bound::of(&lines.positions), lines));
        });
        tiles
    }
}

#[cfg(test)]
mod tests {
    use super::super::{EdgeKind, fill};
    use super::*;
    use geo::{Coord, LineString, Rect, coord};

    fn place(position: [f32; 3]) -> UnitVector {
        UnitVector { x: f64::from(position[0]), y: f64::from(position[1]), z: f64::from(position[2]) }
    }

    #[test]
    fn tiles_have_all_triangles_once_and_each_lies_in_its_bound() {
        let world = Rect::new(coord! { x: -180.0, y: -90.0 }, coord! { x: 180.0, y: 90.0 }).to_polygon();
        let whole = fill([&world]);
        let slots: Vec<f32> = (0..whole.positions.len()).map(|index| index as f32).collect();
        let corners = |fill: &Fill| -> Vec<[[f32; 3]; 3]> {
            let triangles = fill.indices.chunks_exact(3);
            triangles.map(|three| [0, 1, 2].map(|k| fill.positions[three[k] as usize])).collect()
        };
        let mut before = corners(&whole);
        let tiles = whole.clone().into_tiles(&slots, 20.0);
        let mut after: Vec<_> = tiles.iter().flat_map(|(_, fill, _)| corners(fill)).collect();
        let order = |a: &[[f32; 3]; 3], b: &[[f32; 3]; 3]| a.partial_cmp(b).expect("finite");
        before.sort_by(order);
        after.sort_by(order);
        assert_eq!(before, after);
        assert!((60..130).contains(&tiles.len()), "{}", tiles.len());
        for (bound, fill, slots) in &tiles {
            assert!(bound.radius_rad < 0.6, "{}", bound.radius_rad.to_degrees());
            for (&position, &slot) in fill.positions.iter().zip(slots) {
                assert!(bound.middle.angle_to(place(position)) <= bound.radius_rad + 1e-9);
                assert_eq!(whole.positions[slot as usize], position, "each vertex keeps its slot");
            }
        }
    }

    #[test]
    fn a_line_that_is_cut_keeps_its_segments_its_class_and_its_neighbours() {
        let mut lines = Lines::default();
        let line = LineString::new(vec![Coord { x: -100.0, y: 60.0 }, Coord { x: 100.0, y: 70.0 }]);
        lines.push(&line, EdgeKind::Geographic, [3.0, 0.0]);
        lines.push(&line, EdgeKind::Geographic, [4.0, 0.0]);
        let segments = lines.indices.len();
        let tiles = lines.clone().into_tiles(20.0, |attribute| attribute[0] as u32);
        assert_eq!(tiles.iter().map(|(_, _, lines)| lines.indices.len()).sum::<usize>(), segments);
        assert!(tiles.iter().filter(|(class, ..)| *class == 3).count() > 3);
        for (class, bound, tile) in &tiles {
            assert!(tile.attribute.iter().all(|attribute| attribute[0] == *class as f32));
            assert!(tile.positions.iter().all(|&at| bound.meets(place(at), 1e-9)));
            for (position, next) in tile.positions.iter().zip(&tile.next) {
                let old =
                    lines.positions.iter().position(|other| other == position).expect("a vertex of the line");
                assert_eq!(lines.next[old], *next);
            }
        }
    }

    #[test]
    fn nothing_gives_no_tiles() {
        assert!(Fill::default().into_tiles(&[], 20.0).is_empty());
        assert!(Lines::default().into_tiles(20.0, |_| ()).is_empty());
    }
}
