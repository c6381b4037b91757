//! Which panels are open, and how the map is drawn.

use super::{Lent, Selection};
use crate::app::theme::MarkState;
use crate::atlas::{Atlas, Moment, Place, PlaceIndex};
use crate::settings::Settings;
use crate::sphere::{Instant, MeasuredLine};
use crate::view::{LayerState, Pace, ReaderPage};
use bevy::prelude::*;

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

impl Interface {
    /// Whether a place is drawn: its layer is, and it is of the days that are shown.
    pub fn shows(&self, atlas: &Atlas, place: &Place) -> bool {
        let is_of_the_time = || self.moment.is_none_or(|moment| atlas.is_shown_in(place, moment.shown()));
        self.layers.shows(place) && is_of_the_time()
    }

    /// How a place stands out on the map, as mark, line, area and name.
    pub fn mark_state(&self, index: PlaceIndex, place: &Place, selection: &Selection) -> MarkState {
        match index {
            chosen if selection.place == Some(chosen) => MarkState::Selected,
            pointed if selection.lights(pointed) || self.is_of_the_day(place) => MarkState::Hovered,
            _ => MarkState::Normal,
        }
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
