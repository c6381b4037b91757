//! Geometry as it is kept: whole numbers in flat lists, for drawing and for hit tests.

use super::coordinates::{Coordinates, Level};
use super::extent::Extents;
use super::fault::Fault;
use super::feature::RawGeometry;

/// A longitude and a latitude in whole steps of a degree divided by [`STEPS_PER_DEG`].
pub(super) type Place = [i32; 2];

/// Steps in a degree: one is 2 cm on the ground. 360° still fit.
pub(super) const STEPS_PER_DEG: f64 = 5e6;

pub(super) fn placed(at: [f64; 2]) -> Place {
    at.map(|degrees| (degrees * STEPS_PER_DEG).round() as i32)
}

pub(super) fn degrees(place: Place) -> [f64; 2] {
    place.map(|steps| f64::from(steps) / STEPS_PER_DEG)
}

/// What a part is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Every place is a dot.
    Dots,
    /// One line.
    Line,
    /// One polygon: an outer ring, and holes.
    Polygon,
}

/// A part of a feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    pub(super) shape: Shape,
    /// Where its places are.
    pub(super) places: [u32; 2],
    /// Where the ends of its rings are: of a polygon.
    pub(super) rings: [u32; 2],
    /// The feature that it is of.
    pub(super) feature: u32,
    /// Its style.
    pub(super) style: u8,
    /// West, south, east and north, in steps.
    pub(super) bounds: [i32; 4],
}

/// The types of geometry of RFC 7946, section 3.1, in the order of a summary.
pub const GEOMETRY_TYPES: [&str; 7] =
    ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

/// All geometry of a file.
#[derive(Debug, Clone, Default)]
pub(super) struct Shapes {
    pub(super) places: Vec<Place>,
    pub(super) ring_ends: Vec<u32>,
    pub(super) parts: Vec<Part>,
    pub(super) extents: Extents,
    /// Positions that were read, as they are in the file.
    pub(super) vertices: usize,
    /// Degrees of all edges of lines and rings, as long as on the equator.
    pub(super) edges_deg: f64,
    /// Places on lines and rings.
    pub(super) on_edges: usize,
}

/// What is told of a feature while its geometry is kept.
pub(super) struct Keeper<'a> {
    pub(super) shapes: &'a mut Shapes,
    pub(super) feature: u32,
    pub(super) style: u8,
    /// Each kind of fault is told once of a feature: one slip often is there a thousand times.
    pub(super) faults: Vec<Fault>,
}

impl Keeper<'_> {
    fn tell(&mut self, fault: Fault) {
        if self.faults.iter().all(|told| told.name() != fault.name()) {
            self.faults.push(fault);
        }
    }

    /// Keeps what of a geometry can be drawn.
    pub(super) fn keep(&mut self, geometry: &RawGeometry) {
        match geometry {
            RawGeometry::Null => self.tell(Fault::NoGeometry),
            RawGeometry::NoObject => self.tell(Fault::UnknownType(String::new())),
            RawGeometry::TooDeep => self.tell(Fault::TooDeep),
            RawGeometry::Collection(members) if members.is_empty() => self.tell(Fault::EmptyGeometry),
            RawGeometry::Collection(members) => members.iter().for_each(|member| self.keep(member)),
            RawGeometry::Simple { kind, coordinates } => self.simple(kind, coordinates),
        }
    }

    fn simple(&mut self, kind: &str, coordinates: &Coordinates) {
        self.shapes.vertices += coordinates.positions.len();
        let wanted = match kind {
            "Point" => Level::Position,
            "MultiPoint" | "LineString" => Level::Line,
            "Polygon" | "MultiLineString" => Level::Lines,
            "MultiPolygon" => Level::Polygons,
            _ => {
                const LONGEST_CHARS: usize = 40;
                return self.tell(Fault::UnknownType(kind.chars().take(LONGEST_CHARS).collect()));
            }
        };
        match coordinates.level {
            Level::Empty => self.tell(Fault::EmptyGeometry),
            level if level != wanted => self.tell(Fault::BadCoordinates),
            _ => match kind {
                "Point" | "MultiPoint" => self.dots(&coordinates.positions),
                "LineString" | "MultiLineString" => {
                    for line in pieces(&coordinates.positions, &coordinates.line_ends) {
                        self.line(line);
                    }
                }
                _ => {
                    let mut first = 0;
                    for &end in &coordinates.polygon_ends {
                        let ends = coordinates.line_ends.get(first..end as usize).unwrap_or_default();
                        let start = first.checked_sub(1).map_or(0, |before| coordinates.line_ends[before]);
                        self.polygon(&coordinates.positions, start, ends);
                        first = end as usize;
                    }
                }
            },
        }
    }

    /// The places of positions; `None` where one of them is none, for a line with a corner missing would be a lie.
    fn all(&mut self, positions: &[[f64; 2]]) -> Option<()> {
        for &at in positions {
            let checked = check(at);
            let place = match checked {
                Ok(place) => place,
                Err(fault) => {
                    let is_kept = matches!(fault, Fault::BeyondAntimeridian(_));
                    self.tell(fault);
                    if !is_kept {
                        return None;
                    }
                    placed(at)
                }
            };
            self.shapes.places.push(place);
        }
        Some(())
    }

    fn dots(&mut self, positions: &[[f64; 2]]) {
        let first = self.shapes.places.len();
        for at in positions {
            // One dot that cannot be drawn costs no other.
            let _ = self.all(std::slice::from_ref(at));
        }
        if self.shapes.places.len() > first {
            self.push(Shape::Dots, first, [0, 0]);
        }
    }

    fn line(&mut self, positions: &[[f64; 2]]) {
        let first = self.shapes.places.len();
        let fault = if positions.len() < 2 { Some(Fault::ShortLine) } else { None };
        if let Some(fault) = fault {
            return self.tell(fault);
        }
        if self.all(positions).is_none() {
            return self.shapes.places.truncate(first);
        }
        self.edges(first);
        self.push(Shape::Line, first, [0, 0]);
    }

    /// A polygon whose rings begin at `start` and end at `ends`.
    fn polygon(&mut self, positions: &[[f64; 2]], start: u32, ends: &[u32]) {
        let (first, first_ring) = (self.shapes.places.len(), self.shapes.ring_ends.len());
        let mut begin = start as usize;
        for (index, &end) in ends.iter().enumerate() {
            let ring = positions.get(begin..end as usize).unwrap_or_default();
            begin = end as usize;
            let is_kept = self.ring(ring);
            // Without its outer ring a polygon is nothing; without a hole it is.
            if !is_kept && index == 0 {
                return;
            }
        }
        if self.shapes.places.len() > first {
            self.push(Shape::Polygon, first, [first_ring as u32, self.shapes.ring_ends.len() as u32]);
        }
    }

    fn ring(&mut self, positions: &[[f64; 2]]) -> bool {
        let first = self.shapes.places.len();
        let is_closed = positions.first() == positions.last();
        let count = positions.len() + usize::from(!is_closed);
        if count < 4 {
            self.tell(Fault::ShortRing);
            return false;
        }
        if self.all(positions).is_none() {
            self.shapes.places.truncate(first);
            return false;
        }
        if !is_closed {
            self.tell(Fault::UnclosedRing);
            let begin = self.shapes.places[first];
            self.shapes.places.push(begin);
        }
        self.edges(first);
        self.shapes.ring_ends.push(self.shapes.places.len() as u32);
        true
    }

    /// Counts the edges between the places from `first` on.
    fn edges(&mut self, first: usize) {
        let Shapes { places, extents, edges_deg, on_edges, .. } = &mut *self.shapes;
        let mut has_long = false;
        *on_edges += places.len() - first;
        for edge in places[first..].windows(2) {
            let (from, to) = (degrees(edge[0]), degrees(edge[1]));
            extents.add_edge(from, to);
            has_long |= (to[0] - from[0]).abs() > 180.0;
            let narrowing = from[1].to_radians().cos();
            *edges_deg += ((to[0] - from[0]) * narrowing).hypot(to[1] - from[1]);
        }
        if has_long {
            self.tell(Fault::LongEdge);
        }
    }

    fn push(&mut self, shape: Shape, first: usize, rings: [u32; 2]) {
        let places = &self.shapes.places[first..];
        let mut bounds = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];
        for &[x, y] in places {
            bounds = [bounds[0].min(x), bounds[1].min(y), bounds[2].max(x), bounds[3].max(y)];
            self.shapes.extents.add(degrees([x, y]));
        }
        let places = [first as u32, self.shapes.places.len() as u32];
        let (feature, style) = (self.feature, self.style);
        self.shapes.parts.push(Part { shape, places, rings, feature, style, bounds });
    }
}

/// The place of a position, or what is wrong with it.
fn check(at: [f64; 2]) -> Result<Place, Fault> {
    // Some writers end the Earth a rounding error late.
    const SLACK_DEG: f64 = 1e-6;
    let [x, y] = at;
    if x.abs() <= 180.0 && y.abs() <= 90.0 {
        return Ok(placed(at));
    }
    if x.abs() <= 180.0 + SLACK_DEG && y.abs() <= 90.0 + SLACK_DEG {
        return Ok(placed([x.clamp(-180.0, 180.0), y.clamp(-90.0, 90.0)]));
    }
    Err(if x.abs() <= 360.0 && y.abs() <= 90.0 {
        Fault::BeyondAntimeridian(at)
    } else if x.abs() <= 90.0 && y.abs() <= 180.0 {
        Fault::Swapped(at)
    } else if x.abs() > 1000.0 || y.abs() > 1000.0 {
        Fault::Projected(at)
    } else {
        Fault::OutOfRange(at)
    })
}

/// The pieces of a list that end where `ends` says.
fn pieces<'a, T>(all: &'a [T], ends: &'a [u32]) -> impl Iterator<Item = &'a [T]> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends).map(|(start, &end)| all.get(start as usize..end as usize).unwrap_or_default())
}

impl Shapes {
    /// The places of a part.
    pub(super) fn places_of(&self, part: &Part) -> &[Place] {
        &self.places[part.places[0] as usize..part.places[1] as usize]
    }

    /// The rings of a polygon.
    pub(super) fn rings_of(&self, part: &Part) -> impl Iterator<Item = &[Place]> {
        let ends = &self.ring_ends[part.rings[0] as usize..part.rings[1] as usize];
        let starts = std::iter::once(part.places[0]).chain(ends.iter().copied());
        starts.zip(ends).map(|(start, &end)| &self.places[start as usize..end as usize])
    }
}
