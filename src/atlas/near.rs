//! What is near a place: other places of the atlas, and settlements.

use super::{Atlas, Place, PlaceIndex, Precision};
use crate::sphere::{LonLat, UnitVector, bearing_deg, distance_m, nearest_point};

/// Farther away than this nothing is near: 1,000 km.
const FARTHEST_M: f64 = 1_000_000.0;
/// So many places of the atlas are told.
const PLACES: usize = 4;
/// So many settlements of any size are told.
const SETTLEMENTS: usize = 3;
/// And so many towns.
const TOWNS: usize = 2;
/// A settlement with so many people is a town.
const TOWN_PEOPLE: f64 = 10_000.0;
/// A settlement of the same name nearer than this is the place itself: 25 km.
const SAME_M: f64 = 25_000.0;
/// One without that name is the place itself within this: 1 km.
const HERE_M: f64 = 1_000.0;

/// Something near a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Near<T> {
    /// What is near.
    pub what: T,
    /// Its nearest point.
    pub pos: LonLat,
    /// Length of the geodesic to it, in metres.
    pub distance_m: f64,
    /// Direction of the geodesic as seen from the place, in degrees clockwise from north.
    pub bearing_deg: f64,
}

/// A settlement of the base map.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where it is.
    pub pos: UnitVector,
    /// How many people live there; 0 where that is not known.
    pub people: f64,
}

/// What is near a place, the nearest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NearBy {
    /// The place.
    pub place: Option<PlaceIndex>,
    /// Other places of the atlas.
    pub places: Vec<Near<PlaceIndex>>,
    /// Settlements, by name.
    pub settlements: Vec<Near<String>>,
}

impl NearBy {
    /// What is near a place. Nothing is near what is an area or a sketch: that has no one position to measure from.
    pub fn new<'a>(
        atlas: &Atlas,
        place: PlaceIndex,
        settlements: impl IntoIterator<Item = Settlement<'a>>,
    ) -> Self {
        let nothing = Self { place: Some(place), ..Self::default() };
        let Some(found) = atlas.place(place).filter(|found| has_position(found)) else { return nothing };
        Self {
            places: places_near(atlas, place, found),
            settlements: settlements_near(atlas, found, settlements),
            ..nothing
        }
    }
}

/// Whether distances from it and to it mean something.
fn has_position(place: &Place) -> bool {
    !matches!(place.precision, Precision::Area | Precision::Schematic)
}

fn near<T>(what: T, from: LonLat, pos: LonLat) -> Near<T> {
    Near { what, pos, distance_m: distance_m(from, pos), bearing_deg: bearing_deg(from, pos) }
}

fn sort<T>(found: &mut [Near<T>]) {
    found.sort_by(|a, b| a.distance_m.total_cmp(&b.distance_m));
}

fn places_near(atlas: &Atlas, place: PlaceIndex, from: &Place) -> Vec<Near<PlaceIndex>> {
    let others = atlas.places.iter().enumerate().map(|(index, other)| (PlaceIndex(index), other));
    let mut found: Vec<Near<PlaceIndex>> = others
        .filter(|(index, other)| *index != place && has_position(other))
        .filter_map(|(index, other)| {
            let nearest = nearest_point(from.anchor, &other.geometry)?;
            Some(near(index, from.anchor, nearest.pos))
        })
        .filter(|near| near.distance_m <= FARTHEST_M)
        .collect();
    sort(&mut found);
    found.truncate(PLACES);
    found
}

/// The nearest settlements, and the nearest towns. Angles on the sphere choose among the thousands; only what may be told
/// is measured.
fn settlements_near<'a>(
    atlas: &Atlas,
    place: &Place,
    settlements: impl IntoIterator<Item = Settlement<'a>>,
) -> Vec<Near<String>> {
    let from: UnitVector = place.anchor.into();
    let apart_m = |pos: UnitVector, settlement: &Settlement<'_>| {
        pos.angle_to(settlement.pos) * crate::sphere::EARTH_RADIUS_M
    };
    let is_named = |place: &Place, settlement: &Settlement<'_>| {
        settlement.name == place.name || place.names.values().any(|name| name == settlement.name)
    };
    // A town that the atlas has as a place of its own is told as that.
    let towns: Vec<(&Place, UnitVector)> = atlas
        .places
        .iter()
        .filter(|other| other.is_point() && has_position(other))
        .map(|other| (other, other.anchor.into()))
        .collect();
    let is_told = |settlement: &Settlement<'_>| {
        towns.iter().any(|(other, pos)| is_named(other, settlement) && apart_m(*pos, settlement) <= SAME_M)
    };
    let is_other = |settlement: &Settlement<'_>| {
        let least_m = if is_named(place, settlement) { SAME_M } else { HERE_M };
        let apart_m = apart_m(from, settlement);
        apart_m > least_m && apart_m <= FARTHEST_M && !is_told(settlement)
    };
    let mut all: Vec<Settlement<'a>> = settlements.into_iter().filter(is_other).collect();
    all.sort_by(|a, b| b.pos.dot(from).total_cmp(&a.pos.dot(from)));
    let (nearest, rest) = all.split_at(SETTLEMENTS.min(all.len()));
    let towns = rest.iter().filter(|settlement| settlement.people >= TOWN_PEOPLE).take(TOWNS);
    let mut found: Vec<Near<String>> = nearest
        .iter()
        .chain(towns)
        .map(|settlement| near(settlement.name.to_owned(), place.anchor, settlement.pos.into()))
        .collect();
    sort(&mut found);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{NameKind, decode_names};
    use crate::format::{built_in, load};

    fn index(atlas: &Atlas, id: &str) -> PlaceIndex {
        atlas.place_by_id(id).unwrap()
    }

    fn rounded<T: Clone>(found: &[Near<T>]) -> Vec<(T, f64, f64)> {
        found
            .iter()
            .map(|near| {
                (near.what.clone(), (near.distance_m / 10.0).round() / 100.0, near.bearing_deg.round())
            })
            .collect()
    }

    #[test]
    fn near_kirkenes_are_the_border_and_the_circle_as_far_as_geographiclib_says() {
        let atlas = load(built_in()).atlas;
        let near = NearBy::new(&atlas, index(&atlas, "kirkenes"), []);
        let told: Vec<(&str, f64, f64)> = rounded(&near.places)
            .into_iter()
            .map(|(place, km, deg)| (atlas.place(place).unwrap().id.as_str(), km, deg))
            .collect();
        // GeographicLib 2 in PROJ 9, `geod -I +ellps=WGS84`, to the nearest point, in kilometres.
        assert_eq!(
            told,
            [
                ("border-post", 9.59, 141.0),
                ("norway-russia-border", 10.11, 160.0),
                ("arctic-circle", 352.61, 180.0),
                ("evenes", 548.79, 262.0),
            ]
        );
    }

    #[test]
    fn nothing_is_near_a_country_a_sea_or_a_sketch_and_they_are_near_nothing() {
        let atlas = load(built_in()).atlas;
        for id in ["norway", "baltic-sea", "indo-pacific"] {
            let here =
                Settlement { name: "Here", pos: UnitVector::from(LonLat::new(10.0, 60.0)), people: 1.0 };
            let near = NearBy::new(&atlas, index(&atlas, id), [here]);
            assert_eq!((near.places, near.settlements), (vec![], vec![]), "{id}");
        }
        for place in 0..atlas.places.len() {
            let near = NearBy::new(&atlas, PlaceIndex(place), []);
            assert!(near.places.iter().all(|near| has_position(atlas.place(near.what).unwrap())));
            assert!(near.places.iter().all(|near| near.what != PlaceIndex(place)));
        }
    }

    #[test]
    fn the_nearest_settlements_are_told_and_then_the_nearest_towns_but_not_the_place_itself() {
        let atlas = load(built_in()).atlas;
        let bytes = include_bytes!("../../geodata/baked/names.bin");
        let names = decode_names(bytes).unwrap();
        let settlements = names.iter().filter_map(|name| {
            let people = match name.kind {
                NameKind::Settlement { people, .. } | NameKind::SmallSettlement { people } => people as f64,
                _ => return None,
            };
            Some(Settlement { name: &name.text, pos: name.pos().into(), people })
        });
        let near = NearBy::new(&atlas, index(&atlas, "kirkenes"), settlements);
        let told: Vec<(String, f64)> =
            rounded(&near.settlements).into_iter().map(|(name, km, _)| (name, km)).collect();
        let names: Vec<&str> = told.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Bjørnevatn", "Nikel", "Vadsø", "Zapolyarnyy", "Zaozërsk"]);
        // The same source, to positions of GeoNames and Natural Earth.
        assert!((told[0].1 - 6.88).abs() < 0.02 && (told[3].1 - 44.59).abs() < 0.02, "{told:?}");
    }

    #[test]
    fn a_town_that_is_a_place_of_the_atlas_is_told_once() {
        let atlas = load(built_in()).atlas;
        let at =
            |name, lon_deg| Settlement { name, pos: LonLat::new(lon_deg, 69.727).into(), people: 3_000.0 };
        let settlements = [at("Kirkenes", 30.045), at("Bjørnevatn", 29.98)];
        let near = NearBy::new(&atlas, index(&atlas, "norway-russia-border"), settlements);
        assert!(near.places.iter().any(|near| atlas.place(near.what).unwrap().id == "kirkenes"));
        let told: Vec<&str> = near.settlements.iter().map(|near| near.what.as_str()).collect();
        assert_eq!(told, ["Bjørnevatn"]);
    }

    #[test]
    fn a_namesake_far_away_is_another_settlement() {
        let atlas = load(built_in()).atlas;
        let at = |name, lon_deg| Settlement { name, pos: LonLat::new(lon_deg, 69.725).into(), people: 0.0 };
        // 0.5° of longitude are 19 km here.
        let settlements =
            [at("Kirkenes", 30.5), at("Киркенес", 30.4), at("Kirkenes", 35.0), at("Elsewhere", 30.06)];
        let near = NearBy::new(&atlas, index(&atlas, "kirkenes"), settlements);
        assert_eq!(rounded(&near.settlements).iter().map(|near| near.1.round()).collect::<Vec<_>>(), [191.0]);
    }
}
