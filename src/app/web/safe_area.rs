//! What notches, rounded corners and bars of the system take of the window: panels and buttons keep clear of it.

use crate::app::state::Pixels;
use async_channel::Receiver;
use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use bevy_egui::egui::SafeAreaInsets;
use bevy_egui::egui::epaint::MarginF32;
use bevy_egui::{EguiInput, EguiPreUpdateSet};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, listen).add_systems(
        PreUpdate,
        keep_clear.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass),
    );
}

/// Told where the device was turned: upside down the window has the size that it had, and the notch is elsewhere.
#[derive(Resource)]
struct Turned(Receiver<()>);

fn listen(mut commands: Commands, proxy: Res<EventLoopProxyWrapper>) {
    let (sender, receiver) = async_channel::unbounded();
    commands.insert_resource(Turned(receiver));
    let proxy = (**proxy).clone();
    let listener = Closure::<dyn FnMut()>::new(move || {
        // The receiver lives as long as the app.
        let _ = sender.try_send(());
        let _ = proxy.send_event(WinitUserEvent::WakeUp);
    });
    if let Some(page) = web_sys::window()
        && let Err(error) =
            page.add_event_listener_with_callback("orientationchange", listener.as_ref().unchecked_ref())
    {
        warn!("the device is turned unseen: {error:?}");
    }
    // It listens as long as the page lives.
    listener.forget();
}

/// `env(safe-area-inset-…)` in CSS pixels, which device.css gives these names.
fn insets() -> Option<[f32; 4]> {
    let page = web_sys::window()?;
    let style = page.get_computed_style(&page.document()?.document_element()?).ok()??;
    let side = |name: &str| {
        let text = style.get_property_value(name).ok()?;
        text.trim().strip_suffix("px")?.parse::<f32>().ok().filter(|px| px.is_finite() && *px >= 0.0)
    };
    Some([side("--safe-left")?, side("--safe-right")?, side("--safe-top")?, side("--safe-bottom")?])
}

fn keep_clear(
    pixels: Res<Pixels>,
    turned: Res<Turned>,
    interface: Res<crate::app::state::Interface>,
    mut inputs: Query<&mut EguiInput>,
    mut known: Local<Option<Pixels>>,
) {
    let is_turned = std::iter::from_fn(|| turned.0.try_recv().ok()).count() > 0;
    if !is_turned && *known == Some(*pixels) {
        return;
    }
    *known = Some(*pixels);
    let Some(insets) = insets() else { return };
    let [left, right, top, bottom] = insets.map(|px| px / interface.settings.text_size.factor());
    for mut input in &mut inputs {
        input.safe_area_insets = Some(SafeAreaInsets(MarginF32 { left, right, top, bottom }));
    }
}
