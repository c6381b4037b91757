//! The marks of an open group, spread on rings about its middle.

use super::ScreenPos;
use std::f64::consts::TAU;

/// From one mark of a fan to the next, in pixels.
pub const FAN_SPACING_PX: f64 = 30.0;
/// Radius of the smallest ring, in pixels.
const FIRST_RING_PX: f64 = 36.0;
/// So many marks have one ring; more have several.
const ONE_RING: usize = 10;
/// Nearer to the middle than this a mark has no direction of its own, in pixels.
const NO_DIRECTION_PX: f64 = 1e-3;

/// Where the marks of an open group stand, in their order, and the middle of the rings.
#[derive(Debug, Clone, PartialEq)]
pub struct Fan {
    /// Middle of the rings.
    pub middle: ScreenPos,
    /// Radius of the outermost ring, in pixels.
    pub radius_px: f64,
    /// Position of each mark.
    pub at: Vec<ScreenPos>,
}

/// Spreads marks about the middle of their true positions, each to the side on which it truly is, so that the
/// lines that lead there do not cross. The first ones given are on the innermost ring.
///
/// Where a mark would stand at a position that is not free, the whole fan moves aside, by the shortest way
/// that is found; where none is, it stays.
pub fn fan(truly_at: &[ScreenPos], is_free: impl Fn(ScreenPos) -> bool) -> Fan {
    let count = truly_at.len().max(1) as f64;
    let sum = truly_at.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.x, sum.1 + at.y));
    let middle = ScreenPos::new(sum.0 / count, sum.1 / count);
    let mut offsets = Vec::with_capacity(truly_at.len());
    let mut radius_px = 0.0;
    for (ring_px, marks) in rings(truly_at.len()) {
        let start = offsets.len();
        radius_px = ring_px;
        offsets.extend(ring(&truly_at[start..start + marks], middle, ring_px));
    }
    let moved = |by: (f64, f64)| ScreenPos::new(middle.x + by.0, middle.y + by.1);
    let fits = |by: &(f64, f64)| {
        offsets.iter().all(|(x, y)| {
            let at = moved(*by);
            is_free(ScreenPos::new(at.x + x, at.y + y))
        })
    };
    let middle = moved(shifts(radius_px).find(fits).unwrap_or_default());
    let at = offsets.iter().map(|(x, y)| ScreenPos::new(middle.x + x, middle.y + y)).collect();
    Fan { middle, radius_px, at }
}

/// Ways to move aside, the shortest first: none, then 16 directions in steps, to twice the size of the fan.
fn shifts(radius_px: f64) -> impl Iterator<Item = (f64, f64)> {
    const STEP_PX: f64 = 12.0;
    let steps = (2.0 * radius_px / STEP_PX).ceil() as usize + 4;
    std::iter::once((0.0, 0.0)).chain((1..=steps).flat_map(|step| {
        (0..16).map(move |direction| {
            let (sin, cos) = (TAU * f64::from(direction) / 16.0).sin_cos();
            (cos * STEP_PX * step as f64, sin * STEP_PX * step as f64)
        })
    }))
}

/// Radius of each ring in pixels, and how many marks stand on it.
fn rings(marks: usize) -> Vec<(f64, usize)> {
    if marks <= ONE_RING {
        return vec![(FIRST_RING_PX.max(marks as f64 * FAN_SPACING_PX / TAU), marks)];
    }
    let (mut left, mut radius_px, mut rings) = (marks, FIRST_RING_PX, Vec::new());
    while left > 0 {
        let on_ring = left.min((TAU * radius_px / FAN_SPACING_PX) as usize);
        rings.push((radius_px, on_ring));
        left -= on_ring;
        radius_px += FAN_SPACING_PX;
    }
    rings
}

/// Evenly spaced offsets from the middle, in the order in which the marks lie about it, turned so that each
/// is as near as can be to its own direction.
fn ring(truly_at: &[ScreenPos], middle: ScreenPos, radius_px: f64) -> Vec<(f64, f64)> {
    let direction = |at: &ScreenPos| {
        (at.distance_px(middle) > NO_DIRECTION_PX).then(|| (at.y - middle.y).atan2(at.x - middle.x))
    };
    let directions: Vec<Option<f64>> = truly_at.iter().map(direction).collect();
    let mut order: Vec<usize> = (0..truly_at.len()).collect();
    order.sort_by(|a, b| {
        directions[*a].unwrap_or(f64::MAX).total_cmp(&directions[*b].unwrap_or(f64::MAX)).then(a.cmp(b))
    });
    let step = TAU / truly_at.len().max(1) as f64;
    let sum = order.iter().enumerate().fold((0.0, 0.0), |sum, (slot, mark)| {
        let turn = directions[*mark].map_or((0.0, 0.0), |own| (own - step * slot as f64).sin_cos());
        (sum.0 + turn.0, sum.1 + turn.1)
    });
    let turn = if sum.0.hypot(sum.1) > 1e-9 { sum.0.atan2(sum.1) } else { 0.0 };
    let mut offsets = vec![(0.0, 0.0); truly_at.len()];
    for (slot, mark) in order.into_iter().enumerate() {
        let (sin, cos) = (turn + step * slot as f64).sin_cos();
        offsets[mark] = (radius_px * cos, radius_px * sin);
    }
    offsets
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(x: f64, y: f64) -> ScreenPos {
        ScreenPos::new(x, y)
    }

    #[test]
    fn two_marks_stand_on_the_sides_on_which_they_are() {
        let fan = fan(&[at(102.0, 100.0), at(98.0, 100.0)], |_| true);
        assert_eq!(fan.middle, at(100.0, 100.0));
        for (mark, x) in fan.at.iter().zip([136.0, 64.0]) {
            assert!(mark.distance_px(at(x, 100.0)) < 1e-6, "{fan:?}");
        }
    }

    #[test]
    fn a_fan_at_the_edge_moves_inwards_as_a_whole() {
        let truly = [at(4.0, 300.0), at(6.0, 301.0), at(5.0, 299.0)];
        let fan = fan(&truly, |pos| pos.x >= 20.0);
        assert!(fan.at.iter().all(|pos| pos.x >= 20.0), "{fan:?}");
        assert!(fan.middle.distance_px(at(5.0, 300.0)) < 80.0, "{fan:?}");
    }

    #[test]
    fn where_nothing_is_free_the_fan_stays() {
        assert_eq!(fan(&[at(5.0, 5.0), at(5.0, 5.0)], |_| false).middle, at(5.0, 5.0));
    }

    proptest! {
        #[test]
        fn no_two_marks_of_a_fan_cover_each_other(
            truly in proptest::collection::vec((0.0..18.0f64, 0.0..18.0f64), 2..70), is_one in any::<bool>(),
        ) {
            let truly: Vec<_> =
                truly.iter().map(|(x, y)| if is_one { at(9.0, 9.0) } else { at(*x, *y) }).collect();
            let fan = fan(&truly, |_| true);
            prop_assert_eq!(fan.at.len(), truly.len());
            for (index, one) in fan.at.iter().enumerate() {
                prop_assert!(one.distance_px(fan.middle) >= FIRST_RING_PX - 1e-9);
                prop_assert!(one.distance_px(fan.middle) <= fan.radius_px + 1e-9);
                for other in &fan.at[index + 1..] {
                    prop_assert!(one.distance_px(*other) > 0.9 * FAN_SPACING_PX);
                }
            }
        }

        #[test]
        fn the_lines_of_one_ring_do_not_cross(
            truly in proptest::collection::vec((0.0..18.0f64, 0.0..18.0f64), 2..=4),
        ) {
            let truly: Vec<_> = truly.iter().map(|(x, y)| at(*x, *y)).collect();
            let fan = fan(&truly, |_| true);
            // In the order of their directions from the middle, so are their true positions.
            let direction = |pos: &ScreenPos| (pos.y - fan.middle.y).atan2(pos.x - fan.middle.x);
            let order = |all: &[ScreenPos]| {
                let mut order: Vec<usize> = (0..all.len()).collect();
                order.sort_by(|a, b| direction(&all[*a]).total_cmp(&direction(&all[*b])));
                let first = order.iter().position(|mark| *mark == 0).expect("there");
                order.rotate_left(first);
                order
            };
            prop_assert_eq!(order(&truly), order(&fan.at));
        }
    }
}
