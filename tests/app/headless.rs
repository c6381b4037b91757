//! The app without a window, on the built-in atlas.

use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use high_north::app::{FreeRect, Scene, StatePlugin};
use high_north::format::{built_in, load};
use high_north::view::{Link, ScreenRect};
use std::time::Duration;

/// An app that was started with a link, after its first frames, each of which takes `frame`.
pub(crate) fn started(link: &str, free: ScreenRect, frame: Duration) -> App {
    let (link, faults) = Link::parse(link);
    assert_eq!(faults, []);
    let mut app = App::new();
    app.add_plugins(MinimalPlugins)
        .insert_resource(TimeUpdateStrategy::ManualDuration(frame))
        .insert_resource(FreeRect(free))
        .add_plugins(StatePlugin(Scene { atlas: load(built_in()).atlas, link, ..Scene::default() }));
    for _ in 0..5 {
        app.update();
    }
    app
}
