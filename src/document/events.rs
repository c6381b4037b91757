//! What happened, in order of time.

use super::Document;
use super::text::{Text, name, place_link};
use crate::atlas::{Place, When};
use crate::wording::{date_words, kind_word};
use maud::{Markup, html};

impl<'a> Document<'a> {
    /// Whether anything has a date.
    pub(super) fn has_events(&self) -> bool {
        !self.atlas.timeline().is_empty()
    }

    /// Every place with a date, the earliest first.
    pub(super) fn events(&self) -> Markup {
        let dated = |place: &'a Place| Some((place.when.as_ref()?, place));
        let timeline = self.atlas.timeline();
        let places = timeline.iter().filter_map(|event| self.atlas.place(event.place));
        let events: Vec<(&When, &Place)> = places.filter_map(dated).collect();
        if events.is_empty() {
            return Markup::default();
        }
        html! {
            section #events aria-labelledby="events-title" {
                h2 #events-title { (self.words.text("page-events")) }
                ol {
                    @for (when, place) in events {
                        li {
                            (self.when(when)) ": "
                            a href=(Text(&place_link(&place.id))) { (name(&place.name, self.content_language)) }
                            " (" (kind_word(self.words, place.kind)) ")"
                        }
                    }
                }
            }
        }
    }

    /// A day, or a stretch of days, each for machines too.
    pub(super) fn when(&self, when: &When) -> Markup {
        let day = |day: &str| html! { time datetime=(Text(day)) { (Text(&date_words(self.words, day))) } };
        let Some(end) = when.end.as_deref().filter(|end| *end != when.start) else { return day(&when.start) };
        // Both days are elements, so the words are written about them.
        let words = self.words.with("date-days", &[("start", "\n".into()), ("end", "\r".into())]);
        let (before, rest) = words.split_once('\n').unwrap_or(("", &words));
        let (between, after) = rest.split_once('\r').unwrap_or((rest, ""));
        html! { (before) (day(&when.start)) (between) (day(end)) (after) }
    }
}
