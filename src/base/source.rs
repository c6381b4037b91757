//! GeoJSON → [`Shapes`]: what is read, cut and triangulated before the base map is baked.

use super::dispute;
use super::feature::{lines, number, polygons, text};
use super::level::{Level, LevelFiles, REGION_DEG};
use super::shapes::{Cell, Fills, Point, Shapes, Strokes, point};
use super::slot::{
    ADMIN1, BORDER, BORDER_DISPUTED, COAST, ISOBATH, ISOBATHS_M, LAKE, LAKE_SHORE, LAND, SEA, river,
};
use crate::tessellate::{ClipBox, Filler, PARTS_OF_DEGREE, is_seam, strokes};
use geo::{Coord, LineString, MapCoords as _, Polygon};
use geojson::{Feature, FeatureCollection};

/// Why the base map cannot be read from its sources.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// A file cannot be read.
    #[error("geodata/base/{file} cannot be read: {reason}")]
    Read {
        /// The file, below `geodata/base`.
        file: String,
        /// What the system says.
        reason: String,
    },
    /// A file is not what it should be.
    #[error("geodata/base/{file} is not GeoJSON: {reason}")]
    NotGeoJson {
        /// The file, below `geodata/base`.
        file: String,
        /// What the parser says.
        reason: String,
    },
}

/// Reads a level from its sources, which `read` gives by their path below `geodata/base`.
pub fn read_shapes(
    level: Level,
    mut read: impl FnMut(&str) -> Result<Vec<u8>, SourceError>,
) -> Result<Shapes, SourceError> {
    let files = level.files();
    let mut features = |file: &str| features(file, &read(file)?);
    let mut builder = Builder::new(level);
    builder.sea(&features(files.bathymetry)?);
    builder.countries(&features(files.countries)?);
    builder.lakes(&features(files.lakes)?);
    builder.rivers(&features(files.rivers)?);
    builder.borders(&files, &mut features)?;
    builder.coast(&features(files.land)?);
    Ok(builder.shapes)
}

/// The features of a file.
pub(super) fn features(file: &str, bytes: &[u8]) -> Result<Vec<Feature>, SourceError> {
    serde_json::from_slice::<FeatureCollection>(bytes)
        .map(|collection| collection.features)
        .map_err(|error| SourceError::NotGeoJson { file: file.to_owned(), reason: error.to_string() })
}

struct Builder {
    filler: Filler,
    shapes: Shapes,
    clip: Option<ClipBox>,
}

impl Builder {
    fn new(level: Level) -> Self {
        let [west_deg, south_deg, east_deg, north_deg] = REGION_DEG;
        let clip = (level == Level::Region10).then_some(ClipBox { west_deg, south_deg, east_deg, north_deg });
        Self { filler: Filler::new(), shapes: Shapes::default(), clip }
    }

    fn sea(&mut self, features: &[Feature]) {
        for feature in features {
            let depth = number(feature, "depth").unwrap_or(0.0);
            let Some(step) = ISOBATHS_M.iter().position(|isobath| f64::from(*isobath) == depth) else {
                continue;
            };
            for polygon in polygons(feature) {
                self.fill(&polygon, SEA + step, "");
                self.outline(&polygon, ISOBATH);
            }
        }
    }

    fn countries(&mut self, features: &[Feature]) {
        for feature in features {
            let code = text(feature, "iso_a3").unwrap_or_default();
            for polygon in polygons(feature) {
                self.fill(&polygon, LAND, code);
            }
        }
    }

    fn lakes(&mut self, features: &[Feature]) {
        for polygon in features.iter().flat_map(polygons) {
            self.fill(&polygon, LAKE, "");
            self.outline(&polygon, LAKE_SHORE);
        }
    }

    fn rivers(&mut self, features: &[Feature]) {
        for feature in features {
            // A lake's centre line runs under water.
            if text(feature, "featurecla") == Some("Lake Centerline") {
                continue;
            }
            let slot = river(number(feature, "scalerank").unwrap_or(0.0));
            lines(feature).iter().for_each(|line| self.stroke(line, slot));
        }
    }

    fn borders(
        &mut self,
        files: &LevelFiles,
        mut features: impl FnMut(&str) -> Result<Vec<Feature>, SourceError>,
    ) -> Result<(), SourceError> {
        for (file, slot) in [(files.admin1, ADMIN1), (files.disputed, BORDER_DISPUTED)] {
            for feature in file.map(&mut features).transpose()?.unwrap_or_default() {
                lines(&feature).iter().for_each(|line| self.stroke(line, slot));
            }
        }
        for feature in features(files.borders)? {
            let country = |key| text(&feature, key).unwrap_or_default();
            for line in lines(&feature) {
                for (is_disputed, piece) in dispute::cut(country("a"), country("b"), &line) {
                    self.stroke(&piece, if is_disputed { BORDER_DISPUTED } else { BORDER });
                }
            }
        }
        Ok(())
    }

    fn coast(&mut self, features: &[Feature]) {
        for polygon in features.iter().flat_map(polygons) {
            self.outline(&polygon, COAST);
        }
    }

    fn fill(&mut self, polygon: &Polygon, slot: usize, country: &str) {
        let fills = &mut self.shapes.fills;
        if fills.last().is_none_or(|last| last.slot != slot || last.country != country) {
            fills.push(Fills { slot, country: country.to_owned(), cells: Vec::new() });
        }
        let Some(Fills { cells, .. }) = fills.last_mut() else { return };
        self.filler.cells(&polygon.map_coords(rounded), |cell| {
            cells.push(Cell {
                vertices: cell.vertices.iter().map(|&vertex| point(vertex)).collect(),
                triangles: cell.triangles.to_vec(),
            });
        });
    }

    fn outline(&mut self, polygon: &Polygon, slot: usize) {
        let clip = self.clip;
        let skip =
            |from: Coord, to: Coord| is_seam(from, to) || clip.is_some_and(|clip| clip.has_edge(from, to));
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            strokes(&ring.map_coords(rounded), skip).iter().for_each(|line| self.stroke(line, slot));
        }
    }

    fn stroke(&mut self, line: &LineString, slot: usize) {
        let mut points: Vec<Point> = line.0.iter().map(|&Coord { x, y }| point([x, y])).collect();
        points.dedup();
        if points.len() < 2 {
            return;
        }
        let all = &mut self.shapes.strokes;
        if all.last().is_none_or(|last| last.slot != slot) {
            all.push(Strokes { slot, lines: Vec::new() });
        }
        if let Some(Strokes { lines, .. }) = all.last_mut() {
            lines.push(points);
        }
    }
}

/// The source's positions lie on multiples of 1e-4° or coarser; those that were made by clipping do not.
fn rounded(coord: Coord) -> Coord {
    let round = |degrees: f64| (degrees * PARTS_OF_DEGREE).round() / PARTS_OF_DEGREE;
    Coord { x: round(coord.x), y: round(coord.y) }
}
