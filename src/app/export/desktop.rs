//! Pictures and files on the desktop: drawn and written on threads.

use super::folder::{downloads, write_new};
use super::{Label, Outcome, Shown};
use crate::app::picture::{Picture, Seen, draw_seen};
use crate::app::state::{Interface, OpenAtlas};
use crate::app::wake::{Sleeper, waker};
use crate::app::{AppError, Scene};
use crate::export::with_text;
use crate::view::Link;
use async_channel::{Receiver, Sender, unbounded};
use bevy::prelude::*;
use bevy_egui::egui;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is being saved.
#[derive(Resource)]
pub(super) struct Works {
    stop: Arc<AtomicBool>,
    tell: Sender<(bool, Outcome)>,
    told: Receiver<(bool, Outcome)>,
}

impl Default for Works {
    fn default() -> Self {
        let (tell, told) = unbounded();
        Self { stop: Arc::default(), tell, told }
    }
}

pub(super) fn plugin(_: &mut App) {}

impl Works {
    /// Draws what is shown, `scale` pixels for each of the window's, and saves it.
    pub(super) fn photograph(
        &mut self,
        shown: &Shown<'_>,
        context: &egui::Context,
        scale: u8,
        panels: bool,
        sleeper: &Sleeper<'_>,
    ) {
        let size = context.viewport_rect().size() * context.zoom_factor();
        let picture = Picture {
            out: Default::default(),
            width_px: size.x.round().max(1.0) as u32,
            height_px: size.y.round().max(1.0) as u32,
            scale: f32::from(scale.clamp(1, 4)),
            panels,
        };
        let scene = scene_of(&shown.atlas, &shown.interface);
        let seen = Seen {
            interface: without_dialogs(&shown.interface),
            selection: shown.selection.clone(),
            view: **shown.view,
            dropped: shown.dropped.layers.clone(),
            memory: context.memory(Clone::clone),
        };
        self.stop = Arc::default();
        let (stop, label) = (self.stop.clone(), shown.label());
        self.spawn(true, sleeper, move || match draw_seen(scene, &picture, seen, &stop) {
            Ok(Some(png)) => save_picture(&png, &label),
            Ok(None) => Outcome::Stopped,
            Err(error) => Outcome::Failed(reason(&error)),
        });
    }

    /// Stops the picture that is being drawn.
    pub(super) fn stop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Saves a file.
    pub(super) fn save(&mut self, name: String, bytes: Vec<u8>, sleeper: &Sleeper<'_>) {
        self.spawn(false, sleeper, move || save(&name, &bytes));
    }

    /// What has become of something, and whether it is a picture.
    pub(super) fn next(&mut self) -> Option<(bool, Outcome)> {
        self.told.try_recv().ok()
    }

    fn spawn(
        &mut self,
        is_picture: bool,
        sleeper: &Sleeper<'_>,
        work: impl FnOnce() -> Outcome + Send + 'static,
    ) {
        let (tell, wake) = (self.tell.clone(), waker(sleeper));
        let all = move || {
            let outcome = catch_unwind(AssertUnwindSafe(work))
                .unwrap_or_else(|_| Outcome::Failed("a fault of the program".to_owned()));
            // Where nobody listens any more, the window is closed.
            let _ = tell.try_send((is_picture, outcome));
            wake();
        };
        if let Err(error) = std::thread::Builder::new().name("export".to_owned()).spawn(all) {
            let _ = self.tell.try_send((is_picture, Outcome::Failed(error.to_string())));
        }
    }
}

/// A link and diagnostics have nothing to say to a picture of what is there already.
fn scene_of(atlas: &OpenAtlas, interface: &Interface) -> Scene {
    Scene { atlas: atlas.0.clone(), link: Link::default(), settings: interface.settings, ..Scene::default() }
}

/// What only the reader at the window needs is not in the picture.
fn without_dialogs(interface: &Interface) -> Interface {
    Interface {
        export_open: false,
        menu_open: false,
        settings_open: false,
        help_open: false,
        report_open: false,
        search: None,
        playing: false,
        ..interface.clone()
    }
}

fn save_picture(png: &[u8], label: &Label) -> Outcome {
    let texts: Vec<(&str, &str)> =
        label.texts.iter().map(|(keyword, text)| (*keyword, text.as_str())).collect();
    // It is a picture, and these are keywords: else it goes without them.
    let with_text = with_text(png, &texts);
    save(&label.name, with_text.as_deref().unwrap_or(png))
}

fn save(name: &str, bytes: &[u8]) -> Outcome {
    let Some(folder) = downloads() else { return Outcome::Failed("there is no home folder".to_owned()) };
    match write_new(&folder, name, bytes) {
        Ok(path) => Outcome::Saved(path.display().to_string()),
        Err(error) => Outcome::Failed(format!("{}: {error}", folder.display())),
    }
}

fn reason(error: &AppError) -> String {
    error.to_string()
}
