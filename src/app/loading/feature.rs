//! What the base map's layers ask of a GeoJSON feature.

use geo::Geometry;
use geojson::Feature;

/// A property that is a text and not empty.
pub(in crate::app) fn text<'a>(feature: &'a Feature, key: &str) -> Option<&'a str> {
    feature.property(key).and_then(serde_json::Value::as_str).filter(|text| !text.is_empty())
}

/// A property that is a number.
pub(in crate::app) fn number(feature: &Feature, key: &str) -> Option<f64> {
    feature.property(key).and_then(serde_json::Value::as_f64)
}

/// The geometry, where it is one.
pub(in crate::app) fn geometry(feature: &Feature) -> Option<Geometry> {
    feature.geometry.clone().and_then(|geometry| Geometry::try_from(geometry).ok())
}
