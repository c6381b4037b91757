//! What moves the view: by hand at once, or by a movement that goes on.

use super::Desk;
use crate::sphere::{LonLat, Projection};
use crate::view::{Flight, Glide, MapView, Motion, ScreenPos, ScreenVelocity, Step, Steps};

/// A turn by hand that ends within so many degrees of north ends at it.
const SNAP_NORTH_DEG: f64 = 4.0;

impl Desk<'_> {
    /// Sets a movement going, or cuts to its end.
    fn start(&mut self, motion: Motion) {
        if self.interface.settings.reduced_motion {
            self.flight = None;
            motion.finish(&mut self.view);
        } else {
            self.flight = Some(motion);
        }
    }

    /// Goes a step, also while others are under way.
    pub(super) fn go(&mut self, step: Step) {
        if let Some(Motion::Steps(steps)) = &mut self.flight {
            steps.add(step);
        } else {
            self.start(Motion::Steps(Steps::new(&self.view, step)));
        }
    }

    /// Who wants no movement gets none after a drag either.
    pub(super) fn fling(&mut self, at: ScreenPos, velocity: ScreenVelocity) {
        let glide = Glide::new(&self.view, at, velocity).filter(|_| !self.interface.settings.reduced_motion);
        self.flight = glide.map(Motion::Glide);
    }

    pub(super) fn snap_north(&mut self) {
        let from_north_deg = (self.view.bearing_deg() + 180.0).rem_euclid(360.0) - 180.0;
        if from_north_deg != 0.0 && from_north_deg.abs() <= SNAP_NORTH_DEG {
            self.fly(self.view.center(), self.view.m_per_px(), 0.0);
        }
    }

    pub(super) fn project(&mut self, projection: Projection) {
        if self.interface.settings.reduced_motion {
            self.view.set_projection(projection);
        } else {
            self.view.change_projection(projection);
        }
    }

    /// Who wants no movement from now on is at the end of the one that is under way; a glide ends where it is.
    pub(super) fn cut(&mut self) {
        match self.flight.take() {
            Some(Motion::Glide(_)) | None => {}
            Some(motion) => self.start(motion),
        }
    }

    /// Ends a flight or a glide. Steps are so short, and so much meant, that they go on.
    pub(super) fn hold(&mut self) {
        if !matches!(self.flight, Some(Motion::Steps(_))) {
            self.flight = None;
        }
    }

    /// A movement by hand ends a flight.
    pub(super) fn by_hand(&mut self, movement: impl FnOnce(&mut MapView)) {
        self.flight = None;
        movement(&mut self.view);
    }

    /// Flies where the reader has sent the map.
    pub(super) fn go_to(&mut self, center: LonLat, m_per_px: f64, bearing_deg: f64) {
        self.is_sent = true;
        self.fly(center, m_per_px, bearing_deg);
    }

    pub(super) fn fly(&mut self, center: LonLat, m_per_px: f64, bearing_deg: f64) {
        self.start(Motion::Flight(Flight::new(&self.view, center, m_per_px, bearing_deg)));
    }
}
