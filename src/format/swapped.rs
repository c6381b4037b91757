//! Positions whose longitude and latitude have changed places.

use super::LoadedPlace;
use super::diagnostic::Rule;
use super::source::{Report, Source};
use crate::sphere::{LonLat, UnitVector};

/// How many spreads from the middle a position lies that does not belong to a layer.
const OUTLIER: f64 = 4.0;

/// The least spread, in degrees, so that a layer of one town still has some.
const LEAST_SPREAD_DEG: f64 = 2.0;

/// How many positions are measured against all others, so that a huge layer takes no more than a moment.
const MOST_MEASURED: usize = 500;

/// Reports every place that lies apart from the others of its layer and would lie among them with its numbers swapped.
///
/// Apart is told twice: from the middle of the layer, and from its nearest neighbour. The layers of a whole world have
/// far corners where nothing is wrong, and there a place has neighbours.
pub(super) fn check(places: &[LoadedPlace], source: &Source, report: &mut Report) {
    // Of two that are apart nobody can say which is wrong.
    if places.len() < 3 {
        return;
    }
    let lons = Spread::of(places.iter().map(|place| place.place.anchor.lon_deg).collect());
    let lats = Spread::of(places.iter().map(|place| place.place.anchor.lat_deg).collect());
    let spreads = |at: LonLat| lons.spreads_to(at.lon_deg).max(lats.spreads_to(at.lat_deg));
    let is_suspect = |at: LonLat| {
        let swapped = swap(at);
        swapped.is_in_range() && spreads(at) > OUTLIER && spreads(swapped) < OUTLIER
    };
    let (suspects, others): (Vec<&LoadedPlace>, Vec<&LoadedPlace>) =
        places.iter().partition(|place| is_suspect(place.place.anchor));
    if suspects.is_empty() || others.len() < 2 {
        return;
    }
    let neighbours = Neighbours(others.iter().map(|place| place.place.anchor.into()).collect());
    let near_rad = (2.0 * neighbours.usual_rad()).max(LEAST_SPREAD_DEG.to_radians());
    for place in suspects.into_iter().take(MOST_MEASURED) {
        let at = place.place.anchor;
        let is_apart = neighbours.nearest_rad(at.into()) > 2.0 * near_rad;
        if is_apart && neighbours.nearest_rad(swap(at).into()) < near_rad {
            let (id, LonLat { lon_deg, lat_deg }) = (&place.place.id, at);
            let message = format!(
                "`{id}` lies far from the rest of its layer, and would lie among it with its numbers swapped"
            );
            let help = format!("write longitude first: [{lat_deg}, {lon_deg}]");
            report.add(Rule::SwappedCoordinates, source, place.offset, message, help);
        }
    }
}

fn swap(at: LonLat) -> LonLat {
    LonLat::new(at.lat_deg, at.lon_deg)
}

/// The positions that are not in doubt.
struct Neighbours(Vec<UnitVector>);

impl Neighbours {
    /// Angle from a position to the nearest of them, in radians.
    fn nearest_rad(&self, at: UnitVector) -> f64 {
        self.0.iter().map(|other| at.angle_to(*other)).fold(f64::INFINITY, f64::min)
    }

    /// How far apart neighbours are, by the median, in radians.
    fn usual_rad(&self) -> f64 {
        let step = self.0.len().div_ceil(MOST_MEASURED);
        let mut nearest: Vec<f64> = (0..self.0.len())
            .step_by(step)
            .map(|index| {
                let others = self.0.iter().enumerate().filter(|(other, _)| *other != index);
                others.map(|(_, other)| self.0[index].angle_to(*other)).fold(f64::INFINITY, f64::min)
            })
            .collect();
        median(&mut nearest)
    }
}

/// Median and median deviation, which a few wrong numbers do not move.
struct Spread {
    middle: f64,
    deviation: f64,
}

impl Spread {
    fn of(mut numbers: Vec<f64>) -> Self {
        let middle = median(&mut numbers);
        let mut deviations: Vec<f64> = numbers.iter().map(|number| (number - middle).abs()).collect();
        Self { middle, deviation: median(&mut deviations).max(LEAST_SPREAD_DEG) }
    }

    fn spreads_to(&self, number: f64) -> f64 {
        (number - self.middle).abs() / self.deviation
    }
}

fn median(numbers: &mut [f64]) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}
