//! The baked files of the base map: embedded in the program on the desktop, fetched by the page on the web.

#[cfg(not(target_arch = "wasm32"))]
mod embedded;
#[cfg(target_arch = "wasm32")]
mod page;

use bevy::asset::io::Reader;
use bevy::asset::{AssetApp, AssetLoader, LoadContext};
use bevy::prelude::*;

/// The name of the asset source: `base://world110.bin`.
const SOURCE: &str = "base";

/// The bytes of a file of the base map, or of a font.
#[derive(Asset, TypePath, Debug)]
pub(super) struct BaseFile(pub(super) Vec<u8>);

#[derive(Default, TypePath)]
struct BaseFileLoader;

impl AssetLoader for BaseFileLoader {
    type Asset = BaseFile;
    type Settings = ();
    type Error = std::io::Error;

    async fn load(
        &self,
        reader: &mut dyn Reader,
        _settings: &(),
        _context: &mut LoadContext<'_>,
    ) -> Result<BaseFile, std::io::Error> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).await?;
        Ok(BaseFile(bytes))
    }

    fn extensions(&self) -> &[&str] {
        &["bin", "geojson", "ttf"]
    }
}

/// Must come before Bevy's own asset plugin, which closes the list of sources.
pub(super) fn source_plugin(app: &mut App) {
    #[cfg(not(target_arch = "wasm32"))]
    let source = embedded::source();
    #[cfg(target_arch = "wasm32")]
    let source = page::source();
    app.register_asset_source(SOURCE, source);
}

pub(super) fn plugin(app: &mut App) {
    app.init_asset::<BaseFile>().register_asset_loader(BaseFileLoader);
}

/// The asset path of a file below `geodata/baked`.
pub(super) fn asset_path(file: &str) -> String {
    format!("{SOURCE}://{file}")
}
