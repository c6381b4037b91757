//! How much of the Earth is seen.

use crate::app::state::View;
use crate::sphere::Projection;

/// What the panels may cover beside the free part of the map, and what is drawn under them, in pixels.
const MARGIN_PX: f64 = 420.0;

/// The angle from the centre of the map within which all lies that can be seen.
pub(in crate::app) fn seen_rad(view: &View) -> f64 {
    let frame = view.frame();
    let free = view.free();
    let reach = (free.width_px.hypot(free.height_px) / 2.0 + MARGIN_PX) / view.earth_radius_px();
    let blend = frame.blend();
    if blend.weight(Projection::Mercator) > 0.0 || reach >= blend.radius(frame.limit_rad()) {
        return frame.limit_rad();
    }
    blend.angle_at_radius(reach, frame.limit_rad())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Home;
    use crate::sphere::{LonLat, UnitVector};
    use crate::view::{MapView, ScreenPos, ScreenRect};

    #[test]
    fn what_is_on_the_screen_lies_within_the_angle_that_is_drawn() {
        let free = ScreenRect { min: ScreenPos::new(400.0, 0.0), width_px: 900.0, height_px: 800.0 };
        for projection in Projection::ALL {
            for m_per_px in [50.0, 2_650.0, 6_000.0, 20_000.0] {
                let mut view = View(MapView::home(Home::default(), free));
                view.set_projection(projection);
                view.set(LonLat::new(20.0, 64.5), m_per_px, 20.0);
                let (center, seen_rad) = (UnitVector::from(view.center()), seen_rad(&view));
                for (x, y) in [(400.0, 0.0), (1300.0, 0.0), (400.0, 800.0), (1700.0, 400.0), (850.0, 400.0)] {
                    if let Some(ground) = view.ground_at(ScreenPos::new(x, y)) {
                        assert!(
                            center.angle_to(ground) <= seen_rad + 1e-9,
                            "{projection:?} {m_per_px} {x} {y}"
                        );
                    }
                }
                assert!(m_per_px > 100.0 || projection == Projection::Mercator || seen_rad < 0.02);
            }
        }
    }
}
