//! Files that are dragged over the window and dropped on it, those whose path is pasted, and those of the command line.

use super::thread::{Waker, start};
use super::{DroppedLayers, Works};
use crate::app::state::{Act, CommandSystems, DropFile, DropState};
use crate::command::Command;
use crate::dropped::{Refusal, pasted_path};
use crate::format::ATLAS_FILE;
use bevy::prelude::*;
use bevy::window::{FileDragAndDrop, RequestRedraw};
use bevy::winit::EventLoopProxyWrapper;
use std::path::Path;

pub(super) fn plugin(app: &mut App) {
    let paste = paste.before(crate::app::apply::apply);
    app.add_message::<FileDragAndDrop>()
        .add_systems(Update, (hear, paste, open).chain().in_set(CommandSystems).after(super::obey));
}

/// Hears what the window says of files that are dragged.
fn hear(
    mut dragged: MessageReader<FileDragAndDrop>,
    mut layers: ResMut<DroppedLayers>,
    mut files: MessageWriter<DropFile>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    for message in dragged.read() {
        let is_over = match message {
            FileDragAndDrop::HoveredFile { .. } => true,
            FileDragAndDrop::HoveredFileCanceled { .. } => false,
            FileDragAndDrop::DroppedFile { path_buf, .. } => {
                files.write(DropFile { path: path_buf.clone(), fly: true });
                false
            }
        };
        if layers.is_dragged_over != is_over {
            layers.is_dragged_over = is_over;
        }
        redraw.write(RequestRedraw);
    }
}

/// Finds the file of a path that was pasted.
fn paste(
    mut acts: MessageReader<Act>,
    mut layers: ResMut<DroppedLayers>,
    mut works: ResMut<Works>,
    mut files: MessageWriter<DropFile>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    for Act(command) in acts.read() {
        let Command::OpenPath(text) = command else { continue };
        match pasted_path(text) {
            Some(path) => {
                files.write(DropFile { path, fly: true });
            }
            None => {
                let refused = DropState::Failed(Refusal::Elsewhere);
                works.begin(&mut layers, text.trim().to_owned(), refused, false);
            }
        }
        redraw.write(RequestRedraw);
    }
}

/// Takes up every file that came, but for what is no file and what belongs to an atlas.
fn open(
    mut files: MessageReader<DropFile>,
    mut layers: ResMut<DroppedLayers>,
    mut works: ResMut<Works>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    for DropFile { path, fly } in files.read() {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let refusal = refusal(path);
        let is_refused = refusal.is_some();
        let loading = DropState::Loading { bytes: 0, total: 0, drawn: None };
        let state = refusal.map_or(loading, DropState::Failed);
        let id = works.begin(&mut layers, name.clone(), state, *fly);
        if !is_refused {
            let work = start(&name, path.clone(), Waker::new(proxy.as_deref()));
            works.works.insert(id, work);
        }
        redraw.write(RequestRedraw);
    }
}

/// Why something is not read at all.
fn refusal(path: &Path) -> Option<Refusal> {
    let atlas_name = Path::new(ATLAS_FILE).file_name();
    if path.file_name() == atlas_name || path.join(ATLAS_FILE).is_file() {
        return Some(Refusal::Atlas);
    }
    // Asked before opening: opening a pipe would wait for somebody who writes into it. What is not there is said by
    // whoever opens it.
    let found = std::fs::metadata(path).ok()?;
    match (found.is_dir(), found.is_file()) {
        (true, _) => Some(Refusal::Folder),
        (false, true) => None,
        (false, false) => Some(Refusal::NotAFile),
    }
}
