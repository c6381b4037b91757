//! The size of the text. Everything that is drawn is as much larger; the ground stays where it is on the screen.

use super::start::FreeRect;
use super::state::{CommandSystems, CurrentFlight, Interface, View};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, keep_ground.before(CommandSystems));
}

/// Counts in the points of another size from the frame on in which egui does.
fn keep_ground(
    interface: Res<Interface>,
    free: Option<ResMut<FreeRect>>,
    mut view: ResMut<View>,
    mut flight: ResMut<CurrentFlight>,
    mut before: Local<Option<f32>>,
) {
    let now = interface.settings.text_size.factor();
    let Some(factor) = before.replace(now).map(|before| f64::from(now / before)) else { return };
    if factor == 1.0 {
        return;
    }
    let mut magnified = **view;
    magnified.magnify(factor);
    if let Some(mut free) = free {
        free.0 = magnified.free();
    }
    view.set_if_neq(View(magnified));
    // It was on its way to a scale in points of the size before.
    flight.0 = None;
}
