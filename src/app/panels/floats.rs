//! What floats on the map: the card of a place, day and night, layers, shortcuts and the load report.

use super::compare::compare_ui;
use super::daylight::{self, Daylight, daylight_ui};
use super::dropped_on_map::dropped_card_ui;
use super::export::export_ui;
use super::help::help_ui;
use super::layers::{Layers, layers_ui};
use super::measure::{Measure, measure_ui};
use super::menu::menu_ui;
use super::place_card::place_card_ui;
use super::report::report_ui;
use super::settings::settings_ui;
use super::{EDGE, NARROW, Panels, card, name_card, toolbar, widgets};
use crate::app::Worded as _;
use crate::app::state::Interface;
use crate::atlas::PlaceIndex;
use crate::command::Command;
use crate::sphere::{Instant, LonLat};
use bevy_egui::egui::{Context, Order, Pos2, Rect, Ui, pos2, vec2};

/// Width of the card in points.
const CARD_WIDTH: f32 = 360.0;
/// The least width of the map beside the card in points.
const CLEAR_WIDTH: f32 = 200.0;
/// Height of the scale bar with what is around it, in points.
const SCALE_BAR_ROOM: f32 = 44.0;
/// Height of the line with the position above it, in points.
const POSITION_ROOM: f32 = 24.0;
/// Width of the box with what is measured, in points.
const MEASURE_WIDTH: f32 = 350.0;
/// Width of layers and legend, in points.
const LAYERS_WIDTH: f32 = 340.0;

/// The part of the map's rectangle that the card of a place does not cover: what is selected should come to
/// stand in its middle.
pub fn clear_rect(map: Rect, window_width: f32, is_card_open: bool) -> Rect {
    let covered = card_rect(map).width() + 2.0 * EDGE;
    if is_card_open && window_width >= NARROW && map.width() - covered >= CLEAR_WIDTH {
        Rect::from_min_max(map.min, map.max - vec2(covered, 0.0))
    } else {
        map
    }
}

/// Whether a map of this width, in points, has room for the card and for itself.
pub(super) fn has_room_for_card(map_width: f32) -> bool {
    map_width - CARD_WIDTH - 2.0 * EDGE >= CLEAR_WIDTH
}

/// Whether the pointer at `pos` is the panels' and not the map's, where `map` is what [`panels_ui`](super::panels_ui)
/// returned: it is beside the map, or on something that floats on it.
pub fn is_over_panels(ctx: &Context, map: Rect, pos: Pos2) -> bool {
    !map.contains(pos) || ctx.layer_id_at(pos).is_some_and(|layer| layer.order != Order::Background)
}

/// Where the card stands on the map: at its right, above the credits.
fn card_rect(map: Rect) -> Rect {
    let width = CARD_WIDTH.min(map.width() - 2.0 * EDGE - toolbar::TOOLBAR_WIDTH).max(220.0);
    let left_top = map.right_top() + vec2(-width - EDGE, EDGE);
    Rect::from_min_size(left_top, vec2(width, (map.height() - 2.0 * EDGE - 18.0).max(120.0)))
}

/// The name of the card: its id in egui's memory.
const CARD: &str = "card";

/// What the card covers of `map`, of which it leaves `clear` free, as it was drawn last; nothing where it does not float.
pub fn floating_card_rect(ctx: &Context, map: Rect, clear: Rect) -> Option<Rect> {
    (map != clear).then(|| ctx.memory(|memory| memory.area_rect(CARD))).flatten()
}

pub(super) fn card_ui(ui: &Ui, map: Rect, place: PlaceIndex, state: &Panels<'_>, out: &mut Vec<Command>) {
    let rect = card_rect(map);
    widgets::float_area(ui, CARD, rect, |ui| {
        widgets::float_frame(state.tokens(), 0).show(ui, |ui| {
            ui.set_width(rect.width() - 2.0);
            place_card_ui(ui, &card(state, place), rect.height() - 2.0, out);
        });
        name_card(ui, state, place);
    });
}

/// What a screen reader calls the card.
pub(super) fn card_name<'a>(state: &Panels<'a>, place: PlaceIndex) -> &'a str {
    state.atlas.place(place).map_or("", |place| place.name.as_str())
}

/// The place that is open, where it is a point: an area has no one length of the day.
fn lit_place<'a>(state: &Panels<'a>) -> Option<(&'a str, LonLat)> {
    let place = state.selected.and_then(|index| state.atlas.place(index))?;
    matches!(place.geometry, geo::Geometry::Point(_)).then_some((place.name.as_str(), place.anchor))
}

fn daylight_of<'a>(state: &Panels<'a>, instant: Instant) -> Daylight<'a> {
    Daylight { instant, place: lit_place(state), atlas: state.atlas, tokens: state.tokens() }
}

/// Names of the areas that float: their ids in egui's memory.
mod area {
    pub(super) const DROPPED: &str = "dropped card";
    pub(super) const MEASURE: &str = "measure";
    pub(super) const DAYLIGHT: &str = "daylight";
    pub(super) const LAYERS: &str = "layers";
    pub(super) const COMPARE: &str = "compare";
    pub(super) const REPORT: &str = "report";
    pub(super) const HELP: &str = "help";
    pub(super) const SETTINGS: &str = "settings";
    pub(super) const MENU: &str = "menu";
    pub(super) const EXPORT: &str = "export";
    pub(super) const STORY: &str = super::super::story::AREA;
    pub(super) const TIME: &str = super::super::time::AREA;
    pub(super) const SEARCH: &str = crate::app::panels::search::AREA;
}

/// Where the panels that are open float, in points, as they were drawn last. The card is not among them: see
/// [`clear_rect`].
pub fn floating_rects(ctx: &Context, interface: &Interface) -> Vec<Rect> {
    let areas = [
        (area::MEASURE, interface.measuring.is_some()),
        (area::DAYLIGHT, interface.daylight.is_some()),
        (area::LAYERS, interface.layers_open),
        (area::COMPARE, interface.compare_open),
        (area::REPORT, interface.report_open),
        (area::HELP, interface.help_open),
        (area::SETTINGS, interface.settings_open),
        (area::MENU, interface.menu_open),
        (area::EXPORT, interface.export_open),
        (area::STORY, interface.lent.is_some()),
        (area::TIME, interface.moment.is_some()),
        (area::SEARCH, interface.search.is_some()),
    ];
    let open = areas.into_iter().filter(|(_, is_open)| *is_open);
    ctx.memory(|memory| open.filter_map(|(id, _)| memory.area_rect(id)).collect())
}

/// What is open and floats, with its name in egui's memory: the last is on top.
fn open_floats(state: &Panels<'_>) -> [(&'static str, bool); 9] {
    [
        (area::DROPPED, state.dropped_feature.is_some()),
        (area::MEASURE, state.measuring.is_some()),
        (area::DAYLIGHT, state.daylight.is_some()),
        (area::LAYERS, state.layers_open),
        (area::COMPARE, state.compare.is_some()),
        (area::REPORT, state.report_open),
        (area::HELP, state.help_open),
        (area::SETTINGS, state.settings_open),
        (area::MENU, state.menu_open),
    ]
}

/// The name of what floats on top, where anything does.
pub(super) fn top_float(state: &Panels<'_>) -> Option<&'static str> {
    open_floats(state).into_iter().rfind(|(_, is_open)| *is_open).map(|(name, _)| name)
}

/// Nothing open but what floats on top.
fn only_top<'a>(state: &Panels<'a>) -> Panels<'a> {
    let top = top_float(state);
    let is_top = |name: &str| top == Some(name);
    Panels {
        dropped_feature: state.dropped_feature.filter(|_| is_top(area::DROPPED)),
        measuring: state.measuring.filter(|_| is_top(area::MEASURE)),
        daylight: state.daylight.filter(|_| is_top(area::DAYLIGHT)),
        layers_open: is_top(area::LAYERS),
        compare: state.compare.filter(|_| is_top(area::COMPARE)),
        report_open: is_top(area::REPORT),
        help_open: is_top(area::HELP),
        settings_open: is_top(area::SETTINGS),
        menu_open: is_top(area::MENU),
        ..*state
    }
}

/// Day and night, layers, shortcuts and report, whichever are open; the last is on top. Story bar and axis of time, of which
/// `bar` is the upper one, stand below them.
/// In a narrow window that on top is alone, in `narrow_room` at the bottom.
pub(super) fn floats_ui(
    ui: &Ui,
    map: Rect,
    narrow_room: Option<Rect>,
    bar: Option<Rect>,
    state: &Panels<'_>,
    out: &mut Vec<Command>,
) {
    if let Some(room) = narrow_room {
        let state = only_top(state);
        if let Some(instant) = state.daylight {
            let daylight = daylight_of(&state, instant);
            let bottom = ui.ctx().content_rect().bottom();
            daylight_ui(ui, room.translate(vec2(0.0, bottom - room.bottom())), &daylight, out);
        }
        if let Some(line) = state.measuring {
            let (units, notation) = (state.settings.units, state.settings.notation);
            measure_ui(ui, room, &Measure { line, units, notation, tokens: state.tokens() }, out);
        }
        titled_ui(ui, room, &state, out);
        if let Some(open) = state.dropped_feature {
            dropped_card_ui(ui, room, open, &state, out);
        }
        return;
    }
    let buttons = toolbar::toolbar_rect(map).size();
    let corner = if toolbar::is_row(map) { vec2(EDGE, buttons.y) } else { vec2(buttons.x, EDGE) };
    let mut foot = EDGE + SCALE_BAR_ROOM + POSITION_ROOM;
    if let Some(bar) = bar {
        foot = foot.max(map.bottom() - bar.top() + EDGE);
    }
    let mut room = Rect::from_min_max(map.min + corner, map.max - vec2(EDGE, foot));
    if let Some(line) = state.measuring {
        let (units, notation) = (state.settings.units, state.settings.notation);
        let rect = Rect::from_min_size(room.min, vec2(MEASURE_WIDTH.min(room.width()), room.height()));
        measure_ui(ui, rect, &Measure { line, units, notation, tokens: state.tokens() }, out);
        // What else floats stands below it.
        let area = ui.memory(|memory| memory.area_rect(area::MEASURE));
        let bottom = area.map_or(room.top(), |area| area.bottom());
        room.min.y = (bottom + EDGE).min(room.bottom() - 80.0).max(room.top());
    }
    if let Some(instant) = state.daylight {
        let daylight = daylight_of(state, instant);
        let left = daylight_left(map, room, state.layers_open);
        daylight_ui(ui, Rect::from_min_max(pos2(left, room.top()), room.max), &daylight, out);
    }
    titled_ui(ui, room, state, out);
    if let Some(open) = state.dropped_feature {
        dropped_card_ui(ui, card_rect(map), open, state, out);
    }
}

/// Where day and night begin: beside the layers where both fit, else under the buttons where there is room.
fn daylight_left(map: Rect, room: Rect, is_beside_layers: bool) -> f32 {
    let beside_layers = room.left() + LAYERS_WIDTH + EDGE;
    if is_beside_layers && room.right() - beside_layers >= daylight::WIDTH {
        beside_layers
    } else if map.height() >= daylight::ROOM_BELOW_BUTTONS {
        map.left() + EDGE
    } else {
        room.left()
    }
}

/// Whether this is all the room that a narrow window has for a panel, which takes all of its width.
pub(super) fn is_alone(room: Rect) -> bool {
    room.width() < NARROW && room.left() < 1.0
}

/// What has a title and a button that closes it.
fn titled_ui(ui: &Ui, room: Rect, state: &Panels<'_>, out: &mut Vec<Command>) {
    let tokens = state.tokens();
    let words = ui.words();
    let name = |command: &Command| widgets::name_of(command, words);
    let within =
        |width: f32| Rect::from_min_size(room.min, vec2(width.min(room.width()).max(120.0), room.height()));
    let within = |width: f32| if is_alone(room) { room } else { within(width) };
    if state.layers_open {
        let layers = Layers {
            atlas: state.atlas,
            state: state.layers,
            view: state.view,
            dropped: state.dropped,
            settings: &state.settings,
            projection: state.projection,
            is_daylight_shown: state.daylight.is_some(),
            theme: state.settings.theme,
        };
        let (rect, title, close) =
            (within(LAYERS_WIDTH), name(&Command::ToggleLayers), Command::ToggleLayers);
        widgets::float(ui, area::LAYERS, rect, &title, close, tokens, out, |ui, out| {
            layers_ui(ui, &layers, out);
        });
    }
    if let Some(compare) = &state.compare {
        let (rect, title, close) = (within(460.0), name(&Command::ToggleCompare), Command::ToggleCompare);
        widgets::float(ui, area::COMPARE, rect, &title, close, tokens, out, |ui, out| {
            compare_ui(ui, compare, state.atlas, state.settings.units, tokens, out);
        });
    }
    if state.report_open {
        let (rect, title, close) = (within(420.0), name(&Command::ToggleReport), Command::ToggleReport);
        widgets::float(ui, area::REPORT, rect, &title, close, tokens, out, |ui, _| {
            report_ui(ui, state.report, tokens);
        });
    }
    if state.help_open {
        let (rect, title, close) = (within(400.0), name(&Command::ToggleHelp), Command::ToggleHelp);
        widgets::float(ui, area::HELP, rect, &title, close, tokens, out, |ui, _| help_ui(ui, tokens));
    }
    if state.settings_open {
        let (rect, title, close) = (within(340.0), name(&Command::ToggleSettings), Command::ToggleSettings);
        widgets::float(ui, area::SETTINGS, rect, &title, close, tokens, out, |ui, out| {
            settings_ui(ui, &state.settings, tokens, out);
        });
    }
    if let Some(export) = &state.export {
        let (rect, title, close) = (within(320.0), name(&Command::ToggleExport), Command::ToggleExport);
        widgets::float(ui, area::EXPORT, rect, &title, close, tokens, out, |ui, out| {
            export_ui(ui, export, tokens, out);
        });
    }
    if state.menu_open {
        let (rect, title, close) = (within(320.0), name(&Command::ToggleMenu), Command::ToggleMenu);
        widgets::float(ui, area::MENU, rect, &title, close, tokens, out, |ui, out| menu_ui(ui, tokens, out));
    }
}
