//! The view of the map: what is at its centre, how large, what is up, and in which projection.

use super::link::LinkView;
use super::screen::{ScreenPos, ScreenRect};
use crate::atlas::Home;
use crate::sphere::{
    Blend, EARTH_RADIUS_M, LonLat, MERCATOR_LIMIT_RAD, MapFrame, MapPos, Projection, UnitVector, distance_m,
};

/// Metres per pixel at zoom 0 of a link.
pub(super) const M_PER_PX_AT_ZOOM_0: f64 = 156_543.034;
/// The closest view: 2 m per pixel, near the limit of what an `f32` unit vector can say.
const M_PER_PX_MIN: f64 = 2.0;
/// The widest view: the globe about 250 pixels across.
const M_PER_PX_MAX: f64 = 50_000.0;
/// The closest view of a Mercator map, in metres per pixel at the equator: about the same at 70°.
const MERCATOR_M_PER_PX_MIN: f64 = 6.0;
/// What a card may cover beside the free part of the window, and the map goes on under it, in pixels.
const COVERED_PX: f64 = 400.0;
/// Up to here the equal-area map is equal-area.
const GLOBE_FROM_M_PER_PX: f64 = 3_500.0;
/// From here on it is a globe.
const GLOBE_TO_M_PER_PX: f64 = 10_000.0;
/// How long the map takes to change from one projection to another, in seconds.
const CHANGE_S: f64 = 0.9;

/// Centre, scale, bearing and projection of the map, and where on the screen it lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapView {
    center: LonLat,
    m_per_px: f64,
    bearing_deg: f64,
    free: ScreenRect,
    projection: Projection,
    change: Option<Change>,
    frame: MapFrame,
}

/// A change of projection under way.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Change {
    from: Blend,
    elapsed_s: f64,
}

impl Change {
    fn share(self) -> f64 {
        let t = (self.elapsed_s / CHANGE_S).clamp(0.0, 1.0);
        t * t * (3.0 - 2.0 * t)
    }
}

/// A projection at a scale: equal-area near and a globe from afar, with no step between; the others as they are.
fn settled(projection: Projection, m_per_px: f64) -> Blend {
    if projection != Projection::EqualArea {
        return projection.into();
    }
    let t = (m_per_px / GLOBE_FROM_M_PER_PX).ln() / (GLOBE_TO_M_PER_PX / GLOBE_FROM_M_PER_PX).ln();
    let t = t.clamp(0.0, 1.0);
    Blend::between(Projection::EqualArea.into(), Projection::Globe.into(), t * t * (3.0 - 2.0 * t))
}

impl MapView {
    /// The home view of an atlas in a part of the window: at least `home.width_km` are seen.
    pub fn home(home: Home, free: ScreenRect) -> Self {
        let mut view = Self {
            center: home.center,
            m_per_px: 2_500.0,
            bearing_deg: 0.0,
            free,
            projection: Projection::default(),
            change: None,
            frame: MapFrame::new(home.center, 0.0, Projection::default()),
        };
        view.set(home.center, view.home_m_per_px(home), 0.0);
        view
    }

    /// Metres per pixel at which the home view of an atlas is seen.
    pub fn home_m_per_px(&self, home: Home) -> f64 {
        home.width_km * 1000.0 / self.free.width_px.max(1.0)
    }

    /// Metres per pixel at which as much ground as the width of a view is seen both across and up.
    pub fn m_per_px_of(&self, view: Home) -> f64 {
        view.width_km * 1000.0 / self.free.width_px.min(self.free.height_px).max(1.0)
    }

    /// Sets centre, scale (metres per pixel at the centre) and bearing. What is not finite is left as it was;
    /// a scale or a latitude out of range is brought into it.
    pub fn set(&mut self, center: LonLat, m_per_px: f64, bearing_deg: f64) {
        let mercator = self.mercator();
        if center.lon_deg.is_finite() && center.lat_deg.is_finite() {
            let limit_deg = 90.0 + mercator * (MERCATOR_LIMIT_RAD.to_degrees() - 90.0);
            self.center = LonLat::new(
                (center.lon_deg + 180.0).rem_euclid(360.0) - 180.0,
                center.lat_deg.clamp(-limit_deg, limit_deg),
            );
        }
        let m_per_px = if m_per_px.is_finite() && m_per_px > 0.0 { m_per_px } else { self.m_per_px };
        let (closest, widest) = self.scales(mercator);
        self.m_per_px = m_per_px.clamp(closest, widest);
        if bearing_deg.is_finite() {
            self.bearing_deg = bearing_deg.rem_euclid(360.0);
        }
        self.frame = MapFrame::new(self.center, self.bearing_deg, self.blend());
    }

    /// The closest and the widest scale in metres per pixel, where Mercator has this weight.
    ///
    /// A Mercator map is never so small that its seam, opposite to the centre, could be seen.
    fn scales(&self, mercator: f64) -> (f64, f64) {
        if mercator == 0.0 {
            return (M_PER_PX_MIN, M_PER_PX_MAX);
        }
        let shrunk = self.mercator_shrink();
        let across_px = self.free.width_px.hypot(self.free.height_px) + 2.0 * COVERED_PX;
        let widest = std::f64::consts::TAU * EARTH_RADIUS_M * shrunk / across_px;
        let closest = (MERCATOR_M_PER_PX_MIN * shrunk).min(widest);
        let mix = |from: f64, to: f64| from * (to / from).powf(mercator);
        (mix(M_PER_PX_MIN, closest), mix(M_PER_PX_MAX, widest))
    }

    /// How much smaller Mercator draws the equator than the centre of the map.
    pub(super) fn mercator_shrink(&self) -> f64 {
        self.center.lat_deg.to_radians().cos().max(MERCATOR_LIMIT_RAD.cos())
    }

    /// The weight of Mercator in what is drawn, 0 to 1. It does not depend on the scale.
    pub(super) fn mercator(&self) -> f64 {
        self.blend().weight(Projection::Mercator)
    }

    /// What is drawn now: the projection that was chosen, or the way to it.
    fn blend(&self) -> Blend {
        let settled = settled(self.projection, self.m_per_px);
        self.change.map_or(settled, |change| Blend::between(change.from, settled, change.share()))
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
            self.set(self.center, self.m_per_px, self.bearing_deg);
        }
    }

    /// Counts in logical pixels that are `factor` times as large: the ground stays where it is on the screen.
    pub fn magnify(&mut self, factor: f64) {
        let ScreenRect { min, width_px, height_px } = self.free;
        self.free = ScreenRect {
            min: ScreenPos::new(min.x / factor, min.y / factor),
            width_px: width_px / factor,
            height_px: height_px / factor,
        };
        self.set(self.center, self.m_per_px * factor, self.bearing_deg);
    }

    /// Zoom as in a link: metres per pixel = 156543.034 / 2^zoom.
    pub fn zoom(&self) -> f64 {
        (M_PER_PX_AT_ZOOM_0 / self.m_per_px).log2()
    }

    /// The projection that was chosen. Equal-area becomes a globe from afar.
    pub fn projection(&self) -> Projection {
        self.projection
    }

    /// Centre, bearing and the projection as it is at this scale and in this moment.
    pub fn frame(&self) -> &MapFrame {
        &self.frame
    }

    /// Chooses a projection and is there at once.
    pub fn set_projection(&mut self, projection: Projection) {
        self.projection = projection;
        self.change = None;
        self.set(self.center, self.m_per_px, self.bearing_deg);
    }

    /// Chooses a projection and sets out for it; [`Self::advance_change`] goes there.
    pub fn change_projection(&mut self, projection: Projection) {
        if projection != self.projection {
            self.change = Some(Change { from: self.frame.blend(), elapsed_s: 0.0 });
            self.projection = projection;
        }
    }

    /// Whether the projection is changing.
    pub fn is_changing(&self) -> bool {
        self.change.is_some()
    }

    /// Goes on with a change of projection for `seconds`. True once it is done.
    pub fn advance_change(&mut self, seconds: f64) -> bool {
        if let Some(change) = &mut self.change {
            change.elapsed_s += if seconds.is_finite() { seconds.max(0.0) } else { CHANGE_S };
            if change.elapsed_s >= CHANGE_S {
                self.change = None;
            }
            self.set(self.center, self.m_per_px, self.bearing_deg);
        }
        self.change.is_none()
    }

    /// Radius of the Earth in pixels at the centre.
    pub fn earth_radius_px(&self) -> f64 {
        EARTH_RADIUS_M / self.m_per_px
    }

    /// Where a position is on the screen, or `None` where it is not shown.
    pub fn screen_from(&self, ground: UnitVector) -> Option<ScreenPos> {
        let pos = self.frame.project(ground)?;
        let middle = self.free.center();
        let scale = self.earth_radius_px();
        Some(ScreenPos::new(middle.x + pos.x * scale, middle.y - pos.y * scale))
    }

    /// What is under a position on the screen, or `None` where that is off the Earth.
    pub fn ground_at(&self, screen: ScreenPos) -> Option<UnitVector> {
        self.frame.invert(self.map_pos(screen))
    }

    /// A position on the screen in Earth radii from the centre of the map.
    pub(super) fn map_pos(&self, screen: ScreenPos) -> MapPos {
        let middle = self.free.center();
        let scale = self.earth_radius_px();
        MapPos { x: (screen.x - middle.x) / scale, y: (middle.y - screen.y) / scale }
    }

    /// What a link says of this view.
    pub fn to_link(&self) -> LinkView {
        LinkView { zoom: self.zoom(), center: self.center, bearing_deg: self.bearing_deg }
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

    #[test]
    fn the_home_view_is_as_wide_as_the_atlas_asks() {
        let home = MapView::home(Home::default(), FREE);
        let width_km = home.ground_length_m(FREE.width_px).expect("on the Earth") / 1000.0;
        assert!((width_km - 3400.0).abs() < 60.0, "{width_km}");
    }

    #[test]
    fn with_larger_pixels_the_ground_stays_where_it_is_on_the_screen() {
        let mut view = MapView::home(Home::default(), FREE);
        // From further away the map becomes a globe, by its scale.
        view.set(LonLat::new(20.0, 64.5), 1_000.0, 30.0);
        let ground = UnitVector::from(LonLat::new(22.0, 66.0));
        let before = view.screen_from(ground).expect("shown");
        view.magnify(2.0);
        let after = view.screen_from(ground).expect("shown");
        assert!((after.x - before.x / 2.0).hypot(after.y - before.y / 2.0) < 1e-6, "{before:?} {after:?}");
        assert_eq!(view.free().center(), ScreenPos::new(425.0, 200.0));
        view.magnify(0.5);
        assert!(view.screen_from(ground).expect("shown").distance_px(before) < 1e-6);
    }

    #[test]
    fn between_equal_area_and_the_globe_there_is_no_step() {
        let mut view = MapView::home(Home::default(), FREE);
        let ground = UnitVector::from(LonLat::new(35.0, 60.0));
        let mut radii = Vec::new();
        for step in 0..400 {
            view.set(LonLat::new(20.0, 64.5), 3_000.0 * f64::from(step).mul_add(0.004, 0.0).exp(), 0.0);
            let (at, middle) = (view.screen_from(ground).expect("shown"), FREE.center());
            radii.push((at.x - middle.x).hypot(at.y - middle.y) * view.m_per_px());
        }
        assert!(radii[0] / radii[399] > 1.002, "the two differ: {} {}", radii[0], radii[399]);
        assert!(radii.windows(2).all(|pair| (pair[0] / pair[1] - 1.0).abs() < 1e-4));
    }

    proptest! {
        #[test]
        fn a_change_of_projection_moves_nothing_by_a_jump(
            from in 0usize..5, to in 0usize..5, lon in -30.0..60.0f64, lat in 50.0..80.0f64,
        ) {
            let mut view = MapView::home(Home::default(), FREE);
            view.set_projection(Projection::ALL[from]);
            let ground = UnitVector::from(LonLat::new(lon, lat));
            let mut before = view.screen_from(ground).expect("shown");
            view.change_projection(Projection::ALL[to]);
            let mut frames = 0;
            while view.is_changing() {
                view.advance_change(1.0 / 60.0);
                let now = view.screen_from(ground).expect("shown");
                prop_assert!((now.x - before.x).hypot(now.y - before.y) < 60.0);
                before = now;
                frames += 1;
                prop_assert!(frames < 60);
            }
            prop_assert_eq!(view.projection(), Projection::ALL[to]);
        }
    }
}
