//! What a card or a step is about is in sight, whatever panel opens, in a wide window and in a narrow one.

use crate::rehearsal::{atlas, map_rect, opened, opened_with, place, tree};
use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::{Pos2, Rect, pos2, vec2};
use high_north::app::Rehearsal;
use high_north::app::panels::floating_rects;
use high_north::atlas::{Home, PlaceIndex, Step};
use high_north::command::Command;
use high_north::format::{built_in, load};
use high_north::settings::Setting;
use high_north::sphere::LonLat;

const WIDE: (f32, f32) = (1280.0, 800.0);
const LARGE: (f32, f32) = (1920.0, 1080.0);
const PHONE: (f32, f32) = (390.0, 844.0);

/// Where the mark of a place is.
fn mark(app: &Rehearsal, place: PlaceIndex) -> Pos2 {
    let anchor = atlas(app).place(place).expect("known").anchor;
    let at = app.view().screen_from(anchor.into()).expect("on the visible side");
    pos2(at.x as f32, at.y as f32)
}

/// What covers the map: what floats, and the card.
fn panels(app: &mut Rehearsal) -> Vec<Rect> {
    let (context, interface) = (app.context(), app.interface().clone());
    let mut panels = floating_rects(&context, &interface);
    let card = tree(app).into_iter().find(|node| node.role == Role::Dialog).map(|node| node.rect);
    panels.extend(card.filter(bevy_egui::egui::Rect::is_positive));
    panels
}

#[track_caller]
fn assert_in_sight(app: &mut Rehearsal, place: PlaceIndex, what: &str) {
    let (at, map, panels) = (mark(app, place), map_rect(app), panels(app));
    assert!(map.contains(at), "{what}: {at:?} is not on {map:?}");
    let over = panels.iter().find(|rect| rect.expand(6.0).contains(at));
    assert!(over.is_none(), "{what}: {over:?} lies on {at:?}");
}

#[test]
fn a_step_with_day_and_night_shows_its_place_beside_the_panel() {
    for size in [WIDE, LARGE, PHONE] {
        for has_view in [false, true] {
            for by_link in [false, true] {
                let mut atlas = load(built_in()).atlas;
                let kirkenes = atlas.place_by_id("kirkenes").expect("known");
                let view = has_view.then_some(Home { center: LonLat::new(30.0, 69.7), width_km: 100.0 });
                let date = "2025-02-19".parse().ok();
                let title = "The border".to_owned();
                atlas.steps = vec![Step { title, place: Some(kirkenes), date, view, ..Step::default() }];
                let mut app = opened_with(atlas, if by_link { "#step=1" } else { "" }, size);
                if !by_link {
                    app.act(Command::ToggleStory);
                    app.settle();
                }
                let what = format!("{size:?}, {has_view}, {by_link}");
                assert_eq!(app.selection().place, Some(kirkenes), "{what}");
                assert!(app.interface().daylight.is_some(), "{what}");
                assert_in_sight(&mut app, kirkenes, &what);
                // All that the step is to show lies in the free part.
                let width_km = app.view().m_per_px() * app.view().free().width_px / 1000.0;
                assert!(!has_view || width_km >= 99.0, "{what}: {width_km} km");
            }
        }
    }
}

#[test]
fn whatever_opens_beside_a_card_the_place_of_the_card_stays_in_sight_and_comes_back() {
    let daylight = "2024-12-25T10:24".parse().ok();
    for size in [WIDE, LARGE, PHONE] {
        let mut app = opened("#place=kirkenes", size);
        let kirkenes = place(&app, "kirkenes");
        assert_in_sight(&mut app, kirkenes, "the card alone");
        for (open, close) in [
            (Command::ToggleLayers, Command::ToggleLayers),
            (Command::ToggleSettings, Command::ToggleSettings),
            (Command::ToggleMeasure, Command::ToggleMeasure),
            (Command::ToggleCompare, Command::ToggleCompare),
            (Command::ToggleTime, Command::ToggleTime),
            (Command::ToggleStory, Command::ToggleStory),
            (Command::SetDaylight(daylight), Command::SetDaylight(None)),
        ] {
            // In a window of this width card and comparison leave nothing of the map.
            if size == WIDE && open == Command::ToggleCompare {
                continue;
            }
            app.act(Command::Follow(high_north::view::Link::parse("#place=kirkenes").0));
            app.settle();
            let before = mark(&app, kirkenes);
            app.act(open.clone());
            app.settle();
            if app.selection().place == Some(kirkenes) {
                assert_in_sight(&mut app, kirkenes, &format!("{open:?} at {size:?}"));
            }
            app.act(close.clone());
            app.settle();
            if open == Command::ToggleLayers && size != PHONE {
                let after = mark(&app, kirkenes);
                assert!(before.distance(after) < 2.0, "{open:?}: {before:?} and then {after:?}");
            }
        }
    }
}

#[test]
fn a_mark_on_which_its_own_card_would_lie_moves_aside_also_where_the_map_flies() {
    for reduced in [true, false] {
        let mut app = opened("#map=5/66/12", WIDE);
        app.act(Command::Set(Setting::ReducedMotion(reduced)));
        let kirkenes = place(&app, "kirkenes");
        let map = map_rect(&app);
        let right = pos2(map.right() - 150.0, map.center().y);
        let mut view = app.view();
        let from =
            view.screen_from(atlas(&app).place(kirkenes).expect("known").anchor.into()).expect("shown");
        view.drag(from, high_north::view::ScreenPos::new(f64::from(right.x), f64::from(right.y)));
        *app.world_mut().resource_mut::<high_north::app::state::View>() = view;
        app.settle();
        assert!(mark(&app, kirkenes).distance(right) < 2.0);
        app.click(right);
        app.settle();
        assert_eq!(app.selection().place, Some(kirkenes));
        assert_in_sight(&mut app, kirkenes, "its card");
    }
}

#[test]
fn what_the_reader_drags_under_a_panel_stays_there() {
    let mut app = opened("#place=kirkenes", WIDE);
    let kirkenes = place(&app, "kirkenes");
    let from = mark(&app, kirkenes) + vec2(0.0, 60.0);
    app.drag(&[from, from + vec2(300.0, 0.0)], |_| ());
    app.settle();
    let there = mark(&app, kirkenes);
    app.act(Command::ToggleLayers);
    app.settle();
    assert!(mark(&app, kirkenes).distance(there) < 2.0, "it was not in sight before");
}

#[test]
fn marks_beside_and_below_the_buttons_are_drawn_in_wide_and_narrow_windows() {
    use crate::rehearsal::places_on_map;
    for size in [WIDE, PHONE, (844.0, 390.0)] {
        let mut app = opened("#map=9/69.725/30.05", size);
        let kirkenes = place(&app, "kirkenes");
        let buttons: Vec<Rect> = tree(&app)
            .into_iter()
            .filter(|node| node.role == Role::Button && ["Menu", "Zoom in"].contains(&node.name.as_str()))
            .map(|node| node.rect)
            .collect();
        assert!(!buttons.is_empty(), "{size:?}");
        for button in buttons {
            for at in [button.right_center() + vec2(11.0, 0.0), button.center_bottom() + vec2(0.0, 14.0)] {
                let map = map_rect(&app);
                let is_bare = !tree(&app).iter().any(|node| {
                    node.role == Role::Button
                        && node.can_click
                        && !node.name.contains(", ")
                        && node.rect.expand(2.0).contains(at)
                });
                if !map.contains(at) || !is_bare {
                    continue;
                }
                let mut view = app.view();
                let anchor = atlas(&app).place(kirkenes).expect("known").anchor;
                let from = view.screen_from(anchor.into()).expect("shown");
                view.drag(from, high_north::view::ScreenPos::new(f64::from(at.x), f64::from(at.y)));
                *app.world_mut().resource_mut::<high_north::app::state::View>() = view;
                app.settle();
                let is_drawn = places_on_map(&app).iter().any(|(place, _)| *place == kirkenes);
                assert!(is_drawn, "at {at:?} beside {button:?} in {size:?}");
            }
        }
    }
}
