//! The atlas as the page has fetched it: the program brings none along.

use crate::format::{Folder, ReadError};
use js_sys::{Array, Uint8Array};
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};

/// The files of the atlas, by their paths in it: the bytes of each, or why it did not come.
#[derive(Debug, Default)]
pub(super) struct PageFolder(BTreeMap<String, Result<Vec<u8>, String>>);

impl PageFolder {
    /// Takes what `atlasFiles` of `web/page/atlas.js` gives: pairs of a path, and bytes or the words of a fault.
    pub(super) fn new(files: &Array) -> Self {
        let file = |pair: JsValue| {
            let pair: Array = pair.dyn_into().ok()?;
            let content = pair.get(1);
            let bytes = match content.dyn_ref::<Uint8Array>() {
                Some(bytes) => Ok(bytes.to_vec()),
                None => Err(content.as_string().unwrap_or_default()),
            };
            Some((pair.get(0).as_string()?, bytes))
        };
        Self(files.iter().filter_map(file).collect())
    }
}

impl Folder for PageFolder {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        match self.0.get(path) {
            Some(Ok(bytes)) => Ok(bytes.clone()),
            Some(Err(fault)) => Err(ReadError::Other(fault.clone())),
            None => Err(ReadError::NotFound),
        }
    }
}
