//! The edges of the window beyond the safe area: behind a notch, or under the bar of the system.

use bevy_egui::egui::{Color32, Rect, Ui, pos2};

/// The map with what of the edges is beside it, where a finger may still hold it. The other edges are filled with the
/// panels' colour: nothing is written there, but nothing shines through either.
pub(super) fn reach_edges(root: &Ui, map: Rect, panel: Color32) -> Rect {
    let (safe, window) = (root.ctx().content_rect(), root.ctx().viewport_rect());
    let reached = reached(map, safe, window);
    for rect in filled(reached, safe, window) {
        root.painter().rect_filled(rect, 0.0, panel);
    }
    reached
}

/// The map out to the edges of the window that it has.
fn reached(map: Rect, safe: Rect, window: Rect) -> Rect {
    let out = |map: f32, safe: f32, window: f32| if (map - safe).abs() < 0.5 { window } else { map };
    Rect::from_min_max(
        pos2(out(map.left(), safe.left(), window.left()), out(map.top(), safe.top(), window.top())),
        pos2(
            out(map.right(), safe.right(), window.right()),
            out(map.bottom(), safe.bottom(), window.bottom()),
        ),
    )
}

/// What lies beyond the safe area and is not the map's.
fn filled(map: Rect, safe: Rect, window: Rect) -> impl Iterator<Item = Rect> {
    around(safe, window).into_iter().flat_map(move |edge| {
        around(map, window).map(|beside| edge.intersect(beside)).into_iter().filter(Rect::is_positive)
    })
}

/// What `inner` leaves of `outer`: at its left, its right, above and below.
fn around(inner: Rect, outer: Rect) -> [Rect; 4] {
    [
        outer.with_max_x(inner.left()),
        outer.with_min_x(inner.right()),
        outer.with_max_y(inner.top()),
        outer.with_min_y(inner.bottom()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
        Rect::from_min_max(pos2(left, top), pos2(right, bottom))
    }

    /// Whether a point beyond the safe area is filled.
    fn is_filled(map: Rect, safe: Rect, window: Rect, (x, y): (f32, f32)) -> bool {
        filled(reached(map, safe, window), safe, window).any(|rect| rect.contains(pos2(x, y)))
    }

    #[test]
    fn without_a_notch_nothing_reaches_further_and_nothing_is_filled() {
        let (window, map) = (rect(0.0, 0.0, 1280.0, 800.0), rect(430.0, 0.0, 1280.0, 800.0));
        assert_eq!(reached(map, window, window), map);
        assert_eq!(filled(map, window, window).count(), 0);
    }

    #[test]
    fn a_map_that_has_all_of_the_window_reaches_all_edges() {
        let (window, safe) = (rect(0.0, 0.0, 390.0, 844.0), rect(0.0, 47.0, 390.0, 810.0));
        assert_eq!(reached(safe, safe, window), window);
        assert_eq!(filled(window, safe, window).count(), 0);
    }

    #[test]
    fn under_a_sheet_the_edge_is_the_sheets() {
        let (window, safe) = (rect(0.0, 0.0, 390.0, 844.0), rect(0.0, 47.0, 390.0, 810.0));
        let map = rect(0.0, 47.0, 390.0, 400.0);
        assert_eq!(reached(map, safe, window), rect(0.0, 0.0, 390.0, 400.0));
        assert!(is_filled(map, safe, window, (200.0, 830.0)));
        assert!(!is_filled(map, safe, window, (200.0, 20.0)), "above the map is the map's");
        assert!(!is_filled(map, safe, window, (200.0, 600.0)), "the sheet itself is not painted over");
    }

    #[test]
    fn beside_an_article_the_notch_is_the_articles_and_what_is_below_it_too() {
        let (window, safe) = (rect(0.0, 0.0, 844.0, 390.0), rect(47.0, 0.0, 797.0, 369.0));
        let map = rect(447.0, 0.0, 797.0, 369.0);
        assert_eq!(reached(map, safe, window), rect(447.0, 0.0, 844.0, 390.0));
        assert!(is_filled(map, safe, window, (20.0, 200.0)));
        assert!(is_filled(map, safe, window, (200.0, 380.0)));
        assert!(!is_filled(map, safe, window, (600.0, 380.0)));
        assert!(!is_filled(map, safe, window, (200.0, 200.0)));
    }
}
