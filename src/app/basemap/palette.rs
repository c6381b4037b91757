//! What a theme and a scale put into the slots of the base map.

use crate::app::render::{Palette, Stroke};
use crate::app::theme::{Theme, Tokens, dashes};
use crate::base::{
    ADMIN1, BORDER, BORDER_DISPUTED, COAST, GRATICULE, ISOBATH, LAKE, LAKE_SHORE, LAND, LAND_STORY, RIVER,
    RIVER_RANKS, SEA,
};

/// Colours of the fills.
pub(super) fn fills(theme: Theme) -> Palette {
    let tokens = theme.tokens();
    let mut palette = Palette::default();
    for (step, color) in tokens.ocean.iter().skip(1).enumerate() {
        palette.color(SEA + step, *color, 1.0);
    }
    palette.color(LAND, tokens.land, 1.0);
    palette.color(LAND_STORY, tokens.land_story, 1.0);
    palette.color(LAKE, tokens.lake, 1.0);
    palette
}

/// 1 where a pixel is `near_m` metres or less, 0 where it is `far_m` or more, even steps of scale between.
fn fade(m_per_px: f64, near_m: f64, far_m: f64) -> f32 {
    (1.0 - (m_per_px / near_m).ln() / (far_m / near_m).ln()).clamp(0.0, 1.0) as f32
}

/// Colours and strokes of the lines at a scale. From far away fine lines crowd: they fade out and grow thin.
pub(super) fn lines(theme: Theme, m_per_px: f64) -> Palette {
    let tokens = theme.tokens();
    let mut palette = Palette::default();
    let fade = |near_m: f64, far_m: f64| fade(m_per_px, near_m, far_m);
    let near = fade(800.0, 6_000.0);
    let mut line = |slot: usize, color, opacity: f32, stroke: Stroke| {
        palette.color(slot, color, opacity);
        palette.stroke(slot, stroke);
    };
    let coast_px = 0.8 + 0.5 * near;
    line(COAST, tokens.coastline, 0.6 + 0.4 * fade(2_500.0, 9_000.0), Stroke::solid(coast_px));
    let shore = 0.3 * fade(3_000.0, 9_000.0) + 0.4 * near;
    line(LAKE_SHORE, tokens.coastline, shore, Stroke::solid(0.7));
    let border_px = 1.0 + 0.4 * near;
    line(BORDER, tokens.border, 1.0, Stroke::broken(border_px, dashes::BORDER));
    line(
        BORDER_DISPUTED,
        tokens.border_disputed,
        1.0,
        Stroke::broken(border_px + 0.4, dashes::DISPUTED_BORDER),
    );
    line(ADMIN1, tokens.border, 0.6 * fade(700.0, 2_000.0), Stroke::broken(0.8, dashes::INNER_BORDER));
    line(ISOBATH, tokens.ocean[0], 0.35 * fade(2_500.0, 9_000.0), Stroke::solid(0.7));
    // Colours are mixed in linear light, where a faint light line on a dark ground comes out stronger.
    let strength = if theme.is_dark() { 0.45 } else { 1.0 };
    line(GRATICULE, tokens.graticule, strength, Stroke::solid(0.9));
    rivers(&mut palette, tokens, m_per_px);
    palette
}

/// The lower its rank, the thinner a river and the nearer one has to be to see it: so it tapers towards its source,
/// where its rank is lower too.
fn rivers(palette: &mut Palette, tokens: &Tokens, m_per_px: f64) {
    let near = fade(m_per_px, 500.0, 5_000.0);
    for rank in 0..RIVER_RANKS {
        let lesser = rank as f32 / (RIVER_RANKS - 1) as f32;
        let seen_from_m = 14_000.0 * f64::from(-4.2 * lesser).exp2();
        palette.color(RIVER + rank, tokens.river, fade(m_per_px, 0.5 * seen_from_m, 1.5 * seen_from_m));
        palette.stroke(RIVER + rank, Stroke::solid(0.6 + (0.5 + 1.3 * near) * (1.0 - lesser)));
    }
}

/// A soft glow along the land's side of the coast: as on a printed sheet, where land and sea are told apart by more
/// than a line.
pub(super) fn glow(theme: Theme, m_per_px: f64) -> Palette {
    let tokens = theme.tokens();
    let mut palette = Palette::default();
    let reach_px = 2.5 + 4.5 * fade(m_per_px, 300.0, 4_000.0);
    palette.color(COAST, tokens.coast_glow, 0.5 * fade(m_per_px, 3_000.0, 12_000.0));
    palette.stroke(COAST, Stroke { is_left_only: true, ..Stroke::solid(2.0 * reach_px).feathered(reach_px) });
    palette
}

/// Colours of the sphere itself, and of its rim over the land.
pub(super) fn globe(theme: Theme) -> Palette {
    let tokens = theme.tokens();
    let mut palette = Palette::default();
    palette.color(0, tokens.ocean[0], 1.0);
    palette.color(1, tokens.space, 1.0);
    palette.color(2, tokens.atmosphere, 0.5);
    palette.color(3, tokens.atmosphere, 0.8);
    palette
}
