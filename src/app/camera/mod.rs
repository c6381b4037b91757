//! Pointer, wheel, touch and keys become commands; flights, glides and steps move the view.

mod input;

pub(super) use input::set_place_in_focus;
pub use input::{MapInput, map_input_ui};

use super::state::{CurrentFlight, View, ViewSystems};
use bevy::prelude::*;
use bevy::window::RequestRedraw;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (fly, change_projection).chain().in_set(ViewSystems));
}

/// No frame moves the view on by more than this: after a pause it goes on where it was.
const LONGEST_FRAME_S: f64 = 0.1;

/// Goes on from one projection to the next.
fn change_projection(
    time: Res<Time<Real>>,
    mut view: ResMut<View>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if view.is_changing() {
        view.advance_change(time.delta_secs_f64().min(LONGEST_FRAME_S));
        redraw.write(RequestRedraw);
    }
}

fn fly(
    time: Res<Time<Real>>,
    mut flight: ResMut<CurrentFlight>,
    mut view: ResMut<View>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let Some(current) = flight.bypass_change_detection().0.as_mut() else { return };
    let mut moved = **view;
    let arrived = current.advance(&mut moved, time.delta_secs_f64().min(LONGEST_FRAME_S));
    view.set_if_neq(View(moved));
    if arrived {
        flight.0 = None;
    } else {
        redraw.write(RequestRedraw);
    }
}
