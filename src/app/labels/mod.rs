//! Labels: gathers what wants one, lays them out on what [`crate::view::Board`] says is free, and paints them.
//!
//! [`layout`] decides and draws nothing; it needs egui for its fonts only, so that a test can ask it without a window.

mod along;
mod degrees;
mod gazetteer;
mod layout;
mod lines;
mod names;
mod other_names;
mod paint;
mod places;
mod shape;
mod wanted;

pub use gazetteer::{Class, FILES, Gazetteer, Name};
pub use layout::{Owner, Placed, Room, Subject, layout};
pub use lines::LabelLines;
pub(super) use paint::draw_labels;

use super::loading::{BaseFile, asset_path};
use super::state::{DrawSystems, LoadReport, OpenAtlas};
use crate::atlas::PlaceIndex;
use crate::view::{LabelMemory, ScreenPos, TurnedBox};
use bevy::asset::LoadState;
use bevy::prelude::*;
use bevy::window::RequestRedraw;

/// The labels of the base map, once their files have come.
#[derive(Resource, Default)]
pub struct BaseLabels(pub(super) Gazetteer, bool);

impl BaseLabels {
    /// True once all names have been read.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn is_there(&self) -> bool {
        self.1
    }
}

#[derive(Resource, Default)]
struct LabelFiles(Vec<(&'static str, Handle<BaseFile>)>);

/// Where labels stood in the frame before, and the lines they follow.
#[derive(Resource, Debug, Default)]
pub(super) struct LabelState {
    pub(super) memory: LabelMemory,
    pub(super) lines: LabelLines,
}

/// Where the labels of the atlas's places stand on the screen, for the pointer.
#[derive(Resource, Debug, Default)]
pub(super) struct PlacedLabels(pub(super) Vec<(TurnedBox, PlaceIndex)>);

impl PlacedLabels {
    /// The place whose label is at a position.
    pub(super) fn place_at(&self, screen: ScreenPos) -> Option<PlaceIndex> {
        let (x, y) = (screen.x as f32, screen.y as f32);
        self.0.iter().find(|(part, _)| part.holds(x, y)).map(|(_, place)| *place)
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
        .init_resource::<LabelState>()
        .add_systems(Startup, ask)
        .add_systems(Update, (receive, find_lines).chain().in_set(DrawSystems));
}

/// Finds the lines that names follow again where the atlas or the names are new ones.
fn find_lines(atlas: Res<OpenAtlas>, names: Res<BaseLabels>, mut labels: ResMut<LabelState>) {
    if atlas.is_changed() || names.is_changed() {
        *labels = LabelState { memory: LabelMemory::default(), lines: LabelLines::new(&atlas.0, &names.0) };
    }
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
            report.notes.push(format!("geodata/baked/{name}: {error}; the map is drawn without its names"));
        } else if let (None, LoadState::Failed(error)) = (read, server.load_state(&handle)) {
            report.notes.push(format!("geodata/baked/{name} could not be loaded ({error})"));
        }
    }
    labels.0.settle();
    labels.1 = true;
}
