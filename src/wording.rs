//! What an atlas knows, in the words of a language: kinds, dates, precision, lengths, names of languages.

use crate::atlas::{Kind, Place, Precision, Source, Status, When};
use crate::sphere::{CompassPoint, Unit, Units};
use crate::words::Words;
use geo::Geometry;

/// Who made the map's data, and which point of view its borders take, in full and one sentence a line: ids of messages.
pub const CREDITS: [&str; 4] = ["credit-base", "credit-depths", "credit-settlements", "credit-borders"];

/// The name of a month by its number, 1 to 12; nothing for another.
pub fn month_name(words: &Words, number: usize) -> String {
    if (1..=12).contains(&number) { words.text(&format!("month-{number}")) } else { String::new() }
}

/// A day as it is written where there is little room for it: `20 Feb 2025`.
pub fn short_date(words: &Words, date: time::Date) -> String {
    let month = words.attribute(&format!("month-{}", u8::from(date.month())), "short");
    // As a text, for a number would be written with a sign between its thousands.
    let (month, year) = (("month", month.into()), ("year", date.year().to_string().into()));
    words.with("date-day", &[("day", date.day().into()), month, year])
}

/// `2025-02-20` as `20 February 2025`, `2025-02` as `February 2025`; what is no such date stays as it is.
pub fn date_words(words: &Words, date: &str) -> String {
    let in_words = || -> Option<String> {
        let mut parts = date.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next());
        let (year, month): (u16, usize) = (year.parse().ok()?, month.parse().ok()?);
        let month = Some(month_name(words, month)).filter(|name| !name.is_empty())?;
        // As a text, for a number would be written with a sign between its thousands.
        let (month, year) = (("month", month.into()), ("year", year.to_string().into()));
        Some(match day {
            Some(day) => words.with("date-day", &[("day", day.parse::<u8>().ok()?.into()), month, year]),
            None => words.with("date-month", &[month, year]),
        })
    };
    in_words().unwrap_or_else(|| date.to_owned())
}

/// A day or a stretch of days in words.
pub fn when_words(words: &Words, when: &When) -> String {
    let start = date_words(words, &when.start);
    match when.end.as_deref().filter(|end| *end != when.start) {
        Some(end) => {
            words.with("date-days", &[("start", start.into()), ("end", date_words(words, end).into())])
        }
        None => start,
    }
}

/// No name of anything is longer, in characters.
pub(crate) const LONGEST_NAME: usize = 120;

/// A name as it is written where there is little room for it: cut, where it is longer than names are.
pub fn short(name: &str) -> String {
    match name.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

/// What a place is, in words.
pub fn kind_word(words: &Words, kind: Kind) -> String {
    words.text(&format!("kind-{kind}"))
}

/// How sure a position is, in words.
pub fn precision_word(words: &Words, precision: Precision) -> String {
    words.text(&format!("precision-{precision}"))
}

/// How sure what is told of a place is, in words.
pub fn status_word(words: &Words, status: Status) -> String {
    words.text(&format!("status-{status}"))
}

/// Who published a source, and when; nothing where neither is known.
pub fn published_words(words: &Words, source: &Source) -> String {
    let date = source.date.as_ref().map(|date| date_words(words, date));
    [source.publisher.clone(), date].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the precision of a place means for a reader, in a sentence.
pub fn precision_meaning(words: &Words, place: &Place) -> String {
    match (place.precision, place.kind) {
        (Precision::Area, Kind::Country) => words.text("meaning-country"),
        (precision, _) => words.text(&format!("meaning-{precision}")),
    }
}

/// How finely the position of a place is written, in metres: no finer than it is known.
pub fn resolution_m(precision: Precision) -> f64 {
    match precision {
        Precision::Surveyed => 10.0,
        Precision::Approximate | Precision::Segment => 1_000.0,
        Precision::Area | Precision::Schematic => 10_000.0,
    }
}

/// What the position of a place's mark is: that of a place that is a point is the place's own.
pub fn position_title(words: &Words, place: &Place) -> String {
    match (&place.geometry, place.precision) {
        (Geometry::Point(_), Precision::Surveyed | Precision::Approximate) => words.text("card-position"),
        _ => words.text("card-position-of-mark"),
    }
}

/// The name of a language by its tag, or else the tag.
pub fn language_name(words: &Words, tag: &str) -> String {
    words.find(&format!("language-{tag}"), &[]).unwrap_or_else(|| tag.to_owned())
}

/// A length in metres in one unit, as the language writes numbers.
pub fn length_words(words: &Words, unit: Unit, length_m: f64) -> String {
    words.number(&unit.length(length_m))
}

/// A length in metres in both units of a choice.
pub fn lengths_words(words: &Words, units: Units, length_m: f64) -> String {
    let [first, second] = units.pair().map(|unit| length_words(words, unit, length_m));
    format!("{first} · {second}")
}

/// A length as finely as it is known, written by `write`: `≈` stands before one that is not exact. All in metres; a
/// resolution of 0 is that of an exact length.
pub fn known_length(length_m: f64, resolution_m: f64, write: impl Fn(f64) -> String) -> String {
    if resolution_m <= 0.0 {
        return write(length_m);
    }
    format!("≈ {}", write(((length_m / resolution_m).round() * resolution_m).max(resolution_m)))
}

/// How finely a distance from or to a place of this precision is known, in metres; 0 where the position is exact.
pub fn finest_m(precision: Precision) -> f64 {
    if precision == Precision::Surveyed { 0.0 } else { resolution_m(precision) }
}

/// A direction as `141° south-east`, from degrees clockwise from north.
pub fn bearing_words(words: &Words, bearing_deg: f64) -> String {
    let degrees = bearing_deg.round().rem_euclid(360.0) as u32;
    let compass = compass_word(words, CompassPoint::of_bearing(bearing_deg));
    words.with("card-bearing", &[("degrees", degrees.into()), ("compass", compass.into())])
}

/// A point of the compass in words.
pub fn compass_word(words: &Words, point: CompassPoint) -> String {
    words.text(&format!("compass-{}", point.name()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn dates_are_written_out_as_each_language_does_and_what_is_no_date_stays() {
        let [english, bokmal] = Language::ALL.map(Language::words);
        assert_eq!(date_words(english, "2025-02-20"), "20 February 2025");
        assert_eq!(date_words(bokmal, "2025-02-20"), "20. februar 2025");
        assert_eq!(date_words(english, "2025-02"), "February 2025");
        assert_eq!(date_words(bokmal, "2025-02"), "februar 2025");
        for other in ["2025-13-01", "2025-00-01", "2025-13", "spring 2025", "2010", ""] {
            assert_eq!(date_words(english, other), other);
        }
        let days = |words, start: &str, end: Option<&str>| {
            when_words(words, &When { start: start.to_owned(), end: end.map(str::to_owned) })
        };
        assert_eq!(days(english, "2025-02-19", Some("2025-02-19")), "19 February 2025");
        assert_eq!(days(english, "2025-04-22", Some("2025-11-30")), "22 April 2025 to 30 November 2025");
        assert_eq!(days(bokmal, "2025-04-22", Some("2025-11-30")), "22. april 2025 til 30. november 2025");
    }

    #[test]
    fn a_source_says_who_published_it_and_when_as_far_as_that_is_known() {
        let english = Language::ALL[0].words();
        let mut source = Source {
            title: "In brief: EstLink 2 outage".to_owned(),
            publisher: Some("ERR News".to_owned()),
            date: Some("2024-12-26".to_owned()),
            url: "https://news.err.ee/".to_owned(),
        };
        assert_eq!(published_words(english, &source), "ERR News · 26 December 2024");
        source.publisher = None;
        assert_eq!(published_words(english, &source), "26 December 2024");
        source.date = None;
        assert_eq!(published_words(english, &source), "");
    }

    #[test]
    fn every_language_of_the_built_in_atlas_has_a_name_and_another_keeps_its_tag() {
        let atlas = crate::format::load(crate::format::built_in()).atlas;
        for words in Language::ALL.map(Language::words) {
            for tag in atlas.places.iter().flat_map(|place| place.names.keys()) {
                assert_ne!(language_name(words, tag), *tag);
            }
            assert_eq!(language_name(words, "tlh"), "tlh");
            let points = CompassPoint::ALL.map(|point| compass_word(words, point));
            assert!(points.iter().all(|word| !word.starts_with("compass-")), "{points:?}");
        }
    }

    #[test]
    fn lengths_are_written_as_the_language_writes_numbers() {
        let [english, bokmal] = Language::ALL.map(Language::words);
        assert_eq!(lengths_words(english, Units::default(), 9_587.0), "9.59 km · 5.18 nmi");
        assert_eq!(length_words(bokmal, Unit::Kilometre, 9_587.0), "9,59 km");
    }

    #[test]
    fn a_distance_is_written_no_finer_than_it_is_known() {
        let write = |length_m: f64| format!("{length_m}");
        assert_eq!(known_length(9_587.0, 0.0, write), "9587");
        assert_eq!(known_length(9_587.0, 1_000.0, write), "≈ 10000");
        assert_eq!(known_length(30.0, 1_000.0, write), "≈ 1000", "never nothing");
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
