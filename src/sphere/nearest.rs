//! The point of a geometry that is nearest to a position, on the WGS 84 ellipsoid.

use super::{LonLat, UnitVector, distance_m};
use geo::{Contains, Coord, Geometry, LineString, Point, Polygon};

/// The nearest point of a geometry, and how far away it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// The point.
    pub pos: LonLat,
    /// Length of the geodesic to it, in metres.
    pub distance_m: f64,
}

/// Edges are looked at in parts no longer than this, in degrees: on so short a part a distance has one minimum.
const PART_DEG: f64 = 1.0;
/// By how much an angle on the sphere may be off as a measure of a distance on the ellipsoid: WGS 84 is flattened by
/// 1 / 298.257, and a geodesic on it differs from the great circle by less than twice that.
const SPHERE_ERROR: f64 = 0.007;
/// Times that the minimum is narrowed down: 0.618 to this power of a degree is less than a centimetre.
const NARROWINGS: usize = 34;

/// The point of `geometry` that is nearest to `from`; within a polygon that is `from` itself. `None` for a geometry
/// without positions.
///
/// An edge is the straight line in longitude and latitude that GeoJSON says it is (RFC 7946 §3.1.1), so one between two
/// positions of a parallel keeps to the parallel. The nearest point of an edge is found by golden section search (Kiefer,
/// *Sequential minimax search for a maximum*, Proceedings of the AMS 4, 1953,
/// <https://doi.org/10.1090/S0002-9939-1953-0055639-3>) of [`distance_m`].
///
/// ```
/// use high_north::sphere::{LonLat, nearest_point};
/// let circle = geo::Geometry::from(geo::LineString::from(vec![(0.0, 66.563611), (60.0, 66.563611)]));
/// let nearest = nearest_point(LonLat::new(30.0516, 69.7250), &circle).unwrap();
/// assert_eq!(nearest.distance_m.round(), 352_613.0);
/// ```
pub fn nearest_point(from: LonLat, geometry: &Geometry) -> Option<Nearest> {
    let mut search = Search::new(from);
    search.geometry(geometry);
    search.finish()
}

/// A part of an edge, and the angles from its ends.
struct Part {
    start: Coord,
    end: Coord,
    /// No point of it is nearer than this, in radians on the sphere.
    least_rad: f64,
}

struct Search {
    from: LonLat,
    from_vector: UnitVector,
    parts: Vec<Part>,
    /// The nearest angle to the end of any part, in radians on the sphere.
    nearest_end_rad: f64,
    is_inside: bool,
}

impl Search {
    fn new(from: LonLat) -> Self {
        let nearest_end_rad = f64::INFINITY;
        Self { from, from_vector: from.into(), parts: Vec::new(), nearest_end_rad, is_inside: false }
    }

    fn geometry(&mut self, geometry: &Geometry) {
        match geometry {
            Geometry::Point(point) => self.edge(point.0, point.0),
            Geometry::MultiPoint(many) => many.iter().for_each(|point| self.edge(point.0, point.0)),
            Geometry::Line(line) => self.edge(line.start, line.end),
            Geometry::LineString(line) => self.line(line),
            Geometry::MultiLineString(many) => many.iter().for_each(|line| self.line(line)),
            Geometry::Polygon(polygon) => self.polygon(polygon),
            Geometry::MultiPolygon(many) => many.iter().for_each(|polygon| self.polygon(polygon)),
            Geometry::GeometryCollection(many) => many.iter().for_each(|inner| self.geometry(inner)),
            Geometry::Rect(rect) => self.polygon(&rect.to_polygon()),
            Geometry::Triangle(triangle) => self.polygon(&triangle.to_polygon()),
        }
    }

    fn polygon(&mut self, polygon: &Polygon) {
        self.is_inside |= polygon.contains(&Point::new(self.from.lon_deg, self.from.lat_deg));
        self.line(polygon.exterior());
        polygon.interiors().iter().for_each(|hole| self.line(hole));
    }

    fn line(&mut self, line: &LineString) {
        if let [only] = line.0.as_slice() {
            self.edge(*only, *only);
        }
        line.lines().for_each(|edge| self.edge(edge.start, edge.end));
    }

    fn edge(&mut self, start: Coord, end: Coord) {
        let longest_deg = (end.x - start.x).abs().max((end.y - start.y).abs());
        if !longest_deg.is_finite() {
            return;
        }
        let count = (longest_deg / PART_DEG).ceil().max(1.0);
        let at = |index: f64| between(start, end, index / count);
        let mut index = 0.0;
        while index < count {
            self.part(at(index), at(index + 1.0));
            index += 1.0;
        }
    }

    fn part(&mut self, start: Coord, end: Coord) {
        let [first, last] = [start, end].map(|coord| UnitVector::from(LonLat::from(coord)));
        let angle = self.from_vector.angle_to(first).min(self.from_vector.angle_to(last));
        self.nearest_end_rad = self.nearest_end_rad.min(angle);
        // In degrees of longitude and latitude no line is shorter than it is on the sphere.
        let length_rad = (end.x - start.x).hypot(end.y - start.y).to_radians();
        self.parts.push(Part { start, end, least_rad: (angle - length_rad).max(0.0) });
    }

    fn finish(self) -> Option<Nearest> {
        if self.is_inside {
            return Some(Nearest { pos: self.from, distance_m: 0.0 });
        }
        let farthest_rad = self.nearest_end_rad * (1.0 + SPHERE_ERROR) / (1.0 - SPHERE_ERROR);
        self.parts
            .iter()
            .filter(|part| part.least_rad <= farthest_rad)
            .map(|part| nearest_of(self.from, part))
            .min_by(|a, b| a.distance_m.total_cmp(&b.distance_m))
    }
}

fn between(start: Coord, end: Coord, t: f64) -> Coord {
    // The ends stay what they are, to the bit.
    if t >= 1.0 { end } else { start + (end - start) * t }
}

/// The nearest point of a part of an edge.
fn nearest_of(from: LonLat, part: &Part) -> Nearest {
    let at = |t: f64| {
        let pos = LonLat::from(between(part.start, part.end, t));
        Nearest { pos, distance_m: distance_m(from, pos) }
    };
    let ends = [at(0.0), at(1.0)];
    let nearer = |a: Nearest, b: Nearest| if b.distance_m < a.distance_m { b } else { a };
    let mut best = nearer(ends[0], ends[1]);
    if part.start == part.end {
        return best;
    }
    let golden = (5f64.sqrt() - 1.0) / 2.0;
    let (mut low, mut high) = (0.0, 1.0);
    let (mut t, mut u) = (high - golden * (high - low), low + golden * (high - low));
    let (mut at_t, mut at_u) = (at(t), at(u));
    for _ in 0..NARROWINGS {
        if at_t.distance_m < at_u.distance_m {
            (high, u, at_u) = (u, t, at_t);
            t = high - golden * (high - low);
            at_t = at(t);
        } else {
            (low, t, at_t) = (t, u, at_u);
            u = low + golden * (high - low);
            at_u = at(u);
        }
        best = nearer(best, nearer(at_t, at_u));
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{MultiPoint, line_string, polygon};
    use proptest::prelude::*;

    const KIRKENES: LonLat = LonLat::new(30.0516, 69.7250);

    fn circle() -> Geometry {
        let at = |index: i32| (f64::from(index * 10 - 180), 66.563_611);
        (0..=36).map(at).collect::<LineString>().into()
    }

    #[test]
    fn the_arctic_circle_is_as_far_as_geographiclib_says() {
        // GeographicLib 2 in PROJ 9, `geod -I +ellps=WGS84`, along the meridian.
        for (name, pos, expected_m) in [
            ("Kirkenes", KIRKENES, 352_613.345),
            ("Storskog", LonLat::new(30.2058, 69.6578), 345_116.640),
            ("Bodø", LonLat::new(14.4, 67.28), 79_892.200),
        ] {
            let nearest = nearest_point(pos, &circle()).expect("a line");
            assert!((nearest.distance_m - expected_m).abs() < 0.01, "{name}: {nearest:?}");
            assert!((nearest.pos.lon_deg - pos.lon_deg).abs() < 1e-4, "{name}: {nearest:?}");
        }
    }

    #[test]
    fn inside_a_polygon_the_distance_is_nothing_and_in_its_hole_it_is_not() {
        let ring = polygon![
            exterior: [(x: 0., y: 60.), (x: 10., y: 60.), (x: 10., y: 70.), (x: 0., y: 70.)],
            interiors: [[(x: 4., y: 64.), (x: 6., y: 64.), (x: 6., y: 66.), (x: 4., y: 66.)]],
        ];
        let distance = |lon_deg, lat_deg| {
            nearest_point(LonLat::new(lon_deg, lat_deg), &ring.clone().into()).expect("a ring").distance_m
        };
        assert_eq!(distance(2.0, 62.0), 0.0);
        // From the middle of the hole to its sides, 1° of longitude away at 65° or so.
        assert!((40_000.0..48_000.0).contains(&distance(5.0, 65.0)), "{}", distance(5.0, 65.0));
        assert!(distance(5.0, 59.0) > 111_000.0);
    }

    #[test]
    fn of_several_points_the_nearest_is_found_and_nothing_is_near_an_empty_geometry() {
        let points = MultiPoint::from(vec![(14.4, 67.28), (30.2058, 69.6578)]);
        let nearest = nearest_point(KIRKENES, &points.into()).expect("points");
        // The same source.
        assert!((nearest.distance_m - 9_586.721).abs() < 0.01, "{nearest:?}");
        assert_eq!(nearest_point(KIRKENES, &LineString::new(Vec::new()).into()), None);
    }

    proptest! {
        #[test]
        fn no_point_of_a_line_is_nearer_than_the_nearest(
            from in (-170.0..170.0f64, -85.0..85.0f64),
            line in proptest::collection::vec((-170.0..170.0f64, -85.0..85.0f64), 2..5),
            edge in 0usize..4,
            t in 0.0..1.0f64,
        ) {
            let from = LonLat::new(from.0, from.1);
            let line: LineString = line.into_iter().collect();
            let nearest = nearest_point(from, &line.clone().into()).expect("a line");
            let edge = line.lines().nth(edge % (line.0.len() - 1)).expect("an edge");
            let other = LonLat::from(between(edge.start, edge.end, t));
            prop_assert!(nearest.distance_m <= distance_m(from, other) + 1.0, "{nearest:?} {other:?}");
        }

        #[test]
        fn a_point_on_a_line_is_no_distance_from_it(lon_deg in 1.0..59.0f64) {
            let line: Geometry = line_string![(x: 0., y: 66.5), (x: 60., y: 66.5)].into();
            let nearest = nearest_point(LonLat::new(lon_deg, 66.5), &line).expect("a line");
            prop_assert!(nearest.distance_m < 0.5, "{nearest:?}");
        }
    }
}
