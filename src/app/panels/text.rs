//! Words for dates, coordinates, precision and languages.

use crate::atlas::{Kind, Place, Precision, When};
use crate::sphere::LonLat;
use geo::Geometry;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `2025-02-20` as `20 February 2025`; what is no such date stays as it is.
pub(super) fn date_words(date: &str) -> String {
    let words = || -> Option<String> {
        let mut parts = date.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let (year, month, day): (u16, usize, u8) =
            (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        Some(format!("{day} {} {year}", MONTHS.get(month.checked_sub(1)?)?))
    };
    words().unwrap_or_else(|| date.to_owned())
}

/// A day or a stretch of days in words.
pub(super) fn when_words(when: &When) -> String {
    match when.end.as_deref().filter(|end| *end != when.start) {
        Some(end) => format!("{} to {}", date_words(&when.start), date_words(end)),
        None => date_words(&when.start),
    }
}

/// What the precision of a place means for a reader, in a sentence.
pub(super) fn precision_meaning(place: &Place) -> &'static str {
    match (place.precision, place.kind) {
        (Precision::Surveyed, _) => "The mark stands where the place is.",
        (Precision::Approximate, _) => {
            "The place is near the mark; its exact position is not known or not published."
        }
        (Precision::Segment, _) => "It is known to lie on this line, not where on it.",
        (Precision::Area, Kind::Country) => "The whole country is meant; the mark stands somewhere in it.",
        (Precision::Area, _) => "An area is meant, and it has no exact edge.",
        (Precision::Schematic, _) => "Drawn to show how things hang together, not where they were.",
    }
}

/// Decimals of a degree that a precision justifies: four are about 10 m, two about 1 km.
fn decimals(precision: Precision) -> usize {
    match precision {
        Precision::Surveyed => 4,
        Precision::Approximate | Precision::Segment => 2,
        Precision::Area | Precision::Schematic => 1,
    }
}

/// A position in decimal degrees, as `69.7250° N, 30.0516° E`.
pub(super) fn decimal_degrees(pos: LonLat, precision: Precision) -> String {
    let decimals = decimals(precision);
    let angle = |degrees: f64, hemispheres: [char; 2]| {
        let hemisphere = hemispheres[usize::from(degrees < 0.0)];
        format!("{:.decimals$}° {hemisphere}", degrees.abs())
    };
    format!("{}, {}", angle(pos.lat_deg, ['N', 'S']), angle(pos.lon_deg, ['E', 'W']))
}

/// A position in degrees, minutes and seconds, as `69°43′30″ N, 30°03′06″ E`; without the seconds where the
/// precision does not justify them.
pub(super) fn degrees_minutes_seconds(pos: LonLat, precision: Precision) -> String {
    let angle = |degrees: f64, hemispheres: [char; 2]| {
        let hemisphere = hemispheres[usize::from(degrees < 0.0)];
        let has_seconds = precision == Precision::Surveyed;
        let step = if has_seconds { 1.0 } else { 60.0 };
        let seconds = ((degrees.abs() * 3600.0 / step).round() * step) as u64;
        let (degrees, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if has_seconds {
            format!("{degrees}°{minutes:02}′{seconds:02}″ {hemisphere}")
        } else {
            format!("{degrees}°{minutes:02}′ {hemisphere}")
        }
    };
    format!("{}, {}", angle(pos.lat_deg, ['N', 'S']), angle(pos.lon_deg, ['E', 'W']))
}

/// What the position of a place's mark is: that of a place that is a point is the place's own.
pub(super) fn position_title(place: &Place) -> &'static str {
    match (&place.geometry, place.precision) {
        (Geometry::Point(_), Precision::Surveyed | Precision::Approximate) => "Position",
        _ => "Position of its mark",
    }
}

/// The English name of a language, or its tag.
pub(super) fn language_name(tag: &str) -> &str {
    match tag {
        "be" => "Belarusian",
        "da" => "Danish",
        "de" => "German",
        "en" => "English",
        "et" => "Estonian",
        "fi" => "Finnish",
        "fkv" => "Kven",
        "fo" => "Faroese",
        "fr" => "French",
        "is" => "Icelandic",
        "ja" => "Japanese",
        "kl" => "Greenlandic",
        "lt" => "Lithuanian",
        "lv" => "Latvian",
        "nb" | "no" => "Norwegian",
        "nn" => "Norwegian Nynorsk",
        "pl" => "Polish",
        "ro" => "Romanian",
        "ru" => "Russian",
        "se" => "Northern Sámi",
        "fit" => "Meänkieli",
        "sje" => "Pite Sámi",
        "sjd" => "Kildin Sámi",
        "sma" => "Southern Sámi",
        "smj" => "Lule Sámi",
        "smn" => "Inari Sámi",
        "sms" => "Skolt Sámi",
        "sv" => "Swedish",
        "tr" => "Turkish",
        "uk" => "Ukrainian",
        _ => tag,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_out_and_what_is_no_date_stays() {
        assert_eq!(date_words("2025-02-20"), "20 February 2025");
        for other in ["2025-13-01", "2025-00-01", "spring 2025", "2025-02", ""] {
            assert_eq!(date_words(other), other);
        }
        let days = |start: &str, end: Option<&str>| {
            when_words(&When { start: start.to_owned(), end: end.map(str::to_owned) })
        };
        assert_eq!(days("2025-02-19", Some("2025-02-19")), "19 February 2025");
        assert_eq!(days("2025-04-22", Some("2025-11-30")), "22 April 2025 to 30 November 2025");
    }

    #[test]
    fn a_position_is_written_no_finer_than_it_is_known() {
        let kirkenes = LonLat::new(30.0516, 69.7250);
        assert_eq!(decimal_degrees(kirkenes, Precision::Surveyed), "69.7250° N, 30.0516° E");
        assert_eq!(decimal_degrees(kirkenes, Precision::Area), "69.7° N, 30.1° E");
        assert_eq!(degrees_minutes_seconds(kirkenes, Precision::Surveyed), "69°43′30″ N, 30°03′06″ E");
        let near = LonLat::new(30.0516, 69.7265);
        assert_eq!(degrees_minutes_seconds(near, Precision::Approximate), "69°44′ N, 30°03′ E");
    }

    #[test]
    fn sixty_seconds_make_a_minute_and_the_south_and_west_are_named() {
        let pos = LonLat::new(-0.9999999, -12.9999999);
        assert_eq!(degrees_minutes_seconds(pos, Precision::Surveyed), "13°00′00″ S, 1°00′00″ W");
    }
}
