//! GeoJSON coordinates → geometry, by RFC 7946 §3.1, with everything mended that can be.

mod ring;

use super::decimal_comma;
use super::diagnostic::{Rule, Severity};
use super::json::{Node, Object};
use super::keys;
use super::source::{Report, Source, did_you_mean};
use super::style::shorten;
use crate::atlas::Geometry;
use crate::geojson_rules::{
    DEEPEST_COLLECTION, GEOMETRY_TYPES, Guess, Misplaced, checked, is_beyond, line, wrapped,
};
use geo::{Coord, LineString, MultiLineString, MultiPoint, MultiPolygon, Point};
use std::collections::BTreeSet;

/// Reads a geometry; `None` where nothing of it can be drawn, which has been reported.
///
/// Rings come out closed, outer ones counterclockwise and holes clockwise, and everything within ±180° of longitude.
pub(super) fn read(node: Node<'_>, source: &Source, report: &mut Report) -> Option<Geometry> {
    Reader { source, report, told: BTreeSet::new() }.geometry(node, 0)
}

struct Reader<'a> {
    source: &'a Source,
    report: &'a mut Report,
    /// Each rule is told once for a feature: one slip often breaks it a thousand times.
    told: BTreeSet<(Severity, Rule)>,
}

/// A position and where it stands in the file.
type Placed = (Coord, usize);

impl Reader<'_> {
    fn tell(&mut self, rule: Rule, offset: usize, message: impl Into<String>, help: impl Into<String>) {
        self.tell_as(rule.severity(), rule, offset, message, help);
    }

    /// The same with a severity of its own.
    fn tell_as(
        &mut self,
        severity: Severity,
        rule: Rule,
        offset: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.told.insert((severity, rule)) {
            self.report.add_as(severity, rule, self.source, offset, message, help);
        }
    }

    fn geometry(&mut self, node: Node<'_>, depth: usize) -> Option<Geometry> {
        let Some(object) = node.object() else {
            let message = format!("a geometry is an object, not {}", node.noun());
            self.tell(
                Rule::Syntax,
                node.offset(),
                message,
                "write { \"type\": \"Point\", \"coordinates\": [longitude, latitude] }",
            );
            return None;
        };
        let kind = object.get("type");
        match kind.and_then(Node::string).as_deref() {
            Some("GeometryCollection") => self.collection(node, &object, depth),
            Some(kind) if GEOMETRY_TYPES.contains(&kind) => {
                let Some(coordinates) = object.get_some("coordinates") else {
                    self.empty(node, Some(&object));
                    return None;
                };
                match kind {
                    "Point" => self.point(coordinates).map(|(at, _)| Point(wrapped(at)).into()),
                    "MultiPoint" => {
                        let points: Vec<Point> = self.positions(coordinates).map(points)?;
                        self.all(coordinates, points, |points| MultiPoint(points).into())
                    }
                    "LineString" => {
                        self.line(coordinates).and_then(|lines| one_or_all(lines, MultiLineString))
                    }
                    "MultiLineString" => {
                        let lines = self.each(coordinates, Self::line)?.concat();
                        self.all(coordinates, lines, |lines| MultiLineString(lines).into())
                    }
                    "Polygon" => self.polygon(coordinates).and_then(|all| one_or_all(all, MultiPolygon)),
                    _ => {
                        let polygons = self.each(coordinates, Self::polygon)?.concat();
                        self.all(coordinates, polygons, |polygons| MultiPolygon(polygons).into())
                    }
                }
            }
            kind_name => {
                let at = kind.unwrap_or(node);
                let help =
                    did_you_mean(kind_name.unwrap_or_default(), GEOMETRY_TYPES.iter().copied(), || {
                        format!("write one of {}", GEOMETRY_TYPES.join(", "))
                    });
                self.tell(Rule::Syntax, at.offset(), "this is no type of geometry", help);
                None
            }
        }
    }

    /// The members of a collection: as one Multi… where they are of one family.
    fn collection(&mut self, node: Node<'_>, object: &Object<'_>, depth: usize) -> Option<Geometry> {
        let members = object.get_some("geometries").and_then(Node::array).unwrap_or_default();
        if depth >= DEEPEST_COLLECTION {
            let help = "put the geometries of the inner collections into the outer one";
            self.tell(Rule::Syntax, node.offset(), "collections are nested too deep here", help);
            return None;
        }
        if members.is_empty() {
            self.empty(node, None);
            return None;
        }
        let mut flat = Vec::new();
        for member in members {
            match self.geometry(member, depth + 1) {
                Some(Geometry::GeometryCollection(inner)) => flat.extend(inner),
                Some(geometry) => flat.push(geometry),
                None => {}
            }
        }
        merge(flat)
    }

    /// Tells of a geometry without positions. Its `members`, where it has any, may have a key that is all but the right.
    fn empty(&mut self, node: Node<'_>, members: Option<&Object<'_>>) {
        let help = "give it coordinates, or remove the feature";
        let help =
            members.map_or_else(|| help.to_owned(), |members| keys::missing(members, "coordinates", help));
        self.tell(Rule::EmptyGeometry, node.offset(), "this geometry has no positions", help);
    }

    /// Wraps what is left of the parts of a geometry.
    fn all<T>(
        &mut self,
        node: Node<'_>,
        parts: Vec<T>,
        wrap: impl FnOnce(Vec<T>) -> Geometry,
    ) -> Option<Geometry> {
        if parts.is_empty() {
            // Told already where a part was refused.
            if self.told.iter().all(|(severity, _)| *severity == Severity::Warning) {
                self.empty(node, None);
            }
            return None;
        }
        Some(wrap(parts))
    }

    fn array<'n>(&mut self, node: Node<'n>) -> Option<Vec<Node<'n>>> {
        let array = node.array();
        if array.is_none() {
            let message = format!("coordinates are an array here, not {}", node.noun());
            self.tell(Rule::Syntax, node.offset(), message, "write them as in RFC 7946, section 3.1");
        }
        array
    }

    /// Each element of an array as `read` has it; those that it refuses are left out.
    fn each<T>(&mut self, node: Node<'_>, read: impl Fn(&mut Self, Node<'_>) -> Option<T>) -> Option<Vec<T>> {
        let array = self.array(node)?;
        Some(array.into_iter().filter_map(|node| read(self, node)).collect())
    }

    fn point(&mut self, node: Node<'_>) -> Option<Placed> {
        let numbers = node.numbers();
        if numbers.as_ref().is_none_or(|numbers| numbers.len() > 2)
            && let Some([lon, lat]) = decimal_comma::read(node.written())
        {
            let (rule, message) = decimal_comma::fault(node.written());
            self.tell(rule, node.offset(), message, format!("write [{lon}, {lat}]"));
            return None;
        }
        match numbers.as_deref() {
            Some([lon_deg, lat_deg, ..]) => {
                Some((self.on_earth(Coord { x: *lon_deg, y: *lat_deg }, node)?, node.offset()))
            }
            Some([]) => {
                self.empty(node, None);
                None
            }
            _ => {
                let message = format!("{} is no position", shorten(node.written()));
                self.tell(Rule::Syntax, node.offset(), message, "write [longitude, latitude] in degrees");
                None
            }
        }
    }

    /// The position that two numbers are; its longitude may run on beyond ±180°.
    fn on_earth(&mut self, at: Coord, node: Node<'_>) -> Option<Coord> {
        let Coord { x, y } = at;
        let help = match checked(at) {
            Ok(at) => {
                if is_beyond(at) {
                    let message = format!("[{x}, {y}] lies beyond ±180°; it is drawn where the Earth goes on");
                    let help = format!("write the longitude within ±180: [{}, {y}]", wrapped(at).x);
                    self.tell_as(Severity::Warning, Rule::CoordinateRange, node.offset(), message, help);
                }
                return Some(at);
            }
            Err(Misplaced::Swapped) => format!("write longitude first: [{y}, {x}]"),
            Err(Misplaced::Projected) => {
                "these look like metres of a projection: reproject to WGS 84, as with ogr2ogr -t_srs EPSG:4326 out.geojson in.geojson"
                    .to_owned()
            }
            Err(Misplaced::Nowhere) => "write [longitude, latitude] in degrees, within ±180 and ±90".to_owned(),
        };
        self.tell(Rule::CoordinateRange, node.offset(), format!("[{x}, {y}] is not on the Earth"), help);
        None
    }

    /// All positions of an array; `None` where one of them is none, for a line with a corner missing would be a lie.
    fn positions(&mut self, node: Node<'_>) -> Option<Vec<Placed>> {
        let array = self.array(node)?;
        array.into_iter().map(|node| self.point(node)).collect()
    }

    /// The lines that a line is: several where it crosses the antimeridian.
    fn line(&mut self, node: Node<'_>) -> Option<Vec<LineString>> {
        let positions = self.positions(node)?;
        if positions.len() < 2 {
            self.tell(
                Rule::EmptyGeometry,
                node.offset(),
                "a line needs two positions or more",
                "add positions, or make it a Point",
            );
            return None;
        }
        let (lines, guessed) = line(positions.iter().map(|(at, _)| *at).collect());
        if let Some(guessed) = guessed {
            self.tell_guess(guessed.guess, positions[guessed.at]);
        }
        Some(lines.into_iter().map(LineString).collect())
    }

    /// Says what an edge that is longer than 180° was taken for. Only what may be drawn wrong is an error.
    fn tell_guess(&mut self, guess: Guess, (end, offset): Placed) {
        let edge = format!("the edge to [{}, {}] is more than 180° of longitude long", end.x, end.y);
        let help = "cut the geometry in two where it crosses the antimeridian (RFC 7946, section 3.1.9)";
        let (severity, message, help) = match guess {
            Guess::LongWay => (Severity::Error, edge, help),
            Guess::ShortWay => (
                Severity::Warning,
                format!("{edge}; it is drawn the short way, across the antimeridian"),
                help,
            ),
            Guess::RoundPole => (
                Severity::Warning,
                format!("{edge}; the ring is taken to go round the pole, and is filled up to there"),
                "let the ring run along ±180° to the pole and back",
            ),
        };
        self.tell_as(severity, Rule::EdgeOver180, offset, message, help);
    }
}

/// The only one of some lines or polygons, or all of them as one geometry.
fn one_or_all<T: Into<Geometry>, Many: Into<Geometry>>(
    mut all: Vec<T>,
    wrap: fn(Vec<T>) -> Many,
) -> Option<Geometry> {
    match all.len() {
        0 => None,
        1 => all.pop().map(Into::into),
        _ => Some(wrap(all).into()),
    }
}

fn points(placed: Vec<Placed>) -> Vec<Point> {
    placed.into_iter().map(|(at, _)| Point(wrapped(at))).collect()
}

/// One geometry out of several: a Multi… where they are of one family, else a collection.
fn merge(flat: Vec<Geometry>) -> Option<Geometry> {
    let (mut points, mut lines, mut polygons) = (Vec::new(), Vec::new(), Vec::new());
    for geometry in flat {
        match geometry {
            Geometry::Point(point) => points.push(point),
            Geometry::MultiPoint(many) => points.extend(many),
            Geometry::LineString(line) => lines.push(line),
            Geometry::MultiLineString(many) => lines.extend(many),
            Geometry::Polygon(polygon) => polygons.push(polygon),
            Geometry::MultiPolygon(many) => polygons.extend(many),
            // Collections were flattened, and GeoJSON has no others.
            _ => {}
        }
    }
    let mut families: Vec<Geometry> = Vec::new();
    if !polygons.is_empty() {
        families.push(MultiPolygon(polygons).into());
    }
    if !lines.is_empty() {
        families.push(MultiLineString(lines).into());
    }
    if !points.is_empty() {
        families.push(MultiPoint(points).into());
    }
    match families.len() {
        0 => None,
        1 => families.pop(),
        _ => Some(Geometry::GeometryCollection(geo::GeometryCollection(families))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (Option<Geometry>, Vec<(Rule, usize)>) {
        let source = Source::new("a", text.to_owned());
        let mut report = Report::default();
        let geometry = read(Node::parse(&source.text).unwrap(), &source, &mut report);
        (geometry, report.finish().iter().map(|told| (told.rule, told.column)).collect())
    }

    #[test]
    fn both_windings_are_read_and_come_out_the_same() {
        let right = told(
            r#"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]}"#,
        );
        let wrong = told(
            r#"{"type":"Polygon","coordinates":[[[0,0],[0,4],[4,4],[4,0],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]}"#,
        );
        assert_eq!(right.1, []);
        assert_eq!(wrong.1, [(Rule::WrongWinding, 35)]);
        assert_eq!(right.0, wrong.0);
    }

    #[test]
    fn a_ring_across_the_antimeridian_or_around_a_pole_has_no_wrong_winding() {
        let across =
            told(r#"{"type":"Polygon","coordinates":[[[170,60],[-170,60],[-170,70],[170,70],[170,60]]]}"#);
        assert_eq!(across.1, [(Rule::EdgeOver180, 44)]);
        let pole = told(r#"{"type":"Polygon","coordinates":[[[0,80],[-120,80],[120,80],[0,80]]]}"#);
        assert_eq!(pole.1, [(Rule::EdgeOver180, 52)]);
    }

    #[test]
    fn collections_are_flattened_into_what_they_hold() {
        let point = r#"{"type":"Point","coordinates":[1,2,3]}"#;
        let line = r#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#;
        let collection = |inner: &str| format!(r#"{{"type":"GeometryCollection","geometries":[{inner}]}}"#);
        let (one, none) = told(&collection(&format!("{point},{}", collection(point))));
        assert!(
            matches!(&one, Some(Geometry::MultiPoint(points)) if points.0.len() == 2) && none.is_empty(),
            "{one:?}"
        );
        let (two, _) = told(&collection(&format!("{point},{line}")));
        assert!(matches!(two, Some(Geometry::GeometryCollection(inner)) if inner.0.len() == 2));
        let deep = (0..100).fold(point.to_owned(), |inner, _| collection(&inner));
        assert!(matches!(told(&deep), (None, rules) if rules.len() == 1 && rules[0].0 == Rule::Syntax));
    }

    #[test]
    fn one_slip_in_a_thousand_positions_is_told_once() {
        let metres = vec!["[1500000, 8000000]"; 1000].join(",");
        let (geometry, rules) =
            told(&format!(r#"{{"type":"MultiLineString","coordinates":[[{metres}],[{metres}]]}}"#));
        assert_eq!((geometry, rules), (None, vec![(Rule::CoordinateRange, 43)]));
    }
}
