//! The countries of the base map, and where on their land their names may be written.

use super::feature::{geometry, lines, number, text};
use super::names::{Name, NameKind, whole};
use super::shapes::{Point, point};
use super::stream::{BakedError, Reader, Writer};
use crate::sphere::LonLat;
use crate::tessellate::PARTS_OF_DEGREE;
use crate::view::GroundLine;
use geo::GeodesicArea as _;
use geojson::Feature;
use std::collections::HashMap;

/// The axes of the names of countries, below `geodata/base`.
pub(super) const AXES: &str = "world/country_axes.geojson";
/// Svalbard and Jan Mayen have a code of their own and are Norway's.
pub(super) const SVALBARD: &str = "SJM";
pub(super) const NORWAY: &str = "NOR";
/// Axes lie on a grid of a thousandth of a degree, in the parts of a [`Point`].
const GRID: i32 = 100;
/// Widths are counted in hundreds of metres.
const WIDTH_M: u64 = 100;

/// An arc on the land of a country along which its name may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameAxis {
    /// Its ends, and a point between them: the arc is part of the circle on the sphere through all three.
    pub through: [Point; 3],
    /// All that is no further than this from the arc is land of the country, in metres.
    pub half_width_m: u64,
}

impl NameAxis {
    /// The arc as a line that a name follows and does not leave.
    pub fn line(&self) -> Option<GroundLine> {
        let through = self.through.map(|point| {
            let [lon_deg, lat_deg] = point.map(|parts| f64::from(parts) / PARTS_OF_DEGREE);
            LonLat::new(lon_deg, lat_deg)
        });
        GroundLine::with_room(through, self.half_width_m as f64)
    }
}

/// The codes of countries in three letters by those in two. A territory far away may have the code of its mother country,
/// which has the smaller rank.
pub(super) fn codes(features: &[Feature]) -> HashMap<&str, &str> {
    let mut features: Vec<&Feature> = features.iter().collect();
    features.sort_by_key(|feature| std::cmp::Reverse(whole(feature, "labelrank", 6)));
    let mut codes: HashMap<&str, &str> = features
        .into_iter()
        .filter_map(|feature| Some((text(feature, "iso_a2")?, text(feature, "iso_a3")?)))
        .filter(|(code, _)| *code != NO_CODE)
        .collect();
    codes.insert("SJ", NORWAY);
    codes
}

/// What the source gives for a code in two letters where ISO 3166-1 has none.
const NO_CODE: &str = "-99";

/// The features that are countries or territories in the sense of ISO 3166-1, with a code of their own: military bases,
/// reefs and other ground of somebody else's are not.
pub fn countries(features: &[Feature]) -> impl Iterator<Item = &Feature> {
    let codes = codes(features);
    features.iter().filter(move |feature| {
        let code = |key| text(feature, key);
        code("iso_a2").and_then(|two| codes.get(two)).is_some_and(|three| code("iso_a3") == Some(*three))
    })
}

/// The names of the countries, each with the axes that belong to its code.
pub(super) fn country_names(features: &[Feature], axes: &[Feature]) -> Vec<Name> {
    let mut axes_of: HashMap<&str, Vec<NameAxis>> = HashMap::new();
    for feature in axes {
        if let (Some(code), Some(axis)) = (text(feature, "iso_a3"), axis(feature)) {
            axes_of.entry(code).or_default().push(axis);
        }
    }
    countries(features).filter_map(|feature| country(feature, &mut axes_of)).collect()
}

fn axis(feature: &Feature) -> Option<NameAxis> {
    let lines = lines(feature);
    let [line] = &lines[..] else { return None };
    let [a, b, c] = line.0[..] else { return None };
    let through = [a, b, c].map(|coord| point([coord.x, coord.y]).map(|parts| parts / GRID * GRID));
    let widths = number(feature, "half_width_km")? * 1000.0 / WIDTH_M as f64;
    Some(NameAxis { through, half_width_m: (widths + 1e-6) as u64 * WIDTH_M })
}

fn country(feature: &Feature, axes_of: &mut HashMap<&str, Vec<NameAxis>>) -> Option<Name> {
    let short = text(feature, "name_short")?;
    let code = text(feature, "iso_a3").unwrap_or_default();
    let mut others: Vec<String> = Vec::new();
    for other in ["name", "name_sv", "name_ru"].into_iter().filter_map(|key| text(feature, key)) {
        if other != short && !others.iter().any(|known| known == other) {
            others.push(other.to_owned());
        }
    }
    Some(Name {
        text: short.to_owned(),
        others,
        at: point([number(feature, "label_x")?, number(feature, "label_y")?]),
        country: String::new(),
        kind: NameKind::Country {
            code: code.to_owned(),
            rank: whole(feature, "labelrank", 6),
            area_m2: geometry(feature)?.geodesic_area_unsigned() as u64,
            axes: axes_of.remove(code).unwrap_or_default(),
        },
    })
}

/// Writes axes, whose points are near `at` and each other.
pub(super) fn write_axes(axes: &[NameAxis], at: Point, numbers: &mut Writer) {
    numbers.unsigned(axes.len() as u64);
    let mut last = at.map(|parts| parts / GRID);
    for axis in axes {
        for point in axis.through {
            for (parts, last) in point.into_iter().zip(&mut last) {
                let steps = parts / GRID;
                numbers.signed(i64::from(steps) - i64::from(std::mem::replace(last, steps)));
            }
        }
        numbers.unsigned(axis.half_width_m / WIDTH_M);
    }
}

/// Reads the axes of a name at a position.
pub(super) fn read_axes(at: Point, numbers: &mut Reader<'_>) -> Result<Vec<NameAxis>, BakedError> {
    let count = numbers.count()?;
    let mut last = at.map(|parts| i64::from(parts / GRID));
    let mut axes = Vec::new();
    for _ in 0..count {
        let mut through = [[0; 2]; 3];
        for point in &mut through {
            for (axis, limit) in [(0, 180), (1, 90)] {
                last[axis] = last[axis]
                    .checked_add(numbers.signed()?)
                    .filter(|steps| steps.unsigned_abs() <= limit * (PARTS_OF_DEGREE as u64 / GRID as u64))
                    .ok_or(BakedError::Impossible("an axis is not on the Earth"))?;
                point[axis] = last[axis] as i32 * GRID;
            }
        }
        // No country is as wide as the Earth.
        let widths = numbers.unsigned()?;
        if widths > 200_000 {
            return Err(BakedError::Impossible("an axis is too wide"));
        }
        axes.push(NameAxis { through, half_width_m: widths * WIDTH_M });
    }
    Ok(axes)
}
