//! The looks of the app, by name.

use std::fmt;
use std::str::FromStr;

/// A look of the whole app.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum Theme {
    /// Dark, for the screen: the default.
    #[default]
    PolarNight,
    /// Light, as on paper.
    Paper,
    /// Black, white and three strong colours.
    HighContrast,
}

impl Theme {
    /// Every theme, in the order in which a reader steps through them.
    pub const ALL: [Self; 3] = [Self::PolarNight, Self::Paper, Self::HighContrast];

    /// The theme after this one; after the last the first.
    pub fn next(self) -> Self {
        match self {
            Self::PolarNight => Self::Paper,
            Self::Paper => Self::HighContrast,
            Self::HighContrast => Self::PolarNight,
        }
    }

    /// The word for it in a link and in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::PolarNight => "polar-night",
            Self::Paper => "paper",
            Self::HighContrast => "high-contrast",
        }
    }

    /// Whether its ground is dark.
    pub fn is_dark(self) -> bool {
        self != Self::Paper
    }
}

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The error for a word that names no theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such theme: polar-night, paper and high-contrast are known")]
pub struct UnknownTheme;

impl FromStr for Theme {
    type Err = UnknownTheme;

    fn from_str(name: &str) -> Result<Self, UnknownTheme> {
        Self::ALL.into_iter().find(|theme| theme.name() == name).ok_or(UnknownTheme)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stepping_through_the_themes_meets_each_once_and_comes_back() {
        let mut theme = Theme::default();
        for expected in Theme::ALL {
            assert_eq!(theme, expected);
            theme = theme.next();
        }
        assert_eq!(theme, Theme::default());
    }

    #[test]
    fn a_theme_is_read_by_the_name_it_writes() {
        for theme in Theme::ALL {
            assert_eq!(theme.to_string().parse(), Ok(theme));
        }
        assert_eq!("sepia".parse::<Theme>(), Err(UnknownTheme));
    }
}
