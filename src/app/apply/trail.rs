//! Where the reader has been.

use super::super::linked::scene;
use super::super::start::Start;
use super::super::state::{CurrentFlight, Interface, OpenAtlas, Selection, View};
use super::Outbox;
use crate::view::{History, Noted};
use bevy::prelude::*;

/// The scenes that were seen; none before the first view.
#[derive(Resource, Debug, Default)]
pub(in crate::app) struct Trail {
    pub(in crate::app) history: Option<History>,
    /// The reader has chosen something since the address bar was last written.
    pub(in crate::app) is_choice_due: bool,
}

/// Notes every scene that the reader comes to, as soon as it is known where the map will come to rest.
pub(super) fn note(
    mut trail: ResMut<Trail>,
    mut outbox: ResMut<Outbox>,
    start: Res<Start>,
    atlas: Res<OpenAtlas>,
    view: Res<View>,
    flight: Res<CurrentFlight>,
    selection: Res<Selection>,
    interface: Res<Interface>,
    time: Res<Time<Real>>,
    mut was_playing: Local<bool>,
) {
    let has_changed =
        view.is_changed() || flight.is_changed() || selection.is_changed() || interface.is_changed();
    let is_sent = std::mem::take(&mut outbox.is_sent);
    if !start.is_done() || !(has_changed || trail.history.is_none()) {
        return;
    }
    let scene = scene(&atlas.0, &view, flight.0.as_ref(), &selection, &interface);
    let Some(history) = &mut trail.history else {
        trail.history = Some(History::new(scene));
        return;
    };
    if std::mem::replace(&mut *was_playing, interface.playing) && interface.playing {
        history.go_on(scene, time.elapsed_secs_f64());
    } else if history.note(scene, is_sent, time.elapsed_secs_f64()) == Noted::Chosen {
        trail.is_choice_due = true;
    }
}
