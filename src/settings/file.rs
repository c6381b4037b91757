//! Settings as a text: a line of TOML for each.

use super::{Setting, Settings, TextSize};
use crate::sphere::{Notation, Units};
use std::fmt::Write as _;
use toml::Value;

impl Setting {
    /// Its key in the file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Theme(_) => "theme",
            Self::TextSize(_) => "text-size",
            Self::Units(_) => "units",
            Self::Notation(_) => "notation",
            Self::ReducedMotion(_) => "reduced-motion",
            Self::Language(_) => "language",
            Self::Follow(_) => "follow",
        }
    }

    /// Its value in the file.
    pub fn value(self) -> Value {
        match self {
            Self::Theme(theme) => theme.name().into(),
            Self::TextSize(size) => i64::from(size.percent()).into(),
            Self::Units(units) => units.name().into(),
            Self::Notation(notation) => notation.name().into(),
            Self::ReducedMotion(is_on) | Self::Follow(is_on) => is_on.into(),
            Self::Language(language) => language.name().into(),
        }
    }

    /// The setting with this key that has this value; what is known instead where there is none.
    pub fn from_value(key: &str, value: &Value) -> Result<Self, String> {
        let word = || value.as_str().unwrap_or_default();
        let switch = || value.as_bool().ok_or_else(|| "write true or false".to_owned());
        let one_of = |names: Vec<&str>| format!("write one of \"{}\"", names.join("\", \""));
        match key {
            "theme" => {
                word().parse().map(Self::Theme).map_err(|error: super::UnknownTheme| error.to_string())
            }
            "text-size" => match value.as_integer().map(u16::try_from) {
                Some(Ok(percent)) => Ok(Self::TextSize(TextSize::nearest(percent))),
                _ => Err("write percent, 80 to 200".to_owned()),
            },
            "units" => Units::ALL
                .into_iter()
                .find(|units| units.name() == word())
                .map(Self::Units)
                .ok_or_else(|| one_of(Units::ALL.map(Units::name).to_vec())),
            "notation" => Notation::ALL
                .into_iter()
                .find(|notation| notation.name() == word())
                .map(Self::Notation)
                .ok_or_else(|| one_of(Notation::ALL.map(Notation::name).to_vec())),
            "reduced-motion" => switch().map(Self::ReducedMotion),
            "follow" => switch().map(Self::Follow),
            "language" => {
                word().parse().map(Self::Language).map_err(|()| "write \"en\" or \"nb\"".to_owned())
            }
            _ => Err("there is no such setting".to_owned()),
        }
    }
}

impl Settings {
    /// Reads a text. What cannot be used is named in a sentence and leaves the setting as it is in `self`; keys that are
    /// not known are left to a later version.
    pub fn read(mut self, text: &str) -> (Self, Vec<String>) {
        let table: toml::Table = match text.parse() {
            Ok(table) => table,
            Err(error) => return (self, vec![first_line(&error.to_string())]),
        };
        let mut problems = Vec::new();
        for (key, value) in &table {
            if !self.all().into_iter().any(|known| known.key() == key) {
                continue;
            }
            match Setting::from_value(key, value) {
                Ok(setting) => self.set(setting),
                Err(help) => problems.push(format!("`{key} = {value}`: {help}")),
            }
        }
        (self, problems)
    }

    /// Whether a text can be read at all, whatever it says.
    pub fn is_readable(text: &str) -> bool {
        text.parse::<toml::Table>().is_ok()
    }

    /// The text for the file. What `before` says of what is no known setting stays.
    pub fn write(&self, before: &str) -> String {
        let known = self.all().map(Setting::key);
        let mut unknown: toml::Table = before.parse().unwrap_or_default();
        unknown.retain(|key, _| !known.contains(&key));
        let mut text =
            "# What was set in High North. It is written again when a setting changes.\n".to_owned();
        for setting in self.all() {
            // Writing to a `String` cannot fail.
            let _ = writeln!(text, "{} = {}", setting.key(), setting.value());
        }
        text + &unknown.to_string()
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Theme;
    use crate::words::Language;
    use proptest::prelude::*;

    #[test]
    fn a_bad_value_is_named_and_the_others_are_read() {
        let text = "theme = \"sepia\"\ntext-size = 150\nunits = 7\nlanguage = \"nb\"\nlater = { a = 1 }\n";
        let (settings, problems) = Settings::default().read(text);
        assert_eq!(settings.text_size.percent(), 150);
        assert_eq!((settings.language, settings.theme), (Language::Bokmal, Theme::PolarNight));
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems[0].contains("paper") && problems[0].contains("sepia"), "{problems:?}");
        assert!(problems[1].contains("metric-nautical"), "{problems:?}");
    }

    #[test]
    fn what_is_no_toml_is_said_and_changes_nothing() {
        let (settings, problems) = Settings::default().read("theme = = paper");
        assert_eq!(settings, Settings::default());
        assert_eq!(problems.len(), 1);
    }

    #[test]
    fn what_a_later_version_has_written_stays() {
        let text = Settings::default().write("relief = \"on\"\ntheme = \"paper\"\n");
        assert!(text.contains("relief = \"on\"") && text.contains("theme = \"polar-night\""), "{text}");
    }

    proptest! {
        #[test]
        fn settings_written_and_read_again_are_the_same(
            theme in proptest::sample::select(Theme::ALL.as_slice()),
            percent in proptest::sample::select(TextSize::STEPS.as_slice()),
            units in proptest::sample::select(Units::ALL.as_slice()),
            notation in proptest::sample::select(Notation::ALL.as_slice()),
            language in proptest::sample::select(Language::ALL.as_slice()),
            reduced_motion: bool, follow: bool,
        ) {
            let text_size = TextSize::nearest(percent);
            let settings = Settings { theme, text_size, units, notation, reduced_motion, language, follow };
            prop_assert_eq!(Settings::default().read(&settings.write("")), (settings, Vec::new()));
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in ".{0,200}") {
            let (settings, _) = Settings::default().read(&text);
            let _ = settings.write(&text);
        }
    }
}
