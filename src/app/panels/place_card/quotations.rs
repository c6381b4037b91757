//! Every sentence of the articles that mentions a place.

use super::{PlaceCard, pointed};
use crate::app::Worded as _;
use crate::app::panels::focus;
use crate::app::panels::prose::excerpt_job;
use crate::app::panels::reader::mention_id;
use crate::app::panels::widgets::{self, note, section};
use crate::app::theme::space;
use crate::atlas::{ArticleIndex, Atlas, Quotation, quotation as cited};
use crate::command::Command;
use crate::wording::date_words;
use crate::words::Words;
use bevy_egui::egui::{Frame, Label, Margin, Rect, Ui, pos2, vec2};

/// The sentences, under the headings that they stand under.
pub(super) fn quotations_ui(ui: &mut Ui, card: &PlaceCard<'_>, out: &mut Vec<Command>) {
    let (tokens, words) = (card.tokens(), ui.words());
    let quotations = card.atlas.quotations(card.place);
    if quotations.is_empty() {
        section(ui, &words.text("card-in-article"), tokens);
        note(ui, &words.text("card-not-mentioned"), tokens);
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
            section(ui, &article_title(words, card.atlas, quotation.article, count), tokens);
            heading = None;
        }
        if heading != Some(quotation.heading) {
            ui.add_space(space::TIGHT);
            note(ui, quotation.heading, tokens);
        }
        heading = Some(quotation.heading);
        quotation_ui(ui, card, quotation, out);
    }
}

/// The title above the sentences of an article.
fn article_title(words: &Words, atlas: &Atlas, article: ArticleIndex, count: usize) -> String {
    let count = ("count", count.into());
    match (atlas.articles.len(), atlas.article(article)) {
        (2.., Some(found)) => {
            words.with("card-in-titled", &[("title", found.front_matter.title.as_str().into()), count])
        }
        _ => words.with("card-in-article-times", &[count]),
    }
}

/// To where the sentence stands in the text, and to the clipboard with what is known of the article.
fn buttons_ui(ui: &mut Ui, card: &PlaceCard<'_>, quotation: &Quotation<'_>, out: &mut Vec<Command>) {
    let (tokens, words) = (card.tokens(), ui.words());
    let show = widgets::quiet_button(ui, &words.text("card-show-in-text"), tokens);
    if show.clicked() {
        if show.has_focus() {
            focus::send_to(ui.ctx(), mention_id(quotation.article, quotation.mention));
        }
        out.push(Command::ShowMention { article: quotation.article, mention: quotation.mention });
    }
    if widgets::quiet_button(ui, &words.text("card-copy-quote"), tokens).clicked()
        && let Some(article) = card.atlas.article(quotation.article)
    {
        let front = &article.front_matter;
        let published = front.published.as_deref().map(|date| date_words(words, date));
        let quoted = words.with("card-quoted", &[("words", quotation.sentence.into())]);
        out.push(Command::Copy(cited(&quoted, front, published.as_deref())));
    }
}

fn quotation_ui(ui: &mut Ui, card: &PlaceCard<'_>, quotation: &Quotation<'_>, out: &mut Vec<Command>) {
    let tokens = card.tokens();
    ui.add_space(2.0);
    let text = Frame::new().inner_margin(Margin { left: 12, right: 0, top: 0, bottom: 0 }).show(ui, |ui| {
        ui.add(Label::new(excerpt_job(quotation.sentence, &quotation.ranges, tokens)).wrap());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::MEDIUM;
            buttons_ui(ui, card, quotation, out);
        });
    });
    let rect = text.response.rect;
    if ui.rect_contains_pointer(rect) {
        pointed::point_at(ui.ctx(), &[card.place]);
    }
    let bar = Rect::from_min_max(rect.min + vec2(0.0, 4.0), pos2(rect.min.x + 2.0, rect.max.y - 30.0));
    ui.painter().rect_filled(bar, 1.0, tokens.accent);
    ui.add_space(space::TIGHT);
}
