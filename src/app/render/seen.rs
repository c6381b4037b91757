//! How much of the Earth is seen.

use crate::app::state::View;
use crate::sphere::{Blend, Projection};
use std::f64::consts::{FRAC_PI_2, PI};

/// What the panels may cover beside the free part of the map, and what is drawn under them, in pixels.
const MARGIN_PX: f64 = 420.0;

/// How far from the centre of the map anything can be seen, on the plane and in Earth radii.
fn reach(view: &View) -> f64 {
    let free = view.free();
    (free.width_px.hypot(free.height_px) / 2.0 + MARGIN_PX) / view.earth_radius_px()
}

/// The angle from the centre of the map within which all lies that can be seen.
pub(in crate::app) fn seen_rad(view: &View) -> f64 {
    let frame = view.frame();
    let reach = reach(view);
    let blend = frame.blend();
    if blend.weight(Projection::Mercator) > 0.0 || reach >= blend.radius(frame.limit_rad()) {
        return frame.limit_rad();
    }
    blend.angle_at_radius(reach, frame.limit_rad())
}

/// West, south, east and north, in degrees, of a part of the Earth in which all lies that can be seen. Its west is above
/// −540°, its east may be beyond 180°; no part is wider than 360°.
pub(in crate::app) fn seen_deg(view: &View) -> [f64; 4] {
    let center = view.center();
    let mercator = view.frame().blend().weight(Projection::Mercator);
    // Half the longitude, the south and the north.
    let (half, south, north) = if mercator == 0.0 {
        of_cap(center.lat_deg.to_radians(), seen_rad(view))
    } else if mercator == 1.0 {
        of_band(view.frame().mercator_lat_rad(), reach(view))
    } else {
        // Between the two a position is where they have it in the mean: near enough in at least one of them.
        let reach = 2.0 * reach(view);
        let angle = equal_area_angle(reach);
        let cap = of_cap(center.lat_deg.to_radians(), angle);
        let band = of_band(view.frame().mercator_lat_rad(), reach);
        (cap.0.max(band.0), cap.1.min(band.1), cap.2.max(band.2))
    };
    let half = half.to_degrees().min(180.0);
    [center.lon_deg - half, south.to_degrees(), center.lon_deg + half, north.to_degrees()]
}

/// The angle at a radius of the equal-area map; half the Earth where the radius is beyond that map.
fn equal_area_angle(radius: f64) -> f64 {
    Blend::from(Projection::EqualArea).angle_at_radius(radius, PI)
}

/// Of the cap within an angle of a latitude: half its longitudes, its south and its north, in radians.
fn of_cap(lat_rad: f64, angle_rad: f64) -> (f64, f64, f64) {
    let (south, north) = (lat_rad - angle_rad, lat_rad + angle_rad);
    let has_pole = north >= FRAC_PI_2 || south <= -FRAC_PI_2;
    let half = if has_pole { PI } else { (angle_rad.sin() / lat_rad.cos()).min(1.0).asin() };
    (half, south.max(-FRAC_PI_2), north.min(FRAC_PI_2))
}

/// Of a Mercator map within a reach of its centre, the same (Snyder eq. 7-1 and 7-4).
fn of_band(lat_rad: f64, reach: f64) -> (f64, f64, f64) {
    let half = reach / lat_rad.cos();
    let ordinate = lat_rad.tan().asinh();
    (half, (ordinate - half).sinh().atan(), (ordinate + half).sinh().atan())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Home;
    use crate::sphere::{LonLat, UnitVector};
    use crate::view::{MapView, ScreenPos, ScreenRect};

    const FREE: ScreenRect =
        ScreenRect { min: ScreenPos::new(400.0, 0.0), width_px: 900.0, height_px: 800.0 };

    #[test]
    fn what_is_on_the_screen_lies_within_the_degrees_that_are_drawn() {
        let changes = Projection::ALL.into_iter().flat_map(|from| {
            Projection::ALL.into_iter().flat_map(move |to| [0.0, 0.3, 0.9].map(|t| (from, to, t)))
        });
        for (from, to, t) in changes {
            for (m_per_px, lon, lat) in
                [(50.0, 20.0, 64.5), (400.0, 179.0, 70.0), (2_650.0, -170.0, 10.0), (6_000.0, 20.0, 85.0)]
            {
                let mut view = View(MapView::home(Home::default(), FREE));
                view.set_projection(from);
                view.set(LonLat::new(lon, lat), m_per_px, 20.0);
                view.change_projection(to);
                view.advance_change(t * 0.4);
                let [west, south, east, north] = seen_deg(&view);
                assert!(west > -540.0 && east - west <= 360.0, "{west} {east}");
                for (x, y) in [(0.0, 0.0), (1300.0, 0.0), (400.0, 800.0), (1700.0, 400.0), (850.0, 400.0)] {
                    if let Some(ground) = view.ground_at(ScreenPos::new(x, y)).map(LonLat::from) {
                        let lon = west + (ground.lon_deg - west).rem_euclid(360.0);
                        let is_in = lon <= east + 1e-9 && (south..=north).contains(&ground.lat_deg);
                        assert!(is_in, "{from:?} {to:?} {t} {m_per_px}: {ground:?} {:?}", seen_deg(&view));
                    }
                }
                let area = (east - west) * (north - south);
                assert!(m_per_px > 100.0 || area < 30.0, "{from:?} {to:?} {t}: {area} square degrees");
            }
        }
    }

    #[test]
    fn what_is_on_the_screen_lies_within_the_angle_that_is_drawn() {
        for projection in Projection::ALL {
            for m_per_px in [50.0, 2_650.0, 6_000.0, 20_000.0] {
                let mut view = View(MapView::home(Home::default(), FREE));
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
