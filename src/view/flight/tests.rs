use super::*;
use crate::atlas::Home;
use crate::view::ScreenPos;
use proptest::prelude::*;

const FREE: ScreenRect = ScreenRect { min: ScreenPos::new(0.0, 0.0), width_px: 1000.0, height_px: 800.0 };
const FRAME_S: f64 = 1.0 / 60.0;

fn home() -> MapView {
    MapView::home(Home::default(), FREE)
}

/// How far the visible ground moves on the screen, at most, between two views: in shares of the map's width.
fn most_moved(before: &MapView, after: &MapView) -> f64 {
    let mut most = 0.0_f64;
    for (x, y) in [(0.5, 0.5), (0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9), (0.5, 0.2), (0.3, 0.6)] {
        let at = ScreenPos::new(x * FREE.width_px, y * FREE.height_px);
        let Some(now) = before.ground_at(at).and_then(|ground| after.screen_from(ground)) else {
            continue;
        };
        most = most.max((now.x - at.x).hypot(now.y - at.y) / FREE.width_px);
    }
    most
}

#[test]
fn a_long_flight_zooms_out_on_its_way() {
    let mut view = home();
    view.set(LonLat::new(30.05, 69.72), 100.0, 0.0);
    let mut flight = Flight::new(&view, LonLat::new(14.4, 67.28), 100.0, 0.0);
    let middle = flight.duration_s() / 2.0;
    assert!(!flight.advance(&mut view, middle));
    assert!(view.m_per_px() > 300.0, "{}", view.m_per_px());
}

/// A path with w₀ = w₁ = 1 over u₁ = 4, by hand from eq. 9 with ρ² = 2: b₀ = 16·4/(2·2·4) = 4 and b₁ = −4, so
/// S = 2 asinh(4)/√2; at half of it the path is widest, cosh(asinh(4)) = √17.
#[test]
fn the_path_is_the_one_of_the_paper() {
    let path = Path::new(4.0, 1.0, 1.0);
    assert!((path.length() - 2.0 * 4.0_f64.asinh() / RHO).abs() < 1e-12);
    let (share, width) = path.at(0.5);
    assert!((share - 0.5).abs() < 1e-12 && (width - 17.0_f64.sqrt()).abs() < 1e-12, "{share} {width}");
    let zoom = Path::new(0.0, 2.0, 8.0);
    assert!((zoom.length() - 4.0_f64.ln() / RHO).abs() < 1e-12);
    assert!((zoom.at(0.5).1 - 4.0).abs() < 1e-12);
}

/// The metric of the paper, ds² = (ρ du/w)² + (dw/(ρ w))²: by it a path is flown at an even speed.
#[test]
fn the_path_is_flown_at_an_even_speed() {
    for (distance, w0, w1) in [(4.0, 1.0, 1.0), (100.0, 1.0, 7.0), (0.5, 3.0, 0.2), (2_000.0, 0.01, 40.0)] {
        let path = Path::new(distance, w0, w1);
        let speeds = (0..100).map(|step| {
            let (a, b) = (path.at(f64::from(step) / 100.0), path.at((f64::from(step) + 1e-3) / 100.0));
            let (du, dw, w) = ((b.0 - a.0) * distance, b.1 - a.1, f64::midpoint(a.1, b.1));
            (RHO * du / w).hypot(dw / (RHO * w)) / (path.length() * 1e-5)
        });
        for speed in speeds {
            assert!((speed - 1.0).abs() < 1e-4, "{speed} on {path:?}");
        }
    }
}

#[test]
fn a_flight_over_the_pole_does_not_turn_the_map_at_once() {
    for east_deg in [180.0, 179.9, -179.0, 150.0] {
        let mut view = home();
        view.set(LonLat::new(10.0, 82.0), 4_000.0, 0.0);
        let mut flight = Flight::new(&view, LonLat::new(10.0 + east_deg, 82.0), 4_000.0, 0.0);
        let frames = (flight.duration_s() / FRAME_S).ceil();
        loop {
            let before = view;
            let is_there = flight.advance(&mut view, FRAME_S);
            let moved = most_moved(&before, &view);
            // Evenly it would be about three map widths and a half turn in all.
            assert!(moved < 12.0 / frames, "{moved} of the width in one of {frames} frames");
            if is_there {
                break;
            }
        }
    }
}

#[test]
fn a_flight_to_the_other_side_of_the_earth_does_not_jump_half_way() {
    let mut view = home();
    view.set(LonLat::new(20.0, 65.0), 20_000.0, 0.0);
    let mut flight = Flight::new(&view, LonLat::new(-160.0, -65.0), 20_000.0, 0.0);
    let frames = (flight.duration_s() / FRAME_S).ceil();
    loop {
        let before: UnitVector = view.center().into();
        let is_there = flight.advance(&mut view, FRAME_S);
        let moved = before.angle_to(view.center().into());
        assert!(moved < 3.0 * std::f64::consts::PI / frames, "{moved} rad in one of {frames} frames");
        if is_there {
            break;
        }
    }
    assert_eq!(view.center(), LonLat::new(-160.0, -65.0));
}

#[test]
fn it_turns_by_the_shorter_way() {
    let mut view = home();
    view.set(LonLat::new(20.0, 65.0), 1_000.0, 350.0);
    let mut flight = Flight::new(&view, view.center(), 1_000.0, 20.0);
    while !flight.advance(&mut view, FRAME_S) {
        assert!(view.bearing_deg() >= 350.0 || view.bearing_deg() <= 20.0, "{}", view.bearing_deg());
    }
}

#[test]
fn a_card_that_opens_does_not_make_it_jump_and_as_much_ground_is_seen_at_the_end() {
    let mut view = home();
    let mut flight = Flight::new(&view, LonLat::new(30.0, 69.7), 300.0, 0.0);
    for _ in 0..10 {
        flight.advance(&mut view, FRAME_S);
    }
    let free = ScreenRect { width_px: 600.0, ..FREE };
    let ground = view.ground_at(free.center()).expect("on the Earth");
    view.set_free(free);
    view.set(ground.into(), view.m_per_px(), view.bearing_deg());
    let before = view;
    flight.advance(&mut view, FRAME_S);
    assert!(most_moved(&before, &view) < 0.01, "{}", most_moved(&before, &view));
    while !flight.advance(&mut view, FRAME_S) {}
    assert_eq!(view.center(), LonLat::new(30.0, 69.7));
    assert!((view.m_per_px() - 300.0 * 800.0 / 600.0).abs() < 1e-9, "{}", view.m_per_px());
}

#[test]
fn a_new_flight_starts_from_where_the_old_one_is() {
    let mut view = home();
    let mut flight = Flight::new(&view, LonLat::new(30.0, 69.7), 300.0, 0.0);
    flight.advance(&mut view, 0.7);
    let before = view;
    let mut other = Flight::new(&view, LonLat::new(-20.0, 64.0), 900.0, 40.0);
    other.advance(&mut view, 0.0);
    assert!(most_moved(&before, &view) < 1e-6);
}

proptest! {
    #[test]
    fn a_flight_ends_where_it_was_sent_within_two_and_a_half_seconds(
        lon in -179.0..179.0f64, lat in -89.0..89.0f64, m_per_px in 10.0..40_000.0f64, bearing in 0.0..359.0f64,
    ) {
        let mut view = home();
        let mut flight = Flight::new(&view, LonLat::new(lon, lat), m_per_px, bearing);
        prop_assert!(flight.duration_s() <= 2.5);
        let mut frames = 0;
        while !flight.advance(&mut view, FRAME_S) {
            frames += 1;
            prop_assert!(frames <= 151);
            prop_assert!(view.center().is_in_range());
        }
        let at: UnitVector = view.center().into();
        prop_assert!(at.angle_to(LonLat::new(lon, lat).into()) < 1e-12);
        prop_assert!((view.m_per_px() / m_per_px - 1.0).abs() < 1e-12);
        prop_assert!((view.bearing_deg() - bearing).abs() < 1e-9);
    }

    #[test]
    fn a_flight_anywhere_moves_the_map_evenly(
        from in (-180.0..180.0f64, -90.0..90.0f64, 0.0..360.0f64),
        to in (-180.0..180.0f64, -90.0..90.0f64, 0.0..360.0f64),
    ) {
        let mut view = home();
        view.set(LonLat::new(from.0, from.1), 3_000.0, from.2);
        let mut flight = Flight::new(&view, LonLat::new(to.0, to.1), 3_000.0, to.2);
        // A fine clock: what is continuous moves less the shorter the time is, and a jump does not.
        let (mut last, mut is_there) = (view, false);
        while !is_there {
            is_there = flight.advance(&mut view, 0.002);
            let moved = most_moved(&last, &view);
            prop_assert!(moved < 0.04, "{moved} of the width from {last:?} to {view:?}");
            last = view;
        }
    }
}
