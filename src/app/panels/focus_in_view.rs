//! What gets the keyboard is brought into view, wherever it stands in a panel that scrolls.

use bevy_egui::egui::accesskit::{Action, ActionRequest, TreeId};
use bevy_egui::egui::{Context, Event, Id, Memory};

/// What is cut off by less than this, in points, is seen well enough.
const CUT_OFF: f32 = 2.0;

/// Before the panels are drawn: where the keyboard has come to something that is not seen whole, has it scrolled to. A
/// pointer goes only to what is seen.
pub(super) fn scroll_to_focus(ctx: &Context) {
    let id = Id::new("focus in view");
    let focused = ctx.memory(Memory::focused);
    let before: Option<Id> = ctx.data(|data| data.get_temp(id)).flatten();
    if focused == before {
        return;
    }
    ctx.data_mut(|data| data.insert_temp(id, focused));
    // A frame later it is known where it stands.
    let Some(response) = focused.and_then(|focused| ctx.read_response(focused)) else { return };
    let (all, seen) = (response.rect.size(), response.interact_rect.size());
    if seen.x < all.x - CUT_OFF || seen.y < all.y - CUT_OFF || response.interact_rect.is_negative() {
        let request = ActionRequest {
            action: Action::ScrollIntoView,
            target_tree: TreeId::ROOT,
            target_node: response.id.accesskit_id(),
            data: None,
        };
        ctx.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
        ctx.request_repaint();
    }
}
