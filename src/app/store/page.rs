//! The settings in the browser's storage.

use crate::settings::Settings;

/// The name under which the browser keeps them.
const KEY: &str = "high-north.settings";

/// The browser's storage of this page.
pub(super) struct Place {
    fault: Option<String>,
}

fn storage() -> Option<web_sys::Storage> {
    // A browser that keeps nothing throws.
    web_sys::window()?.local_storage().ok().flatten()
}

impl Place {
    pub(super) fn usual() -> Self {
        Self { fault: None }
    }

    /// What a reader looks for it by.
    pub(super) fn name(&self) -> String {
        KEY.to_owned()
    }

    /// What is kept; nothing where nothing was, or where the browser keeps nothing.
    pub(super) fn read(&self) -> Result<String, String> {
        Ok(storage().and_then(|storage| storage.get_item(KEY).ok().flatten()).unwrap_or_default())
    }

    /// Keeps the settings.
    pub(super) fn write(&mut self, settings: Settings) {
        let Some(storage) = storage() else { return };
        let before = storage.get_item(KEY).ok().flatten().unwrap_or_default();
        if let Err(error) = storage.set_item(KEY, &settings.write(&before)) {
            self.fault = Some(format!("{error:?}"));
        }
    }

    /// Why the last settings could not be kept, once.
    pub(super) fn fault(&mut self) -> Option<String> {
        self.fault.take()
    }
}

/// The languages that the reader has told the browser to ask for, the first one first.
pub(super) fn languages() -> Vec<String> {
    let tags = web_sys::window().map(|page| page.navigator().languages()).unwrap_or_default();
    tags.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Whether the reader has asked the system for less movement.
pub(super) fn wants_reduced_motion() -> bool {
    web_sys::window()
        .and_then(|page| page.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|query| query.matches())
}
