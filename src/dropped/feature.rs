//! A feature as it is written, read in one pass.

use super::coordinates::{Coordinates, CoordinatesSeed};
use crate::geojson_rules::DEEPEST_COLLECTION;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::sync::atomic::AtomicBool;

/// A feature as it is written.
#[derive(Default)]
pub(super) struct RawFeature<'a> {
    /// It says that it is one.
    pub(super) is_feature: bool,
    pub(super) geometry: Option<RawGeometry>,
    pub(super) properties: Option<&'a RawValue>,
    pub(super) id: Option<&'a RawValue>,
}

/// A geometry as it is written.
#[derive(Debug, PartialEq)]
pub(super) enum RawGeometry {
    Null,
    /// Something that is no object.
    NoObject,
    Simple {
        kind: String,
        coordinates: Coordinates,
    },
    Collection(Vec<RawGeometry>),
    TooDeep,
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Field {
    Type,
    Geometry,
    Properties,
    Id,
    Coordinates,
    Geometries,
    #[serde(other)]
    Other,
}

/// Reads a feature until told to stop.
pub(super) fn read<'a>(text: &'a str, stop: &AtomicBool) -> serde_json::Result<RawFeature<'a>> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let feature = FeatureSeed(stop).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(feature)
}

/// The string that a value is.
pub(super) fn string(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok()
}

struct FeatureSeed<'s>(&'s AtomicBool);

impl<'de> DeserializeSeed<'de> for FeatureSeed<'_> {
    type Value = RawFeature<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for FeatureSeed<'_> {
    type Value = RawFeature<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a feature")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut feature = RawFeature::default();
        while let Some(field) = map.next_key::<Field>()? {
            match field {
                Field::Type => {
                    feature.is_feature = string(map.next_value()?).as_deref() == Some("Feature");
                }
                Field::Geometry => {
                    feature.geometry = Some(map.next_value_seed(GeometrySeed { stop: self.0, depth: 0 })?);
                }
                Field::Properties => feature.properties = Some(map.next_value()?),
                Field::Id => feature.id = Some(map.next_value()?),
                Field::Coordinates | Field::Geometries | Field::Other => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(feature)
    }
}

struct GeometrySeed<'s> {
    stop: &'s AtomicBool,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for GeometrySeed<'_> {
    type Value = RawGeometry;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawGeometry, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for GeometrySeed<'_> {
    type Value = RawGeometry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a geometry")
    }

    fn visit_unit<E>(self) -> Result<RawGeometry, E> {
        Ok(RawGeometry::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<RawGeometry, E> {
        Ok(RawGeometry::NoObject)
    }

    fn visit_f64<E>(self, _: f64) -> Result<RawGeometry, E> {
        Ok(RawGeometry::NoObject)
    }

    fn visit_i64<E>(self, _: i64) -> Result<RawGeometry, E> {
        Ok(RawGeometry::NoObject)
    }

    fn visit_u64<E>(self, _: u64) -> Result<RawGeometry, E> {
        Ok(RawGeometry::NoObject)
    }

    fn visit_str<E>(self, _: &str) -> Result<RawGeometry, E> {
        Ok(RawGeometry::NoObject)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<RawGeometry, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(RawGeometry::NoObject)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawGeometry, A::Error> {
        let Self { stop, depth } = self;
        if depth > DEEPEST_COLLECTION {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(RawGeometry::TooDeep);
        }
        let (mut kind, mut coordinates, mut members) = (None, Coordinates::default(), Vec::new());
        while let Some(field) = map.next_key::<Field>()? {
            match field {
                Field::Type => kind = string(map.next_value()?),
                Field::Coordinates => coordinates = map.next_value_seed(CoordinatesSeed(stop))?,
                Field::Geometries => members = map.next_value_seed(MembersSeed { stop, depth })?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(match kind {
            Some(kind) if kind == "GeometryCollection" => RawGeometry::Collection(members),
            kind => RawGeometry::Simple { kind: kind.unwrap_or_default(), coordinates },
        })
    }
}

/// The geometries of a collection.
struct MembersSeed<'s> {
    stop: &'s AtomicBool,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for MembersSeed<'_> {
    type Value = Vec<RawGeometry>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for MembersSeed<'_> {
    type Value = Vec<RawGeometry>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("geometries")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        let depth = self.depth + 1;
        while let Some(member) = seq.next_element_seed(GeometrySeed { stop: self.stop, depth })? {
            if self.stop.load(std::sync::atomic::Ordering::Relaxed) {
                return Err(A::Error::custom("stopped"));
            }
            members.push(member);
        }
        Ok(members)
    }
}
