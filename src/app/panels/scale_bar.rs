//! The scale bar: two units on the ground at the centre of the map, as long as it says there.

use super::widgets::float_area;
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, space};
use crate::command::Command;
use crate::sphere::{Units, figures};
use crate::view::{MapView, ScaleBar, scale_bar};
use crate::words::Words;
use bevy_egui::egui::{
    Align2, Color32, CursorIcon, FontId, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    WidgetType, pos2, vec2,
};

/// Longest a bar gets, in points.
const MAX_WIDTH: f64 = 130.0;
/// From the bottom of the bar to the line between the units, and to its top, in points.
const HALF_HEIGHT: f32 = 20.0;

/// The bars of both units, the first above the second; none where the view shows no ground to measure.
fn bars(view: &MapView, units: Units) -> Option<[ScaleBar; 2]> {
    let [above, below] = units.pair();
    Some([scale_bar(view, above, MAX_WIDTH)?, scale_bar(view, below, MAX_WIDTH)?])
}

fn text(bar: &ScaleBar, words: &Words) -> String {
    format!("{} {}", words.number(&figures(bar.number)), bar.symbol)
}

/// The bar in the lower left corner of the map, as a button that changes the units.
pub fn scale_bar_ui(
    ui: &Ui,
    left_bottom: Pos2,
    view: &MapView,
    units: Units,
    tokens: &Tokens,
    out: &mut Vec<Command>,
) {
    let Some(bars) = bars(view, units) else { return };
    let width = bars.iter().map(|bar| bar.width_px).fold(0.0, f64::max) as f32;
    let size = vec2(width.max(60.0) + 2.0, 2.0 * HALF_HEIGHT);
    let rect = Rect::from_min_size(left_bottom - vec2(0.0, size.y), size);
    float_area(ui, "scale bar", rect, |ui| {
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let words = ui.words();
        let [above, below] = bars.each_ref().map(|bar| text(bar, words));
        let name = words.with("scale-name", &[("above", above.into()), ("below", below.into())]);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
        paint_scale_bar(ui.painter(), rect.left_bottom(), &bars, tokens);
        if response.has_focus() {
            let ring = Stroke::new(2.0, tokens.focus);
            ui.painter().rect_stroke(rect, space::CORNER_SMALL, ring, StrokeKind::Outside);
        }
        let next = words.text(&format!("units-{}", units.next().name()));
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.on_hover_text(words.with("click-for", &[("next", next.into())])).clicked() {
            out.push(Command::NextUnits);
        }
    });
}

/// The bar for a picture, where nothing can be clicked.
pub fn scale_bar_picture(
    painter: &Painter,
    left_bottom: Pos2,
    view: &MapView,
    units: Units,
    tokens: &Tokens,
) {
    if let Some(bars) = bars(view, units) {
        paint_scale_bar(painter, left_bottom, &bars, tokens);
    }
}

/// The first bar above and the second below a line that starts at the left.
fn paint_scale_bar(painter: &Painter, left_bottom: Pos2, bars: &[ScaleBar; 2], tokens: &Tokens) {
    let (x, y) = (left_bottom.x, left_bottom.y - 17.0);
    let [above_end, below_end] = bars.each_ref().map(|bar| x + bar.width_px as f32);
    let lines = [
        [pos2(x, y), pos2(above_end.max(below_end), y)],
        [pos2(x, y - 6.0), pos2(x, y + 6.0)],
        [pos2(above_end, y - 6.0), pos2(above_end, y)],
        [pos2(below_end, y), pos2(below_end, y + 6.0)],
    ];
    for (width, color) in [(4.0, tokens.halo), (1.5, tokens.text)] {
        for line in lines {
            painter.line_segment(line, Stroke::new(width, color));
        }
    }
    let font = theme::regular(11.5);
    let words = painter.ctx().words();
    let [above, below] = bars.each_ref().map(|bar| text(bar, words));
    let anchors = [(above, -3.0, Align2::LEFT_BOTTOM), (below, 3.0, Align2::LEFT_TOP)];
    for (text, dy, anchor) in anchors {
        halo_text(painter, pos2(x + 5.0, y + dy), anchor, &text, font.clone(), tokens.text, tokens);
    }
}

/// Text with a halo, for standing on the map. Returns where it stands.
pub(super) fn halo_text(
    painter: &Painter,
    pos: Pos2,
    anchor: Align2,
    text: &str,
    font: FontId,
    color: Color32,
    tokens: &Tokens,
) -> Rect {
    let galley = painter.layout_no_wrap(text.to_owned(), font, color);
    let rect = anchor.anchor_size(pos, galley.size());
    for (x, y) in
        [(-1.0, -1.0), (0.0, -1.4), (1.0, -1.0), (1.4, 0.0), (1.0, 1.0), (0.0, 1.4), (-1.0, 1.0), (-1.4, 0.0)]
    {
        painter.galley_with_override_text_color(rect.min + vec2(x, y), galley.clone(), tokens.halo);
    }
    painter.galley(rect.min, galley, color);
    rect
}
