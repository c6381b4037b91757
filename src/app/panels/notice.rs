//! The line over the map that tells what has been done.

use super::EDGE;

use super::widgets::{float_frame, icon_button, label, quiet_button};
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, type_size};
use crate::command::{Command, Icon, Notice};
use bevy_egui::egui::accesskit::Live;
use bevy_egui::egui::{Align, Align2, Area, Id, Layout, Margin, Order, Rect, Ui, vec2};

/// No line is wider, in points.
const WIDEST: f32 = 460.0;
/// Above the scale bar and the credits, in points.
const ABOVE_FOOT: f32 = 40.0;

/// The line at the foot of the map. A screen reader says it when it has time.
pub fn notice_ui(ui: &Ui, map: Rect, notice: &Notice, tokens: &Tokens, out: &mut Vec<Command>) {
    let words = ui.words();
    let width = (map.width() - 2.0 * EDGE).clamp(160.0, WIDEST);
    Area::new(Id::new("notice"))
        .order(Order::Foreground)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(map.center_bottom() - vec2(0.0, ABOVE_FOOT))
        .movable(false)
        .fade_in(false)
        .default_width(width)
        .show(ui.ctx(), |ui| {
            ui.set_max_width(width);
            let frame = float_frame(tokens, 0).inner_margin(Margin { left: 16, right: 6, top: 6, bottom: 6 });
            frame.show(ui, |ui| {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 12.0;
                    // What stands at its right has its room first.
                    let action = notice.action.as_ref();
                    let taken =
                        44.0 + action.map_or(0.0, |(name, _)| 18.0 + 8.0 * name.chars().count() as f32);
                    ui.scope(|ui| {
                        ui.set_max_width((width - 22.0 - taken).max(80.0));
                        let response = label(ui, &notice.text, theme::regular(type_size::UI), tokens.text);
                        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
                    });
                    if let Some((name, command)) = action
                        && quiet_button(ui, name, tokens).clicked()
                    {
                        out.extend([(**command).clone(), Command::CloseNotice]);
                    }
                    let name = words.text("notice-close");
                    if icon_button(ui, Icon::Close, &name, false, tokens).on_hover_text(&name).clicked() {
                        out.push(Command::CloseNotice);
                    }
                });
            });
        });
}
