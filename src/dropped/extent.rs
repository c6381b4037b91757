//! The box of longitude and latitude that something lies in.

use crate::sphere::{LonLat, UnitVector};

/// A box of longitude and latitude. Where it lies across the antimeridian its west is greater than its east, as RFC
/// 7946, section 5.2, has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// Degrees of longitude, −180 to 180.
    pub west_deg: f64,
    /// Degrees of latitude.
    pub south_deg: f64,
    /// Degrees of longitude, −180 to 180.
    pub east_deg: f64,
    /// Degrees of latitude.
    pub north_deg: f64,
}

impl Extent {
    /// Degrees of longitude from west to east.
    pub fn width_deg(self) -> f64 {
        let width = self.east_deg - self.west_deg;
        if width < 0.0 { width + 360.0 } else { width }
    }

    /// The middle on the sphere, and the angle in radians from there to what is farthest in the box.
    pub fn cap(self) -> (LonLat, f64) {
        const STEPS: u32 = 16;
        let share = |from: f64, length: f64, step: u32| from + length * f64::from(step) / f64::from(STEPS);
        let places: Vec<UnitVector> = (0..=STEPS)
            .flat_map(|row| (0..=STEPS).map(move |column| (row, column)))
            .map(|(row, column)| {
                let lon_deg = share(self.west_deg, self.width_deg(), column);
                let lat_deg = share(self.south_deg, self.north_deg - self.south_deg, row);
                UnitVector::from(LonLat::new(lon_deg, lat_deg))
            })
            .collect();
        let sum = places.iter().fold([0.0; 3], |sum, v| [sum[0] + v.x, sum[1] + v.y, sum[2] + v.z]);
        let half = LonLat::new(
            wrapped(self.west_deg + self.width_deg() / 2.0),
            f64::midpoint(self.south_deg, self.north_deg),
        );
        let middle = UnitVector::normalized(sum[0], sum[1], sum[2]).unwrap_or_else(|| half.into());
        let radius_rad = places.iter().map(|place| place.angle_to(middle)).fold(0.0, f64::max);
        (middle.into(), radius_rad)
    }
}

/// A longitude from −180 to 180 degrees; ±180 stay as they are.
fn wrapped(lon_deg: f64) -> f64 {
    if lon_deg.abs() <= 180.0 { lon_deg } else { (lon_deg + 180.0).rem_euclid(360.0) - 180.0 }
}

/// Bins of longitude in a degree.
const BINS_PER_DEG: f64 = 10.0;
const BINS: usize = 3600;

/// Gathers positions and edges, and says which box they lie in.
#[derive(Debug, Clone)]
pub(super) struct Extents {
    /// West- and easternmost longitude in each bin; nothing where the first is greater.
    bins: Vec<[f64; 2]>,
    south_deg: f64,
    north_deg: f64,
}

impl Default for Extents {
    fn default() -> Self {
        let nothing = [f64::INFINITY, f64::NEG_INFINITY];
        Self { bins: vec![nothing; BINS], south_deg: f64::INFINITY, north_deg: f64::NEG_INFINITY }
    }
}

fn bin_of(lon_deg: f64) -> usize {
    (((lon_deg + 180.0) * BINS_PER_DEG) as usize).min(BINS - 1)
}

impl Extents {
    /// Adds a position, in degrees.
    pub(super) fn add(&mut self, [lon_deg, lat_deg]: [f64; 2]) {
        let lon_deg = wrapped(lon_deg);
        let bin = &mut self.bins[bin_of(lon_deg)];
        *bin = [bin[0].min(lon_deg), bin[1].max(lon_deg)];
        self.south_deg = self.south_deg.min(lat_deg);
        self.north_deg = self.north_deg.max(lat_deg);
    }

    /// Adds what lies between two positions that were added, straight in longitude and latitude.
    pub(super) fn add_edge(&mut self, from: [f64; 2], to: [f64; 2]) {
        let (west, east) = (from[0].min(to[0]), from[0].max(to[0]));
        // Most edges are shorter than a bin is wide.
        if east - west < 1.0 / BINS_PER_DEG && wrapped(west) <= wrapped(east) {
            let (first, last) = (bin_of(wrapped(west)), bin_of(wrapped(east)));
            if last == first + 1 {
                let border = last as f64 / BINS_PER_DEG - 180.0;
                self.bins[first][1] = self.bins[first][1].max(border);
                self.bins[last][0] = self.bins[last][0].min(border);
            }
            return;
        }
        let cell = |lon: f64| ((lon + 180.0) * BINS_PER_DEG).floor() as i64;
        let (first, last) = (cell(west), cell(east).min(cell(west) + BINS as i64));
        for index in first..=last {
            let place = index.rem_euclid(BINS as i64);
            let side = |index: i64| index as f64 / BINS_PER_DEG - 180.0;
            let bin = &mut self.bins[place as usize];
            if index > first {
                bin[0] = side(place);
                bin[1] = bin[1].max(bin[0]);
            }
            if index < last {
                bin[1] = side(place + 1);
                bin[0] = bin[0].min(bin[1]);
            }
        }
    }

    /// The box, or `None` where nothing was added.
    ///
    /// It lies across the antimeridian only where that makes it narrower than half the Earth: what is everywhere is
    /// from −180 to 180 degrees, and not from one side of an empty ocean to the other.
    pub(super) fn extent(&self) -> Option<Extent> {
        let filled: Vec<[f64; 2]> = self.bins.iter().copied().filter(|bin| bin[0] <= bin[1]).collect();
        let (first, last) = (filled.first()?, filled.last()?);
        let (mut west_deg, mut east_deg) = (first[0], last[1]);
        let gap = filled.windows(2).max_by(|a, b| (a[1][0] - a[0][1]).total_cmp(&(b[1][0] - b[0][1])));
        if let Some([before, after]) = gap
            && 360.0 - (after[0] - before[1]) < (east_deg - west_deg).min(180.0)
        {
            (west_deg, east_deg) = (after[0], before[1]);
        }
        Some(Extent { west_deg, south_deg: self.south_deg, east_deg, north_deg: self.north_deg })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(lines: &[&[[f64; 2]]]) -> [f64; 4] {
        let mut extents = Extents::default();
        for line in lines {
            line.iter().for_each(|&at| extents.add(at));
            line.windows(2).for_each(|edge| extents.add_edge(edge[0], edge[1]));
        }
        let Extent { west_deg, south_deg, east_deg, north_deg } = extents.extent().expect("something");
        [west_deg, south_deg, east_deg, north_deg]
    }

    #[test]
    fn the_box_is_exact_and_may_lie_across_the_antimeridian() {
        assert_eq!(Extents::default().extent(), None);
        assert_eq!(extent(&[&[[12.345, 67.0]]]), [12.345, 67.0, 12.345, 67.0]);
        assert_eq!(extent(&[&[[-3.25, 50.0], [41.5, 71.125]]]), [-3.25, 50.0, 41.5, 71.125]);
        // Fiji, as RFC 7946 has it in section 5.2.
        assert_eq!(extent(&[&[[177.0, -20.0]], &[[-178.0, -16.0]]]), [177.0, -20.0, -178.0, -16.0]);
        let chukotka: [&[[f64; 2]]; 2] =
            [&[[170.5, 62.0], [180.0, 70.0]], &[[-180.0, 65.0], [-169.75, 66.0]]];
        assert_eq!(extent(&chukotka), [170.5, 62.0, -169.75, 70.0]);
    }

    #[test]
    fn what_is_everywhere_does_not_begin_at_an_empty_ocean() {
        let cities: Vec<[f64; 2]> = (-170..=170).step_by(5).map(|lon| [f64::from(lon), 0.0]).collect();
        let points: Vec<&[[f64; 2]]> =
            cities.iter().filter(|at| !(-60.0..-20.0).contains(&at[0])).map(std::slice::from_ref).collect();
        assert_eq!(extent(&points), [-170.0, 0.0, 170.0, 0.0]);
        assert_eq!(extent(&[&[[-180.0, 80.0], [180.0, 80.0]]]), [-180.0, 80.0, 180.0, 80.0]);
    }

    #[test]
    fn an_edge_fills_what_it_runs_over_and_longitudes_go_on_beyond_180() {
        // Without its edge the line would be two points on either side of the antimeridian.
        assert_eq!(extent(&[&[[-170.0, 60.0], [170.0, 60.0]]]), [-170.0, 60.0, 170.0, 60.0]);
        assert_eq!(extent(&[&[[170.0, 60.0], [190.0, 60.0]]]), [170.0, 60.0, -170.0, 60.0]);
        assert_eq!(extent(&[&[[200.0, 1.0], [210.0, 2.0]]]), [-160.0, 1.0, -150.0, 2.0]);
        assert_eq!(extent(&[&[[9.99, 60.0], [10.01, 60.0]]]), [9.99, 60.0, 10.01, 60.0]);
    }

    #[test]
    fn the_cap_of_a_box_across_the_antimeridian_has_its_middle_in_the_box() {
        let fiji = Extent { west_deg: 177.0, south_deg: -20.0, east_deg: -178.0, north_deg: -16.0 };
        let (middle, radius_rad) = fiji.cap();
        assert!((middle.lon_deg - 179.5).abs() < 0.01 && (middle.lat_deg + 18.0).abs() < 0.05, "{middle:?}");
        assert!((0.05..0.06).contains(&radius_rad), "{radius_rad}");
        let arctic = Extent { west_deg: -180.0, south_deg: 60.0, east_deg: 180.0, north_deg: 90.0 };
        let (middle, radius_rad) = arctic.cap();
        assert!(middle.lat_deg > 89.0 && (radius_rad.to_degrees() - 30.0).abs() < 1.0, "{middle:?}");
    }
}
