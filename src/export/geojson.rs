//! Places of an atlas as GeoJSON, with the properties of the atlas format, so that they can be read again.
//!
//! Source: *The GeoJSON Format*, RFC 7946, <https://www.rfc-editor.org/rfc/rfc7946>.

use crate::atlas::{Atlas, Claim, Measure, Place, SaidBy, Source, Style};
use geojson::feature::Id;
use geojson::{Feature, FeatureCollection, JsonObject};
use serde_json::{Value, json};

/// The places that are shown, as a collection of features, one a line. What an article says of a place, and can be
/// measured, is left out: it is the article's, which the file does not have.
pub fn geojson(atlas: &Atlas, is_shown: impl Fn(&Place) -> bool) -> String {
    let places: Vec<&Place> = atlas.places.iter().filter(|place| is_shown(place)).collect();
    let features: Vec<String> = places.iter().map(|place| feature(place, &places).to_string()).collect();
    let empty = FeatureCollection { bbox: None, features: Vec::new(), foreign_members: None };
    let around = empty.to_string();
    // An array of features on lines of their own can be read, compared and mended by people too.
    around.replacen("[]", &format!("[\n{}\n]", features.join(",\n")), 1) + "\n"
}

fn feature(place: &Place, all: &[&Place]) -> Feature {
    Feature {
        bbox: None,
        geometry: Some(geojson::Geometry::from(&place.geometry)),
        id: Some(Id::String(place.id.clone())),
        properties: Some(properties(place, all)),
        foreign_members: None,
    }
}

fn properties(place: &Place, all: &[&Place]) -> JsonObject {
    let mut properties = JsonObject::new();
    let mut add = |key: &str, value: Value| {
        properties.insert(key.to_owned(), value);
    };
    add("name", json!(place.name));
    add("kind", json!(place.kind.name()));
    add("precision", json!(place.precision.name()));
    if let Some(status) = place.status {
        add("status", json!(status.name()));
    }
    add("layer", json!(place.layer));
    if !place.names.is_empty() {
        add("names", json!(place.names));
    }
    if !place.summary.is_empty() {
        add("summary", json!(place.summary));
    }
    if let Some(when) = &place.when {
        let end = when.end.as_ref().map(|end| ("end".to_owned(), json!(end)));
        add("when", std::iter::once(("start".to_owned(), json!(when.start))).chain(end).collect());
    }
    if !place.sources.is_empty() {
        add("sources", place.sources.iter().map(source).collect());
    }
    let claims: Vec<Value> = place.claims.iter().filter_map(|told| claim(told, all)).collect();
    if !claims.is_empty() {
        add("claims", json!(claims));
    }
    if let Some(code) = &place.iso_a3 {
        add("iso_a3", json!(code));
    }
    for (key, value) in style(&place.style) {
        add(key, value);
    }
    properties
}

/// The keys of an object that have a value.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

fn source(source: &Source) -> Value {
    object([
        ("title", Some(json!(source.title))),
        ("publisher", source.publisher.as_ref().map(|publisher| json!(publisher))),
        ("date", source.date.as_ref().map(|date| json!(date))),
        ("url", Some(json!(source.url))),
    ])
}

/// What a source says of a place, where what it is measured from is saved too.
fn claim(told: &Claim, all: &[&Place]) -> Option<Value> {
    let SaidBy::Source { url } = &told.said_by else { return None };
    let measured = match &told.measure {
        None => None,
        Some(Measure::DistanceFrom(id)) => {
            all.iter().find(|place| place.id == *id)?;
            Some(json!({ "distance_from": id }))
        }
    };
    Some(object([
        ("says", Some(json!(told.says))),
        ("source", Some(json!(url))),
        ("measured", measured),
        ("said_km", told.said_m.map(|said_m| json!(said_m / 1000.0))),
        ("differs", told.is_difference_known.then_some(json!(true))),
    ]))
}

/// The keys of simplestyle-spec 1.1.0 that a place has.
fn style(style: &Style) -> Vec<(&'static str, Value)> {
    let color = |color: Option<[u8; 3]>| color.map(|[r, g, b]| json!(format!("#{r:02x}{g:02x}{b:02x}")));
    // As it was written: a number of half the length has other digits in the full one.
    let number =
        |number: Option<f32>| number.and_then(|number| serde_json::from_str(&number.to_string()).ok());
    [
        ("marker-color", color(style.marker)),
        ("stroke", color(style.stroke)),
        ("stroke-width", number(style.stroke_width_px)),
        ("stroke-opacity", number(style.stroke_opacity)),
        ("fill", color(style.fill)),
        ("fill-opacity", number(style.fill_opacity)),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key, value?)))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{ATLAS_FILE, Diagnostic, Folder, ReadError, Rule, built_in, load};

    /// An atlas of one layer.
    struct OneLayer(String);

    impl Folder for OneLayer {
        fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
            match path {
                ATLAS_FILE => Ok(MANIFEST.as_bytes().to_vec()),
                "geodata/saved.geojson" => Ok(self.0.clone().into_bytes()),
                _ => Err(ReadError::NotFound),
            }
        }
    }

    const MANIFEST: &str = "format = 1\ntitle = \"Saved\"\nlanguage = \"en\"\n\n\
        [[layer]]\nid = \"saved\"\ntitle = \"Saved\"\nkind = \"areas\"\nfile = \"geodata/saved.geojson\"\n";

    fn read(text: &str) -> (Vec<Place>, Vec<Diagnostic>) {
        let loaded = load(&OneLayer(text.to_owned()));
        let about_the_layer = |told: &Diagnostic| told.file.ends_with("saved.geojson");
        (loaded.atlas.places, loaded.diagnostics.into_iter().filter(about_the_layer).collect())
    }

    #[test]
    fn every_place_that_is_saved_is_read_again_as_it_was() {
        let atlas = load(built_in()).atlas;
        let (places, faults) = read(&geojson(&atlas, |_| true));
        let grave: Vec<_> = faults
            .iter()
            .filter(|fault| fault.rule != Rule::UnmentionedPlace && fault.rule != Rule::MissingSource)
            .collect();
        assert!(grave.is_empty(), "{grave:#?}");
        assert!(places.len() > 20 && places.len() == atlas.places.len());
        for (read, saved) in places.into_iter().zip(&atlas.places) {
            let read = Place { layer: saved.layer.clone(), ..read };
            let mut saved = saved.clone();
            saved.claims.retain(|claim| matches!(claim.said_by, SaidBy::Source { .. }));
            assert_eq!(format!("{read:?}"), format!("{saved:?}"));
        }
    }

    #[test]
    fn only_what_is_shown_is_saved_and_nothing_is_a_collection_too() {
        let atlas = load(built_in()).atlas;
        let (places, _) = read(&geojson(&atlas, |place| place.layer == "incidents"));
        let count = atlas.places.iter().filter(|place| place.layer == "incidents").count();
        assert!(count > 0 && places.len() == count);
        let nothing: Value = serde_json::from_str(&geojson(&atlas, |_| false)).unwrap();
        assert_eq!(nothing, json!({ "type": "FeatureCollection", "features": [] }));
    }

    #[test]
    fn a_style_keeps_its_colours_and_numbers() {
        let mut atlas = load(built_in()).atlas;
        atlas.places.truncate(1);
        atlas.places[0].style = Style {
            marker: Some([255, 128, 0]),
            stroke_width_px: Some(0.3),
            fill_opacity: Some(0.1),
            ..Style::default()
        };
        let text = geojson(&atlas, |_| true);
        assert!(
            text.contains("\"marker-color\":\"#ff8000\"") && text.contains("\"stroke-width\":0.3,"),
            "{text}"
        );
        assert_eq!(read(&text).0[0].style, atlas.places[0].style);
    }
}
