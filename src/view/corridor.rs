//! The room that a name has to both sides of its line: an arc on the land of a country.

use super::map_view::MapView;
use super::screen::ScreenPos;
use super::turned_box::TurnedBox;
use crate::sphere::{EARTH_RADIUS_M, LonLat, UnitVector};
use std::f64::consts::TAU;

/// A corridor this much narrower in its middle than a text is high may still be wide enough elsewhere: the scale of a
/// map is not the same everywhere.
const NARROWER: f64 = 0.7;

/// All positions within a distance of an arc, which is part of a circle on the sphere, great or small.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Corridor {
    /// The pole of the circle: from there the arc runs anticlockwise.
    pole: UnitVector,
    /// Angle from the pole to the circle, in radians.
    radius_rad: f64,
    /// At right angles to the pole: towards the start of the arc, and a quarter of a turn on.
    axes: [UnitVector; 2],
    /// How far about the pole the arc runs, in radians.
    span_rad: f64,
    half_width_rad: f64,
}

impl Corridor {
    /// The corridor about the arc through three positions, or `None` where no circle goes through them.
    pub(super) fn new(through: [LonLat; 3], half_width_m: f64) -> Option<Self> {
        let [a, b, c] = through.map(UnitVector::from);
        let (u, v) = ([b.x - a.x, b.y - a.y, b.z - a.z], [c.x - b.x, c.y - b.y, c.z - b.z]);
        // The circle is where the plane through the three cuts the sphere.
        let pole = cross(u, v)?;
        let height = pole.dot(a);
        let start =
            UnitVector::normalized(a.x - height * pole.x, a.y - height * pole.y, a.z - height * pole.z)?;
        let next = cross([pole.x, pole.y, pole.z], [start.x, start.y, start.z])?;
        let half_width_rad = half_width_m / EARTH_RADIUS_M;
        (half_width_rad > 0.0).then(|| Self {
            pole,
            radius_rad: pole.angle_to(a),
            axes: [start, next],
            span_rad: c.dot(next).atan2(c.dot(start)).rem_euclid(TAU),
            half_width_rad,
        })
    }

    /// Half of its width on the ground, in metres.
    pub(super) fn half_width_m(&self) -> f64 {
        self.half_width_rad * EARTH_RADIUS_M
    }

    /// The position a share (0 to 1) of the way along the arc.
    pub(super) fn at(&self, share: f64) -> UnitVector {
        self.beside(share, 0.0)
    }

    /// A position beside the arc, so many radians further from its pole.
    fn beside(&self, share: f64, outwards_rad: f64) -> UnitVector {
        let (sine, cosine) = (self.radius_rad + outwards_rad).sin_cos();
        let (along, across) = (share * self.span_rad).sin_cos();
        let [x, y] = self.axes;
        let mix = |pole: f64, x: f64, y: f64| cosine * pole + sine * (across * x + along * y);
        UnitVector {
            x: mix(self.pole.x, x.x, y.x),
            y: mix(self.pole.y, x.y, y.y),
            z: mix(self.pole.z, x.z, y.z),
        }
    }

    /// Positions all around, a hair within: so many steps along each side, and the two ends.
    #[cfg(test)]
    pub(super) fn flanks(&self, steps: u32) -> Vec<LonLat> {
        let width = 0.999 * self.half_width_rad;
        let shares = (0..=steps).map(|step| f64::from(step) / f64::from(steps));
        let sides = shares.flat_map(|share| [-width, width].map(|off| self.beside(share, off)));
        let ends = [0.0, 1.0].map(|share| {
            let (on, into) = (self.at(share), self.at(0.5));
            // The end of the arc, and from there away from its middle.
            let reach = on.angle_to(into);
            on.along_great_circle(into, -width / reach)
        });
        sides.chain(ends).map(LonLat::from).collect()
    }

    /// Whether a position lies in the corridor.
    pub(super) fn holds(&self, pos: UnitVector) -> bool {
        if (self.pole.angle_to(pos) - self.radius_rad).abs() > self.half_width_rad {
            return false;
        }
        let [x, y] = self.axes;
        pos.dot(y).atan2(pos.dot(x)).rem_euclid(TAU) <= self.span_rad
            || [0.0, 1.0].into_iter().any(|end| self.at(end).angle_to(pos) <= self.half_width_rad)
    }

    /// False where the corridor is plainly too narrow on the screen for what is `height_px` high.
    pub(super) fn may_hold(&self, view: &MapView, height_px: f32) -> bool {
        let flanks = [-1.0, 1.0].map(|side| view.screen_from(self.beside(0.5, side * self.half_width_rad)));
        match flanks {
            [Some(one), Some(other)] => one.distance_px(other) > NARROWER * f64::from(height_px),
            // The middle is off the map; what is on it may be wider.
            _ => true,
        }
    }

    /// Whether boxes on the screen lie in the corridor. A box is no larger than a letter, so its corners tell.
    pub(super) fn holds_all(&self, view: &MapView, boxes: &[TurnedBox]) -> bool {
        let is_in = |part: &TurnedBox| {
            part.corners().into_iter().all(|(x, y)| {
                let ground = view.ground_at(ScreenPos::new(f64::from(x), f64::from(y)));
                ground.is_some_and(|ground| self.holds(ground))
            })
        };
        // What does not fit mostly shows at once, in the middle or at an end.
        [boxes.len() / 2, 0].into_iter().all(|index| boxes.get(index).is_none_or(is_in))
            && boxes.iter().all(is_in)
    }
}

/// The direction at right angles to two others.
fn cross(u: [f64; 3], v: [f64; 3]) -> Option<UnitVector> {
    UnitVector::normalized(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_arc_along_a_parallel_keeps_to_it_and_so_does_its_room() {
        let parallel = [10.0, 20.0, 34.0].map(|lon| LonLat::new(lon, 60.0));
        let corridor = Corridor::new(parallel, 50_000.0).expect("an arc");
        for step in 0..=10 {
            let at = LonLat::from(corridor.at(f64::from(step) / 10.0));
            assert!((at.lat_deg - 60.0).abs() < 1e-9, "{at:?}");
        }
        let holds = |lon: f64, lat: f64| corridor.holds(LonLat::new(lon, lat).into());
        assert!(holds(10.0, 60.44) && holds(25.0, 59.56) && holds(9.2, 60.0) && holds(34.8, 60.0));
        assert!(!holds(25.0, 60.46) && !holds(25.0, 59.54) && !holds(9.0, 60.0) && !holds(35.0, 60.0));
    }

    #[test]
    fn three_positions_that_are_not_apart_and_no_width_are_no_corridor() {
        let twice = [LonLat::new(1.0, 2.0), LonLat::new(1.0, 2.0), LonLat::new(3.0, 4.0)];
        assert_eq!(Corridor::new(twice, 1_000.0), None);
        assert_eq!(Corridor::new([0.0, 1.0, 2.0].map(|lon| LonLat::new(lon, 0.0)), 0.0), None);
    }

    proptest! {
        #[test]
        fn what_lies_in_a_corridor_is_near_its_arc_and_what_is_near_lies_in_it(
            lon in -180.0..180.0f64, lat in -70.0..70.0f64, way in 0.0..6.3f64, bend in -0.4..0.4f64, length in 0.5..12.0f64,
            width in 0.1..0.5f64, east in -8.0..8.0f64, north in -8.0..8.0f64,
        ) {
            let at = |along: f64, off: f64| {
                let (sine, cosine) = way.sin_cos();
                LonLat::new(lon + (along * cosine - off * sine) / lat.to_radians().cos(), lat + along * sine + off * cosine)
            };
            let half = length / 2.0;
            let half_width_rad = width * length / 4.0 * 0.017;
            let corridor = Corridor::new([at(-half, 0.0), at(0.0, bend * half), at(half, 0.0)], half_width_rad * EARTH_RADIUS_M).expect("an arc");
            let pos = UnitVector::from(LonLat::new(lon + east, (lat + north).clamp(-90.0, 90.0)));
            let steps = 400;
            let nearest = (0..=steps).map(|step| corridor.at(f64::from(step) / f64::from(steps)).angle_to(pos)).fold(f64::MAX, f64::min);
            let step_rad = corridor.at(0.0).angle_to(corridor.at(1.0 / f64::from(steps)));
            if corridor.holds(pos) {
                prop_assert!(nearest <= half_width_rad + step_rad, "{nearest} of {half_width_rad}");
            } else {
                prop_assert!(nearest >= half_width_rad - 1e-9, "{nearest} of {half_width_rad}");
            }
        }
    }
}
