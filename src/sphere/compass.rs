//! The eight points of the compass.

/// A direction in an eighth of the horizon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompassPoint {
    /// North.
    North,
    /// North-east.
    NorthEast,
    /// East.
    East,
    /// South-east.
    SouthEast,
    /// South.
    South,
    /// South-west.
    SouthWest,
    /// West.
    West,
    /// North-west.
    NorthWest,
}

impl CompassPoint {
    /// Every point, clockwise from north.
    pub const ALL: [Self; 8] = [
        Self::North,
        Self::NorthEast,
        Self::East,
        Self::SouthEast,
        Self::South,
        Self::SouthWest,
        Self::West,
        Self::NorthWest,
    ];

    /// The point nearest to a bearing in degrees clockwise from north, whatever its turns.
    ///
    /// ```
    /// use high_north::sphere::CompassPoint;
    /// assert_eq!(CompassPoint::of_bearing(141.4), CompassPoint::SouthEast);
    /// assert_eq!(CompassPoint::of_bearing(-10.0), CompassPoint::North);
    /// ```
    pub fn of_bearing(bearing_deg: f64) -> Self {
        // What is no number becomes 0, and so north.
        let eighth = (bearing_deg.rem_euclid(360.0) / 45.0).round() as usize;
        Self::ALL[eighth % Self::ALL.len()]
    }

    /// Its name in lower case, with a hyphen: `north-east`. A name for messages and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::North => "north",
            Self::NorthEast => "north-east",
            Self::East => "east",
            Self::SouthEast => "south-east",
            Self::South => "south",
            Self::SouthWest => "south-west",
            Self::West => "west",
            Self::NorthWest => "north-west",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_point_has_the_eighth_about_it() {
        for (index, point) in CompassPoint::ALL.into_iter().enumerate() {
            let middle_deg = index as f64 * 45.0;
            for bearing_deg in [-22.4, 0.0, 22.4, 360.0, -720.0].map(|off_deg| middle_deg + off_deg) {
                assert_eq!(CompassPoint::of_bearing(bearing_deg), point, "{bearing_deg}");
            }
            assert_ne!(CompassPoint::of_bearing(middle_deg + 22.6), point);
        }
        assert_eq!(CompassPoint::of_bearing(f64::NAN), CompassPoint::North);
    }
}
