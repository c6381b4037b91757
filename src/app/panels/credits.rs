//! Who made the map's data, and which point of view its borders take.

use super::scale_bar::halo_text;
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens};
use bevy_egui::egui::{Align2, Painter, Rect, vec2};

/// The credits in full, one sentence a line: ids of messages.
pub(in crate::app) const CREDITS: [&str; 4] =
    ["credit-base", "credit-depths", "credit-settlements", "credit-borders"];

/// A map narrower than this, in points, has its credits below the scale bar, not beside it.
const BELOW_SCALE_BAR: f32 = 450.0;
/// On a map narrower than this, in points, they are broken in lines.
const BROKEN: f32 = 300.0;
/// Height of a line, in points.
const LINE: f32 = 14.0;

/// How many lines a map of this width needs.
fn line_count(map: Rect) -> usize {
    if map.width() < BROKEN { 3 } else { 1 }
}

/// How far the scale bar is lifted by the credits below it, in points.
pub fn credits_below(map: Rect) -> f32 {
    if map.width() < BELOW_SCALE_BAR { line_count(map) as f32 * LINE } else { 0.0 }
}

/// One quiet line in the lower right corner of the map; a shorter one where the map is narrow, or more of them.
pub fn credits_ui(painter: &Painter, map: Rect, tokens: &Tokens) {
    let words = painter.ctx().words();
    let is_narrow = map.width() < 620.0;
    let text = if is_narrow { words.text("credit-line-short") } else { words.text("credit-line") };
    let lines: Vec<&str> = text.splitn(line_count(map), " · ").collect();
    for (number, line) in lines.into_iter().rev().enumerate() {
        let at = map.right_bottom() - vec2(8.0, 6.0 + number as f32 * LINE);
        halo_text(painter, at, Align2::RIGHT_BOTTOM, line, theme::regular(10.5), tokens.text_soft, tokens);
    }
}
