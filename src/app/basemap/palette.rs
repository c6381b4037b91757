//! What a theme, a scale and what is hidden put into the slots of the base map.

use crate::app::render::{Palette, Stroke};
use crate::app::theme::{BaseLine, Theme, base_look, glow_look};
use crate::base::{
    ADMIN1, BORDER, BORDER_DISPUTED, COAST, GRATICULE, ISOBATH, LAKE, LAKE_SHORE, LAND, LAND_STORY, RIVER,
    RIVER_RANKS, SEA,
};
use crate::view::{BasePart, LayerState};

/// Colours of the fills. What is hidden takes the colour of what it lies in: the shapes stay as they are, so that no
/// seam shows. A lake without a colour lets the land under it through, whatever colour that has.
pub(super) fn fills(theme: Theme, layers: &LayerState) -> Palette {
    let tokens = theme.tokens();
    let mut palette = Palette::default();
    let has_depths = layers.is_part_shown(BasePart::Depths);
    for (step, color) in tokens.ocean.iter().skip(1).enumerate() {
        palette.color(SEA + step, if has_depths { *color } else { tokens.ocean[0] }, 1.0);
    }
    palette.color(LAND, tokens.land, 1.0);
    let is_story_told = layers.is_part_shown(BasePart::StoryLand);
    palette.color(LAND_STORY, if is_story_told { tokens.land_story } else { tokens.land }, 1.0);
    if layers.is_part_shown(BasePart::Lakes) {
        palette.color(LAKE, tokens.lake, 1.0);
    }
    palette
}

/// The lines of the base map, each with its slot and the part that it is of; the coast is always there.
fn slots() -> impl Iterator<Item = (usize, BaseLine, Option<BasePart>)> {
    let rivers = (0..RIVER_RANKS).map(|rank| (RIVER + rank, BaseLine::River(rank), Some(BasePart::Rivers)));
    [
        (COAST, BaseLine::Coast, None),
        (LAKE_SHORE, BaseLine::LakeShore, Some(BasePart::Lakes)),
        (BORDER, BaseLine::Border, Some(BasePart::Borders)),
        (BORDER_DISPUTED, BaseLine::DisputedBorder, Some(BasePart::Borders)),
        (ADMIN1, BaseLine::InnerBorder, Some(BasePart::InnerBorders)),
        (ISOBATH, BaseLine::Isobath, Some(BasePart::Depths)),
        (GRATICULE, BaseLine::Graticule, Some(BasePart::Graticule)),
    ]
    .into_iter()
    .chain(rivers)
}

/// Colours and strokes of the lines at a scale; what is hidden has no colour.
pub(super) fn lines(theme: Theme, m_per_px: f64, layers: &LayerState) -> Palette {
    let mut palette = Palette::default();
    for (slot, line, part) in slots() {
        if part.is_none_or(|part| layers.is_part_shown(part)) {
            let look = base_look(line, theme, m_per_px);
            palette.color(slot, look.color, look.opacity);
            palette.stroke(
                slot,
                look.dashes.map_or(Stroke::solid(look.width), |dashes| Stroke::broken(look.width, dashes)),
            );
        }
    }
    palette
}

/// The soft glow along the land's side of the coast.
pub(super) fn glow(theme: Theme, m_per_px: f64) -> Palette {
    let look = glow_look(theme, m_per_px);
    let mut palette = Palette::default();
    palette.color(COAST, look.color, look.opacity);
    let soft = Stroke::solid(2.0 * look.reach).feathered(look.reach);
    palette.stroke(COAST, Stroke { is_left_only: true, ..soft });
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What is hidden with a part: slots of the fills that change, and slots of the lines that are not drawn.
    fn hidden(part: BasePart) -> (Vec<usize>, Vec<usize>) {
        let (all, mut without) = (LayerState::default(), LayerState::default());
        without.toggle_part(part);
        let theme = Theme::Paper;
        let changed = |a: &Palette, b: &Palette| {
            (0..crate::app::render::SLOTS)
                .filter(|&slot| a.has(slot) != b.has(slot) || a.tint(slot) != b.tint(slot))
                .collect::<Vec<_>>()
        };
        let fills = changed(&fills(theme, &all), &fills(theme, &without));
        let (before, after) = (lines(theme, 400.0, &all), lines(theme, 400.0, &without));
        let lines = changed(&before, &after);
        assert!(lines.iter().all(|&slot| before.has(slot) && !after.has(slot)), "{part}");
        (fills, lines)
    }

    #[test]
    fn a_part_takes_its_own_slots_with_it_and_no_others() {
        assert_eq!(hidden(BasePart::Depths), ((SEA..SEA + 8).collect(), vec![ISOBATH]));
        assert_eq!(hidden(BasePart::Lakes), (vec![LAKE], vec![LAKE_SHORE]));
        assert_eq!(hidden(BasePart::Rivers), (vec![], (RIVER..RIVER + RIVER_RANKS).collect()));
        assert_eq!(hidden(BasePart::StoryLand), (vec![LAND_STORY], vec![]));
        assert_eq!(hidden(BasePart::Borders), (vec![], vec![BORDER, BORDER_DISPUTED]));
        assert_eq!(hidden(BasePart::InnerBorders), (vec![], vec![ADMIN1]));
        assert_eq!(hidden(BasePart::Graticule), (vec![], vec![GRATICULE]));
        for names in [BasePart::CountryNames, BasePart::SeaNames, BasePart::TownNames] {
            assert_eq!(hidden(names), (vec![], vec![]));
        }
    }

    #[test]
    fn land_and_sea_are_never_without_a_colour() {
        let mut layers = LayerState::default();
        BasePart::ALL.into_iter().for_each(|part| layers.toggle_part(part));
        for theme in Theme::ALL {
            let fills = fills(theme, &layers);
            assert!((SEA..SEA + 8).chain([LAND, LAND_STORY]).all(|slot| fills.has(slot)), "{theme}");
            assert!(lines(theme, 400.0, &layers).has(COAST), "{theme}");
        }
    }
}
