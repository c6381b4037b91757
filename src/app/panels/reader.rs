//! The article: its text as it was written, with the places in it to point at and to open.

use super::mention::{MARK_ROOM, Shown, mention_ui, mentions_in, phrase_ui, underline};
use super::prose::{self, Phrase};
use super::text::date_words;
use super::widgets::{self, label};
use crate::app::theme::{self, Tokens, space, type_size};
use crate::atlas::{Article, ArticleIndex, Atlas, Block, BlockKind, Passage, PlaceIndex};
use crate::command::Command;
use bevy_egui::egui::text_selection::LabelSelectionState;
use bevy_egui::egui::{
    Align, Frame, Galley, Id, InputState, Margin, Rect, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo,
    WidgetType, pos2, vec2,
};

/// The widest a line of the article gets, in points: about 65 letters.
const MEASURE: f32 = 540.0;
/// What the reader shows.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The article that is open.
    pub article: ArticleIndex,
    /// The place whose card is open: its mentions are highlighted.
    pub selected: Option<PlaceIndex>,
    /// The place under the pointer, here or on the map.
    pub hovered: Option<PlaceIndex>,
    /// The passage that the reader was led to: its sentences are marked.
    pub passage: Option<&'a Passage>,
    /// Counts the requests to scroll. The text scrolls once for each pair of `passage` and this number,
    /// so that a second request for the same passage scrolls again.
    pub scroll_request: u64,
    /// The colours.
    pub tokens: &'a Tokens,
}

/// The article in a scroll area that takes all the room there is.
pub fn reader_ui(ui: &mut Ui, reader: &Reader<'_>, out: &mut Vec<Command>) {
    let Some(article) = reader.atlas.article(reader.article) else {
        Frame::new().inner_margin(Margin::same(space::LARGE as i8)).show(ui, |ui| {
            label(ui, "This atlas has no article.", theme::regular(type_size::UI), reader.tokens.text_soft);
        });
        return;
    };
    let hover_id = ui.id().with("hovered mention");
    let mut pointed_at = None;
    ScrollArea::vertical().id_salt(("article", &article.id)).auto_shrink(false).show(ui, |ui| {
        let spare = (ui.available_width() - MEASURE - 2.0 * space::LARGE).max(0.0);
        let side = (space::LARGE + spare / 2.0) as i8;
        Frame::new().inner_margin(Margin { left: side, right: side, top: 20, bottom: 48 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            switcher_ui(ui, reader, out);
            front_ui(ui, article, reader.tokens, out);
            for index in 0..article.blocks.len() {
                pointed_at = block_ui(ui, reader, article, index, out).or(pointed_at);
            }
            end_ui(ui, article, reader.tokens);
        });
    });
    // The map lights up what is pointed at, and goes dark when the pointer leaves; what it lights up by
    // itself is left alone.
    let before: Option<PlaceIndex> = ui.data(|data| data.get_temp(hover_id)).flatten();
    if before != pointed_at {
        ui.data_mut(|data| data.insert_temp(hover_id, pointed_at));
        out.push(Command::Hover(pointed_at));
    }
}

/// Buttons for the articles of the atlas, where it has more than one.
fn switcher_ui(ui: &mut Ui, reader: &Reader<'_>, out: &mut Vec<Command>) {
    if reader.atlas.articles.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (index, article) in reader.atlas.articles.iter().enumerate() {
            let is_open = ArticleIndex(index) == reader.article;
            if ui.selectable_label(is_open, article.front_matter.title.as_str()).clicked() && !is_open {
                out.push(Command::OpenArticle(ArticleIndex(index)));
            }
        }
    });
    ui.add_space(space::MEDIUM);
}

/// Title, byline and where the article was published.
fn front_ui(ui: &mut Ui, article: &Article, tokens: &Tokens, out: &mut Vec<Command>) {
    let front = &article.front_matter;
    let title = label(ui, &front.title, theme::serif_semibold(type_size::TITLE), tokens.text);
    widgets::as_heading(ui, &title, 1);
    ui.add_space(space::SMALL);
    let published = front.published.as_deref().map(date_words);
    let byline: Vec<&str> = [front.author.as_deref(), front.publisher.as_deref(), published.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    if !byline.is_empty() {
        label(ui, &byline.join(" · "), theme::regular(type_size::SMALL + 0.5), tokens.text_soft);
    }
    if let Some(url) = &front.source {
        widgets::link(ui, "Read it where it was published", url, tokens, out);
    }
    ui.add_space(space::MEDIUM);
}

/// Credit of the image and licence, below the text.
fn end_ui(ui: &mut Ui, article: &Article, tokens: &Tokens) {
    let front = &article.front_matter;
    let notes = [("Main image: ", &front.image_credit), ("Licence: ", &front.licence)];
    if notes.iter().all(|(_, note)| note.is_none()) {
        return;
    }
    ui.add_space(space::LARGE);
    ui.separator();
    ui.add_space(space::SMALL);
    for (name, note) in notes {
        if let Some(note) = note {
            label(ui, &format!("{name}{note}"), theme::regular(type_size::SMALL), tokens.text_soft);
        }
    }
}

/// A heading or a paragraph. Returns the place that is pointed at in it.
fn block_ui(
    ui: &mut Ui,
    reader: &Reader<'_>,
    article: &Article,
    index: usize,
    out: &mut Vec<Command>,
) -> Option<PlaceIndex> {
    let (tokens, block) = (reader.tokens, &article.blocks[index]);
    let (above, indent) = match block.kind {
        BlockKind::Heading(_) => (type_size::READING * 1.3, 0.0),
        BlockKind::Paragraph => (type_size::READING * 0.72, 0.0),
        BlockKind::ListItem => (type_size::READING * 0.3, 20.0),
        BlockKind::Quote => (type_size::READING * 0.72, 16.0),
    };
    ui.add_space(above);
    let shown = mentions_in(reader.atlas, article, index);
    let is_selected =
        |shown: &Shown<'_>| reader.selected.is_some_and(|selected| shown.places.contains(&selected));
    let phrases: Vec<Phrase> = shown
        .iter()
        .map(|shown| Phrase {
            range: shown.mention.range.clone(),
            room: if shown.has_mark { MARK_ROOM } else { 0.0 },
            // The accent would be weak on the ground of a highlight.
            color: if is_selected(shown) { tokens.text } else { tokens.accent },
        })
        .collect();
    let width = (ui.available_width() - indent).max(1.0);
    let galley = prose::set_block(ui, block, &phrases, width, tokens);
    let (rect, response) = ui.allocate_exact_size(vec2(indent + width, galley.size().y), text_sense(ui));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &block.text));
    let origin = rect.min + vec2(indent, 0.0);
    let painter = ui.painter();
    match block.kind {
        BlockKind::ListItem => {
            painter.circle_filled(rect.min + vec2(8.0, 13.0), 2.5, tokens.text_soft);
        }
        BlockKind::Quote => {
            let bar = Rect::from_min_max(rect.min, pos2(rect.min.x + 3.0, rect.max.y));
            painter.rect_filled(bar, 1.5, tokens.panel_line);
        }
        _ => {}
    }
    let offset = origin.to_vec2();
    let passage = reader.passage.filter(|passage| passage.block == index);
    if let Some(sentence) = passage.and_then(|passage| passage.sentences(article)) {
        for line in prose::rects_of(&galley, &sentence, offset) {
            // As high as a line, so that the lines join and nowhere lie over each other.
            let pad = (prose::line_height(block.kind) - line.height()) / 2.0;
            painter.rect_filled(line.expand2(vec2(3.0, pad)), 0.0, tokens.sentence);
        }
    }
    let placed: Vec<Vec<Rect>> =
        shown.iter().map(|shown| prose::rects_of(&galley, &shown.mention.range, offset)).collect();
    for (shown, rects) in shown.iter().zip(&placed) {
        if is_selected(shown) {
            for line in rects {
                painter.rect_filled(line.expand2(vec2(2.0, 1.0)), 3.0, tokens.highlight);
            }
        }
    }
    let links = links_in(&galley, block, offset);
    if let Some(passage) = passage {
        let first = prose::rects_of(&galley, &passage.range, offset).into_iter().next();
        scroll_once(ui, reader, first.unwrap_or(rect));
    }
    LabelSelectionState::label_text_selection(ui, &response, origin, galley, tokens.text, Stroke::NONE);
    if let BlockKind::Heading(level) = block.kind {
        widgets::as_heading(ui, &response, level.into()); // After the line above, which makes it a label.
    }

    let mut pointed_at = None;
    for (shown, rects) in shown.iter().zip(&placed) {
        if mention_ui(ui, reader, shown, rects, out) {
            pointed_at = shown.places.first().copied();
        }
    }
    for (number, (url, rects)) in links.iter().enumerate() {
        let id = response.id.with(("link", number));
        let (response, is_pointed_at) = phrase_ui(ui, id, rects, &format!("Link to {url}"));
        underline(ui, rects, is_pointed_at, tokens);
        if response.clicked() {
            out.push(Command::OpenUrl((*url).to_owned()));
        }
        response.on_hover_text(*url);
    }
    pointed_at
}

/// As egui's own labels: dragging selects text, but on a touch screen it scrolls. The Tab key passes by.
fn text_sense(ui: &Ui) -> Sense {
    let has_touch = ui.input(InputState::has_touch_screen);
    (if has_touch { Sense::click() } else { Sense::click_and_drag() }) - Sense::FOCUSABLE
}

/// The ordinary links of a block and where they stand.
fn links_in<'a>(galley: &Galley, block: &'a Block, offset: Vec2) -> Vec<(&'a str, Vec<Rect>)> {
    let linked = block.spans.iter().filter_map(|span| Some((span.url.as_deref()?, &span.range)));
    linked.map(|(url, range)| (url, prose::rects_of(galley, range, offset))).collect()
}

/// Scrolls so that `line` stands at a third of the height, once for each request.
fn scroll_once(ui: &Ui, reader: &Reader<'_>, line: Rect) {
    let id = Id::new("reader scrolled for");
    let request = (reader.article, reader.passage.cloned(), reader.scroll_request);
    if ui.data(|data| data.get_temp(id)).as_ref() == Some(&request) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(id, request));
    let third = ui.clip_rect().height() / 3.0;
    let target = Rect::from_min_max(pos2(line.left(), line.top() - third), line.max);
    ui.scroll_to_rect(target, Some(Align::TOP));
}
