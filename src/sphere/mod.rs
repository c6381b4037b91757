//! The Earth: positions on it, projections of it, distances along it.
//!
//! Angles are degrees at the edges ([`LonLat`]) and radians inside; positions on the unit sphere are
//! [`UnitVector`]s, x towards 0° E, y towards 90° E, z towards the north pole.

mod blend;
mod compass;
mod daylight;
mod delta_t;
mod frame;
mod geodesy;
mod instant;
mod measure;
mod nearest;
mod notation;
mod position;
mod projection;
mod rotation;
mod sun;
mod transverse_mercator;
mod units;

pub use blend::Blend;
pub use compass::CompassPoint;
pub use daylight::{
    ASTRONOMICAL_DEG, CIVIL_DEG, Hemisphere, NAUTICAL_DEG, SUNRISE_DEG, antisolar_point, hours_above,
    midnight_sun_latitude_deg, polar_night_latitude_deg,
};
pub use frame::{MERCATOR_LIMIT_RAD, MapFrame, MapPos};
pub use geodesy::{bearing_deg, distance_m, point_at};
pub use instant::{Instant, JulianDay, NoInstant};
pub use measure::{MeasuredLine, Measurement, geodesic};
pub use nearest::{Nearest, nearest_point};
pub use notation::{Notation, ReadPosition, Refusal, plain_text, read_positions};
pub use position::{LonLat, UnitVector};
pub use projection::Projection;
pub use rotation::Rotation;
pub use sun::{Sun, subsolar_point, sun_altitude_deg};
pub use units::{Unit, Units, figures};

/// Mean radius of the Earth in metres, (2a + b) / 3 of WGS 84.
pub const EARTH_RADIUS_M: f64 = 6_371_008.8;
