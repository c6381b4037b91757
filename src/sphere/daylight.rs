//! Day, night and twilight: how long the Sun is up at a place, and how far the polar night reaches.

use super::instant::JulianDay;
use super::sun::{Sun, subsolar_point, sun_altitude_deg};
use super::{LonLat, UnitVector};
use time::Date;

/// Altitude of the middle of the Sun at sunrise and sunset, in degrees: its upper limb is then seen on the
/// horizon, lifted by 34′ of refraction, and the disc is 16′ in radius.
///
/// Source: J. Meeus, *Astronomical Algorithms*, 2nd ed. (1998), ch. 15.
pub const SUNRISE_DEG: f64 = -50.0 / 60.0;
/// Down to this altitude in degrees there is civil twilight: outside one sees without a lamp.
pub const CIVIL_DEG: f64 = -6.0;
/// Down to this altitude in degrees there is nautical twilight: the horizon at sea is seen.
pub const NAUTICAL_DEG: f64 = -12.0;
/// Down to this altitude in degrees there is astronomical twilight; below it is night.
pub const ASTRONOMICAL_DEG: f64 = -18.0;

/// A half of the Earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hemisphere {
    /// North of the equator.
    North,
    /// South of it.
    South,
}

impl Hemisphere {
    /// Both.
    pub const ALL: [Self; 2] = [Self::North, Self::South];

    fn sign(self) -> f64 {
        match self {
            Self::North => 1.0,
            Self::South => -1.0,
        }
    }
}

/// The latitude in degrees (south negative) poleward of which the Sun does not rise on a day, or `None` where
/// it rises at the pole too.
///
/// At noon the Sun stands 90° − φ + δ high over the latitude φ. Its declination δ is that of 12:00 UTC.
pub fn polar_night_latitude_deg(date: Date, hemisphere: Hemisphere) -> Option<f64> {
    let declination_deg = hemisphere.sign() * Sun::at(JulianDay::at(date, 0.5)).declination_deg;
    let latitude_deg = 90.0 - SUNRISE_DEG + declination_deg;
    (latitude_deg < 90.0).then(|| hemisphere.sign() * latitude_deg)
}

/// The latitude in degrees (south negative) poleward of which the Sun does not set on a day, or `None` where it
/// sets at the pole too.
///
/// At midnight the Sun stands φ + δ − 90° high over the latitude φ. Its declination δ is that of 12:00 UTC.
pub fn midnight_sun_latitude_deg(date: Date, hemisphere: Hemisphere) -> Option<f64> {
    let declination_deg = hemisphere.sign() * Sun::at(JulianDay::at(date, 0.5)).declination_deg;
    let latitude_deg = 90.0 + SUNRISE_DEG - declination_deg;
    (latitude_deg < 90.0).then(|| hemisphere.sign() * latitude_deg)
}

/// How many hours of a day the Sun stands higher than `altitude_deg` over a place: 0 to 24.
///
/// The day is the 24 hours about the Sun's highest stand at the place, where the clocks of the place, were they
/// set by the mean Sun, show this date. With [`SUNRISE_DEG`] it is the length of the day.
///
/// ```
/// use high_north::sphere::{LonLat, SUNRISE_DEG, hours_above};
/// use time::macros::date;
/// let tromso = LonLat::new(18.956, 69.649);
/// assert_eq!(hours_above(SUNRISE_DEG, date!(2024 - 12 - 25), tromso), 0.0);
/// assert_eq!(hours_above(SUNRISE_DEG, date!(2025 - 06 - 21), tromso), 24.0);
/// ```
pub fn hours_above(altitude_deg: f64, date: Date, place: LonLat) -> f64 {
    let noon = noon(date, place.lon_deg);
    // From midnight to noon the Sun only climbs, and from noon to midnight it only sinks.
    [-0.5, 0.5].map(|half| 24.0 * share_above(altitude_deg, noon, half, place)).iter().sum()
}

/// The middle of the Sun's highest stand about the mean noon of a place.
fn noon(date: Date, lon_deg: f64) -> JulianDay {
    let mean_noon = JulianDay::at(date, 0.5 - lon_deg / 360.0);
    mean_noon.plus_days(-Sun::at(mean_noon).equation_of_time_min / (24.0 * 60.0))
}

/// The part, in days, of the time from noon to noon + `half` in which the Sun stands higher than that.
fn share_above(altitude_deg: f64, noon: JulianDay, half: f64, place: LonLat) -> f64 {
    let is_above = |share: f64| sun_altitude_deg(noon.plus_days(share), place) > altitude_deg;
    match (is_above(0.0), is_above(half)) {
        (true, true) => half.abs(),
        (false, false) => 0.0,
        (at_noon, _) => {
            let (mut near, mut far) = (0.0, half);
            // To 0.1 s.
            while (far - near).abs() > 1e-6 {
                let middle = f64::midpoint(near, far);
                if is_above(middle) == at_noon {
                    near = middle;
                } else {
                    far = middle;
                }
            }
            if at_noon { near.abs() } else { half.abs() - near.abs() }
        }
    }
}

/// The middle of the night: the place opposite to the one that has the Sun in the zenith.
pub fn antisolar_point(moment: impl Into<JulianDay>) -> LonLat {
    let UnitVector { x, y, z } = subsolar_point(moment).into();
    UnitVector { x: -x, y: -y, z: -z }.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    const KIRKENES: LonLat = LonLat::new(30.0516, 69.725);
    const EQUATOR: LonLat = LonLat::new(-70.0, 0.0);

    #[test]
    fn at_the_winter_solstice_polar_night_reaches_to_67_4_north_and_in_summer_to_the_same_south() {
        let (winter, summer) = (date!(2024 - 12 - 21), date!(2025 - 06 - 21));
        let lat_deg = polar_night_latitude_deg(winter, Hemisphere::North).expect("polar night");
        assert!((lat_deg - 67.39).abs() < 0.01, "{lat_deg}");
        let lat_deg = polar_night_latitude_deg(summer, Hemisphere::South).expect("polar night");
        assert!((lat_deg - -67.39).abs() < 0.01, "{lat_deg}");
        assert_eq!(polar_night_latitude_deg(summer, Hemisphere::North), None);
        assert_eq!(polar_night_latitude_deg(winter, Hemisphere::South), None);
    }

    #[test]
    fn the_midnight_sun_reaches_further_than_the_polar_night_for_refraction_lifts_the_sun() {
        let lat_deg = midnight_sun_latitude_deg(date!(2025 - 06 - 21), Hemisphere::North).expect("no sunset");
        assert!((lat_deg - 65.73).abs() < 0.01, "{lat_deg}");
        assert_eq!(midnight_sun_latitude_deg(date!(2024 - 12 - 21), Hemisphere::North), None);
    }

    #[test]
    fn at_the_equinox_both_poles_have_the_sun() {
        for hemisphere in Hemisphere::ALL {
            let date = date!(2025 - 03 - 20);
            assert_eq!(polar_night_latitude_deg(date, hemisphere), None);
            let lat_deg = midnight_sun_latitude_deg(date, hemisphere).expect("no sunset at the pole");
            assert!((89.0..89.3).contains(&lat_deg.abs()), "{lat_deg}");
        }
    }

    #[test]
    fn bodo_has_no_polar_night_for_refraction_shows_the_upper_limb_at_noon() {
        // By geometry alone the Sun's middle would stay under the horizon of 67.28° N: 90 − 67.28 − 23.44 < 0.
        let bodo = LonLat::new(14.40, 67.28);
        let hours = hours_above(SUNRISE_DEG, date!(2024 - 12 - 21), bodo);
        assert!((0.5..1.5).contains(&hours), "{hours}");
        assert_eq!(hours_above(0.0, date!(2024 - 12 - 21), bodo), 0.0);
        let reach = polar_night_latitude_deg(date!(2024 - 12 - 21), Hemisphere::North).expect("polar night");
        assert!(reach > bodo.lat_deg);
    }

    #[test]
    fn kirkenes_has_twilight_at_christmas_and_no_sunset_in_june() {
        assert_eq!(hours_above(SUNRISE_DEG, date!(2024 - 12 - 25), KIRKENES), 0.0);
        let civil = hours_above(CIVIL_DEG, date!(2024 - 12 - 25), KIRKENES);
        assert!((3.0..4.5).contains(&civil), "{civil}");
        assert_eq!(hours_above(SUNRISE_DEG, date!(2025 - 06 - 21), KIRKENES), 24.0);
    }

    #[test]
    fn at_the_equator_every_day_is_twelve_hours_and_seven_minutes_long() {
        for date in [date!(2024 - 12 - 21), date!(2025 - 03 - 20), date!(2025 - 06 - 21)] {
            let hours = hours_above(SUNRISE_DEG, date, EQUATOR);
            assert!((hours - (12.0 + 7.0 / 60.0)).abs() < 0.01, "{date}: {hours}");
        }
    }

    proptest! {
        #[test]
        fn where_the_polar_night_ends_the_day_begins(
            // The declination is that of 12:00 UTC. A place's midnight may be a day from it, in which the Sun
            // goes up to 0.40° north or south.
            day in 2_451_545i32..2_469_807, off_deg in 0.45..5.0f64, lon in -180.0..180.0f64,
        ) {
            let date = Date::from_julian_day(day).expect("a day");
            for hemisphere in Hemisphere::ALL {
                let hours = |lat: f64| hours_above(SUNRISE_DEG, date, LonLat::new(lon, lat.clamp(-89.5, 89.5)));
                if let Some(lat) = polar_night_latitude_deg(date, hemisphere).filter(|lat| lat.abs() < 89.0) {
                    let out = off_deg * lat.signum();
                    prop_assert_eq!(hours(lat + out), 0.0);
                    prop_assert!(hours(lat - out) > 0.0);
                }
                if let Some(lat) = midnight_sun_latitude_deg(date, hemisphere).filter(|lat| lat.abs() < 89.0) {
                    let out = off_deg * lat.signum();
                    prop_assert_eq!(hours(lat + out), 24.0);
                    prop_assert!(hours(lat - out) < 24.0);
                }
            }
        }

        #[test]
        fn hours_are_those_that_counting_the_minutes_gives(
            day in 2_451_545i32..2_469_807, lat in -85.0..85.0f64, lon in -180.0..180.0f64,
            altitude_deg in -18.0..10.0f64,
        ) {
            let (date, place) = (Date::from_julian_day(day).expect("a day"), LonLat::new(lon, lat));
            let start = noon(date, lon).plus_days(-0.5);
            let is_above = |minute: &i32| {
                sun_altitude_deg(start.plus_days((f64::from(*minute) + 0.5) / 1440.0), place) > altitude_deg
            };
            let counted = (0..1440).filter(is_above).count() as f64 / 60.0;
            let hours = hours_above(altitude_deg, date, place);
            // Where the Sun grazes that altitude at noon or midnight, a short stay may be missed.
            prop_assert!((hours - counted).abs() < 0.5, "{} {}", hours, counted);
            let is_grazing = (0.0..0.3).contains(&hours) || (23.7..=24.0).contains(&hours);
            prop_assert!(is_grazing || (hours - counted).abs() < 0.05, "{} {}", hours, counted);
        }
    }
}
