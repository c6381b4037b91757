//! The browser may take the graphics away, from a page in the background or where memory is short.
//!
//! Everything on the graphics card is lost then, and most of it is not kept elsewhere: that would double the memory which
//! was too little. So nothing is drawn any more, and context.js starts the program anew when the browser gives the
//! graphics back, at the address, which holds the whole scene.

use bevy::prelude::*;
use bevy::render::{ExtractSchedule, RenderApp, RenderScheduleOrder};
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The graphics were taken away.
static IS_LOST: AtomicBool = AtomicBool::new(false);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, listen);
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render.add_systems(ExtractSchedule, rest);
    }
}

fn listen() {
    let canvas =
        web_sys::window().and_then(|page| page.document()).and_then(|page| page.get_element_by_id("map"));
    let Some(canvas) = canvas else { return };
    let listener = Closure::<dyn FnMut()>::new(|| IS_LOST.store(true, Ordering::Relaxed));
    let listens =
        canvas.add_event_listener_with_callback("webglcontextlost", listener.as_ref().unchecked_ref());
    if let Err(error) = listens {
        warn!("it will not be seen that the graphics are gone: {error:?}");
    }
    // It listens as long as the page lives.
    listener.forget();
}

/// Draws no more: every call to the graphics would fail, and some of them the program with them.
fn rest(mut order: ResMut<RenderScheduleOrder>) {
    if IS_LOST.load(Ordering::Relaxed) && !order.labels.is_empty() {
        order.labels.clear();
    }
}
