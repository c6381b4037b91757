//! What is wrong with an atlas: rule, place, words and remedy.

use serde::{Serialize, Serializer};
use std::fmt;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something is missing from the map or wrong on it.
    Error,
    /// The map is complete, but this should be looked at.
    Warning,
}

impl Severity {
    /// The word for it: `error` or `warning`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

macro_rules! rules {
    ($($variant:ident = $name:literal, $severity:ident, $doc:literal;)*) => {
        /// What an atlas is checked for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $(#[doc = $doc] $variant),* }

        impl Rule {
            /// Every rule, in the order of the format's table.
            pub const ALL: &'static [Rule] = &[$(Rule::$variant),*];

            /// Its name, as `check` prints it.
            pub fn name(self) -> &'static str {
                match self { $(Rule::$variant => $name),* }
            }

            /// How bad a breach is, where the text of the report does not say otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Rule::$variant => Severity::$severity),* }
            }
        }
    };
}

rules! {
    Syntax = "syntax", Error, "TOML, Markdown front matter or JSON that does not parse, or says something of the wrong type.";
    UnknownKey = "unknown-key", Error, "A key that the format does not have.";
    NewerFormat = "newer-format", Error, "A format newer than the program.";
    MissingFile = "missing-file", Error, "A file that is not there or cannot be opened.";
    EmptyFile = "empty-file", Error, "A file with nothing in it.";
    TooLarge = "too-large", Error, "A file larger than [`super::MAX_FILE_BYTES`].";
    NotUtf8 = "not-utf8", Error, "A file that is not UTF-8 text.";
    PathOutsideAtlas = "path-outside-atlas", Error, "A path that leaves the folder of the atlas.";
    UnknownPlace = "unknown-place", Error, "A mention of a place that no layer has, or a step there.";
    UnknownLayer = "unknown-layer", Error, "A mention of a layer that the atlas does not have, or a step that shows one.";
    UnknownArticle = "unknown-article", Error, "A step that tells of an article that the atlas does not have.";
    UnknownText = "unknown-text", Error, "Words of a step that no article has.";
    EmptyStep = "empty-step", Error, "A step with nothing to show.";
    UnmentionedPlace = "unmentioned-place", Warning, "A place of a `places` layer that no article mentions.";
    BadId = "bad-id", Warning, "An id that no link can hold.";
    DuplicateId = "duplicate-id", Error, "An id that something else has already.";
    MissingId = "missing-id", Error, "A feature without an id.";
    MissingName = "missing-name", Error, "A feature without a name.";
    CoordinateRange = "coordinate-range", Error, "A position outside ±180° of longitude or ±90° of latitude.";
    DecimalComma = "decimal-comma", Error, "A position whose decimal commas make more numbers of it.";
    SwappedCoordinates = "swapped-coordinates", Warning, "A position that would lie among the atlas's other places if its numbers were swapped.";
    FarFromRest = "far-from-rest", Warning, "A place more than 1,000 km from every other of the atlas.";
    PlaceAtSea = "place-at-sea", Warning, "A town, base, port or border crossing that lies in the sea.";
    UnclosedRing = "unclosed-ring", Error, "A ring whose last position is not its first.";
    ShortRing = "short-ring", Error, "A ring of fewer than four positions.";
    SelfIntersection = "self-intersection", Error, "A polygon whose rings cross themselves or each other.";
    WrongWinding = "wrong-winding", Warning, "An outer ring that runs clockwise, or a hole that runs counterclockwise.";
    EdgeOver180 = "edge-over-180", Error, "An edge of more than 180° of longitude.";
    EmptyGeometry = "empty-geometry", Error, "A geometry without positions.";
    UnsupportedCrs = "unsupported-crs", Error, "A legacy `crs` that is not CRS84.";
    BadDate = "bad-date", Error, "A date that is no date, or an end before its start.";
    UndatedEvent = "undated-event", Warning, "An event that does not say when it happened, and so has no place in time.";
    UnknownKind = "unknown-kind", Error, "A kind of place that the format does not have.";
    UnknownPrecision = "unknown-precision", Error, "A precision that the format does not have.";
    StatusUnknown = "status-unknown", Error, "A status that the format does not have.";
    UnknownProjection = "unknown-projection", Error, "A projection that the format does not have.";
    UnknownLanguage = "unknown-language", Error, "A language tag that is none.";
    MissingSource = "missing-source", Error, "A place that does not say where its facts come from.";
    SourceUrl = "source-url", Error, "A source whose address is no http or https URL.";
    UnsourcedClaim = "unsourced-claim", Error, "A claim that does not say who says so, or names a source that the place does not have.";
    StaleQuote = "stale-quote", Error, "A quotation that no article has.";
    ClaimDiffers = "claim-differs", Warning, "A length that is said, where another one is measured; or a difference that is noted and is none.";
    Mojibake = "mojibake", Error, "Text that was decoded with the wrong table.";
    MissingGlyphs = "missing-glyphs", Warning, "Letters that no font of the map has.";
    MarkdownNotShown = "markdown-not-shown", Warning, "Markdown that the map and the page show as plain text, or not at all.";
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One thing that is wrong with an atlas.
///
/// Its [`Display`](fmt::Display) is what `check` prints: headline, place, source line, remedy. Control characters
/// of the input never reach a terminal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// What it breaks.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// The file, relative to the atlas.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// That line, or the part of a long one around the column.
    #[serde(skip)]
    pub source_line: Option<String>,
    /// How many characters of `source_line` stand before the column.
    #[serde(skip)]
    pub caret: usize,
    /// What to do about it.
    pub help: String,
}

impl Diagnostic {
    /// All of it in one line, as the load report and stderr have it.
    pub fn one_line(&self) -> String {
        let Self { rule, severity, message, file, line, column, help, .. } = self;
        printable(&format!("{file}:{line}:{column}: {severity}[{rule}]: {message} — {help}"))
    }

    pub(super) fn order(&self) -> (&str, usize, usize, Rule) {
        (&self.file, self.line, self.column, self.rule)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, severity, line, column, .. } = self;
        writeln!(f, "{severity}[{rule}]: {}", printable(&self.message))?;
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        writeln!(f, "{margin}--> {}:{line}:{column}", printable(&self.file))?;
        if let Some(source) = &self.source_line {
            writeln!(f, "{margin} |")?;
            writeln!(f, "{number} | {}", on_one_line(source))?;
            writeln!(f, "{margin} | {}^", " ".repeat(self.caret))?;
        }
        writeln!(f, "{margin} = help: {}", printable(&self.help))
    }
}

/// The diagnostics as one JSON array, one object a line.
pub fn to_json(diagnostics: &[Diagnostic]) -> String {
    let objects: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| serde_json::to_string(diagnostic).expect("strings and numbers are JSON"))
        .collect();
    if objects.is_empty() { "[]".to_owned() } else { format!("[\n  {}\n]", objects.join(",\n  ")) }
}

/// Text that a terminal shows and does not obey: control and direction characters as escapes.
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_obeyed(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// The same for a source line, where each character must keep its width of one.
fn on_one_line(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\t' => ' ',
            character if is_obeyed(character) => '\u{fffd}',
            character => character,
        })
        .collect()
}

/// Control characters, line separators, and characters that turn the direction of text.
fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diagnostic() -> Diagnostic {
        Diagnostic {
            rule: Rule::UnknownPlace,
            severity: Severity::Error,
            message: "no place has the id `kirkenas`".to_owned(),
            file: "a.md".to_owned(),
            line: 12,
            column: 5,
            source_line: Some("\tsee \u{1b}[kirkenas]".to_owned()),
            caret: 4,
            help: "did you mean `kirkenes`?".to_owned(),
        }
    }

    #[test]
    fn the_text_has_rule_place_source_line_caret_and_help() {
        assert_eq!(
            diagnostic().to_string(),
            "error[unknown-place]: no place has the id `kirkenas`\n  --> a.md:12:5\n   |\n12 |  see \u{fffd}[kirkenas]\n   |     ^\n   = help: did you mean `kirkenes`?\n"
        );
    }

    #[test]
    fn control_and_direction_characters_are_shown_and_not_obeyed() {
        let mut bad = diagnostic();
        bad.message = "a\u{1b}[2Jb\u{202e}c\nd".to_owned();
        for text in [bad.to_string(), bad.one_line()] {
            assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text:?}");
            assert!(text.contains("a\\u{1b}[2Jb\\u{202e}c\\u{a}d"), "{text:?}");
        }
    }

    #[test]
    fn the_json_has_the_keys_of_the_format_and_no_others() {
        let json: serde_json::Value = serde_json::from_str(&to_json(&[diagnostic()])).unwrap();
        let mut keys: Vec<_> = json[0].as_object().unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys, ["column", "file", "help", "line", "message", "rule", "severity"]);
        assert_eq!((json[0]["rule"].as_str(), json[0]["line"].as_u64()), (Some("unknown-place"), Some(12)));
        assert_eq!(to_json(&[]), "[]");
    }

    #[test]
    fn every_rule_has_a_name_of_its_own_in_kebab_case() {
        let names: std::collections::BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        assert_eq!(names.len(), Rule::ALL.len());
        assert!(
            names
                .iter()
                .all(|name| name.chars().all(|c| c.is_ascii_lowercase() || "-0123456789".contains(c)))
        );
    }
}
