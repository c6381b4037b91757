//! A row of the search.

use super::line::{Said, Sign};
use crate::app::panels::icons::{Ink, icon};
use crate::app::theme::{MarkState, Tokens, mark, regular, semibold, space, type_size};
use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::text::{LayoutJob, TextFormat, TextWrapping};
use bevy_egui::egui::{
    Color32, CursorIcon, FontId, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2,
};
use std::ops::Range;
use std::sync::Arc;

/// Room for the sign at the left, in points.
const SIGN_ROOM: f32 = 40.0;
/// Around the texts of a row, in points.
const PAD: f32 = 7.0;
/// No row is lower, in points.
const LOWEST: f32 = 44.0;

/// Where a row stands in the list.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) number: usize,
    pub(super) is_chosen: bool,
}

/// A text in one font, what matches in another and in the accent colour.
fn marked(
    (text, letters): &(String, Vec<Range<usize>>),
    fonts: [FontId; 2],
    colors: [Color32; 2],
    wrap: TextWrapping,
) -> LayoutJob {
    let mut job = LayoutJob { wrap, ..LayoutJob::default() };
    let mut append = |range: Range<usize>, is_match: bool| {
        if let Some(part) = text.get(range).filter(|part| !part.is_empty()) {
            let index = usize::from(is_match);
            job.append(part, 0.0, TextFormat::simple(fonts[index].clone(), colors[index]));
        }
    };
    let mut end = 0;
    for range in letters {
        append(end..range.start, false);
        append(range.clone(), true);
        end = range.end;
    }
    append(end..text.len(), false);
    job
}

/// A row; the pointer on it can choose it.
pub(super) fn row_ui(ui: &mut Ui, said: &Said, place: Place, tokens: &Tokens) -> Response {
    let width = ui.available_width();
    let painter = ui.painter().clone();
    let key = painter.layout_no_wrap(said.key.clone(), regular(type_size::SMALL), tokens.text_soft);
    let key_room = if said.key.is_empty() { 0.0 } else { key.size().x + 12.0 };
    let rows = |rows| TextWrapping {
        max_width: width - SIGN_ROOM - key_room - 10.0,
        max_rows: rows,
        overflow_character: Some('…'),
        ..TextWrapping::default()
    };
    let [title, second] = [
        marked(
            &said.title,
            [regular(type_size::UI + 1.0), semibold(type_size::UI + 1.0)],
            [tokens.text, tokens.accent],
            rows(if said.is_text { 2 } else { 1 }),
        ),
        marked(
            &said.second,
            [regular(type_size::SMALL), semibold(type_size::SMALL)],
            [tokens.text_soft, tokens.accent],
            rows(1),
        ),
    ]
    .map(|job| ui.fonts_mut(|fonts| fonts.layout_job(job)));
    let texts = title.size().y + second.size().y + 1.0;
    let size = vec2(width, (texts + 2.0 * PAD).max(LOWEST));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click() - Sense::FOCUSABLE);
    let name = format!("{}, {}", said.title.0, said.second.0);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ListBoxOption);
        node.set_position_in_set(place.number);
        node.set_selected(place.is_chosen);
    });
    ground(ui, rect, place.is_chosen, response.hovered(), tokens);
    let middle = pos2(rect.left() + SIGN_ROOM / 2.0 + 1.0, rect.center().y);
    sign_ui(ui, said.sign, middle, place.is_chosen, tokens);
    let top = rect.center().y - texts / 2.0;
    let second_at = pos2(rect.left() + SIGN_ROOM, top + title.size().y + 1.0);
    let key_at = pos2(rect.right() - 8.0 - key.size().x, rect.center().y - key.size().y / 2.0);
    for (galley, at) in [(title, pos2(rect.left() + SIGN_ROOM, top)), (second, second_at), (key, key_at)] {
        painter.galley(at, Arc::clone(&galley), tokens.text);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The ground of a row: the one that Enter chooses has a bar in the colour of the focus.
fn ground(ui: &Ui, rect: Rect, is_chosen: bool, is_hovered: bool, tokens: &Tokens) {
    if is_chosen || is_hovered {
        ui.painter().rect_filled(rect, space::CORNER_SMALL, tokens.panel_raised);
    }
    if is_chosen {
        let bar = Rect::from_min_size(rect.min + vec2(0.0, 5.0), vec2(3.0, rect.height() - 10.0));
        ui.painter().rect_filled(bar, 1.5, tokens.focus);
    }
}

fn sign_ui(ui: &Ui, sign: Sign, center: Pos2, is_raised: bool, tokens: &Tokens) {
    let painter = ui.painter();
    match sign {
        Sign::Mark(kind) => mark(painter, kind, center, 7.0, tokens, MarkState::Normal),
        Sign::Dot => {
            painter.circle_filled(center, 3.5, tokens.text_soft);
        }
        Sign::Cross => {
            let pen = Stroke::new(1.6, tokens.accent);
            painter.circle_stroke(center, 4.0, pen);
            for direction in [vec2(1.0, 0.0), vec2(0.0, 1.0), vec2(-1.0, 0.0), vec2(0.0, -1.0)] {
                painter.line_segment([center + 4.0 * direction, center + 8.0 * direction], pen);
            }
        }
        Sign::Icon(sign) => {
            let ground = if is_raised { tokens.panel_raised } else { tokens.panel };
            let ink = Ink { color: tokens.text_soft, ground, north: tokens.text_soft, bearing_deg: 0.0 };
            icon(painter, sign, center, ink);
        }
    }
}
