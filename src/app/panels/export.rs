//! What can be saved: a picture of the map, and its visible layers.

use super::widgets::{button, label, note, section};
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, space, type_size};
use crate::command::Command;
use bevy_egui::egui::{Id, Spinner, Ui};

/// No graphics card draws pictures with longer sides, in pixels.
const LONGEST_PX: u32 = 8192;

/// What the dialog shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Export {
    /// Width and height of the window in logical pixels: those of the picture at 1×.
    pub window_px: (u32, u32),
    /// Whether the picture can be larger than the window.
    pub has_scales: bool,
    /// A picture is being drawn.
    pub is_drawing: bool,
}

/// What is chosen in the dialog, as long as the app runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Choice {
    scale: u8,
    panels: bool,
}

/// Size, panels, and a button; below it the layers.
pub fn export_ui(ui: &mut Ui, export: &Export, tokens: &Tokens, out: &mut Vec<Command>) {
    let words = ui.words();
    let id = Id::new("export choice");
    let mut choice =
        ui.data(|data| data.get_temp::<Choice>(id)).unwrap_or(Choice { scale: 2, panels: false });
    if !export.has_scales {
        choice.scale = 1;
    }
    let (width, height) = export.window_px;
    let is_possible = |scale: u8| scale == 1 || width.max(height) * u32::from(scale) <= LONGEST_PX;
    while !is_possible(choice.scale) {
        choice.scale -= 1;
    }
    if export.has_scales {
        section(ui, &words.text("export-size"), tokens);
        ui.horizontal_wrapped(|ui| {
            for scale in 1..=4u8 {
                let name = words.with("export-scale", &[("scale", u32::from(scale).into())]);
                ui.add_enabled_ui(is_possible(scale), |ui| ui.radio_value(&mut choice.scale, scale, name));
            }
        });
    }
    let scale = u32::from(choice.scale);
    let size =
        [("width", (width * scale).to_string().into()), ("height", (height * scale).to_string().into())];
    let size =
        if export.has_scales { words.with("export-pixels", &size) } else { words.text("export-as-screen") };
    note(ui, &size, tokens);
    section(ui, &words.text("export-content"), tokens);
    ui.radio_value(&mut choice.panels, false, words.text("export-map-only"));
    ui.radio_value(&mut choice.panels, true, words.text("export-with-panels"));
    ui.data_mut(|data| data.insert_temp(id, choice));
    ui.add_space(space::SMALL);
    if export.is_drawing {
        ui.horizontal(|ui| {
            ui.add(Spinner::new().size(18.0).color(tokens.accent));
            label(ui, &words.text("export-drawing"), theme::regular(type_size::UI), tokens.text);
        });
        if button(ui, &words.text("export-cancel"), tokens).clicked() {
            out.push(Command::CancelExport);
        }
    } else if button(ui, &words.text("export-save-picture"), tokens).clicked() {
        out.push(Command::ExportPicture { scale: choice.scale, panels: choice.panels });
    }
    section(ui, &words.text("export-layers"), tokens);
    note(ui, &words.text("export-layers-note"), tokens);
    ui.add_space(space::TIGHT);
    if button(ui, &words.text("export-save-layers"), tokens).clicked() {
        out.push(Command::ExportGeoJson);
    }
}
