//! Meridians and parallels, the closer together the nearer the view.

use super::BaseMaterials;
use crate::app::render::{SHEET_LAYER, line_mesh};
use crate::app::state::View;
use crate::base::GRATICULE;
use crate::tessellate::graticule;
use crate::view::graticule_step_deg;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;

/// The lines, and the step in degrees that they were made for.
#[derive(Resource)]
pub(super) struct Graticule {
    entity: Entity,
    step_deg: f64,
}

fn mesh(step_deg: f64) -> Mesh {
    let mut lines = graticule(step_deg, step_deg);
    lines.attribute.fill([GRATICULE as f32, 0.0]);
    line_mesh(lines)
}

pub(super) fn spawn(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    handles: Res<BaseMaterials>,
    view: Res<View>,
) {
    let step_deg = graticule_step_deg(view.m_per_px());
    let lines = (
        Mesh2d(meshes.add(mesh(step_deg))),
        MeshMaterial2d(handles.line.clone()),
        NoFrustumCulling,
        SHEET_LAYER,
    );
    let entity = commands.spawn(lines).id();
    commands.insert_resource(Graticule { entity, step_deg });
}

/// Makes the lines anew where the scale asks for another step.
pub(super) fn follow_scale(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut drawn: ResMut<Graticule>,
    view: Res<View>,
) {
    let step_deg = graticule_step_deg(view.m_per_px());
    if drawn.step_deg != step_deg {
        drawn.step_deg = step_deg;
        commands.entity(drawn.entity).insert(Mesh2d(meshes.add(mesh(step_deg))));
    }
}
