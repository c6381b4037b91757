//! Back and forward over scenes, as in a browser.

use super::Link;
use super::map_view::M_PER_PX_AT_ZOOM_0;
use crate::sphere::distance_m;
use std::collections::VecDeque;

/// A movement that begins so long after the last one is another, in seconds: notches of the wheel, arrow keys and
/// drags that follow each other sooner are one.
const REST_S: f64 = 1.0;
/// A movement of the centre by fewer pixels is not worth going back over.
const WORTH_PX: f64 = 300.0;
/// The same for zooming, in doublings of the scale.
const WORTH_DOUBLINGS: f64 = 0.5;
/// The same for turning, in degrees.
const WORTH_DEG: f64 = 15.0;
/// So many scenes are remembered.
const MOST: usize = 200;

/// What a scene is to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// The same scene.
    Same,
    /// The same entry: the map has moved on.
    Moved,
    /// A new entry, begun by a movement by hand after a rest.
    ByHand,
    /// A new entry, begun by a choice.
    Chosen,
}

/// The scenes that were seen, and which of them is shown.
///
/// An entry is where the reader *rested*: it is written when something takes the reader away from it, and the scene that
/// is shown is no entry yet. So no clock has to run. What is measured, compared, and the theme are no part of an entry:
/// whoever goes back to another view does not mean to lose the line that was measured there.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    entries: VecDeque<Link>,
    at: usize,
    shown: Link,
    moved_at_s: f64,
}

impl History {
    /// A history that begins with a scene.
    pub fn new(scene: Link) -> Self {
        let scene = entry(scene);
        Self { entries: VecDeque::from([scene.clone()]), at: 0, shown: scene, moved_at_s: f64::NEG_INFINITY }
    }

    /// The scene that is shown, as it was noted last, but for what is no part of an entry.
    pub fn shown(&self) -> &Link {
        &self.shown
    }

    /// Notes the scene that is shown, at a time in seconds: where something moves by itself, the scene at its end.
    /// `is_sent` says that the reader has sent the map somewhere and has not moved it by hand.
    pub fn note(&mut self, scene: Link, is_sent: bool, now_s: f64) -> Noted {
        let scene = entry(scene);
        if scene == self.shown {
            return Noted::Same;
        }
        let is_chosen = is_sent || choice(&scene) != choice(&self.shown);
        let has_rested = now_s - self.moved_at_s >= REST_S;
        self.moved_at_s = now_s;
        let noted = match (is_chosen, has_rested) {
            (true, _) => Noted::Chosen,
            (false, true) => Noted::ByHand,
            (false, false) => Noted::Moved,
        };
        if noted != Noted::Moved {
            self.remember();
        }
        self.shown = scene;
        noted
    }

    /// Notes a scene that comes by itself, as the next step of a story that plays: it takes the place of the shown one.
    pub fn go_on(&mut self, scene: Link, now_s: f64) {
        self.shown = entry(scene);
        self.moved_at_s = now_s;
    }

    /// Says that the shown scene was reached by other means than [`Self::back`] and [`Self::forward`], and is no new
    /// entry: a browser has its own history.
    pub fn stand_at(&mut self, scene: Link) {
        self.shown = entry(scene);
        self.entries[self.at] = self.shown.clone();
    }

    /// The scene before the shown one, which is shown from now on.
    pub fn back(&mut self) -> Option<Link> {
        self.remember();
        (0..self.at).rev().find(|at| self.leads_elsewhere(*at)).map(|at| self.go_to(at))
    }

    /// The scene after the shown one, where the reader has gone back and has not moved since.
    pub fn forward(&mut self) -> Option<Link> {
        self.remember();
        (self.at + 1..self.entries.len()).find(|at| self.leads_elsewhere(*at)).map(|at| self.go_to(at))
    }

    /// Whether an entry is another scene than the shown one: who nudges the map may come near it by hand.
    fn leads_elsewhere(&self, at: usize) -> bool {
        is_worth_undoing(&self.entries[at], &self.shown)
    }

    fn go_to(&mut self, at: usize) -> Link {
        self.shown = self.entries[at].clone();
        self.at = at;
        self.moved_at_s = f64::NEG_INFINITY;
        self.shown.clone()
    }

    /// Makes an entry of the shown scene, if that is another than the entry that it began as. What lay ahead is cut off.
    fn remember(&mut self) {
        if !is_worth_undoing(&self.entries[self.at], &self.shown) {
            return;
        }
        self.entries.truncate(self.at + 1);
        self.entries.push_back(self.shown.clone());
        if self.entries.len() > MOST {
            self.entries.pop_front();
        }
        self.at = self.entries.len() - 1;
    }
}

/// What is remembered of a scene.
fn entry(scene: Link) -> Link {
    Link { measure: None, compare: None, theme: None, ..scene }
}

/// What somebody has chosen: all but what is dragged, which are the view, the time and the opacity of layers.
fn choice(scene: &Link) -> Link {
    let mut choice = Link { map: None, daylight: None, moment: None, ..scene.clone() };
    for layer in choice.layers.iter_mut().flatten() {
        layer.1 = 100;
    }
    choice
}

/// Whether somebody who is at one of two scenes would want to go back to the other.
fn is_worth_undoing(from: &Link, to: &Link) -> bool {
    let but_the_view = |link: &Link| Link { map: None, ..link.clone() };
    if but_the_view(from) != but_the_view(to) {
        return true;
    }
    let (Some(from), Some(to)) = (from.map, to.map) else { return from.map != to.map };
    let turned_deg = (to.bearing_deg - from.bearing_deg + 180.0).rem_euclid(360.0) - 180.0;
    let m_per_px = M_PER_PX_AT_ZOOM_0 / from.zoom.max(to.zoom).exp2();
    (to.zoom - from.zoom).abs() >= WORTH_DOUBLINGS
        || turned_deg.abs() >= WORTH_DEG
        || distance_m(from.center, to.center) / m_per_px >= WORTH_PX
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sphere::LonLat;
    use crate::view::LinkView;
    use proptest::prelude::*;

    fn view(zoom: f64, lon_deg: f64) -> Link {
        let map = LinkView { zoom, center: LonLat::new(lon_deg, 65.0), bearing_deg: 0.0 };
        Link { map: Some(map), ..Link::default() }
    }

    fn place(id: &str) -> Link {
        Link { place: Some(id.to_owned()), ..view(8.0, 30.0) }
    }

    #[test]
    fn back_and_forward_go_over_what_was_chosen() {
        let mut history = History::new(view(4.0, 20.0));
        assert_eq!((history.back(), history.forward()), (None, None));
        assert_eq!(history.note(place("kirkenes"), true, 0.1), Noted::Chosen);
        assert_eq!(history.note(place("bodo"), true, 0.2), Noted::Chosen);
        assert_eq!(history.back(), Some(place("kirkenes")));
        assert_eq!(history.back(), Some(view(4.0, 20.0)));
        assert_eq!(history.back(), None);
        assert_eq!(history.forward(), Some(place("kirkenes")));
        assert_eq!(history.forward(), Some(place("bodo")));
        assert_eq!(history.forward(), None);
    }

    #[test]
    fn another_choice_cuts_off_what_lay_ahead() {
        let mut history = History::new(view(4.0, 20.0));
        history.note(place("kirkenes"), true, 1.0);
        history.note(place("bodo"), true, 2.0);
        history.back();
        history.note(place("oslo"), true, 3.0);
        assert_eq!(history.forward(), None);
        assert_eq!(history.back(), Some(place("kirkenes")));
    }

    #[test]
    fn a_zoom_by_many_notches_is_one_entry() {
        let mut history = History::new(view(4.0, 20.0));
        for notch in 1..=40 {
            let now_s = 10.0 + f64::from(notch) * 0.9;
            let noted = history.note(view(4.0 + f64::from(notch) * 0.2, 20.0), false, now_s);
            assert_eq!(noted, if notch == 1 { Noted::ByHand } else { Noted::Moved });
        }
        assert_eq!(history.back(), Some(view(4.0, 20.0)));
        assert_eq!(history.back(), None);
        assert_eq!(history.forward(), Some(view(12.0, 20.0)));
    }

    #[test]
    fn each_rest_between_movements_can_be_gone_back_to() {
        let mut history = History::new(view(6.0, 20.0));
        for (now_s, lon) in [(10.0, 60.0), (20.0, 100.0), (30.0, 140.0)] {
            history.note(view(6.0, lon), false, now_s);
        }
        let seen: Vec<_> = std::iter::from_fn(|| history.back()).collect();
        assert_eq!(seen, [view(6.0, 100.0), view(6.0, 60.0), view(6.0, 20.0)]);
    }

    #[test]
    fn small_movements_are_not_worth_an_entry_but_many_of_them_are() {
        let mut history = History::new(view(4.0, 20.0));
        history.note(view(4.0, 21.0), false, 10.0);
        assert_eq!(history.back(), None);
        assert_eq!(history.shown(), &view(4.0, 21.0));
        for step in 1..200 {
            history.note(view(4.0, 21.0 + f64::from(step)), false, 10.0 * f64::from(step));
        }
        assert!(history.back().is_some());
    }

    #[test]
    fn a_nudge_after_back_leaves_the_way_forward() {
        let mut history = History::new(view(4.0, 20.0));
        history.note(place("kirkenes"), true, 1.0);
        history.back();
        history.note(view(4.1, 20.5), false, 5.0);
        assert_eq!(history.forward(), Some(place("kirkenes")));
    }

    #[test]
    fn a_slider_is_one_entry_and_a_line_that_is_measured_none() {
        let mut history = History::new(view(4.0, 20.0));
        let faded = |percent| Link { layers: Some(vec![("routes".to_owned(), percent)]), ..view(4.0, 20.0) };
        assert_eq!(history.note(faded(90), false, 1.0), Noted::Chosen, "another list of layers");
        for percent in (10..90).rev() {
            assert_eq!(
                history.note(faded(percent), false, 1.0 + f64::from(100 - u32::from(percent)) / 50.0),
                Noted::Moved
            );
        }
        let compared = Link { compare: Some("NOR".to_owned()), ..faded(10) };
        assert_eq!(history.note(compared, false, 20.0), Noted::Same);
        assert_eq!(history.back(), Some(view(4.0, 20.0)));
    }

    #[test]
    fn a_story_that_plays_is_one_entry() {
        let mut history = History::new(view(4.0, 20.0));
        let step = |step| Link { step: Some(step), ..view(6.0, 20.0 + step as f64) };
        history.note(step(1), false, 1.0);
        for number in 2..12 {
            history.go_on(step(number), 8.0 * number as f64);
        }
        assert_eq!(history.back(), Some(view(4.0, 20.0)));
        assert_eq!(history.forward(), Some(step(11)));
    }

    #[test]
    fn no_more_than_so_many_scenes_are_kept() {
        let mut history = History::new(view(4.0, 20.0));
        for number in 0..1_000 {
            history.note(place(&number.to_string()), true, f64::from(number));
        }
        let seen = std::iter::from_fn(|| history.back()).count();
        assert_eq!(seen, MOST - 1);
    }

    proptest! {
        #[test]
        fn forward_undoes_back_and_no_step_goes_nowhere(
            steps in proptest::collection::vec((0u8..4, 0.0..60.0f64, 2.0..9.0f64, 0.0..3.0f64), 1..60),
        ) {
            let mut history = History::new(view(4.0, 20.0));
            let mut now_s = 0.0;
            for (what, lon, zoom, pause_s) in steps {
                now_s += pause_s;
                match what {
                    0 => { history.note(view(zoom, lon), false, now_s); }
                    1 => { history.note(place(&format!("{lon:.0}")), true, now_s); }
                    2 => {
                        let before = history.shown().clone();
                        if let Some(link) = history.back() {
                            prop_assert!(is_worth_undoing(&link, &before));
                            prop_assert_eq!(history.forward().as_ref().map(choice), Some(choice(&before)));
                            prop_assert_eq!(history.back(), Some(link));
                        }
                    }
                    _ => { history.forward(); }
                }
                prop_assert!(history.at < history.entries.len() && history.entries.len() <= MOST);
            }
        }
    }
}
