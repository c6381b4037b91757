//! The resources in which the features meet, and the order in which they work.

use crate::atlas::{ArticleIndex, Atlas, Moment, Passage, Place, PlaceIndex};
use crate::command::{Command, Notice};
use crate::dropped::{DropId, Dropped, DroppedFeature, Refusal};
use crate::format::Diagnostic;
use crate::search::Index;
use crate::settings::Settings;
use crate::sphere::{Instant, LonLat, MeasuredLine, Projection};
use crate::view::{
    Comparison, CountryOutline, LayerState, MapView, MentionsInView, Motion, NamedLine, Pace, ReaderPage,
};
use bevy::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

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

/// What a reader has chosen and points at.
#[derive(Resource, Debug, Clone, PartialEq, Default)]
pub struct Selection {
    /// The place whose card is open.
    pub place: Option<PlaceIndex>,
    /// A position that was typed in and is pinned on the map.
    pub pin: Option<LonLat>,
    /// The place that is pointed at, on the map or in the text.
    pub hovered: Option<PlaceIndex>,
    /// The places that a text, a list or a card points at.
    pub lit: Vec<PlaceIndex>,
    /// The mention of the article that the map follows, and its places.
    pub reading: Option<Reading>,
    /// The places of the group of marks that is spread out; none where no group is open.
    pub open_cluster: Vec<PlaceIndex>,
    /// The feature of a dropped file whose card is open; never together with a place.
    pub dropped: Option<DroppedFeature>,
    /// The article in the reader.
    pub article: Option<ArticleIndex>,
    /// What the text of the article is led to; its sentences are marked.
    pub passage: Option<Passage>,
    /// Counts the requests to scroll there.
    pub scroll_request: u64,
    /// The step of the story that is told, from 0; none outside the story.
    pub step: Option<usize>,
}

/// What the steps of a story change on the map, so that it can be given back.
#[derive(Debug, Clone, PartialEq)]
pub struct Lent {
    /// How the layers are drawn.
    pub layers: Loan<LayerState>,
    /// When it is that day and night are shown.
    pub daylight: Loan<Option<Instant>>,
    /// The projection.
    pub projection: Loan<Projection>,
}

/// Something of the reader's that a story may change for the while of a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Loan<T> {
    own: T,
    shown: T,
}

impl<T: Clone + PartialEq> Loan<T> {
    /// Before the first step.
    pub fn new(own: T) -> Self {
        Self { shown: own.clone(), own }
    }

    /// What is to be shown now that a step wants this, or wants nothing. What is no longer as the last step left it,
    /// the reader has chosen: that is the reader's own from now on.
    pub fn next(&mut self, now: &T, wanted: Option<T>) -> T {
        if *now != self.shown {
            self.own = now.clone();
        }
        self.shown = wanted.unwrap_or_else(|| self.own.clone());
        self.shown.clone()
    }
}

impl Selection {
    /// Whether a place is lit up: pointed at on the map or in a text, or read of.
    pub fn lights(&self, place: PlaceIndex) -> bool {
        let is_read = self.reading.as_ref().is_some_and(|reading| reading.places.contains(&place));
        self.hovered == Some(place) || is_read || self.lit.contains(&place)
    }
}

/// Where the mentions of an article stand in the reader, as the text was seen last; none before it is.
#[derive(Resource, Debug, Clone, PartialEq, Default)]
pub struct TextInView(pub Option<(ArticleIndex, MentionsInView)>);

/// A mention that is being read while the map follows the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Index of the mention in the article that is open.
    pub mention: usize,
    /// The places that it stands for.
    pub places: Vec<PlaceIndex>,
}

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

/// Which panels are open, how layers are drawn, and what is set.
#[derive(Resource, Debug, Clone, PartialEq)]
pub struct Interface {
    /// The article is shown.
    pub reader_open: bool,
    /// The page of the reader that is turned to.
    pub reader_page: ReaderPage,
    /// Layers and legend are shown.
    pub layers_open: bool,
    /// The list of shortcuts is shown.
    pub help_open: bool,
    /// The load report is shown.
    pub report_open: bool,
    /// What is searched for, where the search is open.
    pub search: Option<String>,
    /// The menu of all commands is shown.
    pub menu_open: bool,
    /// What can be set is shown.
    pub settings_open: bool,
    /// What can be saved is shown.
    pub export_open: bool,
    /// The window takes the whole screen.
    pub is_full_screen: bool,
    /// No panel at all is shown.
    pub map_only: bool,
    /// When it is that day and night are shown, where they are.
    pub daylight: Option<Instant>,
    /// How the layers of the atlas are drawn, and which parts of the base map are hidden.
    pub layers: LayerState,
    /// What is chosen on the axis of time, where that is shown: what happened later, or before its days, is not drawn.
    pub moment: Option<Moment>,
    /// Time goes on by itself along the axis.
    pub time_plays: bool,
    /// How fast it does.
    pub pace: Pace,
    /// What is kept between runs.
    pub settings: Settings,
    /// The line that is being measured, while measuring.
    pub measuring: Option<MeasuredLine>,
    /// The comparison with Web Mercator is shown.
    pub compare_open: bool,
    /// The country that is compared, as its code in ISO 3166-1 alpha-3.
    pub compared: String,
    /// The story goes on by itself.
    pub playing: bool,
    /// What the story has changed, while it is told.
    pub lent: Option<Lent>,
}

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

impl Default for Interface {
    fn default() -> Self {
        Self {
            reader_open: true,
            reader_page: ReaderPage::default(),
            layers_open: false,
            help_open: false,
            report_open: false,
            search: None,
            menu_open: false,
            settings_open: false,
            export_open: false,
            is_full_screen: false,
            map_only: false,
            daylight: None,
            layers: LayerState::default(),
            moment: None,
            time_plays: false,
            pace: Pace::default(),
            settings: Settings::default(),
            measuring: None,
            compare_open: false,
            compared: "NOR".to_owned(),
            playing: false,
            lent: None,
        }
    }
}

/// A file that is to be drawn on the map.
#[derive(Message, Debug, Clone, PartialEq)]
pub struct DropFile {
    /// Where it is.
    pub path: PathBuf,
    /// Whether the map goes there once it is drawn.
    pub fly: bool,
}

/// The GeoJSON files that were dropped on the map, in the order in which they came.
#[derive(Resource, Debug, Default)]
pub struct DroppedLayers {
    /// The files.
    pub layers: Vec<DroppedLayer>,
    /// A file is held over the window, and may be dropped on it.
    pub is_dragged_over: bool,
}

/// A GeoJSON file that was dropped on the map.
#[derive(Debug, Clone)]
pub struct DroppedLayer {
    /// What commands call it.
    pub id: DropId,
    /// The name of the file.
    pub name: String,
    /// It is drawn.
    pub is_shown: bool,
    /// How far it has come.
    pub state: DropState,
}

/// How far a dropped file has come.
#[derive(Debug, Clone)]
pub enum DropState {
    /// It is read, and then drawn.
    Loading {
        /// Bytes that were read.
        bytes: u64,
        /// Bytes that it has; 0 where that is not known.
        total: u64,
        /// How much is drawn, from 0 to 1; nothing while it is read.
        drawn: Option<f32>,
    },
    /// It is on the map.
    Ready {
        /// What it holds.
        file: Arc<Dropped>,
        /// How far apart, in metres, the positions of lines are at least that are drawn; 0 where all are.
        thinning_m: f64,
    },
    /// It cannot be shown.
    Failed(Refusal),
}

impl DroppedLayer {
    /// What it holds, once it is on the map.
    pub fn file(&self) -> Option<&Arc<Dropped>> {
        match &self.state {
            DropState::Ready { file, .. } => Some(file),
            DropState::Loading { .. } | DropState::Failed(_) => None,
        }
    }

    /// Which of the colours of dropped files it has.
    pub fn color(&self) -> usize {
        self.id.0 as usize % 3
    }
}

impl DroppedLayers {
    /// A file by its id.
    pub fn layer(&self, id: DropId) -> Option<&DroppedLayer> {
        self.layers.iter().find(|layer| layer.id == id)
    }

    /// True while a file is read or drawn.
    pub fn is_loading(&self) -> bool {
        self.layers.iter().any(|layer| matches!(layer.state, DropState::Loading { .. }))
    }

    /// The feature that is drawn at a position, of the uppermost file that has one there.
    pub fn hit(&self, pos: crate::sphere::LonLat, radius_m: f64) -> Option<DroppedFeature> {
        self.layers.iter().rev().filter(|layer| layer.is_shown).find_map(|layer| {
            let feature = layer.file()?.hit(pos, radius_m)?;
            Some(DroppedFeature { file: layer.id, feature })
        })
    }
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

impl Interface {
    /// Whether a place is drawn: its layer is, and it is of the days that are shown.
    pub fn shows(&self, atlas: &Atlas, place: &Place) -> bool {
        let is_of_the_time = || self.moment.is_none_or(|moment| atlas.is_shown_in(place, moment.shown()));
        self.layers.shows(place) && is_of_the_time()
    }

    /// Whether a place happened, or began, on the day that time has come to.
    pub fn is_of_the_day(&self, place: &Place) -> bool {
        let first = || place.when.as_ref()?.days().map(|(first, _)| first);
        self.moment.is_some_and(|moment| first() == Some(moment.day()))
    }

    /// How strongly a place is drawn, 0 to 1: as its layer is. What is chosen or pointed at is seen in full.
    pub fn opacity(&self, place: &Place, is_lit: bool) -> f32 {
        if is_lit { 1.0 } else { self.layers.opacity(&place.layer) }
    }
}
