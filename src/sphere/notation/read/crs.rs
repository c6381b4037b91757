//! Reference systems that positions are written in, by their codes.

use crate::sphere::LonLat;
use crate::sphere::transverse_mercator::{central_meridian_deg, utm_position};

/// How two numbers are a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Crs {
    /// Longitude and latitude in degrees.
    Degrees,
    /// Easting and northing in a zone of UTM.
    Utm { zone: u8, is_north: bool },
    /// Easting and northing of Web Mercator.
    WebMercator,
}

/// Nobody writes a position further from the middle of a zone, in degrees of longitude: Norway is 41° wide with Jan Mayen,
/// from which zone 33 is in the middle.
const WIDEST_DEG: f64 = 30.0;
/// Latitudes that UTM is used for, in degrees, with some more about them.
const LATITUDES_DEG: std::ops::RangeInclusive<f64> = -81.0..=85.0;
/// Northings that there are, in metres: the equator from the south, and a slip across it.
const NORTHINGS_M: std::ops::RangeInclusive<f64> = -100_000.0..=10_000_000.0;
/// Half the width of the map of Web Mercator, in metres.
const MERCATOR_HALF_M: f64 = 20_037_508.342_789_244;

impl Crs {
    /// The reference system with a code of EPSG, where it is one of WGS 84 or ETRS89 that is read here.
    ///
    /// Source: EPSG Geodetic Parameter Dataset: UTM on ETRS89 (25828 to 25838, with the northing first 3040 to 3049,
    /// SWEREF99 TM 3006, ETRS-TM35FIN 3067) and on WGS 84 (32601 to 32660, 32701 to 32760), Web Mercator.
    pub(super) fn from_epsg(code: u32) -> Option<Self> {
        let utm = |zone: u32, is_north| Self::Utm { zone: zone as u8, is_north };
        Some(match code {
            4326 | 4258 | 4979 | 4937 => Self::Degrees,
            3857 | 900_913 => Self::WebMercator,
            3006 => utm(33, true),
            3067 => utm(35, true),
            25828..=25838 => utm(code - 25800, true),
            3040..=3049 => utm(code - 3012, true),
            32601..=32660 => utm(code - 32600, true),
            32701..=32760 => utm(code - 32700, false),
            _ => return None,
        })
    }

    /// The position of two numbers, the one towards the east first.
    pub(super) fn position(self, x: f64, y: f64) -> Option<LonLat> {
        let pos = match self {
            Self::Degrees => on_earth(x, y)?,
            Self::Utm { zone, is_north } => {
                let pos = NORTHINGS_M.contains(&y).then(|| utm_position(zone, is_north, x, y))?;
                let from_meridian_deg =
                    (pos.lon_deg - central_meridian_deg(zone) + 180.0).rem_euclid(360.0) - 180.0;
                let is_near = from_meridian_deg.abs() <= WIDEST_DEG && LATITUDES_DEG.contains(&pos.lat_deg);
                is_near.then_some(pos)?
            }
            Self::WebMercator => {
                let radius_m = MERCATOR_HALF_M / std::f64::consts::PI;
                let is_on_map = x.abs() <= 2.0 * MERCATOR_HALF_M && y.abs() <= MERCATOR_HALF_M;
                let lat_deg = (y / radius_m).sinh().atan().to_degrees();
                is_on_map.then(|| LonLat::new((x / radius_m).to_degrees(), lat_deg).wrapped())?
            }
        };
        pos.is_in_range().then_some(pos)
    }
}

/// The position of longitude and latitude in degrees. Longitudes may be counted to 360°.
pub(super) fn on_earth(lon_deg: f64, lat_deg: f64) -> Option<LonLat> {
    (lon_deg.abs() <= 360.0 && lat_deg.abs() <= 90.0).then(|| LonLat::new(lon_deg, lat_deg).wrapped())
}
