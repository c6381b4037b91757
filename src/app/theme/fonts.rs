//! Inter for the app, Source Serif for reading.

use bevy_egui::egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

macro_rules! font_files {
    ($($name:literal),*) => {
        [$(($name, include_bytes!(concat!("../../../assets/fonts/", $name, ".ttf")).as_slice())),*]
    };
}

/// What all other letters are taken from.
const FALLBACK: &str = "Inter-Regular";

/// The fonts that are in the program. On the web it is only the one that nothing can be said without: there the page
/// fetches the others once the map is drawn.
#[cfg(not(target_arch = "wasm32"))]
const EMBEDDED: [(&str, &[u8]); 6] = font_files![
    "Inter-Regular",
    "Inter-Italic",
    "Inter-SemiBold",
    "SourceSerif4-Regular",
    "SourceSerif4-Italic",
    "SourceSerif4-SemiBold"
];
#[cfg(target_arch = "wasm32")]
const EMBEDDED: [(&str, &[u8]); 1] = font_files!["Inter-Regular"];

/// Named families and the file each starts with, below `assets/fonts`; a letter that it lacks is taken from Inter.
pub(in crate::app) const FAMILIES: [(&str, &str); 5] = [
    ("semibold", "Inter-SemiBold"),
    ("italic", "Inter-Italic"),
    ("serif", "SourceSerif4-Regular"),
    ("serif-italic", "SourceSerif4-Italic"),
    ("serif-semibold", "SourceSerif4-SemiBold"),
];

/// The fonts of the app: the families that egui knows, and `semibold`, `italic`, `serif`, `serif-italic`
/// and `serif-semibold`.
pub fn fonts() -> FontDefinitions {
    let embedded = EMBEDDED.map(|(name, bytes)| (name, FontData::from_static(bytes)));
    definitions(embedded)
}

/// The same with files that were fetched.
#[cfg(target_arch = "wasm32")]
pub(in crate::app) fn fonts_with(fetched: Vec<(&'static str, Vec<u8>)>) -> FontDefinitions {
    let embedded = EMBEDDED.map(|(name, bytes)| (name, FontData::from_static(bytes)));
    let fetched = fetched.into_iter().map(|(name, bytes)| (name, FontData::from_owned(bytes)));
    definitions(embedded.into_iter().chain(fetched))
}

/// Each family from its file, or from Inter where that is not there.
fn definitions(files: impl IntoIterator<Item = (&'static str, FontData)>) -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data = files.into_iter().map(|(name, data)| (name.to_owned(), Arc::new(data))).collect();
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec![FALLBACK.to_owned()]);
    }
    for (family, file) in FAMILIES {
        let own = fonts.font_data.contains_key(file).then(|| file.to_owned());
        let files = own.into_iter().chain([FALLBACK.to_owned()]).collect();
        fonts.families.insert(FontFamily::Name(family.into()), files);
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

    const NEEDED: &str = "Bodø Girkonjárga Åland Žščđŋŧ Киркенес äöüß ’“”–…°′″ ←→↑↓×✓▲●■◆○+";

    /// The families that lack one of the letters that are needed, and which.
    fn lacking(definitions: FontDefinitions) -> Vec<(FontFamily, char)> {
        let families: Vec<_> = definitions.families.keys().cloned().collect();
        assert_eq!(families.len(), 7);
        let mut fonts = Fonts::new(TextOptions::default(), definitions);
        let lacks = |family: FontFamily| {
            let mut font = fonts.fonts.font(&family);
            let letters = font.characters();
            let needed = NEEDED.chars().filter(|letter| !letter.is_whitespace());
            let lacking = needed.filter(|letter| !letters.contains_key(letter));
            lacking.map(|letter| (family.clone(), letter)).collect::<Vec<_>>()
        };
        families.into_iter().flat_map(lacks).collect()
    }

    #[test]
    fn every_family_has_the_letters_of_the_north_and_the_signs_of_the_panels() {
        assert_eq!(lacking(fonts()), []);
    }

    #[test]
    fn until_the_other_files_are_there_every_family_is_set_in_inter() {
        let regular = EMBEDDED.into_iter().find(|(name, _)| *name == FALLBACK);
        let first = definitions(regular.map(|(name, bytes)| (name, FontData::from_static(bytes))));
        assert!(first.families.values().all(|files| *files == [FALLBACK]));
        assert_eq!(lacking(first), []);
        let all = fonts();
        for (family, file) in FAMILIES {
            assert_eq!(all.families[&FontFamily::Name(family.into())], [file, FALLBACK]);
        }
    }
}
