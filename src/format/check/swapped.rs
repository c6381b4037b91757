//! Positions whose longitude and latitude have changed places.

use crate::sphere::{LonLat, UnitVector};

/// How many spreads from the middle a position lies that does not belong to a layer.
const OUTLIER: f64 = 4.0;

/// The least spread, in degrees, so that a layer of one town still has some.
const LEAST_SPREAD_DEG: f64 = 2.0;

/// How many positions are measured against all others, so that a huge layer takes no more than a moment.
const MOST_MEASURED: usize = 500;

/// Which of some positions lie apart from the others and would lie among them with their numbers swapped, by index.
///
/// Apart is told twice: from the middle of all, and from the nearest neighbour. Where positions are of a whole world, they
/// have far corners where nothing is wrong, and there a position has neighbours.
pub(super) fn find(positions: &[LonLat]) -> Vec<usize> {
    // Of two that are apart nobody can say which is wrong.
    if positions.len() < 3 {
        return Vec::new();
    }
    let lons = Spread::of(positions.iter().map(|at| at.lon_deg).collect());
    let lats = Spread::of(positions.iter().map(|at| at.lat_deg).collect());
    let spreads = |at: LonLat| lons.spreads_to(at.lon_deg).max(lats.spreads_to(at.lat_deg));
    let is_suspect = |index: &usize| {
        let swapped = swap(positions[*index]);
        swapped.is_in_range() && spreads(positions[*index]) > OUTLIER && spreads(swapped) < OUTLIER
    };
    let (suspects, others): (Vec<usize>, Vec<usize>) = (0..positions.len()).partition(is_suspect);
    if suspects.is_empty() || others.len() < 2 {
        return Vec::new();
    }
    let neighbours = Neighbours(others.into_iter().map(|index| positions[index].into()).collect());
    let near_rad = (2.0 * neighbours.usual_rad()).max(LEAST_SPREAD_DEG.to_radians());
    let is_swapped = |index: &usize| {
        let at = positions[*index];
        let is_apart = neighbours.nearest_rad(at.into()) > 2.0 * near_rad;
        is_apart && neighbours.nearest_rad(swap(at).into()) < near_rad
    };
    suspects.into_iter().take(MOST_MEASURED).filter(is_swapped).collect()
}

/// A position with its numbers swapped, which may be none.
pub(super) fn swap(at: LonLat) -> LonLat {
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
