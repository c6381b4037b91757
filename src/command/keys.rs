//! Keys that stand for commands.

use crate::words::Words;

/// A key with the keys that are held with it. Names are those of egui's `Key`, which are those of the key on a keyboard of
/// the United States: `ArrowLeft`, `PageDown`, `K`, `Slash`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Keys {
    /// Control, or Command on a Mac.
    pub ctrl: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
    /// The name of the key.
    pub key: &'static str,
}

impl Keys {
    /// Keys with their names between spaces, each with what is held before it: `N PageDown`, `Shift+ArrowLeft`.
    pub fn list(text: &'static str) -> Vec<Self> {
        text.split_ascii_whitespace().map(Self::named).collect()
    }

    fn named(text: &'static str) -> Self {
        let mut keys = Self { ctrl: false, alt: false, shift: false, key: text };
        while let Some((held, rest)) = keys.key.split_once('+') {
            match held {
                "Ctrl" => keys.ctrl = true,
                "Alt" => keys.alt = true,
                _ => keys.shift = true,
            }
            keys.key = rest;
        }
        keys
    }

    /// Whether it works wherever the focus is: it is no letter that somebody may be typing. The others work only while the
    /// map has the focus (WCAG 2.2, success criterion 2.1.4).
    pub fn is_global(&self) -> bool {
        self.ctrl || self.alt || (self.key.starts_with('F') && self.key.len() > 1)
    }

    /// Whether it works wherever the focus is but in a text field, where it is a sign like any other: the slash, which
    /// opens the search on many pages.
    pub fn is_global_but_in_text(&self) -> bool {
        self.is_global() || self.key == "Slash"
    }

    /// The keys as a person reads them on a keyboard: `Ctrl+K`, `Shift+←`.
    pub fn text(&self, words: &Words) -> String {
        let held = [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")];
        let held: String = held.into_iter().filter(|(is_held, _)| *is_held).map(|(_, name)| name).collect();
        held + &self.cap(words)
    }

    /// What stands on the key.
    fn cap(&self, words: &Words) -> String {
        let sign = match self.key {
            "Space" => return words.text("key-space"),
            "Backspace" => return words.text("key-backspace"),
            "Home" => return words.text("key-home"),
            "PageDown" => return words.text("key-page-down"),
            "PageUp" => return words.text("key-page-up"),
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            "Plus" => "+",
            "Minus" => "−",
            "Equals" => "=",
            "Slash" => "/",
            "Questionmark" => "?",
            "OpenBracket" => "[",
            "CloseBracket" => "]",
            "Comma" => ",",
            "Escape" => "Esc",
            other => other,
        };
        sign.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn keys_are_written_as_they_are_read_on_a_keyboard() {
        let written: Vec<String> = Keys::list("Ctrl+K Shift+ArrowLeft Questionmark Ctrl+Alt+F4 Space")
            .iter()
            .map(|keys| keys.text(Language::Bokmal.words()))
            .collect();
        assert_eq!(written, ["Ctrl+K", "Shift+←", "?", "Ctrl+Alt+F4", "Mellomrom"]);
        assert!(Keys::list("").is_empty());
    }

    #[test]
    fn a_letter_alone_is_a_key_of_the_map_only() {
        let global: Vec<bool> =
            Keys::list("F F11 Shift+M Ctrl+K Alt+ArrowLeft").iter().map(Keys::is_global).collect();
        assert_eq!(global, [false, true, false, true, true]);
    }
}
