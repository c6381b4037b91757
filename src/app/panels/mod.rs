//! The panels: the article, the card of a place, layers and legend, shortcuts, the load report, and the
//! buttons on the map.
//!
//! Panels are plain functions of what they show. They return what a person asks for as [`Command`]s and
//! write no state of the app; scroll positions and the like live in egui's memory. egui may run them twice
//! in a frame: the second time no click is seen, so no command is written twice.

mod base_parts;
mod compare;
mod credits;
mod daylight;
mod dropped;
mod dropped_on_map;
mod edge;
mod export;
mod floats;
mod focus;
mod focus_in_view;
mod help;
mod icons;
mod layers;
mod legend;
mod measure;
mod measured_line;
mod mention;
mod menu;
mod notice;
mod pin;
mod place_card;
mod place_samples;
mod pointed;
mod position;
mod projection;
mod prose;
mod reader;
mod report;
mod rooms;
mod samples;
mod scale_bar;
mod search;
mod settings;
mod sheet;
mod story;
mod switch;
mod time;
mod toolbar;
mod widgets;

pub use compare::{Compare, compare_ui};
pub use credits::{credits_rect, credits_ui};
pub use daylight::{Daylight, daylight_ui, daylight_words};
pub use dropped::{dropped_ui, refusal_words, warning_words};
pub use dropped_on_map::{SHOWN_PROPERTIES, dropped_rects, dropped_tooltip_ui, feature_title};
pub use export::{Export, export_ui};
pub use floats::{clear_rect, floating_card_rect, floating_rects, is_over_panels};
pub use focus::{go_to_next_part, opened_by, take_awaited};
pub use help::help_ui;
#[cfg(test)]
pub(in crate::app) use layers::sample_id;
pub use layers::{Layers, layers_ui};
pub use measure::{Measure, measure_ui};
pub use measured_line::{MeasuredMap, measured_line_ui};
pub use notice::notice_ui;
pub use pin::pin_rect;
pub use place_card::{PlaceCard, place_card_ui};
#[cfg(test)]
pub(in crate::app) use place_samples::Form;
pub use position::{position_rect, position_ui};
pub use projection::projection_ui;
pub(super) use reader::mentions_in_view;
pub use reader::{Reader, reader_ui};
pub use report::{ReportLine, report_ui};
pub use scale_bar::{scale_bar_picture, scale_bar_rect, scale_bar_ui};
pub use search::{Search, search_ui};
pub use settings::settings_ui;
pub use story::{Story, story_ui};
pub use time::{TimeAxis, time_ui};
pub use toolbar::{toolbar_group_rects, toolbar_rect, toolbar_ui};

use crate::app::state::DroppedLayer;
use crate::app::theme::Tokens;
use crate::atlas::{ArticleIndex, Atlas, Moment, NearBy, Passage, PlaceIndex};
use crate::command::Command;
use crate::dropped::DroppedFeature;
use crate::search::Index;
use crate::settings::Settings;
use crate::sphere::{Instant, LonLat, MeasuredLine, Projection};
use crate::view::{LayerState, MapView, Pace, ReaderPage};
use bevy_egui::egui::{Id, LayerId, Order, Rect, Ui};
use dropped_on_map::dropped_float_ui;
use floats::{card_ui, floats_ui};
use rooms::{bottom_ui, card, name_card, search, search_rect, side_ui, time_in_narrow};

/// Below this width of the window, in points, text and card share a sheet at the bottom.
pub const NARROW: f32 = 700.0;
/// The most of the height that a panel takes in a narrow window.
const FLOAT_SHARE: f32 = 0.5;
/// Between the edge of the map and what floats on it, in points.
const EDGE: f32 = 12.0;

/// Everything that the panels show.
#[derive(Clone, Copy)]
pub struct Panels<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The article that is open.
    pub article: ArticleIndex,
    /// The place whose card is open.
    pub selected: Option<PlaceIndex>,
    /// The position that was typed in and is pinned on the map.
    pub pin: Option<LonLat>,
    /// The place under the pointer, in the text or on the map.
    pub hovered: Option<PlaceIndex>,
    /// What the text of the open article is led to; its sentences are marked as long as this is set. See
    /// [`Reader::passage`].
    pub passage: Option<&'a Passage>,
    /// Counts the requests to scroll: raise it by one with each `Command::ShowMention` or `Command::ShowPassage`.
    pub scroll_request: u64,
    /// Whether the article is shown.
    pub reader_open: bool,
    /// The page of the reader that is turned to.
    pub reader_page: ReaderPage,
    /// The mention that the map shows because it is being read.
    pub reading: Option<usize>,
    /// What is near the place whose card is open.
    pub near: &'a NearBy,
    /// The other places of the group of marks that is spread out, where that place is one of it.
    pub also_here: &'a [PlaceIndex],
    /// Whether layers and legend are shown.
    pub layers_open: bool,
    /// Whether the shortcuts are shown.
    pub help_open: bool,
    /// Whether the load report is shown.
    pub report_open: bool,
    /// What is searched for, where the search is open.
    pub search: Option<&'a str>,
    /// What can be found, once that is known.
    pub index: Option<&'a Index>,
    /// Whether the menu of all commands is shown.
    pub menu_open: bool,
    /// Whether what can be set is shown.
    pub settings_open: bool,
    /// The step of the story that is told, from 0; none outside the story.
    pub step: Option<usize>,
    /// Whether the story goes on by itself.
    pub playing: bool,
    /// The files that were dropped on the map.
    pub dropped: &'a [DroppedLayer],
    /// The feature of one of them whose card is open.
    pub dropped_feature: Option<DroppedFeature>,
    /// Whether a file is held over the window.
    pub is_dragged_over: bool,
    /// What could not be loaded.
    pub report: &'a [ReportLine],
    /// How the layers are drawn, and which parts of the base map are hidden.
    pub layers: &'a LayerState,
    /// When it is that day and night are shown, where they are.
    pub daylight: Option<Instant>,
    /// What is chosen on the axis of time, where that is shown.
    pub moment: Option<Moment>,
    /// Whether time goes on by itself along the axis.
    pub time_plays: bool,
    /// How fast it does.
    pub pace: Pace,
    /// What is kept between runs: the theme, the units and so on.
    pub settings: Settings,
    /// The direction that is up on the map, in degrees clockwise from north.
    pub bearing_deg: f64,
    /// The projection that was chosen.
    pub projection: Projection,
    /// The view of the map, for the scale bar and the position under the pointer.
    pub view: &'a MapView,
    /// The line that is being measured, while measuring.
    pub measuring: Option<&'a MeasuredLine>,
    /// The comparison with Web Mercator, where it is shown.
    pub compare: Option<Compare<'a>>,
    /// What can be saved, where that is shown.
    pub export: Option<Export>,
    /// The link to what is shown now, for 'Copy link'.
    pub link: &'a str,
}

impl Panels<'_> {
    fn tokens(&self) -> &'static Tokens {
        self.settings.theme.tokens()
    }
}

/// Draws all panels into `ui`, which is the whole window, and writes what a person asks for into `out`.
///
/// Returns the part of the window that is left for the map, in points: beside the article, or above the
/// sheet in a narrow window. The card, the buttons and what they open float on it; [`clear_rect`] says
/// which part of it the card leaves free.
pub fn panels_ui(ui: &mut Ui, state: &Panels<'_>, out: &mut Vec<Command>) -> Rect {
    pointed::begin(ui.ctx());
    let window = ui.available_rect_before_wrap();
    let is_narrow = window.width() < NARROW;
    focus_in_view::scroll_to_focus(ui.ctx());
    let (story, time) = (Story::of(state), TimeAxis::of(state, window));
    let mut is_card_beside = is_narrow;
    let mut room = None;
    if is_narrow {
        room = bottom_ui(ui, window, state, out);
        if let Some(story) = &story {
            story::story_panel_ui(ui, story, out);
        }
        if let Some(time) = time_in_narrow(state, window) {
            time::time_panel_ui(ui, &time, out);
        }
    } else {
        is_card_beside = side_ui(ui, window, state, out);
    }
    let map = ui.available_rect_before_wrap();
    let tokens = state.tokens();

    // Above what the app paints on the map after this, below what floats.
    let above_labels = LayerId::new(Order::Background, Id::new("map furniture"));
    let painter = ui.painter().clone().with_layer_id(above_labels).with_clip_rect(map);
    scale_bar_ui(ui, map, state.view, state.settings.units, tokens, out);
    position_ui(ui, map, state.view, state.settings.notation, tokens, out);
    credits_ui(&painter, map, state.view, tokens);
    if let Some(pin) = state.pin {
        let notation = state.settings.notation;
        pin::pin_ui(ui, &painter, map, pin, state.view, notation, tokens, out);
    }
    toolbar_ui(ui, map, state, out);
    if let Some(place) = state.selected.filter(|_| !is_card_beside) {
        card_ui(ui, map, place, state, out);
    }
    let clear = clear_rect(map, window.width(), state.selected.is_some());
    let mut foot = story.filter(|_| !is_narrow).map(|story| {
        let rect = story::rect(map, clear);
        story::story_float_ui(ui, rect, &story, out);
        rect
    });
    if let Some(time) = time.filter(|_| !is_narrow) {
        let rect = time::rect(time.height(), map, clear, foot);
        time::time_float_ui(ui, rect, &time, out);
        foot = Some(rect);
    }
    floats_ui(ui, map, room, foot, state, out);
    dropped_float_ui(ui, map, state, out);
    pointed::end(ui.ctx(), out);
    search_ui(ui, search_rect(window, map), &search(state, is_narrow), out);
    map
}
