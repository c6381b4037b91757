//! Writes a position, in each notation.

use super::DEGREE_M;
use crate::sphere::LonLat;
use mgrs_convert::{LatLon, Precision};

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

pub(super) fn decimal_degrees(pos: LonLat, resolution_m: f64) -> String {
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

pub(super) fn degrees_minutes_seconds(pos: LonLat, resolution_m: f64) -> String {
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

pub(super) fn degrees_decimal_minutes(pos: LonLat, resolution_m: f64) -> String {
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
pub(super) fn utm(pos: LonLat, resolution_m: f64) -> String {
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
pub(super) fn mgrs(pos: LonLat, resolution_m: f64) -> String {
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
pub(super) fn parts(reference: &str) -> Option<(&str, &str, &str)> {
    let band = reference.find(|sign: char| sign.is_ascii_alphabetic())?;
    let (zone, rest) = reference.split_at_checked(band)?;
    let (band, rest) = rest.split_at_checked(1)?;
    Some((zone, band, rest))
}
