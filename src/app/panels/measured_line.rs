//! The measured line on the map: its clicks, its great circles, and what is said along it.

use super::measure::bearing_words;
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, space};
use crate::command::Command;
use crate::sphere::{LonLat, MeasuredLine, Units, bearing_deg, distance_m, geodesic};
use crate::view::{MapView, ScreenPos, geodesic_on_screen};
use bevy_egui::egui::{
    Align2, CursorIcon, Id, Key, Modifiers, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, pos2, vec2,
};

/// What is drawn on the map.
#[derive(Clone, Copy)]
pub struct MeasuredMap<'a> {
    /// The view of the map.
    pub view: &'a MapView,
    /// The line.
    pub line: &'a MeasuredLine,
    /// The units.
    pub units: Units,
    /// The colours.
    pub tokens: &'a Tokens,
}

/// A click within so many points of a mark is one on it.
const CLICK_PX: f32 = 12.0;
/// A segment shorter than this on the screen, in points, has no room for its length.
const LABEL_FROM_PX: f64 = 90.0;
/// Width of the line and of its casing, in points.
const LINE: f32 = 2.0;
const CASING: f32 = 5.0;
/// Radius of a mark at a point, in points.
const MARK: f32 = 4.0;

/// Takes the clicks on the map and draws the line. Comes after the map as a widget, whose drags it leaves alone: a click
/// belongs to what lies on top, a drag to what senses drags.
pub fn measured_line_ui(ui: &Ui, map: Rect, shown: &MeasuredMap<'_>, out: &mut Vec<Command>) {
    let response = ui.interact(map, Id::new("measured line"), Sense::CLICK);
    let hover = response.hover_pos();
    if response.clicked()
        && let Some(pos) = response.interact_pointer_pos()
    {
        out.extend(click(shown, pos, response.double_clicked()));
    }
    let has_keyboard = ui.memory(|memory| memory.has_focus(Id::new("map")));
    if has_keyboard && ui.input_mut(|state| state.consume_key(Modifiers::NONE, Key::Enter)) {
        out.push(Command::AddMeasurePoint(shown.view.center()));
    }
    if hover.is_some() {
        ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
    }
    let painter = ui.painter().with_clip_rect(map);
    paint_line(&painter, shown);
    if let Some(pointer) = hover {
        paint_rubber_band(&painter, shown, pointer);
    }
    paint_marks(&painter, shown, hover);
    paint_lengths(&painter, shown);
}

fn click(shown: &MeasuredMap<'_>, pos: Pos2, is_double: bool) -> Option<Command> {
    // The first click of a double one has set the last point. egui takes two quick clicks for a double one wherever they are.
    let is_on_last = shown.line.points().last().is_some_and(|last| is_at(shown.view, *last, pos));
    if closes(shown, pos) || (is_double && is_on_last) {
        return Some(Command::CloseMeasure);
    }
    ground_at(shown.view, pos).map(Command::AddMeasurePoint)
}

/// Whether a click here is one on the first point of a line that can be closed.
fn closes(shown: &MeasuredMap<'_>, pos: Pos2) -> bool {
    let first = shown.line.points().first();
    shown.line.can_close() && first.is_some_and(|first| is_at(shown.view, *first, pos))
}

/// Whether a click here is one on a point.
fn is_at(view: &MapView, point: LonLat, pos: Pos2) -> bool {
    on_screen(view, point).is_some_and(|at| at.distance(pos) <= CLICK_PX)
}

fn ground_at(view: &MapView, pos: Pos2) -> Option<LonLat> {
    view.ground_at(ScreenPos::new(f64::from(pos.x), f64::from(pos.y))).map(LonLat::from)
}

fn on_screen(view: &MapView, pos: LonLat) -> Option<Pos2> {
    view.screen_from(pos.into()).map(egui_pos)
}

fn egui_pos(pos: ScreenPos) -> Pos2 {
    pos2(pos.x as f32, pos.y as f32)
}

/// Great circles as lines on the screen.
fn lines(view: &MapView, from: LonLat, to: LonLat) -> impl Iterator<Item = Vec<Pos2>> {
    geodesic_on_screen(view, from, to).into_iter().map(|line| line.into_iter().map(egui_pos).collect())
}

fn paint_line(painter: &Painter, shown: &MeasuredMap<'_>) {
    let drawn: Vec<Vec<Pos2>> =
        shown.line.segments().flat_map(|(from, to)| lines(shown.view, from, to)).collect();
    for stroke in [Stroke::new(CASING, shown.tokens.halo), Stroke::new(LINE, shown.tokens.measure)] {
        for line in &drawn {
            painter.line(line.clone(), stroke);
        }
    }
}

/// From the last point to the pointer, dashed, with its length and bearing.
fn paint_rubber_band(painter: &Painter, shown: &MeasuredMap<'_>, pointer: Pos2) {
    let tokens = shown.tokens;
    let Some(last) = shown.line.points().last().copied().filter(|_| !shown.line.is_closed()) else { return };
    let target = if closes(shown, pointer) {
        shown.line.points().first().copied()
    } else {
        ground_at(shown.view, pointer)
    };
    let Some(target) = target else { return };
    for line in lines(shown.view, last, target) {
        painter.line(line.clone(), Stroke::new(CASING - 1.0, tokens.halo));
        painter.extend(Shape::dashed_line(&line, Stroke::new(LINE, tokens.measure), 7.0, 5.0));
    }
    let length_m = distance_m(last, target);
    let words = painter.ctx().words();
    let length = words.number(&shown.units.pair()[0].length(length_m));
    let text = format!("{length} · {}", bearing_words(bearing_deg(last, target), words));
    // Beside the pointer, on the side that has room.
    let clip = painter.clip_rect();
    let (dx, anchor) =
        if pointer.x > clip.right() - 150.0 { (-14.0, Align2::RIGHT_TOP) } else { (14.0, Align2::LEFT_TOP) };
    let dy = if pointer.y > clip.bottom() - 40.0 { -34.0 } else { 14.0 };
    plate(painter, pointer + vec2(dx, dy), anchor, &text, tokens);
}

fn paint_marks(painter: &Painter, shown: &MeasuredMap<'_>, hover: Option<Pos2>) {
    let tokens = shown.tokens;
    for (index, point) in shown.line.points().iter().enumerate() {
        let Some(at) = on_screen(shown.view, *point) else { continue };
        let is_lit = index == 0 && hover.is_some_and(|pos| closes(shown, pos));
        let radius = if is_lit { MARK + 3.0 } else { MARK };
        painter.circle_filled(at, radius + 2.0, tokens.halo);
        painter.circle_filled(at, radius, tokens.measure);
        // The first mark is a ring: it is where a line is closed.
        if index == 0 {
            painter.circle_filled(at, radius - 2.0, tokens.halo);
        }
    }
}

/// The length of each segment on its middle, where there is room for it.
fn paint_lengths(painter: &Painter, shown: &MeasuredMap<'_>) {
    for (from, to) in shown.line.segments() {
        let length_m = distance_m(from, to);
        let is_long = length_m / shown.view.m_per_px() >= LABEL_FROM_PX;
        // Two halves: the point between them is the middle.
        let middle =
            geodesic(from, to, length_m / 2.0 + 1.0).get(1).and_then(|middle| on_screen(shown.view, *middle));
        if let (true, Some(at)) = (is_long, middle) {
            let text = painter.ctx().words().number(&shown.units.pair()[0].length(length_m));
            plate(painter, at, Align2::CENTER_CENTER, &text, shown.tokens);
        }
    }
}

/// Text on a plate, so that it can be read on the line.
fn plate(painter: &Painter, at: Pos2, anchor: Align2, text: &str, tokens: &Tokens) {
    let galley = painter.layout_no_wrap(text.to_owned(), theme::semibold(12.5), tokens.text);
    let rect = anchor.anchor_size(at, galley.size() + vec2(12.0, 5.0));
    painter.rect_filled(rect, space::CORNER_SMALL, tokens.panel);
    painter.galley(rect.min + vec2(6.0, 2.5), galley, tokens.text);
}
