//! The other places of the group of marks that was opened with this place: a link to the card of each.

use super::PlaceCard;
use super::row::{Row, row_ui};
use crate::app::Worded as _;
use crate::app::panels::widgets::{quiet_button, section};
use crate::app::panels::{focus, pointed};
use crate::app::theme::space;
use crate::command::Command;
use crate::wording::{kind_word, when_words};
use bevy_egui::egui::{Id, Ui};

/// So many are listed at first: what is told of the place itself is to be seen, too.
const FEW: usize = 5;

pub(super) fn also_here_ui(ui: &mut Ui, card: &PlaceCard<'_>, out: &mut Vec<Command>) {
    let others = card.also_here;
    if others.is_empty() {
        return;
    }
    let (tokens, words) = (card.tokens(), ui.words());
    section(ui, &words.text("card-also-here"), tokens);
    ui.add_space(space::TIGHT);
    let is_whole_id = Id::new(("all that is also here", others.len(), others.first()));
    let is_whole = others.len() <= FEW + 1 || ui.data(|data| data.get_temp(is_whole_id)).unwrap_or(false);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for other in others.iter().take(if is_whole { usize::MAX } else { FEW }) {
            let Some(place) = card.atlas.place(*other) else { continue };
            let said = kind_word(words, place.kind);
            let when = place.when.as_ref().map(|when| when_words(words, when));
            let in_full = [Some(said.clone()), when].into_iter().flatten().collect::<Vec<_>>().join(", ");
            let response =
                row_ui(ui, card, &Row { name: &place.name, kind: Some(place.kind), said, in_full });
            if response.hovered() || response.has_focus() {
                pointed::point_at(ui.ctx(), &[*other]);
            }
            if response.clicked() {
                focus::opened_by(&response);
                out.push(Command::Select { place: Some(*other), fly: false });
            }
        }
    });
    if !is_whole {
        let all = words.with("card-also-here-all", &[("count", (others.len() as u32).into())]);
        if quiet_button(ui, &all, tokens).clicked() {
            ui.data_mut(|data| data.insert_temp(is_whole_id, true));
        }
    }
}
