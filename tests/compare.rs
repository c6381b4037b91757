//! Countries of the base map against Web Mercator.

use high_north::atlas::Atlas;
use high_north::format::{built_in, load};
use high_north::view::{Comparison, CountryOutline, compare};
use high_north::words::Language;
use std::path::Path;

fn country(iso_a3: &str) -> CountryOutline {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/base/world/countries_110m.geojson");
    let text = std::fs::read_to_string(path).expect("the base map");
    let collection: geojson::FeatureCollection = text.parse().expect("GeoJSON");
    let code = |feature: &geojson::Feature| {
        feature.property("iso_a3").and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let feature = collection.features.iter().find(|feature| code(feature) == iso_a3).expect("a country");
    let geometry = feature.geometry.clone().expect("a geometry");
    let polygons = match geo::Geometry::<f64>::try_from(geometry).expect("a geometry") {
        geo::Geometry::Polygon(polygon) => geo::MultiPolygon::new(vec![polygon]),
        geo::Geometry::MultiPolygon(polygons) => polygons,
        other => panic!("{other:?}"),
    };
    CountryOutline { name: iso_a3.to_owned(), iso_a3: iso_a3.to_owned(), polygons }
}

fn compared(iso_a3: &str) -> Comparison {
    compare(&country(iso_a3), &Atlas::default()).expect("an area")
}

/// Area in km² and how many times too large, as PROJ has it: `pyproj` 3.7.2 on PROJ 9.5.1, the sum over the rings of
/// `Geod(ellps="WGS84").polygon_area_perimeter` and of the plane area after `Transformer.from_crs(4326, 3857)`, with
/// latitudes brought to ±85.0511287798°.
///
/// Greenland's factor is also the one that is often told: "Greenland appears the same size as Africa, when in reality
/// Africa's area is 14 times as large" (*Mercator projection*, Wikipedia); Natural Earth's outline gives 16.4.
const KNOWN: [(&str, f64, f64); 8] = [
    ("NOR", 372_650.0, 8.882),
    ("GRL", 2_172_203.0, 16.43),
    ("RUS", 16_917_463.0, 4.853),
    ("ISL", 104_840.0, 5.587),
    ("FIN", 331_911.0, 5.451),
    ("BRA", 8_462_891.0, 1.064),
    ("COD", 2_318_105.0, 1.015),
    ("ATA", 12_295_784.0, 23.668),
];

#[test]
fn countries_are_as_large_and_as_much_too_large_as_proj_has_them() {
    for (iso_a3, area_km2, factor) in KNOWN {
        let comparison = compared(iso_a3);
        assert!((comparison.area_m2 / 1e6 - area_km2).abs() < 1.0, "{iso_a3}: {}", comparison.area_m2 / 1e6);
        assert!((comparison.factor() / factor - 1.0).abs() < 1e-3, "{iso_a3}: {}", comparison.factor());
    }
}

#[test]
fn greenland_is_drawn_between_fourteen_and_seventeen_times_too_large() {
    assert!((14.0..17.0).contains(&compared("GRL").factor()));
}

#[test]
fn russia_is_in_one_piece_and_antarctica_is_cut() {
    let russia = compared("RUS");
    let width_m = russia.mercator.max[0] - russia.mercator.min[0];
    assert!(width_m < 2.0e7, "{width_m}");
    assert!(!russia.is_cut);
    let antarctica = compared("ATA");
    assert!(antarctica.is_cut && antarctica.middle.lat_deg < -80.0, "{:?}", antarctica.middle);
}

#[test]
fn the_northernmost_place_of_the_article_is_named() {
    let atlas = load(built_in()).atlas;
    let comparison =
        compare(&CountryOutline { name: "Norway".to_owned(), ..country("NOR") }, &atlas).expect("an area");
    let (place, pos) = comparison.place.clone().expect("a place");
    assert!(atlas.places.iter().any(|other| other.name == place) && pos.lat_deg > 69.0, "{place}");
    let words = comparison.sentences(Language::English.words());
    assert_eq!(words[0], "Web Mercator draws Norway 8.9 times too large.");
    assert!(words[1].starts_with(&format!("At {place} everything is drawn 2.9 times too long")), "{words:?}");
}
