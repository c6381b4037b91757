//! The edge between the article and the map, for those who do not draw it by pointer: its name, its ring and its keys.

use crate::app::Worded as _;
use crate::app::theme::Tokens;
use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::containers::panel::PanelState;
use bevy_egui::egui::{EventFilter, Id, Key, Rangef, Stroke, Ui};

/// How far an arrow key moves the edge, in points.
const STEP: f32 = 20.0;

/// After a panel at the left that can be drawn wider: makes its edge one that a key can move, too.
pub(super) fn edge_ui(ui: &Ui, panel: Id, range: Rangef, tokens: &Tokens) {
    // egui's own name of the widget; a test finds it.
    let id = panel.with("__resize");
    let ctx = ui.ctx();
    let name = ui.words().text("edge-of-article");
    ctx.accesskit_node_builder(id, |node| {
        node.set_role(Role::Splitter);
        node.set_label(name);
    });
    let (Some(edge), true) = (ctx.read_response(id), ui.memory(|memory| memory.has_focus(id))) else {
        return;
    };
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let steps = ui
        .input(|input| input.num_presses(Key::ArrowRight) as f32 - input.num_presses(Key::ArrowLeft) as f32);
    if steps != 0.0
        && let Some(mut state) = PanelState::load(ctx, panel)
    {
        let width = range.clamp(state.outer_rect.width() + steps * STEP);
        state.outer_rect.set_width(width);
        ctx.data_mut(|data| data.insert_persisted(panel, state));
        ctx.request_repaint();
    }
    let ring = Stroke::new(3.0, tokens.focus);
    ui.painter().vline(edge.rect.center().x - 1.5, edge.rect.y_range(), ring);
}
