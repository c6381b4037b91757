//! Files that are dragged over the window and dropped on it, and those of the command line.

use super::thread::{Waker, start};
use super::{DroppedLayers, Works};
use crate::app::state::{CommandSystems, DropFile, DropState};
use crate::dropped::Refusal;
use crate::format::ATLAS_FILE;
use bevy::prelude::*;
use bevy::window::{FileDragAndDrop, RequestRedraw};
use bevy::winit::EventLoopProxyWrapper;
use std::path::Path;

pub(super) fn plugin(app: &mut App) {
    app.add_message::<FileDragAndDrop>()
        .add_systems(Update, (hear, open).chain().in_set(CommandSystems).after(super::obey));
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

/// Takes up every file that came, but for folders and what belongs to an atlas.
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
    path.is_dir().then_some(Refusal::Folder)
}
