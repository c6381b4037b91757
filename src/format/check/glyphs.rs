//! Letters that no font of the map has.

use super::super::diagnostic::Rule;
use super::super::load::Read;
use super::super::source::{Report, Source};
use super::markdown;
use crate::atlas::Place;
use skrifa::charmap::Charmap;
use skrifa::{FontRef, MetadataProvider};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_script::{Script, UnicodeScript};

/// Every family takes the letters that it lacks from this font.
static FONT: LazyLock<Option<Charmap<'static>>> = LazyLock::new(|| {
    let font = FontRef::new(include_bytes!("../../../assets/fonts/Inter-Regular.ttf")).ok()?;
    Some(font.charmap())
});

/// So many letters of a script are named one by one.
const NAMED: usize = 5;

/// Reports for each file the letters that cannot be shown, those of a script together.
pub(super) fn check(read: &Read, report: &mut Report) {
    let atlas = &read.atlas;
    let mut toml = Missing::new(&read.toml);
    let steps = atlas.steps.iter().map(|step| step.title.as_str());
    let layers = atlas.layers.iter().map(|layer| layer.title.as_str());
    let texts = [Some(&atlas.title), atlas.description.as_ref(), atlas.policy.borders.as_ref()];
    let texts = texts.into_iter().flatten().map(String::as_str);
    // What a step does not say stands in another file.
    let texts = texts.chain(layers).chain(steps).filter(|text| toml.source.text.contains(text));
    texts.collect::<Vec<_>>().into_iter().for_each(|text| toml.text(text, 0));
    toml.report(report);

    for (source, article) in read.articles.iter().zip(&atlas.articles) {
        let mut missing = Missing::new(source);
        let matter = &article.front_matter;
        missing.text(&matter.title, 0);
        for text in
            [&matter.author, &matter.publisher, &matter.licence, &matter.image_credit].into_iter().flatten()
        {
            missing.text(text, 0);
        }
        for (text, range) in markdown::texts(source) {
            missing.text(&text, range.start);
        }
        missing.report(report);
    }

    for (file, source) in read.layers.iter().enumerate() {
        let mut missing = Missing::new(source);
        for (place, (_, offset)) in atlas.places.iter().zip(&read.places).filter(|(_, (own, _))| *own == file)
        {
            texts_of(place).for_each(|text| missing.text(text, *offset));
        }
        missing.report(report);
    }
}

/// What of a place is shown.
fn texts_of(place: &Place) -> impl Iterator<Item = &str> {
    let sources =
        place.sources.iter().flat_map(|source| std::iter::once(&source.title).chain(&source.publisher));
    let claims = place.claims.iter().map(|claim| &claim.says);
    let own = [&place.name, &place.summary].into_iter().chain(place.names.values());
    own.chain(sources).chain(claims).map(String::as_str)
}

/// The letters of a file that cannot be shown.
struct Missing<'a> {
    source: &'a Source,
    /// By script: its letters in the order of the text, and where the first of them stands.
    scripts: BTreeMap<&'static str, (Vec<char>, usize)>,
}

impl<'a> Missing<'a> {
    fn new(source: &'a Source) -> Self {
        Self { source, scripts: BTreeMap::new() }
    }

    /// Looks at a text that stands in the file, at or after a byte of it where that is known.
    fn text(&mut self, text: &str, start: usize) {
        for (at, letter) in text.char_indices().filter(|(_, letter)| !is_shown(*letter)) {
            let (letters, _) = self
                .scripts
                .entry(group(letter))
                .or_insert_with(|| (Vec::new(), offset(self.source, text, at, letter, start)));
            if !letters.contains(&letter) {
                letters.push(letter);
            }
        }
    }

    fn report(self, report: &mut Report) {
        for (script, (letters, offset)) in self.scripts {
            let named: Vec<String> = letters
                .iter()
                .take(NAMED)
                .map(|letter| format!("{letter} U+{:04X}", u32::from(*letter)))
                .collect();
            let more = match letters.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let way = if is_right_to_left(letters[0]) { ", and sets no text from right to left" } else { "" };
            let message = format!("the map has no {script} {}{more}{way}", named.join(", "));
            let help = "each is a ? on the map: write it in letters that the map has, Latin or Cyrillic";
            report.add(Rule::MissingGlyphs, self.source, offset, message, help);
        }
    }
}

/// Where a letter of a text stands in its file. A text that is written with escapes stands nowhere as it reads.
fn offset(source: &Source, text: &str, at: usize, letter: char, start: usize) -> usize {
    let whole = source.text[start..].find(text).map(|found| start + found + at);
    whole
        .or_else(|| source.text.find(text).map(|found| found + at))
        .or_else(|| source.text[start..].find(letter).map(|found| start + found))
        .unwrap_or(start)
}

/// Whether the map can show a letter, or nothing is to be seen of it.
fn is_shown(letter: char) -> bool {
    letter.is_ascii()
        || letter.is_whitespace()
        || letter.is_control()
        || is_invisible(letter)
        || FONT.as_ref().is_none_or(|font| font.map(letter).is_some())
}

/// Joiners, direction marks, variation selectors and the like: the common part of Unicode's `Default_Ignorable_Code_Point`.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// What the letters of a script are called together.
fn group(letter: char) -> &'static str {
    match letter.script() {
        Script::Common | Script::Inherited if is_emoji(letter) => "emoji",
        Script::Common | Script::Inherited => "sign",
        Script::Unknown => "letter without a meaning",
        script => script.full_name(),
    }
}

/// Pictures, by the blocks of Unicode that hold them.
fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

fn is_right_to_left(letter: char) -> bool {
    use Script::{Adlam, Arabic, Hanifi_Rohingya, Hebrew, Mandaic, Nko, Samaritan, Syriac, Thaana, Yezidi};
    matches!(
        letter.script(),
        Adlam | Arabic | Hanifi_Rohingya | Hebrew | Mandaic | Nko | Samaritan | Syriac | Thaana | Yezidi
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, usize)> {
        let source = Source::new("a", text.to_owned());
        let mut missing = Missing::new(&source);
        missing.text(text, 0);
        let mut report = Report::default();
        missing.report(&mut report);
        report.finish().into_iter().map(|told| (told.message, told.column)).collect()
    }

    #[test]
    fn the_letters_of_the_north_and_its_neighbours_are_shown() {
        for text in [
            "Bodø Girkonjárga Åland Žščđŋŧ Киркенес äöüß Łódź İğdır Þingvellir",
            "Ǥâʹddluâkkâm Ʒʒ Ǯǯ Ǧǧ Ǩǩ Ŋŋ Đđ",
            "“High North” – «Nord» … 5 °C, ½ × 3 €",
            "e\u{301} soft\u{ad}hyphen zero\u{200d}width",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn letters_that_are_not_shown_are_named_by_script_with_the_first_of_them() {
        let all = told("A ship 🚢 in Αθήνα, القاهرة and 東京.");
        let starts: Vec<(&str, usize)> = all.iter().map(|(message, at)| (message.as_str(), *at)).collect();
        let has = |part: &str, column: usize| {
            starts.iter().any(|(message, at)| message.contains(part) && *at == column)
        };
        assert_eq!(all.len(), 4, "{all:#?}");
        assert!(has("emoji 🚢 U+1F6A2", 8), "{all:#?}");
        assert!(has("Greek", 13), "{all:#?}");
        assert!(has("from right to left", 20) && has("and 1 more", 20), "{all:#?}");
        assert!(has("Han 東 U+6771, 京 U+4EAC", 32), "{all:#?}");
    }
}
