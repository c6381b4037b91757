//! The map that tests of this room look at.

use super::{MapView, ScreenPos, ScreenRect};
use crate::atlas::Home;
use crate::sphere::LonLat;

/// All of a small window.
const FREE: ScreenRect = ScreenRect { min: ScreenPos::new(0.0, 0.0), width_px: 1000.0, height_px: 800.0 };

/// A view with this position, in degrees, in the middle of [`FREE`].
pub(super) fn view(lon_deg: f64, lat_deg: f64, m_per_px: f64, bearing_deg: f64) -> MapView {
    let mut view = MapView::home(Home::default(), FREE);
    view.set(LonLat::new(lon_deg, lat_deg), m_per_px, bearing_deg);
    view
}
