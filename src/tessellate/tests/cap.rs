//! Night and twilight as polygons: where the Sun is down, and nowhere else.

use super::*;
use crate::sphere::{
    ASTRONOMICAL_DEG, CIVIL_DEG, Instant, LonLat, NAUTICAL_DEG, SUNRISE_DEG, antisolar_point,
    sun_altitude_deg,
};

/// Points that cover the sphere evenly: a Fibonacci lattice, turned.
fn lattice(count: u32, turn_deg: f64) -> impl Iterator<Item = LonLat> {
    let golden = f64::midpoint(1.0, 5f64.sqrt());
    (0..count).map(move |k| {
        let lat_deg = (1.0 - f64::from(2 * k + 1) / f64::from(count)).asin().to_degrees();
        let lon_deg = (f64::from(k) / golden * 360.0 + turn_deg).rem_euclid(360.0) - 180.0;
        LonLat::new(lon_deg, lat_deg)
    })
}

fn det(a: [f64; 3], b: [f64; 3], c: [f64; 3]) -> f64 {
    let cross = [b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]];
    dot(a, cross)
}

/// Whether a direction goes through a triangle, which runs anticlockwise.
fn is_in(fill: &Fill, pos: LonLat) -> bool {
    let UnitVector { x, y, z } = pos.into();
    let at = [x, y, z];
    fill.indices.chunks_exact(3).any(|corners| {
        let [a, b, c] = [0, 1, 2].map(|k| fill.positions[corners[k] as usize].map(f64::from));
        dot(a, at) > 0.9 && det(a, b, at) >= 0.0 && det(b, c, at) >= 0.0 && det(c, a, at) >= 0.0
    })
}

fn filled(cap: Cap) -> Fill {
    let polygons = cap.polygons();
    for point in polygons.iter().flat_map(|polygon| &polygon.exterior().0) {
        assert!(point.x.abs() <= 180.0 && point.y.abs() <= 90.0, "{point:?}");
    }
    fill(&polygons)
}

/// A fill holds what is within the radius of the centre and nothing else.
fn assert_is_cap(center: LonLat, radius_deg: f64, points: u32) -> Result<(), TestCaseError> {
    let cap = Cap::new(center, radius_deg).expect("less than a hemisphere");
    let fill = filled(cap);
    let middle = UnitVector::from(center);
    for pos in lattice(points, center.lon_deg * 7.0) {
        let angle_deg = middle.angle_to(pos.into()).to_degrees();
        if (angle_deg - radius_deg).abs() > 0.02 {
            prop_assert_eq!(is_in(&fill, pos), angle_deg < radius_deg, "{:?} in {:?}", pos, cap);
        }
    }
    let outline = cap.outline();
    let end =
        |point: Option<&geo::Coord>| point.and_then(|&point| edge::vertex(point)).map(edge::unit_vector);
    let (first, last) = (end(outline.0.first()), end(outline.0.last()));
    prop_assert!(first.zip(last).is_some_and(|(first, last)| first.angle_to(last) < 1e-12), "{:?}", cap);
    for edge in outline.lines() {
        for share in [0.0, 0.3, 0.5] {
            let pos = LonLat::new(edge.start.x + share * edge.dx(), edge.start.y + share * edge.dy());
            let angle_deg = middle.angle_to(pos.into()).to_degrees();
            prop_assert!((angle_deg - radius_deg).abs() < 0.002, "{:?} on {:?}: {}", pos, cap, angle_deg);
        }
    }
    Ok(())
}

#[test]
fn a_cap_may_lie_anywhere_on_a_pole_beside_it_and_across_the_antimeridian() -> Result<(), TestCaseError> {
    for (lon, lat, radius_deg) in [
        (0.0, 0.0, 89.9),
        (180.0, 0.0, 60.0),
        (-180.0, 20.0, 71.0),
        (90.0, 1.0, 89.0), // touches the pole
        (90.0, 1.000_001, 89.0),
        (90.0, 0.999_999, 89.0),
        (12.0, 90.0, 20.0),
        (12.0, -90.0, 66.5),
        (100.0, -23.4, 80.0), // its eastern end is the antimeridian, but for rounding
        (30.0, 45.0, 0.5),
        (179.9, -89.0, 0.9),
        (179.9, 89.0, 1.1),
    ] {
        assert_is_cap(LonLat::new(lon, lat), radius_deg, 500)?;
    }
    Ok(())
}

#[test]
fn what_is_no_cap_is_none() {
    for (lon, lat, radius_deg) in
        [(0.0, 0.0, 0.0), (0.0, 0.0, 90.0), (0.0, 91.0, 5.0), (f64::NAN, 0.0, 5.0), (0.0, 0.0, f64::NAN)]
    {
        assert_eq!(Cap::new(LonLat::new(lon, lat), radius_deg), None, "{lon} {lat} {radius_deg}");
    }
    assert_eq!(Cap::of_night("2025-03-20".parse().expect("a day"), 3.0), None);
}

#[test]
fn the_night_of_midwinter_holds_the_north_pole_in_one_polygon_without_a_stroke_at_the_antimeridian() {
    let night = Cap::of_night("2024-12-25T12:00".parse().expect("an instant"), SUNRISE_DEG).expect("a night");
    assert_eq!(night.polygons().len(), 1);
    let mut lines = Lines::default();
    lines.push(&night.outline(), EdgeKind::Geographic, [0.0, 0.0]);
    // Closed: the point before the first is the one before the last.
    let last = lines.positions.len() - 1;
    assert_eq!(lines.positions[0], lines.positions[last]);
    assert_eq!(lines.previous[0], lines.positions[last - 3]);
    let northernmost = lines.positions.iter().map(|position| position[2]).fold(f32::MIN, f32::max);
    // Where the polar night begins.
    assert!((f64::from(northernmost).asin().to_degrees() - 67.45).abs() < 0.1, "{northernmost}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn it_is_night_in_the_triangles_and_nowhere_else(
        seconds in -2_208_988_800i64..4_133_980_799,
        altitude_deg in proptest::sample::select(vec![SUNRISE_DEG, CIVIL_DEG, NAUTICAL_DEG, ASTRONOMICAL_DEG]),
        is_equinox in proptest::bool::weighted(0.3),
    ) {
        let instant = if is_equinox { "2025-03-20T09:01".parse().ok() } else { Instant::from_unix_s(seconds) };
        let instant = instant.expect("between 1900 and 2100");
        let fill = filled(Cap::of_night(instant, altitude_deg).expect("a night"));
        for pos in lattice(200, antisolar_point(instant).lon_deg * 3.0) {
            let sun_deg = sun_altitude_deg(instant, pos);
            if (sun_deg - altitude_deg).abs() > 0.02 {
                prop_assert_eq!(is_in(&fill, pos), sun_deg < altitude_deg, "{} {:?} {}", instant, pos, sun_deg);
            }
        }
    }

    #[test]
    fn any_cap_is_filled_within_its_circle(
        lon in -180.0..180.0f64, lat in -90.0..90.0f64, radius_deg in 0.1..89.9f64,
    ) {
        assert_is_cap(LonLat::new(lon, lat), radius_deg, 200)?;
    }
}
