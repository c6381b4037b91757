//! The view can go anywhere: random walks.

use super::map::{FREE, Map, apart};
use high_north::atlas::{Home, PlaceIndex};
use high_north::command::Command;
use high_north::sphere::{LonLat, Projection};
use high_north::view::{Flight, Glide, MapView, Motion, ScreenPos, ScreenRect, ScreenVelocity, Step, Steps};
use proptest::prelude::*;

/// One of everything that moves the view.
fn any_command() -> impl Strategy<Value = Command> {
    let pos = || (-100.0..1_400.0f64, -100.0..900.0f64).prop_map(|(x, y)| ScreenPos::new(x, y));
    let velocity = (-5_000.0..5_000.0f64, -5_000.0..5_000.0f64).prop_map(|(x, y)| ScreenVelocity { x, y });
    prop_oneof![
        (-500.0..500.0f64, -500.0..500.0f64).prop_map(|(dx_px, dy_px)| Command::Pan { dx_px, dy_px }),
        (pos(), pos()).prop_map(|(from, to)| Command::Drag { from, to }),
        (pos(), pos(), -3.0..3.0f64, -180.0..180.0f64)
            .prop_map(|(from, to, doublings, degrees)| Command::Pinch { from, to, doublings, degrees }),
        (-3.0..3.0f64, proptest::option::of(pos()))
            .prop_map(|(doublings, about)| Command::Zoom { doublings, about }),
        (-400.0..400.0f64).prop_map(|degrees| Command::Turn { degrees }),
        (-400.0..400.0f64).prop_map(|degrees| Command::Twist { degrees }),
        (pos(), velocity).prop_map(|(at, velocity)| Command::Fling { at, velocity }),
        (0..1_000usize).prop_map(|place| Command::Select { place: Some(PlaceIndex(place)), fly: true }),
        proptest::sample::select(vec![
            Command::NorthUp,
            Command::Home,
            Command::Hold,
            Command::EndTurn,
            Command::NextPlace,
            Command::NextProjection,
            Command::ToggleReducedMotion,
        ]),
        proptest::sample::select(Projection::ALL.as_slice()).prop_map(Command::SetProjection),
    ]
}

/// Two metres a pixel; where Mercator is part of the map, its own six at the equator, and so half a metre where it ends.
fn closest_m_per_px(view: &MapView) -> f64 {
    if view.frame().blend().weight(Projection::Mercator) > 0.0 { 0.5 } else { 1.999_999 }
}

fn is_sound(view: &MapView) -> bool {
    // While the projection becomes Mercator's, the centre may still be too near a pole for that map.
    let is_off_mercator = view.frame().blend().weight(Projection::Mercator) > 0.0
        && view.center().lat_deg.abs() > view.frame().limit_lat_rad().to_degrees().min(85.05);
    view.center().is_in_range()
        && (closest_m_per_px(view)..=50_000.1).contains(&view.m_per_px())
        && (0.0..=360.0).contains(&view.bearing_deg())
        && (is_off_mercator
            || view.screen_from(view.center().into()).is_some_and(|at| apart(at, view.free().center()) < 1.0))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn ten_thousand_commands_take_the_app_nowhere_it_cannot_be(
        commands in proptest::collection::vec((any_command(), 0..4u8), 500),
    ) {
        let mut map = Map::open("");
        for (command, frames) in commands {
            map.frame([command.clone()]);
            prop_assert!(is_sound(&map.view()), "{:?} after {command:?}", map.view());
            for _ in 0..frames {
                map.frame([]);
                prop_assert!(is_sound(&map.view()), "{:?} while moving after {command:?}", map.view());
            }
        }
    }

    #[test]
    fn ten_thousand_movements_take_the_view_nowhere_it_cannot_be(
        steps in proptest::collection::vec(
            (0u8..6, (-180.0..=180.0f64, -90.0..=90.0f64), -5_000.0..5_000.0f64, -5_000.0..5_000.0f64, 0.0..0.3f64), 500,
        ),
    ) {
        let mut view = MapView::home(Home::default(), FREE);
        let mut motion: Option<Motion> = None;
        for (kind, (lon, lat), a, b, seconds) in steps {
            let at = ScreenPos::new(a / 4.0, b / 4.0);
            match kind {
                0 => {
                    let flight = Flight::new(&view, LonLat::new(lon, lat), (a / 500.0).exp2() * 500.0, b);
                    motion = Some(Motion::Flight(flight));
                }
                1 => motion = Glide::new(&view, at, ScreenVelocity { x: a, y: b }).map(Motion::Glide),
                2 => motion = Some(Motion::Steps(Steps::new(&view, Step::Pan { dx_px: a, dy_px: b }))),
                3 => {
                    let step = Step::Zoom { doublings: a / 1_000.0, about: Some(at) };
                    match &mut motion {
                        Some(Motion::Steps(steps)) => steps.add(step),
                        _ => motion = Some(Motion::Steps(Steps::new(&view, step))),
                    }
                }
                4 => view.change_projection(Projection::ALL[(a.abs() as usize) % Projection::ALL.len()]),
                _ => view.set_free(ScreenRect { width_px: 300.0 + a.abs() / 10.0, ..FREE }),
            }
            view.advance_change(seconds);
            if motion.as_mut().is_some_and(|motion| motion.advance(&mut view, seconds)) {
                motion = None;
            }
            prop_assert!(is_sound(&view), "{view:?}");
        }
    }
}
