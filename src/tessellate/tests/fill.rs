//! Fills of real land, and of rings that nobody should draw.

use super::*;
use geo::{Coord, GeodesicArea, MapCoords};
use std::collections::HashMap;

/// Radius of the sphere that has the area of WGS 84, in metres (Snyder, eq. 3-13).
const AUTHALIC_RADIUS_M: f64 = 6_371_007.181;

fn triangles(fill: &Fill) -> impl Iterator<Item = [[f64; 3]; 3]> {
    let position = |index: u32| fill.positions[index as usize].map(f64::from);
    fill.indices.chunks_exact(3).map(move |corners| [0, 1, 2].map(|k| position(corners[k])))
}

/// Solid angle of a triangle, positive where it runs anticlockwise as seen from outside.
///
/// Source: A. van Oosterom and J. Strackee, IEEE Trans. Biomed. Eng. 30 (1983), eq. 8.
fn solid_angle([a, b, c]: [[f64; 3]; 3]) -> f64 {
    let cross = [b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]];
    2.0 * dot(a, cross).atan2(1.0 + dot(a, b) + dot(b, c) + dot(c, a))
}

fn area(fill: &Fill) -> f64 {
    triangles(fill).map(solid_angle).sum()
}

/// Area on the unit sphere of a ring whose edges are straight in longitude and latitude: the integral of
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

fn polygon_area(polygon: &Polygon) -> f64 {
    ring_area(polygon.exterior()) - polygon.interiors().iter().map(ring_area).sum::<f64>()
}

/// The polygon with its latitudes moved so that areas on a sphere are those on WGS 84.
///
/// Source: Snyder, *Map Projections: A Working Manual* (1987), eq. 3-11 and 3-12.
fn authalic(polygon: &Polygon) -> Polygon {
    let e = 0.081_819_190_842_62_f64;
    let q = |sine: f64| {
        (1.0 - e * e)
            * (sine / (1.0 - e * e * sine * sine) - ((1.0 - e * sine) / (1.0 + e * sine)).ln() / (2.0 * e))
    };
    polygon.map_coords(|Coord { x, y }| Coord {
        x,
        y: (q(y.to_radians().sin()) / q(1.0)).clamp(-1.0, 1.0).asin().to_degrees(),
    })
}

/// What holds for every fill, whatever it was made from.
fn assert_sound(fill: &Fill) {
    assert_eq!(fill.indices.len() % 3, 0);
    assert!(fill.indices.iter().all(|&index| (index as usize) < fill.positions.len()));
    for position in &fill.positions {
        let position = position.map(f64::from);
        assert!((dot(position, position) - 1.0).abs() < 1e-6, "{position:?}");
    }
    assert_eq!(fill.cell_lon_deg.len(), fill.positions.len());
    for [a, b, c] in triangles(fill) {
        for cosine in [dot(a, b), dot(b, c), dot(c, a)] {
            assert!(cosine > 7.5_f64.to_radians().cos(), "an edge of {}°", cosine.acos().to_degrees());
        }
    }
}

/// What holds beside for polygons whose holes lie within them: every triangle lies in its cell.
fn assert_in_cells(fill: &Fill) {
    assert_sound(fill);
    for (position, &middle) in fill.positions.iter().zip(&fill.cell_lon_deg) {
        let [x, y, z] = position.map(f64::from);
        let aside_deg = (y.atan2(x).to_degrees() - f64::from(middle) + 180.0).rem_euclid(360.0) - 180.0;
        assert!(aside_deg.abs() < 2.501 || z.abs() > 0.999_999, "{position:?} is {aside_deg}° off its cell");
    }
}

fn assert_area(fill: &Fill, expected: f64) {
    let area = area(fill);
    assert!((area / expected - 1.0).abs() < 1e-3, "{area} instead of {expected}");
}

/// Edges of triangles that no other triangle has the other way round, and that are not on an outline.
fn cracks<'a>(fill: &Fill, polygons: impl IntoIterator<Item = &'a Polygon>) -> Vec<[[f32; 3]; 2]> {
    let bits = |position: [f32; 3]| position.map(|x| (x + 0.0).to_bits());
    let mut outline = HashSet::new();
    for polygon in polygons {
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            let mut lines = Lines::default();
            lines.push_ring_unmerged(ring);
            for edge in lines.positions.windows(2) {
                outline.insert((bits(edge[0]), bits(edge[1])));
                outline.insert((bits(edge[1]), bits(edge[0])));
            }
        }
    }
    let mut edges: HashMap<_, i32> = HashMap::new();
    for corners in fill.indices.chunks_exact(3) {
        for k in 0..3 {
            let (a, b) = (fill.positions[corners[k] as usize], fill.positions[corners[(k + 1) % 3] as usize]);
            *edges.entry((bits(a), bits(b))).or_default() += 1;
            *edges.entry((bits(b), bits(a))).or_default() -= 1;
        }
    }
    edges
        .into_iter()
        .filter(|(edge, count)| *count > 0 && !outline.contains(edge))
        .map(|((a, b), _)| [a.map(f32::from_bits), b.map(f32::from_bits)])
        .collect()
}

impl Lines {
    /// The points of a ring as a fill has them, one after another.
    fn push_ring_unmerged(&mut self, ring: &LineString) {
        let corners: Vec<_> = ring.0.iter().filter_map(|&coord| edge::vertex(coord)).collect();
        let mut points = Vec::new();
        for pair in corners.windows(2) {
            points.push(pair[0]);
            edge::push_between(pair[0], pair[1], &mut points);
        }
        points.extend(corners.last());
        self.positions.extend(points.into_iter().map(|point| edge::unit_vector(point).to_f32()));
    }
}

#[test]
fn all_land_of_the_world_is_filled_without_a_crack() {
    let land = read_polygons("world/land_50m.geojson");
    let fill = fill(&land);
    assert_in_cells(&fill);
    assert!((30_000..100_000).contains(&(fill.indices.len() / 3)), "{} triangles", fill.indices.len() / 3);
    assert_area(&fill, land.iter().map(polygon_area).sum());
    assert_eq!(cracks(&fill, &land), Vec::<[[f32; 3]; 2]>::new());
    assert!(triangles(&fill).all(|triangle| solid_angle(triangle) > -1e-9), "a triangle is turned over");
}

#[test]
fn land_has_its_area_on_the_ellipsoid() {
    let land = read_polygons("world/land_50m.geojson");
    let area_m2: f64 = land.iter().map(GeodesicArea::geodesic_area_unsigned).sum();
    let on_sphere: Vec<_> = land.iter().map(authalic).collect();
    assert_area(&fill(&on_sphere), area_m2 / AUTHALIC_RADIUS_M.powi(2));
}

#[test]
fn every_polygon_of_the_region_keeps_its_area() {
    for file in ["region/countries_10m.geojson", "region/seas_10m.geojson", "region/lakes_10m.geojson"] {
        let polygons = read_polygons(file);
        let all = fill(&polygons);
        assert_in_cells(&all);
        assert_area(&all, polygons.iter().map(polygon_area).sum());
        assert_eq!(cracks(&all, &polygons), Vec::<[[f32; 3]; 2]>::new(), "{file}");
        for polygon in &polygons {
            // A parallel drawn in straight pieces of 1°, as along the clip box, takes up to 5 km² each.
            let (area, expected) = (area(&fill([polygon])), polygon_area(polygon));
            let slack = 1e-3 * expected + 5e6 / AUTHALIC_RADIUS_M.powi(2);
            assert!((area - expected).abs() < slack, "{file}: {area} instead of {expected}");
        }
    }
}

#[test]
fn a_hole_stays_open_however_it_lies_on_the_cells() {
    for (west, south, east, north) in
        [(1.0, 51.0, 4.0, 54.0), (-1.0, 49.0, 11.0, 61.0), (0.0, 50.0, 5.0, 55.0), (-5.0, 52.0, 10.0, 55.0)]
    {
        let outer = ring(&[(-20.0, 40.0), (20.0, 40.0), (20.0, 70.0), (-20.0, 70.0), (-20.0, 40.0)]);
        let hole = ring(&[(west, south), (west, north), (east, north), (east, south), (west, south)]);
        let polygon = Polygon::new(outer, vec![hole]);
        let fill = fill([&polygon]);
        assert_in_cells(&fill);
        assert_area(&fill, polygon_area(&polygon));
        assert_eq!(cracks(&fill, [&polygon]), Vec::<[[f32; 3]; 2]>::new(), "{west} {south} {east} {north}");
        for triangle in triangles(&fill) {
            let sum: Vec<f64> = (0..3).map(|axis| triangle.iter().map(|corner| corner[axis]).sum()).collect();
            let middle = UnitVector::normalized(sum[0], sum[1], sum[2]).expect("a middle");
            let middle = crate::sphere::LonLat::from(middle);
            let is_in_hole = (west + 0.1..east - 0.1).contains(&middle.lon_deg)
                && (south + 0.1..north - 0.1).contains(&middle.lat_deg);
            assert!(!is_in_hole, "{middle:?}");
        }
    }
}

#[test]
fn the_whole_world_is_a_sphere_and_closes_at_the_antimeridian_and_the_poles() {
    let world =
        Polygon::new(ring(&[(-180.0, -90.0), (180.0, -90.0), (180.0, 90.0), (-180.0, 90.0)]), Vec::new());
    let fill = fill([&world]);
    assert_in_cells(&fill);
    assert_area(&fill, 4.0 * std::f64::consts::PI);
    assert_eq!(cracks(&fill, []), Vec::<[[f32; 3]; 2]>::new(), "a sphere has no edge");
}

#[test]
fn what_has_no_area_gives_no_triangles() {
    for points in [
        &[][..],
        &[(1.0, 2.0)],
        &[(1.0, 2.0), (1.0, 2.0), (1.0, 2.0), (1.0, 2.0)],
        &[(0.0, 0.0), (9.0, 9.0), (0.0, 0.0)],
        &[(f64::NAN, 0.0), (9.0, f64::INFINITY), (0.0, f64::NAN), (f64::NAN, 0.0)],
        &[(10.0, -90.0), (20.0, -90.0), (30.0, -90.0)],
    ] {
        assert_eq!(fill([&Polygon::new(ring(points), Vec::new())]).indices, Vec::<u32>::new(), "{points:?}");
    }
}

/// A star about a centre: its ring does not cross itself.
fn any_star() -> impl Strategy<Value = Polygon> {
    let radii = proptest::collection::vec(0.5..25.0f64, 3..40);
    (-120.0..120.0f64, -60.0..60.0f64, radii).prop_map(|(lon, lat, radii)| {
        let count = radii.len() as f64;
        let point = |(index, radius): (usize, f64)| {
            let (sine, cosine) = (index as f64 / count * std::f64::consts::TAU).sin_cos();
            Coord { x: lon + radius * cosine, y: lat + radius * sine }
        };
        let hole = |k: usize| {
            let (sine, cosine) = (k as f64 * std::f64::consts::TAU / 3.0).sin_cos();
            Coord { x: lon + 0.1 * cosine, y: lat + 0.1 * sine }
        };
        Polygon::new(radii.iter().copied().enumerate().map(point).collect(), vec![(0..3).map(hole).collect()])
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_rings_are_filled_without_a_panic(
        outer in any_ring(), holes in proptest::collection::vec(any_ring(), 0..3),
    ) {
        assert_sound(&fill([&Polygon::new(outer, holes)]));
    }

    #[test]
    fn a_star_keeps_its_area_and_has_no_cracks(star in any_star()) {
        let fill = fill([&star]);
        assert_in_cells(&fill);
        // Straight edges between points 1° apart leave out a little at the outline of a small star.
        let expected = polygon_area(&star);
        prop_assert!((area(&fill) - expected).abs() < 1e-3 * expected + 1e-7);
        prop_assert_eq!(cracks(&fill, [&star]), Vec::<[[f32; 3]; 2]>::new());
    }
}
