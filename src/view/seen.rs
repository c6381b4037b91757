//! Where on the screen something that is larger than the screen can be seen.

use super::{MapView, ScreenPos};
use crate::sphere::LonLat;
use geo::{Contains, Coord, Geometry, LineString};

/// An outline is looked at in so many points, more or less.
const LOOKS: usize = 96;

/// A position on the screen at which a line or an area is seen, where `is_seen` says what of the screen counts: on its
/// line or outline, as near as can be to the middle of what is seen of it, else at the middle of the view where
/// that lies in the area.
pub fn seen_at(
    geometry: &Geometry,
    view: &MapView,
    is_seen: impl Fn(ScreenPos) -> bool,
) -> Option<ScreenPos> {
    let seen: Vec<ScreenPos> = outline(geometry)
        .into_iter()
        .filter_map(|coord| view.screen_from(LonLat::from(coord).into()))
        .filter(|pos| is_seen(*pos))
        .collect();
    let count = seen.len() as f64;
    let sum = seen.iter().fold((0.0, 0.0), |sum, pos| (sum.0 + pos.x, sum.1 + pos.y));
    let middle = ScreenPos::new(sum.0 / count, sum.1 / count);
    let nearest = seen.into_iter().min_by(|a, b| a.distance_px(middle).total_cmp(&b.distance_px(middle)));
    nearest.or_else(|| {
        let center = view.center();
        let at = view.free().center();
        let is_within = geometry.contains(&geo::Point::new(center.lon_deg, center.lat_deg));
        (is_within && is_seen(at)).then_some(at)
    })
}

/// Points on the lines and the outer rings of a geometry, evenly among its corners or between them.
fn outline(geometry: &Geometry) -> Vec<Coord> {
    let mut lines: Vec<&LineString> = Vec::new();
    gather(geometry, &mut lines);
    let edges: usize = lines.iter().map(|line| line.0.len().saturating_sub(1)).sum();
    let (skip, parts) = ((edges / LOOKS).max(1), (LOOKS / edges.max(1)).max(1));
    let between = |edge: &[Coord]| {
        let (from, to) = (edge[0], edge[1]);
        (0..parts).map(move |part| {
            let share = part as f64 / parts as f64;
            Coord { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
        })
    };
    let along = |line: &LineString| line.0.windows(2).step_by(skip).flat_map(between).collect::<Vec<_>>();
    lines.iter().flat_map(|line| along(line).into_iter().chain(line.0.last().copied())).collect()
}

fn gather<'a>(geometry: &'a Geometry, lines: &mut Vec<&'a LineString>) {
    match geometry {
        Geometry::LineString(line) => lines.push(line),
        Geometry::MultiLineString(all) => lines.extend(&all.0),
        Geometry::Polygon(polygon) => lines.push(polygon.exterior()),
        Geometry::MultiPolygon(all) => lines.extend(all.iter().map(geo::Polygon::exterior)),
        Geometry::GeometryCollection(all) => all.iter().for_each(|part| gather(part, lines)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::view;
    use geo::{line_string, polygon};

    /// What the fixture's view shows.
    fn on_screen(view: &MapView) -> impl Fn(ScreenPos) -> bool {
        let free = view.free();
        move |pos: ScreenPos| {
            (0.0..=free.width_px).contains(&(pos.x - free.min.x))
                && (0.0..=free.height_px).contains(&(pos.y - free.min.y))
        }
    }

    fn near(lon_deg: f64, lat_deg: f64) -> MapView {
        view(lon_deg, lat_deg, 100.0, 0.0)
    }

    #[test]
    fn a_long_edge_is_seen_where_neither_of_its_ends_is() {
        let line = Geometry::from(line_string![(x: 10.0, y: 60.0), (x: 40.0, y: 60.0)]);
        let view = near(25.0, 60.0);
        let at = seen_at(&line, &view, on_screen(&view)).expect("it crosses the view");
        let ground = LonLat::from(view.ground_at(at).expect("on the Earth"));
        assert!((ground.lat_deg - 60.0).abs() < 0.01, "{ground:?} is beside the line");
        let away = near(25.0, 70.0);
        assert_eq!(seen_at(&line, &away, on_screen(&away)), None);
    }

    #[test]
    fn an_area_that_is_larger_than_the_view_is_seen_at_its_middle_and_not_from_beside_it() {
        let area = Geometry::from(polygon![
            (x: 0.0, y: 50.0), (x: 40.0, y: 50.0), (x: 40.0, y: 80.0), (x: 0.0, y: 80.0),
        ]);
        let inside = near(20.0, 65.0);
        assert_eq!(seen_at(&area, &inside, on_screen(&inside)), Some(inside.free().center()));
        let beside = near(60.0, 65.0);
        assert_eq!(seen_at(&area, &beside, on_screen(&beside)), None);
        assert_eq!(seen_at(&area, &inside, |_| false), None);
    }

    #[test]
    fn what_is_seen_of_an_outline_is_pointed_at_in_its_middle() {
        let area = Geometry::from(polygon![
            (x: 24.9, y: 59.95), (x: 25.1, y: 59.95), (x: 25.1, y: 60.05), (x: 24.9, y: 60.05),
        ]);
        let view = near(25.0, 60.0);
        let at = seen_at(&area, &view, on_screen(&view)).expect("all of it is seen");
        assert!(on_screen(&view)(at));
    }

    #[test]
    fn nothing_and_a_point_have_no_outline() {
        let view = near(25.0, 60.0);
        for nothing in [
            Geometry::from(line_string![]),
            Geometry::GeometryCollection(geo::GeometryCollection::default()),
            Geometry::from(geo::Point::new(25.0, 60.0)),
        ] {
            let seen = seen_at(&nothing, &near(20.0, 60.0), on_screen(&view));
            assert_eq!(seen, None, "{nothing:?}");
        }
    }
}
