//! Where the keyboard's focus goes when a card opens, and where it comes back to when that closes.

use bevy_egui::egui::{Context, EventFilter, Id, Key, Memory, Modifiers, Rect, Response, Ui};

/// The widget that opened the card by a key.
fn opener() -> Id {
    Id::new("opener of the card")
}

/// A widget that is to get the focus as soon as it is drawn.
fn awaited() -> Id {
    Id::new("awaited focus")
}

/// Which widget is to get the focus.
#[derive(Debug, Clone, Copy)]
struct Awaited {
    id: Id,
    /// It had the focus before.
    is_return: bool,
}

/// The widget in the card that gets the focus when it is opened by a key.
fn card() -> Id {
    Id::new("focus of the card")
}

/// Notes what opened a card: where that was done with a key, the focus goes to the card.
pub fn opened_by(response: &Response) {
    let is_by_key = response.has_focus();
    response.ctx.data_mut(|data| {
        if is_by_key {
            data.insert_temp(opener(), response.id);
            data.insert_temp(awaited(), Awaited { id: card(), is_return: false });
        } else {
            data.remove::<Id>(opener());
            data.remove::<Awaited>(awaited());
        }
    });
}

/// This widget of the card is the one that gets the focus when the card is opened by a key.
pub(super) fn take_card(response: &Response) {
    response.ctx.data_mut(|data| data.insert_temp(card(), response.id));
    take(response, card());
}

/// The map as a stop of the Tab key.
fn map() -> Id {
    Id::new("map")
}

/// The text of the article as a stop of the Tab key.
pub(super) fn text() -> Id {
    Id::new("text of the article")
}

/// Hands the keyboard on from the text to the map, from there to the card where one is open, and so round: else there
/// are all places of the map between them.
pub fn go_to_next_part(ctx: &Context) {
    let focused = ctx.memory(Memory::focused).and_then(|id| ctx.read_response(id));
    let card = ctx.data(|data| data.get_temp::<Id>(card()));
    let ids = [Some(text()), Some(map()), card];
    let parts: Vec<Response> = ids.into_iter().flatten().filter_map(|id| ctx.read_response(id)).collect();
    // What is in the layer of the card and in none of the others is in the card.
    let is_in = |part: &Response, focused: &Response| {
        part.layer_id == focused.layer_id
            && (Some(part.id) == card || part.rect.contains(focused.rect.center()))
    };
    let now = focused.and_then(|focused| parts.iter().position(|part| is_in(part, &focused)));
    let next = now.map_or(0, |now| (now + 1) % parts.len().max(1));
    if let Some(part) = parts.get(next) {
        if Some(part.id) == card {
            // Where Escape leads back to.
            let from = ctx.memory(Memory::focused).unwrap_or(map());
            ctx.data_mut(|data| data.insert_temp(opener(), from));
        }
        ctx.memory_mut(|memory| memory.request_focus(part.id));
    }
}

/// Gives the focus to a widget that awaits it. Returns whether it came back to it, so that it has to be in view.
pub fn take_awaited(response: &Response) -> bool {
    take(response, response.id)
}

fn take(response: &Response, id: Id) -> bool {
    let found = response.ctx.data(|data| data.get_temp::<Awaited>(awaited())).filter(|found| found.id == id);
    if found.is_some() {
        response.ctx.data_mut(|data| data.remove::<Awaited>(awaited()));
        response.request_focus();
    }
    found.is_some_and(|found| found.is_return)
}

/// The card closes: the focus goes back to what opened it.
pub(super) fn go_back(ctx: &Context) {
    ctx.data_mut(|data| {
        if let Some(id) = data.get_temp::<Id>(opener()) {
            data.remove::<Id>(opener());
            data.insert_temp(awaited(), Awaited { id, is_return: true });
        }
    });
}

/// The focus goes to a widget that is perhaps not drawn yet.
pub(super) fn send_to(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.insert_temp(awaited(), Awaited { id, is_return: false }));
}

/// The widget that has the focus, where it was drawn in the layer of `ui` and within `rect` in the last frame.
pub(super) fn focused_within(ui: &Ui, rect: Rect) -> Option<Id> {
    let id = ui.memory(Memory::focused)?;
    let response = ui.ctx().read_response(id)?;
    (response.layer_id == ui.layer_id() && rect.intersects(response.rect)).then_some(id)
}

/// A phrase of the text that has the focus, so that it is known by [`focused_phrase`] where it is scrolled out of view.
pub(super) fn note_phrase(response: &Response) {
    if response.has_focus() {
        response.ctx.data_mut(|data| data.insert_temp(Id::new("focused phrase"), response.id));
    }
}

/// The phrase of the text that has the focus, in view or not.
pub(super) fn focused_phrase(ui: &Ui) -> Option<Id> {
    let noted = ui.data(|data| data.get_temp::<Id>(Id::new("focused phrase")));
    noted.filter(|id| ui.memory(Memory::focused) == Some(*id))
}

/// Keeps keys from moving the focus away from a widget: Escape, and with `has_arrows` the arrows up and down.
pub(super) fn keep(ui: &Ui, id: Id, has_arrows: bool) {
    let filter = EventFilter { escape: true, vertical_arrows: has_arrows, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// Whether Escape was pressed; nobody else sees it then.
pub(super) fn takes_escape(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}
