//! What is said of a place, beside what the program measures.

use super::PlaceCard;
use crate::app::Worded as _;
use crate::app::panels::pointed;
use crate::app::panels::widgets::{self, label, note, section};
use crate::app::theme::{self, space, type_size};
use crate::atlas::{Claim, Place, PlaceIndex, SaidBy};
use crate::command::Command;
use crate::sphere::CompassPoint;
use crate::wording::{compass_word, lengths_words};
use bevy_egui::egui::{Frame, Ui};

/// Each claim with who says it, and under it what was measured and how.
pub(super) fn claims_ui(ui: &mut Ui, card: &PlaceCard<'_>, place: &Place, out: &mut Vec<Command>) {
    if place.claims.is_empty() {
        return;
    }
    section(ui, &ui.words().text("card-claims"), card.tokens());
    for claim in &place.claims {
        claim_ui(ui, card, place, claim, out);
        ui.add_space(space::SMALL);
    }
}

fn claim_ui(ui: &mut Ui, card: &PlaceCard<'_>, place: &Place, claim: &Claim, out: &mut Vec<Command>) {
    let (tokens, words) = (card.tokens(), ui.words());
    note(ui, &words.text("card-said"), tokens);
    let said = words.with("card-quoted", &[("words", claim.says.as_str().into())]);
    label(ui, &said, theme::serif(type_size::EXCERPT), tokens.text);
    match &claim.said_by {
        SaidBy::Article { quote } if *quote != claim.says => {
            let quote = words.with("card-quoted", &[("words", quote.as_str().into())]);
            note(ui, &words.with("card-said-by-article", &[("quote", quote.into())]), tokens);
        }
        SaidBy::Article { .. } => {
            note(ui, &words.text("card-said-in-article"), tokens);
        }
        SaidBy::Source { url } => {
            if let Some(source) = place.sources.iter().find(|source| source.url == *url) {
                widgets::link(ui, &source.title, url, tokens, out);
            }
        }
    }
    let Some(measured) = card.atlas.measured(place, &claim.measure) else { return };
    ui.add_space(space::TIGHT);
    Frame::new().fill(tokens.panel_raised).corner_radius(space::CORNER_SMALL).inner_margin(12).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 3.0;
            note(ui, &words.text("card-measured"), tokens);
            let length = lengths_words(words, card.settings.units, measured.nearest.distance_m);
            label(ui, &length, theme::semibold(type_size::UI + 1.0), tokens.text);
            let name = card.atlas.place(measured.from).map_or("", |from| from.name.as_str());
            let compass = compass_word(words, CompassPoint::of_bearing(measured.bearing_deg));
            let direction =
                words.with("card-direction", &[("compass", compass.into()), ("name", name.into())]);
            if widgets::quiet_button(ui, &direction, tokens).on_hover_text(name).clicked() {
                out.push(open(measured.from));
            }
            note(ui, &words.text("card-how-measured"), tokens);
            if ui.rect_contains_pointer(ui.min_rect()) {
                pointed::point_at(ui.ctx(), &[measured.from]);
            }
        },
    );
}

fn open(place: PlaceIndex) -> Command {
    Command::Select { place: Some(place), fly: true }
}
