//! Day and night: the time that is shown, how to choose another, and what it means for a place.

use super::floats::is_alone;
use super::widgets::{button, float_frame, icon_button, label, note, title_bar};
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, space, type_size};
use crate::atlas::Atlas;
use crate::command::{Command, Icon};
use crate::sphere::{
    ASTRONOMICAL_DEG, CIVIL_DEG, Instant, LonLat, NAUTICAL_DEG, SUNRISE_DEG, hours_above, subsolar_point,
};
use crate::view::polar_lines;
use crate::wording::{month_name, short_date};
use crate::words::Words;
use bevy_egui::egui::{
    Align2, Area, DragValue, Frame, Id, Margin, Order, Rect, Response, ScrollArea, Slider, StrokeKind, Ui,
    vec2,
};
use time::util::days_in_month;
use time::{Date, Duration, Month};

/// Width of the panel in points.
pub(super) const WIDTH: f32 = 362.0;
/// From this height of the map on, in points, the buttons leave room under them.
pub(super) const ROOM_BELOW_BUTTONS: f32 = 700.0;
/// The steps of the slider through the day, in minutes.
const STEP_MIN: u16 = 10;
/// So many days of the atlas are offered: they fit in one row beside the solstices.
const DAYS: usize = 2;
/// The first day of the Gregorian calendar, as a Julian Day.
const FIRST_GREGORIAN: i32 = 2_299_161;

/// What the panel shows.
#[derive(Clone, Copy)]
pub struct Daylight<'a> {
    /// The time that is shown.
    pub instant: Instant,
    /// The place that is open, where it is a point on the map.
    pub place: Option<(&'a str, LonLat)>,
    /// The atlas, whose days are offered.
    pub atlas: &'a Atlas,
    /// The colours.
    pub tokens: &'a Tokens,
}

/// The panel at the lower left of `room`, as high as what is in it; what does not fit scrolls.
pub fn daylight_ui(ui: &Ui, room: Rect, daylight: &Daylight<'_>, out: &mut Vec<Command>) {
    let width = if is_alone(room) { room.width() } else { WIDTH.min(room.width()).max(120.0) };
    Area::new(Id::new("daylight"))
        .order(Order::Middle)
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(room.left_bottom())
        .movable(false)
        .constrain(false)
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            float_frame(daylight.tokens, 0).show(ui, |ui| {
                ui.set_width(width - 2.0);
                Frame::new().inner_margin(Margin { left: 18, right: 8, top: 8, bottom: 2 }).show(ui, |ui| {
                    let title = ui.words().text("command-daylight");
                    let name = ui.words().with("close-panel", &[("title", title.as_str().into())]);
                    let tooltip = ui.words().attribute("close", "tooltip");
                    let close = Command::SetDaylight(None);
                    title_bar(ui, &title, [&name, &tooltip], close, daylight.tokens, out);
                });
                let left = (room.height() - 60.0).max(80.0);
                ScrollArea::vertical().id_salt("daylight").max_height(left).auto_shrink([false, true]).show(
                    ui,
                    |ui| {
                        Frame::new().inner_margin(Margin { left: 18, right: 18, top: 0, bottom: 14 }).show(
                            ui,
                            |ui| {
                                ui.spacing_mut().item_spacing.y = space::TIGHT;
                                controls_ui(ui, daylight, out);
                                ui.add_space(space::TIGHT);
                                let words = ui.words();
                                for sentence in daylight_words(daylight.instant, daylight.place, words) {
                                    label(ui, &sentence, theme::regular(type_size::UI), daylight.tokens.text);
                                }
                            },
                        );
                    },
                );
            });
        });
}

/// Day, month and year, the sliders through the year and the day, and days worth looking at.
fn controls_ui(ui: &mut Ui, daylight: &Daylight<'_>, out: &mut Vec<Command>) {
    let (instant, tokens) = (daylight.instant, daylight.tokens);
    let words = ui.words();
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        date_ui(ui, instant, tokens, &mut chosen);
        ui.spacing_mut().button_padding.x = 7.0;
        if button(ui, &words.text("daylight-now"), tokens)
            .on_hover_text(words.attribute("daylight-now", "tooltip"))
            .clicked()
        {
            out.push(Command::DaylightNow);
        }
    });
    let date = instant.date();
    let days = time::util::days_in_year(date.year());
    let mut day = date.ordinal();
    let through_year = Slider::new(&mut day, 1..=days).show_value(false);
    if slider_ui(ui, &words.text("daylight-day-of-year"), &words.text("daylight-year"), through_year, tokens)
        .changed()
        && let Ok(date) = Date::from_ordinal_date(date.year(), day)
    {
        chosen = with_date(instant, date);
    }
    let minute = instant.minute_of_day();
    let text = format!("{:02}:{:02} UTC", minute / 60, minute % 60);
    let mut step = minute / STEP_MIN;
    let through_day = Slider::new(&mut step, 0..=24 * 60 / STEP_MIN - 1).show_value(false);
    let response = slider_ui(ui, &words.text("daylight-time"), &text, through_day, tokens);
    response.ctx.accesskit_node_builder(response.id, |node| node.set_value(text));
    if response.changed() {
        chosen = Instant::new(date, step * STEP_MIN);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 6.0);
        ui.spacing_mut().button_padding.x = 6.0;
        for (name, month) in [("daylight-winter", Month::December), ("daylight-summer", Month::June)] {
            if button(ui, &words.text(name), tokens).clicked() {
                let solstice = Date::from_calendar_date(date.year(), month, 21).ok();
                chosen = solstice.and_then(|date| with_date(instant, date));
            }
        }
        for day in daylight.atlas.days_worth_seeing(date, DAYS) {
            let Some(then) = with_date(instant, day) else { continue };
            let response = button(ui, &short_date(words, day), tokens);
            if response.on_hover_text(daylight.atlas.told_of(day).join("\n")).clicked() {
                chosen = Some(then);
            }
        }
    });
    if let Some(chosen) = chosen.filter(|chosen| *chosen != instant) {
        out.push(Command::SetDaylight(Some(chosen)));
    }
}

/// The same time of another day.
fn with_date(instant: Instant, date: Date) -> Option<Instant> {
    Instant::new(date, instant.minute_of_day())
}

/// The date, to be stepped through by day, month and year.
fn date_ui(ui: &mut Ui, instant: Instant, tokens: &Tokens, chosen: &mut Option<Instant>) {
    let (date, words) = (instant.date(), ui.words());
    let (mut day, mut month, mut year) = (date.day(), u8::from(date.month()), date.year());
    let mut step = |ui: &mut Ui, sign: Icon, name: &str, days: i64| {
        if icon_button(ui, sign, name, false, tokens).on_hover_text(name).clicked() {
            let date = date.checked_add(Duration::days(days));
            *chosen = date.and_then(|date| with_date(instant, date));
        }
    };
    step(ui, Icon::Previous, &words.text("daylight-previous-day"), -1);
    step(ui, Icon::Next, &words.text("daylight-next-day"), 1);
    let last = days_in_month(date.month(), date.year());
    let month_words = |number: f64, _: std::ops::RangeInclusive<usize>| month_name(words, number as usize);
    let day_of_month = DragValue::new(&mut day).range(1..=last);
    let is_day = stepper(ui, &words.text("daylight-day"), day_of_month, 0.1);
    let month_of_year = DragValue::new(&mut month)
        .range(1..=12)
        .custom_formatter(month_words)
        .custom_parser(|text| month_number(words, text));
    let is_month = stepper(ui, &words.text("daylight-month"), month_of_year, 0.05);
    let of_century = DragValue::new(&mut year).range(Instant::FIRST_YEAR..=Instant::LAST_YEAR);
    let is_year = stepper(ui, &words.text("daylight-year"), of_century, 0.05);
    if (is_day || is_month || is_year)
        && let Ok(month) = Month::try_from(month)
    {
        // The 31st of a month that has 30 days is its last.
        let day = day.min(days_in_month(month, year));
        let date = Date::from_calendar_date(year, month, day).ok();
        *chosen = date.and_then(|date| with_date(instant, date));
    }
}

/// A number that keys step through one by one, and that a drag changes by `speed` for each point. Returns whether
/// it was changed.
fn stepper(ui: &mut Ui, name: &str, number: DragValue<'_>, speed: f64) -> bool {
    let is_dragged = ui.ctx().is_being_dragged(ui.next_auto_id());
    let response = ui.add(number.speed(if is_dragged { speed } else { 1.0 }));
    named(ui, response, name).changed()
}

/// The number of a month by its number or by how its name begins.
fn month_number(words: &Words, text: &str) -> Option<f64> {
    let text = text.trim().to_lowercase();
    text.parse().ok().or_else(|| {
        let begins = |month: &usize| month_name(words, *month).to_lowercase().starts_with(&text);
        (1..=12usize).find(begins).filter(|_| text.len() >= 3).map(|month| month as f64)
    })
}

/// A slider as wide as the panel behind what it says; `name` is for screen readers.
fn slider_ui(ui: &mut Ui, name: &str, text: &str, slider: Slider<'_>, tokens: &Tokens) -> Response {
    ui.horizontal(|ui| {
        ui.allocate_ui(vec2(68.0, space::TARGET), |ui| {
            ui.set_min_width(68.0);
            note(ui, text, tokens);
        });
        ui.spacing_mut().slider_width = (ui.available_width() - 4.0).max(60.0);
        let response = ui.add(slider);
        named(ui, response, name)
    })
    .inner
}

/// Gives a widget the name that a screen reader says, and the ring that egui draws about other widgets only.
fn named(ui: &Ui, response: Response, name: &str) -> Response {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
    if response.has_focus() {
        let ring = ui.visuals().widgets.active.bg_stroke;
        ui.painter().rect_stroke(response.rect, space::CORNER_SMALL, ring, StrokeKind::Inside);
    }
    response
}

/// What the time means, a sentence each: where the Sun is in the zenith, how far the polar night or the midnight
/// sun of the north reaches on this day, and the light at a place; and by which calendar that is, where another was in use.
pub fn daylight_words(instant: Instant, place: Option<(&str, LonLat)>, words: &Words) -> Vec<String> {
    let sun = subsolar_point(instant);
    let angle = |degrees: f64, hemispheres: [char; 2]| {
        format!("{:.1}° {}", degrees.abs(), hemispheres[usize::from(degrees < 0.0)])
    };
    let position = format!("{}, {}", angle(sun.lat_deg, ['N', 'S']), angle(sun.lon_deg, ['E', 'W']));
    let mut sentences = vec![words.with("daylight-sun-over", &[("position", position.into())])];
    let line = polar_lines(instant.date()).into_iter().find(|line| line.lat_deg > 0.0);
    sentences.extend(line.map(|line| line.text(words)));
    sentences.extend(place.map(|(name, pos)| format!("{name}: {}", light_words(instant.date(), pos, words))));
    let is_counted_back = instant.date().to_julian_day() < FIRST_GREGORIAN;
    sentences.extend(is_counted_back.then(|| words.text("daylight-gregorian")));
    sentences
}

/// How light a day is at a place.
fn light_words(date: Date, pos: LonLat, words: &Words) -> String {
    let above = |altitude_deg| hours_above(altitude_deg, date, pos);
    let (day, civil) = (above(SUNRISE_DEG), above(CIVIL_DEG));
    let rounds_to_nothing = |hours: f64| hours * 60.0 < 0.5;
    if day >= 24.0 {
        return words.text("daylight-no-sunset");
    }
    if !rounds_to_nothing(day) {
        let (sun, twilight) = (hours_words(day), hours_words(civil - day));
        return words.with("daylight-sun-up", &[("sun", sun.into()), ("twilight", twilight.into())]);
    }
    if !rounds_to_nothing(civil) {
        return words.with("daylight-civil", &[("twilight", hours_words(civil).into())]);
    }
    for (id, altitude_deg) in
        [("daylight-nautical", NAUTICAL_DEG), ("daylight-astronomical", ASTRONOMICAL_DEG)]
    {
        let hours = above(altitude_deg);
        if !rounds_to_nothing(hours) {
            return words.with(id, &[("twilight", hours_words(hours).into())]);
        }
    }
    words.text("daylight-night")
}

/// `3 h 10 min`.
fn hours_words(hours: f64) -> String {
    let minutes = (hours * 60.0).round() as u32;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    fn words(time: &str, place: Option<(&str, LonLat)>) -> Vec<String> {
        daylight_words(time.parse().expect("an instant"), place, Language::English.words())
    }

    #[test]
    fn the_words_say_sun_polar_night_and_the_light_at_the_place() {
        let kirkenes = Some(("Kirkenes", LonLat::new(30.0516, 69.725)));
        let winter = words("2024-12-25T10:24", kirkenes);
        assert_eq!(winter[..2], ["Sun over 23.4° S, 24.1° E", "Polar night north of 67.5° N"]);
        assert!(winter[2].starts_with("Kirkenes: no sunrise, 4 h "), "{winter:?}");
        let summer = words("2025-06-21T00:00", kirkenes);
        assert_eq!(summer[1..], ["Midnight sun north of 65.7° N", "Kirkenes: the sun does not set"]);
        assert_eq!(words("2025-02-20T12:00", None).len(), 2);
    }

    #[test]
    fn before_the_gregorian_calendar_the_words_say_by_which_one_the_day_is_counted() {
        let says = |time| words(time, None).iter().any(|sentence| sentence.contains("Gregorian"));
        for (time, is_said) in
            [("1582-10-14T12:00", true), ("1582-10-15T12:00", false), ("0793-06-12T12:00", true)]
        {
            assert_eq!(says(time), is_said, "{time}");
        }
    }

    #[test]
    fn the_darker_the_day_the_darker_are_the_words() {
        let at = |lat| words("2024-12-21T12:00", Some(("It", LonLat::new(15.0, lat))))[2].clone();
        for (lat, said) in [
            (0.0, "It: sun up for 12 h 8 min, civil twilight for 45 min"),
            (78.2, "It: no sunrise, no more than "),
            (84.0, "astronomical twilight"),
            (89.0, "It: night all day"),
        ] {
            assert!(at(lat).contains(said), "{lat}: {}", at(lat));
        }
    }

    #[test]
    fn a_month_is_typed_by_number_or_name() {
        for (text, month) in
            [("12", Some(12.0)), ("dec", Some(12.0)), (" June ", Some(6.0)), ("ju", None), ("x", None)]
        {
            assert_eq!(month_number(Language::English.words(), text), month, "{text}");
        }
    }
}
