//! Tells the page whether there is text to type into: it brings up the keyboard of a telephone, as keyboard.js does.

use bevy::prelude::*;
use bevy_egui::{EguiOutput, EguiPostUpdateSet, PrimaryEguiContext};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, tell.after(EguiPostUpdateSet::ProcessOutput));
}

/// Keeps `data-typing` on the page's root: there while a text field has the keyboard, or is under the finger that may give
/// it to it. A browser shows its keyboard only in answer to the finger, so it is told before the finger lifts.
fn tell(output: Single<&EguiOutput, With<PrimaryEguiContext>>, mut told: Local<bool>) {
    let output = &output.platform_output;
    let is_typing = output.ime.is_some() || output.mutable_text_under_cursor;
    if std::mem::replace(&mut *told, is_typing) == is_typing {
        return;
    }
    let root = web_sys::window().and_then(|page| page.document()).and_then(|page| page.document_element());
    if let Some(root) = root
        && let Err(error) = root.toggle_attribute_with_force("data-typing", is_typing)
    {
        warn!("the page could not be told: {error:?}");
    }
}
