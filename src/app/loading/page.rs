//! The base map as the page fetches it: the page has asked for the files of the first map before the program was there,
//! and asks again where a connection fails.

use bevy::asset::io::{AssetReader, AssetReaderError, AssetSourceBuilder, PathStream, Reader, VecReader};
use std::io::Error;
use std::path::Path;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "./files.js")]
extern "C" {
    /// The bytes of a file of the page, by its path from the page.
    #[wasm_bindgen(catch)]
    async fn bytes(path: &str) -> Result<JsValue, JsValue>;
}

/// Where the page has the files.
const FOLDER: &str = "geodata/baked";

/// An asset source that asks the page.
pub(super) fn source() -> AssetSourceBuilder {
    AssetSourceBuilder::new(|| Box::new(PageReader))
}

struct PageReader;

/// What was thrown, in the words that the page has for it.
fn fault(thrown: &JsValue) -> AssetReaderError {
    let text = thrown
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| format!("{thrown:?}"), |error| error.message().into());
    AssetReaderError::Io(Arc::new(Error::other(text)))
}

impl AssetReader for PageReader {
    async fn read<'a>(&'a self, path: &'a Path) -> Result<impl Reader + 'a, AssetReaderError> {
        let bytes = bytes(&format!("{FOLDER}/{}", path.display())).await.map_err(|thrown| fault(&thrown))?;
        Ok(VecReader::new(js_sys::Uint8Array::new(&bytes).to_vec()))
    }

    /// There are none.
    async fn read_meta<'a>(&'a self, path: &'a Path) -> Result<impl Reader + 'a, AssetReaderError> {
        Err::<VecReader, _>(AssetReaderError::NotFound(path.to_owned()))
    }

    /// A page does not say what is in a folder.
    async fn read_directory<'a>(&'a self, path: &'a Path) -> Result<Box<PathStream>, AssetReaderError> {
        Err(AssetReaderError::NotFound(path.to_owned()))
    }

    async fn is_directory<'a>(&'a self, _path: &'a Path) -> Result<bool, AssetReaderError> {
        Ok(false)
    }
}
