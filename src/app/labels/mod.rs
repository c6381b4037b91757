//! Labels: gathers what wants one, lays them out on what [`crate::view::Board`] says is free, and paints them.
//!
//! [`layout`] decides and draws nothing; it needs egui for its fonts only, so that a test can ask it without a window.

mod along;
mod degrees;
mod gazetteer;
mod layout;
mod lines;
mod names;
mod near;
mod other_names;
mod paint;
mod places;
mod shape;
mod wanted;

pub use gazetteer::{Class, Gazetteer, Name};
pub use layout::{Owner, Placed, Room, Subject, layout};
pub use lines::LabelLines;
pub(super) use paint::draw_labels;

use super::loading::{BaseFile, asset_path};
use super::state::{DrawSystems, LoadReport, Nearby, OpenAtlas};
use crate::atlas::PlaceIndex;
use crate::base::NAMES_FILE;
use crate::view::{LabelMemory, ScreenPos, TurnedBox};
use bevy::asset::LoadState;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy_egui::egui::{Rect, pos2};

/// The names of the base map, once their file has come.
#[derive(Resource, Default)]
pub struct BaseLabels {
    pub(super) names: Gazetteer,
    /// The file, as long as it is on its way.
    asked: Option<Handle<BaseFile>>,
}

impl BaseLabels {
    /// True once the names have been read, or the report says why not.
    pub(super) fn is_there(&self) -> bool {
        self.asked.is_none()
    }
}

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

    /// The ground that the label of a place takes, where it has one.
    pub(super) fn rect_of(&self, place: PlaceIndex) -> Option<Rect> {
        let parts = self.0.iter().filter(|(_, owner)| *owner == place).map(|(part, _)| part.bounds());
        parts
            .map(|part| Rect::from_min_max(pos2(part.left, part.top), pos2(part.right, part.bottom)))
            .reduce(Rect::union)
    }

    /// Whether the pointer is on a label.
    pub(super) fn place_at_pointer(&self, pointer: Option<ScreenPos>) -> bool {
        pointer.is_some_and(|screen| self.place_at(screen).is_some())
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<BaseLabels>()
        .init_resource::<PlacedLabels>()
        .init_resource::<LabelState>()
        .init_resource::<Nearby>()
        .add_systems(Startup, ask)
        .add_systems(Update, (receive, find_lines, near::find_near).chain().in_set(DrawSystems));
}

/// Finds the lines that names follow again where the atlas or the names are new ones.
fn find_lines(atlas: Res<OpenAtlas>, names: Res<BaseLabels>, mut labels: ResMut<LabelState>) {
    if atlas.is_changed() || names.is_changed() {
        *labels =
            LabelState { memory: LabelMemory::default(), lines: LabelLines::new(&atlas.0, &names.names) };
    }
}

fn ask(mut labels: ResMut<BaseLabels>, server: Res<AssetServer>) {
    labels.asked = Some(server.load(asset_path(NAMES_FILE)));
}

/// Reads the names once their file has arrived or failed.
fn receive(
    mut labels: ResMut<BaseLabels>,
    server: Res<AssetServer>,
    files: Res<Assets<BaseFile>>,
    mut report: ResMut<LoadReport>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Some(handle) = &labels.asked else { return };
    redraw.write(RequestRedraw);
    let fault = match (files.get(handle), server.load_state(handle)) {
        (Some(file), _) => match Gazetteer::decode(&file.0) {
            Ok(names) => {
                labels.names = names;
                None
            }
            Err(error) => Some(error.to_string()),
        },
        (None, LoadState::Failed(error)) => Some(format!("could not be loaded ({error})")),
        (None, _) => return,
    };
    report.notes.extend(
        fault.map(|fault| format!("geodata/baked/{NAMES_FILE}: {fault}; the map is drawn without its names")),
    );
    labels.asked = None;
}
