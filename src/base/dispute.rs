//! Which borders are disputed, and where the map says so in words.
//!
//! The source has one border for each pair of countries and says nothing of how it stands. Named here are those that
//! the United Nations' own maps draw otherwise than as a settled border; `geodata/PROVENANCE.md` says which point of
//! view that is.

use crate::sphere::{LonLat, UnitVector};
use crate::view::{MapView, ScreenPos};
use geo::{Contains as _, Coord, LineString, Point, Polygon};

/// A pair of countries, by the codes of the source, and the box in which their border is disputed: west, south,
/// east, north, in degrees.
struct Dispute(&'static str, &'static str, [f64; 4]);

const ALL: [f64; 4] = [-180.0, -90.0, 180.0, 90.0];

const DISPUTES: &[Dispute] = &[
    Dispute("KOS", "SRB", ALL),
    Dispute("ISR", "PSX", ALL),
    // The line before the Golan Heights.
    Dispute("ISR", "SYR", ALL),
    Dispute("MAR", "SAH", ALL),
    // Jammu and Kashmir: the Line of Control and what lies south of it to the Ravi.
    Dispute("IND", "PAK", [72.0, 32.3, 80.0, 38.0]),
    // Ladakh with Aksai Chin, and Arunachal Pradesh.
    Dispute("CHN", "IND", [72.0, 30.0, 79.5, 38.0]),
    Dispute("CHN", "IND", [91.6, 26.0, 98.0, 30.0]),
];

/// Cuts the border of two countries where its standing changes: pieces in order, and whether each is disputed.
pub(super) fn cut(one: &str, other: &str, line: &LineString) -> Vec<(bool, LineString)> {
    let boxes: Vec<[f64; 4]> = DISPUTES
        .iter()
        .filter(|dispute| [(dispute.0, dispute.1), (dispute.1, dispute.0)].contains(&(one, other)))
        .map(|dispute| dispute.2)
        .collect();
    let holds = |[west, south, east, north]: [f64; 4], coord: Coord| {
        (west..=east).contains(&coord.x) && (south..=north).contains(&coord.y)
    };
    let mut pieces: Vec<(bool, LineString)> = Vec::new();
    for edge in line.0.windows(2) {
        let is_disputed = boxes.iter().any(|&bounds| holds(bounds, edge[0]) && holds(bounds, edge[1]));
        match pieces.last_mut() {
            Some((last, piece)) if *last == is_disputed => piece.0.push(edge[1]),
            _ => pieces.push((is_disputed, LineString::new(edge.to_vec()))),
        }
    }
    pieces
}

/// Crimea, roughly: its capes, and the line along which it is occupied.
const CRIMEA: [(f64, f64); 10] = [
    (32.5, 45.33),
    (33.6, 46.14),
    (34.4, 46.0),
    (35.0, 45.75),
    (35.5, 45.33),
    (36.6, 45.45),
    (36.4, 45.05),
    (35.4, 44.97),
    (33.75, 44.38),
    (33.5, 45.1),
];
/// What is this far from Crimea, in radians, is at most the edge of a view that shows it: half of the Earth's size.
const FAR_RAD: f64 = 1.5;

/// Whether a view shows some of Crimea, where the map says whose it is.
pub fn shows_crimea(view: &MapView) -> bool {
    const STEPS: u32 = 8;
    let free = view.free();
    let [first, ..] = CRIMEA;
    let center = UnitVector::from(view.center());
    if center.angle_to(LonLat::new(first.0, first.1).into()) > FAR_RAD {
        return false;
    }
    let is_seen = |&(lon, lat): &(f64, f64)| {
        view.screen_from(LonLat::new(lon, lat).into()).is_some_and(|at| {
            (0.0..=free.width_px).contains(&(at.x - free.min.x))
                && (0.0..=free.height_px).contains(&(at.y - free.min.y))
        })
    };
    // Near, its capes are out of sight all around.
    let land = Polygon::new(LineString::from(CRIMEA.to_vec()), Vec::new());
    let is_land = |step: u32| {
        let share = |step: u32| f64::from(step) / f64::from(STEPS);
        let x = free.min.x + free.width_px * share(step % (STEPS + 1));
        let y = free.min.y + free.height_px * share(step / (STEPS + 1));
        let ground = view.ground_at(ScreenPos::new(x, y)).map(LonLat::from);
        ground.is_some_and(|ground| land.contains(&Point::new(ground.lon_deg, ground.lat_deg)))
    };
    CRIMEA.iter().any(is_seen) || (0..(STEPS + 1) * (STEPS + 1)).any(is_land)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Home;
    use crate::view::ScreenRect;

    #[test]
    fn crimea_is_shown_where_some_of_it_is_in_sight_from_near_and_from_far() {
        let shows = |lon: f64, lat: f64, m_per_px: f64| {
            let free = ScreenRect { min: ScreenPos::new(400.0, 0.0), width_px: 900.0, height_px: 800.0 };
            let mut view = MapView::home(Home::default(), free);
            view.set(LonLat::new(lon, lat), m_per_px, 0.0);
            shows_crimea(&view)
        };
        // All of it, a field of it, its cape at the edge, and the whole globe.
        assert!(shows(34.2, 45.3, 600.0) && shows(34.2, 45.5, 20.0) && shows(29.0, 47.0, 900.0));
        assert!(shows(20.0, 40.0, 30_000.0));
        // Zambia, the home of the built-in atlas, Kherson, and the other side of the globe.
        assert!(!shows(28.0, -15.0, 2_000.0) && !shows(20.0, 64.5, 2_600.0));
        assert!(!shows(32.6, 46.65, 50.0) && !shows(-145.0, -40.0, 30_000.0));
    }

    fn line(points: &[(f64, f64)]) -> LineString {
        points.iter().copied().collect()
    }

    #[test]
    fn a_border_is_disputed_whichever_country_is_named_first() {
        let border = line(&[(20.5, 43.0), (21.0, 43.2), (21.5, 42.9)]);
        for (one, other) in [("KOS", "SRB"), ("SRB", "KOS")] {
            assert_eq!(cut(one, other, &border), [(true, border.clone())]);
        }
        assert_eq!(cut("NOR", "SWE", &border), [(false, border)]);
    }

    #[test]
    fn a_border_that_is_disputed_in_part_is_cut_there_and_stays_whole() {
        let border = line(&[(73.0, 30.0), (74.5, 31.5), (75.0, 32.5), (74.0, 34.0)]);
        let pieces = cut("IND", "PAK", &border);
        assert_eq!(pieces.iter().map(|piece| piece.0).collect::<Vec<_>>(), [false, true]);
        assert_eq!(pieces[0].1.0.last(), pieces[1].1.0.first());
    }
}
