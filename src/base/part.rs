//! From which scale on the parts of the base map are seen.

use super::Level;
use super::slot::RIVER_RANKS;
use crate::view::{BasePart, MapView};

/// Borders within countries are drawn up to this scale, in metres per pixel.
pub const INNER_BORDERS_UNTIL_M_PER_PX: f64 = 2_000.0;
/// The greatest rivers are drawn up to this scale, in metres per pixel.
pub const RIVERS_UNTIL_M_PER_PX: f64 = 21_000.0;
/// The names of the greatest countries are shown up to this scale, in metres per pixel.
pub const COUNTRY_NAMES_UNTIL_M_PER_PX: f64 = 24_000.0;
/// The names of the greatest seas are shown up to this scale, in metres per pixel.
pub const SEA_NAMES_UNTIL_M_PER_PX: f64 = 30_000.0;
/// The names of the greatest cities are shown up to this scale, in metres per pixel.
pub const TOWN_NAMES_UNTIL_M_PER_PX: f64 = 8_000.0;

/// Rivers of a rank, 0 for the greatest, are drawn up to this scale, in metres per pixel.
pub fn river_until_m_per_px(rank: usize) -> f64 {
    RIVERS_UNTIL_M_PER_PX * (-4.2 * rank as f64 / (RIVER_RANKS - 1) as f64).exp2()
}

/// The names of countries of a rank, Natural Earth's `labelrank`, are shown up to this scale, in metres per pixel: 2 is
/// shown on a globe, 7 only near.
pub fn country_name_until_m_per_px(rank: u64) -> f64 {
    COUNTRY_NAMES_UNTIL_M_PER_PX * (-(rank as f64 - 2.0) * 0.55).exp2()
}

/// Whether a view shows a part of the base map, where there is some of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// It does.
    Here,
    /// It does not, but would from nearer.
    Nearer,
    /// It does not: this part is drawn only where the base map has its finest level of detail, and at its scales.
    InRegion,
}

impl Seen {
    /// Whether a view shows a part of the base map.
    pub fn of(part: BasePart, view: &MapView) -> Self {
        let up_to = |m_per_px: f64| if view.m_per_px() < m_per_px { Self::Here } else { Self::Nearer };
        match part {
            BasePart::Rivers => up_to(RIVERS_UNTIL_M_PER_PX),
            BasePart::CountryNames => up_to(COUNTRY_NAMES_UNTIL_M_PER_PX),
            BasePart::SeaNames => up_to(SEA_NAMES_UNTIL_M_PER_PX),
            BasePart::TownNames => up_to(TOWN_NAMES_UNTIL_M_PER_PX),
            BasePart::InnerBorders => match up_to(INNER_BORDERS_UNTIL_M_PER_PX) {
                Self::Here if Level::wanted(view) != Level::Region10 => Self::InRegion,
                seen => seen,
            },
            BasePart::Depths
            | BasePart::Lakes
            | BasePart::StoryLand
            | BasePart::Borders
            | BasePart::Graticule
            | BasePart::ReferenceLines => Self::Here,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Home;
    use crate::sphere::LonLat;
    use crate::view::{ScreenPos, ScreenRect};

    fn seen(part: BasePart, lon: f64, m_per_px: f64) -> Seen {
        let free = ScreenRect { min: ScreenPos::new(400.0, 0.0), width_px: 900.0, height_px: 800.0 };
        let mut view = MapView::home(Home::default(), free);
        view.set(LonLat::new(lon, 69.7), m_per_px, 0.0);
        Seen::of(part, &view)
    }

    #[test]
    fn a_part_that_is_too_fine_for_the_scale_is_seen_from_nearer() {
        assert_eq!(seen(BasePart::Rivers, 25.0, 22_000.0), Seen::Nearer);
        assert_eq!(seen(BasePart::Rivers, 25.0, 20_000.0), Seen::Here);
        assert_eq!(seen(BasePart::TownNames, 25.0, 9_000.0), Seen::Nearer);
        assert_eq!(seen(BasePart::InnerBorders, 25.0, 2_500.0), Seen::Nearer);
        assert_eq!(seen(BasePart::InnerBorders, 25.0, 500.0), Seen::Here);
    }

    #[test]
    fn borders_within_countries_are_not_seen_where_no_nearer_look_would_show_them() {
        assert_eq!(seen(BasePart::InnerBorders, -100.0, 500.0), Seen::InRegion);
    }

    #[test]
    fn what_is_drawn_at_every_scale_is_always_seen() {
        for part in [BasePart::Depths, BasePart::Borders, BasePart::Graticule, BasePart::ReferenceLines] {
            assert_eq!(seen(part, 25.0, 40_000.0), Seen::Here, "{part}");
        }
    }
}
