//! Saves what is on the map: as a picture, and its visible layers as GeoJSON.
//!
//! On the desktop a picture is drawn by a second map without a window, on a thread of its own, so the first one goes on; it
//! is as sharp as is asked for. On the web the page itself is photographed, in the pixels of its screen.

#[cfg(not(target_arch = "wasm32"))]
mod desktop;
mod encode;
#[cfg(not(target_arch = "wasm32"))]
mod folder;
#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(not(target_arch = "wasm32"))]
use desktop as place;
#[cfg(target_arch = "wasm32")]
use page as place;

pub(super) use encode::png;

use super::linked::scene;
use super::state::{
    Act, CommandSystems, CurrentFlight, Exporting, Interface, OpenAtlas, Selection, View, ViewSystems,
};
use super::wake::Sleeper;
use crate::command::{Command, Notice};
use crate::export::{file_name, geojson};
use crate::wording::CREDITS;
use bevy::prelude::*;
use place::Works;

/// What has become of something that was saved.
enum Outcome {
    /// It is there; where, in words that lead a reader to it.
    Saved(String),
    /// It could not be saved, and why.
    Failed(String),
    /// It was stopped on the way.
    #[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "a page is photographed at once"))]
    Stopped,
}

/// What a picture says of itself, by the keywords of the PNG specification.
#[derive(Debug, Clone)]
struct Label {
    name: String,
    texts: Vec<(&'static str, String)>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Works>()
        .add_systems(Update, obey.in_set(CommandSystems).after(super::apply::apply))
        .add_systems(Update, tell.in_set(ViewSystems));
    place::plugin(app);
}

/// What is shown, in one parameter.
#[derive(bevy::ecs::system::SystemParam)]
struct Shown<'w> {
    atlas: Res<'w, OpenAtlas>,
    view: Res<'w, View>,
    flight: Res<'w, CurrentFlight>,
    selection: Res<'w, Selection>,
    interface: Res<'w, Interface>,
    /// A page is photographed as it is, with all that is on it.
    #[cfg(not(target_arch = "wasm32"))]
    dropped: Res<'w, super::state::DroppedLayers>,
}

impl Shown<'_> {
    /// A good name for a file: the open place, or else the map, and the day.
    fn file_name(&self, extension: &str) -> String {
        let place = self.selection.place.and_then(|index| self.atlas.0.place(index));
        let day = super::clock::now().map(|now| now.date().to_string());
        file_name(place.map_or("", |place| place.id.as_str()), day.as_deref(), extension)
    }

    fn label(&self) -> Label {
        let link = scene(&self.atlas.0, &self.view, self.flight.0.as_ref(), &self.selection, &self.interface);
        let words = self.interface.settings.language.words();
        let place = self.selection.place.and_then(|index| self.atlas.0.place(index));
        let title = match place {
            Some(place) => format!("{} – {}", place.name, self.atlas.0.title),
            None => self.atlas.0.title.clone(),
        };
        Label {
            name: self.file_name("png"),
            texts: vec![
                ("Title", title),
                ("Description", super::linked::address(&link)),
                ("Copyright", CREDITS.map(|id| words.text(id)).join(" ")),
                ("Software", concat!("High North ", env!("CARGO_PKG_VERSION")).to_owned()),
            ],
        }
    }
}

fn obey(
    mut acts: MessageReader<Act>,
    mut works: ResMut<Works>,
    mut exporting: ResMut<Exporting>,
    shown: Shown,
    mut contexts: bevy_egui::EguiContexts,
    sleeper: Sleeper,
) {
    for Act(command) in acts.read() {
        match command {
            Command::ExportPicture { scale, panels } if !exporting.0 => {
                if let Ok(context) = contexts.ctx_mut() {
                    works.photograph(&shown, context, *scale, *panels, &sleeper);
                    exporting.0 = true;
                }
            }
            Command::CancelExport => works.stop(),
            Command::ExportGeoJson => {
                let text = geojson(&shown.atlas.0, |place| shown.interface.shows(&shown.atlas.0, place));
                works.save(shown.file_name("geojson"), text.into_bytes(), &sleeper);
            }
            _ => {}
        }
    }
}

/// Says what has become of what was saved.
fn tell(
    mut works: ResMut<Works>,
    mut exporting: ResMut<Exporting>,
    interface: Res<Interface>,
    mut acts: MessageWriter<Act>,
) {
    let words = interface.settings.language.words();
    while let Some((is_picture, outcome)) = works.bypass_change_detection().next() {
        if is_picture {
            exporting.0 = false;
        }
        let notice = match outcome {
            Outcome::Saved(whither) => {
                let said = Notice::new(words.with("export-saved", &[("path", whither.as_str().into())]));
                match cfg!(target_arch = "wasm32") {
                    true => said,
                    false => said.with_action(words.text("export-copy-path"), Command::Copy(whither)),
                }
            }
            Outcome::Failed(reason) => Notice::new(words.with("export-failed", &[("reason", reason.into())])),
            Outcome::Stopped => Notice::new(words.text("export-stopped")),
        };
        acts.write(Act(Command::Notify(notice)));
    }
}
