//! The type of the names of the base map. The map and the legend set them by the same table.

use super::{Tokens, regular, semibold, serif_italic};
use bevy_egui::egui::{Color32, FontId};

/// How a name is set.
#[derive(Debug, Clone, PartialEq)]
pub struct NameLook {
    /// Its font.
    pub font: FontId,
    /// Its colour.
    pub color: Color32,
    /// The colour of its casing.
    pub halo: Color32,
}

/// The name of a country, in capitals, of a size in points.
pub fn country_name_look(size: f32, tokens: &Tokens) -> NameLook {
    NameLook { font: semibold(size), color: tokens.text_soft, halo: tokens.land }
}

/// The name of a sea of a size in points; `ground` is the colour of the water under it.
pub fn sea_name_look(size: f32, ground: Color32, tokens: &Tokens) -> NameLook {
    NameLook { font: serif_italic(size), color: tokens.sea_label, halo: ground }
}

/// The name of a city, town or village of a size in points.
pub fn town_name_look(size: f32, is_heavy: bool, tokens: &Tokens) -> NameLook {
    let font = if is_heavy { semibold(size - 0.5) } else { regular(size) };
    NameLook { font, color: tokens.text_soft, halo: tokens.halo }
}
