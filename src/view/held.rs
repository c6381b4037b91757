//! Moving the map by the ground that is held: drag, pan, and zoom about the pointer.

use super::{MapView, ScreenPos};
use crate::sphere::{LonLat, Rotation, UnitVector};
use std::f64::consts::{FRAC_PI_2, PI, TAU};

impl MapView {
    /// Moves the map so that what was at `from` comes to `to`. Off the Earth's edge nothing moves.
    pub fn drag(&mut self, from: ScreenPos, to: ScreenPos) {
        if let Some(ground) = self.ground_at(from) {
            self.bring(ground, to);
        }
    }

    /// Moves the map so that what is `dx_px` to the right and `dy_px` below comes to the centre.
    pub fn pan(&mut self, dx_px: f64, dy_px: f64) {
        let middle = self.free().center();
        self.drag(ScreenPos::new(middle.x + dx_px, middle.y + dy_px), middle);
    }

    /// Zooms in by doublings of the scale, keeping what is at `about` where it is.
    pub fn zoom_by(&mut self, doublings: f64, about: Option<ScreenPos>) {
        if !doublings.is_finite() {
            return;
        }
        let held = about.and_then(|screen| Some((screen, self.ground_at(screen)?)));
        self.set(self.center(), self.m_per_px() * (-doublings).exp2(), self.bearing_deg());
        if let Some((screen, ground)) = held {
            self.bring(ground, screen);
        }
    }

    /// Turns the map about its centre.
    pub fn turn(&mut self, degrees: f64) {
        self.set(self.center(), self.m_per_px(), self.bearing_deg() + degrees);
    }

    /// Moves the centre so that `ground` is at `screen`. What is up stays up where that can be.
    fn bring(&mut self, ground: UnitVector, screen: ScreenPos) {
        let mercator = self.mercator();
        if mercator == 1.0 {
            self.slide(ground, screen);
        } else if mercator == 0.0 {
            self.roll(ground, screen);
        } else {
            self.approach(ground, screen);
        }
    }

    /// An azimuthal map turns under the viewer like a globe: by the shortest way, and then about what is held so that
    /// what is up stays up.
    ///
    /// About a pole that second turn would have no bounds. It is held to so much that nothing in sight moves more than
    /// a few times as far as what is held; what is up then changes.
    fn roll(&mut self, ground: UnitVector, screen: ScreenPos) {
        let rotation = self.frame().rotation();
        let Some(wanted) = self.ground_at(screen).map(|ground| rotation.to_view(ground)) else { return };
        let held = rotation.to_view(ground);
        let shortest = rotation.turned(held, wanted);
        let beside = perpendicular(ground);
        let start = shortest.to_view(beside);
        let spin_to = |center: LonLat| {
            let end = Rotation::new(center, self.bearing_deg()).to_view(beside);
            cross(start, end).dot(wanted).atan2(start.dot(end))
        };
        let kept = self
            .centers_keeping_bearing(ground, wanted)
            .map(|center| (center, spin_to(center)))
            .min_by(|a, b| a.1.abs().total_cmp(&b.1.abs()));
        let radius_px = self.earth_radius_px();
        let sight_px = self.free().width_px.hypot(self.free().height_px).min(2.0 * radius_px);
        let limit = MOST_SPIN * held.angle_to(wanted) * radius_px / sight_px + 1e-9;
        let (center, bearing_deg) = match kept {
            Some((center, spin)) if spin.abs() <= limit => (center, self.bearing_deg()),
            Some((_, spin)) => {
                let (sine, cosine) = limit.copysign(spin).sin_cos();
                let aside = cross(wanted, start);
                let spun = UnitVector {
                    x: cosine * start.x + sine * aside.x,
                    y: cosine * start.y + sine * aside.y,
                    z: cosine * start.z + sine * aside.z,
                };
                shortest.turned(start, spun).center_and_bearing()
            }
            None => shortest.center_and_bearing(),
        };
        self.set(center, self.m_per_px(), bearing_deg);
    }

    /// A Mercator map is a sheet that slides as a whole: the scale at the centre changes with its latitude, the
    /// scale at the equator stays.
    fn slide(&mut self, ground: UnitVector, screen: ScreenPos) {
        let offset = self.map_pos(screen);
        let shrink = self.mercator_shrink();
        let (sine, cosine) = self.bearing_deg().to_radians().sin_cos();
        let east = (cosine * offset.x + sine * offset.y) / shrink;
        let north = (cosine * offset.y - sine * offset.x) / shrink;
        let held = LonLat::from(ground);
        let ordinate = held.lat_deg.to_radians().tan().asinh() - north;
        let center = LonLat::new(held.lon_deg - east.to_degrees(), ordinate.sinh().atan().to_degrees());
        let m_per_px = self.m_per_px();
        // The latitude may be brought into its range, so the scale follows the one that it became.
        self.set(center, m_per_px, self.bearing_deg());
        self.set(self.center(), m_per_px / shrink * self.mercator_shrink(), self.bearing_deg());
    }

    /// While the projection changes from or to Mercator: step by step, each as long as what is left.
    fn approach(&mut self, ground: UnitVector, screen: ScreenPos) {
        for _ in 0..12 {
            let Some(at) = self.screen_from(ground) else { return };
            let (dx, dy) = (at.x - screen.x, at.y - screen.y);
            if dx.hypot(dy) < 0.01 {
                return;
            }
            let middle = self.free().center();
            let Some(center) = self.ground_at(ScreenPos::new(middle.x + dx, middle.y + dy)) else { return };
            self.set(center.into(), self.m_per_px(), self.bearing_deg());
        }
    }

    /// The centres from which `ground` is seen at `wanted` in the view's frame, with the bearing as it is.
    ///
    /// With e, n, u the wanted position along east, north and out, the latitude φ of the centre solves
    /// n cos φ + u sin φ = z of the ground, and its longitude follows.
    fn centers_keeping_bearing(
        &self,
        ground: UnitVector,
        wanted: UnitVector,
    ) -> impl Iterator<Item = LonLat> + use<> {
        let (sine, cosine) = self.bearing_deg().to_radians().sin_cos();
        let east = cosine * wanted.x + sine * wanted.y;
        let north = cosine * wanted.y - sine * wanted.x;
        let length = north.hypot(wanted.z);
        let lift = (length > ground.z.abs()).then(|| (ground.z / length).asin());
        let shift = north.atan2(wanted.z);
        let ground_lon = ground.y.atan2(ground.x);
        lift.into_iter()
            .flat_map(move |lift| [lift - shift, PI - lift - shift])
            .map(|lat| (lat + PI).rem_euclid(TAU) - PI)
            .filter(|lat| lat.abs() <= FRAC_PI_2)
            .map(move |lat| {
                let outwards = wanted.z * lat.cos() - north * lat.sin();
                LonLat::new((ground_lon - east.atan2(outwards)).to_degrees(), lat.to_degrees())
            })
    }
}

/// How much further than what is held anything in sight may move so that what is up stays up.
const MOST_SPIN: f64 = 8.0;

fn cross(a: UnitVector, b: UnitVector) -> UnitVector {
    UnitVector { x: a.y * b.z - a.z * b.y, y: a.z * b.x - a.x * b.z, z: a.x * b.y - a.y * b.x }
}

/// A direction at right angles to another.
fn perpendicular(to: UnitVector) -> UnitVector {
    let other = if to.z.abs() < 0.9 {
        UnitVector { x: 0.0, y: 0.0, z: 1.0 }
    } else {
        UnitVector { x: 1.0, y: 0.0, z: 0.0 }
    };
    let across = cross(other, to);
    UnitVector::normalized(across.x, across.y, across.z).unwrap_or(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Home;
    use crate::sphere::{EARTH_RADIUS_M, Projection};
    use crate::view::ScreenRect;
    use proptest::prelude::*;

    const FREE: ScreenRect =
        ScreenRect { min: ScreenPos::new(420.0, 0.0), width_px: 860.0, height_px: 800.0 };

    fn view(projection: Projection, lon: f64, lat: f64, m_per_px: f64, bearing: f64) -> MapView {
        let mut view = MapView::home(Home::default(), FREE);
        view.set_projection(projection);
        view.set(LonLat::new(lon, lat), m_per_px, bearing);
        view
    }

    fn any_projection() -> impl Strategy<Value = Projection> {
        proptest::sample::select(Projection::ALL.as_slice())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn a_drag_keeps_the_grabbed_point_under_the_pointer(
            projection in any_projection(),
            lon in -180.0..180.0f64, lat in -90.0..90.0f64, zoom in 0.0..14.0f64, bearing in 0.0..360.0f64,
            from in (430.0..1270.0f64, 10.0..790.0f64), to in (430.0..1270.0f64, 10.0..790.0f64),
        ) {
            let mut view = view(projection, lon, lat, 50_000.0 * (-zoom).exp2(), bearing);
            let (from, to) = (ScreenPos::new(from.0, from.1), ScreenPos::new(to.0, to.1));
            let Some(ground) = view.ground_at(from) else { return Ok(()) };
            if view.ground_at(to).is_none() { return Ok(()) }
            view.drag(from, to);
            // A Mercator map cannot be dragged beyond its own edge.
            if projection == Projection::Mercator && view.center().lat_deg.abs() > 85.05 { return Ok(()) }
            let at = view.screen_from(ground).expect("still shown");
            prop_assert!((at.x - to.x).hypot(at.y - to.y) < 1.0, "{at:?} is not {to:?}");
        }

        #[test]
        fn the_wheel_zooms_about_the_pointer(
            projection in any_projection(),
            lon in -180.0..180.0f64, lat in -85.0..85.0f64, zoom in 2.0..13.0f64, bearing in 0.0..360.0f64,
            at in (430.0..1270.0f64, 10.0..790.0f64), doublings in -1.0..1.0f64,
        ) {
            let mut view = view(projection, lon, lat, 50_000.0 * (-zoom).exp2(), bearing);
            let pointer = ScreenPos::new(at.0, at.1);
            let Some(ground) = view.ground_at(pointer) else { return Ok(()) };
            view.zoom_by(doublings, Some(pointer));
            // Zoomed out so far that the pointer is off the globe, there is nothing to hold on to.
            if view.ground_at(pointer).is_none() { return Ok(()) }
            if projection == Projection::Mercator && view.center().lat_deg.abs() > 85.05 { return Ok(()) }
            let after = view.screen_from(ground).expect("still shown");
            prop_assert!((after.x - pointer.x).hypot(after.y - pointer.y) < 1.0);
        }

        #[test]
        fn a_drag_while_the_projection_changes_keeps_the_grabbed_point_too(
            from in any_projection(), to in any_projection(), seconds in 0.0..1.0f64,
            lon in -180.0..180.0f64, lat in -60.0..72.0f64, zoom in 4.0..13.0f64, bearing in 0.0..360.0f64,
            at in (600.0..1100.0f64, 200.0..600.0f64), way in (-150.0..150.0f64, -150.0..150.0f64),
        ) {
            let mut view = view(from, lon, lat, 50_000.0 * (-zoom).exp2(), bearing);
            view.change_projection(to);
            view.advance_change(seconds);
            let (start, end) = (ScreenPos::new(at.0, at.1), ScreenPos::new(at.0 + way.0, at.1 + way.1));
            let Some(ground) = view.ground_at(start) else { return Ok(()) };
            if view.ground_at(end).is_none() { return Ok(()) }
            view.drag(start, end);
            let after = view.screen_from(ground).expect("still shown");
            prop_assert!((after.x - end.x).hypot(after.y - end.y) < 1.0, "{after:?} is not {end:?}");
        }
    }

    proptest! {
        #[test]
        fn no_command_takes_the_view_out_of_bounds(
            steps in proptest::collection::vec((0u8..6, -2000.0..2000.0f64, -2000.0..2000.0f64), 1..200),
        ) {
            let mut view = view(Projection::default(), 20.0, 64.5, 2500.0, 0.0);
            for (kind, a, b) in steps {
                match kind {
                    0 => view.pan(a, b),
                    1 => view.drag(ScreenPos::new(a, b), ScreenPos::new(b, a)),
                    2 => view.zoom_by(a / 500.0, Some(ScreenPos::new(a.abs(), b.abs()))),
                    3 => view.change_projection(Projection::ALL[(a.abs() as usize) % Projection::ALL.len()]),
                    4 => { view.advance_change(b.abs() / 2000.0); }
                    _ => view.turn(a),
                }
                prop_assert!(view.center().is_in_range(), "{view:?}");
                prop_assert!(view.m_per_px().is_finite() && view.bearing_deg().is_finite());
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]

        /// What is held moves by two pixels at a time; nothing in sight jumps, whatever the pole does.
        #[test]
        fn a_drag_across_the_pole_moves_all_that_is_in_sight_evenly(
            projection in any_projection(), bearing in 0.0..360.0f64, off_px in 0.0..600.0f64,
            m_per_px in 300.0..9_000.0f64, is_south in proptest::bool::ANY,
            from in (450.0..1250.0f64, 20.0..780.0f64), to in (450.0..1250.0f64, 20.0..780.0f64),
        ) {
            let lat = (90.0 - (off_px * m_per_px / EARTH_RADIUS_M).to_degrees()).max(60.0);
            let mut view = view(projection, 20.0, if is_south { -lat } else { lat }, m_per_px, bearing);
            let steps = ((to.0 - from.0).hypot(to.1 - from.1) / 2.0).ceil();
            let at = |step: f64| {
                let share = step / steps;
                ScreenPos::new(from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
            };
            for step in 1..=steps as usize {
                let before = view;
                view.drag(at(step as f64 - 1.0), at(step as f64));
                for (x, y) in [(450.0, 20.0), (1250.0, 20.0), (850.0, 400.0), (450.0, 780.0), (1250.0, 780.0)] {
                    let ground = before.ground_at(ScreenPos::new(x, y));
                    let Some(now) = ground.and_then(|ground| view.screen_from(ground)) else { continue };
                    let moved = (now.x - x).hypot(now.y - y);
                    prop_assert!(moved < 30.0, "{moved} px from {before:?} to {view:?}");
                }
            }
        }
    }
}
