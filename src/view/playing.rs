//! Time that goes on by itself along the axis: day by day, with a stop on each day on which something happened.

use crate::atlas::Moment;
use time::{Date, Duration};

/// How fast time goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Pace {
    /// A month a second.
    #[default]
    Slow,
    /// Two months a second.
    Medium,
    /// Four months a second.
    Fast,
}

impl Pace {
    /// Every pace, the slowest first.
    pub const ALL: [Self; 3] = [Self::Slow, Self::Medium, Self::Fast];

    /// How many times as fast as the slowest.
    pub fn times(self) -> u8 {
        match self {
            Self::Slow => 1,
            Self::Medium => 2,
            Self::Fast => 4,
        }
    }

    /// The next faster one; after the fastest comes the slowest.
    #[must_use]
    pub fn next(self) -> Self {
        let index = Self::ALL.iter().position(|pace| *pace == self).unwrap_or_default();
        Self::ALL[(index + 1) % Self::ALL.len()]
    }
}

/// Days that pass in a second at the slowest pace.
const DAYS_PER_S: f64 = 30.0;
/// How long a day with an event is looked at, at the slowest pace, in seconds.
const STOP_S: f64 = 1.5;
/// The same where time leaps from one to the next.
const LEAP_STOP_S: f64 = 3.0;

/// How far time has come since the day that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Playing {
    /// Parts of a day.
    days: f64,
    /// For so long the day is still looked at.
    stop_s: f64,
}

impl Playing {
    /// The day that it is `delta_s` seconds later. `stops` are the days on which something happens, in order. Where time
    /// `leaps`, it goes from one of them to the next without movement.
    ///
    /// ```
    /// use high_north::view::{Pace, Playing};
    /// let moment = "2024-12-01..2025-01-31@2024-12-20".parse().unwrap();
    /// let christmas = time::macros::date!(2024 - 12 - 25);
    /// let mut playing = Playing::default();
    /// assert_eq!(playing.pass(moment, &[christmas], Pace::Slow, false, 0.1).to_string(), "2024-12-23");
    /// assert_eq!(playing.pass(moment, &[christmas], Pace::Slow, true, 0.1), christmas);
    /// ```
    pub fn pass(&mut self, moment: Moment, stops: &[Date], pace: Pace, leaps: bool, delta_s: f64) -> Date {
        let (day, times) = (moment.day(), f64::from(pace.times()));
        if self.stop_s > delta_s {
            self.stop_s -= delta_s;
            return day;
        }
        let delta_s = delta_s - std::mem::take(&mut self.stop_s);
        self.days += delta_s * DAYS_PER_S * times;
        let stop = stops.iter().copied().find(|stop| *stop > day && *stop <= moment.days().last());
        let stop = stop.unwrap_or(moment.days().last());
        let ahead = (stop - day).whole_days();
        if leaps || self.days >= ahead as f64 {
            *self = Self { days: 0.0, stop_s: if leaps { LEAP_STOP_S } else { STOP_S } / times };
            return stop;
        }
        let whole = self.days.floor();
        self.days -= whole;
        day.saturating_add(Duration::days(whole as i64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    const STOPS: [Date; 3] = [date!(2022 - 09 - 26), date!(2024 - 12 - 25), date!(2025 - 12 - 04)];

    /// The days that are seen from the first to the last, a frame of `delta_s` after the other, and how many frames.
    fn played(pace: Pace, leaps: bool, delta_s: f64) -> (Vec<Date>, usize) {
        let mut moment: Moment = "2022-01-01..2025-12-31@2022-01-01".parse().unwrap();
        let (mut playing, mut days, mut frames) = (Playing::default(), vec![moment.day()], 0);
        while moment.day() < moment.days().last() {
            moment = moment.at(playing.pass(moment, &STOPS, pace, leaps, delta_s));
            frames += 1;
            assert!(frames < 100_000, "it comes to an end");
            if days.last() != Some(&moment.day()) {
                days.push(moment.day());
            }
        }
        (days, frames)
    }

    #[test]
    fn the_fast_pace_takes_a_quarter_of_the_time_of_the_slow_one() {
        let [slow, medium, fast] = Pace::ALL.map(|pace| played(pace, false, 0.01).1 as f64 * 0.01);
        // 1,460 days at 30 a second, and three stops of 1.5 s.
        assert!((slow - (1_460.0 / 30.0 + 4.5)).abs() < 0.5, "{slow}");
        assert!((slow / medium - 2.0).abs() < 0.05 && (slow / fast - 4.0).abs() < 0.1, "{medium} {fast}");
        assert_eq!(Pace::ALL.map(Pace::next), [Pace::Medium, Pace::Fast, Pace::Slow]);
    }

    #[test]
    fn without_motion_time_leaps_from_event_to_event() {
        let (days, _) = played(Pace::Slow, true, 0.1);
        assert_eq!(days[1..], [STOPS[0], STOPS[1], STOPS[2], date!(2025 - 12 - 31)]);
    }

    proptest! {
        #[test]
        fn no_event_is_passed_by_however_slow_the_frames_are(delta_s in 0.001..3.0, pace in 0..3_usize) {
            let (days, _) = played(Pace::ALL[pace], false, delta_s);
            prop_assert!(days.is_sorted() && STOPS.iter().all(|stop| days.contains(stop)));
        }
    }
}
