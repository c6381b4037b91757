//! The colours of each theme.

use bevy_egui::egui::Color32;

pub use crate::base::ISOBATHS_M;

/// The colours of a theme, by what they are for. All are opaque but [`Tokens::graticule`],
/// [`Tokens::night`], [`Tokens::twilight`] and [`Tokens::shadow`].
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
    /// Files that were dropped on the map: the first, the second, the third, and again.
    pub dropped: [Color32; 3],
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
    land_story: rgb(0x2b3742),
    coastline: rgb(0x6f8fa3),
    coast_glow: rgb(0x30485b),
    lake: rgb(0x14344a),
    river: rgb(0x3e6a86),
    border: rgb(0x8b857f),
    border_disputed: rgb(0xc2979f),
    graticule: rgba(0xffffff, 23),
    arctic_circle: rgb(0x79aecb),
    text: rgb(0xe8eff4),
    text_soft: rgb(0xa3b5c3),
    halo: rgb(0x0a1926),
    sea_label: rgb(0x8fb9d3),
    accent: rgb(0xffb454),
    operation: rgb(0x3dd6c6),
    incident: rgb(0xff7676),
    route: rgb(0xaa8cff),
    measure: rgb(0xf2f7a1),
    dropped: [rgb(0x50e0f8), rgb(0x989820), rgb(0xd87888)],
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
    sentence: rgb(0x222628),
    highlight: rgb(0x4b4130),
    shadow: rgba(0x000000, 110),
};

pub(super) const PAPER: Tokens = Tokens {
    ocean: ocean(0xe6f0f3, 0xc0d7e3),
    land: rgb(0xf6f2e9),
    land_story: rgb(0xefe6d2),
    coastline: rgb(0x687983),
    coast_glow: rgb(0xddcea9),
    lake: rgb(0xe6f0f3),
    river: rgb(0x8aa7b6),
    border: rgb(0x8e7f66),
    border_disputed: rgb(0x7a4a80),
    graticule: rgba(0x000000, 26),
    arctic_circle: rgb(0x285f7d),
    text: rgb(0x1d2b35),
    text_soft: rgb(0x475863),
    halo: rgb(0xfbf9f4),
    sea_label: rgb(0x2b5b73),
    accent: rgb(0xb74f00),
    operation: rgb(0x0b6459),
    incident: rgb(0xa21817),
    route: rgb(0x6d28d9),
    measure: rgb(0x1e3a8a),
    dropped: [rgb(0x781030), rgb(0x188058), rgb(0x000068)],
    panel: rgb(0xfcfaf5),
    panel_raised: rgb(0xf7f3ea),
    panel_line: rgb(0xddd4c2),
    on_accent: rgb(0xffffff),
    focus: rgb(0x1d4ed8),
    error: rgb(0xa21817),
    space: rgb(0xeceff0),
    atmosphere: rgb(0xa9c6d6),
    night: rgba(0x26375a, 58),
    twilight: rgba(0x5d5a86, 44),
    sentence: rgb(0xfcf4da),
    highlight: rgb(0xfae3bb),
    shadow: rgba(0x2b3a44, 46),
};

pub(super) const HIGH_CONTRAST: Tokens = Tokens {
    ocean: ocean(0x10283c, 0x000000),
    land: rgb(0x161616),
    land_story: rgb(0x2b2b2b),
    coastline: rgb(0xffffff),
    coast_glow: rgb(0x464646),
    lake: rgb(0x10283c),
    river: rgb(0x66b3e6),
    border: rgb(0xb8b8b8),
    border_disputed: rgb(0xfa85d1),
    graticule: rgba(0xffffff, 64),
    arctic_circle: rgb(0xc4edff),
    text: rgb(0xffffff),
    text_soft: rgb(0xe0e0e0),
    halo: rgb(0x000000),
    sea_label: rgb(0xb8e4ff),
    accent: rgb(0xffd60a),
    operation: rgb(0x22ebcb),
    incident: rgb(0xff9e9a),
    route: rgb(0xdeb1ff),
    measure: rgb(0xa2ff95),
    dropped: [rgb(0xbdfcc6), rgb(0x5ac6c6), rgb(0xcfb451)],
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
    sentence: rgb(0x282202),
    highlight: rgb(0x544603),
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
