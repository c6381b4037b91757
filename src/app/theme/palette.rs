//! The colours of each theme.

use bevy_egui::egui::Color32;

/// Depths in metres at which the colour of the ocean changes: the isobaths between the steps of
/// [`Tokens::ocean`].
pub const ISOBATHS_M: [u32; 8] = [100, 200, 500, 1000, 2000, 3000, 4000, 5000];

/// The colours of a theme, by what they are for. All are opaque but [`Tokens::graticule`],
/// [`Tokens::night`], [`Tokens::twilight`], [`Tokens::sentence`], [`Tokens::highlight`] and [`Tokens::shadow`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tokens {
    /// Water, from the shelf (0 to 100 m, index 0) to the deepest (below 5000 m), stepping at [`ISOBATHS_M`].
    pub ocean: [Color32; 9],
    /// Land.
    pub land: Color32,
    /// Land of the countries that the article is about.
    pub land_story: Color32,
    /// The line between land and sea.
    pub coastline: Color32,
    /// A soft glow on the land along the coast: its colour at the coastline, from where it fades inland.
    pub coast_glow: Color32,
    /// Lakes.
    pub lake: Color32,
    /// Rivers.
    pub river: Color32,
    /// Borders between countries.
    pub border: Color32,
    /// Borders that are disputed or run through occupied land.
    pub border_disputed: Color32,
    /// Meridians and parallels.
    pub graticule: Color32,
    /// The Arctic Circle and other named lines of reference.
    pub arctic_circle: Color32,
    /// Text.
    pub text: Color32,
    /// Text of less weight: bylines, notes.
    pub text_soft: Color32,
    /// The casing of labels and marks on the map.
    pub halo: Color32,
    /// Names of seas, on water.
    pub sea_label: Color32,
    /// Mentions, markers, selection.
    pub accent: Color32,
    /// Areas of operation, and marks at sea.
    pub operation: Color32,
    /// Things that happened.
    pub incident: Color32,
    /// Routes.
    pub route: Color32,
    /// The line of a measurement.
    pub measure: Color32,
    /// Ground of the panels.
    pub panel: Color32,
    /// Ground of what stands on a panel: buttons, boxes.
    pub panel_raised: Color32,
    /// Lines on and around panels.
    pub panel_line: Color32,
    /// Text on a ground of [`Tokens::accent`].
    pub on_accent: Color32,
    /// The ring around what has the keyboard.
    pub focus: Color32,
    /// Errors.
    pub error: Color32,
    /// Around the globe.
    pub space: Color32,
    /// The rim of the globe.
    pub atmosphere: Color32,
    /// Laid over the side of the Earth where it is night.
    pub night: Color32,
    /// Laid over the belt where the sun is down and the sky not yet dark.
    pub twilight: Color32,
    /// Ground of a sentence that the reader was led to.
    pub sentence: Color32,
    /// Ground of a mention of the selected place, and of selected text.
    pub highlight: Color32,
    /// Shadow of what floats over the map.
    pub shadow: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// A colour `alpha` of 255 opaque. egui keeps colours multiplied by their alpha.
const fn rgba(hex: u32, alpha: u8) -> Color32 {
    const fn times(channel: u32, alpha: u8) -> u8 {
        ((channel & 0xff) * alpha as u32 / 255) as u8
    }
    Color32::from_rgba_premultiplied(
        times(hex >> 16, alpha),
        times(hex >> 8, alpha),
        times(hex, alpha),
        alpha,
    )
}

/// Nine steps of equal size from the shelf to the deep.
const fn ocean(shelf: u32, deep: u32) -> [Color32; 9] {
    const fn step(shelf: u32, deep: u32, index: u32) -> u8 {
        (((shelf & 0xff) * (8 - index) + (deep & 0xff) * index + 4) / 8) as u8
    }
    let mut steps = [Color32::BLACK; 9];
    let mut index = 0;
    while index < 9 {
        steps[index as usize] = Color32::from_rgb(
            step(shelf >> 16, deep >> 16, index),
            step(shelf >> 8, deep >> 8, index),
            step(shelf, deep, index),
        );
        index += 1;
    }
    steps
}

pub(super) const POLAR_NIGHT: Tokens = Tokens {
    ocean: ocean(0x14344a, 0x081420),
    land: rgb(0x1d2731),
    land_story: rgb(0x263543),
    coastline: rgb(0x6f8fa3),
    coast_glow: rgb(0x3a556a),
    lake: rgb(0x14344a),
    river: rgb(0x2b5570),
    border: rgb(0x4b5c69),
    border_disputed: rgb(0xa394b8),
    graticule: rgba(0xffffff, 23),
    arctic_circle: rgb(0x7fb2d0),
    text: rgb(0xe8eff4),
    text_soft: rgb(0xa3b5c3),
    halo: rgb(0x0a1926),
    sea_label: rgb(0x8fb9d3),
    accent: rgb(0xffb454),
    operation: rgb(0x3dd6c6),
    incident: rgb(0xff6b6b),
    route: rgb(0xc9a8ff),
    measure: rgb(0xf2f7a1),
    panel: rgb(0x0f1a24),
    panel_raised: rgb(0x182632),
    panel_line: rgb(0x2a3d4c),
    on_accent: rgb(0x1d1204),
    focus: rgb(0x8ecbff),
    error: rgb(0xff8d8d),
    space: rgb(0x03070c),
    atmosphere: rgb(0x3f7ba3),
    night: rgba(0x00030a, 165),
    twilight: rgba(0x0b1a3a, 95),
    sentence: rgba(0xffb454, 20),
    highlight: rgba(0xffb454, 64),
    shadow: rgba(0x000000, 110),
};

pub(super) const PAPER: Tokens = Tokens {
    ocean: ocean(0xe4eff3, 0xc7dbe6),
    land: rgb(0xf6f2e9),
    land_story: rgb(0xefe6d2),
    coastline: rgb(0x7d8f99),
    coast_glow: rgb(0xd9c9a3),
    lake: rgb(0xe4eff3),
    river: rgb(0x9dbccb),
    border: rgb(0xb3a58c),
    border_disputed: rgb(0x8a5a7d),
    graticule: rgba(0x000000, 26),
    arctic_circle: rgb(0x3f6f8c),
    text: rgb(0x1d2b35),
    text_soft: rgb(0x4b5b66),
    halo: rgb(0xfbf9f4),
    sea_label: rgb(0x2f6079),
    accent: rgb(0xb45309),
    operation: rgb(0x0f766e),
    incident: rgb(0xb91c1c),
    route: rgb(0x6d28d9),
    measure: rgb(0x1e3a8a),
    panel: rgb(0xfcfaf5),
    panel_raised: rgb(0xf7f3ea),
    panel_line: rgb(0xddd4c2),
    on_accent: rgb(0xffffff),
    focus: rgb(0x1d4ed8),
    error: rgb(0xb91c1c),
    space: rgb(0xeceff0),
    atmosphere: rgb(0xa9c6d6),
    night: rgba(0x26375a, 120),
    twilight: rgba(0x5d5a86, 66),
    sentence: rgba(0xffd54a, 40),
    highlight: rgba(0xf5a524, 70),
    shadow: rgba(0x2b3a44, 46),
};

pub(super) const HIGH_CONTRAST: Tokens = Tokens {
    ocean: ocean(0x10283c, 0x000000),
    land: rgb(0x242424),
    land_story: rgb(0x3a3a3a),
    coastline: rgb(0xffffff),
    coast_glow: rgb(0x6e6e6e),
    lake: rgb(0x10283c),
    river: rgb(0x66b3e6),
    border: rgb(0xd0d0d0),
    border_disputed: rgb(0xffb3e6),
    graticule: rgba(0xffffff, 64),
    arctic_circle: rgb(0x9adcff),
    text: rgb(0xffffff),
    text_soft: rgb(0xe0e0e0),
    halo: rgb(0x000000),
    sea_label: rgb(0xb8e4ff),
    accent: rgb(0xffd60a),
    operation: rgb(0x32f5e4),
    incident: rgb(0xff8f8f),
    route: rgb(0xe0b3ff),
    measure: rgb(0xc8ff5a),
    panel: rgb(0x000000),
    panel_raised: rgb(0x1c1c1c),
    panel_line: rgb(0xa0a0a0),
    on_accent: rgb(0x000000),
    focus: rgb(0xffffff),
    error: rgb(0xff9d9d),
    space: rgb(0x000000),
    atmosphere: rgb(0xffffff),
    night: rgba(0x000000, 175),
    twilight: rgba(0x000000, 95),
    sentence: rgba(0xffd60a, 40),
    highlight: rgba(0xffd60a, 84),
    shadow: rgba(0x000000, 200),
};

/// Contrast of two opaque colours, 1 to 21.
///
/// Source: WCAG 2.2, *contrast ratio* and *relative luminance*, <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |color: Color32| {
        let linear = |channel: u8| {
            let share = f32::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::super::Theme;
    use super::*;

    /// A colour that lets its ground through, over that ground.
    fn over(front: Color32, ground: Color32) -> Color32 {
        ground.blend(front)
    }

    #[test]
    fn black_on_white_has_the_contrast_that_wcag_gives() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(rgb(0x777777), Color32::WHITE) - 4.48).abs() < 0.01);
    }

    #[test]
    fn text_has_a_contrast_of_4_5_on_every_ground_it_stands_on() {
        for theme in Theme::ALL {
            let t = theme.tokens();
            let panels = [t.panel, t.panel_raised];
            let marked = [over(t.sentence, t.panel), over(t.highlight, t.panel)];
            let water_and_land: Vec<_> = t.ocean.into_iter().chain([t.land, t.land_story, t.lake]).collect();
            let text_on = [
                ("text", t.text, [&panels[..], &marked, &water_and_land].concat()),
                ("text_soft", t.text_soft, [&panels[..], &water_and_land].concat()),
                ("accent", t.accent, panels.to_vec()),
                ("accent in a marked sentence", t.accent, vec![over(t.sentence, t.panel)]),
                ("error", t.error, panels.to_vec()),
                ("on_accent", t.on_accent, vec![t.accent]),
                ("sea_label", t.sea_label, t.ocean.to_vec()),
            ];
            for (name, text, grounds) in text_on {
                for ground in grounds {
                    let ratio = contrast(text, ground);
                    assert!(ratio >= 4.5, "{theme}: {name} on {ground:?}: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn marks_have_a_contrast_of_3_on_land_on_water_and_on_panels() {
        for theme in Theme::ALL {
            let t = theme.tokens();
            let grounds: Vec<_> =
                t.ocean.into_iter().chain([t.land, t.land_story, t.panel, t.panel_raised, t.halo]).collect();
            for (name, mark) in [
                ("accent", t.accent),
                ("operation", t.operation),
                ("incident", t.incident),
                ("route", t.route),
                ("arctic_circle", t.arctic_circle),
                ("focus", t.focus),
            ] {
                for ground in &grounds {
                    let ratio = contrast(mark, *ground);
                    assert!(ratio >= 3.0, "{theme}: {name} on {ground:?}: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn the_sea_gets_darker_with_every_isobath() {
        for theme in Theme::ALL {
            let ocean = theme.tokens().ocean;
            assert_eq!(ocean.len(), ISOBATHS_M.len() + 1);
            for pair in ocean.windows(2) {
                assert!(contrast(pair[0], Color32::BLACK) > contrast(pair[1], Color32::BLACK), "{theme}");
            }
        }
    }
}
