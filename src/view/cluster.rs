//! Marks that would cover each other are one group, and stay so while the map moves a little.

use super::ScreenPos;
use std::collections::HashMap;

/// A mark that wants to stand on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MarkSpot {
    /// Who it is, from one frame to the next.
    pub id: usize,
    /// Its middle.
    pub at: ScreenPos,
}

/// Marks that are drawn as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Ids of the marks, the most important first: that one is the leader, and the others are near it.
    pub members: Vec<usize>,
}

impl Group {
    /// The most important of the members.
    pub fn leader(&self) -> Option<usize> {
        self.members.first().copied()
    }
}

impl ScreenPos {
    /// Distance to another position, in pixels.
    pub fn distance_px(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// Who is in a group leaves it only this many times as far from its leader as others join it.
const STAY: f64 = 1.25;

/// Groups marks, given the most important first: a mark nearer than `join_px` to the leader of a group joins
/// the nearest one, any other leads a group of its own.
///
/// `before` are the groups of the frame before. A mark stays with its leader up to 1.25 times `join_px`, so
/// that no group flickers where the scale trembles about that distance: marks that each move by less than an
/// eighth of `join_px` to and fro come to rest in groups that no longer change.
pub fn cluster(spots: &[MarkSpot], join_px: f64, before: &[Group]) -> Vec<Group> {
    let leader_before: HashMap<usize, usize> = before
        .iter()
        .filter_map(|group| Some((group, group.leader()?)))
        .flat_map(|(group, leader)| group.members.iter().map(move |member| (*member, leader)))
        .collect();
    let stay_px = join_px * STAY;
    let cell = |at: ScreenPos| ((at.x / stay_px).floor() as i64, (at.y / stay_px).floor() as i64);
    let mut groups: Vec<Group> = Vec::new();
    let mut leaders: Vec<MarkSpot> = Vec::new();
    let mut leaders_in: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    for spot in spots {
        let (column, row) = cell(spot.at);
        let around = (-1..=1).flat_map(|right| (-1..=1).map(move |down| (right, down)));
        let joined = around
            .filter_map(|(right, down)| {
                leaders_in.get(&(column.saturating_add(right), row.saturating_add(down)))
            })
            .flatten()
            .filter_map(|&group| {
                let is_kept = leader_before.get(&spot.id) == Some(&leaders[group].id);
                let distance_px = spot.at.distance_px(leaders[group].at);
                let reach_px = if is_kept { stay_px } else { join_px };
                (distance_px < reach_px).then_some((is_kept, distance_px, group))
            })
            .min_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        if let Some((_, _, group)) = joined {
            groups[group].members.push(spot.id);
        } else {
            leaders_in.entry((column, row)).or_default().push(groups.len());
            leaders.push(*spot);
            groups.push(Group { members: vec![spot.id] });
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const JOIN_PX: f64 = 18.0;

    fn spots(places: &[(f64, f64)]) -> Vec<MarkSpot> {
        places.iter().enumerate().map(|(id, (x, y))| MarkSpot { id, at: ScreenPos::new(*x, *y) }).collect()
    }

    fn members(groups: &[Group]) -> Vec<&[usize]> {
        groups.iter().map(|group| group.members.as_slice()).collect()
    }

    #[test]
    fn marks_that_cover_each_other_are_one_group_and_others_stand_alone() {
        let groups = cluster(&spots(&[(100.0, 100.0), (300.0, 100.0), (110.0, 100.0)]), JOIN_PX, &[]);
        assert_eq!(members(&groups), [&[0, 2][..], &[1]]);
        assert_eq!(groups[0].leader(), Some(0));
    }

    #[test]
    fn a_mark_between_two_leaders_joins_the_nearer_one() {
        let groups = cluster(&spots(&[(100.0, 0.0), (130.0, 0.0), (116.0, 0.0)]), JOIN_PX, &[]);
        assert_eq!(members(&groups), [&[0][..], &[1, 2]]);
    }

    #[test]
    fn a_group_opens_later_than_it_closes() {
        let at = |distance: f64| spots(&[(0.0, 0.0), (distance, 0.0)]);
        let apart = cluster(&at(20.0), JOIN_PX, &[]);
        assert_eq!(apart.len(), 2);
        let together = cluster(&at(17.0), JOIN_PX, &apart);
        assert_eq!(together.len(), 1);
        assert_eq!(cluster(&at(20.0), JOIN_PX, &together).len(), 1, "it holds a little");
        assert_eq!(cluster(&at(23.0), JOIN_PX, &together).len(), 2, "and not for ever");
    }

    #[test]
    fn a_position_that_is_no_number_harms_nobody() {
        let groups = cluster(
            &spots(&[(f64::NAN, 0.0), (5.0, 5.0), (f64::INFINITY, f64::NEG_INFINITY), (6.0, 5.0)]),
            JOIN_PX,
            &[],
        );
        assert_eq!(members(&groups), [&[0][..], &[1, 3], &[2]]);
    }

    fn places() -> impl Strategy<Value = Vec<(f64, f64)>> {
        proptest::collection::vec((-50.0..250.0f64, -50.0..250.0f64), 0..80)
    }

    proptest! {
        #[test]
        fn every_mark_is_in_one_group_near_a_leader_that_is_more_important(
            first in places(), then in places(),
        ) {
            let before = cluster(&spots(&first), JOIN_PX, &[]);
            let now = spots(&then);
            let groups = cluster(&now, JOIN_PX, &before);
            let all: Vec<usize> = groups.iter().flat_map(|group| group.members.clone()).collect();
            prop_assert_eq!(all.len(), now.len());
            prop_assert_eq!(all.into_iter().collect::<BTreeSet<_>>().len(), now.len());
            for group in &groups {
                let leader = group.leader().expect("no group is empty");
                for member in &group.members {
                    prop_assert!(leader <= *member);
                    prop_assert!(now[leader].at.distance_px(now[*member].at) < STAY * JOIN_PX);
                }
            }
            for (index, one) in groups.iter().enumerate() {
                for other in &groups[index + 1..] {
                    let leaders = (one.leader().expect("one"), other.leader().expect("one"));
                    prop_assert!(now[leaders.0].at.distance_px(now[leaders.1].at) >= JOIN_PX);
                }
            }
        }

        #[test]
        fn groups_come_to_rest_under_marks_that_tremble(
            places in proptest::collection::vec((0.0..120.0f64, 0.0..120.0f64), 0..30),
            shifts in proptest::collection::vec((-0.79..0.79f64, -0.79..0.79f64), 30),
        ) {
            // Between two frames no mark moves by more than 2 × 0.79 × √2 = 2.23 px, an eighth of 18 px.
            let frame = |sign: f64| {
                let moved: Vec<(f64, f64)> = places
                    .iter()
                    .zip(&shifts)
                    .map(|((x, y), (dx, dy))| (x + sign * dx, y + sign * dy))
                    .collect();
                spots(&moved)
            };
            let mut groups = cluster(&frame(1.0), JOIN_PX, &[]);
            for step in 0..2 * places.len() + 2 {
                groups = cluster(&frame(if step % 2 == 0 { -1.0 } else { 1.0 }), JOIN_PX, &groups);
            }
            for sign in [-1.0, 1.0, -1.0] {
                let next = cluster(&frame(sign), JOIN_PX, &groups);
                prop_assert_eq!(&next, &groups);
                groups = next;
            }
        }

        #[test]
        fn a_pan_changes_no_group(places in places(), dx in -900.0..900.0f64, dy in -900.0..900.0f64) {
            let before = cluster(&spots(&places), JOIN_PX, &[]);
            let moved: Vec<(f64, f64)> = places.iter().map(|(x, y)| (x + dx, y + dy)).collect();
            prop_assert_eq!(cluster(&spots(&moved), JOIN_PX, &before), before);
        }
    }
}
