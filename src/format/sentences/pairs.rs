//! Quotations and brackets: where each opens and closes.

/// How deep they are followed into each other.
const DEPTH: usize = 8;

/// The byte offsets of what opens and of what closes a quotation or brackets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub(super) open: usize,
    pub(super) close: usize,
    pub(super) is_bracket: bool,
}

impl Pair {
    /// Whether the last that is said in it is a whole sentence.
    pub(super) fn is_closed_by_stop(&self, text: &str) -> bool {
        let inside = text[self.open..self.close]
            .trim_end_matches(|c: char| is_quote(c) || is_closing(c) || c.is_whitespace());
        inside.ends_with(super::is_terminator)
    }
}

pub(super) fn is_quote(c: char) -> bool {
    is_double_quote(c) || matches!(c, '‘' | '’' | '‚' | '‛' | '\'')
}

/// Of the marks that open a quotation those that are no apostrophe.
fn is_double_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '"' | '«' | '»' | '‹' | '›')
}

pub(super) fn is_opening_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '（' | '「' | '『' | '【')
}

/// A bracket that closes.
pub(super) fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '）' | '」' | '』' | '】')
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '‒')
}

/// The pairs of a text in the order in which they open. Those that are never closed are none, nor are apostrophes.
pub(super) fn pairs(text: &str) -> Vec<Pair> {
    let mut found: Vec<Pair> = Vec::new();
    // Those of them that are open.
    let mut open: Vec<usize> = Vec::new();
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let after = letters.peek().map_or(' ', |(_, c)| *c);
        let is_bracket = is_opening_bracket(c) || is_closing(c);
        if is_opening_bracket(c) || is_double_quote(c) && opens(c, before, after) {
            if open.len() < DEPTH {
                open.push(found.len());
                found.push(Pair { open: at, close: 0, is_bracket });
            }
        } else if is_bracket || is_double_quote(c) {
            // A quotation does not reach out of brackets.
            let innermost = open.iter().rposition(|pair| found[*pair].is_bracket || !is_bracket);
            if let Some(index) = innermost.filter(|index| found[open[*index]].is_bracket == is_bracket) {
                found[open[index]].close = at;
                open.truncate(index);
            }
        }
        before = c;
    }
    found.retain(|pair| pair.close > 0);
    found
}

/// Whether a quotation mark opens: the same one closes in another language, so what stands about it decides.
fn opens(c: char, before: char, after: char) -> bool {
    let is_free = before.is_whitespace()
        || is_opening_bracket(before)
        || is_dash(before)
        || matches!(before, '¿' | '¡')
        || is_double_quote(before) && !after.is_whitespace();
    match (is_free, after.is_whitespace()) {
        // « Oui », as French writes it.
        (true, true) => matches!(c, '«' | '„' | '‹'),
        (true, false) => {
            !matches!(c, '»' | '›')
                || after.is_alphanumeric()
                || is_double_quote(after)
                || matches!(after, '¿' | '¡' | '…')
        }
        (false, _) => false,
    }
}
