//! When fingers and the mouse touched the map: winit tells what they did and not when, and a slow frame tells of it late.

use crate::app::camera::set_contact_times;
use crate::view::{Contact, ContactPhase, ContactTimes};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPreUpdateSet};
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventTarget, PointerEvent, Window};

const EVENTS: [(&str, ContactPhase); 4] = [
    ("pointerdown", ContactPhase::Down),
    ("pointermove", ContactPhase::Move),
    ("pointerup", ContactPhase::Up),
    ("pointercancel", ContactPhase::Cancel),
];

thread_local! {
    /// What has happened since the last frame, each with the milliseconds of the page's clock.
    static SEEN: RefCell<Vec<(Contact, ContactPhase, f64)>> = const { RefCell::new(Vec::new()) };
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, listen).add_systems(
        PreUpdate,
        tell.after(EguiPreUpdateSet::InitContexts).before(EguiPreUpdateSet::BeginPass),
    );
}

fn listen() {
    let page = web_sys::window().and_then(|page| page.document());
    let Some(canvas) = page.and_then(|page| page.get_element_by_id("map")) else { return };
    for (name, phase) in EVENTS {
        if let Err(error) = listen_for(&canvas, name, phase) {
            warn!("{name} has the time of its frame: {error:?}");
        }
    }
}

fn listen_for(canvas: &EventTarget, name: &str, phase: ContactPhase) -> Result<(), wasm_bindgen::JsValue> {
    let listener = Closure::<dyn FnMut(PointerEvent)>::new(move |event: PointerEvent| see(&event, phase));
    // On the way down, and so before winit, which may draw a frame at once.
    canvas.add_event_listener_with_callback_and_bool(name, listener.as_ref().unchecked_ref(), true)?;
    // It listens as long as the page lives.
    listener.forget();
    Ok(())
}

fn see(event: &PointerEvent, phase: ContactPhase) {
    let contact = match event.pointer_type().as_str() {
        "touch" => Contact::Finger(event.pointer_id() as u64),
        _ => Contact::Mouse,
    };
    SEEN.with_borrow_mut(|seen| {
        seen.extend(times_ms(event, phase).into_iter().map(|time_ms| (contact, phase, time_ms)));
    });
}

/// A browser tells of the movements of a frame in one event, and winit takes it apart again.
fn times_ms(event: &PointerEvent, phase: ContactPhase) -> Vec<f64> {
    let can_be_more = phase == ContactPhase::Move
        && js_sys::Reflect::has(event, &"getCoalescedEvents".into()).unwrap_or(false);
    let parts = if can_be_more { event.get_coalesced_events() } else { js_sys::Array::new() };
    match parts.length() {
        0 => vec![event.time_stamp()],
        _ => parts.iter().map(|part| part.unchecked_into::<PointerEvent>().time_stamp()).collect(),
    }
}

/// Gives the map the times by the program's own clock.
fn tell(time: Res<Time<Real>>, mut contexts: EguiContexts) -> Result {
    let seen = SEEN.take();
    let Some(clock) = web_sys::window().as_ref().and_then(Window::performance) else { return Ok(()) };
    // The frame began a while ago, on a busy machine a long one.
    let in_frame = time.last_update().map_or(Duration::ZERO, |began| began.elapsed());
    let (now_ms, now_s) = (clock.now(), (time.elapsed() + in_frame).as_secs_f64());
    let mut times = ContactTimes::default();
    for (contact, phase, time_ms) in seen {
        times.push(contact, phase, now_s - (now_ms - time_ms) / 1_000.0);
    }
    set_contact_times(contexts.ctx_mut()?, times);
    Ok(())
}
