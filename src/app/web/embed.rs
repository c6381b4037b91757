//! The map in a frame of another page: it begins with the map alone. All else is the page's, in embed.js.

use crate::app::state::Interface;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    if is_embedded() {
        app.world_mut().resource_mut::<Interface>().reader_open = false;
    }
}

/// Whether the page's own script has found the address asking for it.
fn is_embedded() -> bool {
    let root = web_sys::window().and_then(|page| page.document()).and_then(|page| page.document_element());
    root.is_some_and(|root| root.has_attribute("data-embed"))
}
