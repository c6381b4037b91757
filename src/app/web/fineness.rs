//! Fewer pixels than the screen has, where it has very many: the canvas is laid out smaller and drawn larger by the page.

use crate::view::drawn_fineness;
use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(First, limit);
}

/// The canvas, and what it is to fill.
fn canvas() -> Option<(HtmlElement, Element)> {
    let canvas = web_sys::window()?.document()?.get_element_by_id("map")?;
    let stage = canvas.parent_element()?;
    Some((canvas.dyn_into().ok()?, stage))
}

/// Keeps to [`drawn_fineness`] where the window or the screen's own number of pixels has changed.
///
/// winit takes the canvas's size as it is laid out, in pixels of the screen: so laid out at two thirds of the stage and
/// enlarged by the half, a screen of three pixels to a point is drawn with two.
fn limit(mut window: Single<&mut Window, With<PrimaryWindow>>, mut known: Local<Option<(u32, u32, f32)>>) {
    let resolution = &window.resolution;
    let screen = resolution.base_scale_factor();
    let now = (resolution.physical_width(), resolution.physical_height(), screen);
    if *known == Some(now) {
        return;
    }
    *known = Some(now);
    let Some((canvas, stage)) = canvas() else { return };
    let (width, height) = (f64::from(stage.client_width()), f64::from(stage.client_height()));
    let fineness = drawn_fineness(f64::from(screen), width, height);
    let share = fineness / f64::from(screen);
    let is_limited = share < 0.999;
    let (side, enlarged) = match is_limited {
        true => (format!("{}%", 100.0 * share), format!("scale({})", 1.0 / share)),
        false => ("100%".to_owned(), String::new()),
    };
    let style = canvas.style();
    for (name, value) in
        [("width", &*side), ("height", &*side), ("transform", &*enlarged), ("transform-origin", "0 0")]
    {
        if let Err(error) = style.set_property(name, value) {
            warn!("the canvas keeps its {name}: {error:?}");
        }
    }
    let wanted = is_limited.then_some(fineness as f32);
    if window.resolution.scale_factor_override() != wanted {
        window.resolution.set_scale_factor_override(wanted);
    }
}
