//! The scale bar: how wide a line of a round length is, at the latitude of the view's centre.

use super::MapView;
use crate::sphere::Unit;

/// A line of a round length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaleBar {
    /// Its length on the ground in metres, along the geodesic between its ends.
    pub length_m: f64,
    /// Its length in its unit: 1, 2 or 5 times a power of ten.
    pub number: f64,
    /// The symbol of its unit.
    pub symbol: &'static str,
    /// Its width on the screen in pixels, where its middle is at the centre of the view.
    pub width_px: f64,
}

/// The greatest 1, 2 or 5 times a power of ten that is no more than `max`; zero where `max` is not a
/// positive number.
///
/// ```
/// use high_north::view::nice_length;
/// assert_eq!(nice_length(734.0), 500.0);
/// assert_eq!(nice_length(0.21), 0.2);
/// ```
pub fn nice_length(max: f64) -> f64 {
    if !max.is_finite() || max <= 0.0 {
        return 0.0;
    }
    let decade = 10f64.powi(max.log10().floor() as i32);
    // A hair of room, so that 200 is 200 and not 100 where the division says 1.9999999999999998.
    let share = max / decade * (1.0 + 1e-9);
    let step = [5.0, 2.0, 1.0].into_iter().find(|step| *step <= share).unwrap_or(1.0);
    step * decade
}

/// The longest bar of a unit that is no wider than `max_px` pixels; none where the view shows no ground to measure.
///
/// A projection stretches the middle of a bar otherwise than its ends, so its width is not a length times the scale:
/// it is found by halving, until the geodesic between its ends is as long as the bar says.
pub fn scale_bar(view: &MapView, unit: Unit, max_px: f64) -> Option<ScaleBar> {
    let (mut widest_px, longest_m) = widest(view, max_px)?;
    let (metres, symbol) = unit.at(longest_m);
    let number = nice_length(longest_m / metres);
    let length_m = number * metres;
    if length_m <= 0.0 {
        return None;
    }
    let mut narrowest_px = 0.0;
    for _ in 0..HALVINGS {
        let middle_px = (narrowest_px + widest_px) / 2.0;
        // What shows no ground is too wide.
        if view.ground_length_m(middle_px).is_some_and(|found_m| found_m < length_m) {
            narrowest_px = middle_px;
        } else {
            widest_px = middle_px;
        }
    }
    Some(ScaleBar { length_m, number, symbol, width_px: widest_px })
}

/// So many halvings of some hundred pixels leave less than a millionth of one.
const HALVINGS: usize = 30;
/// A bar narrower than this in pixels is none.
const NARROWEST_PX: f64 = 8.0;

/// The widest line up to `max_px` that lies on the Earth, and its length in metres.
fn widest(view: &MapView, max_px: f64) -> Option<(f64, f64)> {
    let mut width_px = if max_px.is_finite() { max_px } else { 0.0 };
    while width_px >= NARROWEST_PX {
        if let Some(length_m) = view.ground_length_m(width_px).filter(|length_m| length_m.is_finite()) {
            return Some((width_px, length_m));
        }
        width_px *= 0.75;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Home;
    use crate::sphere::{LonLat, Projection, distance_m};
    use crate::view::{ScreenPos, ScreenRect};

    const FREE: ScreenRect =
        ScreenRect { min: ScreenPos::new(420.0, 0.0), width_px: 860.0, height_px: 800.0 };
    const MAX_PX: f64 = 130.0;

    fn turns() -> impl Iterator<Item = (f64, Projection)> {
        Projection::ALL
            .into_iter()
            .flat_map(|projection| [0.0, 37.0, 90.0].map(|bearing| (bearing, projection)))
    }

    /// Every view that a bar is measured in.
    fn views() -> Vec<(String, MapView)> {
        let places = [
            ("Storskog", LonLat::new(30.20583, 69.65778)),
            ("Bornholm", LonLat::new(14.9, 55.13)),
            ("Longyearbyen", LonLat::new(15.64, 78.22)),
            ("the equator", LonLat::new(0.0, 0.0)),
            ("the pole", LonLat::new(0.0, 90.0)),
        ];
        let mut views = Vec::new();
        for (name, center) in places {
            for m_per_px in [2.0, 31.0, 300.0, 2_500.0, 6_000.0, 12_000.0, 50_000.0] {
                for (bearing_deg, projection) in turns() {
                    let mut view = MapView::home(Home::default(), FREE);
                    view.set_projection(projection);
                    view.set(center, m_per_px, bearing_deg);
                    // Half the row of a Mercator map at its own end is off the Earth.
                    if projection == Projection::Mercator && center.lat_deg > 85.0 {
                        continue;
                    }
                    views.push((
                        format!("{name}, {m_per_px} m per pixel, {bearing_deg}° up, {projection}"),
                        view,
                    ));
                }
            }
        }
        views
    }

    #[test]
    fn a_bar_is_as_long_as_the_geodesic_between_its_ends_in_the_row_of_the_centre() {
        for (name, view) in views() {
            for unit in [Unit::Kilometre, Unit::NauticalMile, Unit::Mile] {
                let bar = scale_bar(&view, unit, MAX_PX).unwrap_or_else(|| panic!("{name}: no bar"));
                let middle = view.free().center();
                let end = |dx: f64| {
                    let ground =
                        view.ground_at(ScreenPos::new(middle.x + dx, middle.y)).expect("on the Earth");
                    LonLat::from(ground)
                };
                let found_m = distance_m(end(-bar.width_px / 2.0), end(bar.width_px / 2.0));
                let share = found_m / bar.length_m;
                // The issue asks for 1%; solving for the width leaves next to nothing.
                assert!(
                    (share - 1.0).abs() < 1e-4,
                    "{name}: {} {} is off by {share}",
                    bar.number,
                    bar.symbol
                );
            }
        }
    }

    #[test]
    fn a_bar_fills_at_least_a_third_of_its_room_and_never_more_than_all_of_it() {
        for (name, view) in views() {
            for unit in [Unit::Kilometre, Unit::NauticalMile, Unit::Mile] {
                let bar = scale_bar(&view, unit, MAX_PX).unwrap_or_else(|| panic!("{name}: no bar"));
                let digit = bar.number / 10f64.powi(bar.number.log10().floor() as i32);
                assert!(
                    [1.0, 2.0, 5.0].iter().any(|nice| (digit - nice).abs() < 1e-9),
                    "{name}: {}",
                    bar.number
                );
                assert!((MAX_PX / 3.0..=MAX_PX + 1e-6).contains(&bar.width_px), "{name}: {bar:?}");
            }
        }
    }

    #[test]
    fn a_view_without_room_for_a_bar_has_none() {
        let view = MapView::home(Home::default(), FREE);
        for max_px in [0.0, -5.0, f64::NAN, f64::INFINITY] {
            assert_eq!(scale_bar(&view, Unit::Kilometre, max_px), None);
        }
        let mut edge = view;
        edge.set_projection(Projection::Mercator);
        edge.set(LonLat::new(0.0, 90.0), 100.0, 37.0);
        assert_eq!(scale_bar(&edge, Unit::Kilometre, MAX_PX), None, "one end is off the Earth");
    }

    #[test]
    fn a_nice_length_is_one_two_or_five_and_never_longer_than_asked() {
        for (max, nice) in
            [(1.0, 1.0), (1.99, 1.0), (2.0, 2.0), (4.9, 2.0), (5.0, 5.0), (9.99, 5.0), (10.0, 10.0)]
        {
            for decade in -3..8 {
                let scale = 10f64.powi(decade);
                let found = nice_length(max * scale);
                assert!((found / (nice * scale) - 1.0).abs() < 1e-9, "{max}e{decade}: {found}");
            }
        }
    }

    #[test]
    fn what_is_no_length_gives_no_bar() {
        for max in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(nice_length(max), 0.0);
        }
    }
}
