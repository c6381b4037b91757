//! Small circles as polygons in longitude and latitude: the night is one.
//!
//! A cap holds a pole, or crosses the antimeridian, or neither. Less than a hemisphere is convex, so every
//! meridian runs through it once, between two latitudes: the outline follows these from west to east and back.

use crate::sphere::{Instant, LonLat, UnitVector, antisolar_point};
use geo::{Coord, LineString, Polygon};
use std::f64::consts::FRAC_PI_2;

/// The outline is nowhere further than this from the circle, in degrees: 110 m, a tenth of what is known of
/// the Sun's place.
const TOLERANCE_DEG: f64 = 0.001;
/// In so many pieces the outline is looked at before it is split further.
const PIECES: u32 = 16;
/// No piece is split more often: what is left is shorter than a millimetre.
const MAX_SPLITS: u32 = 30;
/// Nearer than this to its eastern or western end, as a parameter, both sides of the outline are one.
const TIP: f64 = 1e-6;

/// The part of the sphere within an angle from a point, less than a hemisphere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cap {
    center: LonLat,
    radius: f64,
}

/// The southern or the northern end of the cap on each meridian.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    South,
    North,
}

/// The longitudes that the cap reaches.
#[derive(Clone, Copy)]
enum Reach {
    /// All of them: it holds a pole.
    Around,
    /// Up to this angle east and west of its centre, in radians.
    Within(f64),
}

impl Cap {
    /// The cap about a centre with a radius in degrees, or `None` where that is not between 0 and 90°.
    pub fn new(center: LonLat, radius_deg: f64) -> Option<Self> {
        (center.is_in_range() && radius_deg > 0.01 && radius_deg < 89.99)
            .then(|| Self { center, radius: radius_deg.to_radians() })
    }

    /// The part of the Earth over which the middle of the Sun stands lower than `altitude_deg`, which is
    /// negative. `None` where that is not between −90° and 0°.
    pub fn of_night(instant: Instant, altitude_deg: f64) -> Option<Self> {
        Self::new(antisolar_point(instant), 90.0 + altitude_deg)
    }

    /// The cap as polygons whose edges are straight in longitude and latitude, cut at ±180°: one, or two where
    /// it crosses the antimeridian without a pole.
    pub fn polygons(&self) -> Vec<Polygon> {
        let reach = self.reach();
        let mut pieces = match reach {
            Reach::Around => vec![(-180.0, 180.0, 0.0)],
            Reach::Within(half) => {
                let (west, east) =
                    (self.center.lon_deg - half.to_degrees(), self.center.lon_deg + half.to_degrees());
                match (west < -180.0, east > 180.0) {
                    (true, _) => vec![(-180.0, east, 0.0), (west, -180.0, 360.0)],
                    (_, true) => vec![(west, 180.0, 0.0), (180.0, east, -360.0)],
                    _ => vec![(west, east, 0.0)],
                }
            }
        };
        // A sliver at the antimeridian is nothing.
        pieces.retain(|(west, east, _)| east - west > 1e-6);
        let polygon = |(west_deg, east_deg, shift_deg): (f64, f64, f64)| {
            let mut ring = self.trace(Side::South, reach, west_deg, east_deg);
            let mut north = self.trace(Side::North, reach, west_deg, east_deg);
            north.reverse();
            ring.append(&mut north);
            ring.iter_mut().for_each(|point| point.x += shift_deg);
            Polygon::new(LineString::new(ring), Vec::new())
        };
        pieces.into_iter().map(polygon).collect()
    }

    /// The circle itself as a closed line, whose longitudes run on past ±180°.
    pub fn outline(&self) -> LineString {
        let reach = self.reach();
        let Reach::Within(half) = reach else {
            let side = if self.center.lat_deg > 0.0 { Side::South } else { Side::North };
            return LineString::new(self.trace(side, reach, -180.0, 180.0));
        };
        let (west_deg, east_deg) =
            (self.center.lon_deg - half.to_degrees(), self.center.lon_deg + half.to_degrees());
        let mut points = self.trace(Side::South, reach, west_deg, east_deg);
        let north = self.trace(Side::North, reach, west_deg, east_deg);
        points.extend(north.into_iter().rev().skip(1));
        LineString::new(points)
    }

    fn reach(&self) -> Reach {
        let (from_pole, cos_lat) =
            (FRAC_PI_2 - self.center.lat_deg.abs().to_radians(), self.center.lat_deg.to_radians().cos());
        if from_pole < self.radius {
            Reach::Around
        } else {
            Reach::Within((self.radius.sin() / cos_lat).min(1.0).asin())
        }
    }

    /// One side of the outline from west to east, both ends with it.
    fn trace(&self, side: Side, reach: Reach, west_deg: f64, east_deg: f64) -> Vec<Coord> {
        // Where the cap ends in the east and the west its outline runs along a meridian: there the steps in
        // longitude have to be small, and with the sine they are.
        let lon_deg = |t: f64| match reach {
            Reach::Around => t,
            Reach::Within(half) => self.center.lon_deg + half.to_degrees() * t.sin(),
        };
        let parameter = |lon_deg: f64| match reach {
            Reach::Around => lon_deg,
            Reach::Within(half) => {
                ((lon_deg - self.center.lon_deg) / half.to_degrees()).clamp(-1.0, 1.0).asin()
            }
        };
        let point = |t: f64| {
            let is_tip = matches!(reach, Reach::Within(_)) && t.abs() > FRAC_PI_2 - TIP;
            Coord { x: lon_deg(t), y: self.latitude_deg(side, lon_deg(t), is_tip) }
        };
        let (start, end) = (parameter(west_deg), parameter(east_deg));
        let mut points = vec![Coord { x: west_deg, ..point(start) }];
        for piece in 0..PIECES {
            let at = |share: f64| start + (end - start) * share / f64::from(PIECES);
            self.split(&point, at(f64::from(piece)), at(f64::from(piece) + 1.0), MAX_SPLITS, &mut points);
        }
        if let Some(last) = points.last_mut() {
            last.x = east_deg;
        }
        points
    }

    /// Appends the points of the outline behind `from` up to `to`, so many that straight edges between them lie
    /// on the circle.
    fn split(&self, point: &impl Fn(f64) -> Coord, from: f64, to: f64, splits: u32, out: &mut Vec<Coord>) {
        let (a, b) = (point(from), point(to));
        let is_off = [0.25, 0.5, 0.75].iter().any(|share| {
            let between = LonLat::new(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share);
            // Along a pole, where the cap holds it, there is no circle.
            a.y.abs().max(b.y.abs()) < 90.0 && self.off_deg(between) > TOLERANCE_DEG
        });
        if is_off && splits > 0 {
            let middle = f64::midpoint(from, to);
            self.split(point, from, middle, splits - 1, out);
            self.split(point, middle, to, splits - 1, out);
        } else {
            out.push(b);
        }
    }

    /// How far a position is from the circle, in degrees.
    fn off_deg(&self, pos: LonLat) -> f64 {
        let angle = UnitVector::from(pos).angle_to(self.center.into());
        (angle - self.radius).abs().to_degrees()
    }

    /// The latitude at which the meridian enters or leaves the cap, in degrees; that of the pole where it does
    /// not leave before.
    fn latitude_deg(&self, side: Side, lon_deg: f64, is_tip: bool) -> f64 {
        // sin φ sin φ₀ + cos φ cos φ₀ cos Δλ = cos r, as one cosine about the latitude in the middle.
        let (sin_lat, cos_lat) = self.center.lat_deg.to_radians().sin_cos();
        let across = cos_lat * (lon_deg - self.center.lon_deg).to_radians().cos();
        let middle = sin_lat.atan2(across);
        let half = if is_tip { 0.0 } else { (self.radius.cos() / sin_lat.hypot(across)).min(1.0).acos() };
        let latitude = match side {
            Side::South => middle - half,
            Side::North => middle + half,
        };
        latitude.to_degrees().clamp(-90.0, 90.0)
    }
}
