//! The arrows along a route that say which way it goes.

use super::{MapView, ScreenPos, ScreenRect};
use crate::sphere::{EARTH_RADIUS_M, UnitVector};
use std::collections::HashSet;
use std::f64::consts::PI;

/// An arrow of a route on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arrow {
    /// Its middle.
    pub at: ScreenPos,
    /// Its direction: a vector of length one, x to the right, y downwards.
    pub direction: (f64, f64),
    /// Metres from the start of the route: who it is, from one frame to the next.
    pub along_m: f64,
    /// 1, but less for an arrow that has only just found room between its neighbours.
    pub strength: f32,
}

/// A route over great circles, ready for its arrows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Route {
    legs: Vec<Leg>,
}

/// A part of a great circle.
#[derive(Debug, Clone, PartialEq)]
struct Leg {
    start: UnitVector,
    end: UnitVector,
    /// From the start of the route to the start of the leg, in metres on the sphere.
    from_m: f64,
    length_m: f64,
    /// The route comes back the same way.
    is_two_way: bool,
}

/// Arrows of one route are no nearer to each other than this, and less than twice as far, in pixels.
const ARROW_SPACING_PX: f64 = 110.0;
/// Where a route goes to and fro on one line, each way's arrows stand this far to the right of it, in pixels.
const BESIDE_PX: f64 = 6.0;
/// The direction of an arrow is that of the line so far before and after it, in pixels.
const REACH_PX: f64 = 4.0;
/// Nearer than this two corners are one: about 60 m.
const SAME_RAD: f64 = 1e-5;
/// Around the screen an arrow is still looked for, in pixels.
const MARGIN_PX: f64 = 12.0;

impl Route {
    /// The route through these corners.
    pub fn new(corners: &[UnitVector]) -> Self {
        let key =
            |corner: UnitVector| [corner.x, corner.y, corner.z].map(|part| (part / SAME_RAD).round() as i64);
        let sides = || corners.windows(2).map(|side| (side[0], side[1]));
        let ways: HashSet<_> = sides().map(|(start, end)| (key(start), key(end))).collect();
        let mut from_m = 0.0;
        let legs = sides()
            .map(|(start, end)| {
                let length_m = start.angle_to(end) * EARTH_RADIUS_M;
                let is_two_way = ways.contains(&(key(end), key(start)));
                let leg = Leg { start, end, from_m, length_m, is_two_way };
                from_m += length_m;
                leg
            })
            .filter(|leg| leg.length_m > 0.0)
            .collect();
        Self { legs }
    }

    /// The arrows that are seen in `screen`, the part of the window that shows the map.
    ///
    /// They stand on the ground, at multiples of a length that is 1 m times a power of two: none slides while
    /// the map moves, and zooming in puts new ones between those that are there.
    pub fn arrows(&self, view: &MapView, screen: ScreenRect) -> Vec<Arrow> {
        let wanted_m = ARROW_SPACING_PX * view.m_per_px();
        let spacing_m = wanted_m.log2().ceil().exp2();
        // 1 where the arrows have just found room, and down to 0.5 where there is room for twice as many.
        let room = wanted_m / spacing_m;
        let fading = ((1.0 - room) * 8.0).clamp(0.0, 1.0) as f32;
        let seen_m = seen_m(view, screen);
        let mut arrows = Vec::new();
        for leg in &self.legs {
            for (first, last) in leg.near(view.center().into(), seen_m) {
                let mut number = ((leg.from_m + first) / spacing_m).ceil().max(1.0);
                while number * spacing_m < leg.from_m + last {
                    let is_new = number % 2.0 == 1.0;
                    let strength = if is_new { fading } else { 1.0 };
                    arrows.extend(leg.arrow(view, screen, number * spacing_m, strength));
                    number += 1.0;
                }
            }
        }
        arrows.retain(|arrow| arrow.strength > 0.0);
        arrows
    }
}

impl Leg {
    fn at(&self, along_m: f64) -> UnitVector {
        self.start.along_great_circle(self.end, (along_m / self.length_m).clamp(0.0, 1.0))
    }

    /// The stretches of the leg, in metres from its start, that may come within `seen_m` of `center`.
    fn near(&self, center: UnitVector, seen_m: f64) -> Vec<(f64, f64)> {
        let mut near = Vec::new();
        let mut open = vec![(0.0, self.length_m)];
        while let Some((first, last)) = open.pop() {
            let (middle, half_m) = ((first + last) / 2.0, (last - first) / 2.0);
            if self.at(middle).angle_to(center) * EARTH_RADIUS_M > seen_m + half_m {
                continue;
            }
            if half_m > seen_m {
                open.extend([(middle, last), (first, middle)]);
            } else {
                near.push((first, last));
            }
        }
        near
    }

    /// The arrow at a distance from the start of the route, where it is seen.
    fn arrow(&self, view: &MapView, screen: ScreenRect, along_m: f64, strength: f32) -> Option<Arrow> {
        let reach_m = REACH_PX * view.m_per_px();
        let on_leg = along_m - self.from_m;
        let [before, at, after] =
            [on_leg - reach_m, on_leg, on_leg + reach_m].map(|distance| view.screen_from(self.at(distance)));
        let (before, at, after) = (before?, at?, after?);
        let length = before.distance_px(after);
        // Seen from the side, as at the rim of the globe, an arrow would lie; torn apart, it would point anywhere.
        if !(0.5 * REACH_PX..=8.0 * REACH_PX).contains(&length) {
            return None;
        }
        let direction = ((after.x - before.x) / length, (after.y - before.y) / length);
        let beside = if self.is_two_way { BESIDE_PX } else { 0.0 };
        let at = ScreenPos::new(at.x - direction.1 * beside, at.y + direction.0 * beside);
        let is_on =
            |value: f64, min: f64, size: f64| (min - MARGIN_PX..=min + size + MARGIN_PX).contains(&value);
        let is_seen =
            is_on(at.x, screen.min.x, screen.width_px) && is_on(at.y, screen.min.y, screen.height_px);
        is_seen.then_some(Arrow { at, direction, along_m, strength })
    }
}

/// No position in `screen` is further than this from the centre of the view, in metres on the sphere.
fn seen_m(view: &MapView, screen: ScreenRect) -> f64 {
    /// Further than this nothing is left out: a wide view has few arrows anyway.
    const WIDE_RAD: f64 = 0.6;
    const PARTS: u32 = 4;
    let center = UnitVector::from(view.center());
    let share = |part: u32| f64::from(part) / f64::from(PARTS);
    let edge = (0..=PARTS).flat_map(|part| {
        let (x, y) = (share(part) * screen.width_px, share(part) * screen.height_px);
        [(x, 0.0), (x, screen.height_px), (0.0, y), (screen.width_px, y)]
    });
    let furthest = edge
        .map(|(x, y)| view.ground_at(ScreenPos::new(screen.min.x + x, screen.min.y + y)))
        .map(|ground| ground.map_or(PI, |ground| ground.angle_to(center)))
        .fold(0.0, f64::max);
    let seen_rad = if furthest > WIDE_RAD { PI } else { 1.1 * furthest };
    seen_rad * EARTH_RADIUS_M + MARGIN_PX * view.m_per_px()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Home;
    use crate::sphere::LonLat;
    use proptest::prelude::*;

    const FREE: ScreenRect =
        ScreenRect { min: ScreenPos::new(430.0, 0.0), width_px: 850.0, height_px: 800.0 };

    fn view(lon: f64, lat: f64, m_per_px: f64, bearing: f64) -> MapView {
        let mut view = MapView::home(Home::default(), FREE);
        view.set(LonLat::new(lon, lat), m_per_px, bearing);
        view
    }

    fn route(corners: &[(f64, f64)]) -> Route {
        let corners: Vec<UnitVector> =
            corners.iter().map(|(lon, lat)| LonLat::new(*lon, *lat).into()).collect();
        Route::new(&corners)
    }

    /// Whether a route stays on the screen from one distance from its start to another.
    fn is_on_screen(route: &Route, view: &MapView, from_m: f64, to_m: f64) -> bool {
        (0..=64).all(|part| {
            let along_m = from_m + (to_m - from_m) * f64::from(part) / 64.0;
            view.screen_from(route.legs[0].at(along_m)).is_some_and(|at| {
                (FREE.min.x..=FREE.min.x + FREE.width_px).contains(&at.x)
                    && (FREE.min.y..=FREE.min.y + FREE.height_px).contains(&at.y)
            })
        })
    }

    #[test]
    fn a_route_that_leaves_the_screen_and_comes_in_again_has_no_arrow_between() {
        // A great circle over the top edge: found by the test of arrows below, which took the two beside it for neighbours.
        let view = view(0.0, 20.0, 4_000.0 * (-2.4065371551984516f64).exp2(), 0.0);
        let route = route(&[(-30.0, 20.0), (30.0, 20.0)]);
        let arrows = route.arrows(&view, FREE);
        let gaps: Vec<_> =
            arrows.windows(2).filter(|pair| pair[0].at.distance_px(pair[1].at) > 240.0).collect();
        assert_eq!(gaps.len(), 1, "{arrows:?}");
        assert!(!is_on_screen(&route, &view, gaps[0][0].along_m, gaps[0][1].along_m));
    }

    #[test]
    fn a_route_to_the_east_has_arrows_that_point_to_the_right() {
        let arrows = route(&[(0.0, 0.0), (40.0, 0.0)]).arrows(&view(20.0, 0.0, 2_000.0, 0.0), FREE);
        assert!((4..=9).contains(&arrows.len()), "{}", arrows.len());
        for arrow in &arrows {
            assert!(arrow.direction.0 > 0.999, "{arrow:?}");
            assert!((arrow.at.y - 400.0).abs() < 0.5, "on the equator: {arrow:?}");
        }
    }

    #[test]
    fn a_route_there_and_back_has_its_arrows_on_the_right_of_each_way() {
        let arrows =
            route(&[(0.0, 0.0), (40.0, 0.0), (0.0, 0.0)]).arrows(&view(20.0, 0.0, 2_000.0, 0.0), FREE);
        let (there, back): (Vec<Arrow>, Vec<Arrow>) =
            arrows.into_iter().partition(|arrow| arrow.direction.0 > 0.0);
        assert!(there.len() > 3 && back.len() > 3);
        assert!(there.iter().all(|arrow| (arrow.at.y - 400.0 - BESIDE_PX).abs() < 0.5), "{there:?}");
        assert!(back.iter().all(|arrow| (arrow.at.y - 400.0 + BESIDE_PX).abs() < 0.5), "{back:?}");
    }

    #[test]
    fn nothing_is_seen_on_the_far_side_of_the_globe() {
        let far = route(&[(160.0, 10.0), (-160.0, -10.0)]);
        assert_eq!(far.arrows(&view(0.0, 0.0, 30_000.0, 0.0), FREE), []);
        assert!(!far.arrows(&view(180.0, 0.0, 30_000.0, 0.0), FREE).is_empty(), "but over the antimeridian");
    }

    #[test]
    fn a_long_route_near_by_asks_for_no_more_than_what_is_seen() {
        let route = route(&[(0.0, 60.0), (100.0, -40.0), (-80.0, 10.0), (30.05, 69.7)]);
        let near = view(30.05, 69.7, 2.0, 0.0);
        let visits: usize =
            route.legs.iter().map(|leg| leg.near(near.center().into(), seen_m(&near, FREE)).len()).sum();
        assert!((1..=3).contains(&visits), "{visits}");
        assert!(!route.arrows(&near, FREE).is_empty());
    }

    #[test]
    fn a_route_of_nothing_has_no_arrows() {
        for corners in [&[][..], &[(1.0, 2.0)], &[(1.0, 2.0), (1.0, 2.0)]] {
            assert_eq!(route(corners).arrows(&view(1.0, 2.0, 100.0, 0.0), FREE), []);
        }
    }

    proptest! {
        #[test]
        fn arrows_stay_on_the_ground_while_the_map_is_panned(
            lon in -180.0..180.0f64, lat in -80.0..80.0f64, zoom in 0.0..12.0f64, bearing in 0.0..360.0f64,
            dx in -60.0..60.0f64, dy in -60.0..60.0f64, end in (-60.0..60.0f64, -60.0..60.0f64),
        ) {
            let before = view(lon, lat, 20_000.0 * (-zoom).exp2(), bearing);
            let route = route(&[(lon, lat), (lon + end.0, (lat + end.1).clamp(-85.0, 85.0))]);
            let mut after = before;
            after.pan(dx, dy);
            let moved = route.arrows(&after, FREE);
            for arrow in route.arrows(&before, FREE) {
                let ground = before.ground_at(arrow.at).expect("an arrow is on the Earth");
                let Some(at) = after.screen_from(ground) else { continue };
                let is_well_seen = (450.0..1260.0).contains(&at.x) && (20.0..780.0).contains(&at.y);
                let Some(same) = moved.iter().find(|other| other.along_m == arrow.along_m) else {
                    // Only what is near the edge of the screen or of the globe may go.
                    let center = UnitVector::from(after.center());
                    prop_assert!(!is_well_seen || ground.angle_to(center) > 1.2, "{arrow:?} is gone");
                    continue;
                };
                prop_assert!(same.at.distance_px(at) < 0.01, "{arrow:?} slid to {same:?}");
            }
        }

        #[test]
        fn arrows_are_neither_crowded_nor_rare(
            zoom in 0.0..11.0f64, lon in -170.0..170.0f64, beside_px in -500.0..500.0f64,
        ) {
            let corners = [(lon - 30.0, 20.0), (lon + 30.0, 20.0)];
            let middle = route(&corners).legs[0].at(0.5 * route(&corners).legs[0].length_m);
            let mut view = view(lon, LonLat::from(middle).lat_deg, 4_000.0 * (-zoom).exp2(), 0.0);
            view.pan(0.0, beside_px);
            let arrows = route(&corners).arrows(&view, FREE);
            let strong: Vec<Arrow> = arrows.iter().copied().filter(|arrow| arrow.strength > 0.99).collect();
            for (arrows, most_px) in [(strong, 480.0), (arrows, 240.0)] {
                for pair in arrows.windows(2) {
                    let distance_px = pair[0].at.distance_px(pair[1].at);
                    prop_assert!(distance_px >= 90.0, "{distance_px}");
                    // A great circle beside the centre is bent: it may leave the screen and come in again.
                    let is_seen_between = is_on_screen(&route(&corners), &view, pair[0].along_m, pair[1].along_m);
                    prop_assert!(distance_px < most_px || !is_seen_between, "{distance_px}");
                }
            }
        }

        #[test]
        fn zooming_in_keeps_every_arrow_that_is_still_seen(zoom in 0.0..10.0f64, more in 0.0..2.0f64) {
            let before = view(20.0, 60.0, 4_000.0 * (-zoom).exp2(), 0.0);
            let route = route(&[(15.0, 55.0), (20.0, 60.0), (30.0, 66.0)]);
            let mut after = before;
            after.zoom_by(more, None);
            let kept: Vec<f64> = route.arrows(&after, FREE).iter().map(|arrow| arrow.along_m).collect();
            for arrow in route.arrows(&before, FREE) {
                let ground = before.ground_at(arrow.at).expect("on the Earth");
                let at = after.screen_from(ground).expect("nearer to the middle than before");
                if (450.0..1260.0).contains(&at.x) && (20.0..780.0).contains(&at.y) {
                    prop_assert!(kept.contains(&arrow.along_m), "{arrow:?} is gone");
                }
            }
        }
    }
}
