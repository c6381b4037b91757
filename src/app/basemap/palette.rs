//! Slots of the base map's palette, and what a theme puts into them.

use crate::app::render::{Palette, Stroke};
use crate::app::theme::Theme;
use bevy_egui::egui::Color32;

/// Slot of the sea deeper than the first of `ISOBATHS_M`; the deeper ones follow.
pub(super) const SEA: usize = 1;
pub(super) const LAND: usize = 10;
pub(super) const LAND_STORY: usize = 11;
pub(super) const LAKE: usize = 12;
pub(super) const COAST: usize = 16;
pub(super) const LAKE_SHORE: usize = 17;
pub(super) const RIVER_MAJOR: usize = 18;
pub(super) const RIVER_MINOR: usize = 19;
pub(super) const BORDER: usize = 20;
pub(super) const ADMIN1: usize = 21;
pub(super) const ISOBATH: usize = 22;
pub(super) const GRATICULE: usize = 23;

/// Colours and widths of the base map at a scale.
pub(super) fn base(theme: Theme, m_per_px: f64) -> Palette {
    let tokens = theme.tokens();
    let mut palette = Palette::default();
    for (step, color) in tokens.ocean.iter().skip(1).enumerate() {
        palette.color(SEA + step, *color, 1.0);
    }
    palette.color(LAND, tokens.land, 1.0);
    palette.color(LAND_STORY, tokens.land_story, 1.0);
    palette.color(LAKE, tokens.lake, 1.0);
    // From far away fine lines crowd: they fade out and grow thin. `near` is 1 from 800 m a pixel inwards.
    let fade = |near_m: f64, far_m: f64| {
        (1.0 - (m_per_px / near_m).ln() / (far_m / near_m).ln()).clamp(0.0, 1.0) as f32
    };
    let near = fade(800.0, 6_000.0);
    let mut line = |slot: usize, color: Color32, opacity: f32, stroke: Stroke| {
        palette.color(slot, color, opacity);
        palette.stroke(slot, stroke);
    };
    line(COAST, tokens.coastline, 0.6 + 0.4 * fade(2_500.0, 9_000.0), Stroke::solid(0.8 + 0.5 * near));
    line(LAKE_SHORE, tokens.coastline, 0.3 * fade(3_000.0, 9_000.0) + 0.4 * near, Stroke::solid(0.7));
    line(RIVER_MAJOR, tokens.river, fade(4_000.0, 16_000.0), Stroke::solid(0.7 + 0.6 * near));
    line(RIVER_MINOR, tokens.river, fade(900.0, 2_500.0), Stroke::solid(0.8));
    line(BORDER, tokens.border, 1.0, Stroke::dash_dot(1.0 + 0.3 * near, 7.0, 2.5));
    line(ADMIN1, tokens.border, 0.6 * fade(700.0, 2_000.0), Stroke::dashed(0.8, 2.0, 3.0));
    line(ISOBATH, tokens.ocean[0], 0.35 * fade(2_500.0, 9_000.0), Stroke::solid(0.7));
    // Colours are mixed in linear light, where a faint light line on a dark ground comes out stronger.
    line(GRATICULE, tokens.graticule, if theme.is_dark() { 0.45 } else { 1.0 }, Stroke::solid(1.0));
    palette
}

/// Colours of the sphere itself, or of its rim over the land.
pub(super) fn globe(theme: Theme, is_rim: bool) -> Palette {
    let tokens = theme.tokens();
    let mut palette = Palette::default();
    palette.color(0, tokens.ocean[0], 1.0);
    palette.color(1, tokens.space, 1.0);
    palette.color(2, tokens.atmosphere, 0.5);
    palette.color(3, tokens.atmosphere, 0.8);
    if is_rim {
        palette.rim();
    }
    palette
}
