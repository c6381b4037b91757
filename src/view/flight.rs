//! Flights: smooth and efficient zooming and panning along the great circle.
//!
//! Source: J. J. van Wijk and W. A. A. Nuij, *Smooth and efficient zooming and panning*, IEEE InfoVis 2003,
//! <https://doi.org/10.1109/INFVIS.2003.1249004>, eq. 9; ρ = √2 as in its user study.

use super::MapView;
use crate::sphere::{EARTH_RADIUS_M, LonLat, UnitVector};

/// Trade-off between zooming and panning.
const RHO: f64 = std::f64::consts::SQRT_2;
/// Path length flown in a second.
const SPEED_PER_S: f64 = 1.6;
/// No flight takes longer.
const LONGEST_S: f64 = 2.5;

/// A flight from one view to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Flight {
    from: Stop,
    to: Stop,
    path: Path,
    elapsed_s: f64,
    duration_s: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Stop {
    center: UnitVector,
    width_m: f64,
    bearing_deg: f64,
}

/// The optimal path in the plane of distance flown and width seen.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Path {
    Zoom { length: f64, sign: f64 },
    Arc { length: f64, distance_m: f64, r0: f64 },
}

impl Flight {
    /// A flight from `view` to a centre, a scale in metres per pixel, and a bearing.
    pub fn new(view: &MapView, center: LonLat, m_per_px: f64, bearing_deg: f64) -> Self {
        let width_px = view.free().width_px.max(1.0);
        let stop = |center: LonLat, m_per_px: f64, bearing_deg: f64| Stop {
            center: center.into(),
            width_m: m_per_px * width_px,
            bearing_deg,
        };
        let from = stop(view.center(), view.m_per_px(), view.bearing_deg());
        let to = stop(center, m_per_px, bearing_deg);
        let path = Path::new(from, to);
        let duration_s = (path.length() / SPEED_PER_S).clamp(0.15, LONGEST_S);
        Self { from, to, path, elapsed_s: 0.0, duration_s }
    }

    /// Flies on for `seconds` and moves the view there. True once it has arrived.
    pub fn advance(&mut self, view: &mut MapView, seconds: f64) -> bool {
        self.elapsed_s = (self.elapsed_s + seconds.max(0.0)).min(self.duration_s);
        let t = self.elapsed_s / self.duration_s;
        let eased = t * t * (3.0 - 2.0 * t);
        let (share, width_m) = self.path.at(eased, self.from, self.to);
        let turn = (self.to.bearing_deg - self.from.bearing_deg + 540.0).rem_euclid(360.0) - 180.0;
        let center = self.from.center.along_great_circle(self.to.center, share);
        view.set(
            center.into(),
            width_m / view.free().width_px.max(1.0),
            self.from.bearing_deg + turn * eased,
        );
        t >= 1.0
    }

    /// How long it takes, in seconds.
    pub fn duration_s(&self) -> f64 {
        self.duration_s
    }
}

impl Path {
    fn new(from: Stop, to: Stop) -> Self {
        let distance_m = from.center.angle_to(to.center) * EARTH_RADIUS_M;
        let (w0, w1) = (from.width_m, to.width_m);
        // A pan of less than a thousandth of the width is a zoom: the formula divides by the distance.
        if distance_m < 1e-3 * w0.min(w1) {
            return Self::Zoom { length: (w1 / w0).ln().abs() / RHO, sign: (w1 - w0).signum() };
        }
        let rho2 = RHO * RHO;
        let b = |w: f64, sign: f64| {
            (w1 * w1 - w0 * w0 + sign * rho2 * rho2 * distance_m * distance_m) / (2.0 * w * rho2 * distance_m)
        };
        let r = |b: f64| -b.asinh();
        let (r0, r1) = (r(b(w0, 1.0)), r(b(w1, -1.0)));
        Self::Arc { length: (r1 - r0) / RHO, distance_m, r0 }
    }

    fn length(self) -> f64 {
        match self {
            Self::Zoom { length, .. } | Self::Arc { length, .. } => length,
        }
    }

    /// Share of the distance flown and the width seen, `t` of the path's length along it.
    fn at(self, t: f64, from: Stop, to: Stop) -> (f64, f64) {
        if t >= 1.0 {
            return (1.0, to.width_m);
        }
        match self {
            Self::Zoom { length, sign } => (t, from.width_m * (sign * RHO * t * length).exp()),
            Self::Arc { length, distance_m, r0 } => {
                let angle = RHO * t * length + r0;
                let flown = from.width_m / (RHO * RHO) * (r0.cosh() * angle.tanh() - r0.sinh());
                (flown / distance_m, from.width_m * r0.cosh() / angle.cosh())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Home;
    use crate::view::{ScreenPos, ScreenRect};
    use proptest::prelude::*;

    fn home() -> MapView {
        let free = ScreenRect { min: ScreenPos::new(0.0, 0.0), width_px: 1000.0, height_px: 800.0 };
        MapView::home(Home::default(), free)
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

    proptest! {
        #[test]
        fn a_flight_ends_where_it_was_sent_within_two_and_a_half_seconds(
            lon in -179.0..179.0f64, lat in -89.0..89.0f64, m_per_px in 10.0..40_000.0f64, bearing in 0.0..359.0f64,
        ) {
            let mut view = home();
            let mut flight = Flight::new(&view, LonLat::new(lon, lat), m_per_px, bearing);
            prop_assert!(flight.duration_s() <= 2.5);
            let mut frames = 0;
            while !flight.advance(&mut view, 1.0 / 60.0) {
                frames += 1;
                prop_assert!(frames <= 151);
                prop_assert!(view.center().is_in_range());
            }
            let at: UnitVector = view.center().into();
            prop_assert!(at.angle_to(LonLat::new(lon, lat).into()) < 1e-9);
            prop_assert!((view.m_per_px() / m_per_px - 1.0).abs() < 1e-9);
            prop_assert!((view.bearing_deg() - bearing).abs() < 1e-6);
        }
    }
}
