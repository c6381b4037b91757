//! Back and forward over what was seen, in an app without a window.

use crate::headless::{FRAME, FREE, act, started};
use bevy::prelude::*;
use high_north::app::FreeRect;
use high_north::app::state::{CurrentFlight, Interface, OpenAtlas, Selection, View};
use high_north::atlas::PlaceIndex;
use high_north::command::Command;
use high_north::sphere::{LonLat, Projection, distance_m};
use high_north::view::{Link, MapView, ScreenPos, ScreenRect};

/// Lets flights arrive, and the map rest for more than a second.
fn rest(app: &mut App) {
    for _ in 0..(4_000 / FRAME.as_millis()) {
        app.update();
    }
}

fn view(app: &App) -> MapView {
    **app.world().resource::<View>()
}

fn place(app: &App, id: &str) -> PlaceIndex {
    app.world().resource::<OpenAtlas>().0.place_by_id(id).expect("a place of the atlas")
}

fn open_place(app: &App) -> Option<PlaceIndex> {
    app.world().resource::<Selection>().place
}

fn assert_same_view(now: &MapView, then: &MapView) {
    assert!(distance_m(now.center(), then.center()) < 1.0, "{:?} is not {:?}", now.center(), then.center());
    assert!((now.zoom() - then.zoom()).abs() < 1e-6, "{} is not {}", now.zoom(), then.zoom());
    assert!((now.bearing_deg() - then.bearing_deg()).abs() < 1e-6);
    assert_eq!(now.projection(), then.projection());
}

#[test]
fn back_closes_the_card_and_flies_home_and_forward_opens_it_again() {
    let mut app = started("");
    let home = view(&app);
    let kirkenes = place(&app, "kirkenes");
    act(&mut app, Command::Select { place: Some(kirkenes), fly: true });
    rest(&mut app);
    let there = view(&app);
    act(&mut app, Command::Back);
    assert!(app.world().resource::<CurrentFlight>().0.is_some(), "it flies");
    rest(&mut app);
    assert_eq!(open_place(&app), None);
    assert_same_view(&view(&app), &home);
    act(&mut app, Command::Forward);
    rest(&mut app);
    assert_eq!(open_place(&app), Some(kirkenes));
    assert_same_view(&view(&app), &there);
}

#[test]
fn places_chosen_while_the_map_still_flies_are_all_gone_back_to() {
    let mut app = started("");
    let places = ["kirkenes", "bodo", "border-post"].map(|id| place(&app, id));
    for place in places {
        act(&mut app, Command::Select { place: Some(place), fly: true });
    }
    rest(&mut app);
    act(&mut app, Command::Back);
    assert_eq!(open_place(&app), Some(places[1]));
    act(&mut app, Command::Back);
    rest(&mut app);
    assert_eq!(open_place(&app), Some(places[0]));
    // Not where the map was when the next was chosen, but where it was going.
    assert!(distance_m(view(&app).center(), LonLat::new(30.0516, 69.725)) < 1_000.0);
}

#[test]
fn the_wheel_is_one_step_back_and_a_drag_after_a_rest_another() {
    let mut app = started("");
    let home = view(&app);
    let at = ScreenPos::new(700.0, 300.0);
    for _ in 0..12 {
        act(&mut app, Command::Pinch { from: at, to: at, doublings: 0.2, degrees: 0.0 });
    }
    rest(&mut app);
    let zoomed = view(&app);
    for step in 0..40 {
        let from = ScreenPos::new(600.0 + 10.0 * f64::from(step), 400.0);
        act(&mut app, Command::Drag { from, to: ScreenPos::new(from.x + 10.0, 400.0) });
    }
    rest(&mut app);
    act(&mut app, Command::Back);
    rest(&mut app);
    assert_same_view(&view(&app), &zoomed);
    act(&mut app, Command::Back);
    rest(&mut app);
    assert_same_view(&view(&app), &home);
    act(&mut app, Command::Back);
    rest(&mut app);
    assert_same_view(&view(&app), &home);
}

#[test]
fn layers_and_the_projection_are_undone_but_not_a_measured_line_nor_the_theme() {
    let mut app = started("");
    act(&mut app, Command::ToggleLayer("incidents".to_owned()));
    rest(&mut app);
    act(&mut app, Command::SetProjection(Projection::Stereographic));
    rest(&mut app);
    act(&mut app, Command::ToggleMeasure);
    act(&mut app, Command::AddMeasurePoint(LonLat::new(20.0, 65.0)));
    let before = app.world().resource::<Interface>().clone();
    act(&mut app, Command::Back);
    rest(&mut app);
    assert_eq!(view(&app).projection(), Projection::default());
    assert!(!app.world().resource::<Interface>().layers.is_visible("incidents"));
    act(&mut app, Command::Back);
    rest(&mut app);
    let now = app.world().resource::<Interface>();
    assert!(now.layers.is_at_start());
    assert_eq!((&now.measuring, now.settings), (&before.measuring, before.settings));
}

#[test]
fn with_reduced_motion_back_is_a_cut() {
    let mut app = started("");
    let home = view(&app);
    app.world_mut().resource_mut::<Interface>().settings.reduced_motion = true;
    let bodo = place(&app, "bodo");
    act(&mut app, Command::Select { place: Some(bodo), fly: true });
    act(&mut app, Command::Back);
    assert!(app.world().resource::<CurrentFlight>().0.is_none());
    assert_same_view(&view(&app), &home);
}

#[test]
fn the_view_of_a_link_stays_in_the_middle_of_what_a_card_that_opens_with_it_leaves_free() {
    let mut app = started("");
    let narrower = ScreenRect { width_px: 466.0, ..FREE };
    let link = Link::parse("#map=6/69.7/30&place=kirkenes").0;
    act(&mut app, Command::Follow(link));
    app.insert_resource(FreeRect(narrower));
    app.update();
    assert!(distance_m(view(&app).center(), LonLat::new(30.0, 69.7)) < 1.0, "{:?}", view(&app).center());
    // Once something else is asked for, the ground stays where it is.
    act(&mut app, Command::ToggleHelp);
    let middle = FREE.center();
    let ground = view(&app).ground_at(middle).expect("on the Earth");
    app.insert_resource(FreeRect(FREE));
    app.update();
    let at = view(&app).screen_from(ground).expect("shown");
    assert!((at.x - middle.x).hypot(at.y - middle.y) < 1.0, "{at:?}");
    assert!(distance_m(view(&app).center(), LonLat::new(30.0, 69.7)) > 100_000.0);
}

#[test]
fn back_comes_to_the_same_view_although_the_card_closes_on_the_way() {
    let mut app = started("");
    let home = view(&app);
    let kirkenes = place(&app, "kirkenes");
    act(&mut app, Command::Select { place: Some(kirkenes), fly: true });
    app.insert_resource(FreeRect(ScreenRect { width_px: 466.0, ..FREE }));
    rest(&mut app);
    act(&mut app, Command::Back);
    app.insert_resource(FreeRect(FREE));
    rest(&mut app);
    assert_same_view(&view(&app), &home);
}

#[test]
fn a_link_that_is_pasted_can_be_undone() {
    let mut app = started("");
    let home = view(&app);
    act(&mut app, Command::Follow(Link::parse("#map=8/59/24").0));
    rest(&mut app);
    act(&mut app, Command::Back);
    rest(&mut app);
    assert_same_view(&view(&app), &home);
}
