//! The address bar.
//!
//! The address is read at the start and kept up to date: replaced while the map moves, pushed where a reader
//! chose something, so that Back goes to the last choice. Where the browser goes back or forward, or to a link in the
//! page, the map follows, and what the address then becomes is written over it and never pushed.

use crate::app::apply::{Outbox, Trail, Travel};
use crate::app::linked::{fault_text, scene};
use crate::app::state::{
    Act, CommandSystems, CurrentFlight, DrawSystems, Interface, LoadReport, OpenAtlas, Selection, View,
};
use crate::app::wake::{Sleeper, wake_after};
use crate::command::Command;
use crate::view::Link;
use async_channel::{Receiver, Sender};
use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

pub(super) fn plugin(app: &mut App) {
    let (sender, receiver) = async_channel::unbounded();
    app.insert_resource(Address {
        written: String::new(),
        written_at: None,
        is_followed: false,
        sender: Some(sender),
        receiver,
    })
    .add_systems(Update, follow_address.before(CommandSystems))
    .add_systems(Update, write_address.in_set(DrawSystems));
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

/// What the address has from its `#` on.
pub(super) fn hash() -> Option<String> {
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
            if let Some(hash) = hash() {
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
    start: Res<crate::app::start::Start>,
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
