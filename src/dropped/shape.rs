//! Geometry as it is kept: whole numbers in flat lists, for drawing and for hit tests.

use super::coordinates::{Coordinates, Level};
use super::extent::{Extent, Extents};
use super::fault::Fault;
use super::feature::RawGeometry;
use crate::geojson_rules::{
    Guess, Misplaced, Polygons, checked, is_beyond, is_plain, line, polygon, wrapped,
};
use crate::tessellate::tangle;
use geo::Coord;

/// A longitude and a latitude in whole steps of a degree divided by [`STEPS_PER_DEG`].
pub(super) type Place = [i32; 2];

/// Steps in a degree: one is 2 cm on the ground.
pub(super) const STEPS_PER_DEG: f64 = 5e6;

/// Where programs put what they cannot find.
const NULL_ISLAND: Place = [0, 0];

pub(super) fn placed(at: Coord) -> Place {
    [at.x, at.y].map(|degrees| (degrees * STEPS_PER_DEG).round() as i32)
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
    /// The rings of a polygon cross, or a hole lies outside: it is filled by the even-odd rule.
    pub(super) is_tangled: bool,
}

/// All geometry of a file.
#[derive(Debug, Clone, Default)]
pub(super) struct Shapes {
    pub(super) places: Vec<Place>,
    pub(super) ring_ends: Vec<u32>,
    pub(super) parts: Vec<Part>,
    pub(super) extents: Extents,
    /// There are dots at 0° N 0° E, which are not among the extents.
    pub(super) has_null_island: bool,
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
        if let Some(numbers) = coordinates.decimal_commas
            && coordinates.level == wanted
        {
            return self.tell(Fault::DecimalCommas(numbers));
        }
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

    /// The positions of a path; `None` where one of them is none, for a line with a corner missing would be a lie.
    fn on_earth(&mut self, positions: &[[f64; 2]]) -> Option<Vec<Coord>> {
        let mut path = Vec::with_capacity(positions.len() + 1);
        for &at in positions {
            match checked(at.into()) {
                Ok(coord) => {
                    if is_beyond(coord) {
                        self.tell(Fault::BeyondAntimeridian(at));
                    }
                    path.push(coord);
                }
                Err(misplaced) => {
                    self.tell(match misplaced {
                        Misplaced::Swapped => Fault::Swapped(at),
                        Misplaced::Projected => Fault::Projected(at),
                        Misplaced::Nowhere => Fault::OutOfRange(at),
                    });
                    return None;
                }
            }
        }
        Some(path)
    }

    fn dots(&mut self, positions: &[[f64; 2]]) {
        let first = self.shapes.places.len();
        for at in positions {
            // One dot that cannot be drawn costs no other.
            let dot = self.on_earth(std::slice::from_ref(at));
            self.shapes.places.extend(dot.into_iter().flatten().map(|at| placed(wrapped(at))));
        }
        if self.shapes.places.len() > first {
            self.push(Shape::Dots, first, [0, 0], false);
        }
    }

    fn line(&mut self, positions: &[[f64; 2]]) {
        if positions.len() < 2 {
            return self.tell(Fault::ShortLine);
        }
        let Some(path) = self.on_earth(positions) else { return };
        let (lines, guessed) = line(path);
        if let Some(guessed) = guessed {
            self.tell_guess(guessed.guess);
        }
        for line in lines {
            let first = self.shapes.places.len();
            self.shapes.places.extend(line.into_iter().map(placed));
            let is_one_place = self.shapes.places[first..].windows(2).all(|edge| edge[0] == edge[1]);
            if is_one_place {
                // A ship at anchor: a line without length would not be seen.
                self.shapes.places.truncate(first + 1);
                self.push(Shape::Dots, first, [0, 0], false);
            } else {
                self.edges(first);
                self.push(Shape::Line, first, [0, 0], false);
            }
        }
    }

    fn tell_guess(&mut self, guess: Guess) {
        self.tell(match guess {
            Guess::ShortWay => Fault::ShortWay,
            Guess::RoundPole => Fault::RoundPole,
            Guess::LongWay => Fault::LongEdge,
        });
    }

    /// A polygon whose rings begin at `start` and end at `ends`.
    fn polygon(&mut self, positions: &[[f64; 2]], start: u32, ends: &[u32]) {
        let mut rings = Vec::with_capacity(ends.len());
        let mut begin = start as usize;
        for (index, &end) in ends.iter().enumerate() {
            let ring = self.ring(positions.get(begin..end as usize).unwrap_or_default());
            begin = end as usize;
            match ring {
                Some(ring) => rings.push(ring),
                // Without its outer ring a polygon is nothing; without a hole it is.
                None if index == 0 => return,
                None => {}
            }
        }
        if rings.iter().all(|ring| is_plain(ring)) {
            let is_tangled = tangle(&rings).is_some();
            return self.push_polygon(rings, is_tangled);
        }
        let Polygons { polygons, guessed, tangle } = polygon(rings);
        if let Some((_, guessed)) = guessed {
            self.tell_guess(guessed.guess);
        }
        for polygon in polygons {
            let (outer, holes) = polygon.into_inner();
            let rings = std::iter::once(outer).chain(holes).map(|ring| ring.0).collect();
            self.push_polygon(rings, tangle.is_some());
        }
    }

    /// A ring, closed.
    fn ring(&mut self, positions: &[[f64; 2]]) -> Option<Vec<Coord>> {
        let is_closed = positions.first() == positions.last();
        let count = positions.len() + usize::from(!is_closed);
        if count < 4 {
            self.tell(Fault::ShortRing);
            return None;
        }
        let mut ring = self.on_earth(positions)?;
        if !is_closed {
            self.tell(Fault::UnclosedRing);
            ring.push(ring[0]);
        }
        Some(ring)
    }

    fn push_polygon(&mut self, rings: Vec<Vec<Coord>>, is_tangled: bool) {
        if is_tangled {
            self.tell(Fault::Tangled);
        }
        let (first, first_ring) = (self.shapes.places.len(), self.shapes.ring_ends.len());
        for ring in rings {
            let start = self.shapes.places.len();
            self.shapes.places.extend(ring.into_iter().map(placed));
            self.edges(start);
            self.shapes.ring_ends.push(self.shapes.places.len() as u32);
        }
        let rings = [first_ring as u32, self.shapes.ring_ends.len() as u32];
        self.push(Shape::Polygon, first, rings, is_tangled);
    }

    /// Counts the edges between the places from `first` on.
    fn edges(&mut self, first: usize) {
        let Shapes { places, extents, edges_deg, on_edges, .. } = &mut *self.shapes;
        *on_edges += places.len() - first;
        for edge in places[first..].windows(2) {
            let (from, to) = (degrees(edge[0]), degrees(edge[1]));
            extents.add_edge(from, to);
            let narrowing = from[1].to_radians().cos();
            *edges_deg += ((to[0] - from[0]) * narrowing).hypot(to[1] - from[1]);
        }
    }

    fn push(&mut self, shape: Shape, first: usize, rings: [u32; 2], is_tangled: bool) {
        let Shapes { places, extents, has_null_island, .. } = &mut *self.shapes;
        let mut bounds = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];
        let mut is_null_island = false;
        for &[x, y] in &places[first..] {
            bounds = [bounds[0].min(x), bounds[1].min(y), bounds[2].max(x), bounds[3].max(y)];
            if shape == Shape::Dots && [x, y] == NULL_ISLAND {
                is_null_island = true;
            } else {
                extents.add(degrees([x, y]));
            }
        }
        *has_null_island |= is_null_island;
        if is_null_island {
            self.tell(Fault::NullIsland);
        }
        let places = [first as u32, self.shapes.places.len() as u32];
        let (feature, style) = (self.feature, self.style);
        self.shapes.parts.push(Part { shape, places, rings, feature, style, bounds, is_tangled });
    }
}

/// The pieces of a list that end where `ends` says.
fn pieces<'a, T>(all: &'a [T], ends: &'a [u32]) -> impl Iterator<Item = &'a [T]> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends).map(|(start, &end)| all.get(start as usize..end as usize).unwrap_or_default())
}

impl Shapes {
    /// The box that everything lies in: what is at 0° N 0° E only where there is nothing else.
    pub(super) fn extent(&self) -> Option<Extent> {
        let null_island = || {
            let mut extents = Extents::default();
            extents.add(degrees(NULL_ISLAND));
            extents.extent()
        };
        self.extents.extent().or_else(|| if self.has_null_island { null_island() } else { None })
    }

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
