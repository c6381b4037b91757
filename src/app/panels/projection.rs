//! The choice of a projection.

use super::widgets::{note, section};
use crate::app::Worded as _;
use crate::app::theme::Tokens;
use crate::command::Command;
use crate::sphere::Projection;
use bevy_egui::egui::Ui;

/// A line for each projection, and what the chosen one keeps true.
pub fn projection_ui(ui: &mut Ui, chosen: Projection, tokens: &Tokens, out: &mut Vec<Command>) {
    section(ui, &ui.words().text("layers-projection"), tokens);
    for projection in Projection::ALL {
        if ui.radio(projection == chosen, ui.words().text(&format!("projection-{projection}"))).clicked()
            && projection != chosen
        {
            out.push(Command::SetProjection(projection));
        }
    }
    let explanation = ui.words().attribute(&format!("projection-{chosen}"), "explanation");
    note(ui, &explanation, tokens);
}
