//! The reader: the article, its headings, and the list of all places, each a page under a small head that stays.

mod article;
mod contents;
mod follow;
mod head;
mod keys;
mod places;

use super::focus;
use super::widgets::label;
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, space, type_size};
use crate::atlas::{ArticleIndex, Atlas, Days, Passage, PlaceIndex};
use crate::command::Command;
use crate::settings::TextSize;
use crate::view::ReaderPage;
use bevy_egui::egui::{Frame, Id, Margin, Ui};

pub(super) use follow::lead;
pub(in crate::app) use follow::mentions_in_view;

/// What the reader shows.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The article that is open.
    pub article: ArticleIndex,
    /// The page that is turned to.
    pub page: ReaderPage,
    /// The place whose card is open: its mentions are highlighted.
    pub selected: Option<PlaceIndex>,
    /// The place under the pointer, here or on the map.
    pub hovered: Option<PlaceIndex>,
    /// The passage that the reader was led to: its sentences are marked.
    pub passage: Option<&'a Passage>,
    /// Counts the requests to scroll. The text scrolls once for each pair of `passage` and this number,
    /// so that a second request for the same passage scrolls again.
    pub scroll_request: u64,
    /// Whether the map follows the text that is scrolled.
    pub follows: bool,
    /// The mention that the map shows because it is being read.
    pub reading: Option<usize>,
    /// The days of which places are listed; all where none are chosen.
    pub days: Option<Days>,
    /// How large everything that can be read is drawn.
    pub text_size: TextSize,
    /// The colours.
    pub tokens: &'a Tokens,
}

/// The head, and below it the page that is turned to, in all the room there is.
pub fn reader_ui(ui: &mut Ui, reader: &Reader<'_>, out: &mut Vec<Command>) {
    let room = ui.available_rect_before_wrap();
    let focused = focus::focused_within(ui, room).or_else(|| focus::focused_phrase(ui));
    if let Some(id) = focused {
        focus::keep(ui, id, reader.page == ReaderPage::Text);
        if focus::takes_escape(ui) {
            out.push(Command::Close);
        }
    }
    head::head_ui(ui, reader, out);
    match (reader.page, reader.atlas.article(reader.article)) {
        (ReaderPage::Places, _) => places::places_ui(ui, reader, focused, out),
        (ReaderPage::Text, Some(article)) => article::article_ui(ui, reader, article, focused, out),
        (ReaderPage::Contents, Some(article)) => contents::contents_ui(ui, reader, article, focused, out),
        (_, None) => no_article_ui(ui, reader.tokens),
    }
}

fn no_article_ui(ui: &mut Ui, tokens: &Tokens) {
    Frame::new().inner_margin(Margin::same(space::LARGE as i8)).show(ui, |ui| {
        let text = ui.words().text("reader-no-article");
        label(ui, &text, theme::regular(type_size::UI), tokens.text_soft);
    });
}

/// The id of a mention in egui's memory, wherever it is drawn.
pub(super) fn mention_id(article: ArticleIndex, mention: usize) -> Id {
    Id::new(("mention", article, mention))
}
