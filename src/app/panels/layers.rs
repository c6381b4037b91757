//! Layers and legend in one: what switches a thing on the map is what explains it.

use super::base_parts::base_parts_ui;
use super::dropped::dropped_ui;
use super::legend::{daylight_rows_ui, precision_ui, status_ui};
use super::place_samples::{Form, place_sample};
use super::projection::projection_ui;
use super::switch::{Row, SAMPLE_LEFT, fold_button, switch_row};
use super::widgets::{self, button, note, quiet_button, section};
use crate::app::Worded as _;
use crate::app::state::DroppedLayer;
use crate::app::theme::{self, Theme, space, type_size};
use crate::atlas::{Atlas, Kind, Layer, Place};
use crate::command::Command;
use crate::settings::Settings;
use crate::sphere::Projection;
use crate::view::{FULL_PERCENT, LEAST_PERCENT, LayerState, MapView, PERCENT_STEP};
use crate::wording::{CREDITS, kind_word};
use bevy_egui::egui::{Align, Id, Layout, Memory, Rect, Sense, Slider, Ui, UiBuilder, vec2};
use std::collections::BTreeMap;

/// A column of kinds is no narrower than this, in points.
const LEAST_COLUMN: f32 = 112.0;

/// What the panel of layers shows.
#[derive(Clone, Copy)]
pub struct Layers<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// How its layers are drawn, and which parts of the base map are hidden.
    pub state: &'a LayerState,
    /// The view of the map: it says which parts are not seen at its scale.
    pub view: &'a MapView,
    /// The files that were dropped on the map.
    pub dropped: &'a [DroppedLayer],
    /// How lengths and positions are written.
    pub settings: &'a Settings,
    /// The projection that was chosen.
    pub projection: Projection,
    /// Whether day and night are shown.
    pub is_daylight_shown: bool,
    /// The theme.
    pub theme: Theme,
}

/// A row for each layer, the highest first, then the reader's own files, and for each part of the base map: its switch,
/// its sample, what it means. Then day and night, what precision looks like, projection and credits.
pub fn layers_ui(ui: &mut Ui, layers: &Layers<'_>, out: &mut Vec<Command>) {
    let (tokens, words) = (layers.theme.tokens(), ui.words());
    ui.spacing_mut().item_spacing.y = 2.0;
    head_ui(ui, layers, out);
    for look in layers.state.looks().iter().rev() {
        if let Some(layer) = layers.atlas.layers.iter().find(|layer| layer.id == look.id) {
            // Its own id wherever it stands in the list: what has the keyboard keeps it.
            let scope = UiBuilder::new().id(Id::new(("layer", &layer.id)));
            ui.scope_builder(scope, |ui| layer_ui(ui, layer, layers, out));
        }
    }
    dropped_ui(ui, layers.dropped, layers.settings, tokens, out);
    section(ui, &words.text("base-heading"), tokens);
    base_parts_ui(ui, layers, out);
    daylight_rows_ui(ui, layers, out);
    section(ui, &words.text("legend-precision"), tokens);
    precision_ui(ui, layers.theme);
    if layers.atlas.places.iter().any(|place| place.status.is_some()) {
        section(ui, &words.text("legend-status"), tokens);
        status_ui(ui, layers.atlas, layers.theme);
    }
    projection_ui(ui, layers.projection, tokens, out);
    section(ui, &words.text("layers-true-size"), tokens);
    if quiet_button(ui, &words.text("layers-compare"), tokens).clicked() {
        out.push(Command::ToggleCompare);
    }
    section(ui, &words.text("layers-credits"), tokens);
    for credit in CREDITS {
        note(ui, &words.text(credit), tokens);
    }
    if let Some(borders) = &layers.atlas.policy.borders {
        note(ui, borders, tokens);
    }
}

/// The heading, and a button that resets where there is something to reset. It takes its room in any case: a switch
/// must not move the others away from under the pointer.
fn head_ui(ui: &mut Ui, layers: &Layers<'_>, out: &mut Vec<Command>) {
    let tokens = layers.theme.tokens();
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), space::TARGET),
        Layout::right_to_left(Align::Center),
        |ui| {
            if !layers.state.is_at_start() {
                let words = ui.words();
                let tooltip = words.attribute("command-reset-layers", "tooltip");
                let reset = quiet_button(ui, &words.text("layers-reset"), tokens).on_hover_text(tooltip);
                if reset.clicked() {
                    out.push(Command::ResetLayers);
                }
            }
            let width = ui.available_width();
            let left_to_right = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(vec2(width, space::TARGET), left_to_right, |ui| {
                let heading = widgets::label(
                    ui,
                    &ui.words().text("layers-heading"),
                    theme::semibold(type_size::UI),
                    tokens.text,
                );
                widgets::as_heading(ui, &heading, 3);
            });
        },
    );
}

/// A layer: its switch, how many places it has, what its marks, lines and areas mean; and behind a button its opacity
/// and its place in the order.
fn layer_ui(ui: &mut Ui, layer: &Layer, layers: &Layers<'_>, out: &mut Vec<Command>) {
    let tokens = layers.theme.tokens();
    let kinds = kinds(layers.atlas, layer);
    let count: usize = kinds.values().map(|(count, _)| count).sum();
    let is_open_id = Id::new(("settings of a layer", &layer.id));
    let mut is_open = ui.data(|data| data.get_temp(is_open_id)).unwrap_or(false);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), space::TARGET),
        Layout::right_to_left(Align::Min),
        |ui| {
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            let name = ui.words().with("layer-settings", &[("layer", layer.title.as_str().into())]);
            let fold = fold_button(ui, &name, is_open, tokens);
            if fold.clicked() {
                is_open ^= true;
                ui.data_mut(|data| data.insert_temp(is_open_id, is_open));
            }
            ui.allocate_ui_with_layout(
                vec2(34.0, space::TARGET),
                Layout::right_to_left(Align::Center),
                |ui| {
                    let number = note(ui, &count.to_string(), tokens);
                    let name = ui.words().with("layers-count", &[("count", count.into())]);
                    ui.ctx().accesskit_node_builder(number.id, |node| node.set_value(name.clone()));
                    number.on_hover_text(name);
                },
            );
            let row = Row {
                text: &layer.title,
                reason: None,
                font: theme::semibold(type_size::UI - 0.5),
                width: ui.available_width(),
            };
            if switch_row(ui, &row, layers.state.is_visible(&layer.id), None, tokens).clicked() {
                out.push(Command::ToggleLayer(layer.id.clone()));
            }
        },
    );
    if is_open {
        settings_ui(ui, layer, layers, out);
    }
    kinds_ui(ui, layer, &kinds, layers);
    ui.add_space(space::TIGHT);
}

/// What of a kind and a form a layer has: how many, and one that is seen, where there is one.
type Kinds<'a> = BTreeMap<(Kind, Form), (usize, &'a Place)>;

fn kinds<'a>(atlas: &'a Atlas, layer: &Layer) -> Kinds<'a> {
    let mut kinds: Kinds<'_> = BTreeMap::new();
    for place in atlas.places.iter().filter(|place| place.layer == layer.id) {
        let (count, sample) = kinds.entry((place.kind, Form::of(place))).or_insert((0, place));
        *count += 1;
        if sample.is_only_a_name() {
            *sample = place;
        }
    }
    kinds
}

/// Opacity, and the place in the order of drawing.
fn settings_ui(ui: &mut Ui, layer: &Layer, layers: &Layers<'_>, out: &mut Vec<Command>) {
    let (tokens, words) = (layers.theme.tokens(), ui.words());
    let look = layers.state.looks().iter().find(|look| look.id == layer.id);
    let mut percent = look.map_or(FULL_PERCENT, |look| look.opacity_percent);
    ui.horizontal(|ui| {
        ui.add_space(SAMPLE_LEFT);
        ui.allocate_ui(vec2(100.0, space::TARGET), |ui| {
            ui.set_min_width(100.0);
            note(ui, &words.with("layer-opacity", &[("percent", percent.into())]), tokens);
        });
        ui.spacing_mut().slider_width = (ui.available_width() - 4.0).max(60.0);
        let slider = Slider::new(&mut percent, LEAST_PERCENT..=FULL_PERCENT)
            .step_by(f64::from(PERCENT_STEP))
            .show_value(false)
            .trailing_fill(true);
        let response = ui.add(slider);
        let name = words.with("layer-opacity-of", &[("layer", layer.title.as_str().into())]);
        let value = words.with("layer-percent", &[("percent", percent.into())]);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(name);
            node.set_value(value);
        });
        if response.changed() {
            out.push(Command::SetLayerOpacity { layer: layer.id.clone(), percent });
        }
    });
    order_ui(ui, layer, layers, out);
}

/// Two buttons that move a layer up and down. At an end the one that goes no further hands the keyboard to the other.
fn order_ui(ui: &mut Ui, layer: &Layer, layers: &Layers<'_>, out: &mut Vec<Command>) {
    let (tokens, words) = (layers.theme.tokens(), ui.words());
    let (rank, last) = (layers.state.rank(&layer.id), layers.state.looks().len().saturating_sub(1));
    ui.horizontal_wrapped(|ui| {
        ui.add_space(SAMPLE_LEFT);
        ui.spacing_mut().item_spacing.x = space::SMALL;
        let mut ids = Vec::new();
        // As it was before a button that is no longer possible gave the keyboard away.
        let focused = ui.memory(Memory::focused);
        let title = || [("layer", layer.title.as_str().into())];
        let up = (words.text("layer-up"), words.with("layer-move-up", &title()), 1, rank < last);
        let down = (words.text("layer-down"), words.with("layer-move-down", &title()), -1, rank > 0);
        for (text, name, by, is_possible) in [up, down] {
            let response = ui.add_enabled_ui(is_possible, |ui| button(ui, &text, tokens)).inner;
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
            if response.clicked() {
                out.push(Command::MoveLayer { layer: layer.id.clone(), by });
            }
            ids.push((response.id, focused == Some(response.id) && !is_possible, is_possible));
        }
        if let [(up, up_ends, can_go_up), (down, down_ends, can_go_down)] = ids[..] {
            let next = if up_ends && can_go_down { Some(down) } else { None };
            let next = next.or(if down_ends && can_go_up { Some(up) } else { None });
            if let Some(next) = next {
                ui.memory_mut(|memory| memory.request_focus(next));
            }
        }
    });
}

/// What a layer has, in two columns where there is room for them: a sample of each kind, its word, and how many there are where there are several.
fn kinds_ui(ui: &mut Ui, layer: &Layer, kinds: &Kinds<'_>, layers: &Layers<'_>) {
    let (theme, tokens) = (layers.theme, layers.theme.tokens());
    let opacity =
        layers.state.opacity(&layer.id) * if layers.state.is_visible(&layer.id) { 1.0 } else { 0.4 };
    let kinds: Vec<_> = kinds.iter().collect();
    let room = ui.available_width() - SAMPLE_LEFT;
    let columns = if room >= 2.0 * LEAST_COLUMN { 2 } else { 1 };
    let column = room / columns as f32;
    for row in kinds.chunks(columns) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.spacing_mut().interact_size.y = 24.0;
            ui.add_space(SAMPLE_LEFT);
            for ((kind, form), (count, place)) in row {
                let left_to_right = Layout::left_to_right(Align::Center);
                ui.allocate_ui_with_layout(vec2(column, 24.0), left_to_right, |ui| {
                    ui.set_min_width(column);
                    ui.set_max_width(column - space::SMALL);
                    sample_cell(ui, layer, (*kind, *form), place, opacity, theme);
                    let name = kind_word(ui.words(), *kind);
                    let values = || [("kind", name.as_str().into()), ("count", (*count).into())];
                    let several = (*count > 1).then(|| ui.words().with("layer-kind-count", &values()));
                    note(ui, several.as_ref().unwrap_or(&name), tokens);
                });
            }
        });
    }
}

/// The sample of a kind, which a test finds by its id.
fn sample_cell(
    ui: &mut Ui,
    layer: &Layer,
    (kind, form): (Kind, Form),
    place: &Place,
    opacity: f32,
    theme: Theme,
) {
    let (rect, _) = ui.allocate_exact_size(vec2(36.0, 24.0), Sense::hover());
    let plate = if form == Form::Mark {
        Rect::from_min_size(rect.min, vec2(24.0, 24.0))
    } else {
        Rect::from_min_size(rect.min + vec2(0.0, 3.0), vec2(30.0, 18.0))
    };
    ui.interact(plate, sample_id(&layer.id, kind, form), Sense::hover());
    place_sample(ui.painter(), plate, place, layer.kind, opacity, theme);
}

/// The id of the sample of a kind in a layer.
pub(in crate::app) fn sample_id(layer: &str, kind: Kind, form: Form) -> Id {
    Id::new(("sample", layer, kind, form))
}
