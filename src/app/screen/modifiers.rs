//! Which modifier keys are held at each key of a frame.
//!
//! bevy_egui 0.42 gives all keys of a frame the modifiers that are held at its end. Where a frame takes as long as a
//! finger is on the keys, as on a page without a graphics card, Alt+← would then be ←.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardFocusLost, KeyboardInput};
use bevy::prelude::*;
use bevy_egui::EguiInput;
use bevy_egui::egui::{Event, Modifiers};
use bevy_egui::helpers::{bevy_to_egui_key, bevy_to_egui_physical_key};
use bevy_egui::input::ModifierKeysState;

/// Gives each key the modifiers that were held when it was pressed or let go.
pub(super) fn tell_modifiers(
    mut keys: MessageReader<KeyboardInput>,
    mut lost: MessageReader<KeyboardFocusLost>,
    mut inputs: Query<&mut EguiInput>,
    mut held: Local<ModifierKeysState>,
) {
    if lost.read().count() > 0 {
        (held.shift, held.ctrl, held.alt, held.win) = (false, false, false, false);
    }
    let then = modifiers_of(keys.read(), &mut held);
    for mut input in &mut inputs {
        let events = &mut input.bypass_change_detection().events;
        let of_keys = events.iter_mut().filter_map(|event| match event {
            Event::Key { modifiers, .. } => Some(modifiers),
            _ => None,
        });
        for (modifiers, then) in of_keys.zip(&then) {
            *modifiers = *then;
        }
    }
}

/// The modifiers at each key that egui knows, in their order; `held` goes on from frame to frame.
fn modifiers_of<'a>(
    keys: impl Iterator<Item = &'a KeyboardInput>,
    held: &mut ModifierKeysState,
) -> Vec<Modifiers> {
    let mut modifiers = Vec::new();
    for KeyboardInput { logical_key, key_code, state, .. } in keys {
        let is_held = *state == ButtonState::Pressed;
        match logical_key {
            Key::Shift => held.shift = is_held,
            Key::Control => held.ctrl = is_held,
            Key::Alt => held.alt = is_held,
            Key::Super | Key::Meta => held.win = is_held,
            _ => {}
        }
        if bevy_to_egui_key(logical_key).or(bevy_to_egui_physical_key(key_code)).is_some() {
            modifiers.push(held.to_egui_modifiers());
        }
    }
    modifiers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(logical_key: Key, key_code: KeyCode, state: ButtonState) -> KeyboardInput {
        KeyboardInput { key_code, logical_key, state, text: None, repeat: false, window: Entity::PLACEHOLDER }
    }

    #[test]
    fn a_key_has_the_modifiers_of_its_own_moment_and_not_those_of_the_frame_s_end() {
        use ButtonState::{Pressed, Released};
        let arrow = |state| key(Key::ArrowLeft, KeyCode::ArrowLeft, state);
        let alt = |state| key(Key::Alt, KeyCode::AltLeft, state);
        let mut held = ModifierKeysState::default();
        let frame = [alt(Pressed), arrow(Pressed), arrow(Released), alt(Released), arrow(Pressed)];
        assert_eq!(modifiers_of(frame.iter(), &mut held), [Modifiers::ALT, Modifiers::ALT, Modifiers::NONE]);
        modifiers_of([alt(Pressed)].iter(), &mut held);
        assert_eq!(
            modifiers_of([arrow(Pressed)].iter(), &mut held),
            [Modifiers::ALT],
            "held since a frame before"
        );
    }
}
