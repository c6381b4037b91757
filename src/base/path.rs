//! Points one after another: the lines of a level, and then the rings of its cells, which mostly run along them.
//!
//! A line is steps from point to point on the grid that the source's positions lie on; the few points that lie off
//! it, where the source was clipped, have the rest noted in a stream of their own.
//!
//! The edge of a land is its coastline and its borders, that of a lake its shore. So the vertices of a cell are pieces
//! of three kinds: a run of points that are known already, forwards or backwards, where those of a line include the
//! ones its edges are given on the sphere; a walk along the side of the cell from one whole degree to the next; and
//! new points, as those of a line.

use super::shapes::{Point, degrees, point};
use super::stream::{BakedError, Reader, Writer};
use crate::tessellate::with_points_between;
use std::collections::HashMap;

/// Pieces, in the two lowest bits of their number.
const NEW: u64 = 0;
const FORWARD: u64 = 1;
const BACKWARD: u64 = 2;
const WALK: u64 = 3;
/// A hundred thousand parts are a degree.
const DEGREE: i32 = 100_000;
/// More places than any point of the base map has; looking at all of them would not find longer runs.
const MAX_PLACES: usize = 24;
/// More points than any level has, so that a damaged file cannot ask for all memory.
const MAX_POINTS: usize = 1 << 20;
/// Longitudes and latitudes end here.
const LIMIT: Point = [540 * 100_000, 90 * 100_000];

/// The nearest position on a grid, in its steps, and how far off it the number is.
fn on_grid(parts: i32, grid: i32) -> (i32, i32) {
    let steps = (parts + grid / 2).div_euclid(grid);
    (steps, parts - steps * grid)
}

/// True where a point lies on a grid.
pub(super) fn is_on_grid(point: Point, grid: i32) -> bool {
    point.iter().all(|parts| parts % grid == 0)
}

/// The point a walk comes to next: the next whole degree east, west, north or south.
fn next_on_walk([lon, lat]: Point, direction: u64) -> Point {
    let next = |parts: i32| (parts.div_euclid(DEGREE) + 1) * DEGREE;
    match direction {
        0 => [next(lon), lat],
        1 => [-next(-lon), lat],
        2 => [lon, next(lat)],
        _ => [lon, -next(-lat)],
    }
}

/// A line's points with those that its edges are given.
fn dense(line: &[Point]) -> Vec<Point> {
    let line: Vec<[f64; 2]> = line.iter().map(|point| point.map(degrees)).collect();
    with_points_between(&line).into_iter().map(point).collect()
}

/// Writes lines, and then rings, into three streams.
#[derive(Default)]
pub(super) struct PathWriter {
    /// Kinds and lengths of the pieces of rings, and where runs start.
    pub(super) pieces: Writer,
    /// Steps of new points, longitude and latitude in turn.
    pub(super) steps: Writer,
    /// New points that are off the grid: how many new points lie between, and how far off.
    pub(super) rests: Writer,
    /// Points that a run may be of.
    known: Vec<Point>,
    places: HashMap<Point, Vec<u32>>,
    last: Point,
    since_rest: u64,
    after_run: i64,
}

impl PathWriter {
    /// Appends a line, on a grid of so many hundred-thousandths of a degree.
    pub(super) fn line(&mut self, line: &[Point], grid: i32) {
        line.iter().for_each(|&point| self.push_new(point, grid));
        self.know(&dense(line));
    }

    /// Appends the vertices of a cell.
    pub(super) fn ring(&mut self, ring: &[Point], grid: i32) {
        let mut at = 0;
        let mut new_from = 0;
        while at < ring.len() {
            let last = if at == 0 { self.last } else { ring[at - 1] };
            let (direction, walked) = longest_walk(last, &ring[at..]);
            let run = self.longest_run(&ring[at..]).filter(|run| run.2 > walked);
            // A point on the grid is as short as a run of one.
            let run = run.filter(|run| run.2 > 1 || !is_on_grid(ring[at], grid));
            if run.is_none() && walked == 0 {
                at += 1;
                continue;
            }
            self.push_all_new(&ring[new_from..at], grid);
            let length = match run {
                Some((start, kind, length)) => {
                    self.pieces.unsigned((length as u64) << 2 | kind);
                    self.pieces.signed(start as i64 - self.after_run);
                    self.after_run = if kind == FORWARD {
                        start as i64 + length as i64
                    } else {
                        start as i64 - length as i64
                    };
                    length
                }
                None => {
                    self.pieces.unsigned((walked as u64) << 4 | direction << 2 | WALK);
                    walked
                }
            };
            at += length;
            new_from = at;
            self.last = ring[at - 1];
        }
        self.push_all_new(&ring[new_from..], grid);
        self.know(ring);
    }

    fn know(&mut self, points: &[Point]) {
        for &point in points {
            let places = self.places.entry(point).or_default();
            if places.len() < MAX_PLACES {
                places.push(self.known.len() as u32);
            }
            self.known.push(point);
        }
    }

    /// Where the longest run of known points starts that this ring goes on with, its kind, and how long it is.
    fn longest_run(&self, ring: &[Point]) -> Option<(usize, u64, usize)> {
        let places = self.places.get(ring.first()?)?;
        let runs = places.iter().map(|&place| place as usize).flat_map(|place| {
            let same = |(one, other): &(&Point, &Point)| one == other;
            let forward = self.known[place..].iter().zip(ring).take_while(same).count();
            let backward = self.known[..=place].iter().rev().zip(ring).take_while(same).count();
            [(place, FORWARD, forward), (place, BACKWARD, backward)]
        });
        // Of those that are equally long the nearest has the shortest number.
        runs.max_by_key(|run| (run.2, -(run.0 as i64 - self.after_run).abs()))
    }

    fn push_all_new(&mut self, points: &[Point], grid: i32) {
        if !points.is_empty() {
            self.pieces.unsigned((points.len() as u64) << 2 | NEW);
            points.iter().for_each(|&point| self.push_new(point, grid));
        }
    }

    fn push_new(&mut self, point: Point, grid: i32) {
        let mut rest = [0; 2];
        for axis in [0, 1] {
            let (steps, off) = on_grid(point[axis], grid);
            self.steps.signed(i64::from(steps - on_grid(self.last[axis], grid).0));
            rest[axis] = off;
        }
        if rest == [0; 2] {
            self.since_rest += 1;
        } else {
            self.rests.unsigned(self.since_rest);
            rest.iter().for_each(|&off| self.rests.signed(i64::from(off)));
            self.since_rest = 0;
        }
        self.last = point;
    }
}

/// The direction and the number of points of the longest walk from a point that a ring goes on with.
fn longest_walk(from: Point, ring: &[Point]) -> (u64, usize) {
    let length = |direction: u64| {
        let mut last = from;
        let is_next = |point: &&Point| {
            last = next_on_walk(last, direction);
            **point == last
        };
        ring.iter().take_while(is_next).count()
    };
    (0..4).map(|direction| (direction, length(direction))).max_by_key(|walk| walk.1).unwrap_or((0, 0))
}

/// Reads lines, and then rings, from the streams of a [`PathWriter`].
pub(super) struct PathReader<'a> {
    pieces: Reader<'a>,
    steps: Reader<'a>,
    rests: Reader<'a>,
    known: Vec<Point>,
    last: Point,
    until_rest: u64,
    after_run: i64,
}

impl<'a> PathReader<'a> {
    pub(super) fn new(
        pieces: Reader<'a>,
        steps: Reader<'a>,
        mut rests: Reader<'a>,
    ) -> Result<Self, BakedError> {
        let until_rest = next_rest(&mut rests)?;
        Ok(Self { pieces, steps, rests, known: Vec::new(), last: [0; 2], until_rest, after_run: 0 })
    }

    /// The next line, of so many points.
    pub(super) fn line(&mut self, length: usize, grid: i32) -> Result<Vec<Point>, BakedError> {
        self.room(length)?;
        let mut line = Vec::new();
        self.read_new(length, grid, &mut line)?;
        let dense = dense(&line);
        self.room(dense.len())?;
        self.known.extend(dense);
        Ok(line)
    }

    /// The vertices of the next cell, of so many points.
    pub(super) fn ring(&mut self, length: usize, grid: i32) -> Result<Vec<Point>, BakedError> {
        self.room(length)?;
        let mut ring = Vec::new();
        while ring.len() < length {
            let piece = self.pieces.unsigned()?;
            let left = length - ring.len();
            match piece & 3 {
                NEW => self.read_new(limited(piece >> 2, left)?, grid, &mut ring)?,
                WALK => self.read_walk(limited(piece >> 4, left)?, piece >> 2 & 3, &mut ring)?,
                kind => self.read_run(limited(piece >> 2, left)?, kind == FORWARD, &mut ring)?,
            }
        }
        self.known.extend_from_slice(&ring);
        Ok(ring)
    }

    /// True where nothing is left over.
    pub(super) fn is_done(&self) -> bool {
        self.pieces.is_empty() && self.steps.is_empty() && self.rests.is_empty()
    }

    /// An error where so many more points would be too many.
    fn room(&self, more: usize) -> Result<(), BakedError> {
        if more > MAX_POINTS - self.known.len() {
            return Err(BakedError::Impossible("it has more points than there are"));
        }
        Ok(())
    }

    fn read_new(&mut self, count: usize, grid: i32, out: &mut Vec<Point>) -> Result<(), BakedError> {
        for _ in 0..count {
            let mut point = [0; 2];
            for axis in [0, 1] {
                let steps = i64::from(on_grid(self.last[axis], grid).0).checked_add(self.steps.signed()?);
                point[axis] = parts(steps.and_then(|steps| steps.checked_mul(i64::from(grid))), axis)?;
            }
            if self.until_rest == 0 {
                for axis in [0, 1] {
                    point[axis] = parts(self.rests.signed()?.checked_add(i64::from(point[axis])), axis)?;
                }
                self.until_rest = next_rest(&mut self.rests)?;
            } else {
                self.until_rest -= 1;
            }
            out.push(point);
            self.last = point;
        }
        Ok(())
    }

    fn read_walk(&mut self, count: usize, direction: u64, out: &mut Vec<Point>) -> Result<(), BakedError> {
        for _ in 0..count {
            let next = next_on_walk(self.last, direction);
            for axis in [0, 1] {
                parts(Some(i64::from(next[axis])), axis)?;
            }
            out.push(next);
            self.last = next;
        }
        Ok(())
    }

    fn read_run(&mut self, count: usize, is_forward: bool, out: &mut Vec<Point>) -> Result<(), BakedError> {
        let impossible = BakedError::Impossible("it repeats points that are not there");
        let start = self.after_run.checked_add(self.pieces.signed()?);
        let start = start.and_then(|start| usize::try_from(start).ok()).ok_or(impossible)?;
        if is_forward {
            let end = start.checked_add(count).ok_or(impossible)?;
            out.extend(self.known.get(start..end).ok_or(impossible)?);
            self.after_run = end as i64;
        } else {
            let end = start.checked_add(1).ok_or(impossible)?;
            let first = end.checked_sub(count).ok_or(impossible)?;
            out.extend(self.known.get(first..end).ok_or(impossible)?.iter().rev());
            self.after_run = start as i64 - count as i64;
        }
        self.last = out.last().copied().unwrap_or(self.last);
        Ok(())
    }
}

/// A piece's length, where it is not more than the path has left.
fn limited(count: u64, left: usize) -> Result<usize, BakedError> {
    if count == 0 || count > left as u64 {
        return Err(BakedError::Impossible("a line is longer than it is"));
    }
    Ok(count as usize)
}

/// A longitude or latitude that is one.
fn parts(parts: Option<i64>, axis: usize) -> Result<i32, BakedError> {
    parts
        .filter(|parts| parts.unsigned_abs() <= LIMIT[axis] as u64)
        .map(|parts| parts as i32)
        .ok_or(BakedError::Impossible("a position is not on the Earth"))
}

/// How many new points there are before the next that is off its grid.
fn next_rest(rests: &mut Reader<'_>) -> Result<u64, BakedError> {
    if rests.is_empty() { Ok(u64::MAX) } else { rests.unsigned() }
}
