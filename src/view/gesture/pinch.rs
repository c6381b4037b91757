//! Two fingers on the map.

use super::{Contact, Gesture, SLOP_PX, distance};
use crate::view::ScreenPos;

/// Two fingers turn the map only once they have turned so far: who pinches turns them a little.
pub(super) const TURN_FROM_DEG: f64 = 8.0;
/// Fingers that are nearer each other count as this far apart, or a twitch would zoom for ever.
const LEAST_SPREAD_PX: f64 = 30.0;
/// Two fingers that tap stay no longer.
const LONGEST_TAP_S: f64 = 0.3;

/// Two fingers that hold the ground between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pinch {
    contacts: [Contact; 2],
    from: [ScreenPos; 2],
    done: [ScreenPos; 2],
    at: [ScreenPos; 2],
    since_s: f64,
    turned_deg: f64,
    turns: bool,
    is_tap: bool,
}

impl Pinch {
    /// Two fingers are down, the second since `since_s`.
    pub(super) fn new(contacts: [Contact; 2], at: [ScreenPos; 2], since_s: f64, is_tap: bool) -> Self {
        Self { contacts, from: at, done: at, at, since_s, turned_deg: 0.0, turns: false, is_tap }
    }

    /// The finger beside this one, and where it is.
    pub(super) fn other(&self, contact: Contact) -> Option<(Contact, ScreenPos)> {
        let index = self.contacts.iter().position(|own| *own == contact)?;
        Some((self.contacts[1 - index], self.at[1 - index]))
    }

    /// Whether it has turned the map.
    pub(super) fn turns(&self) -> bool {
        self.turns
    }

    /// Where two fingers that lift now have tapped.
    pub(super) fn tap(&self, time_s: f64) -> Option<ScreenPos> {
        let is_tap = self.is_tap && time_s - self.since_s < LONGEST_TAP_S;
        is_tap.then(|| middle(self.from[0], self.from[1]))
    }

    pub(super) fn without_tap(self) -> Self {
        Self { is_tap: false, ..self }
    }

    pub(super) fn moved(&mut self, contact: Contact, to: ScreenPos) {
        if let Some(index) = self.contacts.iter().position(|own| *own == contact) {
            self.at[index] = to;
            self.is_tap &= distance(self.from[index], to) <= SLOP_PX;
        }
    }

    /// What has moved and was not told yet.
    pub(super) fn flush(&mut self) -> Option<Gesture> {
        if self.at == self.done {
            return None;
        }
        let spread = |[a, b]: [ScreenPos; 2]| distance(a, b).max(LEAST_SPREAD_PX);
        let direction = |[a, b]: [ScreenPos; 2]| (b.y - a.y).atan2(b.x - a.x).to_degrees();
        let doublings = (spread(self.at) / spread(self.done)).log2();
        let mut clockwise = (direction(self.at) - direction(self.done) + 540.0).rem_euclid(360.0) - 180.0;
        if !self.turns {
            self.turned_deg += clockwise;
            self.turns = self.turned_deg.abs() > TURN_FROM_DEG;
            let beyond = (self.turned_deg.abs() - TURN_FROM_DEG).max(0.0);
            clockwise = beyond.copysign(self.turned_deg);
        }
        let (from, to) = (middle(self.done[0], self.done[1]), middle(self.at[0], self.at[1]));
        self.done = self.at;
        // Where the ground turns clockwise, what is up comes to lie further anticlockwise.
        let degrees = if clockwise == 0.0 { 0.0 } else { -clockwise };
        Some(Gesture::Pinch { from, to, doublings, degrees })
    }
}

fn middle(a: ScreenPos, b: ScreenPos) -> ScreenPos {
    ScreenPos::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y))
}
