//! Commands with a name: what menu, search, help, keys and tests go through.

use super::{Command, Icon, Keys};
use crate::view::ReaderPage;
use crate::words::Words;

/// A command with a name, and perhaps keys and a sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it does.
    pub command: Command,
    /// Its name in the files of words: the message `command-ID` with the attribute `tooltip`.
    pub id: &'static str,
    /// Its keys; the first is the one that is shown.
    pub keys: Vec<Keys>,
    /// Its sign.
    pub icon: Option<Icon>,
    /// What it belongs to.
    pub group: Group,
}

/// What a command is about; the order is that of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Moving the map.
    Move,
    /// The article and its places.
    Read,
    /// What the map shows.
    Show,
    /// Tools on the map.
    Tools,
    /// The app itself.
    App,
}

impl Group {
    /// Every group in the order of the menu.
    pub const ALL: [Self; 5] = [Self::Read, Self::Show, Self::Tools, Self::App, Self::Move];

    /// The id of its title in the files of words.
    pub fn id(self) -> &'static str {
        match self {
            Self::Move => "group-move",
            Self::Read => "group-read",
            Self::Show => "group-show",
            Self::Tools => "group-tools",
            Self::App => "group-app",
        }
    }
}

impl Entry {
    /// Its text in a menu.
    pub fn text(&self, words: &Words) -> String {
        words.text(&format!("command-{}", self.id))
    }

    /// A sentence about it.
    pub fn tooltip(&self, words: &Words) -> String {
        words.attribute(&format!("command-{}", self.id), "tooltip")
    }

    /// Its keys as a person reads them; nothing where it has none.
    pub fn shortcut(&self, words: &Words) -> String {
        self.keys.first().map(|keys| keys.text(words)).unwrap_or_default()
    }
}

/// How far an arrow key pans, in pixels.
pub const KEY_PAN_PX: f64 = 100.0;
/// How far Shift and an arrow key turn, in degrees.
pub const KEY_TURN_DEG: f64 = 15.0;

/// Every command with a name, in the order of menu and help.
pub fn entries() -> Vec<Entry> {
    use Group::{App, Move, Read, Show, Tools};
    let entry = |group, icon, command, id, keys| Entry { command, id, keys: Keys::list(keys), icon, group };
    let pan = |dx_px, dy_px| Command::Pan { dx_px, dy_px };
    let zoom = |doublings| Command::Zoom { doublings, about: None };
    let turn = |degrees| Command::Turn { degrees };
    // The browser has these keys, and does these things, itself.
    let is_page = cfg!(target_arch = "wasm32");
    let desktop = |keys| if is_page { "" } else { keys };
    let find = if is_page { "Slash Ctrl+K" } else { "Slash Ctrl+K Ctrl+F" };
    let mut all = vec![
        entry(Read, Some(Icon::Search), Command::ToggleSearch, "search", find),
        entry(Read, Some(Icon::Article), Command::ToggleReader, "article", "R"),
        entry(Read, Some(Icon::Next), Command::NextPlace, "next-place", "Shift+N Alt+ArrowDown"),
        entry(Read, Some(Icon::Previous), Command::PreviousPlace, "previous-place", "Shift+P Alt+ArrowUp"),
        entry(Read, Some(Icon::Story), Command::ToggleStory, "story", "S"),
        entry(Read, Some(Icon::Next), Command::NextStep, "next-step", "N PageDown"),
        entry(Read, Some(Icon::Previous), Command::PreviousStep, "previous-step", "P PageUp"),
        entry(Read, Some(Icon::Play), Command::TogglePlay, "play", "Space"),
        entry(Read, None, Command::ShowPage(ReaderPage::Contents), "contents", ""),
        entry(Read, None, Command::ShowPage(ReaderPage::Places), "places", ""),
        entry(Read, None, Command::ReadText, "read-text", ""),
        entry(Read, None, Command::LargerText, "larger-text", desktop("Ctrl+Plus Ctrl+Equals")),
        entry(Read, None, Command::SmallerText, "smaller-text", desktop("Ctrl+Minus")),
        entry(Show, Some(Icon::Layers), Command::ToggleLayers, "layers", "L"),
        entry(Show, None, Command::ResetLayers, "reset-layers", ""),
        entry(Show, Some(Icon::Globe), Command::NextProjection, "projection", "G"),
        entry(Show, Some(Icon::Daylight), Command::ToggleDaylight, "daylight", "D"),
        entry(Show, Some(Icon::Time), Command::ToggleTime, "time", "Y"),
        entry(Show, Some(Icon::Next), Command::NextEvent, "next-event", "CloseBracket"),
        entry(Show, Some(Icon::Previous), Command::PreviousEvent, "previous-event", "OpenBracket"),
        entry(Show, Some(Icon::Play), Command::PlayTime, "play-time", "Shift+Space"),
        entry(Show, None, Command::NextPace, "pace", ""),
        entry(Show, Some(Icon::Open), Command::OpenFile, "open-file", desktop("Ctrl+O")),
        entry(Show, Some(Icon::Theme), Command::NextTheme, "theme", "T"),
        entry(Tools, Some(Icon::Measure), Command::ToggleMeasure, "measure", "M"),
        entry(Tools, None, Command::RemoveMeasurePoint, "take-back-point", "Backspace"),
        entry(Tools, Some(Icon::Compare), Command::ToggleCompare, "compare", "C"),
        entry(Tools, Some(Icon::Link), Command::CopyLink, "copy-link", "Shift+L"),
        entry(Tools, Some(Icon::Save), Command::ToggleExport, "export", "E"),
        entry(Tools, None, Command::ExportGeoJson, "export-layers", ""),
        entry(App, Some(Icon::Settings), Command::ToggleSettings, "settings", "Ctrl+Comma"),
        entry(App, None, Command::ToggleReducedMotion, "reduced-motion", "Shift+M"),
        entry(App, None, Command::NextLanguage, "language", ""),
        entry(App, Some(Icon::FullScreen), Command::ToggleFullScreen, "full-screen", "F11"),
        entry(App, None, Command::NextPart, "next-part", desktop("F6")),
        entry(App, Some(Icon::Menu), Command::ToggleMenu, "menu", "F10"),
        entry(App, Some(Icon::Warning), Command::ToggleReport, "report", ""),
        entry(App, Some(Icon::Help), Command::ToggleHelp, "help", "Questionmark"),
        entry(App, Some(Icon::Close), Command::Close, "close", "Escape"),
        entry(Move, Some(Icon::Back), Command::Back, "back", desktop("Alt+ArrowLeft")),
        entry(Move, Some(Icon::Forward), Command::Forward, "forward", desktop("Alt+ArrowRight")),
        entry(Move, Some(Icon::Home), Command::Home, "home", "Home"),
        entry(Move, Some(Icon::Compass), Command::NorthUp, "north-up", "0"),
        entry(Move, Some(Icon::Plus), zoom(1.0), "zoom-in", "Plus Equals"),
        entry(Move, Some(Icon::Minus), zoom(-1.0), "zoom-out", "Minus"),
        entry(Move, None, zoom(-2.0), "zoom-far-out", "Shift+Minus"),
        entry(Move, None, turn(-KEY_TURN_DEG), "turn-left", "Shift+ArrowLeft"),
        entry(Move, None, turn(KEY_TURN_DEG), "turn-right", "Shift+ArrowRight"),
        entry(Move, None, pan(-KEY_PAN_PX, 0.0), "pan-west", "ArrowLeft"),
        entry(Move, None, pan(KEY_PAN_PX, 0.0), "pan-east", "ArrowRight"),
        entry(Move, None, pan(0.0, -KEY_PAN_PX), "pan-north", "ArrowUp"),
        entry(Move, None, pan(0.0, KEY_PAN_PX), "pan-south", "ArrowDown"),
    ];
    all.retain(|entry| match entry.command {
        Command::ToggleFullScreen => !is_page,
        Command::ReadText => is_page,
        _ => true,
    });
    all
}

/// The entry of a command, if it has one.
pub fn entry_of(command: &Command) -> Option<Entry> {
    entries().into_iter().find(|entry| entry.command == *command)
}

/// The entry with an id, if there is one.
pub fn entry_by_id(id: &str) -> Option<Entry> {
    entries().into_iter().find(|entry| entry.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;
    use std::collections::BTreeSet;

    #[test]
    fn every_command_has_a_name_and_a_tooltip_in_every_language() {
        for words in Language::ALL.map(Language::words) {
            for entry in entries() {
                assert_ne!(entry.text(words), format!("command-{}", entry.id), "{}", entry.id);
                assert!(!entry.tooltip(words).is_empty(), "{}", entry.id);
            }
            for group in Group::ALL {
                assert_ne!(words.text(group.id()), group.id());
            }
        }
    }

    #[test]
    fn no_two_commands_share_an_id_or_keys_and_every_group_has_one() {
        let all = entries();
        let ids: BTreeSet<_> = all.iter().map(|entry| entry.id).collect();
        assert_eq!(ids.len(), all.len());
        let keys: Vec<Keys> = all.iter().flat_map(|entry| entry.keys.clone()).collect();
        for (index, one) in keys.iter().enumerate() {
            assert!(!keys[index + 1..].contains(one), "{one:?} stands for two commands");
        }
        for group in Group::ALL {
            assert!(all.iter().any(|entry| entry.group == group), "{group:?}");
        }
    }
}
