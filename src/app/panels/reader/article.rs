//! The article: its text as it was written, with the places in it to point at and to open.

use super::follow::{self, Lines};
use super::{Reader, keys};
use crate::app::Worded as _;
use crate::app::panels::focus;
use crate::app::panels::mention::{MARK_ROOM, Shown, mention_ui, mentions_in, phrase_ui, underline};
use crate::app::panels::prose::{self, Phrase};
use crate::app::panels::widgets::{self, label};
use crate::app::theme::{self, Tokens, space, type_size};
use crate::atlas::{Article, ArticleIndex, Block, BlockKind, Passage};
use crate::command::Command;
use crate::view::Scrolled;
use crate::wording::date_words;
use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::text_selection::LabelSelectionState;
use bevy_egui::egui::{
    Align, Frame, Galley, Id, InputState, Margin, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, WidgetType, pos2, vec2,
};

/// The widest a line of the article gets, in points: about 65 letters.
const MEASURE: f32 = 540.0;

/// The text, in a scroll area that takes all the room there is.
pub(super) fn article_ui(
    ui: &mut Ui,
    reader: &Reader<'_>,
    article: &Article,
    focused: Option<Id>,
    out: &mut Vec<Command>,
) {
    forget_other(ui, reader.article);
    let room = ui.available_rect_before_wrap();
    let text_id = focus::text();
    let keys = if focused == Some(text_id) { keys::Keys::All } else { keys::Keys::WithoutSpace };
    let by_key = focused.and_then(|_| keys::scroll_by(ui, keys, follow::scrolled(ui.ctx())));
    let has_hand = by_key.is_some() || has_hand(ui, room);
    let mut lines = Lines::default();
    let output = ScrollArea::vertical().id_salt(("article", &article.id)).auto_shrink(false).show(ui, |ui| {
        text_stop_ui(ui, text_id, article, room, reader.tokens);
        if let Some(points) = by_key {
            ui.scroll_with_delta(vec2(0.0, -points));
        }
        let margin = if ui.available_width() < 360.0 { space::MEDIUM } else { space::LARGE };
        let spare = (ui.available_width() - MEASURE - 2.0 * margin).max(0.0);
        let side = (margin + spare / 2.0) as i8;
        Frame::new().inner_margin(Margin { left: side, right: side, top: 20, bottom: 48 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            switcher_ui(ui, reader, out);
            front_ui(ui, article, reader.tokens, out);
            for index in 0..article.blocks.len() {
                block_ui(ui, reader, article, index, &mut lines, out);
            }
            end_ui(ui, article, reader.tokens);
        });
    });
    let scrolled = Scrolled {
        offset: output.state.offset.y,
        height: output.inner_rect.height(),
        content_height: output.content_size.y,
    };
    follow::follow_ui(ui, reader, output.inner_rect, scrolled, lines, has_hand, out);
}

/// Where another article is open than in the last frame, what was noted of the text is of no use.
fn forget_other(ui: &Ui, article: ArticleIndex) {
    let id = Id::new("article that is followed");
    if ui.data(|data| data.get_temp::<ArticleIndex>(id)) != Some(article) {
        ui.data_mut(|data| data.insert_temp(id, article));
        follow::forget(ui.ctx());
    }
}

/// Whether a hand is on the text: a wheel that turns, or a press that began on it.
fn has_hand(ui: &Ui, room: Rect) -> bool {
    let (wheel, pressed_at, hover) = ui.input(|input| {
        let pointer = &input.pointer;
        let pressed_at = pointer.press_origin().filter(|_| pointer.any_down());
        (input.smooth_scroll_delta().y, pressed_at, pointer.latest_pos())
    });
    let is_on_text =
        |pos| room.contains(pos) && ui.ctx().layer_id_at(pos).is_none_or(|layer| layer == ui.layer_id());
    pressed_at.is_some_and(|pos| room.contains(pos)) || wheel != 0.0 && hover.is_some_and(is_on_text)
}

/// The text itself as a stop of the Tab key, for the keys that scroll it. A press on the text puts the focus there.
fn text_stop_ui(ui: &Ui, id: Id, article: &Article, room: Rect, tokens: &Tokens) {
    let response = ui.interact(room, id, Sense::FOCUSABLE);
    let name = ui.words().with("reader-text-of", &[("title", article.front_matter.title.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, &name));
    ui.ctx().accesskit_node_builder(id, |node| node.set_role(Role::Document));
    if is_pressed(ui, room) {
        response.request_focus();
    }
    let by_key = id.with("by key");
    if response.gained_focus() {
        let is_by_key = !is_pressed(ui, room);
        ui.data_mut(|data| data.insert_temp(by_key, is_by_key));
    }
    if response.has_focus() && ui.data(|data| data.get_temp(by_key)).unwrap_or(false) {
        let ring = Stroke::new(2.0, tokens.focus);
        ui.painter().rect_stroke(room.shrink(2.0), space::CORNER_SMALL, ring, StrokeKind::Inside);
    }
}

fn is_pressed(ui: &Ui, room: Rect) -> bool {
    let pressed_at = ui.input(|input| {
        let pointer = &input.pointer;
        pointer.interact_pos().filter(|_| pointer.primary_pressed())
    });
    pressed_at.is_some_and(|pos| {
        room.contains(pos) && ui.ctx().layer_id_at(pos).is_none_or(|layer| layer == ui.layer_id())
    })
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
    // A long word of the title has a line of a narrow sheet to itself, at the most.
    let title_size = if ui.available_width() < 220.0 { type_size::HEADING } else { type_size::TITLE };
    let title = label(ui, &front.title, theme::serif_semibold(title_size), tokens.text);
    widgets::as_heading(ui, &title, 1);
    ui.add_space(space::SMALL);
    let words = ui.words();
    let published = front.published.as_deref().map(|date| date_words(words, date));
    let byline: Vec<&str> = [front.author.as_deref(), front.publisher.as_deref(), published.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    if !byline.is_empty() {
        label(ui, &byline.join(" · "), theme::regular(type_size::SMALL + 0.5), tokens.text_soft);
    }
    if let Some(url) = &front.source {
        widgets::link(ui, &words.text("reader-source"), url, tokens, out);
    }
    ui.add_space(space::MEDIUM);
}

/// Credit of the image and licence, below the text.
fn end_ui(ui: &mut Ui, article: &Article, tokens: &Tokens) {
    let front = &article.front_matter;
    if front.image_credit.is_none() && front.licence.is_none() {
        return;
    }
    let words = ui.words();
    let credit = front.image_credit.as_ref().map(|it| words.with("reader-image", &[("credit", it.into())]));
    let licence = front.licence.as_ref().map(|it| words.with("reader-licence", &[("licence", it.into())]));
    ui.add_space(space::LARGE);
    ui.separator();
    ui.add_space(space::SMALL);
    for note in [credit, licence].into_iter().flatten() {
        label(ui, &note, theme::regular(type_size::SMALL), tokens.text_soft);
    }
}

/// A heading or a paragraph.
fn block_ui(
    ui: &mut Ui,
    reader: &Reader<'_>,
    article: &Article,
    index: usize,
    lines: &mut Lines,
    out: &mut Vec<Command>,
) {
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
    lines.blocks.push((index, rect.top()));
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
    if let Some(sentence) = sentence_being_read(reader, article, index) {
        let rects = prose::rects_of(&galley, &sentence, offset);
        if let (Some(first), Some(last)) = (rects.first(), rects.last()) {
            let left = rect.left() - 12.0;
            let bar = Rect::from_min_max(pos2(left, first.top()), pos2(left + 2.5, last.bottom()));
            painter.rect_filled(bar, 1.0, tokens.accent);
        }
    }
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

    for (shown, rects) in shown.iter().zip(&placed) {
        lines.mentions.extend(rects.first().map(|first| {
            let along = (first.left() - rect.left()) / rect.width().max(1.0) - 0.5;
            (shown.index, first.center().y + along * prose::line_height(block.kind))
        }));
        mention_ui(ui, reader, shown, rects, out);
    }
    for (number, (url, rects)) in links.iter().enumerate() {
        let id = response.id.with(("link", number));
        let name = ui.words().with("reader-link", &[("url", (*url).into())]);
        let (response, is_pointed_at) = phrase_ui(ui, id, rects, &name);
        underline(ui, rects, is_pointed_at, tokens);
        if response.clicked() {
            out.push(Command::OpenUrl((*url).to_owned()));
        }
        response.on_hover_text(*url);
    }
}

/// The sentences of the mention that the map shows because it is being read, where it is in this block.
fn sentence_being_read(
    reader: &Reader<'_>,
    article: &Article,
    block: usize,
) -> Option<std::ops::Range<usize>> {
    let mention = article.mentions.get(reader.reading?).filter(|mention| mention.block == block)?;
    Passage::from(mention).sentences(article)
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

/// Brings `line` to a third of the height, once for each request; where it is in view already, nothing moves.
fn scroll_once(ui: &Ui, reader: &Reader<'_>, line: Rect) {
    let id = Id::new("reader scrolled for");
    let request = (reader.article, reader.passage.cloned(), reader.scroll_request);
    if ui.data(|data| data.get_temp(id)).as_ref() == Some(&request) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(id, request));
    let view = ui.clip_rect();
    let is_in_view = view.top() + 0.06 * view.height() < line.top()
        && line.bottom() < view.bottom() - 0.15 * view.height();
    if is_in_view {
        return;
    }
    follow::lead(ui.ctx());
    let target = Rect::from_min_max(pos2(line.left(), line.top() - view.height() / 3.0), line.max);
    ui.scroll_to_rect(target, Some(Align::TOP));
}
