//! The base map as it is embedded in the program, so that it runs from any folder.

use bevy::asset::io::AssetSourceBuilder;
use bevy::asset::io::memory::{Dir, MemoryAssetReader};
use std::path::Path;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        [$(($path, include_bytes!(concat!("../../../geodata/base/", $path)).as_slice())),*]
    };
}

const FILES: [(&str, &[u8]); 22] = files![
    "world/countries_110m.geojson",
    "world/land_110m.geojson",
    "world/borders_110m.geojson",
    "world/lakes_110m.geojson",
    "world/rivers_110m.geojson",
    "world/countries_50m.geojson",
    "world/land_50m.geojson",
    "world/borders_50m.geojson",
    "world/lakes_50m.geojson",
    "world/rivers_50m.geojson",
    "world/bathy_etopo5.geojson",
    "world/seas_110m.geojson",
    "region/countries_10m.geojson",
    "region/land_10m.geojson",
    "region/borders_10m.geojson",
    "region/lakes_10m.geojson",
    "region/rivers_10m.geojson",
    "region/bathy_etopo5.geojson",
    "region/admin1_lines_10m.geojson",
    "region/sea_labels.geojson",
    "region/places_10m.geojson",
    "region/geonames.geojson",
];

/// An asset source that reads the embedded files.
pub(super) fn source() -> AssetSourceBuilder {
    let root = Dir::default();
    for (path, bytes) in FILES {
        root.insert_asset(Path::new(path), bytes);
    }
    AssetSourceBuilder::new(move || Box::new(MemoryAssetReader { root: root.clone() }))
}
