//! The headings of the article, with the places that each part speaks of.

use super::{Reader, follow, keys};
use crate::app::Worded as _;
use crate::app::theme::{self, space, type_size};
use crate::atlas::{Article, Passage, PlaceIndex};
use crate::command::Command;
use crate::view::Scrolled;
use bevy_egui::egui::{
    CursorIcon, Frame, Id, Margin, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType,
    pos2, vec2,
};
use std::ops::Range;

/// A part of the article as its contents have it.
struct Part<'a> {
    title: &'a str,
    level: u8,
    /// Its blocks.
    blocks: Range<usize>,
}

/// The parts of an article: what stands above the first heading, under the title, and what is under each heading.
fn parts(article: &Article) -> Vec<Part<'_>> {
    let headings: Vec<_> = article.headings().collect();
    let end = |index: usize| headings.get(index).map_or(article.blocks.len(), |heading| heading.block);
    let title = Part { title: &article.front_matter.title, level: 1, blocks: 0..end(0) };
    let under = headings.iter().enumerate().map(|(index, heading)| Part {
        title: heading.text,
        level: heading.level,
        blocks: heading.block..end(index + 1),
    });
    std::iter::once(title).chain(under).collect()
}

/// The headings, the one that is being read marked. A click leads to it.
pub(super) fn contents_ui(
    ui: &mut Ui,
    reader: &Reader<'_>,
    article: &Article,
    focused: Option<Id>,
    out: &mut Vec<Command>,
) {
    let id = Id::new("contents scrolled");
    let before: Scrolled = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let by_key = focused.and_then(|_| keys::scroll_by(ui, keys::Keys::Pages, before));
    let parts = parts(article);
    let read = article.heading_at(follow::block_being_read(ui.ctx())).map_or(0, |heading| heading + 1);
    let shallowest = parts.iter().skip(1).map(|part| part.level).min().unwrap_or(1);
    let output =
        ScrollArea::vertical().id_salt(("contents", &article.id)).auto_shrink(false).show(ui, |ui| {
            if let Some(points) = by_key {
                ui.scroll_with_delta(vec2(0.0, -points));
            }
            Frame::new().inner_margin(Margin { left: 16, right: 16, top: 14, bottom: 32 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (index, part) in parts.iter().enumerate() {
                    let depth = if index == 0 { 0 } else { part.level - shallowest };
                    part_ui(ui, reader, article, part, depth, index == read, out);
                }
            });
        });
    let now = Scrolled {
        offset: output.state.offset.y,
        height: output.inner_rect.height(),
        content_height: output.content_size.y,
    };
    ui.data_mut(|data| data.insert_temp(id, now));
}

/// Names of the places that a part mentions, each once, in their order.
fn names(reader: &Reader<'_>, article: &Article, blocks: &Range<usize>) -> (Vec<PlaceIndex>, String) {
    let mentions = article.mentions.iter().filter(|mention| blocks.contains(&mention.block));
    let mut places: Vec<PlaceIndex> = Vec::new();
    for place in mentions.flat_map(|mention| reader.atlas.places_of(mention)) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let names: Vec<&str> = places
        .iter()
        .filter_map(|place| reader.atlas.place(*place))
        .map(|place| place.name.as_str())
        .collect();
    let joined = names.join(" · ");
    (places, joined)
}

fn part_ui(
    ui: &mut Ui,
    reader: &Reader<'_>,
    article: &Article,
    part: &Part<'_>,
    depth: u8,
    is_read: bool,
    out: &mut Vec<Command>,
) {
    let tokens = reader.tokens;
    let indent = 12.0 + 16.0 * f32::from(depth);
    let width = (ui.available_width() - indent - 8.0).max(60.0);
    let font = if is_read {
        theme::serif_semibold(type_size::EXCERPT + 0.5)
    } else {
        theme::serif(type_size::EXCERPT + 0.5)
    };
    let title = ui.painter().layout(part.title.to_owned(), font, tokens.text, width);
    let (places, names) = names(reader, article, &part.blocks);
    let note = ui.painter().layout(names, theme::regular(type_size::SMALL), tokens.text_soft, width);
    let has_note = !note.is_empty();
    let height = 10.0 + title.size().y + if has_note { 3.0 + note.size().y } else { 0.0 } + 10.0;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height.max(space::TARGET)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, is_read, part.title));
    if is_read {
        let text = ui.words().text("reader-being-read");
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(text));
    }
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, space::CORNER_SMALL, tokens.panel_raised);
    }
    if is_read {
        let bar = Rect::from_min_max(rect.min + vec2(0.0, 8.0), pos2(rect.min.x + 3.0, rect.max.y - 8.0));
        painter.rect_filled(bar, 1.5, tokens.accent);
    }
    let at = rect.min + vec2(indent, 10.0);
    let note_at = at + vec2(0.0, title.size().y + 3.0);
    painter.galley(at, title, tokens.text);
    if has_note {
        painter.galley(note_at, note, tokens.text_soft);
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.focus);
        painter.rect_stroke(rect, space::CORNER_SMALL, ring, StrokeKind::Inside);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.hovered() || response.has_focus() {
        super::super::pointed::point_at(ui.ctx(), &places);
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        let block = part.blocks.start;
        let end = article.blocks.get(block).map_or(0, |block| block.text.len());
        out.push(Command::ShowPassage { article: reader.article, passage: Passage { block, range: 0..end } });
    }
}
