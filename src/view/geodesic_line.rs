//! A line on the ground as lines on the screen: bent as the projection bends it, and cut where it is not shown.
//!
//! Model: the adaptive resampling of d3-geo (`src/projection/resample.js`), with the ground between two points halved
//! along the great circle until the screen sees no bend.

use super::{MapView, ScreenPos};
use crate::sphere::{EARTH_RADIUS_M, LonLat, UnitVector, geodesic};

/// Points along a geodesic are no further apart than this before the screen asks for more: about 1° of arc. Between
/// them the great circle stands for the geodesic; it is off by centimetres.
const STEP_M: f64 = 111_195.0;
/// A bend of so many pixels is not seen.
const BEND_PX: f64 = 0.25;
/// Halved so often, two points 1° apart are 27 m apart.
const DEEPEST: u32 = 12;
/// Two points that are so many times further apart on the screen than on the ground, in pixels of the centre's scale,
/// are on both sides of a cut. No projection shown here stretches more within its limits.
const LARGEST_STRETCH: f64 = 60.0;

/// The geodesic between two positions as it lies on the screen: one line, or several where the projection cuts it.
pub fn geodesic_on_screen(view: &MapView, from: LonLat, to: LonLat) -> Vec<Vec<ScreenPos>> {
    let ground: Vec<UnitVector> = geodesic(from, to, STEP_M).into_iter().map(UnitVector::from).collect();
    let mut lines = Lines { view, done: Vec::new(), open: Vec::new() };
    for pair in ground.windows(2) {
        let (from, to) = (lines.seen(pair[0]), lines.seen(pair[1]));
        lines.draw(from, to, 0);
    }
    lines.cut();
    lines.done
}

/// A position with its place on the screen, where it has one.
#[derive(Clone, Copy)]
struct Seen {
    ground: UnitVector,
    screen: Option<ScreenPos>,
}

struct Lines<'a> {
    view: &'a MapView,
    done: Vec<Vec<ScreenPos>>,
    open: Vec<ScreenPos>,
}

impl Lines<'_> {
    fn seen(&self, ground: UnitVector) -> Seen {
        let is_finite = |screen: &ScreenPos| screen.x.is_finite() && screen.y.is_finite();
        Seen { ground, screen: self.view.screen_from(ground).filter(is_finite) }
    }

    fn cut(&mut self) {
        if self.open.len() > 1 {
            self.done.push(std::mem::take(&mut self.open));
        }
        self.open.clear();
    }

    /// Draws from one position to another, halving the way between them where the screen sees a bend, a cut or an end.
    fn draw(&mut self, from: Seen, to: Seen, depth: u32) {
        let middle = self.seen(from.ground.along_great_circle(to.ground, 0.5));
        let (Some(a), Some(b)) = (from.screen, to.screen) else {
            // Both hidden: hidden between them too, at this step. One hidden: the edge is looked for.
            if depth < DEEPEST && (from.screen.is_some() || to.screen.is_some() || middle.screen.is_some()) {
                self.draw(from, middle, depth + 1);
                self.draw(middle, to, depth + 1);
            } else {
                self.cut();
            }
            return;
        };
        let is_straight = middle.screen.is_some_and(|m| {
            let half = ScreenPos::new((a.x + b.x) / 2.0, (a.y + b.y) / 2.0);
            distance_px(m, half) < BEND_PX
        });
        if is_straight || depth == DEEPEST || self.is_far_off(a, b) {
            self.join(from.ground.angle_to(to.ground), a, b);
        } else {
            self.draw(from, middle, depth + 1);
            self.draw(middle, to, depth + 1);
        }
    }

    /// Whether a piece lies so far from what is shown that its bend does not matter: both ends beyond the same side.
    fn is_far_off(&self, a: ScreenPos, b: ScreenPos) -> bool {
        let free = self.view.free();
        let center = free.center();
        // Panels may float over the map, and the window goes on behind them.
        let (reach_x, reach_y) = (1.5 * free.width_px + 500.0, 1.5 * free.height_px + 500.0);
        let beyond = |of: fn(ScreenPos) -> f64, reach: f64| {
            let (a, b, middle) = (of(a), of(b), of(center));
            (a.min(b) > middle + reach) || (a.max(b) < middle - reach)
        };
        beyond(|pos| pos.x, reach_x) || beyond(|pos| pos.y, reach_y)
    }

    fn join(&mut self, angle_rad: f64, a: ScreenPos, b: ScreenPos) {
        let ground_px = angle_rad * EARTH_RADIUS_M / self.view.m_per_px();
        if distance_px(a, b) > LARGEST_STRETCH * ground_px + 2.0 {
            self.cut();
            return;
        }
        if self.open.last() != Some(&a) {
            self.cut();
            self.open.push(a);
        }
        self.open.push(b);
    }
}

fn distance_px(a: ScreenPos, b: ScreenPos) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Home;
    use crate::sphere::Projection;
    use crate::view::ScreenRect;
    use proptest::prelude::*;

    const FREE: ScreenRect =
        ScreenRect { min: ScreenPos::new(420.0, 0.0), width_px: 860.0, height_px: 800.0 };

    fn view(lon: f64, lat: f64, m_per_px: f64) -> MapView {
        let mut view = MapView::home(Home::default(), FREE);
        view.set(LonLat::new(lon, lat), m_per_px, 0.0);
        view
    }

    #[test]
    fn a_line_over_the_pole_goes_through_it() {
        let view = view(30.0, 80.0, 2_000.0);
        let lines = geodesic_on_screen(&view, LonLat::new(30.0, 70.0), LonLat::new(-150.0, 70.0));
        assert_eq!(lines.len(), 1);
        let pole = view.screen_from(UnitVector { x: 0.0, y: 0.0, z: 1.0 }).expect("shown");
        let nearest = lines[0].iter().map(|pos| distance_px(*pos, pole)).fold(f64::MAX, f64::min);
        assert!(nearest < 30.0, "{nearest}");
    }

    #[test]
    fn a_line_along_a_parallel_bows_towards_the_pole() {
        let view = view(30.0, 70.0, 2_500.0);
        let (from, to) = (LonLat::new(0.0, 70.0), LonLat::new(60.0, 70.0));
        let lines = geodesic_on_screen(&view, from, to);
        let middle = lines[0].iter().map(|pos| pos.y).fold(f64::MAX, f64::min);
        // Half way the great circle is at atan(tan 70° / cos 30°) = 72.5° N: 278 km or 111 px above the parallel.
        let above_px = view.free().center().y - middle;
        assert!((above_px - 111.0).abs() < 6.0, "{above_px}");
    }

    #[test]
    fn a_line_behind_the_globe_ends_at_its_rim() {
        let view = view(0.0, 0.0, 20_000.0);
        let lines = geodesic_on_screen(&view, LonLat::new(0.0, 0.0), LonLat::new(150.0, 0.0));
        assert_eq!(lines.len(), 1);
        let end = lines[0].last().expect("an end");
        let rim = view.free().center().x + view.earth_radius_px();
        assert!((end.x - rim).abs() < 1.0, "{end:?} is not at {rim}");
        let hidden = geodesic_on_screen(&view, LonLat::new(150.0, 10.0), LonLat::new(-150.0, 10.0));
        assert!(hidden.is_empty(), "{hidden:?}");
    }

    #[test]
    fn a_line_across_the_seam_of_a_mercator_map_is_cut_there() {
        let mut view = view(0.0, 0.0, 50_000.0);
        view.set_projection(Projection::Mercator);
        view.set(LonLat::new(0.0, 0.0), 50_000.0, 0.0);
        let lines = geodesic_on_screen(&view, LonLat::new(160.0, 10.0), LonLat::new(-160.0, 10.0));
        assert_eq!(lines.len(), 2, "{lines:?}");
        for line in &lines {
            let (first, last) = (line[0], line[line.len() - 1]);
            assert!(
                distance_px(first, last) < 0.25 * view.earth_radius_px() * std::f64::consts::TAU,
                "{line:?}"
            );
        }
    }

    #[test]
    fn a_short_line_is_two_points_and_a_line_without_length_is_none_or_two() {
        let view = view(30.0, 70.0, 300.0);
        let lines = geodesic_on_screen(&view, LonLat::new(30.0, 70.0), LonLat::new(30.2, 70.0));
        assert_eq!(lines.iter().map(Vec::len).sum::<usize>(), 2);
        let same = geodesic_on_screen(&view, LonLat::new(30.0, 70.0), LonLat::new(30.0, 70.0));
        assert!(same.iter().map(Vec::len).sum::<usize>() <= 2);
    }

    proptest! {
        #[test]
        fn every_line_in_every_view_is_finite_smooth_and_not_too_long(
            lon in -180.0..180.0f64, lat in -90.0..=90.0f64, zoom in 0.0..14.0f64, projection in 0usize..5,
            from in (-180.0..=180.0f64, -90.0..=90.0f64), to in (-180.0..=180.0f64, -90.0..=90.0f64),
        ) {
            let mut view = view(lon, lat, 50_000.0 * (-zoom).exp2());
            view.set_projection(Projection::ALL[projection]);
            let lines = geodesic_on_screen(&view, LonLat::new(from.0, from.1), LonLat::new(to.0, to.1));
            prop_assert!(lines.iter().map(Vec::len).sum::<usize>() < 20_000);
            for line in &lines {
                prop_assert!(line.len() > 1);
                prop_assert!(line.iter().all(|pos| pos.x.is_finite() && pos.y.is_finite()));
                // Where the map is shown, no corner is sharper than a bend that is not seen allows.
                for corner in line.windows(3) {
                    let is_near = corner.iter().all(|pos| distance_px(*pos, FREE.center()) < 600.0);
                    let (u, v) = ((corner[1].x - corner[0].x, corner[1].y - corner[0].y),
                                  (corner[2].x - corner[1].x, corner[2].y - corner[1].y));
                    let (long, cross) = (u.0.hypot(u.1).min(v.0.hypot(v.1)), u.0 * v.1 - u.1 * v.0);
                    let turn = (cross / (u.0.hypot(u.1) * v.0.hypot(v.1)).max(1e-9)).abs();
                    prop_assert!(!is_near || long < 2.0 || turn * long < 8.0, "{corner:?}");
                }
            }
        }
    }
}
