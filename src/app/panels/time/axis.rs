//! The axis itself: its days, the marks of what happened, and what of it is shown.

use super::{TimeAxis, handles};
use crate::app::Worded as _;
use crate::app::panels::pointed;
use crate::app::theme::{self, MarkState, line_color, mark, type_size};
use crate::atlas::{Moment, PlaceIndex};
use crate::command::Command;
use crate::view::{Axis, AxisMark, LANES, TickUnit};
use crate::wording::{date_words, kind_word};
use bevy_egui::egui::{
    Align2, CursorIcon, Id, Pos2, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// Height of a lane of marks, in points.
const LANE: f32 = 13.5;
/// From the lowest lane to the track, and from there to the words of the days, in points.
const TRACK: f32 = 12.0;
const WORDS: f32 = 21.0;
/// What its ends leave free for the handles, in points.
const ENDS: f32 = 37.0;
/// Radius of a mark, and what it takes with the room about it, in points.
const RADIUS: f32 = 5.0;
const MARK: f64 = 13.0;
/// How strongly that is drawn which is not shown on the map.
const HIDDEN: f32 = 0.32;
/// So many names stand in the words about a mark.
const MOST_NAMES: usize = 6;

/// Height of the whole axis, in points.
pub(super) fn height(is_low: bool) -> f32 {
    let lanes = if is_low { 0.0 } else { LANES as f32 * LANE };
    lanes + TRACK + WORDS
}

/// What opens the first of these places, or the one after that which is open.
pub(super) fn next_of(places: &[PlaceIndex], selected: Option<PlaceIndex>) -> Option<Command> {
    let after =
        selected.and_then(|open| places.iter().position(|place| *place == open)).map_or(0, |at| at + 1);
    let place = places.get(after % places.len().max(1))?;
    Some(Command::Select { place: Some(*place), fly: true })
}

/// Draws the axis; a click goes to a day, or opens what a mark stands for.
pub(super) fn axis_ui(ui: &mut Ui, time: &TimeAxis<'_>, out: &mut Vec<Command>) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height(time.is_low)));
    let left = rect.left() + ENDS;
    let width = (rect.width() - 2.0 * ENDS).max(40.0);
    let axis = Axis { days: time.days(), left_px: f64::from(left), width_px: f64::from(width) };
    let track_y = rect.bottom() - WORDS;
    ground_ui(ui, time, axis, Rect::from_min_max(rect.min, pos2(rect.right(), rect.bottom())), track_y, out);
    if !time.is_low {
        for mark in axis.marks(time.atlas, MARK) {
            mark_ui(ui, time, &mark, lane_y(rect, mark.lane), out);
        }
    }
    handles::handles_ui(ui, time, axis, track_y, out);
}

/// The middle of a lane; the lowest is next to the track.
fn lane_y(rect: Rect, lane: usize) -> f32 {
    rect.bottom() - WORDS - TRACK - LANE * (lane as f32 + 0.3)
}

/// Days, track and the line of the day that it is; a press or a drag anywhere goes to that day.
fn ground_ui(ui: &Ui, time: &TimeAxis<'_>, axis: Axis, rect: Rect, track_y: f32, out: &mut Vec<Command>) {
    let (tokens, words) = (time.tokens, ui.words());
    let response = ui.interact(rect, Id::new("axis of time"), Sense::click_and_drag() - Sense::FOCUSABLE);
    if let Some(pointer) =
        response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged())
    {
        let moment = Moment::new(time.moment.days(), axis.day_at(f64::from(pointer.x)));
        if moment != time.moment {
            out.push(Command::SetMoment(Some(moment)));
        }
    }
    let painter = ui.painter();
    let x = |day| axis.x_at(day) as f32;
    let font = theme::regular(type_size::SMALL - 0.5);
    let room = |unit| match unit {
        TickUnit::Year => 44.0,
        TickUnit::Month => 96.0,
        TickUnit::Day => 124.0,
    };
    for tick in axis.ticks(room) {
        let line = Stroke::new(1.0, tokens.panel_line);
        painter.line_segment([pos2(x(tick.day), rect.top() + 2.0), pos2(x(tick.day), track_y + 5.0)], line);
        let text = tick.day.to_string();
        let text = match tick.unit {
            TickUnit::Year => tick.day.year().to_string(),
            TickUnit::Month => date_words(words, &text[..7]),
            TickUnit::Day => date_words(words, &text),
        };
        let galley = painter.layout_no_wrap(text, font.clone(), tokens.text_soft);
        let half = galley.size().x / 2.0;
        let at = x(tick.day).clamp(rect.left() + half, rect.right() - half) - half;
        painter.galley(pos2(at, track_y + 6.0), galley, tokens.text_soft);
    }
    let ends = [axis.left_px as f32, (axis.left_px + axis.width_px) as f32];
    let [first, last] = [time.moment.days().first(), time.moment.days().last()].map(x);
    let now = x(time.moment.day());
    for (from, to, width, color) in [
        (ends[0], ends[1], 1.0, tokens.text_soft),
        (first, last, 3.0, tokens.text_soft),
        (first, now, 4.0, tokens.accent),
    ] {
        painter.line_segment([pos2(from, track_y), pos2(to, track_y)], Stroke::new(width, color));
    }
    let line = Stroke::new(1.2, tokens.accent);
    painter.line_segment([pos2(now, rect.top()), pos2(now, track_y)], line);
}

/// A mark with a bar behind it where it took longer. The Tab key passes by, for it has the buttons to the next event.
fn mark_ui(ui: &Ui, time: &TimeAxis<'_>, of: &AxisMark, y: f32, out: &mut Vec<Command>) {
    let (tokens, words) = (time.tokens, ui.words());
    let at = pos2(of.from_px as f32, y);
    let is_shown = of.places.iter().filter_map(|place| time.atlas.event(*place));
    let is_shown = is_shown.into_iter().any(|event| event.is_in(time.moment.shown()));
    let reach = Rect::from_min_max(
        at - vec2(MARK as f32 / 2.0, LANE / 2.0),
        pos2(of.to_px as f32 + RADIUS, y + LANE / 2.0),
    );
    let id = Id::new(("mark of time", of.places.first().map(|place| place.0)));
    let response = ui.interact(reach, id, Sense::click() - Sense::FOCUSABLE);
    let text = words_of(time, of, words);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &text));
    let is_selected = time.selected.is_some_and(|open| of.places.contains(&open));
    let state = match (is_selected, response.hovered()) {
        (true, _) => MarkState::Selected,
        (false, true) => MarkState::Hovered,
        (false, false) => MarkState::Normal,
    };
    let mut painter = ui.painter().clone();
    painter.multiply_opacity(if is_shown || state != MarkState::Normal { 1.0 } else { HIDDEN });
    if of.to_px - of.from_px > MARK {
        let bar = Rect::from_min_max(pos2(at.x, y - 2.0), pos2(of.to_px as f32, y + 2.0));
        painter.rect_filled(bar, 2.0, line_color(of.kind, tokens).gamma_multiply(0.55));
    }
    mark(&painter, of.kind, at, RADIUS, tokens, state);
    if of.places.len() > 1 {
        count(&painter, of.places.len(), at, tokens.text);
    }
    if response.hovered() {
        pointed::point_at(ui.ctx(), &of.places);
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(text).clicked() {
        out.extend(next_of(&of.places, time.selected));
    }
}

/// How many places a mark stands for.
fn count(painter: &bevy_egui::egui::Painter, count: usize, at: Pos2, color: bevy_egui::egui::Color32) {
    let at = at + vec2(RADIUS + 2.0, -1.0);
    painter.text(at, Align2::LEFT_CENTER, count.to_string(), theme::semibold(10.0), color);
}

/// Day, kind and names of what a mark stands for.
fn words_of(time: &TimeAxis<'_>, of: &AxisMark, words: &crate::words::Words) -> String {
    let places = of.places.iter().filter_map(|place| time.atlas.place(*place));
    let mut names: Vec<&str> = places.clone().map(|place| place.name.as_str()).take(MOST_NAMES).collect();
    if of.places.len() > MOST_NAMES {
        names.push("…");
    }
    let when = places.clone().find_map(|place| place.when.as_ref());
    let when = when.map_or(String::new(), |when| crate::wording::when_words(words, when));
    let when = when
        + if places.clone().any(|place| place.when.as_ref().is_some_and(|when| when.end.is_none())) {
            " –"
        } else {
            ""
        };
    format!("{when}\n{}\n{}", names.join("\n"), kind_word(words, of.kind))
}
