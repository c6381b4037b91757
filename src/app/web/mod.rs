//! The page around the canvas: the address bar, the state the page waits for, and short status messages.
//!
//! The address is read at the start and kept up to date: replaced while the map moves, pushed where a reader
//! chose something, so that Back goes to the last choice. Where the browser goes back or forward, or to a link in the
//! page, the map follows, and what the address then becomes is written over it and never pushed. The page is told through `data-state` and
//! `data-place` on its root element, and through the element `#status`.

use super::apply::{Outbox, Trail, Travel};
use super::linked::{fault_text, scene};
use super::state::{
    Act, CurrentFlight, DrawSystems, Interface, LoadReport, OpenAtlas, Pending, Selection, View,
};
use super::wake::{Sleeper, wake_after};
use super::{Scene, window};
use crate::command::Command;
use crate::format;
use crate::settings::Settings;
use crate::view::Link;
use async_channel::{Receiver, Sender};
use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Starts the map on the page's canvas with the built-in atlas and the address bar's link.
pub fn start_web() {
    console_error_panic_hook::set_once();
    let loaded = format::load(format::built_in());
    let (link, faults) = Link::parse(&address().unwrap_or_default());
    let settings = Settings::default();
    let scene = Scene { atlas: loaded.atlas, diagnostics: loaded.diagnostics, link, settings };
    let mut app = window::app(scene, bevy::render::RenderPlugin::default());
    super::store::plugin(&mut app, &[]);
    let words = app.world().resource::<Interface>().settings.language.words();
    let notes = faults.iter().map(|fault| fault_text(words, fault));
    app.world_mut().resource_mut::<LoadReport>().notes.extend(notes);
    let (sender, receiver) = async_channel::unbounded();
    app.insert_resource(Address {
        written: String::new(),
        written_at: None,
        is_followed: false,
        sender: Some(sender),
        receiver,
    })
    .add_systems(Update, follow_address.before(super::state::CommandSystems))
    .add_systems(Update, (write_address, tell_page).in_set(DrawSystems));
    app.run();
}

/// Browsers refuse an address that is written more often than this: Safari takes a hundred in half a minute.
const WRITE_PAUSE: Duration = Duration::from_millis(350);

/// What was last written into the address bar, and what has come from it since.
#[derive(Resource)]
struct Address {
    written: String,
    written_at: Option<Duration>,
    /// The address was followed in this frame: what becomes of it takes its place and is no new entry.
    is_followed: bool,
    sender: Option<Sender<Visit>>,
    receiver: Receiver<Visit>,
}

/// An address that the browser has gone to.
struct Visit {
    hash: String,
    /// It was written here before: this is Back or Forward.
    is_ours: bool,
}

fn address() -> Option<String> {
    web_sys::window()?.location().hash().ok()
}

/// Another address (Back, or a link in the page) is a command.
fn follow_address(
    mut address_bar: ResMut<Address>,
    proxy: Res<EventLoopProxyWrapper>,
    mut acts: MessageWriter<Act>,
    mut report: ResMut<LoadReport>,
    interface: Res<Interface>,
) {
    if let Some(sender) = address_bar.sender.take() {
        let proxy = (**proxy).clone();
        let listener = Closure::<dyn FnMut()>::new(move || {
            if let Some(hash) = address() {
                let state = history().and_then(|history| history.state().ok());
                let is_ours = state.is_some_and(|state| state.as_string().as_deref() == Some(MARK));
                // The receiver lives as long as the app.
                let _ = sender.try_send(Visit { hash, is_ours });
                let _ = proxy.send_event(WinitUserEvent::WakeUp);
            }
        });
        if let Some(page) = web_sys::window() {
            let listens =
                page.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
            if let Err(error) = listens {
                warn!("the address bar is not followed: {error:?}");
            }
        }
        // It listens as long as the page lives.
        listener.forget();
    }
    while let Ok(Visit { hash, is_ours }) = address_bar.receiver.try_recv() {
        if hash == address_bar.written {
            continue;
        }
        let (link, faults) = Link::parse(&hash);
        let words = interface.settings.language.words();
        report.notes.extend(faults.iter().map(|fault| fault_text(words, fault)));
        address_bar.written = hash;
        address_bar.is_followed = true;
        acts.write(Act(if is_ours { Command::Revisit(link) } else { Command::Follow(link) }));
    }
}

/// The state of an entry of the browser's history that was written here.
const MARK: &str = "high-north";

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}

/// Writes the address of what is shown, or will be where something moves by itself: pushed where the reader has chosen
/// something, else in the place of the last one.
fn write_address(
    mut address_bar: ResMut<Address>,
    mut trail: ResMut<Trail>,
    mut outbox: ResMut<Outbox>,
    start: Res<super::start::Start>,
    shown: Here,
    time: Res<Time<Real>>,
    sleeper: Sleeper,
) {
    let Some(history) = history() else { return };
    if let Some(travel) = outbox.travel.take() {
        let gone = match travel {
            Travel::Back => history.back(),
            Travel::Forward => history.forward(),
        };
        if let Err(error) = gone {
            warn!("the browser does not go back or forward: {error:?}");
        }
    }
    if std::mem::take(&mut address_bar.is_followed) {
        trail.bypass_change_detection().is_choice_due = false;
    }
    if !start.is_done() {
        return;
    }
    let text = shown.link().to_string();
    if text == address_bar.written {
        return;
    }
    let is_choice = trail.is_choice_due;
    let since = address_bar.written_at.map(|at| time.elapsed().saturating_sub(at));
    if let Some(rest) = since.and_then(|since| WRITE_PAUSE.checked_sub(since)).filter(|_| !is_choice) {
        wake_after(&sleeper, rest + Duration::from_millis(20));
        return;
    }
    let mark = wasm_bindgen::JsValue::from_str(MARK);
    let written = if is_choice {
        history.push_state_with_url(&mark, "", Some(&text))
    } else {
        history.replace_state_with_url(&mark, "", Some(&text))
    };
    if let Err(error) = written {
        warn!("the address bar could not be written: {error:?}");
    }
    trail.bypass_change_detection().is_choice_due = false;
    address_bar.written_at = Some(time.elapsed());
    address_bar.written = text;
}

/// What the address says.
#[derive(bevy::ecs::system::SystemParam)]
struct Here<'w> {
    atlas: Res<'w, OpenAtlas>,
    view: Res<'w, View>,
    selection: Res<'w, Selection>,
    interface: Res<'w, Interface>,
    flight: Res<'w, CurrentFlight>,
}

impl Here<'_> {
    fn link(&self) -> Link {
        scene(&self.atlas.0, &self.view, self.flight.0.as_ref(), &self.selection, &self.interface)
    }
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
