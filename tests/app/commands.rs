//! The app without a window, driven by the commands that pointer, keys, panels and links write.

use crate::headless::{FRAME, FREE, act, started};
use bevy::prelude::*;
use high_north::app::state::{Interface, LoadReport, Selection, View};
use high_north::atlas::PlaceIndex;
use high_north::command::Command;
use high_north::sphere::{Instant, LonLat, UnitVector, distance_m};
use high_north::view::{Link, ScreenPos};

/// Lets flights arrive; no flight is longer than two and a half seconds.
fn rest(app: &mut App) {
    for _ in 0..(2_600 / FRAME.as_millis()) {
        app.update();
    }
}

fn view(app: &App) -> View {
    *app.world().resource::<View>()
}

fn selection(app: &App) -> Selection {
    app.world().resource::<Selection>().clone()
}

fn place(app: &App, id: &str) -> PlaceIndex {
    app.world()
        .resource::<high_north::app::state::OpenAtlas>()
        .0
        .place_by_id(id)
        .expect("a place of the atlas")
}

fn place_id(app: &App, index: PlaceIndex) -> String {
    app.world().resource::<high_north::app::state::OpenAtlas>().0.place(index).expect("known").id.clone()
}

#[test]
fn without_a_link_the_map_opens_at_home_with_the_article() {
    let app = started("");
    let width_m = view(&app).ground_length_m(FREE.width_px).expect("on the Earth");
    assert!((width_m / 3.4e6 - 1.0).abs() < 0.02, "{width_m}");
    assert!(selection(&app).place.is_none());
    assert!(selection(&app).article.is_some());
}

#[test]
fn a_link_opens_the_place_and_the_view_it_names() {
    let app = started("#map=6/70/25/15&place=bodo&theme=paper&layers=places");
    assert_eq!(selection(&app).place, Some(place(&app, "bodo")));
    let view = view(&app);
    assert!(distance_m(view.center(), LonLat::new(25.0, 70.0)) < 1.0);
    assert!((view.zoom() - 6.0).abs() < 1e-9 && (view.bearing_deg() - 15.0).abs() < 1e-9);
    let interface = app.world().resource::<Interface>();
    assert_eq!(interface.settings.theme.name(), "paper");
    assert!(!interface.layers.is_visible("incidents") && interface.layers.is_visible("places"));
}

#[test]
fn a_link_to_a_place_that_is_not_there_is_reported_and_the_map_still_opens() {
    let app = started("#place=atlantis");
    assert!(selection(&app).place.is_none());
    let notes = &app.world().resource::<LoadReport>().notes;
    assert!(notes.iter().any(|note| note.contains("atlantis")), "{notes:?}");
}

#[test]
fn selecting_a_place_scrolls_the_text_to_its_mention_and_the_map_flies_there() {
    let mut app = started("");
    let kirkenes = place(&app, "kirkenes");
    let before = selection(&app).scroll_request;
    act(&mut app, Command::Select { place: Some(kirkenes), fly: true });
    rest(&mut app);
    assert_eq!(selection(&app).place, Some(kirkenes));
    assert!(selection(&app).passage.is_some() && selection(&app).scroll_request > before);
    assert!(
        distance_m(view(&app).center(), LonLat::new(30.0516, 69.725)) < 100.0,
        "{:?}",
        view(&app).center()
    );
    assert!(view(&app).m_per_px() < 500.0);
}

#[test]
fn a_click_on_the_map_opens_the_card_and_leaves_the_view_where_it_is() {
    let mut app = started("");
    let before = view(&app);
    let bodo = place(&app, "bodo");
    act(&mut app, Command::Select { place: Some(bodo), fly: false });
    rest(&mut app);
    assert_eq!(selection(&app).place, Some(bodo));
    assert_eq!(view(&app), before);
}

#[test]
fn a_drag_keeps_the_grabbed_point_under_the_pointer_and_stops_a_flight() {
    let mut app = started("");
    let kirkenes = place(&app, "kirkenes");
    act(&mut app, Command::Select { place: Some(kirkenes), fly: true });
    app.update();
    let (from, to) = (ScreenPos::new(800.0, 300.0), ScreenPos::new(900.0, 420.0));
    let ground = view(&app).ground_at(from).expect("on the Earth");
    // The flight moves the view once more in the frame of the drag only if the drag does not stop it.
    act(&mut app, Command::Drag { from, to });
    let at = view(&app).screen_from(ground).expect("shown");
    assert!((at.x - to.x).hypot(at.y - to.y) < 1.0, "{at:?}");
    let held = view(&app);
    rest(&mut app);
    assert_eq!(view(&app), held);
}

#[test]
fn next_goes_through_every_place_of_the_article_and_round_again() {
    let mut app = started("");
    let mut seen = Vec::new();
    loop {
        act(&mut app, Command::NextPlace);
        let id = place_id(&app, selection(&app).place.expect("a place is open"));
        if seen.first() == Some(&id) {
            break;
        }
        assert!(!seen.contains(&id), "{id} comes twice");
        seen.push(id);
        assert!(seen.len() < 100);
    }
    for id in ["kirkenes", "bodo", "border-post", "arctic-circle", "baltic-sentry-gulf-of-finland"] {
        assert!(seen.iter().any(|other| other == id), "{id} is missing in {seen:?}");
    }
    act(&mut app, Command::PreviousPlace);
    assert_eq!(Some(place_id(&app, selection(&app).place.expect("open"))), seen.last().cloned());
}

#[test]
fn opening_a_place_of_a_hidden_layer_shows_the_layer() {
    let mut app = started("");
    act(&mut app, Command::ToggleLayer("incidents".to_owned()));
    assert!(!app.world().resource::<Interface>().layers.is_visible("incidents"));
    let leak = place(&app, "nord-stream-2-leak");
    act(&mut app, Command::Select { place: Some(leak), fly: false });
    assert!(app.world().resource::<Interface>().layers.is_visible("incidents"));
}

#[test]
fn escape_closes_what_is_on_top_and_then_the_card() {
    let mut app = started("#place=kirkenes");
    act(&mut app, Command::ToggleHelp);
    act(&mut app, Command::Close);
    assert!(!app.world().resource::<Interface>().help_open);
    assert!(selection(&app).place.is_some());
    act(&mut app, Command::Close);
    assert!(selection(&app).place.is_none());
}

#[test]
fn a_link_shows_day_and_night_at_its_time_and_a_link_without_one_does_not() {
    let mut app = started("#place=kirkenes&t=2024-12-25");
    let daylight = |app: &App| app.world().resource::<Interface>().daylight;
    assert_eq!(daylight(&app), "2024-12-25T12:00".parse().ok());
    assert!(daylight(&app).is_some());
    act(&mut app, Command::Follow(Link::default()));
    assert_eq!(daylight(&app), None);
}

#[test]
fn day_and_night_are_shown_as_they_are_now_until_another_time_is_chosen_or_they_are_hidden() {
    let mut app = started("");
    let daylight = |app: &App| app.world().resource::<Interface>().daylight;
    let chosen = "2025-06-21T00:00".parse::<Instant>().expect("a time");
    assert_eq!(daylight(&app), None);
    act(&mut app, Command::ToggleDaylight);
    assert!(daylight(&app).is_some_and(|now| now > chosen), "{:?}", daylight(&app));
    act(&mut app, Command::SetDaylight(Some(chosen)));
    assert_eq!(daylight(&app), Some(chosen));
    act(&mut app, Command::DaylightNow);
    assert!(daylight(&app).is_some_and(|now| now > chosen));
    act(&mut app, Command::ToggleDaylight);
    assert_eq!(daylight(&app), None);
}

#[test]
fn escape_hides_day_and_night_after_the_card() {
    let mut app = started("#place=kirkenes&t=2024-12-25");
    act(&mut app, Command::Close);
    assert!(selection(&app).place.is_none());
    assert!(app.world().resource::<Interface>().daylight.is_some());
    act(&mut app, Command::Close);
    assert!(app.world().resource::<Interface>().daylight.is_none());
}

#[test]
fn every_place_is_framed_so_that_it_is_seen_in_the_free_part_of_the_map() {
    let mut app = started("");
    let count = app.world().resource::<high_north::app::state::OpenAtlas>().0.places.len();
    for index in (0..count).map(PlaceIndex) {
        act(&mut app, Command::Select { place: Some(index), fly: true });
        rest(&mut app);
        let anchor: UnitVector = {
            let atlas = &app.world().resource::<high_north::app::state::OpenAtlas>().0;
            atlas.place(index).expect("known").anchor.into()
        };
        let at = view(&app).screen_from(anchor).expect("shown");
        let is_free = (FREE.min.x..FREE.min.x + FREE.width_px).contains(&at.x)
            && (FREE.min.y..FREE.min.y + FREE.height_px).contains(&at.y);
        assert!(is_free, "{} is at {at:?}", place_id(&app, index));
    }
}

fn interface(app: &App) -> Interface {
    app.world().resource::<Interface>().clone()
}

#[test]
fn points_are_measured_between_taken_back_and_closed_and_escape_ends_it() {
    let mut app = started("");
    let points = [LonLat::new(14.40, 67.28), LonLat::new(30.0516, 69.7250), LonLat::new(15.64, 78.22)];
    act(&mut app, Command::AddMeasurePoint(points[0]));
    assert_eq!(interface(&app).measuring, None, "nothing is measured before it has begun");
    act(&mut app, Command::ToggleMeasure);
    for point in points {
        act(&mut app, Command::AddMeasurePoint(point));
    }
    act(&mut app, Command::RemoveMeasurePoint);
    let measured = interface(&app).measuring.expect("measuring").measure();
    assert_eq!((measured.total_m.round(), measured.area_m2), (693_515.0, None));
    act(&mut app, Command::AddMeasurePoint(points[2]));
    act(&mut app, Command::CloseMeasure);
    let line = interface(&app).measuring.expect("measuring");
    assert!(line.is_closed() && line.measure().area_m2.is_some_and(|area| area > 1e11));
    act(&mut app, Command::Close);
    assert_eq!(interface(&app).measuring, None);
}

#[test]
fn escape_ends_measuring_before_it_closes_the_card() {
    let mut app = started("#place=kirkenes");
    act(&mut app, Command::ToggleMeasure);
    act(&mut app, Command::ToggleCompare);
    act(&mut app, Command::Close);
    assert!(!interface(&app).compare_open && interface(&app).measuring.is_some());
    act(&mut app, Command::Close);
    assert!(interface(&app).measuring.is_none() && selection(&app).place.is_some());
    act(&mut app, Command::Close);
    assert!(selection(&app).place.is_none());
}

#[test]
fn units_and_notations_are_stepped_through_and_a_country_is_chosen() {
    let mut app = started("");
    let start = interface(&app);
    assert_eq!((start.compared.as_str(), start.compare_open), ("NOR", false));
    act(&mut app, Command::NextUnits);
    act(&mut app, Command::NextNotation);
    act(&mut app, Command::Compare("GRL".to_owned()));
    let now = interface(&app);
    assert_eq!(
        (now.settings.units, now.settings.notation),
        (start.settings.units.next(), start.settings.notation.next())
    );
    assert_eq!(now.compared, "GRL");
}

#[test]
fn escape_closes_an_open_group_of_marks_before_the_card_and_another_place_closes_it_too() {
    let mut app = started("");
    let [bodo, base, kirkenes] =
        ["bodo", "norwegian-joint-headquarters", "kirkenes"].map(|id| place(&app, id));
    act(&mut app, Command::OpenCluster(vec![bodo, base]));
    act(&mut app, Command::Select { place: Some(base), fly: false });
    assert_eq!(selection(&app).open_cluster, [bodo, base], "a member's card leaves it open");
    act(&mut app, Command::Close);
    assert_eq!((selection(&app).open_cluster, selection(&app).place), (Vec::new(), Some(base)));
    act(&mut app, Command::OpenCluster(vec![bodo, base]));
    act(&mut app, Command::Select { place: Some(kirkenes), fly: false });
    assert!(selection(&app).open_cluster.is_empty());
}
