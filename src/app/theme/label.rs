//! The type of labels on the map, and the colour of their halos.

use bevy_egui::egui::Color32;

/// A colour that may fade out over a ground as light as it is itself, as the halo of a label does.
///
/// bevy_egui multiplies colours by coverage in sRGB and blends the product in linear light (`egui.wgsl`): half of a white
/// then adds a fifth of the light, and takes away a half of the ground's. A light halo would have a grey edge. With little
/// opacity of its own it adds its light and hardly darkens; where many copies lie over each other it is as bright as it can be.
pub fn fading(color: Color32) -> Color32 {
    const OPACITY: u8 = 64;
    let is_light = color.intensity() > 0.5;
    if is_light { Color32::from_rgba_premultiplied(color.r(), color.g(), color.b(), OPACITY) } else { color }
}

/// Sizes of labels in points, and how far letters of spread names may stand apart, in multiples of the size.
pub mod label_size {
    /// A city of a million people or more.
    pub const METROPOLIS: f32 = 14.0;
    /// A city of a hundred thousand people or more, and every capital.
    pub const CITY: f32 = 13.0;
    /// A town of ten thousand people or more.
    pub const TOWN: f32 = 12.0;
    /// A smaller town or village.
    pub const VILLAGE: f32 = 11.0;
    /// A place of the atlas.
    pub const PLACE: f32 = 13.5;
    /// Another name under that of a place.
    pub const OTHER_NAME: f32 = 11.0;
    /// A country, from small on the screen to large.
    pub const COUNTRY: (f32, f32) = (9.5, 14.0);
    /// A sea, from small on the screen to large.
    pub const SEA: (f32, f32) = (12.0, 19.0);
    /// A line of reference, and a border.
    pub const LINE: f32 = 12.0;
    /// Degrees at the edge of the map.
    pub const DEGREES: f32 = 10.5;
    /// Between the letters of a country's name.
    pub const COUNTRY_GAP_EM: (f32, f32) = (0.16, 0.9);
    /// Between the letters of a region's name.
    pub const REGION_GAP_EM: (f32, f32) = (0.15, 0.7);
    /// Between the letters of a sea's name.
    pub const SEA_GAP_EM: (f32, f32) = (0.03, 0.6);
    /// Between the letters of a name along a line.
    pub const LINE_GAP_EM: (f32, f32) = (0.04, 0.04);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One channel of what the renderer makes of a colour at a coverage over a ground, in linear light.
    fn drawn(color: Color32, coverage: f32, ground: f32) -> f32 {
        let light = |gamma: f32| gamma.powf(2.2);
        light(f32::from(color.g()) / 255.0 * coverage)
            + ground * (1.0 - f32::from(color.a()) / 255.0 * coverage)
    }

    #[test]
    fn a_light_halo_does_not_darken_paper_where_it_fades() {
        let tokens = super::super::Theme::Paper.tokens();
        for step in 1..=20 {
            let coverage = step as f32 / 20.0;
            let ground = 0.87;
            assert!(drawn(fading(tokens.halo), coverage, ground) > ground - 0.03, "{coverage}");
        }
        assert!(drawn(tokens.halo, 0.4, 0.87) < 0.7, "as it is, it would");
        let dark = super::super::Theme::PolarNight.tokens().halo;
        assert_eq!(fading(dark), dark);
    }
}
