//! The languages of the interface.

use std::fmt;
use std::str::FromStr;
use unic_langid::LanguageIdentifier;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English, as in Britain.
    #[default]
    English,
    /// Norwegian Bokmål.
    Bokmal,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::Bokmal];

    /// Its tag (BCP 47).
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Bokmal => "nb",
        }
    }

    /// Its name in the language itself: who looks for it may read no other.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Bokmal => "Norsk bokmål",
        }
    }

    /// The next one; after the last the first.
    pub fn next(self) -> Self {
        match self {
            Self::English => Self::Bokmal,
            Self::Bokmal => Self::English,
        }
    }

    /// The language that suits a reader best, from tags in the order of preference, such as `nn-NO` or `en_GB.UTF-8`.
    /// Who reads Nynorsk reads Bokmål with less trouble than English.
    pub fn suited<'a>(tags: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        tags.into_iter().find_map(|tag| {
            let primary = tag.split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase();
            match primary.as_str() {
                "en" => Some(Self::English),
                "nb" | "no" | "nn" => Some(Self::Bokmal),
                _ => None,
            }
        })
    }

    /// Its identifier for Fluent, which chooses plurals by it.
    pub(super) fn identifier(self) -> LanguageIdentifier {
        self.name().parse().unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Language {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|language| language.name() == name).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_tag_that_is_known_wins() {
        let suited = |tags: &[&str]| Language::suited(tags.iter().copied());
        assert_eq!(suited(&["nb-NO", "en"]), Some(Language::Bokmal));
        assert_eq!(suited(&["se-NO", "nn_NO.UTF-8", "en"]), Some(Language::Bokmal));
        assert_eq!(suited(&["de", "EN-us"]), Some(Language::English));
        assert_eq!(suited(&["C.UTF-8", "fr", ""]), None);
    }
}
