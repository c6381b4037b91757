//! What is said of a place, beside what the program measures.

use super::{Atlas, Place, PlaceIndex};
use crate::sphere::{Nearest, bearing_deg, nearest_point};

/// Something that an article or a source says of a place: what can be measured, or what sources differ about.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What is said, in the words of who says it; translated where those are in another language.
    pub says: String,
    /// Who says it.
    pub said_by: SaidBy,
    /// What to measure beside it, where it can be measured.
    pub measure: Option<Measure>,
    /// The length in these words in metres, where there is one to compare with what is measured.
    pub said_m: Option<f64>,
    /// The editor knows that the two lengths differ, and shows both.
    pub is_difference_known: bool,
}

/// A length that is measured within this part of the one that was said is the same: news gives round numbers, and a
/// map at 1:10 million lies up to a kilometre off.
const SAME: f64 = 0.05;

impl Claim {
    /// Whether what was measured is another length than the one that was said. `None` where no length was.
    ///
    /// ```
    /// use high_north::atlas::{Claim, SaidBy};
    /// let said_by = SaidBy::Article { quote: "130 km".to_owned() };
    /// let says = "about 130 km from Ventspils".to_owned();
    /// let claim = Claim { says, said_by, measure: None, said_m: Some(130e3), is_difference_known: false };
    /// assert_eq!(claim.differs_from(134e3), Some(false));
    /// assert_eq!(claim.differs_from(150e3), Some(true));
    /// ```
    pub fn differs_from(&self, measured_m: f64) -> Option<bool> {
        self.said_m.map(|said_m| (measured_m - said_m).abs() > said_m * SAME)
    }
}

/// Who says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaidBy {
    /// An article of the atlas, in these words.
    Article {
        /// The words, verbatim.
        quote: String,
    },
    /// A source of the place, by its URL.
    Source {
        /// One of [`Place::sources`].
        url: String,
    },
}

/// What the program measures of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// How far its mark is from the nearest point of another place, by the id of that.
    DistanceFrom(String),
}

/// What was measured: a distance on the WGS 84 ellipsoid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// The place from which was measured.
    pub from: PlaceIndex,
    /// The nearest point of it, and how far away it is.
    pub nearest: Nearest,
    /// In which direction the place lies as seen from there, in degrees clockwise from north.
    pub bearing_deg: f64,
}

impl Atlas {
    /// Measures of `place` what a claim asks for. `None` where it asks for nothing, or the other place is not there.
    pub fn measured<'a>(&self, place: &Place, measure: impl Into<Option<&'a Measure>>) -> Option<Measured> {
        let Measure::DistanceFrom(id) = measure.into()?;
        let from = self.place_by_id(id)?;
        let nearest = nearest_point(place.anchor, &self.place(from)?.geometry)?;
        Some(Measured { from, nearest, bearing_deg: bearing_deg(nearest.pos, place.anchor) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{built_in, load};
    use crate::sphere::CompassPoint;

    #[test]
    fn a_distance_is_measured_from_the_nearest_point_of_the_other_place() {
        let atlas = load(built_in()).atlas;
        let measured = |of: &str, from: &str| {
            let place = atlas.place_by_id(of).and_then(|index| atlas.place(index)).unwrap();
            atlas.measured(place, &Measure::DistanceFrom(from.to_owned()))
        };
        // GeographicLib 2 in PROJ 9, `geod -I +ellps=WGS84`, in metres.
        for (of, expected_m) in [("kirkenes", 352_613.0), ("border-post", 345_117.0), ("bodo", 79_892.0)] {
            let found = measured(of, "arctic-circle").unwrap();
            assert_eq!(found.nearest.distance_m.round(), expected_m, "{of}");
            assert_eq!(CompassPoint::of_bearing(found.bearing_deg), CompassPoint::North);
        }
        let found = measured("border-post", "kirkenes").unwrap();
        assert_eq!(found.nearest.distance_m.round(), 9_587.0);
        assert_eq!((found.bearing_deg * 10.0).round(), 1_414.0);
        assert_eq!(measured("kirkenes", "atlantis"), None);
    }

    #[test]
    fn every_claim_of_the_built_in_atlas_that_asks_for_it_is_measured() {
        let atlas = load(built_in()).atlas;
        let claims =
            atlas.places.iter().flat_map(|place| place.claims.iter().map(move |claim| (place, claim)));
        let measured: Vec<(&str, f64)> = claims
            .filter_map(|(place, claim)| {
                let found = atlas.measured(place, &claim.measure)?;
                Some((place.id.as_str(), (found.nearest.distance_m / 1000.0).round()))
            })
            .collect();
        assert_eq!(measured, [("ventspils-gotland", 124.0), ("kirkenes", 353.0), ("border-post", 345.0)]);
    }
}
