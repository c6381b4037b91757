//! A stretch of days, and a day in it: what is chosen on the axis of time.

use std::fmt;
use std::str::FromStr;
use time::macros::format_description;
use time::{Date, Duration};

/// A stretch of days; the first and the last are part of it.
///
/// ```
/// use high_north::atlas::Days;
/// let days: Days = "2022-09-26..2025-02-20".parse().unwrap();
/// assert_eq!(days.to_string(), "2022-09-26..2025-02-20");
/// assert!("2025-02-20..2022-09-26".parse::<Days>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Days {
    first: Date,
    last: Date,
}

impl Days {
    /// From one day to another. `None` where that is the earlier one.
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day.
    pub fn last(self) -> Date {
        self.last
    }

    /// Whether a day is one of them.
    pub fn holds(self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Whether any day from `first` to `last` is one of them; what has no last day goes on.
    pub(super) fn touches(self, first: Date, last: Option<Date>) -> bool {
        first <= self.last && last.is_none_or(|last| self.first <= last)
    }

    /// The same stretch as far as a day, as it is when time has come to there; at least its first day.
    pub fn until(self, day: Date) -> Self {
        Self { last: day.clamp(self.first, self.last), ..self }
    }

    /// How many days they are.
    pub fn count(self) -> i64 {
        (self.last - self.first).whole_days() + 1
    }

    /// How much of the stretch has passed when a day begins: 0 on the first day, below 1 on the last.
    pub fn part_at(self, day: Date) -> f64 {
        (day - self.first).whole_days() as f64 / self.count() as f64
    }

    /// The day that it is at a part of the stretch, as [`Days::part_at`] has it; outside of it the first or the last.
    pub fn day_at(self, part: f64) -> Date {
        // A part that was computed from a day may lie a rounding below it.
        let passed = (part.clamp(0.0, 1.0) * self.count() as f64 + 1e-6).floor();
        self.until(self.first.saturating_add(Duration::days(passed as i64))).last
    }
}

impl fmt::Display for Days {
    /// As a link has it: `2022-09-26..2025-02-20`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.first, self.last)
    }
}

/// The error for a text that says no stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write the first and the last day as 2022-09-26..2025-02-20, and the day that it is after an @")]
pub struct NoDays;

impl FromStr for Days {
    type Err = NoDays;

    fn from_str(text: &str) -> Result<Self, NoDays> {
        let (first, last) = text.split_once("..").ok_or(NoDays)?;
        let (first, last) = (day(first).ok_or(NoDays)?, day(last).ok_or(NoDays)?);
        Self::new(first, last).ok_or(NoDays)
    }
}

/// The day that `YYYY-MM-DD` says.
pub(super) fn day(text: &str) -> Option<Date> {
    // `[year]` alone would take a sign and more digits.
    (text.len() == 10).then(|| Date::parse(text, format_description!("[year]-[month]-[day]")).ok()).flatten()
}

/// What is chosen on the axis of time: a stretch of days, and the day that time has come to in it. Shown is what happened from
/// the first day of the stretch as far as that day.
///
/// ```
/// use high_north::atlas::Moment;
/// let moment: Moment = "2022-09-26..2025-02-20@2024-12-25".parse().unwrap();
/// assert_eq!(moment.shown().to_string(), "2022-09-26..2024-12-25");
/// assert_eq!("2022-09-26..2025-02-20".parse::<Moment>().unwrap().day(), moment.days().last());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    days: Days,
    day: Date,
}

impl Moment {
    /// A day of a stretch; a day outside of it becomes its first or its last.
    pub fn new(days: Days, day: Date) -> Self {
        Self { days, day: days.until(day).last }
    }

    /// The whole stretch.
    pub fn days(self) -> Days {
        self.days
    }

    /// The day that time has come to.
    pub fn day(self) -> Date {
        self.day
    }

    /// The days of which something is shown.
    pub fn shown(self) -> Days {
        self.days.until(self.day)
    }

    /// Time has come to another day; the stretch grows where that lies outside of it.
    #[must_use]
    pub fn at(self, day: Date) -> Self {
        let days = Days { first: self.days.first.min(day), last: self.days.last.max(day) };
        Self { days, day }
    }

    /// The stretch begins at another day, or ends with the same where that is later than its end.
    #[must_use]
    pub fn from_day(self, first: Date) -> Self {
        Self::new(Days { first: first.min(self.days.last), ..self.days }, self.day)
    }

    /// The stretch ends with another day, or with its first where that is earlier.
    #[must_use]
    pub fn to_day(self, last: Date) -> Self {
        Self::new(Days { last: last.max(self.days.first), ..self.days }, self.day)
    }
}

impl fmt::Display for Moment {
    /// As a link has it: the stretch, and after an `@` the day where it is not the last.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.days)?;
        if self.day < self.days.last {
            write!(f, "@{}", self.day)?;
        }
        Ok(())
    }
}

impl FromStr for Moment {
    type Err = NoDays;

    fn from_str(text: &str) -> Result<Self, NoDays> {
        let (days, at) = text.split_once('@').map_or((text, None), |(days, at)| (days, Some(at)));
        let days: Days = days.parse()?;
        let at = at.map_or(Some(days.last), day).filter(|at| days.holds(*at)).ok_or(NoDays)?;
        Ok(Self { days, day: at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{Event, PlaceIndex};
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn only_two_whole_days_in_their_order_are_a_stretch() {
        assert!("2025-02-20..2025-02-20".parse::<Days>().is_ok());
        for bad in [
            "",
            "..",
            "2025-02-20",
            "2025-02-20..",
            "..2025-02-20",
            "2025-02-20..2025-02-19",
            "2025-02-30..2025-03-01",
            "2025-2-20..2025-03-01",
            "2025-02-20..2025-03-01..2025-04-01",
            "2025-02-20T12:00..2025-03-01",
        ] {
            assert_eq!(bad.parse::<Days>(), Err(NoDays), "{bad}");
        }
    }

    #[test]
    fn a_day_that_is_no_day_of_its_stretch_is_no_moment() {
        for bad in [
            "2022-01-01..2023-01-01@2024-01-01",
            "2022-01-01..2023-01-01@",
            "@2022-01-01",
            "2022-01-01@2022-01-01",
        ] {
            assert_eq!(bad.parse::<Moment>(), Err(NoDays), "{bad}");
        }
    }

    fn any_days() -> impl Strategy<Value = Days> {
        (0_i64..80_000, 0_i64..80_000).prop_map(|(from, count)| {
            let first = date!(1900 - 01 - 01) + Duration::days(from);
            Days::new(first, first + Duration::days(count)).unwrap()
        })
    }

    proptest! {
        #[test]
        fn days_are_read_as_they_are_written(days in any_days()) {
            prop_assert_eq!(days.to_string().parse::<Days>(), Ok(days));
        }

        #[test]
        fn a_moment_is_read_as_it_is_written_and_keeps_its_day_in_its_stretch(
            days in any_days(), at in 0.0..1.0, first in 0.0..1.0, other in any_days(),
        ) {
            let moment = Moment::new(days, days.day_at(at));
            prop_assert_eq!(moment.to_string().parse::<Moment>(), Ok(moment));
            let first = days.day_at(first);
            for changed in [
                moment.from_day(first), moment.to_day(first), moment.at(other.first()),
                moment.from_day(other.last()), moment.to_day(other.first()), Moment::new(days, other.last()),
            ] {
                prop_assert!(changed.days().holds(changed.day()) && changed.days().count() >= 1);
                prop_assert_eq!(changed.shown().last(), changed.day());
            }
            prop_assert_eq!(moment.at(other.last()).day(), other.last());
        }

        #[test]
        fn each_day_is_at_its_part_of_the_stretch(days in any_days(), at in 0.0..1.0) {
            let day = days.day_at(at);
            prop_assert!(days.holds(day) && (0.0..1.0).contains(&days.part_at(day)));
            prop_assert_eq!(days.day_at(days.part_at(day)), day);
            prop_assert_eq!((days.day_at(-1.0), days.day_at(2.0)), (days.first(), days.last()));
        }

        #[test]
        fn time_that_goes_on_takes_nothing_away(days in any_days(), earlier in 0.0..1.0, later in 0.0..1.0) {
            let (earlier, later) = if earlier <= later { (earlier, later) } else { (later, earlier) };
            let [earlier, later] = [earlier, later].map(|part| days.until(days.day_at(part)));
            prop_assert!(earlier.first() == days.first() && earlier.last() <= later.last());
            let event = Event { place: PlaceIndex(0), first: days.day_at(0.3), last: None };
            prop_assert!(!event.is_in(earlier) || event.is_in(later));
            prop_assert_eq!(event.is_in(earlier), earlier.holds(event.first));
        }
    }
}
