//! The places on the map by key alone: reached, lit up, opened, and left again.

use crate::rehearsal::{
    Found, ask, atlas, bare_ground, find, focused, get, map_rect, opened, place, places_on_map, tree,
};
use bevy_egui::egui::accesskit::{Action, Role};
use bevy_egui::egui::{Key, Modifiers};
use high_north::app::Rehearsal;
use high_north::atlas::PlaceIndex;
use high_north::command::Command;
use high_north::words::Language;

const WIDE: (f32, f32) = (1280.0, 800.0);
const PHONE: (f32, f32) = (390.0, 844.0);
/// Norway's coast and the Baltic, with marks, groups of marks, lines and areas.
const VIEW: &str = "#map=5/64/20";

fn press(app: &mut Rehearsal, key: Key) {
    app.key(Modifiers::NONE, key);
}

/// The place on the map that has the keyboard.
fn place_in_focus(app: &Rehearsal) -> Option<PlaceIndex> {
    places_on_map(app).into_iter().find(|(_, node)| node.has_focus).map(|(place, _)| place)
}

fn has_map_focus(app: &Rehearsal) -> bool {
    focused(app).is_some_and(|node| node.rect == map_rect(app))
}

/// Goes from the map to this place by the Tab key.
fn go_to(app: &mut Rehearsal, wanted: PlaceIndex) {
    for _ in 0..80 {
        if place_in_focus(app) == Some(wanted) {
            return;
        }
        press(app, Key::Tab);
    }
    panic!("the Tab key never comes to {wanted:?}");
}

#[test]
fn from_the_map_the_tab_key_goes_through_all_places_in_view_in_the_order_of_the_article_and_then_leaves() {
    let mut app = opened(VIEW, WIDE);
    assert!(has_map_focus(&app), "{:?}", focused(&app));
    let all: Vec<PlaceIndex> = places_on_map(&app).into_iter().map(|(place, _)| place).collect();
    assert!(all.len() > 12, "{all:?}");
    let mut way = Vec::new();
    loop {
        press(&mut app, Key::Tab);
        let Some(place) = place_in_focus(&app) else { break };
        way.push(place);
        assert!(way.len() <= all.len(), "the Tab key goes in a circle");
    }
    assert_eq!(way, all);
    assert!(!has_map_focus(&app), "and leaves the map");
    let article = &atlas(&app).articles[0];
    let first_mention = |place: &PlaceIndex| {
        article.mentions.iter().position(|mention| atlas(&app).places_of(mention).contains(place))
    };
    // The face of a group may be mentioned later than another of it, so each that stands alone is looked at.
    let alone: Vec<usize> = places_on_map(&app)
        .iter()
        .filter(|(_, node)| !node.name.contains(" here"))
        .filter_map(|(place, _)| first_mention(place))
        .collect();
    assert!(alone.is_sorted() && alone.len() > 5, "{alone:?}");
    app.key(Modifiers::SHIFT, Key::Tab);
    assert_eq!(place_in_focus(&app), all.last().copied(), "Shift and Tab go back");
    for expected in all.iter().rev().skip(1) {
        app.key(Modifiers::SHIFT, Key::Tab);
        assert_eq!(place_in_focus(&app), Some(*expected));
    }
    app.key(Modifiers::SHIFT, Key::Tab);
    assert!(has_map_focus(&app));
}

#[test]
fn every_place_on_the_map_has_a_name_with_its_kind_and_stands_where_the_pointer_finds_it() {
    let app = opened(VIEW, WIDE);
    for (place, node) in places_on_map(&app) {
        let found = atlas(&app).place(place).expect("known");
        let kind = Language::English.words().text(&format!("kind-{}", found.kind)).to_lowercase();
        assert!(node.name.contains(&kind), "{} is no {kind}", node.name);
        assert!(node.rect.width() >= 24.0 && node.rect.height() >= 24.0, "{} is {:?}", node.name, node.rect);
        assert!(map_rect(&app).contains(node.rect.center()), "{}", node.name);
        if found.is_point() {
            assert_eq!(app.place_at(node.rect.center()), Some(place), "{}", node.name);
        }
    }
}

#[test]
fn what_is_hidden_is_no_widget_and_what_is_drawn_is_one() {
    let mut app = opened(VIEW, WIDE);
    let layer = |app: &Rehearsal, id: &str| {
        let places = places_on_map(app);
        places.iter().filter(|(place, _)| atlas(app).place(*place).expect("known").layer == id).count()
    };
    assert!(layer(&app, "baltic-sentry") > 2 && layer(&app, "incidents") > 0);
    app.act(Command::ToggleLayer("baltic-sentry".to_owned()));
    app.settle();
    assert_eq!(layer(&app, "baltic-sentry"), 0);
}

#[test]
fn enter_on_a_place_opens_its_card_with_the_keyboard_in_it_and_escape_brings_both_back() {
    for size in [WIDE, PHONE] {
        for key in [Key::Enter, Key::Space] {
            let mut app = opened("#map=10/69.7/30", size);
            let kirkenes = place(&app, "kirkenes");
            go_to(&mut app, kirkenes);
            let view = app.view().center();
            press(&mut app, key);
            app.settle();
            let opened = app.selection().place;
            assert_eq!(opened, Some(kirkenes), "{key:?} at {size:?}: {:?}", focused(&app));
            let inside = focused(&app).expect("something has the keyboard");
            assert!(inside.within.iter().any(|name| name == "Kirkenes"), "{inside:?} at {size:?}");
            press(&mut app, Key::Escape);
            app.settle();
            assert_eq!(app.selection().place, None);
            assert_eq!(place_in_focus(&app), Some(kirkenes), "at {size:?}: {:?}", focused(&app));
            assert_eq!(app.view().center().lat_deg.round(), view.lat_deg.round(), "the map stays");
        }
    }
}

#[test]
fn enter_on_a_mention_opens_its_card_with_the_keyboard_in_it_and_escape_brings_it_back_to_the_mention() {
    for size in [WIDE, PHONE] {
        let mut app = opened(VIEW, size);
        let is_mention = |app: &Rehearsal, node: &Found| {
            node.role == Role::Link && atlas(app).places.iter().any(|place| place.name == node.name)
        };
        let mention = tree(&app).into_iter().find(|node| is_mention(&app, node)).expect("a mention");
        ask(&mut app, mention.id, Action::Focus);
        assert_eq!(focused(&app).map(|node| node.id), Some(mention.id));
        press(&mut app, Key::Enter);
        app.settle();
        assert!(app.selection().place.is_some());
        let card = focused(&app).expect("something has the keyboard");
        assert!(card.within.contains(&mention.name), "{card:?} at {size:?}");
        press(&mut app, Key::Escape);
        app.settle();
        assert_eq!(app.selection().place, None);
        assert_eq!(focused(&app).map(|node| node.name), Some(mention.name), "at {size:?}");
    }
}

#[test]
fn the_button_that_closes_the_card_brings_the_keyboard_back_as_escape_does() {
    let mut app = opened("#map=10/69.7/30", WIDE);
    let kirkenes = place(&app, "kirkenes");
    go_to(&mut app, kirkenes);
    press(&mut app, Key::Enter);
    app.settle();
    let close = get(&app, Role::Button, "Close the card").id;
    ask(&mut app, close, Action::Focus);
    press(&mut app, Key::Enter);
    app.settle();
    assert_eq!((app.selection().place, place_in_focus(&app)), (None, Some(kirkenes)));
}

#[test]
fn a_card_that_is_opened_by_pointer_leaves_the_keyboard_with_the_map() {
    let mut app = opened("#map=10/69.7/30", WIDE);
    let kirkenes = place(&app, "kirkenes");
    let at = places_on_map(&app).into_iter().find(|(place, _)| *place == kirkenes).expect("drawn").1;
    app.click(at.rect.center());
    app.settle();
    assert_eq!(app.selection().place, Some(kirkenes));
    assert!(has_map_focus(&app), "{:?}", focused(&app));
}

#[test]
fn a_place_that_has_the_keyboard_is_lit_up_until_the_pointer_moves_or_the_keyboard_goes() {
    let mut app = opened(VIEW, WIDE);
    let bare = bare_ground(&app);
    app.point(bare);
    app.settle();
    let first = places_on_map(&app)[0].0;
    go_to(&mut app, first);
    app.settle();
    assert_eq!(app.selection().hovered, Some(first), "the pointer at rest says nothing");
    app.point(bare + bevy_egui::egui::vec2(1.0, 0.0));
    app.settle();
    assert_eq!(app.selection().hovered, None, "a pointer that moves does");
    press(&mut app, Key::Tab);
    app.settle();
    let next = place_in_focus(&app);
    assert!(next.is_some() && app.selection().hovered == next);
    press(&mut app, Key::Escape);
    app.settle();
    assert!(has_map_focus(&app));
    assert_eq!(app.selection().hovered, None);
}

#[test]
fn the_keys_of_the_map_move_it_while_a_place_has_the_keyboard_which_stays_there() {
    let mut app = opened("#map=10/69.7/30", WIDE);
    let kirkenes = place(&app, "kirkenes");
    go_to(&mut app, kirkenes);
    // Once more, so that the arrows are known to be taken.
    app.settle();
    let before = app.view();
    press(&mut app, Key::ArrowRight);
    app.settle();
    assert!(app.view().center().lon_deg > before.center().lon_deg, "the arrow moves the map");
    assert_eq!(place_in_focus(&app), Some(kirkenes));
    press(&mut app, Key::Plus);
    app.settle();
    assert!(app.view().m_per_px() < 0.6 * before.m_per_px());
    assert_eq!(place_in_focus(&app), Some(kirkenes));
    for _ in 0..12 {
        press(&mut app, Key::ArrowLeft);
    }
    app.settle();
    assert_eq!(place_in_focus(&app), None, "it is out of sight");
    assert!(has_map_focus(&app), "and the map has the keyboard");
}

#[test]
fn escape_goes_from_a_place_to_the_map_and_closes_nothing() {
    let mut app = opened("#map=10/69.7/30&place=bodo", WIDE);
    let kirkenes = place(&app, "kirkenes");
    go_to(&mut app, kirkenes);
    press(&mut app, Key::Escape);
    app.settle();
    assert!(has_map_focus(&app));
    assert_eq!(app.selection().place, Some(place(&app, "bodo")));
    press(&mut app, Key::Escape);
    app.settle();
    assert_eq!(app.selection().place, None, "from the map it closes the card");
}

#[test]
fn a_group_is_spread_out_by_key_and_each_of_its_places_opened() {
    let mut app = opened("#map=6/67.3/14.6", WIDE);
    let group = places_on_map(&app).into_iter().find(|(_, node)| node.name.ends_with(" here"));
    let (face, node) = group.expect("a group at this scale");
    go_to(&mut app, face);
    press(&mut app, Key::Enter);
    app.settle();
    let members = app.selection().open_cluster.clone();
    assert!(members.len() > 1 && members.contains(&face), "{members:?} of {}", node.name);
    // As with any other place the card has the keyboard, and Escape brings it back.
    let name = &atlas(&app).place(face).expect("known").name;
    assert_eq!(app.selection().place, Some(face));
    assert!(focused(&app).is_some_and(|node| node.within.contains(name)), "{:?}", focused(&app));
    for member in members {
        let node = get_place(&app, member).id;
        ask(&mut app, node, Action::Focus);
        press(&mut app, Key::Enter);
        app.settle();
        assert_eq!(app.selection().place, Some(member));
    }
}

/// The links of the card's list of what is also here, by name.
fn also_here(app: &Rehearsal) -> Vec<Found> {
    let all = tree(app);
    let start = all.iter().position(|node| node.role == Role::Heading && node.name == "Also here");
    let links = all.into_iter().skip(start.map_or(usize::MAX, |start| start + 1));
    links.take_while(|node| node.role != Role::Heading).filter(|node| node.role == Role::Link).collect()
}

#[test]
fn one_click_on_a_mark_or_its_name_opens_its_card_which_leads_to_whatever_else_is_there() {
    for size in [WIDE, PHONE] {
        for on_label in [false, true] {
            let mut app = opened("", size);
            let bodo = place(&app, "bodo");
            let mark = get_place(&app, bodo).rect.center();
            let is_label =
                |pos: &bevy_egui::egui::Pos2| pos.distance(mark) > 20.0 && app.place_at(*pos) == Some(bodo);
            let around = (-40..40).flat_map(|x| (-15..15).map(move |y| (x as f32 * 3.0, y as f32 * 3.0)));
            let label = around.map(|(x, y)| mark + bevy_egui::egui::vec2(x, y)).find(is_label);
            app.click(if on_label { label.expect("a name beside the mark") } else { mark });
            app.settle();
            assert_eq!(app.selection().place, Some(bodo), "at {size:?}, {on_label}");
            assert!(find(&app, Role::Heading, "Bodø").is_some(), "its card is open");
            for id in ["norwegian-joint-headquarters", "rfa-proteus"] {
                let other = place(&app, id);
                let name = &atlas(&app).place(other).expect("known").name;
                assert!(
                    also_here(&app).iter().any(|link| link.name == *name),
                    "{name}: {:?}",
                    also_here(&app)
                );
                get_place(&app, other);
            }
            assert_eq!(app.selection().open_cluster.len(), 3, "and they are spread out");
        }
    }
}

#[test]
fn what_is_also_here_opens_by_key_and_by_screen_reader_and_leads_back() {
    for by_key in [true, false] {
        let mut app = opened("", WIDE);
        let bodo = place(&app, "bodo");
        let mark = get_place(&app, bodo).id;
        ask(&mut app, mark, Action::Click);
        let link = also_here(&app).swap_remove(0);
        ask(&mut app, link.id, if by_key { Action::Focus } else { Action::Click });
        if by_key {
            press(&mut app, Key::Enter);
            app.settle();
        }
        let opened = app.selection().place.expect("a card");
        assert_eq!(atlas(&app).place(opened).expect("known").name, link.name);
        let names: Vec<String> = also_here(&app).into_iter().map(|link| link.name).collect();
        assert!(names.len() == 2 && names.contains(&"Bodø".to_owned()), "{names:?}");
    }
}

#[test]
fn a_card_that_was_opened_alone_has_no_list_of_what_is_also_here() {
    let mut app = opened("#map=10/69.7/30", WIDE);
    let kirkenes = get_place(&app, place(&app, "kirkenes"));
    app.click(kirkenes.rect.center());
    app.settle();
    assert!(app.selection().place.is_some() && also_here(&app).is_empty());
}

#[test]
fn the_places_of_a_group_that_is_spread_out_follow_each_other_in_the_order_of_the_tab_key() {
    let mut app = opened("", WIDE);
    let bodo = place(&app, "bodo");
    let mark = get_place(&app, bodo).rect.center();
    app.click(mark);
    app.settle();
    let members = app.selection().open_cluster.clone();
    let order: Vec<PlaceIndex> = places_on_map(&app).into_iter().map(|(place, _)| place).collect();
    let first = order.iter().position(|place| members.contains(place)).expect("on the map");
    assert!(order[first..first + members.len()].iter().all(|place| members.contains(place)), "{order:?}");
}

fn get_place(app: &Rehearsal, wanted: PlaceIndex) -> Found {
    places_on_map(app).into_iter().find(|(place, _)| *place == wanted).expect("it is on the map").1
}

#[test]
fn a_screen_reader_opens_a_place_on_the_map() {
    let mut app = opened("#map=10/69.7/30", WIDE);
    let kirkenes = place(&app, "kirkenes");
    let node = get_place(&app, kirkenes);
    assert!(node.can_click && node.can_focus);
    ask(&mut app, node.id, Action::Click);
    assert_eq!(app.selection().place, Some(kirkenes));
    assert!(find(&app, Role::Dialog, "Kirkenes").is_some(), "and meets a dialog of its name");
}

#[test]
fn a_position_that_is_typed_in_is_pinned_on_the_map_until_it_is_taken_away() {
    let mut app = opened("#place=kirkenes", WIDE);
    let pinned = "69.7000° N, 30.0500° E";
    let remove = format!("Remove the pin at {pinned}");
    for takes_away in ["the key", "the button", "back"] {
        app.act(Command::SetSearch("69.7 30.05".to_owned()));
        app.settle();
        press(&mut app, Key::Enter);
        app.settle();
        let pin = app.selection().pin.expect("a pin");
        assert_eq!((pin.lat_deg, pin.lon_deg), (69.7, 30.05));
        assert_eq!(app.selection().place, None, "the card of a place would say that it is that one");
        let at = app.view().screen_from(pin.into()).expect("on the map");
        let plate = get(&app, Role::Button, &remove).rect;
        assert!(map_rect(&app).contains_rect(plate) && (f64::from(plate.center().y) - at.y).abs() < 30.0);
        get(&app, Role::Button, pinned);
        match takes_away {
            "the key" => app.act(Command::Close),
            "the button" => app.click(plate.center()),
            _ => app.act(Command::Back),
        }
        app.settle();
        assert_eq!(app.selection().pin, None, "{takes_away}");
        assert!(find(&app, Role::Button, &remove).is_none(), "{takes_away}");
    }
}

#[test]
fn a_link_to_a_pin_goes_there() {
    let app = opened("#pin=69.7/30.05", WIDE);
    let center = app.view().center();
    assert!((center.lat_deg - 69.7).abs() < 0.01 && (center.lon_deg - 30.05).abs() < 0.01, "{center:?}");
    get(&app, Role::Button, "Remove the pin at 69.7000° N, 30.0500° E");
}

#[test]
fn a_key_hands_the_keyboard_on_from_the_map_to_the_card_and_the_text_and_back() {
    let mut app = opened("#place=kirkenes", WIDE);
    assert!(has_map_focus(&app), "{:?}", focused(&app));
    press(&mut app, Key::F6);
    assert_eq!(focused(&app).map(|node| node.name), Some("Close the card".to_owned()));
    press(&mut app, Key::F6);
    let text = focused(&app).expect("the text");
    assert_eq!((text.role, text.name.starts_with("Text: ")), (Role::Document, true));
    press(&mut app, Key::Tab);
    assert_eq!(focused(&app).map(|node| node.role), Some(Role::Link), "the first mention");
    press(&mut app, Key::F6);
    assert!(has_map_focus(&app), "{:?}", focused(&app));
    press(&mut app, Key::Tab);
    assert!(place_in_focus(&app).is_some());
    press(&mut app, Key::F6);
    press(&mut app, Key::Escape);
    app.settle();
    assert_eq!(app.selection().place, None, "Escape closes the card");
    assert!(place_in_focus(&app).is_some(), "and the keyboard is back where it was: {:?}", focused(&app));
    press(&mut app, Key::F6);
    assert_eq!(focused(&app).map(|node| node.role), Some(Role::Document), "without a card the text is next");
}
