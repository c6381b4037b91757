//! What happened when: the dated places of an atlas in the order of time, and which of them belong to a stretch of days.

use super::{Atlas, Kind, LayerKind, Place, PlaceIndex, When};
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
#[error("write the first and the last day as 2022-09-26..2025-02-20")]
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
fn day(text: &str) -> Option<Date> {
    // `[year]` alone would take a sign and more digits.
    (text.len() == 10).then(|| Date::parse(text, format_description!("[year]-[month]-[day]")).ok()).flatten()
}

impl When {
    /// Its first day, and its last where there is one: what has none goes on.
    pub fn days(&self) -> Option<(Date, Option<Date>)> {
        let first = day(&self.start)?;
        Some((first, self.end.as_deref().and_then(day)))
    }
}

/// A dated place on the axis of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// The place.
    pub place: PlaceIndex,
    /// Its first day.
    pub first: Date,
    /// Its last day; what has none goes on.
    pub last: Option<Date>,
}

impl Event {
    /// Whether any of it lies in a stretch of days.
    pub fn is_in(&self, days: Days) -> bool {
        self.first <= days.last && self.last.is_none_or(|last| days.first <= last)
    }
}

impl Atlas {
    /// Every dated place in the order of time: by the first day, then the last, then the order of the atlas.
    pub fn timeline(&self) -> Vec<Event> {
        let places = (0..self.places.len()).map(PlaceIndex);
        let mut events: Vec<Event> = places.filter_map(|place| self.event(place)).collect();
        // What goes on comes after what ends.
        events.sort_by_key(|event| (event.first, event.last.unwrap_or(Date::MAX)));
        events
    }

    /// When a place happened, or came into the story.
    pub fn event(&self, place: PlaceIndex) -> Option<Event> {
        let (first, last) = self.place(place)?.when.as_ref()?.days()?;
        Some(Event { place, first, last })
    }

    /// The stretch of days of the axis: from the first event to the last day that any has. `None` without events.
    pub fn days(&self) -> Option<Days> {
        let events = self.timeline();
        let last = events.iter().map(|event| event.last.unwrap_or(event.first)).max()?;
        Days::new(events.first()?.first, last)
    }

    /// Whether a place is drawn and listed for a stretch of days. One that lasts, as a town does, is always; so is one
    /// without a date.
    pub fn is_shown_in(&self, place: PlaceIndex, days: Days) -> bool {
        let lasts = self.place(place).is_none_or(|place| self.lasts(place));
        lasts || self.event(place).is_none_or(|event| event.is_in(days))
    }

    /// Whether a place is there at any time, whatever happened at it: not what a layer of events, routes or areas in which
    /// something goes on holds, and no ship, exercise, agreement or incident.
    fn lasts(&self, place: &Place) -> bool {
        let layer = self.layers.iter().find(|layer| layer.id == place.layer);
        let is_of_time = matches!(place.kind, Kind::Incident | Kind::Exercise | Kind::Agreement | Kind::Ship);
        !is_of_time && layer.is_none_or(|layer| matches!(layer.kind, LayerKind::Places | LayerKind::Context))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{built_in, load};
    use proptest::prelude::*;
    use time::macros::date;

    fn shown(days: &str) -> Vec<String> {
        let atlas = load(built_in()).atlas;
        let days = days.parse().unwrap();
        let events = atlas.timeline();
        let shown = events.iter().filter(|event| atlas.is_shown_in(event.place, days) && event.is_in(days));
        shown.map(|event| atlas.places[event.place.0].id.clone()).collect()
    }

    #[test]
    fn the_events_of_the_built_in_atlas_come_in_the_order_of_time() {
        let atlas = load(built_in()).atlas;
        let events = atlas.timeline();
        assert!(events.is_sorted_by_key(|event| event.first));
        let dated = atlas.places.iter().filter(|place| place.when.is_some()).count();
        assert_eq!(events.len(), dated);
        let ids: Vec<&str> = events.iter().map(|event| atlas.places[event.place.0].id.as_str()).collect();
        assert_eq!((ids[0], ids[ids.len() - 1]), ("evenes", "lunna-house-agreement"));
        assert_eq!(atlas.days().unwrap().to_string(), "2022-02-24..2025-12-04");
        assert_eq!(Atlas::default().days(), None);
    }

    #[test]
    fn a_stretch_of_days_shows_what_happened_in_it_and_what_goes_on() {
        assert_eq!(shown("2022-09-26..2022-09-26"), ["evenes", "nord-stream-2-leak"]);
        assert_eq!(shown("2024-11-18..2024-12-25"), ["evenes", "c-lion1", "estlink-2"]);
        let december = shown("2025-12-04..2025-12-04");
        assert!(december.iter().any(|id| id == "lunna-house-agreement"), "{december:?}");
        assert!(december.iter().any(|id| id == "baltic-sentry-gulf-of-riga"), "it goes on: {december:?}");
        assert!(!december.iter().any(|id| id == "carrier-strike-group-2025" || id == "estlink-2"));
    }

    #[test]
    fn a_town_is_shown_at_any_time_and_what_happened_only_then() {
        let atlas = load(built_in()).atlas;
        let is_shown =
            |id: &str, days: &str| atlas.is_shown_in(atlas.place_by_id(id).unwrap(), days.parse().unwrap());
        for id in ["kirkenes", "border-post", "norway", "raf-lossiemouth", "black-sea"] {
            assert!(is_shown(id, "2022-09-26..2022-09-26"), "{id}");
        }
        for id in
            ["estlink-2", "baltic-sentry-gulf-of-finland", "tamber-shield", "rfa-proteus", "trinity-house"]
        {
            assert!(!is_shown(id, "2022-09-26..2022-09-26"), "{id}");
            assert!(is_shown(id, "2022-09-26..2025-12-04"), "{id}");
        }
    }

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
