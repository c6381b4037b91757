//! The lines on the ground that names follow: the axes of seas and of countries, the atlas's own lines.

use super::{Class, Gazetteer, Name};
use crate::atlas::{Atlas, Kind, Place};
use crate::base::NameAxis;
use crate::base::feature::{geometry, text};
use crate::sphere::{EARTH_RADIUS_M, LonLat};
use crate::view::{GroundLine, NamedLine};
use crate::words::Language;
use geo::{BoundingRect, CoordsIter, Geometry};
use std::collections::HashMap;

/// Axes of seas and of a region, drawn by hand.
const SEA_AXES: &str = include_str!("../../../geodata/base/world/sea_axes.geojson");
/// How much of its width the name of a sea without an axis may take.
const SHARE_OF_SEA: f64 = 0.75;

/// The lines that each name may follow, the best first; none where it stands beside a point.
#[derive(Debug, Clone, Default)]
pub struct LabelLines {
    /// Of the places of the atlas, in their order.
    pub(super) places: Vec<Vec<GroundLine>>,
    /// Of the names of the base map, in their order.
    pub(super) names: Vec<Vec<GroundLine>>,
    /// The parallels of the day that is shown, each with its name and its line.
    pub(super) parallels: Vec<(NamedLine, String, GroundLine)>,
    /// The language of their names.
    language: Language,
}

impl LabelLines {
    /// The lines for an atlas and the names of the base map under it.
    pub fn new(atlas: &Atlas, gazetteer: &Gazetteer) -> Self {
        let axes = sea_axes();
        let names: Vec<Vec<GroundLine>> = gazetteer.names.iter().map(|name| of_name(name, &axes)).collect();
        let of_country = |place: &Place| {
            let code = place.iso_a3.as_ref().filter(|_| place.kind == Kind::Country)?;
            let is_same = |name: &Name| matches!(&name.class, Class::Country(other) if other == code);
            let index = gazetteer.names.iter().position(is_same)?;
            Some(names[index].clone())
        };
        let own = |place: &Place| of_place(place, &axes).into_iter().collect();
        Self {
            places: atlas
                .places
                .iter()
                .map(|place| of_country(place).unwrap_or_else(|| own(place)))
                .collect(),
            names,
            parallels: Vec::new(),
            ..Self::default()
        }
    }

    /// Takes over the parallels of the day that is shown.
    pub fn name_parallels(&mut self, named: &[NamedLine], language: Language) {
        if self.language != language || !self.parallels.iter().map(|(named, ..)| named).eq(named) {
            let with_line = |named: &NamedLine| {
                Some((named.clone(), named.text(language.words()), around(named.lat_deg)?))
            };
            self.parallels = named.iter().filter_map(with_line).collect();
            self.language = language;
        }
    }
}

/// A whole parallel. It begins and ends at the antimeridian, where no name of the story stands.
fn around(lat_deg: f64) -> Option<GroundLine> {
    GroundLine::geographic(&[LonLat::new(-180.0, lat_deg), LonLat::new(180.0, lat_deg)])
}

/// The axes by the names of their seas.
fn sea_axes() -> HashMap<String, GroundLine> {
    let collection: geojson::FeatureCollection =
        serde_json::from_str(SEA_AXES).expect("the axes are part of the program, and a test reads them");
    let axis = |feature: &geojson::Feature| {
        let Geometry::LineString(line) = geometry(feature)? else { return None };
        let corners: Vec<LonLat> = line.coords().map(|coord| LonLat::from(*coord)).collect();
        Some((text(feature, "name")?.to_owned(), GroundLine::smooth(&corners)?))
    };
    collection.features.iter().filter_map(axis).collect()
}

fn of_name(name: &Name, axes: &HashMap<String, GroundLine>) -> Vec<GroundLine> {
    match name.class {
        Class::Settlement => Vec::new(),
        Class::Country(_) => name.axes.iter().filter_map(NameAxis::line).collect(),
        Class::Sea => {
            let parallel = || GroundLine::parallel(name.pos.into(), SHARE_OF_SEA * name.extent_m);
            axes.get(&name.text).cloned().or_else(parallel).into_iter().collect()
        }
    }
}

fn of_place(place: &Place, axes: &HashMap<String, GroundLine>) -> Option<GroundLine> {
    match &place.geometry {
        Geometry::LineString(line) => GroundLine::geographic(&corners(line)),
        Geometry::MultiLineString(lines) => {
            let longest = lines.iter().max_by_key(|line| line.coords_count())?;
            GroundLine::geographic(&corners(longest))
        }
        _ if place.is_point() => None,
        area => axes.get(&place.name).cloned().or_else(|| {
            let degree_m = EARTH_RADIUS_M.to_radians() * place.anchor.lat_deg.to_radians().cos();
            GroundLine::parallel(place.anchor, SHARE_OF_SEA * area.bounding_rect()?.width() * degree_m)
        }),
    }
}

fn corners(line: &geo::LineString) -> Vec<LonLat> {
    line.coords().map(|coord| LonLat::from(*coord)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{built_in, load};

    #[test]
    fn every_axis_is_read_and_names_a_sea_of_the_base_map_or_of_the_atlas() {
        let axes = sea_axes();
        assert_eq!(axes.len(), SEA_AXES.matches("\"LineString\"").count());
        let atlas = load(built_in()).atlas;
        let seas = include_str!("../../../geodata/base/world/seas_110m.geojson");
        for name in axes.keys() {
            let is_known = seas.contains(&format!("\"name\":\"{name}\""))
                || atlas.places.iter().any(|place| place.name == *name);
            assert!(is_known, "{name}");
        }
    }

    #[test]
    fn the_areas_of_the_atlas_take_the_axes_of_their_seas() {
        let atlas = load(built_in()).atlas;
        let lines = LabelLines::new(&atlas, &Gazetteer::default());
        let axes = sea_axes();
        for (place, line) in atlas.places.iter().zip(&lines.places) {
            assert_eq!(line.is_empty(), place.is_point(), "{}", place.name);
            if let Some(axis) = axes.get(&place.name) {
                assert_eq!(line.first(), Some(axis), "{}", place.name);
            }
        }
    }
}
