//! What is on the screen of a line on the ground.

use super::curve::Curve;
use super::declutter::LabelBox;

/// A part of a [`GroundLine`](super::GroundLine) on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    pub(super) curve: Curve,
    /// Share of the line's length on the ground at each point of the curve.
    pub(super) shares: Vec<f64>,
}

impl Piece {
    /// The curve on the screen.
    pub fn curve(&self) -> &Curve {
        &self.curve
    }

    /// The stretches of the curve that lie in `rect`, each from where to where along it, in pixels.
    pub fn seen(&self, rect: LabelBox) -> Vec<(f64, f64)> {
        let mut stretches: Vec<(f64, f64)> = Vec::new();
        let lengths = self.curve.lengths_px();
        for (edge, along) in self.curve.points().windows(2).zip(lengths.windows(2)) {
            let Some((from, to)) = clipped(edge[0], edge[1], rect) else { continue };
            let at = |t: f64| along[0] + t * (along[1] - along[0]);
            match stretches.last_mut() {
                Some(last) if at(from) - last.1 < 1e-6 => last.1 = at(to),
                _ => stretches.push((at(from), at(to))),
            }
        }
        stretches
    }

    /// How far from the curve's start, in pixels, a share of the ground line is, or `None` where that is not on this piece.
    pub fn px_at(&self, share: f64) -> Option<f64> {
        between(&self.shares, self.curve.lengths_px(), share)
    }

    /// The share of the ground line at a distance from the curve's start.
    pub fn share_at(&self, along_px: f64) -> f64 {
        let along_px = along_px.clamp(0.0, self.curve.length_px());
        between(self.curve.lengths_px(), &self.shares, along_px).unwrap_or_default()
    }
}

/// From which share of the way from `a` to `b` to which one it lies in `rect`.
///
/// Liang and Barsky, *A New Concept and Method for Line Clipping*, ACM Transactions on Graphics 3 (1984).
fn clipped(a: (f64, f64), b: (f64, f64), rect: LabelBox) -> Option<(f64, f64)> {
    let (mut from, mut to) = (0.0f64, 1.0f64);
    let sides = [
        (a.0 - b.0, a.0 - f64::from(rect.left)),
        (b.0 - a.0, f64::from(rect.right) - a.0),
        (a.1 - b.1, a.1 - f64::from(rect.top)),
        (b.1 - a.1, f64::from(rect.bottom) - a.1),
    ];
    for (outwards, room) in sides {
        if outwards == 0.0 && room < 0.0 {
            return None;
        }
        if outwards < 0.0 {
            from = from.max(room / outwards);
        } else if outwards > 0.0 {
            to = to.min(room / outwards);
        }
    }
    (from < to).then_some((from, to))
}

/// The value of `to` where `from`, which rises, is `at`.
fn between(from: &[f64], to: &[f64], at: f64) -> Option<f64> {
    if !(*from.first()?..=*from.last()?).contains(&at) {
        return None;
    }
    let end = from.partition_point(|value| *value < at).clamp(1, from.len() - 1);
    let (a, b) = (from[end - 1], from[end]);
    let t = if b > a { (at - a) / (b - a) } else { 0.0 };
    Some(to[end - 1] + t * (to[end] - to[end - 1]))
}
