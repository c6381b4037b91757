//! The page around the canvas: one file for each thing that the program and its page tell each other.

mod address;
mod atlas;
mod contacts;
mod context;
mod embed;
mod fineness;
mod fonts;
mod keyboard;
mod safe_area;
mod tab;
mod tell;
mod timing;

use super::linked::fault_text;
use super::state::{Interface, LoadReport};
use super::{Scene, window};
use crate::format::{self, Diagnostic};
use crate::settings::Settings;
use crate::view::Link;
use atlas::PageFolder;
use bevy::log::warn;
use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the map on the page's canvas with the page's atlas and the address bar's link. `files` is what `atlasFiles` of
/// `web/page/atlas.js` gives.
#[wasm_bindgen(js_name = showMap)]
pub fn show_map(files: &js_sys::Array) {
    console_error_panic_hook::set_once();
    let loaded = format::load(&PageFolder::new(files));
    let faults_of_atlas: Vec<String> = loaded.diagnostics.iter().map(Diagnostic::one_line).collect();
    let (link, faults) = Link::parse(&address::hash().unwrap_or_default());
    let settings = Settings::default();
    let scene = Scene { atlas: loaded.atlas, diagnostics: loaded.diagnostics, link, settings };
    let mut app = window::app(scene, bevy::render::RenderPlugin::default());
    super::store::plugin(&mut app, &[]);
    // The reader finds them in the load report, who made the page also in the console.
    faults_of_atlas.iter().for_each(|fault| warn!("{fault}"));
    let words = app.world().resource::<Interface>().settings.language.words();
    let notes = faults.iter().map(|fault| fault_text(words, fault));
    app.world_mut().resource_mut::<LoadReport>().notes.extend(notes);
    for plugin in [
        address::plugin,
        contacts::plugin,
        context::plugin,
        embed::plugin,
        fineness::plugin,
        fonts::plugin,
        keyboard::plugin,
        safe_area::plugin,
        tab::plugin,
        tell::plugin,
        timing::plugin,
    ] {
        plugin(&mut app);
    }
    app.run();
}
