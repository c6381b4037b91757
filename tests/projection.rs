//! Every projection against PROJ, forward and inverse, to a millimetre.
//!
//! The tables in `fixtures/proj` were written by `make.py` beside them.

use high_north::sphere::{Blend, EARTH_RADIUS_M, LonLat, MapFrame, MapPos, Projection, UnitVector};
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
fn compare(projection: impl Into<Blend>, table: &str, limit_deg: f64, inverse_limit_deg: f64) -> Found {
    let projection = projection.into();
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
            let frame = MapFrame::new(row.center, bearing_deg, projection);
            let pos = frame.project(ground);
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
                let back = frame.invert(pos).unwrap_or_else(|| panic!("{case}: no way back"));
                let off_m = back.angle_to(ground) * EARTH_RADIUS_M;
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
fn a_blend_that_has_not_left_equal_area_agrees_with_it() {
    let blend = Blend::between(Projection::EqualArea.into(), Projection::Globe.into(), 0.0);
    let found = compare(blend, "laea.csv", 150.0, 150.0);
    assert!(found.shown > 2000 && found.inverted == found.shown && found.hidden > 100, "{found:?}");
}

#[test]
fn orthographic_agrees_with_proj_and_hides_the_far_side() {
    let found = compare(Projection::Globe, "ortho.csv", 90.0, LIMB_DEG);
    assert!(found.shown > 1000 && found.inverted > 1000 && found.hidden > 1000, "{found:?}");
}

#[test]
fn a_blend_that_is_all_globe_agrees_with_orthographic() {
    let blend = Blend::between(Projection::EqualArea.into(), Projection::Globe.into(), 1.0);
    let found = compare(blend, "ortho.csv", 90.0, LIMB_DEG);
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

/// Mercator's map is moved so that its centre is the origin, and drawn at the scale of the centre: with PROJ's own
/// ordinate of the centre, which is the first row of each centre.
#[test]
fn mercator_agrees_with_proj_up_to_85_degrees() {
    /// Web maps end at 85.051129°.
    const SHOWN_DEG: f64 = 85.05;
    let mut center_y_m = f64::NAN;
    let (mut shown, mut hidden) = (0, 0);
    for row in read("merc.csv") {
        let (x_m, y_m) = row.place_m.unwrap_or((f64::NAN, f64::INFINITY));
        if row.point == row.center {
            center_y_m = y_m;
        }
        for bearing_deg in [0.0, 37.5] {
            let case = format!("{:?} about {:?} at {bearing_deg}°", row.point, row.center);
            let frame = MapFrame::new(row.center, bearing_deg, Projection::Mercator);
            let pos = frame.project(row.point.into());
            if row.point.lat_deg.abs() > SHOWN_DEG + 0.01 {
                assert_eq!(pos, None, "{case}");
                hidden += 1;
                continue;
            }
            let pos = pos.unwrap_or_else(|| panic!("{case}: not on the map"));
            let scale = row.center.lat_deg.to_radians().cos();
            let (east_m, north_m) =
                turned((pos.x * EARTH_RADIUS_M / scale, pos.y * EARTH_RADIUS_M / scale), -bearing_deg);
            // On the antimeridian of the centre either side is right.
            let round_m = std::f64::consts::TAU * EARTH_RADIUS_M;
            let off_x_m = ((east_m - x_m) / round_m).fract().abs();
            let off_x_m = off_x_m.min(1.0 - off_x_m) * round_m;
            let off_m = off_x_m.hypot(north_m - (y_m - center_y_m));
            assert!(off_m < TOLERANCE_M, "{case}: {off_m} m off");
            let place = turned((x_m * scale, (y_m - center_y_m) * scale), bearing_deg);
            let place = MapPos { x: place.0 / EARTH_RADIUS_M, y: place.1 / EARTH_RADIUS_M };
            let back = frame.invert(place).unwrap_or_else(|| panic!("{case}: no way back"));
            let back_m = back.angle_to(row.point.into()) * EARTH_RADIUS_M;
            assert!(back_m < TOLERANCE_M, "{case}: {back_m} m off on the way back");
            shown += 1;
        }
    }
    assert!(shown > 1500 && hidden > 10, "{shown} shown, {hidden} hidden");
}

#[test]
fn what_proj_does_not_project_is_not_on_the_map() {
    let tables = [
        (Projection::EqualArea, "laea.csv"),
        (Projection::Globe, "ortho.csv"),
        (Projection::Stereographic, "stere.csv"),
        (Projection::Equidistant, "aeqd.csv"),
    ];
    for (projection, table) in tables {
        let none: Vec<Row> = read(table).into_iter().filter(|row| row.place_m.is_none()).collect();
        assert!(!none.is_empty(), "{table} has the point opposite to the centre");
        // On the limb itself PROJ and the map may decide either way.
        let on_limb = |row: &Row| (row.angle_deg() - 90.0).abs() < EDGE_DEG;
        for row in none.iter().filter(|row| projection != Projection::Globe || !on_limb(row)) {
            let frame = MapFrame::new(row.center, 0.0, projection);
            assert_eq!(
                frame.project(row.point.into()),
                None,
                "{table}: {:?} about {:?}",
                row.point,
                row.center
            );
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
