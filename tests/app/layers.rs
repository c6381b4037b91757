//! Layers and legend: the panel through the accessibility tree and with the keyboard alone, and what its commands do.

use crate::harness::{App, PHONE, WIDE, commands, harness, labels, request};
use crate::headless::{act, started};
use bevy_egui::egui::accesskit::{Action, Role, Toggled};
use bevy_egui::egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use high_north::app::state::Interface;
use high_north::atlas::Precision;
use high_north::command::Command;
use high_north::view::BasePart;
use high_north::words::Language;

fn panel(change: impl FnOnce(&mut App)) -> Harness<'static, App> {
    // All of the panel is in view.
    harness(vec2(1280.0, 1600.0), |app| {
        app.layers_open = true;
        app.is_reader_hidden = true;
        change(app);
    })
}

/// Does what a command of the panel asks for, as the app would.
fn obey(harness: &mut Harness<'_, App>) -> Vec<Command> {
    let asked = commands(harness);
    for command in &asked {
        let layers = &mut harness.state_mut().layers;
        match command {
            Command::ToggleLayer(id) => layers.toggle(id),
            Command::SetLayerOpacity { layer, percent } => layers.set_opacity(layer, *percent),
            Command::MoveLayer { layer, by } => layers.move_by(layer, *by),
            Command::TogglePart(part) => layers.toggle_part(*part),
            Command::ResetLayers => layers.reset(),
            other => panic!("{other:?}"),
        }
    }
    harness.run_steps(4);
    asked
}

fn focused(harness: &Harness<'_, App>) -> Option<String> {
    let has_it = by().predicate(|node| node.is_focused() && node.label().is_some());
    harness.query_all(has_it).next().and_then(|node| node.accesskit_node().label())
}

/// Goes on with the Tab key until what has this name has the keyboard.
fn tab_to(harness: &mut Harness<'_, App>, name: &str) {
    let mut seen = Vec::new();
    for _ in 0..80 {
        harness.key_press(Key::Tab);
        harness.run_steps(2);
        match focused(harness) {
            Some(found) if found == name => return,
            found => seen.push(found),
        }
    }
    panic!("the Tab key does not lead to {name}, but to {seen:?}");
}

#[test]
fn layers_are_switched_and_say_whether_they_are_shown() {
    let mut harness = panel(|app| app.layers.toggle("sentry"));
    for (title, id, toggled) in [
        ("Places in the article", "places", Toggled::True),
        ("Operation Baltic Sentry", "sentry", Toggled::False),
    ] {
        let switch = harness.get_by_role_and_label(Role::CheckBox, title);
        assert_eq!(switch.accesskit_node().toggled(), Some(toggled), "{title}");
        switch.click();
        assert_eq!(commands(&mut harness), [Command::ToggleLayer(id.to_owned())], "{title}");
    }
    for precision in Precision::ALL {
        let label = Language::English.words().text(&format!("precision-{precision}"));
        assert_eq!(labels(&harness, &label).len(), 1);
    }
}

#[test]
fn the_highest_layer_comes_first_in_the_list() {
    let mut harness = panel(|_| {});
    let top =
        |harness: &Harness<'_, App>, title| harness.get_by_role_and_label(Role::CheckBox, title).rect().top();
    let are_sentries_above = |harness: &Harness<'_, App>| {
        top(harness, "Operation Baltic Sentry") < top(harness, "Places in the article")
    };
    assert!(are_sentries_above(&harness), "the last of the atlas is drawn over the others");
    harness.state_mut().layers.move_by("sentry", -1);
    harness.run_steps(2);
    assert!(!are_sentries_above(&harness));
}

#[test]
fn a_layer_is_hidden_made_faint_and_moved_with_the_keyboard_alone() {
    let mut harness = panel(|_| {});
    tab_to(&mut harness, "Places in the article");
    harness.key_press(Key::Space);
    assert_eq!(obey(&mut harness), [Command::ToggleLayer("places".to_owned())]);
    tab_to(&mut harness, "Opacity and order of Places in the article");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    tab_to(&mut harness, "Opacity of Places in the article");
    for percent in [90, 80] {
        harness.key_press(Key::ArrowLeft);
        let layer = "places".to_owned();
        assert_eq!(obey(&mut harness), [Command::SetLayerOpacity { layer, percent }]);
    }
    tab_to(&mut harness, "Move Places in the article up");
    harness.key_press(Key::Enter);
    assert_eq!(obey(&mut harness), [Command::MoveLayer { layer: "places".to_owned(), by: 1 }]);
    assert_eq!(
        focused(&harness).as_deref(),
        Some("Move Places in the article down"),
        "at the top the keyboard is handed on"
    );
    harness.key_press(Key::Enter);
    assert_eq!(obey(&mut harness), [Command::MoveLayer { layer: "places".to_owned(), by: -1 }]);
    harness.run_steps(4);
    assert_eq!(focused(&harness).as_deref(), Some("Move Places in the article up"));
}

#[test]
fn a_screen_reader_sets_the_opacity_and_hears_it() {
    let mut harness = panel(|_| {});
    harness.get_by_label("Opacity and order of Operation Baltic Sentry").click();
    harness.run_steps(4);
    request(&harness, Role::Slider, "Opacity of Operation Baltic Sentry", Action::SetValue, Some(32.0));
    let layer = "sentry".to_owned();
    assert_eq!(obey(&mut harness), [Command::SetLayerOpacity { layer, percent: 30 }]);
    let slider = harness.get_by_role_and_label(Role::Slider, "Opacity of Operation Baltic Sentry");
    assert_eq!(slider.value().as_deref(), Some("30%"));
    assert_eq!(labels(&harness, "Opacity 30%").len(), 1);
}

#[test]
fn every_part_of_the_base_map_is_switched_in_the_row_that_explains_it() {
    let mut harness = panel(|app| {
        app.atlas.places[0].iso_a3 = Some("NOR".to_owned());
        app.atlas.places[1].kind = high_north::atlas::Kind::Line;
    });
    for (name, part) in [
        ("Depth of the sea in metres", BasePart::Depths),
        ("Lakes", BasePart::Lakes),
        ("Rivers", BasePart::Rivers),
        ("Countries of the article", BasePart::StoryLand),
        ("Borders between countries", BasePart::Borders),
        ("Borders within countries", BasePart::InnerBorders),
        ("Meridians and parallels", BasePart::Graticule),
        ("Arctic Circle and lines of reference", BasePart::ReferenceLines),
        ("Names of countries", BasePart::CountryNames),
        ("Names of seas", BasePart::SeaNames),
        ("Names of towns", BasePart::TownNames),
    ] {
        for toggled in [Toggled::True, Toggled::False] {
            let switch = harness.get_by_role_and_label(Role::CheckBox, name);
            assert_eq!(switch.accesskit_node().toggled(), Some(toggled), "{name}");
            switch.click();
            assert_eq!(obey(&mut harness), [Command::TogglePart(part)], "{name}");
        }
    }
}

#[test]
fn rivers_are_switched_with_the_keyboard_alone() {
    let mut harness = panel(|_| {});
    tab_to(&mut harness, "Rivers");
    harness.key_press(Key::Space);
    assert_eq!(obey(&mut harness), [Command::TogglePart(BasePart::Rivers)]);
    assert_eq!(focused(&harness).as_deref(), Some("Rivers"));
}

#[test]
fn a_part_that_the_scale_does_not_show_says_why() {
    let harness = panel(|_| {});
    let why = |name: &str| {
        let node = harness.get_by_role_and_label(Role::CheckBox, name);
        node.accesskit_node().data().description().map(str::to_owned)
    };
    assert_eq!(why("Borders within countries").as_deref(), Some("Zoom in to see"), "a pixel is 3 km");
    assert_eq!(why("Rivers"), None);
}

#[test]
fn a_reset_is_offered_only_where_there_is_something_to_reset_and_moves_no_row() {
    let mut harness = panel(|_| {});
    let top = |harness: &Harness<'_, App>| harness.get_by_label("Places in the article").rect().top();
    let before = top(&harness);
    assert!(harness.query_by_role_and_label(Role::Button, "Reset").is_none());
    harness.get_by_label("Rivers").click();
    obey(&mut harness);
    assert_eq!(top(&harness), before);
    harness.get_by_role_and_label(Role::Button, "Reset").click();
    assert_eq!(obey(&mut harness), [Command::ResetLayers]);
    assert!(harness.state().layers.is_at_start());
    assert!(harness.query_by_role_and_label(Role::Button, "Reset").is_none());
}

#[test]
fn all_that_can_be_clicked_is_large_enough_and_within_the_panel() {
    for size in [WIDE, PHONE] {
        let mut harness = harness(size, |app| {
            app.layers_open = true;
            app.is_reader_hidden = true;
        });
        harness.get_by_label("Opacity and order of Places in the article").click();
        harness.run_steps(4);
        for role in [Role::CheckBox, Role::Slider, Role::Button] {
            for node in harness.query_all(by().role(role)) {
                let name = node.accesskit_node().label().unwrap_or_default();
                let rect = node.rect();
                assert!(rect.height() >= 24.0 && rect.width() >= 24.0, "{name}: {rect}");
                assert!(rect.left() >= 0.0 && rect.right() <= size.x, "{name}: {rect}");
            }
        }
    }
}

#[test]
fn the_legend_has_day_and_night_only_while_they_are_shown() {
    let by_night = ["Day, three steps of twilight, night", "Reach of polar night or midnight sun"];
    for daylight in [None, "2024-12-25T10:24".parse().ok()] {
        let mut harness = harness(vec2(1280.0, 1600.0), |app| {
            app.layers_open = true;
            app.daylight = daylight;
        });
        for row in ["Coast", "Disputed or occupied"] {
            harness.get_by_role_and_label(Role::Label, row);
        }
        for row in by_night {
            let rows = harness.query_all_by_role_and_label(Role::Label, row).count();
            assert_eq!(rows, usize::from(daylight.is_some()), "{row}");
        }
        let switch = harness.get_by_role_and_label(Role::CheckBox, "Day and night");
        let toggled = if daylight.is_some() { Toggled::True } else { Toggled::False };
        assert_eq!(switch.accesskit_node().toggled(), Some(toggled));
        switch.click();
        assert_eq!(commands(&mut harness), [Command::ToggleDaylight]);
    }
}

fn interface(app: &bevy::prelude::App) -> Interface {
    app.world().resource::<Interface>().clone()
}

#[test]
fn commands_change_how_layers_are_drawn_and_a_reset_takes_it_all_back() {
    let mut app = started("");
    assert!(interface(&app).layers.is_at_start());
    let layer = || "incidents".to_owned();
    act(&mut app, Command::SetLayerOpacity { layer: layer(), percent: 40 });
    act(&mut app, Command::MoveLayer { layer: layer(), by: 1 });
    act(&mut app, Command::TogglePart(BasePart::Lakes));
    act(&mut app, Command::ToggleLayer("routes".to_owned()));
    let now = interface(&app).layers;
    assert_eq!((now.opacity("incidents"), now.rank("incidents")), (0.4, 3));
    assert!(!now.is_part_shown(BasePart::Lakes) && !now.is_visible("routes"));
    act(&mut app, Command::ResetLayers);
    assert!(interface(&app).layers.is_at_start());
}

#[test]
fn a_link_names_the_layers_in_their_order() {
    let app = started("#layers=incidents,places");
    let layers = interface(&app).layers;
    assert_eq!(layers.shown(), [("incidents".to_owned(), 100), ("places".to_owned(), 100)]);
    assert!(!layers.is_visible("routes"));
    let app = started("#layers=places,incidents");
    let layers = interface(&app).layers;
    assert!(layers.rank("incidents") > layers.rank("places"));
}

#[test]
fn opening_a_hidden_line_of_reference_shows_it() {
    let mut app = started("");
    act(&mut app, Command::TogglePart(BasePart::ReferenceLines));
    let circle = {
        let atlas = &app.world().resource::<high_north::app::state::OpenAtlas>().0;
        atlas.place_by_id("arctic-circle").expect("the Arctic Circle")
    };
    act(&mut app, Command::Select { place: Some(circle), fly: false });
    assert!(interface(&app).layers.is_part_shown(BasePart::ReferenceLines));
}
