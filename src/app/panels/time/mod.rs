//! The axis of time: what happened when, which days are shown, and the day that time has come to.

mod axis;
mod handles;
mod headline;

use super::story::{CREDITS, GAP, SCALE_BAR};
use super::widgets::{float_area, float_frame, icon_button, key_of, name_of};
use super::{EDGE, Panels, position_rect, toolbar};
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, type_size};
use crate::atlas::{Atlas, Days, Moment, PlaceIndex};
use crate::command::{Command, Icon};
use crate::view::Pace;
use bevy_egui::egui::{Align, Button, Frame, Layout, Margin, Panel, Rect, RichText, Ui, pos2, vec2};

/// The name of its area in egui's memory.
pub(super) const AREA: &str = "time";
/// The widest that it floats on the map, in points.
const WIDEST: f32 = 900.0;
/// The least width at which it stands beside the scale bar and not above it, in points.
const BESIDE: f32 = 560.0;
/// Height of the row of buttons, in points.
const BUTTONS: f32 = 38.0;
/// In a window lower than this, in points, there is no room for the marks of what happened: the buttons lead to it.
const LOW: f32 = 560.0;
/// Where less is left for it, in points, a button is left out or a text.
const LEAST_HEADLINE: f32 = 96.0;

/// What the axis shows.
#[derive(Clone, Copy)]
pub struct TimeAxis<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// What is chosen on it.
    pub moment: Moment,
    /// Time goes on by itself.
    pub plays: bool,
    /// How fast.
    pub pace: Pace,
    /// The place whose card is open.
    pub selected: Option<PlaceIndex>,
    /// There is no room for marks.
    pub is_low: bool,
    /// The colours.
    pub tokens: &'a Tokens,
}

impl<'a> TimeAxis<'a> {
    /// The axis as the panels have it, while it is shown.
    pub(super) fn of(state: &Panels<'a>, window: Rect) -> Option<Self> {
        let Panels { atlas, moment, time_plays: plays, pace, selected, .. } = *state;
        let is_low = window.height() < LOW;
        Some(Self { atlas, moment: moment?, plays, pace, selected, is_low, tokens: state.tokens() })
    }

    /// Height of the whole with its margins, in points.
    pub(super) fn height(&self) -> f32 {
        BUTTONS + axis::height(self.is_low) + 4.0
    }

    /// All days of the axis: those of the events, and those that are chosen where they lie beyond.
    fn days(&self) -> Days {
        let all = self.atlas.days().unwrap_or(self.moment.days());
        Moment::new(all, all.last()).at(self.moment.days().first()).at(self.moment.days().last()).days()
    }
}

/// Where the axis floats on `map`, of which `clear` is free of the card, above `story` where a story is told: at the foot,
/// beside the scale bar where there is room, else above it.
pub(super) fn rect(height: f32, map: Rect, clear: Rect, story: Option<Rect>) -> Rect {
    let [scale_width, scale_top] = SCALE_BAR;
    let right = clear.right() - EDGE;
    let beside = (map.left() + scale_width, CREDITS + GAP);
    let above = (map.left() + if toolbar::is_row(map) { EDGE } else { toolbar::TOOLBAR_WIDTH }, scale_top);
    let (left, foot) = if right - beside.0 >= BESIDE { beside } else { above };
    let above_position = map.bottom() - position_rect(map).0.top() + GAP;
    let bottom = map.bottom() - foot.max(above_position);
    let bottom = story.map_or(bottom, |story| bottom.min(story.top() - GAP));
    let width = (right - left).clamp(180.0, WIDEST);
    Rect::from_min_max(pos2(left, bottom - height), pos2(left + width, bottom))
}

/// The axis as it floats on a wide map.
pub(super) fn time_float_ui(ui: &Ui, rect: Rect, time: &TimeAxis<'_>, out: &mut Vec<Command>) {
    float_area(ui, AREA, rect, |ui| {
        float_frame(time.tokens, 0).show(ui, |ui| {
            ui.set_width(rect.width() - 2.0);
            time_ui(ui, time, out);
        });
    });
}

/// The axis above the sheet of a narrow window.
pub(super) fn time_panel_ui(ui: &mut Ui, time: &TimeAxis<'_>, out: &mut Vec<Command>) {
    let frame = Frame::new().fill(time.tokens.panel);
    Panel::bottom(AREA).frame(frame).exact_size(time.height()).resizable(false).show(ui, |ui| {
        time_ui(ui, time, out);
    });
}

/// The axis, as wide as there is room.
pub fn time_ui(ui: &mut Ui, time: &TimeAxis<'_>, out: &mut Vec<Command>) {
    Frame::new().inner_margin(Margin { left: 8, right: 8, top: 2, bottom: 2 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), BUTTONS),
            Layout::left_to_right(Align::Center),
            |ui| buttons_ui(ui, time, out),
        );
        axis::axis_ui(ui, time, out);
    });
}

fn buttons_ui(ui: &mut Ui, time: &TimeAxis<'_>, out: &mut Vec<Command>) {
    let (tokens, words) = (time.tokens, ui.words());
    let mut button = |ui: &mut Ui, sign: Icon, name: String, command: Command| {
        let tooltip = match key_of(&command, words) {
            Some(key) => format!("{name} ({key})"),
            None => name.clone(),
        };
        if icon_button(ui, sign, &name, false, tokens).on_hover_text(tooltip).clicked() {
            out.push(command);
        }
    };
    let named = |command: &Command| name_of(command, words);
    button(ui, Icon::Previous, named(&Command::PreviousEvent), Command::PreviousEvent);
    let play = if time.plays {
        (Icon::Pause, words.text("time-hold"))
    } else {
        (Icon::Play, named(&Command::PlayTime))
    };
    button(ui, play.0, play.1, Command::PlayTime);
    button(ui, Icon::Next, named(&Command::NextEvent), Command::NextEvent);
    // The button that closes it takes its room in any case.
    if ui.available_width() - 2.0 * 34.0 >= LEAST_HEADLINE {
        pace_ui(ui, time, out);
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let title = [("title", named(&Command::ToggleTime).into())];
        let name = words.with("close-panel", &title);
        let close = icon_button(ui, Icon::Close, &name, false, tokens);
        if close.on_hover_text(words.attribute("close", "tooltip")).clicked() {
            out.push(Command::ToggleTime);
        }
        if ui.available_width() >= LEAST_HEADLINE {
            headline::headline_ui(ui, time, out);
        }
    });
}

/// How fast time goes on: a button that takes the next pace.
fn pace_ui(ui: &mut Ui, time: &TimeAxis<'_>, out: &mut Vec<Command>) {
    let words = ui.words();
    let text = RichText::new(format!("{}×", time.pace.times()));
    let text = text.font(theme::semibold(type_size::UI)).color(time.tokens.text);
    ui.spacing_mut().button_padding.x = 6.0;
    let response = ui.add(Button::new(text).frame_when_inactive(false).min_size(vec2(34.0, 32.0)));
    let name = words.with("time-pace", &[("times", time.pace.times().into())]);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
    if response.on_hover_text(name).clicked() {
        out.push(Command::NextPace);
    }
}
