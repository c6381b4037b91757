//! Who made the map's data, and which point of view its borders take.

use super::scale_bar::halo_text;
use crate::app::theme::{self, Tokens};
use bevy_egui::egui::{Align2, Painter, Rect, vec2};

/// The credits in full, one sentence a line.
pub const CREDITS: [&str; 4] = [
    "Made with Natural Earth, public domain.",
    "Depths: NOAA ETOPO5, public domain.",
    "Settlements: GeoNames, CC BY 4.0.",
    "Borders as in Natural Earth’s German point of view: Crimea is drawn as Ukraine’s, occupied by Russia.",
];

/// The line that is always on the map.
pub const CREDIT_LINE: &str = "Natural Earth · ETOPO5 · GeoNames CC BY 4.0 · Crimea is Ukraine’s, occupied";

/// The shorter line where the map is narrow.
const CREDIT_LINE_SHORT: &str = "Natural Earth · ETOPO5 · GeoNames CC BY 4.0";

/// One quiet line in the lower right corner of the map.
pub fn credits_ui(painter: &Painter, map: Rect, tokens: &Tokens) {
    let text = if map.width() < 620.0 { CREDIT_LINE_SHORT } else { CREDIT_LINE };
    halo_text(
        painter,
        map.right_bottom() - vec2(8.0, 6.0),
        Align2::RIGHT_BOTTOM,
        text,
        theme::regular(10.5),
        tokens.text_soft,
        tokens,
    );
}
