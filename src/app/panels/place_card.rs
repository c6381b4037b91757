//! The card of a place: what it is, how sure its position is, and every sentence that mentions it.

use super::prose::excerpt_job;
use super::text::{
    kind_word, language_name, position_title, precision_meaning, precision_word, resolution_m, when_words,
};
use super::widgets::{self, icon_button, label, note, section};
use crate::app::Worded as _;
use crate::app::theme::{self, MarkState, Tokens, mark, space, type_size};
use crate::atlas::{ArticleIndex, Atlas, Place, PlaceIndex};
use crate::command::{Command, Icon};
use crate::sphere::Notation;
use bevy_egui::egui::{Frame, Label, Margin, Rect, ScrollArea, Sense, Ui, pos2, vec2};
use std::ops::Range;

/// What a card shows.
#[derive(Clone, Copy)]
pub struct PlaceCard<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The place.
    pub place: PlaceIndex,
    /// The link to what the map shows with this place open, for 'Copy link'.
    pub link: &'a str,
    /// The colours.
    pub tokens: &'a Tokens,
}

/// A sentence of an article that mentions a place, once or more often.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation<'a> {
    /// The article.
    pub article: ArticleIndex,
    /// Index of the first of its mentions in the article.
    pub mention: usize,
    /// The heading above it.
    pub heading: &'a str,
    /// The sentence, verbatim.
    pub sentence: &'a str,
    /// Byte ranges of the mentions in the sentence.
    pub ranges: Vec<Range<usize>>,
}

/// Every sentence of every article that mentions a place, itself or through its layer, in the order of
/// the text. A sentence that mentions it twice is there once.
pub fn quotations(atlas: &Atlas, place: PlaceIndex) -> Vec<Quotation<'_>> {
    let mut quotations: Vec<Quotation<'_>> = Vec::new();
    for (index, article) in atlas.articles.iter().enumerate() {
        for (number, mention) in article.mentions.iter().enumerate() {
            if !atlas.places_of(mention).contains(&place) {
                continue;
            }
            let Some(excerpt) = article.excerpt(number) else { continue };
            match quotations.last_mut() {
                // The same bytes of the same text, not only the same words.
                Some(last) if std::ptr::eq(last.sentence, excerpt.sentence) => {
                    last.ranges.push(excerpt.range);
                }
                _ => quotations.push(Quotation {
                    article: ArticleIndex(index),
                    mention: number,
                    heading: excerpt.heading,
                    sentence: excerpt.sentence,
                    ranges: vec![excerpt.range],
                }),
            }
        }
    }
    quotations
}

/// The card, in the room there is: a head that stays and a body that scrolls, at most `max_height` points
/// high in all.
pub fn place_card_ui(ui: &mut Ui, card: &PlaceCard<'_>, max_height: f32, out: &mut Vec<Command>) {
    let Some(place) = card.atlas.place(card.place) else { return };
    let bottom = ui.cursor().top() + max_height;
    Frame::new().inner_margin(Margin { left: 20, right: 8, top: 8, bottom: 0 }).show(ui, |ui| {
        head_ui(ui, place, card.tokens, out);
    });
    let left = (bottom - ui.cursor().top()).max(40.0);
    ScrollArea::vertical().id_salt(("card", &place.id)).max_height(left).auto_shrink([false, true]).show(
        ui,
        |ui| {
            Frame::new().inner_margin(Margin { left: 20, right: 20, top: 0, bottom: 20 }).show(ui, |ui| {
                names_ui(ui, place, card.tokens);
                facts_ui(ui, place, card.tokens, out);
                quotations_ui(ui, card, out);
                if !place.summary.is_empty() {
                    section(ui, "Context", card.tokens);
                    note(ui, "In the words of this map, not of the article.", card.tokens);
                    ui.add_space(space::TIGHT);
                    label(ui, &place.summary, theme::regular(type_size::UI), card.tokens.text);
                }
                if !place.sources.is_empty() {
                    section(ui, "Sources", card.tokens);
                    for source in &place.sources {
                        widgets::link(ui, &source.title, &source.url, card.tokens, out);
                    }
                }
                ui.add_space(space::MEDIUM);
                if widgets::button(ui, "Copy link to this place", card.tokens).clicked() {
                    out.push(Command::Copy(card.link.to_owned()));
                }
            });
        },
    );
}

/// Kind and buttons, then the name.
fn head_ui(ui: &mut Ui, place: &Place, tokens: &Tokens, out: &mut Vec<Command>) {
    let kind = |ui: &mut Ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 20.0), Sense::hover());
        mark(
            ui.painter(),
            place.kind,
            pos2(rect.left() + 8.0, rect.center().y),
            7.5,
            tokens,
            MarkState::Normal,
        );
        label(ui, &kind_word(ui.words(), place.kind), theme::regular(type_size::UI), tokens.text_soft);
    };
    let mut buttons = |ui: &mut Ui| {
        for (sign, name, key, command) in [
            (Icon::Close, "Close the card", "Esc", Command::Select { place: None, fly: false }),
            (Icon::Next, "Next place", "N", Command::NextPlace),
            (Icon::Previous, "Previous place", "P", Command::PreviousPlace),
        ] {
            if icon_button(ui, sign, name, false, tokens).on_hover_text(format!("{name} ({key})")).clicked() {
                out.push(command);
            }
        }
    };
    widgets::title_row(ui, kind, &mut buttons);
    let name = label(ui, &place.name, theme::serif_semibold(type_size::NAME), tokens.text);
    widgets::as_heading(ui, &name, 2);
}

fn names_ui(ui: &mut Ui, place: &Place, tokens: &Tokens) {
    let others: Vec<String> = place
        .names
        .iter()
        .filter(|(_, name)| **name != place.name)
        .map(|(tag, name)| format!("{name} ({})", language_name(tag)))
        .collect();
    if !others.is_empty() {
        note(ui, &others.join(" · "), tokens);
    }
}

/// Time, precision and position.
fn facts_ui(ui: &mut Ui, place: &Place, tokens: &Tokens, out: &mut Vec<Command>) {
    ui.add_space(space::SMALL);
    Frame::new().fill(tokens.panel_raised).corner_radius(space::CORNER_SMALL).inner_margin(12).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 3.0;
            if let Some(when) = &place.when {
                label(ui, &when_words(when), theme::semibold(type_size::UI), tokens.text);
                ui.add_space(space::TIGHT);
            }
            label(
                ui,
                &precision_word(ui.words(), place.precision),
                theme::semibold(type_size::UI),
                tokens.text,
            );
            note(ui, precision_meaning(place), tokens);
            ui.add_space(space::TIGHT);
            note(ui, &format!("{}, click to copy", position_title(place)), tokens);
            let pos = place.anchor;
            let texts = [Notation::DecimalDegrees, Notation::DegreesMinutesSeconds]
                .map(|notation| notation.write(pos, resolution_m(place.precision)));
            ui.spacing_mut().item_spacing.y = 0.0;
            for text in texts {
                let button = widgets::quiet_button(ui, &text, tokens);
                if button.on_hover_text("Copy these coordinates").clicked() {
                    out.push(Command::Copy(text));
                }
            }
        },
    );
}

fn quotations_ui(ui: &mut Ui, card: &PlaceCard<'_>, out: &mut Vec<Command>) {
    let (tokens, quotations) = (card.tokens, quotations(card.atlas, card.place));
    if quotations.is_empty() {
        section(ui, "In the article", tokens);
        note(ui, "No article mentions this place.", tokens);
        return;
    }
    let mut heading = None;
    for (number, quotation) in quotations.iter().enumerate() {
        let opens_article = number == 0 || quotations[number - 1].article != quotation.article;
        if opens_article {
            let count: usize = quotations
                .iter()
                .filter(|other| other.article == quotation.article)
                .map(|other| other.ranges.len())
                .sum();
            section(ui, &article_title(card.atlas, quotation.article, count), tokens);
            heading = None;
        }
        if heading != Some(quotation.heading) {
            ui.add_space(space::TIGHT);
            note(ui, quotation.heading, tokens);
        }
        heading = Some(quotation.heading);
        quotation_ui(ui, quotation, tokens, out);
    }
}

/// The title above the sentences of an article.
fn article_title(atlas: &Atlas, article: ArticleIndex, count: usize) -> String {
    let times = match count {
        1 => "mentioned once".to_owned(),
        2 => "mentioned twice".to_owned(),
        count => format!("mentioned {count} times"),
    };
    match (atlas.articles.len(), atlas.article(article)) {
        (2.., Some(found)) => format!("In “{}”, {times}", found.front_matter.title),
        _ => format!("In the article, {times}"),
    }
}

fn quotation_ui(ui: &mut Ui, quotation: &Quotation<'_>, tokens: &Tokens, out: &mut Vec<Command>) {
    ui.add_space(2.0);
    let text = Frame::new().inner_margin(Margin { left: 12, right: 0, top: 0, bottom: 0 }).show(ui, |ui| {
        ui.add(Label::new(excerpt_job(quotation.sentence, &quotation.ranges, tokens)).wrap());
        let show = widgets::quiet_button(ui, "Show in text", tokens);
        if show.clicked() {
            out.push(Command::ShowMention { article: quotation.article, mention: quotation.mention });
        }
    });
    let rect = text.response.rect;
    let bar = Rect::from_min_max(rect.min + vec2(0.0, 4.0), pos2(rect.min.x + 2.0, rect.max.y - 30.0));
    ui.painter().rect_filled(bar, 1.0, tokens.accent);
    ui.add_space(space::TIGHT);
}
