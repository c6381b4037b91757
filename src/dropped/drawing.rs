//! What is kept of a file → triangles, ribbons and dots, piece by piece.

use super::Dropped;
use super::index::morton;
use super::shape::{Part, Place, STEPS_PER_DEG, Shape, degrees};
use crate::sphere::{EARTH_RADIUS_M, LonLat, UnitVector};
use crate::tessellate::{EdgeKind, Fill, Filler, FlatCell, Lines, is_seam};
use geo::{Coord, LineString, Polygon};
use std::collections::VecDeque;

/// A piece has about so many vertices, and hardly more: so much is handed to the graphics card at once.
const VERTICES_PER_PIECE: usize = 32_768;
/// Places of a line that are drawn in one go.
const PLACES_PER_STROKE: usize = 4_096;
/// More places than this on lines and outlines are not drawn: nearer ones become one.
const MOST_DRAWN: usize = 1_500_000;
/// A file with more places on lines and outlines is drawn twice: coarsely for small scales, finely for the others.
const MOST_WITHOUT_COARSE: usize = 100_000;
/// The coarse drawing is for scales at which the file is no wider than this.
const COARSE_WIDTH_PX: f64 = 2_000.0;
/// Its places are this far apart at the largest of those scales.
const COARSE_STEP_PX: f64 = 1.5;
/// Parts wider than this many degrees are drawn first, under all others.
const WIDE_DEG: f64 = 20.0;

/// Dots, each with the number of its style.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dots {
    /// Positions on the unit sphere.
    pub positions: Vec<[f32; 3]>,
    /// The number of the style of each.
    pub styles: Vec<u8>,
    /// Longitude in degrees of each.
    pub lon_deg: Vec<f32>,
}

/// How fine a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Detail {
    /// For every scale: dots, and all of a file that is not large.
    #[default]
    Every,
    /// For scales of more than [`Drawing::coarse_m_per_px`].
    Coarse,
    /// For all other scales.
    Fine,
}

/// A piece of a drawing.
#[derive(Debug, Clone)]
pub enum Piece {
    /// Triangles, and the number of the style of each of their vertices.
    Fill(Fill, Vec<f32>),
    /// Ribbons; the number of the style is the first number of the attribute.
    Lines(Lines),
    /// Dots.
    Dots(Dots),
}

impl Piece {
    /// The positions of its vertices on the unit sphere.
    pub fn positions(&self) -> &[[f32; 3]] {
        match self {
            Self::Fill(fill, _) => &fill.positions,
            Self::Lines(lines) => &lines.positions,
            Self::Dots(dots) => &dots.positions,
        }
    }
}

/// Draws a file piece by piece: its parts in the order of where they are, so that a piece has its place on the map.
pub struct Drawing {
    order: Vec<u32>,
    next: usize,
    filler: Filler,
    fill: Fill,
    fill_slots: Vec<f32>,
    lines: Lines,
    dots: Dots,
    ready: VecDeque<(Detail, Piece)>,
    /// What is drawn now.
    detail: Detail,
    /// Places nearer than this to the one before them are left out, in degrees.
    thinning_deg: f64,
    /// The same of what is drawn finely.
    fine_thinning_deg: f64,
    coarse_m_per_px: f64,
}

impl Drawing {
    /// Begins to draw.
    pub fn new(file: &Dropped) -> Self {
        let parts = &file.shapes.parts;
        let mut order: Vec<u32> = (0..parts.len() as u32).collect();
        order.sort_by_cached_key(|&index| {
            let [west, _, east, _] = parts[index as usize].bounds;
            let is_wide = f64::from(east) - f64::from(west) > WIDE_DEG * STEPS_PER_DEG;
            // By cells of some 3°: within one the order of the file is kept.
            if is_wide { 0 } else { 1 + (morton(&parts[index as usize].bounds) >> 32) }
        });
        let fine_thinning_deg =
            if file.shapes.on_edges > MOST_DRAWN { file.shapes.edges_deg / MOST_DRAWN as f64 } else { 0.0 };
        let extent = file.summary.extent.filter(|_| file.shapes.on_edges > MOST_WITHOUT_COARSE);
        let coarse_m_per_px =
            extent.map_or(0.0, |extent| extent.cap().1 * 2.0 * EARTH_RADIUS_M / COARSE_WIDTH_PX);
        let coarse_deg = (COARSE_STEP_PX * coarse_m_per_px / EARTH_RADIUS_M).to_degrees();
        let is_coarse = coarse_deg > fine_thinning_deg;
        let (detail, thinning_deg, coarse_m_per_px) = if is_coarse {
            (Detail::Coarse, coarse_deg, coarse_m_per_px)
        } else {
            (Detail::Every, fine_thinning_deg, 0.0)
        };
        Self {
            order,
            next: 0,
            filler: Filler::new(),
            fill: Fill::default(),
            fill_slots: Vec::new(),
            lines: Lines::default(),
            dots: Dots::default(),
            ready: VecDeque::new(),
            detail,
            thinning_deg,
            fine_thinning_deg,
            coarse_m_per_px,
        }
    }

    /// How much is drawn, from 0 to 1.
    pub fn share(&self) -> f32 {
        let done = self.next as f32 / self.order.len().max(1) as f32;
        match self.detail {
            _ if self.order.is_empty() => 1.0,
            Detail::Every => done,
            Detail::Coarse => done / 2.0,
            Detail::Fine => 0.5 + done / 2.0,
        }
    }

    /// How far apart, in metres, the places of lines and outlines are at least; 0 where all are drawn.
    pub fn thinning_m(&self) -> f64 {
        self.fine_thinning_deg.to_radians() * EARTH_RADIUS_M
    }

    /// At more metres per pixel than these a large file is drawn coarsely; 0 where it is not large.
    pub fn coarse_m_per_px(&self) -> f64 {
        self.coarse_m_per_px
    }

    /// The next piece; `None` where all is drawn.
    pub fn next_piece(&mut self, file: &Dropped) -> Option<(Detail, Piece)> {
        loop {
            if let Some(piece) = self.ready.pop_front() {
                return Some(piece);
            }
            let Some(&number) = self.order.get(self.next) else {
                self.finish();
                if self.detail == Detail::Coarse {
                    (self.detail, self.thinning_deg, self.next) = (Detail::Fine, self.fine_thinning_deg, 0);
                    continue;
                }
                return self.ready.pop_front();
            };
            self.next += 1;
            self.part(file, &file.shapes.parts[number as usize]);
        }
    }

    fn part(&mut self, file: &Dropped, part: &Part) {
        match part.shape {
            // They are drawn once, with the last pass.
            Shape::Dots if self.detail == Detail::Coarse => {}
            Shape::Dots => {
                for place in file.shapes.places_of(part) {
                    let [lon_deg, lat_deg] = degrees(*place);
                    self.dots.positions.push(UnitVector::from(LonLat::new(lon_deg, lat_deg)).to_f32());
                    self.dots.styles.push(part.style);
                    self.dots.lon_deg.push(lon_deg as f32);
                    if self.dots.positions.len() >= VERTICES_PER_PIECE / 3 {
                        self.ready.push_back((Detail::Every, Piece::Dots(std::mem::take(&mut self.dots))));
                    }
                }
            }
            Shape::Line => {
                let line = self.thinned(file.shapes.places_of(part), 2);
                self.stroke(&line, part.style);
            }
            Shape::Polygon => self.polygon(file, part),
        }
    }

    fn polygon(&mut self, file: &Dropped, part: &Part) {
        let mut rings: Vec<LineString> =
            file.shapes.rings_of(part).map(|ring| LineString(self.thinned(ring, 4))).collect();
        if rings.is_empty() {
            return;
        }
        for ring in &rings {
            for stroke in crate::tessellate::strokes(ring, is_seam) {
                self.stroke(&stroke.0, part.style);
            }
        }
        let polygon = Polygon::new(rings.remove(0), rings);
        let Self { filler, fill, fill_slots, ready, detail, .. } = self;
        let each = |cell: FlatCell<'_>| {
            fill.push_cell(cell);
            fill_slots.resize(fill.positions.len(), f32::from(part.style));
            if fill.positions.len() >= VERTICES_PER_PIECE {
                let piece = Piece::Fill(std::mem::take(fill), std::mem::take(fill_slots));
                ready.push_back((*detail, piece));
            }
        };
        if part.is_tangled {
            filler.tangled_cells(&polygon, each);
        } else {
            filler.cells(&polygon, each);
        }
    }

    /// Draws a line in strokes that are not too long.
    fn stroke(&mut self, line: &[Coord], style: u8) {
        let mut start = 0;
        while start + 1 < line.len() {
            let end = (start + PLACES_PER_STROKE).min(line.len() - 1);
            let stroke = LineString(line[start..=end].to_vec());
            self.lines.push(&stroke, EdgeKind::Geographic, [f32::from(style), 0.0]);
            if self.lines.positions.len() >= VERTICES_PER_PIECE {
                self.ready.push_back((self.detail, Piece::Lines(std::mem::take(&mut self.lines))));
            }
            start = end;
        }
    }

    /// The places of a line, without those that are too near to the one before; at least `fewest` of them.
    fn thinned(&self, places: &[Place], fewest: usize) -> Vec<Coord> {
        let coord = |place: &Place| Coord::from(degrees(*place));
        if self.thinning_deg <= 0.0 || places.len() <= fewest {
            return places.iter().map(coord).collect();
        }
        let mut kept: Vec<Coord> = Vec::with_capacity(places.len() / 2 + 2);
        for at in places.iter().map(coord) {
            let is_near = kept.last().is_some_and(|last| {
                let narrowing = last.y.to_radians().cos();
                ((at.x - last.x) * narrowing).hypot(at.y - last.y) < self.thinning_deg
            });
            if !is_near {
                kept.push(at);
            }
        }
        let end = coord(&places[places.len() - 1]);
        if kept.last() != Some(&end) {
            kept.push(end);
        }
        if kept.len() >= fewest {
            return kept;
        }
        // Too small to be thinned: its corners evenly, and its end.
        let step = (places.len() - 1).div_ceil(fewest - 1).max(1);
        let corners = places[..places.len() - 1].iter().step_by(step);
        let corners: Vec<Coord> = corners.map(coord).chain([end]).collect();
        if corners.len() >= fewest { corners } else { places.iter().map(coord).collect() }
    }

    fn finish(&mut self) {
        if !self.fill.indices.is_empty() {
            let slots = std::mem::take(&mut self.fill_slots);
            self.ready.push_back((self.detail, Piece::Fill(std::mem::take(&mut self.fill), slots)));
        }
        if !self.lines.indices.is_empty() {
            self.ready.push_back((self.detail, Piece::Lines(std::mem::take(&mut self.lines))));
        }
        if !self.dots.positions.is_empty() {
            self.ready.push_back((Detail::Every, Piece::Dots(std::mem::take(&mut self.dots))));
        }
    }
}
