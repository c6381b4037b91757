//! What is saved for use elsewhere: the name of a file, the visible layers as GeoJSON, and what a picture says of itself.

mod file_name;
mod geojson;
mod png_text;

pub use file_name::{file_name, numbered};
pub use geojson::geojson;
pub use png_text::{png_size, with_text};
