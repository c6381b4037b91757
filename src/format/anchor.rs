//! Where the mark and the label of a geometry stand: in or on it.

use crate::atlas::Geometry;
use crate::sphere::{LonLat, UnitVector};
use geo::{Area, InteriorPoint, LineString, Polygon};

/// A position in or on a geometry: the point, the middle of the longest line, the inside of the largest polygon.
pub(super) fn anchor(geometry: &Geometry) -> Option<LonLat> {
    let mut polygons = Vec::new();
    let mut lines = Vec::new();
    let mut points = Vec::new();
    collect(geometry, &mut polygons, &mut lines, &mut points);
    let largest = polygons.into_iter().max_by(|a, b| area(a).total_cmp(&area(b)));
    let corner = largest.and_then(|polygon| polygon.exterior().0.first()).map(|corner| (*corner).into());
    let longest = lines.into_iter().max_by(|a, b| length(a).total_cmp(&length(b)));
    largest
        .and_then(InteriorPoint::interior_point)
        .map(|point| point.0.into())
        .or_else(|| longest.and_then(middle))
        .or_else(|| points.first().copied())
        // What has no inside, such as two wings that cancel out, has its corners.
        .or(corner)
        .filter(|position| position.is_in_range())
}

fn collect<'a>(
    geometry: &'a Geometry,
    polygons: &mut Vec<&'a Polygon>,
    lines: &mut Vec<&'a LineString>,
    points: &mut Vec<LonLat>,
) {
    match geometry {
        Geometry::Point(point) => points.push(point.0.into()),
        Geometry::MultiPoint(many) => points.extend(many.iter().map(|point| LonLat::from(point.0))),
        Geometry::LineString(line) => lines.push(line),
        Geometry::MultiLineString(many) => lines.extend(many),
        Geometry::Polygon(polygon) => polygons.push(polygon),
        Geometry::MultiPolygon(many) => polygons.extend(many),
        Geometry::GeometryCollection(many) => {
            for inner in many {
                collect(inner, polygons, lines, points);
            }
        }
        // GeoJSON has none of these.
        Geometry::Line(_) | Geometry::Rect(_) | Geometry::Triangle(_) => {}
    }
}

/// Area in degrees of longitude narrowed to what they are on the ground, good enough to tell the largest.
fn area(polygon: &Polygon) -> f64 {
    let lat_deg = polygon.exterior().0.first().map_or(0.0, |coord| coord.y);
    polygon.unsigned_area() * lat_deg.to_radians().cos()
}

fn vector(coord: geo::Coord) -> UnitVector {
    LonLat::from(coord).into()
}

/// Length along great circles, in radians.
fn length(line: &LineString) -> f64 {
    line.lines().map(|edge| vector(edge.start).angle_to(vector(edge.end))).sum()
}

/// The position halfway along a line.
fn middle(line: &LineString) -> Option<LonLat> {
    let mut rest = length(line) / 2.0;
    for edge in line.lines() {
        let (start, end) = (vector(edge.start), vector(edge.end));
        let angle = start.angle_to(end);
        if angle >= rest && angle > 0.0 {
            return Some(start.along_great_circle(end, rest / angle).into());
        }
        rest -= angle;
    }
    line.0.first().map(|coord| (*coord).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Contains, MultiPolygon, line_string, point, polygon};

    #[test]
    fn a_line_is_marked_in_its_middle_and_not_at_its_middle_vertex() {
        let line = line_string![(x: 0., y: 0.), (x: 1., y: 0.), (x: 2., y: 0.), (x: 10., y: 0.)];
        let at = anchor(&line.into()).unwrap();
        assert!((at.lon_deg - 5.0).abs() < 1e-9 && at.lat_deg.abs() < 1e-9, "{at:?}");
    }

    #[test]
    fn a_polygon_is_marked_inside_and_the_largest_of_several_is_chosen() {
        let small = polygon![(x: 50., y: 0.), (x: 51., y: 0.), (x: 51., y: 1.)];
        let horseshoe = polygon![
            (x: 0., y: 0.), (x: 9., y: 0.), (x: 9., y: 9.), (x: 8., y: 9.), (x: 8., y: 1.), (x: 1., y: 1.), (x: 1., y: 9.), (x: 0., y: 9.)
        ];
        let at = anchor(&MultiPolygon(vec![small, horseshoe.clone()]).into()).unwrap();
        assert!(horseshoe.contains(&point!(x: at.lon_deg, y: at.lat_deg)), "{at:?}");
    }

    #[test]
    fn a_line_without_length_is_marked_where_it_is() {
        let line = line_string![(x: 3., y: 4.), (x: 3., y: 4.)];
        assert_eq!(anchor(&line.into()), Some(LonLat::new(3.0, 4.0)));
    }
}
