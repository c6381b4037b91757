//! What is near a place: a link to each, how far and in which direction.

use super::PlaceCard;
use super::row::{Row, row_ui};
use crate::app::Worded as _;
use crate::app::panels::widgets::{note, section};
use crate::app::panels::{focus, pointed};
use crate::app::theme::space;
use crate::atlas::{Kind, Near, PlaceIndex};
use crate::command::Command;
use crate::sphere::Units;
use crate::wording::{bearing_words, finest_m, known_length, length_words, lengths_words};
use crate::words::Words;
use bevy_egui::egui::Ui;

/// Metres per pixel at which a settlement is looked at.
const SETTLEMENT_M_PER_PX: f64 = 120.0;

/// Other places of the atlas, then settlements, each the nearest first. What is told under 'Also here' is not told again.
pub(super) fn near_ui(ui: &mut Ui, card: &PlaceCard<'_>, out: &mut Vec<Command>) {
    let near = card.near;
    let is_told = |other: &&Near<PlaceIndex>| card.also_here.contains(&other.what);
    let places: Vec<&Near<PlaceIndex>> = near.places.iter().filter(|other| !is_told(other)).collect();
    if near.place != Some(card.place) || places.is_empty() && near.settlements.is_empty() {
        return;
    }
    let (tokens, words, units) = (card.tokens(), ui.words(), card.settings.units);
    section(ui, &words.text("card-near"), tokens);
    note(ui, &words.text("card-near-note"), tokens);
    ui.add_space(space::TIGHT);
    ui.spacing_mut().item_spacing.y = 0.0;
    let own_m = card.atlas.place(card.place).map_or(0.0, |place| finest_m(place.precision));
    for other in places {
        let Some(place) = card.atlas.place(other.what) else { continue };
        let resolution_m = own_m.max(finest_m(place.precision));
        let row = row(words, units, &place.name, Some(place.kind), other, resolution_m);
        let response = row_ui(ui, card, &row);
        if response.hovered() || response.has_focus() {
            pointed::point_at(ui.ctx(), &[other.what]);
        }
        if response.clicked() {
            focus::opened_by(&response);
            out.push(Command::Select { place: Some(other.what), fly: true });
        }
    }
    for settlement in &near.settlements {
        let row = row(words, units, &settlement.what, None, settlement, own_m);
        if row_ui(ui, card, &row).clicked() {
            out.push(Command::FlyTo { center: settlement.pos, m_per_px: SETTLEMENT_M_PER_PX });
        }
    }
}

fn row<'a, T>(
    words: &Words,
    units: Units,
    name: &'a str,
    kind: Option<Kind>,
    near: &Near<T>,
    resolution_m: f64,
) -> Row<'a> {
    let short = known_length(near.distance_m, resolution_m, |m| length_words(words, units.pair()[0], m));
    let both = known_length(near.distance_m, resolution_m, |m| lengths_words(words, units, m));
    let bearing = bearing_words(words, near.bearing_deg);
    Row { name, kind, said: format!("{short}, {bearing}"), in_full: format!("{both}, {bearing}") }
}
