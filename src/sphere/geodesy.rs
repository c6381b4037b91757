//! Distances and directions on the WGS 84 ellipsoid.
//!
//! Source: C. F. F. Karney, *Algorithms for geodesics*, Journal of Geodesy 87 (2013),
//! <https://doi.org/10.1007/s00190-012-0578-z>, as in `geo::Geodesic`.

use super::LonLat;
use geo::{Bearing, Destination, Distance, Geodesic, Point};

fn point(pos: LonLat) -> Point {
    Point::new(pos.lon_deg, pos.lat_deg)
}

/// Length of the geodesic between two positions, in metres.
///
/// ```
/// use high_north::sphere::{LonLat, distance_m};
/// let (bodo, kirkenes) = (LonLat::new(14.40, 67.28), LonLat::new(30.0516, 69.7250));
/// assert_eq!(distance_m(bodo, kirkenes).round(), 693_515.0);
/// ```
pub fn distance_m(from: LonLat, to: LonLat) -> f64 {
    Geodesic.distance(point(from), point(to))
}

/// Direction of the geodesic at its start, in degrees clockwise from north, 0 to 360.
pub fn bearing_deg(from: LonLat, to: LonLat) -> f64 {
    Geodesic.bearing(point(from), point(to)).rem_euclid(360.0)
}

/// The position `distance_m` metres from `from` in the direction `bearing_deg`.
pub fn point_at(from: LonLat, bearing_deg: f64, distance_m: f64) -> LonLat {
    let end = Geodesic.destination(point(from), bearing_deg, distance_m);
    LonLat::new(end.x(), end.y())
}
