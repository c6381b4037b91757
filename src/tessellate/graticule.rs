//! The net of meridians and parallels.

use super::edge::EdgeKind;
use super::line::Lines;
use geo::{Coord, LineString};

/// Meridians end at this latitude, but for those of 0°, 90° E, 180° and 90° W, which meet at the poles:
/// where all of them meet there would be a knot.
const MERIDIAN_END_DEG: f64 = 80.0;

/// Steps under this many degrees are no net but a surface.
const SMALLEST_STEP_DEG: f64 = 0.25;

/// Meridians at multiples of `step_lon` degrees and parallels at multiples of `step_lat` degrees, counted
/// from 0°.
///
/// Meridians run from 80° S to 80° N, those at multiples of 90° from pole to pole. Parallels are closed. The
/// first number of the attribute is 0 for a meridian, 1 for a parallel; the second is its longitude or
/// latitude in degrees. A step that is not at least 0.25° gives no lines.
pub fn graticule(step_lon: f64, step_lat: f64) -> Lines {
    let mut lines = Lines::default();
    for lon in multiples(step_lon, 180.0).filter(|&lon| lon > -180.0) {
        let end = if lon % 90.0 == 0.0 { 90.0 } else { MERIDIAN_END_DEG };
        let line = LineString::new(vec![Coord { x: lon, y: -end }, Coord { x: lon, y: end }]);
        lines.push(&line, EdgeKind::Geographic, [0.0, lon as f32]);
    }
    for lat in multiples(step_lat, 90.0).filter(|&lat| lat.abs() < 90.0) {
        let line = LineString::new(vec![Coord { x: -180.0, y: lat }, Coord { x: 180.0, y: lat }]);
        lines.push(&line, EdgeKind::Geographic, [1.0, lat as f32]);
    }
    lines
}

/// Multiples of a step from -end to end.
fn multiples(step: f64, end: f64) -> impl Iterator<Item = f64> {
    let count = if step >= SMALLEST_STEP_DEG { (end / step).floor() as i32 } else { -1 };
    (-count..=count).map(move |index| f64::from(index) * step)
}
