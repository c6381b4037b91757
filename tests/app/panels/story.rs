//! The story bar: through the accessibility tree, by pointer, and with the keyboard alone.

use crate::harness::{App, PHONE, WIDE, commands, harness};
use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::{Key, Modifiers, Rect, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use egui_kittest::{Harness, Node};
use high_north::app::map_input_ui;
use high_north::app::panels::{clear_rect, position_rect};
use high_north::atlas::PlaceIndex;
use high_north::command::Command;
use high_north::format::{built_in, load};
use high_north::words::Language;

/// The built-in atlas at a step of its story.
fn told(size: Vec2, step: usize, change: impl FnOnce(&mut App)) -> Harness<'static, App> {
    harness(size, |app| {
        app.atlas = load(built_in()).atlas;
        app.step = Some(step);
        app.selected = app.atlas.steps[step].place;
        change(app);
    })
}

fn title(harness: &Harness<'_, App>, step: usize) -> String {
    harness.state().atlas.steps[step].title.clone()
}

fn button<'a>(harness: &'a Harness<'_, App>, name: &'a str) -> Node<'a> {
    harness.get_by(|node| node.role() == Role::Button && node.label().as_deref() == Some(name))
}

/// All of the bar: its buttons, the segments below them and its margins.
fn bar(harness: &Harness<'_, App>) -> Rect {
    let buttons = button(harness, "Previous step").rect().union(button(harness, "Close: Story").rect());
    Rect::from_min_max(buttons.min - vec2(9.0, 8.0), buttons.max + vec2(9.0, 30.0))
}

#[test]
fn outside_the_story_there_is_no_bar() {
    for size in [WIDE, PHONE] {
        let harness = harness(size, |app| app.atlas = load(built_in()).atlas);
        assert!(harness.query_by_label("Previous step").is_none());
        assert!(harness.query_by_label("Close: Story").is_none());
    }
}

#[test]
fn its_buttons_turn_the_pages_play_and_close() {
    let mut harness = told(WIDE, 2, |_| {});
    for (name, command) in [
        ("Previous step", Command::PreviousStep),
        ("Play the story", Command::TogglePlay),
        ("Next step", Command::NextStep),
        ("Close: Story", Command::ToggleStory),
    ] {
        button(&harness, name).click();
        assert_eq!(commands(&mut harness), [command], "{name}");
    }
    let mut playing = told(WIDE, 2, |app| app.playing = true);
    button(&playing, "Hold the story").click();
    assert_eq!(commands(&mut playing), [Command::TogglePlay]);
}

#[test]
fn at_its_ends_the_buttons_that_lead_nowhere_say_so_and_do_nothing() {
    let last = load(built_in()).atlas.steps.len() - 1;
    for (step, dead, alive) in [(0, "Previous step", "Next step"), (last, "Next step", "Previous step")] {
        let mut harness = told(WIDE, step, |_| {});
        assert!(button(&harness, dead).accesskit_node().is_disabled());
        assert!(!button(&harness, alive).accesskit_node().is_disabled());
        let middle = button(&harness, dead).rect().center();
        harness.drag_at(middle);
        harness.run_steps(1);
        harness.drop_at(middle);
        assert_eq!(commands(&mut harness), []);
    }
}

#[test]
fn a_click_on_a_segment_goes_to_its_step() {
    let mut harness = told(WIDE, 2, |_| {});
    for step in 0..harness.state().atlas.steps.len() {
        let name = format!("Step {}: {}", step + 1, title(&harness, step));
        let rect = button(&harness, &name).rect();
        assert!(rect.width() >= 24.0 && rect.height() >= 24.0, "{name}: {rect:?}");
        button(&harness, &name).click();
        assert_eq!(commands(&mut harness), [Command::GoToStep(step)]);
    }
}

/// What has the keyboard: its name.
fn focused(harness: &Harness<'_, App>) -> Option<String> {
    let node =
        harness.query_all(by().predicate(|node| node.is_focused() && node.role() != Role::Window)).next()?;
    node.accesskit_node().label()
}

fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

/// Presses Tab until something with this name has the keyboard.
#[track_caller]
fn tab_to(harness: &mut Harness<'_, App>, name: &str) {
    for _ in 0..200 {
        if focused(harness).as_deref() == Some(name) {
            return;
        }
        press(harness, Key::Tab);
    }
    panic!("the Tab key does not come to {name}");
}

#[test]
fn with_the_keyboard_alone_the_list_is_opened_a_step_is_chosen_and_the_list_gives_the_focus_back() {
    for size in [WIDE, PHONE] {
        let mut harness = told(size, 2, |_| {});
        let (count, third) = (harness.state().atlas.steps.len(), title(&harness, 2));
        let name = format!("Step 3 of {count}: {third}");
        tab_to(&mut harness, &name);
        press(&mut harness, Key::Enter);
        assert_eq!(focused(&harness), Some(format!("3. {third}")), "the step that is told has the focus");
        for step in 0..count {
            let row = format!("{}. {}", step + 1, title(&harness, step));
            harness.get_by_label(&row);
        }
        press(&mut harness, Key::Tab);
        assert_eq!(focused(&harness), Some(format!("4. {}", title(&harness, 3))));
        harness.key_press(Key::Enter);
        assert_eq!(commands(&mut harness), [Command::GoToStep(3)]);
        assert!(
            harness.query_by_label(&format!("1. {}", title(&harness, 0))).is_none(),
            "the list is closed"
        );
        assert_eq!(focused(&harness).as_deref(), Some(&*name));
        press(&mut harness, Key::Space);
        press(&mut harness, Key::Escape);
        assert!(harness.query_by_label(&format!("1. {}", title(&harness, 0))).is_none());
        assert_eq!(focused(&harness), Some(name));
        assert_eq!(commands(&mut harness), []);
    }
}

#[test]
fn the_tab_key_stops_at_the_four_buttons_and_the_title_and_passes_by_the_segments() {
    let mut harness = told(WIDE, 2, |_| {});
    tab_to(&mut harness, "Previous step");
    let mut stops = Vec::new();
    for _ in 0..4 {
        harness.key_press(Key::Tab);
        harness.run_steps(2);
        stops.extend(focused(&harness));
    }
    let name = format!("Step 3 of {}: {}", harness.state().atlas.steps.len(), title(&harness, 2));
    stops.sort();
    let mut expected =
        vec!["Play the story".to_owned(), "Next step".to_owned(), "Close: Story".to_owned(), name];
    expected.sort();
    assert_eq!(stops, expected);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    harness.run_steps(2);
    assert!(focused(&harness).is_some_and(|name| name != "Previous step"));
}

/// Windows from a small screen to a wide one.
const SIZES: [Vec2; 5] =
    [vec2(720.0, 800.0), vec2(1024.0, 700.0), WIDE, vec2(1600.0, 900.0), vec2(2400.0, 1200.0)];

#[test]
fn on_a_wide_map_it_covers_neither_scale_bar_nor_credits_nor_card_nor_article() {
    for size in SIZES {
        for (is_reader_hidden, has_card) in [(false, true), (false, false), (true, true), (true, false)] {
            let harness = told(size, 2, |app| {
                app.is_reader_hidden = is_reader_hidden;
                app.selected = app.selected.filter(|_| has_card);
            });
            let map = harness.state().map.expect("a map");
            let bar = bar(&harness);
            let clear = clear_rect(map, size.x, has_card);
            assert!(clear.contains_rect(bar), "{size}: {bar:?} in {clear:?}");
            let scale_bar =
                Rect::from_min_max(map.left_bottom() - vec2(0.0, 56.0), map.left_bottom() + vec2(160.0, 0.0));
            let position = position_rect(map).0;
            let credits = Rect::from_min_max(map.left_bottom() - vec2(0.0, 24.0), map.max);
            for (what, rect) in [("scale bar", scale_bar), ("position", position), ("credits", credits)] {
                assert!(!bar.intersects(rect), "{size}: {what} {rect:?} under {bar:?}");
            }
        }
    }
}

#[test]
fn in_a_narrow_window_it_stands_above_the_sheet_and_takes_nothing_from_the_map() {
    for selected in [None, Some(PlaceIndex(0))] {
        let sheet = harness(PHONE, |app| {
            app.atlas = load(built_in()).atlas;
            app.selected = selected;
        });
        let without = sheet.state().map.expect("a map");
        let harness = told(PHONE, 2, |app| app.selected = selected);
        let map = harness.state().map.expect("a map");
        assert_eq!(map, without);
        let bar = bar(&harness);
        assert!(
            bar.top() >= map.bottom() - 5.0 && bar.left() >= -5.0 && bar.right() <= PHONE.x + 5.0,
            "{bar:?}"
        );
    }
    // With nothing open below it, it lies at the foot of the window.
    let alone = told(PHONE, 2, |app| {
        app.selected = None;
        app.is_reader_hidden = true;
    });
    let map = alone.state().map.expect("a map");
    assert!(bar(&alone).top() >= map.bottom() - 5.0 && map.height() > 0.85 * PHONE.y, "{map:?}");
}

#[test]
fn a_story_of_very_many_steps_keeps_its_list_and_has_no_segments_too_small_to_hit() {
    let harness = told(WIDE, 2, |app| {
        let steps = app.atlas.steps.clone();
        app.atlas.steps = steps.into_iter().cycle().take(200).collect();
    });
    assert!(harness.query_by_label(&format!("Step 3: {}", title(&harness, 2))).is_none());
    harness.get_by_label(&format!("Step 3 of 200: {}", title(&harness, 2)));
}

#[test]
fn it_speaks_norwegian_and_leaves_the_titles_in_the_language_of_the_atlas() {
    let mut harness = told(WIDE, 2, |app| app.settings.language = Language::Bokmal);
    let title = title(&harness, 2);
    harness.get_by_label(&format!("Trinn 3 av {}: {title}", harness.state().atlas.steps.len()));
    button(&harness, "Neste trinn").click();
    assert_eq!(commands(&mut harness), [Command::NextStep]);
    for name in ["Forrige trinn", "Spill av fortellingen", "Lukk: Fortelling"] {
        button(&harness, name);
    }
}

/// The map alone, with the keyboard.
fn map() -> Harness<'static, Vec<Command>> {
    let mut harness = Harness::builder().with_size(WIDE).build_ui_state(
        |ui, out: &mut Vec<Command>| {
            let map = ui.available_rect_before_wrap();
            out.extend(map_input_ui(ui, map).commands);
        },
        Vec::new(),
    );
    harness.run_steps(3);
    harness.state_mut().clear();
    harness
}

#[test]
fn the_keys_of_the_story_do_not_touch_the_map_so_that_it_plays_on_and_others_do() {
    for (modifiers, key, expected) in [
        (Modifiers::NONE, Key::Space, vec![Command::TogglePlay]),
        (Modifiers::NONE, Key::N, vec![Command::NextStep]),
        (Modifiers::NONE, Key::PageDown, vec![Command::NextStep]),
        (Modifiers::NONE, Key::P, vec![Command::PreviousStep]),
        (Modifiers::NONE, Key::PageUp, vec![Command::PreviousStep]),
        (Modifiers::SHIFT, Key::N, vec![Command::Hold, Command::NextPlace]),
        (Modifiers::SHIFT, Key::P, vec![Command::Hold, Command::PreviousPlace]),
        (Modifiers::NONE, Key::S, vec![Command::Hold, Command::ToggleStory]),
        (Modifiers::NONE, Key::X, vec![Command::Hold]),
    ] {
        let mut map = map();
        map.key_press_modifiers(modifiers, key);
        map.run_steps(2);
        assert_eq!(*map.state(), expected, "{modifiers:?} {key:?}");
    }
}
