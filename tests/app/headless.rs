//! The app without a window, on the built-in atlas.

use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use high_north::app::state::Act;
use high_north::app::{FreeRect, Scene, StatePlugin, run_in_this_thread};
use high_north::command::Command;
use high_north::format::{built_in, load};
use high_north::view::{Link, ScreenPos, ScreenRect};
use std::time::Duration;

/// What a window of 1280 by 800 points shows of the map beside the reader.
pub(crate) const FREE: ScreenRect =
    ScreenRect { min: ScreenPos::new(430.0, 0.0), width_px: 850.0, height_px: 800.0 };
/// From one frame to the next.
pub(crate) const FRAME: Duration = Duration::from_millis(20);

/// An app that was started with a link, after its first frames.
pub(crate) fn started(link: &str) -> App {
    started_in(link, FREE, FRAME)
}

/// The same with another part of the window free for the map, and where each frame takes `frame`.
pub(crate) fn started_in(link: &str, free: ScreenRect, frame: Duration) -> App {
    let (link, faults) = Link::parse(link);
    assert_eq!(faults, []);
    let mut app = App::new();
    app.add_plugins(MinimalPlugins)
        .insert_resource(TimeUpdateStrategy::ManualDuration(frame))
        .insert_resource(FreeRect(free))
        .add_plugins(StatePlugin(Scene { atlas: load(built_in()).atlas, link, ..Scene::default() }));
    run_in_this_thread(&mut app);
    for _ in 0..5 {
        app.update();
    }
    app
}

/// Asks for something, as a button would, and draws a frame.
pub(crate) fn act(app: &mut App, command: Command) {
    app.world_mut().write_message(Act(command));
    app.update();
}
