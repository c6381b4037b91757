//! The search: a field at the top of the map, and under it what it finds.
//!
//! It is a combo box as ARIA describes one (ARIA Authoring Practices Guide, *Combobox Pattern*): the field keeps the
//! focus, the arrow keys go through the list, and the line that they are at is the field's active descendant.

mod choice;
mod keys;
mod line;
mod memory;
mod row;

use super::icons::{Ink, icon};
use super::widgets::{float_frame, icon_button, note};
use crate::app::Worded as _;
use crate::app::theme::{Tokens, regular, space, type_size};
use crate::atlas::Atlas;
use crate::command::{Command, Icon};
use crate::search::{Index, Target};
use crate::sphere::Notation;
use crate::view::{LayerState, ScreenRect};
use bevy_egui::egui::accesskit::{Live, Role};
use bevy_egui::egui::{
    Align, Area, EventFilter, Frame, Id, Margin, Order, Rect, Response, ScrollArea, TextEdit, Ui, pos2, vec2,
};
use choice::commands_of;
use keys::{ListKeys, typed_ahead};
use line::{Line, example_position, examples};
use memory::{Memory, recent, remember};
use row::{Place, row_ui};

/// The name of its area in egui's memory.
pub(super) const AREA: &str = "search";
/// A narrower search has no line about its keys: who holds a telephone has none.
const KEYS_FROM: f32 = 420.0;

/// What the search shows.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    /// What is searched for, where the search is open.
    pub query: Option<&'a str>,
    /// What can be found, once that is known.
    pub index: Option<&'a Index>,
    /// The atlas.
    pub atlas: &'a Atlas,
    /// How the layers are drawn.
    pub layers: &'a LayerState,
    /// Whether layers and legend are shown.
    pub layers_open: bool,
    /// Whether the article is shown.
    pub reader_open: bool,
    /// A card lies over the text.
    pub covers_text: bool,
    /// The part of the window that shows the map.
    pub free: ScreenRect,
    /// How positions are written.
    pub notation: Notation,
    /// The colours.
    pub tokens: &'a Tokens,
}

fn field_id() -> Id {
    Id::new("search field")
}

/// The search within `rect`, where it is open. It takes the focus when it opens, and gives it back when it closes.
pub fn search_ui(ui: &Ui, rect: Rect, search: &Search<'_>, out: &mut Vec<Command>) {
    let ctx = ui.ctx();
    let Some(query) = search.query else {
        if let Some(memory) = Memory::load(ctx) {
            give_back_focus(ui, memory.before);
            Memory::forget(ctx);
        }
        return;
    };
    let mut memory = Memory::load(ctx).unwrap_or_else(|| {
        let before = ctx.memory(bevy_egui::egui::Memory::focused);
        Memory::opened(before)
    });
    let area = Area::new(Id::new(AREA)).order(Order::Foreground).fixed_pos(rect.min);
    area.movable(false).constrain(false).fade_in(false).default_size(rect.size()).show(ctx, |ui| {
        float_frame(search.tokens, 0).show(ui, |ui| {
            ui.set_width(rect.width() - 2.0);
            open_ui(ui, rect, query, search, &mut memory, out);
        });
    });
    memory.store(ctx);
}

/// Who has put the focus elsewhere keeps it there.
fn give_back_focus(ui: &Ui, before: Option<Id>) {
    ui.memory_mut(|memory| {
        if memory.focused().is_none_or(|focused| focused == field_id()) {
            memory.surrender_focus(field_id());
            if let Some(before) = before {
                memory.request_focus(before);
            }
        }
    });
}

fn open_ui(
    ui: &mut Ui,
    rect: Rect,
    query: &str,
    search: &Search<'_>,
    memory: &mut Memory,
    out: &mut Vec<Command>,
) {
    let words = ui.words();
    ui.spacing_mut().item_spacing.y = 0.0;
    // Else the list could not grow beyond the height that it had in the last frame.
    ui.set_max_height(rect.height());
    let keys = ListKeys::taken(ui);
    if keys.closes {
        out.push(Command::ToggleSearch);
    }
    let mut text = query.to_owned();
    if memory.is_opening {
        text += &typed_ahead(ui);
    }
    let field = field_ui(ui, &mut text, search.tokens, out);
    if memory.is_opening && !ui.is_sizing_pass() {
        field.request_focus();
        memory.is_opening = false;
    }
    if text != query {
        out.push(Command::SetSearch(text.clone()));
    }
    let Some(index) = search.index else {
        foot(ui, |ui| status_ui(ui, &words.text("search-preparing"), search.tokens));
        return;
    };
    memory.answer(&text, index);
    let is_empty = text.trim().is_empty();
    let (found, recent) = (memory.found.clone(), recent(ui.ctx(), index));
    let examples = if is_empty && recent.is_empty() { examples(search, words) } else { Vec::new() };
    let shown = if is_empty { &recent } else { &found };
    let lines: Vec<Line<'_>> =
        shown.iter().map(Line::Found).chain(examples.iter().map(Line::Example)).collect();
    memory.chosen = keys.moved(memory.chosen, lines.len());
    if is_empty {
        let title = if examples.is_empty() { "search-recent" } else { "search-try" };
        foot(ui, |ui| note(ui, &words.text(title), search.tokens));
    }
    let picked = list_ui(ui, rect, &lines, memory.chosen, keys.is_moved(), &field, search.tokens);
    foot_ui(ui, &text, lines.len(), memory.chosen, search);
    let entered = keys.enters.then_some(memory.chosen);
    match picked.or(entered).and_then(|number| lines.get(number)) {
        Some(Line::Found(found)) if found.target == Target::Nothing => {}
        Some(Line::Found(found)) => {
            remember(ui.ctx(), index, found);
            out.push(Command::ToggleSearch);
            out.extend(commands_of(found, search));
        }
        Some(Line::Example(example)) => {
            out.push(Command::SetSearch(example.query.clone()));
            ui.memory_mut(|memory| memory.request_focus(field_id()));
        }
        None => {}
    }
}

/// The field, with its sign and the button that closes the search.
fn field_ui(ui: &mut Ui, text: &mut String, tokens: &Tokens, out: &mut Vec<Command>) -> Response {
    let words = ui.words();
    let frame = Frame::new().inner_margin(Margin { left: 12, right: 6, top: 6, bottom: 6 });
    let row = frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let (sign, _) = ui.allocate_exact_size(vec2(22.0, 32.0), bevy_egui::egui::Sense::hover());
            let ink = Ink {
                color: tokens.text_soft,
                ground: tokens.panel,
                north: tokens.text_soft,
                bearing_deg: 0.0,
            };
            icon(ui.painter(), Icon::Search, sign.center(), ink);
            let edit = TextEdit::singleline(text)
                .id(field_id())
                .font(regular(type_size::UI + 2.0))
                .text_color(tokens.text)
                .hint_text(words.text("search-hint"))
                .frame(Frame::NONE)
                .event_filter(EventFilter {
                    horizontal_arrows: true,
                    vertical_arrows: true,
                    escape: true,
                    ..EventFilter::default()
                })
                .min_size(vec2(0.0, 32.0))
                .vertical_align(Align::Center)
                .desired_width(ui.available_width() - 40.0);
            let field = ui.add(edit);
            ui.ctx().accesskit_node_builder(field.id, |node| {
                node.set_role(Role::SearchInput);
                node.set_label(words.text("search-field"));
            });
            let (id, name) = match text.is_empty() {
                true => ("close", words.text("search-close")),
                false => ("clear", words.text("search-clear")),
            };
            let close = ui.push_id(id, |ui| icon_button(ui, Icon::Close, &name, false, tokens)).inner;
            if close.on_hover_text(&name).clicked() {
                out.push(match text.is_empty() {
                    true => Command::ToggleSearch,
                    false => Command::SetSearch(String::new()),
                });
                ui.memory_mut(|memory| memory.request_focus(field_id()));
            }
            field
        })
        .inner
    });
    let line = row.response.rect;
    ui.painter().hline(line.x_range(), line.bottom(), (1.0, tokens.panel_line));
    row.inner
}

/// The lines; the one that was clicked.
fn list_ui(
    ui: &mut Ui,
    rect: Rect,
    lines: &[Line<'_>],
    chosen: usize,
    is_moved: bool,
    field: &Response,
    tokens: &Tokens,
) -> Option<usize> {
    if lines.is_empty() {
        return None;
    }
    let words = ui.words();
    let left = (rect.bottom() - ui.cursor().top() - 34.0).max(90.0);
    let mut picked = None;
    ScrollArea::vertical().id_salt("results").max_height(left).auto_shrink([false, true]).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(6, 4)).show(ui, |ui| {
            let list = ui.unique_id();
            ui.ctx().accesskit_node_builder(list, |node| {
                node.set_role(Role::ListBox);
                node.set_label(words.text("search-results"));
                node.set_size_of_set(lines.len());
            });
            for (number, line) in lines.iter().enumerate() {
                let is_chosen = number == chosen;
                let row = row_ui(ui, &line.said(words), Place { number, is_chosen }, tokens);
                if is_chosen {
                    if is_moved {
                        row.scroll_to_me(None);
                    }
                    ui.ctx().accesskit_node_builder(field.id, |node| {
                        node.set_active_descendant(row.id.accesskit_id());
                        node.set_controls(vec![list.accesskit_id()]);
                    });
                }
                if row.clicked() {
                    picked = Some(number);
                }
            }
        });
    });
    picked
}

fn foot<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = Margin { left: 16, right: 14, top: 7, bottom: 7 };
    Frame::new().inner_margin(margin).show(ui, contents).inner
}

/// Says how many lines there are and at which one the keys are, or that there are none and what can be found.
fn foot_ui(ui: &mut Ui, text: &str, count: usize, chosen: usize, search: &Search<'_>) {
    let (words, tokens) = (ui.words(), search.tokens);
    if count == 0 {
        foot(ui, |ui| {
            status_ui(ui, &words.with("search-nothing", &[("query", text.trim().into())]), tokens);
            ui.add_space(space::TIGHT);
            let position = example_position(search);
            note(ui, &words.with("search-what", &[("position", position.into())]), tokens);
        });
        return;
    }
    let at = [("position", (chosen + 1).into()), ("count", count.into())];
    let position = words.with("search-position", &at);
    foot(ui, |ui| {
        let status = status_ui(ui, &position, tokens);
        if ui.available_width() >= KEYS_FROM {
            let keys = words.text("search-keys");
            let font = regular(type_size::SMALL);
            let galley = ui.painter().layout_no_wrap(keys, font, tokens.text_soft);
            let right = ui.max_rect().right() - galley.size().x;
            ui.painter().galley(pos2(right, status.rect.top() + 1.0), galley, tokens.text_soft);
        }
    });
}

/// A line that a screen reader says when it changes.
fn status_ui(ui: &mut Ui, text: &str, tokens: &Tokens) -> Response {
    let response = note(ui, text, tokens);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Status);
        node.set_label(text);
        node.set_live(Live::Polite);
    });
    response
}
