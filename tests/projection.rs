//! The azimuthal projections against PROJ, forward and inverse, to a millimetre.
//!
//! The tables in `fixtures/proj` were written by `make.py` beside them.

use high_north::sphere::{EARTH_RADIUS_M, LonLat, MapPos, Projection, Rotation, UnitVector};
use std::path::Path;

const TOLERANCE_M: f64 = 1e-3;
/// So close to the edge of the map a rounding error decides whether a point is on it: nothing is tested there.
const EDGE_DEG: f64 = 0.1;
/// Towards its limb at 90° the globe is seen ever more from the side, and a length on the map is
/// 1 / cos θ of it on the ground. Up to this angle the four decimals of the tables are good for a millimetre.
const LIMB_DEG: f64 = 85.0;

/// A row of a table: a point, the centre of the map, and the point's place on the map if PROJ has one.
struct Row {
    point: LonLat,
    center: LonLat,
    place_m: Option<(f64, f64)>,
}

impl Row {
    /// Angle between the point and the centre, by the haversine formula: not by what is tested here.
    fn angle_deg(&self) -> f64 {
        let haversine = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
        let (a, b) = (self.point, self.center);
        let across = a.lat_deg.to_radians().cos() * b.lat_deg.to_radians().cos();
        let h = haversine(a.lat_deg - b.lat_deg) + across * haversine(a.lon_deg - b.lon_deg);
        2.0 * h.min(1.0).sqrt().asin().to_degrees()
    }
}

fn read(table: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/proj").join(table);
    let text = std::fs::read_to_string(path).expect("the table");
    let mut lines = text.lines().skip_while(|line| line.starts_with('#'));
    assert_eq!(lines.next(), Some("lon,lat,lon0,lat0,x,y"), "{table}");
    let number = |cell: &str| cell.parse::<f64>().expect("a number");
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let [lon, lat, lon0, lat0, x, y] = cells[..] else { panic!("{table}: {line}") };
        Row {
            point: LonLat::new(number(lon), number(lat)),
            center: LonLat::new(number(lon0), number(lat0)),
            place_m: (!x.is_empty()).then(|| (number(x), number(y))),
        }
    };
    lines.map(row).collect()
}

fn turned((x, y): (f64, f64), degrees: f64) -> (f64, f64) {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    (cosine * x - sine * y, sine * x + cosine * y)
}

/// The largest errors in metres, and how many rows they were taken from.
#[derive(Debug, Default)]
struct Found {
    forward_m: f64,
    inverse_m: f64,
    round_trip_m: f64,
    shown: usize,
    inverted: usize,
    hidden: usize,
}

/// Compares `projection`, which is shown up to `limit_deg` from the centre, with a table. The inverse of what
/// PROJ says is taken up to `inverse_limit_deg`; the inverse of what `projection` says, wherever it is shown.
fn compare(projection: Projection, table: &str, limit_deg: f64, inverse_limit_deg: f64) -> Found {
    let mut found = Found::default();
    for row in read(table) {
        let angle_deg = row.angle_deg();
        if (angle_deg - limit_deg).abs() < EDGE_DEG {
            continue;
        }
        let ground = UnitVector::from(row.point);
        // A bearing turns the map about its centre, and nothing else.
        for bearing_deg in [0.0, 37.5] {
            let case = format!("{table}: {:?} about {:?} at {bearing_deg}°", row.point, row.center);
            let rotation = Rotation::new(row.center, bearing_deg);
            let pos = projection.project(rotation.to_view(ground));
            if angle_deg > limit_deg {
                assert_eq!(pos, None, "{case}");
                found.hidden += 1;
                continue;
            }
            let (x_m, y_m) =
                turned(row.place_m.unwrap_or_else(|| panic!("{case}: PROJ has none")), bearing_deg);
            let pos = pos.unwrap_or_else(|| panic!("{case}: not on the map"));
            let off_m = (pos.x * EARTH_RADIUS_M - x_m).hypot(pos.y * EARTH_RADIUS_M - y_m);
            assert!(off_m < TOLERANCE_M, "{case}: {off_m} m off");
            found.forward_m = found.forward_m.max(off_m);
            found.shown += 1;

            let back_off_m = |pos: MapPos| {
                let back = projection.invert(pos).unwrap_or_else(|| panic!("{case}: no way back"));
                let off_m = rotation.from_view(back).angle_to(ground) * EARTH_RADIUS_M;
                assert!(off_m < TOLERANCE_M, "{case}: {off_m} m off on the way back");
                off_m
            };
            found.round_trip_m = found.round_trip_m.max(back_off_m(pos));
            if angle_deg < inverse_limit_deg {
                let place = MapPos { x: x_m / EARTH_RADIUS_M, y: y_m / EARTH_RADIUS_M };
                found.inverse_m = found.inverse_m.max(back_off_m(place));
                found.inverted += 1;
            }
        }
    }
    eprintln!("{projection:?}: {found:?}");
    found
}

#[test]
fn equal_area_agrees_with_proj_up_to_150_degrees() {
    let found = compare(Projection::EqualArea, "laea.csv", 150.0, 150.0);
    assert!(found.shown > 2000 && found.inverted == found.shown && found.hidden > 100, "{found:?}");
}

#[test]
fn a_blend_without_globe_agrees_with_equal_area() {
    let found = compare(Projection::Blend { globe: 0.0 }, "laea.csv", 150.0, 150.0);
    assert!(found.shown > 2000 && found.inverted == found.shown && found.hidden > 100, "{found:?}");
}

#[test]
fn orthographic_agrees_with_proj_and_hides_the_far_side() {
    let found = compare(Projection::Orthographic, "ortho.csv", 90.0, LIMB_DEG);
    assert!(found.shown > 1000 && found.inverted > 1000 && found.hidden > 1000, "{found:?}");
}

#[test]
fn a_blend_that_is_all_globe_agrees_with_orthographic() {
    let found = compare(Projection::Blend { globe: 1.0 }, "ortho.csv", 90.0, LIMB_DEG);
    assert!(found.shown > 1000 && found.inverted > 1000 && found.hidden > 1000, "{found:?}");
}

#[test]
fn stereographic_agrees_with_proj_up_to_120_degrees() {
    let found = compare(Projection::Stereographic, "stere.csv", 120.0, 120.0);
    assert!(found.shown > 1500 && found.inverted == found.shown && found.hidden > 400, "{found:?}");
}

#[test]
fn equidistant_agrees_with_proj_up_to_150_degrees() {
    let found = compare(Projection::Equidistant, "aeqd.csv", 150.0, 150.0);
    assert!(found.shown > 2000 && found.inverted == found.shown && found.hidden > 100, "{found:?}");
}

#[test]
fn what_proj_does_not_project_is_not_on_the_map() {
    let tables = [
        (Projection::EqualArea, "laea.csv"),
        (Projection::Orthographic, "ortho.csv"),
        (Projection::Stereographic, "stere.csv"),
        (Projection::Equidistant, "aeqd.csv"),
    ];
    for (projection, table) in tables {
        let none: Vec<Row> = read(table).into_iter().filter(|row| row.place_m.is_none()).collect();
        assert!(!none.is_empty(), "{table} has the point opposite to the centre");
        // On the limb itself PROJ and the map may decide either way.
        let on_limb = |row: &Row| (row.angle_deg() - 90.0).abs() < EDGE_DEG;
        for row in none.iter().filter(|row| projection != Projection::Orthographic || !on_limb(row)) {
            let in_view = Rotation::new(row.center, 0.0).to_view(row.point.into());
            assert_eq!(projection.project(in_view), None, "{table}: {:?} about {:?}", row.point, row.center);
        }
    }
}

#[test]
fn every_position_of_the_tables_survives_the_way_to_a_unit_vector_and_back() {
    for Row { point, .. } in read("laea.csv") {
        let back = LonLat::from(UnitVector::from(point));
        assert!((back.lat_deg - point.lat_deg).abs() < 1e-9, "{point:?} {back:?}");
        let turn = (back.lon_deg - point.lon_deg).rem_euclid(360.0);
        assert!(point.lat_deg.abs() == 90.0 || turn.min(360.0 - turn) < 1e-9, "{point:?} {back:?}");
    }
}
