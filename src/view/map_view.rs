//! The view of the map: what is at its centre, how large, and what is up.

use super::link::LinkView;
use crate::atlas::Home;
use crate::sphere::{EARTH_RADIUS_M, LonLat, MapPos, Projection, Rotation, UnitVector, distance_m};

/// A position on the screen in logical pixels from the window's top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ScreenPos {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl ScreenPos {
    /// A position `x` pixels to the right and `y` down.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// The part of the window that shows the map free of panels, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScreenRect {
    /// Top left corner.
    pub min: ScreenPos,
    /// Width in pixels.
    pub width_px: f64,
    /// Height in pixels.
    pub height_px: f64,
}

impl ScreenRect {
    /// The middle.
    pub fn center(self) -> ScreenPos {
        ScreenPos::new(self.min.x + self.width_px / 2.0, self.min.y + self.height_px / 2.0)
    }
}

/// Metres per pixel at zoom 0 of a link.
const M_PER_PX_AT_ZOOM_0: f64 = 156_543.034;
/// The closest view: 2 m per pixel, near the limit of what an `f32` unit vector can say.
const M_PER_PX_MIN: f64 = 2.0;
/// The widest view: the globe about 250 pixels across.
const M_PER_PX_MAX: f64 = 50_000.0;
/// Up to here the map is equal-area.
const GLOBE_FROM_M_PER_PX: f64 = 3_500.0;
/// From here on it is a globe.
const GLOBE_TO_M_PER_PX: f64 = 10_000.0;

/// Centre, scale and bearing of the map, and where on the screen it lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapView {
    center: LonLat,
    m_per_px: f64,
    bearing_deg: f64,
    free: ScreenRect,
}

impl MapView {
    /// The home view of an atlas in a part of the window: at least `home.width_km` are seen.
    pub fn home(home: Home, free: ScreenRect) -> Self {
        let mut view = Self { center: home.center, m_per_px: 2_500.0, bearing_deg: 0.0, free };
        view.set(home.center, home.width_km * 1000.0 / free.width_px.max(1.0), 0.0);
        view
    }

    /// Sets centre, scale (metres per pixel at the centre) and bearing. What is not finite is left as it was;
    /// a scale out of range is brought into it.
    pub fn set(&mut self, center: LonLat, m_per_px: f64, bearing_deg: f64) {
        if center.lon_deg.is_finite() && center.lat_deg.is_finite() {
            self.center = LonLat::new(
                (center.lon_deg + 180.0).rem_euclid(360.0) - 180.0,
                center.lat_deg.clamp(-90.0, 90.0),
            );
        }
        if m_per_px.is_finite() && m_per_px > 0.0 {
            self.m_per_px = m_per_px.clamp(M_PER_PX_MIN, M_PER_PX_MAX);
        }
        if bearing_deg.is_finite() {
            self.bearing_deg = bearing_deg.rem_euclid(360.0);
        }
    }

    /// Centre of the view.
    pub fn center(&self) -> LonLat {
        self.center
    }

    /// Metres per pixel at the centre.
    pub fn m_per_px(&self) -> f64 {
        self.m_per_px
    }

    /// The direction that is up, in degrees clockwise from north.
    pub fn bearing_deg(&self) -> f64 {
        self.bearing_deg
    }

    /// The part of the window that shows the map free of panels.
    pub fn free(&self) -> ScreenRect {
        self.free
    }

    /// Moves the centre to the middle of another part of the window.
    pub fn set_free(&mut self, free: ScreenRect) {
        if free.width_px.is_finite() && free.width_px >= 1.0 && free.height_px >= 1.0 {
            self.free = free;
        }
    }

    /// Zoom as in a link: metres per pixel = 156543.034 / 2^zoom.
    pub fn zoom(&self) -> f64 {
        (M_PER_PX_AT_ZOOM_0 / self.m_per_px).log2()
    }

    /// The projection at this scale: equal-area near, a globe from afar, and no step between.
    pub fn projection(&self) -> Projection {
        let t = (self.m_per_px / GLOBE_FROM_M_PER_PX).ln() / (GLOBE_TO_M_PER_PX / GLOBE_FROM_M_PER_PX).ln();
        let t = t.clamp(0.0, 1.0);
        Projection::Blend { globe: t * t * (3.0 - 2.0 * t) }
    }

    /// The turn into the view's frame.
    pub fn rotation(&self) -> Rotation {
        Rotation::new(self.center, self.bearing_deg)
    }

    /// Radius of the Earth in pixels at the centre.
    pub fn earth_radius_px(&self) -> f64 {
        EARTH_RADIUS_M / self.m_per_px
    }

    /// Where a position is on the screen, or `None` where it is not shown.
    pub fn screen_from(&self, ground: UnitVector) -> Option<ScreenPos> {
        let pos = self.projection().project(self.rotation().to_view(ground))?;
        let middle = self.free.center();
        let scale = self.earth_radius_px();
        Some(ScreenPos::new(middle.x + pos.x * scale, middle.y - pos.y * scale))
    }

    /// What is under a position on the screen, or `None` where that is off the Earth.
    pub fn ground_at(&self, screen: ScreenPos) -> Option<UnitVector> {
        Some(self.rotation().from_view(self.pos_in_view(screen)?))
    }

    fn pos_in_view(&self, screen: ScreenPos) -> Option<UnitVector> {
        let middle = self.free.center();
        let scale = self.earth_radius_px();
        self.projection()
            .invert(MapPos { x: (screen.x - middle.x) / scale, y: (middle.y - screen.y) / scale })
    }

    /// Moves the map so that what was at `from` comes to `to`. Off the Earth's edge nothing moves.
    pub fn drag(&mut self, from: ScreenPos, to: ScreenPos) {
        if let Some(ground) = self.ground_at(from) {
            self.bring(ground, to);
        }
    }

    /// Moves the map so that what is `dx_px` to the right and `dy_px` below comes to the centre.
    pub fn pan(&mut self, dx_px: f64, dy_px: f64) {
        let middle = self.free.center();
        self.drag(ScreenPos::new(middle.x + dx_px, middle.y + dy_px), middle);
    }

    /// Zooms in by doublings of the scale, keeping what is at `about` where it is.
    pub fn zoom_by(&mut self, doublings: f64, about: Option<ScreenPos>) {
        if !doublings.is_finite() {
            return;
        }
        let held = about.and_then(|screen| Some((screen, self.ground_at(screen)?)));
        self.set(self.center, self.m_per_px * (-doublings).exp2(), self.bearing_deg);
        if let Some((screen, ground)) = held {
            self.bring(ground, screen);
        }
    }

    /// Turns the map about its centre.
    pub fn turn(&mut self, degrees: f64) {
        self.set(self.center, self.m_per_px, self.bearing_deg + degrees);
    }

    /// Moves the centre so that `ground` is at `screen`. What is up stays up where that can be;
    /// about a pole, where it cannot, the map turns by the shortest way.
    fn bring(&mut self, ground: UnitVector, screen: ScreenPos) {
        let Some(wanted) = self.pos_in_view(screen) else { return };
        let (center, bearing) = self.center_keeping_bearing(ground, wanted).map_or_else(
            || self.rotation().turned(self.rotation().to_view(ground), wanted).center_and_bearing(),
            |center| (center, self.bearing_deg),
        );
        self.set(center, self.m_per_px, bearing);
    }

    /// The centre from which `ground` is seen at `wanted` in the view's frame, with the bearing as it is.
    ///
    /// With e, n, u the wanted position along east, north and out, the latitude φ of the centre solves
    /// n cos φ + u sin φ = z of the ground, and its longitude follows. Of two solutions the nearer one is taken.
    fn center_keeping_bearing(&self, ground: UnitVector, wanted: UnitVector) -> Option<LonLat> {
        let (sine, cosine) = self.bearing_deg.to_radians().sin_cos();
        let east = cosine * wanted.x + sine * wanted.y;
        let north = cosine * wanted.y - sine * wanted.x;
        let length = north.hypot(wanted.z);
        if length <= ground.z.abs() {
            return None;
        }
        let lift = (ground.z / length).asin();
        let shift = north.atan2(wanted.z);
        let ground_lon = ground.y.atan2(ground.x);
        let now = UnitVector::from(self.center);
        [lift - shift, std::f64::consts::PI - lift - shift]
            .into_iter()
            .map(|lat| (lat + std::f64::consts::PI).rem_euclid(std::f64::consts::TAU) - std::f64::consts::PI)
            .filter(|lat| lat.abs() <= std::f64::consts::FRAC_PI_2)
            .map(|lat| {
                let outwards = wanted.z * lat.cos() - north * lat.sin();
                LonLat::new((ground_lon - east.atan2(outwards)).to_degrees(), lat.to_degrees())
            })
            .min_by(|a, b| now.angle_to((*a).into()).total_cmp(&now.angle_to((*b).into())))
    }

    /// What a link says of this view.
    pub fn to_link(&self) -> LinkView {
        LinkView { zoom: self.zoom(), center: self.center, bearing_deg: self.bearing_deg }
    }

    /// Goes where a link says.
    pub fn follow(&mut self, link: LinkView) {
        self.set(link.center, M_PER_PX_AT_ZOOM_0 / link.zoom.exp2(), link.bearing_deg);
    }

    /// Length on the ground, in metres, of a horizontal line of `length_px` about the centre of the view,
    /// along the geodesic on WGS 84.
    pub fn ground_length_m(&self, length_px: f64) -> Option<f64> {
        let middle = self.free.center();
        let end = |dx: f64| self.ground_at(ScreenPos::new(middle.x + dx, middle.y)).map(LonLat::from);
        Some(distance_m(end(-length_px / 2.0)?, end(length_px / 2.0)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FREE: ScreenRect =
        ScreenRect { min: ScreenPos::new(420.0, 0.0), width_px: 860.0, height_px: 800.0 };

    fn view(lon: f64, lat: f64, m_per_px: f64, bearing: f64) -> MapView {
        let mut view = MapView::home(Home::default(), FREE);
        view.set(LonLat::new(lon, lat), m_per_px, bearing);
        view
    }

    #[test]
    fn the_home_view_is_as_wide_as_the_atlas_asks() {
        let home = MapView::home(Home::default(), FREE);
        let width_km = home.ground_length_m(FREE.width_px).expect("on the Earth") / 1000.0;
        assert!((width_km - 3400.0).abs() < 60.0, "{width_km}");
    }

    proptest! {
        #[test]
        fn a_drag_keeps_the_grabbed_point_under_the_pointer(
            lon in -180.0..180.0f64, lat in -90.0..90.0f64, zoom in 0.0..14.0f64, bearing in 0.0..360.0f64,
            from in (430.0..1270.0f64, 10.0..790.0f64), to in (430.0..1270.0f64, 10.0..790.0f64),
        ) {
            let mut view = view(lon, lat, 50_000.0 * (-zoom).exp2(), bearing);
            let (from, to) = (ScreenPos::new(from.0, from.1), ScreenPos::new(to.0, to.1));
            let Some(ground) = view.ground_at(from) else { return Ok(()) };
            if view.ground_at(to).is_none() { return Ok(()) }
            view.drag(from, to);
            let at = view.screen_from(ground).expect("still shown");
            prop_assert!((at.x - to.x).hypot(at.y - to.y) < 1.0, "{at:?} is not {to:?}");
        }

        #[test]
        fn the_wheel_zooms_about_the_pointer(
            lon in -180.0..180.0f64, lat in -85.0..85.0f64, zoom in 2.0..13.0f64, bearing in 0.0..360.0f64,
            at in (430.0..1270.0f64, 10.0..790.0f64), doublings in -1.0..1.0f64,
        ) {
            let mut view = view(lon, lat, 50_000.0 * (-zoom).exp2(), bearing);
            let pointer = ScreenPos::new(at.0, at.1);
            let Some(ground) = view.ground_at(pointer) else { return Ok(()) };
            view.zoom_by(doublings, Some(pointer));
            // Zoomed out so far that the pointer is off the globe, there is nothing to hold on to.
            if view.ground_at(pointer).is_none() { return Ok(()) }
            let after = view.screen_from(ground).expect("still shown");
            prop_assert!((after.x - pointer.x).hypot(after.y - pointer.y) < 1.0);
        }

        #[test]
        fn no_command_takes_the_view_out_of_bounds(
            steps in proptest::collection::vec((0u8..4, -2000.0..2000.0f64, -2000.0..2000.0f64), 1..200),
        ) {
            let mut view = view(20.0, 64.5, 2500.0, 0.0);
            for (kind, a, b) in steps {
                match kind {
                    0 => view.pan(a, b),
                    1 => view.drag(ScreenPos::new(a, b), ScreenPos::new(b, a)),
                    2 => view.zoom_by(a / 500.0, Some(ScreenPos::new(a.abs(), b.abs()))),
                    _ => view.turn(a),
                }
                prop_assert!(view.center().is_in_range(), "{view:?}");
                prop_assert!(view.m_per_px().is_finite() && view.bearing_deg().is_finite());
            }
        }
    }
}
