//! Where labels stood in the frame before, so that they stand still while the map moves.

use std::collections::HashMap;

/// What a label belongs to, the same in every frame. What the number means is for the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LabelId(pub u64);

/// Where a label stands in relation to what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spot {
    /// Beside a point, at one of the places of [`super::SIDES`], with its edge `reach_px` from the point.
    Side {
        /// Index of the place.
        side: u8,
        /// Distance from the point, in pixels.
        reach_px: f32,
        /// How many lines of other names stand under it.
        names: u8,
    },
    /// On a line on the ground, its middle this share (0 to 1) of the line's length from the start.
    Along {
        /// Which of its lines.
        line: u8,
        /// Share of the length.
        share: f64,
        /// How it stands there.
        hold: Hold,
    },
}

/// How a label stands on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// Bent along the line, its letters spread over it.
    Bent,
    /// Bent along the line, its letters close together.
    Close,
    /// The same in small type, where the line is short.
    Small,
    /// Straight, its middle on the line.
    Centered,
    /// Straight, at one of the places of [`super::SIDES`] beside a point of the line.
    Beside(u8),
}

/// The labels of the frame before. Two frames alternate: [`LabelMemory::keep`] notes the ones of this frame,
/// [`LabelMemory::turn`] ends it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LabelMemory {
    before: HashMap<LabelId, Spot>,
    now: HashMap<LabelId, Spot>,
    has_lost: bool,
}

impl LabelMemory {
    /// Where a label stood in the frame before. There, or not at all, it stands in this one: a label never jumps.
    pub fn spot(&self, id: LabelId) -> Option<Spot> {
        self.before.get(&id).copied()
    }

    /// Notes where a label stands in this frame.
    pub fn keep(&mut self, id: LabelId, spot: Spot) {
        self.now.insert(id, spot);
    }

    /// Notes that a label which stood there in the frame before has found no room; in the next frame it may
    /// come back elsewhere.
    pub fn lose(&mut self) {
        self.has_lost = true;
    }

    /// Ends a frame. True where the next would look otherwise although nothing moved: some label lost its place.
    pub fn turn(&mut self) -> bool {
        std::mem::swap(&mut self.before, &mut self.now);
        self.now.clear();
        std::mem::take(&mut self.has_lost)
    }

    /// Forgets all, as for a new map.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_remembered_for_one_frame_and_forgotten_when_it_was_not_shown() {
        let mut memory = LabelMemory::default();
        let spot = Spot::Along { line: 0, share: 0.5, hold: Hold::Centered };
        memory.keep(LabelId(7), spot);
        assert_eq!(memory.spot(LabelId(7)), None, "not before the frame has ended");
        assert!(!memory.turn());
        assert_eq!(memory.spot(LabelId(7)), Some(spot));
        assert!(!memory.turn());
        assert_eq!(memory.spot(LabelId(7)), None);
    }

    #[test]
    fn a_lost_label_asks_for_one_more_frame_and_not_for_two() {
        let mut memory = LabelMemory::default();
        memory.lose();
        assert!(memory.turn());
        assert!(!memory.turn());
    }
}
