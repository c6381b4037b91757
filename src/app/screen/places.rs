//! The places that the map shows, as widgets: what the Tab key goes through and what a screen reader reads. The
//! pointer does not see them: what it hits is decided by what is drawn.

use super::click::opening;
use super::shown::Shown;
use crate::app::Worded as _;
use crate::app::camera::set_place_in_focus;
use crate::app::labels::PlacedLabels;
use crate::app::marks::{Hit, Marks};
use crate::app::panels::{opened_by, take_awaited};
use crate::app::theme::{MARK_RADIUS, Tokens, space};
use crate::atlas::{Atlas, PlaceIndex};
use crate::command::Command;
use crate::view::{ScreenPos, seen_at};
use crate::words::Words;
use bevy_egui::egui::accesskit::{Action, Role};
use bevy_egui::egui::{
    Event, EventFilter, Id, Key, Modifiers, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    WidgetType, pos2, vec2,
};
use std::collections::HashMap;

/// The least side of what stands for a place, in points.
const TARGET: f32 = space::TARGET;
/// Radius of the ring about a mark that has the keyboard, outside the disc that lights it up, in points.
const RING: f32 = 2.05 * MARK_RADIUS;

/// A place, or several that have one mark, as the map shows them.
struct Stop {
    hit: Hit,
    rect: Rect,
    /// It has a mark, about which the ring is round.
    is_mark: bool,
}

/// What is done to the places of the map by key or by a screen reader.
#[derive(Default)]
pub(super) struct Reached {
    pub(super) commands: Vec<Command>,
    /// A place has the keyboard: it is lit up until the pointer moves.
    pub(super) in_focus: Option<PlaceIndex>,
}

/// Puts a widget where each place is, after the map itself, so that Tab goes from the map to the first of them: those of
/// the article in its order, then the others by name.
pub(super) fn places_ui(
    root: &Ui,
    shown: &Shown,
    marks: &Marks,
    labels: &PlacedLabels,
    map: Rect,
) -> Reached {
    let mut reached = Reached::default();
    let before = Id::new("place that was in focus");
    let was_in_focus: Option<PlaceIndex> = root.data(|data| data.get_temp(before)).flatten();
    for stop in in_order(stops(shown, marks, labels, map), shown) {
        stop_ui(root, shown, &stop, map, &mut reached);
    }
    if was_in_focus != reached.in_focus {
        root.data_mut(|data| data.insert_temp(before, reached.in_focus));
        let is_still_lit = was_in_focus == shown.selection.hovered;
        if reached.in_focus.is_some() || (was_in_focus.is_some() && is_still_lit) {
            reached.commands.push(Command::Hover(reached.in_focus));
        }
    }
    reached
}

/// The id of the widget of a place.
fn stop_id(place: PlaceIndex) -> Id {
    Id::new(("place on the map", place.0))
}

fn stop_ui(root: &Ui, shown: &Shown, stop: &Stop, map: Rect, reached: &mut Reached) {
    let place = stop.hit.place();
    let id = stop_id(place);
    let response = root.interact(stop.rect.intersect(map), id, Sense::focusable_noninteractive());
    let name = name(&shown.atlas.0, root.words(), stop);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
    root.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Button);
        node.add_action(Action::Click);
    });
    let is_asked = root.input(|input| input.has_accesskit_action_request(id, Action::Click));
    if is_asked {
        response.request_focus();
    }
    take_awaited(&response);
    let has_focus = response.has_focus();
    let is_entered = has_focus && !response.gained_focus() && takes_key(root);
    if is_asked || is_entered {
        opened_by(&response);
        let at = stop.rect.center();
        let at = ScreenPos::new(f64::from(at.x), f64::from(at.y));
        reached.commands.extend(opening(stop.hit.clone(), at, &shown.view));
    }
    if !has_focus {
        return;
    }
    reached.in_focus = Some(place);
    set_place_in_focus(root.ctx(), id);
    let keys = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        ..EventFilter::default()
    };
    root.memory_mut(|memory| memory.set_focus_lock_filter(id, keys));
    ring(root, stop, map, shown.tokens());
}

/// Enter or Space, which nothing else is to see.
fn takes_key(root: &Ui) -> bool {
    root.input_mut(|input| {
        let is_pressed =
            input.consume_key(Modifiers::NONE, Key::Enter) || input.consume_key(Modifiers::NONE, Key::Space);
        input.events.retain(|event| !(is_pressed && *event == Event::Text(" ".to_owned())));
        is_pressed
    })
}

fn name(atlas: &Atlas, words: &Words, stop: &Stop) -> String {
    let Some(place) = atlas.place(stop.hit.place()) else { return String::new() };
    let kind = words.text(&format!("kind-{}", place.kind)).to_lowercase();
    let more = stop.hit.places().len().saturating_sub(1) as u32;
    let (name, kind) = (("name", place.name.as_str().into()), ("kind", kind.as_str().into()));
    match more {
        0 => words.with("place-on-map", &[name, kind]),
        _ => words.with("place-on-map-many", &[name, kind, ("more", more.into())]),
    }
}

fn ring(root: &Ui, stop: &Stop, map: Rect, tokens: &Tokens) {
    let painter = root.painter().with_clip_rect(map);
    for (width, color) in [(5.0, tokens.halo), (2.0, tokens.focus)] {
        let stroke = Stroke::new(width, color);
        if stop.is_mark {
            painter.circle_stroke(stop.rect.center(), RING, stroke);
        } else {
            let rect = stop.rect.intersect(map.shrink(3.0)).expand(1.0);
            painter.rect_stroke(rect, space::CORNER_SMALL, stroke, StrokeKind::Middle);
        }
    }
}

/// Every mark that is drawn, and every line and area that is seen.
fn stops(shown: &Shown, marks: &Marks, labels: &PlacedLabels, map: Rect) -> Vec<Stop> {
    let atlas = &shown.atlas.0;
    let about = |at: Pos2| Rect::from_center_size(at, Vec2::splat(TARGET));
    let mut stops: Vec<Stop> = marks
        .drawn
        .iter()
        .filter(|mark| map.contains(mark.at))
        .map(|mark| Stop { hit: mark.hit(), rect: about(mark.at), is_mark: true })
        .collect();
    let is_seen = |pos: ScreenPos| map.shrink(TARGET / 2.0).contains(pos2(pos.x as f32, pos.y as f32));
    for (index, place) in atlas.places.iter().enumerate() {
        if place.is_point() || !shown.interface.shows(atlas, place) {
            continue;
        }
        let index = PlaceIndex(index);
        let of_label = labels.rect_of(index).map(|rect| rect.expand2(vec2(2.0, 1.0)));
        let rect = of_label.or_else(|| {
            let at = seen_at(&place.geometry, &shown.view, is_seen)?;
            Some(about(pos2(at.x as f32, at.y as f32)))
        });
        // A low label of a line is no small target.
        let grown = |rect: Rect| rect.expand2((Vec2::splat(TARGET) - rect.size()).max(Vec2::ZERO) / 2.0);
        stops.extend(rect.map(|rect| Stop { hit: Hit::Place(index), rect: grown(rect), is_mark: false }));
    }
    stops
}

/// Those that the article mentions in the order in which it does, then the others by name. The places of a group that is
/// spread out follow each other where its one mark was.
fn in_order(mut stops: Vec<Stop>, shown: &Shown) -> Vec<Stop> {
    let atlas = &shown.atlas.0;
    let mut first_mentions: HashMap<PlaceIndex, usize> = HashMap::new();
    let article = shown.selection.article.and_then(|index| atlas.article(index));
    for (number, mention) in article.iter().flat_map(|article| article.mentions.iter().enumerate()) {
        for place in atlas.places_of(mention) {
            first_mentions.entry(place).or_insert(number);
        }
    }
    let spread = &shown.selection.open_cluster;
    let first_of = |places: &[PlaceIndex]| {
        let mentions = places.iter().filter_map(|place| first_mentions.get(place));
        mentions.min().copied().unwrap_or(usize::MAX)
    };
    let name_of = |place: PlaceIndex| atlas.place(place).map(|place| place.name.as_str());
    stops.sort_by_cached_key(|stop| {
        let (place, own) = (stop.hit.place(), first_of(stop.hit.places()));
        let group = if spread.contains(&place) { spread.as_slice() } else { std::slice::from_ref(&place) };
        let group_name = group.iter().filter_map(|place| name_of(*place)).min();
        let name = (group_name.map(str::to_owned), name_of(place).map(str::to_owned));
        (own.min(first_of(group)), name.0, own, name.1, place)
    });
    stops
}
