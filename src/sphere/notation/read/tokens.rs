//! The words, numbers and signs that a position in degrees is written with.

/// Which of the two angles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Lat,
    Lon,
}

/// A number as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    /// Digits before the decimal sign.
    pub(super) whole_digits: usize,
    /// Digits after it.
    pub(super) decimals: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token {
    Number(Number),
    /// A plus, or a minus.
    Sign {
        is_minus: bool,
    },
    /// The mark of degrees (0), minutes (1) or seconds (2).
    Mark(usize),
    /// A quarter of the sky.
    Quarter {
        axis: Axis,
        is_negative: bool,
    },
    /// The name of an angle, before it.
    Name(Axis),
    /// What stands between two angles.
    Separator,
}

/// What a word means, in lower case. French *ouest* and German *Ost* share an O, so that letter means nothing.
fn word(word: &str) -> Option<Token> {
    let quarter = |axis, is_negative| Token::Quarter { axis, is_negative };
    Some(match word {
        "n" | "north" | "nord" | "norr" => quarter(Axis::Lat, false),
        "s" | "south" | "sør" | "sor" | "syd" | "söder" | "süd" => quarter(Axis::Lat, true),
        "e" | "east" | "ø" | "øst" | "ö" | "öst" | "ost" => quarter(Axis::Lon, false),
        "w" | "west" | "v" | "vest" | "väst" => quarter(Axis::Lon, true),
        "lat" | "latitude" | "bredde" | "breddegrad" | "latitud" | "breite" => Token::Name(Axis::Lat),
        "lon" | "lng" | "long" | "longitude" | "lengde" | "lengdegrad" | "longitud" | "länge" => {
            Token::Name(Axis::Lon)
        }
        "d" | "deg" | "degree" | "degrees" | "grad" | "grader" => Token::Mark(0),
        "min" | "minute" | "minutes" | "minutt" | "minutter" => Token::Mark(1),
        "sec" | "second" | "seconds" | "sek" | "sekund" | "sekunder" => Token::Mark(2),
        _ => return None,
    })
}

/// The tokens of a text, or `None` where something in it has no meaning in a position.
///
/// A comma between two digits is a decimal sign where `is_comma_decimal`, and else stands between two angles.
pub(super) fn tokens(text: &str, is_comma_decimal: bool) -> Option<Vec<Token>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text;
    let mut is_after_digit = false;
    while let Some(first) = rest.chars().next() {
        let was_after_digit = std::mem::replace(&mut is_after_digit, false);
        let mut length = first.len_utf8();
        match first {
            '0'..='9' => {
                let (number, used) = number(rest, is_comma_decimal)?;
                tokens.push(Token::Number(number));
                (length, is_after_digit) = (used, true);
            }
            '+' => tokens.push(Token::Sign { is_minus: false }),
            '-' | '−' | '–' | '‐' | '‑' => {
                if !was_after_digit || !is_dash(&tokens) {
                    tokens.push(Token::Sign { is_minus: true });
                }
            }
            '°' | 'º' | '˚' => tokens.push(Token::Mark(0)),
            '\'' | '′' | '’' | '‘' | '´' | '`' | 'ʹ' => match tokens.last_mut() {
                Some(mark @ Token::Mark(1)) => *mark = Token::Mark(2),
                _ => tokens.push(Token::Mark(1)),
            },
            '"' | '″' | '”' | '“' | '„' | 'ʺ' => tokens.push(Token::Mark(2)),
            ',' | ';' | '/' | '|' => tokens.push(Token::Separator),
            '(' | ')' | '[' | ']' | ':' | '=' | '.' => {}
            _ if first.is_whitespace() => {}
            _ if first.is_alphabetic() => {
                length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
                tokens.push(word(&rest[..length].to_lowercase())?);
            }
            _ => return None,
        }
        rest = &rest[length..];
    }
    Some(tokens)
}

/// Whether a minus right after a number is a dash: between whole degrees and minutes, `69-43-30`; not in ISO 6709's
/// `+69.7-030.1`.
fn is_dash(tokens: &[Token]) -> bool {
    let is_whole = matches!(tokens.last(), Some(Token::Number(Number { decimals: 0, .. })));
    is_whole && !matches!(tokens.first(), Some(Token::Sign { .. }))
}

/// The number that a text begins with, and its length in bytes.
pub(super) fn number(text: &str, is_comma_decimal: bool) -> Option<(Number, usize)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole_digits = digits(text);
    let after = &text[whole_digits..];
    let has_sign = after.starts_with('.') || (is_comma_decimal && after.starts_with(','));
    let decimals = if has_sign { digits(&after[1..]) } else { 0 };
    let length = whole_digits + if decimals > 0 { 1 + decimals } else { 0 };
    let value = text[..length].replace(',', ".").parse().ok()?;
    Some((Number { value, whole_digits, decimals }, length))
}
