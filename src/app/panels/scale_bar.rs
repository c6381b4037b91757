//! The scale bar: two units on the ground at the centre of the map, as long as it says there.

use super::credits::{credits_below, is_small};
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

/// How the bar is set.
#[derive(Clone, Copy)]
struct Form {
    /// Longest it gets, in points.
    max_width: f64,
    /// Its height, in points.
    height: f32,
    /// From its line down to its bottom, in points.
    foot: f32,
    /// From the edge of the map, in points.
    edge: f32,
    /// What is kept free to the right of it, in points.
    gap: f32,
    /// How many units it has, the first above the line and the second below it.
    units: usize,
}

const LARGE: Form = Form { max_width: 130.0, height: 40.0, foot: 17.0, edge: 12.0, gap: 18.0, units: 2 };
const SMALL: Form = Form { max_width: 58.0, height: space::TARGET, foot: 4.0, edge: 8.0, gap: 6.0, units: 1 };

fn form(map: Rect) -> Form {
    if is_small(map) { SMALL } else { LARGE }
}

impl Form {
    /// The lower left corner of the bar on a map.
    fn left_bottom(self, map: Rect) -> Pos2 {
        map.left_bottom() + vec2(self.edge, -self.edge - credits_below(map))
    }

    /// The bars of both units; none where the view shows no ground to measure.
    fn bars(self, view: &MapView, units: Units) -> Option<[ScaleBar; 2]> {
        let [above, below] = units.pair();
        Some([scale_bar(view, above, self.max_width)?, scale_bar(view, below, self.max_width)?])
    }
}

/// The part of the map that the bar takes at the most, with what is around it.
pub fn scale_bar_rect(map: Rect) -> Rect {
    let form = form(map);
    let right_top = form.left_bottom(map)
        + vec2(form.max_width as f32 + form.gap, -form.height - if is_small(map) { 0.0 } else { 4.0 });
    Rect::from_min_max(pos2(map.left(), right_top.y), pos2(right_top.x, map.bottom()))
}

fn text(bar: &ScaleBar, words: &Words) -> String {
    format!("{} {}", words.number(&figures(bar.number)), bar.symbol)
}

/// The bar in the lower left corner of the map, as a button that changes the units.
pub fn scale_bar_ui(
    ui: &Ui,
    map: Rect,
    view: &MapView,
    units: Units,
    tokens: &Tokens,
    out: &mut Vec<Command>,
) {
    let form = form(map);
    let Some(bars) = form.bars(view, units) else { return };
    let width = bars[..form.units].iter().map(|bar| bar.width_px).fold(0.0, f64::max) as f32;
    let size = vec2(width.max(form.max_width.min(60.0) as f32) + 2.0, form.height);
    let rect = Rect::from_min_size(form.left_bottom(map) - vec2(0.0, size.y), size);
    float_area(ui, "scale bar", rect, |ui| {
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let words = ui.words();
        let [above, below] = bars.each_ref().map(|bar| text(bar, words));
        let name = words.with("scale-name", &[("above", above.into()), ("below", below.into())]);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
        paint_scale_bar(ui.painter(), rect.left_bottom(), form, &bars, tokens);
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
pub fn scale_bar_picture(painter: &Painter, map: Rect, view: &MapView, units: Units, tokens: &Tokens) {
    let form = form(map);
    if let Some(bars) = form.bars(view, units) {
        paint_scale_bar(painter, form.left_bottom(map), form, &bars, tokens);
    }
}

/// The first bar above and the second, where the form has one, below a line that starts at the left.
fn paint_scale_bar(painter: &Painter, left_bottom: Pos2, form: Form, bars: &[ScaleBar; 2], tokens: &Tokens) {
    let (x, y) = (left_bottom.x, left_bottom.y - form.foot);
    let sides = [(-1.0, Align2::LEFT_BOTTOM), (1.0, Align2::LEFT_TOP)];
    let drawn = || bars.iter().zip(sides).take(form.units);
    let mut lines = Vec::new();
    for (bar, (side, _)) in drawn() {
        let end = x + bar.width_px as f32;
        lines.push([pos2(x, y), pos2(end, y)]);
        lines.extend([x, end].map(|x| [pos2(x, y), pos2(x, y + 6.0 * side)]));
    }
    for (width, color) in [(4.0, tokens.halo), (1.5, tokens.text)] {
        for line in &lines {
            painter.line_segment(*line, Stroke::new(width, color));
        }
    }
    let words = painter.ctx().words();
    for (bar, (side, anchor)) in drawn() {
        let at = pos2(x + 5.0, y + 3.0 * side);
        halo_text(painter, at, anchor, &text(bar, words), theme::regular(11.5), tokens.text, tokens);
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
