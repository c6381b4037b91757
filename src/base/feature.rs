//! What the base map asks of a GeoJSON feature.

use geo::{Geometry, LineString, Polygon};
use geojson::Feature;

/// A property that is a text and not empty.
pub fn text<'a>(feature: &'a Feature, key: &str) -> Option<&'a str> {
    feature.property(key).and_then(serde_json::Value::as_str).filter(|text| !text.is_empty())
}

/// A property that is a number.
pub fn number(feature: &Feature, key: &str) -> Option<f64> {
    feature.property(key).and_then(serde_json::Value::as_f64)
}

/// The geometry, where it is one.
pub fn geometry(feature: &Feature) -> Option<Geometry> {
    feature.geometry.clone().and_then(|geometry| Geometry::try_from(geometry).ok())
}

/// Its polygons.
pub fn polygons(feature: &Feature) -> Vec<Polygon> {
    match geometry(feature) {
        Some(Geometry::Polygon(polygon)) => vec![polygon],
        Some(Geometry::MultiPolygon(polygons)) => polygons.0,
        _ => Vec::new(),
    }
}

/// Its lines.
pub fn lines(feature: &Feature) -> Vec<LineString> {
    match geometry(feature) {
        Some(Geometry::LineString(line)) => vec![line],
        Some(Geometry::MultiLineString(lines)) => lines.0,
        _ => Vec::new(),
    }
}
