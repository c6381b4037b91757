//! Who made the map's data, and which point of view its borders take.

use super::scale_bar::halo_text;
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens};
use bevy_egui::egui::{Align2, Painter, Rect, vec2};

/// The credits in full, one sentence a line: ids of messages.
pub(super) const CREDITS: [&str; 4] =
    ["credit-base", "credit-depths", "credit-settlements", "credit-borders"];

/// One quiet line in the lower right corner of the map; a shorter one where the map is narrow.
pub fn credits_ui(painter: &Painter, map: Rect, tokens: &Tokens) {
    let words = painter.ctx().words();
    let is_narrow = map.width() < 620.0;
    let text = if is_narrow { words.text("credit-line-short") } else { words.text("credit-line") };
    halo_text(
        painter,
        map.right_bottom() - vec2(8.0, 6.0),
        Align2::RIGHT_BOTTOM,
        &text,
        theme::regular(10.5),
        tokens.text_soft,
        tokens,
    );
}
