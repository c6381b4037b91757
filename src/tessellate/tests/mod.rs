//! What the tests of fills and of lines share: the base map, and rings at random.

mod cap;
mod fill;
mod line;

use super::*;
use crate::sphere::UnitVector;
use geo::{LineString, MultiPolygon, Polygon, coord};
use proptest::prelude::*;
use std::collections::HashSet;
use std::path::Path;

fn read_polygons(file: &str) -> Vec<Polygon> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/base").join(file);
    let text = std::fs::read_to_string(&path).expect("the base map");
    let features = geojson::FeatureCollection::try_from(text.parse::<geojson::GeoJson>().expect("GeoJSON"));
    let mut polygons = Vec::new();
    for feature in features.expect("a collection").features {
        let geometry = feature.geometry.expect("a geometry");
        match geo::Geometry::try_from(geometry).expect("a geometry") {
            geo::Geometry::Polygon(polygon) => polygons.push(polygon),
            geo::Geometry::MultiPolygon(MultiPolygon(all)) => polygons.extend(all),
            other => panic!("{other:?}"),
        }
    }
    polygons
}

fn ring(points: &[(f64, f64)]) -> LineString {
    points.iter().map(|&(x, y)| coord! { x: x, y: y }).collect()
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// Numbers that make trouble: on the edges of cells, whole, not finite, beyond all bounds.
fn any_number(limit: f64) -> impl Strategy<Value = f64> {
    let whole = (limit / 5.0) as i32;
    prop_oneof![
        6 => -limit..=limit,
        4 => (-whole..=whole).prop_map(|cell| f64::from(cell) * 5.0),
        2 => (-limit as i32..=limit as i32).prop_map(f64::from),
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(1e300), Just(-0.0), Just(1e-300)],
    ]
}

fn any_ring() -> impl Strategy<Value = LineString> {
    proptest::collection::vec((any_number(180.0), any_number(90.0)), 0..24).prop_map(|points| ring(&points))
}
