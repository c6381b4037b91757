//! The story goes on by itself: after a flight has arrived, and after a time to read, comes the next step.

use super::state::{Act, CommandSystems, CurrentFlight, Interface, OpenAtlas, Selection, View};
use crate::command::Command;
use bevy::platform::time::Instant;
use bevy::prelude::*;
use bevy::winit::{UpdateMode, WinitSettings};
use std::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Dwell>()
        .add_systems(Update, play.before(super::apply::apply).in_set(CommandSystems))
        .add_systems(Last, sleep_until_next);
}

/// Asleep with nothing to wait for. A clock that was set once can only be set further ahead, and browsers count
/// milliseconds in 31 bits.
const FOR_LONG: Duration = Duration::from_secs(24 * 60 * 60);
/// A clock may ring so much too early.
const EARLY: Duration = Duration::from_millis(30);

/// How long the step that is shown has been looked at while playing.
#[derive(Resource, Debug, Default)]
struct Dwell {
    step: Option<usize>,
    seen: Duration,
    /// When that began.
    since: Option<Instant>,
    /// How long it is looked at in all; none before the flight to it has arrived.
    lasts: Option<Duration>,
}

/// Lets time pass, and asks for the next step when it is up. On the last one the story stops.
fn play(
    time: Res<Time<Real>>,
    atlas: Res<OpenAtlas>,
    selection: Res<Selection>,
    flight: Res<CurrentFlight>,
    view: Res<View>,
    interface: Res<Interface>,
    mut dwell: ResMut<Dwell>,
    mut acts: MessageWriter<Act>,
) {
    let steps = &atlas.0.steps;
    let step = selection.step.filter(|step| interface.playing && *step < steps.len());
    let is_arrived = flight.0.is_none() && !view.is_changing();
    let Some(index) = step.filter(|_| is_arrived) else {
        *dwell = Dwell::default();
        return;
    };
    if dwell.step != step {
        let lasts = Duration::from_secs_f64(steps[index].dwell_s(&atlas.0));
        *dwell = Dwell { step, lasts: Some(lasts), since: Some(Instant::now()), ..Dwell::default() };
        return;
    }
    // Bevy's time is that of the last frame that was drawn: it does not know yet how long the app has slept since.
    let slept = dwell.since.map(|since| since.elapsed()).unwrap_or_default();
    dwell.seen = (dwell.seen + time.delta()).max(slept);
    if dwell.lasts.is_some_and(|lasts| dwell.seen + EARLY >= lasts) {
        *dwell = Dwell::default();
        let is_last = index + 1 == steps.len();
        acts.write(Act(if is_last { Command::TogglePlay } else { Command::NextStep }));
    }
}

/// Between two steps the app sleeps: it is woken when the time is up, and draws no frame before.
fn sleep_until_next(dwell: Res<Dwell>, settings: Option<ResMut<WinitSettings>>) {
    let Some(mut settings) = settings else { return };
    let UpdateMode::Reactive { wait, .. } = settings.focused_mode else { return };
    // The clock is set once for each step: whoever moves the pointer meanwhile does not set it anew.
    let is_set = match dwell.lasts {
        Some(lasts) => wait == lasts,
        None => wait >= FOR_LONG,
    };
    if !is_set {
        let mode = UpdateMode::reactive_low_power(dwell.lasts.unwrap_or(FOR_LONG));
        *settings = WinitSettings { focused_mode: mode, unfocused_mode: mode };
    }
}
