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
    /// The first position of four whole numbers that are two with decimal commas: `[33,59,-16,16]`.
    pub(super) decimal_commas: Option<[f64; 4]>,
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
            Found::Number { .. } | Found::Other => Level::Bad,
        };
        Ok(out)
    }
}

/// An element of an array of coordinates.
enum Found {
    Number {
        value: f64,
        is_whole: bool,
    },
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
        Ok(Found::Number { value: number, is_whole: false })
    }

    fn visit_i64<E>(self, number: i64) -> Result<Found, E> {
        Ok(Found::Number { value: number as f64, is_whole: true })
    }

    fn visit_u64<E>(self, number: u64) -> Result<Found, E> {
        Ok(Found::Number { value: number as f64, is_whole: true })
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
        let (mut numbers, mut count, mut are_whole) = ([0.0; 4], 0, true);
        let mut inner = Level::Empty;
        while let Some(found) = seq.next_element_seed(Nested { out: &mut *out, depth: depth + 1, stop })? {
            match found {
                Found::Number { value, is_whole } => {
                    if let Some(place) = numbers.get_mut(count) {
                        *place = value;
                        are_whole &= is_whole;
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
                let [lon, lat, ..] = numbers;
                out.positions.push([lon, lat]);
                if count >= numbers.len() && are_whole && have_decimal_commas(numbers) {
                    out.decimal_commas.get_or_insert(numbers);
                }
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

/// Whether whole numbers are a longitude, its decimals, a latitude and its decimals.
fn have_decimal_commas([lon, lon_decimals, lat, lat_decimals]: [f64; 4]) -> bool {
    lon.abs() <= 180.0 && lon_decimals >= 0.0 && lat.abs() <= 90.0 && lat_decimals >= 0.0
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
    fn four_whole_numbers_that_can_be_two_with_decimal_commas_are_found() {
        for (text, found) in [
            ("[[1,2],[33,59,-16,16]]", Some([33.0, 59.0, -16.0, 16.0])),
            ("[33,59,-16,16,0]", Some([33.0, 59.0, -16.0, 16.0])),
            ("[33.59,-16.16,120,1700000]", None),
            ("[33,-16,120,-4]", None),
            ("[10,60,408000,12]", None),
            ("[33,59,-16]", None),
        ] {
            assert_eq!(read(text).decimal_commas, found, "{text}");
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
