//! A large GeoJSON file of points, lines and polygons, of which it is known what its summary must say.

use std::io::{self, BufWriter, Write};

/// What the summary of a generated file must say.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Known {
    pub(crate) bytes: u64,
    pub(crate) points: usize,
    pub(crate) lines: usize,
    pub(crate) polygons: usize,
    pub(crate) vertices: usize,
    /// Features that have no geometry: each is a warning.
    pub(crate) without_geometry: usize,
}

/// Every so many features there is one without a geometry.
const EMPTY_EVERY: usize = 10_000;
/// West, south, east and north of everything in a generated file, in degrees.
pub(crate) const BOX_DEG: [f64; 4] = [2.0, 54.0, 42.0, 82.0];

/// Counts what is written.
struct Counted<W> {
    to: W,
    bytes: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Writes a file of at least so many bytes: three points, a line of 40 positions and a polygon of 31 in turn, spread
/// over [`BOX_DEG`].
pub(crate) fn generate(to: impl Write, bytes: u64) -> io::Result<Known> {
    let mut out = Counted { to: BufWriter::new(to), bytes: 0 };
    let mut known = Known::default();
    write!(out, "{{\"type\":\"FeatureCollection\",\"name\":\"generated\",\"features\":[")?;
    let mut number = 0_usize;
    while out.bytes < bytes || number < 5 {
        let comma = if number == 0 { "" } else { "," };
        let name = format!("\"properties\":{{\"name\":\"Number {number}\",\"rank\":{}}}", number % 7);
        write!(out, "{comma}\n{{\"type\":\"Feature\",{name},\"geometry\":")?;
        feature(&mut out, number, &mut known)?;
        write!(out, "}}")?;
        number += 1;
    }
    writeln!(out, "\n]}}")?;
    out.flush()?;
    known.bytes = out.bytes;
    Ok(known)
}

/// A number from 0 to 1 that looks like chance and is the same every time: steps of the golden section, whose places
/// are evenly spread (Weyl 1916).
fn chance(number: usize, which: f64) -> f64 {
    (number as f64 * 0.618_033_988_749_894_9 * which).fract()
}

fn feature(out: &mut impl Write, number: usize, known: &mut Known) -> io::Result<()> {
    if number % EMPTY_EVERY == EMPTY_EVERY - 1 {
        known.without_geometry += 1;
        return write!(out, "null");
    }
    let [west, south, east, north] = BOX_DEG;
    // The first four stand in the corners.
    let (lon, lat) = match number {
        0 => (west, south),
        1 => (east, north),
        _ => (
            west + 1.0 + (east - west - 2.0) * chance(number, 1.0),
            south + 1.0 + (north - south - 2.0) * chance(number, 0.618_033_988_749_894_9),
        ),
    };
    match number % 5 {
        0..=2 => {
            known.points += 1;
            known.vertices += 1;
            write!(out, "{{\"type\":\"Point\",\"coordinates\":[{lon:.6},{lat:.6}]}}")
        }
        3 => {
            known.lines += 1;
            known.vertices += 40;
            write!(out, "{{\"type\":\"LineString\",\"coordinates\":[")?;
            for step in 0..40 {
                let comma = if step == 0 { "" } else { "," };
                let along = f64::from(step);
                let (x, y) = (lon + along * 0.002, lat + 0.01 * (along * 0.5).sin());
                write!(out, "{comma}[{x:.6},{y:.6}]")?;
            }
            write!(out, "]}}")
        }
        _ => {
            known.polygons += 1;
            known.vertices += 31;
            write!(out, "{{\"type\":\"Polygon\",\"coordinates\":[[")?;
            for step in 0..=30 {
                let comma = if step == 0 { "" } else { "," };
                let angle = f64::from(step % 30) / 30.0 * std::f64::consts::TAU;
                let (x, y) = (lon + 0.04 * angle.cos(), lat + 0.015 * angle.sin());
                write!(out, "{comma}[{x:.6},{y:.6}]")?;
            }
            write!(out, "]]}}")
        }
    }
}
