//! The one material of the map and its shader: fills, ribbons and the globe; and the sheet of the base map's
//! lines.

mod material;
mod mesh;
mod painted;
mod palette;
mod seen;
mod sheet;

pub(super) use material::{MapMaterial, Part};
pub(super) use mesh::{dot_mesh, fill_mesh, line_mesh, quad_mesh};
pub(super) use palette::{Palette, SLOTS, Stroke};
pub(super) use seen::{seen_deg, seen_rad};
pub(super) use sheet::{SHEET_LAYER, SheetOpacity};

use super::state::{DrawSystems, Pixels, View};
use bevy::prelude::*;
use bevy_egui::{EguiContext, EguiGlobalSettings, PrimaryEguiContext};

pub(super) fn plugin(app: &mut App) {
    material::plugin(app);
    sheet::plugin(app);
    painted::plugin(app);
    // The panels belong to one camera, which is named where it is made: there is another for the sheet.
    app.insert_resource(EguiGlobalSettings { auto_create_primary_context: false, ..default() })
        .add_systems(Update, follow_view.in_set(DrawSystems));
}

/// The camera that sees the map, and that the panels are drawn for.
pub(super) fn camera() -> impl Bundle {
    (Camera2d, Msaa::Off, EguiContext::default(), PrimaryEguiContext)
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
