//! Going along the axis of time: what is shown, and the day and night that follow.

use super::Desk;
use crate::app::clock::now;
use crate::atlas::{Moment, Place};
use crate::command::Notice;
use crate::sphere::Instant;
use crate::wording::date_words;
use time::Date;

/// Noon, in minutes of the day.
const NOON_MIN: u16 = 12 * 60;

impl Desk<'_> {
    /// Draws what keeps a place from being seen: a place that is opened is drawn, even where its layer was hidden, and
    /// whenever it happened.
    pub(super) fn make_seen(&mut self, place: &Place) {
        self.interface.layers.show(place);
        if let Some(moment) = self.interface.moment {
            self.set_moment(self.atlas.reach(place, moment));
        }
    }

    /// Shows the axis with all its days gone by, or leaves it.
    pub(super) fn toggle_time(&mut self) {
        match self.interface.moment {
            Some(_) => self.choose_moment(None),
            None => {
                if let Some(moment) = self.axis() {
                    self.choose_moment(Some(moment));
                }
            }
        }
    }

    /// The end of the axis; says that there is none where nothing is dated.
    fn axis(&mut self) -> Option<Moment> {
        let moment = self.atlas.days().map(|days| Moment::new(days, days.last()));
        if moment.is_none() {
            self.notice =
                Some(Notice::new(self.interface.settings.language.words().text("time-nothing-dated")));
        }
        moment
    }

    /// A person goes to another moment: time no longer goes on by itself.
    pub(super) fn choose_moment(&mut self, moment: Option<Moment>) {
        self.interface.time_plays = false;
        match moment {
            Some(moment) => self.set_moment(moment),
            None => self.interface.moment = None,
        }
    }

    /// Goes to the next day on which something happens, or to the previous one; at either end, to the other.
    pub(super) fn go_to_event(&mut self, by: i8) {
        let Some(axis) = self.axis() else { return };
        let moment = self.interface.moment;
        let (days, now) = (self.atlas.days_with_events(), moment.map(Moment::day));
        // Days that the reader has left out are left out.
        let days = days.into_iter().filter(|day| moment.is_none_or(|moment| moment.days().holds(*day)));
        let days: Vec<Date> = days.collect();
        let next = match (by > 0, now) {
            (true, Some(now)) => days.iter().find(|day| **day > now).or(days.first()),
            (false, Some(now)) => days.iter().rfind(|day| **day < now).or(days.last()),
            (true, None) => days.first(),
            (false, None) => days.last(),
        };
        if let Some(next) = next {
            self.choose_moment(Some(moment.unwrap_or(axis).at(*next)));
        }
    }

    /// Lets time go on, from its beginning where it has come to its end; or holds it.
    pub(super) fn play_time(&mut self) {
        let Some(axis) = self.axis() else { return };
        let moment = self.interface.moment.unwrap_or(axis);
        let is_over = moment.day() == moment.days().last();
        self.set_moment(if is_over { moment.at(moment.days().first()) } else { moment });
        self.interface.time_plays ^= true;
    }

    /// Time has gone on to a day; at the end of the stretch it stops.
    pub(super) fn pass_time(&mut self, day: Date) {
        let Some(moment) = self.interface.moment else { return };
        self.set_moment(Moment::new(moment.days(), day));
        self.interface.time_plays &= day < moment.days().last();
    }

    /// Day and night are those of the day that time has come to.
    fn set_moment(&mut self, moment: Moment) {
        if self.interface.moment.map(Moment::day) != Some(moment.day())
            && let Some(shown) = self.interface.daylight
        {
            self.interface.daylight = self.light_of(moment.day(), shown.minute_of_day());
        }
        self.interface.moment = Some(moment);
    }

    /// Shows day and night, or leaves them: those at noon of the day that time has come to, where the axis is shown, else those
    /// that the step shows that is told, else those of now.
    pub(super) fn toggle_daylight(&mut self) {
        if self.interface.daylight.take().is_some() {
            return;
        }
        let told = self.selection.step.and_then(|step| self.atlas.steps.get(step)?.date);
        self.interface.daylight = match self.interface.moment {
            Some(moment) => self.light_of(moment.day(), NOON_MIN),
            None => told.or_else(now),
        };
    }

    /// A minute of a day; says that there is none where the Sun is not reckoned for its year.
    fn light_of(&mut self, day: Date, minute_of_day: u16) -> Option<Instant> {
        let instant = Instant::new(day, minute_of_day);
        if instant.is_none() {
            let words = self.interface.settings.language.words();
            let year = |year: i32| year.to_string();
            let (first, last) = (year(Instant::FIRST_YEAR), year(Instant::LAST_YEAR));
            let day = date_words(words, &day.to_string());
            let told = [("first", first.into()), ("last", last.into()), ("day", day.into())];
            self.notice = Some(Notice::new(words.with("daylight-beyond", &told)));
        }
        instant
    }
}
