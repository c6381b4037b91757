//! How large everything that can be read is drawn.

/// A size of text in percent of the usual: one of [`TextSize::STEPS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextSize(u16);

impl Default for TextSize {
    fn default() -> Self {
        Self(100)
    }
}

impl TextSize {
    /// The sizes there are, in percent: those of web browsers.
    pub const STEPS: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

    /// The size nearest to so many percent.
    pub fn nearest(percent: u16) -> Self {
        let nearest = Self::STEPS.into_iter().min_by_key(|step| step.abs_diff(percent));
        Self(nearest.unwrap_or(100))
    }

    /// The size in percent.
    pub fn percent(self) -> u16 {
        self.0
    }

    /// The size as a factor: 1 is the usual.
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// The next size up, or this one where it is the largest.
    pub fn larger(self) -> Self {
        Self::STEPS.into_iter().find(|step| *step > self.0).map_or(self, Self)
    }

    /// The next size down, or this one where it is the smallest.
    pub fn smaller(self) -> Self {
        Self::STEPS.into_iter().rev().find(|step| *step < self.0).map_or(self, Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_up_to_twice_the_size_and_down_to_four_fifths() {
        let mut size = TextSize::default();
        for expected in [110, 125, 150, 175, 200, 200] {
            size = size.larger();
            assert_eq!(size.percent(), expected);
        }
        for expected in [175, 150, 125, 110, 100, 90, 80, 80] {
            size = size.smaller();
            assert_eq!(size.percent(), expected);
        }
        assert_eq!(size.factor(), 0.8);
    }

    #[test]
    fn any_number_has_a_nearest_size() {
        for (percent, nearest) in [(0, 80), (94, 90), (96, 100), (140, 150), (9999, 200)] {
            assert_eq!(TextSize::nearest(percent).percent(), nearest);
        }
    }
}
