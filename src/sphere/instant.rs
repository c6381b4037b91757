//! A minute of Universal Time, and the Julian Day that astronomers count it by.

use std::fmt;
use std::str::FromStr;
use time::macros::format_description;
use time::{Date, PrimitiveDateTime, Time};

/// A minute of Universal Time in the years 1 to 3000, for which the formulas of this room are tested. Its date is one of the
/// Gregorian calendar, also in the years before that was in use, as ISO 8601 has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(PrimitiveDateTime);

impl Instant {
    /// The first year that an instant can lie in.
    pub const FIRST_YEAR: i32 = 1;
    /// The last one.
    pub const LAST_YEAR: i32 = 3000;

    /// A day and how many minutes after its midnight, or `None` out of the years there are.
    ///
    /// Minutes past the end of the day are the day's last.
    pub fn new(date: Date, minute_of_day: u16) -> Option<Self> {
        let minute = minute_of_day.min(24 * 60 - 1);
        let time = Time::from_hms((minute / 60) as u8, (minute % 60) as u8, 0).ok()?;
        (Self::FIRST_YEAR..=Self::LAST_YEAR)
            .contains(&date.year())
            .then(|| Self(PrimitiveDateTime::new(date, time)))
    }

    /// The minute that many seconds after the beginning of 1970, as computers' clocks count, or `None` out of
    /// the years there are.
    pub fn from_unix_s(seconds: i64) -> Option<Self> {
        let now = time::OffsetDateTime::from_unix_timestamp(seconds).ok()?;
        Self::new(now.date(), u16::from(now.hour()) * 60 + u16::from(now.minute()))
    }

    /// Its day.
    pub fn date(self) -> Date {
        self.0.date()
    }

    /// Minutes since midnight, 0 to 1439.
    pub fn minute_of_day(self) -> u16 {
        u16::from(self.0.hour()) * 60 + u16::from(self.0.minute())
    }
}

impl fmt::Display for Instant {
    /// As ISO 8601 writes it: `2024-12-25T12:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time) = (self.0.date(), self.0.time());
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}",
            date.year(),
            u8::from(date.month()),
            date.day(),
            time.hour(),
            time.minute()
        )
    }
}

/// The error for a text that says no instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write a day of the years 1 to 3000 as 2024-12-25, or with the time in UTC as 2024-12-25T12:00")]
pub struct NoInstant;

impl FromStr for Instant {
    type Err = NoInstant;

    /// Reads `YYYY-MM-DDThh:mm`, or `YYYY-MM-DD`, which is that day's noon.
    fn from_str(text: &str) -> Result<Self, NoInstant> {
        let with_noon;
        let text = match text.len() {
            10 => {
                with_noon = format!("{text}T12:00");
                &with_noon
            }
            // Two digits each and nothing else: `[year]` alone would take a sign and more digits.
            16 => text,
            _ => return Err(NoInstant),
        };
        let form = format_description!("[year]-[month]-[day]T[hour]:[minute]");
        let at = PrimitiveDateTime::parse(text, form).map_err(|_| NoInstant)?;
        Self::new(at.date(), u16::from(at.hour()) * 60 + u16::from(at.minute())).ok_or(NoInstant)
    }
}

/// Days in Universal Time since noon of 1 January −4712, with their fraction.
///
/// Source: J. Meeus, *Astronomical Algorithms*, 2nd ed. (1998), ch. 7.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct JulianDay(pub f64);

impl JulianDay {
    /// The share `day_fraction` of a day after its midnight.
    pub fn at(date: Date, day_fraction: f64) -> Self {
        // What `time` counts is the day's noon.
        Self(f64::from(date.to_julian_day()) - 0.5 + day_fraction)
    }

    /// The moment that many days later.
    pub fn plus_days(self, days: f64) -> Self {
        Self(self.0 + days)
    }
}

impl From<Instant> for JulianDay {
    fn from(instant: Instant) -> Self {
        Self::at(instant.date(), f64::from(instant.minute_of_day()) / (24.0 * 60.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn the_julian_days_are_those_that_meeus_gives() {
        // Example 7.a, and the table after it.
        assert!((JulianDay::at(date!(1957 - 10 - 04), 0.81).0 - 2_436_116.31).abs() < 1e-9);
        for (text, day) in [
            ("2000-01-01T12:00", 2_451_545.0),
            ("1999-01-01T00:00", 2_451_179.5),
            ("1987-01-27T00:00", 2_446_822.5),
            ("1987-06-19T12:00", 2_446_966.0),
            ("1900-01-01T00:00", 2_415_020.5),
        ] {
            let instant: Instant = text.parse().expect("an instant");
            assert_eq!(JulianDay::from(instant).0, day, "{text}");
        }
    }

    #[test]
    fn days_before_the_gregorian_calendar_are_counted_back_in_it() {
        // Columbus landed on 12 October 1492 by the Julian calendar, nine days later in this one.
        for (text, day) in [("0001-01-01T12:00", 1_721_426.0), ("1492-10-21T12:00", 2_266_296.0)] {
            let instant: Instant = text.parse().expect("an instant");
            assert_eq!((JulianDay::from(instant).0, instant.to_string().as_str()), (day, text));
        }
    }

    #[test]
    fn a_day_alone_is_its_noon() {
        assert_eq!("2024-12-25".parse::<Instant>(), "2024-12-25T12:00".parse());
    }

    #[test]
    fn only_minutes_that_exist_in_full_form_are_instants() {
        for bad in [
            "",
            "2025-02-29",
            "2024-12-25T24:00",
            "2024-12-25 12:00",
            "2024-12-25T12:00Z",
            "2024-12-25T12:60",
            "+024-12-25T12:00",
            "0000-12-31",
            "3001-01-01",
            "25.12.2024",
            "２０２４-",
            "2024-12-2é",
        ] {
            assert_eq!(bad.parse::<Instant>(), Err(NoInstant), "{bad}");
        }
    }

    #[test]
    fn a_clock_gives_the_minute_it_is_in() {
        let instant = Instant::from_unix_s(1_735_128_059).expect("in 2024");
        assert_eq!(instant.to_string(), "2024-12-25T12:00");
        assert_eq!(Instant::from_unix_s(i64::MAX), None);
        assert_eq!(Instant::from_unix_s(-62_135_596_801), None, "a second before the year 1");
    }

    proptest! {
        #[test]
        fn an_instant_written_and_read_again_is_the_same(seconds in -62_135_596_800i64..32_535_215_999) {
            let instant = Instant::from_unix_s(seconds).expect("between 1 and 3000");
            prop_assert_eq!(instant.to_string().parse(), Ok(instant));
            prop_assert_eq!(Instant::new(instant.date(), instant.minute_of_day()), Some(instant));
        }
    }
}
