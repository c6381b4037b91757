//! The keys that scroll a page of the reader while the focus is in it.

use crate::view::Scrolled;
use bevy_egui::egui::{Key, Modifiers, Ui};

/// What an arrow key scrolls by, in points: two lines of text.
const ARROW: f32 = 54.0;
/// What stays in view of the page before, in points.
const OVERLAP: f32 = 54.0;

/// Which keys a page takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keys {
    /// All that scroll: those of a text that has the focus itself.
    All,
    /// All but the space bar, which presses what has the focus.
    WithoutSpace,
    /// Only those that turn a whole page: the others are for a list, or for a text that is typed.
    Pages,
}

/// By how much the keys that were pressed scroll a page down, in points. `None` where none was pressed.
pub(super) fn scroll_by(ui: &Ui, keys: Keys, scrolled: Scrolled) -> Option<f32> {
    let page = (scrolled.height - OVERLAP).max(scrolled.height / 2.0);
    let to_end = (scrolled.content_height - scrolled.height - scrolled.offset).max(0.0);
    let mut table = vec![(Modifiers::NONE, Key::PageDown, page), (Modifiers::NONE, Key::PageUp, -page)];
    if keys != Keys::Pages {
        table.extend([
            (Modifiers::NONE, Key::ArrowDown, ARROW),
            (Modifiers::NONE, Key::ArrowUp, -ARROW),
            (Modifiers::NONE, Key::Home, -scrolled.offset),
            (Modifiers::NONE, Key::End, to_end),
        ]);
    }
    if keys == Keys::All {
        // Shift first: a plain key matches with Shift held too.
        table.splice(0..0, [(Modifiers::SHIFT, Key::Space, -page), (Modifiers::NONE, Key::Space, page)]);
    }
    ui.input_mut(|input| {
        let mut by = None;
        for (modifiers, key, points) in table {
            let count = input.count_and_consume_key(modifiers, key);
            if count > 0 {
                *by.get_or_insert(0.0) += points * count as f32;
            }
        }
        by
    })
}
