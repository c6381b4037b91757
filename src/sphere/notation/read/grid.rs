//! Reads positions on the grids: UTM, UPS and MGRS.

use super::tokens::{Number, number};
use super::{Notation, ReadPosition};
use crate::sphere::LonLat;
use mgrs_convert::{LatLon, Mgrs, UtmUps};

/// The bands of latitude, 8° each from 80° S on; the last reaches to 84° N.
const BANDS: &str = "CDEFGHJKLMNPQRSTUVWX";
/// A band is the right one where the position is no further from it: what is rounded may lie beyond its edge.
const BAND_SLACK_DEG: f64 = 1.0;
/// No zone reaches further from its middle, which has 500 000 m: a zone is at most 834 km wide.
const EASTINGS: std::ops::RangeInclusive<f64> = 100_000.0..=900_000.0;

fn lon_lat(ground: LatLon) -> LonLat {
    LonLat::new(ground.lon(), ground.lat())
}

/// A reference of MGRS, with or without spaces. About the poles, where it might as well be a word, it has digits.
pub(super) fn mgrs(text: &str) -> Option<ReadPosition> {
    let text = text.to_ascii_uppercase();
    let text = text.strip_prefix("MGRS").unwrap_or(&text).trim_start_matches([':', ' ']);
    let compact: String = text.split_whitespace().collect();
    let letters_start = compact.find(|sign: char| !sign.is_ascii_digit())?;
    let digits = compact.get(letters_start + 3..)?;
    if letters_start == 0 && digits.is_empty() {
        return None;
    }
    // Easting and northing apart are equally long.
    let groups: Vec<&str> = text
        .split_whitespace()
        .skip_while(|group| !group.bytes().all(|byte| byte.is_ascii_digit()) || group.len() < 2)
        .collect();
    if let [easting, northing] = groups.as_slice()
        && !easting.contains(|sign: char| !sign.is_ascii_digit())
        && easting.len() != northing.len()
        && easting.len() + northing.len() == digits.len()
    {
        return None;
    }
    let reference: Mgrs = compact.parse().ok()?;
    let pos = lon_lat(reference.to_latlon());
    let resolution_m = 10f64.powi(5 - i32::from(reference.precision().get()));
    Some(ReadPosition { pos, notation: Notation::Mgrs, resolution_m })
}

/// What a position on a grid is written with.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    Number(Number),
    Word(String),
}

/// Numbers and words, without commas and spaces. A comma with up to three digits after it is a decimal sign.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let mut length = first.len_utf8();
        if first.is_ascii_digit() {
            let after = rest.trim_start_matches(|sign: char| sign.is_ascii_digit());
            let decimals = after.strip_prefix(',').map_or(0, |decimals| {
                decimals.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(decimals.len())
            });
            let (found, used) = number(rest, (1..=3).contains(&decimals))?;
            parts.push(Part::Number(found));
            length = used;
        } else if first.is_alphabetic() {
            length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
            parts.push(Part::Word(rest[..length].to_uppercase()));
        } else if !first.is_whitespace() && !matches!(first, ',' | ';' | ':' | '=' | '.') {
            return None;
        }
        rest = &rest[length..];
    }
    Some(parts)
}

/// A position in UTM or UPS: zone, band or hemisphere, then easting and northing.
pub(super) fn utm(text: &str) -> Option<ReadPosition> {
    let parts = parts(text)?;
    let is_word =
        |part: &Part, words: &[&str]| matches!(part, Part::Word(word) if words.contains(&word.as_str()));
    let is_said = parts.first().is_some_and(|part| is_word(part, &["UTM"]));
    let rest: Vec<Part> =
        parts.into_iter().filter(|part| !is_word(part, &["UTM", "UPS", "ZONE", "SONE"])).collect();
    match rest.as_slice() {
        [Part::Word(pole), rest @ ..] => {
            let is_north = match pole.as_str() {
                "A" | "B" => false,
                "Y" | "Z" => true,
                word => hemisphere(word)?,
            };
            let (easting, northing, resolution_m) = metres(rest)?;
            let grid = UtmUps::ups(is_north, easting, northing).ok()?;
            Some(ReadPosition { pos: lon_lat(grid.to_latlon()), notation: Notation::Utm, resolution_m })
        }
        [Part::Number(Number { value, decimals: 0, .. }), rest @ ..] if (1.0..=60.0).contains(value) => {
            let zone = *value as u8;
            let lettered = match rest {
                [Part::Word(letter), rest @ ..] => in_zone(zone, letter, rest),
                _ => None,
            };
            // `UTM 33 N 7464000 Ø 473000`: the letter is that of the northing.
            let northern = || is_said.then(|| in_zone(zone, "NORTH", rest)).flatten();
            lettered.or_else(northern)
        }
        _ => None,
    }
}

fn hemisphere(word: &str) -> Option<bool> {
    match word {
        "N" | "NORTH" | "NORTHERN" | "NORD" | "NORDLIG" | "NORDLIGE" => Some(true),
        "S" | "SOUTH" | "SOUTHERN" | "SØR" | "SOR" | "SYD" | "SØRLIG" | "SØRLIGE" => Some(false),
        _ => None,
    }
}

/// A position in a zone, where `letter` is its band or its hemisphere. N and S are both: the band where the position
/// lies in it, else the hemisphere.
fn in_zone(zone: u8, letter: &str, rest: &[Part]) -> Option<ReadPosition> {
    let rest = match rest {
        [Part::Word(word), rest @ ..] if matches!(word.as_str(), "HEMISPHERE" | "HALVKULE") => rest,
        _ => rest,
    };
    let (easting, northing, resolution_m) =
        metres(rest).filter(|(easting, ..)| EASTINGS.contains(easting))?;
    let on = |is_north: bool| {
        let pos = lon_lat(UtmUps::utm(zone, is_north, easting, northing).ok()?.to_latlon());
        Some(ReadPosition { pos, notation: Notation::Utm, resolution_m })
    };
    let band = BANDS.find(letter).filter(|_| letter.len() == 1);
    let in_band = band.and_then(|index| {
        let south_deg = -80.0 + 8.0 * index as f64;
        let north_deg = if letter == "X" { 84.0 } else { south_deg + 8.0 };
        let lat_deg = south_deg - BAND_SLACK_DEG..=north_deg + BAND_SLACK_DEG;
        on(letter >= "N").filter(|read| lat_deg.contains(&read.pos.lat_deg))
    });
    in_band.or_else(|| on(hemisphere(letter)?))
}

/// Easting and northing in metres, with their letters before or after them or without, and what their last digit stands
/// for. Without letters the easting comes first, but for one that would lie far outside its zone.
fn metres(parts: &[Part]) -> Option<(f64, f64, f64)> {
    let is_northing = |word: &str| match word {
        "N" | "MN" | "NORTH" | "NORD" | "NORTHING" => Some(true),
        "E" | "ME" | "Ø" | "MØ" | "Ö" | "EAST" | "ØST" | "ÖST" | "EASTING" => Some(false),
        _ => None,
    };
    let is_unit = |part: &&Part| matches!(part, Part::Word(word) if word == "M");
    let parts: Vec<&Part> = parts.iter().filter(|part| !is_unit(part)).collect();
    let (a, b, order) = match parts.as_slice() {
        [Part::Number(a), Part::Number(b)] => (a, b, None),
        [Part::Number(a), Part::Word(x), Part::Number(b), Part::Word(y)]
        | [Part::Word(x), Part::Number(a), Part::Word(y), Part::Number(b)] => {
            (a, b, Some((is_northing(x)?, is_northing(y)?)))
        }
        _ => return None,
    };
    let is_swapped = match order {
        Some((false, true)) => false,
        Some((true, false)) => true,
        Some(_) => return None,
        None => a.value > 1_000_000.0 && b.value < 1_000_000.0,
    };
    let (easting, northing) = if is_swapped { (b, a) } else { (a, b) };
    let decimals = a.decimals.max(b.decimals).min(6) as i32;
    Some((easting.value, northing.value, 10f64.powi(-decimals)))
}
