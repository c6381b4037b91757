//! Which marks of a group that is not spread out are seen.

use std::cmp::Reverse;

/// How a mark stands out among those of its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// As any other.
    Plain,
    /// It happened on the day that is shown.
    OfTheDay,
    /// It is pointed at.
    Lit,
    /// Its card is open.
    Selected,
}

/// A mark of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Who it is.
    pub id: usize,
    /// It happened; what lasts, as a town does, is none.
    pub is_event: bool,
    /// How it stands out.
    pub standing: Standing,
}

/// The marks of a group that are seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Faces {
    /// Those that stand where they are. The first stands for all of the group that are not seen.
    pub in_place: Vec<usize>,
    /// The event that stands beside the first of them, because it happened there: neither hides the other.
    pub beside: Option<usize>,
}

/// Chooses the faces of a group, whose members come with the most important first: what lasts, and beside it what happened
/// there; of either the one that stands out most. What is selected or pointed at is seen in any case.
pub fn faces(members: &[Member]) -> Faces {
    let foremost = |is_event: bool| {
        members
            .iter()
            .filter(|member| member.is_event == is_event)
            .min_by_key(|member| Reverse(member.standing))
            .map(|member| member.id)
    };
    let (town, event) = (foremost(false), foremost(true));
    let (first, beside) = if town.is_some() { (town, event) } else { (event, None) };
    let is_seen = |member: &&Member| Some(member.id) == first || member.standing >= Standing::Lit;
    let mut in_place: Vec<&Member> =
        members.iter().filter(|member| Some(member.id) != beside).filter(is_seen).collect();
    in_place.sort_by_key(|member| (Some(member.id) != first, Reverse(member.standing)));
    Faces { in_place: in_place.into_iter().map(|member| member.id).collect(), beside }
}

#[cfg(test)]
mod tests {
    use super::Standing::{Lit, OfTheDay, Plain, Selected};
    use super::*;
    use proptest::prelude::*;

    fn town(id: usize, standing: Standing) -> Member {
        Member { id, is_event: false, standing }
    }

    fn event(id: usize, standing: Standing) -> Member {
        Member { id, is_event: true, standing }
    }

    fn seen(members: &[Member]) -> (Vec<usize>, Option<usize>) {
        let faces = faces(members);
        (faces.in_place, faces.beside)
    }

    #[test]
    fn neither_an_event_nor_its_town_hides_the_other_whichever_comes_first() {
        assert_eq!(seen(&[town(0, Plain), event(1, Plain)]), (vec![0], Some(1)));
        assert_eq!(seen(&[event(0, Plain), town(1, Plain)]), (vec![1], Some(0)));
        assert_eq!(seen(&[event(0, Plain), event(1, Plain), town(2, Plain)]), (vec![2], Some(0)));
    }

    #[test]
    fn a_group_of_one_kind_has_one_face() {
        assert_eq!(seen(&[town(0, Plain), town(1, Plain)]), (vec![0], None));
        assert_eq!(seen(&[event(0, Plain), event(1, Plain)]), (vec![0], None));
        assert_eq!(seen(&[]), (vec![], None));
    }

    #[test]
    fn what_happened_on_the_day_comes_before_what_is_more_important() {
        assert_eq!(seen(&[town(0, Plain), event(1, Plain), event(2, OfTheDay)]), (vec![0], Some(2)));
        assert_eq!(seen(&[event(1, Plain), event(2, OfTheDay)]), (vec![2], None));
    }

    #[test]
    fn pointing_at_a_member_shows_it_and_takes_neither_town_nor_event_away() {
        assert_eq!(seen(&[town(0, Plain), event(1, Plain), event(2, Lit)]), (vec![0], Some(2)));
        assert_eq!(seen(&[town(0, Plain), town(1, Lit), event(2, Plain)]), (vec![1], Some(2)));
        assert_eq!(seen(&[town(0, Selected), town(1, Lit), event(2, Plain)]), (vec![0, 1], Some(2)));
        assert_eq!(seen(&[town(0, Plain), event(1, Lit), event(2, Selected)]), (vec![0, 1], Some(2)));
    }

    fn any_member() -> impl Strategy<Value = (bool, Standing)> {
        (any::<bool>(), prop_oneof![Just(Plain), Just(OfTheDay), Just(Lit), Just(Selected)])
    }

    proptest! {
        #[test]
        fn every_group_shows_each_kind_that_it_has_and_whatever_is_pointed_at_once(
            members in proptest::collection::vec(any_member(), 0..8),
        ) {
            let members: Vec<Member> = members
                .into_iter()
                .enumerate()
                .map(|(id, (is_event, standing))| Member { id, is_event, standing })
                .collect();
            let faces = faces(&members);
            let mut drawn: Vec<usize> = faces.in_place.iter().copied().chain(faces.beside).collect();
            for is_event in [false, true] {
                let has = members.iter().any(|member| member.is_event == is_event);
                prop_assert_eq!(drawn.iter().any(|id| members[*id].is_event == is_event), has);
            }
            for member in members.iter().filter(|member| member.standing >= Lit) {
                prop_assert!(drawn.contains(&member.id));
            }
            drawn.sort_unstable();
            let count = drawn.len();
            drawn.dedup();
            prop_assert_eq!(drawn.len(), count);
        }
    }
}
