//! The resources in which the features meet, and the order in which they work.

mod dropped;
mod interface;
mod selection;
mod story;

pub use dropped::{DropFile, DropState, DroppedLayer, DroppedLayers};
pub use interface::Interface;
pub use selection::{Reading, Selection};
pub use story::{Lent, Loan};

use crate::atlas::{ArticleIndex, Atlas, PlaceIndex};
use crate::command::{Command, Notice};
use crate::format::Diagnostic;
use crate::search::Index;
use crate::view::{Comparison, CountryOutline, MapView, MentionsInView, Motion, NamedLine};
use bevy::prelude::*;

/// Commands become state, state becomes a view, the view is drawn.
#[derive(SystemSet, Debug, Clone, PartialEq, Eq, Hash)]
pub struct CommandSystems;

/// What moves the view by itself: flights, glides and steps.
#[derive(SystemSet, Debug, Clone, PartialEq, Eq, Hash)]
pub struct ViewSystems;

/// What is drawn from state and view.
#[derive(SystemSet, Debug, Clone, PartialEq, Eq, Hash)]
pub struct DrawSystems;

/// The order of drawing, as the depth of the 2D camera.
pub(super) mod depth {
    /// The sphere under everything.
    pub(in crate::app) const GLOBE: f32 = 0.0;
    /// Fills of the base map.
    pub(in crate::app) const FILL: f32 = 1.0;
    /// Night and twilight.
    pub(in crate::app) const NIGHT: f32 = 1.5;
    /// Areas of the atlas.
    pub(in crate::app) const AREAS: f32 = 2.0;
    /// Areas of dropped files.
    pub(in crate::app) const DROPPED_AREAS: f32 = 3.0;
    /// The sheet of the base map's lines.
    pub(in crate::app) const LINES: f32 = 4.0;
    /// The edge of the night.
    pub(in crate::app) const NIGHT_LINES: f32 = 4.5;
    /// Lines of the atlas.
    pub(in crate::app) const OVERLAY_LINES: f32 = 5.0;
    /// Lines and dots of dropped files, and what is lit of them.
    pub(in crate::app) const DROPPED_LINES: f32 = 5.2;
    /// The rim of the globe.
    pub(in crate::app) const RIM: f32 = 6.0;
}

/// The line over the map that tells what has been done, while it is shown.
#[derive(Resource, Debug, Default, PartialEq)]
pub struct CurrentNotice(pub Option<Notice>);

/// Whether a picture is being drawn to be saved.
#[derive(Resource, Debug, Default, PartialEq, Eq)]
pub struct Exporting(pub bool);

/// Something a person asked for.
#[derive(Message, Debug, Clone, PartialEq)]
pub struct Act(pub Command);

/// The atlas that is open; replaced whole, never changed.
#[derive(Resource, Debug, Default)]
pub struct OpenAtlas(pub Atlas);

/// What was wrong while loading, as `check` would say it, and what came up since.
#[derive(Resource, Debug, Default)]
pub struct LoadReport {
    /// Faults in the atlas.
    pub diagnostics: Vec<Diagnostic>,
    /// Faults of the base map and of links: one sentence each.
    pub notes: Vec<String>,
}

/// There for a picture: nothing moves by itself, so that the same scene gives the same picture.
#[derive(Resource, Debug)]
pub struct Still;

/// The view of the map.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Deref, DerefMut)]
pub struct View(pub MapView);

/// What moves the view by itself, if anything does: a flight, a glide or steps.
#[derive(Resource, Debug, Default)]
pub struct CurrentFlight(pub Option<Motion>);

/// Size of what is drawn on.
#[derive(Resource, Debug, Clone, Copy, PartialEq)]
pub struct Pixels {
    /// Width in physical pixels.
    pub width: u32,
    /// Height in physical pixels.
    pub height: u32,
    /// Physical pixels per logical pixel.
    pub per_point: f32,
}

/// Where the mentions of an article stand in the reader, as the text was seen last; none before it is.
#[derive(Resource, Debug, Clone, PartialEq, Default)]
pub struct TextInView(pub Option<(ArticleIndex, MentionsInView)>);

/// What is near the place whose card is open; found anew when another one is.
#[derive(Resource, Debug, Default)]
pub struct Nearby(pub crate::atlas::NearBy);

/// A mark of the atlas on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShownMark {
    /// The place that it marks.
    pub place: PlaceIndex,
    /// Its middle, in logical pixels.
    pub at: bevy_egui::egui::Pos2,
    /// Its radius in logical pixels.
    pub radius: f32,
}

/// The parallels that are drawn for the day that is shown, with their names: that of the polar night.
#[derive(Resource, Debug, Clone, PartialEq, Default)]
pub struct NamedLines(pub Vec<NamedLine>);

/// What can be found, once its index has been built.
#[derive(Resource, Debug, Default)]
pub struct SearchIndex(pub Option<Index>);

/// The outlines of countries and the one that is compared, once the comparison has been opened.
#[derive(Resource, Debug, Default)]
pub struct Countries {
    /// Every country of the base map, by name.
    pub outlines: Vec<CountryOutline>,
    /// The comparison of the chosen one.
    pub comparison: Option<Comparison>,
    /// Why there are no outlines, in a sentence.
    pub fault: Option<String>,
}

/// How far the base map has come.
#[derive(Resource, Debug, PartialEq, Eq)]
pub struct Pending {
    /// What is being loaded that the view needs: the id of a message.
    pub what: Option<&'static str>,
    /// Some level of the base map is drawn.
    pub has_map: bool,
}

impl Default for Pending {
    fn default() -> Self {
        Self { what: Some("loading-map"), has_map: false }
    }
}
