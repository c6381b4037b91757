//! How we know what a card says: how sure it is, how sure the position is, and the sources.

use super::PlaceCard;
use crate::app::Worded as _;
use crate::app::panels::widgets::{self, as_heading, label, note, quiet_button};
use crate::app::theme::{self, Tokens, space, type_size};
use crate::atlas::Place;
use crate::command::Command;
use crate::wording::{precision_meaning, published_words, status_word, when_words};
use bevy_egui::egui::{Align, Id, Ui};

/// Where it is noted that somebody has asked.
fn asked(place: &Place) -> Id {
    Id::new(("how do we know", &place.id))
}

/// The question, as a button that leads to the answer. Where there is no source there is no answer.
pub(super) fn ask_ui(ui: &mut Ui, place: &Place, tokens: &Tokens) {
    if !place.sources.is_empty() && quiet_button(ui, &ui.words().text("card-how"), tokens).clicked() {
        ui.data_mut(|data| data.insert_temp(asked(place), true));
    }
    ui.add_space(space::TIGHT);
}

/// Status, date, precision, and each source with its publisher and its date.
pub(super) fn evidence_ui(ui: &mut Ui, card: &PlaceCard<'_>, place: &Place, out: &mut Vec<Command>) {
    if place.sources.is_empty() {
        return;
    }
    let (tokens, words) = (card.tokens(), ui.words());
    ui.add_space(space::MEDIUM);
    let heading = label(ui, &words.text("card-how"), theme::semibold(type_size::UI), tokens.text);
    as_heading(ui, &heading, 3);
    if ui.data_mut(|data| data.remove_temp::<bool>(asked(place))).is_some() {
        heading.scroll_to_me(Some(Align::TOP));
    }
    ui.add_space(space::TIGHT);
    let when =
        place.when.as_ref().map(|when| words.with("card-when", &[("when", when_words(words, when).into())]));
    let status = place.status.map(|status| status_word(words, status) + ".");
    let known = [status, when.map(|when| when + "."), Some(precision_meaning(words, place))];
    let known: Vec<String> = known.into_iter().flatten().collect();
    note(ui, &known.join(" "), tokens);
    ui.add_space(space::TIGHT);
    for source in &place.sources {
        widgets::link(ui, &source.title, &source.url, tokens, out);
        let published = published_words(words, source);
        if !published.is_empty() {
            note(ui, &published, tokens);
            ui.add_space(space::TIGHT);
        }
    }
}
