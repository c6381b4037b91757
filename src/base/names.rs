//! The names of the base map, with what their labels are chosen by.

use super::country::{AXES, NORWAY, NameAxis, SVALBARD, codes, country_names, read_axes, write_axes};
use super::feature::{geometry, number, text};
use super::shapes::{Point, point};
use super::source::{SourceError, features};
use super::stream::{BakedError, Kind, Reader, Writer, open, seal};
use crate::sphere::{EARTH_RADIUS_M, LonLat, UnitVector};
use crate::tessellate::PARTS_OF_DEGREE;
use geo::{Area as _, GeodesicArea as _, Geometry, InteriorPoint as _};
use geojson::Feature;
use std::collections::HashMap;

/// The file the names are baked into, below `geodata/baked`.
pub const NAMES_FILE: &str = "names.bin";

const COUNTRIES: &str = "world/countries_110m.geojson";
const SEAS: &str = "world/seas_110m.geojson";
const SEA_LABELS: &str = "region/sea_labels.geojson";
const PLACES: &str = "region/places_10m.geojson";
const SMALL_PLACES: &str = "region/geonames.geojson";

/// The GeoJSON with names, below `geodata/base`.
pub const NAME_FILES: [&str; 6] = [COUNTRIES, AXES, SEAS, SEA_LABELS, PLACES, SMALL_PLACES];

/// A settlement of one source this near to one of the same name in another is the same one: 15 km.
const SAME_RAD: f64 = 15_000.0 / EARTH_RADIUS_M;

/// A name of the base map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Other names that the source gives, former ones and other spellings among them.
    pub others: Vec<String>,
    /// Where it is written.
    pub at: Point,
    /// The country that a settlement lies in, by its code as [`NameKind::Country`] has it; empty where that is not
    /// known, and for what is none.
    pub country: String,
    /// What it names.
    pub kind: NameKind,
}

impl Name {
    /// Where it is written.
    pub fn pos(&self) -> LonLat {
        let [lon_deg, lat_deg] = self.at.map(|parts| f64::from(parts) / PARTS_OF_DEGREE);
        LonLat::new(lon_deg, lat_deg)
    }
}

/// What a name names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameKind {
    /// A country.
    Country {
        /// Its code, ISO 3166-1 alpha-3 where there is one.
        code: String,
        /// Natural Earth's `labelrank`: 2 is shown on a globe, 7 only near.
        rank: u64,
        /// Its area on WGS 84, in square metres, as the coarse level draws it.
        area_m2: u64,
        /// Where on its land its name may be written, the best place first.
        axes: Vec<NameAxis>,
    },
    /// A sea.
    Sea {
        /// Its area on WGS 84, in square metres.
        area_m2: u64,
    },
    /// A city or town of Natural Earth.
    Settlement {
        /// Natural Earth's `scalerank`: the smaller, the further away it is shown.
        rank: u64,
        /// Its people; 0 where that is not known.
        people: u64,
        /// The capital of a country.
        is_capital: bool,
    },
    /// A town or village of GeoNames.
    SmallSettlement {
        /// Its people; 0 where that is not known.
        people: u64,
    },
}

/// Reads the names from their sources, which `read` gives by their path below `geodata/base`. A settlement that
/// two of them have is there once.
pub fn read_names(
    mut read: impl FnMut(&str) -> Result<Vec<u8>, SourceError>,
) -> Result<Vec<Name>, SourceError> {
    let mut features = |file: &str| features(file, &read(file)?);
    let sea_points: HashMap<String, Point> =
        features(SEA_LABELS)?.iter().filter_map(|label| Some((name(label)?, location(label)?))).collect();
    let countries = features(COUNTRIES)?;
    let codes = codes(&countries);
    let mut names = country_names(&countries, &features(AXES)?);
    for mut sea in features(SEAS)?.iter().filter_map(sea) {
        sea.at = sea_points.get(&sea.text).copied().unwrap_or(sea.at);
        names.push(sea);
    }
    let mut settlements: Vec<Name> = features(PLACES)?.iter().filter_map(settlement).collect();
    settlements.extend(features(SMALL_PLACES)?.iter().filter_map(|place| small_settlement(place, &codes)));
    names.extend(once_each(settlements));
    Ok(names)
}

/// The settlements, the most important first, without those that are there already, whose other names are kept.
fn once_each(mut settlements: Vec<Name>) -> Vec<Name> {
    settlements.sort_by_key(|name| match name.kind {
        NameKind::Settlement { rank, people, .. } => (0, rank, std::cmp::Reverse(people)),
        NameKind::SmallSettlement { people } => (1, 0, std::cmp::Reverse(people)),
        NameKind::Country { .. } | NameKind::Sea { .. } => (2, 0, std::cmp::Reverse(0)),
    });
    let mut kept: Vec<Name> = Vec::with_capacity(settlements.len());
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    for name in settlements {
        let pos = UnitVector::from(name.pos());
        let same = seen.entry(name.text.clone()).or_default();
        let is_same = |index: &&usize| UnitVector::from(kept[**index].pos()).angle_to(pos) <= SAME_RAD;
        if let Some(index) = same.iter().find(is_same).copied() {
            // It is found under what either source calls it.
            for other in name.others {
                if !kept[index].others.contains(&other) {
                    kept[index].others.push(other);
                }
            }
        } else {
            same.push(kept.len());
            kept.push(name);
        }
    }
    kept
}

fn name(feature: &Feature) -> Option<String> {
    text(feature, "name").map(str::to_owned)
}

fn location(feature: &Feature) -> Option<Point> {
    match geometry(feature)? {
        Geometry::Point(at) => Some(point([at.x(), at.y()])),
        _ => None,
    }
}

/// A rank or a number of people; `missing` where there is none.
pub(super) fn whole(feature: &Feature, key: &str, missing: u64) -> u64 {
    number(feature, key).map_or(missing, |number| number.max(0.0) as u64)
}

fn sea(feature: &Feature) -> Option<Name> {
    let shape = geometry(feature)?;
    let area_m2 = shape.geodesic_area_unsigned() as u64;
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
        text: name(feature)?,
        others: Vec::new(),
        at: point([middle.x(), middle.y()]),
        country: String::new(),
        kind: NameKind::Sea { area_m2 },
    })
}

/// The other names that the source gives.
fn others(feature: &Feature, name: &str) -> Vec<String> {
    let others = text(feature, "namealt").unwrap_or_default().split('|').map(str::trim);
    others.filter(|other| !other.is_empty() && *other != name).map(str::to_owned).collect()
}

fn settlement(feature: &Feature) -> Option<Name> {
    let name = name(feature)?;
    Some(Name {
        others: others(feature, &name),
        at: location(feature)?,
        country: text(feature, "adm0_a3")
            .map_or("", |code| if code == SVALBARD { NORWAY } else { code })
            .to_owned(),
        kind: NameKind::Settlement {
            rank: whole(feature, "scalerank", 8),
            people: whole(feature, "pop_max", 0),
            is_capital: text(feature, "featurecla").is_some_and(|class| class.starts_with("Admin-0 capital")),
        },
        text: name,
    })
}

/// `codes` gives the code of a country in three letters for the one in two, which GeoNames has.
fn small_settlement(feature: &Feature, codes: &HashMap<&str, &str>) -> Option<Name> {
    let country = text(feature, "country").and_then(|code| codes.get(code).copied());
    let name = name(feature)?;
    Some(Name {
        others: others(feature, &name),
        text: name,
        at: location(feature)?,
        country: country.unwrap_or_default().to_owned(),
        kind: NameKind::SmallSettlement { people: whole(feature, "pop", 0) },
    })
}

/// The bytes of the names: an envelope as that of a level, one stream of texts, one of numbers.
pub fn encode_names(names: &[Name]) -> Vec<u8> {
    let [mut texts, mut numbers] = [const { Writer(Vec::new()) }; 2];
    texts.unsigned(names.len() as u64);
    let mut last = [0; 2];
    for name in names {
        texts.text(&name.text);
        texts.unsigned(name.others.len() as u64);
        name.others.iter().for_each(|other| texts.text(other));
        texts.text(&name.country);
        for (parts, last) in name.at.into_iter().zip(&mut last) {
            numbers.signed(i64::from(parts) - i64::from(std::mem::replace(last, parts)));
        }
        let (kind, values) = match name.kind {
            NameKind::Country { ref code, rank, area_m2, .. } => {
                texts.text(code);
                (0, [rank, area_m2])
            }
            NameKind::Sea { area_m2 } => (1, [area_m2, 0]),
            NameKind::Settlement { rank, people, is_capital: false } => (2, [rank, people]),
            NameKind::Settlement { rank, people, is_capital: true } => (3, [rank, people]),
            NameKind::SmallSettlement { people } => (4, [people, 0]),
        };
        numbers.unsigned(kind);
        values.into_iter().for_each(|value| numbers.unsigned(value));
        if let NameKind::Country { ref axes, .. } = name.kind {
            write_axes(axes, name.at, &mut numbers);
        }
    }
    seal(Kind::Names, [texts, numbers])
}

/// The names, or why the bytes are none.
pub fn decode_names(bytes: &[u8]) -> Result<Vec<Name>, BakedError> {
    let [mut texts, mut numbers] = open(Kind::Names, bytes)?;
    let mut names = Vec::new();
    let mut last = [0; 2];
    for _ in 0..texts.count()? {
        let text = texts.text()?.to_owned();
        let mut others = Vec::new();
        for _ in 0..texts.count()? {
            others.push(texts.text()?.to_owned());
        }
        let country = texts.text()?.to_owned();
        for (axis, limit) in [(0, 180), (1, 90)] {
            last[axis] = i64::from(last[axis])
                .checked_add(numbers.signed()?)
                .filter(|parts| parts.unsigned_abs() <= limit * PARTS_OF_DEGREE as u64)
                .map(|parts| parts as i32)
                .ok_or(BakedError::Impossible("a name is not on the Earth"))?;
        }
        let kind = kind(&mut texts, &mut numbers, last)?;
        names.push(Name { text, others, at: last, country, kind });
    }
    if texts.is_empty() && numbers.is_empty() {
        Ok(names)
    } else {
        Err(BakedError::Impossible("there is more than its names"))
    }
}

fn kind(texts: &mut Reader<'_>, numbers: &mut Reader<'_>, at: Point) -> Result<NameKind, BakedError> {
    let kind = numbers.unsigned()?;
    let (first, second) = (numbers.unsigned()?, numbers.unsigned()?);
    Ok(match kind {
        0 => NameKind::Country {
            code: texts.text()?.to_owned(),
            rank: first,
            area_m2: second,
            axes: read_axes(at, numbers)?,
        },
        1 => NameKind::Sea { area_m2: first },
        2 | 3 => NameKind::Settlement { rank: first, people: second, is_capital: kind == 3 },
        4 => NameKind::SmallSettlement { people: first },
        _ => return Err(BakedError::Impossible("a name has an unknown kind")),
    })
}
