//! The pin at a position that somebody typed in: a cross-hair, the position to copy, and a button that takes it away.

use super::toolbar::toolbar_rect;
use super::widgets::{float_area, float_frame, icon_button, quiet_button};
use crate::app::Worded as _;
use crate::app::theme::Tokens;
use crate::command::{Command, Icon};
use crate::sphere::{LonLat, Notation};
use crate::view::MapView;
use bevy_egui::egui::{Context, Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

/// The name of the plate: its id in egui's memory.
const AREA: &str = "pin";
/// Positions that are typed in are written to this many metres.
const RESOLUTION_M: f64 = 10.0;
/// The arms of the cross-hair, from where to where, in points from the position.
const ARMS: (f32, f32) = (4.0, 13.0);
/// From the position to the plate, in points.
const BESIDE: f32 = 18.0;
/// Between the plate and the edge of the map, in points.
const EDGE: f32 = 8.0;

/// Where the plate stands, as it was drawn last.
pub fn pin_rect(ctx: &Context) -> Option<Rect> {
    ctx.memory(|memory| memory.area_rect(AREA))
}

/// The cross-hair, painted on the map, and the plate beside it; nothing where the position is not on the map.
pub(super) fn pin_ui(
    ui: &Ui,
    painter: &Painter,
    map: Rect,
    pin: LonLat,
    view: &MapView,
    notation: Notation,
    tokens: &Tokens,
    out: &mut Vec<Command>,
) {
    let Some(at) = view.screen_from(pin.into()).map(|at| pos2(at.x as f32, at.y as f32)) else { return };
    if !map.shrink(EDGE).contains(at) {
        return;
    }
    paint_cross_hair(painter, at, tokens);
    let words = ui.words();
    let position = words.number(&notation.write(pin, RESOLUTION_M));
    let rect = plate_rect(ui.ctx(), map, at);
    float_area(ui, AREA, rect, |ui| {
        float_frame(tokens, 2).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                ui.add_space(8.0);
                let copy = quiet_button(ui, &position, tokens).on_hover_text(words.text("copy"));
                if copy.clicked() {
                    out.push(Command::Copy(position.clone()));
                }
                let name = words.with("pin-remove", &[("position", position.as_str().into())]);
                let remove = icon_button(ui, Icon::Close, &name, false, tokens);
                if remove.on_hover_text(words.attribute("pin-remove", "tooltip")).clicked() {
                    out.push(Command::Pin(None));
                }
            });
        });
    });
}

/// Beside the position, on the side that has room, or below it where the map is narrow; and not under the buttons.
fn plate_rect(ctx: &Context, map: Rect, at: Pos2) -> Rect {
    let size = pin_rect(ctx).map_or(vec2(210.0, 38.0), |rect| rect.size());
    let mut room = map.shrink(EDGE);
    let buttons = toolbar_rect(map);
    let beside = [at.x + BESIDE, at.x - BESIDE - size.x].map(|x| pos2(x, at.y - size.y / 2.0));
    let fits = |left_top: &Pos2| {
        let rect = Rect::from_min_size(*left_top, size);
        room.contains_rect(rect) && !buttons.intersects(rect)
    };
    if let Some(left_top) = beside.into_iter().find(fits) {
        return Rect::from_min_size(left_top, size);
    }
    if buttons.width() > buttons.height() {
        room.min.y = buttons.bottom();
    } else {
        room.min.x = buttons.right();
    }
    let most = (room.max - size).max(room.min);
    let above = at.y - BESIDE - size.y;
    let y = if at.y + BESIDE <= most.y || above < room.min.y { at.y + BESIDE } else { above };
    Rect::from_min_size(pos2(at.x - size.x / 2.0, y).clamp(room.min, most), size)
}

fn paint_cross_hair(painter: &Painter, at: Pos2, tokens: &Tokens) {
    let (from, to) = ARMS;
    for (width, color) in [(5.0, tokens.halo), (2.0, tokens.measure)] {
        for arm in [vec2(1.0, 0.0), vec2(-1.0, 0.0), vec2(0.0, 1.0), vec2(0.0, -1.0)] {
            painter.line_segment([at + arm * from, at + arm * to], Stroke::new(width, color));
        }
        painter.circle_stroke(at, from + 3.0, Stroke::new(width, color));
    }
    painter.circle_filled(at, 1.5, tokens.measure);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plate_stands_on_the_map_and_never_on_the_position_that_it_tells() {
        let ctx = Context::default();
        for (width, height) in [(850.0, 800.0), (390.0, 422.0), (195.0, 211.0), (390.0, 844.0)] {
            let map = Rect::from_min_size(pos2(430.0, 0.0), vec2(width, height));
            for (x, y) in (1..10).flat_map(|x| (4..10).map(move |y| (x as f32 / 10.0, y as f32 / 10.0))) {
                let at = map.lerp_inside(vec2(x, y));
                let plate = plate_rect(&ctx, map, at);
                assert!(plate.width() > map.width() - 2.0 * EDGE || map.contains_rect(plate), "{plate:?}");
                assert!(height < 300.0 || !plate.contains(at), "{at:?} under {plate:?} on {map:?}");
            }
        }
    }
}
