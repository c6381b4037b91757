//! Reads a position, in whatever usual notation it is written.

mod angles;
mod grid;
mod tokens;

use super::{DEGREE_M, Notation};
use crate::sphere::LonLat;

/// A longer text is no position.
const LONGEST: usize = 120;

/// A position as it was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReadPosition {
    /// The position; of a square of MGRS its middle.
    pub pos: LonLat,
    /// How it was written.
    pub notation: Notation,
    /// How finely it was written: the last digit stands for about so many metres.
    pub resolution_m: f64,
}

/// The position that a text is, or `None` where it is none.
///
/// Read are degrees, degrees and minutes, and degrees, minutes and seconds, with or without their marks, with a decimal
/// point or a decimal comma, with signs or with the letters and words of English, Norwegian, Swedish, Danish and German
/// for the quarters of the sky; without letters latitude comes first, as ISO 6709 (2022) has it, whose own text form
/// `+69.7250+030.0516/` is read too. Then UTM and UPS with zone and band (or hemisphere), MGRS (NGA.STND.0037,
/// *Universal Grids and Grid Reference Systems*, 2014) and `geo:` URIs (RFC 5870).
///
/// ```
/// use high_north::sphere::read_position;
/// let kirkenes = read_position("69°43′30″ N, 30°03′06″ E").expect("a position").pos;
/// assert!((kirkenes.lat_deg - 69.725).abs() < 1e-9);
/// assert!(read_position("36W UC 86012 37958").is_some() && read_position("geo:69.725,30.0516").is_some());
/// assert_eq!(read_position("Kirkenes"), None);
/// ```
pub fn read_position(text: &str) -> Option<ReadPosition> {
    let text = text.trim();
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    geo_uri(text).or_else(|| angles::read(text)).or_else(|| grid::mgrs(text)).or_else(|| grid::utm(text))
}

/// A `geo:` URI: latitude, longitude, and parameters, of which a reference system other than WGS 84 makes it unread.
///
/// Source: RFC 5870, §3.3 and §3.4.
fn geo_uri(text: &str) -> Option<ReadPosition> {
    let scheme = text.get(..4)?;
    if !scheme.eq_ignore_ascii_case("geo:") {
        return None;
    }
    // What comes after a question mark is an addition of some telephones.
    let path = text[4..].split('?').next()?;
    let mut parts = path.split(';');
    let mut numbers = parts.next()?.split(',');
    let mut number = || {
        let text = numbers.next()?.trim();
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        Some((text.parse::<f64>().ok().filter(|_| is_plain)?, decimals))
    };
    let ((lat_deg, lat_decimals), (lon_deg, lon_decimals)) = (number()?, number()?);
    let mut resolution_m = DEGREE_M / 10f64.powi(lat_decimals.max(lon_decimals).min(12) as i32);
    for parameter in parts {
        match parameter.split_once('=') {
            Some((key, value)) if key.eq_ignore_ascii_case("crs") => {
                value.eq_ignore_ascii_case("wgs84").then_some(())?;
            }
            Some((key, value)) if key.eq_ignore_ascii_case("u") => {
                resolution_m = value.parse::<f64>().ok().filter(|metres| *metres > 0.0)?;
            }
            _ => {}
        }
    }
    let pos = Some(LonLat::new(lon_deg, lat_deg)).filter(|pos| pos.is_in_range())?;
    Some(ReadPosition { pos, notation: Notation::DecimalDegrees, resolution_m })
}
