//! How a position is written: in degrees, or on the grids that armies and surveyors use.
//!
//! A position is written no finer than it is known: `resolution_m` says how fine that is, in metres on the ground.
//! Each notation takes the step nearest to it. [`read_positions`] reads what is written, and what people and other
//! programs write.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::{ReadPosition, Refusal, plain_text, read_positions};

use super::LonLat;

/// A way to write a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Notation {
    /// Decimal degrees: `69.7250° N, 30.0516° E`.
    #[default]
    DecimalDegrees,
    /// Degrees, minutes and seconds: `69°43′30″ N, 30°03′06″ E`.
    DegreesMinutesSeconds,
    /// Degrees and decimal minutes, as in navigation: `69°43.50′ N, 30°03.10′ E`.
    DegreesDecimalMinutes,
    /// Universal Transverse Mercator with the letter of the latitude band, and Universal Polar Stereographic about the
    /// poles: `36W 386012 m E, 7737958 m N`.
    Utm,
    /// Military Grid Reference System: `36W UC 86012 37958`.
    Mgrs,
}

/// Metres of a degree of latitude on a sphere: a sixtieth of it is 1853 m, about a nautical mile.
const DEGREE_M: f64 = 111_195.0;

impl Notation {
    /// Every notation, in the order in which a reader steps through them.
    pub const ALL: [Self; 5] = [
        Self::DecimalDegrees,
        Self::DegreesMinutesSeconds,
        Self::DegreesDecimalMinutes,
        Self::Utm,
        Self::Mgrs,
    ];

    /// The notation after this one; after the last the first.
    pub const fn next(self) -> Self {
        match self {
            Self::DecimalDegrees => Self::DegreesMinutesSeconds,
            Self::DegreesMinutesSeconds => Self::DegreesDecimalMinutes,
            Self::DegreesDecimalMinutes => Self::Utm,
            Self::Utm => Self::Mgrs,
            Self::Mgrs => Self::DecimalDegrees,
        }
    }

    /// The word for it in the settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DecimalDegrees => "decimal-degrees",
            Self::DegreesMinutesSeconds => "degrees-minutes-seconds",
            Self::DegreesDecimalMinutes => "degrees-decimal-minutes",
            Self::Utm => "utm",
            Self::Mgrs => "mgrs",
        }
    }

    /// A position in this notation, to the step nearest to `resolution_m` metres.
    ///
    /// ```
    /// use high_north::sphere::{LonLat, Notation};
    /// let kirkenes = LonLat::new(30.0516, 69.7250);
    /// assert_eq!(Notation::DegreesMinutesSeconds.write(kirkenes, 10.0), "69°43′30″ N, 30°03′06″ E");
    /// assert_eq!(Notation::Mgrs.write(kirkenes, 1.0), "36W UC 86012 37958");
    /// ```
    pub fn write(self, pos: LonLat, resolution_m: f64) -> String {
        match self {
            Self::DecimalDegrees => write::decimal_degrees(pos, resolution_m),
            Self::DegreesMinutesSeconds => write::degrees_minutes_seconds(pos, resolution_m),
            Self::DegreesDecimalMinutes => write::degrees_decimal_minutes(pos, resolution_m),
            Self::Utm => write::utm(pos, resolution_m),
            Self::Mgrs => write::mgrs(pos, resolution_m),
        }
    }
}
