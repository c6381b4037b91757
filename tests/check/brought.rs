//! Layers as other programs write them: what can be drawn is drawn, and is no error.

use super::{Error, SEAS, Warning, only, rules, with};
use high_north::atlas::Place;
use high_north::format::{Loaded, Rule};

/// A layer of one feature.
fn layer(geometry: &str) -> Loaded {
    with(SEAS, feature(geometry, r#"{"name":"A","kind":"sea","precision":"area"}"#))
}

fn feature(geometry: &str, properties: &str) -> String {
    format!(r#"{{"type":"Feature","id":"a","geometry":{geometry},"properties":{properties}}}"#)
}

const POINT: &str = r#"{"type":"Point","coordinates":[20,70]}"#;

fn place<'a>(loaded: &'a Loaded, id: &str) -> &'a Place {
    loaded.atlas.place(loaded.atlas.place_by_id(id).expect("the place")).expect("the place")
}

/// Longitudes and area in square degrees of what is drawn.
fn drawn(loaded: &Loaded) -> ([f64; 2], f64) {
    use geo::{Area as _, CoordsIter as _};
    let geometry = &place(loaded, "a").geometry;
    let lons = geometry.coords_iter().map(|at| at.x);
    (lons.fold([f64::MAX, f64::MIN], |[west, east], x| [west.min(x), east.max(x)]), geometry.unsigned_area())
}

#[test]
fn an_edge_along_a_pole_has_no_length() {
    let cap = layer(
        r#"{"type":"Polygon","coordinates":[[[-180,82],[-90,82],[0,82],[90,82],[180,82],[180,90],[-180,90],[-180,82]]]}"#,
    );
    assert_eq!(cap.diagnostics, []);
    assert_eq!(drawn(&cap), ([-180.0, 180.0], 2880.0));
}

#[test]
fn what_crosses_the_antimeridian_is_drawn_the_short_way_and_is_no_error() {
    for (geometry, area) in [
        (r#"{"type":"LineString","coordinates":[[160,66],[175,68],[-175,69]]}"#, 0.0),
        (r#"{"type":"Polygon","coordinates":[[[178,70],[-178,70],[-178,72],[178,72],[178,70]]]}"#, 8.0),
        (
            r#"{"type":"MultiPolygon","coordinates":[[[[178,70],[-178,70],[-178,72],[178,72],[178,70]]]]}"#,
            8.0,
        ),
    ] {
        let loaded = layer(geometry);
        let told = only(&loaded);
        assert_eq!((told.rule, told.severity), (Rule::EdgeOver180, Warning), "{told}");
        assert!(told.message.contains("short way") && told.help.contains("cut the geometry"), "{told}");
        assert_eq!(drawn(&loaded), ([-180.0, 180.0], area), "{geometry}");
        assert!(place(&loaded, "a").anchor.is_in_range());
    }
    let beyond = layer(r#"{"type":"LineString","coordinates":[[170,60],[190,61]]}"#);
    assert_eq!((only(&beyond).rule, only(&beyond).severity), (Rule::CoordinateRange, Warning));
    assert!(only(&beyond).help.contains("[-170, 61]"), "{}", only(&beyond));
    let point = layer(r#"{"type":"Point","coordinates":[190,61]}"#);
    assert_eq!(drawn(&point).0, [-170.0, -170.0]);
}

#[test]
fn a_ring_round_a_pole_is_filled_up_to_there() {
    let ring: Vec<String> = (0..=12).map(|step| format!("[{},70]", step * 30 - 180)).collect();
    let loaded = layer(&format!(r#"{{"type":"Polygon","coordinates":[[{},[-180,70]]]}}"#, ring.join(",")));
    let told = only(&loaded);
    assert_eq!((told.rule, told.severity), (Rule::EdgeOver180, Warning), "{told}");
    assert!(told.message.contains("round the pole"), "{told}");
    assert_eq!(drawn(&loaded), ([-180.0, 180.0], 7200.0));
}

#[test]
fn rings_that_cross_are_an_error_and_are_drawn_all_the_same() {
    let bow = layer(r#"{"type":"Polygon","coordinates":[[[20,65],[26,68],[26,65],[20,68],[20,65]]]}"#);
    assert_eq!((only(&bow).rule, only(&bow).severity), (Rule::SelfIntersection, Error));
    assert!(place(&bow, "a").anchor.is_in_range());
    let outside = layer(
        r#"{"type":"Polygon","coordinates":[[[20,65],[26,65],[26,68],[20,65]],[[30,65],[30,66],[31,66],[30,65]]]}"#,
    );
    assert_eq!(only(&outside).message, "this hole lies outside its polygon");
}

#[test]
fn every_name_of_wgs_84_is_one_and_any_other_is_quoted() {
    let named = |name: &str| {
        let crs = format!(r#"{{"type":"name","properties":{{"name":"{name}"}}}}"#);
        with(SEAS, format!(r#"{{"type":"Point","crs":{crs},"coordinates":[20,70]}}"#))
    };
    for name in ["http://www.opengis.net/def/crs/EPSG/0/4326", "urn:ogc:def:crs:EPSG:6.9:4326", "EPSG:4258"] {
        assert_eq!(named(name).diagnostics, [], "{name}");
    }
    for name in ["EPSG:25833", ""] {
        let loaded = named(name);
        assert_eq!(only(&loaded).rule, Rule::UnsupportedCrs);
        assert!(only(&loaded).message.contains(&format!("`{name}`")), "{}", only(&loaded));
    }
}

#[test]
fn a_number_that_is_none_and_a_height_that_nobody_knows_cost_no_feature() {
    let text = feature(POINT, r#"{"name":"A","v":NaN,"kind":"sea","precision":"area","w":[-Infinity]}"#);
    let loaded = with(SEAS, text.clone());
    assert_eq!(rules(&loaded), [Rule::Syntax, Rule::Syntax], "{:#?}", loaded.diagnostics);
    assert_eq!(loaded.diagnostics[0].column, text.find("NaN").expect("it is there") + 1);
    assert_eq!(place(&loaded, "a").name, "A");
    assert_eq!(layer(r#"{"type":"Point","coordinates":[20,70,null]}"#).diagnostics, []);
}

#[test]
fn lines_and_sequences_of_features_are_layers() {
    let feature =
        |id: &str| feature(POINT, r#"{"name":"A"}"#).replace("\"id\":\"a\"", &format!("\"id\":\"{id}\""));
    let (a, b) = (feature("a"), feature("b"));
    for text in [format!("{a}\n{b}\n"), format!("\u{1e}{a}\n\u{1e}{b}\n"), format!("{a}\n{b}\0\0\0")] {
        let loaded = with(SEAS, text.clone());
        assert_eq!(loaded.diagnostics, [], "{text:?}");
        assert_eq!(loaded.atlas.places.len(), 5);
    }
}

#[test]
fn a_name_under_another_key_is_taken_with_a_warning() {
    for (properties, name) in [
        (r#"{"name:nb":"Hamna"}"#, "Hamna"),
        (r#"{"tags":{"name":"Fyret"}}"#, "Fyret"),
        (r#"{"location":{"name":"Santa's Post"}}"#, "Santa's Post"),
        (r#"{"Title":"Alta Kafe"}"#, "Alta Kafe"),
    ] {
        let loaded = with(SEAS, feature(POINT, properties));
        let told = only(&loaded);
        assert_eq!((told.rule, told.severity), (Rule::MissingName, Warning), "{told}");
        assert_eq!(place(&loaded, "a").name, name);
    }
    let loaded = with(SEAS, feature(POINT, "[1, 2]"));
    let told = only(&loaded);
    assert_eq!((told.rule, told.severity), (Rule::MissingName, Error), "{told}");
    assert!(told.message.contains("an array"), "{told}");
}

#[test]
fn styles_are_honoured_as_other_programs_write_them() {
    let styled = |style: &str| {
        let loaded = with(SEAS, feature(POINT, &format!(r#"{{"name":"A",{style}}}"#)));
        assert_eq!(loaded.diagnostics, [], "{style}");
        place(&loaded, "a").style
    };
    assert_eq!(styled(r#""fill":"orange","fill-opacity":"1""#).fill, Some([255, 165, 0]));
    assert_eq!(styled(r#""stroke":"rgba(255,136,0,1)","stroke-width":"4""#).stroke_width_px, Some(4.0));
    assert_eq!(styled(r#""_umap_options":{"color":"MediumSeaGreen"}"#).marker, Some([60, 179, 113]));
}
