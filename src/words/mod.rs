//! What the interface says, in the reader's language: messages of Project Fluent (<https://projectfluent.org>).
//!
//! The content of an atlas stays in its own language.

mod files;
mod language;

pub use fluent_bundle::FluentValue as Value;
pub use language::Language;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::LazyLock;

/// The messages of a language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// Every text stands in brackets: for finding text that is not worded.
    is_bracketed: bool,
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(Language::English, false));
static BOKMAL: LazyLock<Words> = LazyLock::new(|| Words::new(Language::Bokmal, false));
static BRACKETED: LazyLock<Words> = LazyLock::new(|| Words::new(Language::English, true));

impl Language {
    /// What the interface says in this language.
    pub fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
            Self::Bokmal => &BOKMAL,
        }
    }
}

impl Words {
    fn new(language: Language, is_bracketed: bool) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // The marks of Unicode about what is put into a text would be drawn.
        bundle.set_use_isolating(false);
        for (_, text) in files::of(language) {
            // What cannot be parsed is missing, and a test says so.
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
            let _ = bundle.add_resource(resource);
        }
        Self { language, bundle, is_bracketed }
    }

    /// English in which every text stands in brackets, `⟦…⟧`: a test finds what is not worded.
    pub fn bracketed() -> &'static Self {
        &BRACKETED
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a message; its id where there is no such message.
    pub fn text(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The text of a message with values for its variables.
    pub fn with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.find(id, values).unwrap_or_else(|| id.to_owned())
    }

    /// The text of a message, if there is one with this id.
    pub fn find(&self, id: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
        self.format(id, None, values)
    }

    /// The text of an attribute of a message, such as `tooltip`; nothing where it has none.
    pub fn attribute(&self, id: &str, attribute: &str) -> String {
        self.format(id, Some(attribute), &[]).unwrap_or_default()
    }

    fn format(&self, id: &str, attribute: Option<&str>, values: &[(&str, Value<'_>)]) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let values: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        // A missing variable is written as `{$name}`; a test compares the variables of all languages.
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut Vec::new());
        Some(if self.is_bracketed { format!("⟦{text}⟧") } else { text.into_owned() })
    }

    /// The messages of the web page by their ids, for its scripts. Variables stand as they do in the files, `{$name}`.
    pub fn of_page(&self) -> Vec<(&'static str, String)> {
        let page = files::of(self.language).iter().find(|(name, _)| *name == "page");
        let lines = page.into_iter().flat_map(|(_, text)| text.lines());
        let ids = lines.filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
        ids.filter(|id| id.starts_with("page-")).map(|id| (id, self.text(id))).collect()
    }

    /// A number that was written the English way, `12,345.6`, as the language writes it.
    pub fn number(&self, english: &str) -> String {
        match self.language {
            Language::English => english.to_owned(),
            Language::Bokmal => english
                .chars()
                .map(|letter| match letter {
                    '.' => ',',
                    ',' => '\u{a0}',
                    other => other,
                })
                .collect(),
        }
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}
