//! The axis of time as it is drawn: where its days are, which of them are written, and what happened when.

use crate::atlas::{Atlas, Days, Kind, PlaceIndex};
use time::{Date, Duration, Month};

/// Days along a line of pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// All its days.
    pub days: Days,
    /// Where it begins, in pixels.
    pub left_px: f64,
    /// Its length in pixels.
    pub width_px: f64,
}

/// What happened in the same days and is of one layer, or nearly in the same and of one kind: a mark, or a bar where it took longer than a mark is wide.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisMark {
    /// The places, in the order of the atlas.
    pub places: Vec<PlaceIndex>,
    /// The kind of the first.
    pub kind: Kind,
    /// The first day.
    pub first: Date,
    /// Where it begins, in pixels.
    pub from_px: f64,
    /// Where it ends, in pixels; what goes on, at the end of the axis; of what is there at any time, where it begins.
    pub to_px: f64,
    /// The lane that it is in, from 0.
    pub lane: usize,
}

/// A day that is written under the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// The day.
    pub day: Date,
    /// How much of it is written.
    pub unit: TickUnit,
}

/// What a tick stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TickUnit {
    /// A day.
    Day,
    /// The first day of a month.
    Month,
    /// The first day of a year.
    Year,
}

/// The lanes in which marks stand above each other.
pub const LANES: usize = 5;

impl Axis {
    /// Where a day begins, in pixels.
    pub fn x_at(self, day: Date) -> f64 {
        self.left_px + self.days.part_at(day) * self.width_px
    }

    /// The day at a position in pixels; beyond the ends the first or the last.
    pub fn day_at(self, x_px: f64) -> Date {
        self.days.day_at((x_px - self.left_px) / self.width_px.max(1.0))
    }

    /// The days that are written: the finest of day, week, month, quarter, year and multiples of years whose words, `room_px`
    /// wide for each unit, do not touch.
    pub fn ticks(self, room_px: impl Fn(TickUnit) -> f64) -> Vec<Tick> {
        let px_per_day = self.width_px / self.days.count() as f64;
        let is_roomy = |days: f64, unit: TickUnit| days * px_per_day >= room_px(unit);
        for (step, unit) in [(1, TickUnit::Day), (7, TickUnit::Day)] {
            if is_roomy(f64::from(step), unit) {
                return self.every(
                    |day| day.saturating_add(Duration::days(i64::from(step))),
                    self.days.first(),
                    unit,
                );
            }
        }
        let first = self.days.first();
        for months in [1, 3, 12] {
            let unit = if months == 12 { TickUnit::Year } else { TickUnit::Month };
            if is_roomy(f64::from(months) * 28.0, unit) {
                return self.every(|day| later(day, months), begin(first, months), unit);
            }
        }
        let years = [2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000];
        let years = years.into_iter().find(|years| is_roomy(f64::from(*years) * 365.0, TickUnit::Year));
        let years = years.unwrap_or(10_000);
        self.every(|day| later(day, 12 * years), begin(first, 12 * years), TickUnit::Year)
    }

    fn every(self, next: impl Fn(Date) -> Date, from: Date, unit: TickUnit) -> Vec<Tick> {
        let days = std::iter::successors(Some(from), |day| Some(next(*day)).filter(|later| later > day));
        let days = days.take_while(|day| *day <= self.days.last()).filter(|day| self.days.holds(*day));
        days.map(|day| Tick { day, unit }).collect()
    }

    /// What happened, in the order of time. Each mark is `mark_px` wide and begins in the lowest lane that is free there.
    pub fn marks(self, atlas: &Atlas, mark_px: f64) -> Vec<AxisMark> {
        let mut marks: Vec<(Option<Date>, AxisMark)> = Vec::new();
        for event in atlas.timeline() {
            let Some(place) = atlas.place(event.place) else { continue };
            let layer = |index: PlaceIndex| atlas.place(index).map(|place| place.layer.as_str());
            let is_same = |(last, mark): &&mut (Option<Date>, AxisMark)| {
                let first = mark.places.first().copied();
                (*last, mark.first, first.and_then(layer)) == (event.last, event.first, Some(&place.layer))
            };
            if let Some((_, mark)) = marks.iter_mut().find(is_same) {
                mark.places.push(event.place);
                continue;
            }
            let (places, kind, from_px) = (vec![event.place], place.kind, self.x_at(event.first));
            // Of what is there at any time only the day is told on which it came into the story.
            let last = if atlas.lasts(place) { Some(event.first) } else { event.last };
            let end = last.map_or(self.left_px + self.width_px, |last| self.x_at(last));
            let mark =
                AxisMark { places, kind, first: event.first, from_px, to_px: end.max(from_px), lane: 0 };
            marks.push((event.last, mark));
        }
        in_lanes(marks.into_iter().map(|(_, mark)| mark), mark_px)
    }
}

/// Puts marks into lanes. Where none is free, a mark joins one of its kind that is near, and else lies in the lane that is free
/// next.
fn in_lanes(marks: impl Iterator<Item = AxisMark>, mark_px: f64) -> Vec<AxisMark> {
    let mut free_from = [f64::NEG_INFINITY; LANES];
    let mut placed: Vec<AxisMark> = Vec::new();
    for mut mark in marks {
        let left = mark.from_px - mark_px / 2.0;
        let free = free_from.iter().position(|from| *from <= left + 1e-6);
        let is_near = |other: &&mut AxisMark| {
            let is_short = |mark: &AxisMark| mark.to_px - mark.from_px <= mark_px;
            let gap_px = mark.from_px - other.from_px;
            other.kind == mark.kind && gap_px < 2.0 * mark_px && is_short(other) && is_short(&mark)
        };
        if free.is_none()
            && let Some(near) = placed.iter_mut().rev().find(is_near)
        {
            near.places.append(&mut mark.places);
            continue;
        }
        let next = || (0..LANES).min_by(|a, b| free_from[*a].total_cmp(&free_from[*b])).unwrap_or(0);
        mark.lane = free.unwrap_or_else(next);
        free_from[mark.lane] = free_from[mark.lane].max(mark.to_px + mark_px / 2.0);
        placed.push(mark);
    }
    placed
}

/// The first day of a stretch of so many months that begins with January of the year 0 and in which a day lies.
fn begin(day: Date, months: i32) -> Date {
    let month = day.year() * 12 + i32::from(u8::from(day.month())) - 1;
    of_month(month.div_euclid(months) * months)
}

/// The first day of the month that comes so many months later.
fn later(day: Date, months: i32) -> Date {
    of_month(day.year() * 12 + i32::from(u8::from(day.month())) - 1 + months)
}

/// The first day of a month, counted from January of the year 0; of the last month that there is, where it comes later.
fn of_month(month: i32) -> Date {
    let name = Month::try_from(month.rem_euclid(12) as u8 + 1).unwrap_or(Month::January);
    Date::from_calendar_date(month.div_euclid(12), name, 1).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{built_in, load};
    use proptest::prelude::*;

    fn axis(days: &str, width_px: f64) -> Axis {
        Axis { days: days.parse().unwrap(), left_px: 20.0, width_px }
    }

    fn written(axis: Axis) -> Vec<String> {
        let room = |unit| if unit == TickUnit::Year { 50.0 } else { 110.0 };
        axis.ticks(room).iter().map(|tick| tick.day.to_string()).collect()
    }

    #[test]
    fn as_many_days_are_written_as_there_is_room_for() {
        let years = ["2023-01-01", "2024-01-01", "2025-01-01"];
        assert_eq!(written(axis("2022-02-24..2025-12-04", 600.0)), years);
        assert_eq!(written(axis("2022-02-24..2025-12-04", 60.0)), ["2025-01-01"]);
        let quarters = written(axis("2022-02-24..2022-12-04", 600.0));
        assert_eq!(quarters, ["2022-04-01", "2022-07-01", "2022-10-01"]);
        assert_eq!(
            written(axis("2022-02-24..2022-02-26", 600.0)),
            ["2022-02-24", "2022-02-25", "2022-02-26"]
        );
    }

    #[test]
    fn the_marks_of_the_built_in_atlas_keep_apart() {
        let atlas = load(built_in()).atlas;
        for width in [330.0, 560.0, 860.0] {
            let axis = Axis { days: atlas.days().unwrap(), left_px: 20.0, width_px: width };
            let marks = axis.marks(&atlas, 13.0);
            let all: usize = marks.iter().map(|mark| mark.places.len()).sum();
            assert_eq!(all, atlas.timeline().len(), "each place once");
            let is_on_another = |(index, mark): &(usize, &AxisMark)| {
                marks[..*index].iter().any(|before| {
                    before.lane == mark.lane && mark.from_px - before.to_px.max(before.from_px) < 13.0 - 1e-6
                })
            };
            let crowded: Vec<_> = marks.iter().enumerate().filter(is_on_another).collect();
            let most = if width < 400.0 { 3 } else { 1 };
            assert!(crowded.len() <= most, "{} of {} at {width}: {crowded:#?}", crowded.len(), marks.len());
        }
    }

    proptest! {
        #[test]
        fn a_day_is_found_again_where_it_is_drawn(first in 0_i64..40_000, count in 1_i64..2_000, at in 0.0..1.0) {
            let first = time::macros::date!(1950 - 01 - 01) + Duration::days(first);
            let days = Days::new(first, first + Duration::days(count)).unwrap();
            let axis = Axis { days, left_px: 7.0, width_px: 500.0 };
            let day = days.day_at(at);
            prop_assert_eq!(axis.day_at(axis.x_at(day) + 1e-6), day);
            let ticks = axis.ticks(|_| 60.0);
            prop_assert!(ticks.windows(2).all(|pair| pair[0].day < pair[1].day));
            prop_assert!(ticks.windows(2).all(|pair| axis.x_at(pair[1].day) - axis.x_at(pair[0].day) > 55.0));
        }
    }
}
