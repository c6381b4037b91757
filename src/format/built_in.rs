//! The atlas that the program brings along. The web page has it as files instead.

use super::folder::{Folder, ReadError};

/// Every file of it. What `atlas.toml` names must stand here; a test says so where it does not.
const FILES: &[(&str, &[u8])] = &[
    (super::ATLAS_FILE, include_bytes!("../../assets/atlas.toml")),
    ("assets/articles/uk-norway-defence.md", include_bytes!("../../assets/articles/uk-norway-defence.md")),
    ("geodata/places.geojson", include_bytes!("../../geodata/places.geojson")),
    ("geodata/baltic-sentry.geojson", include_bytes!("../../geodata/baltic-sentry.geojson")),
    ("geodata/incidents.geojson", include_bytes!("../../geodata/incidents.geojson")),
    ("geodata/agreements.geojson", include_bytes!("../../geodata/agreements.geojson")),
    ("geodata/bases.geojson", include_bytes!("../../geodata/bases.geojson")),
    ("geodata/routes.geojson", include_bytes!("../../geodata/routes.geojson")),
];

#[derive(Debug)]
struct BuiltIn;

impl Folder for BuiltIn {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        FILES
            .iter()
            .find(|(name, _)| *name == path)
            .map(|(_, bytes)| bytes.to_vec())
            .ok_or(ReadError::NotFound)
    }
}

/// The folder of the atlas that is embedded in the program.
pub fn built_in() -> &'static dyn Folder {
    &BuiltIn
}
