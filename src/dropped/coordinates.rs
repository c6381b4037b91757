//! The coordinates of a geometry, read into flat lists at once, whatever type the geometry has: its type may come
//! after them.

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};

/// How deep the brackets of coordinates may be: those of a MultiPolygon.
const DEEPEST: usize = 4;
/// So many positions are read between two looks at whether to stop.
const POSITIONS_PER_LOOK: usize = 4096;

/// What an array of coordinates turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Level {
    /// An empty array, or arrays of such.
    #[default]
    Empty,
    /// Two numbers or more.
    Position,
    /// Positions.
    Line,
    /// Lines.
    Lines,
    /// Arrays of lines.
    Polygons,
    /// None of these.
    Bad,
}

/// Positions with the ends of the lines and polygons they are in.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Coordinates {
    /// Longitude and latitude in degrees.
    pub(super) positions: Vec<[f64; 2]>,
    /// Where each line ends in `positions`.
    pub(super) line_ends: Vec<u32>,
    /// Where each array of lines ends in `line_ends`.
    pub(super) polygon_ends: Vec<u32>,
    /// What the outermost array is.
    pub(super) level: Level,
}

/// Reads coordinates until told to stop.
pub(super) struct CoordinatesSeed<'a>(pub(super) &'a AtomicBool);

impl<'de> DeserializeSeed<'de> for CoordinatesSeed<'_> {
    type Value = Coordinates;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Coordinates, D::Error> {
        let mut out = Coordinates::default();
        let found = Nested { out: &mut out, depth: 0, stop: self.0 }.deserialize(deserializer)?;
        out.level = match found {
            Found::Array(level) => level,
            Found::Null => Level::Empty,
            Found::Number(_) | Found::Other => Level::Bad,
        };
        Ok(out)
    }
}

/// An element of an array of coordinates.
enum Found {
    Number(f64),
    Array(Level),
    /// `null`, or the empty text that a number became which is none.
    Null,
    Other,
}

struct Nested<'a> {
    out: &'a mut Coordinates,
    depth: usize,
    stop: &'a AtomicBool,
}

impl<'de> DeserializeSeed<'de> for Nested<'_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested<'_> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coordinates")
    }

    fn visit_f64<E>(self, number: f64) -> Result<Found, E> {
        Ok(Found::Number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Found, E> {
        Ok(Found::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Found, E> {
        Ok(Found::Number(number as f64))
    }

    fn visit_unit<E>(self) -> Result<Found, E> {
        Ok(Found::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_str<E>(self, text: &str) -> Result<Found, E> {
        Ok(if text.is_empty() { Found::Null } else { Found::Other })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Found::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Found, A::Error> {
        let Self { out, depth, stop } = self;
        if depth > DEEPEST {
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Found::Array(Level::Bad));
        }
        let (mut numbers, mut count) = ([0.0; 2], 0);
        let mut inner = Level::Empty;
        while let Some(found) = seq.next_element_seed(Nested { out: &mut *out, depth: depth + 1, stop })? {
            match found {
                Found::Number(number) => {
                    if let Some(place) = numbers.get_mut(count) {
                        *place = number;
                    }
                    count += 1;
                }
                // The height of a position, where nobody knows it.
                Found::Null if inner == Level::Empty && count >= 2 => {}
                Found::Array(Level::Empty) => {}
                Found::Array(level) if inner == Level::Empty || inner == level => inner = level,
                Found::Array(_) | Found::Null | Found::Other => inner = Level::Bad,
            }
        }
        let level = match (inner, count) {
            (Level::Empty, 0) => Level::Empty,
            (Level::Empty, 2..) => {
                out.positions.push(numbers);
                if out.positions.len().is_multiple_of(POSITIONS_PER_LOOK) && stop.load(Ordering::Relaxed) {
                    return Err(A::Error::custom("stopped"));
                }
                Level::Position
            }
            (Level::Position, 0) => {
                out.line_ends.push(out.positions.len() as u32);
                Level::Line
            }
            (Level::Line, 0) => {
                out.polygon_ends.push(out.line_ends.len() as u32);
                Level::Lines
            }
            (Level::Lines, 0) => Level::Polygons,
            _ => Level::Bad,
        };
        Ok(Found::Array(level))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Coordinates {
        let stop = AtomicBool::new(false);
        CoordinatesSeed(&stop).deserialize(&mut serde_json::Deserializer::from_str(text)).unwrap()
    }

    #[test]
    fn every_depth_is_known_for_what_it_is() {
        for (text, level) in [
            ("[]", Level::Empty),
            ("null", Level::Empty),
            ("[[[]],[]]", Level::Empty),
            ("[1,2]", Level::Position),
            ("[1,2,3,4]", Level::Position),
            ("[1,2,null]", Level::Position),
            (r#"[1,2,""]"#, Level::Position),
            (r#"[1,2,"3"]"#, Level::Bad),
            ("[[1,2,null],[3,4,5]]", Level::Line),
            ("[[1,2]]", Level::Line),
            ("[[[1,2],[3,4]],[]]", Level::Lines),
            ("[[[[1,2]]]]", Level::Polygons),
            ("[1]", Level::Bad),
            ("[[1,null]]", Level::Bad),
            ("[null,1,2]", Level::Bad),
            ("[[1,2],3]", Level::Bad),
            ("[[1,2],[[1,2]]]", Level::Bad),
            ("[[[[[1,2]]]]]", Level::Bad),
            ("[\"1\",\"2\"]", Level::Bad),
            ("[{\"lon\":1}]", Level::Bad),
            ("7", Level::Bad),
            ("{}", Level::Bad),
        ] {
            assert_eq!(read(text).level, level, "{text}");
        }
    }

    #[test]
    fn positions_lines_and_polygons_are_counted_where_they_end() {
        let read = read("[[[[0,1],[2,3,9]],[[4,5]]],[[[6,7]]]]");
        assert_eq!(read.positions, [[0.0, 1.0], [2.0, 3.0], [4.0, 5.0], [6.0, 7.0]]);
        assert_eq!((&read.line_ends[..], &read.polygon_ends[..]), (&[2, 3, 4][..], &[2, 3][..]));
    }

    #[test]
    fn a_long_line_is_left_when_told_to_stop() {
        let text = format!("[{}]", vec!["[1,2]"; 10_000].join(","));
        let stop = AtomicBool::new(true);
        assert!(
            CoordinatesSeed(&stop).deserialize(&mut serde_json::Deserializer::from_str(&text)).is_err(),
            "told to stop and read on"
        );
    }
}
