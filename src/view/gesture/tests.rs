use super::*;
use crate::atlas::Home;
use crate::sphere::LonLat;
use crate::view::{self, MapView, ScreenRect};
use ContactEvent::{Cancel, Down, Move, Up};
use proptest::prelude::*;

const FRAME_S: f64 = 1.0 / 60.0;
const ONE: Contact = Contact::Finger(1);
const TWO: Contact = Contact::Finger(2);
const THREE: Contact = Contact::Finger(3);

fn pos(x: f64, y: f64) -> ScreenPos {
    ScreenPos::new(x, y)
}

/// Fingers and a clock.
#[derive(Default)]
struct Hand {
    gestures: Gestures,
    time_s: f64,
}

impl Hand {
    /// The events of one frame.
    fn frame(&mut self, events: &[ContactEvent]) -> Vec<Gesture> {
        self.time_s += FRAME_S;
        let events: Vec<_> = events.iter().map(|event| (*event, self.time_s)).collect();
        self.gestures.step(&events, self.time_s)
    }

    /// A frame that took long, and tells of what happened so many seconds before its end.
    fn slow_frame(&mut self, events: &[(ContactEvent, f64)]) -> Vec<Gesture> {
        self.time_s += 3.0;
        let events: Vec<_> = events.iter().map(|(event, ago_s)| (*event, self.time_s - ago_s)).collect();
        self.gestures.step(&events, self.time_s)
    }

    fn wait(&mut self, seconds: f64) {
        self.time_s += seconds;
    }

    fn tap(&mut self, contact: Contact, at: ScreenPos) -> Vec<Gesture> {
        let mut out = self.frame(&[Down(contact, at)]);
        out.extend(self.frame(&[Up(contact, at)]));
        out.retain(|gesture| *gesture != Gesture::Hold);
        out
    }
}

#[test]
fn a_drag_holds_the_ground_from_where_it_was_pressed() {
    let mut hand = Hand::default();
    assert_eq!(hand.frame(&[Down(Contact::Mouse, pos(100.0, 100.0))]), [Gesture::Hold]);
    assert_eq!(hand.frame(&[Move(Contact::Mouse, pos(103.0, 100.0))]), []);
    let (from, to) = (pos(100.0, 100.0), pos(120.0, 100.0));
    assert_eq!(hand.frame(&[Move(Contact::Mouse, to)]), [Gesture::Drag { from, to }]);
    // Several events of a frame are one movement.
    let end = pos(140.0, 90.0);
    let moves = [Move(Contact::Mouse, pos(130.0, 95.0)), Move(Contact::Mouse, end)];
    assert_eq!(hand.frame(&moves), [Gesture::Drag { from: to, to: end }]);
    assert_eq!(hand.frame(&[]), []);
}

#[test]
fn a_flick_flings_and_a_rested_pointer_does_not() {
    for (rest_s, flings) in [(0.0, true), (0.2, false)] {
        let mut hand = Hand::default();
        hand.frame(&[Down(ONE, pos(0.0, 0.0))]);
        for step in 1..=10 {
            hand.frame(&[Move(ONE, pos(f64::from(step) * 10.0, 0.0))]);
        }
        hand.wait(rest_s);
        let last = hand.frame(&[Up(ONE, pos(100.0, 0.0))]);
        match last[..] {
            [Gesture::Fling { at, velocity }] if flings => {
                assert_eq!(at, pos(100.0, 0.0));
                assert!((350.0..=600.0).contains(&velocity.x) && velocity.y == 0.0, "{velocity:?}");
            }
            [] if !flings => {}
            _ => panic!("{last:?} after {rest_s} s"),
        }
    }
}

#[test]
fn a_tap_and_a_double_tap_and_two_taps_far_apart() {
    let mut hand = Hand::default();
    let (here, near, far) = (pos(50.0, 50.0), pos(60.0, 55.0), pos(300.0, 50.0));
    assert_eq!(hand.tap(ONE, here), [Gesture::Tap(here)]);
    assert_eq!(hand.tap(TWO, near), [Gesture::DoubleTap(near)]);
    assert_eq!(hand.tap(ONE, here), [Gesture::Tap(here)], "a third is a first again");
    assert_eq!(hand.tap(ONE, far), [Gesture::Tap(far)]);
    hand.wait(0.4);
    assert_eq!(hand.tap(ONE, far), [Gesture::Tap(far)], "too late for a double tap");
}

#[test]
fn two_taps_in_slow_frames_are_two_or_one_double_tap_by_the_time_between_them() {
    let at = pos(50.0, 50.0);
    let tap = |ago_s: f64| [(Down(ONE, at), ago_s), (Up(ONE, at), ago_s - 0.04)];
    for (between_s, last) in [(0.2, Gesture::DoubleTap(at)), (0.6, Gesture::Tap(at))] {
        let mut hand = Hand::default();
        let (first, second) = (tap(1.0), tap(1.0 - between_s));
        let told = hand.slow_frame(&[first, second].concat());
        assert_eq!(told, [Gesture::Hold, Gesture::Tap(at), Gesture::Hold, last], "in one frame");
        // The first is told of at its end, three seconds go by, and the second was long before that.
        let mut hand = Hand::default();
        hand.slow_frame(&first.map(|(event, ago_s)| (event, ago_s - 0.9)));
        hand.slow_frame(&[]);
        let told = hand.slow_frame(&second.map(|(event, ago_s)| (event, ago_s + 5.1)));
        assert_eq!(told, [Gesture::Hold, last], "in frames of their own");
    }
}

#[test]
fn a_flick_within_one_slow_frame_is_as_fast_as_the_finger_was() {
    let mut events = vec![(Down(ONE, pos(0.0, 0.0)), 1.0)];
    events.extend((1..=10).map(|step| {
        let step = f64::from(step);
        (Move(ONE, pos(10.0 * step, 0.0)), 1.0 - 0.02 * step)
    }));
    events.push((Up(ONE, pos(100.0, 0.0)), 0.8));
    let told = Hand::default().slow_frame(&events);
    let Some(Gesture::Fling { velocity, .. }) = told.last() else { panic!("{told:?}") };
    assert!((velocity.x - 500.0).abs() < 1.0 && velocity.y == 0.0, "{velocity:?}");
}

#[test]
fn no_event_is_before_the_one_before_it_or_after_its_frame() {
    let at = pos(50.0, 50.0);
    let mut hand = Hand::default();
    hand.slow_frame(&[(Down(ONE, at), 0.1), (Up(ONE, at), 0.2)]);
    assert_eq!(hand.frame(&[Down(TWO, at), Up(TWO, at)]).last(), Some(&Gesture::DoubleTap(at)));
    hand.wait(1.0);
    hand.slow_frame(&[(Down(ONE, at), -100.0), (Up(ONE, at), -100.0)]);
    hand.wait(1.0);
    assert_eq!(hand.frame(&[Down(TWO, at), Up(TWO, at)]).last(), Some(&Gesture::Tap(at)));
}

#[test]
fn a_long_press_of_a_finger_is_told_once_while_it_rests_and_is_no_tap() {
    let at = pos(5.0, 5.0);
    let mut hand = Hand::default();
    hand.frame(&[Down(ONE, at)]);
    hand.wait(LONG_PRESS_S - 2.0 * FRAME_S);
    assert_eq!(hand.frame(&[Move(ONE, pos(7.0, 5.0))]), [], "not yet");
    hand.wait(FRAME_S);
    assert_eq!(hand.frame(&[]), [Gesture::LongPress(at)]);
    hand.wait(0.3);
    assert_eq!(hand.frame(&[]), [], "it was told");
    assert_eq!(hand.frame(&[Up(ONE, at)]), []);
}

#[test]
fn a_finger_that_came_and_went_between_two_slow_frames_has_tapped_or_rested_by_its_own_time() {
    let at = pos(5.0, 5.0);
    let mut hand = Hand::default();
    let lifted = |held_s: f64| [(Down(ONE, at), 1.0), (Up(ONE, at), 1.0 - held_s)];
    assert_eq!(hand.slow_frame(&lifted(0.1)), [Gesture::Hold, Gesture::Tap(at)]);
    assert_eq!(hand.slow_frame(&lifted(0.7)), [Gesture::Hold, Gesture::LongPress(at)]);
    hand.slow_frame(&[(Down(ONE, at), 0.0)]);
    assert_eq!(hand.slow_frame(&[]), [], "one frame is told of it before it is told that it has lifted");
    assert_eq!(hand.slow_frame(&[(Up(ONE, at), 5.9)]), [Gesture::Tap(at)]);
}

#[test]
fn a_finger_whose_lifting_is_told_late_has_tapped_all_the_same_and_twice_if_it_comes_again() {
    let at = pos(5.0, 5.0);
    let mut hand = Hand::default();
    let down_s = hand.time_s;
    hand.frame(&[Down(ONE, at)]);
    hand.frame(&[]);
    hand.wait(0.6);
    assert_eq!(hand.frame(&[]), [Gesture::LongPress(at)], "nobody knows yet that it has lifted");
    let late = [(Up(ONE, at), down_s + 0.05), (Down(TWO, at), down_s + 0.15), (Up(TWO, at), down_s + 0.2)];
    hand.wait(FRAME_S);
    assert_eq!(
        hand.gestures.step(&late, hand.time_s),
        [Gesture::Tap(at), Gesture::Hold, Gesture::DoubleTap(at)]
    );
}

#[test]
fn neither_a_mouse_nor_a_finger_that_moves_nor_two_fingers_press_long() {
    let at = pos(5.0, 5.0);
    for begins in [
        vec![Down(Contact::Mouse, at)],
        vec![Down(ONE, at), Move(ONE, pos(40.0, 5.0))],
        vec![Down(ONE, at), Down(TWO, pos(90.0, 5.0))],
        vec![Down(ONE, at), Down(TWO, pos(90.0, 5.0)), Up(TWO, pos(90.0, 5.0))],
    ] {
        let mut hand = Hand::default();
        hand.frame(&begins);
        hand.wait(1.0);
        assert_eq!(hand.frame(&[]), [], "{begins:?}");
    }
    let mut hand = Hand::default();
    hand.frame(&[Down(Contact::Mouse, at)]);
    hand.wait(1.0);
    assert_eq!(hand.frame(&[Up(Contact::Mouse, at)]), [], "a mouse that is held is no tap");
}

#[test]
fn two_fingers_that_tap_zoom_out_and_select_nothing() {
    let mut hand = Hand::default();
    let mut out = hand.frame(&[Down(ONE, pos(100.0, 100.0))]);
    out.extend(hand.frame(&[Down(TWO, pos(200.0, 100.0))]));
    out.extend(hand.frame(&[Move(TWO, pos(202.0, 100.0))]));
    out.extend(hand.frame(&[Up(ONE, pos(100.0, 100.0))]));
    out.extend(hand.frame(&[Up(TWO, pos(202.0, 100.0))]));
    // They hold the ground even where they tremble.
    out.retain(|gesture| !matches!(gesture, Gesture::Hold | Gesture::Pinch { .. }));
    assert_eq!(out, [Gesture::TwoFingerTap(pos(150.0, 100.0))]);
}

#[test]
fn a_tap_and_a_drag_zooms_about_the_tap_by_finger_and_drags_by_mouse() {
    let at = pos(100.0, 100.0);
    let mut hand = Hand::default();
    hand.tap(ONE, at);
    hand.frame(&[Down(TWO, at)]);
    let zoomed = hand.frame(&[Move(TWO, pos(100.0, 150.0))]);
    assert_eq!(zoomed, [Gesture::Pinch { from: at, to: at, doublings: 0.5, degrees: 0.0 }]);
    let mut hand = Hand::default();
    hand.tap(Contact::Mouse, at);
    hand.frame(&[Down(Contact::Mouse, at)]);
    let to = pos(100.0, 150.0);
    assert_eq!(hand.frame(&[Move(Contact::Mouse, to)]), [Gesture::Drag { from: at, to }]);
}

#[test]
fn a_pinch_does_not_turn_by_accident_and_a_turn_goes_on_from_the_dead_zone() {
    let mut hand = Hand::default();
    hand.frame(&[Down(ONE, pos(0.0, 0.0)), Down(TWO, pos(200.0, 0.0))]);
    let turned_to = |degrees: f64| {
        let (sine, cosine) = degrees.to_radians().sin_cos();
        [Move(TWO, pos(200.0 * cosine, 200.0 * sine))]
    };
    let degrees = |gestures: &[Gesture]| match gestures {
        [Gesture::Pinch { degrees, .. }] => *degrees,
        _ => panic!("{gestures:?}"),
    };
    assert_eq!(degrees(&hand.frame(&turned_to(7.0))), 0.0);
    assert_eq!(degrees(&hand.frame(&turned_to(-7.0))), 0.0);
    assert!((degrees(&hand.frame(&turned_to(10.0))) + 2.0).abs() < 1e-9);
    assert!((degrees(&hand.frame(&turned_to(7.0))) - 3.0).abs() < 1e-9, "once it turns it turns both ways");
    assert_eq!(hand.frame(&[Up(TWO, pos(198.5, 24.4))]).last(), Some(&Gesture::EndTurn));
}

#[test]
fn the_finger_that_stays_goes_on_dragging_without_a_jump_and_without_a_glide() {
    let mut hand = Hand::default();
    hand.frame(&[Down(ONE, pos(0.0, 0.0)), Down(TWO, pos(200.0, 0.0))]);
    hand.frame(&[Move(ONE, pos(-50.0, 0.0)), Move(TWO, pos(250.0, 0.0))]);
    assert_eq!(hand.frame(&[Up(ONE, pos(-50.0, 0.0))]), []);
    assert_eq!(hand.frame(&[Move(TWO, pos(252.0, 0.0))]), [], "fingers never lift together");
    let (from, to) = (pos(250.0, 0.0), pos(280.0, 0.0));
    assert_eq!(hand.frame(&[Move(TWO, to)]), [Gesture::Drag { from, to }]);
    assert_eq!(hand.frame(&[Up(ONE, pos(0.0, 0.0))]), [], "it has lifted already");
}

#[test]
fn a_third_finger_and_a_strange_contact_do_nothing() {
    let mut hand = Hand::default();
    assert_eq!(hand.frame(&[Move(ONE, pos(1.0, 1.0)), Up(ONE, pos(90.0, 1.0))]), []);
    hand.frame(&[Down(ONE, pos(0.0, 0.0)), Down(TWO, pos(200.0, 0.0))]);
    let third =
        [Down(THREE, pos(100.0, 100.0)), Move(THREE, pos(150.0, 100.0)), Up(THREE, pos(150.0, 100.0))];
    assert_eq!(hand.frame(&third), []);
}

#[test]
fn what_is_cancelled_neither_taps_nor_glides() {
    let mut hand = Hand::default();
    hand.frame(&[Down(ONE, pos(0.0, 0.0))]);
    assert_eq!(hand.frame(&[Cancel(ONE)]), []);
    hand.frame(&[Down(ONE, pos(0.0, 0.0))]);
    hand.frame(&[Move(ONE, pos(90.0, 0.0))]);
    assert_eq!(hand.frame(&[Cancel(ONE)]), []);
    assert_eq!(hand.frame(&[Move(ONE, pos(190.0, 0.0))]), []);
}

fn view_at(lon: f64, lat: f64, m_per_px: f64, bearing: f64) -> MapView {
    let free = ScreenRect { min: pos(0.0, 0.0), width_px: 1000.0, height_px: 800.0 };
    let mut view = MapView::home(Home::default(), free);
    view.set(LonLat::new(lon, lat), m_per_px, bearing);
    view
}

fn apply(view: &mut MapView, gestures: &[Gesture]) {
    for gesture in gestures {
        match *gesture {
            Gesture::Drag { from, to } => view.drag(from, to),
            Gesture::Pinch { from, to, doublings, degrees } => {
                view::pinch(view, from, to, doublings, degrees);
            }
            _ => {}
        }
    }
}

proptest! {
    /// Two fingers hold two positions on the ground. At the scale of a country, where the map is almost plain, both
    /// stay under them; at any scale the ground between them does.
    #[test]
    fn both_grabbed_positions_stay_under_the_fingers(
        lon in -180.0..180.0f64, lat in -80.0..80.0f64, zoom in 5.0..13.0f64, bearing in 0.0..360.0f64,
        spread in 120.0..300.0f64, turn in -60.0..60.0f64, wider in 0.6..1.6f64,
        step in (-120.0..120.0f64, -120.0..120.0f64),
    ) {
        let m_per_px = 50_000.0 * (-zoom).exp2();
        let mut view = view_at(lon, lat, m_per_px, bearing);
        let mut hand = Hand::default();
        let fingers = |share: f64| {
            let half = spread / 2.0 * (1.0 + share * (wider - 1.0));
            // The dead zone lies behind: the fingers have turned that far before the ground is marked.
            let behind = if share > 0.0 { pinch::TURN_FROM_DEG.copysign(turn) } else { 0.0 };
            let angle = (30.0 + behind + turn * share).to_radians();
            let middle = pos(500.0 + step.0 * share, 400.0 + step.1 * share);
            [
                pos(middle.x - half * angle.cos(), middle.y - half * angle.sin()),
                pos(middle.x + half * angle.cos(), middle.y + half * angle.sin()),
            ]
        };
        let start = fingers(0.0);
        let held = pos(500.0, 400.0);
        let middle_ground = view.ground_at(held).expect("on the Earth");
        apply(&mut view, &hand.frame(&[Down(ONE, start[0]), Down(TWO, start[1])]));
        let first = fingers(1e-9);
        apply(&mut view, &hand.frame(&[Move(ONE, first[0]), Move(TWO, first[1])]));
        let ground = first.map(|at| view.ground_at(at).expect("on the Earth"));
        for frame in 1..=40 {
            let at = fingers(f64::from(frame) / 40.0);
            apply(&mut view, &hand.frame(&[Move(ONE, at[0]), Move(TWO, at[1])]));
            let center = view.screen_from(middle_ground).expect("shown");
            let wanted = pos(f64::midpoint(at[0].x, at[1].x), f64::midpoint(at[0].y, at[1].y));
            prop_assert!(distance(center, wanted) < 1.0, "the middle {center:?} is not at {wanted:?}");
            // The scale of the map differs over a screen by about (half a screen / radius)².
            let off_px = 1.0 + 300.0 * (600.0 * m_per_px / 6.4e6);
            for (ground, at) in ground.iter().zip(at) {
                let now = view.screen_from(*ground).expect("shown");
                prop_assert!(distance(now, at) < off_px, "{now:?} is not at {at:?}");
            }
        }
    }

    #[test]
    fn nothing_that_fingers_do_gives_a_number_that_is_none(
        events in proptest::collection::vec((0u8..4, 0u64..4, -50.0..1_050.0f64, -50.0..850.0f64, 0.0..0.5f64), 1..200),
    ) {
        let mut view = view_at(20.0, 80.0, 3_000.0, 0.0);
        let mut hand = Hand::default();
        for (kind, finger, x, y, wait_s) in events {
            let contact = if finger == 0 { Contact::Mouse } else { Contact::Finger(finger) };
            hand.wait(wait_s);
            let event = match kind {
                0 => Down(contact, pos(x, y)),
                1 => Move(contact, pos(x, y)),
                2 => Up(contact, pos(x, y)),
                _ => Cancel(contact),
            };
            let gestures = hand.frame(&[event]);
            for gesture in &gestures {
                if let Gesture::Pinch { doublings, degrees, .. } = gesture {
                    prop_assert!(doublings.abs() < 10.0 && degrees.abs() <= 180.0, "{gesture:?}");
                }
                if let Gesture::Fling { velocity, .. } = gesture {
                    prop_assert!(velocity.x.is_finite() && velocity.y.is_finite());
                }
            }
            apply(&mut view, &gestures);
            prop_assert!(view.center().is_in_range() && view.m_per_px().is_finite() && view.bearing_deg().is_finite());
        }
    }
}
