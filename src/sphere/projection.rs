//! Azimuthal projections about the centre of the view, forward and inverse, in f64.
//!
//! The vertex shader (`assets/shaders/projection.wgsl`) does the same in f32; hit tests, labels and
//! measuring use these. A position is first turned into the view's frame ([`Rotation`]): x to the right,
//! y up, z towards the viewer. Then one line does the whole family: `(X, Y) = k(z) · (x, y)`.
//!
//! Source: Snyder, *Map Projections: A Working Manual*, USGS Professional Paper 1395 (1987),
//! <https://doi.org/10.3133/pp1395>.

use super::{LonLat, UnitVector};

/// A position on the map, in Earth radii from the centre of the view: x to the right, y up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapPos {
    /// To the right.
    pub x: f64,
    /// Up.
    pub y: f64,
}

/// An azimuthal projection of the sphere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Projection {
    /// Lambert azimuthal equal-area, Snyder eq. 24-2.
    EqualArea,
    /// Orthographic: the globe from far away, Snyder eq. 20-3.
    Orthographic,
    /// Stereographic with true scale at the centre, Snyder eq. 21-4.
    Stereographic,
    /// Azimuthal equidistant, Snyder eq. 25-2.
    Equidistant,
    /// From equal-area (`globe` = 0) to orthographic (`globe` = 1), by weight.
    Blend {
        /// Share of the orthographic projection, 0 to 1.
        globe: f64,
    },
}

/// Equal-area and equidistant maps are shown up to this angle from the centre.
const WIDE_LIMIT_RAD: f64 = 150.0 * std::f64::consts::PI / 180.0;
/// The stereographic map is shown up to this angle from the centre.
const STEREOGRAPHIC_LIMIT_RAD: f64 = 120.0 * std::f64::consts::PI / 180.0;

impl Projection {
    /// The largest angle from the centre that is shown, in radians.
    ///
    /// A blend is shown as far as it is single-valued: up to where its radius stops growing,
    /// (1 − g) cos(θ/2) + g cos θ = 0.
    pub fn limit_rad(self) -> f64 {
        match self {
            Self::EqualArea | Self::Equidistant => WIDE_LIMIT_RAD,
            Self::Orthographic => std::f64::consts::FRAC_PI_2,
            Self::Stereographic => STEREOGRAPHIC_LIMIT_RAD,
            Self::Blend { globe } => {
                let g = globe.clamp(0.0, 1.0);
                if g < 1e-6 {
                    return WIDE_LIMIT_RAD;
                }
                let cos_half = ((8.0 * g * g + (1.0 - g).powi(2)).sqrt() - (1.0 - g)) / (4.0 * g);
                (2.0 * cos_half.clamp(0.0, 1.0).acos()).min(WIDE_LIMIT_RAD)
            }
        }
    }

    /// Distance from the centre of the map, in Earth radii, of what is `angle_rad` away on the sphere.
    pub fn radius(self, angle_rad: f64) -> f64 {
        match self {
            Self::EqualArea => 2.0 * (angle_rad / 2.0).sin(),
            Self::Orthographic => angle_rad.sin(),
            Self::Stereographic => 2.0 * (angle_rad / 2.0).tan(),
            Self::Equidistant => angle_rad,
            Self::Blend { globe } => {
                (1.0 - globe) * Self::EqualArea.radius(angle_rad)
                    + globe * Self::Orthographic.radius(angle_rad)
            }
        }
    }

    /// The position on the map, or `None` beyond the angle that is shown.
    pub fn project(self, pos_in_view: UnitVector) -> Option<MapPos> {
        let horizontal = pos_in_view.x.hypot(pos_in_view.y);
        let angle = horizontal.atan2(pos_in_view.z);
        if angle > self.limit_rad() + 1e-12 {
            return None;
        }
        if horizontal < 1e-300 {
            return Some(MapPos { x: 0.0, y: 0.0 });
        }
        let k = self.radius(angle) / horizontal;
        Some(MapPos { x: k * pos_in_view.x, y: k * pos_in_view.y })
    }

    /// The position in the view's frame, or `None` outside the map.
    pub fn invert(self, pos: MapPos) -> Option<UnitVector> {
        let radius = pos.x.hypot(pos.y);
        if !radius.is_finite() || radius > self.radius(self.limit_rad()) {
            return None;
        }
        let angle = self.angle_at_radius(radius);
        if radius < 1e-300 {
            return Some(UnitVector { x: 0.0, y: 0.0, z: 1.0 });
        }
        let (sine, cosine) = angle.sin_cos();
        Some(UnitVector { x: sine * pos.x / radius, y: sine * pos.y / radius, z: cosine })
    }

    /// Inverse of [`Self::radius`] within the angle that is shown.
    fn angle_at_radius(self, radius: f64) -> f64 {
        match self {
            Self::EqualArea => 2.0 * (radius / 2.0).clamp(-1.0, 1.0).asin(),
            Self::Orthographic => radius.clamp(-1.0, 1.0).asin(),
            Self::Stereographic => 2.0 * (radius / 2.0).atan(),
            Self::Equidistant => radius,
            Self::Blend { .. } => {
                // The radius grows with the angle up to the limit, so halving always ends: 60 halvings
                // of 150° are less than a rounding error.
                let (mut low, mut high) = (0.0, self.limit_rad());
                for _ in 0..60 {
                    let middle = 0.5 * (low + high);
                    if self.radius(middle) < radius { low = middle } else { high = middle }
                }
                0.5 * (low + high)
            }
        }
    }
}

/// The turn from the Earth's frame into the view's: x to the right, y up, z towards the viewer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rotation {
    /// What points to the right, up, and towards the viewer.
    rows: [UnitVector; 3],
}

impl Rotation {
    /// The view centred at `center`, where `bearing_deg` is the direction that is up, clockwise from north.
    pub fn new(center: LonLat, bearing_deg: f64) -> Self {
        let (east, north, out) = frame(center);
        let (sine, cosine) = bearing_deg.to_radians().sin_cos();
        let mix = |a: f64, b: f64| UnitVector {
            x: a * east.x + b * north.x,
            y: a * east.y + b * north.y,
            z: a * east.z + b * north.z,
        };
        Self { rows: [mix(cosine, -sine), mix(sine, cosine), out] }
    }

    /// The rows of the matrix, as the shader takes them.
    pub fn rows(&self) -> [UnitVector; 3] {
        self.rows
    }

    /// A position in the view's frame.
    pub fn to_view(&self, pos: UnitVector) -> UnitVector {
        UnitVector { x: self.rows[0].dot(pos), y: self.rows[1].dot(pos), z: self.rows[2].dot(pos) }
    }

    /// A position of the view's frame on the Earth.
    pub fn from_view(&self, pos: UnitVector) -> UnitVector {
        let [right, up, out] = self.rows;
        UnitVector {
            x: pos.x * right.x + pos.y * up.x + pos.z * out.x,
            y: pos.x * right.y + pos.y * up.y + pos.z * out.y,
            z: pos.x * right.z + pos.y * up.z + pos.z * out.z,
        }
    }

    /// The centre of the view, and the direction that is up, in degrees clockwise from north.
    pub fn center_and_bearing(&self) -> (LonLat, f64) {
        let center = LonLat::from(self.rows[2]);
        let (east, north, _) = frame(center);
        let up = self.rows[1];
        (center, up.dot(east).atan2(up.dot(north)).to_degrees().rem_euclid(360.0))
    }

    /// This view turned by the shortest way that brings what is at `from` to `to`, both in the view's frame.
    pub fn turned(&self, from: UnitVector, to: UnitVector) -> Self {
        let cosine = from.dot(to);
        if cosine < -1.0 + 1e-9 {
            return *self;
        }
        let axis =
            [from.y * to.z - from.z * to.y, from.z * to.x - from.x * to.z, from.x * to.y - from.y * to.x];
        // Rodrigues' formula with the axis scaled by the sine: v' = v cos + a × v + a (a · v) / (1 + cos).
        let turn = |v: UnitVector| {
            let along = (axis[0] * v.x + axis[1] * v.y + axis[2] * v.z) / (1.0 + cosine);
            [
                v.x * cosine + axis[1] * v.z - axis[2] * v.y + axis[0] * along,
                v.y * cosine + axis[2] * v.x - axis[0] * v.z + axis[1] * along,
                v.z * cosine + axis[0] * v.y - axis[1] * v.x + axis[2] * along,
            ]
        };
        let columns = [
            turn(UnitVector { x: 1.0, y: 0.0, z: 0.0 }),
            turn(UnitVector { x: 0.0, y: 1.0, z: 0.0 }),
            turn(UnitVector { x: 0.0, y: 0.0, z: 1.0 }),
        ];
        let row = |i: usize| {
            let [a, b, c] = self.rows;
            UnitVector::normalized(
                columns[0][i] * a.x + columns[1][i] * b.x + columns[2][i] * c.x,
                columns[0][i] * a.y + columns[1][i] * b.y + columns[2][i] * c.y,
                columns[0][i] * a.z + columns[1][i] * b.z + columns[2][i] * c.z,
            )
        };
        match (row(0), row(1), row(2)) {
            (Some(right), Some(up), Some(out)) => Self { rows: [right, up, out] },
            _ => *self,
        }
    }
}

/// East, north and outwards at a position. At a pole north is along the position's own meridian.
fn frame(center: LonLat) -> (UnitVector, UnitVector, UnitVector) {
    let (sin_lon, cos_lon) = center.lon_deg.to_radians().sin_cos();
    let (sin_lat, cos_lat) = center.lat_deg.to_radians().sin_cos();
    (
        UnitVector { x: -sin_lon, y: cos_lon, z: 0.0 },
        UnitVector { x: -sin_lat * cos_lon, y: -sin_lat * sin_lon, z: cos_lat },
        UnitVector::from(center),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [Projection; 7] = [
        Projection::EqualArea,
        Projection::Orthographic,
        Projection::Stereographic,
        Projection::Equidistant,
        Projection::Blend { globe: 0.0 },
        Projection::Blend { globe: 0.35 },
        Projection::Blend { globe: 1.0 },
    ];

    #[test]
    fn a_blend_at_its_ends_is_the_projection_itself() {
        for degrees in [0.0, 1.0, 30.0, 60.0, 89.0] {
            let angle = f64::to_radians(degrees);
            assert_eq!(Projection::Blend { globe: 0.0 }.radius(angle), Projection::EqualArea.radius(angle));
            assert_eq!(
                Projection::Blend { globe: 1.0 }.radius(angle),
                Projection::Orthographic.radius(angle)
            );
        }
        assert!((Projection::Blend { globe: 1.0 }.limit_rad().to_degrees() - 90.0).abs() < 1e-9);
    }

    #[test]
    fn east_is_right_and_north_is_up_and_a_bearing_turns_them() {
        let near = LonLat::new(20.1, 65.0);
        let in_view = Rotation::new(LonLat::new(20.0, 65.0), 0.0).to_view(near.into());
        assert!(in_view.x > 0.0 && in_view.y.abs() < 1e-5 && in_view.z > 0.99);
        let turned = Rotation::new(LonLat::new(20.0, 65.0), 90.0).to_view(near.into());
        assert!(turned.y > 0.0 && turned.x.abs() < 1e-5, "east is up at a bearing of 90°: {turned:?}");
    }

    proptest! {
        #[test]
        fn what_is_projected_comes_back(
            lon in -180.0..180.0f64, lat in -90.0..90.0f64, lon0 in -180.0..180.0f64, lat0 in -90.0..90.0f64,
            bearing in 0.0..360.0f64,
        ) {
            let rotation = Rotation::new(LonLat::new(lon0, lat0), bearing);
            let ground = UnitVector::from(LonLat::new(lon, lat));
            let in_view = rotation.to_view(ground);
            prop_assert!(rotation.from_view(in_view).angle_to(ground) < 1e-12);
            for projection in ALL {
                // At its very limit the globe's inverse is as steep as a wall: a millimetre of rounding there is metres.
                let angle = in_view.x.hypot(in_view.y).atan2(in_view.z);
                if angle > projection.limit_rad() - 1e-3 { continue }
                let pos = projection.project(in_view).expect("within the limit");
                let back = projection.invert(pos).expect("on the map");
                prop_assert!(back.angle_to(in_view) < 1e-10, "{projection:?} {}", back.angle_to(in_view));
            }
        }

        #[test]
        fn centre_and_bearing_come_back_from_a_rotation(
            lon in -179.9..179.9f64, lat in -89.0..89.0f64, bearing in 0.1..359.9f64,
        ) {
            let (center, back) = Rotation::new(LonLat::new(lon, lat), bearing).center_and_bearing();
            prop_assert!((center.lon_deg - lon).abs() < 1e-9 && (center.lat_deg - lat).abs() < 1e-9);
            prop_assert!((back - bearing).abs() < 1e-9);
        }
    }
}
