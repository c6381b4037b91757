//! Setting text for reading: from a block of an article to lines on the screen, and where a phrase of it
//! has come to stand.

use crate::app::theme::{self, Tokens, type_size};
use crate::atlas::{Block, BlockKind};
use bevy_egui::egui::text::{LayoutJob, TextFormat, TextWrapping};
use bevy_egui::egui::{Color32, FontId, Galley, Rect, Stroke, Ui, Vec2, pos2};
use std::ops::Range;
use std::sync::Arc;

/// A phrase with a look of its own, and room before it for a mark.
pub(super) struct Phrase {
    /// Byte range in the text.
    pub(super) range: Range<usize>,
    /// Room before it, in points.
    pub(super) room: f32,
    /// Its colour.
    pub(super) color: Color32,
}

/// Sizes of the type of a block: the font and the height of a line, in points.
fn type_of(kind: BlockKind) -> (f32, f32) {
    let size = match kind {
        BlockKind::Heading(..=2) => type_size::HEADING,
        BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote => {
            type_size::READING
        }
    };
    let leading = if matches!(kind, BlockKind::Heading(_)) { 1.3 } else { type_size::LEADING };
    (size, (size * leading).round())
}

/// The height of a line of a block, in points.
pub(super) fn line_height(kind: BlockKind) -> f32 {
    type_of(kind).1
}

/// The lines of a block of an article, `width` points wide. The same text in the same width is laid out
/// once and then taken from egui's cache.
pub(super) fn set_block(
    ui: &Ui,
    block: &Block,
    phrases: &[Phrase],
    width: f32,
    tokens: &Tokens,
) -> Arc<Galley> {
    let (size, line_height) = type_of(block.kind);
    let is_heading = matches!(block.kind, BlockKind::Heading(_));
    let font = |emphasis: bool, strong: bool| -> FontId {
        match (emphasis, strong || is_heading) {
            (true, _) => theme::serif_italic(size),
            (_, true) => theme::serif_semibold(size),
            _ => theme::serif(size),
        }
    };
    let edges = phrases
        .iter()
        .map(|phrase| &phrase.range)
        .chain(block.spans.iter().map(|span| &span.range))
        .flat_map(|range| [range.start, range.end]);
    let mut job =
        LayoutJob { wrap: TextWrapping { max_width: width, ..Default::default() }, ..Default::default() };
    for piece in pieces(&block.text, edges) {
        let span = block.spans.iter().find(|span| holds(&span.range, &piece));
        let phrase = phrases.iter().find(|phrase| holds(&phrase.range, &piece));
        let is_link = span.is_some_and(|span| span.url.is_some());
        let format = TextFormat {
            font_id: font(span.is_some_and(|span| span.emphasis), span.is_some_and(|span| span.strong)),
            line_height: Some(line_height),
            color: phrase.map_or(if is_link { tokens.accent } else { tokens.text }, |phrase| phrase.color),
            ..Default::default()
        };
        let room =
            phrase.filter(|phrase| phrase.range.start == piece.start).map_or(0.0, |phrase| phrase.room);
        job.append(&block.text[piece], room, format);
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// A text cut at these byte positions; those that are no position of a letter are left out.
fn pieces(text: &str, edges: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut cuts: Vec<usize> =
        edges.filter(|edge| text.is_char_boundary(*edge)).chain([0, text.len()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// A text in the serif in which some phrases are marked, for [`Ui::label`].
pub(super) fn excerpt_job(text: &str, marked: &[Range<usize>], tokens: &Tokens) -> LayoutJob {
    let mut job = LayoutJob::default();
    for piece in pieces(text, marked.iter().flat_map(|range| [range.start, range.end])) {
        let is_marked = marked.iter().any(|range| holds(range, &piece));
        let size = type_size::EXCERPT;
        let format = TextFormat {
            font_id: if is_marked { theme::serif_semibold(size) } else { theme::serif(size) },
            line_height: Some((size * 1.45).round()),
            color: tokens.text,
            underline: if is_marked { Stroke::new(1.5, tokens.accent) } else { Stroke::NONE },
            ..Default::default()
        };
        job.append(&text[piece], 0.0, format);
    }
    job
}

/// Where a stretch of a text stands: a rectangle for each line it reaches into, from the top of the letters
/// to their foot, moved by `offset`.
pub(super) fn rects_of(galley: &Galley, range: &Range<usize>, offset: Vec2) -> Vec<Rect> {
    let text = galley.text();
    let char_index = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
    let (start, end) = (char_index(range.start), char_index(range.end));
    let mut rects = Vec::new();
    let mut row_start = 0;
    for row in &galley.rows {
        let glyphs = row.glyphs.get(start.max(row_start) - row_start..).unwrap_or_default();
        let count = end.saturating_sub(start.max(row_start)).min(glyphs.len());
        let glyphs = glyphs[..count].trim_ascii_space();
        if let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) {
            let top = row.pos.y + first.pos.y - first.font_ascent;
            let rect = Rect::from_min_max(
                pos2(row.pos.x + first.pos.x, top),
                pos2(row.pos.x + last.max_x(), top + first.font_height),
            );
            rects.push(rect.translate(offset));
        }
        row_start += row.char_count_including_newline().0;
    }
    rects
}

/// Leaves out the spaces at both ends: a phrase that is broken between two lines has one at the break.
trait TrimAsciiSpace {
    fn trim_ascii_space(&self) -> &Self;
}

impl TrimAsciiSpace for [bevy_egui::egui::epaint::text::Glyph] {
    fn trim_ascii_space(&self) -> &Self {
        let start = self.iter().position(|glyph| glyph.chr != ' ').unwrap_or(self.len());
        let end = self.iter().rposition(|glyph| glyph.chr != ' ').map_or(start, |last| last + 1);
        &self[start..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_the_text_and_ignore_cuts_within_a_letter() {
        let text = "Bodø in May";
        assert!(!text.is_char_boundary(4));
        assert_eq!(pieces(text, [0, 5, 4, 99].into_iter()), [0..5, 5..12]);
        assert_eq!(pieces("", [0].into_iter()), Vec::<Range<usize>>::new());
    }
}
