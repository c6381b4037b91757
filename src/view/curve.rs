//! Text along a curve on the screen: where each letter stands and how it is turned.

/// A curve on the screen as a chain of straight pieces, in logical pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    points: Vec<(f64, f64)>,
    /// Length of the curve up to each point.
    lengths_px: Vec<f64>,
}

impl Curve {
    /// The curve through these points, or `None` where that has no length.
    pub fn new(points: Vec<(f64, f64)>) -> Option<Self> {
        let mut lengths_px = Vec::with_capacity(points.len());
        let mut length = 0.0;
        for (index, point) in points.iter().enumerate() {
            if let Some(before) = index.checked_sub(1).map(|before| points[before]) {
                length += (point.0 - before.0).hypot(point.1 - before.1);
            }
            lengths_px.push(length);
        }
        (length > 0.0 && length.is_finite()).then_some(Self { points, lengths_px })
    }

    /// Its points.
    pub fn points(&self) -> &[(f64, f64)] {
        &self.points
    }

    /// Length from the start to each of its points, in pixels.
    pub fn lengths_px(&self) -> &[f64] {
        &self.lengths_px
    }

    /// Its length in pixels.
    pub fn length_px(&self) -> f64 {
        self.lengths_px.last().copied().unwrap_or_default()
    }

    /// The position `along_px` from the start; before the start and past the end the curve goes on straight.
    pub fn at(&self, along_px: f64) -> (f64, f64) {
        let last = self.points.len() - 1;
        let end = self.lengths_px.partition_point(|length| *length < along_px).clamp(1, last);
        let (a, b) = (self.points[end - 1], self.points[end]);
        let (from, to) = (self.lengths_px[end - 1], self.lengths_px[end]);
        let share = if to > from { (along_px - from) / (to - from) } else { 0.0 };
        (a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1))
    }
}

/// A letter, or letters that belong together, in a line of straight text: from where to where it reaches, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// Its left edge.
    pub start: f32,
    /// Its right edge.
    pub end: f32,
}

/// A letter on a curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Letter {
    /// Where the middle of its span comes to stand, in pixels.
    pub middle: (f32, f32),
    /// How far it is turned clockwise, in radians.
    pub angle: f32,
}

/// Why a text does not go along a curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// The curve is shorter than the text.
    TooShort,
    /// It turns more from letter to letter, or in all, than can be read.
    TooBent,
    /// It runs so steeply that it is neither from left to right nor from right to left.
    TooSteep,
}

/// More than this from one letter to the next tears a word apart: 17°.
const MOST_TURN: f32 = 0.30;
/// More than this in a whole name is a knot: 97°.
const MOST_TURN_IN_ALL: f32 = 1.7;
/// A letter steeper than this stands on its head soon: 80°.
const STEEPEST: f32 = 1.4;

/// Puts the letters of a text along a curve, its middle `middle_px` from the curve's start, `gap_px` wider between
/// letters than it is straight, and `lift_px` above the curve. The text reads from left to right whichever way the curve runs.
///
/// Each letter is turned as the chord of the curve below it: Edmondson et al., *A General Cartographic Labelling
/// Algorithm*, Cartographica 33 (1996), §5, on names along lines.
pub fn bend(
    curve: &Curve,
    middle_px: f64,
    spans: &[Span],
    gap_px: f32,
    lift_px: f32,
) -> Result<Vec<Letter>, Unfit> {
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return Ok(Vec::new()) };
    let width = f64::from(last.end - first.start) + f64::from(gap_px) * (spans.len() - 1) as f64;
    let (from, to) = (middle_px - width / 2.0, middle_px + width / 2.0);
    if from < -0.5 || to > curve.length_px() + 0.5 {
        return Err(Unfit::TooShort);
    }
    let way = if curve.at(to).0 >= curve.at(from).0 { 1.0 } else { -1.0 };
    let mut letters: Vec<Letter> = Vec::with_capacity(spans.len());
    for (index, span) in spans.iter().enumerate() {
        let in_text =
            f64::from((span.start + span.end) / 2.0 - first.start) + f64::from(gap_px) * index as f64;
        let along = middle_px + way * (in_text - width / 2.0);
        let half = (f64::from(span.end - span.start) / 2.0).max(3.0);
        let (a, b) = (curve.at(along - way * half), curve.at(along + way * half));
        let angle = (b.1 - a.1).atan2(b.0 - a.0);
        let on = curve.at(along);
        let up = (angle.sin(), -angle.cos());
        let middle = (on.0 + up.0 * f64::from(lift_px), on.1 + up.1 * f64::from(lift_px));
        letters.push(Letter { middle: (middle.0 as f32, middle.1 as f32), angle: angle as f32 });
    }
    readable(&letters).map(|()| letters)
}

fn readable(letters: &[Letter]) -> Result<(), Unfit> {
    if letters.iter().any(|letter| letter.angle.abs() > STEEPEST) {
        return Err(Unfit::TooSteep);
    }
    let (least, most) = letters.iter().fold((f32::MAX, f32::MIN), |(least, most), letter| {
        (least.min(letter.angle), most.max(letter.angle))
    });
    let is_torn = letters.windows(2).any(|pair| (pair[1].angle - pair[0].angle).abs() > MOST_TURN);
    if is_torn || most - least > MOST_TURN_IN_ALL { Err(Unfit::TooBent) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spans(count: usize) -> Vec<Span> {
        (0..count).map(|index| Span { start: index as f32 * 8.0, end: index as f32 * 8.0 + 8.0 }).collect()
    }

    /// An arc about the origin, from one angle to another, in radians clockwise.
    fn arc(radius: f64, from: f64, to: f64) -> Curve {
        let points = (0..=60).map(|step| from + (to - from) * f64::from(step) / 60.0);
        Curve::new(points.map(|angle| (radius * angle.cos(), radius * angle.sin())).collect()).unwrap()
    }

    #[test]
    fn on_a_straight_line_a_text_stands_as_it_was_set() {
        let line = Curve::new(vec![(0.0, 50.0), (200.0, 50.0)]).unwrap();
        let letters = bend(&line, 100.0, &spans(3), 0.0, 4.0).unwrap();
        let expected = [92.0, 100.0, 108.0].map(|x| Letter { middle: (x, 46.0), angle: 0.0 });
        assert_eq!(letters, expected);
    }

    #[test]
    fn a_line_that_runs_to_the_left_is_read_to_the_right_all_the_same() {
        let line = Curve::new(vec![(200.0, 50.0), (0.0, 50.0)]).unwrap();
        let letters = bend(&line, 100.0, &spans(3), 0.0, 4.0).unwrap();
        assert!(letters[0].middle.0 < letters[2].middle.0);
        assert!((letters[1].middle.1 - 46.0).abs() < 1e-4, "above the line, not below: {letters:?}");
    }

    #[test]
    fn letters_keep_their_distance_along_the_curve_and_the_gap_is_added() {
        let curve = arc(300.0, -2.4, -0.8);
        for gap in [0.0, 5.0] {
            let letters = bend(&curve, curve.length_px() / 2.0, &spans(12), gap, 0.0).unwrap();
            for pair in letters.windows(2) {
                let ((ax, ay), (bx, by)) = (pair[0].middle, pair[1].middle);
                assert!(((bx - ax).hypot(by - ay) - 8.0 - gap).abs() < 0.1);
            }
        }
    }

    #[test]
    fn what_is_too_short_too_bent_or_too_steep_is_refused() {
        let short = Curve::new(vec![(0.0, 0.0), (20.0, 0.0)]).unwrap();
        assert_eq!(bend(&short, 10.0, &spans(3), 0.0, 0.0), Err(Unfit::TooShort));
        let steep = Curve::new(vec![(0.0, 200.0), (5.0, 0.0)]).unwrap();
        assert_eq!(bend(&steep, 100.0, &spans(3), 0.0, 0.0), Err(Unfit::TooSteep));
        let corner = Curve::new(vec![(0.0, 0.0), (100.0, 0.0), (150.0, 90.0)]).unwrap();
        assert_eq!(bend(&corner, 100.0, &spans(6), 0.0, 0.0), Err(Unfit::TooBent));
        assert_eq!(Curve::new(vec![(1.0, 1.0), (1.0, 1.0)]), None);
    }

    proptest! {
        #[test]
        fn no_letter_ever_stands_on_its_head(
            radius in 30.0..800.0f64, from in -7.0..7.0f64, turn in -3.0..3.0f64, share in 0.0..1.0f64,
            count in 1..25usize, gap in 0.0..20.0f32, lift in -12.0..12.0f32,
        ) {
            let curve = arc(radius, from, from + turn.signum() * turn.abs().max(0.05));
            if let Ok(letters) = bend(&curve, share * curve.length_px(), &spans(count), gap, lift) {
                prop_assert_eq!(letters.len(), count);
                prop_assert!(letters.iter().all(|letter| letter.angle.cos() > 0.1), "{:?}", letters);
                prop_assert!(letters.windows(2).all(|pair| pair[0].middle.0 < pair[1].middle.0 + 14.0));
            }
        }
    }
}
