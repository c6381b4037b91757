//! Moving the map by the ground that is held: drag, pan, and zoom about the pointer.

use super::{MapView, ScreenPos};
use crate::sphere::{LonLat, UnitVector};
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

    /// Moves the centre so that `ground` is at `screen`. What is up stays up where that can be;
    /// about a pole, where it cannot, the map turns by the shortest way.
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

    /// An azimuthal map turns under the viewer like a globe.
    fn roll(&mut self, ground: UnitVector, screen: ScreenPos) {
        let Some(wanted) = self.ground_at(screen).map(|ground| self.frame().rotation().to_view(ground))
        else {
            return;
        };
        let rotation = self.frame().rotation();
        let (center, bearing) = self.center_keeping_bearing(ground, wanted).map_or_else(
            || rotation.turned(rotation.to_view(ground), wanted).center_and_bearing(),
            |center| (center, self.bearing_deg()),
        );
        self.set(center, self.m_per_px(), bearing);
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

    /// The centre from which `ground` is seen at `wanted` in the view's frame, with the bearing as it is.
    ///
    /// With e, n, u the wanted position along east, north and out, the latitude φ of the centre solves
    /// n cos φ + u sin φ = z of the ground, and its longitude follows. Of two solutions the nearer one is taken.
    fn center_keeping_bearing(&self, ground: UnitVector, wanted: UnitVector) -> Option<LonLat> {
        let (sine, cosine) = self.bearing_deg().to_radians().sin_cos();
        let east = cosine * wanted.x + sine * wanted.y;
        let north = cosine * wanted.y - sine * wanted.x;
        let length = north.hypot(wanted.z);
        if length <= ground.z.abs() {
            return None;
        }
        let lift = (ground.z / length).asin();
        let shift = north.atan2(wanted.z);
        let ground_lon = ground.y.atan2(ground.x);
        let now = UnitVector::from(self.center());
        [lift - shift, PI - lift - shift]
            .into_iter()
            .map(|lat| (lat + PI).rem_euclid(TAU) - PI)
            .filter(|lat| lat.abs() <= FRAC_PI_2)
            .map(|lat| {
                let outwards = wanted.z * lat.cos() - north * lat.sin();
                LonLat::new((ground_lon - east.atan2(outwards)).to_degrees(), lat.to_degrees())
            })
            .min_by(|a, b| now.angle_to((*a).into()).total_cmp(&now.angle_to((*b).into())))
    }
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
}
