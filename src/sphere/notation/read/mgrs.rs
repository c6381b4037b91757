//! Reads references of the Military Grid Reference System.

use super::{Notation, ReadPosition, Refusal};
use crate::sphere::LonLat;
use mgrs_convert::Mgrs;

/// A reference with fewer digits that is none may be something else.
const SURE_FROM: usize = 4;

/// The position of a reference, with or without spaces, or why there is none; `None` where the text is no reference.
/// About the poles, where it might as well be a word, it has digits.
///
/// Refused is what GEOTRANS refuses: zones that do not exist, and squares that are not in their zone or band.
pub(super) fn read(text: &str) -> Option<Result<ReadPosition, Refusal>> {
    let text = text.to_ascii_uppercase();
    let unnamed = text.strip_prefix("MGRS").or_else(|| text.strip_prefix("USNG"));
    let text = unnamed.map_or(text.as_str(), |rest| rest.trim_start_matches([':', ' ']));
    let compact: String = text.split_whitespace().collect();
    let (zone, rest) = compact.split_at(digits(&compact));
    let (letters, numbers) = rest.split_at_checked(3)?;
    let is_reference = zone.len() <= 2
        && letters.bytes().all(|letter| letter.is_ascii_uppercase())
        && digits(numbers) == numbers.len()
        && !(zone.is_empty() && numbers.is_empty());
    if !is_reference {
        return None;
    }
    let read = position(&compact, zone, letters);
    let is_sure = !zone.is_empty() && (numbers.len() >= SURE_FROM || unnamed.is_some());
    match read {
        Ok(_) if is_uneven(text, numbers.len()) => Some(Err(Refusal::Uneven)),
        Err(_) if !numbers.len().is_multiple_of(2) => is_sure.then_some(Err(Refusal::Uneven)),
        Err(_) if !is_sure => None,
        read => Some(read),
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Whether easting and northing stand apart and are not equally long.
fn is_uneven(text: &str, count: usize) -> bool {
    let groups: Vec<&str> = text.split_whitespace().collect();
    match groups.as_slice() {
        [.., easting, northing] => {
            let is_apart = digits(easting) == easting.len() && easting.len() + northing.len() == count;
            is_apart && easting.len() != northing.len()
        }
        _ => false,
    }
}

fn position(compact: &str, zone: &str, letters: &str) -> Result<ReadPosition, Refusal> {
    let (band, square) = letters.split_at(1);
    let name = format!("{zone}{band}");
    let number: u8 = zone.parse().unwrap_or(0);
    let is_zone = zone.is_empty() || ((1..=60).contains(&number) && super::grid::BANDS.contains(band));
    if !is_zone {
        return Err(Refusal::NoZone(name));
    }
    if band == "X" && matches!(number, 32 | 34 | 36) {
        return Err(Refusal::NoZoneAboutSvalbard(name));
    }
    let no_square = || Refusal::NoSquare { zone: name.clone(), square: square.to_owned() };
    // 32V is wider and begins at 3° E, where 31V ends.
    if number == 31 && band == "V" && square > "E" {
        return Err(no_square());
    }
    let reference: Mgrs = compact.parse().map_err(|_| no_square())?;
    let ground = reference.to_latlon();
    let resolution_m = 10f64.powi(5 - i32::from(reference.precision().get()));
    Ok(ReadPosition { pos: LonLat::new(ground.lon(), ground.lat()), notation: Notation::Mgrs, resolution_m })
}
