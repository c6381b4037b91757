//! The layers of the atlas, and the rest of the panel that they share with the legend.

use super::credits::CREDITS;
use super::legend::legend_ui;
use super::projection::projection_ui;
use super::text::kind_word;
use super::widgets::{self, note, section};
use crate::app::Worded as _;
use crate::app::theme::{MarkState, Tokens, mark, space};
use crate::atlas::{Atlas, Kind};
use crate::command::Command;
use crate::sphere::Projection;
use bevy_egui::egui::{Align, Layout, Sense, Ui, vec2};
use std::collections::{BTreeMap, BTreeSet};

/// What the panel of layers shows.
#[derive(Clone, Copy)]
pub struct Layers<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// Ids of the layers that are not drawn.
    pub hidden_layers: &'a BTreeSet<String>,
    /// The projection that was chosen.
    pub projection: Projection,
    /// Whether day and night are shown.
    pub is_daylight_shown: bool,
    /// The colours.
    pub tokens: &'a Tokens,
}

/// Switches for the layers with the marks that are in each, then what lines, grounds and depths mean.
pub fn layers_ui(ui: &mut Ui, layers: &Layers<'_>, out: &mut Vec<Command>) {
    let tokens = layers.tokens;
    ui.spacing_mut().item_spacing.y = 2.0;
    for layer in &layers.atlas.layers {
        let mut is_shown = !layers.hidden_layers.contains(&layer.id);
        if ui.checkbox(&mut is_shown, &layer.title).changed() {
            out.push(Command::ToggleLayer(layer.id.clone()));
        }
        let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
        for place in layers.atlas.places.iter().filter(|place| place.layer == layer.id) {
            *kinds.entry(place.kind).or_default() += 1;
        }
        kinds_ui(ui, &kinds, tokens);
    }
    projection_ui(ui, layers.projection, tokens, out);
    let mut is_daylight_shown = layers.is_daylight_shown;
    if ui.checkbox(&mut is_daylight_shown, "Day and night").changed() {
        out.push(Command::ToggleDaylight);
    }
    legend_ui(ui, layers.is_daylight_shown, tokens);
    section(ui, "True size", tokens);
    if widgets::quiet_button(ui, "Compare a country with Web Mercator", tokens).clicked() {
        out.push(Command::ToggleCompare);
    }
    section(ui, "Credits", tokens);
    for credit in CREDITS {
        note(ui, credit, tokens);
    }
}

/// The marks of a layer in two columns, each with how many places have it.
fn kinds_ui(ui: &mut Ui, kinds: &BTreeMap<Kind, usize>, tokens: &Tokens) {
    let kinds: Vec<_> = kinds.iter().collect();
    let indent = 28.0;
    let column = (ui.available_width() - indent) / 2.0;
    for row in kinds.chunks(2) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.spacing_mut().interact_size.y = 24.0;
            ui.add_space(indent);
            for (kind, count) in row {
                let left_to_right = Layout::left_to_right(Align::Center);
                ui.allocate_ui_with_layout(vec2(column, 24.0), left_to_right, |ui| {
                    ui.set_min_width(column);
                    let (rect, _) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::hover());
                    let center = rect.left_center() + vec2(8.0, 0.0);
                    mark(ui.painter(), **kind, center, 7.5, tokens, MarkState::Normal);
                    let name = kind_word(ui.words(), **kind);
                    note(ui, &if **count > 1 { format!("{name} ({count})") } else { name }, tokens);
                });
            }
        });
    }
    ui.add_space(space::TIGHT);
}
