//! A line that tells what has been done.

use super::Command;

/// A line over the map that goes away by itself: what has been done, and perhaps what can be done about it. It is in the
/// reader's language.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// What has been done.
    pub text: String,
    /// What can be done about it, in a word or two, and the command for it.
    pub action: Option<(String, Box<Command>)>,
}

impl Notice {
    /// A line with nothing to do about it.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), action: None }
    }

    /// The same with something that can be done about it.
    #[must_use]
    pub fn with_action(self, name: impl Into<String>, command: Command) -> Self {
        Self { action: Some((name.into(), Box::new(command))), ..self }
    }
}
