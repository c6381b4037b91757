//! The names of the base map: countries, seas, settlements, each with the scales at which it is shown.

use crate::base::{
    self, BakedError, NameAxis, NameKind, SEA_NAMES_UNTIL_M_PER_PX, TOWN_NAMES_UNTIL_M_PER_PX,
    country_name_until_m_per_px, decode_names,
};
use crate::sphere::UnitVector;

/// What a label names, and so how it is set.
#[derive(Debug, Clone, PartialEq)]
pub enum Class {
    /// A country, with its ISO 3166-1 alpha-3 code.
    Country(String),
    /// A sea.
    Sea,
    /// A city or town.
    Settlement,
}

/// A name of the base map.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// As it is written.
    pub text: String,
    /// What it names.
    pub class: Class,
    /// Where the name belongs.
    pub pos: UnitVector,
    /// It is shown up to this scale, in metres per pixel.
    pub until_m_per_px: f64,
    /// The larger, the sooner it is placed.
    pub priority: f32,
    /// About how many metres a country or sea is across; 0 for a settlement.
    pub extent_m: f64,
    /// How many people live in a settlement; 0 where that is not known, and for what is none.
    pub people: f64,
    /// The capital of a country.
    pub is_capital: bool,
    /// Where on the land of a country its name may be written, the best place first.
    pub axes: Vec<NameAxis>,
}

/// All names of the base map, the most important first.
#[derive(Debug, Default)]
pub struct Gazetteer {
    /// The names.
    pub names: Vec<Name>,
}

/// A sea's name is shown where the sea is about this many pixels across.
const SEA_PX: f64 = 110.0;

impl Gazetteer {
    /// The names of the baked file [`base::NAMES_FILE`].
    pub fn decode(bytes: &[u8]) -> Result<Self, BakedError> {
        let mut names: Vec<Name> = decode_names(bytes)?.into_iter().map(name).collect();
        names.sort_by(|a, b| b.priority.total_cmp(&a.priority));
        Ok(Self { names })
    }
}

/// A name of the base map with the scales at which it is shown.
fn name(mut name: base::Name) -> Name {
    let pos = name.pos().into();
    let axes = match &mut name.kind {
        NameKind::Country { axes, .. } => std::mem::take(axes),
        _ => Vec::new(),
    };
    let decimal_places = |number: u64| (number.max(1) as f64).log10() as f32;
    let (extent_m, people, is_capital) = match name.kind {
        NameKind::Country { area_m2, .. } | NameKind::Sea { area_m2 } => {
            ((area_m2 as f64).sqrt(), 0.0, false)
        }
        NameKind::Settlement { people, is_capital, .. } => (0.0, people as f64, is_capital),
        NameKind::SmallSettlement { people } => (0.0, people as f64, false),
    };
    let (class, until_m_per_px, priority) = match name.kind {
        NameKind::Country { code, rank, .. } => {
            (Class::Country(code), country_name_until_m_per_px(rank), 80.0 - rank as f32)
        }
        // The larger a sea, the further away its name is seen.
        NameKind::Sea { area_m2 } => (
            Class::Sea,
            ((area_m2 as f64).sqrt() / SEA_PX).min(SEA_NAMES_UNTIL_M_PER_PX),
            60.0 + (decimal_places(area_m2) - 12.0),
        ),
        NameKind::Settlement { rank, people, .. } => (
            Class::Settlement,
            TOWN_NAMES_UNTIL_M_PER_PX * (-(rank as f64) * 0.38).exp2(),
            40.0 - rank as f32 + 0.1 * decimal_places(people),
        ),
        NameKind::SmallSettlement { people } => (
            Class::Settlement,
            ((people.max(1) as f64).sqrt() * 3.0).clamp(40.0, 1_500.0),
            20.0 + decimal_places(people),
        ),
    };
    Name { text: name.text, class, pos, until_m_per_px, priority, extent_m, people, is_capital, axes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_important_name_comes_first() {
        let bytes = include_bytes!("../../../geodata/baked/names.bin");
        let gazetteer = Gazetteer::decode(bytes).expect("the baked names");
        let place = |text: &str| gazetteer.names.iter().position(|name| name.text == text).expect("a name");
        let order = ["Russia", "Norway", "Norwegian Sea", "Oslo", "Kirkenes"].map(place);
        assert!(order.is_sorted(), "{order:?}");
        assert!(
            gazetteer.names[place("Oslo")].until_m_per_px > gazetteer.names[place("Kirkenes")].until_m_per_px
        );
    }
}
