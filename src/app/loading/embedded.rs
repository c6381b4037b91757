//! The base map as it is embedded in the program, so that it runs from any folder.

use bevy::asset::io::AssetSourceBuilder;
use bevy::asset::io::memory::{Dir, MemoryAssetReader};
use std::path::Path;

macro_rules! files {
    ($($name:literal = $path:literal),* $(,)?) => {
        [$(($name, include_bytes!(concat!("../../../geodata/", $path)).as_slice())),*]
    };
}

const FILES: [(&str, &[u8]); 5] = files![
    "world110.bin" = "baked/world110.bin",
    "world50.bin" = "baked/world50.bin",
    "region10.bin" = "baked/region10.bin",
    "names.bin" = "baked/names.bin",
    "countries_50m.geojson" = "base/world/countries_50m.geojson",
];

/// An asset source that reads the embedded files.
pub(super) fn source() -> AssetSourceBuilder {
    let root = Dir::default();
    for (path, bytes) in FILES {
        root.insert_asset(Path::new(path), bytes);
    }
    AssetSourceBuilder::new(move || Box::new(MemoryAssetReader { root: root.clone() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Level, NAMES_FILE};

    #[test]
    fn every_file_that_is_asked_for_is_embedded() {
        for name in Level::ALL.map(Level::baked_file).into_iter().chain([NAMES_FILE]) {
            assert!(FILES.iter().any(|(embedded, bytes)| *embedded == name && !bytes.is_empty()), "{name}");
        }
    }
}
