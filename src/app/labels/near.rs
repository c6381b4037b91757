//! What is near the place whose card is open, from the atlas and from the names of the base map.

use super::{BaseLabels, Class};
use crate::app::state::{Nearby, OpenAtlas, Selection};
use crate::atlas::{NearBy, Settlement};
use bevy::prelude::*;

/// Finds what is near where another place is open, or the atlas or the names are new ones.
pub(super) fn find_near(
    atlas: Res<OpenAtlas>,
    names: Res<BaseLabels>,
    selection: Res<Selection>,
    mut nearby: ResMut<Nearby>,
) {
    let is_stale = atlas.is_changed() || names.is_changed() || nearby.0.place != selection.place;
    if !is_stale {
        return;
    }
    let settlements = names.names.names.iter().filter(|name| name.class == Class::Settlement);
    nearby.0 = selection.place.map_or_else(NearBy::default, |place| {
        let settlements =
            settlements.map(|name| Settlement { name: &name.text, pos: name.pos, people: name.people });
        NearBy::new(&atlas.0, place, settlements)
    });
}
