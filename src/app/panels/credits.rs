//! Who made the map's data, and which point of view its borders take.

use super::scale_bar::halo_text;
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens};
use crate::base::shows_crimea;
use crate::view::MapView;
use bevy_egui::egui::{Align2, Painter, Rect, vec2};

/// A map narrower than this, in points, has its credits below the scale bar, not beside it.
const BELOW_SCALE_BAR: f32 = 450.0;
/// A map narrower than this, in points, as a phone's with text of 200%, has a small scale bar, and small credits in two
/// lines beside it: what says whose the map is must not take the map's room.
const SMALL: f32 = 300.0;
/// On a map narrower than this, in points, there is no room beside the small scale bar either.
const SMALL_BELOW: f32 = 180.0;

/// Whether the foot of a map of this width is set small.
pub(super) fn is_small(map: Rect) -> bool {
    map.width() < SMALL
}

/// Size of the type and height of a line, in points.
fn type_of(map: Rect) -> (f32, f32) {
    if is_small(map) { (8.5, 11.0) } else { (10.5, 14.0) }
}

fn line_count(map: Rect) -> usize {
    if is_small(map) { 2 } else { 1 }
}

/// How far the scale bar is lifted by the credits below it, in points.
pub(super) fn credits_below(map: Rect) -> f32 {
    let is_beside = if is_small(map) { map.width() >= SMALL_BELOW } else { map.width() >= BELOW_SCALE_BAR };
    if is_beside { 0.0 } else { line_count(map) as f32 * type_of(map).1 }
}

/// The part of the map that they take, with what is around them.
pub fn credits_rect(map: Rect) -> Rect {
    let height = 10.0 + line_count(map) as f32 * type_of(map).1;
    let width = if is_small(map) && credits_below(map) == 0.0 { 108.0 } else { map.width().min(420.0) };
    Rect::from_min_max(map.right_bottom() - vec2(width, height), map.max)
}

/// One quiet line in the lower right corner of the map, or two small ones. Where Crimea is in view, and the map not narrow,
/// the line says whose it is.
pub fn credits_ui(painter: &Painter, map: Rect, view: &MapView, tokens: &Tokens) {
    let words = painter.ctx().words();
    let is_narrow = map.width() < 620.0;
    let mut text = words.text("credit-line");
    if !is_narrow && shows_crimea(view) {
        text = format!("{text} · {}", words.text("credit-crimea"));
    }
    let (size, height) = type_of(map);
    for (number, line) in text.rsplitn(line_count(map), " · ").enumerate() {
        let at = map.right_bottom() - vec2(8.0, 6.0 + number as f32 * height);
        halo_text(painter, at, Align2::RIGHT_BOTTOM, line, theme::regular(size), tokens.text_soft, tokens);
    }
}
