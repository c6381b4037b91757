use super::*;
use crate::format::{built_in, load};
use proptest::prelude::*;

fn layers(ids: &[&str]) -> Vec<Layer> {
    let layer = |id: &&str| Layer {
        id: (*id).to_owned(),
        title: (*id).to_owned(),
        kind: crate::atlas::LayerKind::Places,
        visible: !id.starts_with('-'),
    };
    ids.iter().map(layer).collect()
}

fn state(ids: &[&str]) -> LayerState {
    LayerState::new(&layers(ids))
}

fn order(state: &LayerState) -> Vec<&str> {
    state.looks().iter().map(|look| look.id.as_str()).collect()
}

#[test]
fn layers_start_as_the_atlas_asks_for_them() {
    let state = state(&["areas", "-routes", "places"]);
    assert_eq!(order(&state), ["areas", "-routes", "places"]);
    assert!(state.is_visible("areas") && !state.is_visible("-routes"));
    assert_eq!((state.opacity("areas"), state.rank("areas"), state.rank("places")), (1.0, 0, 2));
    assert!(state.is_at_start());
}

#[test]
fn a_layer_that_is_not_known_is_drawn_in_full_above_the_others_and_nothing_changes_it() {
    let mut state = state(&["areas", "places"]);
    assert!(state.is_visible("dropped"));
    assert_eq!((state.opacity("dropped"), state.rank("dropped")), (1.0, 2));
    state.toggle("dropped");
    state.set_opacity("dropped", 30);
    state.move_by("dropped", -1);
    assert!(state.is_at_start());
}

#[test]
fn opacities_are_steps_of_ten_percent_and_never_nothing() {
    let mut state = state(&["areas"]);
    for (asked, drawn) in [(0, 10), (14, 10), (15, 20), (30, 30), (96, 100), (100, 100), (255, 100)] {
        state.set_opacity("areas", asked);
        assert_eq!(state.looks()[0].opacity_percent, drawn, "{asked}");
    }
}

#[test]
fn a_layer_moves_up_and_down_and_stops_at_either_end() {
    let mut state = state(&["a", "b", "c", "d"]);
    state.move_by("b", 1);
    assert_eq!(order(&state), ["a", "c", "b", "d"]);
    state.move_by("d", -2);
    assert_eq!(order(&state), ["a", "d", "c", "b"]);
    state.move_by("a", 100);
    assert_eq!(order(&state), ["d", "c", "b", "a"]);
    state.move_by("b", i32::MIN);
    assert_eq!(order(&state), ["b", "d", "c", "a"]);
    state.move_by("a", i32::MAX);
    assert_eq!(order(&state), ["b", "d", "c", "a"]);
}

#[test]
fn everything_is_reset_at_once() {
    let mut state = state(&["a", "-b", "c"]);
    state.toggle("-b");
    state.set_opacity("a", 50);
    state.move_by("a", 2);
    state.toggle_part(BasePart::Rivers);
    assert!(!state.is_at_start() && !state.are_layers_at_start());
    state.reset();
    assert!(state.is_at_start());
    state.toggle_part(BasePart::Rivers);
    assert!(state.are_layers_at_start() && !state.is_at_start());
    state.toggle_part(BasePart::Rivers);
    assert!(state.is_at_start());
}

#[test]
fn an_atlas_that_gains_or_loses_a_layer_keeps_how_the_others_are_drawn() {
    let mut state = state(&["a", "b", "c"]);
    state.move_by("c", -2);
    state.set_opacity("b", 40);
    state.fit(&layers(&["b", "c", "new"]));
    assert_eq!(order(&state), ["c", "b", "new"]);
    assert_eq!(state.opacity("b"), 0.4);
    state.reset();
    assert_eq!(order(&state), ["b", "c", "new"]);
}

#[test]
fn only_some_layers_are_shown_without_changing_order_or_opacity() {
    let mut state = state(&["a", "b", "c"]);
    state.move_by("a", 1);
    state.set_opacity("a", 20);
    state.show_only(["a", "nowhere"]);
    assert_eq!(state.shown(), [("a".to_owned(), 20)]);
    assert_eq!(order(&state), ["b", "a", "c"]);
}

#[test]
fn a_place_is_drawn_where_its_layer_is_and_a_line_of_reference_only_where_these_are() {
    let atlas = load(built_in()).atlas;
    let place = |id: &str| atlas.place(atlas.place_by_id(id).unwrap()).unwrap();
    let (circle, kirkenes) = (place("arctic-circle"), place("kirkenes"));
    let mut state = LayerState::new(&atlas.layers);
    state.toggle_part(BasePart::ReferenceLines);
    assert!(!state.shows(circle) && state.shows(kirkenes));
    state.toggle("places");
    assert!(!state.shows(kirkenes));
    state.show(circle);
    assert!(state.shows(circle) && state.shows(kirkenes), "what is opened is seen");
}

#[test]
fn a_link_says_what_is_visible_from_the_lowest_up_and_leaves_out_what_the_atlas_does_not_have() {
    let mut state = state(&["a", "b", "-c", "d"]);
    state.set_opacity("b", 30);
    state.move_by("d", -3);
    let shown = [("d".to_owned(), 100), ("a".to_owned(), 100), ("b".to_owned(), 30)];
    assert_eq!(state.shown(), shown);
    let listed =
        |ids: &[(&str, u8)]| ids.iter().map(|(id, percent)| ((*id).to_owned(), *percent)).collect::<Vec<_>>();
    state.follow(&listed(&[("d", 0), ("nowhere", 50), ("b", 44), ("d", 90)]));
    assert_eq!(state.shown(), [("d".to_owned(), 10), ("b".to_owned(), 40)]);
    assert_eq!(order(&state), ["a", "d", "-c", "b"], "what is hidden keeps its place");
    state.follow(&[]);
    assert!(state.shown().is_empty());
    assert_eq!(order(&state), ["a", "b", "-c", "d"]);
}

proptest! {
    /// What a link cannot say: where a hidden layer lies, and how strongly it would be drawn.
    #[test]
    fn what_a_link_says_is_drawn_as_it_was(
        moves in proptest::collection::vec((0usize..5, -5i32..5, any::<u8>(), any::<bool>()), 0..12),
        parts in proptest::collection::btree_set(proptest::sample::select(BasePart::ALL.as_slice()), 0..11),
    ) {
        let ids = ["a", "-b", "c", "d", "e"];
        let mut state = state(&ids);
        for (index, by, percent, is_toggled) in moves {
            state.move_by(ids[index], by);
            state.set_opacity(ids[index], percent);
            if is_toggled {
                state.toggle(ids[index]);
            }
        }
        state.follow_hidden_parts(parts);
        let mut again = LayerState::new(&layers(&ids));
        again.follow(&state.shown());
        again.follow_hidden_parts(state.hidden_parts().iter().copied());
        prop_assert_eq!(again.shown(), state.shown());
        prop_assert_eq!(again.hidden_parts(), state.hidden_parts());
        // And a state that a link has made is the same after another link.
        let mut third = LayerState::new(&layers(&ids));
        third.follow(&again.shown());
        third.follow_hidden_parts(again.hidden_parts().iter().copied());
        prop_assert_eq!(third, again);
    }
}
