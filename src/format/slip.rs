//! Slips that make a text no TOML or no JSON, named for what they are: of these a parser only says where they stand.

mod json;
mod letters;
mod toml;

/// What is wrong, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slip {
    /// Byte offset in the text.
    pub(super) offset: usize,
    pub(super) message: String,
    pub(super) help: String,
}

impl Slip {
    fn new(offset: usize, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { offset, message: message.into(), help: help.into() }
    }
}

/// The slip at which a reader of TOML stopped at a byte of `text`.
pub(super) fn in_toml(text: &str, at: usize) -> Option<Slip> {
    // The web page shows an atlas that has been checked.
    if cfg!(target_arch = "wasm32") { None } else { toml::find(text, at) }
}

/// The slip at which a reader of JSON stopped at a byte of `text`.
pub(super) fn in_json(text: &str, at: usize) -> Option<Slip> {
    if cfg!(target_arch = "wasm32") { None } else { json::find(text, at) }
}

/// The line that holds a byte, and where it begins.
fn line_at(text: &str, at: usize) -> (usize, &str) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    (start, &text[start..end])
}

/// The parts of a line that stand outside of `"…"` (and, where `is_single` says so, of `'…'`): byte and character.
fn outside_quotes(line: &str, is_single: bool) -> impl Iterator<Item = (usize, char)> {
    let mut open: Option<char> = None;
    let mut is_escaped = false;
    line.char_indices().filter(move |(_, letter)| {
        let is_quote = *letter == '"' || (is_single && *letter == '\'');
        match open {
            Some(quote) => {
                if *letter == quote && !is_escaped {
                    open = None;
                }
                is_escaped = *letter == '\\' && quote == '"' && !is_escaped;
                false
            }
            None if is_quote => {
                open = Some(*letter);
                false
            }
            None => true,
        }
    })
}
