//! The map as a widget: it owns the drags that start on it, and the keys while it has the focus.

use crate::command::{Command, KEY_PAN_PX, KEY_TURN_DEG};
use crate::view::ScreenPos;
use bevy_egui::egui::{self, EventFilter, Key, Modifiers, PointerButton, Sense};

/// Doublings of the scale for a notch of the wheel (50 points in egui).
const DOUBLINGS_PER_POINT: f64 = 1.0 / 150.0;
/// Degrees turned for a point of a drag with the right button.
const DEG_PER_POINT: f64 = 0.4;

/// What happened on the map in this frame.
#[derive(Debug, Default)]
pub(in crate::app) struct MapInput {
    /// What was asked for.
    pub(in crate::app) commands: Vec<Command>,
    /// Where the pointer rests on the map.
    pub(in crate::app) hover: Option<ScreenPos>,
    /// Where the map was clicked.
    pub(in crate::app) click: Option<ScreenPos>,
    /// The keyboard's focus came to the map by Tab: it is to be seen.
    pub(in crate::app) shows_focus: bool,
}

fn screen_pos(pos: egui::Pos2) -> ScreenPos {
    ScreenPos::new(f64::from(pos.x), f64::from(pos.y))
}

/// Takes the input of the part of the window that is left for the map.
///
/// egui latches a drag to what was under the pointer at the press, so a drag that starts on the map stays
/// the map's and one that starts on a panel stays the panel's.
pub(in crate::app) fn map_input_ui(ui: &mut egui::Ui, rect: egui::Rect) -> MapInput {
    let id = egui::Id::new("map");
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::WidgetType::Other,
            true,
            "Map: arrows pan, plus and minus zoom, N next place",
        )
    });
    if response.gained_focus() {
        let is_by_tab = ui.input(|state| state.key_pressed(Key::Tab));
        ui.data_mut(|data| data.insert_temp(id, is_by_tab));
    }
    let is_by_tab = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let mut input = MapInput { shows_focus: response.has_focus() && is_by_tab, ..MapInput::default() };
    if response.clicked() || response.drag_started() || ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    ui.memory_mut(|memory| {
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            ..EventFilter::default()
        };
        memory.set_focus_lock_filter(id, filter);
    });
    pointer(ui, &response, &mut input);
    if response.has_focus() {
        keys(ui, &mut input.commands);
    }
    input
}

fn pointer(ui: &egui::Ui, response: &egui::Response, input: &mut MapInput) {
    input.hover = response.hover_pos().map(screen_pos);
    if response.double_clicked() {
        let about = response.interact_pointer_pos().map(screen_pos);
        input.commands.push(Command::Zoom { doublings: 1.0, about });
    } else if response.clicked() {
        input.click = response.interact_pointer_pos().map(screen_pos);
    }
    let touch =
        ui.input(egui::InputState::multi_touch).filter(|touch| response.rect.contains(touch.center_pos));
    if let Some(touch) = touch {
        let to = touch.center_pos;
        let from = to - touch.translation_delta;
        input.commands.push(Command::Drag { from: screen_pos(from), to: screen_pos(to) });
        let doublings = f64::from(touch.zoom_delta.max(0.01).log2());
        input.commands.push(Command::Zoom { doublings, about: Some(screen_pos(to)) });
        if touch.rotation_delta != 0.0 {
            input.commands.push(Command::Turn { degrees: -f64::from(touch.rotation_delta.to_degrees()) });
        }
        return;
    }
    if let Some(to) = response.interact_pointer_pos() {
        let delta = response.drag_delta();
        if response.dragged_by(PointerButton::Secondary) && delta.x != 0.0 {
            input.commands.push(Command::Turn { degrees: -f64::from(delta.x) * DEG_PER_POINT });
        } else if response.dragged() && delta != egui::Vec2::ZERO {
            input.commands.push(Command::Drag { from: screen_pos(to - delta), to: screen_pos(to) });
        }
    }
    if let Some(pos) = response.hover_pos() {
        let (scroll, pinch) = ui.input(|state| (state.smooth_scroll_delta(), state.zoom_delta()));
        let doublings = f64::from(scroll.y) * DOUBLINGS_PER_POINT + f64::from(pinch.max(0.01).log2());
        if doublings != 0.0 {
            input.commands.push(Command::Zoom { doublings, about: Some(screen_pos(pos)) });
        }
    }
}

fn keys(ui: &egui::Ui, commands: &mut Vec<Command>) {
    let zoom = |doublings| Command::Zoom { doublings, about: None };
    let pan = |x: f64, y: f64| Command::Pan { dx_px: x * KEY_PAN_PX, dy_px: y * KEY_PAN_PX };
    let turn = |degrees| Command::Turn { degrees };
    let plain = Modifiers::NONE;
    let shift = Modifiers::SHIFT;
    // Shift first: a plain key matches with Shift held too.
    let table = [
        (shift, Key::ArrowLeft, turn(-KEY_TURN_DEG)),
        (shift, Key::ArrowRight, turn(KEY_TURN_DEG)),
        (plain, Key::ArrowLeft, pan(-1.0, 0.0)),
        (plain, Key::ArrowRight, pan(1.0, 0.0)),
        (plain, Key::ArrowUp, pan(0.0, -1.0)),
        (plain, Key::ArrowDown, pan(0.0, 1.0)),
        // On many keyboards plus is Shift and another key, so Shift says nothing there.
        (plain, Key::Plus, zoom(1.0)),
        (plain, Key::Equals, zoom(1.0)),
        (shift, Key::Minus, zoom(-2.0)),
        (plain, Key::Minus, zoom(-1.0)),
        (plain, Key::Num0, Command::NorthUp),
        (plain, Key::Home, Command::Home),
        (plain, Key::N, Command::NextPlace),
        (plain, Key::PageDown, Command::NextPlace),
        (plain, Key::P, Command::PreviousPlace),
        (plain, Key::PageUp, Command::PreviousPlace),
        (plain, Key::Escape, Command::Close),
        (plain, Key::R, Command::ToggleReader),
        (plain, Key::L, Command::ToggleLayers),
        (plain, Key::G, Command::NextProjection),
        (plain, Key::M, Command::ToggleMeasure),
        (plain, Key::Backspace, Command::RemoveMeasurePoint),
        (plain, Key::C, Command::ToggleCompare),
        (plain, Key::T, Command::NextTheme),
        (plain, Key::Questionmark, Command::ToggleHelp),
    ];
    ui.input_mut(|state| {
        for (modifiers, key, command) in table {
            for _ in 0..state.count_and_consume_key(modifiers, key) {
                commands.push(command.clone());
            }
        }
    });
}
