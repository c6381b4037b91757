//! The labels of the atlas's places.

use super::other_names::other_names;
use super::shape::Style;
use super::wanted::{At, LINGER, LIT, MARK_GAP_PX, MENTIONED, PLACE, SELECTED_PLACE, Wanted};
use super::{Owner, Subject};
use crate::app::state::Interface;
use crate::app::theme::{self, MarkState, Tokens, label_size, mark_color};
use crate::atlas::{Kind, Place, PlaceIndex};
use crate::view::{Fit, LabelId, LabelMemory, degrees_text};
use geo::{CoordsIter, Geometry};

/// Other names of a place are shown up to this scale.
const OTHER_NAMES_M_PER_PX: f64 = 1_800.0;
/// Radius of the ring about what is selected, in radii of its mark.
const RING: f32 = 1.8;

pub(super) fn places<'a>(subject: &Subject<'a>, memory: &LabelMemory, tokens: &Tokens) -> Vec<Wanted<'a>> {
    let Subject { atlas, selection, interface, .. } = *subject;
    let mentioned: Vec<PlaceIndex> = selection
        .article
        .and_then(|index| atlas.article(index))
        .map(|article| article.mentions.iter().flat_map(|mention| atlas.places_of(mention)).collect())
        .unwrap_or_default();
    let mut wanted = Vec::new();
    for (index, place) in atlas.places.iter().enumerate().filter(|(_, place)| interface.shows(atlas, place)) {
        let index = PlaceIndex(index);
        let state = interface.mark_state(index, place, selection);
        let is_selected = state == MarkState::Selected;
        let is_lit = state != MarkState::Normal;
        let id = LabelId(if is_selected { SELECTED_PLACE } else { PLACE } + index.0 as u64);
        let Some(at) = place_at(subject, memory, id, index, place, is_selected) else { continue };
        let rank = match index {
            _ if is_selected => 400.0,
            _ if is_lit => LIT,
            _ if mentioned.contains(&index) => MENTIONED,
            _ => 100.0,
        };
        wanted.push(Wanted {
            id,
            owner: Owner::Place(index),
            text: place_text(place),
            style: place_style(place, is_lit, tokens).faded(interface.opacity(place, is_lit)),
            priority: rank + if place.is_point() { 10.0 } else { 0.0 } + higher(interface, place),
            at,
        });
    }
    wanted
}

fn place_at<'a>(
    subject: &Subject<'a>,
    memory: &LabelMemory,
    id: LabelId,
    index: PlaceIndex,
    place: &'a Place,
    is_selected: bool,
) -> Option<At<'a>> {
    let lines = subject.lines.places.get(index.0).map(Vec::as_slice).unwrap_or_default();
    if !place.is_point() {
        let is_line = matches!(place.geometry, Geometry::LineString(_) | Geometry::MultiLineString(_));
        let fit = match place.kind {
            _ if is_line => Fit::Above,
            Kind::Sea | Kind::Strait => Fit::Water,
            Kind::Country if lines.iter().any(|line| line.half_width_m().is_some()) => Fit::Country,
            _ => Fit::Area,
        };
        return (!lines.is_empty()).then_some(At::Line { lines, fit });
    }
    let mark = subject.marks.iter().find(|mark| mark.place == index)?;
    if !lines.is_empty() {
        // A country is named on its land, and not beside its mark.
        return Some(At::Line { lines, fit: Fit::Country });
    }
    let reach_px = mark.radius * if is_selected { RING } else { 1.0 } + MARK_GAP_PX;
    let linger = if memory.spot(id).is_some() { LINGER } else { 1.0 };
    let is_near = subject.view.m_per_px() <= OTHER_NAMES_M_PER_PX * linger;
    let others = if is_near { other_names(place) } else { Vec::new() };
    Some(At::Point { at: mark.at, reach_px, dot: None, others })
}

/// Of two places that are equal else, the one of the higher layer comes first.
fn higher(interface: &Interface, place: &Place) -> f32 {
    const PER_LAYER: f32 = 0.01;
    PER_LAYER * interface.layers.rank(&place.layer).min(40) as f32
}

/// The name of a place as its label has it: countries in capitals, circles of latitude with their latitude.
fn place_text(place: &Place) -> String {
    match place.kind {
        Kind::Country => place.name.to_uppercase(),
        Kind::Line => latitude(place).map_or_else(
            || place.name.clone(),
            |lat_deg| format!("{} {}", place.name, degrees_text(true, lat_deg)),
        ),
        _ => place.name.clone(),
    }
}

/// The latitude of a line that keeps to one.
fn latitude(place: &Place) -> Option<f64> {
    let mut coords = place.geometry.coords_iter();
    let first = coords.next()?.y;
    coords.all(|coord| (coord.y - first).abs() < 1e-9).then_some(first)
}

fn place_style(place: &Place, is_lit: bool, tokens: &Tokens) -> Style {
    let size = label_size::PLACE;
    let lit = |color| if is_lit { tokens.text } else { color };
    match place.kind {
        Kind::Sea | Kind::Strait if !place.is_point() => Style {
            gap_em: label_size::SEA_GAP_EM,
            ..Style::new(theme::serif_italic(size + 1.0), lit(mark_color(place.kind, tokens)), tokens.halo)
        },
        Kind::Country => Style {
            spacing_px: 0.14 * size,
            gap_em: label_size::COUNTRY_GAP_EM,
            ..Style::new(theme::semibold(size - 2.0), tokens.text, tokens.halo)
        },
        Kind::Region if !place.is_point() => Style {
            gap_em: label_size::REGION_GAP_EM,
            ..Style::new(theme::italic(size + 0.5), lit(tokens.text_soft), tokens.halo)
        },
        Kind::Line => Style::new(theme::italic(label_size::LINE), lit(tokens.arctic_circle), tokens.halo),
        _ if place.is_point() => Style::new(theme::semibold(size), tokens.text, tokens.halo),
        Kind::Incident => Style::new(theme::italic(size - 1.0), lit(tokens.incident), tokens.halo),
        _ => Style::new(theme::italic(label_size::LINE), tokens.text, tokens.halo),
    }
}
