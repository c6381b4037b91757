//! The load report: what of an atlas could not be read, and what to do about it.

use super::widgets::{label, note};
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, space, type_size};
use bevy_egui::egui::{Frame, Ui};

/// A line of the load report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportLine {
    /// The file, relative to the atlas; empty where the message is about none.
    pub file: String,
    /// Line in the file, from 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl ReportLine {
    /// Where it is, as `geodata/places.geojson:12`.
    fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.file),
            None => self.file.clone(),
        }
    }
}

/// Every line of the report.
pub fn report_ui(ui: &mut Ui, lines: &[ReportLine], tokens: &Tokens) {
    if lines.is_empty() {
        note(ui, &ui.words().text("report-nothing"), tokens);
        return;
    }
    note(ui, &ui.words().text("report-rest"), tokens);
    for line in lines {
        ui.add_space(space::TIGHT);
        Frame::new().fill(tokens.panel_raised).corner_radius(space::CORNER_SMALL).inner_margin(10).show(
            ui,
            |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 2.0;
                if !line.file.is_empty() {
                    label(ui, &line.place(), theme::semibold(type_size::SMALL), tokens.error);
                }
                label(ui, &line.message, theme::regular(type_size::UI), tokens.text);
                if let Some(help) = &line.help {
                    note(ui, help, tokens);
                }
            },
        );
    }
}
