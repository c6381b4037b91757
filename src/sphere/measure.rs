//! Distances, bearings and areas of a line that a reader sets point by point, on the WGS 84 ellipsoid.
//!
//! Source: C. F. F. Karney, *Algorithms for geodesics*, Journal of Geodesy 87 (2013),
//! <https://doi.org/10.1007/s00190-012-0578-z>, as in `geo::Geodesic` and `geo::GeodesicArea`.

use super::{LonLat, UnitVector, bearing_deg, distance_m};
use geo::{Geodesic, GeodesicArea, InterpolatePoint, LineString, Point, Polygon};

/// Points that are measured between, in their order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MeasuredLine {
    points: Vec<LonLat>,
    is_closed: bool,
}

/// What a line measures.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measurement {
    /// Length of each segment in metres; of a closed line the last one goes back to the first point.
    pub segments_m: Vec<f64>,
    /// Sum of the segments in metres: of a closed line its perimeter.
    pub total_m: f64,
    /// Direction of the last segment at its start, in degrees clockwise from north, 0 to 360; none where it has no
    /// length, and so no direction.
    pub bearing_deg: Option<f64>,
    /// Area that a closed line goes round, in square metres: of the two parts of the Earth the smaller one.
    pub area_m2: Option<f64>,
}

/// A segment shorter than this, in metres, has no direction.
const SAME_M: f64 = 1e-3;
/// So many points make an area.
const AREA_POINTS: usize = 3;

impl MeasuredLine {
    /// The points.
    pub fn points(&self) -> &[LonLat] {
        &self.points
    }

    /// Whether it goes back to its first point.
    pub fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Whether it has points enough to be closed, and is not.
    pub fn can_close(&self) -> bool {
        !self.is_closed && self.points.len() >= AREA_POINTS
    }

    /// Adds a point; after a closed line a new one starts with it. What is no position is left out.
    pub fn add(&mut self, pos: LonLat) {
        if !pos.lon_deg.is_finite() || !pos.lat_deg.is_finite() {
            return;
        }
        if self.is_closed {
            *self = Self::default();
        }
        let lon_deg = match pos.lon_deg {
            lon if lon.abs() <= 180.0 => lon,
            lon => (lon + 180.0).rem_euclid(360.0) - 180.0,
        };
        self.points.push(LonLat::new(lon_deg, pos.lat_deg.clamp(-90.0, 90.0)));
    }

    /// Opens a closed line again, or takes the last point off an open one.
    pub fn remove_last(&mut self) {
        if self.is_closed {
            self.is_closed = false;
        } else {
            self.points.pop();
        }
    }

    /// Goes back to the first point, where there are three points or more.
    pub fn close(&mut self) {
        self.is_closed |= self.can_close();
    }

    /// From which point to which each segment goes.
    pub fn segments(&self) -> impl Iterator<Item = (LonLat, LonLat)> {
        let back = self.points.last().copied().zip(self.points.first().copied()).filter(|_| self.is_closed);
        self.points.iter().zip(self.points.iter().skip(1)).map(|(from, to)| (*from, *to)).chain(back)
    }

    /// Lengths, bearing and area.
    ///
    /// ```
    /// use high_north::sphere::{LonLat, MeasuredLine};
    /// let mut line = MeasuredLine::default();
    /// for point in [LonLat::new(14.40, 67.28), LonLat::new(30.0516, 69.7250)] {
    ///     line.add(point);
    /// }
    /// assert_eq!(line.measure().total_m.round(), 693_515.0);
    /// ```
    pub fn measure(&self) -> Measurement {
        let segments_m: Vec<f64> = self.segments().map(|(from, to)| distance_m(from, to)).collect();
        let last = self.segments().last().zip(segments_m.last());
        Measurement {
            total_m: segments_m.iter().sum(),
            bearing_deg: last
                .filter(|(_, length)| **length > SAME_M)
                .map(|((from, to), _)| bearing_deg(from, to)),
            area_m2: self.is_closed.then(|| self.area_m2()),
            segments_m,
        }
    }

    fn area_m2(&self) -> f64 {
        let ring: LineString = self.points.iter().map(|pos| (pos.lon_deg, pos.lat_deg)).collect();
        Polygon::new(ring, Vec::new()).geodesic_area_signed().abs()
    }

    /// Whether segments of a closed line cross, so that [`Measurement::area_m2`] takes the parts on one side from
    /// those on the other. Segments are taken as great circles here: on which side of one a point lies differs from the
    /// geodesic only within some kilometres of it, on segments of thousands.
    pub fn crosses_itself(&self) -> bool {
        let segments: Vec<(UnitVector, UnitVector)> =
            self.segments().map(|(from, to)| (from.into(), to.into())).collect();
        let count = segments.len();
        (0..count).any(|first| {
            (first + 2..count)
                .filter(|second| !(first == 0 && second + 1 == count))
                .any(|second| cross(segments[first], segments[second]))
        })
    }
}

/// Whether two arcs of great circles cross, each shorter than half of one: c and d lie on different sides of a to b, a and
/// b on different sides of c to d, and all four turn the same way, for else the circles meet behind the Earth.
fn cross((a, b): (UnitVector, UnitVector), (c, d): (UnitVector, UnitVector)) -> bool {
    let side = |p: UnitVector, q: UnitVector, r: UnitVector| {
        (p.y * q.z - p.z * q.y) * r.x + (p.z * q.x - p.x * q.z) * r.y + (p.x * q.y - p.y * q.x) * r.z
    };
    let turns = [-side(a, b, c), side(a, b, d), -side(c, d, b), side(c, d, a)];
    turns.iter().all(|turn| *turn > 0.0) || turns.iter().all(|turn| *turn < 0.0)
}

/// Points along the geodesic between two positions, both ends included, no further apart than `step_m` metres.
pub fn geodesic(from: LonLat, to: LonLat, step_m: f64) -> Vec<LonLat> {
    let point = |pos: LonLat| Point::new(pos.lon_deg, pos.lat_deg);
    let line = Geodesic.points_along_line(point(from), point(to), step_m.max(1.0), false);
    let between = line.map(|point| LonLat::new(point.x(), point.y()));
    std::iter::once(from).chain(between).chain(std::iter::once(to)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(points: &[(f64, f64)], is_closed: bool) -> MeasuredLine {
        let mut line = MeasuredLine::default();
        for (lon, lat) in points {
            line.add(LonLat::new(*lon, *lat));
        }
        if is_closed {
            line.close();
        }
        line
    }

    #[test]
    fn the_area_and_perimeter_of_antarctica_are_those_of_geographiclib() {
        // The example of GeographicLib's Planimeter, <https://geographiclib.sourceforge.io/html/C++/Planimeter.1.html>:
        // 16831067.893 m around it and 13662703680020.1 m² in it.
        let antarctica = [
            (-58.0, -63.1),
            (-74.0, -72.9),
            (-102.0, -71.9),
            (-102.0, -74.9),
            (-131.0, -74.3),
            (-163.0, -77.5),
            (163.0, -77.4),
            (172.0, -71.7),
            (140.0, -65.9),
            (113.0, -65.7),
            (88.0, -66.6),
            (59.0, -66.9),
            (25.0, -69.8),
            (-4.0, -70.0),
            (-14.0, -71.0),
            (-33.0, -77.3),
            (-46.0, -77.9),
            (-61.0, -74.7),
        ];
        let measured = line(&antarctica, true).measure();
        assert!((measured.total_m - 16_831_067.893).abs() < 0.01, "{}", measured.total_m);
        let area_m2 = measured.area_m2.expect("closed");
        assert!((area_m2 - 13_662_703_680_020.1).abs() < 1.0, "{area_m2}");
    }

    #[test]
    fn an_open_line_has_segments_a_sum_and_the_bearing_of_the_last_one() {
        let measured = line(&[(14.40, 67.28), (30.0516, 69.7250), (15.64, 78.22)], false).measure();
        assert_eq!(measured.segments_m.len(), 2);
        assert_eq!(measured.segments_m[0].round(), 693_515.0);
        assert!((measured.total_m - measured.segments_m.iter().sum::<f64>()).abs() < 1e-6);
        let bearing = bearing_deg(LonLat::new(30.0516, 69.7250), LonLat::new(15.64, 78.22));
        assert_eq!((measured.bearing_deg, measured.area_m2), (Some(bearing), None));
        assert!((340.0..345.0).contains(&bearing), "{bearing}");
    }

    #[test]
    fn a_line_is_closed_with_three_points_and_opened_again_by_taking_the_last_one_back() {
        let mut triangle = line(&[(10.0, 60.0), (20.0, 60.0)], true);
        assert!(!triangle.is_closed() && !triangle.can_close());
        triangle.add(LonLat::new(15.0, 70.0));
        let open = triangle.clone();
        triangle.close();
        assert_eq!((triangle.is_closed(), triangle.segments().count()), (true, 3));
        triangle.remove_last();
        assert_eq!(triangle, open);
        triangle.remove_last();
        assert_eq!(triangle.points().len(), 2);
        triangle.add(LonLat::new(15.0, 70.0));
        triangle.close();
        triangle.add(LonLat::new(0.0, 50.0));
        assert_eq!((triangle.points().len(), triangle.is_closed()), (1, false), "a new line starts");
    }

    #[test]
    fn lines_that_cross_are_known() {
        let bow = [(10.0, 60.0), (20.0, 65.0), (20.0, 60.0), (10.0, 65.0)];
        let square = [(10.0, 60.0), (20.0, 60.0), (20.0, 65.0), (10.0, 65.0)];
        let about_the_pole = [(0.0, 80.0), (90.0, 80.0), (180.0, 80.0), (-90.0, 80.0)];
        let across_the_antimeridian = [(170.0, 60.0), (-170.0, 60.0), (-170.0, 65.0), (170.0, 65.0)];
        assert!(line(&bow, true).crosses_itself());
        for simple in [square, about_the_pole, across_the_antimeridian] {
            assert!(!line(&simple, true).crosses_itself(), "{simple:?}");
        }
    }

    #[test]
    fn the_area_about_the_pole_and_across_the_antimeridian_is_the_smaller_part() {
        // Between 80° N and the pole lie 2πR²(1 − sin 80°) on a sphere: 3.87 million km²; a square in it has 2/π of a circle.
        let about_the_pole = line(&[(0.0, 80.0), (90.0, 80.0), (180.0, 80.0), (-90.0, 80.0)], true);
        let area_km2 = about_the_pole.measure().area_m2.expect("closed") / 1e6;
        assert!((area_km2 / (3.87e6 * 2.0 / std::f64::consts::PI) - 1.0).abs() < 0.02, "{area_km2}");
        let here = line(&[(10.0, 60.0), (20.0, 60.0), (20.0, 65.0), (10.0, 65.0)], true).measure();
        let there = line(&[(175.0, 60.0), (-175.0, 60.0), (-175.0, 65.0), (175.0, 65.0)], true).measure();
        let areas = (here.area_m2.expect("closed"), there.area_m2.expect("closed"));
        assert!((areas.0 / areas.1 - 1.0).abs() < 1e-9, "{areas:?}");
    }

    #[test]
    fn the_same_point_twice_has_no_bearing() {
        let measured = line(&[(30.0, 70.0), (30.0, 70.0)], false).measure();
        assert_eq!((measured.total_m, measured.bearing_deg), (0.0, None));
        assert_eq!(line(&[], false).measure(), Measurement::default());
        assert_eq!(line(&[(30.0, 70.0)], false).measure().total_m, 0.0);
    }

    /// Positions that are hard: poles, the antimeridian, the equator, and antipodes of each other.
    fn hard() -> impl Strategy<Value = (f64, f64)> {
        let special = prop::sample::select(vec![
            (0.0, 90.0),
            (77.0, -90.0),
            (180.0, 0.0),
            (-180.0, 0.0),
            (0.0, 0.0),
            (180.0, 66.0),
            (-180.0, 66.0),
            (30.0, 70.0),
            (-150.0, -70.0),
            (-150.0, -70.000_1),
            (179.999_999, 0.000_001),
        ]);
        prop_oneof![special, (-180.0..=180.0f64, -90.0..=90.0f64)]
    }

    proptest! {
        #[test]
        fn every_measurement_is_finite_and_no_longer_than_half_the_earth_for_each_segment(
            points in prop::collection::vec(hard(), 0..8), is_closed in any::<bool>(),
        ) {
            let line = line(&points, is_closed);
            let measured = line.measure();
            prop_assert_eq!(measured.segments_m.len(), line.segments().count());
            for length_m in &measured.segments_m {
                prop_assert!(length_m.is_finite() && (0.0..=20_003_932.0).contains(length_m), "{length_m}");
            }
            prop_assert!(measured.bearing_deg.is_none_or(|bearing| (0.0..=360.0).contains(&bearing)));
            prop_assert!(measured.area_m2.is_none_or(|area| (0.0..=2.56e14).contains(&area)), "{measured:?}");
            line.crosses_itself();
        }

        #[test]
        fn points_along_a_geodesic_are_no_further_apart_than_asked_and_lead_the_shortest_way(
            from in hard(), to in hard(), step_m in 5e4..2e6f64,
        ) {
            let (from, to) = (LonLat::new(from.0, from.1), LonLat::new(to.0, to.1));
            let points = geodesic(from, to, step_m);
            let lengths: Vec<f64> = points.windows(2).map(|pair| distance_m(pair[0], pair[1])).collect();
            prop_assert!(points.iter().all(|point| point.lon_deg.is_finite() && point.lat_deg.is_finite()));
            prop_assert!(lengths.iter().all(|length| *length <= step_m * 1.000_1), "{lengths:?}");
            prop_assert!((lengths.iter().sum::<f64>() - distance_m(from, to)).abs() < 1.0);
        }
    }
}
