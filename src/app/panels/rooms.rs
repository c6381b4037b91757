//! The rooms of the window: the article or the card at its side, or both in a sheet at its foot; and what each of them shows.

use super::{
    EDGE, FLOAT_SHARE, NARROW, Panels, PlaceCard, Reader, Search, TimeAxis, edge, floats, place_card_ui,
    reader_ui, sheet, story, toolbar, widgets,
};
use crate::app::Worded as _;
use crate::atlas::{Moment, PlaceIndex};
use crate::command::Command;
use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::{Frame, Id, Panel, Rangef, Rect, Ui, vec2};

pub(super) fn reader<'a>(state: &Panels<'a>) -> Reader<'a> {
    Reader {
        atlas: state.atlas,
        article: state.article,
        page: state.reader_page,
        selected: state.selected,
        hovered: state.hovered,
        passage: state.passage,
        scroll_request: state.scroll_request,
        follows: state.settings.follow,
        reading: state.reading,
        days: state.moment.map(Moment::shown),
        text_size: state.settings.text_size,
        tokens: state.tokens(),
    }
}

pub(super) fn search<'a>(state: &Panels<'a>, is_narrow: bool) -> Search<'a> {
    Search {
        query: state.search,
        index: state.index,
        atlas: state.atlas,
        layers: state.layers,
        layers_open: state.layers_open,
        reader_open: state.reader_open,
        covers_text: is_narrow && state.selected.is_some(),
        free: state.view.free(),
        notation: state.settings.notation,
        tokens: state.tokens(),
    }
}

/// Where the search stands: beside the buttons at the top of the map, or over all the width of a narrow window.
pub(super) fn search_rect(window: Rect, map: Rect) -> Rect {
    if window.width() < NARROW {
        let height = (map.height() - 2.0 * EDGE).max(300.0).min(window.height() - 2.0 * EDGE);
        return Rect::from_min_size(window.min + vec2(EDGE, EDGE), vec2(window.width() - 2.0 * EDGE, height));
    }
    let left_top = map.min + vec2(toolbar::TOOLBAR_WIDTH, EDGE);
    let width = (map.width() - toolbar::TOOLBAR_WIDTH - EDGE).clamp(240.0, 540.0);
    Rect::from_min_size(left_top, vec2(width, (map.height() - 2.0 * EDGE - 60.0).clamp(200.0, 620.0)))
}

/// The article at the left; or the card of a place, where beside the article there is no room for it on the map.
/// Says whether it was the card.
pub(super) fn side_ui(ui: &mut Ui, window: Rect, state: &Panels<'_>, out: &mut Vec<Command>) -> bool {
    if !state.reader_open {
        return false;
    }
    let widest = (window.width() * 0.55).clamp(320.0, 680.0);
    let (range, mut is_card) = (Rangef::new(300.0, widest), false);
    Panel::left("reader")
        .frame(Frame::new().fill(state.tokens().panel))
        .default_size(430.0_f32.min(widest))
        .size_range(range)
        .show(ui, |ui| {
            let map_width = window.right() - ui.max_rect().right();
            match state.selected.filter(|_| !floats::has_room_for_card(map_width)) {
                Some(place) => {
                    is_card = true;
                    card_in_panel(ui, place, state, out);
                }
                None => reader_ui(ui, &reader(state), out),
            }
        });
    edge::edge_ui(ui, Id::new("reader"), range, state.tokens());
    is_card
}

/// The axis of time as a narrow window has it: where that is low, too, there is no room for it while a story is told.
pub(super) fn time_in_narrow<'a>(state: &Panels<'a>, window: Rect) -> Option<TimeAxis<'a>> {
    TimeAxis::of(state, window).filter(|time| !time.is_low || state.step.is_none())
}

/// What a narrow window has at its bottom: the panel that is on top, or the sheet with the card or else the article.
/// Returns where the panel is to stand.
pub(super) fn bottom_ui(
    ui: &mut Ui,
    window: Rect,
    state: &Panels<'_>,
    out: &mut Vec<Command>,
) -> Option<Rect> {
    let tokens = state.tokens();
    // Story bar and axis of time above it take their room from it, and none from the map.
    let story_height = if state.step.is_some() { story::HEIGHT } else { 0.0 };
    let time_height = time_in_narrow(state, window).map_or(0.0, |time| time.height());
    let above = story_height + time_height;
    if let Some(top) = floats::top_float(state) {
        let most = (window.height() * FLOAT_SHARE - above).max(120.0);
        let before = ui.memory(|memory| memory.area_rect(top)).map_or(most, |rect| rect.height().ceil());
        let height = before.min(most);
        sheet::room_ui(ui, height, tokens, |_| {});
        let left_top = window.left_bottom() - vec2(0.0, height);
        return Some(Rect::from_min_size(left_top, vec2(window.width(), most)));
    }
    let name = widgets::name_of(&Command::ToggleReader, ui.words());
    let article =
        state.atlas.article(state.article).map_or(name.as_str(), |article| &article.front_matter.title);
    let title = state.selected.map_or(article, |place| floats::card_name(state, place));
    let sheet = sheet::Sheet { title, asked: (state.scroll_request, state.selected), above, tokens };
    if state.selected.is_some() || state.reader_open {
        sheet::sheet_ui(ui, window, &sheet, |ui| match state.selected {
            Some(place) => card_in_panel(ui, place, state, out),
            None => reader_ui(ui, &reader(state), out),
        });
    }
    None
}

fn card_in_panel(ui: &mut Ui, place: PlaceIndex, state: &Panels<'_>, out: &mut Vec<Command>) {
    let height = ui.available_height();
    place_card_ui(ui, &card(state, place), height, out);
    ui.take_available_space();
    name_card(ui, state, place);
}

/// Says to a screen reader that this is the card of a place.
pub(super) fn name_card(ui: &Ui, state: &Panels<'_>, place: PlaceIndex) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Dialog);
        node.set_label(floats::card_name(state, place));
    });
}

pub(super) fn card<'a>(state: &'a Panels<'a>, place: PlaceIndex) -> PlaceCard<'a> {
    PlaceCard {
        atlas: state.atlas,
        place,
        article: state.article,
        near: state.near,
        also_here: state.also_here,
        settings: &state.settings,
        link: state.link,
    }
}
