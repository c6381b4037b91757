//! Letters that look like others: what word processors and web pages make of quotes, spaces and minus signs.

use super::Slip;

/// A letter of no use in TOML or JSON outside of quotes that looks like one that is: what it is, and what to write.
pub(super) fn lookalike(letter: char) -> Option<(&'static str, &'static str)> {
    Some(match letter {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => {
            ("a typographic quotation mark", "the straight \"")
        }
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '´' | '`' | '＇' => {
            ("a typographic quotation mark", "the straight \"")
        }
        '\u{a0}' | '\u{2007}' | '\u{202f}' => ("a no-break space", "an ordinary space"),
        '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => {
            ("a typographic space", "an ordinary space")
        }
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{ad}' => ("a letter that nobody sees", "the line anew, without it"),
        '\u{feff}' => ("a byte order mark", "the line anew, without it: it may only begin a file"),
        '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => {
            ("an unusual line break", "an ordinary line break")
        }
        '＝' => ("a wide equals sign", "="),
        '：' => ("a wide colon", ":"),
        '，' | '、' => ("a wide comma", "an ordinary comma"),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => ("a dash", "the hyphen -"),
        '…' => ("an ellipsis", "out what it stands for"),
        _ => return None,
    })
}

/// The slip that such a letter is, at a byte of a text. `format` is that of the text.
pub(super) fn slip(offset: usize, letter: char, format: &str) -> Option<Slip> {
    let (what, instead) = lookalike(letter)?;
    let message = format!("this is not {format}: here stands {what}, U+{:04X}", u32::from(letter));
    Some(Slip::new(offset, message, format!("write {instead}")))
}
