//! A level of detail in tiles, of which only those are drawn that are seen.

use super::{BaseMap, BaseMaterials, State};
use crate::app::render::{MapMaterial, SHEET_LAYER, fill_mesh, line_mesh, seen_rad};
use crate::app::state::{View, depth};
use crate::base::{COAST, Geometry, Level};
use crate::sphere::UnitVector;
use crate::tessellate::Bound;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;

/// The tiles of a level, as meshes.
pub(super) struct Tiles {
    fills: Vec<(Bound, Mesh)>,
    coasts: Vec<(Bound, Mesh)>,
    lines: Vec<(Bound, Mesh)>,
}

impl Tiles {
    pub(super) fn new(geometry: Geometry, level: Level) -> Self {
        let size_deg = level.tile_deg();
        let fills = geometry.fill.into_tiles(&geometry.fill_slots, size_deg);
        let mut tiles = Self {
            fills: fills.into_iter().map(|(bound, fill, slots)| (bound, fill_mesh(fill, slots))).collect(),
            coasts: Vec::new(),
            lines: Vec::new(),
        };
        for (is_coast, bound, lines) in
            geometry.lines.into_tiles(size_deg, |attribute| attribute[0] as usize == COAST)
        {
            let group = if is_coast { &mut tiles.coasts } else { &mut tiles.lines };
            group.push((bound, line_mesh(lines)));
        }
        tiles
    }

    /// Puts the tiles into the world, hidden.
    pub(super) fn spawn(
        self,
        commands: &mut Commands,
        meshes: &mut Assets<Mesh>,
        handles: &BaseMaterials,
    ) -> Vec<Entity> {
        let part = |bound: Bound, mesh: Handle<Mesh>, material: &Handle<MapMaterial>, z: f32| {
            (
                Tile(bound),
                Mesh2d(mesh),
                MeshMaterial2d(material.clone()),
                Transform::from_xyz(0.0, 0.0, z),
                NoFrustumCulling,
                Visibility::Hidden,
            )
        };
        let mut entities = Vec::new();
        for (bound, mesh) in self.fills {
            entities.push(commands.spawn(part(bound, meshes.add(mesh), &handles.fill, depth::FILL)).id());
        }
        for (bound, mesh) in self.coasts {
            let mesh = meshes.add(mesh);
            let glow = (part(bound, mesh.clone(), &handles.glow, 0.0), SHEET_LAYER);
            entities.push(commands.spawn(glow).id());
            entities.push(commands.spawn((part(bound, mesh, &handles.line, 1.0), SHEET_LAYER)).id());
        }
        for (bound, mesh) in self.lines {
            let lines = (part(bound, meshes.add(mesh), &handles.line, 1.0), SHEET_LAYER);
            entities.push(commands.spawn(lines).id());
        }
        entities
    }
}

/// A tile, and what holds all of it.
#[derive(Component)]
pub(super) struct Tile(Bound);

/// Shows the tiles of the level that is shown, as far as they are seen.
pub(super) fn cull(base: Res<BaseMap>, view: Res<View>, mut tiles: Query<(&Tile, &mut Visibility)>) {
    let center = UnitVector::from(view.center());
    let radius_rad = seen_rad(&view);
    for level in Level::ALL {
        let State::Ready(entities) = &base.states[level as usize] else { continue };
        for entity in entities {
            let Ok((Tile(bound), mut visibility)) = tiles.get_mut(*entity) else { continue };
            let is_seen = base.shown == Some(level) && bound.meets(center, radius_rad);
            visibility.set_if_neq(if is_seen { Visibility::Inherited } else { Visibility::Hidden });
        }
    }
}
