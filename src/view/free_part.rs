//! Which part of the map panels leave free, where what a card or a step is about can be seen.

use super::{ScreenPos, ScreenRect};

/// About the middle of the map so much is to be seen on every side, in pixels: a mark and some of its name.
const MIDDLE_PX: f64 = 40.0;
/// In a part that is narrower or lower than this, in pixels, nothing is framed: the map would be too small to read.
const LEAST_FRAME_PX: f64 = 160.0;

/// The parts of `room` that nothing in `covered` touches: each as large as can be, so that they overlap one another.
///
/// Every position of the room that is not covered lies in one of them.
pub fn free_parts(room: ScreenRect, covered: &[ScreenRect]) -> Vec<ScreenRect> {
    let mut parts = vec![room];
    for taken in covered {
        let (touched, mut left): (Vec<_>, Vec<_>) = parts.into_iter().partition(|part| part.overlaps(*taken));
        left.extend(touched.into_iter().flat_map(|part| around(part, *taken)));
        parts = without_inner(left);
    }
    parts
}

/// What is left of a part at the left of what is taken, at its right, above and below.
fn around(part: ScreenRect, taken: ScreenRect) -> impl Iterator<Item = ScreenRect> {
    let (left, top, right, bottom) = (part.min.x, part.min.y, part.right(), part.bottom());
    [
        ScreenRect::from_edges(left, top, taken.min.x, bottom),
        ScreenRect::from_edges(taken.right(), top, right, bottom),
        ScreenRect::from_edges(left, top, right, taken.min.y),
        ScreenRect::from_edges(left, taken.bottom(), right, bottom),
    ]
    .into_iter()
    .filter(|rest| rest.area() > 0.0)
}

/// Those that do not lie in another one; of equal ones the first.
fn without_inner(parts: Vec<ScreenRect>) -> Vec<ScreenRect> {
    let is_inner = |index: usize, part: &ScreenRect| {
        parts.iter().enumerate().any(|(other_index, other)| {
            other_index != index && other.holds_all(*part) && (other != part || other_index < index)
        })
    };
    parts.iter().enumerate().filter(|(index, part)| !is_inner(*index, part)).map(|(_, part)| *part).collect()
}

/// The part of `room` in the middle of which something is framed: all of it as long as its middle is to be seen, else the
/// largest part that is left, where one is large enough.
pub fn free_part(room: ScreenRect, covered: &[ScreenRect]) -> ScreenRect {
    let middle = ScreenRect { min: room.center(), width_px: 0.0, height_px: 0.0 }.grown(MIDDLE_PX);
    if !covered.iter().any(|taken| taken.overlaps(middle)) {
        return room;
    }
    let is_large = |part: &ScreenRect| part.width_px.min(part.height_px) >= LEAST_FRAME_PX;
    let parts = free_parts(room, covered).into_iter().filter(is_large);
    parts.max_by(|a, b| a.area().total_cmp(&b.area())).unwrap_or(room)
}

/// The position of `room` nearest to another that is `margin_px` away from everything in `covered` and from the edge; where no
/// part is as large as that, the middle of the least narrow one. `None` where nothing is free.
pub fn nearest_free(
    pos: ScreenPos,
    room: ScreenRect,
    covered: &[ScreenRect],
    margin_px: f64,
) -> Option<ScreenPos> {
    let parts = free_parts(room, covered);
    let shorter_px = |part: &ScreenRect| part.width_px.min(part.height_px);
    let roomy = parts.iter().filter(|part| shorter_px(part) >= 2.0 * margin_px);
    let nearest = roomy
        .map(|part| part.grown(-margin_px).nearest(pos))
        .min_by(|a, b| a.distance_px(pos).total_cmp(&b.distance_px(pos)));
    let middle = || parts.iter().max_by(|a, b| shorter_px(a).total_cmp(&shorter_px(b)));
    nearest.or_else(|| middle().map(|part| part.center()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ROOM: ScreenRect =
        ScreenRect { min: ScreenPos::new(430.0, 0.0), width_px: 466.0, height_px: 800.0 };
    /// Day and night, and the buttons.
    const PANELS: [ScreenRect; 2] = [
        ScreenRect { min: ScreenPos::new(442.0, 360.0), width_px: 362.0, height_px: 360.0 },
        ScreenRect { min: ScreenPos::new(430.0, 0.0), width_px: 60.0, height_px: 490.0 },
    ];

    #[test]
    fn a_room_whose_middle_is_seen_is_free_as_a_whole() {
        assert_eq!(free_part(ROOM, &[]), ROOM);
        assert_eq!(free_part(ROOM, &PANELS[1..]), ROOM);
    }

    #[test]
    fn where_a_panel_lies_on_the_middle_something_is_framed_beside_it() {
        let part = free_part(ROOM, &PANELS);
        assert_eq!(part, ScreenRect::from_edges(490.0, 0.0, 896.0, 360.0));
    }

    #[test]
    fn what_is_left_as_a_strip_frames_nothing_but_still_shows_a_place() {
        let tall = [ScreenRect::from_edges(490.0, 12.0, 830.0, 788.0), PANELS[1]];
        assert_eq!(free_part(ROOM, &tall), ROOM);
        let at = nearest_free(ROOM.center(), ROOM, &tall, 30.0).expect("a strip at the right");
        assert_eq!(at, ScreenPos::new(860.0, 400.0));
        let at = nearest_free(ROOM.center(), ROOM, &tall, 40.0).expect("its middle");
        assert_eq!(at, ScreenPos::new(863.0, 400.0));
    }

    #[test]
    fn where_everything_is_covered_nothing_is_free() {
        assert_eq!(free_parts(ROOM, &[ROOM]), []);
        assert_eq!(nearest_free(ROOM.center(), ROOM, &[ROOM.grown(9.0)], 30.0), None);
        assert_eq!(free_part(ROOM, &[ROOM]), ROOM);
    }

    fn panel() -> impl Strategy<Value = ScreenRect> {
        ((380.0..920.0f64, -40.0..830.0f64), (10.0..400.0f64, 10.0..500.0f64))
            .prop_map(|(min, size)| ScreenRect::from_edges(min.0, min.1, min.0 + size.0, min.1 + size.1))
    }

    proptest! {
        #[test]
        fn the_free_parts_are_all_that_is_not_covered_and_no_more(
            panels in proptest::collection::vec(panel(), 0..8), at in (430.0..896.0f64, 0.0..800.0f64),
        ) {
            let parts = free_parts(ROOM, &panels);
            for part in &parts {
                prop_assert!(ROOM.grown(1e-6).holds_all(*part));
                prop_assert!(!panels.iter().any(|panel| panel.grown(-1e-6).overlaps(*part)), "{part:?}");
            }
            let at = ScreenPos::new(at.0, at.1);
            let is_covered = panels.iter().any(|panel| panel.holds(at));
            prop_assert!(is_covered || parts.iter().any(|part| part.holds(at)), "{at:?}");
        }

        #[test]
        fn a_place_comes_to_stand_where_no_panel_is_and_no_farther_away_than_it_must(
            panels in proptest::collection::vec(panel(), 0..6), at in (380.0..950.0f64, -50.0..850.0f64),
        ) {
            const MARGIN_PX: f64 = 20.0;
            let at = ScreenPos::new(at.0, at.1);
            let Some(stands) = nearest_free(at, ROOM, &panels, MARGIN_PX) else { return Ok(()) };
            prop_assert!(ROOM.holds(stands));
            prop_assert!(!panels.iter().any(|panel| panel.grown(-1e-6).holds(stands)), "{stands:?}");
            let is_roomy = |pos: ScreenPos| {
                ROOM.grown(-MARGIN_PX).holds(pos) && !panels.iter().any(|panel| panel.grown(MARGIN_PX).holds(pos))
            };
            if is_roomy(at) {
                prop_assert_eq!(stands, at);
            }
        }
    }
}
