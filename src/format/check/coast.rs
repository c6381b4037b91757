//! Whether a position lies in the sea, by the base map.

use crate::base::{COAST, Cell, LAND, NameKind, Point, REGION_DEG, decode_names, file};
use crate::sphere::{LonLat, distance_m};
use crate::tessellate::PARTS_OF_DEGREE;
use geo::Line;
use geo::line_measures::{Distance, Euclidean};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The base map draws the region in full, and the rest of the world simplified to 4 km and without its smallest islands.
/// A harbour, a headland or a skerry this near to a coast that is drawn may lie on land, in metres.
const MARGINS_M: [f64; 2] = [10_000.0, 25_000.0];

/// A settlement this near stands on land that the base map is too coarse for, in metres. The file has one for all within
/// 10 km.
const ISLET_M: f64 = 15_000.0;

/// Metres to a degree of latitude, near enough for the margins.
const M_PER_DEG: f64 = 111_200.0;

static REGION: LazyLock<Land> =
    LazyLock::new(|| Land::of(include_bytes!("../../../geodata/baked/region10.bin"), MARGINS_M[0]));
static WORLD: LazyLock<Land> =
    LazyLock::new(|| Land::of(include_bytes!("../../../geodata/baked/world50.bin"), MARGINS_M[1]));
/// Settlements on islands that the base map does not draw.
static ISLETS: LazyLock<Vec<LonLat>> = LazyLock::new(|| {
    let collection: serde_json::Value =
        serde_json::from_str(include_str!("../../../geodata/base/world/islets.geojson")).unwrap_or_default();
    let positions = collection["features"][0]["geometry"]["coordinates"].as_array().into_iter().flatten();
    positions.filter_map(|at| Some(LonLat::new(at[0].as_f64()?, at[1].as_f64()?))).collect()
});
/// Where the base map has a settlement, by each of its names.
static SETTLEMENTS: LazyLock<HashMap<String, Vec<LonLat>>> = LazyLock::new(|| {
    let mut settlements: HashMap<String, Vec<LonLat>> = HashMap::new();
    let names = decode_names(include_bytes!("../../../geodata/baked/names.bin")).unwrap_or_default();
    for name in names {
        if matches!(name.kind, NameKind::Settlement { .. } | NameKind::SmallSettlement { .. }) {
            let at = name.pos();
            for text in name.others.into_iter().chain([name.text]) {
                settlements.entry(text).or_default().push(at);
            }
        }
    }
    settlements
});

/// Whether a position lies in the sea, and further from every coast than the base map is coarse.
pub(super) fn is_at_sea(at: LonLat) -> bool {
    let [west, south, east, north] = REGION_DEG;
    // At the edges of the region the coast beyond them is not in it.
    let is_in_region =
        (west + 1.0..east - 1.0).contains(&at.lon_deg) && (south + 1.0..north).contains(&at.lat_deg);
    let land = if is_in_region { &*REGION } else { &*WORLD };
    !land.is_near(at) && !ISLETS.iter().any(|islet| is_near(*islet, at, ISLET_M))
}

/// Whether the base map has a settlement of one of these names near a position.
pub(super) fn is_named<'a>(at: LonLat, mut names: impl Iterator<Item = &'a str>) -> bool {
    const NEAR_M: f64 = 30_000.0;
    names.any(|name| {
        SETTLEMENTS
            .get(name)
            .is_some_and(|known| known.iter().any(|settlement| is_near(*settlement, at, NEAR_M)))
    })
}

fn is_near(one: LonLat, other: LonLat, within_m: f64) -> bool {
    (one.lat_deg - other.lat_deg).abs() * M_PER_DEG < 1.1 * within_m && distance_m(one, other) <= within_m
}

/// The land of a level of the base map.
struct Land {
    /// What is land of each cell of 5°, with the least and the greatest longitude and latitude of it.
    cells: Vec<([Point; 2], Cell)>,
    coasts: Vec<Vec<Point>>,
    margin_m: f64,
}

impl Land {
    fn of(baked: &[u8], margin_m: f64) -> Self {
        // A test holds that the files of the program can be read.
        let shapes = file::decode(baked).unwrap_or_default();
        let cells = shapes.fills.into_iter().filter(|fills| fills.slot == LAND).flat_map(|fills| fills.cells);
        let coasts = shapes.strokes.into_iter().filter(|strokes| strokes.slot == COAST);
        Self {
            cells: cells.map(|cell| (bounds(&cell.vertices), cell)).collect(),
            coasts: coasts.flat_map(|strokes| strokes.lines).collect(),
            margin_m,
        }
    }

    /// Whether a position is on land or within the margin of it.
    fn is_near(&self, at: LonLat) -> bool {
        let point = [at.lon_deg, at.lat_deg].map(|degrees| (degrees * PARTS_OF_DEGREE).round() as i32);
        self.cells.iter().any(|(bounds, cell)| is_within(point, *bounds) && holds(cell, point))
            || self.coasts.iter().any(|coast| self.is_near_coast(at, coast))
    }

    fn is_near_coast(&self, at: LonLat, coast: &[Point]) -> bool {
        let margin_deg = self.margin_m / M_PER_DEG;
        // Degrees of latitude from the position, on a plane that is true near it.
        let narrowing = at.lat_deg.to_radians().cos();
        let flat = |point: Point| {
            let [lon_deg, lat_deg] = point.map(|parts| f64::from(parts) / PARTS_OF_DEGREE);
            let lon_deg = (lon_deg - at.lon_deg + 540.0).rem_euclid(360.0) - 180.0;
            geo::Coord { x: lon_deg * narrowing, y: lat_deg - at.lat_deg }
        };
        let origin = geo::Point::new(0.0, 0.0);
        coast.windows(2).any(|ends| {
            let (start, end) = (flat(ends[0]), flat(ends[1]));
            start.y.min(end.y) < margin_deg
                && start.y.max(end.y) > -margin_deg
                && Euclidean.distance(&origin, &Line::new(start, end)) < margin_deg
        })
    }
}

fn bounds(vertices: &[Point]) -> [Point; 2] {
    vertices.iter().fold([[i32::MAX; 2], [i32::MIN; 2]], |[least, greatest], point| {
        [
            [least[0].min(point[0]), least[1].min(point[1])],
            [greatest[0].max(point[0]), greatest[1].max(point[1])],
        ]
    })
}

fn is_within(point: Point, [least, greatest]: [Point; 2]) -> bool {
    (0..2).all(|axis| (least[axis]..=greatest[axis]).contains(&point[axis]))
}

/// Whether one of the triangles of a cell, which run anticlockwise, holds a point.
fn holds(cell: &Cell, point: Point) -> bool {
    let corner = |index: u32| cell.vertices.get(index as usize).copied().unwrap_or(point).map(i64::from);
    let [x, y] = point.map(i64::from);
    cell.triangles.chunks_exact(3).any(|triangle| {
        let corners = [0, 1, 2].map(|k| corner(triangle[k]));
        (0..3).all(|k| {
            let ([ax, ay], [bx, by]) = (corners[k], corners[(k + 1) % 3]);
            (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Level;

    #[test]
    fn the_levels_are_those_of_the_base_map() {
        for (level, land) in [(Level::Region10, &*REGION), (Level::World50, &*WORLD)] {
            assert!(land.cells.len() > 100 && land.coasts.len() > 100, "{level:?}");
        }
        assert!(SETTLEMENTS.len() > 1000 && ISLETS.len() > 100);
    }

    #[test]
    fn the_open_sea_is_sea_and_towns_harbours_and_small_islands_are_not() {
        for (name, lon_deg, lat_deg) in [
            ("the Norwegian Sea", 2.0, 67.0),
            ("the Barents Sea", 35.0, 73.0),
            ("the Baltic", 19.5, 58.3),
            ("the Skagerrak", 9.0, 58.0),
            ("the Atlantic off Morocco", -16.16, 33.59),
            ("the Arabian Sea", 64.0, 18.0),
            ("the Gulf of Guinea", 0.0, 0.0),
            ("the North Pole", 0.0, 90.0),
            ("the date line", 180.0, 0.5),
            ("off Fiji", -179.0, -25.0),
        ] {
            assert!(is_at_sea(LonLat::new(lon_deg, lat_deg)), "{name}");
        }
        for (name, lon_deg, lat_deg) in [
            ("Kirkenes", 30.05, 69.725),
            ("the harbour of Bodø", 14.37, 67.285),
            ("Røst", 12.08, 67.52),
            ("Træna", 12.08, 66.5),
            ("Fair Isle", -1.63, 59.53),
            ("Christiansø", 15.19, 55.32),
            ("Kihnu", 23.99, 58.13),
            ("Longyearbyen", 15.64, 78.22),
            ("Tete", 33.59, -16.16),
            ("Port Louis", 57.5, -20.16),
            ("Jamestown", -5.72, -15.93),
            ("Malé", 73.51, 4.18),
            ("Funafuti", 179.19, -8.52),
            ("Suva", 178.44, -18.14),
            ("Taveuni, on the date line", 180.0, -16.8),
            ("Adamstown", -130.1, -25.07),
            ("Papeete", -149.57, -17.54),
            ("Edinburgh of the Seven Seas", -12.31, -37.07),
            ("Tarawa", 172.98, 1.33),
            ("Majuro", 171.38, 7.1),
            ("the South Pole", 0.0, -90.0),
            ("Stanley", -57.85, -51.7),
            ("Singapore", 103.85, 1.29),
            ("Aktau on the Caspian", 51.17, 43.65),
        ] {
            assert!(!is_at_sea(LonLat::new(lon_deg, lat_deg)), "{name}");
        }
    }

    #[test]
    fn a_settlement_is_known_by_each_of_its_names_and_only_where_it_is() {
        assert!(is_named(LonLat::new(30.05, 69.7), ["Kirkenes"].into_iter()));
        assert!(!is_named(LonLat::new(69.7, 30.05), ["Kirkenes"].into_iter()));
        assert!(!is_named(LonLat::new(30.05, 69.7), ["Atlantis"].into_iter()));
    }
}
