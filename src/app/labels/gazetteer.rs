//! The names of the base map: countries, seas, settlements, each with the scales at which it is shown.

use crate::app::loading::feature::{geometry, number, text};
use crate::sphere::{LonLat, UnitVector};
use geo::{Area, GeodesicArea, Geometry, InteriorPoint};
use geojson::{Feature, FeatureCollection};
use std::collections::HashMap;

/// The files with names, below `geodata/base`.
pub const FILES: [&str; 5] = [
    "world/countries_110m.geojson",
    "world/seas_110m.geojson",
    "region/sea_labels.geojson",
    "region/places_10m.geojson",
    "region/geonames.geojson",
];

/// What a label names, and so how it is set.
#[derive(Debug, Clone, PartialEq)]
pub enum Class {
    /// A country, with its ISO 3166-1 alpha-3 code.
    Country(String),
    /// A sea.
    Sea,
    /// A city or town.
    Settlement,
}

/// A name of the base map.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// As it is written.
    pub text: String,
    /// What it names.
    pub class: Class,
    /// Where the name belongs.
    pub pos: UnitVector,
    /// It is shown up to this scale, in metres per pixel.
    pub until_m_per_px: f64,
    /// The larger, the sooner it is placed.
    pub priority: f32,
    /// About how many metres a country or sea is across; 0 for a settlement.
    pub extent_m: f64,
    /// How many people live in a settlement; 0 where that is not known, and for what is none.
    pub people: f64,
    /// The capital of a country.
    pub is_capital: bool,
}

/// All names of the base map, the most important first.
#[derive(Debug, Default)]
pub struct Gazetteer {
    /// The names.
    pub names: Vec<Name>,
    sea_positions: HashMap<String, UnitVector>,
}

/// A settlement of one file this near to one of the same name in another is the same one: 15 km.
const SAME_RAD: f64 = 15_000.0 / crate::sphere::EARTH_RADIUS_M;
/// A sea's name is shown where the sea is about this many pixels across.
const SEA_PX: f64 = 110.0;

impl Gazetteer {
    /// Adds the names of one of [`FILES`].
    pub fn read(&mut self, file: &str, bytes: &[u8]) -> Result<(), serde_json::Error> {
        let collection: FeatureCollection = serde_json::from_slice(bytes)?;
        for feature in &collection.features {
            match file {
                "world/countries_110m.geojson" => self.names.extend(country(feature)),
                "world/seas_110m.geojson" => self.names.extend(sea(feature)),
                "region/sea_labels.geojson" => {
                    if let Some((name, pos)) = name_and_point(feature) {
                        self.sea_positions.insert(name, pos);
                    }
                }
                "region/places_10m.geojson" => self.names.extend(settlement(feature)),
                _ => self.names.extend(small_settlement(feature)),
            }
        }
        Ok(())
    }

    /// Drops what is there twice and sorts by importance. Called when all files have been read.
    pub fn settle(&mut self) {
        for name in self.names.iter_mut().filter(|name| name.class == Class::Sea) {
            if let Some(pos) = self.sea_positions.get(&name.text) {
                name.pos = *pos;
            }
        }
        self.names.sort_by(|a, b| b.priority.total_cmp(&a.priority));
        let mut seen: HashMap<String, Vec<UnitVector>> = HashMap::new();
        self.names.retain(|name| {
            if name.class != Class::Settlement {
                return true;
            }
            let places = seen.entry(name.text.clone()).or_default();
            let is_new = places.iter().all(|other| other.angle_to(name.pos) > SAME_RAD);
            if is_new {
                places.push(name.pos);
            }
            is_new
        });
    }
}

fn name_and_point(feature: &Feature) -> Option<(String, UnitVector)> {
    let name = text(feature, "name")?.to_owned();
    match geometry(feature)? {
        Geometry::Point(point) => Some((name, LonLat::from(point.0).into())),
        _ => None,
    }
}

/// Countries by Natural Earth's `labelrank`: 2 is shown on a globe, 7 only near.
fn country(feature: &Feature) -> Option<Name> {
    let rank = number(feature, "labelrank").unwrap_or(6.0);
    let pos = LonLat::new(number(feature, "label_x")?, number(feature, "label_y")?);
    Some(Name {
        text: text(feature, "name_short")?.to_owned(),
        class: Class::Country(text(feature, "iso_a3").unwrap_or_default().to_owned()),
        pos: pos.into(),
        until_m_per_px: 24_000.0 * (-(rank - 2.0) * 0.55).exp2(),
        priority: 80.0 - rank as f32,
        extent_m: geometry(feature)?.geodesic_area_unsigned().sqrt(),
        people: 0.0,
        is_capital: false,
    })
}

/// Seas by their size: the larger, the further away their names are seen.
fn sea(feature: &Feature) -> Option<Name> {
    let shape = geometry(feature)?;
    let area_m2 = shape.geodesic_area_unsigned();
    let largest = match shape {
        Geometry::MultiPolygon(polygons) => polygons
            .0
            .into_iter()
            .max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))
            .map(Geometry::Polygon),
        other => Some(other),
    };
    let middle = largest?.interior_point()?;
    Some(Name {
        text: text(feature, "name")?.to_owned(),
        class: Class::Sea,
        pos: LonLat::from(middle.0).into(),
        until_m_per_px: (area_m2.sqrt() / SEA_PX).min(30_000.0),
        priority: 60.0 + (area_m2.max(1.0).log10() - 12.0) as f32,
        extent_m: area_m2.sqrt(),
        people: 0.0,
        is_capital: false,
    })
}

/// Cities and towns by Natural Earth's `scalerank`.
fn settlement(feature: &Feature) -> Option<Name> {
    let (name, pos) = name_and_point(feature)?;
    let rank = number(feature, "scalerank").unwrap_or(8.0);
    let people = number(feature, "pop_max").unwrap_or(0.0).max(1.0);
    Some(Name {
        text: name,
        class: Class::Settlement,
        pos,
        until_m_per_px: 8_000.0 * (-rank * 0.38).exp2(),
        priority: 40.0 - rank as f32 + 0.1 * people.log10() as f32,
        extent_m: 0.0,
        people,
        is_capital: text(feature, "featurecla").is_some_and(|class| class.starts_with("Admin-0 capital")),
    })
}

/// Towns and villages by their people.
fn small_settlement(feature: &Feature) -> Option<Name> {
    let (name, pos) = name_and_point(feature)?;
    let people = number(feature, "pop").unwrap_or(0.0).max(1.0);
    Some(Name {
        text: name,
        class: Class::Settlement,
        pos,
        until_m_per_px: (people.sqrt() * 3.0).clamp(40.0, 1_500.0),
        priority: 20.0 + people.log10() as f32,
        extent_m: 0.0,
        people,
        is_capital: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_of_two_files_is_named_once_and_the_larger_file_wins() {
        let mut names = Gazetteer::default();
        let at = |properties: &str| {
            format!(
                r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{properties},
                "geometry":{{"type":"Point","coordinates":[14.4,67.28]}}}}]}}"#
            )
        };
        names
            .read("region/geonames.geojson", at(r#"{"name":"Bodø","pop":34073}"#).as_bytes())
            .expect("GeoJSON");
        names
            .read(
                "region/places_10m.geojson",
                at(r#"{"name":"Bodø","scalerank":6,"pop_max":34073}"#).as_bytes(),
            )
            .expect("GeoJSON");
        names.settle();
        assert_eq!(names.names.len(), 1);
        assert!(names.names[0].priority > 30.0, "{:?}", names.names[0]);
    }
}
