//! Layers that are hidden, or lie over each other, as the pointer finds them.

use super::click::Pointed;
use crate::app::labels::PlacedLabels;
use crate::app::marks::{DrawMark, MapArea, Marks, marks};
use crate::app::state::{DroppedLayers, Interface, Selection, View};
use crate::atlas::{Atlas, Style};
use crate::format::{built_in, load};
use crate::sphere::{LonLat, UnitVector};
use crate::view::{BasePart, LayerState, MapView, ScreenPos, ScreenRect};
use bevy_egui::egui::{Rect, pos2, vec2};

const MAP: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(1200.0, 800.0) };

/// A map on which layers are changed.
struct Desk {
    atlas: Atlas,
    view: View,
    interface: Interface,
}

impl Desk {
    fn new(lon: f64, lat: f64, m_per_px: f64) -> Self {
        let atlas = load(built_in()).atlas;
        let free = ScreenRect { min: ScreenPos::new(0.0, 0.0), width_px: 1200.0, height_px: 800.0 };
        let mut view = View(MapView::home(atlas.home, free));
        view.set(LonLat::new(lon, lat), m_per_px, 0.0);
        let interface = Interface { layers: LayerState::new(&atlas.layers), ..Interface::default() };
        Self { atlas, view, interface }
    }

    fn marks(&self) -> Marks {
        let (selection, mut groups) = (Selection::default(), Vec::new());
        let area = MapArea { map: MAP, clear: MAP, panels: &[], covered: &[] };
        marks(&self.view, &self.atlas, &self.interface, &selection, area, &mut groups)
    }

    /// The id of what the pointer hits at a place on the ground.
    fn hit(&self, lon: f64, lat: f64) -> Option<&str> {
        let marks = self.marks();
        let pointed = Pointed {
            atlas: &self.atlas,
            view: &self.view,
            interface: &self.interface,
            marks: &marks,
            labels: &PlacedLabels::default(),
            dropped: &DroppedLayers::default(),
        };
        let screen = self.view.screen_from(UnitVector::from(LonLat::new(lon, lat))).expect("shown");
        let place = pointed.at(screen)?.place();
        self.atlas.place(place).map(|place| place.id.as_str())
    }
}

const IN_THE_GULF: (f64, f64) = (26.9, 59.95);

#[test]
fn a_hidden_layer_is_not_hit() {
    let mut desk = Desk::new(26.0, 60.0, 800.0);
    let hit = |desk: &Desk| desk.hit(IN_THE_GULF.0, IN_THE_GULF.1).map(str::to_owned);
    assert_eq!(
        hit(&desk).as_deref(),
        Some("baltic-sentry-gulf-of-finland"),
        "not the sea that is only a name"
    );
    desk.interface.layers.set_opacity("baltic-sentry", 10);
    assert_eq!(hit(&desk).as_deref(), Some("baltic-sentry-gulf-of-finland"), "however faint it is");
    desk.interface.layers.toggle("baltic-sentry");
    assert_eq!(hit(&desk).as_deref(), Some("baltic-sea"));
    desk.interface.layers.toggle("places");
    assert_eq!(hit(&desk), None);
}

#[test]
fn a_hidden_line_of_reference_is_not_hit() {
    let mut desk = Desk::new(26.0, 66.5, 800.0);
    assert_eq!(desk.hit(27.0, 66.563_6), Some("arctic-circle"));
    desk.interface.layers.toggle_part(BasePart::ReferenceLines);
    assert_ne!(desk.hit(27.0, 66.563_6), Some("arctic-circle"));
}

#[test]
fn of_two_areas_that_of_the_higher_layer_is_hit() {
    let mut desk = Desk::new(26.0, 60.0, 800.0);
    let sea = desk.atlas.places.iter_mut().find(|place| place.id == "baltic-sea").expect("the sea");
    sea.style = Style::default();
    assert_eq!(desk.hit(IN_THE_GULF.0, IN_THE_GULF.1), Some("baltic-sea"), "its layer is the highest");
    desk.interface.layers.move_by("places", -5);
    assert_eq!(desk.hit(IN_THE_GULF.0, IN_THE_GULF.1), Some("baltic-sentry-gulf-of-finland"));
}

#[test]
fn of_marks_that_are_one_that_of_the_higher_layer_is_seen_and_hit() {
    let mut desk = Desk::new(14.6, 67.3, 4_000.0);
    let base = desk.atlas.places.iter_mut().find(|place| place.id == "norwegian-joint-headquarters");
    // A layer of what lasts: an event would stand beside the town.
    base.expect("the headquarters").layer = "bases".to_owned();
    assert_eq!(desk.hit(14.40, 67.28), Some("bodo"));
    desk.interface.layers.move_by("bases", 2);
    assert_eq!(desk.hit(14.40, 67.28), Some("norwegian-joint-headquarters"));
    let near = Rect::from_center_size(MAP.center(), vec2(60.0, 60.0));
    let is_in_place = |mark: &DrawMark| near.contains(mark.at) && mark.true_position().is_none();
    let drawn = desk.marks().drawn.into_iter().filter(is_in_place).count();
    assert_eq!(drawn, 1, "they are one mark at this scale");
    desk.interface.layers.toggle("bases");
    assert_eq!(desk.hit(14.40, 67.28), Some("bodo"));
}
