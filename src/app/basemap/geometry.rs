//! GeoJSON of the base map → one mesh of fills and one of lines for each level, in the order of drawing.

use super::level::{Level, LevelFiles, REGION_DEG};
use super::palette::{
    ADMIN1, BORDER, COAST, GRATICULE, ISOBATH, LAKE, LAKE_SHORE, LAND, LAND_STORY, RIVER_MAJOR, RIVER_MINOR,
    SEA,
};
use crate::app::loading::feature::{geometry, number, text};
use crate::app::theme::ISOBATHS_M;
use crate::tessellate::{
    ClipBox, EdgeKind, Fill, Filler, Lines, graticule as meridians_and_parallels, is_seam,
};
use geo::{Coord, Geometry, LineString, Polygon};
use geojson::{Feature, FeatureCollection};
use std::collections::BTreeSet;

/// What is drawn of a level.
pub(super) struct LevelGeometry {
    pub(super) fill: Fill,
    pub(super) fill_slots: Vec<f32>,
    pub(super) lines: Lines,
    /// What could not be read, a sentence each.
    pub(super) faults: Vec<String>,
}

/// Rivers up to this rank of Natural Earth are drawn from further away.
const MAJOR_RIVER_RANK: f64 = 5.0;

impl LevelGeometry {
    /// Builds a level from the bytes of its files. A file that is missing or does not parse leaves its part
    /// empty, and the rest is still drawn. `story` are the countries of the article, as ISO 3166-1 alpha-3 codes.
    pub(super) fn build(level: Level, files: &[(&str, Vec<u8>)], story: &BTreeSet<String>) -> Self {
        let mut faults = Vec::new();
        let names = level.files();
        let mut read = |name: &str| match files.iter().find(|(file, _)| *file == name) {
            None => Vec::new(),
            Some((_, bytes)) => match serde_json::from_slice::<FeatureCollection>(bytes) {
                Ok(collection) => collection.features,
                Err(error) => {
                    faults.push(format!(
                        "geodata/base/{name}: not GeoJSON ({error}); the map is drawn without it"
                    ));
                    Vec::new()
                }
            },
        };
        let mut builder = Builder::new(level);
        builder.sea(&read(names.bathymetry));
        builder.countries(&read(names.countries), story);
        builder.lakes(&read(names.lakes));
        builder.rivers(&read(names.rivers));
        builder.borders(&names, &mut read);
        builder.coast(&read(names.land));
        Self { fill: builder.fill, fill_slots: builder.fill_slots, lines: builder.lines, faults }
    }
}

/// Meridians and parallels every ten degrees.
pub(super) fn graticule() -> Lines {
    let mut lines = meridians_and_parallels(10.0, 10.0);
    lines.attribute.fill([GRATICULE as f32, 0.0]);
    lines
}

struct Builder {
    filler: Filler,
    fill: Fill,
    fill_slots: Vec<f32>,
    lines: Lines,
    clip: Option<ClipBox>,
}

impl Builder {
    fn new(level: Level) -> Self {
        let [west_deg, south_deg, east_deg, north_deg] = REGION_DEG;
        let clip = (level == Level::Region10).then_some(ClipBox { west_deg, south_deg, east_deg, north_deg });
        Self {
            filler: Filler::new(),
            fill: Fill::default(),
            fill_slots: Vec::new(),
            lines: Lines::default(),
            clip,
        }
    }

    fn sea(&mut self, features: &[Feature]) {
        for feature in features {
            let depth = number(feature, "depth").unwrap_or(0.0);
            let Some(step) = ISOBATHS_M.iter().position(|isobath| f64::from(*isobath) == depth) else {
                continue;
            };
            for polygon in polygons(feature) {
                self.fill(&polygon, SEA + step);
                self.outline(&polygon, ISOBATH);
            }
        }
    }

    fn countries(&mut self, features: &[Feature], story: &BTreeSet<String>) {
        for feature in features {
            let is_story = text(feature, "iso_a3").is_some_and(|code| story.contains(code));
            for polygon in polygons(feature) {
                self.fill(&polygon, if is_story { LAND_STORY } else { LAND });
            }
        }
    }

    fn lakes(&mut self, features: &[Feature]) {
        for polygon in features.iter().flat_map(polygons) {
            self.fill(&polygon, LAKE);
            self.outline(&polygon, LAKE_SHORE);
        }
    }

    fn rivers(&mut self, features: &[Feature]) {
        for feature in features {
            // A lake's centre line runs under water.
            if text(feature, "featurecla") == Some("Lake Centerline") {
                continue;
            }
            let is_major = number(feature, "scalerank").is_none_or(|rank| rank <= MAJOR_RIVER_RANK);
            self.strokes(feature, if is_major { RIVER_MAJOR } else { RIVER_MINOR });
        }
    }

    fn borders(&mut self, names: &LevelFiles, read: &mut impl FnMut(&str) -> Vec<Feature>) {
        for (name, slot) in [(names.admin1, ADMIN1), (Some(names.borders), BORDER)] {
            for feature in name.map(&mut *read).unwrap_or_default() {
                self.strokes(&feature, slot);
            }
        }
    }

    fn coast(&mut self, features: &[Feature]) {
        for polygon in features.iter().flat_map(polygons) {
            self.outline(&polygon, COAST);
        }
    }

    fn fill(&mut self, polygon: &Polygon, slot: usize) {
        self.filler.fill(polygon, &mut self.fill);
        self.fill_slots.resize(self.fill.positions.len(), slot as f32);
    }

    fn outline(&mut self, polygon: &Polygon, slot: usize) {
        let clip = self.clip;
        let skip =
            |from: Coord, to: Coord| is_seam(from, to) || clip.is_some_and(|clip| clip.has_edge(from, to));
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            self.lines.push_ring(ring, skip, [slot as f32, 0.0]);
        }
    }

    fn strokes(&mut self, feature: &Feature, slot: usize) {
        for line in line_strings(feature) {
            self.lines.push(&line, EdgeKind::Geographic, [slot as f32, 0.0]);
        }
    }
}

fn polygons(feature: &Feature) -> Vec<Polygon> {
    match geometry(feature) {
        Some(Geometry::Polygon(polygon)) => vec![polygon],
        Some(Geometry::MultiPolygon(polygons)) => polygons.0,
        _ => Vec::new(),
    }
}

fn line_strings(feature: &Feature) -> Vec<LineString> {
    match geometry(feature) {
        Some(Geometry::LineString(line)) => vec![line],
        Some(Geometry::MultiLineString(lines)) => lines.0,
        _ => Vec::new(),
    }
}
