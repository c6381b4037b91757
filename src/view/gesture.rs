//! What fingers and the pointer do on the map, from their contacts with it.
//!
//! | State | Becomes |
//! |---|---|
//! | idle | pressing, when something touches the map |
//! | pressing | dragging (or zooming, after a first tap) when it moves, pinching with a second finger, a tap when it lifts |
//! | dragging | idle and a glide when it lifts, pinching with a second finger |
//! | pinching | pressing with the finger that stays |
//!
//! A third finger does nothing.

mod pinch;
mod times;

pub use times::{ContactPhase, ContactTimes};

use super::ScreenPos;
use super::glide::{ScreenVelocity, Trail};
use pinch::Pinch;
use std::mem;

/// A contact that moves no further is a tap.
const SLOP_PX: f64 = 6.0;
/// A button of the mouse that is held for longer is no click.
const LONGEST_TAP_S: f64 = 0.8;
/// A finger that rests for so long asks what is there, as the telephones have it.
pub const LONG_PRESS_S: f64 = 0.5;
/// The second tap of two touches within this time of the first's end,
const DOUBLE_TAP_S: f64 = 0.3;
/// and within this distance of it.
const DOUBLE_TAP_PX: f64 = 24.0;
/// How far a finger moves after a first tap for a doubling of the scale.
const DOUBLING_PX: f64 = 100.0;

/// What touches the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    /// The main button of the mouse.
    Mouse,
    /// A finger, by a number that is its own as long as it is down.
    Finger(u64),
}

/// What happens to a contact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ContactEvent {
    /// It comes down on the map.
    Down(Contact, ScreenPos),
    /// It moves; from a contact that did not come down on the map this is nothing.
    Move(Contact, ScreenPos),
    /// It lifts.
    Up(Contact, ScreenPos),
    /// It is taken away: what it began does not count.
    Cancel(Contact),
}

/// What is meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Gesture {
    /// The map is touched: what moves by itself stops.
    Hold,
    /// What was at `from` comes to `to`.
    Drag {
        /// Where the ground was held.
        from: ScreenPos,
        /// Where it is now.
        to: ScreenPos,
    },
    /// What was at `from` comes to `to`, zoomed in by doublings and turned about it.
    Pinch {
        /// Where the ground was held.
        from: ScreenPos,
        /// Where it is now.
        to: ScreenPos,
        /// Doublings of the scale.
        doublings: f64,
        /// Degrees, as [`MapView::turn`](super::MapView::turn) takes them.
        degrees: f64,
    },
    /// Two fingers that turned the map have let go.
    EndTurn,
    /// A drag ends in movement.
    Fling {
        /// Where it let go.
        at: ScreenPos,
        /// How fast it was.
        velocity: ScreenVelocity,
    },
    /// A click, or a tap of one finger.
    Tap(ScreenPos),
    /// The second of two.
    DoubleTap(ScreenPos),
    /// A tap of two fingers, with the middle between them.
    TwoFingerTap(ScreenPos),
    /// A finger rests where it came down: told once, while it is still down. It is no tap when it lifts, unless it had
    /// lifted before it was long and that was told late.
    LongPress(ScreenPos),
}

/// Makes gestures of contacts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gestures {
    state: State,
    /// When and where the last tap ended.
    last_tap: Option<(f64, ScreenPos)>,
    /// The time of the last event: no later one was before it.
    told_s: f64,
}

#[derive(Debug, Clone, Default, PartialEq)]
enum State {
    #[default]
    Idle,
    Pressing(Press),
    Dragging {
        contact: Contact,
        done: ScreenPos,
        at: ScreenPos,
        trail: Trail,
    },
    /// A finger that came down after a tap and moves up or down.
    Zooming {
        contact: Contact,
        about: ScreenPos,
        done: ScreenPos,
        at: ScreenPos,
    },
    Pinching(Pinch),
}

#[derive(Debug, Clone, PartialEq)]
struct Press {
    contact: Contact,
    from: ScreenPos,
    since_s: f64,
    trail: Trail,
    /// What it is by what the frames have seen.
    tap: Tap,
    /// What it began as, and is if it lifts in time.
    began: Tap,
    /// A frame has seen it rest. Where frames are slow, a finger may have lifted before the next one is told.
    has_rested: bool,
}

/// What a press is if it lifts where it came down.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Tap {
    First,
    Second,
    /// The rest of a tap of two fingers about a position.
    OfTwoFingers(ScreenPos),
    Nothing,
}

impl Gestures {
    /// What follows from the events that a frame at `frame_s` tells of, in their order, each with the time in seconds
    /// when it happened.
    pub fn step(&mut self, events: &[(ContactEvent, f64)], frame_s: f64) -> Vec<Gesture> {
        let mut out = Vec::new();
        for &(event, happened_s) in events {
            let time_s = happened_s.min(frame_s).max(self.told_s);
            self.told_s = time_s;
            match event {
                ContactEvent::Down(contact, at) => self.down(contact, at, time_s, &mut out),
                ContactEvent::Move(contact, at) => self.moved(contact, at, time_s),
                ContactEvent::Up(contact, at) => {
                    self.moved(contact, at, time_s);
                    self.up(contact, at, time_s, &mut out);
                }
                ContactEvent::Cancel(contact) => self.cancel(contact, time_s, &mut out),
            }
        }
        self.flush(&mut out);
        out.extend(self.long_press(frame_s));
        out
    }

    /// Whether a contact that comes down now is the second of two taps.
    fn is_second(&self, at: ScreenPos, time_s: f64) -> bool {
        self.last_tap.is_some_and(|(last_s, last)| {
            time_s - last_s < DOUBLE_TAP_S && distance(last, at) < DOUBLE_TAP_PX
        })
    }

    fn long_press(&mut self, time_s: f64) -> Option<Gesture> {
        let State::Pressing(press) = &mut self.state else { return None };
        let is_finger = matches!(press.contact, Contact::Finger(_));
        let may_be = is_finger && matches!(press.tap, Tap::First | Tap::Second);
        let has_rested = std::mem::replace(&mut press.has_rested, time_s > press.since_s);
        (may_be && has_rested && time_s - press.since_s >= LONG_PRESS_S).then(|| {
            press.tap = Tap::Nothing;
            Gesture::LongPress(press.from)
        })
    }

    /// Nothing touches the map: a contact whose end was never told of is forgotten.
    pub fn let_go(&mut self) {
        self.state = State::Idle;
    }

    /// The one contact that is down.
    fn contact(&self) -> Option<Contact> {
        match &self.state {
            State::Idle | State::Pinching(_) => None,
            State::Pressing(press) => Some(press.contact),
            State::Dragging { contact, .. } | State::Zooming { contact, .. } => Some(*contact),
        }
    }

    fn at(&self) -> Option<ScreenPos> {
        match &self.state {
            State::Idle | State::Pinching(_) => None,
            State::Pressing(press) => Some(press.from),
            State::Dragging { at, .. } | State::Zooming { at, .. } => Some(*at),
        }
    }

    fn down(&mut self, contact: Contact, at: ScreenPos, time_s: f64, out: &mut Vec<Gesture>) {
        if let State::Pinching(pinch) = &self.state
            && pinch.other(contact).is_none()
        {
            return;
        }
        self.flush(out);
        out.push(Gesture::Hold);
        match (self.contact(), self.at()) {
            (Some(first @ Contact::Finger(_)), Some(first_at))
                if first != contact && contact != Contact::Mouse =>
            {
                // Fingers that come down while one drags are no tap.
                let may_tap = matches!(&self.state, State::Pressing(press) if press.tap != Tap::Nothing);
                self.state = State::Pinching(Pinch::new([first, contact], [first_at, at], time_s, may_tap));
            }
            _ => {
                let tap = if self.is_second(at, time_s) { Tap::Second } else { Tap::First };
                self.press(contact, at, time_s, tap);
            }
        }
        self.last_tap = None;
    }

    fn press(&mut self, contact: Contact, from: ScreenPos, time_s: f64, tap: Tap) {
        let mut trail = Trail::default();
        trail.push(time_s, from);
        self.state = State::Pressing(Press {
            contact,
            from,
            since_s: time_s,
            trail,
            tap,
            began: tap,
            has_rested: false,
        });
    }

    fn moved(&mut self, moved: Contact, to: ScreenPos, time_s: f64) {
        match &mut self.state {
            State::Pressing(press) if press.contact == moved => {
                press.trail.push(time_s, to);
                if distance(press.from, to) > SLOP_PX {
                    let Press { contact, from, tap, .. } = *press;
                    let trail = mem::take(&mut press.trail);
                    self.state = if tap == Tap::Second && contact != Contact::Mouse {
                        State::Zooming { contact, about: from, done: from, at: to }
                    } else {
                        State::Dragging { contact, done: from, at: to, trail }
                    };
                }
            }
            State::Dragging { contact, at, trail, .. } if *contact == moved => {
                *at = to;
                trail.push(time_s, to);
            }
            State::Zooming { contact, at, .. } if *contact == moved => *at = to,
            State::Pinching(pinch) => pinch.moved(moved, to),
            _ => {}
        }
    }

    fn up(&mut self, lifted: Contact, at: ScreenPos, time_s: f64, out: &mut Vec<Gesture>) {
        self.flush(out);
        if let State::Pinching(pinch) = self.state {
            self.end_pinch(pinch, lifted, time_s, out);
        } else if self.contact() == Some(lifted) {
            match mem::take(&mut self.state) {
                State::Pressing(press) => self.tapped(&press, time_s, out),
                State::Dragging { trail, .. } => {
                    let velocity = trail.velocity(time_s);
                    if velocity != ScreenVelocity::default() {
                        out.push(Gesture::Fling { at, velocity });
                    }
                }
                _ => {}
            }
        }
    }

    fn tapped(&mut self, press: &Press, time_s: f64, out: &mut Vec<Gesture>) {
        let held_s = time_s - press.since_s;
        let is_too_long = match press.contact {
            Contact::Mouse => held_s > LONGEST_TAP_S,
            Contact::Finger(_) => held_s >= LONG_PRESS_S,
        };
        // A busy machine tells late that a finger has lifted, and a frame may have taken it for one that rests.
        let tap = if is_too_long { press.tap } else { press.began };
        match tap {
            Tap::First | Tap::Second if is_too_long => match press.contact {
                Contact::Mouse => {}
                // One that rested and lifted between two slow frames has asked as well.
                Contact::Finger(_) => out.push(Gesture::LongPress(press.from)),
            },
            Tap::First => {
                self.last_tap = Some((time_s, press.from));
                out.push(Gesture::Tap(press.from));
            }
            Tap::Second => out.push(Gesture::DoubleTap(press.from)),
            Tap::OfTwoFingers(middle) => out.push(Gesture::TwoFingerTap(middle)),
            Tap::Nothing => {}
        }
    }

    /// One finger lifts. The other may go on dragging, but only once it moves on purpose: fingers never lift together.
    fn end_pinch(&mut self, pinch: Pinch, lifted: Contact, time_s: f64, out: &mut Vec<Gesture>) {
        let Some((stays, at)) = pinch.other(lifted) else { return };
        if pinch.turns() {
            out.push(Gesture::EndTurn);
        }
        let tap = pinch.tap(time_s).map_or(Tap::Nothing, Tap::OfTwoFingers);
        self.press(stays, at, time_s, tap);
    }

    fn cancel(&mut self, contact: Contact, time_s: f64, out: &mut Vec<Gesture>) {
        self.flush(out);
        if let State::Pinching(pinch) = self.state {
            self.end_pinch(pinch.without_tap(), contact, time_s, out);
        } else if self.contact() == Some(contact) {
            self.state = State::Idle;
        }
    }

    /// What has moved and was not told yet.
    fn flush(&mut self, out: &mut Vec<Gesture>) {
        match &mut self.state {
            State::Idle | State::Pressing(_) => {}
            State::Dragging { done, at, .. } => {
                if done != at {
                    out.push(Gesture::Drag { from: *done, to: *at });
                    *done = *at;
                }
            }
            State::Zooming { about, done, at, .. } => {
                if done.y != at.y {
                    // Down is in, as on the maps of telephones.
                    let doublings = (at.y - done.y) / DOUBLING_PX;
                    out.push(Gesture::Pinch { from: *about, to: *about, doublings, degrees: 0.0 });
                    *done = *at;
                }
            }
            State::Pinching(pinch) => out.extend(pinch.flush()),
        }
    }
}

fn distance(a: ScreenPos, b: ScreenPos) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

#[cfg(test)]
mod tests;
