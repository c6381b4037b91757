//! Places and the layers they belong to.

use super::named::names;
use super::{Claim, Source, Status, When};
use crate::sphere::LonLat;
use std::collections::BTreeMap;

/// What a place is; each kind has a mark of its own on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A town or city.
    Town,
    /// A base or headquarters.
    Base,
    /// A port.
    Port,
    /// A border crossing or border post.
    BorderCrossing,
    /// A border between two countries.
    Border,
    /// A sea or a part of one.
    Sea,
    /// A strait.
    Strait,
    /// A country.
    Country,
    /// A region that is no country.
    Region,
    /// A circle of latitude or another line of reference.
    Line,
    /// A ship.
    Ship,
    /// An exercise.
    Exercise,
    /// Where an agreement was made.
    Agreement,
    /// Where something happened.
    Incident,
    /// Anything else, from a GeoJSON file that does not say.
    Other,
}

/// How sure a position is, and so how it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// Known to the metre or so: a crisp mark.
    Surveyed,
    /// Near: a halo.
    Approximate,
    /// Somewhere along a line: a fuzzy segment.
    Segment,
    /// Somewhere in an area, or the area itself: hatched.
    Area,
    /// Only a sketch of where: dashed.
    Schematic,
}

names! { Kind,
    Town = "town";
    Base = "base";
    Port = "port";
    BorderCrossing = "border-crossing";
    Border = "border";
    Sea = "sea";
    Strait = "strait";
    Country = "country";
    Region = "region";
    Line = "line";
    Ship = "ship";
    Exercise = "exercise";
    Agreement = "agreement";
    Incident = "incident";
    Other = "other";
}

names! { Precision,
    Surveyed = "surveyed";
    Approximate = "approximate";
    Segment = "segment";
    Area = "area";
    Schematic = "schematic";
}

/// The geometry of a place. Rings are closed; a polygon's first ring is its outer one.
pub type Geometry = geo::Geometry<f64>;

/// A colour and a width asked for by simplestyle-spec 1.1.0. Colours are sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Style {
    /// `marker-color`.
    pub marker: Option<[u8; 3]>,
    /// `stroke`.
    pub stroke: Option<[u8; 3]>,
    /// `stroke-width`, in pixels.
    pub stroke_width_px: Option<f32>,
    /// `stroke-opacity`, 0 to 1.
    pub stroke_opacity: Option<f32>,
    /// `fill`.
    pub fill: Option<[u8; 3]>,
    /// `fill-opacity`, 0 to 1.
    pub fill_opacity: Option<f32>,
}

/// A place of an atlas: a GeoJSON feature of one of its layers.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its id, unique in the atlas.
    pub id: String,
    /// The layer it belongs to, by id.
    pub layer: String,
    /// Its name.
    pub name: String,
    /// Its names in other languages, by BCP 47 tag.
    pub names: BTreeMap<String, String>,
    /// What it is.
    pub kind: Kind,
    /// How sure its position is.
    pub precision: Precision,
    /// How sure what is told of it is, where the atlas says so.
    pub status: Option<Status>,
    /// Context in the editor's words.
    pub summary: String,
    /// When it happened.
    pub when: Option<When>,
    /// Where its facts come from.
    pub sources: Vec<Source>,
    /// What is said of it that can be measured.
    pub claims: Vec<Claim>,
    /// Its geometry in longitude and latitude.
    pub geometry: Geometry,
    /// Where its mark and its label stand: a point in or on the geometry.
    pub anchor: LonLat,
    /// What it asks to look like.
    pub style: Style,
    /// The country of the base map that this place is, as an ISO 3166-1 alpha-3 code (`"iso_a3": "NOR"`).
    pub iso_a3: Option<String>,
}

impl Place {
    /// True where it is a point and so has a mark.
    pub fn is_point(&self) -> bool {
        matches!(self.geometry, geo::Geometry::Point(_) | geo::Geometry::MultiPoint(_))
    }

    /// True where its style asks for neither a fill nor a line: it is no more than its name.
    pub fn is_only_a_name(&self) -> bool {
        !self.is_point() && self.style.fill_opacity == Some(0.0) && self.style.stroke_opacity == Some(0.0)
    }

    /// False for a sketch of a region: it covers half the map, and a click within it means something else.
    /// Its label can still be clicked.
    pub fn is_hit_by_pointer(&self) -> bool {
        self.is_point() || self.precision != Precision::Schematic
    }
}

/// What a layer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayerKind {
    /// Places an article mentions.
    Places,
    /// Areas.
    Areas,
    /// Routes.
    Routes,
    /// Things that happened.
    Events,
    /// What the story stands on without naming it: no article need mention it.
    Context,
}

names! { LayerKind,
    Places = "places";
    Areas = "areas";
    Routes = "routes";
    Events = "events";
    Context = "context";
}

/// A layer of an atlas: one GeoJSON file.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// Its id in `atlas.toml`.
    pub id: String,
    /// What a reader sees.
    pub title: String,
    /// What it holds.
    pub kind: LayerKind,
    /// Whether it is drawn at the start.
    pub visible: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_format_is_read_as_what_it_names() {
        assert!(Kind::ALL.iter().all(|kind| kind.name().parse() == Ok(*kind)));
        assert!(Precision::ALL.iter().all(|precision| precision.to_string().parse() == Ok(*precision)));
        assert!(LayerKind::ALL.iter().all(|kind| kind.name().parse() == Ok(*kind)));
        assert_eq!("Town".parse::<Kind>(), Err(()));
        let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        assert_eq!(
            names,
            [
                "town",
                "base",
                "port",
                "border-crossing",
                "border",
                "sea",
                "strait",
                "country",
                "region",
                "line",
                "ship",
                "exercise",
                "agreement",
                "incident",
                "other"
            ]
        );
    }
}
