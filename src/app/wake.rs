//! Wakes the app after a while: at rest it sleeps until something happens.

use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use std::time::Duration;

/// The loop that sleeps, where there is one: a test and a picture have none.
pub(super) type Sleeper<'w> = Option<Res<'w, EventLoopProxyWrapper>>;

/// What has a frame drawn, from any thread.
pub(super) fn waker(sleeper: &Sleeper<'_>) -> impl FnOnce() + Send + 'static {
    let proxy = sleeper.as_ref().map(|sleeper| (***sleeper).clone());
    move || {
        // Where it is gone, so is the app.
        let _ = proxy.map(|proxy| proxy.send_event(WinitUserEvent::WakeUp));
    }
}

/// Has a frame drawn after `pause`.
pub(super) fn wake_after(sleeper: &Sleeper<'_>, pause: Duration) {
    if sleeper.is_none() {
        return;
    }
    let wake = waker(sleeper);
    #[cfg(not(target_arch = "wasm32"))]
    {
        let sleep = move || {
            std::thread::sleep(pause);
            wake();
        };
        if let Err(error) = std::thread::Builder::new().name("wake".to_owned()).spawn(sleep) {
            warn!("nothing will wake the map: {error}");
        }
    }
    #[cfg(target_arch = "wasm32")]
    {
        use wasm_bindgen::JsCast as _;
        let Some(page) = web_sys::window() else { return };
        let wake = wasm_bindgen::closure::Closure::once_into_js(wake);
        let milliseconds = i32::try_from(pause.as_millis()).unwrap_or(i32::MAX);
        let set =
            page.set_timeout_with_callback_and_timeout_and_arguments_0(wake.unchecked_ref(), milliseconds);
        if let Err(error) = set {
            warn!("nothing will wake the map: {error:?}");
        }
    }
}
