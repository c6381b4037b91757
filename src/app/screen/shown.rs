//! What the screen shows: the state in one parameter, as the panels want it, and as a link.

use crate::app::labels::BaseLabels;
use crate::app::marks::Routes;
use crate::app::panels::{Compare, Panels, ReportLine, panels_ui};
use crate::app::state::{
    Countries, DroppedLayers, Interface, LoadReport, NamedLines, Nearby, OpenAtlas, Pending, SearchIndex,
    Selection, Still, View,
};
use crate::app::theme::{Theme, Tokens};
use crate::atlas::{ArticleIndex, Atlas};
use crate::command::Command;
use crate::sphere::Projection;
use crate::view::Link;
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
}

impl Shown<'_> {
    pub(super) fn tokens(&self) -> &'static Tokens {
        self.interface.settings.theme.tokens()
    }
}

/// Draws the panels, and says what of the window they leave for the map.
pub(super) fn panels(root: &mut Ui, shown: &Shown, out: &mut Vec<Command>) -> Rect {
    let report = report_lines(&shown.report);
    let link = link(&shown.atlas.0, &shown.view, &shown.selection, &shown.interface).to_string();
    let state = Panels {
        atlas: &shown.atlas.0,
        article: shown.selection.article.unwrap_or(ArticleIndex(0)),
        selected: shown.selection.place,
        hovered: shown.selection.hovered,
        passage: shown.selection.passage.as_ref(),
        scroll_request: shown.selection.scroll_request,
        reader_open: shown.interface.reader_open,
        reader_page: shown.interface.reader_page,
        reading: shown.selection.reading.as_ref().map(|reading| reading.mention),
        near: &shown.nearby.0,
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

/// The link to what is shown.
pub(in crate::app) fn link(atlas: &Atlas, view: &View, selection: &Selection, interface: &Interface) -> Link {
    let first_article = atlas.articles.first().map(|article| &article.id);
    Link {
        map: Some(view.to_link()),
        article: selection
            .article
            .and_then(|index| atlas.article(index))
            .map(|article| article.id.clone())
            .filter(|id| Some(id) != first_article),
        place: selection.place.and_then(|index| atlas.place(index)).map(|place| place.id.clone()),
        step: selection.step.map(|step| step + 1),
        layers: (!interface.layers.are_layers_at_start())
            .then(|| interface.layers.shown().into_iter().map(|(id, _)| id).collect()),
        projection: Some(view.projection()).filter(|chosen| *chosen != Projection::default()),
        daylight: interface.daylight,
        theme: (interface.settings.theme != Theme::default())
            .then(|| interface.settings.theme.name().to_owned()),
    }
}
