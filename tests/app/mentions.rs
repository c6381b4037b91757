//! Text and map are one: every mention of the built-in article opens its place, and every place that is mentioned is opened
//! on the map, by what is drawn of it, from far, from near and in between, and leads the text back to its sentence.

use crate::rehearsal::{Found, ask, atlas, map_rect, opened, places_on_map, tree};
use bevy_egui::egui::accesskit::{Action, Role};
use bevy_egui::egui::{Pos2, Rect, pos2};
use high_north::app::Rehearsal;
use high_north::app::state::View;
use high_north::atlas::{ArticleIndex, Atlas, Passage, PlaceIndex};
use high_north::command::Command;
use high_north::settings::Setting;
use std::collections::BTreeSet;

const WIDE: (f32, f32) = (1280.0, 800.0);

/// Scales at which every place is clicked, as zooms of a link: the Baltic and the north in one, a country, a county.
const ZOOMS: [f64; 3] = [4.6, 6.6, 9.5];

/// What the pointer does not hit, at which of the zooms, and why that is as it should be. The keyboard opens these, too.
const NOT_HIT: &[(&str, f64, &str)] = &[(
    "high-north",
    9.5,
    "a sketch that covers half the map is hit by its label only, or nothing in it could be; from so near it has none",
)];

/// A phrase of the article with the places it stands for.
struct Row {
    number: usize,
    phrase: String,
    passage: Passage,
    places: Vec<PlaceIndex>,
}

fn rows(atlas: &Atlas) -> Vec<Row> {
    let article = &atlas.articles[0];
    let row = |(number, mention): (usize, &high_north::atlas::Mention)| Row {
        number,
        phrase: article.blocks[mention.block].text[mention.range.clone()].to_owned(),
        passage: mention.into(),
        places: atlas.places_of(mention),
    };
    article.mentions.iter().enumerate().map(row).collect()
}

/// The links of the mentions in the order of the text.
fn links(app: &Rehearsal, rows: &[Row]) -> Vec<Found> {
    let mut nodes = tree(app).into_iter().filter(|node| node.role == Role::Link);
    let mut next = |row: &Row| {
        nodes.find(|node| node.name == row.phrase).unwrap_or_else(|| panic!("no link for {:?}", row.phrase))
    };
    rows.iter().map(&mut next).collect()
}

/// Opens and closes nothing: no place is open, and the text stands at its beginning.
fn put_back(app: &mut Rehearsal) {
    app.act(Command::OpenCluster(Vec::new()));
    app.act(Command::Select { place: None, fly: false });
    app.act(Command::Hover(None));
    app.settle();
}

#[test]
fn every_mention_stands_for_a_place_and_opens_it_when_a_screen_reader_clicks_it() {
    let mut app = opened("", WIDE);
    let rows = rows(atlas(&app));
    assert!(rows.len() > 40, "{} mentions", rows.len());
    for (row, link) in rows.iter().zip(links(&app, &rows)) {
        put_back(&mut app);
        ask(&mut app, link.id, Action::Click);
        assert!(!row.places.is_empty(), "{:?} stands for nothing", row.phrase);
        assert_eq!(app.selection().place, row.places.first().copied(), "{:?}", row.phrase);
    }
}

#[test]
fn every_mention_that_is_scrolled_to_is_in_view_and_opens_its_place_when_it_is_clicked() {
    let mut app = opened("", WIDE);
    let rows = rows(atlas(&app));
    for row in &rows {
        put_back(&mut app);
        app.act(Command::ShowMention { article: ArticleIndex(0), mention: row.number });
        app.settle();
        let link = links(&app, &rows).swap_remove(row.number);
        let reader = Rect::from_min_max(Pos2::ZERO, pos2(map_rect(&app).left(), WIDE.1));
        assert!(reader.contains_rect(link.rect), "{:?} is at {:?}", row.phrase, link.rect);
        app.click(link.rect.center());
        app.settle();
        assert_eq!(app.selection().place, row.places.first().copied(), "{:?}", row.phrase);
    }
}

/// Looks at a place from a zoom, with its mark or its middle in the middle of the map.
fn look_at(app: &mut Rehearsal, place: PlaceIndex, zoom: f64) {
    let anchor = atlas(app).place(place).expect("known").anchor;
    let mut view = app.view();
    view.set(anchor, 156_543.034 / zoom.exp2(), 0.0);
    *app.world_mut().resource_mut::<View>() = view;
    app.settle();
}

/// Where a click means this place, the nearest to the middle of the map.
fn where_it_is_hit(app: &Rehearsal, place: PlaceIndex) -> Option<Pos2> {
    const STEP: usize = 5;
    let map = map_rect(app);
    let across = (map.left() as usize..map.right() as usize).step_by(STEP);
    let mut spots: Vec<Pos2> = across
        .flat_map(|x| {
            (map.top() as usize..map.bottom() as usize).step_by(STEP).map(move |y| pos2(x as f32, y as f32))
        })
        .collect();
    spots.sort_by(|a, b| a.distance_sq(map.center()).total_cmp(&b.distance_sq(map.center())));
    let covered: Vec<Rect> = panels_on_map(app);
    spots
        .into_iter()
        .find(|pos| app.place_at(*pos) == Some(place) && !covered.iter().any(|rect| rect.contains(*pos)))
}

/// The nearest position to `at`, no further than two marks from it, where a click means some place: its group.
fn nearest_mark(app: &Rehearsal, at: Pos2) -> Option<Pos2> {
    let steps = || (-20..=20).map(|step| 2.0 * step as f32);
    let mut spots: Vec<Pos2> = steps().flat_map(|x| steps().map(move |y| pos2(at.x + x, at.y + y))).collect();
    spots.sort_by(|a, b| a.distance_sq(at).total_cmp(&b.distance_sq(at)));
    spots.into_iter().find(|pos| app.place_at(*pos).is_some())
}

/// Buttons that stand on the map.
fn panels_on_map(app: &Rehearsal) -> Vec<Rect> {
    let is_button = |node: &Found| node.can_click && node.can_focus && !node.name.contains(", ");
    tree(app).into_iter().filter(is_button).map(|node| node.rect.expand(3.0)).collect()
}

/// Opens the place on the map by pointer as a person would: what it is drawn as, or the group that it is in and then its
/// own mark. Says whether that was possible.
fn opens_by_pointer(app: &mut Rehearsal, place: PlaceIndex) -> bool {
    if let Some(pos) = where_it_is_hit(app, place) {
        app.click(pos);
        app.settle();
        if app.selection().place == Some(place) {
            return true;
        }
    } else {
        let anchor = atlas(app).place(place).expect("known").anchor;
        let Some(at) = app.view().screen_from(anchor.into()) else { return false };
        let Some(pos) = nearest_mark(app, pos2(at.x as f32, at.y as f32)) else { return false };
        app.click(pos);
        app.settle();
    }
    if !app.selection().open_cluster.contains(&place) {
        return false;
    }
    let Some(pos) = where_it_is_hit(app, place) else { return false };
    app.click(pos);
    app.settle();
    app.selection().place == Some(place)
}

#[test]
fn every_place_that_is_mentioned_opens_on_the_map_at_three_zooms_and_scrolls_to_a_sentence_that_mentions_it()
{
    let mut app = opened("", WIDE);
    let rows = rows(atlas(&app));
    let places: BTreeSet<PlaceIndex> = rows.iter().flat_map(|row| row.places.iter().copied()).collect();
    assert!(places.len() > 20, "{} places", places.len());
    let mut missed = Vec::new();
    for place in places {
        let id = atlas(&app).place(place).expect("known").id.clone();
        for zoom in ZOOMS {
            put_back(&mut app);
            look_at(&mut app, place, zoom);
            let before = app.selection().scroll_request;
            let is_hit = !NOT_HIT.iter().any(|(other, at, _)| *other == id && *at == zoom);
            let opened = opens_by_pointer(&mut app, place);
            if opened != is_hit {
                missed.push((id.clone(), zoom, opened));
            }
            if !opened {
                let widget = places_on_map(&app).into_iter().find(|(other, _)| *other == place);
                let (_, widget) = widget.unwrap_or_else(|| panic!("no key reaches {id} at zoom {zoom}"));
                ask(&mut app, widget.id, Action::Click);
            }
            let selection = app.selection().clone();
            let passage = selection.passage.clone().expect("the text is led to a sentence");
            assert!(selection.scroll_request > before, "{id}");
            let led_to = rows.iter().position(|row| row.passage == passage).expect("a mention");
            assert!(rows[led_to].places.contains(&place), "{id} leads to {:?}", rows[led_to].phrase);
            let link = links(&app, &rows).swap_remove(led_to);
            let is_in_view = (0.0..WIDE.1).contains(&link.rect.center().y);
            assert!(is_in_view, "{id}: {:?} stands at {:?}", link.name, link.rect);
        }
    }
    assert_eq!(missed, [], "(place, zoom, whether it was opened)");
}

/// The mentions of a place in the order of the text.
fn mentions_of(rows: &[Row], place: PlaceIndex) -> Vec<&Row> {
    rows.iter().filter(|row| row.places.contains(&place)).collect()
}

/// Brings a mention into view, with nothing open.
fn read_at(app: &mut Rehearsal, row: &Row) {
    app.act(Command::ShowMention { article: ArticleIndex(0), mention: row.number });
    app.settle();
    put_back(app);
}

#[test]
fn a_click_on_a_mark_leads_to_the_mention_that_is_in_view_and_to_the_nearest_where_none_is() {
    let mut app = opened("", WIDE);
    let rows = rows(atlas(&app));
    for id in ["bodo", "high-north", "ukraine"] {
        let place = atlas(&app).place_by_id(id).expect("known");
        let mentions = mentions_of(&rows, place);
        assert!(mentions.len() > 1, "{id} is mentioned more than once");
        let last = mentions.last().expect("one");
        read_at(&mut app, last);
        let seen_at = links(&app, &rows).swap_remove(last.number).rect;
        look_at(&mut app, place, ZOOMS[0]);
        assert!(opens_by_pointer(&mut app, place), "{id}");
        let passage = app.selection().passage.clone().expect("the text is led to a sentence");
        let led_to = rows.iter().find(|row| row.passage == passage).expect("a mention");
        assert!(led_to.places.contains(&place));
        let at = links(&app, &rows).swap_remove(last.number).rect;
        assert!(
            at.center().distance(seen_at.center()) < 2.0,
            "{id}: the text has moved to {:?}",
            led_to.phrase
        );
        // From the other end of the text the first one is the nearest.
        read_at(&mut app, &rows[0]);
        look_at(&mut app, place, ZOOMS[0]);
        assert!(opens_by_pointer(&mut app, place), "{id}");
        assert_eq!(app.selection().passage.as_ref(), Some(&mentions[0].passage), "{id}");
    }
}

#[test]
fn going_through_the_places_leads_to_the_first_mention_of_each() {
    let mut app = opened("", WIDE);
    let rows = rows(atlas(&app));
    read_at(&mut app, rows.last().expect("a mention"));
    for _ in 0..6 {
        app.act(Command::NextPlace);
        app.settle();
        let place = app.selection().place.expect("one is open");
        assert_eq!(app.selection().passage.as_ref(), Some(&mentions_of(&rows, place)[0].passage));
    }
}

#[test]
fn switching_follow_on_shows_at_once_where_the_text_is_and_switching_it_off_lets_go() {
    let mut app = opened("", WIDE);
    let rows = rows(atlas(&app));
    let kirkenes = atlas(&app).place_by_id("kirkenes").expect("known");
    read_at(&mut app, mentions_of(&rows, kirkenes)[0]);
    let before = app.view();
    app.act(Command::Set(Setting::Follow(true)));
    app.settle();
    let reading = app.selection().reading.clone().expect("something is read");
    let y = links(&app, &rows).swap_remove(reading.mention).rect.center().y;
    assert!((150.0..450.0).contains(&y), "a third down the text, and not at {y}");
    assert_ne!(app.view(), before, "the map has gone there");
    app.act(Command::Set(Setting::Follow(false)));
    app.settle();
    assert_eq!(app.selection().reading, None, "nothing is marked as being read any more");
}
