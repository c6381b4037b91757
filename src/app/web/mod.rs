//! The page around the canvas: the address bar, the state the page waits for, and short status messages.
//!
//! The address is read at the start and kept up to date: replaced while the map moves, pushed where a reader
//! chose something, so that Back goes to the last choice. The page is told through `data-state` and
//! `data-place` on its root element, and through the element `#status`.

use super::screen::link;
use super::state::{Act, CurrentFlight, DrawSystems, Interface, OpenAtlas, Pending, Selection, View};
use super::{Scene, window};
use crate::command::Command;
use crate::format;
use crate::settings::Settings;
use crate::view::Link;
use async_channel::{Receiver, Sender};
use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Starts the map on the page's canvas with the built-in atlas and the address bar's link.
pub fn start_web() {
    console_error_panic_hook::set_once();
    let loaded = format::load(format::built_in());
    let (link, problems) = Link::parse(&address().unwrap_or_default());
    let settings = Settings { reduced_motion: wants_reduced_motion(), ..Settings::default() };
    let scene = Scene { atlas: loaded.atlas, diagnostics: loaded.diagnostics, link, settings };
    let mut app = window::app(scene, bevy::render::RenderPlugin::default());
    app.world_mut().resource_mut::<super::state::LoadReport>().notes.extend(problems);
    let (sender, receiver) = async_channel::unbounded();
    app.insert_resource(Address { written: String::new(), choice: None, sender: Some(sender), receiver })
        .add_systems(Update, follow_address.before(super::state::CommandSystems))
        .add_systems(Update, (write_address, tell_page).in_set(DrawSystems));
    app.run();
}

/// What was last written into the address bar, and what a person has typed into it since.
#[derive(Resource)]
struct Address {
    written: String,
    /// Place, theme and layers of the last address that was pushed. The time is dragged, as the map is.
    choice: Option<Link>,
    sender: Option<Sender<String>>,
    receiver: Receiver<String>,
}

/// Whether the reader has asked the system for less movement.
fn wants_reduced_motion() -> bool {
    web_sys::window()
        .and_then(|page| page.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|query| query.matches())
}

fn address() -> Option<String> {
    web_sys::window()?.location().hash().ok()
}

/// Another address (Back, or a link in the page) is a command.
fn follow_address(
    mut address_bar: ResMut<Address>,
    proxy: Res<EventLoopProxyWrapper>,
    mut acts: MessageWriter<Act>,
) {
    if let Some(sender) = address_bar.sender.take() {
        let proxy = (**proxy).clone();
        let listener = Closure::<dyn FnMut()>::new(move || {
            if let Some(hash) = address() {
                // The receiver lives as long as the app.
                let _ = sender.try_send(hash);
                let _ = proxy.send_event(WinitUserEvent::WakeUp);
            }
        });
        if let Some(page) = web_sys::window() {
            let listens =
                page.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
            if let Err(error) = listens {
                warn!("the address bar is not followed: {error:?}");
            }
        }
        // It listens as long as the page lives.
        listener.forget();
    }
    while let Ok(hash) = address_bar.receiver.try_recv() {
        if hash != address_bar.written {
            let (link, problems) = Link::parse(&hash);
            for problem in problems {
                warn!("{problem}");
            }
            address_bar.written = hash;
            acts.write(Act(Command::Follow(link)));
        }
    }
}

/// Writes the address where the view rests: pushed where the choice has changed, else replaced.
fn write_address(
    mut address_bar: ResMut<Address>,
    start: Res<super::start::Start>,
    atlas: Res<OpenAtlas>,
    view: Res<View>,
    selection: Res<Selection>,
    interface: Res<Interface>,
    flight: Res<CurrentFlight>,
) {
    if !start.is_done() || flight.0.is_some() {
        return;
    }
    let now = link(&atlas.0, &view, &selection, &interface);
    let text = now.to_string();
    if text == address_bar.written {
        return;
    }
    let choice = Link { map: None, daylight: None, ..now };
    let is_choice = address_bar.choice.as_ref().is_some_and(|last| *last != choice);
    let Some(history) = web_sys::window().and_then(|page| page.history().ok()) else { return };
    let nothing = wasm_bindgen::JsValue::NULL;
    let written = if is_choice {
        history.push_state_with_url(&nothing, "", Some(&text))
    } else {
        history.replace_state_with_url(&nothing, "", Some(&text))
    };
    if let Err(error) = written {
        warn!("the address bar could not be written: {error:?}");
    }
    address_bar.choice = Some(choice);
    address_bar.written = text;
}

/// Tells the page whether the map is there, which card is open, and says so in `#status`.
fn tell_page(
    pending: Res<Pending>,
    atlas: Res<OpenAtlas>,
    selection: Res<Selection>,
    mut told: Local<Option<(bool, Option<String>)>>,
) {
    let place = selection.place.and_then(|index| atlas.0.place(index));
    let now = (pending.has_map, place.map(|place| place.id.clone()));
    if told.as_ref() == Some(&now) {
        return;
    }
    let Some(document) = web_sys::window().and_then(|page| page.document()) else { return };
    let Some(root) = document.document_element() else { return };
    let state = if now.0 { "ready" } else { "starting" };
    let written = root.set_attribute("data-state", state).and_then(|()| match &now.1 {
        Some(id) => root.set_attribute("data-place", id),
        None => root.remove_attribute("data-place"),
    });
    if let Err(error) = written {
        warn!("the page could not be told: {error:?}");
    }
    if let Some(status) = document.get_element_by_id("status") {
        let text = place.map_or_else(String::new, |place| format!("{}: card open", place.name));
        status.set_text_content(Some(&text));
    }
    *told = Some(now);
}
