//! Reads latitude and longitude in degrees.

use super::tokens::{Axis, Number, Token, tokens};
use super::{DEGREE_M, Notation, ReadPosition};
use crate::sphere::LonLat;

/// An angle as it was read.
struct Angle {
    axis: Option<Axis>,
    degrees: f64,
    /// How many numbers it was written with.
    parts: usize,
    /// What its last digit stands for, in degrees.
    step_deg: f64,
}

/// A position in degrees, with minutes and seconds or without.
pub(super) fn read(text: &str) -> Option<ReadPosition> {
    let has_point = text.contains('.');
    // `69,7250 30,0516`: a comma between digits is a decimal sign, where that makes sense and no point is one.
    let commas = [!has_point, false];
    commas.into_iter().find_map(|is_decimal| position(&tokens(text, is_decimal)?))
}

fn position(tokens: &[Token]) -> Option<ReadPosition> {
    let is_iso_6709 = matches!(tokens.first(), Some(Token::Sign { .. }));
    let [first, second] = halves(tokens)?;
    let mut angles = [angle(first, Axis::Lat, is_iso_6709)?, angle(second, Axis::Lon, is_iso_6709)?];
    match (angles[0].axis, angles[1].axis) {
        (None, None) | (Some(Axis::Lat), Some(Axis::Lon)) => {}
        (Some(Axis::Lon), Some(Axis::Lat)) => angles.swap(0, 1),
        _ => return None,
    }
    let [lat, lon] = angles;
    let pos = Some(LonLat::new(lon.degrees, lat.degrees)).filter(|pos| pos.is_in_range())?;
    let notation = match lat.parts.max(lon.parts) {
        1 => Notation::DecimalDegrees,
        2 => Notation::DegreesDecimalMinutes,
        _ => Notation::DegreesMinutesSeconds,
    };
    Some(ReadPosition { pos, notation, resolution_m: DEGREE_M * lat.step_deg.min(lon.step_deg) })
}

/// The tokens of each angle.
fn halves(tokens: &[Token]) -> Option<[&[Token]; 2]> {
    let at = |is: fn(&Token) -> bool| -> Vec<usize> {
        (0..tokens.len()).filter(|index| is(&tokens[*index])).collect()
    };
    let names = at(|token| matches!(token, Token::Name(_)));
    let quarters = at(|token| matches!(token, Token::Quarter { .. }));
    let separators = at(|token| *token == Token::Separator);
    let split = match (names.as_slice(), quarters.as_slice()) {
        ([0, second], _) | ([], [0, second]) => *second,
        ([], [first, _]) => first + 1,
        ([], []) => match separators.as_slice() {
            [only] if *only + 1 < tokens.len() => *only,
            _ => even_split(tokens)?,
        },
        _ => return None,
    };
    let (first, second) = tokens.split_at(split);
    let trim = |tokens: &'_ [Token]| {
        let is_inner = |token: &Token| *token != Token::Separator;
        let start = tokens.iter().position(is_inner).unwrap_or(0);
        let end = tokens.iter().rposition(is_inner).map_or(0, |last| last + 1);
        start..end.max(start)
    };
    Some([&first[trim(first)], &second[trim(second)]])
}

/// Where the second half of the numbers begins, with the sign before it.
fn even_split(tokens: &[Token]) -> Option<usize> {
    let numbers: Vec<usize> =
        (0..tokens.len()).filter(|index| matches!(tokens[*index], Token::Number(_))).collect();
    let middle = *numbers.get(numbers.len() / 2).filter(|_| numbers.len().is_multiple_of(2))?;
    let has_sign = matches!(tokens[..middle].last(), Some(Token::Sign { .. }));
    Some(middle - usize::from(has_sign))
}

/// An angle: its name, quarter or sign, up to three numbers with or without their marks, its quarter. `expected` says
/// which angle it is where it does not say so itself.
fn angle(tokens: &[Token], expected: Axis, is_iso_6709: bool) -> Option<Angle> {
    let mut rest = tokens;
    let mut take = |is: fn(&Token) -> bool| {
        let (first, others) = rest.split_first().filter(|(first, _)| is(first))?;
        rest = others;
        Some(*first)
    };
    let name = take(|token| matches!(token, Token::Name(_)));
    let before = take(|token| matches!(token, Token::Quarter { .. }));
    let sign = take(|token| matches!(token, Token::Sign { .. }));
    let mut numbers: Vec<Number> = Vec::new();
    while let Some(Token::Number(number)) = take(|token| matches!(token, Token::Number(_))) {
        let place = numbers.len();
        numbers.push(number);
        if let Some(Token::Mark(mark)) = take(|token| matches!(token, Token::Mark(_))) {
            (mark == place).then_some(())?;
        }
    }
    let after = take(|token| matches!(token, Token::Quarter { .. }));
    let quarter = match (before, after) {
        (Some(_), Some(_)) => return None,
        (one, other) => one.or(other),
    };
    if !rest.is_empty() {
        return None;
    }
    let (axis, is_negative) = match (name, quarter, sign) {
        (Some(Token::Name(name)), Some(Token::Quarter { axis, .. }), _) if name != axis => return None,
        (_, Some(Token::Quarter { axis, is_negative }), None) => (Some(axis), is_negative),
        (_, Some(_), Some(_)) => return None,
        (Some(Token::Name(name)), None, sign) => (Some(name), is_minus(sign)),
        (_, _, sign) => (None, is_minus(sign)),
    };
    if let ([packed], true) = (numbers.as_slice(), quarter.is_some() || is_iso_6709) {
        numbers = unpacked(*packed, axis.unwrap_or(expected));
    }
    let degrees = degrees(&numbers)?;
    let last = numbers.last()?;
    let step_deg = 60f64.powi(1 - numbers.len() as i32) * 10f64.powi(-(last.decimals.min(12) as i32));
    let degrees = if is_negative { -degrees } else { degrees };
    Some(Angle { axis, degrees, parts: numbers.len(), step_deg })
}

fn is_minus(sign: Option<Token>) -> bool {
    matches!(sign, Some(Token::Sign { is_minus: true }))
}

/// Degrees, minutes and seconds that are written as one number: `694330N 0300306E`, as in aviation and in ISO 6709,
/// annex H. What is no such number is left as it is.
fn unpacked(number: Number, axis: Axis) -> Vec<Number> {
    let degree_digits = if axis == Axis::Lat { 2 } else { 3 };
    let part = |value: f64, decimals: usize| Number { value, whole_digits: 2, decimals };
    let (value, decimals) = (number.value, number.decimals);
    match number.whole_digits.checked_sub(degree_digits) {
        Some(2) => vec![part((value / 100.0).floor(), 0), part(value % 100.0, decimals)],
        Some(4) => vec![
            part((value / 10_000.0).floor(), 0),
            part((value / 100.0).floor() % 100.0, 0),
            part(value % 100.0, decimals),
        ],
        _ => vec![number],
    }
}

/// The angle that degrees, minutes and seconds make: only the last of them has decimals, and neither minutes nor
/// seconds reach sixty.
fn degrees(numbers: &[Number]) -> Option<f64> {
    let (_, before) = numbers.split_last()?;
    let is_whole = before.iter().all(|number| number.decimals == 0);
    let is_below_sixty = numbers.iter().skip(1).all(|number| number.value < 60.0);
    let shares = [1.0, 60.0, 3600.0];
    (numbers.len() <= shares.len() && is_whole && is_below_sixty)
        .then(|| numbers.iter().zip(shares).map(|(number, share)| number.value / share).sum())
}
