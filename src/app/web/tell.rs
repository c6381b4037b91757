//! What the page is told: `data-state` and `data-place` on its root element, and short messages in `#status`.

use crate::app::state::{DrawSystems, OpenAtlas, Pending, Selection};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, tell_page.in_set(DrawSystems));
}

/// Tells the page whether the map is there, which card is open, and says so in `#status`.
fn tell_page(
    pending: Res<Pending>,
    atlas: Res<OpenAtlas>,
    selection: Res<Selection>,
    mut told: Local<Option<(bool, Option<String>)>>,
) {
    let place = selection.place.and_then(|index| atlas.0.place(index));
    let now = (pending.has_map, place.map(|place| place.id.clone()));
    if told.as_ref() == Some(&now) {
        return;
    }
    let Some(document) = web_sys::window().and_then(|page| page.document()) else { return };
    let Some(root) = document.document_element() else { return };
    let state = if now.0 { "ready" } else { "starting" };
    let written = root.set_attribute("data-state", state).and_then(|()| match &now.1 {
        Some(id) => root.set_attribute("data-place", id),
        None => root.remove_attribute("data-place"),
    });
    if let Err(error) = written {
        warn!("the page could not be told: {error:?}");
    }
    if let Some(status) = document.get_element_by_id("status") {
        let text = place.map_or_else(String::new, |place| format!("{}: card open", place.name));
        status.set_text_content(Some(&text));
    }
    *told = Some(now);
}
