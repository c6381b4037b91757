//! Pictures and files on the web: the page is photographed, and the browser keeps what it is given.

use super::{Label, Outcome, Shown};
use crate::app::state::{Act, ViewSystems};
use crate::app::wake::Sleeper;
use crate::command::Command;
use crate::export::with_text;
use async_channel::{Receiver, Sender, unbounded};
use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::window::RequestRedraw;
use bevy_egui::egui;
use wasm_bindgen::JsCast as _;

/// Frames until panels that were closed are gone.
const FRAMES: u32 = 6;

/// What is being saved.
#[derive(Resource)]
pub(super) struct Works {
    shot: Option<Shot>,
    tell: Sender<(bool, Outcome)>,
    told: Receiver<(bool, Outcome)>,
}

/// A picture that is being taken.
struct Shot {
    label: Label,
    panels: bool,
    frames: u32,
}

impl Default for Works {
    fn default() -> Self {
        let (tell, told) = unbounded();
        Self { shot: None, tell, told }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, shoot.in_set(ViewSystems));
}

impl Works {
    /// Photographs the page in a few frames, in the pixels of its screen.
    pub(super) fn photograph(
        &mut self,
        shown: &Shown<'_>,
        _: &egui::Context,
        _: u8,
        panels: bool,
        _: &Sleeper<'_>,
    ) {
        self.shot = Some(Shot { label: shown.label(), panels, frames: 0 });
    }

    /// There is nothing to stop: it takes some frames.
    pub(super) fn stop(&mut self) {}

    /// Gives the browser a file to keep.
    pub(super) fn save(&mut self, name: String, bytes: Vec<u8>, _: &Sleeper<'_>) {
        let _ = self.tell.try_send((false, download(&name, "application/geo+json", &bytes)));
    }

    /// What has become of something, and whether it is a picture.
    pub(super) fn next(&mut self) -> Option<(bool, Outcome)> {
        self.told.try_recv().ok()
    }
}

/// Takes the panels away where they are not wanted, and the picture when they are gone.
fn shoot(
    mut works: ResMut<Works>,
    mut commands: Commands,
    mut acts: MessageWriter<Act>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let works = works.bypass_change_detection();
    let Some(shot) = &mut works.shot else { return };
    redraw.write(RequestRedraw);
    if shot.frames == 0 && !shot.panels {
        acts.write(Act(Command::ShowMapOnly(true)));
    }
    shot.frames += 1;
    if shot.frames != FRAMES {
        return;
    }
    let (label, tell, panels) = (shot.label.clone(), works.tell.clone(), shot.panels);
    commands.spawn(Screenshot::primary_window()).observe(
        move |captured: On<ScreenshotCaptured>,
              mut works: ResMut<Works>,
              mut acts: MessageWriter<Act>,
              mut redraw: MessageWriter<RequestRedraw>| {
            works.shot = None;
            let _ = tell.try_send((true, save(&captured.image, &label)));
            if !panels {
                acts.write(Act(Command::ShowMapOnly(false)));
            }
            redraw.write(RequestRedraw);
        },
    );
}

fn save(image: &Image, label: &Label) -> Outcome {
    let png = match super::png(image) {
        Ok(png) => png,
        Err(reason) => return Outcome::Failed(reason),
    };
    let texts: Vec<(&str, &str)> =
        label.texts.iter().map(|(keyword, text)| (*keyword, text.as_str())).collect();
    download(&label.name, "image/png", with_text(&png, &texts).as_deref().unwrap_or(&png))
}

/// Has the browser keep bytes as a file: it asks where, or puts it where it puts everything.
fn download(name: &str, kind: &str, bytes: &[u8]) -> Outcome {
    match try_download(name, kind, bytes) {
        Ok(()) => Outcome::Saved(name.to_owned()),
        Err(error) => Outcome::Failed(format!("{error:?}")),
    }
}

fn try_download(name: &str, kind: &str, bytes: &[u8]) -> Result<(), wasm_bindgen::JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|page| page.document()).ok_or("there is no page")?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&url)
}
