//! The shapes of a level, as they are baked, and what they become on the sphere.

use super::slot::{ISOBATH, ISOBATHS_M, LAND, LAND_STORY, SEA};
use crate::tessellate::{EdgeKind, Fill, FlatCell, Lines, PARTS_OF_DEGREE};
use geo::{Coord, LineString};

/// Longitude and latitude in hundred-thousandths of a degree: 1.1 m of latitude.
pub type Point = [i32; 2];

/// Everything that a level of the base map shows, in the order of drawing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shapes {
    /// What is filled.
    pub fills: Vec<Fills>,
    /// What is stroked.
    pub strokes: Vec<Strokes>,
}

/// Triangles of one slot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fills {
    /// The slot of the palette.
    pub slot: usize,
    /// The country whose land it is, as the code of the source, which is ISO 3166-1 alpha-3 where there is one;
    /// empty for what is no land.
    pub country: String,
    /// What is filled of each cell of 5°.
    pub cells: Vec<Cell>,
}

/// What a polygon fills of one cell of 5°.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// Its vertices, ring after ring.
    pub vertices: Vec<Point>,
    /// Three indices into `vertices` for each triangle, anticlockwise.
    pub triangles: Vec<u32>,
}

/// Lines of one slot, straight in longitude and latitude between their points.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Strokes {
    /// The slot of the palette.
    pub slot: usize,
    /// The points of each line; one that is closed ends where it starts.
    pub lines: Vec<Vec<Point>>,
}

/// What is drawn of a level: plain vectors for a graphics card.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Geometry {
    /// All triangles.
    pub fill: Fill,
    /// The slot of each position of `fill`.
    pub fill_slots: Vec<f32>,
    /// All lines; the first number of the attribute is the slot.
    pub lines: Lines,
}

impl Shapes {
    /// All but the sea and the lines of its depths.
    pub(super) fn without_depths(mut self) -> Self {
        self.fills.retain(|fills| !is_depth(fills.slot));
        self.strokes.retain(|strokes| !is_depth(strokes.slot));
        self
    }

    /// These over the depths of others, which are drawn first.
    pub(super) fn over_depths_of(self, others: Self) -> Self {
        let fills = others.fills.into_iter().filter(|fills| is_depth(fills.slot));
        let strokes = others.strokes.into_iter().filter(|strokes| is_depth(strokes.slot));
        Self { fills: fills.chain(self.fills).collect(), strokes: strokes.chain(self.strokes).collect() }
    }

    /// Takes the shapes to the sphere. Land for whose country `is_story` is true gets [`LAND_STORY`].
    pub fn geometry(&self, is_story: impl Fn(&str) -> bool) -> Geometry {
        let mut geometry = Geometry::default();
        let mut vertices = Vec::new();
        for fills in &self.fills {
            let is_land_of_story = fills.slot == LAND && is_story(&fills.country);
            let slot = if is_land_of_story { LAND_STORY } else { fills.slot };
            for cell in &fills.cells {
                vertices.clear();
                vertices.extend(cell.vertices.iter().map(|point| point.map(degrees)));
                geometry.fill.push_cell(FlatCell { vertices: &vertices, triangles: &cell.triangles });
            }
            geometry.fill_slots.resize(geometry.fill.positions.len(), slot as f32);
        }
        for strokes in &self.strokes {
            for line in &strokes.lines {
                let line: LineString = line.iter().map(|&point| coord(point)).collect();
                geometry.lines.push(&line, EdgeKind::Geographic, [strokes.slot as f32, 0.0]);
            }
        }
        geometry
    }
}

fn is_depth(slot: usize) -> bool {
    slot == ISOBATH || (SEA..SEA + ISOBATHS_M.len()).contains(&slot)
}

/// A longitude or latitude in degrees.
pub(super) fn degrees(parts: i32) -> f64 {
    f64::from(parts) / PARTS_OF_DEGREE
}

fn coord([lon, lat]: Point) -> Coord {
    Coord { x: degrees(lon), y: degrees(lat) }
}

/// The nearest point to a position in degrees.
pub(super) fn point(degrees: [f64; 2]) -> Point {
    degrees.map(|degrees| (degrees * PARTS_OF_DEGREE).round() as i32)
}
