//! What keys, buttons and double clicks ask for: short movements that add up.

use super::MapView;
use super::ScreenPos;
use super::pose::Pose;
use std::collections::VecDeque;

/// How long a step takes.
const STEP_S: f64 = 0.18;
/// How long it takes where it zooms about a point: the eye has to follow.
const ABOUT_POINT_S: f64 = 0.25;

/// A step, by key, button or double click.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// What is so many pixels to the right and below comes to the centre.
    Pan {
        /// Pixels to the right.
        dx_px: f64,
        /// Pixels downwards.
        dy_px: f64,
    },
    /// Zooms in by doublings of the scale.
    Zoom {
        /// Doublings of the scale.
        doublings: f64,
        /// What stays in place; the centre where `None`.
        about: Option<ScreenPos>,
    },
    /// Turns the map by degrees, as [`MapView::turn`] does.
    Turn {
        /// Degrees.
        degrees: f64,
    },
}

impl Step {
    /// Does a share (0 to 1) of the step.
    fn apply(self, view: &mut MapView, share: f64) {
        match self {
            Self::Pan { dx_px, dy_px } => view.pan(dx_px * share, dy_px * share),
            Self::Zoom { doublings, about } => view.zoom_by(doublings * share, about),
            Self::Turn { degrees } => view.turn(degrees * share),
        }
    }

    fn duration_s(self) -> f64 {
        match self {
            Self::Zoom { about: Some(_), .. } => ABOUT_POINT_S,
            _ => STEP_S,
        }
    }
}

/// Steps under way.
///
/// The view is at every moment what the steps, each as far as it has come, make of the view before them, one after
/// the other. So steps that come quickly overlap and none is lost, and the end is exactly what the whole steps make.
#[derive(Debug, Clone, PartialEq)]
pub struct Steps {
    before: Pose,
    under_way: VecDeque<(Step, f64)>,
}

impl Steps {
    /// A first step from `view`.
    pub fn new(view: &MapView, step: Step) -> Self {
        Self { before: Pose::of(view), under_way: VecDeque::from([(step, 0.0)]) }
    }

    /// Another step, while others are under way.
    pub fn add(&mut self, step: Step) {
        self.under_way.push_back((step, 0.0));
    }

    /// Moves on for `seconds` and moves the view there. True once all steps are done.
    pub fn advance(&mut self, view: &mut MapView, seconds: f64) -> bool {
        self.before = self.before.refitted(view);
        self.before.put(view);
        for (_, elapsed_s) in &mut self.under_way {
            *elapsed_s += seconds.max(0.0);
        }
        while let Some((step, elapsed_s)) = self.under_way.front().copied() {
            if elapsed_s < step.duration_s() {
                break;
            }
            step.apply(view, 1.0);
            self.under_way.pop_front();
        }
        self.before = Pose::of(view);
        for (step, elapsed_s) in &self.under_way {
            let t = (elapsed_s / step.duration_s()).min(1.0);
            step.apply(view, t * t * (3.0 - 2.0 * t));
        }
        self.under_way.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sphere::UnitVector;
    use crate::view::fixture::view;
    use proptest::prelude::*;

    const FRAME_S: f64 = 1.0 / 60.0;
    const EAST: Step = Step::Pan { dx_px: 100.0, dy_px: 0.0 };

    fn finish(mut steps: Steps, view: &mut MapView) {
        let mut frames = 0;
        while !steps.advance(view, FRAME_S) {
            frames += 1;
            assert!(frames < 60, "steps end");
        }
    }

    #[test]
    fn three_quick_steps_are_three_steps() {
        let mut view = view(20.0, 65.0, 1_000.0, 0.0);
        let mut expected = view;
        let mut steps = Steps::new(&view, EAST);
        for _ in 0..2 {
            expected.pan(100.0, 0.0);
            steps.advance(&mut view, FRAME_S);
            steps.add(EAST);
        }
        expected.pan(100.0, 0.0);
        finish(steps, &mut view);
        assert_eq!(view, expected);
    }

    #[test]
    fn a_held_key_moves_the_map_evenly() {
        let mut view = view(20.0, 65.0, 1_000.0, 0.0);
        let mut steps = Steps::new(&view, EAST);
        let mut ways_px = Vec::new();
        // Every second frame the keyboard repeats: 30 times a second.
        for frame in 0..90 {
            if frame % 2 == 1 {
                steps.add(EAST);
            }
            let before: UnitVector = view.center().into();
            assert!(!steps.advance(&mut view, FRAME_S));
            let at = view.screen_from(before).expect("shown");
            ways_px.push((at.x - 500.0).hypot(at.y - 400.0));
        }
        let settled = &ways_px[20..];
        let (least, most) = settled.iter().fold((f64::MAX, 0.0_f64), |(l, m), w| (l.min(*w), m.max(*w)));
        assert!(most / least < 1.1 && (most - 50.0).abs() < 5.0, "from {least} to {most} px a frame");
    }

    proptest! {
        #[test]
        fn a_zoom_about_a_point_keeps_it_there_in_every_frame_and_ends_exactly(
            lon in -180.0..180.0f64, lat in -85.0..85.0f64, zoom in 3.0..13.0f64,
            at in (10.0..990.0f64, 10.0..790.0f64), doublings in prop_oneof![Just(1.0), Just(-1.0)],
        ) {
            let mut view = view(lon, lat, 50_000.0 * (-zoom).exp2(), 0.0);
            let about = ScreenPos::new(at.0, at.1);
            let Some(ground) = view.ground_at(about) else { return Ok(()) };
            let mut expected = view;
            expected.zoom_by(doublings, Some(about));
            let mut steps = Steps::new(&view, Step::Zoom { doublings, about: Some(about) });
            let mut last_m_per_px = view.m_per_px();
            for frame in 0.. {
                let is_done = steps.advance(&mut view, FRAME_S);
                if view.ground_at(about).is_some() {
                    let now = view.screen_from(ground).expect("shown");
                    prop_assert!((now.x - about.x).hypot(now.y - about.y) < 1.0, "{now:?} in frame {frame}");
                }
                prop_assert!((view.m_per_px() - last_m_per_px) * doublings <= 1e-9);
                last_m_per_px = view.m_per_px();
                if is_done { break }
                prop_assert!(frame < 20);
            }
            prop_assert_eq!(view, expected);
        }
    }
}
