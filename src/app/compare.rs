//! Outlines of countries for the comparison with Web Mercator: read when it is first opened.

use super::loading::{BaseFile, asset_path};
use super::state::{Countries, DrawSystems, Interface, OpenAtlas};
use crate::base::countries;
use crate::base::feature::{geometry, text};
use crate::view::{CountryOutline, compare};
use bevy::asset::LoadState;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use geo::{Geometry, MultiPolygon};
use geojson::{Feature, FeatureCollection};

/// The file with the outlines, beside the baked ones: it is of no use before somebody asks for it.
const FILE: &str = "countries_50m.geojson";

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (receive, choose).chain().in_set(DrawSystems));
}

/// Asks for the outlines once the comparison is open, and reads them when they have come.
fn receive(
    interface: Res<Interface>,
    mut countries: ResMut<Countries>,
    server: Res<AssetServer>,
    files: Res<Assets<BaseFile>>,
    mut asked: Local<Option<Handle<BaseFile>>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if !interface.compare_open || !countries.outlines.is_empty() || countries.fault.is_some() {
        return;
    }
    let handle = asked.get_or_insert_with(|| server.load(asset_path(FILE)));
    redraw.write(RequestRedraw);
    match (files.get(&*handle), server.load_state(&*handle)) {
        (Some(file), _) => match outlines(&file.0) {
            Ok(read) => countries.outlines = read,
            Err(error) => countries.fault = Some(format!("{FILE}: {error}")),
        },
        (None, LoadState::Failed(error)) => {
            let values = [("file", FILE.into()), ("error", error.to_string().into())];
            countries.fault = Some(interface.settings.language.words().with("compare-not-loaded", &values));
        }
        (None, _) => return,
    }
    // The bytes are needed no more.
    *asked = None;
}

/// Compares the chosen country, or the first one where there is none of that code.
fn choose(
    interface: Res<Interface>,
    mut countries: ResMut<Countries>,
    atlas: Res<OpenAtlas>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut compared: Local<String>,
) {
    if !interface.compare_open || countries.outlines.is_empty() || *compared == interface.compared {
        return;
    }
    compared.clone_from(&interface.compared);
    let wanted = countries.outlines.iter().find(|country| country.iso_a3 == interface.compared);
    let comparison = wanted.or(countries.outlines.first()).and_then(|country| compare(country, &atlas.0));
    countries.fault =
        comparison.is_none().then(|| interface.settings.language.words().text("compare-no-outline"));
    countries.comparison = comparison;
    redraw.write(RequestRedraw);
}

/// The countries of a file of the base map, by name.
fn outlines(bytes: &[u8]) -> Result<Vec<CountryOutline>, serde_json::Error> {
    let collection: FeatureCollection = serde_json::from_slice(bytes)?;
    let mut outlines: Vec<CountryOutline> = countries(&collection.features).filter_map(outline).collect();
    outlines.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(outlines)
}

fn outline(feature: &Feature) -> Option<CountryOutline> {
    let polygons = match geometry(feature)? {
        Geometry::Polygon(polygon) => MultiPolygon::new(vec![polygon]),
        Geometry::MultiPolygon(polygons) => polygons,
        _ => return None,
    };
    let name = text(feature, "name_short").or(text(feature, "name"))?.to_owned();
    Some(CountryOutline { name, iso_a3: text(feature, "iso_a3")?.to_owned(), polygons })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_of_the_base_map_has_an_outline_and_a_code_of_its_own() {
        let bytes = include_bytes!("../../geodata/base/world/countries_50m.geojson");
        let outlines = outlines(bytes).expect("GeoJSON");
        let mut codes: Vec<&str> = outlines.iter().map(|country| country.iso_a3.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), outlines.len());
        assert!(outlines.len() > 200 && codes.contains(&"NOR") && codes.contains(&"GRL"));
        let atlas = crate::atlas::Atlas::default();
        let compared = outlines.iter().filter(|country| compare(country, &atlas).is_some()).count();
        assert_eq!(compared, outlines.len());
    }
}
