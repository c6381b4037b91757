//! What any GeoJSON becomes, and what is no GeoJSON.

use super::*;
use proptest::prelude::*;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

fn read_in(text: &[u8], size: usize) -> Result<Dropped, Refusal> {
    let mut reading = Reading::new("a.geojson", Arc::default());
    for piece in text.chunks(size.max(1)) {
        reading.push(piece)?;
    }
    reading.finish()
}

fn read(text: &str) -> Result<Dropped, Refusal> {
    read_in(text.as_bytes(), 1 << 16)
}

/// Features, vertices, box, and the warnings as name and line.
type Told = (usize, usize, Option<[f64; 4]>, Vec<(&'static str, usize)>);

fn told(file: &Dropped) -> Told {
    let Summary { features, vertices, extent, warnings, .. } = file.summary();
    let sides = extent.map(|extent| [extent.west_deg, extent.south_deg, extent.east_deg, extent.north_deg]);
    let warnings = warnings.told.iter().map(|warning| (warning.fault.name(), warning.line)).collect();
    (*features, *vertices, sides, warnings)
}

fn collection(features: &str) -> String {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{features}\n]}}")
}

fn feature(geometry: &str) -> String {
    format!("{{\"type\":\"Feature\",\"properties\":{{}},\"geometry\":{geometry}}}")
}

fn one(geometry: &str) -> String {
    collection(&feature(geometry))
}

const POINT: &str = r#"{"type":"Point","coordinates":[30.05,69.73]}"#;
const SQUARE: &str = r#"{"type":"Polygon","coordinates":[[[20,60],[30,60],[30,70],[20,70],[20,60]]]}"#;
const SQUARE_BACK: &str = r#"{"type":"Polygon","coordinates":[[[20,60],[20,70],[30,70],[30,60],[20,60]]]}"#;
const AT_POINT: Option<[f64; 4]> = Some([30.05, 69.73, 30.05, 69.73]);
const AT_SQUARE: Option<[f64; 4]> = Some([20.0, 60.0, 30.0, 70.0]);

#[test]
fn every_kind_of_geojson_has_its_summary() {
    let none = Vec::new;
    let line = |numbers: &str| format!(r#"{{"type":"LineString","coordinates":{numbers}}}"#);
    let polygon = |rings: &str| format!(r#"{{"type":"Polygon","coordinates":{rings}}}"#);
    let table: Vec<(&str, String, Told)> = vec![
        ("a bare geometry", POINT.into(), (1, 1, AT_POINT, none())),
        ("a feature", feature(POINT), (1, 1, AT_POINT, none())),
        (
            "a feature, its geometry before its type",
            format!(r#"{{"geometry":{POINT},"type":"Feature"}}"#),
            (1, 1, AT_POINT, none()),
        ),
        ("a collection", one(SQUARE), (1, 5, AT_SQUARE, none())),
        ("the other winding", one(SQUARE_BACK), (1, 5, AT_SQUARE, none())),
        (
            "features before the type",
            format!(r#"{{"features":[{}],"type":"FeatureCollection"}}"#, feature(POINT)),
            (1, 1, AT_POINT, none()),
        ),
        (
            "geometries in geometries",
            one(&format!(
                r#"{{"type":"GeometryCollection","geometries":[{SQUARE},{{"type":"GeometryCollection","geometries":[{POINT}]}}]}}"#
            )),
            (1, 6, Some([20.0, 60.0, 30.05, 70.0]), none()),
        ),
        (
            "a bare collection of geometries",
            format!(r#"{{"type":"GeometryCollection","geometries":[{SQUARE}]}}"#),
            (1, 5, AT_SQUARE, none()),
        ),
        ("a byte order mark", format!("\u{feff}{POINT}"), (1, 1, AT_POINT, none())),
        (
            "CRS84 by its name of 2008",
            format!(
                r#"{{"crs":{{"type":"name","properties":{{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}}},{}"#,
                &POINT[1..]
            ),
            (1, 1, AT_POINT, none()),
        ),
        (
            "heights and measures",
            one(&line("[[10,60,100],[11,61,200,7]]")),
            (1, 2, Some([10.0, 60.0, 11.0, 61.0]), none()),
        ),
        (
            "across the antimeridian, cut",
            one(r#"{"type":"MultiLineString","coordinates":[[[170,65],[180,66]],[[-180,66],[-175,67]]]}"#),
            (1, 4, Some([170.0, 65.0, -175.0, 67.0]), none()),
        ),
        (
            "longitudes from 0 to 360",
            one(&line("[[170,60],[190,60]]")),
            (1, 2, Some([170.0, 60.0, -170.0, 60.0]), vec![("beyond-antimeridian", 2)]),
        ),
        (
            "without a geometry",
            collection(&format!("{},\n{}", feature("null"), feature(POINT))),
            (2, 1, AT_POINT, vec![("no-geometry", 2)]),
        ),
        (
            "without positions",
            collection(&format!(
                "{},\n{},\n{}",
                feature(r#"{"type":"Polygon","coordinates":[]}"#),
                feature(r#"{"type":"GeometryCollection","geometries":[]}"#),
                feature(POINT)
            )),
            (3, 1, AT_POINT, vec![("empty-geometry", 2), ("empty-geometry", 3)]),
        ),
        (
            "what is no feature, and what is no JSON, among features",
            collection(&format!(
                "7,\n{{\"type\":\"Thing\"}},\n{},\n{{\"type\":\"Feature\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":[NaN,1]}}}},\n{}",
                feature(POINT),
                feature(POINT)
            )),
            (
                3,
                2,
                AT_POINT,
                vec![("not-a-feature", 2), ("not-a-feature", 3), ("not-a-number", 5), ("bad-coordinates", 5)],
            ),
        ),
        (
            "numbers that are too large",
            collection(&format!(
                "{},\n{}",
                feature(r#"{"type":"Point","coordinates":[1e999,1]}"#),
                feature(POINT)
            )),
            (1, 1, AT_POINT, vec![("bad-coordinates", 2)]),
        ),
        (
            "positions that are swapped, projected and nowhere",
            collection(&format!(
                "{},\n{},\n{},\n{}",
                feature(r#"{"type":"Point","coordinates":[69.73,130.05]}"#),
                feature(r#"{"type":"Point","coordinates":[1500000,8000000]}"#),
                feature(r#"{"type":"Point","coordinates":[400,95]}"#),
                feature(r#"{"type":"MultiPoint","coordinates":[[30.05,69.73],[0,-91]]}"#)
            )),
            (4, 5, AT_POINT, vec![("swapped", 2), ("projected", 3), ("out-of-range", 4), ("swapped", 5)]),
        ),
        (
            "rings that are open or short, and a line of one position",
            collection(&format!(
                "{},\n{},\n{}",
                feature(&polygon("[[[20,60],[30,60],[30,70],[20,70]]]")),
                feature(&polygon("[[[1,1],[2,2],[1,1]]]")),
                feature(&line("[[1,1]]"))
            )),
            (3, 8, AT_SQUARE, vec![("unclosed-ring", 2), ("short-ring", 3), ("short-line", 4)]),
        ),
        (
            "an edge the long way around",
            one(&line("[[-170,60],[170,60]]")),
            (1, 2, Some([170.0, 60.0, -170.0, 60.0]), vec![("short-way", 2)]),
        ),
        (
            "an edge that may go the long way around",
            one(&line("[[-100,60],[100,60]]")),
            (1, 2, Some([-100.0, 60.0, 100.0, 60.0]), vec![("long-edge", 2)]),
        ),
        (
            "a track, a box and a ring round the pole",
            collection(&format!(
                "{},\n{},\n{}",
                feature(&line("[[178.4,71],[179.2,71.1],[180,71],[-179.2,70.8],[-178,70.5]]")),
                feature(&polygon("[[[178,70],[-178,70],[-178,72],[178,72],[178,70]]]")),
                feature(&polygon("[[[0,80],[120,80],[-120,80],[0,80]]]")),
            )),
            (
                3,
                14,
                Some([-180.0, 70.0, 180.0, 90.0]),
                vec![("short-way", 2), ("short-way", 3), ("round-pole", 4)],
            ),
        ),
        (
            "longitudes that run on for a turn and a half",
            one(&line("[[0,60],[100,60],[200,60],[300,60],[400,60],[540,60]]")),
            (1, 6, Some([-180.0, 60.0, 180.0, 60.0]), vec![("beyond-antimeridian", 2)]),
        ),
        (
            "rings that cross, and a hole outside",
            collection(&format!(
                "{},\n{}",
                feature(&polygon("[[[20,65],[26,68],[26,65],[20,68],[20,65]]]")),
                feature(&polygon(
                    "[[[20,65],[21,65],[21,66],[20,66],[20,65]],[[25,65],[26,65],[26,66],[25,66],[25,65]]]"
                )),
            )),
            (2, 15, Some([20.0, 65.0, 26.0, 68.0]), vec![("tangled", 2), ("tangled", 3)]),
        ),
        (
            "a height that nobody knows, and a ship at anchor",
            collection(&format!(
                "{},\n{}",
                feature(r#"{"type":"Point","coordinates":[30.05,69.73,null]}"#),
                feature(&line("[[30.05,69.73],[30.05,69.73,null]]")),
            )),
            (2, 3, AT_POINT, none()),
        ),
        (
            "a point where nothing is",
            collection(&format!(
                "{},\n{}",
                feature(r#"{"type":"Point","coordinates":[0,0]}"#),
                feature(POINT)
            )),
            (2, 2, AT_POINT, vec![("null-island", 2)]),
        ),
        (
            "nothing but a point where nothing is",
            one(r#"{"type":"Point","coordinates":[0.0,0]}"#),
            (1, 1, Some([0.0; 4]), vec![("null-island", 2)]),
        ),
        (
            "properties that are none, and numbers that are none",
            collection(&format!(
                r#"{{"type":"Feature","properties":[1,2],"geometry":{POINT}}},
{{"type":"Feature","properties":{{"v":NaN,"w":[-Infinity]}},"geometry":{POINT}}}"#
            )),
            (2, 2, AT_POINT, vec![("bad-properties", 2), ("not-a-number", 3)]),
        ),
        (
            "lines, each with a feature or a geometry",
            format!("{}\n{POINT}\n\n{}\r\n", feature(POINT), collection(&feature(POINT))),
            (3, 3, AT_POINT, none()),
        ),
        (
            "lines of which one is no JSON, one no GeoJSON and one not whole",
            format!("{POINT}\n{{type:1}}\n{{\"a\":1}}\n{POINT}\n{{\"type\":\"Feat"),
            (2, 2, AT_POINT, vec![("not-json", 2), ("not-a-feature", 3), ("truncated", 5)]),
        ),
        (
            "a text sequence with record separators",
            format!("\u{1e}{}\n\u{1e}{{\"type\":\n\u{1e}{POINT}\n", feature(POINT)),
            (2, 2, AT_POINT, vec![("not-json", 3)]),
        ),
        ("NULs behind the end", format!("{POINT}\0\0\0\0"), (1, 1, AT_POINT, none())),
        (
            "ETRS89 by its address",
            format!(
                r#"{{"crs":{{"type":"name","properties":{{"name":"http://www.opengis.net/def/crs/EPSG/0/4258"}}}},{}"#,
                &POINT[1..]
            ),
            (1, 1, AT_POINT, none()),
        ),
        (
            "types and coordinates that do not go together",
            collection(&format!(
                "{},\n{},\n{},\n{}",
                feature(r#"{"type":"Circle","coordinates":[1,1]}"#),
                feature(r#"{"type":"Polygon","coordinates":[1,1]}"#),
                feature(r#"{"type":"Point","coordinates":["1","2"]}"#),
                feature("7")
            )),
            (
                4,
                2,
                None,
                vec![
                    ("unknown-type", 2),
                    ("bad-coordinates", 3),
                    ("bad-coordinates", 4),
                    ("unknown-type", 5),
                ],
            ),
        ),
        (
            "decimal commas",
            collection(&format!(
                "{},\n{}",
                feature(r#"{"type":"Point","coordinates":[33,59,-16,16]}"#),
                feature(POINT)
            )),
            (2, 2, AT_POINT, vec![("decimal-commas", 2)]),
        ),
        (
            "a file that ends in the middle",
            collection(&format!("{},\n{}", feature(POINT), feature(SQUARE))).chars().take(200).collect(),
            (1, 1, AT_POINT, vec![("truncated", 3)]),
        ),
    ];
    for (what, text, wanted) in table {
        for size in [1, 7, 1 << 16] {
            let file = read_in(text.as_bytes(), size).unwrap_or_else(|refusal| panic!("{what}: {refusal:?}"));
            assert_eq!(told(&file), wanted, "{what}, in pieces of {size}");
            assert_eq!(file.summary().bytes, text.len() as u64, "{what}");
        }
    }
}

#[test]
fn what_cannot_be_shown_is_refused_for_what_it_is() {
    let crs = |name: &str| {
        format!(
            r#"{{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"{name}"}}}},"features":[]}}"#
        )
    };
    let other = Refusal::Other;
    let table: Vec<(&[u8], Refusal)> = vec![
        (b"", Refusal::Empty),
        (b" \n\t ", Refusal::Empty),
        (b"\xef\xbb\xbf", Refusal::Empty),
        (b"{}", other(OtherFormat::Json)),
        (b"{\"type\":\"Feature\"", Refusal::Truncated { line: 1 }),
        (b"{\"type\":\"FeatureCollection\",\n\"features\":[", Refusal::Truncated { line: 2 }),
        (b"{\"type\":\"FeatureCollection\",\"features\":[]}", Refusal::NoFeatures),
        (b"{\"type\":\"FeatureCollection\",\"features\":{}}", other(OtherFormat::Json)),
        (b"{\"type\":\"FeatureCollection\",\"features\":[1,2]}", Refusal::NoFeatures),
        (b"{\"type\":\"Topology\",\"objects\":{},\"arcs\":[]}", other(OtherFormat::TopoJson)),
        (b"{\"geometryType\":\"esriGeometryPoint\",\"features\":[{}]}", other(OtherFormat::EsriJson)),
        (b"{\"name\":\"x\",\"version\":1}", other(OtherFormat::Json)),
        (b"[{\"lat\":1}]", other(OtherFormat::Json)),
        (b"{\"type\":\n what", Refusal::Truncated { line: 2 }),
        (b"{\"type\"\n:,,}", Refusal::NotJson { line: 2 }),
        (b"{'type':'Point'}", Refusal::NotJson { line: 1 }),
        (b"<?xml version=\"1.0\"?>\n<kml xmlns=\"x\">", other(OtherFormat::Kml)),
        (b"<gpx>", other(OtherFormat::Gpx)),
        (b"<!DOCTYPE html>", other(OtherFormat::Xml)),
        (b"PK\x03\x04....", other(OtherFormat::Zip)),
        (b"\x1f\x8b\x08", other(OtherFormat::Gzip)),
        (b"\xff\xfe{\0", other(OtherFormat::Utf16)),
        (b"name,lon,lat\nBodo,14,67", other(OtherFormat::Unknown)),
    ];
    for (bytes, wanted) in table {
        assert_eq!(read_in(bytes, 3).unwrap_err(), wanted, "{}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(read(&crs("")).unwrap_err(), Refusal::ForeignCrs(String::new()));
    let utm = "urn:ogc:def:crs:EPSG::25833";
    assert_eq!(read(&crs(utm)).unwrap_err(), Refusal::ForeignCrs(utm.to_owned()));
    assert_eq!(read(&crs("EPSG:4326")).unwrap_err(), Refusal::NoFeatures);
}

#[test]
fn types_keys_and_bytes_are_counted() {
    let text = collection(&format!(
        "{},{},{},{}",
        r#"{"type":"Feature","id":7,"properties":{"navn":"Bodø","b":1},"geometry":{"type":"Point","coordinates":[14.4,67.3]}}"#,
        r#"{"type":"Feature","id":8,"properties":{"navn":"Å"},"geometry":{"type":"MultiPoint","coordinates":[[13,68],[14,68]]}}"#,
        feature(SQUARE),
        feature("null")
    ));
    let file = read(&text).unwrap();
    let summary = file.summary();
    assert_eq!(summary.by_type, [1, 1, 0, 0, 1, 0, 0]);
    assert_eq!((summary.features, summary.without_geometry, file.dots()), (4, 1, 3));
    assert_eq!(summary.keys, [("navn".to_owned(), 2), ("b".to_owned(), 1)]);
    assert_eq!((file.name(0, "en").as_deref(), file.name(2, "en")), (Some("Bodø"), None));
    assert_eq!((file.id(1).as_deref(), file.id(2)), (Some("8"), None));
    assert_eq!(file.properties(0)[1], ("b".to_owned(), "1".to_owned()));
    assert_eq!((file.line(0), file.line(99), file.properties(99).len()), (Some(2), None, 0));
}

/// Points of no particular name.
fn points(places: &[[f64; 2]]) -> Dropped {
    read(&one(&format!(
        r#"{{"type":"MultiPoint","coordinates":{}}}"#,
        serde_json::to_string(places).unwrap()
    )))
    .unwrap()
}

#[test]
fn dots_that_lie_in_a_row_have_gaps_and_one_alone_has_none() {
    assert_eq!(points(&[[25.5, 66.5]]).dot_spacing_m(), None);
    assert_eq!(points(&[[25.5, 66.5], [25.5, 66.5]]).dot_spacing_m(), None);
    assert_eq!(points(&[[25.5, 66.5], [0.0, 0.0]]).dot_spacing_m(), None, "0/0 has no part in it");
    let spacing_km = |places: &[[f64; 2]]| points(places).dot_spacing_m().map(|m| (m / 1000.0).round());
    // A degree of latitude is 111 km; at 60° one of longitude is half as long.
    assert_eq!(spacing_km(&[[25.0, 60.0], [25.0, 61.0], [25.0, 62.0]]), Some(111.0));
    assert_eq!(spacing_km(&[[25.0, 60.0], [27.0, 60.0], [29.0, 60.0]]), Some(111.0));
    let square: Vec<[f64; 2]> = (0..100).map(|at| [f64::from(at % 10), f64::from(at / 10)]).collect();
    assert!((95.0..115.0).contains(&spacing_km(&square).unwrap()));
}

#[test]
fn what_was_cut_at_the_antimeridian_is_traced_without_a_seam_and_hit_on_both_sides() {
    for ring in
        ["[178,70],[-178,70],[-178,72],[178,72],[178,70]", "[178,70],[182,70],[182,72],[178,72],[178,70]"]
    {
        let file = read(&one(&format!(r#"{{"type":"Polygon","coordinates":[[{ring}]]}}"#))).unwrap();
        let outlines = file.outlines(0);
        assert_eq!(outlines.len(), 2, "{outlines:?}");
        for outline in outlines {
            let Outline::Line(places) = outline else { panic!("{outline:?}") };
            let is_on = |place: &LonLat| place.lon_deg.abs() == 180.0;
            assert!(!places.windows(2).any(|edge| is_on(&edge[0]) && is_on(&edge[1])), "{places:?}");
        }
        for lon_deg in [178.1, 179.9, -179.9, -178.1] {
            assert_eq!(file.hit(LonLat::new(lon_deg, 71.0), 10.0), Some(0), "{lon_deg}");
        }
        for lon_deg in [177.9, -177.9, 0.0] {
            assert_eq!(file.hit(LonLat::new(lon_deg, 71.0), 10.0), None, "{lon_deg}");
        }
        let extent = file.feature_extent(0).expect("a box");
        assert!((extent.width_deg() - 4.0).abs() < 1e-6, "{extent:?}");
    }
}

#[test]
fn what_is_hit_of_rings_that_cross_is_what_is_filled() {
    let bow = r#"{"type":"Polygon","coordinates":[[[20,65],[26,68],[26,65],[20,68],[20,65]]]}"#;
    let leaving = r#"{"type":"Polygon","coordinates":[[[0,50],[4,50],[4,54],[0,54],[0,50]],[[3,51],[5,51],[5,53],[3,53],[3,51]]]}"#;
    let file = read(&collection(&format!("{},{}", feature(bow), feature(leaving)))).unwrap();
    let hit = |lon, lat| file.hit(LonLat::new(lon, lat), 1.0);
    assert_eq!((hit(21.0, 66.5), hit(25.0, 66.5)), (Some(0), Some(0)), "the wings");
    assert_eq!((hit(23.0, 67.5), hit(23.0, 65.5)), (None, None), "above and below the knot");
    assert_eq!((hit(2.0, 52.0), hit(3.5, 52.0), hit(4.5, 52.0)), (Some(1), None, None));
    let mut drawing = Drawing::new(&file);
    let mut fills = 0;
    while let Some((_, piece)) = drawing.next_piece(&file) {
        let Piece::Fill(fill, _) = piece else { continue };
        for triangle in fill.indices.chunks_exact(3) {
            let sum = triangle.iter().fold([0.0; 3], |sum, &corner| {
                let [x, y, z] = fill.positions[corner as usize].map(f64::from);
                [sum[0] + x, sum[1] + y, sum[2] + z]
            });
            let middle: LonLat =
                crate::sphere::UnitVector::normalized(sum[0], sum[1], sum[2]).unwrap().into();
            // Along a parallel a triangle goes some metres beyond it, as the outline does there.
            let is_filled =
                [-0.002, 0.0, 0.002].iter().any(|by| hit(middle.lon_deg, middle.lat_deg + by).is_some());
            assert!(is_filled, "{middle:?}");
            fills += 1;
        }
    }
    assert!(fills > 20, "{fills}");
}

#[test]
fn latin_1_is_read_and_told() {
    let text = collection(
        r#"{"type":"Feature","properties":{"name":"Bod@"},"geometry":{"type":"Point","coordinates":[14,67]}}"#,
    );
    let bytes: Vec<u8> = text.bytes().map(|byte| if byte == b'@' { 0xf8 } else { byte }).collect();
    let file = read_in(&bytes, 10).unwrap();
    assert_eq!(file.name(0, "en").as_deref(), Some("Bodø"));
    assert_eq!(told(&file).3, [("not-utf8", 2)]);
}

#[test]
fn of_a_thousand_equal_warnings_twenty_are_kept_and_all_are_counted() {
    let text = collection(&vec![feature("null"); 1000].join(",\n"));
    let warnings = read(&text).unwrap().summary().warnings.clone();
    assert_eq!((warnings.told.len(), warnings.count()), (Warnings::KEPT, 1000));
    assert_eq!(warnings.counts, [("no-geometry", 1000)]);
    assert_eq!(warnings.told.last().map(|last| last.line), Some(21));
}

#[test]
fn the_pointer_finds_the_dot_before_the_line_before_the_smallest_polygon() {
    let text = collection(&format!(
        "{},{},{},{}",
        feature(SQUARE),
        feature(
            r#"{"type":"Polygon","coordinates":[[[24,64],[26,64],[26,66],[24,66],[24,64]],[[24.9,64.9],[24.9,65.1],[25.1,65.1],[25.1,64.9],[24.9,64.9]]]}"#
        ),
        feature(r#"{"type":"LineString","coordinates":[[20,64.5],[30,64.5]]}"#),
        feature(r#"{"type":"MultiPoint","coordinates":[[24.5,64.505],[179.99,10]]}"#)
    ));
    let file = read(&text).unwrap();
    let hit = |lon, lat| file.hit(LonLat::new(lon, lat), 2000.0);
    assert_eq!(hit(24.5, 64.501), Some(3), "the dot, though the line is nearer");
    assert_eq!(hit(25.0, 64.51), Some(2), "the line over both polygons");
    assert_eq!(hit(25.5, 65.5), Some(1));
    assert_eq!(hit(25.0, 65.0), Some(0), "in the hole");
    assert_eq!(hit(21.0, 61.0), Some(0));
    assert_eq!(hit(31.0, 61.0), None);
    assert_eq!(hit(-179.999, 10.0), Some(3), "across the antimeridian");
}

#[test]
fn a_polygon_of_many_corners_holds_what_a_plain_test_says() {
    let corner = |index: i32| {
        let angle = f64::from(index) / 5000.0 * std::f64::consts::TAU;
        let radius = 8.0 + 2.0 * (angle * 37.0).sin();
        [20.0 + radius * angle.cos(), 60.0 + radius * angle.sin()]
    };
    let ring: Vec<[f64; 2]> = (0..5000).map(corner).chain([corner(0)]).collect();
    let file = read(&one(&format!(
        r#"{{"type":"Polygon","coordinates":[{}]}}"#,
        serde_json::to_string(&ring).unwrap()
    )));
    let file = file.unwrap();
    let polygon = geo::Polygon::new(ring.iter().map(|at| geo::Coord::from(*at)).collect(), Vec::new());
    for x in 0..60 {
        for y in 0..60 {
            let (lon, lat) = (9.37 + f64::from(x) * 0.37, 49.41 + f64::from(y) * 0.36);
            let wanted = geo::Contains::contains(&polygon, &geo::Point::new(lon, lat));
            assert_eq!(file.hit(LonLat::new(lon, lat), 1.0).is_some(), wanted, "{lon} {lat}");
        }
    }
}

/// Dots, triangles, and places on ribbons of all pieces, and the vertices of the largest.
fn drawn(file: &Dropped) -> (usize, usize, usize, usize) {
    let mut drawing = Drawing::new(file);
    let (mut dots, mut triangles, mut ribbons, mut most) = (0, 0, 0, 0);
    while let Some((detail, piece)) = drawing.next_piece(file) {
        if detail == Detail::Coarse {
            continue;
        }
        most = most.max(piece.positions().len());
        match piece {
            Piece::Dots(piece) => dots += piece.positions.len(),
            Piece::Fill(fill, slots) => {
                assert_eq!(fill.positions.len(), slots.len());
                triangles += fill.indices.len() / 3;
            }
            Piece::Lines(lines) => ribbons += lines.positions.len() / 2,
        }
    }
    assert!((drawing.share() - 1.0).abs() < 1e-6);
    (dots, triangles, ribbons, most)
}

#[test]
fn everything_is_drawn_in_pieces_that_are_not_large() {
    let line: Vec<[f64; 2]> = (0..200_000).map(|index| [10.0 + f64::from(index) * 1e-4, 60.0]).collect();
    let dots: Vec<[f64; 2]> = (0..50_000).map(|index| [f64::from(index % 300), 60.0]).collect();
    let geometry = |kind: &str, numbers: &[[f64; 2]]| {
        feature(&format!(r#"{{"type":"{kind}","coordinates":{}}}"#, serde_json::to_string(numbers).unwrap()))
    };
    let text = collection(&format!(
        "{},{},{}",
        geometry("LineString", &line),
        geometry("MultiPoint", &dots),
        feature(SQUARE)
    ));
    let (dots, triangles, ribbons, most) = drawn(&read(&text).unwrap());
    assert_eq!(dots, 50_000);
    // Every tenth of a second of arc is 5 m and more; a stroke begins where the one before it ends.
    assert!((200_000..201_000).contains(&ribbons), "{ribbons}");
    assert!(triangles >= 64 && most < 45_000, "{triangles} {most}");
}

#[test]
fn a_large_file_is_drawn_coarsely_too_with_far_fewer_positions() {
    let corner = |index: u32| {
        let angle = f64::from(index % 110_000) / 110_000.0 * std::f64::consts::TAU;
        [20.0 + 10.0 * angle.cos(), 60.0 + 10.0 * angle.sin()]
    };
    let ring: Vec<[f64; 2]> = (0..=110_000).map(corner).collect();
    let ring = serde_json::to_string(&ring).unwrap();
    let file = read(&one(&format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#))).unwrap();
    let mut drawing = Drawing::new(&file);
    let mut ribbons = std::collections::BTreeMap::new();
    while let Some((detail, piece)) = drawing.next_piece(&file) {
        if let Piece::Lines(lines) = piece {
            *ribbons.entry(detail == Detail::Coarse).or_insert(0) += lines.positions.len() / 2;
        }
    }
    // From the south to the north 20° are 2,224 km; a circle is drawn with places a pixel and a half apart.
    assert!((1_000.0..1_500.0).contains(&drawing.coarse_m_per_px()), "{}", drawing.coarse_m_per_px());
    assert!(ribbons[&false] > 80_000 && (2_000..6_000).contains(&ribbons[&true]), "{ribbons:?}");
}

#[test]
fn a_stop_is_heeded_in_the_middle_of_one_long_geometry() {
    let stop = Arc::new(AtomicBool::new(true));
    let text =
        one(&format!(r#"{{"type":"LineString","coordinates":[{}]}}"#, vec!["[1,2]"; 100_000].join(",")));
    let mut reading = Reading::new("a", Arc::clone(&stop));
    assert_eq!(reading.push(text.as_bytes()), Err(Refusal::Stopped));
}

proptest! {
    #[test]
    fn any_bytes_end_in_a_file_or_a_refusal(bytes in proptest::collection::vec(any::<u8>(), 0..300), size in 1usize..50) {
        let _ = read_in(&bytes, size);
    }

    #[test]
    fn text_like_geojson_never_panics_and_does_not_depend_on_how_it_is_cut(
        parts in proptest::collection::vec(0usize..24, 0..30), size in 1usize..40
    ) {
        const PARTS: [&str; 24] = [
            "{", "}", "[", "]", ",", ":", "\"type\":", "\"Feature\"", "\"features\":[", "\"FeatureCollection\",",
            "\"geometry\":", "\"coordinates\":", "\"Polygon\",", "\"MultiPolygon\",", "[1,2]", "[[3,4],[5,6],[7,8],[3,4]]",
            "1e308", "-181", "null", "\\u0000", "\"properties\":{\"a\":1}", "\n", "\"Point\"", "\"geometries\":",
        ];
        let text: String = parts.into_iter().map(|part| PARTS[part]).collect();
        for text in [text.clone(), collection(&text), one(&text)] {
            let whole = read_in(text.as_bytes(), text.len()).map(|file| told(&file));
            let cut = read_in(text.as_bytes(), size);
            if let Ok(file) = &cut {
                drawn(file);
                file.hit(LonLat::new(1.0, 2.0), 1e5);
            }
            prop_assert_eq!(cut.map(|file| told(&file)), whole);
        }
    }

    #[test]
    fn any_polygon_can_be_drawn_and_pointed_at(
        ring in proptest::collection::vec((-360i32..360, -90i32..91), 3..12)
    ) {
        let numbers: Vec<[i32; 2]> = ring.iter().map(|&(x, y)| [x, y]).collect();
        let text = one(&format!(r#"{{"type":"Polygon","coordinates":[{}]}}"#, serde_json::to_string(&numbers).unwrap()));
        let file = read(&text).unwrap();
        drawn(&file);
        for (x, y) in ring {
            file.hit(LonLat::new(f64::from(x), f64::from(y)), 1e4);
        }
    }
}
