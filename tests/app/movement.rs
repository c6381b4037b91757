//! How the map moves: by hand, by flick, by step and by itself, in the headless app.

mod hand;
mod map;
mod walk;

use bevy_egui::egui::{Event, Key, Modifiers, PointerButton, Rect, TouchPhase, Vec2, pos2, vec2};
use hand::Hand;
use high_north::command::Command;
use high_north::sphere::{LonLat, Projection, distance_m};
use high_north::view::{ScreenPos, ScreenVelocity};
use map::{FREE, Map, apart};

/// The map with a hand on it: what it does on egui's map widget is obeyed.
fn follow(map: &mut Map, hand: &mut Hand, events: &[Event]) {
    let commands = hand.frame(events);
    map.frame(commands);
}

#[test]
fn a_flick_glides_on_and_comes_to_rest_and_a_press_stops_it() {
    for is_pressed in [false, true] {
        let (mut map, mut hand) = (Map::open("#map=6/70/25"), Hand::new());
        follow(&mut map, &mut hand, &[hand::press(pos2(700.0, 400.0))]);
        for step in 1..=8_u8 {
            follow(&mut map, &mut hand, &[Event::PointerMoved(pos2(700.0 + 12.0 * f32::from(step), 400.0))]);
        }
        let let_go = pos2(796.0, 400.0);
        let held = ScreenPos::new(796.0, 400.0);
        follow(&mut map, &mut hand, &[hand::release(let_go)]);
        let ground = map.view().ground_at(held).expect("on the Earth");
        map.frame([]);
        map.frame([]);
        assert!(map.is_moving(), "it glides");
        let gone = |map: &Map| apart(map.view().screen_from(ground).expect("shown"), held);
        assert!(gone(&map) > 5.0, "{}", gone(&map));
        if is_pressed {
            follow(&mut map, &mut hand, &[hand::press(let_go)]);
            let stopped = map.view();
            assert!(!map.is_moving());
            map.frame([]);
            assert_eq!(map.view(), stopped);
        } else {
            assert!(map.rest() > 30);
            // 750 px/s fall to nothing in τ = 0.3 s: about 220 px.
            assert!((150.0..300.0).contains(&gone(&map)), "{}", gone(&map));
        }
    }
}

#[test]
fn a_pointer_that_rests_before_it_lets_go_leaves_the_map_there() {
    let (mut map, mut hand) = (Map::open("#map=6/70/25"), Hand::new());
    follow(&mut map, &mut hand, &[hand::press(pos2(700.0, 400.0))]);
    for step in 1..=8_u8 {
        follow(&mut map, &mut hand, &[Event::PointerMoved(pos2(700.0 + 12.0 * f32::from(step), 400.0))]);
    }
    for _ in 0..10 {
        follow(&mut map, &mut hand, &[]);
    }
    let before = map.view();
    follow(&mut map, &mut hand, &[hand::release(pos2(796.0, 400.0))]);
    assert!(!map.is_moving());
    assert_eq!(map.view(), before);
}

#[test]
fn every_input_on_the_map_stops_a_flight() {
    let at = pos2(800.0, 300.0);
    let wheel = Event::MouseWheel {
        unit: bevy_egui::egui::MouseWheelUnit::Line,
        delta: vec2(0.0, 1.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
    };
    let inputs = [
        ("press", hand::press(at)),
        ("right button", hand::button(at, PointerButton::Secondary, true)),
        ("wheel", wheel),
        ("key", hand::key(Key::L)),
        ("touch", hand::touch(1, TouchPhase::Start, at)),
    ];
    for (name, input) in inputs {
        let (mut map, mut hand) = (Map::open(""), Hand::new());
        follow(&mut map, &mut hand, &[Event::PointerMoved(at)]);
        let kirkenes = map.place("kirkenes");
        map.frame([Command::Select { place: Some(kirkenes), fly: true }]);
        assert!(map.is_moving());
        follow(&mut map, &mut hand, &[input]);
        assert!(!map.is_moving(), "{name} does not stop it");
    }
}

#[test]
fn a_click_on_the_empty_map_stops_a_flight_where_it_is() {
    let (mut map, mut hand) = (Map::open(""), Hand::new());
    let at = pos2(800.0, 300.0);
    let kirkenes = map.place("kirkenes");
    map.frame([Command::Select { place: Some(kirkenes), fly: true }]);
    map.frame([]);
    let before = map.view();
    follow(&mut map, &mut hand, &[hand::press(at), hand::release(at)]);
    map.frame([]);
    assert!(!map.is_moving());
    assert_eq!(map.view(), before);
    assert_eq!(hand.click(), Some(ScreenPos::new(800.0, 300.0)));
}

#[test]
fn a_new_flight_goes_on_from_where_the_old_one_is() {
    let mut map = Map::open("");
    let (kirkenes, bodo) = (map.place("kirkenes"), map.place("bodo"));
    map.frame([Command::Select { place: Some(kirkenes), fly: true }]);
    for _ in 0..20 {
        map.frame([]);
    }
    let before = map.view();
    map.frame([Command::Select { place: Some(bodo), fly: true }]);
    let moved = map.view().screen_from(before.center().into()).expect("shown");
    assert!(apart(moved, FREE.center()) < 20.0, "{moved:?}");
    assert!((map.view().m_per_px() / before.m_per_px() - 1.0).abs() < 0.05);
}

#[test]
fn a_double_click_zooms_about_the_pointer_and_keeps_what_is_there_all_the_way() {
    let cases = [
        (PointerButton::Primary, false, 1.0),
        (PointerButton::Primary, true, -1.0),
        (PointerButton::Secondary, false, -1.0),
    ];
    for (button, shift, doublings) in cases {
        let (mut map, mut hand) = (Map::open("#map=6/70/25"), Hand::new());
        let at = pos2(1_000.0, 250.0);
        let pointer = ScreenPos::new(1_000.0, 250.0);
        let (before, ground) = (map.view(), map.view().ground_at(pointer).expect("on the Earth"));
        hand.shift(shift);
        follow(&mut map, &mut hand, &[Event::PointerMoved(at)]);
        for _ in 0..2 {
            follow(&mut map, &mut hand, &[hand::button(at, button, true)]);
            follow(&mut map, &mut hand, &[hand::button(at, button, false)]);
        }
        let mut frames = 0;
        while map.is_moving() {
            let now = map.view().screen_from(ground).expect("shown");
            assert!(apart(now, pointer) < 1.0, "{now:?} in frame {frames}");
            map.frame([]);
            frames += 1;
        }
        assert!((12..20).contains(&frames), "{frames} frames are not a quarter of a second");
        let mut expected = before;
        expected.zoom_by(doublings, Some(pointer));
        assert_eq!(map.view(), expected);
    }
}

#[test]
fn the_wheel_keeps_what_is_under_the_pointer_there_in_every_frame() {
    let (mut map, mut hand) = (Map::open("#map=6/70/25"), Hand::new());
    let pointer = ScreenPos::new(1_000.0, 250.0);
    let ground = map.view().ground_at(pointer).expect("on the Earth");
    follow(&mut map, &mut hand, &[Event::PointerMoved(pos2(1_000.0, 250.0))]);
    let notch = Event::MouseWheel {
        unit: bevy_egui::egui::MouseWheelUnit::Line,
        delta: vec2(0.0, 1.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
    };
    let start = map.view().zoom();
    let mut zooming_frames = 0;
    for frame in 0..30 {
        let before = map.view().zoom();
        follow(&mut map, &mut hand, if frame == 0 { std::slice::from_ref(&notch) } else { &[] });
        zooming_frames += usize::from(map.view().zoom() > before);
        let now = map.view().screen_from(ground).expect("shown");
        assert!(apart(now, pointer) < 0.5, "{now:?}");
    }
    let zoomed = map.view().zoom() - start;
    assert!((zoomed - 40.0 / 150.0).abs() < 0.02, "{zoomed}");
    assert!(zooming_frames > 3, "a notch is spread over {zooming_frames} frames");
}

#[test]
fn three_quick_presses_of_a_key_are_three_steps() {
    let (mut map, mut hand) = (Map::open("#map=6/70/25"), Hand::new());
    follow(&mut map, &mut hand, &[]);
    let mut expected = map.view();
    for _ in 0..3 {
        expected.pan(100.0, 0.0);
        follow(&mut map, &mut hand, &[hand::key(Key::ArrowRight)]);
        assert!(map.is_moving());
    }
    assert_ne!(map.view(), expected, "a step takes its time");
    map.rest();
    assert_eq!(map.view(), expected);
}

#[test]
fn two_fingers_hold_the_ground_zoom_and_turn_it_and_nearly_north_becomes_north() {
    let (mut map, mut hand) = (Map::open("#map=9/70/25/12"), Hand::new());
    let start = map.view();
    let fingers = |turn_deg: f32, half: f32, middle: Vec2| {
        let arm = Vec2::angled(turn_deg.to_radians()) * half;
        let middle = pos2(800.0, 400.0) + middle;
        [middle - arm, middle + arm]
    };
    let [a, b] = fingers(0.0, 80.0, Vec2::ZERO);
    follow(&mut map, &mut hand, &[hand::touch(1, TouchPhase::Start, a)]);
    follow(&mut map, &mut hand, &[hand::touch(2, TouchPhase::Start, b)]);
    let ground = map.view().ground_at(ScreenPos::new(800.0, 400.0)).expect("on the Earth");
    for step in 1..=20_u8 {
        let share = f32::from(step) / 20.0;
        let way = vec2(60.0, -40.0) * share;
        let [a, b] = fingers(18.0 * share, 80.0 + 80.0 * share, way);
        follow(
            &mut map,
            &mut hand,
            &[hand::touch(1, TouchPhase::Move, a), hand::touch(2, TouchPhase::Move, b)],
        );
        let (at, wanted) = (map.view().screen_from(ground).expect("shown"), pos2(800.0, 400.0) + way);
        assert!(apart(at, ScreenPos::new(f64::from(wanted.x), f64::from(wanted.y))) < 1.0, "{at:?}");
    }
    assert!((map.view().zoom() - start.zoom() - 1.0).abs() < 0.01, "twice as far apart is twice as large");
    // 18° less the 8° that do not count: from 12° to 2°.
    assert!((map.view().bearing_deg() - 2.0).abs() < 0.1, "{}", map.view().bearing_deg());
    let [a, b] = fingers(18.0, 160.0, vec2(60.0, -40.0));
    follow(&mut map, &mut hand, &[hand::touch(1, TouchPhase::End, a)]);
    follow(&mut map, &mut hand, &[hand::touch(2, TouchPhase::End, b)]);
    map.rest();
    assert_eq!(map.view().bearing_deg(), 0.0);
    assert_eq!(hand.click(), None, "fingers that pinch select nothing");
}

#[test]
fn a_finger_taps_drags_and_flicks_and_a_tap_of_two_zooms_out() {
    let (mut map, mut hand) = (Map::open("#map=6/70/25"), Hand::new());
    let (a, b) = (pos2(700.0, 300.0), pos2(800.0, 300.0));
    hand.frame(&[hand::touch(1, TouchPhase::Start, a)]);
    hand.frame(&[hand::touch(1, TouchPhase::End, a)]);
    assert_eq!(hand.click(), Some(ScreenPos::new(700.0, 300.0)));
    for _ in 0..40 {
        hand.frame(&[]);
    }
    let zoom = map.view().zoom();
    follow(
        &mut map,
        &mut hand,
        &[hand::touch(2, TouchPhase::Start, a), hand::touch(3, TouchPhase::Start, b)],
    );
    follow(&mut map, &mut hand, &[hand::touch(2, TouchPhase::End, a), hand::touch(3, TouchPhase::End, b)]);
    map.rest();
    assert!((map.view().zoom() - zoom + 1.0).abs() < 1e-9, "{}", map.view().zoom());
    assert_eq!(hand.click(), None);
    let held = map.view().ground_at(ScreenPos::new(700.0, 300.0)).expect("on the Earth");
    follow(&mut map, &mut hand, &[hand::touch(4, TouchPhase::Start, a)]);
    for step in 1..=6_u8 {
        let to = a + vec2(0.0, 15.0 * f32::from(step));
        follow(&mut map, &mut hand, &[hand::touch(4, TouchPhase::Move, to)]);
        let at = map.view().screen_from(held).expect("shown");
        assert!(apart(at, ScreenPos::new(700.0, f64::from(to.y))) < 1.0, "{at:?} is not {to:?}");
    }
    follow(&mut map, &mut hand, &[hand::touch(4, TouchPhase::End, a + vec2(0.0, 90.0))]);
    assert!(map.is_moving(), "a flick glides");
}

#[test]
fn a_drag_belongs_to_what_it_began_on() {
    let (on_panel, on_map) = (pos2(200.0, 400.0), pos2(700.0, 400.0));
    // From the map over the panel.
    let (mut map, mut hand) = (Map::open("#map=6/70/25"), Hand::new());
    let ground = map.view().ground_at(ScreenPos::new(700.0, 400.0)).expect("on the Earth");
    follow(&mut map, &mut hand, &[hand::press(on_map)]);
    for x in [600.0, 500.0, 300.0, 200.0] {
        follow(&mut map, &mut hand, &[Event::PointerMoved(pos2(x, 400.0))]);
    }
    let at = map.view().screen_from(ground).expect("shown");
    assert!(apart(at, ScreenPos::new(200.0, 400.0)) < 1.0, "{at:?}");
    // From the panel over the map.
    let (mut map, mut hand) = (Map::open("#map=6/70/25"), Hand::new());
    let before = map.view();
    follow(&mut map, &mut hand, &[hand::press(on_panel)]);
    for x in [300.0, 500.0, 700.0, 900.0] {
        follow(&mut map, &mut hand, &[Event::PointerMoved(pos2(x, 400.0))]);
    }
    follow(&mut map, &mut hand, &[hand::release(pos2(900.0, 400.0))]);
    assert_eq!(map.view(), before);
    assert!(!map.is_moving() && hand.click().is_none());
}

#[test]
fn fingers_on_a_window_above_the_map_do_not_move_it() {
    let (mut map, mut hand) = (Map::open("#map=6/70/25"), Hand::new());
    hand.float(Rect::from_min_size(pos2(1_000.0, 100.0), vec2(200.0, 200.0)));
    // egui measures a window before it shows it.
    for _ in 0..3 {
        follow(&mut map, &mut hand, &[]);
    }
    let before = map.view();
    let (a, b) = (pos2(1_050.0, 150.0), pos2(1_100.0, 200.0));
    follow(
        &mut map,
        &mut hand,
        &[hand::touch(1, TouchPhase::Start, a), hand::touch(2, TouchPhase::Start, b)],
    );
    follow(&mut map, &mut hand, &[hand::touch(1, TouchPhase::Move, pos2(700.0, 400.0))]);
    follow(&mut map, &mut hand, &[hand::touch(2, TouchPhase::Move, pos2(900.0, 400.0))]);
    assert_eq!(map.view(), before);
}

#[test]
fn the_right_button_turns_the_map() {
    let (mut map, mut hand) = (Map::open("#map=6/70/25"), Hand::new());
    let button = PointerButton::Secondary;
    follow(&mut map, &mut hand, &[hand::button(pos2(700.0, 400.0), button, true)]);
    for step in 1..=10_u8 {
        follow(&mut map, &mut hand, &[Event::PointerMoved(pos2(700.0 + 10.0 * f32::from(step), 400.0))]);
    }
    let turned = map.view().bearing_deg();
    assert!((310.0..330.0).contains(&turned), "{turned}");
    follow(&mut map, &mut hand, &[hand::button(pos2(800.0, 400.0), button, false)]);
    map.rest();
    assert_eq!(map.view().bearing_deg(), turned, "far from north it stays where it was left");
}

#[test]
fn with_reduced_motion_everything_is_a_cut() {
    let mut map = Map::open("#map=6/70/25/30");
    map.reduce_motion();
    let kirkenes = map.place("kirkenes");
    for command in [
        Command::Select { place: Some(kirkenes), fly: true },
        Command::Pan { dx_px: 100.0, dy_px: 0.0 },
        Command::Zoom { doublings: 1.0, about: Some(ScreenPos::new(600.0, 200.0)) },
        Command::Turn { degrees: 15.0 },
        Command::NorthUp,
        Command::Home,
    ] {
        let before = map.view();
        map.frame([command.clone()]);
        assert!(!map.is_moving(), "{command:?} moves");
        assert_ne!(map.view(), before, "{command:?} does nothing");
        assert!(!map.wants_frame());
    }
    let before = map.view();
    let velocity = ScreenVelocity { x: 900.0, y: 0.0 };
    map.frame([Command::Fling { at: FREE.center(), velocity }]);
    assert_eq!(map.view(), before, "a flick ends where it lets go");
    map.frame([Command::SetProjection(Projection::Stereographic)]);
    assert!(!map.view().is_changing());
}

#[test]
fn reducing_motion_in_the_midst_of_a_flight_arrives_at_once() {
    let mut map = Map::open("");
    let kirkenes = map.place("kirkenes");
    map.frame([Command::Select { place: Some(kirkenes), fly: true }]);
    map.frame([Command::ToggleReducedMotion]);
    assert!(!map.is_moving());
    assert!(distance_m(map.view().center(), LonLat::new(30.0516, 69.725)) < 100.0);
}

#[test]
fn at_rest_no_frame_is_asked_for() {
    let mut map = Map::open("#map=6/70/25");
    let kirkenes = map.place("kirkenes");
    let velocity = ScreenVelocity { x: 900.0, y: 100.0 };
    for command in [
        Command::Select { place: Some(kirkenes), fly: true },
        Command::Fling { at: FREE.center(), velocity },
        Command::Pan { dx_px: 100.0, dy_px: 0.0 },
    ] {
        map.frame([command.clone()]);
        assert!(map.wants_frame(), "{command:?} moves");
        map.rest();
        map.wants_frame();
        let at_rest = map.view();
        for _ in 0..3 {
            map.frame([]);
            assert!(!map.wants_frame(), "a frame after {command:?}");
        }
        assert_eq!(map.view(), at_rest);
    }
}
