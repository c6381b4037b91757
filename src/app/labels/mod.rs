//! Labels and marks of points: gathers them, lets `view::declutter` choose, and draws what it chose.

mod draw;
mod gazetteer;

pub(super) use draw::{Room, draw_labels};

use super::loading::{BaseFile, asset_path};
use super::state::{DrawSystems, LoadReport};
use crate::atlas::PlaceIndex;
use crate::view::{LabelBox, ScreenPos};
use bevy::asset::LoadState;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
pub(super) use gazetteer::{Class, Gazetteer};

/// The labels of the base map, once their files have come.
#[derive(Resource, Default)]
pub(super) struct BaseLabels(pub(super) Gazetteer, bool);

impl BaseLabels {
    /// True once all names have been read.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn is_there(&self) -> bool {
        self.1
    }
}

#[derive(Resource, Default)]
struct LabelFiles(Vec<(&'static str, Handle<BaseFile>)>);

/// Where the labels of the atlas's places stand on the screen, for the pointer.
#[derive(Resource, Debug, Default)]
pub(super) struct PlacedLabels(pub(super) Vec<(LabelBox, PlaceIndex)>);

impl PlacedLabels {
    /// The place whose label is at a position.
    pub(super) fn place_at(&self, screen: ScreenPos) -> Option<PlaceIndex> {
        let (x, y) = (screen.x as f32, screen.y as f32);
        let holds = |found: &&(LabelBox, PlaceIndex)| {
            let label = found.0;
            (label.left..=label.right).contains(&x) && (label.top..=label.bottom).contains(&y)
        };
        self.0.iter().find(holds).map(|(_, place)| *place)
    }

    /// Whether the pointer is on a label.
    pub(super) fn place_at_pointer(&self, pointer: Option<ScreenPos>) -> bool {
        pointer.is_some_and(|screen| self.place_at(screen).is_some())
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<BaseLabels>()
        .init_resource::<LabelFiles>()
        .init_resource::<PlacedLabels>()
        .add_systems(Startup, ask)
        .add_systems(Update, receive.in_set(DrawSystems));
}

fn ask(mut files: ResMut<LabelFiles>, server: Res<AssetServer>) {
    files.0 = gazetteer::FILES.iter().map(|file| (*file, server.load(asset_path(file)))).collect();
}

/// Reads the label files once each has arrived or failed.
fn receive(
    mut asked: ResMut<LabelFiles>,
    mut labels: ResMut<BaseLabels>,
    server: Res<AssetServer>,
    files: Res<Assets<BaseFile>>,
    mut report: ResMut<LoadReport>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if asked.0.is_empty() {
        return;
    }
    let is_settled = |(_, handle): &(&str, Handle<BaseFile>)| {
        matches!(server.load_state(handle), LoadState::Loaded | LoadState::Failed(_))
    };
    redraw.write(RequestRedraw);
    if !asked.0.iter().all(is_settled) {
        return;
    }
    for (name, handle) in std::mem::take(&mut asked.0) {
        let read = files.get(&handle).map(|file| labels.0.read(name, &file.0));
        if let Some(Err(error)) = read {
            report.notes.push(format!("geodata/base/{name}: {error}; the map is drawn without its names"));
        } else if let (None, LoadState::Failed(error)) = (read, server.load_state(&handle)) {
            report.notes.push(format!("geodata/base/{name} could not be loaded ({error})"));
        }
    }
    labels.0.settle();
    labels.1 = true;
}
