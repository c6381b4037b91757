//! Ribbons: coasts without the cuts of their polygons, joins, great circles, the net.

use super::*;

#[test]
fn the_edges_of_a_clipped_polygon_along_the_clip_box_are_not_stroked() {
    let clip = ClipBox { west_deg: -30.0, south_deg: 50.0, east_deg: 60.0, north_deg: 85.0 };
    let mut lines = Lines::default();
    for polygon in read_polygons("region/land_10m.geojson") {
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            lines.push_ring(ring, |a, b| clip.has_edge(a, b), [0.0, 0.0]);
        }
    }
    assert!(lines.positions.len() > 50_000);
    for corners in lines.indices.chunks_exact(6) {
        let lon_lat = |index: u32| {
            let [x, y, z] = lines.positions[index as usize].map(f64::from);
            crate::sphere::LonLat::from(UnitVector { x, y, z })
        };
        let (a, b) = (lon_lat(corners[0]), lon_lat(corners[2]));
        let is_on = |a: f64, b: f64, side: f64| (a - side).abs() < 1e-5 && (b - side).abs() < 1e-5;
        assert!(!is_on(a.lat_deg, b.lat_deg, 50.0), "{a:?} {b:?}");
        assert!(!is_on(a.lon_deg, b.lon_deg, -30.0) && !is_on(a.lon_deg, b.lon_deg, 60.0), "{a:?} {b:?}");
    }
}

#[test]
fn the_cuts_of_the_world_at_the_antimeridian_and_the_pole_are_not_stroked() {
    let mut lines = Lines::default();
    for polygon in read_polygons("world/land_50m.geojson") {
        lines.push_ring(polygon.exterior(), is_seam, [0.0, 0.0]);
    }
    for corners in lines.indices.chunks_exact(6) {
        let ends = [corners[0], corners[2]].map(|index| lines.positions[index as usize]);
        assert!(ends.iter().any(|[x, y, _]| *x > 0.0 || y.abs() > 1e-6), "{ends:?} lies on the antimeridian");
        assert!(ends.iter().all(|[_, _, z]| *z > -0.999_999), "{ends:?} ends at the pole");
    }
}

#[test]
fn a_closed_ring_joins_at_its_start() {
    let mut lines = Lines::default();
    let square = ring(&[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0), (1.0, 1.0)]);
    lines.push_ring(&square, |_, _| false, [7.0, 8.0]);
    // The start twice, two sides.
    let count = lines.positions.len();
    assert_eq!((count, lines.indices.len()), (10, 24));
    assert_eq!(lines.positions[0], lines.positions[count - 1]);
    assert_eq!(lines.previous[0], lines.positions[count - 3]);
    assert_eq!(lines.next[count - 1], lines.positions[2]);
    assert_eq!(lines.attribute[3], [7.0, 8.0]);
}

#[test]
fn a_line_that_turns_back_is_two_ribbons_whose_lengths_go_on() {
    let mut lines = Lines::default();
    lines.push(&ring(&[(0.0, 0.0), (1.0, 0.0), (0.1, 0.1)]), EdgeKind::Geographic, [0.0, 0.0]);
    assert_eq!((lines.positions.len(), lines.indices.len()), (8, 12));
    assert_eq!(lines.positions[2], lines.positions[4]);
    assert_eq!(lines.next[2], lines.positions[2], "the first ends there");
    assert_eq!(lines.previous[4], lines.positions[4], "the second starts there");
    assert_eq!(lines.side_along[3], lines.side_along[5]);
}

#[test]
fn a_closed_ring_with_one_sharp_corner_is_broken_there_and_nowhere_else() {
    // The sharp corner is (3, 1.5); the ring starts at (1, 1).
    let kite = ring(&[(1.0, 1.0), (2.0, 1.2), (3.0, 1.5), (2.0, 1.8), (1.0, 2.0), (1.0, 1.0)]);
    let mut lines = Lines::default();
    lines.push_ring(&kite, |_, _| false, [0.0, 0.0]);
    let is_end = |index: &usize| {
        lines.previous[*index] == lines.positions[*index] || lines.next[*index] == lines.positions[*index]
    };
    let ends: HashSet<_> = (0..lines.positions.len())
        .filter(is_end)
        .map(|index| lines.positions[index].map(f32::to_bits))
        .collect();
    let sharp = edge::unit_vector([3.0, 1.5]).to_f32().map(f32::to_bits);
    assert_eq!(ends, HashSet::from([sharp]));
}

#[test]
fn an_open_line_has_itself_for_a_neighbour_at_its_ends_and_tells_its_length() {
    let mut lines = Lines::default();
    lines.push(&ring(&[(14.4, 67.28), (30.05, 69.725)]), EdgeKind::GreatCircle, [0.0, 0.0]);
    let last = lines.positions.len() - 1;
    assert_eq!(lines.previous[0], lines.positions[0]);
    assert_eq!(lines.next[last], lines.positions[last]);
    assert_eq!(lines.next[0], lines.positions[2]);
    assert_eq!([lines.side_along[0], lines.side_along[1]], [[-1.0, 0.0], [1.0, 0.0]]);
    // 690.76 km on the sphere (PROJ).
    assert!((lines.side_along[last][1] - 690.76).abs() < 0.02, "{}", lines.side_along[last][1]);
}

#[test]
fn a_great_circle_bends_north_of_the_parallel_and_a_geographic_edge_stays_on_it() {
    let line = ring(&[(-60.0, 50.0), (60.0, 50.0)]);
    let northernmost = |edges| {
        let mut lines = Lines::default();
        lines.push(&line, edges, [0.0, 0.0]);
        let z = lines.positions.iter().map(|position| position[2]).fold(f32::MIN, f32::max);
        f64::from(z).asin().to_degrees()
    };
    assert!((northernmost(EdgeKind::Geographic) - 50.0).abs() < 1e-4);
    // tan φ = tan 50° / cos 60° at the middle.
    let expected = (50_f64.to_radians().tan() / 0.5).atan().to_degrees();
    assert!((northernmost(EdgeKind::GreatCircle) - expected).abs() < 1e-3);
}

#[test]
fn points_in_one_place_are_merged_and_a_line_without_length_is_none() {
    let mut lines = Lines::default();
    lines.push(&ring(&[(5.0, 5.0), (5.0, 5.0), (5.000_000_1, 5.0)]), EdgeKind::Geographic, [0.0, 0.0]);
    lines.push(&ring(&[(5.0, 5.0)]), EdgeKind::Geographic, [0.0, 0.0]);
    lines.push(&ring(&[]), EdgeKind::GreatCircle, [0.0, 0.0]);
    assert_eq!(lines, Lines::default());
    lines.push(&ring(&[(5.0, 5.0), (5.000_000_1, 5.0), (5.1, 5.0)]), EdgeKind::Geographic, [0.0, 0.0]);
    assert_eq!(lines.positions.len(), 4);
}

#[test]
fn the_graticule_meets_at_the_pole_in_four_meridians() {
    let lines = graticule(10.0, 10.0, WHOLE_EARTH_DEG);
    let at_north_pole = lines.positions.iter().filter(|&&position| position == [0.0, 0.0, 1.0]).count();
    assert_eq!(at_north_pole, 2 * 4);
    assert_eq!(lines.attribute.iter().filter(|&&attribute| attribute == [0.0, 10.0]).count(), 2 * 161);
    // A parallel goes round, and where it takes another anchor its points are there twice.
    let segments = |kind: f32, degrees: f32| {
        let is_of = |corner: &u32| lines.attribute[*corner as usize] == [kind, degrees];
        lines.indices.chunks_exact(6).filter(|segment| segment.iter().all(is_of)).count()
    };
    assert_eq!(segments(1.0, 80.0), 360);
    for step in [0.0, -1.0, f64::NAN, 1e-300] {
        assert_eq!(graticule(step, step, WHOLE_EARTH_DEG), Lines::default());
    }
}

#[test]
fn the_graticule_of_a_part_is_the_same_net_and_no_more_of_it() {
    let within = [170.0, 50.0, 195.0, 85.0];
    let lines = graticule(5.0, 5.0, within);
    let mut named: Vec<[f32; 2]> = lines.attribute.clone();
    named.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
    named.dedup();
    let meridians = [-175.0, -170.0, -165.0, 170.0, 175.0, 180.0].map(|lon| [0.0, lon]);
    let parallels = [50.0, 55.0, 60.0, 65.0, 70.0, 75.0, 80.0, 85.0].map(|lat| [1.0, lat]);
    assert_eq!(named, [&meridians[..], &parallels[..]].concat());
    let whole = graticule(5.0, 5.0, WHOLE_EARTH_DEG);
    let near = |a: &[f32; 3], b: &[f32; 3]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-6);
    assert!(lines.positions.iter().all(|part| whole.positions.iter().any(|all| near(part, all))));
    assert!(lines.positions.len() * 10 < whole.positions.len());
}

#[test]
fn no_piece_of_a_ribbon_strays_from_its_anchor() {
    let mut lines = Lines::default();
    let around = ring(&[(-180.0, 66.5), (180.0, 66.5)]);
    lines.push(&around, EdgeKind::Geographic, [0.0, 0.0]);
    lines.push(&ring(&[(170.0, 60.0), (-150.0, 70.0)]), EdgeKind::GreatCircle, [0.0, 0.0]);
    let lon_deg = |corner: u32| {
        let [x, y, _] = lines.positions[corner as usize];
        f64::from(y).atan2(f64::from(x)).to_degrees()
    };
    for segment in lines.indices.chunks_exact(6) {
        let anchors: Vec<f32> = segment.iter().map(|&corner| lines.anchor_lon_deg[corner as usize]).collect();
        assert!(anchors.windows(2).all(|pair| pair[0] == pair[1]), "{anchors:?}");
        for &corner in segment {
            let off = (lon_deg(corner) - f64::from(anchors[0]) + 540.0).rem_euclid(360.0) - 180.0;
            assert!(off.abs() < 11.5, "{off}");
        }
    }
}

proptest! {
    #[test]
    fn any_line_and_ring_is_stroked_in_short_segments_that_have_a_direction(line in any_ring()) {
        let mut lines = Lines::default();
        for edges in [EdgeKind::Geographic, EdgeKind::GreatCircle] {
            lines.push(&line, edges, [0.0, 0.0]);
        }
        lines.push_ring(&line, is_seam, [0.0, 0.0]);
        prop_assert!(lines.indices.iter().all(|&index| (index as usize) < lines.positions.len()));
        for segment in lines.indices.chunks_exact(6) {
            let (a, b) = (lines.positions[segment[0] as usize], lines.positions[segment[2] as usize]);
            prop_assert!(a != b, "a segment without direction");
            prop_assert!(a.iter().chain(&b).all(|x| x.is_finite()));
            prop_assert!(dot(a.map(f64::from), b.map(f64::from)) > 1.01_f64.to_radians().cos());
        }
    }
}
