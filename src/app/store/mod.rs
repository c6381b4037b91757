//! Keeps what the reader has set from one run to the next: in a file on the desktop, in the browser's storage on the web.
//!
//! Read by the window and the page, and by nothing that draws a picture or a test. What a link or the command line asks
//! for counts for the run and is not kept.

#[cfg(not(target_arch = "wasm32"))]
mod file;
#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(not(target_arch = "wasm32"))]
use file as place;
#[cfg(target_arch = "wasm32")]
use page as place;

use super::apply::Outbox;
use super::state::{Act, DrawSystems, Interface, LoadReport};
use crate::command::{Command, Notice};
use crate::settings::{Setting, Settings};
use crate::words::Language;
use bevy::prelude::*;
use place::Place;

/// What is kept, and where.
#[derive(Resource)]
struct Kept {
    settings: Settings,
    place: Place,
}

/// Reads what was kept, gives it to the interface, and keeps what the reader sets from now on. What is `chosen` for this
/// run wins over it and is not kept.
pub(super) fn plugin(app: &mut App, chosen: &[Setting]) {
    keep_in(app, Place::usual(), chosen);
}

fn keep_in(app: &mut App, place: Place, chosen: &[Setting]) {
    let system = from_system();
    let (settings, faults, is_whole) = match place.read() {
        Ok(text) => {
            let (settings, faults) = system.read(&text);
            (settings, faults, Settings::is_readable(&text))
        }
        Err(reason) => (system, vec![reason], false),
    };
    let name = place.name();
    let words = settings.language.words();
    let tell = |problem: String| {
        let values = [("file", name.as_str().into()), ("problem", problem.into())];
        if is_whole {
            words.with("settings-fault", &values)
        } else {
            words.with("settings-unreadable", &values)
        }
    };
    app.world_mut().resource_mut::<LoadReport>().notes.extend(faults.into_iter().map(tell));
    let mut interface = app.world_mut().resource_mut::<Interface>();
    interface.settings = settings;
    for setting in chosen {
        interface.settings.set(*setting);
    }
    app.insert_resource(Kept { settings, place }).add_systems(Update, keep.in_set(DrawSystems));
}

/// What the system is set to, where nothing is kept.
fn from_system() -> Settings {
    let tags = place::languages();
    Settings {
        language: Language::suited(tags.iter().map(String::as_str)).unwrap_or_default(),
        reduced_motion: place::wants_reduced_motion(),
        ..Settings::default()
    }
}

/// Keeps what was set in this frame. Writing goes on beside the frames.
fn keep(
    mut kept: ResMut<Kept>,
    mut outbox: ResMut<Outbox>,
    interface: Res<Interface>,
    mut acts: MessageWriter<Act>,
) {
    if !outbox.set.is_empty() {
        let kept = kept.bypass_change_detection();
        for setting in outbox.set.drain(..) {
            kept.settings.set(setting);
        }
        kept.place.write(kept.settings);
    }
    if let Some(reason) = kept.bypass_change_detection().place.fault() {
        let values = [("file", kept.place.name().into()), ("problem", reason.into())];
        let text = interface.settings.language.words().with("settings-not-kept", &values);
        acts.write(Act(Command::Notify(Notice::new(text))));
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
