//! The base map: its levels, its slots, its names, and how they are baked.
//!
//! The source is GeoJSON in `geodata/base`. Parsing it and triangulating it takes a good part of a second, so that is
//! done once, by `cargo xtask bake`, which leaves a file for each level and one for the names in `geodata/baked`:
//!
//! `GeoJSON → Shapes → bytes`, and at start `bytes → Shapes → Geometry`.
//!
//! [`Shapes`] are polygons cut into cells of 5° and triangulated, and lines, all as whole multiples of 1e-5°; what a
//! file holds is decoded to the same [`Shapes`], bit by bit. [`Geometry`] is what a graphics card wants. How the bytes
//! are laid out is said in [`mod@file`].

mod country;
mod dispute;
pub mod feature;
pub mod file;
mod level;
mod mesh;
mod names;
mod part;
mod path;
mod shapes;
mod slot;
mod source;
mod stream;

#[cfg(test)]
mod tests;

pub use country::{NameAxis, countries};
pub use dispute::shows_crimea;
pub use level::{Level, LevelFiles, REGION_DEG};
pub use names::{NAME_FILES, NAMES_FILE, Name, NameKind, decode_names, encode_names, read_names};
pub use part::{
    COUNTRY_NAMES_UNTIL_M_PER_PX, INNER_BORDERS_UNTIL_M_PER_PX, RIVERS_UNTIL_M_PER_PX,
    SEA_NAMES_UNTIL_M_PER_PX, Seen, TOWN_NAMES_UNTIL_M_PER_PX, country_name_until_m_per_px,
    river_until_m_per_px,
};
pub use shapes::{Cell, Fills, Geometry, Point, Shapes, Strokes};
pub use slot::*;
pub use source::{SourceError, read_shapes};
pub use stream::BakedError;

/// The shapes of a level from the bytes of its file, and of the file of [`Level::depths_from`] where it has one.
pub fn decode_level(bytes: &[u8], depths: Option<&[u8]>) -> Result<Shapes, BakedError> {
    let shapes = file::decode(bytes)?;
    match depths {
        Some(bytes) => Ok(shapes.over_depths_of(file::decode(bytes)?)),
        None => Ok(shapes),
    }
}

/// Bakes everything from its sources, which `read` gives by their path below `geodata/base`.
///
/// Returns the name of each file below `geodata/baked` and its bytes; the same sources give the same bytes.
pub fn bake(
    mut read: impl FnMut(&str) -> Result<Vec<u8>, SourceError>,
) -> Result<Vec<(&'static str, Vec<u8>)>, SourceError> {
    let mut baked = Vec::new();
    for level in Level::ALL {
        let mut shapes = read_shapes(level, &mut read)?;
        if level.depths_from().is_some() {
            shapes = shapes.without_depths();
        }
        baked.push((level.baked_file(), file::encode(&shapes)));
    }
    baked.push((NAMES_FILE, encode_names(&read_names(&mut read)?)));
    Ok(baked)
}
