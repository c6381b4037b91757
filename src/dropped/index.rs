//! Which feature is at a position: packed trees of boxes over dots, pieces of lines, and polygons.

use super::shape::{Part, Place, STEPS_PER_DEG, Shape, Shapes, degrees};
use crate::sphere::{EARTH_RADIUS_M, LonLat};
use std::sync::atomic::{AtomicBool, Ordering};

/// Edges of a line in one box.
const EDGES_PER_PIECE: usize = 32;
/// Boxes in one box of the level above.
const FAN: usize = 16;
/// Places whose latitudes are known together, so that a ray meets few edges of a long ring.
const PLACES_PER_BLOCK: usize = 64;
const M_PER_DEG: f64 = EARTH_RADIUS_M * std::f64::consts::PI / 180.0;

/// West, south, east and north, in steps.
type Bounds = [i32; 4];

fn touches(a: &Bounds, b: &Bounds) -> bool {
    a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

fn joined(a: Bounds, b: &Bounds) -> Bounds {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

const NOTHING: Bounds = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];

#[derive(Debug, Clone, Copy)]
struct Item {
    bounds: Bounds,
    part: u32,
    /// Of a dot or a line: its places.
    places: [u32; 2],
}

/// A packed tree of boxes.
#[derive(Debug, Clone, Default)]
struct Tree {
    items: Vec<Item>,
    /// From the boxes about items to the box about all.
    levels: Vec<Vec<Bounds>>,
}

/// A tree for each shape, since each is asked for in its turn.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    dots: Tree,
    lines: Tree,
    polygons: Tree,
    /// South- and northernmost step of each block of places, with the place after it.
    blocks: Vec<[i32; 2]>,
}

/// The cell of a place along a curve that fills the map: near cells have near numbers.
///
/// Source: G. M. Morton, *A computer oriented geodetic data base*, IBM, 1966.
pub(super) fn morton(bounds: &Bounds) -> u64 {
    let middle =
        |low: i32, high: i32| (i64::midpoint(i64::from(low), i64::from(high)) + (1 << 31)) as u64 >> 8;
    let spread = |mut bits: u64| {
        bits = (bits | (bits << 16)) & 0x0000_ffff_0000_ffff;
        bits = (bits | (bits << 8)) & 0x00ff_00ff_00ff_00ff;
        bits = (bits | (bits << 4)) & 0x0f0f_0f0f_0f0f_0f0f;
        bits = (bits | (bits << 2)) & 0x3333_3333_3333_3333;
        (bits | (bits << 1)) & 0x5555_5555_5555_5555
    };
    spread(middle(bounds[0], bounds[2])) | (spread(middle(bounds[1], bounds[3])) << 1)
}

impl Tree {
    fn new(mut items: Vec<Item>) -> Self {
        items.sort_by_cached_key(|item| morton(&item.bounds));
        let mut levels = Vec::new();
        let mut below: Vec<Bounds> = items.iter().map(|item| item.bounds).collect();
        while below.len() > 1 {
            below = below.chunks(FAN).map(|chunk| chunk.iter().fold(NOTHING, joined)).collect();
            levels.push(below.clone());
        }
        Self { items, levels }
    }

    /// Calls `each` for every item whose box touches another.
    fn search<'a>(&'a self, bounds: &Bounds, mut each: impl FnMut(&'a Item)) {
        let mut stack = vec![(self.levels.len(), 0)];
        while let Some((level, index)) = stack.pop() {
            if level == 0 {
                if let Some(item) = self.items.get(index).filter(|item| touches(&item.bounds, bounds)) {
                    each(item);
                }
                continue;
            }
            if touches(&self.levels[level - 1][index], bounds) {
                let count = if level == 1 { self.items.len() } else { self.levels[level - 2].len() };
                stack.extend((index * FAN..((index + 1) * FAN).min(count)).map(|below| (level - 1, below)));
            }
        }
    }

    /// The feature of the dot or line nearest to a position, within `radius_m`.
    ///
    /// It is looked for nearby first: far out a pointer's radius covers much of a large file.
    fn nearest(&self, shapes: &Shapes, pos: LonLat, radius_m: f64) -> Option<u32> {
        (0..=HALVINGS).rev().find_map(|halvings| {
            let radius_m = radius_m / f64::from(1 << halvings);
            let mut best: Option<(f64, u32)> = None;
            for around in Around::all(pos, radius_m) {
                self.search(&around.bounds, |item| {
                    let places = &shapes.places[item.places[0] as usize..item.places[1] as usize];
                    let distance_m = distance_m(around.pos, around.narrowing, places);
                    if distance_m <= radius_m && best.is_none_or(|(known_m, _)| distance_m < known_m) {
                        best = Some((distance_m, shapes.parts[item.part as usize].feature));
                    }
                });
            }
            best.map(|(_, feature)| feature)
        })
    }
}

/// The nearest is looked for within the radius halved so often, then within twice that, and so on.
const HALVINGS: u32 = 6;

/// A position, as far round the Earth as a file may have it, and the box about it.
struct Around {
    /// Longitude and latitude in degrees.
    pos: [f64; 2],
    /// How much shorter a degree of longitude is than one of latitude.
    narrowing: f64,
    bounds: Bounds,
}

impl Around {
    fn all(pos: LonLat, radius_m: f64) -> [Self; 3] {
        [-360.0, 0.0, 360.0].map(|turn| {
            let pos = [pos.lon_deg + turn, pos.lat_deg];
            let narrowing = pos[1].to_radians().cos().max(1e-6);
            let reach = [(radius_m / M_PER_DEG / narrowing).min(180.0), radius_m / M_PER_DEG];
            let sides = [pos[0] - reach[0], pos[1] - reach[1], pos[0] + reach[0], pos[1] + reach[1]];
            // Out of range a step stays at the end of it: `as` does not wrap.
            let bounds = sides.map(|degrees| (degrees * STEPS_PER_DEG) as i32);
            Self { pos, narrowing, bounds }
        })
    }
}

impl Index {
    /// The trees of everything; `None` where it was told to stop.
    pub(super) fn new(shapes: &Shapes, stop: &AtomicBool) -> Option<Self> {
        let (mut dots, mut lines, mut polygons) = (Vec::new(), Vec::new(), Vec::new());
        for (number, part) in shapes.parts.iter().enumerate() {
            let items = match part.shape {
                Shape::Dots => &mut dots,
                Shape::Line => &mut lines,
                Shape::Polygon => &mut polygons,
            };
            push_items(items, shapes, part, number as u32);
        }
        let tree = |items| if stop.load(Ordering::Relaxed) { None } else { Some(Tree::new(items)) };
        let (dots, lines, polygons) = (tree(dots)?, tree(lines)?, tree(polygons)?);
        let blocks = (0..shapes.places.len())
            .step_by(PLACES_PER_BLOCK)
            .map(|start| {
                let places = shapes.places[start..].iter().take(PLACES_PER_BLOCK + 1);
                places.fold([i32::MAX, i32::MIN], |range, place| {
                    [range[0].min(place[1]), range[1].max(place[1])]
                })
            })
            .collect();
        Some(Self { dots, lines, polygons, blocks })
    }

    /// The feature at a position: the nearest dot within `radius_m`, else the nearest line, else the smallest polygon.
    pub(super) fn hit(&self, shapes: &Shapes, pos: LonLat, radius_m: f64) -> Option<u32> {
        let dot = self.dots.nearest(shapes, pos, radius_m);
        dot.or_else(|| self.lines.nearest(shapes, pos, radius_m)).or_else(|| self.polygon_at(shapes, pos))
    }

    /// The smallest polygon that holds a position.
    fn polygon_at(&self, shapes: &Shapes, pos: LonLat) -> Option<u32> {
        let mut best: Option<(f64, u32)> = None;
        for around in Around::all(pos, 0.0) {
            let place = [around.bounds[0], around.bounds[1]];
            self.polygons.search(&around.bounds, |item| {
                let part = &shapes.parts[item.part as usize];
                let size = size(&part.bounds);
                if best.is_none_or(|(known, _)| size < known) && self.contains(shapes, part, place) {
                    best = Some((size, part.feature));
                }
            });
        }
        best.map(|(_, feature)| feature)
    }

    /// Whether a place is in a polygon, as it is filled: within its outer ring, and in none of its holes.
    fn contains(&self, shapes: &Shapes, part: &Part, place: Place) -> bool {
        let mut start = part.places[0] as usize;
        let ends = &shapes.ring_ends[part.rings[0] as usize..part.rings[1] as usize];
        ends.iter().enumerate().all(|(index, &end)| {
            let ring = start..end as usize;
            start = ring.end;
            self.is_in_ring(shapes, ring, place) == (index == 0)
        })
    }

    /// Whether a ray to the east crosses a ring an odd number of times.
    fn is_in_ring(&self, shapes: &Shapes, ring: std::ops::Range<usize>, place: Place) -> bool {
        let mut is_inside = false;
        let mut first = ring.start;
        while first + 1 < ring.end {
            let block = first / PLACES_PER_BLOCK;
            let next = ((block + 1) * PLACES_PER_BLOCK).min(ring.end - 1);
            let [south, north] = self.blocks[block];
            if (south..=north).contains(&place[1]) {
                for edge in shapes.places[first..=next].windows(2) {
                    is_inside ^= is_crossed(edge[0], edge[1], place);
                }
            }
            first = next;
        }
        is_inside
    }
}

fn push_items(items: &mut Vec<Item>, shapes: &Shapes, part: &Part, number: u32) {
    let [first, last] = part.places;
    let bounds_of = |start: u32, end: u32| {
        shapes.places[start as usize..end as usize]
            .iter()
            .fold(NOTHING, |bounds, &[x, y]| joined(bounds, &[x, y, x, y]))
    };
    match part.shape {
        Shape::Polygon => items.push(Item { bounds: part.bounds, part: number, places: [first, first] }),
        Shape::Dots => items.extend((first..last).map(|place| Item {
            bounds: bounds_of(place, place + 1),
            part: number,
            places: [place, place + 1],
        })),
        Shape::Line => items.extend((first..last - 1).step_by(EDGES_PER_PIECE).map(|start| {
            let end = (start + EDGES_PER_PIECE as u32 + 1).min(last);
            Item { bounds: bounds_of(start, end), part: number, places: [start, end] }
        })),
    }
}

/// Whether a ray from a place to the east crosses an edge.
fn is_crossed(a: Place, b: Place, place: Place) -> bool {
    if (a[1] > place[1]) == (b[1] > place[1]) {
        return false;
    }
    let share = (f64::from(place[1]) - f64::from(a[1])) / (f64::from(b[1]) - f64::from(a[1]));
    f64::from(place[0]) < f64::from(a[0]) + share * (f64::from(b[0]) - f64::from(a[0]))
}

/// Size of a box, to tell the smaller from the larger.
fn size(bounds: &Bounds) -> f64 {
    let [west, south, east, north] = bounds.map(f64::from);
    let narrowing = (f64::midpoint(south, north) / STEPS_PER_DEG).to_radians().cos();
    (east - west) * (north - south) * narrowing
}

/// Distance in metres from a position to a dot or a line, on a plane about the position: true to a part in a thousand
/// for the few kilometres that a pointer's radius covers.
fn distance_m(pos: [f64; 2], narrowing: f64, places: &[Place]) -> f64 {
    let local = |place: &Place| {
        let [lon, lat] = degrees(*place);
        [(lon - pos[0]) * narrowing * M_PER_DEG, (lat - pos[1]) * M_PER_DEG]
    };
    if let [only] = places {
        let [x, y] = local(only);
        return x.hypot(y);
    }
    let edges = places.windows(2).map(|edge| {
        let ([ax, ay], [bx, by]) = (local(&edge[0]), local(&edge[1]));
        let (dx, dy) = (bx - ax, by - ay);
        let length_squared = dx * dx + dy * dy;
        let t =
            if length_squared > 0.0 { (-(ax * dx + ay * dy) / length_squared).clamp(0.0, 1.0) } else { 0.0 };
        (ax + t * dx).hypot(ay + t * dy)
    });
    edges.fold(f64::INFINITY, f64::min)
}
