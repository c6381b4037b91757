//! What happened when: the dated places of an atlas in the order of time, and which of them belong to a stretch of days.

use super::days::{Days, Moment, day};
use super::{Atlas, Kind, LayerKind, Place, PlaceIndex, Step, When};
use std::collections::BTreeSet;
use time::Date;

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
        days.touches(self.first, self.last)
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

    /// The days of the axis on which something begins, each once, in order.
    pub fn days_with_events(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.timeline().iter().map(|event| event.first).collect();
        days.dedup();
        days
    }

    /// The days of the atlas that are worth looking at beside one, in order and at most so many: those of its story before
    /// those on which something began, and of either those that are nearest to that day.
    pub fn days_worth_seeing(&self, near: Date, most: usize) -> Vec<Date> {
        let told = self.steps.iter().filter_map(|step| Some((false, step.date?.date())));
        let began = self.timeline().into_iter().map(|event| (true, event.first));
        let mut days: Vec<(bool, Date)> = told.chain(began).filter(|(_, day)| *day != near).collect();
        days.sort_by_key(|(is_event, day)| (*is_event, (*day - near).abs(), *day));
        let mut chosen = BTreeSet::new();
        for (_, day) in days {
            if chosen.len() < most {
                chosen.insert(day);
            }
        }
        chosen.into_iter().collect()
    }

    /// What makes a day worth looking at: the names of what began on it, then the titles of the steps that show it.
    pub fn told_of(&self, day: Date) -> Vec<&str> {
        let events = self.timeline().into_iter().filter(|event| event.first == day);
        let names = events.filter_map(|event| Some(self.place(event.place)?.name.as_str()));
        let shows = |step: &&Step| step.date.is_some_and(|date| date.date() == day);
        names.chain(self.steps.iter().filter(shows).map(|step| step.title.as_str())).collect()
    }

    /// Whether a place is drawn and listed for a stretch of days. One that lasts, as a town does, is always; so is one
    /// without a date.
    pub fn is_shown_in(&self, place: &Place, days: Days) -> bool {
        let is_in = |(first, last): (Date, Option<Date>)| days.touches(first, last);
        self.lasts(place) || place.when.as_ref().and_then(When::days).is_none_or(is_in)
    }

    /// The moment changed as little as is needed for a place to be shown: time comes to its first day, or the stretch begins
    /// with its last.
    #[must_use]
    pub fn reach(&self, place: &Place, moment: Moment) -> Moment {
        if self.is_shown_in(place, moment.shown()) {
            return moment;
        }
        match place.when.as_ref().and_then(When::days) {
            Some((_, Some(last))) if last < moment.days().first() => moment.from_day(last),
            Some((first, _)) => moment.at(first),
            None => moment,
        }
    }

    /// Whether a place is there at any time, whatever happened at it: not what a layer of events, routes or areas in which
    /// something goes on holds, and no ship, exercise, agreement or incident.
    pub fn lasts(&self, place: &Place) -> bool {
        let layer = self.layers.iter().find(|layer| layer.id == place.layer);
        let is_of_time = matches!(place.kind, Kind::Incident | Kind::Exercise | Kind::Agreement | Kind::Ship);
        !is_of_time && layer.is_none_or(|layer| matches!(layer.kind, LayerKind::Places | LayerKind::Context))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{built_in, load};
    use time::macros::date;

    fn shown(days: &str) -> Vec<String> {
        let atlas = load(built_in()).atlas;
        let days = days.parse().unwrap();
        let events = atlas.timeline();
        let shown = events
            .iter()
            .filter(|event| atlas.is_shown_in(&atlas.places[event.place.0], days) && event.is_in(days));
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
        let is_shown = |id: &str, days: &str| atlas.is_shown_in(place(&atlas, id), days.parse().unwrap());
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
    fn what_is_opened_is_reached_with_as_little_change_as_there_can_be() {
        let atlas = load(built_in()).atlas;
        let reached = |id: &str, moment: &str| {
            let moment: Moment = moment.parse().unwrap();
            let reached = atlas.reach(place(&atlas, id), moment);
            assert!(atlas.is_shown_in(place(&atlas, id), reached.shown()), "{id}");
            reached.to_string()
        };
        assert_eq!(
            reached("estlink-2", "2022-01-01..2025-12-31@2023-01-01"),
            "2022-01-01..2025-12-31@2024-12-25"
        );
        assert_eq!(reached("estlink-2", "2022-01-01..2024-01-01@2023-01-01"), "2022-01-01..2024-12-25");
        assert_eq!(reached("estlink-2", "2025-02-01..2025-12-31"), "2024-12-25..2025-12-31");
        assert_eq!(reached("kirkenes", "2022-01-01..2022-01-02"), "2022-01-01..2022-01-02");
    }

    #[test]
    fn each_day_on_which_something_begins_comes_once() {
        let days = load(built_in()).atlas.days_with_events();
        assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "{days:?}");
        for day in [date!(2022 - 09 - 26), date!(2024 - 12 - 25), date!(2025 - 12 - 04)] {
            assert!(days.contains(&day), "{day}");
        }
    }

    #[test]
    fn the_days_worth_seeing_are_the_atlas_s_own_and_those_of_its_story_come_first() {
        let mut atlas = load(built_in()).atlas;
        let near = date!(2024 - 12 - 25);
        let days = atlas.days_worth_seeing(near, 3);
        assert_eq!(days, [date!(2025 - 01 - 14), date!(2025 - 01 - 22), date!(2025 - 01 - 26)]);
        let step = |day: &str| Step { title: day.to_owned(), date: day.parse().ok(), ..Step::default() };
        atlas.steps = vec![step("2031-07-03"), step("1905-10-31T08:00"), Step::default()];
        let days = atlas.days_worth_seeing(near, 3);
        assert_eq!(days, [date!(1905 - 10 - 31), date!(2025 - 01 - 14), date!(2031 - 07 - 03)]);
        assert_eq!(atlas.days_worth_seeing(near, 1), [date!(2031 - 07 - 03)]);
        assert_eq!(Atlas::default().days_worth_seeing(near, 4), []);
    }

    #[test]
    fn a_day_says_what_began_on_it_and_which_step_shows_it() {
        let mut atlas = load(built_in()).atlas;
        let christmas = date!(2024 - 12 - 25);
        let name = place(&atlas, "estlink-2").name.clone();
        assert_eq!(atlas.told_of(christmas), [name.as_str()]);
        let title = "Christmas".to_owned();
        atlas.steps = vec![Step { title, date: "2024-12-25T10:26".parse().ok(), ..Step::default() }];
        assert_eq!(atlas.told_of(christmas), [name.as_str(), "Christmas"]);
        assert_eq!(atlas.told_of(date!(1999 - 12 - 31)), [""; 0]);
    }

    fn place<'a>(atlas: &'a Atlas, id: &str) -> &'a Place {
        atlas.place(atlas.place_by_id(id).unwrap()).unwrap()
    }
}
