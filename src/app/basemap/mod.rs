//! The base map: which files make it, which level of detail is shown, and its colours.

mod fade;
mod geometry;
mod level;
mod palette;

use super::loading::{BaseFile, asset_path};
use super::render::{MapMaterial, Part, SHEET_LAYER, fill_mesh, line_mesh, quad_mesh};
use super::state::{DrawSystems, Interface, LoadReport, OpenAtlas, Pending, View, depth};
use async_channel::{Receiver, Sender};
use bevy::asset::LoadState;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;
use bevy::tasks::AsyncComputeTaskPool;
use bevy::window::RequestRedraw;
use geometry::LevelGeometry;
use level::Level;
use std::collections::BTreeSet;

/// The materials of the base map.
#[derive(Resource)]
struct BaseMaterials {
    globe: Handle<MapMaterial>,
    rim: Handle<MapMaterial>,
    fill: Handle<MapMaterial>,
    line: Handle<MapMaterial>,
}

enum State {
    Unasked,
    Loading(Vec<(&'static str, Handle<BaseFile>)>),
    Building,
    Ready(Vec<Entity>),
}

/// How far each level of detail has come.
#[derive(Resource)]
struct BaseMap {
    states: [State; Level::ALL.len()],
    built: (Sender<(Level, LevelGeometry)>, Receiver<(Level, LevelGeometry)>),
    shown: Option<Level>,
}

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(BaseMap {
        states: std::array::from_fn(|_| State::Unasked),
        built: async_channel::unbounded(),
        shown: None,
    })
    .add_systems(Startup, spawn_globe)
    .add_systems(Update, (recolor, ask, build, receive, show, fade::fade).chain().in_set(DrawSystems));
}

fn spawn_globe(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<MapMaterial>>,
) {
    let theme = Interface::default().theme;
    let handles = BaseMaterials {
        globe: materials.add(MapMaterial::new(Part::Globe, palette::globe(theme, false))),
        rim: materials.add(MapMaterial::new(Part::Globe, palette::globe(theme, true))),
        fill: materials.add(MapMaterial::new(Part::Fill, palette::base(theme, 1000.0))),
        line: materials.add(MapMaterial::new(Part::SheetLine, palette::base(theme, 1000.0))),
    };
    let quad = meshes.add(quad_mesh());
    let mut spawn = |mesh: Handle<Mesh>, material: &Handle<MapMaterial>, z: f32| {
        commands.spawn((
            Mesh2d(mesh),
            MeshMaterial2d(material.clone()),
            Transform::from_xyz(0.0, 0.0, z),
            NoFrustumCulling,
        ));
    };
    spawn(quad.clone(), &handles.globe, depth::GLOBE);
    spawn(quad, &handles.rim, depth::RIM);
    commands.spawn((
        Mesh2d(meshes.add(line_mesh(geometry::graticule()))),
        MeshMaterial2d(handles.line.clone()),
        NoFrustumCulling,
        SHEET_LAYER,
    ));
    commands.insert_resource(handles);
}

/// Gives the materials the colours of the theme, and lines the widths of the scale.
fn recolor(
    interface: Res<Interface>,
    view: Res<View>,
    handles: Res<BaseMaterials>,
    mut materials: ResMut<Assets<MapMaterial>>,
    mut drawn: Local<Option<(super::theme::Theme, i32)>>,
) {
    // Widths follow the zoom in steps of an eighth, so that a slow zoom does not write every frame.
    let step = (view.zoom() * 8.0).round() as i32;
    let now = (interface.theme, step);
    if *drawn == Some(now) {
        return;
    }
    *drawn = Some(now);
    let base = palette::base(interface.theme, view.m_per_px());
    let palettes = [
        (&handles.globe, palette::globe(interface.theme, false)),
        (&handles.rim, palette::globe(interface.theme, true)),
        (&handles.fill, base),
        (&handles.line, base),
    ];
    for (handle, palette) in palettes {
        if let Some(mut material) = materials.get_mut(handle) {
            material.set_palette(&palette);
        }
    }
}

/// Asks for the coarse level first, and for the one the view wants when that is there.
fn ask(mut base: ResMut<BaseMap>, view: Res<View>, server: Res<AssetServer>) {
    let coarse_is_there = matches!(base.states[Level::World110 as usize], State::Ready(_));
    let level = if coarse_is_there { Level::wanted(&view) } else { Level::World110 };
    let state = &mut base.states[level as usize];
    if matches!(state, State::Unasked) {
        let load = |file: &&'static str| (*file, server.load(asset_path(file)));
        *state = State::Loading(level.files().all().iter().map(load).collect());
    }
}

/// Builds a level's geometry in a task once each of its files has arrived or failed.
fn build(
    mut base: ResMut<BaseMap>,
    server: Res<AssetServer>,
    mut files: ResMut<Assets<BaseFile>>,
    atlas: Res<OpenAtlas>,
    mut report: ResMut<LoadReport>,
) {
    for level in Level::ALL {
        let State::Loading(handles) = &base.states[level as usize] else { continue };
        let is_settled = |(_, handle): &(&str, Handle<BaseFile>)| {
            matches!(server.load_state(handle), LoadState::Loaded | LoadState::Failed(_))
        };
        if !handles.iter().all(is_settled) {
            continue;
        }
        let mut loaded = Vec::new();
        for (file, handle) in handles {
            match (files.remove(handle), server.load_state(handle)) {
                (Some(bytes), _) => loaded.push((*file, bytes.0)),
                (None, LoadState::Failed(error)) => report.notes.push(format!(
                    "geodata/base/{file} could not be loaded ({error}); the map is drawn without it. Reload, or build the page again."
                )),
                (None, _) => report.notes.push(format!("geodata/base/{file} is empty")),
            }
        }
        let story: BTreeSet<String> =
            atlas.0.places.iter().filter_map(|place| place.iso_a3.clone()).collect();
        let sender = base.built.0.clone();
        let task = async move {
            let geometry = LevelGeometry::build(level, &loaded, &story);
            // The receiver lives as long as the app; when that is gone nobody waits for a map.
            let _ = sender.send((level, geometry)).await;
        };
        AsyncComputeTaskPool::get().spawn(task).detach();
        base.states[level as usize] = State::Building;
    }
}

fn receive(
    mut commands: Commands,
    mut base: ResMut<BaseMap>,
    handles: Res<BaseMaterials>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut report: ResMut<LoadReport>,
) {
    while let Ok((level, geometry)) = base.built.1.try_recv() {
        report.notes.extend(geometry.faults);
        let part = |mesh: Handle<Mesh>, material: &Handle<MapMaterial>, z: f32| {
            (
                Mesh2d(mesh),
                MeshMaterial2d(material.clone()),
                Transform::from_xyz(0.0, 0.0, z),
                NoFrustumCulling,
                Visibility::Hidden,
            )
        };
        let fills = meshes.add(fill_mesh(geometry.fill, geometry.fill_slots));
        let lines = meshes.add(line_mesh(geometry.lines));
        let entities = [
            commands.spawn(part(fills, &handles.fill, depth::FILL)).id(),
            commands.spawn((part(lines, &handles.line, 0.0), SHEET_LAYER)).id(),
        ];
        base.states[level as usize] = State::Ready(entities.to_vec());
        base.shown = None;
    }
}

/// Shows the level the view wants, or the finest coarser one that is there; never two at once.
fn show(
    mut base: ResMut<BaseMap>,
    view: Res<View>,
    mut pending: ResMut<Pending>,
    mut visibilities: Query<&mut Visibility>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let wanted = Level::wanted(&view);
    let is_ready = |level: &&Level| matches!(base.states[**level as usize], State::Ready(_));
    let best = Level::ALL[..=wanted as usize].iter().rev().find(is_ready).copied();
    let what = (best != Some(wanted)).then_some(wanted.loading_text());
    pending.set_if_neq(Pending { what, has_map: best.is_some() });
    if what.is_some() {
        redraw.write(RequestRedraw);
    }
    if base.shown == best {
        return;
    }
    for level in Level::ALL {
        let State::Ready(entities) = &base.states[level as usize] else { continue };
        let visibility = if Some(level) == best { Visibility::Inherited } else { Visibility::Hidden };
        for entity in entities {
            if let Ok(mut current) = visibilities.get_mut(*entity) {
                *current = visibility;
            }
        }
    }
    base.shown = best;
    redraw.write(RequestRedraw);
}
