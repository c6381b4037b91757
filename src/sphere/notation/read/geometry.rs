//! Reads a point as programs write it: Well-Known Text and GeoJSON.

use super::angles;
use super::crs::{Crs, on_earth};
use super::{DEGREE_M, Notation, ReadPosition, add};
use crate::sphere::LonLat;

/// A plain decimal number with its sign, and how many decimals it has.
pub(super) fn plain_number(text: &str) -> Option<(f64, usize)> {
    let text = text.trim();
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'));
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Some((text.parse::<f64>().ok().filter(|_| is_plain)?, decimals))
}

/// What a number in degrees with so many decimals is known to, in metres.
pub(super) fn resolution_m(decimals: usize) -> f64 {
    DEGREE_M / 10f64.powi(decimals.min(12) as i32)
}

/// A point in Well-Known Text, also with the reference system before it: `SRID=4326;POINT Z (30.05 69.72 12)`.
///
/// Source: OGC 06-103r4, *Simple Feature Access*, §7.2; OGC 11-052r4, *GeoSPARQL*, §8.5; PostGIS, *Extended WKT*.
pub(super) fn wkt(text: &str) -> Option<ReadPosition> {
    let upper = text.to_ascii_uppercase();
    let (crs, rest) = upper.rsplit_once("POINT")?;
    // Only by its address, EPSG 4326 has latitude first.
    let is_swapped = crs.contains("/EPSG/") && reference_system(crs)? == Crs::Degrees;
    let crs = reference_system(crs)?;
    let (dimensions, rest) = rest.split_once('(')?;
    let (numbers, end) = rest.split_once(')')?;
    let is_point =
        matches!(dimensions.trim(), "" | "Z" | "M" | "ZM") && end.trim().trim_end_matches(';').is_empty();
    let numbers: Vec<&str> = numbers.split_whitespace().filter(|_| is_point).collect();
    let ([x, y] | [x, y, _] | [x, y, _, _]) = numbers.as_slice() else { return None };
    let ((x, x_decimals), (y, y_decimals)) = (plain_number(x)?, plain_number(y)?);
    let (x, y) = if is_swapped { (y, x) } else { (x, y) };
    in_crs(crs, x, y, x_decimals.max(y_decimals))
}

/// Two numbers in a reference system, the one towards the east first, with so many decimals.
pub(super) fn in_crs(crs: Crs, x: f64, y: f64, decimals: usize) -> Option<ReadPosition> {
    let (notation, resolution_m) = match crs {
        Crs::Degrees => (Notation::DecimalDegrees, resolution_m(decimals)),
        Crs::Utm { .. } => (Notation::Utm, 10f64.powi(-(decimals.min(6) as i32))),
        Crs::WebMercator => (Notation::DecimalDegrees, 1.0),
    };
    Some(ReadPosition { pos: crs.position(x, y)?, notation, resolution_m })
}

/// The reference system that is said before a point: none, `SRID=4326;`, or an address of OGC in angle brackets.
fn reference_system(text: &str) -> Option<Crs> {
    let text = text.trim().trim_end_matches(';');
    if text.is_empty() || text.contains("CRS84") {
        return Some(Crs::Degrees);
    }
    let is_known = text.starts_with("SRID=") || text.contains("EPSG");
    Crs::from_epsg(trailing_digits(text.trim_end_matches('>')).parse().ok().filter(|_| is_known)?)
}

/// The digits at the end of a text.
pub(super) fn trailing_digits(text: &str) -> &str {
    &text[text.trim_end_matches(|sign: char| sign.is_ascii_digit()).len()..]
}

/// A position of GeoJSON, longitude first; alone, `[30.05, 69.72]`, it may be one of a program that writes latitude first.
/// In an object it may have names, too: `{"lat": 69.72, "lng": 30.05}`.
pub(super) fn json(text: &str, language: &str) -> Vec<ReadPosition> {
    let array = match text.as_bytes() {
        [b'[', ..] => Some(text),
        [b'{', ..] => text.split_once("\"coordinates\"").map(|(_, rest)| rest.trim_start_matches([':', ' '])),
        _ => return Vec::new(),
    };
    let Some(array) = array else {
        let is_named = |sign: &char| !matches!(sign, '{' | '}' | '"');
        return angles::read(&text.chars().filter(is_named).collect::<String>(), language);
    };
    let numbers = array.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let numbers: Option<Vec<(f64, usize)>> =
        numbers.and_then(|(numbers, _)| numbers.split(',').map(plain_number).collect());
    let Some([(a, a_decimals), (b, b_decimals)] | [(a, a_decimals), (b, b_decimals), _]) = numbers.as_deref()
    else {
        return Vec::new();
    };
    let reading = |pos: LonLat| ReadPosition {
        pos,
        notation: Notation::DecimalDegrees,
        resolution_m: resolution_m(*a_decimals.max(b_decimals)),
    };
    let mut found = Vec::new();
    on_earth(*a, *b).into_iter().for_each(|pos| add(&mut found, reading(pos)));
    if found.is_empty() || text.starts_with('[') {
        on_earth(*b, *a).into_iter().for_each(|pos| add(&mut found, reading(pos)));
    }
    found
}
