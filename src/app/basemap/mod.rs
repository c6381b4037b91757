//! The base map: which level of detail is loaded and shown, and its colours.

mod fade;
mod graticule;
mod palette;
mod tiles;

use super::loading::{BaseFile, asset_path};
use super::render::{MapMaterial, Palette, Part, quad_mesh, seen_rad};
use super::state::{DrawSystems, Interface, LoadReport, OpenAtlas, Pending, View, depth};
use crate::base::{BakedError, Level, decode_level};
use crate::view::BasePart;
use async_channel::{Receiver, Sender};
use bevy::asset::LoadState;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;
use bevy::tasks::AsyncComputeTaskPool;
use bevy::window::RequestRedraw;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use tiles::{Tiles, cull};

/// The materials of the base map.
#[derive(Resource)]
struct BaseMaterials {
    globe: Handle<MapMaterial>,
    rim: Handle<MapMaterial>,
    fill: Handle<MapMaterial>,
    line: Handle<MapMaterial>,
    glow: Handle<MapMaterial>,
}

enum State {
    Unasked,
    Loading(Handle<BaseFile>),
    Decoding,
    Ready(Vec<Entity>),
    /// It could not be loaded, and the report says why: the next coarser one stands in for it.
    Missing,
}

/// A level that was decoded, or why it could not be.
type Decoded = (Level, Result<Tiles, BakedError>);

/// How far each level of detail has come.
#[derive(Resource)]
struct BaseMap {
    states: [State; Level::ALL.len()],
    decoded: (Sender<Decoded>, Receiver<Decoded>),
    /// The bytes of files that other levels show the depths of.
    depths: HashMap<Level, Arc<[u8]>>,
    shown: Option<Level>,
}

impl BaseMap {
    fn is_ready(&self, level: Level) -> bool {
        matches!(self.states[level as usize], State::Ready(_))
    }

    /// The finest level up to one that is there or may still come.
    fn finest_up_to(&self, level: Level) -> Option<Level> {
        let may_be = |level: &&Level| !matches!(self.states[**level as usize], State::Missing);
        Level::ALL[..=level as usize].iter().rev().find(may_be).copied()
    }
}

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(BaseMap {
        states: std::array::from_fn(|_| State::Unasked),
        decoded: async_channel::unbounded(),
        depths: HashMap::new(),
        shown: None,
    })
    .add_systems(Startup, (spawn_globe, graticule::spawn).chain())
    .add_systems(
        Update,
        (recolor, graticule::follow_view, ask, decode, receive, show, cull, show_rim, fade::fade)
            .chain()
            .in_set(DrawSystems),
    );
}

fn spawn_globe(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<MapMaterial>>,
) {
    let interface = Interface::default();
    let (theme, layers) = (interface.settings.theme, interface.layers);
    let handles = BaseMaterials {
        globe: materials.add(MapMaterial::new(Part::Globe, palette::globe(theme))),
        rim: materials.add(MapMaterial::new(Part::Rim, palette::globe(theme))),
        fill: materials.add(MapMaterial::new(Part::Ground, palette::fills(theme, &layers))),
        line: materials.add(MapMaterial::new(Part::SheetLine, Palette::default())),
        glow: materials.add(MapMaterial::new(Part::SheetLine, Palette::default())),
    };
    let quad = meshes.add(quad_mesh());
    let mut spawn = |mesh: Handle<Mesh>, material: &Handle<MapMaterial>, z: f32| {
        let parts = (
            Mesh2d(mesh),
            MeshMaterial2d(material.clone()),
            Transform::from_xyz(0.0, 0.0, z),
            NoFrustumCulling,
        );
        commands.spawn(parts).id()
    };
    spawn(quad.clone(), &handles.globe, depth::GLOBE);
    let rim = spawn(quad, &handles.rim, depth::RIM);
    commands.entity(rim).insert(Rim);
    commands.insert_resource(handles);
}

/// The rim of the globe.
#[derive(Component)]
struct Rim;

/// Shows the rim where it is seen: near, all of the screen is within it.
fn show_rim(view: Res<View>, mut rim: Single<&mut Visibility, With<Rim>>) {
    let seen_rad = seen_rad(&view);
    let is_seen = seen_rad >= view.frame().limit_rad();
    rim.set_if_neq(if is_seen { Visibility::Inherited } else { Visibility::Hidden });
}

/// Gives the materials the colours of the theme, lines the widths of the scale, and what is hidden none.
fn recolor(
    interface: Res<Interface>,
    view: Res<View>,
    handles: Res<BaseMaterials>,
    mut materials: ResMut<Assets<MapMaterial>>,
    mut drawn: Local<Option<(super::theme::Theme, i32, BTreeSet<BasePart>)>>,
) {
    // Widths follow the zoom in steps of an eighth, so that a slow zoom does not write every frame.
    let step = (view.zoom() * 8.0).round() as i32;
    let (theme, layers) = (interface.settings.theme, &interface.layers);
    let is_same = |(old_theme, old_step, hidden): &(_, _, BTreeSet<BasePart>)| {
        (*old_theme, *old_step, hidden) == (theme, step, layers.hidden_parts())
    };
    if drawn.as_ref().is_some_and(is_same) {
        return;
    }
    *drawn = Some((theme, step, layers.hidden_parts().clone()));
    let palettes = [
        (&handles.globe, palette::globe(theme)),
        (&handles.rim, palette::globe(theme)),
        (&handles.fill, palette::fills(theme, layers)),
        (&handles.line, palette::lines(theme, view.m_per_px(), layers)),
        (&handles.glow, palette::glow(theme, view.m_per_px())),
    ];
    for (handle, palette) in palettes {
        if let Some(mut material) = materials.get_mut(handle) {
            material.set_palette(&palette);
        }
    }
}

/// Asks for the coarse level first, and for the one the view wants when that is there.
fn ask(mut base: ResMut<BaseMap>, view: Res<View>, server: Res<AssetServer>) {
    let is_coarse_settled = matches!(base.states[Level::World110 as usize], State::Ready(_) | State::Missing);
    let wanted = if is_coarse_settled { Level::wanted(&view) } else { Level::World110 };
    let Some(level) = base.finest_up_to(wanted) else { return };
    let state = &mut base.states[level as usize];
    if matches!(state, State::Unasked) {
        *state = State::Loading(server.load(asset_path(level.baked_file())));
    }
}

/// Decodes a level in a task once its file has arrived.
fn decode(
    mut base: ResMut<BaseMap>,
    server: Res<AssetServer>,
    mut files: ResMut<Assets<BaseFile>>,
    atlas: Res<OpenAtlas>,
    mut report: ResMut<LoadReport>,
) {
    for level in Level::ALL {
        let State::Loading(handle) = &base.states[level as usize] else { continue };
        let state = match (files.remove(handle), server.load_state(handle)) {
            (Some(BaseFile(bytes)), _) => {
                let story: BTreeSet<String> =
                    atlas.0.places.iter().filter_map(|place| place.iso_a3.clone()).collect();
                let sender = base.decoded.0.clone();
                let bytes: Arc<[u8]> = bytes.into();
                if Level::ALL.iter().any(|other| other.depths_from() == Some(level)) {
                    base.depths.insert(level, bytes.clone());
                }
                // Where the other level is missing, as the report says, this one is drawn without depths.
                let depths = level.depths_from().and_then(|other| base.depths.get(&other).cloned());
                let task = async move {
                    let shapes = decode_level(&bytes, depths.as_deref());
                    let tiles = shapes
                        .map(|shapes| Tiles::new(shapes.geometry(|country| story.contains(country)), level));
                    // The receiver lives as long as the app; when that is gone nobody waits for a map.
                    let _ = sender.send((level, tiles)).await;
                };
                AsyncComputeTaskPool::get().spawn(task).detach();
                State::Decoding
            }
            (None, LoadState::Failed(error)) => {
                report.notes.push(format!(
                    "geodata/baked/{} could not be loaded ({error}); the map is drawn without it. Reload, or build the page again.",
                    level.baked_file()
                ));
                State::Missing
            }
            (None, _) => continue,
        };
        base.states[level as usize] = state;
    }
}

fn receive(
    mut commands: Commands,
    mut base: ResMut<BaseMap>,
    handles: Res<BaseMaterials>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut report: ResMut<LoadReport>,
) {
    while let Ok((level, decoded)) = base.decoded.1.try_recv() {
        let tiles = match decoded {
            Ok(tiles) => tiles,
            Err(error) => {
                report.notes.push(format!(
                    "geodata/baked/{}: {error}; the map is drawn without it. Reload, or build the page again.",
                    level.baked_file()
                ));
                base.states[level as usize] = State::Missing;
                continue;
            }
        };
        base.states[level as usize] = State::Ready(tiles.spawn(&mut commands, &mut meshes, &handles));
        base.shown = None;
    }
}

/// Shows the level the view wants, or the finest coarser one that is there; never two at once.
fn show(
    mut base: ResMut<BaseMap>,
    view: Res<View>,
    mut pending: ResMut<Pending>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let wanted = Level::wanted(&view);
    let best = Level::ALL[..=wanted as usize].iter().rev().find(|level| base.is_ready(**level)).copied();
    let what = (best != base.finest_up_to(wanted)).then_some(wanted.loading_text());
    pending.set_if_neq(Pending { what, has_map: best.is_some() || what.is_none() });
    if what.is_some() {
        redraw.write(RequestRedraw);
    }
    if base.shown != best {
        base.shown = best;
        redraw.write(RequestRedraw);
    }
}
