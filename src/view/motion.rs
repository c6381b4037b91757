//! What moves the view by itself, and by hand.

use super::{Flight, Glide, MapView, ScreenPos, Steps};

/// A movement that goes on by itself, frame after frame, until it ends or something ends it.
#[derive(Debug, Clone, PartialEq)]
pub enum Motion {
    /// To a place far away or near.
    Flight(Flight),
    /// After a flick.
    Glide(Glide),
    /// What keys, buttons and double clicks ask for.
    Steps(Steps),
}

impl Motion {
    /// Moves on for `seconds` and moves the view there. True once it has ended.
    pub fn advance(&mut self, view: &mut MapView, seconds: f64) -> bool {
        match self {
            Self::Flight(flight) => flight.advance(view, seconds),
            Self::Glide(glide) => glide.advance(view, seconds),
            Self::Steps(steps) => steps.advance(view, seconds),
        }
    }

    /// Brings the view to where this would end: the cut that a reader who wants no movement gets.
    pub fn finish(mut self, view: &mut MapView) {
        self.advance(view, f64::INFINITY);
    }
}

/// Moves the map so that what was at `from` comes to `to`, zoomed in by `doublings` of the scale and turned by
/// `degrees` about it. What is at `from` off the Earth holds nothing: the map then zooms and turns about its centre.
pub fn pinch(view: &mut MapView, from: ScreenPos, to: ScreenPos, doublings: f64, degrees: f64) {
    let held = view.ground_at(from);
    view.zoom_by(doublings, Some(from));
    view.turn(degrees);
    if let Some(now) = held.and_then(|ground| view.screen_from(ground)) {
        view.drag(now, to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::view;
    use proptest::prelude::*;

    #[test]
    fn zooming_on_at_either_end_of_the_scale_does_not_drift() {
        for (m_per_px, doublings) in [(2.0, 0.4), (50_000.0, -0.4)] {
            let mut view = view(25.0, 71.0, m_per_px, 30.0);
            let about = ScreenPos::new(540.0, 370.0);
            let ground = view.ground_at(about).expect("on the Earth");
            for _ in 0..1_000 {
                pinch(&mut view, about, about, doublings, 0.0);
            }
            let at = view.screen_from(ground).expect("shown");
            assert!((at.x - about.x).hypot(at.y - about.y) < 1e-3, "{at:?}");
            assert!((view.m_per_px() / m_per_px - 1.0).abs() < 1e-9);
        }
    }

    proptest! {
        #[test]
        fn a_pinch_keeps_the_ground_between_the_fingers_there(
            lon in -180.0..180.0f64, lat in -85.0..85.0f64, zoom in 4.0..13.0f64, bearing in 0.0..360.0f64,
            from in (100.0..900.0f64, 100.0..700.0f64), step in (-20.0..20.0f64, -20.0..20.0f64),
            doublings in -0.5..0.5f64, degrees in -20.0..20.0f64,
        ) {
            let mut view = view(lon, lat, 50_000.0 * (-zoom).exp2(), bearing);
            let (from, to) = (ScreenPos::new(from.0, from.1), ScreenPos::new(from.0 + step.0, from.1 + step.1));
            let Some(ground) = view.ground_at(from) else { return Ok(()) };
            pinch(&mut view, from, to, doublings, degrees);
            let at = view.screen_from(ground).expect("shown");
            prop_assert!((at.x - to.x).hypot(at.y - to.y) < 1.0, "{at:?} is not {to:?}");
        }
    }
}
