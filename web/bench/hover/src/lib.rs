//! What the page asks of its map whenever the pointer moves, as a module of its own: so it can be timed in a browser, beside
//! what MapLibre is asked.
//!
//! It is the whole of the question but for marks and labels, of which there are some dozens on the screen, each a distance
//! or a box: a position on the screen, the ground there, and the place whose line or area that is.

use high_north::atlas::{Atlas, hit_test};
use high_north::format::{Folder, ReadError, load};
use high_north::sphere::LonLat;
use high_north::view::{LayerState, MapView, ScreenPos, ScreenRect};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::wasm_bindgen;

/// A pointer hits a line within this many pixels of it.
const HIT_RADIUS_PX: f64 = 13.0;

/// The files of an atlas, as the page has fetched them.
#[wasm_bindgen]
#[derive(Default)]
pub struct Files(BTreeMap<String, Vec<u8>>);

#[wasm_bindgen]
impl Files {
    /// None as yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file by its path in the atlas.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) {
        self.0.insert(path, bytes);
    }
}

impl Folder for Files {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.0.get(path).cloned().ok_or(ReadError::NotFound)
    }
}

/// An atlas as it is shown when it opens.
#[wasm_bindgen]
pub struct Hover {
    atlas: Atlas,
    layers: LayerState,
    view: MapView,
}

#[wasm_bindgen]
impl Hover {
    /// The home view on a screen of this size, in pixels.
    #[wasm_bindgen(constructor)]
    pub fn new(files: &Files, width_px: f64, height_px: f64) -> Self {
        let atlas = load(files).atlas;
        let free = ScreenRect { min: ScreenPos::new(0.0, 0.0), width_px, height_px };
        Self { layers: LayerState::new(&atlas.layers), view: MapView::home(atlas.home, free), atlas }
    }

    /// How many places the atlas has.
    pub fn count(&self) -> usize {
        self.atlas.places.len()
    }

    /// The number of the place at a position on the screen.
    pub fn hit(&self, x: f64, y: f64) -> Option<u32> {
        let ground = LonLat::from(self.view.ground_at(ScreenPos::new(x, y))?);
        let found = hit_test(&self.atlas, ground, HIT_RADIUS_PX * self.view.m_per_px(), |_, place| {
            let is_hit = !place.is_point() && self.layers.shows(place) && place.is_hit_by_pointer();
            let height = if place.is_only_a_name() { 0 } else { 1 + self.layers.rank(&place.layer) };
            is_hit.then_some(height)
        })?;
        u32::try_from(found.0).ok()
    }
}
