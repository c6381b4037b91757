//! Going along the axis of time: what is shown, and the day and night that follow.

use super::Desk;
use crate::atlas::{Moment, Place};
use crate::command::Notice;
use crate::sphere::Instant;
use time::Date;

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
            self.interface.daylight = Instant::new(moment.day(), shown.minute_of_day()).or(Some(shown));
        }
        self.interface.moment = Some(moment);
    }
}
