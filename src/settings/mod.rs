//! What a reader has set once and wants to find again: kept between runs, never part of a link.

mod file;
mod text_size;
mod theme;

pub use text_size::TextSize;
pub use theme::{Theme, UnknownTheme};

use crate::sphere::{Notation, Units};
use crate::words::Language;

/// Everything that is kept between runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// The look of the app.
    pub theme: Theme,
    /// How large text is.
    pub text_size: TextSize,
    /// The units of lengths.
    pub units: Units,
    /// How positions are written.
    pub notation: Notation,
    /// The map goes where it is asked to at once, without flying or gliding there.
    pub reduced_motion: bool,
    /// The language of the interface.
    pub language: Language,
    /// The map follows the text that is scrolled.
    pub follow: bool,
}

/// One of the [`Settings`] with a value for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// [`Settings::theme`]
    Theme(Theme),
    /// [`Settings::text_size`]
    TextSize(TextSize),
    /// [`Settings::units`]
    Units(Units),
    /// [`Settings::notation`]
    Notation(Notation),
    /// [`Settings::reduced_motion`]
    ReducedMotion(bool),
    /// [`Settings::language`]
    Language(Language),
    /// [`Settings::follow`]
    Follow(bool),
}

impl Settings {
    /// Takes a value.
    pub fn set(&mut self, setting: Setting) {
        match setting {
            Setting::Theme(theme) => self.theme = theme,
            Setting::TextSize(size) => self.text_size = size,
            Setting::Units(units) => self.units = units,
            Setting::Notation(notation) => self.notation = notation,
            Setting::ReducedMotion(is_reduced) => self.reduced_motion = is_reduced,
            Setting::Language(language) => self.language = language,
            Setting::Follow(follows) => self.follow = follows,
        }
    }

    /// Every setting with its value.
    pub fn all(&self) -> [Setting; 7] {
        [
            Setting::Theme(self.theme),
            Setting::TextSize(self.text_size),
            Setting::Units(self.units),
            Setting::Notation(self.notation),
            Setting::ReducedMotion(self.reduced_motion),
            Setting::Language(self.language),
            Setting::Follow(self.follow),
        ]
    }
}
