//! Positions on the Earth.

/// A position in longitude and latitude on WGS 84, in degrees, as GeoJSON gives it (RFC 7946 §3.1.1).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LonLat {
    /// Longitude in degrees, east positive.
    pub lon_deg: f64,
    /// Latitude in degrees, north positive.
    pub lat_deg: f64,
}

impl LonLat {
    /// A position from longitude and latitude in degrees, in GeoJSON's order.
    pub const fn new(lon_deg: f64, lat_deg: f64) -> Self {
        Self { lon_deg, lat_deg }
    }

    /// True where both numbers are finite, longitude lies within ±180° and latitude within ±90°.
    pub fn is_in_range(self) -> bool {
        self.lon_deg.abs() <= 180.0 && self.lat_deg.abs() <= 90.0
    }

    /// The same position with its longitude within ±180°: 190° E is 170° W.
    pub fn wrapped(self) -> Self {
        if self.lon_deg.abs() <= 180.0 {
            return self;
        }
        Self { lon_deg: (self.lon_deg + 180.0).rem_euclid(360.0) - 180.0, ..self }
    }
}

impl From<geo::Coord> for LonLat {
    fn from(coord: geo::Coord) -> Self {
        Self::new(coord.x, coord.y)
    }
}

/// A position on the unit sphere: x towards 0° E on the equator, y towards 90° E, z towards the north pole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnitVector {
    /// Towards 0° E on the equator.
    pub x: f64,
    /// Towards 90° E on the equator.
    pub y: f64,
    /// Towards the north pole.
    pub z: f64,
}

impl UnitVector {
    /// The vector of length one in the direction of `(x, y, z)`, or `None` where that has no direction.
    pub fn normalized(x: f64, y: f64, z: f64) -> Option<Self> {
        let length = (x * x + y * y + z * z).sqrt();
        (length.is_finite() && length > 1e-300).then(|| Self { x: x / length, y: y / length, z: z / length })
    }

    /// Cosine of the angle between two positions.
    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    /// Angle between two positions in radians, exact for near ones too.
    pub fn angle_to(self, other: Self) -> f64 {
        let cross = (
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        );
        let sine = (cross.0 * cross.0 + cross.1 * cross.1 + cross.2 * cross.2).sqrt();
        sine.atan2(self.dot(other))
    }

    /// The position a share `t` (0 to 1) of the way along the great circle to `other`.
    ///
    /// Between antipodes, where no great circle is the shortest, it stays at the nearer end.
    pub fn along_great_circle(self, other: Self, t: f64) -> Self {
        let angle = self.angle_to(other);
        let sine = angle.sin();
        if sine < 1e-12 {
            return if t < 0.5 { self } else { other };
        }
        let (a, b) = (((1.0 - t) * angle).sin() / sine, (t * angle).sin() / sine);
        Self::normalized(a * self.x + b * other.x, a * self.y + b * other.y, a * self.z + b * other.z)
            .unwrap_or(self)
    }

    /// The three numbers as `f32`, as the vertex shader takes them (about 0.4 m at the surface).
    pub fn to_f32(self) -> [f32; 3] {
        [self.x as f32, self.y as f32, self.z as f32]
    }
}

impl From<LonLat> for UnitVector {
    fn from(pos: LonLat) -> Self {
        let (sin_lon, cos_lon) = pos.lon_deg.to_radians().sin_cos();
        let (sin_lat, cos_lat) = pos.lat_deg.to_radians().sin_cos();
        Self { x: cos_lat * cos_lon, y: cos_lat * sin_lon, z: sin_lat }
    }
}

impl From<UnitVector> for LonLat {
    fn from(vector: UnitVector) -> Self {
        let horizontal = vector.x.hypot(vector.y);
        Self {
            lon_deg: vector.y.atan2(vector.x).to_degrees(),
            lat_deg: vector.z.atan2(horizontal).to_degrees(),
        }
    }
}
