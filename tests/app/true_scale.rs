//! Measuring, the scale bar, the position and the comparison, as a person meets them.

use crate::harness::{App, PHONE, WIDE, commands, harness, labels, view};
use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::{Pos2, Rect, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use high_north::atlas::Atlas;
use high_north::command::Command;
use high_north::sphere::{LonLat, MeasuredLine, Notation, Units};
use high_north::view::{Comparison, CountryOutline, compare};

const BODO: LonLat = LonLat::new(14.40, 67.28);
const KIRKENES: LonLat = LonLat::new(30.0516, 69.7250);
const NOVAYA_ZEMLYA: LonLat = LonLat::new(55.0, 73.0);
const LONGYEARBYEN: LonLat = LonLat::new(15.64, 78.22);

/// Where a position is on the screen of a test.
fn on_screen(harness: &Harness<'_, App>, pos: LonLat) -> Pos2 {
    let at = view(harness.state().map).screen_from(pos.into()).expect("shown");
    pos2(at.x as f32, at.y as f32)
}

fn click_at(harness: &mut Harness<'_, App>, pos: Pos2) -> Vec<Command> {
    harness.drag_at(pos);
    harness.run_steps(1);
    harness.drop_at(pos);
    commands(harness)
}

/// Clicks, and does with the line what the app does with the commands.
fn set_point(harness: &mut Harness<'_, App>, pos: LonLat) {
    let at = on_screen(harness, pos);
    for command in click_at(harness, at) {
        let line = harness.state_mut().measuring.as_mut().expect("measuring");
        match command {
            Command::AddMeasurePoint(pos) => line.add(pos),
            Command::CloseMeasure => line.close(),
            other => panic!("{other:?}"),
        }
    }
    harness.run_steps(3);
}

fn measuring() -> Harness<'static, App> {
    harness(WIDE, |app| app.measuring = Some(MeasuredLine::default()))
}

/// The names of the buttons that begin so.
fn buttons(harness: &Harness<'_, App>, start: &str) -> Vec<String> {
    harness
        .query_all(by().role(Role::Button))
        .filter_map(|node| node.accesskit_node().label())
        .filter(|name| name.starts_with(start))
        .collect()
}

#[test]
fn two_clicks_say_the_distance_from_bodo_to_kirkenes_and_the_bearing() {
    let mut harness = measuring();
    set_point(&mut harness, BODO);
    set_point(&mut harness, KIRKENES);
    assert_eq!(labels(&harness, "Distance 694 km · 374 nmi").len(), 1);
    assert_eq!(labels(&harness, "Initial bearing 59.8°").len(), 1);
    harness.get_by_role_and_label(Role::Button, "Copy").click();
    let [Command::Copy(text)] = &commands(&mut harness)[..] else { panic!("no copy") };
    assert!(text.starts_with("Distance 694 km · 374 nmi\n") && text.contains("1: 67.2"), "{text}");
    harness.get_by_role_and_label(Role::Button, "Take back a point").click();
    assert_eq!(commands(&mut harness), [Command::RemoveMeasurePoint]);
}

#[test]
fn the_units_that_were_chosen_are_the_units_of_the_result_and_of_the_scale_bar() {
    let mut harness = measuring();
    set_point(&mut harness, BODO);
    set_point(&mut harness, KIRKENES);
    assert_eq!(buttons(&harness, "Scale: "), ["Scale: 200 km, 200 nmi"]);
    harness.get_by_role_and_label(Role::Button, "Scale: 200 km, 200 nmi").click();
    assert_eq!(commands(&mut harness), [Command::NextUnits]);
    harness.state_mut().settings.units = Units::NauticalStatute;
    harness.run_steps(3);
    assert_eq!(labels(&harness, "Distance 374 nmi · 431 mi").len(), 1);
    assert_eq!(buttons(&harness, "Scale: "), ["Scale: 200 nmi, 200 mi"]);
}

#[test]
fn a_click_on_the_first_point_closes_the_line_and_gives_its_area() {
    let mut harness = measuring();
    for point in [BODO, KIRKENES, LONGYEARBYEN, BODO] {
        set_point(&mut harness, point);
    }
    let line = harness.state().measuring.clone().expect("measuring");
    assert!(line.is_closed() && line.points().len() == 3, "{line:?}");
    let mut expected = MeasuredLine::default();
    for point in [BODO, KIRKENES, LONGYEARBYEN] {
        expected.add(point);
    }
    expected.close();
    let (found, known) = (line.measure(), expected.measure());
    let share = found.area_m2.expect("an area") / known.area_m2.expect("an area");
    assert!((share - 1.0).abs() < 0.01, "{share}");
    let starts_with = |start: &str| {
        let is_one = |node: &egui_kittest::Node<'_>| node.value().is_some_and(|text| text.starts_with(start));
        harness.query_all(by().role(Role::Label)).any(|node| is_one(&node))
    };
    assert!(starts_with("Area 361,3") && starts_with("Perimeter 2,955 km"), "the result is read");
}

#[test]
fn a_double_click_sets_the_last_point_and_closes_the_line() {
    let mut harness = measuring();
    for point in [BODO, KIRKENES] {
        set_point(&mut harness, point);
    }
    // A frame is a quarter of a second here, and there are about ten from click to click: time enough for the first one
    // to be single, and the second one double.
    harness.run_steps(14);
    harness.ctx.options_mut(|options| options.input_options.max_double_click_delay = 3.0);
    set_point(&mut harness, NOVAYA_ZEMLYA);
    set_point(&mut harness, NOVAYA_ZEMLYA);
    let line = harness.state().measuring.clone().expect("measuring");
    assert!(line.is_closed() && line.points().len() == 3, "{line:?}");
}

#[test]
fn the_box_with_the_result_fits_a_phone() {
    let mut harness = harness(PHONE, |app| app.measuring = Some(MeasuredLine::default()));
    set_point(&mut harness, LonLat::new(22.0, 72.5));
    let map = harness.state().map.expect("a map");
    let title = harness.get_by_role_and_label(Role::Heading, "Measure").rect();
    let end = harness.get_by_role_and_label(Role::Button, "End measuring");
    // It takes the place of the sheet under the map.
    let sheet = Rect::from_min_max(pos2(0.0, map.bottom()), PHONE.to_pos2());
    assert!(sheet.contains_rect(title) && sheet.contains_rect(end.rect()), "{title:?} in {sheet:?}");
    end.click();
    assert_eq!(commands(&mut harness), [Command::ToggleMeasure]);
}

#[test]
fn the_position_is_the_pointers_or_the_centres_in_the_chosen_notation() {
    let mut harness = harness(WIDE, |_| {});
    assert_eq!(buttons(&harness, "Position: "), ["Position: Centre 72.50° N, 22.00° E"]);
    let at = on_screen(&harness, LonLat::new(30.06, 69.732));
    harness.hover_at(at);
    harness.run_steps(3);
    assert_eq!(buttons(&harness, "Position: "), ["Position: 69.73° N, 30.06° E"]);
    for (notation, text) in [
        (Notation::DegreesMinutesSeconds, "Position: 69°44′ N, 30°04′ E"),
        (Notation::DegreesDecimalMinutes, "Position: 69°44′ N, 30°04′ E"),
        (Notation::Utm, "Position: 36W 386000 m E, 7739000 m N"),
        (Notation::Mgrs, "Position: 36W UC 86 38"),
    ] {
        harness.state_mut().settings.notation = notation;
        harness.run_steps(3);
        assert_eq!(buttons(&harness, "Position: "), [text]);
    }
    let line = harness.get_by(|node| node.label().is_some_and(|name| name.starts_with("Position: ")));
    line.click();
    assert_eq!(commands(&mut harness), [Command::NextNotation]);
}

fn square(name: &str, iso_a3: &str, lat: f64) -> CountryOutline {
    let ring = vec![(20.0, lat), (22.0, lat), (22.0, lat + 2.0), (20.0, lat + 2.0), (20.0, lat)];
    let polygon = geo::Polygon::new(ring.into(), Vec::new());
    CountryOutline {
        name: name.to_owned(),
        iso_a3: iso_a3.to_owned(),
        polygons: geo::MultiPolygon::new(vec![polygon]),
    }
}

fn compared(country: &CountryOutline) -> Option<Comparison> {
    compare(country, &Atlas::default())
}

#[test]
fn the_comparison_says_the_factor_it_has_reckoned() {
    let countries = vec![square("Equatoria", "EQU", -1.0), square("Norlandia", "NOR", 69.0)];
    let comparison = compared(&countries[1]);
    // 1 / cos² of 70° is 8.55.
    let factor = comparison.as_ref().expect("an area").factor();
    assert!((factor / 8.55 - 1.0).abs() < 0.02, "{factor}");
    let mut harness = harness(WIDE, |app| app.compare = Some((Vec::new(), None)));
    assert_eq!(labels(&harness, "Loading the outlines of the countries…").len(), 1);
    harness.state_mut().compare = Some((countries.clone(), comparison));
    harness.run_steps(4);
    let words = format!("Web Mercator draws Norlandia {factor:.1} times too large.");
    assert_eq!(labels(&harness, &words).len(), 1);
    let picture = "Norlandia at its true size, and as Web Mercator draws it";
    let picture = harness.get_by_role_and_label(Role::Image, picture).rect();
    let last = harness.get_by(|node| {
        node.role() == Role::Label && node.value().is_some_and(|text| text.contains("measured on WGS 84"))
    });
    let last = last.rect();
    assert!(picture.height() > 250.0 && last.top() >= picture.bottom(), "the panel has grown: {picture:?}");
    assert!(last.bottom() < WIDE.y, "nothing is cut off: {last:?}");
    harness.state_mut().compare = Some((countries.clone(), compared(&countries[0])));
    harness.run_steps(3);
    assert_eq!(labels(&harness, "Web Mercator draws Equatoria about as large as it is.").len(), 1);
    harness.get_by_role_and_label(Role::Button, "Close: As Mercator sees it").click();
    assert_eq!(commands(&mut harness), [Command::ToggleCompare]);
}

#[test]
fn another_country_is_chosen_from_the_list() {
    let countries = vec![square("Equatoria", "EQU", -1.0), square("Norlandia", "NOR", 69.0)];
    let comparison = compared(&countries[1]);
    let mut harness = harness(WIDE, |app| app.compare = Some((countries, comparison)));
    harness.get_by_role(Role::ComboBox).click();
    harness.run_steps(4);
    harness.get_by_label("Equatoria").click();
    assert_eq!(commands(&mut harness), [Command::Compare("EQU".to_owned())]);
}
