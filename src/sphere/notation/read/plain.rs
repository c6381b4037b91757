//! What somebody pastes, without what cannot be seen.

use std::borrow::Cow;

/// The text without its invisible characters, with European digits for those of any script, and with plain signs for
/// the wide ones of East Asia.
///
/// ```
/// use high_north::sphere::plain_text;
/// assert_eq!(plain_text("\u{feff}６９.7°\u{200b} N"), "69.7° N");
/// assert_eq!(plain_text("٦٩٫٧"), "69.7");
/// ```
pub fn plain_text(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    // A degree sign that was read with the wrong table.
    Cow::Owned(text.replace("Â°", "°").chars().filter(|sign| !is_invisible(*sign)).map(plain).collect())
}

/// Whether a character is neither seen nor a space.
///
/// Source: the categories Cf and Cc of the Unicode Character Database, and its property Variation_Selector.
fn is_invisible(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        || (sign.is_control() && !sign.is_whitespace())
}

/// The zeros of scripts that have digits of their own; the other nine digits follow.
///
/// Source: the category Nd of the Unicode Character Database.
const ZEROS: [u32; 21] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x17e0, 0x1810, 0xa8d0, 0xff10,
];

fn plain(sign: char) -> char {
    let code = u32::from(sign);
    let digit = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|digit| *digit < 10));
    let ascii = digit.map(|digit| digit + 0x30).or_else(|| match code {
        0xff01..=0xff5e => Some(code - 0xfee0),
        _ => None,
    });
    match sign {
        '\u{66b}' => '.',
        '\u{60c}' | '\u{3001}' => ',',
        _ => ascii.and_then(char::from_u32).unwrap_or(sign),
    }
}
