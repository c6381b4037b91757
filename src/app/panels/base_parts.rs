//! The parts of the base map: the row that switches rivers is the row that explains rivers.

use super::layers::Layers;
use super::samples::{Sample, depth_ramp};
use super::switch::{Row, SAMPLE_LEFT, sample_row, switch_row};
use crate::app::Worded as _;
use crate::app::theme::BaseLine;
use crate::atlas::Kind;
use crate::base::Seen;
use crate::command::Command;
use crate::view::BasePart;
use bevy_egui::egui::{Painter, Rect, Sense, Ui, vec2};

/// What is always there, then every part with its switch.
pub(super) fn base_parts_ui(ui: &mut Ui, layers: &Layers<'_>, out: &mut Vec<Command>) {
    let tokens = layers.theme.tokens();
    explained(ui, "base-coast", &Sample::Coast, layers);
    explained(ui, "base-land", &Sample::Grounds(vec![tokens.land]), layers);
    for part in BasePart::ALL.into_iter().filter(|part| exists(*part, layers)) {
        part_ui(ui, part, layers, out);
    }
}

/// Whether there is anything that a part stands for: some parts are only there where the atlas has them.
fn exists(part: BasePart, layers: &Layers<'_>) -> bool {
    let mut places = layers.atlas.places.iter();
    match part {
        BasePart::StoryLand => places.any(|place| place.iso_a3.is_some()),
        BasePart::ReferenceLines => places.any(|place| place.kind == Kind::Line),
        _ => true,
    }
}

fn part_ui(ui: &mut Ui, part: BasePart, layers: &Layers<'_>, out: &mut Vec<Command>) {
    let (theme, tokens, words) = (layers.theme, layers.theme.tokens(), ui.words());
    let is_shown = layers.state.is_part_shown(part);
    let reason = match Seen::of(part, layers.view) {
        Seen::Here => None,
        Seen::Nearer => Some(words.text("part-nearer")),
        Seen::InRegion => Some(words.text("part-in-region")),
    };
    let text = words.text(&format!("part-{part}"));
    let row = Row { reason: reason.as_deref(), ..Row::small(ui, &text) };
    let sample = sample(part, layers);
    let paint = |painter: &Painter, plate: Rect| sample.paint(painter, plate, theme);
    if switch_row(ui, &row, is_shown, Some(&paint), tokens).clicked() {
        out.push(Command::TogglePart(part));
    }
    match part {
        BasePart::Depths if is_shown => {
            ui.horizontal(|ui| {
                ui.add_space(SAMPLE_LEFT);
                let size = vec2(ui.available_width() - 4.0, 34.0);
                let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                depth_ramp(ui.painter(), rect, theme);
            });
        }
        BasePart::Borders if is_shown => {
            explained(ui, "base-disputed", &Sample::Base(BaseLine::DisputedBorder), layers);
        }
        _ => {}
    }
}

/// A row without a switch; `id` is that of its text.
fn explained(ui: &mut Ui, id: &str, sample: &Sample, layers: &Layers<'_>) {
    let paint = |painter: &Painter, plate: Rect| sample.paint(painter, plate, layers.theme);
    let text = ui.words().text(id);
    sample_row(ui, &Row::small(ui, &text), &paint, layers.theme.tokens());
}

fn sample(part: BasePart, layers: &Layers<'_>) -> Sample {
    let tokens = layers.theme.tokens();
    match part {
        BasePart::Depths => Sample::Grounds(tokens.ocean.to_vec()),
        BasePart::Lakes => Sample::Lake,
        BasePart::Rivers => Sample::River,
        BasePart::StoryLand => Sample::Grounds(vec![tokens.land_story]),
        BasePart::Borders => Sample::Base(BaseLine::Border),
        BasePart::InnerBorders => Sample::Base(BaseLine::InnerBorder),
        BasePart::Graticule => Sample::Graticule,
        BasePart::ReferenceLines => Sample::Reference,
        BasePart::CountryNames => Sample::country_name(tokens),
        BasePart::SeaNames => Sample::sea_name(tokens),
        BasePart::TownNames => Sample::town_name(tokens),
    }
}
