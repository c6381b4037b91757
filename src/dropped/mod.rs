//! A GeoJSON file that a reader brings along: read in pieces, summed up, drawn, pointed at.
//!
//! [`Reading`] takes the bytes of a file as they come and holds no more of them than one feature. What it makes is a
//! [`Dropped`]: geometry in flat lists, the properties as they are written, a [`Summary`] with all that was wrong, and a
//! tree that says within microseconds which feature is under the pointer. A [`Drawing`] turns it into pieces for the
//! graphics card, none of them large. Both can be left at any time, so that neither ever holds a frame up.

mod coordinates;
mod drawing;
mod extent;
mod fault;
mod feature;
mod index;
#[cfg(not(target_arch = "wasm32"))]
mod pasted;
mod properties;
mod reading;
mod scan;
mod shape;
#[cfg(test)]
mod tests;

pub use drawing::{Detail, Dots, Drawing, Piece};
pub use extent::Extent;
pub use fault::{Fault, OtherFormat, Refusal, Warning, Warnings};
#[cfg(not(target_arch = "wasm32"))]
pub use pasted::pasted_path;
pub use reading::{MOST_STYLES, Reading};

use crate::atlas::Style;
pub use crate::geojson_rules::GEOMETRY_TYPES;
use crate::geojson_rules::{Members, title};
use crate::sphere::{EARTH_RADIUS_M, LonLat};
use crate::tessellate::{is_seam, strokes};
use extent::Extents;
use index::Index;
use reading::Record;
use shape::{Shape, Shapes, degrees};

/// A dropped file, by the order in which they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DropId(pub u32);

/// A feature of a dropped file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DroppedFeature {
    /// The file.
    pub file: DropId,
    /// Its index in the file, from 0.
    pub feature: u32,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// How many features it has.
    pub features: usize,
    /// How many features there are of each of [`GEOMETRY_TYPES`].
    pub by_type: [usize; GEOMETRY_TYPES.len()],
    /// How many features have no geometry.
    pub without_geometry: usize,
    /// How many positions all geometries have together.
    pub vertices: usize,
    /// Where everything that is drawn lies.
    pub extent: Option<Extent>,
    /// The keys of the properties, with how many features have each.
    pub keys: Vec<(String, usize)>,
    /// What was left out or mended.
    pub warnings: Warnings,
}

/// What is kept of a file.
#[derive(Debug, Clone)]
pub struct Dropped {
    summary: Summary,
    shapes: Shapes,
    features: Vec<Record>,
    texts: String,
    styles: Vec<Style>,
    index: Index,
}

impl Dropped {
    /// What it holds.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// What features ask to look like, by the numbers that pieces of a [`Drawing`] have; the first asks for nothing.
    pub fn styles(&self) -> &[Style] {
        &self.styles
    }

    /// How many dots it has.
    pub fn dots(&self) -> usize {
        let dots = self.shapes.parts.iter().filter(|part| part.shape == Shape::Dots);
        dots.map(|part| (part.places[1] - part.places[0]) as usize).sum()
    }

    /// The feature at a position: the nearest dot within `radius_m` metres, else the nearest line, else the smallest
    /// polygon.
    pub fn hit(&self, pos: LonLat, radius_m: f64) -> Option<u32> {
        self.index.hit(&self.shapes, pos, radius_m)
    }

    /// How far apart dots are in metres, were they spread evenly over the box that the file lies in; none where there
    /// is one dot, or all of them are in one place.
    pub fn dot_spacing_m(&self) -> Option<f64> {
        let extent = self.summary.extent?;
        let radians = |deg: f64| deg.to_radians() * EARTH_RADIUS_M;
        let mean_lat = f64::midpoint(extent.south_deg, extent.north_deg).to_radians();
        let (width_m, height_m) =
            (radians(extent.width_deg()) * mean_lat.cos(), radians(extent.north_deg - extent.south_deg));
        let gaps = self.dots().checked_sub(1).filter(|gaps| *gaps > 0)? as f64;
        // Along a meridian or a parallel there is no area, but there are gaps.
        let in_row = width_m.max(height_m) / gaps;
        let on_ground = (area_m2(extent) / (gaps + 1.0)).sqrt();
        Some(in_row.max(on_ground)).filter(|spacing_m| *spacing_m > 0.0)
    }

    /// The name of a feature by its properties, in a language where it has one in it, else its id.
    pub fn name(&self, feature: u32, language: &str) -> Option<String> {
        let title = title(&Members::of(self.text(feature)), language).map(|title| title.text);
        title.map(|text| properties::shortened(&text)).or_else(|| self.id(feature))
    }

    /// The id of a feature, where it has one.
    pub fn id(&self, feature: u32) -> Option<String> {
        let id = self.kept(feature, |record| record.id);
        (!id.is_empty()).then(|| id.to_owned())
    }

    /// Key and value of each property of a feature, as a reader is shown them.
    pub fn properties(&self, feature: u32) -> Vec<(String, String)> {
        properties::shown(self.text(feature))
    }

    /// The line of the file on which a feature begins, from 1.
    pub fn line(&self, feature: u32) -> Option<usize> {
        self.features.get(feature as usize).map(|record| record.line)
    }

    /// The box that a feature lies in.
    pub fn feature_extent(&self, feature: u32) -> Option<Extent> {
        let mut extents = Extents::default();
        for outline in self.outlines(feature) {
            let (Outline::Dots(places) | Outline::Line(places)) = &outline;
            let at = |place: &LonLat| [place.lon_deg, place.lat_deg];
            places.iter().for_each(|place| extents.add(at(place)));
            if matches!(outline, Outline::Line(_)) {
                places.windows(2).for_each(|edge| extents.add_edge(at(&edge[0]), at(&edge[1])));
            }
        }
        extents.extent()
    }

    /// The places of a feature in degrees: each of its lines, rings and sets of dots.
    pub fn outlines(&self, feature: u32) -> Vec<Outline> {
        let Some(record) = self.features.get(feature as usize) else { return Vec::new() };
        let parts = &self.shapes.parts[record.parts[0] as usize..record.parts[1] as usize];
        let lon_lats = |places: &[shape::Place]| -> Vec<LonLat> {
            places.iter().map(|place| degrees(*place)).map(|[lon, lat]| LonLat::new(lon, lat)).collect()
        };
        let mut outlines = Vec::new();
        for part in parts {
            match part.shape {
                Shape::Dots => outlines.push(Outline::Dots(lon_lats(self.shapes.places_of(part)))),
                Shape::Line => outlines.push(Outline::Line(lon_lats(self.shapes.places_of(part)))),
                Shape::Polygon => {
                    outlines.extend(self.shapes.rings_of(part).flat_map(outline_of_ring));
                }
            }
        }
        outlines
    }

    fn text(&self, feature: u32) -> &str {
        self.kept(feature, |record| record.properties)
    }

    fn kept(&self, feature: u32, range: impl Fn(&Record) -> [usize; 2]) -> &str {
        let range = self.features.get(feature as usize).map(range);
        range.and_then(|[start, end]| self.texts.get(start..end)).unwrap_or_default()
    }
}

/// Area of a box on the sphere.
fn area_m2(extent: Extent) -> f64 {
    let height = extent.north_deg.to_radians().sin() - extent.south_deg.to_radians().sin();
    extent.width_deg().to_radians() * height * EARTH_RADIUS_M * EARTH_RADIUS_M
}

/// The outline of a ring, without the edges along which it was cut at the antimeridian and at the poles.
fn outline_of_ring(ring: &[shape::Place]) -> impl Iterator<Item = Outline> {
    let ring = geo::LineString(ring.iter().map(|place| degrees(*place).into()).collect());
    let lines = strokes(&ring, is_seam).into_iter().filter(|line| line.0.len() > 1);
    lines.map(|line| Outline::Line(line.0.into_iter().map(LonLat::from).collect()))
}

/// What of a feature can be traced on the map.
#[derive(Debug, Clone, PartialEq)]
pub enum Outline {
    /// Points.
    Dots(Vec<LonLat>),
    /// A line, or a ring.
    Line(Vec<LonLat>),
}
