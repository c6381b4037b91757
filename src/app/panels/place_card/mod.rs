//! The card of a place: what it is, how sure its position is, every sentence that mentions it, what was measured, and what
//! is near.

mod also_here;
mod claims;
mod evidence;
mod near;
mod quotations;
mod row;

use super::widgets::{self, icon_button, key_of, label, note, section};
use super::{focus, pointed};
use crate::app::Worded as _;
use crate::app::theme::{self, MarkState, Tokens, mark, space, type_size};
use crate::atlas::{ArticleIndex, Atlas, CitationWords, NearBy, Place, PlaceIndex, citation};
use crate::command::{Command, Icon};
use crate::settings::Settings;
use crate::sphere::Notation;
use crate::wording::{
    kind_word, language_name, position_title, precision_meaning, precision_word, resolution_m, short,
    status_word, when_words,
};
use crate::words::Words;
use bevy_egui::egui::{Frame, Margin, Rect, Response, ScrollArea, Sense, Ui, pos2, vec2};

/// What a card shows.
#[derive(Clone, Copy)]
pub struct PlaceCard<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The place.
    pub place: PlaceIndex,
    /// The article that is open: its order says which place is next.
    pub article: ArticleIndex,
    /// What is near the place.
    pub near: &'a NearBy,
    /// The other places of the group of marks that is spread out, where the place is one of it.
    pub also_here: &'a [PlaceIndex],
    /// Units of lengths and the notation of positions.
    pub settings: &'a Settings,
    /// The link to what the map shows with this place open, for 'Copy link'.
    pub link: &'a str,
}

impl PlaceCard<'_> {
    fn tokens(&self) -> &'static Tokens {
        self.settings.theme.tokens()
    }
}

/// A card lower than this, in points, scrolls as a whole.
const LOW: f32 = 230.0;

/// The card, in the room there is: a head that stays and a body that scrolls, at most `max_height` points
/// high in all.
pub fn place_card_ui(ui: &mut Ui, card: &PlaceCard<'_>, max_height: f32, out: &mut Vec<Command>) {
    let Some(place) = card.atlas.place(card.place) else { return };
    let room = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), max_height));
    escape_ui(ui, room, out);
    // In little room the head goes with what it is the head of, or nothing else would be seen.
    let is_low = max_height < LOW;
    let head = |ui: &mut Ui, out: &mut Vec<Command>| {
        Frame::new().inner_margin(Margin { left: 20, right: 8, top: 8, bottom: 0 }).show(ui, |ui| {
            head_ui(ui, card, place, out);
        });
    };
    if !is_low {
        head(ui, out);
    }
    let left = (room.bottom() - ui.cursor().top()).max(40.0);
    ScrollArea::vertical().id_salt(("card", &place.id)).max_height(left).auto_shrink([false, true]).show(
        ui,
        |ui| {
            if is_low {
                head(ui, out);
            }
            Frame::new().inner_margin(Margin { left: 20, right: 20, top: 0, bottom: 20 }).show(ui, |ui| {
                body_ui(ui, card, place, out);
            });
        },
    );
}

/// Escape closes the card that has the focus, and the focus goes back to what opened it.
fn escape_ui(ui: &Ui, room: Rect, out: &mut Vec<Command>) {
    if let Some(id) = focus::focused_within(ui, room) {
        focus::keep(ui, id, false);
        if focus::takes_escape(ui) {
            focus::go_back(ui.ctx());
            out.push(CLOSE);
        }
    }
}

const CLOSE: Command = Command::Select { place: None, fly: false };

fn body_ui(ui: &mut Ui, card: &PlaceCard<'_>, place: &Place, out: &mut Vec<Command>) {
    let (tokens, words) = (card.tokens(), ui.words());
    names_ui(ui, place, tokens);
    also_here::also_here_ui(ui, card, out);
    facts_ui(ui, card, place, out);
    quotations::quotations_ui(ui, card, out);
    claims::claims_ui(ui, card, place, out);
    if !place.summary.is_empty() {
        section(ui, &words.text("card-context"), tokens);
        note(ui, &words.text("card-context-note"), tokens);
        ui.add_space(space::TIGHT);
        label(ui, &place.summary, theme::regular(type_size::UI), tokens.text);
    }
    near::near_ui(ui, card, out);
    evidence::evidence_ui(ui, card, place, out);
    ui.add_space(space::MEDIUM);
    ui.horizontal_wrapped(|ui| {
        if widgets::button(ui, &words.text("card-copy-link"), tokens).clicked() {
            out.push(Command::Copy(card.link.to_owned()));
        }
        if widgets::button(ui, &words.text("card-copy-citation"), tokens).clicked() {
            out.push(Command::Copy(cited(card, place, words)));
        }
    });
}

/// The place cited in the language of the interface.
fn cited(card: &PlaceCard<'_>, place: &Place, words: &Words) -> String {
    let position = card.settings.notation.write(place.anchor, resolution_m(place.precision));
    let said = CitationWords {
        kind: kind_word(words, place.kind),
        position: words.with("citation-position", &[("position", position.into())]),
        precision: precision_word(words, place.precision),
        when: place.when.as_ref().map(|when| when_words(words, when)),
        map: words.with("citation-map", &[("title", card.atlas.title.as_str().into())]),
        sources: words.text("card-sources"),
    };
    citation(place, &said, card.link)
}

/// Kind and buttons, then the name.
fn head_ui(ui: &mut Ui, card: &PlaceCard<'_>, place: &Place, out: &mut Vec<Command>) {
    let (tokens, words) = (card.tokens(), ui.words());
    let kind = |ui: &mut Ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 20.0), Sense::hover());
        let at = pos2(rect.left() + 8.0, rect.center().y);
        mark(ui.painter(), place.kind, at, 7.5, tokens, MarkState::Normal);
        label(ui, &kind_word(words, place.kind), theme::regular(type_size::UI), tokens.text_soft);
    };
    let buttons = |ui: &mut Ui| {
        let close =
            head_button(ui, Icon::Close, "card-close", words.attribute("card-close", "tooltip"), tokens);
        focus::take_card(&close);
        if close.clicked() {
            if close.has_focus() {
                focus::go_back(ui.ctx());
            }
            out.push(CLOSE);
        }
        for (sign, [id, named_id], by, command) in [
            (Icon::Next, ["card-next", "card-next-named"], 1, Command::NextPlace),
            (Icon::Previous, ["card-previous", "card-previous-named"], -1, Command::PreviousPlace),
        ] {
            let article = card.atlas.article(card.article);
            let next = article.and_then(|article| card.atlas.place_after(article, Some(card.place), by));
            let name = next.and_then(|next| card.atlas.place(next)).map_or("", |next| next.name.as_str());
            let tooltip = words.with(
                named_id,
                &[("name", name.into()), ("key", key_of(&command, words).unwrap_or_default().into())],
            );
            if head_button(ui, sign, id, tooltip, tokens).clicked() {
                out.push(command);
            }
        }
    };
    widgets::title_row(ui, kind, buttons);
    let name = label(ui, &short(&place.name), theme::serif_semibold(type_size::NAME), tokens.text);
    widgets::as_heading(ui, &name, 2);
}

/// A button of the head; the message with this id is its name for a screen reader.
fn head_button(ui: &mut Ui, sign: Icon, id: &str, tooltip: String, tokens: &Tokens) -> Response {
    let name = ui.words().text(id);
    icon_button(ui, sign, &name, false, tokens).on_hover_text(tooltip)
}

fn names_ui(ui: &mut Ui, place: &Place, tokens: &Tokens) {
    let words = ui.words();
    let others: Vec<String> = place
        .names
        .iter()
        .filter(|(_, name)| **name != place.name)
        .map(|(tag, name)| format!("{name} ({})", language_name(words, tag)))
        .collect();
    if !others.is_empty() {
        note(ui, &others.join(" · "), tokens);
    }
}

/// Time, precision and position.
fn facts_ui(ui: &mut Ui, card: &PlaceCard<'_>, place: &Place, out: &mut Vec<Command>) {
    let (tokens, words) = (card.tokens(), ui.words());
    ui.add_space(space::SMALL);
    Frame::new().fill(tokens.panel_raised).corner_radius(space::CORNER_SMALL).inner_margin(12).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 3.0;
            if let Some(when) = &place.when {
                let when = words.with("card-when", &[("when", when_words(words, when).into())]);
                label(ui, &when, theme::semibold(type_size::UI), tokens.text);
                ui.add_space(space::TIGHT);
            }
            let precision = precision_word(words, place.precision);
            label(ui, &precision, theme::semibold(type_size::UI), tokens.text);
            note(ui, &precision_meaning(words, place), tokens);
            if let Some(status) = place.status {
                label(ui, &status_word(words, status), theme::semibold(type_size::UI), tokens.text);
            }
            evidence::ask_ui(ui, place, tokens);
            note(ui, &position_title(words, place), tokens);
            ui.spacing_mut().item_spacing.y = 0.0;
            for text in positions(place, card.settings.notation) {
                let button = widgets::quiet_button(ui, &text, tokens);
                if button.on_hover_text(words.text("card-copy-position")).clicked() {
                    out.push(Command::Copy(text));
                }
            }
        },
    );
}

/// The position in degrees in two ways, and in the notation that was chosen, which comes first.
fn positions(place: &Place, chosen: Notation) -> Vec<String> {
    let mut notations = vec![chosen];
    for usual in [Notation::DecimalDegrees, Notation::DegreesMinutesSeconds] {
        if !notations.contains(&usual) {
            notations.push(usual);
        }
    }
    let resolution_m = resolution_m(place.precision);
    let mut texts: Vec<String> =
        notations.into_iter().map(|notation| notation.write(place.anchor, resolution_m)).collect();
    texts.dedup();
    texts
}
