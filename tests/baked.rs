//! The baked base map against its GeoJSON: the same places, areas, lengths and names, and the same bytes.

#![expect(clippy::unwrap_used, reason = "a file that is not there is a fault of the repository")]

use geo::{CoordsIter as _, Geometry, LineString, Polygon};
use geojson::{Feature, FeatureCollection};
use high_north::base::{
    ADMIN1, BORDER, BORDER_DISPUTED, COAST, ISOBATH, ISOBATHS_M, LAKE, LAKE_SHORE, LAND, Level, NAMES_FILE,
    NameKind, Point, RIVER, RIVER_RANKS, SEA, Shapes, SourceError, bake, countries, decode_level,
    decode_names, read_names, read_shapes,
};
use high_north::sphere::{LonLat, UnitVector};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Positions agree to within this, in hundred-thousandths of a degree: 1e-4°.
const WITHIN: i32 = 10;

fn geodata(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata").join(path)
}

fn read(file: &str) -> Result<Vec<u8>, SourceError> {
    fs::read(geodata("base").join(file))
        .map_err(|error| SourceError::Read { file: file.to_owned(), reason: error.to_string() })
}

fn baked(level: Level) -> Shapes {
    let bytes = |level: Level| fs::read(geodata("baked").join(level.baked_file())).unwrap();
    decode_level(&bytes(level), level.depths_from().map(bytes).as_deref()).unwrap()
}

fn features(file: &str) -> Vec<Feature> {
    serde_json::from_slice::<FeatureCollection>(&read(file).unwrap()).unwrap().features
}

fn geometry(feature: &Feature) -> Geometry {
    feature.geometry.clone().unwrap().try_into().unwrap()
}

fn polygons(file: &str) -> Vec<Polygon> {
    let polygons = |feature: &Feature| match geometry(feature) {
        Geometry::Polygon(polygon) => vec![polygon],
        Geometry::MultiPolygon(polygons) => polygons.0,
        other => panic!("{other:?}"),
    };
    features(file).iter().flat_map(polygons).collect()
}

fn lines_of(feature: &Feature) -> Vec<LineString> {
    match geometry(feature) {
        Geometry::LineString(line) => vec![line],
        Geometry::MultiLineString(lines) => lines.0,
        other => panic!("{other:?}"),
    }
}

fn text(feature: &Feature, key: &str) -> String {
    feature.property(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
}

fn number(feature: &Feature, key: &str) -> f64 {
    feature.property(key).and_then(serde_json::Value::as_f64).unwrap()
}

fn parts(degrees: f64) -> i32 {
    (degrees * 1e5).round() as i32
}

/// Points by boxes of twice the tolerance, so that all near one are in nine boxes.
#[derive(Default)]
struct Near(HashMap<[i32; 2], Vec<Point>>);

impl Near {
    fn key(point: Point) -> [i32; 2] {
        point.map(|parts| parts.div_euclid(2 * WITHIN))
    }

    fn insert(&mut self, point: Point) {
        self.0.entry(Self::key(point)).or_default().push(point);
    }

    fn has(&self, point: Point) -> bool {
        let [x, y] = Self::key(point);
        let boxes = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| [x, y]));
        let is_near = |other: &Point| (0..2).all(|axis| (other[axis] - point[axis]).abs() <= WITHIN);
        boxes.filter_map(|key| self.0.get(&key)).flatten().any(is_near)
    }
}

/// What belongs to which slots of a level: fills, then lines.
fn sources(level: Level) -> Vec<(Vec<usize>, Vec<usize>, &'static str)> {
    let files = level.files();
    let seas = (SEA..SEA + ISOBATHS_M.len()).collect();
    let rivers = (RIVER..RIVER + RIVER_RANKS).collect();
    let all = [
        (seas, vec![ISOBATH], Some(files.bathymetry)),
        (vec![LAND], vec![], Some(files.countries)),
        (vec![LAKE], vec![LAKE_SHORE], Some(files.lakes)),
        (vec![], vec![COAST], Some(files.land)),
        (vec![], rivers, Some(files.rivers)),
        (vec![], vec![ADMIN1], files.admin1),
    ];
    all.into_iter().filter_map(|(fills, lines, file)| Some((fills, lines, file?))).collect()
}

fn is_drawn(feature: &Feature) -> bool {
    text(feature, "featurecla") != "Lake Centerline"
}

fn line_points(shapes: &Shapes, slots: &[usize]) -> impl Iterator<Item = Point> {
    let strokes = shapes.strokes.iter().filter(move |strokes| slots.contains(&strokes.slot));
    strokes.flat_map(|strokes| strokes.lines.iter().flatten().copied()).collect::<Vec<_>>().into_iter()
}

fn fill_points(shapes: &Shapes, slots: &[usize]) -> impl Iterator<Item = Point> {
    let fills = shapes.fills.iter().filter(move |fills| slots.contains(&fills.slot));
    let cells = fills.flat_map(|fills| &fills.cells);
    cells.flat_map(|cell| cell.vertices.iter().copied()).collect::<Vec<_>>().into_iter()
}

#[test]
fn every_vertex_of_the_sources_is_baked_within_a_ten_thousandth_of_a_degree() {
    for level in Level::ALL {
        let shapes = baked(level);
        for (fills, lines, source) in sources(level) {
            let mut filled = Near::default();
            fill_points(&shapes, &fills).for_each(|point| filled.insert(point));
            let mut stroked = Near::default();
            line_points(&shapes, &lines).for_each(|point| stroked.insert(point));
            let mut count = 0;
            for coord in features(source)
                .iter()
                .filter(|it| is_drawn(it))
                .flat_map(|it| geometry(it).coords_iter().collect::<Vec<_>>())
            {
                let point = [parts(coord.x), parts(coord.y)];
                assert!(fills.is_empty() || filled.has(point), "{source}: {coord:?} is not filled");
                // Where a polygon is cut at the end of a map or of the region, its edge is not stroked.
                let is_cut = |degrees: f64, ends: &[f64]| ends.iter().any(|end| (degrees - end).abs() < 2e-4);
                let is_end = is_cut(coord.x, &[-180.0, 180.0, -30.0, 60.0])
                    || is_cut(coord.y, &[-90.0, 90.0, 50.0, 85.0]);
                assert!(
                    lines.is_empty() || is_end || stroked.has(point),
                    "{source}: {coord:?} is not stroked"
                );
                count += 1;
            }
            assert!(count > 100, "{source}: {count}");
        }
    }
}

#[test]
fn every_baked_vertex_lies_on_an_edge_of_its_source() {
    // A cell has vertices of its own where it is cut, at whole degrees inside of a polygon.
    for level in Level::ALL {
        let shapes = baked(level);
        for (fills, lines, source) in sources(level) {
            let mut edges = Edges::default();
            for feature in features(source).iter().filter(|it| is_drawn(it)) {
                match geometry(feature) {
                    Geometry::LineString(_) | Geometry::MultiLineString(_) => {
                        lines_of(feature).iter().for_each(|line| edges.insert(line));
                    }
                    other => {
                        for polygon in match other {
                            Geometry::Polygon(polygon) => vec![polygon],
                            Geometry::MultiPolygon(polygons) => polygons.0,
                            _ => Vec::new(),
                        } {
                            edges.insert(polygon.exterior());
                            polygon.interiors().iter().for_each(|ring| edges.insert(ring));
                        }
                    }
                }
            }
            let is_cut = |[x, y]: Point| {
                let is_whole = |parts: i32| parts % 100_000 == 0;
                let is_side = |parts: i32| parts % 500_000 == 0;
                is_side(x) && is_whole(y) || is_side(y) && is_whole(x)
            };
            for point in fill_points(&shapes, &fills).filter(|&point| !is_cut(point)) {
                assert!(edges.has(point), "{source}: {point:?} is filled");
            }
            for point in line_points(&shapes, &lines) {
                assert!(edges.has(point), "{source}: {point:?} is stroked");
            }
        }
    }
}

/// Edges by the boxes of a quarter of a degree that they pass.
#[derive(Default)]
struct Edges {
    edges: Vec<[[f64; 2]; 2]>,
    boxes: HashMap<[i32; 2], Vec<usize>>,
}

impl Edges {
    fn insert(&mut self, line: &LineString) {
        for line in line.lines() {
            let edge = [[line.start.x, line.start.y], [line.end.x, line.end.y]];
            let pieces =
                (4.0 * (edge[1][0] - edge[0][0]).hypot(edge[1][1] - edge[0][1])).ceil().max(1.0) as i32;
            let mut boxes = HashSet::new();
            for piece in 0..=pieces {
                let t = f64::from(piece) / f64::from(pieces);
                let at = [0, 1]
                    .map(|axis| ((edge[0][axis] + (edge[1][axis] - edge[0][axis]) * t) * 4.0).floor() as i32);
                boxes.extend((-1..=1).flat_map(|x| (-1..=1).map(move |y| [at[0] + x, at[1] + y])));
            }
            for key in boxes {
                self.boxes.entry(key).or_default().push(self.edges.len());
            }
            self.edges.push(edge);
        }
    }

    /// Whether an edge passes a point within 1e-4°.
    fn has(&self, point: Point) -> bool {
        let p = point.map(|parts| f64::from(parts) / 1e5);
        let near = self.boxes.get(&p.map(|degrees| (degrees * 4.0).floor() as i32));
        near.into_iter().flatten().any(|&index| {
            let [a, b] = self.edges[index];
            let (u, v) = ([b[0] - a[0], b[1] - a[1]], [p[0] - a[0], p[1] - a[1]]);
            let length_2 = u[0] * u[0] + u[1] * u[1];
            let t =
                if length_2 > 0.0 { ((u[0] * v[0] + u[1] * v[1]) / length_2).clamp(0.0, 1.0) } else { 0.0 };
            (v[0] - t * u[0]).hypot(v[1] - t * u[1]) <= 1e-4
        })
    }
}

/// Area on the unit sphere within a ring whose edges are straight in longitude and latitude: the integral of
/// sin φ dλ along it.
fn ring_area(ring: &LineString) -> f64 {
    let edge = |line: geo::Line| {
        let (lat0, lat1) = (line.start.y.to_radians(), line.end.y.to_radians());
        let mean_sine =
            if (lat1 - lat0).abs() < 1e-9 { lat0.sin() } else { (lat0.cos() - lat1.cos()) / (lat1 - lat0) };
        (line.end.x - line.start.x).to_radians() * mean_sine
    };
    ring.lines().map(edge).sum::<f64>().abs()
}

fn area(polygons: &[Polygon]) -> f64 {
    let area = |polygon: &Polygon| {
        ring_area(polygon.exterior()) - polygon.interiors().iter().map(ring_area).sum::<f64>()
    };
    polygons.iter().map(area).sum()
}

/// Solid angle of the triangles of some slots.
///
/// Source: A. van Oosterom and J. Strackee, IEEE Trans. Biomed. Eng. 30 (1983), eq. 8.
fn baked_area(shapes: &Shapes, slots: &[usize]) -> f64 {
    let dot = |a: UnitVector, b: UnitVector| a.x * b.x + a.y * b.y + a.z * b.z;
    let solid_angle = |[a, b, c]: [UnitVector; 3]| {
        let triple =
            a.x * (b.y * c.z - b.z * c.y) + a.y * (b.z * c.x - b.x * c.z) + a.z * (b.x * c.y - b.y * c.x);
        2.0 * triple.atan2(1.0 + dot(a, b) + dot(b, c) + dot(c, a))
    };
    let mut sum = 0.0;
    for cell in shapes.fills.iter().filter(|fills| slots.contains(&fills.slot)).flat_map(|fills| &fills.cells)
    {
        let at = |&index: &u32| {
            let [lon, lat] = cell.vertices[index as usize].map(|parts| f64::from(parts) / 1e5);
            UnitVector::from(LonLat::new(lon, lat))
        };
        sum += cell
            .triangles
            .chunks_exact(3)
            .map(|t| solid_angle([at(&t[0]), at(&t[1]), at(&t[2])]))
            .sum::<f64>();
    }
    sum
}

/// A parallel drawn in straight pieces of 1° takes up to 5 km² each: two in ten thousand of a coarse sea.
#[test]
fn every_slot_has_the_area_of_its_source_to_five_parts_in_ten_thousand() {
    for level in Level::ALL {
        let (shapes, files) = (baked(level), level.files());
        let mut expected: BTreeMap<usize, f64> =
            BTreeMap::from([(LAND, area(&polygons(files.countries))), (LAKE, area(&polygons(files.lakes)))]);
        for feature in features(files.bathymetry) {
            let step =
                ISOBATHS_M.iter().position(|&depth| f64::from(depth) == number(&feature, "depth")).unwrap();
            let Geometry::MultiPolygon(polygons) = geometry(&feature) else { panic!("a multipolygon") };
            *expected.entry(SEA + step).or_default() += area(&polygons.0);
        }
        let slots: HashSet<usize> = shapes.fills.iter().map(|fills| fills.slot).collect();
        assert_eq!(slots, expected.keys().copied().collect());
        for (slot, expected) in expected {
            let ratio = baked_area(&shapes, &[slot]) / expected;
            assert!((ratio - 1.0).abs() < 5e-4, "{level:?}, slot {slot}: {ratio}");
        }
    }
}

/// Length in radians along straight pieces on the sphere, and in degrees of longitude and latitude.
fn length_deg(line: &LineString) -> f64 {
    line.lines().map(|line| (line.end.x - line.start.x).hypot(line.end.y - line.start.y)).sum()
}

fn baked_length_deg(shapes: &Shapes, slots: &[usize]) -> f64 {
    let lines = shapes.strokes.iter().filter(|strokes| slots.contains(&strokes.slot));
    let degrees = |line: &Vec<Point>| -> LineString {
        line.iter().map(|point| (f64::from(point[0]) / 1e5, f64::from(point[1]) / 1e5)).collect()
    };
    lines.flat_map(|strokes| &strokes.lines).map(|line| length_deg(&degrees(line))).sum()
}

#[test]
fn every_slot_has_the_length_of_its_source_to_a_millionth() {
    for level in Level::ALL {
        let (shapes, files) = (baked(level), level.files());
        let mut expected: BTreeMap<usize, f64> = BTreeMap::new();
        let mut add = |slot: usize, lines: &[LineString]| {
            *expected.entry(slot).or_default() += lines.iter().map(length_deg).sum::<f64>();
        };
        for feature in features(files.rivers).iter().filter(|feature| is_drawn(feature)) {
            add(RIVER + (number(feature, "scalerank") as usize).clamp(3, 9) - 3, &lines_of(feature));
        }
        for (file, slot) in [(files.admin1, ADMIN1), (Some(files.borders), BORDER), (files.disputed, BORDER)]
        {
            for feature in file.map(features).unwrap_or_default() {
                add(slot, &lines_of(&feature));
            }
        }
        for (slot, expected) in expected {
            let slots = if slot == BORDER { vec![BORDER, BORDER_DISPUTED] } else { vec![slot] };
            let ratio = baked_length_deg(&shapes, &slots) / expected;
            assert!((ratio - 1.0).abs() < 1e-6, "{level:?}, slot {slot}: {ratio}");
        }
        for (slot, file) in [(COAST, files.land), (LAKE_SHORE, files.lakes), (ISOBATH, files.bathymetry)] {
            let rings = polygons(file).into_iter().flat_map(|polygon| {
                let (exterior, interiors) = polygon.into_inner();
                std::iter::once(exterior).chain(interiors)
            });
            let is_end = |degrees: f64, other: f64, ends: &[f64]| {
                ends.iter().any(|end| (degrees - end).abs() < 1e-6 && (other - end).abs() < 1e-6)
            };
            let is_cut = |line: &geo::Line| {
                let (lons, lats): (&[f64], &[f64]) = match level {
                    Level::Region10 => (&[-30.0, 60.0, 180.0, -180.0], &[50.0, 85.0, 90.0, -90.0]),
                    _ => (&[180.0, -180.0], &[90.0, -90.0]),
                };
                is_end(line.start.x, line.end.x, lons) || is_end(line.start.y, line.end.y, lats)
            };
            let edges = rings.flat_map(|ring| ring.lines().collect::<Vec<_>>()).filter(|line| !is_cut(line));
            let expected: f64 =
                edges.map(|line| (line.end.x - line.start.x).hypot(line.end.y - line.start.y)).sum();
            let ratio = baked_length_deg(&shapes, &[slot]) / expected;
            assert!((ratio - 1.0).abs() < 1e-6, "{level:?}, {file}: {ratio}");
        }
    }
}

#[test]
fn the_baked_files_are_what_their_sources_give_byte_for_byte() {
    let made = bake(read).unwrap();
    let kept: HashSet<String> = fs::read_dir(geodata("baked"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(kept, made.iter().map(|(name, _)| (*name).to_owned()).collect());
    for (name, bytes) in made {
        let is_same = fs::read(geodata("baked").join(name)).unwrap() == bytes;
        assert!(is_same, "geodata/baked/{name} is not what geodata/base gives: cargo xtask bake");
    }
}

#[test]
fn triangles_and_lines_come_out_as_they_went_in() {
    for level in Level::ALL {
        let (one, other) = (baked(level), read_shapes(level, read).unwrap());
        assert!(one.strokes == other.strokes, "{level:?}: lines");
        assert_eq!(one.fills.len(), other.fills.len());
        for (one, other) in one.fills.iter().zip(&other.fills) {
            assert_eq!(
                (one.slot, &one.country, one.cells.len()),
                (other.slot, &other.country, other.cells.len())
            );
            for (one, other) in one.cells.iter().zip(&other.cells) {
                assert!(one.vertices == other.vertices && sorted(&one.triangles) == sorted(&other.triangles));
            }
        }
    }
}

fn sorted(triangles: &[u32]) -> Vec<[u32; 3]> {
    let turned = |corners: &[u32]| {
        let first = (0..3).min_by_key(|&k| corners[k]).unwrap();
        [0, 1, 2].map(|k| corners[(first + k) % 3])
    };
    let mut triangles: Vec<_> = triangles.chunks_exact(3).map(turned).collect();
    triangles.sort_unstable();
    triangles
}

#[test]
fn names_are_those_of_the_sources() {
    let names = decode_names(&fs::read(geodata("baked").join(NAMES_FILE)).unwrap()).unwrap();
    assert!(names == read_names(read).unwrap());
    let count = |is: fn(&NameKind) -> bool| names.iter().filter(|name| is(&name.kind)).count();
    let sources = features("world/countries_110m.geojson");
    assert_eq!(count(|kind| matches!(kind, NameKind::Country { .. })), countries(&sources).count());
    assert_eq!(count(|kind| matches!(kind, NameKind::Sea { .. })), features("world/seas_110m.geojson").len());
    let settlements =
        count(|kind| matches!(kind, NameKind::Settlement { .. } | NameKind::SmallSettlement { .. }));
    let spelt: HashSet<String> = ["region/places_10m.geojson", "region/geonames.geojson"]
        .iter()
        .flat_map(|file| features(file))
        .map(|feature| text(&feature, "name"))
        .collect();
    assert!(settlements >= spelt.len(), "{settlements} of {}", spelt.len());
    for (text, country) in [
        ("Kirkenes", "NOR"),
        ("Longyearbyen", "NOR"),
        ("Murmansk", "RUS"),
        ("Lille", "FRA"),
        ("Olonkinbyen", "NOR"),
        ("Norway", ""),
    ] {
        assert_eq!(names.iter().find(|name| name.text == text).unwrap().country, country, "{text}");
    }
    let norway = names.iter().find(|name| name.text == "Norway").unwrap();
    assert_eq!(norway.others, ["Norge", "Норвегия"]);
    let kirkenes = names.iter().find(|name| name.text == "Kirkenes").unwrap();
    let distance_rad = UnitVector::from(kirkenes.pos()).angle_to(UnitVector::from(LonLat::new(30.05, 69.73)));
    assert!(distance_rad < 0.01_f64.to_radians() * 5.0, "{:?}", kirkenes.pos());
}

#[test]
fn bases_reefs_and_other_ground_without_a_code_of_its_own_are_no_countries() {
    let names = decode_names(&fs::read(geodata("baked").join(NAMES_FILE)).unwrap()).unwrap();
    let is_country = |text: &str| {
        names.iter().any(|name| name.text == text && matches!(name.kind, NameKind::Country { .. }))
    };
    for text in
        ["Dhekelia", "Akrotiri", "Guantanamo Bay USNB", "Brazilian Island", "Spratly Is.", "Bir Tawil"]
    {
        assert!(!is_country(text), "{text}");
    }
    for text in ["Cyprus", "Kosovo", "Palestine", "Taiwan", "W. Sahara", "Greenland", "Åland", "Gibraltar"] {
        assert!(is_country(text), "{text}");
    }
}

#[test]
fn a_town_has_the_name_that_its_country_gives_it_once_and_is_known_by_the_others() {
    let names = decode_names(&fs::read(geodata("baked").join(NAMES_FILE)).unwrap()).unwrap();
    for (own, others) in [
        ("Kyiv", &["Kiev"][..]),
        ("Kharkiv", &["Kharkov"]),
        ("Chornobyl", &["Chernobyl"]),
        ("Vitsyebsk", &["Vitebsk"]),
        ("Homyel", &["Homyel'", "Gomel"]),
        ("Polatsk", &["Polotsk"]),
        ("Mažeikiai", &[]),
    ] {
        let of_name: Vec<_> = names.iter().filter(|name| name.text == own).collect();
        assert_eq!(of_name.len(), 1, "{own}");
        for other in others {
            assert!(of_name[0].others.iter().any(|known| known == other), "{own}: {other}");
            assert!(names.iter().all(|name| name.text != *other), "{other}");
        }
    }
}

#[test]
fn no_inner_border_runs_over_a_lake() {
    let shapes = baked(Level::Region10);
    let lakes: Vec<&high_north::base::Cell> =
        shapes.fills.iter().filter(|fills| fills.slot == LAKE).flat_map(|fills| &fills.cells).collect();
    let bounds = |points: &[Point]| {
        [0, 1].map(|axis| {
            let values = || points.iter().map(|point| point[axis]);
            (values().min().unwrap(), values().max().unwrap())
        })
    };
    let with_bounds: Vec<_> = lakes.iter().map(|cell| (bounds(&cell.vertices), *cell)).collect();
    let mut count = 0;
    for line in
        shapes.strokes.iter().filter(|strokes| strokes.slot == ADMIN1).flat_map(|strokes| &strokes.lines)
    {
        for edge in line.windows(2) {
            let middle = [0, 1].map(|axis| i32::midpoint(edge[0][axis], edge[1][axis]));
            let is_near = |[x, y]: [(i32, i32); 2]| {
                (x.0..=x.1).contains(&middle[0]) && (y.0..=y.1).contains(&middle[1])
            };
            // An edge of the length of the grid's step may lie on the shore.
            let is_long = (0..2).any(|axis| (edge[1][axis] - edge[0][axis]).abs() > 100);
            let lake = with_bounds.iter().find(|(bounds, cell)| is_near(*bounds) && holds(cell, middle));
            assert!(!is_long || lake.is_none(), "{edge:?} lies in a lake");
            count += 1;
        }
    }
    assert!(count > 5_000, "{count}");
}

#[test]
fn crimea_is_ukraine_s_and_a_line_shows_that_it_is_occupied() {
    for level in [Level::World110, Level::World50] {
        let shapes = baked(level);
        let simferopol = [3_410_000, 4_495_000];
        let owners: Vec<&str> = shapes
            .fills
            .iter()
            .filter(|fills| fills.slot == LAND && fills.cells.iter().any(|cell| holds(cell, simferopol)))
            .map(|fills| fills.country.as_str())
            .collect();
        assert_eq!(owners, ["UKR"]);
        let is_perekop = |point: Point| {
            (3_350_000..3_400_000).contains(&point[0]) && (4_600_000..4_630_000).contains(&point[1])
        };
        assert!(line_points(&shapes, &[BORDER_DISPUTED]).any(is_perekop), "{level:?}");
        assert!(!line_points(&shapes, &[BORDER]).any(is_perekop), "{level:?}");
    }
}

fn holds(cell: &high_north::base::Cell, point: Point) -> bool {
    let at = |index: u32| cell.vertices[index as usize].map(i64::from);
    let p = point.map(i64::from);
    cell.triangles.chunks_exact(3).any(|t| {
        (0..3).all(|k| {
            let (a, b) = (at(t[k]), at(t[(k + 1) % 3]));
            (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) >= 0
        })
    })
}
