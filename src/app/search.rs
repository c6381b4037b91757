//! What can be found: its index is built for an atlas and a language, beside the frames.

use super::loading::{BaseFile, asset_path};
use super::state::{DrawSystems, Interface, OpenAtlas, SearchIndex};
use crate::base::{NAMES_FILE, Name, decode_names};
use crate::command::{Command, entries};
use crate::search::{Index, Sources};
use crate::words::Language;
use async_channel::Receiver;
use bevy::asset::LoadState;
use bevy::prelude::*;
use bevy::tasks::AsyncComputeTaskPool;
use bevy::window::RequestRedraw;
use std::sync::Arc;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Building>()
        .add_systems(Update, (receive_names, build, receive_index).chain().in_set(DrawSystems));
}

/// What an index is built from, and where it comes.
#[derive(Resource, Default)]
struct Building {
    file: Option<Handle<BaseFile>>,
    /// The names of the base map; none where their file is no good, which the labels report.
    names: Option<Arc<[Name]>>,
    /// The language of the index that is there or on its way.
    language: Option<Language>,
    index: Option<Receiver<Index>>,
}

/// Reads the names once their file has come. On the page, where building takes the page's own time, nothing is done
/// before the search is first opened.
fn receive_names(
    mut building: ResMut<Building>,
    interface: Res<Interface>,
    server: Res<AssetServer>,
    files: Res<Assets<BaseFile>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let is_wanted = interface.search.is_some() || cfg!(not(target_arch = "wasm32"));
    if building.names.is_some() || !is_wanted {
        return;
    }
    let handle = building.file.get_or_insert_with(|| server.load(asset_path(NAMES_FILE)));
    redraw.write(RequestRedraw);
    let names = match (files.get(&*handle), server.load_state(&*handle)) {
        (Some(file), _) => decode_names(&file.0).unwrap_or_default(),
        (None, LoadState::Failed(_)) => Vec::new(),
        (None, _) => return,
    };
    building.names = Some(names.into());
    building.file = None;
}

/// Has an index built where there is none for the atlas and the language. The one before serves until it is there.
fn build(mut building: ResMut<Building>, atlas: Res<OpenAtlas>, interface: Res<Interface>) {
    let language = interface.settings.language;
    let is_built = building.language == Some(language) && !atlas.is_changed();
    let Some(names) = building.names.clone().filter(|_| !is_built) else { return };
    let atlas = atlas.0.clone();
    let (sender, receiver) = async_channel::bounded(1);
    let task = async move {
        let commands = commands(language);
        let steps: Vec<(String, usize)> =
            atlas.steps.iter().zip(0..).map(|(step, number)| (step.title.clone(), number)).collect();
        let sources = Sources {
            atlas: &atlas,
            names: &names,
            steps: &steps,
            commands: &commands,
            language: language.name(),
        };
        // Where nobody waits any more, another one is being built.
        let _ = sender.send(Index::new(&sources)).await;
    };
    AsyncComputeTaskPool::get().spawn(task).detach();
    building.language = Some(language);
    building.index = Some(receiver);
}

fn receive_index(
    mut building: ResMut<Building>,
    mut found: ResMut<SearchIndex>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Some(receiver) = &building.index else { return };
    redraw.write(RequestRedraw);
    if let Ok(index) = receiver.try_recv() {
        found.0 = Some(index);
        building.index = None;
    }
}

/// The commands that are of use where they are found by name: id, text and tooltip.
fn commands(language: Language) -> Vec<(String, String, String)> {
    let words = language.words();
    let is_of_use =
        |command: &Command| !matches!(command, Command::ToggleSearch | Command::Close | Command::Pan { .. });
    let all = entries();
    let of_use = all.iter().filter(|entry| is_of_use(&entry.command));
    of_use.map(|entry| (entry.id.to_owned(), entry.text(words), entry.tooltip(words))).collect()
}
