//! From one level of detail to the next: its land is there at once, its lines come up softly.

use super::BaseMap;
use crate::app::render::SheetOpacity;
use crate::app::state::{Interface, Still};
use crate::base::Level;
use bevy::prelude::*;
use bevy::window::RequestRedraw;

/// How long the lines take to come up, in seconds.
const FADE_S: f32 = 0.3;
/// They start at this share of their strength: a coast that vanished would be a flash.
const START: f32 = 0.25;

/// The level whose lines come up, and for how long they have.
#[derive(Default)]
pub(super) struct Fading {
    level: Option<Level>,
    elapsed_s: f32,
}

pub(super) fn fade(
    base: Res<BaseMap>,
    time: Res<Time<Real>>,
    still: Option<Res<Still>>,
    interface: Res<Interface>,
    mut opacity: ResMut<SheetOpacity>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut fading: Local<Fading>,
) {
    if fading.level == base.shown {
        fading.elapsed_s += time.delta_secs();
    } else {
        *fading = Fading { level: base.shown, elapsed_s: 0.0 };
    }
    let is_cut = still.is_some() || interface.settings.reduced_motion;
    let share = if is_cut { 1.0 } else { (fading.elapsed_s / FADE_S).clamp(0.0, 1.0) };
    opacity.set_if_neq(SheetOpacity(START + (1.0 - START) * share));
    if share < 1.0 {
        redraw.write(RequestRedraw);
    }
}
