//! The app without a window.

use crate::headless::started_in;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use high_north::app::state::{Act, CurrentFlight, Interface, OpenAtlas, View};
use high_north::atlas::PlaceIndex;
use high_north::command::Command;
use high_north::view::{MapView, ScreenPos, ScreenRect};
use std::time::Duration;

pub(crate) const FREE: ScreenRect =
    ScreenRect { min: ScreenPos::new(400.0, 0.0), width_px: 880.0, height_px: 800.0 };
const FRAME: Duration = Duration::from_millis(16);

/// The map on a desk: the app without a window.
pub(crate) struct Map(App);

impl Map {
    pub(crate) fn open(link: &str) -> Self {
        Self(started_in(link, FREE, FRAME))
    }

    /// A frame, in which these commands are applied.
    pub(crate) fn frame(&mut self, commands: impl IntoIterator<Item = Command>) {
        for command in commands {
            self.0.world_mut().write_message(Act(command));
        }
        self.0.update();
    }

    pub(crate) fn view(&self) -> MapView {
        **self.0.world().resource::<View>()
    }

    pub(crate) fn is_moving(&self) -> bool {
        self.0.world().resource::<CurrentFlight>().0.is_some()
    }

    /// Frames until nothing moves by itself any more.
    pub(crate) fn rest(&mut self) -> usize {
        for frame in 0.. {
            if !self.is_moving() {
                return frame;
            }
            assert!(frame < 200, "it comes to rest");
            self.0.update();
        }
        unreachable!("the loop returns")
    }

    /// Whether the last frame has asked for another one.
    pub(crate) fn wants_frame(&mut self) -> bool {
        let mut redraws = self.0.world_mut().resource_mut::<Messages<RequestRedraw>>();
        let count = redraws.drain().count();
        count > 0
    }

    pub(crate) fn place(&self, id: &str) -> PlaceIndex {
        self.0.world().resource::<OpenAtlas>().0.place_by_id(id).expect("a place of the atlas")
    }

    pub(crate) fn reduce_motion(&mut self) {
        self.0.world_mut().resource_mut::<Interface>().settings.reduced_motion = true;
    }
}

pub(crate) fn apart(a: ScreenPos, b: ScreenPos) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}
