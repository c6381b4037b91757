//! 'As Mercator sees it': a country at its true size beside the size that web maps give it.

use super::widgets::{label, note};
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, space, type_size};
use crate::atlas::Atlas;
use crate::command::Command;
use crate::sphere::{Unit, Units};
use crate::view::{Comparison, CountryOutline, FlatOutline, nice_length};
use crate::words::Words;
use bevy_egui::egui::epaint::{Mesh, Vertex, WHITE_UV};
use bevy_egui::egui::{
    Align2, Color32, ComboBox, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2,
    vec2,
};
use std::collections::BTreeSet;

/// What the panel shows.
#[derive(Clone, Copy)]
pub struct Compare<'a> {
    /// The countries that can be chosen, by name; empty while they are loading.
    pub countries: &'a [CountryOutline],
    /// The chosen one, compared.
    pub comparison: Option<&'a Comparison>,
    /// Why there are no countries.
    pub fault: Option<&'a str>,
}

/// Height of the picture as a share of its width, and the most of it in points.
const PICTURE_SHARE: f32 = 0.72;
const PICTURE_HEIGHT: f32 = 300.0;
/// Between the two outlines, in points.
const GAP: f32 = 26.0;

/// The choice of a country, both outlines at one scale, and the comparison in words.
pub fn compare_ui(
    ui: &mut Ui,
    compare: &Compare<'_>,
    atlas: &Atlas,
    units: Units,
    tokens: &Tokens,
    out: &mut Vec<Command>,
) {
    if let Some(fault) = compare.fault {
        label(ui, fault, theme::regular(type_size::UI), tokens.error);
        return;
    }
    let Some(comparison) = compare.comparison else {
        note(ui, &ui.words().text("compare-loading"), tokens);
        return;
    };
    choice_ui(ui, compare.countries, comparison, atlas, out);
    ui.add_space(space::TIGHT);
    // The first sentence is what there is to see, so it comes before it.
    let words = ui.words();
    let sentences = comparison.sentences(words);
    let (first, others) = sentences.split_at(1.min(sentences.len()));
    for sentence in first {
        label(ui, sentence, theme::semibold(15.0), tokens.text);
    }
    picture_ui(ui, comparison, units, tokens);
    ui.add_space(space::TIGHT);
    for sentence in others {
        label(ui, sentence, theme::regular(type_size::UI), tokens.text);
    }
    let area = words.number(&units.pair().map(|unit| unit.area(comparison.area_m2)).join(" · "));
    note(ui, &words.with("compare-area", &[("area", area.into())]), tokens);
}

/// The countries of the article first, then all, by name.
fn choice_ui(
    ui: &mut Ui,
    countries: &[CountryOutline],
    comparison: &Comparison,
    atlas: &Atlas,
    out: &mut Vec<Command>,
) {
    let words = ui.words();
    let story: BTreeSet<&str> = atlas.places.iter().filter_map(|place| place.iso_a3.as_deref()).collect();
    let is_story = |country: &&CountryOutline| story.contains(country.iso_a3.as_str());
    ComboBox::from_id_salt("compared country")
        .selected_text(&comparison.name)
        .width(ui.available_width().min(260.0))
        .height(320.0)
        .show_ui(ui, |ui| {
            let mut entry = |ui: &mut Ui, country: &CountryOutline| {
                let is_chosen = country.iso_a3 == comparison.iso_a3;
                if ui.selectable_label(is_chosen, &country.name).clicked() {
                    out.push(Command::Compare(country.iso_a3.clone()));
                }
            };
            for country in countries.iter().filter(is_story) {
                entry(ui, country);
            }
            ui.separator();
            for country in countries.iter().filter(|country| !is_story(country)) {
                entry(ui, country);
            }
        })
        .response
        .on_hover_text(words.text("compare-choose"));
}

/// Both outlines side by side, standing on one line, with a length that holds for both.
fn picture_ui(ui: &mut Ui, comparison: &Comparison, units: Units, tokens: &Tokens) {
    let width = ui.available_width();
    let size = vec2(width, (PICTURE_SHARE * width).min(PICTURE_HEIGHT));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let words = ui.words();
    let name = words.with("compare-picture", &[("country", comparison.name.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &name));
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, space::CORNER_SMALL, tokens.ocean[1]);
    let room = Rect::from_min_max(rect.min + vec2(14.0, 12.0), rect.max - vec2(14.0, 44.0));
    let outlines = [&comparison.outline, &comparison.mercator];
    let size_m = outlines.map(|outline| [outline.max[0] - outline.min[0], outline.max[1] - outline.min[1]]);
    let width_m: f64 = size_m.iter().map(|size| size[0]).sum();
    let height_m = size_m.iter().map(|size| size[1]).fold(0.0, f64::max);
    let px_per_m = (f64::from(room.width() - GAP) / width_m).min(f64::from(room.height()) / height_m);
    if !px_per_m.is_finite() || px_per_m <= 0.0 {
        return;
    }
    let spare = room.width() - GAP - (width_m * px_per_m) as f32;
    let mut left = room.left() + spare / 2.0;
    for (index, outline) in outlines.into_iter().enumerate() {
        let width = (size_m[index][0] * px_per_m) as f32;
        let height = (size_m[index][1] * px_per_m) as f32;
        // Both stand at the same middle, so that sizes can be compared by eye.
        let top = room.center().y - height / 2.0;
        paint_outline(&painter, outline, pos2(left, top), px_per_m, index == 1, tokens);
        let (caption, color) = match index {
            0 => (words.text("compare-true-size"), tokens.accent),
            _ => (words.text("projection-merc"), tokens.text),
        };
        let x = (left + width / 2.0).clamp(room.left() + 44.0, room.right() - 44.0);
        let font = theme::semibold(type_size::SMALL);
        painter.text(pos2(x, rect.bottom() - 40.0), Align2::CENTER_TOP, caption, font, color);
        left += width + GAP;
    }
    length_ui(&painter, rect, px_per_m, (units.pair()[0], words), tokens);
}

/// A length at the scale of both outlines.
fn length_ui(painter: &Painter, rect: Rect, px_per_m: f64, (unit, words): (Unit, &Words), tokens: &Tokens) {
    let length = nice_length(90.0 / px_per_m / unit.metres());
    let width = (length * unit.metres() * px_per_m) as f32;
    let text = words.number(&unit.length(length * unit.metres()));
    let galley = painter.layout_no_wrap(text, theme::regular(11.5), tokens.text);
    let (y, whole) = (rect.bottom() - 12.0, width + 8.0 + galley.size().x);
    let left = rect.center().x - whole / 2.0;
    let stroke = Stroke::new(1.5, tokens.text);
    painter.line_segment([pos2(left, y), pos2(left + width, y)], stroke);
    for x in [left, left + width] {
        painter.line_segment([pos2(x, y - 3.5), pos2(x, y + 3.5)], stroke);
    }
    painter.galley(pos2(left + width + 8.0, y - galley.size().y / 2.0), galley, tokens.text);
}

fn paint_outline(
    painter: &Painter,
    outline: &FlatOutline,
    left_top: Pos2,
    px_per_m: f64,
    is_false: bool,
    tokens: &Tokens,
) {
    let at = |corner: &[f64; 2]| {
        let x = (corner[0] - outline.min[0]) * px_per_m;
        let y = (outline.max[1] - corner[1]) * px_per_m;
        left_top + vec2(x as f32, y as f32)
    };
    let (fill, line): (Color32, Color32) = if is_false {
        (tokens.land, tokens.coastline)
    } else {
        (tokens.accent.gamma_multiply(0.4), tokens.accent)
    };
    let vertices = outline.corners.iter().map(|corner| Vertex { pos: at(corner), uv: WHITE_UV, color: fill });
    painter.add(Shape::mesh(Mesh {
        indices: outline.triangles.clone(),
        vertices: vertices.collect(),
        ..Mesh::default()
    }));
    for points in &outline.lines {
        painter.line(points.iter().map(at).collect(), Stroke::new(1.0, line));
    }
}
