//! The axis of time as a reader uses it: what the map shows on a day, by key, by pointer and by link.

use crate::rehearsal::{Found, ask, atlas, find, focused, get, map_rect, opened, place, tree};
use bevy_egui::egui::accesskit::{Action, Role};
use bevy_egui::egui::{Key, Modifiers, Pos2, pos2};
use high_north::app::Rehearsal;
use high_north::command::Command;
use high_north::settings::Setting;

const WIDE: (f32, f32) = (1280.0, 800.0);
const PHONE: (f32, f32) = (390.0, 844.0);
/// The Gulf of Finland, from the first day of the axis as far as a day.
const GULF: &str = "#map=6/59.7/24.8&t=2022-02-24..2025-12-04@";

/// Whether a place is drawn as far as time has come.
fn is_shown(app: &Rehearsal, id: &str) -> bool {
    let shown = atlas(app).place(place(app, id)).expect("there");
    app.interface().shows(atlas(app), shown)
}

fn day(app: &Rehearsal) -> String {
    app.interface().moment.map_or("no day".to_owned(), |moment| moment.day().to_string())
}

fn handle(app: &Rehearsal, name: &str) -> Found {
    get(app, Role::Slider, name)
}

/// The map with what moves.
fn moving(link: &str) -> Rehearsal {
    let mut app = opened(link, WIDE);
    app.act(Command::Set(Setting::ReducedMotion(false)));
    app
}

#[test]
fn the_map_of_a_day_has_what_had_happened_and_no_more() {
    for (day, shown, hidden) in [
        ("2022-09-26", "nord-stream-2-leak", "balticconnector"),
        ("2024-12-25", "estlink-2", "baltic-sentry-gulf-of-finland"),
        ("2025-02-20", "visit-2025", "carrier-strike-group-2025"),
        ("2025-12-04", "lunna-house-agreement", ""),
    ] {
        let app = opened(&format!("{GULF}{day}"), WIDE);
        assert!(is_shown(&app, shown) && is_shown(&app, "kirkenes"), "{shown} on {day}");
        assert!(hidden.is_empty() || !is_shown(&app, hidden), "{hidden} on {day}");
        assert_eq!(self::day(&app), day);
    }
}

#[test]
fn what_has_not_happened_yet_can_be_neither_clicked_nor_found_on_the_map() {
    let mut app = opened(&format!("{GULF}2022-09-26"), WIDE);
    let is_there = |app: &Rehearsal, name: &str| {
        let map = map_rect(app);
        tree(app).iter().any(|node| {
            node.name.contains(name)
                && map.contains(node.rect.center())
                && node.rect.bottom() < map.bottom() - 190.0
        })
    };
    assert!(!is_there(&app, "EstLink 2"));
    app.act(Command::SetMoment(None));
    app.settle();
    assert!(
        is_there(&app, "EstLink 2"),
        "{:?}",
        tree(&app).iter().map(|node| &node.name).collect::<Vec<_>>()
    );
}

#[test]
fn brackets_go_from_event_to_event_and_round_at_either_end() {
    let mut app = opened("#map=4/64.5/20", WIDE);
    let middle = map_rect(&app).center();
    app.click(pos2(middle.x, middle.y));
    app.act(Command::Select { place: None, fly: false });
    app.key(Modifiers::NONE, Key::OpenBracket);
    assert_eq!(day(&app), "2025-12-04", "back from what is seen at the start");
    app.key(Modifiers::NONE, Key::CloseBracket);
    let first = day(&app);
    let mut days = vec![first.clone()];
    for _ in 0..100 {
        app.key(Modifiers::NONE, Key::CloseBracket);
        if day(&app) == first {
            break;
        }
        days.push(day(&app));
    }
    let all = atlas(&app).days_with_events();
    assert_eq!(days, all.iter().map(ToString::to_string).collect::<Vec<_>>());
    app.key(Modifiers::NONE, Key::OpenBracket);
    assert_eq!(day(&app), "2025-12-04");
}

#[test]
fn the_handles_are_moved_by_key_and_keep_the_day_in_the_stretch() {
    let mut app = opened(&format!("{GULF}2024-12-25"), WIDE);
    let handle_id = handle(&app, "Day").id;
    ask(&mut app, handle_id, Action::Focus);
    for (key, modifiers, expected) in [
        (Key::ArrowRight, Modifiers::NONE, "2024-12-26"),
        (Key::ArrowLeft, Modifiers::NONE, "2024-12-25"),
        (Key::ArrowLeft, Modifiers::SHIFT, "2024-11-25"),
        (Key::PageUp, Modifiers::NONE, "2024-12-25"),
        (Key::Home, Modifiers::NONE, "2022-02-24"),
        (Key::End, Modifiers::NONE, "2025-12-04"),
    ] {
        app.key(modifiers, key);
        assert_eq!(day(&app), expected, "{key:?}");
    }
    let handle_id = handle(&app, "Last day shown").id;
    ask(&mut app, handle_id, Action::Focus);
    app.key(Modifiers::NONE, Key::PageDown);
    assert_eq!(app.interface().moment.expect("shown").to_string(), "2022-02-24..2025-11-04");
    assert_eq!(focused(&app).expect("a handle").name, "Last day shown", "it keeps the keyboard");
}

#[test]
fn a_drag_of_the_handle_brings_another_day_and_never_moves_the_map() {
    for size in [WIDE, PHONE] {
        let mut app = opened(&format!("{GULF}2025-12-04"), size);
        let (before, from) = (app.view(), handle(&app, "Day").rect.center());
        let to = pos2(from.x - 60.0, from.y);
        app.drag(&[from, to], |_| ());
        assert_ne!(day(&app), "2025-12-04", "{size:?}");
        assert_eq!(app.view(), before);
        let now = handle(&app, "Day").rect.center();
        assert!((now.x - to.x).abs() < 2.0, "it follows the pointer: {now:?} {to:?}");
    }
}

#[test]
fn a_mark_on_the_axis_opens_what_happened_and_brings_its_day() {
    let mut app = opened(&format!("{GULF}2022-09-26"), WIDE);
    let is_mark = |node: &Found| node.role == Role::Button && node.name.starts_with("25 December 2024\n");
    let at: Pos2 = tree(&app).into_iter().find(is_mark).expect("a mark").rect.left_center();
    app.click(at + bevy_egui::egui::vec2(6.0, 0.0));
    app.settle();
    assert_eq!(app.selection().place, Some(place(&app, "estlink-2")));
    assert_eq!(day(&app), "2024-12-25");
}

#[test]
fn what_is_opened_from_the_text_or_the_list_is_seen_whenever_it_happened() {
    let mut app = opened(&format!("{GULF}2022-09-26"), WIDE);
    app.act(Command::Select { place: Some(place(&app, "tamber-shield")), fly: true });
    app.settle();
    assert!(is_shown(&app, "tamber-shield"));
}

#[test]
fn day_and_night_follow_the_day_and_keep_their_hour() {
    let mut app = opened("#map=4/64.5/20&t=2022-02-24..2025-12-04@2024-12-24;2024-12-24T10:30", WIDE);
    app.act(Command::NextEvent);
    let shown = app.interface().daylight.expect("still shown");
    assert_eq!(shown.to_string(), "2024-12-25T10:30");
}

#[test]
fn day_and_night_are_of_the_day_of_the_axis_whichever_is_shown_first() {
    let mut app = opened(&format!("{GULF}2024-12-25"), WIDE);
    app.act(Command::ToggleDaylight);
    assert_eq!(app.interface().daylight.map(|shown| shown.to_string()).as_deref(), Some("2024-12-25T12:00"));
    app.act(Command::ToggleDaylight);
    app.act(Command::SetMoment(None));
    app.act(Command::ToggleDaylight);
    assert!(app.interface().daylight.is_some(), "without an axis it is of now");
    app.act(Command::ToggleTime);
    let date = app.interface().daylight.map(|shown| shown.date().to_string());
    assert_eq!(date.as_deref(), Some("2025-12-04"), "the last day of the axis");
}

#[test]
fn the_sun_of_any_day_from_the_year_1_on_is_shown_and_beyond_that_words_say_that_there_is_none() {
    let moment = |text: &str| Command::SetMoment(Some(text.parse().expect("a moment")));
    let mut app = opened("#map=4/64.5/20", WIDE);
    for day in ["1596-06-17", "1899-12-31", "1905-10-31"] {
        app.act(moment(&format!("1500-01-01..2025-12-04@{day}")));
        app.act(Command::ToggleDaylight);
        let shown = app.interface().daylight.map(|shown| shown.date().to_string());
        assert_eq!(shown.as_deref(), Some(day));
        app.act(Command::ToggleDaylight);
    }
    app.act(Command::ToggleDaylight);
    app.act(moment("2025-01-01..3050-12-31@3001-05-17"));
    app.settle();
    assert_eq!(app.interface().daylight, None, "not that of the day before");
    let is_told = |node: &Found| node.name.contains("1 to 3000") && node.name.contains("17 May 3001");
    assert!(tree(&app).iter().any(is_told));
}

#[test]
fn time_that_plays_stops_at_its_end_and_when_something_is_opened() {
    let mut app = moving(&format!("{GULF}2025-11-20"));
    app.act(Command::PlayTime);
    for _ in 0..200 {
        app.frame();
    }
    assert_eq!((day(&app).as_str(), app.interface().time_plays), ("2025-12-04", false));
    app.act(Command::PlayTime);
    app.frame();
    assert!(app.interface().time_plays);
    assert_ne!(day(&app), "2025-12-04", "from the beginning again");
    app.act(Command::Select { place: Some(place(&app, "kirkenes")), fly: false });
    assert!(!app.interface().time_plays);
}

#[test]
fn with_reduced_motion_time_leaps_to_the_next_event() {
    let mut app = opened(&format!("{GULF}2022-03-01"), WIDE);
    app.act(Command::PlayTime);
    let mut days = vec![day(&app)];
    for _ in 0..60 {
        app.frame();
        if days.last() != Some(&day(&app)) {
            days.push(day(&app));
        }
    }
    assert_eq!(days, ["2022-03-01", "2022-09-26"]);
}

#[test]
fn the_list_of_places_has_those_of_the_time_and_says_how_many_are_of_another() {
    let mut app = opened(&format!("{GULF}2022-09-26"), WIDE);
    app.act(Command::ShowPage(high_north::view::ReaderPage::Places));
    app.settle();
    let name = &atlas(&app).place(place(&app, "tamber-shield")).expect("there").name;
    assert!(find(&app, Role::Button, name).is_none());
    let all = get(&app, Role::Button, "Show all times");
    ask(&mut app, all.id, Action::Click);
    assert!(
        find(&app, Role::Button, &atlas(&app).place(place(&app, "tamber-shield")).expect("there").name)
            .is_some()
    );
    assert_eq!(app.interface().moment, None);
}

#[test]
fn escape_leaves_the_axis_when_nothing_else_is_open() {
    let mut app = opened(&format!("{GULF}2024-12-25"), WIDE);
    app.act(Command::Close);
    assert_eq!(app.interface().moment, None);
}
