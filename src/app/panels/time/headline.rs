//! The day that time has come to, and what happened on it or happened last.

use super::TimeAxis;
use crate::app::Worded as _;
use crate::app::panels::pointed;
use crate::app::theme::{self, space, type_size};
use crate::atlas::{Event, PlaceIndex};
use crate::command::Command;
use crate::wording::date_words;
use bevy_egui::egui::text::{LayoutJob, TextWrapping};
use bevy_egui::egui::{
    Color32, CursorIcon, FontId, Sense, Stroke, StrokeKind, TextFormat, Ui, WidgetInfo, WidgetType, vec2,
};
use time::Date;

/// What happened last, on the day that it is or before: all that began on the same day.
struct Latest {
    day: Date,
    places: Vec<PlaceIndex>,
}

impl Latest {
    fn of(time: &TimeAxis<'_>, events: &[Event]) -> Option<Self> {
        let shown = time.moment.shown();
        let day = events.iter().filter(|event| shown.holds(event.first)).map(|event| event.first).max()?;
        let places = events.iter().filter(|event| event.first == day).map(|event| event.place);
        Some(Self { day, places: places.collect() })
    }
}

/// Day and number of events, and under them what happened last: a button that opens it.
pub(super) fn headline_ui(ui: &mut Ui, time: &TimeAxis<'_>, out: &mut Vec<Command>) {
    let (tokens, words) = (time.tokens, ui.words());
    let events = time.atlas.timeline();
    let date = |day: Date| date_words(words, &day.to_string());
    let shown = events.iter().filter(|event| event.is_in(time.moment.shown())).count();
    let count = words.with("time-count", &[("shown", shown.into()), ("count", events.len().into())]);
    let today = date(time.moment.day());
    let latest = Latest::of(time, &events);
    let what = latest.as_ref().map(|latest| {
        let name = latest.places.first().and_then(|place| time.atlas.place(*place));
        let name = name.map_or(String::new(), |place| place.name.clone());
        let name = match latest.places.len() {
            0 | 1 => name,
            many => words.with("time-and-more", &[("name", name.into()), ("count", (many - 1).into())]),
        };
        if latest.day == time.moment.day() {
            name
        } else {
            words.with("time-last", &[("date", date(latest.day).into()), ("name", name.into())])
        }
    });
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), super::BUTTONS - 4.0), Sense::click());
    let name =
        [Some(today.clone()), what.clone(), Some(count.clone())].into_iter().flatten().collect::<Vec<_>>();
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, name.join(", ")));
    if response.hovered() && what.is_some() {
        ui.painter().rect_filled(rect, space::CORNER_SMALL, tokens.panel_raised);
    }
    let line = |parts: &[(&str, FontId, Color32)]| {
        let mut job = LayoutJob::default();
        for (text, font_id, color) in parts {
            job.append(
                text,
                0.0,
                TextFormat { font_id: font_id.clone(), color: *color, ..TextFormat::default() },
            );
        }
        job.wrap = TextWrapping::truncate_at_width(rect.width() - 14.0);
        ui.painter().layout_job(job)
    };
    let small = theme::regular(type_size::SMALL);
    let left = rect.left_top() + vec2(8.0, 1.0);
    let day = line(&[(&today, theme::semibold(type_size::UI), tokens.text)]);
    let used = day.size().x + 26.0;
    ui.painter().galley(left, day, tokens.text);
    let count = line(&[(&count, small.clone(), tokens.text_soft)]);
    if used + count.size().x < rect.width() {
        let right = rect.right() - 8.0 - count.size().x;
        ui.painter().galley(bevy_egui::egui::pos2(right, left.y + 2.0), count, tokens.text_soft);
    }
    if let (Some(what), Some(latest)) = (&what, &latest) {
        let is_today = latest.day == time.moment.day();
        let color = if is_today { tokens.text } else { tokens.text_soft };
        ui.painter().galley(left + vec2(0.0, 18.0), line(&[(what, small, color)]), color);
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.focus);
        ui.painter().rect_stroke(rect, space::CORNER_SMALL, ring, StrokeKind::Inside);
    }
    let Some(latest) = latest else { return };
    if response.hovered() || response.has_focus() {
        pointed::point_at(ui.ctx(), &latest.places);
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        out.extend(super::axis::next_of(&latest.places, time.selected));
    }
}
