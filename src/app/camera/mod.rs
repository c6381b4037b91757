//! Pointer, wheel, touch and keys become commands; flights, glides and steps move the view.

mod input;

#[cfg(target_arch = "wasm32")]
pub(super) use input::set_contact_times;
pub(super) use input::set_place_in_focus;
pub use input::{MapInput, map_input_ui};

use super::state::{CurrentFlight, View, ViewSystems};
use bevy::prelude::*;
use bevy::window::RequestRedraw;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (fly, change_projection).chain().in_set(ViewSystems));
}

/// The first frame of a movement comes after a rest, and moves the view on by no more than this.
const FIRST_FRAME_S: f64 = 0.1;
/// No later one moves it on by more than this. It is long enough for a flight to take no more than its time where frames
/// are slow, and short enough for one to go on where it was after the window has been out of sight.
const LONGEST_FRAME_S: f64 = 0.5;

/// How far a frame moves the view on, in seconds.
fn frame_s(time: &Time<Real>, was_moving: &mut bool) -> f64 {
    let longest_s = if std::mem::replace(was_moving, true) { LONGEST_FRAME_S } else { FIRST_FRAME_S };
    time.delta_secs_f64().min(longest_s)
}

/// Goes on from one projection to the next.
fn change_projection(
    time: Res<Time<Real>>,
    mut view: ResMut<View>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut was_changing: Local<bool>,
) {
    if view.is_changing() {
        view.advance_change(frame_s(&time, &mut was_changing));
        redraw.write(RequestRedraw);
    } else {
        *was_changing = false;
    }
}

fn fly(
    time: Res<Time<Real>>,
    mut flight: ResMut<CurrentFlight>,
    mut view: ResMut<View>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut was_flying: Local<bool>,
) {
    let Some(current) = flight.bypass_change_detection().0.as_mut() else {
        *was_flying = false;
        return;
    };
    let mut moved = **view;
    let arrived = current.advance(&mut moved, frame_s(&time, &mut was_flying));
    view.set_if_neq(View(moved));
    if arrived {
        flight.0 = None;
    } else {
        redraw.write(RequestRedraw);
    }
}
