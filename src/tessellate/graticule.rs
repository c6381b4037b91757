//! The net of meridians and parallels.

use super::edge::EdgeKind;
use super::line::Lines;
use geo::{Coord, LineString};

/// Meridians end at this latitude, but for those of 0°, 90° E, 180° and 90° W, which meet at the poles:
/// where all of them meet there would be a knot.
const MERIDIAN_END_DEG: f64 = 80.0;

/// Steps under this many degrees are no net but a surface.
const SMALLEST_STEP_DEG: f64 = 0.25;

/// All of the Earth: its west, south, east and north in degrees.
pub const WHOLE_EARTH_DEG: [f64; 4] = [-180.0, -90.0, 180.0, 90.0];

/// Meridians at multiples of `step_lon` degrees and parallels at multiples of `step_lat` degrees, counted
/// from 0°, `within` a west, south, east and north in degrees; the east may lie beyond 180°.
///
/// Meridians run from 80° S to 80° N, those at multiples of 90° from pole to pole. Parallels of the whole Earth are
/// closed. The first number of the attribute is 0 for a meridian, 1 for a parallel; the second is its longitude, above
/// −180°, or latitude in degrees. A step that is not at least 0.25° gives no lines.
pub fn graticule(step_lon: f64, step_lat: f64, within: [f64; 4]) -> Lines {
    let [west, south, east, north] = within;
    let is_closed = east - west >= 360.0;
    let mut lines = Lines::default();
    for lon in multiples(step_lon, west, east).filter(|&lon| !is_closed || lon > west) {
        let end = if lon % 90.0 == 0.0 { 90.0 } else { MERIDIAN_END_DEG };
        let (from, to) = (south.max(-end), north.min(end));
        if from < to {
            let line = LineString::new(vec![Coord { x: lon, y: from }, Coord { x: lon, y: to }]);
            let name = 180.0 - (180.0 - lon).rem_euclid(360.0);
            lines.push(&line, EdgeKind::Geographic, [0.0, name as f32]);
        }
    }
    for lat in multiples(step_lat, south, north).filter(|&lat| lat.abs() < 90.0) {
        let line = LineString::new(vec![Coord { x: west, y: lat }, Coord { x: east, y: lat }]);
        lines.push(&line, EdgeKind::Geographic, [1.0, lat as f32]);
    }
    lines
}

/// Multiples of a step from one number to another.
fn multiples(step: f64, from: f64, to: f64) -> impl Iterator<Item = f64> {
    let (first, last) = match step >= SMALLEST_STEP_DEG {
        true => ((from / step).ceil() as i32, (to / step).floor() as i32),
        false => (0, -1),
    };
    (first..=last).map(move |index| f64::from(index) * step)
}
