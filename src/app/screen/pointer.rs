//! What input on the map asks for, and what the pointer shows there.

use super::click::{Pointed, commands};
use super::shown::Shown;
use crate::app::Worded as _;
use crate::app::camera::MapInput;
use crate::app::labels::PlacedLabels;
use crate::app::marks::Marks;
use crate::app::panels::{MeasuredMap, dropped_tooltip_ui, feature_title, measured_line_ui};
use crate::command::{Command, Notice};
use crate::sphere::LonLat;
use bevy_egui::egui::{CursorIcon, Rect, Ui, pos2};

/// The map as the pointer finds it.
pub(super) struct MapPointer<'a> {
    /// The part of the window that shows it.
    pub(super) map: Rect,
    pub(super) input: &'a MapInput,
    pub(super) marks: &'a Marks,
    pub(super) labels: &'a PlacedLabels,
    /// The pointer is on the map and on nothing that floats over it.
    pub(super) is_on_map: bool,
    /// What it is on is lit up. Where it rests while the keyboard goes from place to place, it is not.
    pub(super) leads: bool,
}

/// What input on the map asks for.
pub(super) fn map_commands(root: &Ui, shown: &Shown, pointer: &MapPointer<'_>) -> Vec<Command> {
    let MapPointer { map, input, marks, labels, is_on_map, leads } = *pointer;
    let (interface, selected) = (&*shown.interface, &*shown.selection);
    let mut asked = input.commands.clone();
    if let Some(line) = &interface.measuring {
        let (view, units) = (&shown.view, interface.settings.units);
        measured_line_ui(root, map, &MeasuredMap { view, line, units, tokens: shown.tokens() }, &mut asked);
        asked.extend(selected.hovered.filter(|_| is_on_map && leads).map(|_| Command::Hover(None)));
    } else {
        let dropped = &shown.dropped;
        let pointed = Pointed { atlas: &shown.atlas.0, view: &shown.view, interface, marks, labels, dropped };
        let lit = |command: &Command| leads || !matches!(command, Command::Hover(_));
        asked.extend(commands(input, &pointed, selected).into_iter().filter(lit));
    }
    let is_apart = shown.pending.has_map && !marks.is_fanned();
    if is_apart && !selected.open_cluster.is_empty() && input.click.is_none() {
        asked.push(Command::OpenCluster(Vec::new()));
    }
    if selected.hovered.is_some() && is_on_map && input.hover.is_none() && leads {
        asked.push(Command::Hover(None));
    }
    asked
}

/// Tells what is under a finger that rests: the position, which it would cover, and the place that is there. With a
/// mouse the line at the foot of the map says so all the time.
pub(super) fn what_is_here(root: &Ui, shown: &Shown, pointer: &MapPointer<'_>) -> Option<Command> {
    let at = pointer.input.long_press?;
    let position = LonLat::from(shown.view.ground_at(at)?);
    let position = shown.interface.settings.notation.write(position, shown.view.m_per_px());
    let MapPointer { marks, labels, .. } = *pointer;
    let (view, interface, dropped) = (&shown.view, &*shown.interface, &shown.dropped);
    let pointed = Pointed { atlas: &shown.atlas.0, view, interface, marks, labels, dropped };
    let place = pointed.at(at).and_then(|hit| shown.atlas.0.place(hit.place()));
    let words = root.words();
    let text = place.map_or_else(
        || position.clone(),
        |place| {
            let (place, position) = (place.name.as_str().into(), position.as_str().into());
            words.with("position-of-place", &[("place", place), ("position", position)])
        },
    );
    let notice = Notice::new(text).with_action(words.text("position-copy"), Command::Copy(position));
    Some(Command::Notify(notice))
}

/// Shows a hand where a click opens a place. While measuring a click sets a point, whatever lies under it.
pub(super) fn show_hand(root: &Ui, shown: &Shown, pointer: &MapPointer<'_>) {
    let hover = pointer.input.hover;
    let is_on_place =
        pointer.labels.place_at_pointer(hover) || shown.selection.hovered.is_some() && hover.is_some();
    if is_on_place && shown.interface.measuring.is_none() {
        root.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
}

/// Shows the name of what the pointer is on of a dropped file, and a hand: a click opens its card.
pub(super) fn show_dropped(root: &Ui, shown: &Shown, pointer: &MapPointer<'_>) {
    let MapPointer { map, marks, labels, .. } = *pointer;
    let Some(screen) = pointer.input.hover.filter(|_| shown.interface.measuring.is_none()) else { return };
    let (interface, dropped) = (&*shown.interface, &shown.dropped);
    let pointed = Pointed { atlas: &shown.atlas.0, view: &shown.view, interface, marks, labels, dropped };
    let Some(found) = pointed.dropped_at(screen) else { return };
    root.ctx().set_cursor_icon(CursorIcon::PointingHand);
    let file = dropped.layer(found.file).and_then(|layer| layer.file());
    if let Some(file) = file.filter(|_| shown.selection.dropped != Some(found)) {
        let title = feature_title(root.words(), file, found.feature);
        dropped_tooltip_ui(root, map, pos2(screen.x as f32, screen.y as f32), &title, shown.tokens());
    }
}
