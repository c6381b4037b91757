//! What time it is.

use crate::sphere::Instant;
use bevy::platform::time;
use bevy::prelude::*;
use bevy::time::{TimeSystems, TimeUpdateStrategy};

/// Gives every frame the time at which it begins.
///
/// Bevy gives it the time at which the frame before was drawn. For a map that rests that is long ago: a button that is
/// pressed after a rest, and let go in the next frame, would have been held for as long as the rest, and egui takes that
/// for no click.
pub(super) fn plugin(app: &mut App) {
    app.add_systems(First, tell.before(TimeSystems));
}

fn tell(mut strategy: ResMut<TimeUpdateStrategy>) {
    *strategy = TimeUpdateStrategy::ManualInstant(time::Instant::now());
}

/// The minute that the clock of the computer shows, in UTC; `None` where it stands out of the years that the
/// Sun is reckoned for.
pub(super) fn now() -> Option<Instant> {
    Instant::from_unix_s(unix_s()?)
}

#[cfg(not(target_arch = "wasm32"))]
fn unix_s() -> Option<i64> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

#[cfg(target_arch = "wasm32")]
fn unix_s() -> Option<i64> {
    Some((js_sys::Date::now() / 1000.0) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::time::{TimePlugin, create_time_channels};
    use std::time::Duration;

    #[test]
    fn a_frame_after_a_rest_has_the_time_at_which_it_begins() {
        let (sender, receiver) = create_time_channels();
        let mut app = App::new();
        app.add_plugins((TimePlugin, plugin)).insert_resource(receiver);
        for _ in 0..2 {
            // What draws says when it has done so, and then the map rests.
            sender.0.send(time::Instant::now()).expect("the other end is there");
            std::thread::sleep(Duration::from_millis(30));
            let begins = time::Instant::now();
            app.update();
            let told = app.world().resource::<Time<Real>>().last_update();
            assert!(told.is_some_and(|told| told >= begins), "{told:?} is before {begins:?}");
        }
    }
}
