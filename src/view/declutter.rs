//! Which labels are shown, and where: no two overlap, the more important one wins.

/// A box on the screen in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelBox {
    /// Left edge.
    pub left: f32,
    /// Top edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Bottom edge.
    pub bottom: f32,
}

impl LabelBox {
    /// True where the two share any of their area.
    pub fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// True where this one lies wholly within the other.
    pub fn is_within(self, other: Self) -> bool {
        self.left >= other.left
            && self.right <= other.right
            && self.top >= other.top
            && self.bottom <= other.bottom
    }
}

/// A label that wants a place on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The larger, the sooner it is placed; labels of the same priority are placed in their order.
    pub priority: f32,
    /// Where it may stand, the best first.
    pub candidates: Vec<LabelBox>,
}

/// Chooses a candidate for each label, or none: in the order of priority, the first candidate that lies
/// within `screen` and overlaps neither an obstacle nor a label placed before.
pub fn declutter(labels: &[Label], obstacles: &[LabelBox], screen: LabelBox) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|a, b| labels[*b].priority.total_cmp(&labels[*a].priority));
    let mut taken = obstacles.to_vec();
    let mut chosen = vec![None; labels.len()];
    for index in order {
        let free = |candidate: &&LabelBox| {
            candidate.is_within(screen) && !taken.iter().any(|other| candidate.overlaps(*other))
        };
        let found = labels[index].candidates.iter().find(free);
        if let Some(place) = found {
            taken.push(*place);
            chosen[index] = labels[index].candidates.iter().position(|candidate| candidate == place);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SCREEN: LabelBox = LabelBox { left: 0.0, top: 0.0, right: 1000.0, bottom: 800.0 };

    fn at(left: f32, top: f32) -> LabelBox {
        LabelBox { left, top, right: left + 60.0, bottom: top + 14.0 }
    }

    #[test]
    fn the_more_important_label_wins_and_the_other_steps_aside() {
        let labels = [
            Label { priority: 1.0, candidates: vec![at(100.0, 100.0), at(100.0, 120.0)] },
            Label { priority: 2.0, candidates: vec![at(110.0, 105.0)] },
        ];
        assert_eq!(declutter(&labels, &[], SCREEN), [Some(1), Some(0)]);
    }

    #[test]
    fn a_label_is_not_cut_by_the_edge_and_does_not_cover_a_mark() {
        let labels = [
            Label { priority: 1.0, candidates: vec![at(970.0, 100.0)] },
            Label { priority: 1.0, candidates: vec![at(200.0, 200.0)] },
        ];
        assert_eq!(declutter(&labels, &[at(190.0, 195.0)], SCREEN), [None, None]);
    }

    proptest! {
        #[test]
        fn no_two_placed_labels_overlap(
            corners in proptest::collection::vec((0.0..940.0f32, 0.0..780.0f32, 0.0..5.0f32), 0..80),
        ) {
            let labels: Vec<Label> = corners
                .iter()
                .map(|(x, y, priority)| Label {
                    priority: *priority,
                    candidates: vec![at(*x, *y), at(*x, y + 16.0), at(x - 60.0, *y)],
                })
                .collect();
            let chosen = declutter(&labels, &[], SCREEN);
            let placed: Vec<LabelBox> = chosen
                .iter()
                .zip(&labels)
                .filter_map(|(choice, label)| choice.map(|index| label.candidates[index]))
                .collect();
            for (i, a) in placed.iter().enumerate() {
                prop_assert!(a.is_within(SCREEN));
                for b in &placed[i + 1..] {
                    prop_assert!(!a.overlaps(*b));
                }
            }
            prop_assert!(placed.len() >= usize::from(!labels.is_empty()) * usize::from(labels.iter().any(|l| l.candidates[0].is_within(SCREEN))));
        }
    }
}
