//! Reads latitude and longitude in degrees.

use super::crs::on_earth;
use super::tokens::{Number, Token, Way, tokens};
use super::words::{Axis, Meaning, languages};
use super::{DEGREE_M, Notation, ReadPosition, add};

/// An angle as it was read.
#[derive(Clone, Copy)]
struct Angle {
    axis: Option<Axis>,
    degrees: f64,
    /// How many numbers it was written with.
    parts: usize,
    /// What its last digit stands for, in degrees.
    step_deg: f64,
}

/// The positions that a text in degrees can be, with minutes and seconds or without: one, or one in each of the two
/// orders, or one for each meaning that its letters have in different languages, that of the reader's language first.
pub(super) fn read(text: &str, language: &str) -> Vec<ReadPosition> {
    let has_point = text.contains('.');
    let has_words = text.contains(char::is_alphabetic);
    let mut found = Vec::new();
    for language in languages(language) {
        for letters_are_marks in [true, false] {
            // `69,7250 30,0516`: a comma between digits is a decimal sign, where that makes sense and no point is one.
            let readings = [!has_point, false].into_iter().find_map(|is_comma_decimal| {
                let tokens = tokens(text, Way { language, is_comma_decimal, letters_are_marks })?;
                Some(positions(&tokens)).filter(|positions| !positions.is_empty())
            });
            readings.into_iter().flatten().for_each(|reading| add(&mut found, reading));
        }
        if !has_words {
            break;
        }
    }
    found
}

fn positions(tokens: &[Token]) -> Vec<ReadPosition> {
    let is_iso_6709 = matches!(tokens.first(), Some(Token::Sign { .. }));
    // It is told by its first sign, which no other way of writing needs, and by the stroke at its end.
    let is_ordered = matches!(tokens.first(), Some(Token::Sign { is_minus: false }))
        || (is_iso_6709 && tokens.last() == Some(&Token::Separator));
    let Some([first, second]) = halves(tokens) else { return Vec::new() };
    let angles = (angle(first, Axis::Lat, is_iso_6709), angle(second, Axis::Lon, is_iso_6709));
    let (Some(first), Some(second)) = angles else { return Vec::new() };
    let (straight, swapped) = (position(first, second), position(second, first));
    match (first.axis, second.axis) {
        (Some(Axis::Lat), Some(Axis::Lon)) => straight.into_iter().collect(),
        (Some(Axis::Lon), Some(Axis::Lat)) => swapped.into_iter().collect(),
        (None, None) if is_ordered => straight.into_iter().collect(),
        (None, None) => straight.into_iter().chain(swapped).collect(),
        _ => Vec::new(),
    }
}

fn position(lat: Angle, lon: Angle) -> Option<ReadPosition> {
    let notation = match lat.parts.max(lon.parts) {
        1 => Notation::DecimalDegrees,
        2 => Notation::DegreesDecimalMinutes,
        _ => Notation::DegreesMinutesSeconds,
    };
    let pos = on_earth(lon.degrees, lat.degrees)?;
    Some(ReadPosition { pos, notation, resolution_m: DEGREE_M * lat.step_deg.min(lon.step_deg) })
}

/// The tokens of each angle.
fn halves(tokens: &[Token]) -> Option<[&[Token]; 2]> {
    let has_words = tokens.iter().any(|token| token.axis().is_some());
    let separators: Vec<usize> =
        (0..tokens.len()).filter(|index| tokens[*index] == Token::Separator).collect();
    let split = match separators.as_slice() {
        _ if has_words => split_by_words(tokens)?,
        [only] if *only + 1 < tokens.len() => *only,
        _ => even_split(tokens)?,
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

/// Where the second angle begins: with a word that is not of the first one, or with a number once words have closed the
/// first one.
fn split_by_words(tokens: &[Token]) -> Option<usize> {
    let mut axis = None;
    let (mut has_number, mut is_closed) = (false, false);
    for (index, token) in tokens.iter().enumerate() {
        match token {
            Token::Word(_) => {
                if has_number && axis.is_some_and(|axis| token.axis() != Some(axis)) {
                    return Some(index);
                }
                axis = axis.or(token.axis());
                is_closed = has_number;
            }
            Token::Number(_) | Token::Sign { .. } if is_closed => return Some(index),
            Token::Number(_) => has_number = true,
            Token::Sign { .. } | Token::Mark(_) | Token::Separator => {}
        }
    }
    None
}

/// Where the second half of the numbers begins, with the sign before it.
fn even_split(tokens: &[Token]) -> Option<usize> {
    let numbers: Vec<usize> =
        (0..tokens.len()).filter(|index| matches!(tokens[*index], Token::Number(_))).collect();
    let middle = *numbers.get(numbers.len() / 2).filter(|_| numbers.len().is_multiple_of(2))?;
    let has_sign = matches!(tokens[..middle].last(), Some(Token::Sign { .. }));
    Some(middle - usize::from(has_sign))
}

/// An angle: up to three numbers with or without their marks, and before or after them its name and its quarter, or
/// before them its sign. `expected` says which angle it is where it does not say so itself.
fn angle(tokens: &[Token], expected: Axis, is_iso_6709: bool) -> Option<Angle> {
    let is_word = |token: &Token| token.axis().is_some();
    let start = tokens.iter().position(|token| !is_word(token))?;
    let end = tokens.iter().rposition(|token| !is_word(token))? + 1;
    let (axis, quarter) = named(tokens[..start].iter().chain(&tokens[end..]))?;
    let (sign, rest) = match &tokens[start..end] {
        [Token::Sign { is_minus }, rest @ ..] => (Some(*is_minus), rest),
        rest => (None, rest),
    };
    if sign.is_some() && quarter.is_some() {
        return None;
    }
    let mut numbers = numbers(rest)?;
    if let ([packed], true) = (numbers.as_slice(), quarter.is_some() || is_iso_6709) {
        numbers = unpacked(*packed, axis.unwrap_or(expected));
    }
    let degrees = degrees(&numbers)?;
    let last = numbers.last()?;
    let step_deg = 60f64.powi(1 - numbers.len() as i32) * 10f64.powi(-(last.decimals.min(12) as i32));
    let is_negative = sign.or(quarter).unwrap_or(false);
    let degrees = if is_negative { -degrees } else { degrees };
    Some(Angle { axis, degrees, parts: numbers.len(), step_deg })
}

/// Which angle the words about it name, and whether they make it negative. They name one, and no quarter twice.
fn named<'a>(words: impl Iterator<Item = &'a Token>) -> Option<(Option<Axis>, Option<bool>)> {
    let (mut axis, mut quarter) = (None, None);
    for word in words {
        if axis.is_some() && axis != word.axis() {
            return None;
        }
        axis = word.axis();
        if let Token::Word(Meaning::Quarter { is_negative, .. }) = word
            && quarter.replace(*is_negative).is_some()
        {
            return None;
        }
    }
    Some((axis, quarter))
}

/// The numbers of an angle, each with the mark that belongs to its place or without.
fn numbers(tokens: &[Token]) -> Option<Vec<Number>> {
    let mut numbers = Vec::new();
    let mut is_marked = true;
    for token in tokens {
        match token {
            Token::Number(number) => {
                numbers.push(*number);
                is_marked = false;
            }
            Token::Mark(mark) if !is_marked && mark + 1 == numbers.len() => is_marked = true,
            _ => return None,
        }
    }
    Some(numbers)
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
