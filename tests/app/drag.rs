//! A drag belongs to what it began on, wherever it goes: to the map or to a panel, by mouse and by finger; and the wheel
//! belongs to what it is over.

use crate::rehearsal::{Found, atlas, bare_ground, find, focused, get, map_rect, opened, tree};
use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::text_selection::LabelSelectionState;
use bevy_egui::egui::{
    Event, Modifiers, MouseWheelUnit, Pos2, Rect, TouchDeviceId, TouchId, TouchPhase, Vec2, pos2, vec2,
};
use high_north::app::Rehearsal;
use high_north::app::state::{Interface, Selection, View};
use high_north::sphere::{LonLat, UnitVector};
use high_north::view::ScreenPos;

const WIDE: (f32, f32) = (1280.0, 800.0);
const PHONE: (f32, f32) = (390.0, 844.0);

/// A card, layers and day and night are open beside the article.
const ALL_OPEN: &str = "#map=5/66/20&place=kirkenes&t=2024-12-25";

fn all_open() -> Rehearsal {
    let mut app = opened(ALL_OPEN, WIDE);
    app.act(high_north::command::Command::ToggleLayers);
    app.settle();
    app
}

fn ground_at(app: &Rehearsal, pos: Pos2) -> LonLat {
    let ground = app.view().ground_at(ScreenPos::new(f64::from(pos.x), f64::from(pos.y)));
    ground.map(LonLat::from).expect("on the Earth")
}

fn screen_of(app: &Rehearsal, ground: LonLat) -> Pos2 {
    let at = app.view().screen_from(UnitVector::from(ground)).expect("shown");
    pos2(at.x as f32, at.y as f32)
}

/// What a button would have changed.
fn state(app: &Rehearsal) -> (Selection, Interface) {
    let selection = Selection { hovered: None, ..app.selection().clone() };
    (selection, app.interface().clone())
}

fn has_selected_text(app: &mut Rehearsal) -> bool {
    app.context().with_plugin(|state: &mut LabelSelectionState| state.has_selection()).unwrap_or(false)
}

/// The middle of a text of the article that is in view and is no link.
fn text_in_reader(app: &Rehearsal) -> Rect {
    let map = map_rect(app);
    let is_text = |node: &Found| {
        node.role == Role::Label
            && node.name.len() > 120
            && node.rect.right() < map.left()
            && node.rect.top() > 100.0
            && node.rect.bottom() < WIDE.1
    };
    tree(app).into_iter().find(is_text).expect("a paragraph in view").rect
}

/// Where the title of the article stands, which scrolls with the text.
fn title_top(app: &Rehearsal) -> f32 {
    get(app, Role::Heading, &atlas(app).articles[0].front_matter.title).rect.top()
}

fn card(app: &Rehearsal) -> Rect {
    let close = get(app, Role::Button, "Close the card").rect;
    Rect::from_min_max(pos2(close.left() - 280.0, close.bottom()), pos2(close.right(), 700.0))
}

fn layers(app: &Rehearsal) -> Rect {
    let is_close = |node: &Found| node.name.starts_with("Close") && node.name.contains("ayers");
    let close = tree(app).into_iter().find(is_close).expect("the layers are open").rect;
    Rect::from_min_max(pos2(close.left() - 260.0, close.bottom() + 30.0), pos2(close.right(), 500.0))
}

#[test]
fn a_drag_from_the_map_over_the_reader_the_card_and_a_float_goes_on_moving_the_map() {
    let over: [fn(&Rehearsal) -> Rect; 3] = [text_in_reader, card, layers];
    for to in over {
        let mut app = all_open();
        let start = bare_ground(&app);
        let (held, before) = (ground_at(&app, start), state(&app));
        let (end, mut views) = (to(&app).center(), Vec::<View>::new());
        app.drag(&[start, start.lerp(end, 0.5), end], |app| views.push(app.view()));
        assert_eq!(state(&app), before);
        assert!(!has_selected_text(&mut app), "no text is selected");
        let moved = views.windows(2).filter(|pair| pair[0] != pair[1]).count();
        assert!(moved + 3 >= views.len(), "the map moved in {moved} of {} frames", views.len());
        let off = screen_of(&app, held).distance(end);
        assert!(off < 2.0, "what was grabbed is {off} px beside the pointer");
    }
}

#[test]
fn a_drag_from_a_text_across_the_map_selects_text_and_leaves_the_map_where_it_is() {
    let mut app = all_open();
    let (text, before, open) = (text_in_reader(&app), app.view(), state(&app));
    let start = text.min + vec2(40.0, 12.0);
    let end = bare_ground(&app);
    app.drag(&[start, text.center(), end], |app| assert_eq!(app.view(), before));
    assert_eq!((app.view(), state(&app)), (before, open));
    assert!(has_selected_text(&mut app), "the text under the drag is selected");
    app.event(Event::Copy);
    app.frame();
    assert!(app.copied().is_some_and(|text| text.len() > 10), "{:?}", app.copied());
}

#[test]
fn a_drag_of_the_scroll_bar_across_the_map_scrolls_the_text_and_leaves_the_map_where_it_is() {
    let mut app = opened("#map=5/66/20", WIDE);
    let before = app.view();
    let title = title_top;
    let (start_top, bar) = (title(&app), pos2(map_rect(&app).left() - 9.0, 90.0));
    // The bar comes out where the pointer is near it.
    for _ in 0..10 {
        app.point(bar);
    }
    let end = pos2(map_rect(&app).center().x, 400.0);
    app.drag(&[bar, bar + vec2(0.0, 100.0), end], |app| assert_eq!(app.view(), before));
    assert!(title(&app) < start_top - 200.0, "the text went from {start_top} to {}", title(&app));
}

#[test]
fn a_drag_of_a_slider_across_the_map_sets_it_and_leaves_the_map_where_it_is() {
    let mut app = all_open();
    let before = app.view();
    let slider = get(&app, Role::Slider, "Time of day").rect;
    let start = app.interface().daylight;
    let end = bare_ground(&app);
    app.drag(&[slider.center(), slider.right_center() - vec2(6.0, 0.0), end], |app| {
        assert_eq!(app.view(), before);
    });
    assert_ne!(app.interface().daylight, start);
}

#[test]
fn a_drag_of_the_edge_of_the_reader_makes_it_narrower_and_leaves_the_ground_where_it_is() {
    let mut app = opened("#map=5/66/20", WIDE);
    let map = map_rect(&app);
    let (spot, edge) = (map.center(), map.left_center() - vec2(2.0, 0.0));
    let ground = ground_at(&app, spot);
    app.drag(&[edge, edge - vec2(60.0, 40.0)], |_| {});
    app.settle();
    assert!(map_rect(&app).left() < map.left() - 40.0, "{:?}", map_rect(&app));
    let moved = screen_of(&app, ground).distance(spot);
    assert!(moved < 1.5, "the ground under the map's middle moved by {moved} px");
}

/// A finger, as bevy_egui tells egui of it: as a touch, and as the pointer.
fn finger(app: &mut Rehearsal, phase: TouchPhase, pos: Pos2) {
    first_finger(app, phase, pos);
    app.frame();
}

/// What a finger does before the next frame.
fn first_finger(app: &mut Rehearsal, phase: TouchPhase, pos: Pos2) {
    let touch = Event::Touch { device_id: TouchDeviceId(1), id: TouchId(1), phase, pos, force: None };
    app.event(touch);
    match phase {
        TouchPhase::Start => {
            app.event(Event::PointerMoved(pos));
            app.button(pos, true);
        }
        TouchPhase::Move => app.event(Event::PointerMoved(pos)),
        TouchPhase::End => {
            app.button(pos, false);
            app.event(Event::PointerGone);
        }
        TouchPhase::Cancel => app.event(Event::PointerGone),
    }
}

fn draw_finger(app: &mut Rehearsal, from: Pos2, to: Pos2, mut look: impl FnMut(&Rehearsal)) {
    finger(app, TouchPhase::Start, from);
    for step in 1..=12 {
        finger(app, TouchPhase::Move, from.lerp(to, step as f32 / 12.0));
        look(app);
    }
    finger(app, TouchPhase::End, to);
}

#[test]
fn a_finger_from_the_map_over_a_panel_moves_the_map_and_one_from_a_panel_over_the_map_does_not() {
    for size in [WIDE, PHONE] {
        let mut app = opened("#map=5/66/20", size);
        // The first finger says that there is a touch screen.
        let bare = bare_ground(&app);
        draw_finger(&mut app, bare, bare + vec2(3.0, 0.0), |_| {});
        app.settle();
        let panel = match size == PHONE {
            true => pos2(size.0 / 2.0, size.1 - 60.0),
            false => pos2(200.0, 500.0),
        };
        // Soon after a tap a drag would zoom.
        app.pause();
        let start = bare_ground(&app);
        let (held, before) = (ground_at(&app, start), state(&app));
        draw_finger(&mut app, start, panel, |_| {});
        let off = screen_of(&app, held).distance(panel);
        assert!(off < 2.0, "what was grabbed is {off} px beside the finger, at {size:?}");
        assert_eq!(state(&app), before, "at {size:?}");
        app.settle();

        app.pause();
        let (view, before) = (app.view(), state(&app));
        let top = title_top;
        let (top_before, over_map) = (top(&app), bare_ground(&app));
        draw_finger(&mut app, panel, pos2(over_map.x, panel.y - 200.0), |app| assert_eq!(app.view(), view));
        assert_eq!((app.view(), state(&app)), (view, before), "at {size:?}");
        assert!(top(&app) < top_before - 50.0, "a finger scrolls the text, at {size:?}");
    }
}

fn wheel(app: &mut Rehearsal, pos: Pos2, delta: Vec2) {
    app.point(pos);
    for _ in 0..3 {
        app.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta,
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
        app.frame();
    }
    app.settle();
}

#[test]
fn the_wheel_over_a_panel_scrolls_it_and_never_zooms_the_map_also_where_it_can_scroll_no_further() {
    let mut app = all_open();
    let view = app.view();
    for panel in [text_in_reader(&app).center(), card(&app).center(), layers(&app).center()] {
        for _ in 0..2 {
            wheel(&mut app, panel, vec2(0.0, -20_000.0));
            assert_eq!(app.view(), view, "over the panel at {panel:?}, downwards");
        }
        for _ in 0..2 {
            wheel(&mut app, panel, vec2(0.0, 20_000.0));
            assert_eq!(app.view(), view, "over the panel at {panel:?}, upwards");
        }
    }
    let toolbar = get(&app, Role::Button, "Zoom in").rect.center();
    wheel(&mut app, toolbar, vec2(0.0, 100.0));
    assert_eq!(app.view(), view, "over a button");
    let bare = bare_ground(&app);
    wheel(&mut app, bare, vec2(0.0, 100.0));
    assert!(app.view().m_per_px() < 0.9 * view.m_per_px(), "over the map it zooms in");
}

#[test]
fn a_press_on_the_map_that_is_let_go_over_a_button_presses_nothing_and_the_keyboard_is_the_maps() {
    let mut app = all_open();
    let (start, before) = (bare_ground(&app), state(&app));
    let button = get(&app, Role::Button, "Next place").rect.center();
    app.drag(&[start, button], |_| {});
    app.settle();
    assert_eq!(state(&app), before);
    assert!(focused(&app).is_some_and(|node| node.rect == map_rect(&app)), "{:?}", focused(&app));
    assert!(find(&app, Role::Button, "Next place").is_some());
}

/// Another finger than the first, which is egui's pointer.
fn second_finger(app: &mut Rehearsal, phase: TouchPhase, pos: Pos2) {
    app.event(Event::Touch { device_id: TouchDeviceId(1), id: TouchId(2), phase, pos, force: None });
}

#[test]
fn a_gesture_that_begins_and_ends_within_one_slow_frame_is_the_maps() {
    let mut app = opened("#map=6/69.5/29", PHONE);
    let middle = map_rect(&app).center();
    let (near, far) = (middle + vec2(40.0, 0.0), middle + vec2(80.0, 0.0));
    let before = app.view();
    app.pause();
    first_finger(&mut app, TouchPhase::Start, middle);
    second_finger(&mut app, TouchPhase::Start, near);
    second_finger(&mut app, TouchPhase::Move, far);
    second_finger(&mut app, TouchPhase::End, far);
    first_finger(&mut app, TouchPhase::End, middle);
    app.frame();
    app.settle();
    let doublings = (before.m_per_px() / app.view().m_per_px()).log2();
    assert!((doublings - 1.0).abs() < 0.01, "a pinch: {doublings}");

    let before = app.view();
    app.pause();
    first_finger(&mut app, TouchPhase::Start, middle);
    first_finger(&mut app, TouchPhase::Move, far);
    first_finger(&mut app, TouchPhase::End, far);
    app.frame();
    app.settle();
    assert_ne!(app.view(), before, "a drag");

    let mut app = opened("#map=9/69.725/30.0516", PHONE);
    let kirkenes = screen_of(&app, LonLat::new(30.0516, 69.725));
    app.pause();
    first_finger(&mut app, TouchPhase::Start, kirkenes);
    first_finger(&mut app, TouchPhase::End, kirkenes);
    app.frame();
    app.settle();
    assert_eq!(app.selection().place, Some(crate::rehearsal::place(&app, "kirkenes")), "a tap");
}

#[test]
fn a_tap_that_begins_and_ends_on_a_panel_within_one_frame_is_not_the_maps() {
    let mut app = opened("#map=9/69.725/30.0516", PHONE);
    let sheet = Pos2::new(195.0, 800.0);
    let before = (app.view(), app.selection().place);
    app.pause();
    first_finger(&mut app, TouchPhase::Start, sheet);
    first_finger(&mut app, TouchPhase::Move, sheet - vec2(0.0, 500.0));
    first_finger(&mut app, TouchPhase::End, sheet - vec2(0.0, 500.0));
    app.frame();
    app.settle();
    assert_eq!((app.view(), app.selection().place), before);
}

#[test]
fn a_double_tap_zooms_in_however_frames_come_between_its_four_events() {
    for cuts in 0..8 {
        let mut app = opened("#map=5/73.5/5", PHONE);
        let (spot, before) = (map_rect(&app).center(), app.view());
        app.pause();
        let phases = [TouchPhase::Start, TouchPhase::End, TouchPhase::Start, TouchPhase::End];
        for (number, phase) in phases.into_iter().enumerate() {
            first_finger(&mut app, phase, spot);
            if cuts >> number & 1 == 1 {
                app.frame();
            }
        }
        app.frame();
        app.settle();
        let doublings = (before.m_per_px() / app.view().m_per_px()).log2();
        assert!((doublings - 1.0).abs() < 0.01, "frames {cuts:03b}: {doublings}");
    }
}
