//! Every panel at every size of window and of text: what can be used is large enough, has a name, is in the window and is
//! covered by nothing of its own layer; and what has the keyboard is seen to have it.

use crate::rehearsal::{Found, ask, atlas, find, focused, get, map_rect, opened, place, places_on_map, tree};
use bevy_egui::egui::accesskit::{Action, Role};
use bevy_egui::egui::{Key, LayerId, Modifiers, Rect, pos2, vec2};
use high_north::app::Rehearsal;
use high_north::app::panels::toolbar_rect;
use high_north::app::state::LoadReport;
use high_north::command::Command;
use high_north::settings::{Setting, TextSize, Theme};
use high_north::view::ReaderPage;
use high_north::words::Language;

/// A window in points at 100 percent, and the size of its text in percent.
const LAYOUTS: [((f32, f32), u16); 7] = [
    ((1280.0, 800.0), 100),
    ((844.0, 390.0), 100),
    ((390.0, 844.0), 100),
    ((360.0, 640.0), 100),
    ((320.0, 568.0), 100),
    ((1280.0, 800.0), 200),
    ((390.0, 844.0), 200),
];

/// What is opened, one after the other.
fn states() -> Vec<(&'static str, Vec<Command>)> {
    let ground = |lon: f64, lat: f64| Command::AddMeasurePoint(high_north::sphere::LonLat::new(lon, lat));
    vec![
        ("the article", vec![]),
        ("layers", vec![Command::ToggleLayers]),
        ("settings", vec![Command::ToggleSettings]),
        ("menu", vec![Command::ToggleMenu]),
        ("search", vec![Command::ToggleSearch]),
        ("contents", vec![Command::ShowPage(ReaderPage::Contents)]),
        ("places", vec![Command::ShowPage(ReaderPage::Places)]),
        ("the story", vec![Command::ToggleStory]),
        ("shortcuts", vec![Command::ToggleHelp]),
        ("the report", vec![Command::ToggleReport]),
        ("Mercator", vec![Command::ToggleCompare]),
        ("time", vec![Command::ToggleTime]),
        ("day and night", vec![Command::SetDaylight("2024-12-25T10:24".parse().ok())]),
        (
            "a measured line",
            vec![Command::ToggleMeasure, ground(14.4, 67.3), ground(30.0, 69.7), ground(15.6, 78.2)],
        ),
    ]
}

fn in_layout(size: (f32, f32), percent: u16, language: Language) -> Rehearsal {
    let mut app = opened("#map=5/66/20", size);
    app.world_mut().resource_mut::<LoadReport>().notes.push("the link names a place".to_owned());
    app.act(Command::Set(Setting::Language(language)));
    app.act(Command::Set(Setting::TextSize(TextSize::nearest(percent))));
    app.settle();
    app
}

/// What the Tab key or a pointer can use, but for the map itself and the places on it: what the pointer hits there is
/// decided by what is drawn.
fn targets(app: &Rehearsal) -> Vec<Found> {
    let map = map_rect(app);
    let on_map: Vec<_> = places_on_map(app).into_iter().map(|(_, node)| node.id).collect();
    let is_target = |node: &Found| node.can_focus && node.rect != map && !on_map.contains(&node.id);
    tree(app).into_iter().filter(is_target).collect()
}

fn window(app: &mut Rehearsal) -> Rect {
    app.context().viewport_rect()
}

/// What is wrong with what can be used now.
fn faults(app: &mut Rehearsal) -> Vec<String> {
    let mut faults = Vec::new();
    let window = window(app).expand(0.5);
    let mut seen: Vec<(Found, LayerId, Rect)> = Vec::new();
    let targets = targets(app);
    assert!(targets.len() > 8, "only {targets:?}");
    for node in targets {
        let what = format!("{:?} {:?} at {:?}", node.role, node.name, node.rect);
        // A word of a text may be short, and nothing else is near the long edge of the article.
        let least_width = match node.role {
            Role::Link => 8.0,
            Role::Splitter => 6.0,
            Role::Document => 0.0,
            _ => 24.0,
        };
        if node.rect.height() < 24.0 || node.rect.width() < least_width {
            faults.push(format!("small: {what}"));
        }
        if node.name.trim().is_empty() {
            faults.push(format!("nameless: {what}"));
        }
        if node.rect.left() < window.left() || node.rect.right() > window.right() {
            faults.push(format!("beside the window: {what}"));
        }
        let Some((layer, _, visible)) = app.widget(node.id) else {
            faults.push(format!("no widget: {what}"));
            continue;
        };
        for (other, other_layer, rect) in &seen {
            let common = rect.intersect(visible);
            // The text as a whole is a stop of the keyboard, for its keys: what is in it lies over it.
            if [other.role, node.role].contains(&Role::Document) {
                continue;
            }
            // Lines of prose stand closer than 24 points; each link in them reaches into both neighbours.
            let is_prose = node.role == Role::Link && other.role == Role::Link;
            let is_apart = common.width() <= 1.0 || common.height() <= if is_prose { 8.0 } else { 1.0 };
            if *other_layer == layer && !is_apart {
                faults.push(format!("{what} over {:?} at {:?}", other.name, other.rect));
            }
        }
        seen.push((node, layer, visible));
    }
    faults
}

/// Those that are not seen whole, and do not come into view when the keyboard comes to them.
fn unreachable(app: &mut Rehearsal) -> Vec<String> {
    let window = window(app).expand(0.5);
    let mut faults = Vec::new();
    for node in targets(app) {
        let is_seen = |app: &mut Rehearsal| {
            app.widget(node.id).is_some_and(|(_, all, seen)| {
                let visible = seen.intersect(window);
                visible.width() >= all.width() - 3.0 && visible.height() >= all.height().min(60.0) - 3.0
            })
        };
        if is_seen(app) {
            continue;
        }
        ask(app, node.id, Action::Focus);
        if !is_seen(app) {
            let widget = app.widget(node.id);
            faults.push(format!("out of reach: {:?} {:?} {widget:?}", node.role, node.name));
        }
    }
    faults
}

fn walk(size: (f32, f32), percent: u16, language: Language) {
    let mut app = in_layout(size, percent, language);
    let mut all = Vec::new();
    for with_card in [false, true] {
        for (name, commands) in states() {
            let card = with_card.then(|| place(&app, "kirkenes"));
            app.act(Command::Select { place: card, fly: false });
            for command in &commands {
                app.act(command.clone());
            }
            app.settle();
            let mut found = faults(&mut app);
            if !with_card || commands.is_empty() {
                found.extend(unreachable(&mut app));
            }
            let what = if with_card { "with a card, " } else { "" };
            all.extend(found.into_iter().map(|fault| format!("{what}{name}: {fault}")));
            for command in commands.iter().take(1) {
                app.act(match command {
                    Command::SetDaylight(_) => Command::SetDaylight(None),
                    Command::ShowPage(_) => Command::ShowPage(ReaderPage::Text),
                    other => other.clone(),
                });
            }
            app.settle();
        }
    }
    assert!(all.is_empty(), "{} at {size:?}, {percent}%:\n{}", all.len(), all.join("\n"));
}

#[test]
fn in_a_wide_window_everything_can_be_used() {
    let (size, percent) = LAYOUTS[0];
    walk(size, percent, Language::English);
}

#[test]
fn in_a_low_window_everything_can_be_used() {
    let (size, percent) = LAYOUTS[1];
    walk(size, percent, Language::Bokmal);
}

#[test]
fn in_a_narrow_window_everything_can_be_used() {
    let (size, percent) = LAYOUTS[2];
    walk(size, percent, Language::English);
}

#[test]
fn on_a_small_phone_everything_can_be_used() {
    for (size, percent) in [LAYOUTS[3], LAYOUTS[4]] {
        walk(size, percent, Language::Bokmal);
    }
}

#[test]
fn with_text_of_twice_the_size_everything_can_be_used() {
    let (size, percent) = LAYOUTS[5];
    walk(size, percent, Language::Bokmal);
}

#[test]
fn on_a_phone_with_text_of_twice_the_size_everything_can_be_used() {
    let (size, percent) = LAYOUTS[6];
    walk(size, percent, Language::English);
}

#[test]
fn nothing_that_stands_on_the_map_covers_anything_else_there() {
    for (size, percent) in LAYOUTS {
        let mut app = in_layout(size, percent, Language::English);
        app.act(Command::Set(Setting::Language(Language::Bokmal)));
        app.settle();
        let window = window(&mut app);
        let map = map_rect(&app);
        let on_map: Vec<Found> = targets(&app)
            .into_iter()
            .filter(|node| map.expand(1.0).contains_rect(node.rect) && node.role == Role::Button)
            .collect();
        assert!(on_map.len() >= 9, "{on_map:?} at {size:?}");
        for (index, one) in on_map.iter().enumerate() {
            assert!(window.contains_rect(one.rect), "{one:?} at {size:?}, {percent}%");
            for other in &on_map[index + 1..] {
                let common = one.rect.intersect(other.rect);
                let is_apart = common.width() <= 0.5 || common.height() <= 0.5;
                assert!(is_apart, "{one:?} and {other:?} at {size:?}, {percent}%");
            }
        }
        let buttons = toolbar_rect(map);
        let menu = get(&app, Role::Button, &Language::Bokmal.words().text("command-menu")).rect;
        assert!(buttons.contains_rect(menu), "{menu:?} in {buttons:?} at {size:?}");
        let report = get(&app, Role::Button, &Language::Bokmal.words().text("command-report")).rect;
        assert!(buttons.expand(1.0).contains_rect(report), "{report:?} in {buttons:?} at {size:?}");
        assert!(buttons.height() < 0.7 * map.height(), "{buttons:?} of {map:?}");
    }
}

#[test]
fn the_sheet_of_a_narrow_window_leaves_the_map_at_least_45_percent_and_is_never_out_of_reach() {
    for (size, percent) in LAYOUTS.into_iter().filter(|(size, percent)| size.0 / f32::from(*percent) < 7.0) {
        let mut app = in_layout(size, percent, Language::English);
        let window = window(&mut app);
        let mut heights = Vec::new();
        for name in ["Hide the text", "Show the text", "Show more of the text"] {
            let map = map_rect(&app);
            assert!(map.height() >= 0.45 * window.height(), "{map:?} at {size:?}");
            heights.push(map.height() / window.height());
            let handle = get(&app, Role::Button, name).rect;
            assert!(window.contains_rect(handle) && handle.height() >= 24.0, "{handle:?}");
            app.click(handle.center());
            app.settle();
        }
        assert!((heights[0] - 0.5).abs() < 0.02, "half: {heights:?}");
        assert!(heights[1] > 0.85, "hidden: {heights:?}");
        assert!((heights[2] - 2.0 / 3.0).abs() < 0.02, "a third: {heights:?}");
    }
}

#[test]
fn the_edge_of_the_article_is_moved_by_the_arrow_keys() {
    let mut app = in_layout((1280.0, 800.0), 100, Language::English);
    let edge = get(&app, Role::Splitter, "Width of the article");
    ask(&mut app, edge.id, Action::Focus);
    let (before, center) = (map_rect(&app), app.view().center());
    for _ in 0..3 {
        app.key(Modifiers::NONE, Key::ArrowLeft);
    }
    app.settle();
    assert_eq!(map_rect(&app).left(), before.left() - 60.0);
    assert_eq!(focused(&app).map(|node| node.id), Some(edge.id), "the keyboard stays there");
    app.key(Modifiers::NONE, Key::ArrowRight);
    app.settle();
    assert_eq!(map_rect(&app).left(), before.left() - 40.0);
    assert!((app.view().center().lat_deg - center.lat_deg).abs() < 0.5, "the map is where it was");
}

#[test]
fn the_sheet_is_drawn_by_its_handle_and_by_the_arrow_keys() {
    let mut app = in_layout((390.0, 844.0), 100, Language::English);
    let handle = get(&app, Role::Button, "Hide the text").rect.center();
    app.drag(&[handle, pos2(handle.x, 10.0)], |app| {
        assert!(map_rect(app).height() >= 0.45 * 844.0 - 1.0, "never more than 55%");
    });
    app.settle();
    assert!(find(&app, Role::Button, "Hide the text").is_some(), "it comes to rest at half");
    app.drag(&[handle, pos2(handle.x, 830.0)], |_| {});
    app.settle();
    let handle = get(&app, Role::Button, "Show the text");
    assert!(map_rect(&app).height() > 700.0);
    ask(&mut app, handle.id, Action::Focus);
    app.key(Modifiers::NONE, Key::ArrowUp);
    app.settle();
    assert!(find(&app, Role::Button, "Show more of the text").is_some());
    let kirkenes = place(&app, "kirkenes");
    app.key(Modifiers::NONE, Key::ArrowDown);
    app.settle();
    assert!(find(&app, Role::Button, "Show the text").is_some());
    app.act(Command::Select { place: Some(kirkenes), fly: false });
    app.settle();
    assert!(find(&app, Role::Heading, "Kirkenes").is_some(), "what is opened comes up");
}

#[test]
fn the_map_shows_the_same_ground_at_any_size_of_text() {
    for size in [(1280.0, 800.0), (390.0, 844.0)] {
        let mut app = opened("#map=5/66/20", size);
        app.act(Command::ToggleReader);
        app.settle();
        let (center, width_m) = (app.view().center(), app.view().m_per_px() * app.view().free().width_px);
        for percent in [200, 80, 100] {
            app.act(Command::Set(Setting::TextSize(TextSize::nearest(percent))));
            app.settle();
            let view = app.view();
            let now = view.center();
            let off = (now.lon_deg - center.lon_deg).abs() + (now.lat_deg - center.lat_deg).abs();
            assert!(off < 0.02, "{now:?} at {percent}%");
            let across = view.m_per_px() * view.free().width_px;
            assert!((across / width_m - 1.0).abs() < 0.01, "{across} m across and {width_m}, at {percent}%");
        }
    }
}

#[test]
fn the_map_keeps_its_centre_when_the_window_or_the_text_becomes_larger_or_smaller() {
    let mut app = opened("#map=5/66/20", (1280.0, 800.0));
    let is_there = |app: &Rehearsal, what: &str| {
        let now = app.view().center();
        let off = (now.lon_deg - 20.0).abs() + (now.lat_deg - 66.0).abs();
        assert!(off < 0.02, "{what}: {now:?}");
    };
    for size in [(390.0, 844.0), (844.0, 390.0), (1280.0, 800.0)] {
        app.resize(size);
        is_there(&app, "another window");
    }
    for percent in [200, 80, 100] {
        app.act(Command::Set(Setting::TextSize(TextSize::nearest(percent))));
        app.settle();
        is_there(&app, "another text");
    }
}

#[test]
fn whatever_has_the_keyboard_is_in_view_with_a_ring_around_it() {
    for (size, percent) in [LAYOUTS[0], LAYOUTS[2]] {
        let mut app = in_layout(size, percent, Language::English);
        app.act(Command::Set(Setting::Theme(Theme::Paper)));
        app.act(Command::SetDaylight("2024-12-25T10:24".parse().ok()));
        if size.0 > 700.0 {
            app.act(Command::ToggleLayers);
            let kirkenes = place(&app, "kirkenes");
            app.act(Command::Select { place: Some(kirkenes), fly: false });
        }
        app.settle();
        let color = Theme::Paper.tokens().focus;
        let (window, mut stops, mut faults) = (window(&mut app), 0, Vec::new());
        let first = focused(&app).map(|node| node.id);
        loop {
            app.key(Modifiers::NONE, Key::Tab);
            for _ in 0..3 {
                app.frame();
            }
            let Some(node) = focused(&app) else { break };
            if Some(node.id) == first || stops > 300 {
                break;
            }
            stops += 1;
            let around = node.rect.expand2(vec2(10.0, 10.0)).intersect(window);
            if !app.paints(color, around) {
                faults.push(format!("{:?} {:?} at {:?}", node.role, node.name, node.rect));
            }
        }
        assert!(stops > 30 && stops <= 300, "{stops} stops of the Tab key");
        assert!(faults.is_empty(), "no ring at {size:?}:\n{}", faults.join("\n"));
        assert!(!atlas(&app).places.is_empty());
    }
}
