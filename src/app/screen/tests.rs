//! What is drawn is what is hit.

use super::click::{Pointed, commands};
use crate::app::labels::PlacedLabels;
use crate::app::marks::{HIT_PX, MapArea, Marks, Stands, marks};
use crate::app::state::{DroppedLayers, Interface, Selection, View};
use crate::app::theme::{MARK_RADIUS, badge_circle};
use crate::atlas::{Atlas, PlaceIndex};
use crate::command::Command;
use crate::format::{built_in, load};
use crate::sphere::LonLat;
use crate::view::{Group, LayerState, MapView, ScreenPos, ScreenRect};
use bevy_egui::egui::{Pos2, Rect, pos2, vec2};

const MAP: Rect = Rect { min: pos2(430.0, 0.0), max: pos2(1280.0, 800.0) };

/// The map with its pointer, driven as the screen does.
struct Desk {
    atlas: Atlas,
    view: View,
    interface: Interface,
    selection: Selection,
    covered: Vec<Rect>,
    groups: Vec<Group>,
}

impl Desk {
    fn new(lon: f64, lat: f64, zoom: f64) -> Self {
        let atlas = load(built_in()).atlas;
        let free = ScreenRect {
            min: ScreenPos::new(430.0, 0.0),
            width_px: f64::from(MAP.width()),
            height_px: f64::from(MAP.height()),
        };
        let mut view = View(MapView::home(atlas.home, free));
        view.set(LonLat::new(lon, lat), 156_543.034 / zoom.exp2(), 0.0);
        let article = Some(crate::atlas::ArticleIndex(0));
        let interface = Interface { layers: LayerState::new(&atlas.layers), ..Interface::default() };
        Self {
            atlas,
            view,
            interface,
            selection: Selection { article, ..Selection::default() },
            covered: Vec::new(),
            groups: Vec::new(),
        }
    }

    fn place(&self, id: &str) -> PlaceIndex {
        self.atlas.place_by_id(id).expect("a place of the built-in atlas")
    }

    fn marks(&mut self) -> Marks {
        let covered = self.covered.as_slice();
        let area = MapArea { map: MAP, clear: MAP, panels: covered, covered };
        marks(&self.view, &self.atlas, &self.interface, &self.selection, area, &mut self.groups)
    }

    /// What the screen asks for where the pointer is at a position, pressed or not.
    fn point(&mut self, at: Pos2, is_click: bool) -> Vec<Command> {
        let marks = self.marks();
        let screen = ScreenPos::new(f64::from(at.x), f64::from(at.y));
        let mut input = crate::app::camera::MapInput { hover: Some(screen), ..Default::default() };
        input.click = is_click.then_some(screen);
        let pointed = Pointed {
            atlas: &self.atlas,
            view: &self.view,
            interface: &self.interface,
            marks: &marks,
            labels: &PlacedLabels::default(),
            dropped: &DroppedLayers::default(),
        };
        commands(&input, &pointed, &self.selection)
    }

    fn hover(&mut self, at: Pos2) {
        for command in self.point(at, false) {
            let Command::Hover(place) = command else { panic!("{command:?}") };
            self.selection.hovered = place;
        }
    }

    /// The command of a click, besides what the pointer lights up on its way.
    fn click(&mut self, at: Pos2) -> Option<Command> {
        self.hover(at);
        self.point(at, true).into_iter().next()
    }
}

/// Zooms at which the built-in atlas has clusters, some and none.
const VIEWS: [(f64, f64, f64); 4] =
    [(20.0, 64.5, 5.2), (30.0, 69.7, 5.0), (14.6, 67.3, 8.0), (30.1, 69.7, 11.0)];

#[test]
fn a_click_on_any_mark_opens_its_place_or_its_group_and_then_every_member_can_be_clicked() {
    let mut opened = 0;
    let mut selected = std::collections::BTreeSet::new();
    for (lon, lat, zoom) in VIEWS {
        let mut desk = Desk::new(lon, lat, zoom);
        let drawn = desk.marks().drawn;
        assert!(!drawn.is_empty(), "at zoom {zoom} there is nothing to click on");
        for mark in drawn {
            desk.selection.place = None;
            desk.selection.hovered = None;
            desk.selection.open_cluster.clear();
            match (&mark.stands, desk.click(mark.at)) {
                (Stands::Alone, Some(Command::Select { place: Some(place), fly: false })) => {
                    assert_eq!(place, mark.place);
                    selected.insert(place);
                }
                (
                    Stands::ForMany(members) | Stands::Beside(_, members),
                    Some(Command::OpenCluster(places)),
                ) => {
                    assert_eq!(&places, members);
                    // With the group comes the card of the place whose mark it looked like.
                    let card = Command::Select { place: Some(mark.place), fly: false };
                    assert_eq!(desk.point(mark.at, true).get(1), Some(&card));
                    desk.selection.open_cluster = places;
                    opened += 1;
                    selected.extend(every_member_can_be_clicked(&mut desk));
                }
                other => panic!("{mark:?} at zoom {zoom}: {other:?}"),
            }
        }
    }
    assert!(opened >= 3, "{opened} groups were opened: the test shows little");
    assert!(selected.len() >= 5, "{selected:?}");
}

fn every_member_can_be_clicked(desk: &mut Desk) -> Vec<PlaceIndex> {
    let members = desk.selection.open_cluster.clone();
    for member in &members {
        desk.selection.place = None;
        let marks = desk.marks();
        let mark = marks.drawn.iter().find(|mark| mark.place == *member).expect("every member is drawn");
        assert!(matches!(mark.stands, Stands::Fanned(_)), "{mark:?}");
        let at = mark.at;
        assert_eq!(desk.click(at), Some(Command::Select { place: Some(*member), fly: false }));
        // With its card open it is where it was, and the group stays open.
        desk.selection.place = Some(*member);
        let after = desk.marks();
        assert!(after.drawn.iter().any(|mark| mark.place == *member && mark.at == at));
        assert!(after.is_fanned());
    }
    members
}

#[test]
fn the_badge_of_a_group_is_part_of_its_mark() {
    let mut desk = Desk::new(20.0, 64.5, 5.2);
    let marks = desk.marks();
    let group = marks.drawn.iter().find(|mark| matches!(mark.stands, Stands::ForMany(_))).expect("a group");
    let (badge, radius) = badge_circle(group.at, MARK_RADIUS);
    let corner = badge + vec2(0.7, -0.7) * radius;
    assert!(corner.distance(group.at) > HIT_PX, "the mark alone reaches there: the test shows nothing");
    assert!(matches!(desk.click(corner), Some(Command::OpenCluster(_))));
}

#[test]
fn what_is_selected_or_pointed_at_is_seen_whatever_group_it_is_in() {
    let mut desk = Desk::new(20.0, 64.5, 5.2);
    let (bodo, base) = (desk.place("bodo"), desk.place("norwegian-joint-headquarters"));
    let is_drawn = |desk: &mut Desk, place| desk.marks().drawn.iter().any(|mark| mark.place == place);
    assert!(is_drawn(&mut desk, bodo) && !is_drawn(&mut desk, base), "they are one at this scale");
    desk.selection.hovered = Some(base);
    assert!(is_drawn(&mut desk, base));
    desk.selection.place = Some(bodo);
    assert!(is_drawn(&mut desk, base) && is_drawn(&mut desk, bodo));
    let first = desk.marks().drawn.first().map(|mark| mark.place);
    assert_eq!(first, Some(bodo), "and what is selected lies on top");
}

#[test]
fn a_click_beside_an_open_group_closes_it_and_so_does_another_mark() {
    let mut desk = Desk::new(14.6, 67.3, 6.0);
    let (bodo, base) = (desk.place("bodo"), desk.place("norwegian-joint-headquarters"));
    desk.selection.open_cluster = vec![bodo, base];
    assert!(desk.marks().is_fanned());
    assert_eq!(desk.click(pos2(500.0, 700.0)), Some(Command::OpenCluster(Vec::new())));
    desk.selection.place = Some(bodo);
    assert_eq!(desk.click(pos2(500.0, 700.0)), Some(Command::Select { place: None, fly: false }));
}

#[test]
fn an_open_group_is_closed_where_its_marks_stand_apart() {
    let mut desk = Desk::new(14.6, 67.3, 6.0);
    desk.selection.open_cluster = vec![desk.place("bodo"), desk.place("norwegian-joint-headquarters")];
    assert!(desk.marks().is_fanned());
    desk.view.zoom_by(5.0, None);
    let marks = desk.marks();
    assert!(!marks.is_fanned());
    // The ship that lay in the harbour stands beside the town, and does not count.
    let in_place = marks.drawn.iter().filter(|mark| mark.true_position().is_none()).count();
    assert_eq!(in_place, 2, "{marks:?}");
}

#[test]
fn an_event_stands_beside_its_town_and_each_is_hit_where_it_is_drawn() {
    let mut desk = Desk::new(14.4, 67.28, 6.0);
    let (bodo, ship) = (desk.place("bodo"), desk.place("rfa-proteus"));
    let marks = desk.marks();
    let at = |place| marks.drawn.iter().find(|mark| mark.place == place).expect("drawn").at;
    assert!(at(bodo).distance(at(ship)) >= 2.0 * MARK_RADIUS, "{marks:?}");
    let truly_at = desk.view.screen_from(desk.atlas.places[bodo.0].anchor.into()).expect("shown");
    assert!(at(bodo).distance(pos2(truly_at.x as f32, truly_at.y as f32)) < 0.1, "the town stays");
    for place in [bodo, ship] {
        let card = Command::Select { place: Some(place), fly: false };
        assert!(desk.point(at(place), true).contains(&card));
    }
}

#[test]
fn a_label_is_hit_as_its_mark_is() {
    use crate::view::{LabelBox, TurnedBox};
    let mut desk = Desk::new(20.0, 64.5, 5.2);
    let bodo = desk.place("bodo");
    let marks = desk.marks();
    let at = marks.drawn.iter().find(|mark| mark.place == bodo).expect("drawn").at + vec2(60.0, 0.0);
    let label = LabelBox { left: at.x - 10.0, top: at.y - 8.0, right: at.x + 10.0, bottom: at.y + 8.0 };
    let pointed = Pointed {
        atlas: &desk.atlas,
        view: &desk.view,
        interface: &desk.interface,
        marks: &marks,
        labels: &PlacedLabels(vec![(TurnedBox::upright(label), bodo)]),
        dropped: &DroppedLayers::default(),
    };
    let hit = pointed.at(ScreenPos::new(f64::from(at.x), f64::from(at.y))).expect("the label");
    assert_eq!(Some(hit), marks.of(bodo));
    assert!(marks.of(bodo).is_some_and(|hit| hit.places().len() == 3));
}

#[test]
fn a_mark_is_hidden_only_by_what_covers_it() {
    let mut desk = Desk::new(30.05, 69.725, 11.0);
    let kirkenes = desk.place("kirkenes");
    let at = desk.marks().drawn.iter().find(|mark| mark.place == kirkenes).expect("drawn").at;
    // Buttons at its side, above it, below it, and over half of it.
    let beside = Rect::from_min_size(at + vec2(0.0, -200.0), vec2(60.0, 400.0));
    let above = Rect::from_min_max(at + vec2(-200.0, -200.0), at + vec2(200.0, -4.0));
    for panel in [beside, above, above.translate(vec2(0.0, 208.0)), beside.translate(vec2(-60.0, 0.0))] {
        desk.covered = vec![panel];
        let is_drawn = desk.marks().drawn.iter().any(|mark| mark.place == kirkenes && mark.at == at);
        assert!(is_drawn, "not beside {panel:?}");
    }
    desk.covered = vec![Rect::from_center_size(at, vec2(38.0, 300.0))];
    assert!(desk.marks().drawn.iter().all(|mark| mark.place != kirkenes));
}

#[test]
fn an_open_group_keeps_clear_of_the_buttons() {
    let mut desk = Desk::new(14.6, 67.3, 6.0);
    let (bodo, base) = (desk.place("bodo"), desk.place("norwegian-joint-headquarters"));
    let at = desk.marks().drawn.iter().find(|mark| mark.place == bodo).expect("drawn").at;
    desk.covered = vec![Rect::from_min_size(at + vec2(10.0, -200.0), vec2(60.0, 400.0))];
    desk.selection.open_cluster = vec![bodo, base];
    let mut drawn = desk.marks().drawn;
    drawn.retain(|mark| matches!(mark.stands, Stands::Fanned(_)));
    // The town, the headquarters, and the ship that lay there.
    assert_eq!(drawn.len(), 3);
    for mark in drawn {
        assert!(!desk.covered[0].expand(MARK_RADIUS).contains(mark.at), "{mark:?}");
    }
}

#[test]
fn pointing_at_a_group_lights_up_one_place_and_not_another_in_the_next_frame() {
    let mut desk = Desk::new(20.0, 64.5, 5.2);
    let group = desk
        .marks()
        .drawn
        .into_iter()
        .find(|mark| matches!(mark.stands, Stands::ForMany(_)))
        .expect("a group at this scale");
    desk.hover(group.at);
    assert_eq!(desk.selection.hovered, Some(group.place));
    assert_eq!(desk.point(group.at, false), []);
}

#[test]
fn a_mark_under_the_buttons_is_neither_drawn_nor_hit() {
    let mut desk = Desk::new(30.05, 69.725, 11.0);
    let kirkenes = desk.place("kirkenes");
    let at = desk.marks().drawn.iter().find(|mark| mark.place == kirkenes).expect("drawn").at;
    desk.covered = vec![Rect::from_center_size(at, vec2(40.0, 40.0))];
    assert!(desk.marks().drawn.iter().all(|mark| mark.place != kirkenes));
    assert_ne!(desk.click(at), Some(Command::Select { place: Some(kirkenes), fly: false }));
}
