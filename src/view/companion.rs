//! Where the mark of an event stands beside that of the town in which it happened.

use super::ScreenPos;
use std::f64::consts::{FRAC_PI_4, PI};

/// Nearer to the town than this an event has no direction of its own, in pixels.
const NO_DIRECTION_PX: f64 = 3.0;
/// Ways to turn aside, the shortest first, in eighths of a turn.
const TURNS: [f64; 8] = [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 4.0];

/// A position `apart_px` from `town`: on the side on which the event truly is, else at the left, because names stand at the
/// right; turned aside by eighths of a turn as far as it must to be free. `None` where no side is.
pub fn companion(
    town: ScreenPos,
    truly_at: ScreenPos,
    apart_px: f64,
    is_free: impl Fn(ScreenPos) -> bool,
) -> Option<ScreenPos> {
    let has_direction = truly_at.distance_px(town) > NO_DIRECTION_PX;
    let own = if has_direction { (truly_at.y - town.y).atan2(truly_at.x - town.x) } else { PI };
    TURNS
        .into_iter()
        .map(|turn| {
            let (sin, cos) = (own + turn * FRAC_PI_4).sin_cos();
            ScreenPos::new(town.x + cos * apart_px, town.y + sin * apart_px)
        })
        .find(|pos| is_free(*pos))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TOWN: ScreenPos = ScreenPos::new(100.0, 100.0);
    const APART_PX: f64 = 24.0;

    fn stands(truly_at: ScreenPos, is_free: impl Fn(ScreenPos) -> bool) -> Option<(f64, f64)> {
        companion(TOWN, truly_at, APART_PX, is_free).map(|pos| (pos.x.round(), pos.y.round()))
    }

    #[test]
    fn an_event_in_the_middle_of_its_town_stands_at_the_left_of_it() {
        assert_eq!(stands(TOWN, |_| true), Some((76.0, 100.0)));
        assert_eq!(stands(ScreenPos::new(101.0, 100.0), |_| true), Some((76.0, 100.0)));
    }

    #[test]
    fn an_event_at_a_side_of_its_town_stands_there() {
        assert_eq!(stands(ScreenPos::new(110.0, 100.0), |_| true), Some((124.0, 100.0)));
        assert_eq!(stands(ScreenPos::new(100.0, 91.0), |_| true), Some((100.0, 76.0)));
    }

    #[test]
    fn where_that_side_is_taken_it_turns_aside_and_where_all_are_it_has_no_place() {
        assert_eq!(stands(TOWN, |pos| pos.x > 80.0), Some((83.0, 83.0)));
        assert_eq!(stands(TOWN, |pos| pos.x > 120.0), Some((124.0, 100.0)));
        assert_eq!(stands(TOWN, |_| false), None);
    }

    proptest! {
        #[test]
        fn it_is_always_as_far_from_its_town_and_never_on_another_mark(
            truly in (80.0..120.0f64, 80.0..120.0f64),
            others in proptest::collection::vec((50.0..150.0f64, 50.0..150.0f64), 0..5),
        ) {
            let others: Vec<ScreenPos> = others.into_iter().map(|(x, y)| ScreenPos::new(x, y)).collect();
            let is_free = |pos: ScreenPos| others.iter().all(|other| other.distance_px(pos) >= 18.0);
            if let Some(pos) = companion(TOWN, ScreenPos::new(truly.0, truly.1), APART_PX, is_free) {
                prop_assert!((pos.distance_px(TOWN) - APART_PX).abs() < 1e-9);
                prop_assert!(is_free(pos));
            }
        }
    }
}
