//! What wants a label, and how it is set.

use super::names::names;
use super::places::places;
use super::shape::Style;
use super::{Owner, Subject};
use crate::app::theme::{self, Tokens, label_size};
use crate::view::{Fit, GroundLine, LabelId, LabelMemory, NamedLine};
use bevy_egui::egui::Pos2;

/// What is shown stays until the view is this much further away than where it first came.
pub(super) const LINGER: f64 = 1.1;
/// How much a label that is shown is ahead of one that is not.
const SHOWN_BONUS: f32 = 0.5;
/// Free pixels between a mark and its label.
pub(super) const MARK_GAP_PX: f32 = 2.6;

/// Where a label has to stand.
pub(super) enum At<'a> {
    /// Beside a point, its edge `reach_px` away.
    Point { at: Pos2, reach_px: f32, dot: Option<Dot>, others: Vec<&'a str> },
    /// On one of its lines, the best first, or near it.
    Line { lines: &'a [GroundLine], fit: Fit },
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
/// Priority of what is pointed at, in the text or on the map.
pub(super) const LIT: f32 = 300.0;
/// Priority of the parallels that belong to the day a reader chose: ahead of what no article speaks of.
const ASKED_FOR: f32 = 150.0;

pub(super) const PLACE: u64 = 1 << 40;
pub(super) const SELECTED_PLACE: u64 = 2 << 40;
pub(super) const NAME: u64 = 3 << 40;
/// The first id that degrees at the edge may take.
pub(super) const DEGREES: u64 = 4 << 40;
const PARALLEL: u64 = 5 << 40;

/// Everything that wants a label, the most important first.
pub(super) fn wanted<'a>(subject: &Subject<'a>, memory: &LabelMemory) -> Vec<Wanted<'a>> {
    let tokens = subject.interface.settings.theme.tokens();
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
    let wanted = |(index, (named, name, line)): (usize, &'a (NamedLine, String, GroundLine))| Wanted {
        id: LabelId(PARALLEL + u64::from(named.lat_deg > 0.0)),
        owner: Owner::Parallel(index),
        text: name.clone(),
        style: Style::new(theme::italic(label_size::LINE), tokens.text_soft, tokens.halo),
        priority: ASKED_FOR,
        at: At::Line { lines: std::slice::from_ref(line), fit: Fit::Above },
    };
    subject.lines.parallels.iter().enumerate().map(wanted).collect()
}

impl Dot {
    /// How far the sign reaches, with its ring.
    pub fn reach_px(self) -> f32 {
        self.radius_px + if self.is_capital { 2.4 } else { 0.8 }
    }
}
