//! The map's plane: from positions on the Earth to positions on the map and back, in f64.
//!
//! The vertex shader (`assets/shaders/map.wgsl`) does the same in f32; hit tests, labels and measuring use this.

use super::{Blend, LonLat, Projection, Rotation, UnitVector};
use std::f64::consts::{FRAC_PI_2, PI, TAU};

/// A position on the map, in Earth radii from the centre of the view: x to the right, y up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapPos {
    /// To the right.
    pub x: f64,
    /// Up.
    pub y: f64,
}

/// Web maps end at this latitude, where a Mercator map of the world is a square: atan(sinh π).
pub const MERCATOR_LIMIT_RAD: f64 = 1.484_422_229_745_332_4;

/// A projection about a centre, with a direction that is up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapFrame {
    rotation: Rotation,
    blend: Blend,
    center: LonLat,
    bearing_deg: f64,
    limit_rad: f64,
}

impl MapFrame {
    /// The map centred at `center`, where `bearing_deg` is the direction that is up, clockwise from north.
    pub fn new(center: LonLat, bearing_deg: f64, blend: impl Into<Blend>) -> Self {
        let blend = blend.into();
        let rotation = Rotation::new(center, bearing_deg);
        Self { rotation, blend, center, bearing_deg, limit_rad: blend.limit_rad() }
    }

    /// The turn into the view's frame.
    pub fn rotation(&self) -> &Rotation {
        &self.rotation
    }

    /// The projection, or what it is changing from and to.
    pub fn blend(&self) -> Blend {
        self.blend
    }

    /// The largest angle from the centre that is shown, in radians.
    pub fn limit_rad(&self) -> f64 {
        self.limit_rad
    }

    /// The largest latitude, north and south, that is shown, in radians.
    pub fn limit_lat_rad(&self) -> f64 {
        FRAC_PI_2 + self.mercator() * (MERCATOR_LIMIT_RAD - FRAC_PI_2)
    }

    fn mercator(&self) -> f64 {
        self.blend.weight(Projection::Mercator)
    }

    /// The position on the map, or `None` where it is not shown.
    pub fn project(&self, ground: UnitVector) -> Option<MapPos> {
        self.shows(ground).then(|| self.plane_from(ground))
    }

    fn shows(&self, ground: UnitVector) -> bool {
        let pos = self.rotation.to_view(ground);
        let angle = pos.x.hypot(pos.y).atan2(pos.z);
        // A rounding error more than the limit is still the limit.
        angle <= self.limit_rad + 1e-12
            && (self.mercator() == 0.0 || ground.z.abs().asin() <= self.limit_lat_rad() + 1e-12)
    }

    /// The position on the plane, shown or not.
    fn plane_from(&self, ground: UnitVector) -> MapPos {
        let pos = self.rotation.to_view(ground);
        let horizontal = pos.x.hypot(pos.y);
        let k =
            if horizontal < 1e-300 { 0.0 } else { self.blend.radius(horizontal.atan2(pos.z)) / horizontal };
        let azimuthal = MapPos { x: k * pos.x, y: k * pos.y };
        let weight = self.mercator();
        if weight == 0.0 {
            return azimuthal;
        }
        let mercator = self.mercator_from(ground);
        MapPos { x: azimuthal.x + weight * mercator.x, y: azimuthal.y + weight * mercator.y }
    }

    /// Latitude of the centre in radians, at which Mercator's scale is taken; never quite at a pole.
    pub fn mercator_lat_rad(&self) -> f64 {
        self.center.lat_deg.to_radians().clamp(-MERCATOR_LIMIT_RAD, MERCATOR_LIMIT_RAD)
    }

    /// Mercator about the central meridian at the scale of the centre, Snyder eq. 7-1 and 7-2.
    fn mercator_from(&self, ground: UnitVector) -> MapPos {
        let center_lat = self.mercator_lat_rad();
        let pos = LonLat::from(ground);
        let lon = (pos.lon_deg - self.center.lon_deg).to_radians();
        let lon = (lon + PI).rem_euclid(TAU) - PI;
        let lat = pos.lat_deg.to_radians().clamp(-1.56, 1.56);
        // The difference of two ordinates without their cancelling: tanh(Δ/2) = sin(δ/2) / cos(mean).
        let (half, mean) = (0.5 * (lat - center_lat), 0.5 * (lat + center_lat));
        let north = 2.0 * (half.sin() / mean.cos()).atanh();
        let scale = center_lat.cos();
        let (sine, cosine) = self.bearing_deg.to_radians().sin_cos();
        let (east, north) = (scale * lon, scale * north);
        MapPos { x: cosine * east - sine * north, y: sine * east + cosine * north }
    }

    /// Longitude and latitude at a position on a Mercator map; the map repeats itself beyond ±180°.
    fn mercator_to(&self, pos: MapPos) -> UnitVector {
        let center_lat = self.mercator_lat_rad();
        let (sine, cosine) = self.bearing_deg.to_radians().sin_cos();
        let (east, north) = (cosine * pos.x + sine * pos.y, cosine * pos.y - sine * pos.x);
        let scale = center_lat.cos();
        let lat = (center_lat.tan().asinh() + north / scale).sinh().atan();
        LonLat::new(self.center.lon_deg + (east / scale).to_degrees(), lat.to_degrees()).into()
    }

    /// What is at a position on the map, or `None` outside of it.
    pub fn invert(&self, pos: MapPos) -> Option<UnitVector> {
        if !pos.x.is_finite() || !pos.y.is_finite() {
            return None;
        }
        let mercator = self.mercator();
        let ground = if mercator == 0.0 {
            self.azimuthal_to(pos)?
        } else if mercator == 1.0 {
            self.mercator_to(pos)
        } else {
            self.sought(pos)?
        };
        self.shows(ground).then_some(ground)
    }

    fn azimuthal_to(&self, pos: MapPos) -> Option<UnitVector> {
        let radius = pos.x.hypot(pos.y);
        if radius > self.blend.radius(self.limit_rad) {
            return None;
        }
        if radius < 1e-300 {
            return Some(self.rotation.from_view(UnitVector { x: 0.0, y: 0.0, z: 1.0 }));
        }
        let (sine, cosine) = self.blend.angle_at_radius(radius, self.limit_rad).sin_cos();
        let in_view = UnitVector { x: sine * pos.x / radius, y: sine * pos.y / radius, z: cosine };
        Some(self.rotation.from_view(in_view))
    }

    /// The inverse of a sum that Mercator is part of: Newton's method from where Mercator or the equal-area map
    /// has it.
    fn sought(&self, pos: MapPos) -> Option<UnitVector> {
        let equal_area = Self::new(self.center, self.bearing_deg, Projection::EqualArea);
        let starts = [Some(self.mercator_to(pos)), equal_area.azimuthal_to(pos)];
        starts.into_iter().flatten().find_map(|start| self.newton(start, pos))
    }

    fn newton(&self, start: UnitVector, pos: MapPos) -> Option<UnitVector> {
        const STEP_RAD: f64 = 1e-6;
        let off = |ground: UnitVector| {
            let at = self.plane_from(ground);
            (at.x - pos.x, at.y - pos.y)
        };
        let mut ground = start;
        for _ in 0..40 {
            let (dx, dy) = off(ground);
            if dx.hypot(dy) < 1e-12 {
                return Some(ground);
            }
            let frame = Rotation::new(LonLat::from(ground), 0.0);
            let moved = |east: f64, north: f64| frame.from_view(UnitVector { x: east, y: north, z: 1.0 });
            let moved = |east: f64, north: f64| {
                let to = moved(east, north);
                UnitVector::normalized(to.x, to.y, to.z).unwrap_or(ground)
            };
            let (east, north) = (off(moved(STEP_RAD, 0.0)), off(moved(0.0, STEP_RAD)));
            let [a, b] = [(east.0 - dx) / STEP_RAD, (north.0 - dx) / STEP_RAD];
            let [c, d] = [(east.1 - dy) / STEP_RAD, (north.1 - dy) / STEP_RAD];
            let determinant = a * d - b * c;
            if determinant.abs() < 1e-9 {
                return None;
            }
            let step = ((-d * dx + b * dy) / determinant, (c * dx - a * dy) / determinant);
            let shorter = (0.3 / step.0.hypot(step.1)).min(1.0);
            ground = moved(shorter * step.0, shorter * step.1);
        }
        let (dx, dy) = off(ground);
        (dx.hypot(dy) < 1e-9).then_some(ground)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_mercator_map_of_the_world_is_a_square() {
        let frame = MapFrame::new(LonLat::new(0.0, 0.0), 0.0, Projection::Mercator);
        let corner = frame.project(LonLat::new(179.999_999, 85.051_128).into()).expect("shown");
        assert!((corner.x - PI).abs() < 1e-6 && (corner.y - PI).abs() < 1e-6, "{corner:?}");
        assert!(frame.project(LonLat::new(0.0, 85.06).into()).is_none());
        assert!((frame.limit_lat_rad() - PI.sinh().atan()).abs() < 1e-15);
    }

    #[test]
    fn mercator_draws_lengths_at_70_degrees_as_at_the_centre_only_where_that_is_the_centre() {
        let small = |center_lat: f64| {
            let frame = MapFrame::new(LonLat::new(25.0, center_lat), 0.0, Projection::Mercator);
            let at = |lat: f64| frame.project(LonLat::new(25.0, lat).into()).expect("shown").y;
            at(70.001) - at(70.0)
        };
        let true_length = 0.001f64.to_radians();
        assert!((small(70.0) / true_length - 1.0).abs() < 1e-4);
        assert!((small(0.0) / true_length - 1.0 / 70.0f64.to_radians().cos()).abs() < 1e-3);
    }

    fn any_blend() -> impl Strategy<Value = Blend> {
        (0usize..5, 0usize..5, prop_oneof![Just(0.0), Just(1.0), 0.0..1.0f64]).prop_map(|(from, to, t)| {
            Blend::between(Projection::ALL[from].into(), Projection::ALL[to].into(), t)
        })
    }

    proptest! {
        #[test]
        fn what_is_projected_comes_back(
            lon in -180.0..180.0f64, lat in -84.0..84.0f64, lon0 in -180.0..180.0f64, lat0 in -85.0..85.0f64,
            bearing in 0.0..360.0f64, blend in any_blend(),
        ) {
            let frame = MapFrame::new(LonLat::new(lon0, lat0), bearing, blend);
            let ground = UnitVector::from(LonLat::new(lon, lat));
            let in_view = frame.rotation().to_view(ground);
            let angle = in_view.x.hypot(in_view.y).atan2(in_view.z);
            // At its very limit the globe's inverse is as steep as a wall: a millimetre of rounding there is metres.
            if angle > frame.limit_rad() - 1e-3 { return Ok(()) }
            let pos = frame.project(ground).expect("within the limit");
            let back = frame.invert(pos);
            // Half way to Mercator the far side folds over: there a place of the map may be two of the Earth.
            let mercator = blend.weight(Projection::Mercator);
            if mercator > 0.0 && mercator < 1.0 {
                if let Some(back) = back {
                    let again = frame.project(back).expect("shown");
                    prop_assert!((again.x - pos.x).hypot(again.y - pos.y) < 1e-8);
                    if angle < 0.7 && lat.abs() < 75.0 && lat0.abs() < 75.0 {
                        prop_assert!(back.angle_to(ground) < 1e-7, "{}", back.angle_to(ground));
                    }
                } else {
                    prop_assert!(angle > 0.7 || lat.abs() > 75.0 || lat0.abs() > 75.0, "not found at {angle}");
                }
            } else {
                let back = back.expect("on the map");
                prop_assert!(back.angle_to(ground) < 1e-10, "{blend:?} {}", back.angle_to(ground));
            }
        }
    }
}
