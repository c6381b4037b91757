//! The feature of a dropped file whose card is open, traced in the colour of what is chosen.

use crate::app::render::{MapMaterial, Palette, Part, Stroke, dot_mesh, line_mesh};
use crate::app::state::{DrawSystems, DroppedLayers, Interface, Selection, depth};
use crate::app::theme::Theme;
use crate::dropped::{Dots, DroppedFeature, Outline};
use crate::sphere::UnitVector;
use crate::tessellate::{EdgeKind, Lines};
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;
use geo::{Coord, LineString};

/// More positions than these are not traced: it would hold up a frame.
const MOST_POSITIONS: usize = 100_000;
const LINE_PX: f32 = 3.2;
const DOT_PX: f32 = 12.0;

#[derive(Resource)]
struct LitMaterials {
    lines: Handle<MapMaterial>,
    dots: Handle<MapMaterial>,
}

#[derive(Component)]
struct Lit;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, spawn).add_systems(Update, (trace, recolor).chain().in_set(DrawSystems));
}

fn spawn(mut commands: Commands, mut materials: ResMut<Assets<MapMaterial>>) {
    let mut add = |part| materials.add(MapMaterial::new(part, Palette::default()));
    commands.insert_resource(LitMaterials { lines: add(Part::Line), dots: add(Part::Dot) });
}

fn trace(
    selection: Res<Selection>,
    layers: Res<DroppedLayers>,
    handles: Res<LitMaterials>,
    lit: Query<Entity, With<Lit>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut commands: Commands,
    mut traced: Local<Option<DroppedFeature>>,
) {
    let shown = selection.dropped.filter(|open| layers.layer(open.file).is_some_and(|layer| layer.is_shown));
    if *traced == shown {
        return;
    }
    *traced = shown;
    for entity in &lit {
        commands.entity(entity).despawn();
    }
    let Some(open) = shown else { return };
    let Some(file) = layers.layer(open.file).and_then(|layer| layer.file()) else { return };
    let (lines, dots) = meshes_of(&file.outlines(open.feature));
    let z = depth::DROPPED_LINES + 0.7;
    let parts = [
        (!lines.indices.is_empty()).then(|| (line_mesh(lines), &handles.lines, z)),
        (!dots.positions.is_empty()).then(|| (dot_mesh(&dots), &handles.dots, z + 0.01)),
    ];
    for (mesh, material, z) in parts.into_iter().flatten() {
        commands.spawn((
            Lit,
            Mesh2d(meshes.add(mesh)),
            MeshMaterial2d(material.clone()),
            Transform::from_xyz(0.0, 0.0, z),
            NoFrustumCulling,
        ));
    }
}

fn meshes_of(outlines: &[Outline]) -> (Lines, Dots) {
    let (mut lines, mut dots, mut count) = (Lines::default(), Dots::default(), 0);
    for outline in outlines {
        let (Outline::Dots(places) | Outline::Line(places)) = outline;
        count += places.len();
        if count > MOST_POSITIONS {
            break;
        }
        match outline {
            Outline::Line(places) => {
                let line: Vec<Coord> =
                    places.iter().map(|at| Coord { x: at.lon_deg, y: at.lat_deg }).collect();
                lines.push(&LineString(line), EdgeKind::Geographic, [0.0, 0.0]);
            }
            Outline::Dots(places) => {
                for at in places {
                    dots.positions.push(UnitVector::from(*at).to_f32());
                    dots.styles.push(0);
                    dots.lon_deg.push(at.lon_deg as f32);
                }
            }
        }
    }
    (lines, dots)
}

fn recolor(
    interface: Res<Interface>,
    handles: Res<LitMaterials>,
    mut materials: ResMut<Assets<MapMaterial>>,
    mut painted: Local<Option<Theme>>,
) {
    if *painted == Some(interface.settings.theme) {
        return;
    }
    *painted = Some(interface.settings.theme);
    let tokens = interface.settings.theme.tokens();
    for (handle, width_px) in [(&handles.lines, LINE_PX), (&handles.dots, DOT_PX)] {
        let mut palette = Palette::default();
        palette.casing(tokens.halo);
        palette.color(0, tokens.accent, 1.0);
        palette.stroke(0, Stroke::solid(width_px).cased(1.2));
        if let Some(mut material) = materials.get_mut(handle) {
            material.set_palette(&palette);
        }
    }
}
