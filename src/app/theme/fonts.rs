//! Inter for the app, Source Serif for reading.

use bevy_egui::egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

macro_rules! font_files {
    ($($name:literal),*) => {
        [$(($name, include_bytes!(concat!("../../../assets/fonts/", $name, ".ttf")).as_slice())),*]
    };
}

const FILES: [(&str, &[u8]); 6] = font_files![
    "Inter-Regular",
    "Inter-Italic",
    "Inter-SemiBold",
    "SourceSerif4-Regular",
    "SourceSerif4-Italic",
    "SourceSerif4-SemiBold"
];

/// Named families and the file each starts with; a letter that it lacks is taken from Inter.
const FAMILIES: [(&str, &str); 5] = [
    ("semibold", "Inter-SemiBold"),
    ("italic", "Inter-Italic"),
    ("serif", "SourceSerif4-Regular"),
    ("serif-italic", "SourceSerif4-Italic"),
    ("serif-semibold", "SourceSerif4-SemiBold"),
];

const FALLBACK: &str = "Inter-Regular";

/// The fonts of the app: the families that egui knows, and `semibold`, `italic`, `serif`, `serif-italic`
/// and `serif-semibold`.
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FILES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec![FALLBACK.to_owned()]);
    }
    for (family, file) in FAMILIES {
        fonts.families.insert(FontFamily::Name(family.into()), vec![file.to_owned(), FALLBACK.to_owned()]);
    }
    fonts
}

/// Inter, `size` points high.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Inter SemiBold.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("semibold".into()))
}

/// Inter Italic.
pub fn italic(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("italic".into()))
}

/// Source Serif.
pub fn serif(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("serif".into()))
}

/// Source Serif Italic.
pub fn serif_italic(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("serif-italic".into()))
}

/// Source Serif SemiBold.
pub fn serif_semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("serif-semibold".into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy_egui::egui::epaint::{TextOptions, text::Fonts};

    #[test]
    fn every_family_has_the_letters_of_the_north_and_the_signs_of_the_panels() {
        let definitions = fonts();
        let families: Vec<_> = definitions.families.keys().cloned().collect();
        assert_eq!(families.len(), 7);
        let mut fonts = Fonts::new(TextOptions::default(), definitions);
        let needed = "Bodø Girkonjárga Åland Žščđŋŧ Киркенес äöüß ’“”–…°′″ ←→↑↓×✓▲●■◆○+";
        for family in families {
            let mut font = fonts.fonts.font(&family);
            let letters = font.characters();
            for letter in needed.chars().filter(|letter| !letter.is_whitespace()) {
                assert!(letters.contains_key(&letter), "{letter} is missing in {family}");
            }
        }
    }
}
