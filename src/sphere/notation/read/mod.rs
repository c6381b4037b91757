//! Reads a position, in whatever usual notation it is written.

mod address;
mod angles;
mod crs;
mod geometry;
mod grid;
mod metres;
mod mgrs;
mod parts;
mod plain;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

pub use plain::plain_text;

use super::{DEGREE_M, Notation};
use crate::sphere::LonLat;

/// A longer text is no position, in bytes.
const LONGEST: usize = 240;
/// A longer text is no address of a map, and no point of a program.
const LONGEST_ADDRESS: usize = 4_000;
/// Readings nearer to each other than this, in degrees, are one.
const SAME_DEG: f64 = 1e-9;

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

/// Why what looks like a reference of MGRS is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such zone.
    NoZone(String),
    /// There is no such zone about Svalbard, where 31X, 33X, 35X and 37X are wider.
    NoZoneAboutSvalbard(String),
    /// The square is not in that zone.
    NoSquare {
        /// The zone, with its band.
        zone: String,
        /// The two letters of the square.
        square: String,
    },
    /// Easting and northing do not have equally many digits.
    Uneven,
}

/// The positions that a text can mean, the likeliest first; none where it is no position.
///
/// Read are degrees, degrees and minutes, and degrees, minutes and seconds, with or without their marks, with a decimal
/// point or a decimal comma, with signs or with the letters and words of some twenty languages for the quarters of the sky.
/// Without letters latitude comes first, as ISO 6709 (2022) has it, and longitude where that alone is on the Earth; where
/// both orders are, both are given, as is every meaning that letters have in different languages, that of the reader's
/// `language` (a tag of BCP 47) first. Then UTM and UPS with zone and band (or hemisphere) or a code of EPSG, MGRS
/// (NGA.STND.0037, *Universal Grids and Grid Reference Systems*, 2014), `geo:` URIs (RFC 5870), points of Well-Known Text
/// and GeoJSON, and addresses of other maps.
///
/// # Errors
///
/// A reference of MGRS to a zone or a square that does not exist.
///
/// ```
/// use high_north::sphere::read_positions;
/// let kirkenes = read_positions("69°43′30″ N, 30°03′06″ E", "en").unwrap()[0].pos;
/// assert!((kirkenes.lat_deg - 69.725).abs() < 1e-9);
/// let read = |text| read_positions(text, "en").unwrap().len();
/// assert_eq!((read("36W UC 86012 37958"), read("geo:69.725,30.0516"), read("Kirkenes")), (1, 1, 0));
/// // O is west in Spanish and east in German, and a pair of plain numbers has two orders.
/// assert_eq!((read("52.5 N 13.4 O"), read("52.5, 13.4"), read("178.44, -18.14")), (2, 2, 1));
/// ```
pub fn read_positions(text: &str, language: &str) -> Result<Vec<ReadPosition>, Refusal> {
    let text = plain_text(text);
    let text = text.trim();
    if text.len() > LONGEST_ADDRESS || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let one = |position: Option<ReadPosition>| position.map(|position| vec![position]);
    if let Some(found) = one(address::geo_uri(text, language).or_else(|| geometry::wkt(text))) {
        return Ok(found);
    }
    if address::is_address(text) {
        return Ok(one(address::read(text, language)).unwrap_or_default());
    }
    let found = geometry::json(text, language);
    if !found.is_empty() || text.len() > LONGEST {
        return Ok(found);
    }
    if let Some(reference) = mgrs::read(text) {
        return reference.map(|position| vec![position]);
    }
    let found = angles::read(&without_datum(text), language);
    let found = if found.is_empty() { one(grid::read(text)).unwrap_or_default() } else { found };
    match text.split_once(" / ") {
        // Wikipedia writes a position in one notation after the other.
        Some((first, _)) if found.is_empty() => read_positions(first, language),
        _ => Ok(found),
    }
}

/// The text without the name of its datum: those of degrees differ by less than a metre.
fn without_datum(text: &str) -> String {
    const NAMES: [&str; 7] = ["wgs84", "wgs 84", "etrs89", "euref89", "epsg:4326", "epsg:4258", "crs84"];
    let mut text = text.to_owned();
    for name in NAMES {
        if let Some(at) = text.to_ascii_lowercase().find(name) {
            text.replace_range(at..at + name.len(), " ");
        }
    }
    text
}

/// Adds a reading, where there is none of that position.
fn add(found: &mut Vec<ReadPosition>, reading: ReadPosition) {
    let is_same = |other: &ReadPosition| {
        (other.pos.lon_deg - reading.pos.lon_deg).abs() < SAME_DEG
            && (other.pos.lat_deg - reading.pos.lat_deg).abs() < SAME_DEG
    };
    if !found.iter().any(is_same) {
        found.push(reading);
    }
}
