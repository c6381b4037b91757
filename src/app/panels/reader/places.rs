//! The list of all places of the atlas: those that articles mention, and those that are only on the map.

use super::{Reader, keys};
use crate::app::Worded as _;
use crate::app::panels::widgets::{as_heading, label, note, quiet_button};
use crate::app::panels::{focus, pointed};
use crate::app::theme::{self, MarkState, mark, space, type_size};
use crate::atlas::{Place, RegisterEntry, RegisterGroup};
use crate::command::Command;
use crate::view::Scrolled;
use crate::wording::kind_word;
use bevy_egui::egui::{
    Align, CursorIcon, Frame, Id, Margin, Rect, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui,
    WidgetInfo, WidgetType, pos2, vec2,
};

/// So many places are listed at once; the filter finds the others.
const MOST: usize = 400;
/// Height of a row in points.
const ROW: f32 = 32.0;

/// Whether a place is what a reader typed: in one of its names or in its id, whatever the case.
fn matches(place: &Place, typed: &str) -> bool {
    let typed = typed.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&typed);
    has(&place.name) || has(&place.id) || place.names.values().any(|name| has(name))
}

/// A field that filters, and below it the places by layer.
pub(super) fn places_ui(ui: &mut Ui, reader: &Reader<'_>, focused: Option<Id>, out: &mut Vec<Command>) {
    let typed = filter_ui(ui, reader);
    let id = Id::new("places scrolled");
    let before: Scrolled = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let by_key = focused.and_then(|_| keys::scroll_by(ui, keys::Keys::Pages, before));
    let mut groups = reader.atlas.register();
    for group in &mut groups {
        let is_meant = |entry: &RegisterEntry| {
            reader.atlas.place(entry.place).is_some_and(|place| matches(place, &typed))
        };
        group.entries.retain(is_meant);
    }
    let of_another_time = keep_of_the_time(&mut groups, reader);
    groups.retain(|group| !group.entries.is_empty());
    let output = ScrollArea::vertical().id_salt("places").auto_shrink(false).show(ui, |ui| {
        if let Some(points) = by_key {
            ui.scroll_with_delta(vec2(0.0, -points));
        }
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 0, bottom: 32 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if groups.is_empty() && of_another_time == 0 {
                ui.add_space(space::SMALL);
                note(ui, &ui.words().text("reader-no-such-place"), reader.tokens);
            }
            groups_ui(ui, reader, &groups, out);
            another_time_ui(ui, of_another_time, reader, out);
        });
    });
    let now = Scrolled {
        offset: output.state.offset.y,
        height: output.inner_rect.height(),
        content_height: output.content_size.y,
    };
    ui.data_mut(|data| data.insert_temp(id, now));
}

/// Leaves out what is not of the days that are shown; returns how many places that are.
fn keep_of_the_time(groups: &mut [RegisterGroup], reader: &Reader<'_>) -> usize {
    let Some(days) = reader.days else { return 0 };
    let count = |groups: &[RegisterGroup]| groups.iter().map(|group| group.entries.len()).sum::<usize>();
    let before = count(groups);
    for group in groups.iter_mut() {
        let place = |entry: &RegisterEntry| reader.atlas.place(entry.place);
        group.entries.retain(|entry| place(entry).is_some_and(|place| reader.atlas.is_shown_in(place, days)));
    }
    before - count(groups)
}

/// Says how many places are left out because of the time that is shown, and offers all.
fn another_time_ui(ui: &mut Ui, count: usize, reader: &Reader<'_>, out: &mut Vec<Command>) {
    if count == 0 {
        return;
    }
    let words = ui.words();
    ui.add_space(space::MEDIUM);
    note(ui, &words.with("time-hidden-places", &[("count", count.into())]), reader.tokens);
    if quiet_button(ui, &words.text("time-show-all"), reader.tokens).clicked() {
        out.push(Command::SetMoment(None));
    }
}

/// The field; returns what stands in it.
fn filter_ui(ui: &mut Ui, reader: &Reader<'_>) -> String {
    let id = Id::new("filter of places");
    let mut typed: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 4 }).show(ui, |ui| {
        let name = ui.words().text("reader-filter");
        let field = TextEdit::singleline(&mut typed)
            .id(id.with("field"))
            .hint_text(&name)
            .font(theme::regular(type_size::UI))
            .text_color(reader.tokens.text)
            .margin(Margin::symmetric(10, 6))
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    });
    ui.data_mut(|data| data.insert_temp(id, typed.clone()));
    typed
}

fn groups_ui(ui: &mut Ui, reader: &Reader<'_>, groups: &[RegisterGroup], out: &mut Vec<Command>) {
    let mut left = MOST;
    for group in groups {
        if left == 0 {
            break;
        }
        let title = reader.atlas.layers.get(group.layer).map_or("", |layer| layer.title.as_str());
        ui.add_space(space::MEDIUM);
        let heading = label(ui, title, theme::semibold(type_size::SMALL + 0.5), reader.tokens.text_soft);
        as_heading(ui, &heading, 2);
        ui.add_space(space::TIGHT);
        for entry in group.entries.iter().take(left) {
            row_ui(ui, reader, entry, out);
        }
        left -= group.entries.len().min(left);
    }
    let untold = groups.iter().map(|group| group.entries.len()).sum::<usize>().saturating_sub(MOST);
    if untold > 0 {
        ui.add_space(space::SMALL);
        let text = ui.words().with("reader-more-places", &[("count", untold.into())]);
        note(ui, &text, reader.tokens);
    }
}

fn row_ui(ui: &mut Ui, reader: &Reader<'_>, entry: &RegisterEntry, out: &mut Vec<Command>) {
    let Some(place) = reader.atlas.place(entry.place) else { return };
    let (tokens, words) = (reader.tokens, ui.words());
    let is_selected = reader.selected == Some(entry.place);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let response = ui.interact(rect, Id::new(("place in the list", &place.id)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, is_selected, &place.name));
    let mentioned = words.with("reader-mentioned", &[("count", entry.mentions.into())]);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(format!("{}, {mentioned}", kind_word(words, place.kind)));
    });
    let painter = ui.painter();
    let ground = rect.expand2(vec2(8.0, 0.0));
    if is_selected {
        painter.rect_filled(ground, space::CORNER_SMALL, tokens.highlight);
    } else if response.hovered() || reader.hovered == Some(entry.place) {
        painter.rect_filled(ground, space::CORNER_SMALL, tokens.panel_raised);
    }
    let middle = rect.center().y;
    mark(painter, place.kind, pos2(rect.left() + 8.0, middle), 6.0, tokens, MarkState::Normal);
    let count = if entry.mentions > 0 { format!("{}×", entry.mentions) } else { String::new() };
    let count = painter.layout_no_wrap(count, theme::regular(type_size::SMALL), tokens.text_soft);
    let count_left = rect.right() - count.size().x;
    painter.galley(pos2(count_left, middle - count.size().y / 2.0), count, tokens.text_soft);
    let name = painter.layout_no_wrap(place.name.clone(), theme::regular(type_size::UI + 0.5), tokens.text);
    let room =
        Rect::from_min_max(pos2(rect.left() + 24.0, rect.top()), pos2(count_left - 6.0, rect.bottom()));
    painter.with_clip_rect(room.intersect(painter.clip_rect())).galley(
        pos2(room.left(), middle - name.size().y / 2.0),
        name,
        tokens.text,
    );
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.focus);
        painter.rect_stroke(ground, space::CORNER_SMALL, ring, StrokeKind::Inside);
    }
    if focus::take_awaited(&response) || response.gained_focus() {
        response.scroll_to_me(None);
    }
    if is_selected && is_newly(ui, reader) {
        response.scroll_to_me(Some(Align::Center));
    }
    if response.hovered() || response.has_focus() {
        pointed::point_at(ui.ctx(), &[entry.place]);
    }
    if response.clicked() {
        focus::opened_by(&response);
        out.push(Command::Select { place: Some(entry.place), fly: true });
    }
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(mentioned);
}

/// Whether the selected place is another one than in the last frame, so that its row has to be brought into view.
fn is_newly(ui: &Ui, reader: &Reader<'_>) -> bool {
    let id = Id::new("place shown in the list");
    let before = ui.data(|data| data.get_temp::<crate::atlas::PlaceIndex>(id));
    if let Some(selected) = reader.selected {
        ui.data_mut(|data| data.insert_temp(id, selected));
    }
    before != reader.selected
}
