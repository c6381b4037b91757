//! Reads positions on the grids in metres, UTM and UPS.

use super::crs::Crs;
use super::metres::{Metres, metres};
use super::parts::{Part, parts};
use super::{Notation, ReadPosition};
use crate::sphere::LonLat;
use mgrs_convert::UtmUps;

/// The bands of latitude, 8° each from 80° S on; the last reaches to 84° N.
pub(super) const BANDS: &str = "CDEFGHJKLMNPQRSTUVWX";
/// A band is the right one where the position is no further from it: what is rounded may lie beyond its edge.
const BAND_SLACK_DEG: f64 = 1.0;
/// No zone reaches further from its middle, which has 500 000 m: a zone is at most 834 km wide.
const EASTINGS: std::ops::RangeInclusive<f64> = 100_000.0..=900_000.0;
/// An easting without its letter has so many digits at least where it lies far outside its zone.
const FAR_DIGITS: usize = 5;

/// A position in UTM or UPS: zone, band or hemisphere, then easting and northing, in either order; the zone may also come
/// last.
///
/// Where letters or many digits leave no doubt, the position may lie far outside its zone: Kartverket writes all of Norway
/// in zone 33.
pub(super) fn read(text: &str) -> Option<ReadPosition> {
    let parts = without_datum(parts(text)?);
    ups(&parts).or_else(|| utm(&parts))
}

/// The parts without the name of a datum: those of UTM differ by less than a metre.
fn without_datum(parts: Vec<Part>) -> Vec<Part> {
    let is_datum = |pair: &[Part]| match pair {
        [Part::Word(word), Part::Number(number)] => match word.as_str() {
            "WGS" => number.value == 84.0,
            "ETRS" | "EUREF" => number.value == 89.0,
            _ => false,
        },
        _ => false,
    };
    let at: Vec<usize> = (0..parts.len()).filter(|at| parts.get(*at..at + 2).is_some_and(is_datum)).collect();
    let is_kept = |index: &usize| !(at.contains(index) || *index > 0 && at.contains(&(index - 1)));
    parts.into_iter().enumerate().filter(|(index, _)| is_kept(index)).map(|(_, part)| part).collect()
}

fn ups(parts: &[Part]) -> Option<ReadPosition> {
    let parts = match parts {
        [Part::Word(word), rest @ ..] if word == "UPS" => rest,
        parts => parts,
    };
    let [Part::Word(pole), rest @ ..] = parts else { return None };
    let is_north = match pole.as_str() {
        "A" | "B" => false,
        "Y" | "Z" => true,
        word => hemisphere(word)?,
    };
    metres(rest).into_iter().find_map(|Metres { easting, northing, resolution_m, .. }| {
        let ground = UtmUps::ups(is_north, easting, northing).ok()?.to_latlon();
        let pos = LonLat::new(ground.lon(), ground.lat());
        Some(ReadPosition { pos, notation: Notation::Utm, resolution_m })
    })
}

fn utm(parts: &[Part]) -> Option<ReadPosition> {
    let Zoned { zone, is_north, is_said, letter_at, rest } =
        said_zone(parts).or_else(|| first_zone(parts))?;
    if let Some(Part::Word(letter)) = rest.get(letter_at) {
        let mut coordinates = rest.clone();
        coordinates.remove(letter_at);
        let read = in_order(&metres(&coordinates), |metres| in_zone(zone, letter, metres));
        if read.is_some() {
            return read;
        }
    }
    // `UTM 33 N 7464000 Ø 473000`: the letter is that of the northing.
    let mut pairs = metres(&rest);
    pairs.retain(|pair| is_said || (pair.is_labelled && pair.fewest_digits >= FAR_DIGITS));
    in_order(&pairs, |metres| on(zone, is_north, metres))
}

/// A zone, and what is written beside it.
struct Zoned {
    zone: u8,
    is_north: bool,
    /// It is not only a number before others.
    is_said: bool,
    /// Where in the rest its letter is, if it has one.
    letter_at: usize,
    rest: Vec<Part>,
}

fn is_zone_word(word: &str) -> bool {
    matches!(word, "UTM" | "TM" | "ZONE" | "SONE" | "ZON" | "FIN" | "ETRS")
}

/// A zone that is said to be one, wherever it stands: `UTM 33`, `sone 33`, `EPSG:25833`, `SWEREF99 TM`, `ETRS-TM35FIN`.
fn said_zone(parts: &[Part]) -> Option<Zoned> {
    let (mut found, mut letter_at) = (None, usize::MAX);
    let mut rest = Vec::new();
    let mut left = parts;
    loop {
        left = match left {
            [] => break,
            [Part::Word(word), Part::Number(number), others @ ..]
                if is_zone_word(word) && number.zone().is_some() =>
            {
                (found, letter_at) = (number.zone().map(|zone| (zone, true)), rest.len());
                others
            }
            [Part::Word(word), Part::Number(number), others @ ..] if word == "EPSG" => {
                let Some(Crs::Utm { zone, is_north }) = Crs::from_epsg(number.value as u32) else {
                    return None;
                };
                found = Some((zone, is_north));
                others
            }
            [Part::Word(word), Part::Number(number), Part::Word(tm), others @ ..]
                if word == "SWEREF" && number.value == 99.0 && tm == "TM" =>
            {
                found = Some((33, true));
                others
            }
            [Part::Word(word), others @ ..] if is_zone_word(word) => others,
            [part, others @ ..] => {
                rest.push(part.clone());
                others
            }
        };
    }
    let (zone, is_north) = found?;
    Some(Zoned { zone, is_north, is_said: true, letter_at, rest })
}

/// A zone that comes first, with its letter.
fn first_zone(parts: &[Part]) -> Option<Zoned> {
    let [Part::Number(number), rest @ ..] = parts else { return None };
    let is_rest = |part: &&Part| !matches!(part, Part::Word(word) if is_zone_word(word));
    let rest = rest.iter().filter(is_rest).cloned().collect();
    Some(Zoned { zone: number.zone()?, is_north: true, is_said: false, letter_at: 0, rest })
}

/// The first of several pairs that is a position, within a zone before beyond it.
fn in_order(pairs: &[Metres], position: impl Fn(&Metres) -> Option<ReadPosition>) -> Option<ReadPosition> {
    let is_plain = |pair: &&Metres| pair.is_labelled || pair.easting_digits >= FAR_DIGITS;
    let within = pairs.iter().filter(|pair| EASTINGS.contains(&pair.easting));
    let beyond = pairs.iter().filter(|pair| !EASTINGS.contains(&pair.easting)).filter(is_plain);
    within.chain(beyond).find_map(position)
}

fn hemisphere(word: &str) -> Option<bool> {
    match word {
        "N" | "NORTH" | "NORTHERN" | "NORD" | "NORDLIG" | "NORDLIGE" | "NORR" => Some(true),
        "S" | "SOUTH" | "SOUTHERN" | "SØR" | "SOR" | "SYD" | "SØRLIG" | "SØRLIGE" | "SÖDER" => {
            Some(false)
        }
        _ => None,
    }
}

/// A position in a zone, where `letter` is its band or its hemisphere. N and S are both: the band where the position
/// lies in it, else the hemisphere.
fn in_zone(zone: u8, letter: &str, metres: &Metres) -> Option<ReadPosition> {
    let band = BANDS.find(letter).filter(|_| letter.len() == 1);
    let in_band = band.and_then(|index| {
        let south_deg = -80.0 + 8.0 * index as f64;
        let north_deg = if letter == "X" { 84.0 } else { south_deg + 8.0 };
        let lat_deg = south_deg - BAND_SLACK_DEG..=north_deg + BAND_SLACK_DEG;
        on(zone, letter >= "N", metres).filter(|read| lat_deg.contains(&read.pos.lat_deg))
    });
    in_band.or_else(|| on(zone, hemisphere(letter)?, metres))
}

fn on(zone: u8, is_north: bool, metres: &Metres) -> Option<ReadPosition> {
    let pos = Crs::Utm { zone, is_north }.position(metres.easting, metres.northing)?;
    Some(ReadPosition { pos, notation: Notation::Utm, resolution_m: metres.resolution_m })
}
