//! How the lines of the base map are drawn at a scale. The map and the legend draw by the same numbers.

use super::{Dashes, Theme, dashes};
use crate::base::{INNER_BORDERS_UNTIL_M_PER_PX, RIVER_RANKS, river_until_m_per_px};
use bevy_egui::egui::Color32;

/// A line of the base map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BaseLine {
    /// Between land and sea.
    Coast,
    /// Around a lake.
    LakeShore,
    /// Between countries.
    Border,
    /// Between countries, disputed or occupied.
    DisputedBorder,
    /// Within a country.
    InnerBorder,
    /// Of equal depth.
    Isobath,
    /// Meridians and parallels.
    Graticule,
    /// A river by its rank: 0 the greatest, up to [`RIVER_RANKS`].
    River(usize),
}

/// How a line of the base map is drawn. Lengths are in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BaseLook {
    /// Its colour.
    pub color: Color32,
    /// The opacity of its colour, 0 to 1; 0 where it is not drawn.
    pub opacity: f32,
    /// Its width.
    pub width: f32,
    /// Its dashes, where it is broken.
    pub dashes: Option<Dashes>,
}

/// The soft glow along the land's side of the coast.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GlowLook {
    /// Its colour.
    pub color: Color32,
    /// The opacity of its colour at the coast, 0 to 1.
    pub opacity: f32,
    /// How far inland it fades out, in points.
    pub reach: f32,
}

/// 1 where a pixel is `near_m` metres or less, 0 where it is `far_m` or more, even steps of scale between.
fn fade(m_per_px: f64, near_m: f64, far_m: f64) -> f32 {
    (1.0 - (m_per_px / near_m).ln() / (far_m / near_m).ln()).clamp(0.0, 1.0) as f32
}

/// How a line is drawn at a scale in metres per pixel. From far away fine lines crowd: they fade out and grow thin.
pub fn base_look(line: BaseLine, theme: Theme, m_per_px: f64) -> BaseLook {
    let tokens = theme.tokens();
    let fade = |near_m: f64, far_m: f64| fade(m_per_px, near_m, far_m);
    let near = fade(800.0, 6_000.0);
    let border_width = 1.0 + 0.4 * near;
    let (color, opacity, width, dashes) = match line {
        BaseLine::Coast => (tokens.coastline, 0.6 + 0.4 * fade(2_500.0, 9_000.0), 0.8 + 0.5 * near, None),
        BaseLine::LakeShore => (tokens.coastline, 0.3 * fade(3_000.0, 9_000.0) + 0.4 * near, 0.7, None),
        BaseLine::Border => (tokens.border, 1.0, border_width, Some(dashes::BORDER)),
        BaseLine::DisputedBorder => {
            (tokens.border_disputed, 1.0, border_width + 0.4, Some(dashes::DISPUTED_BORDER))
        }
        BaseLine::InnerBorder => {
            let strength = 0.6 * fade(700.0, INNER_BORDERS_UNTIL_M_PER_PX);
            (tokens.border, strength, 0.8, Some(dashes::INNER_BORDER))
        }
        BaseLine::Isobath => (tokens.ocean[0], 0.35 * fade(2_500.0, 9_000.0), 0.7, None),
        // Colours are mixed in linear light, where a faint light line on a dark ground comes out stronger.
        BaseLine::Graticule => (tokens.graticule, if theme.is_dark() { 0.45 } else { 1.0 }, 0.9, None),
        // The lower its rank, the thinner a river and the nearer one has to be to see it: so it tapers towards its
        // source, where its rank is lower too.
        BaseLine::River(rank) => {
            let lesser = rank as f32 / (RIVER_RANKS - 1) as f32;
            let until_m = river_until_m_per_px(rank);
            let strength = fade(until_m / 3.0, until_m);
            let width = 0.6 + (0.5 + 1.3 * fade(500.0, 5_000.0)) * (1.0 - lesser);
            (tokens.river, strength, width, None)
        }
    };
    BaseLook { color, opacity, width, dashes }
}

/// The glow at a scale in metres per pixel: as on a printed sheet, where land and sea are told apart by more than a line.
pub fn glow_look(theme: Theme, m_per_px: f64) -> GlowLook {
    GlowLook {
        color: theme.tokens().coast_glow,
        opacity: 0.5 * fade(m_per_px, 3_000.0, 12_000.0),
        reach: 2.5 + 4.5 * fade(m_per_px, 300.0, 4_000.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{RIVERS_UNTIL_M_PER_PX, river_until_m_per_px};

    #[test]
    fn what_is_said_to_be_seen_from_a_scale_on_is_drawn_from_there_on() {
        let inner = (BaseLine::InnerBorder, INNER_BORDERS_UNTIL_M_PER_PX);
        let rivers = (0..RIVER_RANKS).map(|rank| (BaseLine::River(rank), river_until_m_per_px(rank)));
        for (line, until_m) in rivers.chain([inner]) {
            let opacity = |m_per_px| base_look(line, Theme::Paper, m_per_px).opacity;
            assert_eq!(opacity(until_m * 1.01), 0.0, "{line:?}");
            assert!(opacity(until_m * 0.99) > 0.0, "{line:?}");
        }
        assert_eq!(RIVERS_UNTIL_M_PER_PX, river_until_m_per_px(0));
    }

    #[test]
    fn every_other_line_is_drawn_at_every_scale() {
        for m_per_px in [50.0, 1_000.0, 3_000.0, 30_000.0] {
            for line in [BaseLine::Coast, BaseLine::Border, BaseLine::DisputedBorder, BaseLine::Graticule] {
                for theme in Theme::ALL {
                    assert!(base_look(line, theme, m_per_px).opacity > 0.0, "{line:?} {theme} {m_per_px}");
                }
            }
        }
    }
}
