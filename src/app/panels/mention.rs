//! Mentions of places in a text: the mark before them, the line under them, and what pointing and clicking do.

use super::reader::{Reader, mention_id};
use super::{focus, pointed, reader};
use crate::app::Worded as _;
use crate::app::theme::{MarkState, Tokens, mark, space};
use crate::atlas::{Article, Atlas, BlockKind, Kind, Mention, PlaceIndex};
use crate::command::Command;
use crate::wording::kind_word;
use bevy_egui::egui::{
    CursorIcon, Id, Key, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// Radius of the mark before a mention, in points.
const MARK_RADIUS: f32 = 5.0;
/// Room for the mark before a mention, in points.
pub(super) const MARK_ROOM: f32 = 14.0;

/// A mention as it is drawn.
pub(super) struct Shown<'a> {
    pub(super) index: usize,
    pub(super) mention: &'a Mention,
    pub(super) places: Vec<PlaceIndex>,
    pub(super) kind: Kind,
    pub(super) has_mark: bool,
}

/// The mentions in a block that stand for a place that is there. The first of each place in a paragraph
/// has its mark, but a country has none: a flag at every other word would be noise.
pub(super) fn mentions_in<'a>(atlas: &Atlas, article: &'a Article, block: usize) -> Vec<Shown<'a>> {
    let is_heading = matches!(article.blocks[block].kind, BlockKind::Heading(_));
    let mut seen = Vec::new();
    let mut shown = Vec::new();
    for (index, mention) in article.mentions.iter().enumerate().filter(|(_, mention)| mention.block == block)
    {
        let places = atlas.places_of(mention);
        let Some(first) = places.first().copied() else { continue };
        let Some(place) = atlas.place(first) else { continue };
        let has_mark = !is_heading && place.kind != Kind::Country && !seen.contains(&first);
        seen.push(first);
        shown.push(Shown { index, mention, places, kind: place.kind, has_mark });
    }
    shown
}

/// A phrase that can be pointed at, clicked and reached with the Tab key: one stop for all of its lines.
/// Returns whether the pointer is on any of them.
pub(super) fn phrase_ui(ui: &Ui, id: Id, rects: &[Rect], name: &str) -> (Response, bool) {
    let mut rects = rects.iter().map(|rect| rect.expand2(vec2(1.0, 4.0)));
    let first = rects.next().unwrap_or(Rect::NOTHING);
    let mut response = ui.interact(first, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Link, true, name));
    for (line, rect) in rects.enumerate() {
        response |= ui.interact(rect, id.with(line), Sense::click() - Sense::FOCUSABLE);
    }
    let is_back = focus::take_awaited(&response);
    if is_back || response.gained_focus() && ui.input(|input| input.key_pressed(Key::Tab)) {
        reader::lead(ui.ctx());
        ui.scroll_to_rect(first.expand(space::LARGE), None);
    }
    focus::note_phrase(&response);
    let is_pointed_at = response.hovered();
    (response.on_hover_cursor(CursorIcon::PointingHand), is_pointed_at)
}

/// The line under a phrase, thicker where it is pointed at; at a distance that clears most descenders.
pub(super) fn underline(ui: &Ui, rects: &[Rect], is_strong: bool, tokens: &Tokens) {
    let color = if is_strong { tokens.accent } else { tokens.accent.gamma_multiply(0.45) };
    for rect in rects {
        let y = rect.bottom() - rect.height() * 0.12;
        ui.painter().hline(rect.x_range(), y, Stroke::new(if is_strong { 2.0 } else { 1.0 }, color));
    }
}

/// The live part of a mention.
pub(super) fn mention_ui(
    ui: &Ui,
    reader: &Reader<'_>,
    shown: &Shown<'_>,
    rects: &[Rect],
    out: &mut Vec<Command>,
) {
    let Some(first) = rects.first().copied() else { return };
    let Some(article) = reader.atlas.article(reader.article) else { return };
    let tokens = reader.tokens;
    let name = article.blocks[shown.mention.block].text.get(shown.mention.range.clone()).unwrap_or_default();
    let id = mention_id(reader.article, shown.index);
    let (response, is_pointed_at) = phrase_ui(ui, id, rects, name);
    let kind = kind_word(ui.words(), shown.kind);
    let description = ui.words().with("reader-mention", &[("kind", kind.into())]);
    ui.ctx().accesskit_node_builder(id, |node| node.set_description(description));
    if response.clicked() {
        focus::opened_by(&response);
        out.push(Command::Select { place: shown.places.first().copied(), fly: true });
        // The text stays with the mention that was clicked, and does not go to the first one of the place.
        out.push(Command::ShowMention { article: reader.article, mention: shown.index });
    }
    if is_pointed_at || response.has_focus() {
        pointed::point_at(ui.ctx(), &shown.places);
    }
    let is_lit = is_pointed_at
        || reader.reading == Some(shown.index)
        || reader.hovered.is_some_and(|hovered| shown.places.contains(&hovered));
    underline(ui, rects, is_lit, tokens);
    if shown.has_mark {
        let center = pos2(first.left() - MARK_ROOM / 2.0 - 0.5, first.center().y + 1.0);
        mark(ui.painter(), shown.kind, center, MARK_RADIUS, tokens, MarkState::Normal);
    }
    if response.has_focus() {
        for rect in rects {
            let ring = Stroke::new(2.0, tokens.focus);
            ui.painter().rect_stroke(rect.expand2(vec2(3.0, 1.0)), 4.0, ring, StrokeKind::Outside);
        }
    }
}
