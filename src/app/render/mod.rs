//! The one material of the map and its shader: fills, ribbons and the globe.

mod material;
mod mesh;

pub(super) use material::{MapMaterial, Palette, Part, SLOTS};
pub(super) use mesh::{fill_mesh, globe_mesh, line_mesh};

use super::state::{DrawSystems, Pixels, View};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    material::plugin(app);
    app.add_systems(Update, follow_view.in_set(DrawSystems));
}

/// Hands the view to every material, where the view or the target has changed.
fn follow_view(
    view: Res<View>,
    pixels: Res<Pixels>,
    mut materials: ResMut<Assets<MapMaterial>>,
    mut drawn: Local<Option<(View, Pixels, usize)>>,
) {
    let now = (*view, *pixels, materials.len());
    if drawn.as_ref() == Some(&now) {
        return;
    }
    *drawn = Some(now);
    for (_, material) in materials.iter_mut() {
        material.set_view(&view, &pixels);
    }
}
