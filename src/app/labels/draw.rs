//! Labels on the screen: where each may stand, and how it is painted.

use super::{Class, Gazetteer, PlacedLabels};
use crate::app::state::{Interface, Selection, ShownMark, View};
use crate::app::theme::{self, Tokens, mark_color};
use crate::atlas::{Atlas, Kind, Place, PlaceIndex};
use crate::sphere::{LonLat, UnitVector};
use crate::view::{Label, LabelBox, ScreenPos, declutter};
use bevy_egui::egui::{self, Align, Color32, FontId, Galley, Painter, Pos2, Rect, Vec2, pos2, vec2};
use geo::{CoordsIter, Geometry};
use std::sync::Arc;

/// Radius of the dot of a settlement.
const DOT_PX: f32 = 2.2;
/// No more than this many names of the base map are tried in a frame, the most important first.
const MOST_NAMES: usize = 400;
/// A name of the base map nearer than this to a place of the atlas with that name gives way to it: 25 km.
const SAME_RAD: f64 = 25_000.0 / crate::sphere::EARTH_RADIUS_M;
/// Free space about a label, in pixels.
const MARGIN_PX: f32 = 3.0;

/// What a label belongs to.
enum Owner {
    Place(PlaceIndex),
    Settlement(Pos2),
    Base,
}

/// A label with its shaped text, before it has a place.
struct Draft {
    owner: Owner,
    galley: Arc<Galley>,
    color: Color32,
    label: Label,
}

/// Where labels may stand.
pub(in crate::app) struct Room {
    /// The part of the map that no panel covers.
    pub(in crate::app) clear: Rect,
    /// What stands on it: buttons, scale bar, credits.
    pub(in crate::app) covered: Vec<Rect>,
}

/// Draws the labels on the part of the window that shows the map, and says where the atlas's labels are.
pub(in crate::app) fn draw_labels(
    painter: &Painter,
    view: &View,
    atlas: &Atlas,
    names: &Gazetteer,
    interface: &Interface,
    selection: &Selection,
    marks: &[ShownMark],
    room: &Room,
) -> PlacedLabels {
    let tokens = interface.theme.tokens();
    let mut obstacles: Vec<LabelBox> = marks
        .iter()
        .map(|mark| boxed(Rect::from_center_size(mark.at, Vec2::splat(2.0 * mark.radius))))
        .collect();
    obstacles.extend(room.covered.iter().map(|rect| boxed(*rect)));
    let mut drafts = place_drafts(painter, view, atlas, interface, selection, marks, tokens);
    drafts.extend(base_drafts(painter, view, atlas, names, interface, tokens));
    let labels: Vec<Label> = drafts.iter().map(|draft| draft.label.clone()).collect();
    let chosen = declutter(&labels, &obstacles, boxed(room.clear));
    let mut placed = PlacedLabels::default();
    for (draft, choice) in drafts.iter().zip(chosen) {
        let Some(spot) = choice.and_then(|index| draft.label.candidates.get(index)) else { continue };
        if let Owner::Settlement(dot) = draft.owner {
            painter.circle_filled(dot, DOT_PX + 1.0, tokens.halo);
            painter.circle_filled(dot, DOT_PX, tokens.text_soft);
        }
        paint_text(painter, pos2(spot.left + MARGIN_PX, spot.top + MARGIN_PX), draft, tokens);
        if let Owner::Place(index) = draft.owner {
            placed.0.push((*spot, index));
        }
    }
    placed
}

fn boxed(rect: Rect) -> LabelBox {
    LabelBox { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
}

fn pos(screen: ScreenPos) -> Pos2 {
    pos2(screen.x as f32, screen.y as f32)
}

fn place_drafts(
    painter: &Painter,
    view: &View,
    atlas: &Atlas,
    interface: &Interface,
    selection: &Selection,
    marks: &[ShownMark],
    tokens: &Tokens,
) -> Vec<Draft> {
    let mentioned: Vec<PlaceIndex> = selection
        .article
        .and_then(|index| atlas.article(index))
        .map(|article| article.mentions.iter().flat_map(|mention| atlas.places_of(mention)).collect())
        .unwrap_or_default();
    let mut drafts = Vec::new();
    for (index, place) in atlas.places.iter().enumerate().filter(|(_, place)| interface.shows(place)) {
        let index = PlaceIndex(index);
        let is_lit = selection.place == Some(index) || selection.hovered == Some(index);
        let color = match place.kind {
            _ if is_lit => tokens.text,
            Kind::Sea | Kind::Strait | Kind::Incident => mark_color(place.kind, tokens),
            Kind::Line => tokens.arctic_circle,
            _ => tokens.text,
        };
        let font = if place.is_point() { theme::semibold(13.5) } else { theme::italic(13.5) };
        let galley = shape(painter, &place.name, font, 0.2);
        let size = galley.size() + Vec2::splat(2.0 * MARGIN_PX);
        let candidates = match marks.iter().find(|mark| mark.place == index) {
            // The ring about what is selected reaches 1.6 times as far as its mark.
            Some(mark) if selection.place == Some(index) => around(mark.at, size, 1.6 * mark.radius),
            Some(mark) => around(mark.at, size, mark.radius),
            None if place.is_point() => continue,
            None => along(view, place, size, painter.clip_rect()),
        };
        let priority = match index {
            _ if selection.place == Some(index) => 400.0,
            _ if selection.hovered == Some(index) => 300.0,
            _ if mentioned.contains(&index) => 200.0,
            _ => 100.0,
        } + if place.is_point() { 10.0 } else { 0.0 };
        drafts.push(Draft {
            owner: Owner::Place(index),
            galley,
            color,
            label: Label { priority, candidates },
        });
    }
    drafts
}

fn base_drafts(
    painter: &Painter,
    view: &View,
    atlas: &Atlas,
    names: &Gazetteer,
    interface: &Interface,
    tokens: &Tokens,
) -> Vec<Draft> {
    let m_per_px = view.m_per_px();
    let screen = painter.clip_rect().expand(40.0);
    let shown: Vec<&Place> = atlas.places.iter().filter(|place| interface.shows(place)).collect();
    let is_told = |name: &super::gazetteer::Name| {
        shown.iter().any(|place| match &name.class {
            Class::Country(code) => place.iso_a3.as_ref() == Some(code),
            _ => {
                place.name == name.text
                    && (!place.is_point() || UnitVector::from(place.anchor).angle_to(name.pos) < SAME_RAD)
            }
        })
    };
    names
        .names
        .iter()
        .filter(|name| m_per_px <= name.until_m_per_px)
        .filter_map(|name| Some((name, pos(view.screen_from(name.pos)?))))
        .filter(|(name, at)| screen.contains(*at) && !is_told(name))
        .take(MOST_NAMES)
        .map(|(name, at)| {
            // How much nearer than its first scale the view is: 0 at first, 1 at four times as near.
            let near = ((name.until_m_per_px / m_per_px).log2() / 2.0).clamp(0.0, 1.0) as f32;
            let (text, font, spacing, color) = match name.class {
                Class::Country(_) => (
                    name.text.to_uppercase(),
                    theme::semibold(10.5 + 2.5 * near),
                    2.2 + near,
                    tokens.text_soft,
                ),
                Class::Sea => {
                    (name.text.clone(), theme::italic(12.0 + 3.0 * near), 0.8 + near, tokens.sea_label)
                }
                Class::Settlement => (name.text.clone(), theme::regular(11.5 + near), 0.1, tokens.text_soft),
            };
            let galley = shape(painter, &text, font, spacing);
            let size = galley.size() + Vec2::splat(2.0 * MARGIN_PX);
            let (owner, candidates) = match name.class {
                Class::Settlement => (Owner::Settlement(at), around(at, size, DOT_PX)),
                _ => (Owner::Base, vec![boxed(Rect::from_center_size(at, size))]),
            };
            Draft { owner, galley, color, label: Label { priority: name.priority, candidates } }
        })
        .collect()
}

/// Beside a mark: right, left, above, below, then the corners.
fn around(at: Pos2, size: Vec2, radius: f32) -> Vec<LabelBox> {
    let reach = radius + 1.0;
    let (dx, dy) = (size.x / 2.0 + reach, size.y / 2.0 + reach - MARGIN_PX);
    [
        vec2(dx, 0.0),
        vec2(-dx, 0.0),
        vec2(0.0, -dy),
        vec2(0.0, dy),
        vec2(dx, -dy * 0.7),
        vec2(dx, dy * 0.7),
        vec2(-dx, -dy * 0.7),
        vec2(-dx, dy * 0.7),
    ]
    .map(|offset| boxed(Rect::from_center_size(at + offset, size)))
    .to_vec()
}

/// On an area at its anchor, on a line wherever it is seen, nearest to the middle of the map first.
fn along(view: &View, place: &Place, size: Vec2, screen: Rect) -> Vec<LabelBox> {
    let mut spots: Vec<Pos2> = Vec::new();
    if matches!(place.geometry, Geometry::LineString(_) | Geometry::MultiLineString(_)) {
        let corners: Vec<UnitVector> =
            place.geometry.coords_iter().map(|coord| LonLat::from(coord).into()).collect();
        let steps = [0.0, 0.25, 0.5, 0.75];
        let between =
            corners.windows(2).flat_map(|edge| steps.iter().map(|t| edge[0].along_great_circle(edge[1], *t)));
        spots.extend(between.filter_map(|ground| view.screen_from(ground)).map(pos));
        spots.retain(|spot| screen.contains(*spot));
        spots.sort_by(|a, b| a.distance_sq(screen.center()).total_cmp(&b.distance_sq(screen.center())));
        spots.truncate(24);
        // Just above the line.
        spots.iter_mut().for_each(|spot| spot.y -= size.y / 2.0);
    } else {
        spots.extend(view.screen_from(place.anchor.into()).map(pos));
    }
    spots.into_iter().map(|spot| boxed(Rect::from_center_size(spot, size))).collect()
}

fn shape(painter: &Painter, text: &str, font: FontId, spacing: f32) -> Arc<Galley> {
    let format = egui::TextFormat {
        font_id: font,
        extra_letter_spacing: spacing,
        color: Color32::PLACEHOLDER,
        valign: Align::Center,
        ..Default::default()
    };
    let mut job = egui::text::LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = f32::INFINITY;
    painter.layout_job(job)
}

/// The text on a halo: the same text in the colour of the ground, a little to each side.
fn paint_text(painter: &Painter, at: Pos2, draft: &Draft, tokens: &Tokens) {
    const HALO_PX: f32 = 1.3;
    const DIAGONAL_PX: f32 = HALO_PX * std::f32::consts::FRAC_1_SQRT_2;
    let offsets = [
        vec2(HALO_PX, 0.0),
        vec2(-HALO_PX, 0.0),
        vec2(0.0, HALO_PX),
        vec2(0.0, -HALO_PX),
        vec2(DIAGONAL_PX, DIAGONAL_PX),
        vec2(-DIAGONAL_PX, DIAGONAL_PX),
        vec2(DIAGONAL_PX, -DIAGONAL_PX),
        vec2(-DIAGONAL_PX, -DIAGONAL_PX),
    ];
    for offset in offsets {
        painter.galley_with_override_text_color(at + offset, draft.galley.clone(), tokens.halo);
    }
    painter.galley_with_override_text_color(at, draft.galley.clone(), draft.color);
}
