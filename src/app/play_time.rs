//! Time goes on by itself along the axis, as long as that is asked for.

use super::state::{Act, CommandSystems, Interface, OpenAtlas, Still};
use crate::command::Command;
use crate::view::Playing;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use time::Date;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, play.before(super::apply::apply).in_set(CommandSystems));
}

/// A frame that took longer counts for no more, in seconds: nobody has seen what was in it.
const LONGEST_FRAME_S: f64 = 0.25;

/// What is played, while it is.
#[derive(Default)]
struct Tape {
    playing: Playing,
    stops: Vec<Date>,
}

/// Lets time pass, and asks for the next frame.
fn play(
    time: Res<Time<Real>>,
    atlas: Res<OpenAtlas>,
    interface: Res<Interface>,
    still: Option<Res<Still>>,
    mut tape: Local<Option<Tape>>,
    mut acts: MessageWriter<Act>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let moment = interface.moment.filter(|_| interface.time_plays && still.is_none());
    let Some(moment) = moment else {
        *tape = None;
        return;
    };
    redraw.write(RequestRedraw);
    // The app may have slept before: the first frame begins to count.
    let Some(tape) = &mut *tape else {
        *tape = Some(Tape { playing: Playing::default(), stops: atlas.0.days_with_events() });
        return;
    };
    let delta_s = time.delta_secs_f64().min(LONGEST_FRAME_S);
    let leaps = interface.settings.reduced_motion;
    let day = tape.playing.pass(moment, &tape.stops, interface.pace, leaps, delta_s);
    if day != moment.day() {
        acts.write(Act(Command::PassTime(day)));
    }
}
