//! What the page is told: `data-state`, `data-place` and `data-theme` on its root element, and short messages in `#status`.

use crate::app::state::{Act, CurrentNotice, DrawSystems, Interface, OpenAtlas, Pending, Selection};
use crate::command::Command;
use crate::wording::short;
use crate::words::Language;
use bevy::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (tell_state, tell_notice, show_text).in_set(DrawSystems));
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The state of the map as the page knows it.
#[derive(PartialEq)]
struct Told {
    is_ready: bool,
    place: Option<String>,
    theme: &'static str,
}

/// Tells whether the map is there, which card is open and how it looks, and says the first two.
fn tell_state(
    pending: Res<Pending>,
    atlas: Res<OpenAtlas>,
    selection: Res<Selection>,
    interface: Res<Interface>,
    mut told: Local<Option<Told>>,
) {
    let place = selection.place.and_then(|index| atlas.0.place(index));
    // The first level that is drawn is a map; finer ones come later.
    let is_ready = pending.has_map || told.as_ref().is_some_and(|told| told.is_ready);
    let theme = interface.settings.theme.name();
    let now = Told { is_ready, place: place.map(|place| place.id.clone()), theme };
    if told.as_ref() == Some(&now) {
        return;
    }
    if let Err(error) = write_state(&now) {
        warn!("the page could not be told: {error:?}");
    }
    let language = interface.settings.language;
    let words = language.words();
    let had_place = told.as_ref().is_some_and(|told| told.place.is_some());
    let was_ready = told.as_ref().is_some_and(|told| told.is_ready);
    match place {
        Some(place) => {
            say(language, &words.with("page-status-card", &[("place", short(&place.name).into())]));
        }
        None if had_place => say(language, &words.text("page-status-closed")),
        None if is_ready && !was_ready => say(language, &words.text("page-status-ready")),
        None => {}
    }
    *told = Some(now);
}

fn write_state(now: &Told) -> Result<(), JsValue> {
    let Some(root) = document().and_then(|page| page.document_element()) else { return Ok(()) };
    match &now.place {
        Some(id) => root.set_attribute("data-place", id)?,
        None => root.remove_attribute("data-place")?,
    }
    root.set_attribute("data-theme", now.theme)?;
    // Last: who waits for it finds the rest.
    root.set_attribute("data-state", if now.is_ready { "ready" } else { "starting" })
}

/// Says what the line over the map says.
fn tell_notice(notice: Res<CurrentNotice>, interface: Res<Interface>) {
    if let Some(notice) = notice.0.as_ref().filter(|_| notice.is_changed()) {
        say(interface.settings.language, &notice.text);
    }
}

/// Puts a message where screen readers hear it.
fn say(language: Language, text: &str) {
    let Some(status) = document().and_then(|page| page.get_element_by_id("status")) else { return };
    // The interface may speak another language than the page.
    let _ = status.set_attribute("lang", language.name());
    status.set_text_content(Some(text));
}

/// The link at the head of the page shows the text; this command is the same for those who do not go there with Tab.
fn show_text(mut acts: MessageReader<Act>) {
    if acts.read().any(|Act(command)| *command == Command::ReadText)
        && let Some(link) = document().and_then(|page| page.get_element_by_id("read"))
        && let Ok(link) = link.dyn_into::<HtmlElement>()
    {
        link.click();
    }
}
