//! Which of a place's other names stand under its own on the map.

use crate::atlas::{Kind, Place};

/// The Sámi languages, those with more speakers first: a place shows its name in the first that it has one in.
const SAMI: [&str; 7] = ["se", "smj", "sma", "smn", "sms", "sje", "sju"];
/// East of this meridian and north of this parallel Russian is read on the street signs west of the border too.
const RUSSIAN_FROM: (f64, f64) = (28.0, 68.5);

/// The names in the other languages of the ground a place stands on: its Sámi name, and in the borderland its Russian one.
/// What a place is called elsewhere is for its card.
pub(super) fn other_names(place: &Place) -> Vec<&str> {
    if !matches!(place.kind, Kind::Town | Kind::Port) {
        return Vec::new();
    }
    let sami = SAMI.iter().find_map(|language| place.names.get(*language));
    let is_borderland = place.anchor.lon_deg >= RUSSIAN_FROM.0 && place.anchor.lat_deg >= RUSSIAN_FROM.1;
    let russian = place.names.get("ru").filter(|_| is_borderland);
    sami.into_iter().chain(russian).map(String::as_str).filter(|name| *name != place.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{built_in, load};

    #[test]
    fn towns_of_the_north_show_their_sami_names_and_those_at_the_border_their_russian_one() {
        let atlas = load(built_in()).atlas;
        let names = |id: &str| {
            let place = atlas.place_by_id(id).and_then(|index| atlas.place(index)).unwrap();
            other_names(place)
        };
        assert_eq!(names("bodo"), ["Bådåddjo"]);
        assert_eq!(names("kirkenes"), ["Girkonjárga", "Киркенес"]);
        assert!(names("norway").is_empty() && names("arctic-circle").is_empty());
    }
}
