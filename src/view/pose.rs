//! How the map stands: what movements remember of a view.

use super::{MapView, ScreenRect};
use crate::sphere::LonLat;

/// Centre, scale and bearing, and the part of the window they were taken for.
///
/// A movement remembers this and no whole view: what else a view has may change while it moves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pose {
    center: LonLat,
    m_per_px: f64,
    bearing_deg: f64,
    free: ScreenRect,
}

impl Pose {
    pub(super) fn of(view: &MapView) -> Self {
        Self {
            center: view.center(),
            m_per_px: view.m_per_px(),
            bearing_deg: view.bearing_deg(),
            free: view.free(),
        }
    }

    /// Brings a view to stand like this.
    pub(super) fn put(self, view: &mut MapView) {
        view.set(self.center, self.m_per_px, self.bearing_deg);
    }

    /// The same where the panels leave another part of the window: the ground stays where it is on the screen.
    pub(super) fn refitted(self, view: &MapView) -> Self {
        if view.free() == self.free {
            return self;
        }
        let mut moved = *view;
        moved.set_free(self.free);
        self.put(&mut moved);
        let center = moved.ground_at(view.free().center()).map_or(self.center, LonLat::from);
        Self { center, free: view.free(), ..self }
    }
}
