//! Which place is at a position.

use super::{Atlas, Place, PlaceIndex};
use crate::sphere::{LonLat, distance_m};
use geo::{Area, Contains, Geometry};
use std::cmp::Reverse;

/// The place at `pos`: the nearest mark within `radius_m`, else the nearest line within it, else the
/// smallest area that holds it. Where `height` says that one lies higher, as its layer does, it comes before the
/// nearer and the smaller ones of its sort; places for which it says nothing are not asked.
///
/// `radius_m` is the radius of a mark on the ground, in metres: pixels times metres per pixel.
pub fn hit_test(
    atlas: &Atlas,
    pos: LonLat,
    radius_m: f64,
    height: impl Fn(PlaceIndex, &Place) -> Option<usize>,
) -> Option<PlaceIndex> {
    let shown: Vec<(usize, PlaceIndex, &Place)> = (0..)
        .map(PlaceIndex)
        .zip(&atlas.places)
        .filter_map(|(index, place)| Some((height(index, place)?, index, place)))
        .collect();
    let best = |measure: &dyn Fn(&Place) -> Option<f64>| {
        let measured = |&(height, index, place): &(usize, PlaceIndex, &Place)| {
            Some((Reverse(height), measure(place)?, index))
        };
        let found = shown.iter().filter_map(measured);
        found.min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))).map(|(_, _, index)| index)
    };
    let within = |distance: f64| Some(distance).filter(|distance| *distance <= radius_m);
    let point = geo::Point::new(pos.lon_deg, pos.lat_deg);
    let mark = |place: &Place| {
        Some(place)
            .filter(|place| !is_area(&place.geometry))
            .and_then(|place| within(distance_m(pos, place.anchor)))
    };
    let line = |place: &Place| distance_to_line_m(pos, &place.geometry).and_then(within);
    let area = |place: &Place| {
        (is_area(&place.geometry) && place.geometry.contains(&point)).then(|| place.geometry.unsigned_area())
    };
    best(&mark).or_else(|| best(&line)).or_else(|| best(&area))
}

fn is_area(geometry: &Geometry) -> bool {
    matches!(geometry, Geometry::Polygon(_) | Geometry::MultiPolygon(_) | Geometry::Rect(_))
}

/// Distance in metres from a position to a line, `None` where the geometry is no line.
///
/// Each edge is taken as straight on a plane about `pos`, true to a part in a thousand for the few
/// kilometres that a pointer's radius covers.
fn distance_to_line_m(pos: LonLat, geometry: &Geometry) -> Option<f64> {
    let lines: Vec<&geo::LineString> = match geometry {
        Geometry::LineString(line) => vec![line],
        Geometry::MultiLineString(lines) => lines.iter().collect(),
        _ => return None,
    };
    const M_PER_DEG: f64 = crate::sphere::EARTH_RADIUS_M * std::f64::consts::PI / 180.0;
    let narrowing = pos.lat_deg.to_radians().cos();
    let local = |coord: geo::Coord| {
        let dlon = (coord.x - pos.lon_deg + 540.0).rem_euclid(360.0) - 180.0;
        (dlon * narrowing * M_PER_DEG, (coord.y - pos.lat_deg) * M_PER_DEG)
    };
    lines
        .into_iter()
        .flat_map(geo::LineString::lines)
        .map(|edge| {
            let (ax, ay) = local(edge.start);
            let (bx, by) = local(edge.end);
            let (dx, dy) = (bx - ax, by - ay);
            let length_squared = dx * dx + dy * dy;
            let t = if length_squared > 0.0 {
                (-(ax * dx + ay * dy) / length_squared).clamp(0.0, 1.0)
            } else {
                0.0
            };
            (ax + t * dx).hypot(ay + t * dy)
        })
        .min_by(f64::total_cmp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{Kind, Precision, Style};
    use geo::{LineString, MultiLineString, Point, Rect, line_string};
    use std::collections::BTreeMap;

    fn place(id: &str, layer: &str, geometry: Geometry, anchor: (f64, f64)) -> Place {
        Place {
            id: id.to_owned(),
            layer: layer.to_owned(),
            name: id.to_owned(),
            names: BTreeMap::new(),
            kind: Kind::Other,
            precision: Precision::Surveyed,
            status: None,
            summary: String::new(),
            when: None,
            sources: Vec::new(),
            claims: Vec::new(),
            geometry,
            anchor: LonLat::new(anchor.0, anchor.1),
            style: Style::default(),
            iso_a3: None,
        }
    }

    fn mark(id: &str, lon_deg: f64, lat_deg: f64) -> Place {
        place(id, "marks", Point::new(lon_deg, lat_deg).into(), (lon_deg, lat_deg))
    }

    /// An area from one corner to the other.
    fn area(id: &str, from: (f64, f64), to: (f64, f64)) -> Place {
        let anchor = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
        place(id, "areas", Rect::new(from, to).to_polygon().into(), anchor)
    }

    /// A line whose anchor is far away, so that only the line itself can be hit.
    fn line(id: &str, line: impl Into<Geometry>) -> Place {
        place(id, "lines", line.into(), (-100.0, -60.0))
    }

    fn hit_shown(places: &[Place], at: (f64, f64), is_shown: impl Fn(&Place) -> bool) -> Option<String> {
        let atlas = Atlas { places: places.to_vec(), ..Atlas::default() };
        let found =
            hit_test(&atlas, LonLat::new(at.0, at.1), 1_000.0, |_, place| is_shown(place).then_some(0))?;
        Some(atlas.place(found).unwrap().id.clone())
    }

    /// What a pointer of 1 km hits.
    fn hit(places: &[Place], at: (f64, f64)) -> Option<String> {
        hit_shown(places, at, |_| true)
    }

    // On the 70th parallel a degree of longitude is 38.2 km long and a degree of latitude 111.6 km.

    #[test]
    fn the_nearest_mark_within_the_radius_is_hit() {
        let places = [mark("west", 30.0, 70.0), mark("east", 30.02, 70.0)];
        assert_eq!(hit(&places, (30.008, 70.0)).as_deref(), Some("west"));
        assert_eq!(hit(&places, (30.012, 70.0)).as_deref(), Some("east"));
        assert_eq!(hit(&places, (30.0, 70.0088)).as_deref(), Some("west"));
        assert_eq!(hit(&places, (30.0, 70.0092)), None);
        assert_eq!(hit(&places, (29.97, 70.0)), None);
    }

    #[test]
    fn a_mark_wins_over_the_line_and_the_area_under_it() {
        let under = [
            area("area", (20.0, 60.0), (40.0, 80.0)),
            line("line", line_string![(x: 20., y: 70.), (x: 30., y: 70.), (x: 40., y: 70.)]),
            mark("mark", 30.0, 70.005),
        ];
        assert_eq!(hit(&under, (30.0, 70.0)).as_deref(), Some("mark"));
        assert_eq!(hit(&under[..2], (30.0, 70.0)).as_deref(), Some("line"));
        assert_eq!(hit(&under[..1], (30.0, 70.0)).as_deref(), Some("area"));
    }

    #[test]
    fn of_areas_that_hold_the_position_the_smallest_is_hit() {
        let places = [
            area("sea", (10.0, 50.0), (30.0, 66.0)),
            area("gulf", (20.0, 58.0), (30.0, 62.0)),
            area("bay", (25.0, 59.0), (26.0, 60.0)),
        ];
        assert_eq!(hit(&places, (25.5, 59.5)).as_deref(), Some("bay"));
        assert_eq!(hit(&places, (22.0, 59.5)).as_deref(), Some("gulf"));
        assert_eq!(hit(&places, (12.0, 52.0)).as_deref(), Some("sea"));
        assert_eq!(hit(&places, (31.0, 59.5)), None);
    }

    #[test]
    fn the_middle_of_an_area_is_no_mark() {
        let places = [area("sea", (10.0, 50.0), (30.0, 66.0)), area("gulf", (15.0, 57.0), (26.0, 60.0))];
        // The anchor of the sea, which lies in the gulf.
        assert_eq!(hit(&places, (20.0, 58.0)).as_deref(), Some("gulf"));
    }

    #[test]
    fn a_line_is_hit_within_the_radius_of_any_of_its_edges() {
        let bent = LineString::from(vec![(30.0, 70.0), (31.0, 70.0), (31.0, 71.0)]);
        let places = [
            line("bent", bent),
            line(
                "two",
                MultiLineString::new(vec![
                    line_string![(x: 50., y: 70.), (x: 51., y: 70.)],
                    line_string![(x: 60., y: 70.), (x: 61., y: 70.)],
                ]),
            ),
        ];
        assert_eq!(hit(&places, (30.5, 70.008)).as_deref(), Some("bent"));
        assert_eq!(hit(&places, (31.02, 70.5)).as_deref(), Some("bent"));
        assert_eq!(hit(&places, (30.5, 70.01)), None);
        assert_eq!(hit(&places, (29.96, 70.0)), None, "beyond its end");
        assert_eq!(hit(&places, (60.5, 69.995)).as_deref(), Some("two"));
        assert_eq!(hit(&places, (55.5, 70.0)), None, "between its parts");
    }

    #[test]
    fn a_line_and_a_mark_are_hit_from_across_the_antimeridian() {
        let places = [line("line", line_string![(x: 179., y: 70.), (x: 180., y: 70.)])];
        assert_eq!(hit(&places, (-179.99, 70.0)).as_deref(), Some("line"));
        assert_eq!(hit(&[mark("mark", 179.99, 70.0)], (-179.999, 70.0)).as_deref(), Some("mark"));
    }

    #[test]
    fn what_is_hidden_is_not_hit() {
        let places = [
            area("area", (20.0, 60.0), (40.0, 80.0)),
            mark("mark", 30.0, 70.0),
            mark("further", 30.01, 70.0),
        ];
        assert_eq!(hit(&places, (30.0, 70.0)).as_deref(), Some("mark"));
        let without = |layer: &'static str| move |place: &Place| place.layer != layer;
        assert_eq!(hit_shown(&places, (30.0, 70.0), without("marks")).as_deref(), Some("area"));
        assert_eq!(hit_shown(&places, (30.0, 70.0), |place| place.id != "mark").as_deref(), Some("further"));
        assert_eq!(hit_shown(&places, (30.0, 70.0), |_| false), None);
    }

    #[test]
    fn of_lines_and_of_areas_those_of_the_higher_layer_are_hit_first() {
        let in_layer = |layer: &str, place: Place| Place { layer: layer.to_owned(), ..place };
        let places = [
            in_layer("wide", area("sea", (10.0, 50.0), (30.0, 66.0))),
            in_layer("small", area("gulf", (20.0, 58.0), (30.0, 62.0))),
            in_layer("wide", line("far", line_string![(x: 20., y: 60.008), (x: 30., y: 60.008)])),
            in_layer("small", line("near", line_string![(x: 20., y: 60.), (x: 30., y: 60.)])),
        ];
        let hit = |places: &[Place], at: (f64, f64), highest: &str| {
            let atlas = Atlas { places: places.to_vec(), ..Atlas::default() };
            let height = |_, place: &Place| Some(usize::from(place.layer == highest));
            let found = hit_test(&atlas, LonLat::new(at.0, at.1), 1_000.0, height)?;
            Some(atlas.place(found).unwrap().id.clone())
        };
        assert_eq!(hit(&places, (25.0, 61.0), "small").as_deref(), Some("gulf"));
        assert_eq!(hit(&places, (25.0, 61.0), "wide").as_deref(), Some("sea"));
        assert_eq!(hit(&places, (25.0, 60.001), "small").as_deref(), Some("near"));
        assert_eq!(hit(&places, (25.0, 60.001), "wide").as_deref(), Some("far"));
        assert_eq!(
            hit(&places, (25.0, 60.001), "neither").as_deref(),
            Some("near"),
            "of one layer the nearer"
        );
        assert_eq!(
            hit(&places[..3], (25.0, 60.009), "small").as_deref(),
            Some("far"),
            "a line before an area"
        );
    }

    #[test]
    fn an_empty_atlas_is_never_hit() {
        assert_eq!(hit(&[], (0.0, 90.0)), None);
    }
}
