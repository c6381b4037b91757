//! The position under the pointer, or of the map's centre where there is no pointer: one quiet line at the map's foot.

use super::is_over_panels;
use super::scale_bar::{halo_text, scale_bar_rect};
use super::toolbar::toolbar_rect;
use super::widgets::float_area;
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, space};
use crate::command::Command;
use crate::sphere::{LonLat, Notation};
use crate::view::{MapView, ScreenPos};
use crate::words::Words;
use bevy_egui::egui::{
    Align2, CursorIcon, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// Where the map is at least this wide, in points, the line stands between the scale bar and the credits.
const BESIDE_FROM: f32 = 700.0;
/// On a map lower than this, in points, there is no room for the line; the notation can be set elsewhere, too.
const HIDDEN_BELOW: f32 = 250.0;
/// Room for the line, in points.
const SIZE: bevy_egui::egui::Vec2 = vec2(250.0, 24.0);

/// What the line says.
fn text(words: &Words, view: &MapView, notation: Notation, pointer: Option<Pos2>) -> String {
    // A pixel is as fine as a pointer can point.
    let write = |pos: LonLat| notation.write(pos, view.m_per_px());
    let Some(pointer) = pointer else {
        return words.with("position-centre", &[("position", write(view.center()).into())]);
    };
    let ground = view.ground_at(ScreenPos::new(f64::from(pointer.x), f64::from(pointer.y)));
    ground.map_or_else(|| words.text("position-off-the-map"), |ground| write(ground.into()))
}

/// Where the line stands: beside the scale bar, else above it, else above the credits.
pub fn position_rect(map: Rect) -> (Rect, Align2) {
    if map.width() >= BESIDE_FROM {
        let left_bottom = map.left_bottom() + vec2(164.0, -17.0);
        return (Rect::from_min_size(left_bottom - vec2(0.0, SIZE.y), SIZE), Align2::LEFT_CENTER);
    }
    let size = vec2(SIZE.x.min(map.width() - 24.0), SIZE.y);
    let above = Rect::from_min_size(pos2(map.left() + 12.0, scale_bar_rect(map).top() - size.y), size);
    if toolbar_rect(map).bottom() < above.top() {
        return (above, Align2::LEFT_CENTER);
    }
    let above_credits = map.right_bottom() - size - vec2(8.0, 22.0);
    (Rect::from_min_size(above_credits, size), Align2::RIGHT_CENTER)
}

/// The line, as a button that changes the notation.
pub fn position_ui(
    ui: &Ui,
    map: Rect,
    view: &MapView,
    notation: Notation,
    tokens: &Tokens,
    out: &mut Vec<Command>,
) {
    if map.height() < HIDDEN_BELOW {
        return;
    }
    let pointer = ui.ctx().pointer_latest_pos().filter(|pos| !is_over_panels(ui.ctx(), map, *pos));
    let words = ui.words();
    let text = text(words, view, notation, pointer);
    let name = words.with("position-name", &[("position", text.as_str().into())]);
    let (room, anchor) = position_rect(map);
    let font = theme::regular(11.5);
    let galley = ui.painter().layout_no_wrap(text.clone(), font.clone(), tokens.text_soft);
    let size = vec2(galley.size().x + 2.0, SIZE.y);
    let rect = anchor.align_size_within_rect(size, room);
    float_area(ui, "position", rect, |ui| {
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
        let color = if response.hovered() { tokens.text } else { tokens.text_soft };
        let at = pos2(rect.left() + 1.0, rect.center().y);
        halo_text(ui.painter(), at, Align2::LEFT_CENTER, &text, font, color, tokens);
        if response.has_focus() {
            let ring = Stroke::new(2.0, tokens.focus);
            ui.painter().rect_stroke(rect, space::CORNER_SMALL, ring, StrokeKind::Outside);
        }
        let next = words.text(&format!("notation-{}", notation.next().name()));
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.on_hover_text(words.with("click-for", &[("next", next.into())])).clicked() {
            out.push(Command::NextNotation);
        }
    });
}
