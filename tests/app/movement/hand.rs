//! A hand on the map: egui with a panel at the left and the map's widget beside it, without a window.

use bevy_egui::egui::{
    Area, Context, Event, Id, Key, Modifiers, Panel, PointerButton, Pos2, RawInput, Rect, Sense,
    TouchDeviceId, TouchId, TouchPhase, Ui, vec2,
};
use high_north::app::map_input_ui;
use high_north::command::Command;
use high_north::view::ScreenPos;

const FRAME_S: f64 = 0.016;
/// Width of the panel: the map begins here.
const PANEL_WIDTH: f32 = 400.0;

pub(crate) struct Hand {
    context: Context,
    time_s: f64,
    modifiers: Modifiers,
    float: Option<Rect>,
    /// The finger that moves egui's pointer, too.
    pointer_finger: Option<u64>,
    click: Option<ScreenPos>,
}

impl Hand {
    pub(crate) fn new() -> Self {
        let mut hand = Self {
            context: Context::default(),
            time_s: 0.0,
            modifiers: Modifiers::NONE,
            float: None,
            pointer_finger: None,
            click: None,
        };
        // egui knows its widgets from the frame before.
        hand.frame(&[]);
        hand.frame(&[]);
        hand
    }

    pub(crate) fn shift(&mut self, is_held: bool) {
        self.modifiers.shift = is_held;
    }

    /// Something that floats above the map from now on.
    pub(crate) fn float(&mut self, rect: Rect) {
        self.float = Some(rect);
    }

    /// The click on the map since the last call.
    pub(crate) fn click(&mut self) -> Option<ScreenPos> {
        self.click.take()
    }

    /// A frame with these events: the commands that follow.
    pub(crate) fn frame(&mut self, events: &[Event]) -> Vec<Command> {
        self.time_s += FRAME_S;
        let held = Event::ModifiersChanged(self.modifiers);
        let events = events.iter().flat_map(|event| self.with_pointer(event));
        let events = std::iter::once(held).chain(events).collect();
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.time_s),
            predicted_dt: FRAME_S as f32,
            events,
            ..RawInput::default()
        };
        let (mut commands, mut click) = (Vec::new(), None);
        let float = self.float;
        let _ = self.context.run_ui(input, |ui| {
            Panel::left("panel").exact_size(PANEL_WIDTH).resizable(false).show(ui, |ui| {
                ui.allocate_response(ui.available_size(), Sense::click_and_drag());
            });
            if let Some(rect) = float {
                let content = |ui: &mut Ui| ui.allocate_response(rect.size(), Sense::click_and_drag());
                Area::new(Id::new("float")).fixed_pos(rect.min).show(ui.ctx(), content);
            }
            let map = ui.available_rect_before_wrap();
            let input = map_input_ui(ui, map);
            commands.extend(input.commands);
            click = click.or(input.click);
        });
        self.click = click.or(self.click);
        commands
    }

    /// A window tells of a finger and, for the first one, of a pointer where that is.
    fn with_pointer(&mut self, event: &Event) -> Vec<Event> {
        let mut events = vec![event.clone()];
        if let Event::Touch { id, phase, pos, .. } = *event
            && self.pointer_finger.is_none_or(|finger| finger == id.0)
        {
            match phase {
                TouchPhase::Start => {
                    self.pointer_finger = Some(id.0);
                    events.extend([Event::PointerMoved(pos), press(pos)]);
                }
                TouchPhase::Move => events.push(Event::PointerMoved(pos)),
                TouchPhase::End => events.extend([release(pos), Event::PointerGone]),
                TouchPhase::Cancel => events.push(Event::PointerGone),
            }
            if matches!(phase, TouchPhase::End | TouchPhase::Cancel) {
                self.pointer_finger = None;
            }
        }
        events
    }
}

pub(crate) fn button(pos: Pos2, button: PointerButton, pressed: bool) -> Event {
    Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE }
}

pub(crate) fn press(pos: Pos2) -> Event {
    button(pos, PointerButton::Primary, true)
}

pub(crate) fn release(pos: Pos2) -> Event {
    button(pos, PointerButton::Primary, false)
}

pub(crate) fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

pub(crate) fn touch(finger: u64, phase: TouchPhase, pos: Pos2) -> Event {
    Event::Touch { device_id: TouchDeviceId(0), id: TouchId(finger), phase, pos, force: None }
}
