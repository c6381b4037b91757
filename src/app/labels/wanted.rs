//! What wants a label, and how it is set.

use super::lines::LabelLines;
use super::other_names::other_names;
use super::shape::Style;
use super::{Class, Gazetteer, Name, Owner, Subject};
use crate::app::theme::{self, Tokens, label_size, mark_color};
use crate::atlas::{Kind, Place, PlaceIndex};
use crate::sphere::{LonLat, UnitVector};
use crate::view::{GroundLine, LabelId, LabelMemory, NamedLine, degrees_text};
use bevy_egui::egui::{Pos2, pos2};
use geo::{CoordsIter, Geometry};

/// No more than this many names of the base map are tried in a frame, the most important first.
const MOST_NAMES: usize = 400;
/// A name of the base map nearer than this to a place of the atlas with that name gives way to it: 25 km.
const SAME_RAD: f64 = 25_000.0 / crate::sphere::EARTH_RADIUS_M;
/// Other names of a place are shown up to this scale.
const OTHER_NAMES_M_PER_PX: f64 = 1_800.0;
/// What is shown stays until the view is this much further away than where it first came.
const LINGER: f64 = 1.1;
/// How much a label that is shown is ahead of one that is not.
const SHOWN_BONUS: f32 = 0.5;
/// Radius of the ring about what is selected, in radii of its mark.
const RING: f32 = 1.8;
/// Free pixels between a mark and its label.
const MARK_GAP_PX: f32 = 2.6;

/// Where a label has to stand.
pub(super) enum At<'a> {
    /// Beside a point, its edge `reach_px` away.
    Point { at: Pos2, reach_px: f32, dot: Option<Dot>, others: Vec<&'a str> },
    /// On a line or near it.
    Line { line: &'a GroundLine, fit: Fit },
}

/// How a name and its line belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// The line is the axis of a sea: the name is spread along it, and left out where the sea is too small for it.
    Sea,
    /// The line is the axis of an area or country that is named whatever its size.
    Area,
    /// The name stands above the line.
    Above,
}

/// The sign of a settlement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// Its radius in points.
    pub radius_px: f32,
    /// The capital of a country: a ring around the dot.
    pub is_capital: bool,
}

/// A label that wants a place.
pub(super) struct Wanted<'a> {
    pub(super) id: LabelId,
    pub(super) owner: Owner,
    pub(super) text: String,
    pub(super) style: Style,
    pub(super) priority: f32,
    pub(super) at: At<'a>,
}

/// Priority of what the open article mentions; what is pointed at or selected has more.
pub(super) const MENTIONED: f32 = 200.0;
/// Priority of the parallels that belong to the day a reader chose: ahead of what no article speaks of.
const ASKED_FOR: f32 = 150.0;

const PLACE: u64 = 1 << 40;
const SELECTED_PLACE: u64 = 2 << 40;
const NAME: u64 = 3 << 40;
/// The first id that degrees at the edge may take.
pub(super) const DEGREES: u64 = 4 << 40;
const PARALLEL: u64 = 5 << 40;

/// Everything that wants a label, the most important first.
pub(super) fn wanted<'a>(subject: &Subject<'a>, memory: &LabelMemory) -> Vec<Wanted<'a>> {
    let tokens = subject.interface.theme.tokens();
    let mut wanted = places(subject, memory, tokens);
    wanted.extend(names(subject, memory, tokens));
    wanted.extend(parallels(subject, tokens));
    for label in &mut wanted {
        if memory.spot(label.id).is_some() {
            label.priority += SHOWN_BONUS;
        }
    }
    wanted.sort_by(|a, b| b.priority.total_cmp(&a.priority));
    wanted
}

/// The parallels of the day, each half of the Earth with an id of its own: as the days go by the name moves with its line.
fn parallels<'a>(subject: &Subject<'a>, tokens: &Tokens) -> Vec<Wanted<'a>> {
    let wanted = |(index, (named, line)): (usize, &'a (NamedLine, GroundLine))| Wanted {
        id: LabelId(PARALLEL + u64::from(named.lat_deg > 0.0)),
        owner: Owner::Parallel(index),
        text: named.text.clone(),
        style: Style::new(theme::italic(label_size::LINE), tokens.text_soft, tokens.halo),
        priority: ASKED_FOR,
        at: At::Line { line, fit: Fit::Above },
    };
    subject.lines.parallels.iter().enumerate().map(wanted).collect()
}

fn places<'a>(subject: &Subject<'a>, memory: &LabelMemory, tokens: &Tokens) -> Vec<Wanted<'a>> {
    let Subject { atlas, selection, interface, .. } = *subject;
    let mentioned: Vec<PlaceIndex> = selection
        .article
        .and_then(|index| atlas.article(index))
        .map(|article| article.mentions.iter().flat_map(|mention| atlas.places_of(mention)).collect())
        .unwrap_or_default();
    let mut wanted = Vec::new();
    for (index, place) in atlas.places.iter().enumerate().filter(|(_, place)| interface.shows(place)) {
        let index = PlaceIndex(index);
        let is_selected = selection.place == Some(index);
        let is_lit = is_selected || selection.hovered == Some(index);
        let id = LabelId(if is_selected { SELECTED_PLACE } else { PLACE } + index.0 as u64);
        let Some(at) = place_at(subject, memory, id, index, place, is_selected) else { continue };
        let rank = match index {
            _ if is_selected => 400.0,
            _ if selection.hovered == Some(index) => 300.0,
            _ if mentioned.contains(&index) => MENTIONED,
            _ => 100.0,
        };
        wanted.push(Wanted {
            id,
            owner: Owner::Place(index),
            text: place_text(place),
            style: place_style(place, is_lit, tokens),
            priority: rank + if place.is_point() { 10.0 } else { 0.0 },
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
    if !place.is_point() {
        let line = subject.lines.places.get(index.0)?.as_ref()?;
        let is_line = matches!(place.geometry, Geometry::LineString(_) | Geometry::MultiLineString(_));
        return Some(At::Line { line, fit: if is_line { Fit::Above } else { Fit::Area } });
    }
    let mark = subject.marks.iter().find(|mark| mark.place == index)?;
    let reach_px = mark.radius * if is_selected { RING } else { 1.0 } + MARK_GAP_PX;
    let linger = if memory.spot(id).is_some() { LINGER } else { 1.0 };
    let is_near = subject.view.m_per_px() <= OTHER_NAMES_M_PER_PX * linger;
    let others = if is_near { other_names(place) } else { Vec::new() };
    Some(At::Point { at: mark.at, reach_px, dot: None, others })
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

fn names<'a>(subject: &Subject<'a>, memory: &LabelMemory, tokens: &'static Tokens) -> Vec<Wanted<'a>> {
    let m_per_px = subject.view.m_per_px();
    let seen = Seen::new(subject);
    let id = |index: usize| LabelId(NAME + index as u64);
    let is_told = told(subject);
    let all: &Gazetteer = subject.names;
    all.names
        .iter()
        .enumerate()
        .filter(|(index, name)| {
            m_per_px <= name.until_m_per_px
                || m_per_px <= name.until_m_per_px * LINGER && memory.spot(id(*index)).is_some()
        })
        .filter_map(|(index, name)| Some((index, name, seen.at(subject.lines, index, name)?)))
        .filter(|(_, name, _)| !is_told(name))
        .take(MOST_NAMES)
        .map(|(index, name, at)| {
            let text = if matches!(name.class, Class::Country(_)) {
                name.text.to_uppercase()
            } else {
                name.text.clone()
            };
            Wanted {
                id: id(index),
                owner: Owner::Name(index),
                text,
                style: name_style(name, m_per_px, tokens),
                priority: name.priority,
                at,
            }
        })
        .collect()
}

/// Whether the atlas itself names the same thing.
fn told<'a>(subject: &Subject<'a>) -> impl Fn(&Name) -> bool + use<'a> {
    let shown: Vec<(&'a Place, UnitVector)> = subject
        .atlas
        .places
        .iter()
        .filter(|place| subject.interface.shows(place))
        .map(|place| (place, place.anchor.into()))
        .collect();
    move |name| {
        shown.iter().any(|(place, anchor)| match &name.class {
            Class::Country(code) => place.iso_a3.as_ref() == Some(code),
            _ => place.name == name.text && (!place.is_point() || anchor.angle_to(name.pos) < SAME_RAD),
        })
    }
}

/// Size and weight by what is named: the table of the map's type.
fn name_style(name: &Name, m_per_px: f64, tokens: &Tokens) -> Style {
    let across_px = (name.extent_m / m_per_px) as f32;
    let grown = |(least, most): (f32, f32), per_px: f32| (least + across_px * per_px).min(most).round();
    match &name.class {
        Class::Country(_) => Style {
            gap_em: label_size::COUNTRY_GAP_EM,
            ..Style::new(theme::semibold(grown(label_size::COUNTRY, 0.012)), tokens.text_soft, tokens.land)
        },
        Class::Sea => Style {
            gap_em: label_size::SEA_GAP_EM,
            ..Style::new(
                theme::serif_italic(grown(label_size::SEA, 0.012)),
                tokens.sea_label,
                tokens.ocean[2],
            )
        },
        Class::Settlement => {
            let size = settlement_size(name);
            let is_heavy = name.is_capital || size >= label_size::METROPOLIS;
            let font = if is_heavy { theme::semibold(size - 0.5) } else { theme::regular(size) };
            Style::new(font, tokens.text_soft, tokens.halo)
        }
    }
}

fn settlement_size(name: &Name) -> f32 {
    match name.people {
        people if people >= 1e6 => label_size::METROPOLIS,
        people if people >= 1e5 || name.is_capital => label_size::CITY,
        people if people >= 1e4 => label_size::TOWN,
        _ => label_size::VILLAGE,
    }
}

/// What of the Earth may be on the screen: a cap about its centre.
struct Seen<'a> {
    subject: Subject<'a>,
    center: UnitVector,
    least_cosine: f64,
}

impl<'a> Seen<'a> {
    fn new(subject: &Subject<'a>) -> Self {
        let clear = subject.room.clear;
        let center =
            UnitVector::from(LonLat::new(subject.view.center().lon_deg, subject.view.center().lat_deg));
        let corners = [clear.left_top(), clear.right_top(), clear.left_bottom(), clear.right_bottom()];
        let least_cosine = corners
            .map(|corner| {
                let at = crate::view::ScreenPos::new(f64::from(corner.x), f64::from(corner.y));
                subject.view.ground_at(at).map_or(-1.0, |ground| ground.dot(center))
            })
            .into_iter()
            .fold(1.0, f64::min);
        Self { subject: *subject, center, least_cosine }
    }

    fn at(&self, lines: &'a LabelLines, index: usize, name: &Name) -> Option<At<'a>> {
        if name.class != Class::Settlement {
            let fit = if name.class == Class::Sea { Fit::Sea } else { Fit::Area };
            let line = lines.names.get(index)?.as_ref()?;
            let radius_rad = self.least_cosine.clamp(-1.0, 1.0).acos();
            return line.may_be_within(self.center, radius_rad).then_some(At::Line { line, fit });
        }
        if name.pos.dot(self.center) < self.least_cosine - 1e-6 {
            return None;
        }
        let screen = self.subject.view.screen_from(name.pos)?;
        let at = pos2(screen.x as f32, screen.y as f32);
        self.subject.room.clear.contains(at).then(|| {
            let radius_px = if settlement_size(name) >= label_size::CITY { 2.6 } else { 2.0 };
            let dot = Dot { radius_px, is_capital: name.is_capital };
            At::Point { at, reach_px: dot.reach_px() + MARK_GAP_PX, dot: Some(dot), others: Vec::new() }
        })
    }
}

impl Dot {
    /// How far the sign reaches, with its ring.
    pub fn reach_px(self) -> f32 {
        self.radius_px + if self.is_capital { 2.4 } else { 0.8 }
    }
}
