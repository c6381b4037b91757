//! The labels of the base map's names: countries, seas and settlements.

use super::lines::LabelLines;
use super::shape::Style;
use super::wanted::{At, Dot, LINGER, MARK_GAP_PX, NAME, Wanted};
use super::{Class, Gazetteer, Name, Owner, Subject};
use crate::app::theme::{self, Tokens, label_size};
use crate::atlas::{Kind, Place, PlaceIndex};
use crate::sphere::{EARTH_RADIUS_M, LonLat, UnitVector};
use crate::view::{BasePart, Fit, LabelId, LabelMemory, ScreenPos};
use bevy_egui::egui::{Color32, pos2};

/// No more than this many names of the base map are tried in a frame, the most important first.
const MOST_NAMES: usize = 400;
/// A name of the base map nearer than this to a place of the atlas with that name gives way to it: 25 km.
const SAME_RAD: f64 = 25_000.0 / EARTH_RADIUS_M;

pub(super) fn names<'a>(
    subject: &Subject<'a>,
    memory: &LabelMemory,
    tokens: &'static Tokens,
) -> Vec<Wanted<'a>> {
    let m_per_px = subject.view.m_per_px();
    let seen = Seen::new(subject);
    let id = |index: usize| LabelId(NAME + index as u64);
    let is_told = told(subject);
    let all: &Gazetteer = subject.names;
    let has_depths = subject.interface.layers.is_part_shown(BasePart::Depths);
    let sea = if has_depths { tokens.ocean[2] } else { tokens.ocean[0] };
    all.names
        .iter()
        .enumerate()
        .filter(|(index, name)| {
            m_per_px <= name.until_m_per_px
                || m_per_px <= name.until_m_per_px * LINGER && memory.spot(id(*index)).is_some()
        })
        .filter(|(_, name)| subject.interface.layers.is_part_shown(part(&name.class)))
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
                style: name_style(name, m_per_px, sea, tokens),
                priority: name.priority,
                at,
            }
        })
        .collect()
}

/// Whether the atlas itself names the same thing. What has a mark is named where that is seen; a country whose mark is out
/// of sight has the name that the base map gives it.
fn told<'a>(subject: &Subject<'a>) -> impl Fn(&Name) -> bool + use<'a> {
    let is_marked = |index: usize| subject.marks.iter().any(|mark| mark.place == PlaceIndex(index));
    let shown: Vec<(&'a Place, UnitVector)> = subject
        .atlas
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| subject.interface.shows(subject.atlas, place))
        .filter(|(index, place)| place.kind != Kind::Country || !place.is_point() || is_marked(*index))
        .map(|(_, place)| (place, place.anchor.into()))
        .collect();
    move |name| {
        shown.iter().any(|(place, anchor)| match &name.class {
            Class::Country(code) => place.iso_a3.as_ref() == Some(code),
            _ => place.name == name.text && (!place.is_point() || anchor.angle_to(name.pos) < SAME_RAD),
        })
    }
}

/// The part of the base map that a name is of.
fn part(class: &Class) -> BasePart {
    match class {
        Class::Country(_) => BasePart::CountryNames,
        Class::Sea => BasePart::SeaNames,
        Class::Settlement => BasePart::TownNames,
    }
}

/// Size and weight by what is named: the table of the map's type. `sea` is the ground of the names of seas.
fn name_style(name: &Name, m_per_px: f64, sea: Color32, tokens: &Tokens) -> Style {
    let across_px = (name.extent_m / m_per_px) as f32;
    let grown = |(least, most): (f32, f32), per_px: f32| (least + across_px * per_px).min(most).round();
    match &name.class {
        Class::Country(_) => Style {
            gap_em: label_size::COUNTRY_GAP_EM,
            ..Style::of(theme::country_name_look(grown(label_size::COUNTRY, 0.012), tokens))
        },
        Class::Sea => Style {
            gap_em: label_size::SEA_GAP_EM,
            ..Style::of(theme::sea_name_look(grown(label_size::SEA, 0.012), sea, tokens))
        },
        Class::Settlement => {
            let size = settlement_size(name);
            let is_heavy = name.is_capital || size >= label_size::METROPOLIS;
            Style::of(theme::town_name_look(size, is_heavy, tokens))
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
                let at = ScreenPos::new(f64::from(corner.x), f64::from(corner.y));
                subject.view.ground_at(at).map_or(-1.0, |ground| ground.dot(center))
            })
            .into_iter()
            .fold(1.0, f64::min);
        Self { subject: *subject, center, least_cosine }
    }

    fn at(&self, lines: &'a LabelLines, index: usize, name: &Name) -> Option<At<'a>> {
        if name.class != Class::Settlement {
            let fit = if name.class == Class::Sea { Fit::Sea } else { Fit::Country };
            let lines = lines.names.get(index)?;
            let radius_rad = self.least_cosine.clamp(-1.0, 1.0).acos();
            let is_near = lines.iter().any(|line| line.may_be_within(self.center, radius_rad));
            return is_near.then_some(At::Line { lines, fit });
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
