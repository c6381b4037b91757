//! The bytes of a level.
//!
//! A file begins with eight bytes that tell what it is, the version of its layout, its kind, and the CRC-32 of
//! everything after: the length of each stream, and the streams. All numbers are variable-length integers of seven
//! bits a byte, zigzag-coded where they may be negative, as in
//! [Protocol Buffers](https://protobuf.dev/programming-guides/encoding/).
//!
//! | Stream | Holds |
//! |---|---|
//! | groups | number of strokes; for each its slot, grid and number of lines; then the fills: slot, grid, country, number of cells |
//! | counts | points of each line and cell |
//! | pieces, steps, rests | the points: see `path.rs` |
//! | triangles | the triangles of each cell: see `mesh.rs` |
//!
//! Streams of one kind of number compress better than records do. A grid is the step, in 1e-5°, that the positions of
//! a source lie on: 1e-2°, 1e-3° or 1e-4°. Steps on it are a byte or two; points that lie off it, where a source was
//! clipped, are noted to 1e-5°, and the points that an edge is given where it leaves its cell are found again. That is half a metre at most, a quarter of a pixel in the
//! closest view of 2 m a pixel, and about what an `f32` on the unit sphere can tell apart.

use super::mesh;
use super::path::{PathReader, PathWriter, is_on_grid};
use super::shapes::{Cell, Fills, Point, Shapes, Strokes};
use super::stream::{BakedError, Kind, Writer, open, seal};

/// Grids of the sources, from coarse to fine.
const GRIDS: [i32; 4] = [1000, 100, 10, 1];

/// The bytes of a level. The same shapes give the same bytes.
pub fn encode(shapes: &Shapes) -> Vec<u8> {
    let [mut groups, mut counts, mut triangles] = [const { Writer(Vec::new()) }; 3];
    let mut paths = PathWriter::default();
    groups.unsigned(shapes.strokes.len() as u64);
    for strokes in &shapes.strokes {
        let grid = grid(strokes.lines.iter().flatten());
        groups.unsigned(strokes.slot as u64);
        groups.unsigned(grid as u64);
        groups.unsigned(strokes.lines.len() as u64);
        for line in &strokes.lines {
            counts.unsigned(line.len() as u64);
            paths.line(line, grid);
        }
    }
    groups.unsigned(shapes.fills.len() as u64);
    for fills in &shapes.fills {
        let grid = grid(fills.cells.iter().flat_map(|cell| &cell.vertices));
        groups.unsigned(fills.slot as u64);
        groups.unsigned(grid as u64);
        groups.text(&fills.country);
        groups.unsigned(fills.cells.len() as u64);
        for cell in &fills.cells {
            counts.unsigned(cell.vertices.len() as u64);
            paths.ring(&cell.vertices, grid);
            mesh::write(&cell.triangles, cell.vertices.len(), &mut triangles);
        }
    }
    seal(Kind::Level, [groups, counts, paths.pieces, paths.steps, paths.rests, triangles])
}

/// The shapes of a level, or why the bytes are none.
pub fn decode(bytes: &[u8]) -> Result<Shapes, BakedError> {
    let [mut groups, mut counts, pieces, steps, rests, mut triangles] = open(Kind::Level, bytes)?;
    let mut paths = PathReader::new(pieces, steps, rests)?;
    let mut shapes = Shapes::default();
    for _ in 0..groups.count()? {
        let (slot, grid) = (slot(groups.unsigned()?)?, known_grid(groups.unsigned()?)?);
        let mut lines = Vec::new();
        for _ in 0..groups.unsigned()? {
            lines.push(paths.line(length(counts.unsigned()?)?, grid)?);
        }
        shapes.strokes.push(Strokes { slot, lines });
    }
    for _ in 0..groups.count()? {
        let (slot, grid) = (slot(groups.unsigned()?)?, known_grid(groups.unsigned()?)?);
        let country = groups.text()?.to_owned();
        let mut cells = Vec::new();
        for _ in 0..groups.unsigned()? {
            let length = length(counts.unsigned()?)?;
            let vertices = paths.ring(length, grid)?;
            cells.push(Cell { vertices, triangles: mesh::read(&mut triangles, length)? });
        }
        shapes.fills.push(Fills { slot, country, cells });
    }
    if groups.is_empty() && counts.is_empty() && paths.is_done() && triangles.is_empty() {
        Ok(shapes)
    } else {
        Err(BakedError::Impossible("there is more than its groups hold"))
    }
}

/// The coarsest grid that at least half of the points lie on.
fn grid<'a>(points: impl Iterator<Item = &'a Point> + Clone) -> i32 {
    let half = points.clone().count() / 2;
    let fits = |grid: &i32| points.clone().filter(|&&point| is_on_grid(point, *grid)).count() >= half;
    GRIDS.into_iter().find(fits).unwrap_or(1)
}

fn known_grid(grid: u64) -> Result<i32, BakedError> {
    GRIDS
        .into_iter()
        .find(|&known| known as u64 == grid)
        .ok_or(BakedError::Impossible("it has an unknown grid"))
}

fn slot(slot: u64) -> Result<usize, BakedError> {
    u8::try_from(slot).map(usize::from).map_err(|_| BakedError::Impossible("it has an unknown slot"))
}

fn length(points: u64) -> Result<usize, BakedError> {
    usize::try_from(points).map_err(|_| BakedError::Impossible("it has more points than there are"))
}
