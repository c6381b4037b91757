//! Words for dates, coordinates, precision and languages.

use crate::atlas::{Kind, Place, Precision, When};
use crate::words::Words;
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

/// The name of a month by its number, 1 to 12; nothing for another.
pub(super) fn month_name(words: &Words, number: usize) -> String {
    words.find(&format!("month-{number}"), &[]).unwrap_or_default()
}

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

/// What a place is, in words.
pub(super) fn kind_word(words: &Words, kind: Kind) -> String {
    words.text(&format!("kind-{kind}"))
}

/// How sure a position is, in words.
pub(super) fn precision_word(words: &Words, precision: Precision) -> String {
    words.text(&format!("precision-{precision}"))
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

/// How finely the position of a place is written, in metres: no finer than it is known.
pub(super) fn resolution_m(precision: Precision) -> f64 {
    match precision {
        Precision::Surveyed => 10.0,
        Precision::Approximate | Precision::Segment => 1_000.0,
        Precision::Area | Precision::Schematic => 10_000.0,
    }
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
        use crate::sphere::{LonLat, Notation};
        let written = |lat_deg: f64, precision: Precision| {
            [Notation::DecimalDegrees, Notation::DegreesMinutesSeconds]
                .map(|notation| notation.write(LonLat::new(30.0516, lat_deg), resolution_m(precision)))
        };
        assert_eq!(
            written(69.7250, Precision::Surveyed),
            ["69.7250° N, 30.0516° E", "69°43′30″ N, 30°03′06″ E"]
        );
        assert_eq!(written(69.7265, Precision::Approximate), ["69.73° N, 30.05° E", "69°44′ N, 30°03′ E"]);
        assert_eq!(written(69.7265, Precision::Area), ["69.7° N, 30.1° E", "69°44′ N, 30°03′ E"]);
    }
}
