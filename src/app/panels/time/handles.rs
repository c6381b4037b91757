//! The three handles on the axis: the first day that is shown, the day that it is, and the last day.

use super::TimeAxis;
use crate::app::Worded as _;
use crate::app::theme::Tokens;
use crate::atlas::Moment;
use crate::command::Command;
use crate::view::Axis;
use crate::wording::date_words;
use bevy_egui::egui::accesskit::{Action, ActionData, Role};
use bevy_egui::egui::{
    CursorIcon, EventFilter, Id, Key, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, pos2, vec2,
};
use time::{Date, Duration};

/// Which day a handle is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Handle {
    First,
    Last,
    Day,
}

/// Side of what can be hit, in points.
const TARGET: f32 = 24.0;
/// How far outside of the stretch the middle of what can be hit of its handles is, in points: none ever lies under that of the
/// day. The brackets that are seen stand nearer to it.
const OUTSIDE: f32 = TARGET;
const BRACKET: f32 = 13.0;
/// What PageUp and PageDown, and an arrow with Shift, go by, in days.
const PAGE: i64 = 30;

impl Handle {
    fn day(self, moment: Moment) -> Date {
        match self {
            Self::First => moment.days().first(),
            Self::Last => moment.days().last(),
            Self::Day => moment.day(),
        }
    }

    /// The moment with this day moved; the day that it is stays in the stretch.
    fn moved(self, moment: Moment, day: Date) -> Moment {
        match self {
            Self::First => moment.from_day(day),
            Self::Last => moment.to_day(day),
            Self::Day => Moment::new(moment.days(), day),
        }
    }

    /// 1 for what is at the right of its day, -1 for what is at its left.
    fn side(self) -> f32 {
        match self {
            Self::First => -1.0,
            Self::Last => 1.0,
            Self::Day => 0.0,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::First => "time-first",
            Self::Last => "time-last-day",
            Self::Day => "time-day",
        }
    }
}

/// Draws the handles and asks for what they are moved to. That of the day comes first for the keyboard and lies on top.
pub(super) fn handles_ui(ui: &mut Ui, time: &TimeAxis<'_>, axis: Axis, track_y: f32, out: &mut Vec<Command>) {
    for handle in [Handle::First, Handle::Last, Handle::Day] {
        let at = pos2(axis.x_at(handle.day(time.moment)) as f32, track_y);
        let rect = Rect::from_center_size(at + vec2(OUTSIDE * handle.side(), 0.0), Vec2::splat(TARGET));
        let response = ui.interact(rect, Id::new(("handle of time", handle)), Sense::click_and_drag());
        paint(ui, handle, at, &response, time.tokens);
        tell(ui, time, axis, handle, &response);
        let asked = by_pointer(axis, handle, &response).or_else(|| by_key(ui, time, handle, &response, out));
        let asked = asked.map(|day| handle.moved(time.moment, Moment::new(axis.days, day).day()));
        out.extend(
            asked.filter(|moment| *moment != time.moment).map(|moment| Command::SetMoment(Some(moment))),
        );
        let text = date_words(ui.words(), &handle.day(time.moment).to_string());
        let name = ui.words().text(handle.name());
        response.on_hover_cursor(CursorIcon::ResizeHorizontal).on_hover_text(format!("{name}: {text}"));
    }
}

fn by_pointer(axis: Axis, handle: Handle, response: &Response) -> Option<Date> {
    let pointer = response.interact_pointer_pos().filter(|_| response.dragged())?;
    Some(axis.day_at(f64::from(pointer.x - OUTSIDE * handle.side())))
}

/// The day that keys, or a screen reader, ask for.
fn by_key(
    ui: &Ui,
    time: &TimeAxis<'_>,
    handle: Handle,
    response: &Response,
    out: &mut Vec<Command>,
) -> Option<Date> {
    let day = handle.day(time.moment);
    let set = ui.input(|input| {
        let mut steps = input.num_accesskit_action_requests(response.id, Action::Increment) as i64;
        steps -= input.num_accesskit_action_requests(response.id, Action::Decrement) as i64;
        input
            .accesskit_action_requests(response.id, Action::SetValue)
            .last()
            .and_then(|request| match request.data {
                Some(ActionData::NumericValue(days)) => {
                    let first = time.days().first();
                    Some(first.saturating_add(Duration::days(days as i64)))
                }
                _ => None,
            })
            .or((steps != 0).then(|| day.saturating_add(Duration::days(steps))))
    });
    if set.is_some() || !response.has_focus() {
        return set;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    ui.input(|input| {
        for (key, command) in [
            (Key::CloseBracket, Command::NextEvent),
            (Key::OpenBracket, Command::PreviousEvent),
            (Key::Space, Command::PlayTime),
        ] {
            if input.key_pressed(key) {
                out.push(command);
            }
        }
        if input.key_pressed(Key::Home) {
            return Some(time.days().first());
        }
        if input.key_pressed(Key::End) {
            return Some(time.days().last());
        }
        let presses = |keys: &[Key]| keys.iter().map(|key| input.num_presses(*key) as i64).sum::<i64>();
        let arrows = presses(&[Key::ArrowRight, Key::ArrowUp]) - presses(&[Key::ArrowLeft, Key::ArrowDown]);
        let pages = presses(&[Key::PageUp]) - presses(&[Key::PageDown]);
        let days = arrows * if input.modifiers.shift { PAGE } else { 1 } + pages * PAGE;
        (days != 0).then(|| day.saturating_add(Duration::days(days)))
    })
}

/// What a screen reader says of a handle: a slider whose value is a date.
fn tell(ui: &Ui, time: &TimeAxis<'_>, axis: Axis, handle: Handle, response: &Response) {
    let words = ui.words();
    let day = handle.day(time.moment);
    let number = |day: Date| (day - axis.days.first()).whole_days() as f64;
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Slider);
        node.set_label(words.text(handle.name()));
        node.set_value(date_words(words, &day.to_string()));
        node.set_numeric_value(number(day));
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(number(axis.days.last()));
        node.set_numeric_value_step(1.0);
        for action in [Action::SetValue, Action::Increment, Action::Decrement, Action::Focus] {
            node.add_action(action);
        }
    });
}

/// A disc for the day, brackets for the stretch.
fn paint(ui: &Ui, handle: Handle, at: Pos2, response: &Response, tokens: &Tokens) {
    let painter = ui.painter();
    let is_lit = response.hovered() || response.dragged() || response.has_focus();
    match handle {
        Handle::Day => {
            let radius = if is_lit { 8.5 } else { 7.5 };
            painter.circle_filled(at, radius + 2.0, tokens.panel);
            painter.circle_filled(at, radius, tokens.accent);
        }
        Handle::First | Handle::Last => {
            // The bracket opens towards the stretch, at whose end it stands.
            let inward = -handle.side();
            let color = if is_lit { tokens.text } else { tokens.text_soft };
            let edge = at.x + BRACKET * handle.side();
            let points = [(4.0, -8.0), (0.0, -8.0), (0.0, 8.0), (4.0, 8.0)];
            let points = points.map(|(x, y)| pos2(edge + inward * x, at.y + y));
            painter.line(points.to_vec(), Stroke::new(if is_lit { 2.6 } else { 2.0 }, color));
        }
    }
    if response.has_focus() {
        let ring = response.rect.shrink(0.5);
        painter.rect_stroke(ring, 6.0, Stroke::new(2.0, tokens.focus), bevy_egui::egui::StrokeKind::Inside);
    }
}
