//! Flights: smooth and efficient zooming and panning along the great circle.
//!
//! Source: J. J. van Wijk and W. A. A. Nuij, *Smooth and efficient zooming and panning*, IEEE InfoVis 2003,
//! <https://doi.org/10.1109/INFVIS.2003.1249004>, eq. 9. Its readers liked ρ = 1.42 best; here it is √2.

use super::{MapView, ScreenRect};
use crate::sphere::{EARTH_RADIUS_M, LonLat, Rotation, UnitVector};

/// Trade-off between zooming and panning.
const RHO: f64 = std::f64::consts::SQRT_2;
/// Path length flown in a second.
const SPEED_PER_S: f64 = 1.6;
/// Degrees turned in a second.
const TURN_DEG_PER_S: f64 = 240.0;
/// No flight is shorter: a cut that is not asked for looks like a fault.
const SHORTEST_S: f64 = 0.15;
/// No flight takes longer.
const LONGEST_S: f64 = 2.5;

/// A flight from one view to another.
///
/// It turns as little as it can: the angle between what is up and the course changes evenly from its first value to
/// its last, by the shorter way. So it goes over a pole, where every bearing jumps, without a jump of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Flight {
    from: Stop,
    to: Stop,
    free: ScreenRect,
    route: Route,
    path: Path,
    /// What is up at the start, in degrees clockwise from the course.
    lean_deg: f64,
    /// How far that turns on the way.
    turn_deg: f64,
    elapsed_s: f64,
    duration_s: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Stop {
    center: LonLat,
    m_per_px: f64,
    bearing_deg: f64,
}

impl Flight {
    /// A flight from `view` to a centre, a scale in metres per pixel, and a bearing.
    pub fn new(view: &MapView, center: LonLat, m_per_px: f64, bearing_deg: f64) -> Self {
        let from = Stop { center: view.center(), m_per_px: view.m_per_px(), bearing_deg: view.bearing_deg() };
        let to = Stop { center, m_per_px, bearing_deg };
        let route = Route::new(from.center.into(), to.center.into());
        let path = Path::new(
            route.angle_rad * EARTH_RADIUS_M,
            from.m_per_px * width_px(view.free()),
            to.m_per_px * width_px(view.free()),
        );
        let lean = |stop: Stop, share: f64| stop.bearing_deg - course_deg(stop.center, route.at(share).1);
        let lean_deg = lean(from, 0.0);
        let turn_deg = by_shorter_way(lean(to, 1.0) - lean_deg);
        let duration_s = (path.length() / SPEED_PER_S).max(turn_deg.abs() / TURN_DEG_PER_S);
        let duration_s = duration_s.clamp(SHORTEST_S, LONGEST_S);
        Self { from, to, free: view.free(), route, path, lean_deg, turn_deg, elapsed_s: 0.0, duration_s }
    }

    /// Flies on for `seconds` and moves the view there. True once it has arrived.
    ///
    /// Where panels have left the map another part of the window, it flies on from where the view is now, to as much
    /// ground as was to be seen.
    pub fn advance(&mut self, view: &mut MapView, seconds: f64) -> bool {
        if view.free() != self.free {
            let m_per_px = self.to.m_per_px * shorter_px(self.free) / shorter_px(view.free());
            *self = Self::new(view, self.to.center, m_per_px, self.to.bearing_deg);
        }
        self.elapsed_s = (self.elapsed_s + seconds.max(0.0)).min(self.duration_s);
        if self.elapsed_s >= self.duration_s {
            view.set(self.to.center, self.to.m_per_px, self.to.bearing_deg);
            return true;
        }
        let t = self.elapsed_s / self.duration_s;
        let (share, width_m) = self.path.at(t * t * (3.0 - 2.0 * t));
        let (center, course) = self.route.at(share);
        let center = LonLat::from(center);
        let bearing_deg = course_deg(center, course) + self.lean_deg + self.turn_deg * share;
        view.set(center, width_m / width_px(self.free), bearing_deg);
        false
    }

    /// How long it takes, in seconds.
    pub fn duration_s(&self) -> f64 {
        self.duration_s
    }
}

fn width_px(free: ScreenRect) -> f64 {
    free.width_px.max(1.0)
}

fn shorter_px(free: ScreenRect) -> f64 {
    free.width_px.min(free.height_px).max(1.0)
}

/// The same turn, from −180° to 180°.
fn by_shorter_way(degrees: f64) -> f64 {
    (degrees + 180.0).rem_euclid(360.0) - 180.0
}

/// The direction of a course at a position, in degrees clockwise from north.
fn course_deg(at: LonLat, course: UnitVector) -> f64 {
    let in_view = Rotation::new(at, 0.0).to_view(course);
    in_view.x.atan2(in_view.y).to_degrees()
}

/// The great circle from one position to another.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Route {
    start: UnitVector,
    /// The course at the start: a quarter of the circle away.
    course: UnitVector,
    angle_rad: f64,
}

impl Route {
    fn new(start: UnitVector, end: UnitVector) -> Self {
        let angle_rad = start.angle_to(end);
        let across = |to: UnitVector| {
            let along = start.dot(to);
            UnitVector::normalized(to.x - along * start.x, to.y - along * start.y, to.z - along * start.z)
        };
        // Where every way is as short as any other, over the north pole; from a pole, along 0° E.
        let pole = UnitVector { x: 0.0, y: 0.0, z: 1.0 };
        let other = if start.z.abs() < 0.999_999 { pole } else { UnitVector { x: 1.0, y: 0.0, z: 0.0 } };
        let is_open = angle_rad.sin() < 1e-9;
        let course = across(if is_open { other } else { end }).unwrap_or(pole);
        Self { start, course, angle_rad }
    }

    /// Where one is, and the course there, a share of the way along.
    fn at(&self, share: f64) -> (UnitVector, UnitVector) {
        let (sine, cosine) = (self.angle_rad * share).sin_cos();
        let mix = |a: f64, b: f64| UnitVector {
            x: a * self.start.x + b * self.course.x,
            y: a * self.start.y + b * self.course.y,
            z: a * self.start.z + b * self.course.z,
        };
        (mix(cosine, sine), mix(-sine, cosine))
    }
}

/// The optimal path in the plane of distance flown and width seen: eq. 9 of the paper, from u₀ = 0.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Path {
    Zoom { length: f64, sign: f64, w0: f64 },
    Arc { length: f64, distance_m: f64, r0: f64, w0: f64 },
}

impl Path {
    /// The path over a distance from a width seen to another, all in metres.
    fn new(distance_m: f64, w0: f64, w1: f64) -> Self {
        // A pan of less than a thousandth of the width is a zoom: the formula divides by the distance.
        if distance_m < 1e-3 * w0.min(w1) {
            return Self::Zoom { length: (w1 / w0).ln().abs() / RHO, sign: (w1 - w0).signum(), w0 };
        }
        let rho2 = RHO * RHO;
        let b = |w: f64, sign: f64| {
            (w1 * w1 - w0 * w0 + sign * rho2 * rho2 * distance_m * distance_m) / (2.0 * w * rho2 * distance_m)
        };
        // ln(−b + √(b² + 1)), without the difference of two near numbers.
        let r = |b: f64| -b.asinh();
        let (r0, r1) = (r(b(w0, 1.0)), r(b(w1, -1.0)));
        Self::Arc { length: (r1 - r0) / RHO, distance_m, r0, w0 }
    }

    fn length(self) -> f64 {
        match self {
            Self::Zoom { length, .. } | Self::Arc { length, .. } => length,
        }
    }

    /// Share of the distance flown and the width seen in metres, `t` of the path's length along it.
    fn at(self, t: f64) -> (f64, f64) {
        match self {
            Self::Zoom { length, sign, w0 } => (t, w0 * (sign * RHO * t * length).exp()),
            Self::Arc { length, distance_m, r0, w0 } => {
                let angle = RHO * t * length + r0;
                let flown = w0 / (RHO * RHO) * (r0.cosh() * angle.tanh() - r0.sinh());
                (flown / distance_m, w0 * r0.cosh() / angle.cosh())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Home;
    use crate::view::ScreenPos;
    use proptest::prelude::*;

    const FREE: ScreenRect = ScreenRect { min: ScreenPos::new(0.0, 0.0), width_px: 1000.0, height_px: 800.0 };
    const FRAME_S: f64 = 1.0 / 60.0;

    fn home() -> MapView {
        MapView::home(Home::default(), FREE)
    }

    /// How far the visible ground moves on the screen, at most, between two views: in shares of the map's width.
    fn most_moved(before: &MapView, after: &MapView) -> f64 {
        let mut most = 0.0_f64;
        for (x, y) in [(0.5, 0.5), (0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9), (0.5, 0.2), (0.3, 0.6)] {
            let at = ScreenPos::new(x * FREE.width_px, y * FREE.height_px);
            let Some(now) = before.ground_at(at).and_then(|ground| after.screen_from(ground)) else {
                continue;
            };
            most = most.max((now.x - at.x).hypot(now.y - at.y) / FREE.width_px);
        }
        most
    }

    #[test]
    fn a_long_flight_zooms_out_on_its_way() {
        let mut view = home();
        view.set(LonLat::new(30.05, 69.72), 100.0, 0.0);
        let mut flight = Flight::new(&view, LonLat::new(14.4, 67.28), 100.0, 0.0);
        let middle = flight.duration_s() / 2.0;
        assert!(!flight.advance(&mut view, middle));
        assert!(view.m_per_px() > 300.0, "{}", view.m_per_px());
    }

    /// A path with w₀ = w₁ = 1 over u₁ = 4, by hand from eq. 9 with ρ² = 2: b₀ = 16·4/(2·2·4) = 4 and b₁ = −4, so
    /// S = 2 asinh(4)/√2; at half of it the path is widest, cosh(asinh(4)) = √17.
    #[test]
    fn the_path_is_the_one_of_the_paper() {
        let path = Path::new(4.0, 1.0, 1.0);
        assert!((path.length() - 2.0 * 4.0_f64.asinh() / RHO).abs() < 1e-12);
        let (share, width) = path.at(0.5);
        assert!((share - 0.5).abs() < 1e-12 && (width - 17.0_f64.sqrt()).abs() < 1e-12, "{share} {width}");
        let zoom = Path::new(0.0, 2.0, 8.0);
        assert!((zoom.length() - 4.0_f64.ln() / RHO).abs() < 1e-12);
        assert!((zoom.at(0.5).1 - 4.0).abs() < 1e-12);
    }

    /// The metric of the paper, ds² = (ρ du/w)² + (dw/(ρ w))²: by it a path is flown at an even speed.
    #[test]
    fn the_path_is_flown_at_an_even_speed() {
        for (distance, w0, w1) in [(4.0, 1.0, 1.0), (100.0, 1.0, 7.0), (0.5, 3.0, 0.2), (2_000.0, 0.01, 40.0)]
        {
            let path = Path::new(distance, w0, w1);
            let speeds = (0..100).map(|step| {
                let (a, b) = (path.at(f64::from(step) / 100.0), path.at((f64::from(step) + 1e-3) / 100.0));
                let (du, dw, w) = ((b.0 - a.0) * distance, b.1 - a.1, f64::midpoint(a.1, b.1));
                (RHO * du / w).hypot(dw / (RHO * w)) / (path.length() * 1e-5)
            });
            for speed in speeds {
                assert!((speed - 1.0).abs() < 1e-4, "{speed} on {path:?}");
            }
        }
    }

    #[test]
    fn a_flight_over_the_pole_does_not_turn_the_map_at_once() {
        for east_deg in [180.0, 179.9, -179.0, 150.0] {
            let mut view = home();
            view.set(LonLat::new(10.0, 82.0), 4_000.0, 0.0);
            let mut flight = Flight::new(&view, LonLat::new(10.0 + east_deg, 82.0), 4_000.0, 0.0);
            let frames = (flight.duration_s() / FRAME_S).ceil();
            loop {
                let before = view;
                let is_there = flight.advance(&mut view, FRAME_S);
                let moved = most_moved(&before, &view);
                // Evenly it would be about three map widths and a half turn in all.
                assert!(moved < 12.0 / frames, "{moved} of the width in one of {frames} frames");
                if is_there {
                    break;
                }
            }
        }
    }

    #[test]
    fn a_flight_to_the_other_side_of_the_earth_does_not_jump_half_way() {
        let mut view = home();
        view.set(LonLat::new(20.0, 65.0), 20_000.0, 0.0);
        let mut flight = Flight::new(&view, LonLat::new(-160.0, -65.0), 20_000.0, 0.0);
        let frames = (flight.duration_s() / FRAME_S).ceil();
        loop {
            let before: UnitVector = view.center().into();
            let is_there = flight.advance(&mut view, FRAME_S);
            let moved = before.angle_to(view.center().into());
            assert!(moved < 3.0 * std::f64::consts::PI / frames, "{moved} rad in one of {frames} frames");
            if is_there {
                break;
            }
        }
        assert_eq!(view.center(), LonLat::new(-160.0, -65.0));
    }

    #[test]
    fn it_turns_by_the_shorter_way() {
        let mut view = home();
        view.set(LonLat::new(20.0, 65.0), 1_000.0, 350.0);
        let mut flight = Flight::new(&view, view.center(), 1_000.0, 20.0);
        while !flight.advance(&mut view, FRAME_S) {
            assert!(view.bearing_deg() >= 350.0 || view.bearing_deg() <= 20.0, "{}", view.bearing_deg());
        }
    }

    #[test]
    fn a_card_that_opens_does_not_make_it_jump_and_as_much_ground_is_seen_at_the_end() {
        let mut view = home();
        let mut flight = Flight::new(&view, LonLat::new(30.0, 69.7), 300.0, 0.0);
        for _ in 0..10 {
            flight.advance(&mut view, FRAME_S);
        }
        let free = ScreenRect { width_px: 600.0, ..FREE };
        let ground = view.ground_at(free.center()).expect("on the Earth");
        view.set_free(free);
        view.set(ground.into(), view.m_per_px(), view.bearing_deg());
        let before = view;
        flight.advance(&mut view, FRAME_S);
        assert!(most_moved(&before, &view) < 0.01, "{}", most_moved(&before, &view));
        while !flight.advance(&mut view, FRAME_S) {}
        assert_eq!(view.center(), LonLat::new(30.0, 69.7));
        assert!((view.m_per_px() - 300.0 * 800.0 / 600.0).abs() < 1e-9, "{}", view.m_per_px());
    }

    #[test]
    fn a_new_flight_starts_from_where_the_old_one_is() {
        let mut view = home();
        let mut flight = Flight::new(&view, LonLat::new(30.0, 69.7), 300.0, 0.0);
        flight.advance(&mut view, 0.7);
        let before = view;
        let mut other = Flight::new(&view, LonLat::new(-20.0, 64.0), 900.0, 40.0);
        other.advance(&mut view, 0.0);
        assert!(most_moved(&before, &view) < 1e-6);
    }

    proptest! {
        #[test]
        fn a_flight_ends_where_it_was_sent_within_two_and_a_half_seconds(
            lon in -179.0..179.0f64, lat in -89.0..89.0f64, m_per_px in 10.0..40_000.0f64, bearing in 0.0..359.0f64,
        ) {
            let mut view = home();
            let mut flight = Flight::new(&view, LonLat::new(lon, lat), m_per_px, bearing);
            prop_assert!(flight.duration_s() <= 2.5);
            let mut frames = 0;
            while !flight.advance(&mut view, FRAME_S) {
                frames += 1;
                prop_assert!(frames <= 151);
                prop_assert!(view.center().is_in_range());
            }
            let at: UnitVector = view.center().into();
            prop_assert!(at.angle_to(LonLat::new(lon, lat).into()) < 1e-12);
            prop_assert!((view.m_per_px() / m_per_px - 1.0).abs() < 1e-12);
            prop_assert!((view.bearing_deg() - bearing).abs() < 1e-9);
        }

        #[test]
        fn a_flight_anywhere_moves_the_map_evenly(
            from in (-180.0..180.0f64, -90.0..90.0f64, 0.0..360.0f64),
            to in (-180.0..180.0f64, -90.0..90.0f64, 0.0..360.0f64),
        ) {
            let mut view = home();
            view.set(LonLat::new(from.0, from.1), 3_000.0, from.2);
            let mut flight = Flight::new(&view, LonLat::new(to.0, to.1), 3_000.0, to.2);
            // A fine clock: what is continuous moves less the shorter the time is, and a jump does not.
            let (mut last, mut is_there) = (view, false);
            while !is_there {
                is_there = flight.advance(&mut view, 0.002);
                let moved = most_moved(&last, &view);
                prop_assert!(moved < 0.04, "{moved} of the width from {last:?} to {view:?}");
                last = view;
            }
        }
    }
}
