//! The parts of the base map that a reader can hide.

/// A part of the base map that is shown or hidden as one: what is drawn of it and its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BasePart {
    /// The colours of the sea by its depth, and the lines of equal depth.
    Depths,
    /// Lakes and their shores.
    Lakes,
    /// Rivers.
    Rivers,
    /// The colour of the countries that the article is about.
    StoryLand,
    /// Borders between countries, settled and disputed.
    Borders,
    /// Borders within countries.
    InnerBorders,
    /// Meridians and parallels, and their degrees at the edge of the map.
    Graticule,
    /// The Arctic Circle and other lines of reference that an atlas has.
    ReferenceLines,
    /// Names of countries.
    CountryNames,
    /// Names of seas.
    SeaNames,
    /// Names and dots of cities, towns and villages.
    TownNames,
}

impl BasePart {
    /// Every part, in the order of the panel.
    pub const ALL: [Self; 11] = [
        Self::Depths,
        Self::Lakes,
        Self::Rivers,
        Self::StoryLand,
        Self::Borders,
        Self::InnerBorders,
        Self::Graticule,
        Self::ReferenceLines,
        Self::CountryNames,
        Self::SeaNames,
        Self::TownNames,
    ];

    /// The word for it in a link, and in the ids of its texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Depths => "depths",
            Self::Lakes => "lakes",
            Self::Rivers => "rivers",
            Self::StoryLand => "story-land",
            Self::Borders => "borders",
            Self::InnerBorders => "inner-borders",
            Self::Graticule => "graticule",
            Self::ReferenceLines => "reference-lines",
            Self::CountryNames => "country-names",
            Self::SeaNames => "sea-names",
            Self::TownNames => "town-names",
        }
    }
}

impl std::fmt::Display for BasePart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// The error for a word that names no part of the base map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the base map has no such part: depths, lakes, rivers, story-land, borders, inner-borders, graticule, \
     reference-lines, country-names, sea-names and town-names are known"
)]
pub struct UnknownPart;

impl std::str::FromStr for BasePart {
    type Err = UnknownPart;

    fn from_str(name: &str) -> Result<Self, UnknownPart> {
        Self::ALL.into_iter().find(|part| part.name() == name).ok_or(UnknownPart)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_read_by_the_name_it_writes_and_the_error_lists_them_all() {
        for part in BasePart::ALL {
            assert_eq!(part.to_string().parse(), Ok(part));
            assert!(UnknownPart.to_string().contains(part.name()), "{part}");
        }
        assert_eq!("Rivers".parse::<BasePart>(), Err(UnknownPart));
    }

    #[test]
    fn every_part_is_listed_once() {
        let parts: std::collections::BTreeSet<BasePart> = BasePart::ALL.into();
        assert_eq!(parts.len(), BasePart::ALL.len());
    }
}
