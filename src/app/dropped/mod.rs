//! GeoJSON files that a reader drops on the map: they are read and drawn beside the frames, and shown piece by piece.
//!
//! On the desktop each file has a thread of its own; the web has one thread for all, so there a file is read in slices
//! of some milliseconds a frame. Both take the same steps, those of a [`Job`].

mod draw;
#[cfg(not(target_arch = "wasm32"))]
mod input;
mod job;
mod lit;
#[cfg(not(target_arch = "wasm32"))]
mod thread;
#[cfg(target_arch = "wasm32")]
mod web;

pub(super) use draw::plugin as draw_plugin;
#[cfg(not(target_arch = "wasm32"))]
use thread as source;
#[cfg(target_arch = "wasm32")]
use web as source;

use super::start::{FreeRect, Start};
use super::state::{
    Act, CommandSystems, DropFile, DropState, DroppedLayer, DroppedLayers, Interface, Still, ViewSystems,
};
use crate::command::Command;
use crate::dropped::{DropId, Extent};
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use draw::Uploads;
use job::News;
use source::Work;
use std::collections::BTreeMap;

/// The layers open by themselves only where the map is wider than this, in pixels.
const WIDE_PX: f64 = 700.0;

/// What is under way for each file.
#[derive(Resource, Default)]
struct Works {
    works: BTreeMap<DropId, Work>,
    /// Whether the map goes to a file once it is drawn.
    flies: BTreeMap<DropId, bool>,
    last: u32,
}

impl Works {
    /// Takes a file up, and says under which id.
    fn begin(&mut self, layers: &mut DroppedLayers, name: String, state: DropState, fly: bool) -> DropId {
        let id = DropId(self.last);
        self.last += 1;
        self.flies.insert(id, fly);
        layers.layers.push(DroppedLayer { id, name, is_shown: true, state });
        id
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<DroppedLayers>()
        .init_resource::<Works>()
        .init_resource::<Uploads>()
        .add_message::<DropFile>()
        .add_systems(Update, obey.in_set(CommandSystems).before(super::apply::apply))
        .add_systems(Update, (receive, follow_extent).chain().in_set(ViewSystems));
    #[cfg(not(target_arch = "wasm32"))]
    input::plugin(app);
    #[cfg(target_arch = "wasm32")]
    web::plugin(app);
}

/// Draws files that another map of the program has read, each under the id and in the colours that it has there. What
/// that map does not show, or has not got ready, is left out.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn draw_again(world: &mut World, shown: Vec<DroppedLayer>) {
    let mut works = BTreeMap::new();
    let mut layers = DroppedLayers::default();
    for mut layer in shown.into_iter().filter(|layer| layer.is_shown) {
        let Some(file) = layer.file().cloned() else { continue };
        let total = file.summary().bytes;
        layer.state = DropState::Loading { bytes: total, total, drawn: Some(0.0) };
        works.insert(layer.id, thread::draw_again(file));
        layers.layers.push(layer);
    }
    world.resource_mut::<Works>().works = works;
    world.insert_resource(layers);
}

/// Where the map is to go, once the first view has been set.
#[derive(Resource)]
struct GoTo(Extent);

/// Does what a person asks of dropped files.
fn obey(
    mut acts: MessageReader<Act>,
    mut layers: ResMut<DroppedLayers>,
    mut works: ResMut<Works>,
    mut uploads: ResMut<Uploads>,
    mut commands: Commands,
) {
    for Act(command) in acts.read() {
        match command {
            Command::CancelDrop(id) | Command::RemoveDropped(id) => {
                layers.layers.retain(|layer| layer.id != *id);
                // Whoever works on it is told to stop.
                works.works.remove(id);
                works.flies.remove(id);
                uploads.forget(*id);
            }
            Command::ToggleDropped(id) => {
                if let Some(layer) = layers.layers.iter_mut().find(|layer| layer.id == *id) {
                    layer.is_shown ^= true;
                }
            }
            Command::ZoomToDropped(id) => {
                let file = layers.layer(*id).and_then(DroppedLayer::file);
                if let Some(extent) = file.and_then(|file| file.summary().extent) {
                    commands.insert_resource(GoTo(extent));
                }
            }
            _ => {}
        }
    }
}

/// Takes what was read and drawn since the last frame.
fn receive(
    mut works: ResMut<Works>,
    mut layers: ResMut<DroppedLayers>,
    mut uploads: ResMut<Uploads>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut commands: Commands,
) {
    let works = &mut *works;
    let mut ended = Vec::new();
    for (&id, work) in &mut works.works {
        // Pieces wait in the channel until those before them are on the graphics card.
        while uploads.has_room() {
            let Some(news) = work.next() else { break };
            if let Some(state) = uploads.take(id, news)
                && let Some(layer) = layers.layers.iter_mut().find(|layer| layer.id == id)
            {
                if !matches!(state, DropState::Loading { .. }) {
                    ended.push(id);
                }
                layer.state = state;
            }
        }
        if work.is_waiting() || !uploads.has_room() {
            redraw.write(RequestRedraw);
        }
    }
    for id in ended {
        works.works.remove(&id);
        redraw.write(RequestRedraw);
        let file = layers.layer(id).and_then(DroppedLayer::file);
        let extent = file.and_then(|file| file.summary().extent);
        if let (Some(true), Some(extent)) = (works.flies.remove(&id), extent) {
            commands.insert_resource(GoTo(extent));
        }
        commands.insert_resource(Finished);
    }
}

/// A file has come to its end in this frame.
#[derive(Resource)]
struct Finished;

/// Goes where a file is, and opens the panel that says what is in it.
fn follow_extent(
    go_to: Option<Res<GoTo>>,
    finished: Option<Res<Finished>>,
    start: Res<Start>,
    free: Option<Res<FreeRect>>,
    layers: Res<DroppedLayers>,
    interface: Res<Interface>,
    still: Option<Res<Still>>,
    mut acts: MessageWriter<Act>,
    mut commands: Commands,
) {
    if !start.is_done() {
        return;
    }
    if let Some(go_to) = go_to {
        acts.write(Act(Command::ShowExtent(go_to.0)));
        commands.remove_resource::<GoTo>();
    }
    if finished.is_some() {
        commands.remove_resource::<Finished>();
        let is_wide = free.is_some_and(|free| free.0.width_px >= WIDE_PX);
        let is_there = layers.layers.last().is_some_and(|layer| layer.file().is_some());
        if still.is_none() && is_wide && is_there && !interface.layers_open && !interface.map_only {
            acts.write(Act(Command::ToggleLayers));
        }
    }
}

impl Uploads {
    /// Keeps a piece, or says what has become of the file.
    fn take(&mut self, id: DropId, news: News) -> Option<DropState> {
        match news {
            News::Read { bytes, total } => Some(DropState::Loading { bytes, total, drawn: None }),
            News::Drawn { total, share } => {
                Some(DropState::Loading { bytes: total, total, drawn: Some(share) })
            }
            News::Piece(piece) => {
                self.push(id, *piece);
                None
            }
            News::Ready { file, thinning_m } => Some(DropState::Ready { file, thinning_m }),
            News::Failed(refusal) => Some(DropState::Failed(refusal)),
        }
    }
}
