//! The line over the map that goes away by itself.

use super::state::{Act, CurrentNotice, DrawSystems};
use super::wake::{Sleeper, wake_after};
use crate::command::Command;
use bevy::prelude::*;
use std::time::Duration;

/// How long a line is shown: time to read it twice.
const SHOWN: Duration = Duration::from_secs(7);
/// The same where there is something to do about it.
const SHOWN_WITH_ACTION: Duration = Duration::from_secs(15);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, expire.in_set(DrawSystems));
}

/// Takes the line away when its time is over.
fn expire(
    current: Res<CurrentNotice>,
    time: Res<Time<Real>>,
    sleeper: Sleeper,
    mut until: Local<Option<Duration>>,
    mut acts: MessageWriter<Act>,
) {
    let Some(notice) = &current.0 else {
        *until = None;
        return;
    };
    if current.is_changed() {
        let shown = if notice.action.is_some() { SHOWN_WITH_ACTION } else { SHOWN };
        *until = Some(time.elapsed() + shown);
        wake_after(&sleeper, shown + Duration::from_millis(50));
    }
    if until.is_some_and(|until| time.elapsed() >= until) {
        *until = None;
        acts.write(Act(Command::CloseNotice));
    }
}
