//! Whether two numbers are a position.

use geo::Coord;

/// Some writers end the Earth a rounding error late, in degrees.
const SLACK_DEG: f64 = 1e-6;
/// Longitudes run on so far: a satellite's track, for a week. More is metres.
const MOST_LON_DEG: f64 = 36_000.0;
/// More than this is no degrees, in whichever order they are.
const MOST_DEG: f64 = 1_000.0;

/// Why two numbers are no longitude and latitude.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misplaced {
    /// The other way round they are.
    Swapped,
    /// They are the metres of a projection.
    Projected,
    /// Neither.
    Nowhere,
}

/// A position with its latitude within ±90°. Its longitude may run on beyond ±180°: any longitude is on the Earth.
pub fn checked(Coord { x, y }: Coord) -> Result<Coord, Misplaced> {
    if y.abs() <= 90.0 + SLACK_DEG && x.abs() <= MOST_LON_DEG {
        let is_rounding = (180.0..=180.0 + SLACK_DEG).contains(&x.abs());
        let x = if is_rounding { x.clamp(-180.0, 180.0) } else { x };
        return Ok(Coord { x, y: y.clamp(-90.0, 90.0) });
    }
    Err(if x.abs() <= 90.0 && y.abs() <= 180.0 {
        Misplaced::Swapped
    } else if x.abs() > MOST_DEG || y.abs() > MOST_DEG {
        Misplaced::Projected
    } else {
        Misplaced::Nowhere
    })
}

/// Whether a longitude runs on beyond ±180°.
pub fn is_beyond(at: Coord) -> bool {
    at.x.abs() > 180.0
}

/// The same position with its longitude within ±180°.
pub fn wrapped(at: Coord) -> Coord {
    let x = if is_beyond(at) { (at.x + 180.0).rem_euclid(360.0) - 180.0 } else { at.x };
    Coord { x, y: at.y }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_longitude_is_on_the_earth_and_other_numbers_are_known_for_what_they_are() {
        for (x, y, wanted) in [
            (30.05, 69.73, Ok((30.05, 69.73))),
            (180.000_000_5, -90.000_000_5, Ok((180.0, -90.0))),
            (190.0, 60.0, Ok((-170.0, 60.0))),
            (540.0, 60.0, Ok((-180.0, 60.0))),
            (-5_000.0, 60.0, Ok((40.0, 60.0))),
            (69.73, 130.05, Err(Misplaced::Swapped)),
            (0.0, -91.0, Err(Misplaced::Swapped)),
            (1_500_000.0, 8_000_000.0, Err(Misplaced::Projected)),
            (1_500_000.0, 0.0, Err(Misplaced::Projected)),
            (400.0, 95.0, Err(Misplaced::Nowhere)),
        ] {
            let found = checked(Coord { x, y }).map(wrapped).map(|at| (at.x, at.y));
            assert_eq!(found, wanted, "{x} {y}");
        }
    }
}
