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
mod tests;
