//! The Tab key: the canvas is one stop of it, and the browser takes the focus on to the next.
//!
//! egui would at the same time go from widget to widget, and the keys would no longer be the map's when the reader comes
//! back to it.

use bevy::prelude::*;
use bevy_egui::egui::{Event, Key};
use bevy_egui::{EguiInput, EguiPreUpdateSet};

pub(super) fn plugin(app: &mut App) {
    let order = leave.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass);
    app.add_systems(PreUpdate, order);
}

/// Leaves the Tab key to the browser.
fn leave(mut inputs: Query<&mut EguiInput>) {
    let is_tab = |event: &Event| matches!(event, Event::Key { key: Key::Tab, .. });
    for mut input in &mut inputs {
        if input.events.iter().any(is_tab) {
            input.events.retain(|event| !is_tab(event));
        }
    }
}
