//! The keys of the search: those of the list under the field, and what is typed before the field can take it.

use super::field_id;
use bevy_egui::egui::{Event, Key, Modifiers, Ui};

/// Lines that PageUp and PageDown go.
const PAGE: usize = 8;

/// What is typed before the field has the focus, which would be keys of the map. The slash that opens the search is none
/// of it.
pub(super) fn typed_ahead(ui: &Ui) -> String {
    ui.input_mut(|input| {
        let mut typed = String::new();
        input.events.retain(|event| match event {
            Event::Text(text) => {
                typed.push_str(text);
                false
            }
            Event::Key { key, pressed: true, modifiers, .. } => {
                *key == Key::Escape || modifiers.command || modifiers.alt
            }
            _ => true,
        });
        typed.trim_start_matches('/').to_owned()
    })
}

/// The keys that are the list's while the field has the focus.
#[derive(Debug, Default)]
pub(super) struct ListKeys {
    by: i64,
    to_start: bool,
    to_end: bool,
    pub(super) enters: bool,
    pub(super) closes: bool,
}

impl ListKeys {
    /// Takes the keys away from the field.
    pub(super) fn taken(ui: &Ui) -> Self {
        if !ui.memory(|memory| memory.has_focus(field_id())) {
            return Self::default();
        }
        ui.input_mut(|input| {
            let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key) as i64;
            let page = PAGE as i64;
            let by = count(Key::ArrowDown) - count(Key::ArrowUp)
                + page * (count(Key::PageDown) - count(Key::PageUp));
            let [to_start, to_end, enters, escapes] =
                [Key::Home, Key::End, Key::Enter, Key::Escape].map(|key| count(key) > 0);
            // In a field, egui would take it for the command that deletes to the end of the line.
            let closes = escapes || input.consume_key(Modifiers::COMMAND, Key::K);
            Self { by, to_start, to_end, enters, closes }
        })
    }

    pub(super) fn is_moved(&self) -> bool {
        self.by != 0 || self.to_start || self.to_end
    }

    /// The line that is chosen after these keys; one step beyond an end leads to the other.
    pub(super) fn moved(&self, chosen: usize, count: usize) -> usize {
        let Some(last) = count.checked_sub(1) else { return 0 };
        match (self.to_start, self.to_end, self.by) {
            (true, ..) => 0,
            (_, true, _) => last,
            (_, _, -1) if chosen == 0 => last,
            (_, _, 1) if chosen >= last => 0,
            (_, _, by) => (chosen.min(last) as i64 + by).clamp(0, last as i64) as usize,
        }
    }
}
