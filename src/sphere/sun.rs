//! Where the Sun stands.
//!
//! Source: J. Meeus, *Astronomical Algorithms*, 2nd ed. (Willmann-Bell, 1998): ch. 12 (sidereal time), 22
//! (nutation and the obliquity of the ecliptic), 25 (solar coordinates, low accuracy) and 28 (equation of
//! time). The Sun's place is good to 0.01° (ch. 25), in which it moves for a quarter of an hour along the
//! ecliptic, and the Earth turns for two seconds and a half under it. From the year 1 to 3000 no height of the Sun is
//! further than 0.0125° from that by VSOP87 (`tests/sun.rs`).

use super::delta_t::terrestrial_ahead_s;
use super::instant::JulianDay;
use super::{LonLat, UnitVector};

const SECONDS_PER_DAY: f64 = 86_400.0;
/// The Julian Day of the epoch J2000.0.
const J2000: f64 = 2_451_545.0;
const DAYS_PER_CENTURY: f64 = 36_525.0;
/// How far the mean Sun moves in a century, in degrees.
const MEAN_MOTION_DEG: f64 = 36_000.769_83;

/// The apparent place of the Sun among the stars, as seen from the middle of the Earth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sun {
    /// Apparent right ascension in degrees, 0 to 360.
    pub right_ascension_deg: f64,
    /// Apparent declination in degrees, north positive.
    pub declination_deg: f64,
    /// Apparent less mean solar time, in minutes: what a sundial is ahead of a clock.
    pub equation_of_time_min: f64,
}

impl Sun {
    /// The Sun at a moment of Universal Time.
    ///
    /// ```
    /// use high_north::sphere::{Instant, Sun};
    /// let midwinter: Instant = "2024-12-21T09:21".parse()?;
    /// assert_eq!(format!("{:.2}", Sun::at(midwinter).declination_deg), "-23.44");
    /// # Ok::<(), high_north::sphere::NoInstant>(())
    /// ```
    pub fn at(moment: impl Into<JulianDay>) -> Self {
        let universal = moment.into().0;
        let ahead_days = terrestrial_ahead_s(universal) / SECONDS_PER_DAY;
        let sun = Self::at_terrestrial(universal + ahead_days);
        // Clocks go by the mean Sun of Universal Time.
        let ahead_deg = sun.equation_of_time_min / 4.0 - MEAN_MOTION_DEG * ahead_days / DAYS_PER_CENTURY;
        Self { equation_of_time_min: 4.0 * within_half_turn(ahead_deg), ..sun }
    }

    /// The Sun at a Julian Day in Terrestrial (Meeus: Dynamical) Time. Meeus, ch. 25 and eq. 28.1.
    fn at_terrestrial(julian_day: f64) -> Self {
        let t = centuries(julian_day);
        let mean_longitude_deg = 280.466_46 + t * (MEAN_MOTION_DEG + t * 0.000_303_2);
        let anomaly = (357.529_11 + t * (35_999.050_29 - t * 0.000_153_7)).to_radians();
        let center_deg = (1.914_602 - t * (0.004_817 + t * 0.000_014)) * anomaly.sin()
            + (0.019_993 - t * 0.000_101) * (2.0 * anomaly).sin()
            + 0.000_289 * (3.0 * anomaly).sin();
        let nutation = Nutation::at(t);
        // Aberration is the first term.
        let longitude = (mean_longitude_deg + center_deg - 0.005_69 + nutation.in_longitude_deg).to_radians();
        let (sin_longitude, cos_longitude) = longitude.sin_cos();
        let (sin_obliquity, cos_obliquity) = nutation.obliquity_deg.to_radians().sin_cos();
        let right_ascension_deg = (cos_obliquity * sin_longitude).atan2(cos_longitude).to_degrees();
        let ahead_deg = mean_longitude_deg - 0.005_718_3 - right_ascension_deg
            + nutation.in_longitude_deg * cos_obliquity;
        Self {
            right_ascension_deg: right_ascension_deg.rem_euclid(360.0),
            declination_deg: (sin_obliquity * sin_longitude).asin().to_degrees(),
            equation_of_time_min: 4.0 * within_half_turn(ahead_deg),
        }
    }
}

/// How the Earth's axis nods.
struct Nutation {
    in_longitude_deg: f64,
    /// The true obliquity of the ecliptic.
    obliquity_deg: f64,
}

impl Nutation {
    /// The largest terms, which ch. 25 asks for: Meeus, eq. 22.2 and 25.8.
    fn at(centuries: f64) -> Self {
        let t = centuries;
        let node = (125.04 - 1934.136 * t).to_radians();
        let mean_s = 21.448 - t * (46.815 + t * (0.000_59 - t * 0.001_813));
        Self {
            in_longitude_deg: -0.004_78 * node.sin(),
            obliquity_deg: 23.0 + 26.0 / 60.0 + mean_s / 3600.0 + 0.002_56 * node.cos(),
        }
    }
}

/// Julian centuries since J2000.0.
fn centuries(julian_day: f64) -> f64 {
    (julian_day - J2000) / DAYS_PER_CENTURY
}

/// An angle as one from −180° (with it) to 180°.
fn within_half_turn(degrees: f64) -> f64 {
    (degrees + 180.0).rem_euclid(360.0) - 180.0
}

/// Mean sidereal time at Greenwich in degrees, 0 to 360. Meeus, eq. 12.4.
fn mean_sidereal_deg(moment: JulianDay) -> f64 {
    let t = centuries(moment.0);
    let turns_deg = 280.460_618_37 + 360.985_647_366_29 * (moment.0 - J2000);
    (turns_deg + t * t * (0.000_387_933 - t / 38_710_000.0)).rem_euclid(360.0)
}

/// Where on the Earth the Sun stands in the zenith.
///
/// ```
/// use high_north::sphere::{Instant, subsolar_point};
/// let equinox: Instant = "2025-03-20T09:01".parse()?;
/// assert!(subsolar_point(equinox).lat_deg.abs() < 0.01);
/// # Ok::<(), high_north::sphere::NoInstant>(())
/// ```
pub fn subsolar_point(moment: impl Into<JulianDay>) -> LonLat {
    let moment = moment.into();
    let sun = Sun::at(moment);
    let nutation = Nutation::at(centuries(moment.0));
    let sidereal_deg =
        mean_sidereal_deg(moment) + nutation.in_longitude_deg * nutation.obliquity_deg.to_radians().cos();
    LonLat::new(within_half_turn(sun.right_ascension_deg - sidereal_deg), sun.declination_deg)
}

/// How high the middle of the Sun's disc stands above the horizon of a place, in degrees, without refraction:
/// negative below it.
///
/// Latitude on WGS 84 is the direction of the plumb line but for a few seconds of arc, and that is what a
/// horizon is level with, so the sphere's formula (Meeus, eq. 13.6) is right with it.
pub fn sun_altitude_deg(moment: impl Into<JulianDay>, place: LonLat) -> f64 {
    90.0 - UnitVector::from(place).angle_to(subsolar_point(moment).into()).to_degrees()
}

#[cfg(test)]
mod tests {
    use super::super::Instant;
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    fn hms(hours: f64, minutes: f64, seconds: f64) -> f64 {
        15.0 * (hours + minutes / 60.0 + seconds / 3600.0)
    }

    #[test]
    fn the_sun_stands_where_meeus_has_it_in_example_25_a() {
        // 13 October 1992, 0h TD.
        let sun = Sun::at_terrestrial(JulianDay::at(date!(1992 - 10 - 13), 0.0).0);
        assert!((sun.right_ascension_deg - hms(13.0, 13.0, 31.4)).abs() < 0.05 * 15.0 / 3600.0, "{sun:?}");
        assert!((sun.declination_deg - -7.785_07).abs() < 0.000_01, "{sun:?}");
        // Example 28.a has 13 min 42.6 s by the high accuracy; 0.01° are 2.4 s.
        assert!((sun.equation_of_time_min - (13.0 + 42.6 / 60.0)).abs() < 1.0 / 60.0, "{sun:?}");
    }

    #[test]
    fn sidereal_time_is_that_of_meeus_in_examples_12_a_and_12_b() {
        let day = date!(1987 - 04 - 10);
        let at_midnight = mean_sidereal_deg(JulianDay::at(day, 0.0));
        assert!((at_midnight - hms(13.0, 10.0, 46.366_8)).abs() < 1e-6, "{at_midnight}");
        let later = mean_sidereal_deg(JulianDay::at(day, (19.0 + 21.0 / 60.0) / 24.0));
        assert!((later - hms(8.0, 34.0, 57.089_6)).abs() < 1e-6, "{later}");
    }

    #[test]
    fn at_the_equinoxes_the_sun_is_over_the_equator_and_at_the_solstices_furthest_from_it() {
        // To the minute, as almanacs give them.
        for (text, declination_deg) in [
            ("1962-06-21T21:24", 23.44), // Meeus, example 27.a
            ("2000-03-20T07:35", 0.0),
            ("2000-12-21T13:37", -23.44),
            ("2024-12-21T09:21", -23.44),
            ("2025-03-20T09:01", 0.0),
            ("2025-06-21T02:42", 23.44),
            ("2025-09-22T18:19", 0.0),
        ] {
            let instant: Instant = text.parse().expect("an instant");
            let found = Sun::at(instant).declination_deg;
            assert!((found - declination_deg).abs() < 0.01, "{text}: {found}");
        }
    }

    #[test]
    fn on_christmas_day_at_noon_in_greenwich_the_sun_is_near_the_tropic_of_capricorn() {
        let sun = subsolar_point("2024-12-25T12:00".parse::<Instant>().expect("an instant"));
        assert!((sun.lat_deg - -23.38).abs() < 0.01 && sun.lon_deg.abs() < 0.1, "{sun:?}");
    }

    #[test]
    fn the_altitude_in_the_zenith_is_90_and_at_the_antipode_as_far_below() {
        let instant: Instant = "2025-02-20T17:45".parse().expect("an instant");
        let zenith = subsolar_point(instant);
        let nadir = LonLat::new(zenith.lon_deg + 180.0, -zenith.lat_deg);
        assert!((sun_altitude_deg(instant, zenith) - 90.0).abs() < 1e-9);
        assert!((sun_altitude_deg(instant, nadir) + 90.0).abs() < 1e-9);
        assert!((sun_altitude_deg(instant, LonLat::new(0.0, 90.0)) - zenith.lat_deg).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn the_sun_stays_between_the_tropics_and_near_the_clock(seconds in -2_208_988_800i64..4_133_980_799) {
            let instant = Instant::from_unix_s(seconds).expect("between 1900 and 2100");
            let (sun, zenith) = (Sun::at(instant), subsolar_point(instant));
            prop_assert!(zenith.lat_deg.abs() < 23.46 && (-180.0..180.0).contains(&zenith.lon_deg));
            prop_assert!((0.0..360.0).contains(&sun.right_ascension_deg));
            prop_assert!((-14.5..16.6).contains(&sun.equation_of_time_min), "{:?}", sun);
            // The zenith by sidereal time is the zenith by the clock and the equation of time.
            let hours = f64::from(instant.minute_of_day()) / 60.0;
            let by_clock = -15.0 * (hours - 12.0) - sun.equation_of_time_min / 4.0;
            prop_assert!(within_half_turn(by_clock - zenith.lon_deg).abs() < 0.01, "{} {:?}", by_clock, zenith);
        }

        #[test]
        fn in_any_year_there_is_the_sun_stays_between_its_tropics_and_near_the_clock(
            days in 1_721_425.5..2_817_151.5f64,
        ) {
            let (sun, zenith) = (Sun::at(JulianDay(days)), subsolar_point(JulianDay(days)));
            // 2,000 years ago the axis leant by a quarter of a degree more.
            prop_assert!(zenith.lat_deg.abs() < 23.71, "{:?}", zenith);
            prop_assert!((-18.0..16.9).contains(&sun.equation_of_time_min), "{:?}", sun);
            let hours = (days + 0.5).rem_euclid(1.0) * 24.0;
            let by_clock = -15.0 * (hours - 12.0) - sun.equation_of_time_min / 4.0;
            // Sidereal time leaves the mean Sun by 12 seconds in 20 centuries.
            prop_assert!(within_half_turn(by_clock - zenith.lon_deg).abs() < 0.05, "{} {:?}", by_clock, zenith);
        }
    }
}
