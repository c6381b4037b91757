//! The map as a widget: it owns the drags that start on it, and the keys while it has the focus.

use crate::app::Worded as _;
use crate::command::{Command, Keys, entries};
use crate::view::{Contact, ContactEvent, ContactTimes, Gesture, Gestures, ScreenPos};
use bevy_egui::egui::{self, Event, EventFilter, Key, Modifiers, Order, PointerButton, Sense, TouchPhase};

/// Doublings of the scale for a point that the wheel scrolls: a notch is 40 points.
const DOUBLINGS_PER_POINT: f64 = 1.0 / 150.0;
/// Degrees turned for a point of a drag with the right button.
const DEG_PER_POINT: f64 = 0.4;

/// What happened on the map in a frame.
#[derive(Debug, Default)]
pub struct MapInput {
    /// What was asked for.
    pub commands: Vec<Command>,
    /// Where the pointer rests on the map.
    pub hover: Option<ScreenPos>,
    /// Where the map was clicked.
    pub click: Option<ScreenPos>,
    /// Where a finger rests to ask what is there.
    pub long_press: Option<ScreenPos>,
    /// A finger has come down: it may come to rest, which no event tells.
    pub may_rest: bool,
    /// The keyboard's focus came to the map by Tab: it is to be seen.
    pub shows_focus: bool,
}

fn screen_pos(pos: egui::Pos2) -> ScreenPos {
    ScreenPos::new(f64::from(pos.x), f64::from(pos.y))
}

/// Takes the input of the part of the window that is left for the map.
///
/// egui latches a drag to what was under the pointer at the press, so a drag that starts on the map stays
/// the map's and one that starts on a panel stays the panel's.
pub fn map_input_ui(ui: &mut egui::Ui, rect: egui::Rect) -> MapInput {
    let id = egui::Id::new("map");
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let name = ui.words().text("map-name");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Other, true, &name));
    ui.ctx().accesskit_node_builder(id, |node| node.set_role(egui::accesskit::Role::Canvas));
    if response.gained_focus() {
        let is_by_tab = ui.input(|state| state.key_pressed(Key::Tab));
        ui.data_mut(|data| data.insert_temp(id, is_by_tab));
    }
    let is_by_tab = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let mut input = MapInput { shows_focus: response.has_focus() && is_by_tab, ..MapInput::default() };
    keep_from_arrows(ui, &response);
    let is_on_place = is_place_in_focus(ui);
    if is_on_place && ui.input_mut(|state| state.consume_key(Modifiers::NONE, Key::Escape)) {
        response.request_focus();
        ui.data_mut(|data| data.insert_temp(id, true));
    }
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
    // The keys of a place on the map are the map's.
    let has_focus = response.has_focus() || is_on_place;
    let is_pressed = |event: &Event| matches!(event, Event::Key { pressed: true, .. });
    let is_held = has_focus && ui.input(|state| state.events.iter().any(is_pressed));
    let by_keys = keys_ui(ui, has_focus, is_on_place);
    // Who turns a page or lets the story play does not stop it.
    if is_held && !by_keys.first().is_some_and(Command::tells_story) {
        input.commands.push(Command::Hold);
    }
    input.commands.extend(by_keys);
    side_buttons(ui, &mut input.commands);
    input
}

/// An arrow key moves the keyboard to another widget until its owner has had it for two passes and said that the arrows
/// are its own. What such an arrow takes away from the map comes back.
fn keep_from_arrows(ui: &egui::Ui, response: &egui::Response) {
    const ARROWS: [Key; 4] = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    let id = response.id.with("arrows");
    let (passes, is_taken) = ui.data(|data| data.get_temp::<(u8, bool)>(id)).unwrap_or_default();
    if is_taken {
        response.request_focus();
    }
    let passes = if response.has_focus() { passes.saturating_add(1) } else { 0 };
    let has_arrow = ui.input(|state| ARROWS.into_iter().any(|key| state.key_pressed(key)));
    ui.data_mut(|data| data.insert_temp(id, (passes, passes > 0 && passes < 3 && has_arrow)));
}

/// Says that the widget of a place on the map has the keyboard. Its keys are still the map's, but for Escape, which
/// goes from the place back to the map.
pub(in crate::app) fn set_place_in_focus(ctx: &egui::Context, id: egui::Id) {
    ctx.data_mut(|data| data.insert_temp(place_in_focus(), id));
}

fn is_place_in_focus(ui: &egui::Ui) -> bool {
    let place: Option<egui::Id> = ui.data(|data| data.get_temp(place_in_focus()));
    place.is_some() && ui.memory(egui::Memory::focused) == place
}

fn place_in_focus() -> egui::Id {
    egui::Id::new("place of the map in focus")
}

/// What pointer and fingers do on the map.
fn pointer(ui: &egui::Ui, response: &egui::Response, input: &mut MapInput) {
    input.hover = response.hover_pos().map(screen_pos);
    let id = response.id.with("gestures");
    let mut gestures = ui.data(|data| data.get_temp::<Gestures>(id)).unwrap_or_default();
    let events = contact_events(ui, response);
    let (time_s, shift, is_touched, is_down) = ui.input(|state| {
        let is_touched = state.any_touches();
        (state.time, state.modifiers.shift, is_touched, is_touched || state.pointer.primary_down())
    });
    input.may_rest =
        events.iter().any(|(event, _)| matches!(event, ContactEvent::Down(Contact::Finger(_), _)));
    for gesture in gestures.step(&events, time_s) {
        obey(gesture, shift, input);
    }
    if !is_down {
        gestures.let_go();
    }
    ui.data_mut(|data| data.insert_temp(id, gestures));
    if !is_touched {
        second_button(ui, response, input);
        wheel(ui, response, input);
    }
}

fn obey(gesture: Gesture, shift: bool, input: &mut MapInput) {
    let zoom = |doublings, at| Command::Zoom { doublings, about: Some(at) };
    let command = match gesture {
        Gesture::Hold => Command::Hold,
        Gesture::Drag { from, to } => Command::Drag { from, to },
        Gesture::Pinch { from, to, doublings, degrees } => Command::Pinch { from, to, doublings, degrees },
        Gesture::EndTurn => Command::EndTurn,
        Gesture::Fling { at, velocity } => Command::Fling { at, velocity },
        Gesture::DoubleTap(at) => zoom(if shift { -1.0 } else { 1.0 }, at),
        Gesture::TwoFingerTap(at) => zoom(-1.0, at),
        Gesture::Tap(at) => {
            input.click = Some(at);
            return;
        }
        Gesture::LongPress(at) => {
            input.long_press = Some(at);
            return;
        }
    };
    input.commands.push(command);
}

/// Says when the contacts that the next pass tells of happened. Without it, each happened in its frame.
#[cfg(target_arch = "wasm32")]
pub(in crate::app) fn set_contact_times(ctx: &egui::Context, times: ContactTimes) {
    ctx.data_mut(|data| data.insert_temp(contact_times(), times));
}

fn contact_times() -> egui::Id {
    egui::Id::new("times of contacts")
}

/// The contacts with the map in this frame, and when they happened.
///
/// Where fingers touch, egui's pointer is the first of them: then only fingers count.
fn contact_events(ui: &egui::Ui, response: &egui::Response) -> Vec<(ContactEvent, f64)> {
    let (events, is_touched, frame_s) =
        ui.input(|state| (state.events.clone(), state.any_touches(), state.time));
    let mut times: ContactTimes = ui.data(|data| data.get_temp(contact_times())).unwrap_or_default();
    let is_touch = is_touched || events.iter().any(|event| matches!(event, Event::Touch { .. }));
    let is_bare = |pos: egui::Pos2| {
        let is_covered = ui.ctx().layer_id_at(pos).is_some_and(|layer| layer.order != Order::Background);
        response.rect.contains(pos) && !is_covered
    };
    let is_released = events.iter().any(|event| matches!(event, Event::PointerButton { pressed: false, .. }));
    let pointer_down = events.iter().find_map(|event| match event {
        Event::PointerButton { pos, pressed: true, .. } => Some(*pos),
        _ => None,
    });
    // egui knows who owns its pointer; a further finger belongs to what lies under it. And so does what begins within a
    // slow frame in which the pointer is let go: after that it is nobody's, even where it is down again.
    let is_owned = |pos: egui::Pos2| match pointer_down == Some(pos) && !is_released {
        true => response.is_pointer_button_down_on(),
        false => is_bare(pos),
    };
    let contact_event = |event: &Event| match *event {
        Event::Touch { id, phase, pos, .. } => {
            let (finger, at) = (Contact::Finger(id.0), screen_pos(pos));
            let event = match phase {
                TouchPhase::Start => ContactEvent::Down(finger, at),
                TouchPhase::Move => ContactEvent::Move(finger, at),
                TouchPhase::End => ContactEvent::Up(finger, at),
                TouchPhase::Cancel => ContactEvent::Cancel(finger),
            };
            Some((event, pos))
        }
        Event::PointerMoved(pos) if !is_touch => {
            Some((ContactEvent::Move(Contact::Mouse, screen_pos(pos)), pos))
        }
        Event::PointerButton { pos, button: PointerButton::Primary, pressed, .. } if !is_touch => {
            let what = if pressed { ContactEvent::Down } else { ContactEvent::Up };
            Some((what(Contact::Mouse, screen_pos(pos)), pos))
        }
        _ => None,
    };
    let mut contacts = Vec::new();
    for (event, pos) in events.iter().filter_map(contact_event) {
        // What is not the map's has taken its time as well.
        let happened_s = times.take(&event).unwrap_or(frame_s);
        if !matches!(event, ContactEvent::Down(..)) || is_owned(pos) {
            contacts.push((event, happened_s));
        }
    }
    contacts
}

/// The right button turns the map, and a double click of it zooms out.
fn second_button(ui: &egui::Ui, response: &egui::Response, input: &mut MapInput) {
    let button = PointerButton::Secondary;
    let is_pressed = ui.input(|state| state.pointer.button_pressed(button));
    if is_pressed && response.is_pointer_button_down_on() {
        input.commands.push(Command::Hold);
    }
    if response.double_clicked_by(button) {
        let about = response.interact_pointer_pos().map(screen_pos);
        input.commands.push(Command::Zoom { doublings: -1.0, about });
    }
    let to_the_right = response.drag_delta().x;
    if response.dragged_by(button) && to_the_right != 0.0 {
        input.commands.push(Command::Twist { degrees: -f64::from(to_the_right) * DEG_PER_POINT });
    }
    if response.drag_stopped_by(button) {
        input.commands.push(Command::EndTurn);
    }
}

/// egui spreads a notch of the wheel over some frames, so the wheel is obeyed at once.
fn wheel(ui: &egui::Ui, response: &egui::Response, input: &mut MapInput) {
    let Some(pos) = response.hover_pos().map(screen_pos) else { return };
    let (scroll, pinch) = ui.input(|state| (state.smooth_scroll_delta(), state.zoom_delta()));
    let doublings = f64::from(scroll.y) * DOUBLINGS_PER_POINT + f64::from(pinch.max(0.01).log2());
    if doublings != 0.0 {
        input.commands.push(Command::Pinch { from: pos, to: pos, doublings, degrees: 0.0 });
    }
}

/// The buttons at the side of a mouse go back and forward, wherever it is. In a browser they are the browser's.
fn side_buttons(ui: &egui::Ui, commands: &mut Vec<Command>) {
    if cfg!(target_arch = "wasm32") {
        return;
    }
    for (button, command) in
        [(PointerButton::Extra1, Command::Back), (PointerButton::Extra2, Command::Forward)]
    {
        if ui.input(|state| state.pointer.button_pressed(button)) {
            commands.push(command);
        }
    }
}

/// The commands of keys that are pressed: those that work anywhere, and with the focus on the map all.
fn keys_ui(ui: &egui::Ui, has_focus: bool, is_on_place: bool) -> Vec<Command> {
    let is_typing = ui.ctx().text_edit_focused();
    let mut table: Vec<(Keys, Command)> = entries()
        .into_iter()
        .flat_map(|entry| entry.keys.into_iter().map(move |keys| (keys, entry.command.clone())))
        .filter(|(keys, _)| has_focus || keys.is_global() || (!is_typing && keys.is_global_but_in_text()))
        // Space opens the place that has the keyboard.
        .filter(|(keys, _)| !is_on_place || keys.key != "Space")
        .collect();
    // What is held with a key comes first: a plain key matches with Shift held too, because on many keyboards plus is
    // Shift and another key.
    table.sort_by_key(|(keys, _)| !(keys.shift || keys.ctrl || keys.alt));
    let mut commands = Vec::new();
    ui.input_mut(|state| {
        for (keys, command) in table {
            let Some(key) = Key::from_name(keys.key) else { continue };
            let modifiers =
                Modifiers { alt: keys.alt, shift: keys.shift, command: keys.ctrl, ..Modifiers::default() };
            for _ in 0..state.count_and_consume_key(modifiers, key) {
                commands.push(command.clone());
            }
        }
    });
    commands
}
