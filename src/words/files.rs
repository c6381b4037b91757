//! The files with the messages, one for each part of the interface and each language.

use super::Language;

macro_rules! files {
    ($language:literal: $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/words/", $language, "/", $name, ".ftl")))),*]
    };
}

/// Name and text of every file of a language.
pub(super) fn of(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::English => files!(
            "en": "access", "commands", "common", "drop", "kinds", "layers", "links", "map", "page", "reader", "search", "story", "tools",
        ),
        Language::Bokmal => files!(
            "nb": "access", "commands", "common", "drop", "kinds", "layers", "links", "map", "page", "reader", "search", "story", "tools",
        ),
    }
}
