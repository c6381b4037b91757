//! The projections a reader can choose.

use std::f64::consts::PI;
use std::fmt;
use std::str::FromStr;

/// A map projection of the sphere about the centre of the view.
///
/// All but one are azimuthal: a position is turned into the view's frame, x to the right, y up, z towards the
/// viewer, and then `(X, Y) = k(z) · (x, y)`. Near the centre all have the scale of the centre.
///
/// Source: Snyder, *Map Projections: A Working Manual*, USGS Professional Paper 1395 (1987),
/// <https://doi.org/10.3133/pp1395>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Projection {
    /// Lambert azimuthal equal-area, Snyder eq. 24-2.
    #[default]
    EqualArea,
    /// Orthographic: the globe from far away, Snyder eq. 20-3.
    Globe,
    /// Stereographic, Snyder eq. 21-4: angles are true.
    Stereographic,
    /// Azimuthal equidistant, Snyder eq. 25-2: distances from the centre are true.
    Equidistant,
    /// Mercator on the sphere, Snyder eq. 7-1 and 7-2, as web maps have it, at the scale of the centre of the view.
    Mercator,
}

/// Equal-area and equidistant maps are shown up to this angle from the centre.
const WIDE_LIMIT_RAD: f64 = 150.0 * PI / 180.0;
/// The stereographic map is shown up to this angle from the centre.
const STEREOGRAPHIC_LIMIT_RAD: f64 = 120.0 * PI / 180.0;

impl Projection {
    /// Every projection, in the order in which a reader steps through them.
    pub const ALL: [Self; 5] =
        [Self::EqualArea, Self::Globe, Self::Stereographic, Self::Equidistant, Self::Mercator];

    /// The projection after this one; after the last the first.
    pub fn next(self) -> Self {
        let index = Self::ALL.iter().position(|projection| *projection == self).unwrap_or(0);
        Self::ALL[(index + 1) % Self::ALL.len()]
    }

    /// The word for it in a link: PROJ's own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::EqualArea => "laea",
            Self::Globe => "ortho",
            Self::Stereographic => "stere",
            Self::Equidistant => "aeqd",
            Self::Mercator => "merc",
        }
    }

    /// The largest angle from the centre that is shown, in radians.
    pub(super) fn limit_rad(self) -> f64 {
        match self {
            Self::EqualArea | Self::Equidistant => WIDE_LIMIT_RAD,
            Self::Globe => PI / 2.0,
            Self::Stereographic => STEREOGRAPHIC_LIMIT_RAD,
            Self::Mercator => PI,
        }
    }

    /// Distance from the centre of the map, in Earth radii, of what is `angle_rad` away on the sphere; nothing
    /// for Mercator, where it depends on the direction.
    pub(super) fn radius(self, angle_rad: f64) -> f64 {
        match self {
            Self::EqualArea => 2.0 * (angle_rad / 2.0).sin(),
            Self::Globe => angle_rad.sin(),
            Self::Stereographic => 2.0 * (angle_rad / 2.0).tan(),
            Self::Equidistant => angle_rad,
            Self::Mercator => 0.0,
        }
    }

    /// How fast [`Self::radius`] grows with the angle.
    pub(super) fn radius_growth(self, angle_rad: f64) -> f64 {
        match self {
            Self::EqualArea => (angle_rad / 2.0).cos(),
            Self::Globe => angle_rad.cos(),
            Self::Stereographic => (angle_rad / 2.0).cos().powi(-2),
            Self::Equidistant => 1.0,
            Self::Mercator => 0.0,
        }
    }

    /// Inverse of [`Self::radius`] within the angle that is shown.
    pub(super) fn angle_at_radius(self, radius: f64) -> f64 {
        match self {
            Self::EqualArea => 2.0 * (radius / 2.0).clamp(-1.0, 1.0).asin(),
            Self::Globe => radius.clamp(-1.0, 1.0).asin(),
            Self::Stereographic => 2.0 * (radius / 2.0).atan(),
            Self::Equidistant => radius,
            Self::Mercator => 0.0,
        }
    }
}

impl FromStr for Projection {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|projection| projection.name() == name).ok_or(())
    }
}

impl fmt::Display for Projection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
