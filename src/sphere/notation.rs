//! How a position is written: in degrees, or on the grids that armies and surveyors use.
//!
//! A position is written no finer than it is known: `resolution_m` says how fine that is, in metres on the ground.
//! Each notation takes the step nearest to it.

use super::LonLat;
use mgrs_convert::{LatLon, Precision};

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
            Self::DecimalDegrees => decimal_degrees(pos, resolution_m),
            Self::DegreesMinutesSeconds => degrees_minutes_seconds(pos, resolution_m),
            Self::DegreesDecimalMinutes => degrees_decimal_minutes(pos, resolution_m),
            Self::Utm => utm(pos, resolution_m),
            Self::Mgrs => mgrs(pos, resolution_m),
        }
    }
}

/// Decimals at which a unit of `unit_m` metres has a step nearest to a resolution, by ratio.
fn decimals(unit_m: f64, resolution_m: f64, most: usize) -> usize {
    (unit_m / resolution_m).log10().round().clamp(0.0, most as f64) as usize
}

/// An angle as a whole number of steps, of which `per_degree` make a degree: rounded once, so that no part of it is
/// ever sixty. What rounds to nothing is north or east, and 180° is east.
fn steps(degrees: f64, per_degree: u64, hemispheres: [char; 2]) -> (u64, char) {
    let steps = (degrees.abs() * per_degree as f64).round() as u64;
    let is_negative = degrees < 0.0 && steps > 0 && steps < 180 * per_degree;
    (steps, hemispheres[usize::from(is_negative)])
}

/// Latitude, then longitude, each written by `angle`.
fn pair(pos: LonLat, angle: impl Fn(f64, [char; 2]) -> String) -> String {
    format!("{}, {}", angle(pos.lat_deg, ['N', 'S']), angle(pos.lon_deg, ['E', 'W']))
}

fn decimal_degrees(pos: LonLat, resolution_m: f64) -> String {
    let decimals = decimals(DEGREE_M, resolution_m, 7);
    let per_degree = 10u64.pow(decimals as u32);
    pair(pos, |degrees, hemispheres| {
        let (steps, hemisphere) = steps(degrees, per_degree, hemispheres);
        if decimals == 0 {
            return format!("{steps}° {hemisphere}");
        }
        format!("{}.{:0decimals$}° {hemisphere}", steps / per_degree, steps % per_degree)
    })
}

fn degrees_minutes_seconds(pos: LonLat, resolution_m: f64) -> String {
    let second_m = DEGREE_M / 3600.0;
    // Between a minute and a second lies nothing: the geometric mean of the two decides.
    let has_seconds = resolution_m < second_m * 60f64.sqrt();
    let decimals = decimals(second_m, resolution_m, 3);
    let per_second = 10u64.pow(decimals as u32);
    pair(pos, |degrees, hemispheres| {
        if !has_seconds {
            let (minutes, hemisphere) = steps(degrees, 60, hemispheres);
            return format!("{}°{:02}′ {hemisphere}", minutes / 60, minutes % 60);
        }
        let (steps, hemisphere) = steps(degrees, 3600 * per_second, hemispheres);
        let (seconds, part) = (steps / per_second, steps % per_second);
        let whole = format!("{}°{:02}′{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
        if decimals == 0 {
            return format!("{whole}″ {hemisphere}");
        }
        format!("{whole}.{part:0decimals$}″ {hemisphere}")
    })
}

fn degrees_decimal_minutes(pos: LonLat, resolution_m: f64) -> String {
    let decimals = decimals(DEGREE_M / 60.0, resolution_m, 5);
    let per_minute = 10u64.pow(decimals as u32);
    pair(pos, |degrees, hemispheres| {
        let (steps, hemisphere) = steps(degrees, 60 * per_minute, hemispheres);
        let (minutes, part) = (steps / per_minute, steps % per_minute);
        let whole = format!("{}°{:02}", minutes / 60, minutes % 60);
        if decimals == 0 {
            return format!("{whole}′ {hemisphere}");
        }
        format!("{whole}.{part:0decimals$}′ {hemisphere}")
    })
}

/// What stands for a position that is none.
const NOWHERE: &str = "–";

/// Zone and band as MGRS has them (of UPS only the letter), easting and northing, rounded to a power of ten of metres.
fn utm(pos: LonLat, resolution_m: f64) -> String {
    let Ok(ground) = LatLon::new(pos.lat_deg, pos.lon_deg) else { return NOWHERE.to_owned() };
    let grid = ground.to_utmups();
    let reference = ground.to_mgrs(Precision::ONE_METER).to_string();
    let Some((zone, band, _)) = parts(&reference) else { return NOWHERE.to_owned() };
    let step_m = 10f64.powi(decimals(resolution_m, 1.0, 5) as i32);
    // Adding nothing makes a negative zero a zero.
    let round = |metres: f64| (metres / step_m).round() * step_m + 0.0;
    let prefix = if zone.is_empty() { "UPS " } else { "" };
    format!("{prefix}{zone}{band} {:.0} m E, {:.0} m N", round(grid.easting()), round(grid.northing()))
}

/// Zone and band, square, easting and northing, with spaces between. MGRS does not round: it names the square that
/// holds the position.
fn mgrs(pos: LonLat, resolution_m: f64) -> String {
    let digits = 5 - decimals(resolution_m, 1.0, 5) as u8;
    let (Ok(ground), Ok(precision)) = (LatLon::new(pos.lat_deg, pos.lon_deg), Precision::new(digits)) else {
        return NOWHERE.to_owned();
    };
    let reference = ground.to_mgrs(precision).to_string();
    let Some((zone, band, rest)) = parts(&reference) else { return NOWHERE.to_owned() };
    let Some((square, numbers)) = rest.split_at_checked(2) else { return NOWHERE.to_owned() };
    let Some((easting, northing)) = numbers.split_at_checked(usize::from(digits)) else {
        return NOWHERE.to_owned();
    };
    format!("{zone}{band} {square} {easting} {northing}").trim_end().to_owned()
}

/// The zone, the band and the rest of an MGRS reference; the zone is empty about the poles.
fn parts(reference: &str) -> Option<(&str, &str, &str)> {
    let band = reference.find(|sign: char| sign.is_ascii_alphabetic())?;
    let (zone, rest) = reference.split_at_checked(band)?;
    let (band, rest) = rest.split_at_checked(1)?;
    Some((zone, band, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sphere::distance_m;
    use mgrs_convert::{Mgrs, UtmUps};
    use proptest::prelude::*;

    /// Longitude, latitude, MGRS to a metre, zone (0: UPS), easting and northing.
    ///
    /// The reference is GEOTRANS, the library of the U.S. National Geospatial-Intelligence Agency, for MGRS (PyPI `mgrs`
    /// 1.6.0: `mgrs.MGRS().toMGRS(lat, lon)`), and PROJ 9.5.1 for eastings and northings (PyPI `pyproj` 3.7.2:
    /// `Proj(proj='utm', zone=zone, south=lat < 0, ellps='WGS84')` and
    /// `Proj('+proj=stere +lat_0=±90 +k=0.994 +x_0=2000000 +y_0=2000000 +ellps=WGS84')`). The widened zones 32V and 31X to
    /// 37X are those of NGA.STND.0037, *Universal Grids and Grid Reference Systems* (2014).
    const KNOWN: [(f64, f64, &str, u8, f64, f64); 28] = [
        // Kirkenes, Storskog, Bodø, Bergen, Longyearbyen, Bornholm.
        (30.0516, 69.725, "36WUC8601237958", 36, 386_012.458, 7_737_958.223),
        (30.20583, 69.65778, "36WUC9162830188", 36, 391_628.626, 7_730_188.698),
        (14.4, 67.28, "33WVQ7414062719", 33, 474_140.073, 7_462_719.171),
        (5.3221, 60.3913, "32VKN9735300648", 32, 297_353.933, 6_700_648.345),
        (15.64, 78.22, "33XWG1458583001", 33, 514_585.636, 8_683_001.642),
        (14.9, 55.13, "33UVB9362309262", 33, 493_623.847, 6_109_262.412),
        // South-western Norway is in 32V down to 3° E, from 56° to 64° N.
        (4.885, 59.306, "32VKL6578181363", 32, 265_781.279, 6_581_363.363),
        (2.99, 60.0, "31VDG9944251411", 31, 499_442.223, 6_651_411.233),
        (3.0, 60.0, "32VJM6564066593", 32, 165_640.332, 6_666_593.572),
        (4.0, 64.0, "31WEL4891097397", 31, 548_910.641, 7_097_397.805),
        (4.0, 55.99, "31UEC6238205417", 31, 562_382.734, 6_205_417.902),
        // Svalbard has 31X, 33X, 35X and 37X only, from 72° to 84° N.
        (8.99, 79.0, "31XFH2737776516", 31, 627_377.996, 8_776_516.455),
        (9.01, 79.0, "33XUH7262276516", 33, 372_622.004, 8_776_516.455),
        (20.99, 79.0, "33XXH2737776516", 33, 627_377.996, 8_776_516.455),
        (32.5, 80.15, "35XPK0488603292", 35, 604_886.565, 8_903_292.203),
        (33.5, 80.0, "37XCJ9353286622", 37, 393_532.335, 8_886_622.365),
        (7.0, 72.0, "31XFV3787193511", 31, 637_871.063, 7_993_511.781),
        (10.0, 71.99, "32WNE3450788103", 32, 534_507.532, 7_988_103.476),
        // About the poles UPS takes over, from 84° N and 80° S on.
        (0.0, 90.0, "ZAH0000000000", 0, 2_000_000.0, 2_000_000.0),
        (30.0, 85.0, "ZCC7772818959", 0, 2_277_728.696, 1_518_959.788),
        (-120.0, 84.5, "YSL7078805540", 0, 1_470_788.022, 2_305_540.678),
        (0.0, -90.0, "BAN0000000000", 0, 2_000_000.0, 2_000_000.0),
        (-139.0, -88.0, "AYL5430932402", 0, 1_854_309.451, 1_832_402.195),
        // The equator, the south, and both sides of the antimeridian.
        (0.0, 0.0, "31NAA6602100000", 31, 166_021.443, 0.0),
        (-0.5, -0.5, "30MYE7826544681", 30, 778_265.778, 9_944_681.960),
        (-67.27, -55.98, "19FFT0794594795", 19, 607_945.907, 3_794_795.448),
        (180.0, 66.0, "01WCP6388123166", 1, 363_881.930, 7_323_166.512),
        (178.44, -18.14, "60KXE5233493729", 60, 652_334.442, 7_993_729.205),
    ];

    #[test]
    fn grid_references_are_those_of_geotrans_and_proj() {
        for (lon, lat, reference, zone, easting, northing) in KNOWN {
            let pos = LonLat::new(lon, lat);
            let (prefix, band, _) = parts(reference).expect("a reference");
            assert_eq!(Notation::Mgrs.write(pos, 1.0).replace(' ', ""), reference);
            let name = if zone == 0 { format!("UPS {band}") } else { format!("{prefix}{band}") };
            assert_eq!(Notation::Utm.write(pos, 1.0), format!("{name} {easting:.0} m E, {northing:.0} m N"));
        }
    }

    #[test]
    fn a_position_is_written_no_finer_than_it_is_known() {
        let kirkenes = LonLat::new(30.0516, 69.7250);
        let written =
            |resolution_m: f64| Notation::ALL.map(|notation| notation.write(kirkenes, resolution_m));
        assert_eq!(
            written(1.0),
            [
                "69.72500° N, 30.05160° E",
                "69°43′30.0″ N, 30°03′05.8″ E",
                "69°43.500′ N, 30°03.096′ E",
                "36W 386012 m E, 7737958 m N",
                "36W UC 86012 37958",
            ]
        );
        assert_eq!(
            written(10.0),
            [
                "69.7250° N, 30.0516° E",
                "69°43′30″ N, 30°03′06″ E",
                "69°43.50′ N, 30°03.10′ E",
                "36W 386010 m E, 7737960 m N",
                "36W UC 8601 3795",
            ]
        );
        assert_eq!(
            written(10_000.0),
            [
                "69.7° N, 30.1° E",
                "69°44′ N, 30°03′ E",
                "69°44′ N, 30°03′ E",
                "36W 390000 m E, 7740000 m N",
                "36W UC 8 3"
            ]
        );
    }

    #[test]
    fn rounding_never_gives_sixty_and_what_is_no_angle_has_no_sign() {
        let almost = LonLat::new(-0.999_999_9, -12.999_999_9);
        assert_eq!(Notation::DegreesMinutesSeconds.write(almost, 10.0), "13°00′00″ S, 1°00′00″ W");
        assert_eq!(Notation::DegreesDecimalMinutes.write(almost, 10.0), "13°00.00′ S, 1°00.00′ W");
        let tiny = LonLat::new(-1e-9, -1e-9);
        assert_eq!(Notation::DecimalDegrees.write(tiny, 10.0), "0.0000° N, 0.0000° E");
        assert_eq!(
            Notation::DegreesMinutesSeconds.write(LonLat::new(-180.0, 0.0), 1e4),
            "0°00′ N, 180°00′ E"
        );
    }

    /// What a person reads out of degrees, minutes and seconds.
    fn read_degrees(text: &str) -> LonLat {
        let angle = |text: &str| {
            let parts: Vec<&str> = text.split(['°', '′', '″', ' ']).filter(|part| !part.is_empty()).collect();
            let (hemisphere, numbers) = parts.split_last().expect("a hemisphere");
            let sum: f64 = numbers
                .iter()
                .zip([1.0, 60.0, 3600.0])
                .map(|(number, share)| number.parse::<f64>().expect("a number") / share)
                .sum();
            assert!(
                numbers.iter().skip(1).all(|number| number.parse::<f64>().expect("a number") < 60.0),
                "{text}"
            );
            if matches!(*hemisphere, "S" | "W") { -sum } else { sum }
        };
        let (lat, lon) = text.split_once(", ").expect("latitude and longitude");
        LonLat::new(angle(lon), angle(lat))
    }

    fn read_utm(text: &str) -> LonLat {
        let text = text.replace(" m E,", "").replace(" m N", "");
        let is_polar = text.starts_with("UPS ");
        let words: Vec<&str> = text.trim_start_matches("UPS ").split(' ').collect();
        let (zone, band) = words[0].split_at(words[0].len() - 1);
        let is_north = band >= "N";
        let [easting, northing] = [1, 2].map(|index: usize| words[index].parse::<f64>().expect("metres"));
        let grid = if is_polar {
            UtmUps::ups(is_north, easting, northing)
        } else {
            UtmUps::utm(zone.parse().expect("a zone"), is_north, easting, northing)
        };
        let ground = grid.expect("a grid position").to_latlon();
        LonLat::new(ground.lon(), ground.lat())
    }

    fn read_mgrs(text: &str) -> LonLat {
        let ground = text.replace(' ', "").parse::<Mgrs>().expect("a reference").to_latlon();
        LonLat::new(ground.lon(), ground.lat())
    }

    proptest! {
        #[test]
        fn a_position_is_read_back_to_within_its_resolution(
            lon in -180.0..180.0f64, lat in -90.0..90.0f64, fineness in 0.0..4.0f64,
        ) {
            let (pos, resolution_m) = (LonLat::new(lon, lat), 10f64.powf(fineness));
            for notation in Notation::ALL {
                let text = notation.write(pos, resolution_m);
                let read = match notation {
                    Notation::Utm => read_utm(&text),
                    Notation::Mgrs => read_mgrs(&text),
                    _ => read_degrees(&text),
                };
                // Half a step along each axis; the step next to a minute is a second.
                let most_m = match notation {
                    Notation::DegreesMinutesSeconds => 0.71 * 60f64.sqrt() * resolution_m,
                    _ => 0.71 * 10f64.sqrt() * resolution_m + 0.01,
                };
                let off_m = distance_m(pos, read);
                prop_assert!(off_m <= most_m * 1.01, "{text} is {off_m} m from {pos:?} at {resolution_m} m");
            }
        }

        #[test]
        fn nothing_that_is_written_panics(lon in proptest::num::f64::ANY, lat in proptest::num::f64::ANY,
                                          resolution_m in proptest::num::f64::ANY) {
            for notation in Notation::ALL {
                prop_assert!(!notation.write(LonLat::new(lon, lat), resolution_m).is_empty());
            }
        }
    }
}
