//! When contacts happened, where that is known better than from the frame that tells of them.

use super::{Contact, ContactEvent};
use std::collections::VecDeque;

/// What can happen to a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactPhase {
    /// It comes down.
    Down,
    /// It moves.
    Move,
    /// It lifts.
    Up,
    /// It is taken away.
    Cancel,
}

impl ContactEvent {
    fn key(&self) -> (Contact, ContactPhase) {
        match *self {
            Self::Down(contact, _) => (contact, ContactPhase::Down),
            Self::Move(contact, _) => (contact, ContactPhase::Move),
            Self::Up(contact, _) => (contact, ContactPhase::Up),
            Self::Cancel(contact) => (contact, ContactPhase::Cancel),
        }
    }
}

/// When each contact came down, moved and lifted since the last frame.
///
/// A slow frame tells at once of all that happened while the one before it was drawn. Whether two taps are a double tap,
/// a finger has rested, or how fast a flick was, only the times of the events themselves tell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ContactTimes(VecDeque<(Contact, ContactPhase, f64)>);

impl ContactTimes {
    /// It happened at `time_s`, after what was pushed before.
    pub fn push(&mut self, contact: Contact, phase: ContactPhase, time_s: f64) {
        self.0.push_back((contact, phase, time_s));
    }

    /// When this event happened: each of its kind takes the next time of that kind. `None` if none is left.
    pub fn take(&mut self, event: &ContactEvent) -> Option<f64> {
        let key = event.key();
        let index = self.0.iter().position(|(contact, phase, _)| (*contact, *phase) == key)?;
        self.0.remove(index).map(|(_, _, time_s)| time_s)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::ScreenPos;

    #[test]
    fn each_event_takes_the_next_time_of_its_kind_and_contact() {
        let [one, two] = [1, 2].map(Contact::Finger);
        let at = ScreenPos::new(1.0, 1.0);
        let mut times = ContactTimes::default();
        for (contact, phase, time_s) in [
            (one, ContactPhase::Down, 1.0),
            (two, ContactPhase::Down, 1.1),
            (one, ContactPhase::Move, 1.2),
            (one, ContactPhase::Move, 1.3),
            (two, ContactPhase::Cancel, 1.4),
            (one, ContactPhase::Up, 1.5),
            (one, ContactPhase::Down, 1.6),
        ] {
            times.push(contact, phase, time_s);
        }
        assert_eq!(times.take(&ContactEvent::Down(two, at)), Some(1.1));
        assert_eq!(times.take(&ContactEvent::Down(one, at)), Some(1.0));
        assert_eq!(times.take(&ContactEvent::Move(one, at)), Some(1.2));
        assert_eq!(times.take(&ContactEvent::Up(one, at)), Some(1.5));
        assert_eq!(times.take(&ContactEvent::Down(one, at)), Some(1.6));
        assert_eq!(times.take(&ContactEvent::Down(one, at)), None);
        assert_eq!(times.take(&ContactEvent::Up(two, at)), None);
        assert_eq!(times.take(&ContactEvent::Cancel(two)), Some(1.4));
    }
}
