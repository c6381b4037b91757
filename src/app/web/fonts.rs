//! The fonts besides the one that is in the program: asked for when the map is drawn, so that it does not wait for
//! them. Until they are there all text is set in Inter.

use crate::app::loading::BaseFile;
use crate::app::state::Pending;
use crate::app::theme::{FAMILIES, fonts_with};
use bevy::asset::LoadState;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy_egui::EguiContexts;

/// The files that have not all come yet; `None` before they are asked for.
#[derive(Resource, Default)]
struct Asked(Option<Vec<(&'static str, Handle<BaseFile>)>>);

pub(super) fn plugin(app: &mut App) {
    let is_awaited = |asked: Res<Asked>| asked.0.as_ref().is_none_or(|files| !files.is_empty());
    app.init_resource::<Asked>().add_systems(Update, (ask, receive).chain().run_if(is_awaited));
}

fn ask(mut asked: ResMut<Asked>, pending: Res<Pending>, server: Res<AssetServer>) {
    if asked.0.is_none() && pending.has_map {
        let ask =
            |(_, file): (&str, &'static str)| (file, server.load::<BaseFile>(format!("fonts/{file}.ttf")));
        asked.0 = Some(FAMILIES.map(ask).into());
    }
}

/// Sets the text anew once the last of them is there, or has failed: then once and not five times.
fn receive(
    mut asked: ResMut<Asked>,
    server: Res<AssetServer>,
    mut files: ResMut<Assets<BaseFile>>,
    mut contexts: EguiContexts,
    mut redraw: MessageWriter<RequestRedraw>,
) -> Result {
    let Some(waiting) = &mut asked.0 else { return Ok(()) };
    redraw.write(RequestRedraw);
    if waiting.iter().any(|(_, file)| server.load_state(file).is_loading()) {
        return Ok(());
    }
    let mut fetched = Vec::new();
    for (name, file) in waiting.drain(..) {
        match (files.remove(&file), server.load_state(&file)) {
            (Some(BaseFile(bytes)), _) => fetched.push((name, bytes)),
            (None, LoadState::Failed(error)) => {
                warn!("assets/fonts/{name}.ttf could not be loaded, and Inter stands in for it: {error}");
            }
            (None, _) => warn!("assets/fonts/{name}.ttf is not there, and Inter stands in for it"),
        }
    }
    contexts.ctx_mut()?.set_fonts(fonts_with(fetched));
    Ok(())
}
