//! What is painted on the map in the egui pass: arrows, labels and marks, and what stands on it where there is no panel.

use super::shown::Shown;
use crate::app::Worded as _;
use crate::app::labels::{LabelState, PlacedLabels, Room, Subject, draw_labels};
use crate::app::marks::{MapArea, Marks, marks, paint_arrows, paint_marks};
use crate::app::panels::{
    credits_rect, credits_ui, dropped_rects, floating_card_rect, floating_rects, pin_rect, position_rect,
    scale_bar_picture, scale_bar_rect, toolbar_group_rects, toolbar_rect,
};
use crate::app::theme::{self, Tokens};
use crate::view::Group;
use bevy::prelude::*;
use bevy_egui::egui::{self, Ui, vec2};

/// Where labels and groups of marks were in the frame before, and are in this one.
#[derive(bevy::ecs::system::SystemParam)]
pub(super) struct Remembered<'w, 's> {
    pub(super) placed: ResMut<'w, PlacedLabels>,
    pub(super) marks: ResMut<'w, Marks>,
    labels: ResMut<'w, LabelState>,
    groups: Local<'s, Vec<Group>>,
}

/// What stands on the map.
pub(super) struct OnMap {
    /// The panels and the groups of buttons: they hide what is under them.
    pub(super) panels: Vec<egui::Rect>,
    /// What is written on the map, and the room that is kept for the buttons: what has the choice stands elsewhere.
    pub(super) furniture: Vec<egui::Rect>,
}

/// What stands on `map`, of which `clear` is free of the card, as it was drawn last.
pub(super) fn on_map(ctx: &egui::Context, shown: &Shown, map: egui::Rect, clear: egui::Rect) -> OnMap {
    let (interface, selection) = (&*shown.interface, &*shown.selection);
    let mut panels = Vec::new();
    if !interface.map_only {
        panels.extend(toolbar_group_rects(ctx));
        panels.extend(floating_rects(ctx, interface));
        panels.extend(dropped_rects(ctx, &shown.dropped.layers, selection.dropped));
        panels.extend(selection.pin.and_then(|_| pin_rect(ctx)));
        panels.extend(floating_card_rect(ctx, map, clear));
    }
    OnMap { panels, furniture: furniture(map, interface.map_only) }
}

/// Paints what the atlas and the base map have on `map`, of which `clear` is free of the card. Returns whether a label
/// lost its place: the next frame may find it another.
pub(super) fn paint_map(
    root: &Ui,
    shown: &Shown,
    remembered: &mut Remembered,
    map: egui::Rect,
    clear: egui::Rect,
    on_map: &OnMap,
) -> bool {
    let painter = root.painter().with_clip_rect(map);
    let (view, atlas) = (&*shown.view, &shown.atlas.0);
    let (interface, selection) = (&*shown.interface, &*shown.selection);
    let OnMap { panels, furniture } = on_map;
    let mut covered: Vec<egui::Rect> = panels.iter().chain(furniture).copied().collect();
    paint_arrows(&painter, &shown.routes, atlas, view, interface, selection, map, &covered);
    let area = MapArea { map, clear, panels, covered: &covered };
    let on_map = marks(view, atlas, interface, selection, area, &mut remembered.groups);
    covered.extend(&on_map.hubs);
    let LabelState { memory, lines } = &mut *remembered.labels;
    lines.name_parallels(&shown.parallels.0, interface.settings.language);
    if shown.still.is_some() {
        memory.clear();
    }
    let subject = Subject {
        view,
        atlas,
        names: &shown.names.names,
        lines,
        interface,
        selection,
        marks: &on_map.shown(atlas),
        room: &Room { clear, covered },
    };
    let (placed, has_lost_label) = draw_labels(&painter, &subject, memory);
    *remembered.placed = placed;
    paint_marks(&painter, &on_map, atlas, interface, selection);
    *remembered.marks = on_map;
    has_lost_label && shown.still.is_none()
}

/// Scale bar and credits on a map without panels, which has all of the window.
pub(super) fn furnish(root: &Ui, shown: &Shown) -> egui::Rect {
    let map = root.available_rect_before_wrap();
    scale_bar_picture(root.painter(), map, &shown.view, shown.interface.settings.units, shown.tokens());
    credits_ui(root.painter(), map, &shown.view, shown.tokens());
    map
}

/// The parts of the map that buttons, scale bar, position and credits take.
fn furniture(map: egui::Rect, is_map_only: bool) -> Vec<egui::Rect> {
    let mut covered = vec![scale_bar_rect(map), credits_rect(map)];
    if !is_map_only {
        covered.push(toolbar_rect(map));
        covered.push(position_rect(map).0);
    }
    covered
}

/// Paints the ring that says the keys move the map.
pub(super) fn focus_ring(root: &Ui, map: egui::Rect, tokens: &Tokens) {
    let ring = egui::Stroke::new(2.0, tokens.focus);
    root.painter().rect_stroke(map.shrink(2.0), 4.0, ring, egui::StrokeKind::Inside);
}

/// Says what is being loaded, `what` being the id of a message, at the lower middle of the map.
pub(super) fn loading_ui(ui: &Ui, map: egui::Rect, what: &str, tokens: &Tokens) {
    let at = map.center_bottom() - vec2(0.0, 48.0);
    let galley = ui.painter().layout_no_wrap(ui.words().text(what), theme::regular(14.0), tokens.text);
    let rect = egui::Rect::from_center_size(at, galley.size()).expand2(vec2(12.0, 6.0));
    ui.painter().rect_filled(rect, 6.0, tokens.panel);
    ui.painter().galley(rect.min + vec2(12.0, 6.0), galley, tokens.text);
}
