//! Colours, type and spacing of the app, and the marks of the kinds of places: tokens only.
//!
//! Every colour that the app draws with stands in [`Tokens`], and nowhere else.

mod base_look;
mod color;
pub mod dashes;
mod fonts;
mod label;
#[cfg(test)]
mod legible;
mod mark;
mod name_look;
mod palette;
mod pens;
mod place_look;
mod precision;
mod sample;
mod style;
#[cfg(test)]
mod vision;

pub use base_look::{BaseLine, BaseLook, GlowLook, base_look, glow_look};
pub use color::{NIGHT_STRENGTH, asked_color, laid_over, line_color, mark_color, night_veils};
pub use dashes::{Dashes, dashed_sample};
#[cfg(target_arch = "wasm32")]
pub(in crate::app) use fonts::{FAMILIES, fonts_with};
pub use fonts::{fonts, italic, regular, semibold, serif, serif_italic, serif_semibold};
pub use label::label_size;
pub use mark::{MARK_RADIUS, MarkState, arrowhead, badge, badge_circle, doubt, mark, mark_ground};
pub use name_look::{NameLook, country_name_look, sea_name_look, town_name_look};
pub use palette::{ISOBATHS_M, Tokens, contrast};
pub use place_look::{AreaLook, StrokeLook, area_look, stroke_look};
pub use precision::{LineLook, line_look};
pub use sample::{area_sample, stroke_sample};
pub use style::{apply, space, type_size};

pub use crate::settings::{Theme, UnknownTheme};

impl Theme {
    /// Its colours.
    pub fn tokens(self) -> &'static Tokens {
        match self {
            Self::PolarNight => &palette::POLAR_NIGHT,
            Self::Paper => &palette::PAPER,
            Self::HighContrast => &palette::HIGH_CONTRAST,
        }
    }
}
