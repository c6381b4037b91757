//! What a flick sets going: the map glides on and comes to rest.
//!
//! The speed decays exponentially, v(t) = v₀ e^(−t/τ), so that the way is v₀ τ (1 − e^(−t/τ)).

use super::pose::Pose;
use super::{MapView, ScreenPos};
use std::collections::VecDeque;

/// τ: after this time the speed has fallen to 1/e. (A list on a touch screen runs on for longer: it has far to go.)
const DECAY_S: f64 = 0.3;
/// No flick is faster, so that none takes the map further than a screen.
const FASTEST_PX_S: f64 = 3_000.0;
/// Slower than this nobody meant a flick.
const SLOWEST_FLICK_PX_S: f64 = 60.0;
/// Slower than this nobody sees a movement: the glide ends.
const REST_PX_S: f64 = 4.0;
/// The map is moved on in steps of this length, whatever the length of a frame.
const TICK_S: f64 = 1.0 / 240.0;
/// A flick is as fast as the pointer was over this time before it let go.
const MEASURED_S: f64 = 0.08;

/// A speed on the screen, in logical pixels a second.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ScreenVelocity {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// Where the pointer was of late.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Trail(VecDeque<(f64, ScreenPos)>);

impl Trail {
    /// The pointer is at `at` at `time_s`.
    pub(super) fn push(&mut self, time_s: f64, at: ScreenPos) {
        if self.0.back().is_some_and(|last| last.0 >= time_s) {
            self.0.pop_back();
        }
        self.0.push_back((time_s, at));
        // The last one from before the time that is measured stays: the way from there counts in part.
        while self.0.get(1).is_some_and(|second| second.0 <= time_s - MEASURED_S) {
            self.0.pop_front();
        }
    }

    /// How fast the pointer moves at `time_s`, over the time that is measured. A pointer that has rested for so long
    /// has no speed.
    pub(super) fn velocity(&self, time_s: f64) -> ScreenVelocity {
        let (Some(first), Some(last)) = (self.0.front(), self.0.back()) else {
            return ScreenVelocity::default();
        };
        let start_s = (time_s - MEASURED_S).max(first.0);
        let length_s = time_s - start_s;
        if length_s <= 0.0 {
            return ScreenVelocity::default();
        }
        let start = self.at(start_s);
        ScreenVelocity { x: (last.1.x - start.x) / length_s, y: (last.1.y - start.y) / length_s }
    }

    fn at(&self, time_s: f64) -> ScreenPos {
        let later = self.0.iter().position(|sample| sample.0 >= time_s);
        match later {
            Some(0) => self.0[0].1,
            Some(index) => {
                let (a, b) = (self.0[index - 1], self.0[index]);
                let share = (time_s - a.0) / (b.0 - a.0);
                ScreenPos::new(a.1.x + share * (b.1.x - a.1.x), a.1.y + share * (b.1.y - a.1.y))
            }
            None => self.0.back().map_or(ScreenPos::default(), |last| last.1),
        }
    }
}

/// A glide after a flick.
#[derive(Debug, Clone, PartialEq)]
pub struct Glide {
    pose: Pose,
    held: ScreenPos,
    velocity: ScreenVelocity,
    ticks: u32,
    elapsed_s: f64,
    duration_s: f64,
}

impl Glide {
    /// A glide from `view`, let go at `held` with a velocity; `None` where that is too slow for a flick.
    pub fn new(view: &MapView, held: ScreenPos, velocity: ScreenVelocity) -> Option<Self> {
        let speed = velocity.x.hypot(velocity.y);
        if !speed.is_finite() || speed < SLOWEST_FLICK_PX_S {
            return None;
        }
        let share = (FASTEST_PX_S / speed).min(1.0);
        let velocity = ScreenVelocity { x: velocity.x * share, y: velocity.y * share };
        let duration_s = DECAY_S * (speed * share / REST_PX_S).ln();
        Some(Self { pose: Pose::of(view), held, velocity, ticks: 0, elapsed_s: 0.0, duration_s })
    }

    /// Glides on for `seconds` and moves the view there. True once it rests.
    ///
    /// Whole ticks are the same at every frame rate, and only what is left of one depends on the frame: so the
    /// end is the same, too.
    pub fn advance(&mut self, view: &mut MapView, seconds: f64) -> bool {
        self.elapsed_s = (self.elapsed_s + seconds.max(0.0)).min(self.duration_s);
        self.pose = self.pose.refitted(view);
        self.pose.put(view);
        let tick_s = |tick: u32| f64::from(tick) * TICK_S;
        while tick_s(self.ticks + 1) <= self.elapsed_s {
            self.glide(view, tick_s(self.ticks), tick_s(self.ticks + 1));
            self.ticks += 1;
        }
        self.pose = Pose::of(view);
        self.glide(view, tick_s(self.ticks), self.elapsed_s);
        self.elapsed_s >= self.duration_s
    }

    /// How long it takes, in seconds.
    pub fn duration_s(&self) -> f64 {
        self.duration_s
    }

    fn glide(&self, view: &mut MapView, from_s: f64, to_s: f64) {
        let decayed = DECAY_S * ((-from_s / DECAY_S).exp() - (-to_s / DECAY_S).exp());
        let (dx, dy) = (self.velocity.x * decayed, self.velocity.y * decayed);
        let next = ScreenPos::new(self.held.x + dx, self.held.y + dy);
        if view.ground_at(self.held).is_some() && view.ground_at(next).is_some() {
            view.drag(self.held, next);
        } else {
            // Let go beside the globe: it turns all the same.
            view.pan(-dx, -dy);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::ScreenRect;
    use crate::view::fixture::view;
    use proptest::prelude::*;

    fn glided(mut view: MapView, velocity: ScreenVelocity, frame_s: f64) -> MapView {
        let mut glide = Glide::new(&view, ScreenPos::new(480.0, 420.0), velocity).expect("fast enough");
        let mut frames = 0;
        while !glide.advance(&mut view, frame_s) {
            frames += 1;
            assert!(f64::from(frames) * frame_s < 2.1, "it comes to rest");
        }
        view
    }

    #[test]
    fn a_glide_goes_as_far_as_its_speed_says_and_comes_to_rest() {
        let start = view(25.0, 69.0, 40.0, 0.0);
        let ground = start.ground_at(ScreenPos::new(480.0, 420.0)).expect("on the Earth");
        let end = glided(start, ScreenVelocity { x: -600.0, y: 0.0 }, 1.0 / 60.0);
        let at = end.screen_from(ground).expect("shown");
        let way_px = (600.0 - REST_PX_S) * DECAY_S;
        assert!((480.0 - at.x - way_px).abs() < 2.0 && (at.y - 420.0).abs() < 2.0, "{at:?}");
    }

    #[test]
    fn a_pointer_that_rested_before_it_let_go_does_not_flick() {
        let mut trail = Trail::default();
        for frame in 0..10 {
            trail.push(f64::from(frame) / 60.0, ScreenPos::new(f64::from(frame) * 10.0, 0.0));
        }
        let moving = trail.velocity(9.0 / 60.0);
        assert!((moving.x - 600.0).abs() < 1.0 && moving.y == 0.0, "{moving:?}");
        assert_eq!(trail.velocity(9.0 / 60.0 + 0.09), ScreenVelocity::default());
        assert!(
            Glide::new(&view(0.0, 60.0, 400.0, 0.0), ScreenPos::default(), trail.velocity(0.5)).is_none()
        );
    }

    #[test]
    fn what_the_pointer_did_before_the_last_moment_does_not_count() {
        let mut trail = Trail::default();
        for (time_s, x) in [(0.0, 0.0), (0.1, 500.0), (0.2, 500.0), (0.24, 490.0), (0.28, 480.0)] {
            trail.push(time_s, ScreenPos::new(x, 0.0));
        }
        assert!((trail.velocity(0.28).x + 250.0).abs() < 1e-6, "{:?}", trail.velocity(0.28));
    }

    #[test]
    fn panels_that_open_during_a_glide_do_not_move_the_ground() {
        let mut view = view(25.0, 69.0, 400.0, 0.0);
        let held = ScreenPos::new(480.0, 420.0);
        let mut glide = Glide::new(&view, held, ScreenVelocity { x: 300.0, y: 0.0 }).expect("a flick");
        glide.advance(&mut view, 0.1);
        let free = ScreenRect { min: ScreenPos::new(430.0, 0.0), width_px: 570.0, height_px: 800.0 };
        let ground = view.ground_at(free.center()).expect("on the Earth");
        view.set_free(free);
        view.set(ground.into(), view.m_per_px(), view.bearing_deg());
        let before = view;
        glide.advance(&mut view, 0.0);
        for at in [ScreenPos::new(600.0, 300.0), ScreenPos::new(900.0, 700.0)] {
            let ground = before.ground_at(at).expect("on the Earth");
            let now = view.screen_from(ground).expect("shown");
            assert!((now.x - at.x).hypot(now.y - at.y) < 0.1, "{now:?} is not {at:?}");
        }
    }

    proptest! {
        #[test]
        fn a_glide_ends_at_the_same_place_at_every_frame_rate(
            lon in -180.0..180.0f64, lat in -90.0..90.0f64, zoom in 0.0..14.0f64, bearing in 0.0..360.0f64,
            speed in 70.0..4_000.0f64, direction in 0.0..std::f64::consts::TAU,
        ) {
            let start = view(lon, lat, 50_000.0 * (-zoom).exp2(), bearing);
            let velocity = ScreenVelocity { x: speed * direction.cos(), y: speed * direction.sin() };
            let reference = glided(start, velocity, 1.0 / 60.0);
            let middle = reference.free().center();
            for rate in [30.0, 75.0, 144.0] {
                let other = glided(start, velocity, 1.0 / rate);
                let at = other.screen_from(reference.center().into()).expect("shown");
                prop_assert!((at.x - middle.x).hypot(at.y - middle.y) < 1.0, "{at:?} at {rate} Hz");
                let turn = (other.bearing_deg() - reference.bearing_deg() + 540.0).rem_euclid(360.0) - 180.0;
                prop_assert!(turn.abs() < 0.1 || reference.center().lat_deg.abs() > 89.9, "turned by {turn}");
            }
        }
    }
}
