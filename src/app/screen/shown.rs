//! What the screen shows: the state in one parameter, as the panels want it.

use crate::app::labels::BaseLabels;
use crate::app::linked::{address, scene};
use crate::app::marks::Routes;
use crate::app::panels::{Compare, Export, Panels, ReportLine, panels_ui};
use crate::app::state::{
    Countries, CurrentFlight, CurrentNotice, DroppedLayers, Exporting, Interface, LoadReport, NamedLines,
    Nearby, OpenAtlas, Pending, SearchIndex, Selection, Still, View,
};
use crate::app::theme::Tokens;
use crate::atlas::{ArticleIndex, PlaceIndex};
use crate::command::Command;
use bevy::prelude::*;
use bevy_egui::egui::{Rect, Ui};

/// What the screen shows, in one parameter.
#[derive(bevy::ecs::system::SystemParam)]
pub(super) struct Shown<'w> {
    pub(super) atlas: Res<'w, OpenAtlas>,
    pub(super) view: Res<'w, View>,
    pub(super) interface: Res<'w, Interface>,
    pub(super) selection: Res<'w, Selection>,
    pub(super) names: Res<'w, BaseLabels>,
    pub(super) report: Res<'w, LoadReport>,
    pub(super) pending: Res<'w, Pending>,
    pub(super) countries: Res<'w, Countries>,
    pub(super) index: Res<'w, SearchIndex>,
    pub(super) routes: Res<'w, Routes>,
    pub(super) parallels: Res<'w, NamedLines>,
    pub(super) nearby: Res<'w, Nearby>,
    pub(super) dropped: Res<'w, DroppedLayers>,
    pub(super) still: Option<Res<'w, Still>>,
    pub(super) flight: Res<'w, CurrentFlight>,
    pub(super) notice: Res<'w, CurrentNotice>,
    pub(super) exporting: Res<'w, Exporting>,
}

impl Shown<'_> {
    pub(super) fn tokens(&self) -> &'static Tokens {
        self.interface.settings.theme.tokens()
    }

    /// The other places of the group of marks that is spread out, where the place whose card is open is one of it.
    fn also_here(&self) -> Vec<PlaceIndex> {
        let group = &self.selection.open_cluster;
        let Some(open) = self.selection.place.filter(|place| group.contains(place)) else {
            return Vec::new();
        };
        let is_shown = |place: &PlaceIndex| {
            self.atlas.0.place(*place).is_some_and(|place| self.interface.shows(&self.atlas.0, place))
        };
        group.iter().copied().filter(|place| *place != open).filter(is_shown).collect()
    }
}

/// Draws the panels, and says what of the window they leave for the map.
pub(super) fn panels(root: &mut Ui, shown: &Shown, out: &mut Vec<Command>) -> Rect {
    let report = report_lines(&shown.report);
    let (atlas, flight) = (&shown.atlas.0, shown.flight.0.as_ref());
    let link = address(&scene(atlas, &shown.view, flight, &shown.selection, &shown.interface));
    let also_here = shown.also_here();
    let state = Panels {
        atlas: &shown.atlas.0,
        article: shown.selection.article.unwrap_or(ArticleIndex(0)),
        selected: shown.selection.place,
        pin: shown.selection.pin,
        hovered: shown.selection.hovered,
        passage: shown.selection.passage.as_ref(),
        scroll_request: shown.selection.scroll_request,
        reader_open: shown.interface.reader_open,
        reader_page: shown.interface.reader_page,
        reading: shown.selection.reading.as_ref().map(|reading| reading.mention),
        near: &shown.nearby.0,
        also_here: &also_here,
        layers_open: shown.interface.layers_open,
        help_open: shown.interface.help_open,
        report_open: shown.interface.report_open,
        search: shown.interface.search.as_deref(),
        index: shown.index.0.as_ref(),
        menu_open: shown.interface.menu_open,
        settings_open: shown.interface.settings_open,
        step: shown.selection.step,
        playing: shown.interface.playing,
        dropped: &shown.dropped.layers,
        dropped_feature: shown.selection.dropped,
        is_dragged_over: shown.dropped.is_dragged_over,
        report: &report,
        layers: &shown.interface.layers,
        daylight: shown.interface.daylight,
        moment: shown.interface.moment,
        time_plays: shown.interface.time_plays,
        pace: shown.interface.pace,
        settings: shown.interface.settings,
        bearing_deg: shown.view.bearing_deg(),
        projection: shown.view.projection(),
        view: &shown.view,
        measuring: shown.interface.measuring.as_ref(),
        compare: shown.interface.compare_open.then(|| Compare {
            countries: &shown.countries.outlines,
            comparison: shown.countries.comparison.as_ref(),
            fault: shown.countries.fault.as_deref(),
        }),
        export: shown.interface.export_open.then(|| {
            let size = root.ctx().viewport_rect().size() * root.ctx().zoom_factor();
            Export {
                window_px: (size.x.round() as u32, size.y.round() as u32),
                has_scales: cfg!(not(target_arch = "wasm32")),
                is_drawing: shown.exporting.0,
            }
        }),
        link: &link,
    };
    panels_ui(root, &state, out)
}

fn report_lines(report: &LoadReport) -> Vec<ReportLine> {
    let faults = report.diagnostics.iter().map(|fault| ReportLine {
        file: fault.file.clone(),
        line: Some(fault.line),
        message: fault.message.clone(),
        help: Some(fault.help.clone()).filter(|help| !help.is_empty()),
    });
    let notes = report.notes.iter().map(|note| ReportLine {
        file: String::new(),
        line: None,
        message: note.clone(),
        help: None,
    });
    faults.chain(notes).collect()
}
