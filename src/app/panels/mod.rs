//! The panels: the article, the card of a place, layers and legend, shortcuts, the load report, and the
//! buttons on the map.
//!
//! Panels are plain functions of what they show. They return what a person asks for as [`Command`]s and
//! write no state of the app; scroll positions and the like live in egui's memory. egui may run them twice
//! in a frame: the second time no click is seen, so no command is written twice.

mod compare;
mod credits;
mod daylight;
mod help;
mod icons;
mod layers;
mod measure;
mod measured_line;
mod mention;
mod place_card;
mod position;
mod projection;
mod prose;
mod reader;
mod report;
mod scale_bar;
mod text;
mod toolbar;
mod widgets;

pub use compare::{Compare, compare_ui};
pub use credits::{CREDIT_LINE, CREDITS, credits_ui};
pub use daylight::{Daylight, daylight_ui, daylight_words};
pub use help::help_ui;
pub use layers::{Layers, layers_ui};
pub use measure::{Measure, measure_ui};
pub use measured_line::{MeasuredMap, measured_line_ui};
pub use place_card::{PlaceCard, Quotation, place_card_ui, quotations};
pub use position::{position_rect, position_ui};
pub use projection::projection_ui;
pub use reader::{Reader, reader_ui};
pub use report::{ReportLine, report_ui};
pub use scale_bar::{scale_bar_picture, scale_bar_ui};
pub use toolbar::{toolbar_rect, toolbar_ui};

use crate::app::theme::{Theme, Tokens};
use crate::atlas::{ArticleIndex, Atlas, PlaceIndex};
use crate::command::Command;
use crate::sphere::{Instant, LonLat, MeasuredLine, Notation, Projection, Units};
use crate::view::MapView;
use bevy_egui::egui::{Context, Frame, Id, LayerId, Order, Panel, Pos2, Rect, Ui, pos2, vec2};
use std::collections::BTreeSet;

/// Below this width of the window, in points, text and card share a sheet at the bottom.
pub const NARROW: f32 = 700.0;
/// The share of the height that the sheet takes in a narrow window: never more than 55%.
const SHEET_SHARE: f32 = 0.5;
/// Width of the card in points.
const CARD_WIDTH: f32 = 360.0;
/// Between the edge of the map and what floats on it, in points.
const EDGE: f32 = 12.0;

/// Height of the scale bar with what is around it, in points.
const SCALE_BAR_ROOM: f32 = 44.0;
/// Height of the line with the position above it, in points.
const POSITION_ROOM: f32 = 24.0;
/// Width of the box with what is measured, in points.
const MEASURE_WIDTH: f32 = 350.0;

/// Everything that the panels show.
#[derive(Clone, Copy)]
pub struct Panels<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The article that is open.
    pub article: ArticleIndex,
    /// The place whose card is open.
    pub selected: Option<PlaceIndex>,
    /// The place under the pointer, in the text or on the map.
    pub hovered: Option<PlaceIndex>,
    /// The mention in the open article that the text is led to; its sentence is marked as long as this is
    /// set. See [`Reader::scroll_to`].
    pub scroll_to: Option<usize>,
    /// Counts the requests to scroll: raise it by one with each `Command::ShowMention`.
    pub scroll_request: u64,
    /// Whether the article is shown.
    pub reader_open: bool,
    /// Whether layers and legend are shown.
    pub layers_open: bool,
    /// Whether the shortcuts are shown.
    pub help_open: bool,
    /// Whether the load report is shown.
    pub report_open: bool,
    /// What could not be loaded.
    pub report: &'a [ReportLine],
    /// Ids of the layers that are not drawn.
    pub hidden_layers: &'a BTreeSet<String>,
    /// When it is that day and night are shown, where they are.
    pub daylight: Option<Instant>,
    /// The theme.
    pub theme: Theme,
    /// The direction that is up on the map, in degrees clockwise from north.
    pub bearing_deg: f64,
    /// The projection that was chosen.
    pub projection: Projection,
    /// The view of the map, for the scale bar and the position under the pointer.
    pub view: &'a MapView,
    /// The units of lengths.
    pub units: Units,
    /// How positions are written.
    pub notation: Notation,
    /// The line that is being measured, while measuring.
    pub measuring: Option<&'a MeasuredLine>,
    /// The comparison with Web Mercator, where it is shown.
    pub compare: Option<Compare<'a>>,
    /// The link to what is shown now, for 'Copy link'.
    pub link: &'a str,
}

impl Panels<'_> {
    fn tokens(&self) -> &'static Tokens {
        self.theme.tokens()
    }
}

/// Draws all panels into `ui`, which is the whole window, and writes what a person asks for into `out`.
///
/// Returns the part of the window that is left for the map, in points: beside the article, or above the
/// sheet in a narrow window. The card, the buttons and what they open float on it; [`clear_rect`] says
/// which part of it the card leaves free.
pub fn panels_ui(ui: &mut Ui, state: &Panels<'_>, out: &mut Vec<Command>) -> Rect {
    let window = ui.available_rect_before_wrap();
    let is_narrow = window.width() < NARROW;
    if is_narrow {
        sheet_ui(ui, window, state, out);
    } else {
        side_ui(ui, window, state, out);
    }
    let map = ui.available_rect_before_wrap();
    let tokens = state.tokens();

    // Above what the app paints on the map after this, below what floats.
    let above_labels = LayerId::new(Order::Background, Id::new("map furniture"));
    let painter = ui.painter().clone().with_layer_id(above_labels).with_clip_rect(map);
    let left_bottom = map.left_bottom() + vec2(EDGE, -EDGE);
    scale_bar_ui(ui, left_bottom, state.view, state.units, tokens, out);
    position_ui(ui, map, state.view, state.notation, tokens, out);
    credits_ui(&painter, map, tokens);
    toolbar_ui(ui, map, state, out);
    if !is_narrow && let Some(place) = state.selected {
        card_ui(ui, map, place, state, out);
    }
    floats_ui(ui, map, state, out);
    map
}

/// The part of the map's rectangle that the card of a place does not cover: what is selected should come to
/// stand in its middle.
pub fn clear_rect(map: Rect, window_width: f32, is_card_open: bool) -> Rect {
    let covered = card_rect(map).width() + 2.0 * EDGE;
    if is_card_open && window_width >= NARROW && map.width() - covered >= 200.0 {
        Rect::from_min_max(map.min, map.max - vec2(covered, 0.0))
    } else {
        map
    }
}

/// Whether the pointer at `pos` is the panels' and not the map's, where `map` is what [`panels_ui`]
/// returned: it is beside the map, or on something that floats on it.
pub fn is_over_panels(ctx: &Context, map: Rect, pos: Pos2) -> bool {
    !map.contains(pos) || ctx.layer_id_at(pos).is_some_and(|layer| layer.order != Order::Background)
}

fn reader<'a>(state: &Panels<'a>) -> Reader<'a> {
    Reader {
        atlas: state.atlas,
        article: state.article,
        selected: state.selected,
        hovered: state.hovered,
        scroll_to: state.scroll_to,
        scroll_request: state.scroll_request,
        tokens: state.tokens(),
    }
}

/// The article at the left.
fn side_ui(ui: &mut Ui, window: Rect, state: &Panels<'_>, out: &mut Vec<Command>) {
    if !state.reader_open {
        return;
    }
    let widest = (window.width() * 0.55).clamp(320.0, 680.0);
    Panel::left("reader")
        .frame(Frame::new().fill(state.tokens().panel))
        .default_size(430.0_f32.min(widest))
        .size_range(300.0..=widest)
        .show(ui, |ui| reader_ui(ui, &reader(state), out));
}

/// The card, or else the article, at the bottom of a narrow window.
fn sheet_ui(ui: &mut Ui, window: Rect, state: &Panels<'_>, out: &mut Vec<Command>) {
    if state.selected.is_none() && !state.reader_open {
        return;
    }
    Panel::bottom("sheet")
        .frame(Frame::new().fill(state.tokens().panel))
        .exact_size(window.height() * SHEET_SHARE)
        .show(ui, |ui| match state.selected {
            Some(place) => {
                let height = ui.available_height();
                place_card_ui(ui, &card(state, place), height, out);
                ui.take_available_space();
            }
            None => reader_ui(ui, &reader(state), out),
        });
}

fn card<'a>(state: &Panels<'a>, place: PlaceIndex) -> PlaceCard<'a> {
    PlaceCard { atlas: state.atlas, place, link: state.link, tokens: state.tokens() }
}

/// Where the card stands on the map: at its right, above the credits.
fn card_rect(map: Rect) -> Rect {
    let width = CARD_WIDTH.min(map.width() - 2.0 * EDGE - toolbar::TOOLBAR_WIDTH).max(220.0);
    let left_top = map.right_top() + vec2(-width - EDGE, EDGE);
    Rect::from_min_size(left_top, vec2(width, (map.height() - 2.0 * EDGE - 18.0).max(120.0)))
}

fn card_ui(ui: &Ui, map: Rect, place: PlaceIndex, state: &Panels<'_>, out: &mut Vec<Command>) {
    let rect = card_rect(map);
    widgets::float_area(ui, "card", rect, |ui| {
        widgets::float_frame(state.tokens(), 0).show(ui, |ui| {
            ui.set_width(rect.width() - 2.0);
            place_card_ui(ui, &card(state, place), rect.height() - 2.0, out);
        });
    });
}

/// The place that is open, where it is a point: an area has no one length of the day.
fn lit_place<'a>(state: &Panels<'a>) -> Option<(&'a str, LonLat)> {
    let place = state.selected.and_then(|index| state.atlas.place(index))?;
    matches!(place.geometry, geo::Geometry::Point(_)).then_some((place.name.as_str(), place.anchor))
}

/// Day and night, layers, shortcuts and report, whichever are open; the last is on top.
fn floats_ui(ui: &Ui, map: Rect, state: &Panels<'_>, out: &mut Vec<Command>) {
    let tokens = state.tokens();
    let corner = if toolbar::is_row(map) { vec2(EDGE, 60.0) } else { vec2(toolbar::TOOLBAR_WIDTH, EDGE) };
    let foot = EDGE + SCALE_BAR_ROOM + POSITION_ROOM;
    let mut room = Rect::from_min_max(map.min + corner, map.max - vec2(EDGE, foot));
    if let Some(line) = state.measuring {
        let measure = Measure { line, units: state.units, notation: state.notation, tokens };
        let rect = Rect::from_min_size(room.min, vec2(MEASURE_WIDTH.min(room.width()), 0.0));
        measure_ui(ui, rect, &measure, out);
        // What else floats stands below it.
        let bottom = ui.memory(|memory| memory.area_rect("measure")).map_or(room.top(), |area| area.bottom());
        room.min.y = (bottom + EDGE).min(room.bottom() - 80.0).max(room.top());
    }
    let within =
        |width: f32| Rect::from_min_size(room.min, vec2(width.min(room.width()).max(200.0), room.height()));
    if let Some(instant) = state.daylight {
        let daylight = Daylight { instant, place: lit_place(state), tokens };
        // Beside the layers where both fit, else under the buttons where there is room.
        let beside_layers = room.left() + 340.0 + EDGE;
        let left = if state.layers_open && room.right() - beside_layers >= daylight::WIDTH {
            beside_layers
        } else if map.height() >= daylight::ROOM_BELOW_BUTTONS {
            map.left() + EDGE
        } else {
            room.left()
        };
        daylight_ui(ui, Rect::from_min_max(pos2(left, room.top()), room.max), &daylight, out);
    }
    if state.layers_open {
        let layers = Layers {
            atlas: state.atlas,
            hidden_layers: state.hidden_layers,
            projection: state.projection,
            is_daylight_shown: state.daylight.is_some(),
            tokens,
        };
        let close = Command::ToggleLayers;
        widgets::float(ui, "layers", within(340.0), "Layers and legend", close, tokens, out, |ui, out| {
            layers_ui(ui, &layers, out);
        });
    }
    if let Some(compare) = &state.compare {
        let close = Command::ToggleCompare;
        widgets::float(ui, "compare", within(460.0), "As Mercator sees it", close, tokens, out, |ui, out| {
            compare_ui(ui, compare, state.atlas, state.units, tokens, out);
        });
    }
    if state.report_open {
        let close = Command::ToggleReport;
        widgets::float(
            ui,
            "report",
            within(420.0),
            "What could not be loaded",
            close,
            tokens,
            out,
            |ui, _| {
                report_ui(ui, state.report, tokens);
            },
        );
    }
    if state.help_open {
        widgets::float(ui, "help", within(400.0), "Shortcuts", Command::ToggleHelp, tokens, out, |ui, _| {
            help_ui(ui, tokens);
        });
    }
}
