//! Turning the Earth into the frame of the view.

use super::{LonLat, UnitVector};

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
        fn centre_and_bearing_come_back_from_a_rotation(
            lon in -179.9..179.9f64, lat in -89.0..89.0f64, bearing in 0.1..359.9f64,
        ) {
            let (center, back) = Rotation::new(LonLat::new(lon, lat), bearing).center_and_bearing();
            prop_assert!((center.lon_deg - lon).abs() < 1e-9 && (center.lat_deg - lat).abs() < 1e-9);
            prop_assert!((back - bearing).abs() < 1e-9);
        }
    }
}
