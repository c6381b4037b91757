//! What GeoJSON may be: its texts, coordinate reference systems, positions, edges and rings, styles and titles.
//!
//! Two readers follow these rules: that of [atlases](crate::format), which has a whole file, and that of the
//! [files that a reader brings along](crate::dropped), which come in pieces. What is drawn of a file and what is
//! wrong with it is the same for both; each says it in words of its own.

mod antimeridian;
mod crs;
mod json;
mod position;
mod style;
mod title;

pub use antimeridian::{Guess, Guessed, Polygons, is_plain, line, polygon};
pub use crs::foreign_crs;
pub use json::{Members, mended, records};
pub use position::{Misplaced, checked, is_beyond, wrapped};
pub use style::{Asked, Taken};
pub use title::{Title, title};

/// The types of geometry of RFC 7946, section 3.1.
pub const GEOMETRY_TYPES: [&str; 7] =
    ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

/// Collections in collections deeper than this are a slip or an attack.
pub const DEEPEST_COLLECTION: usize = 8;
