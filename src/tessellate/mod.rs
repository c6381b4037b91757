//! Rings to triangles on the sphere, lines to ribbons: plain vectors out, and nothing about a GPU.
//!
//! GeoJSON's edges are straight in longitude and latitude (RFC 7946 §3.1.1), and a big triangle drawn
//! flat would cut through the Earth. So a [`Fill`] puts points on every edge, so that none is longer than
//! 1°, cuts the polygon into cells of 5° along one grid that all polygons share, triangulates each cell,
//! and only then takes unit vectors. A vertex shader projects them; nothing is tessellated again when the
//! view moves.
//!
//! [`Lines`] are ribbons of a constant width in pixels: each point of a line is two vertices that know
//! their neighbours, and the shader moves them apart after projection. Lines and fills put their points on
//! an edge at the same positions, so a coastline lies exactly on the edge of its land.

mod cap;
mod crossing;
mod cut;
mod edge;
mod fill;
mod flip;
mod graticule;
mod hole;
mod line;
mod outline;
mod split;
mod tiles;
mod untangle;
mod watertight;

#[cfg(test)]
mod tests;

pub use cap::Cap;
pub use crossing::Crossing;
pub use edge::{CELL_DEG, EdgeKind, PARTS_OF_DEGREE, with_points_between};
pub use fill::{Fill, Filler, FlatCell, fill};
pub use graticule::{WHOLE_EARTH_DEG, graticule};
pub use line::Lines;
pub use outline::{ClipBox, is_seam, strokes};
pub use split::split_at_meridian;
pub use tiles::Bound;
pub use untangle::{Tangle, tangle};

/// Longitude and latitude in degrees, by axis, as the cutter needs them.
type Vertex = [f64; 2];

/// A ring without its closing vertex.
type Ring = Vec<Vertex>;

/// Twice the signed area of a ring, in square degrees; positive where it runs anticlockwise.
fn doubled_area(ring: &[Vertex]) -> f64 {
    let Some(&origin) = ring.first() else { return 0.0 };
    ring.windows(2)
        .map(|edge| {
            let (a, b) = (edge[0], edge[1]);
            (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1])
        })
        .sum()
}
