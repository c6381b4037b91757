//! Which way round the Earth an edge goes, and what a ring round a pole fills.
//!
//! RFC 7946, section 3.1.9, wants what crosses the antimeridian cut there in two. Few writers do that: tracks jump from
//! 179.9° to −179.9°, or run on to 180.1°, and rings round a pole have no corners there. Here all of it becomes what
//! RFC 7946 wants: lines and polygons within ±180°. What was guessed on the way is told.

use super::position::is_beyond;
use crate::tessellate::{Tangle, split_at_meridian, tangle};
use geo::{Coord, LineString, MapCoords as _, Polygon};

/// A step of a line that is shorter than this the short way round, in degrees, goes that way: no ship and no aircraft
/// is a quarter of the Earth further on at its next position.
const LONGEST_STEP_DEG: f64 = 90.0;
/// A ring whose mean latitude is less than this, in degrees, may go round either pole: its direction says which.
const NEAR_EQUATOR_DEG: f64 = 10.0;
/// Less than this, in degrees, is no width: 0.1 mm.
const NO_WIDTH_DEG: f64 = 1e-9;

/// What an edge of more than 180° of longitude was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guess {
    /// One that crosses the antimeridian, and goes the short way.
    ShortWay,
    /// One of a ring that goes round a pole, which is filled up to there.
    RoundPole,
    /// One that goes the long way round, as it is written: nothing says that it does not.
    LongWay,
}

/// A guess, and the index of the position at the end of the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guessed {
    /// What was guessed.
    pub guess: Guess,
    /// The index of the position at which the edge ends, in its line or ring.
    pub at: usize,
}

/// The polygons that the rings of a polygon are.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Polygons {
    /// Within ±180° of longitude; their rings are closed.
    pub polygons: Vec<Polygon>,
    /// What was guessed first, and of which ring.
    pub guessed: Option<(usize, Guessed)>,
    /// Why they cannot be filled as they are.
    pub tangle: Option<Tangle>,
}

/// Whether a path lies within ±180° and none of its edges is longer than 180°: nothing needs to be guessed.
pub fn is_plain(path: &[Coord]) -> bool {
    !path.iter().any(|at| is_beyond(*at)) && !path.windows(2).any(|edge| is_long(edge[0], edge[1]))
}

/// The lines within ±180° that a line is.
pub fn line(mut path: Vec<Coord>) -> (Vec<Vec<Coord>>, Option<Guessed>) {
    if is_plain(&path) {
        return (vec![path], None);
    }
    let written = path.clone();
    let mut guessed = unwrap(&mut path, LONGEST_STEP_DEG);
    // A parallel all around the Earth, from −180° to 180°.
    if guessed.is_some() && width(&path) < NO_WIDTH_DEG {
        (path, guessed) = (written, None);
    }
    (pieces(&path), guessed)
}

/// The polygons within ±180° that closed rings are, the outer one first.
pub fn polygon(mut rings: Vec<Vec<Coord>>) -> Polygons {
    if rings.iter().all(|ring| is_plain(ring)) {
        let tangle = tangle(&rings);
        return Polygons { polygons: of_rings(rings).into_iter().collect(), guessed: None, tangle };
    }
    let mut guessed = None;
    let mut turns = Vec::with_capacity(rings.len());
    for (index, ring) in rings.iter_mut().enumerate() {
        let (found, turn) = unwrap_ring(ring, index == 0);
        guessed = guessed.or(found.map(|found| (index, found)));
        turns.push(turn);
    }
    // Where a ring is drawn the long way round its edges cross everything.
    let is_sure = guessed.is_none_or(|(_, found)| found.guess != Guess::LongWay);
    let crossing = tangle(&rings).filter(|found| is_sure && matches!(found, Tangle::Crossing(_)));
    for (ring, turn) in rings.iter_mut().zip(&turns).filter(|(_, turn)| **turn != 0.0) {
        *ring = over_pole(std::mem::take(ring), *turn > 0.0);
    }
    if let Some((outer, holes)) = rings.split_first_mut() {
        holes.iter_mut().for_each(|hole| put_beside(outer, hole));
    }
    let outside = |found: &Tangle| is_sure && matches!(found, Tangle::HoleOutside(_));
    let tangle = crossing.or_else(|| tangle(&rings).filter(outside));
    // What reaches beyond the outer ring cannot be cut with it, and would fill there.
    let [west, east] = rings.first().map_or([0.0; 2], |outer| range(outer));
    let is_beside = |ring: &Vec<Coord>| {
        let [ring_west, ring_east] = range(ring);
        ring_west >= west - NO_WIDTH_DEG && ring_east <= east + NO_WIDTH_DEG
    };
    rings.retain(is_beside);
    let polygons = of_rings(rings).map(within_180).unwrap_or_default();
    Polygons { polygons, guessed, tangle }
}

fn of_rings(rings: Vec<Vec<Coord>>) -> Option<Polygon> {
    let mut rings = rings.into_iter().map(LineString);
    rings.next().map(|outer| Polygon::new(outer, rings.collect()))
}

/// Whether an edge is longer than 180° of longitude. An edge along a pole has no length.
fn is_long(from: Coord, to: Coord) -> bool {
    let is_along_pole = from.y.abs() >= 90.0 && from.y == to.y;
    (to.x - from.x).abs() > 180.0 && !is_along_pole
}

/// Lets longitudes run on where an edge is shorter than `longest_deg` the other way round.
fn unwrap(path: &mut [Coord], longest_deg: f64) -> Option<Guessed> {
    let mut guessed: Option<Guessed> = None;
    let mut turn_deg = 0.0;
    for at in 1..path.len() {
        // What comes before it has been moved by as much as it will be.
        let from = Coord { x: path[at - 1].x - turn_deg, y: path[at - 1].y };
        if is_long(from, path[at]) {
            let step = path[at].x - from.x;
            let turns = (step / 360.0).round();
            let guess =
                if (step - 360.0 * turns).abs() < longest_deg { Guess::ShortWay } else { Guess::LongWay };
            if guess == Guess::ShortWay {
                turn_deg -= 360.0 * turns;
            }
            // What may be wrong is told before what is right.
            if guessed.is_none_or(|known| known.guess == Guess::ShortWay && guess == Guess::LongWay) {
                guessed = Some(Guessed { guess, at });
            }
        }
        path[at].x += turn_deg;
    }
    guessed
}

/// Lets the longitudes of a closed ring run on, and says how many degrees it goes round the Earth.
fn unwrap_ring(ring: &mut [Coord], is_outer: bool) -> (Option<Guessed>, f64) {
    let written = ring.to_vec();
    let Some(found) = unwrap(ring, 180.0) else { return (None, 0.0) };
    let turn_deg = match (ring.first(), ring.last()) {
        (Some(first), Some(last)) => ((last.x - first.x) / 360.0).round() * 360.0,
        _ => 0.0,
    };
    let is_band = is_of_one_meridian(ring);
    if turn_deg.abs() == 360.0 && !is_band {
        return (Some(Guessed { guess: Guess::RoundPole, ..found }), turn_deg);
    }
    if is_band || turn_deg != 0.0 || (is_outer && is_world(&written, ring)) {
        ring.copy_from_slice(&written);
        let guessed = Guessed { guess: Guess::LongWay, ..found };
        return (Some(guessed).filter(|_| !is_band), 0.0);
    }
    (Some(found), 0.0)
}

/// Whether a ring has nothing but one meridian and the poles, once whole turns are left out: then its edges are whole
/// parallels, and it is a band around the Earth or a cap, with its corners where it is cut.
fn is_of_one_meridian(ring: &[Coord]) -> bool {
    let mut lons = ring.iter().filter(|at| at.y.abs() < 90.0).map(|at| at.x);
    let Some(first) = lons.next() else { return true };
    lons.all(|lon| ((lon - first) / 360.0 - ((lon - first) / 360.0).round()).abs() < NO_WIDTH_DEG)
}

/// Whether a ring that could be a strip along the antimeridian is the box about something as large as the world: it is
/// high, and runs counterclockwise, as outer rings do, only as it is written.
fn is_world(written: &[Coord], unwrapped: &[Coord]) -> bool {
    let lats = written.iter().map(|at| at.y);
    let height = lats.clone().fold(f64::NEG_INFINITY, f64::max) - lats.fold(f64::INFINITY, f64::min);
    height > 90.0 && doubled_area(written) > 0.0 && doubled_area(unwrapped) < 0.0
}

/// Twice the area of a closed ring on the plane of longitude and latitude, positive where it runs counterclockwise.
fn doubled_area(ring: &[Coord]) -> f64 {
    ring.windows(2).map(|edge| edge[0].x * edge[1].y - edge[1].x * edge[0].y).sum()
}

/// West- and easternmost longitude.
fn range(path: &[Coord]) -> [f64; 2] {
    path.iter().fold([f64::INFINITY, f64::NEG_INFINITY], |[west, east], at| [west.min(at.x), east.max(at.x)])
}

fn width(path: &[Coord]) -> f64 {
    let [west, east] = range(path);
    east - west
}

/// How often one has to go round the Earth, eastwards from 0°, to come to a longitude.
fn turns_to(lon_deg: f64) -> f64 {
    if lon_deg.abs() <= 180.0 { 0.0 } else { ((lon_deg + 180.0) / 360.0).floor() }
}

/// A path whose longitudes run on, cut where it crosses the antimeridian.
fn pieces(path: &[Coord]) -> Vec<Vec<Coord>> {
    let Some(first) = path.first() else { return Vec::new() };
    let mut turn = turns_to(first.x);
    let mut pieces = vec![vec![turned_back(*first, turn)]];
    let mut push = |at: Coord, is_new: bool| {
        if is_new {
            pieces.push(Vec::new());
        }
        if let Some(piece) = pieces.last_mut().filter(|piece| piece.last() != Some(&at)) {
            piece.push(at);
        }
    };
    for edge in path.windows(2) {
        let (from, to) = (edge[0], edge[1]);
        loop {
            let lon_deg = to.x - 360.0 * turn;
            if lon_deg.abs() <= 180.0 {
                break;
            }
            let side = lon_deg.signum();
            let share = (180.0 * side + 360.0 * turn - from.x) / (to.x - from.x);
            let lat_deg = from.y + share * (to.y - from.y);
            push(Coord { x: 180.0 * side, y: lat_deg }, false);
            push(Coord { x: -180.0 * side, y: lat_deg }, true);
            turn += side;
        }
        push(turned_back(to, turn), false);
    }
    // Where it begins or ends on the antimeridian there is a piece of one place.
    if pieces.iter().any(|piece| piece.len() > 1) {
        pieces.retain(|piece| piece.len() > 1);
    }
    pieces
}

/// A ring that goes once round the Earth → the outline of the cap about the pole that it is nearer to. The ends of the
/// ring meet that pole along the antimeridian, where no outline is drawn.
fn over_pole(mut ring: Vec<Coord>, runs_east: bool) -> Vec<Coord> {
    if !runs_east {
        ring.reverse();
    }
    let count = ring.len() - 1;
    let mean_deg = ring[..count].iter().map(|at| at.y).sum::<f64>() / count as f64;
    let is_north = if mean_deg.abs() < NEAR_EQUATOR_DEG { runs_east } else { mean_deg > 0.0 };
    let pole_deg = if is_north { 90.0 } else { -90.0 };
    let ahead = |at: &Coord| Coord { x: at.x + 360.0, y: at.y };
    let from = |start: usize| ring[start..count].iter().copied().chain(ring[..start].iter().map(ahead));
    let mut cap: Vec<Coord>;
    if let Some(start) = ring[..count].iter().position(|at| at.y == pole_deg) {
        cap = from(start).collect();
        cap.push(ahead(&ring[start]));
    } else {
        // Of several crossings the one nearest to the pole: between it and the pole the ring does not go.
        let crossings = ring.windows(2).enumerate().filter_map(|(index, edge)| {
            let meridian = ((edge[0].x - 180.0) / 360.0).ceil() * 360.0 + 180.0;
            let share = (meridian - edge[0].x) / (edge[1].x - edge[0].x);
            let at = Coord { x: meridian, y: edge[0].y + share * (edge[1].y - edge[0].y) };
            (edge[0].x <= meridian && meridian < edge[1].x).then_some((index + 1, at))
        });
        let nearest = crossings.max_by(|a, b| (a.1.y * pole_deg).total_cmp(&(b.1.y * pole_deg)));
        let Some((start, at)) = nearest else { return ring };
        cap = std::iter::once(at).chain(from(start)).collect();
        cap.extend([ahead(&at), Coord { x: at.x + 360.0, y: pole_deg }, Coord { x: at.x, y: pole_deg }]);
    }
    cap.dedup();
    cap.push(cap[0]);
    cap
}

/// Moves a hole as many turns on as its outer ring is.
fn put_beside(outer: &[Coord], hole: &mut [Coord]) {
    let ([west, east], [hole_west, hole_east]) = (range(outer), range(hole));
    if hole_west < west - NO_WIDTH_DEG || hole_east > east + NO_WIDTH_DEG {
        let turns = ((west - hole_west) / 360.0 - NO_WIDTH_DEG).ceil();
        if hole_east + 360.0 * turns <= east + NO_WIDTH_DEG {
            hole.iter_mut().for_each(|at| at.x += 360.0 * turns);
        }
    }
}

/// A polygon whose longitudes run on, cut where it crosses the antimeridian.
fn within_180(polygon: Polygon) -> Vec<Polygon> {
    let [west, east] = range(&polygon.exterior().0);
    if west >= -180.0 && east <= 180.0 {
        return vec![polygon];
    }
    let mut turn = turns_to(west);
    let (mut all, mut rest) = (Vec::new(), vec![polygon]);
    while !rest.is_empty() {
        let mut further = Vec::new();
        for polygon in rest {
            let [here, past] = split_at_meridian(&polygon, 360.0 * turn + 180.0);
            all.extend(here.into_iter().map(|polygon| moved_back(&polygon, turn)));
            further.extend(past);
        }
        rest = further;
        turn += 1.0;
    }
    all
}

fn moved_back(polygon: &Polygon, turns: f64) -> Polygon {
    polygon.map_coords(|at| turned_back(at, turns))
}

/// A position so many turns further west, within ±180°: -179.4 that has run on to 180.6 is -179.4 again.
fn turned_back(at: Coord, turns: f64) -> Coord {
    if turns == 0.0 {
        return at;
    }
    let lon_deg = ((at.x - 360.0 * turns) * 1e9).round() / 1e9;
    Coord { x: lon_deg.clamp(-180.0, 180.0), y: at.y }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Contains as _, Point};
    use proptest::prelude::*;

    fn path(numbers: &[(f64, f64)]) -> Vec<Coord> {
        numbers.iter().map(|&(x, y)| Coord { x, y }).collect()
    }

    fn ring(numbers: &[(f64, f64)]) -> Vec<Coord> {
        let mut ring = path(numbers);
        ring.push(ring[0]);
        ring
    }

    fn line_of(numbers: &[(f64, f64)]) -> (Vec<Vec<(f64, f64)>>, Option<Guess>) {
        let (lines, guessed) = line(path(numbers));
        let plain = |line: Vec<Coord>| line.into_iter().map(|at| (at.x, at.y)).collect();
        (lines.into_iter().map(plain).collect(), guessed.map(|guessed| guessed.guess))
    }

    /// Area in square degrees, and what was guessed.
    fn area_of(rings: &[Vec<Coord>]) -> (f64, Option<Guess>) {
        let found = polygon(rings.to_vec());
        for at in found.polygons.iter().flat_map(|polygon| &polygon.exterior().0) {
            assert!(at.x.abs() <= 180.0 && at.y.abs() <= 90.0, "{at:?}");
        }
        let area = found.polygons.iter().map(geo::Area::unsigned_area).sum();
        (area, found.guessed.map(|(_, guessed)| guessed.guess))
    }

    fn holds(polygons: &[Polygon], lon_deg: f64, lat_deg: f64) -> bool {
        polygons.iter().any(|polygon| polygon.contains(&Point::new(lon_deg, lat_deg)))
    }

    #[test]
    fn a_box_over_all_longitudes_is_filled_as_written_also_where_it_reaches_a_pole() {
        for (west, east) in [(-180.0, 180.0), (0.0, 360.0)] {
            for (south, north) in [(75.0, 90.0), (-90.0, -75.0), (60.0, 70.0)] {
                let corners = [(west, south), (east, south), (east, north), (west, north)];
                for start in 0..4 {
                    let mut turned = corners;
                    turned.rotate_left(start);
                    let (area, guess) = area_of(&[ring(&turned)]);
                    assert!((area - 360.0 * (north - south)).abs() < 1e-6, "{turned:?}: {area}");
                    assert_eq!(guess, None, "{turned:?}");
                }
            }
        }
    }

    #[test]
    fn a_track_goes_the_short_way_over_the_antimeridian() {
        let (lines, guess) = line_of(&[(179.0, 70.0), (179.8, 70.0), (-179.4, 70.8), (-178.0, 71.0)]);
        assert_eq!(guess, Some(Guess::ShortWay));
        assert_eq!(lines[0][..2], [(179.0, 70.0), (179.8, 70.0)]);
        assert_eq!((lines[0][2].0, lines[1][0].0, lines[0][2].1), (180.0, -180.0, lines[1][0].1));
        assert!((lines[0][2].1 - 70.2).abs() < 1e-9, "{lines:?}");
        assert_eq!(lines[1][1..], [(-179.4, 70.8), (-178.0, 71.0)]);
        // A position on it is the end of one piece and the beginning of the next, whichever sign it has.
        for sign in [180.0, -180.0] {
            let (lines, _) = line_of(&[(170.0, 60.0), (sign, 61.0), (-170.0, 62.0)]);
            assert_eq!(lines, [[(170.0, 60.0), (180.0, 61.0)], [(-180.0, 61.0), (-170.0, 62.0)]]);
        }
    }

    #[test]
    fn longitudes_may_run_on_as_far_as_they_like() {
        let (lines, guess) =
            line_of(&[(0.0, 60.0), (150.0, 60.0), (300.0, 60.0), (450.0, 60.0), (540.0, 60.0)]);
        assert_eq!(guess, None);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[1], [(-180.0, 60.0), (-60.0, 60.0), (90.0, 60.0), (180.0, 60.0)]);
        let (lines, _) = line_of(&[(350.0, 60.0), (370.0, 60.0)]);
        assert_eq!(lines, [[(-10.0, 60.0), (10.0, 60.0)]]);
        let (lines, _) =
            line_of(&[(-350.0, 1.0), (-500.0, 1.0), (-650.0, 1.0), (-800.0, 1.0), (-950.0, 1.0)]);
        assert_eq!(lines.len(), 3);
        assert_eq!((lines[0][0], lines[2][1]), ((10.0, 1.0), (130.0, 1.0)));
    }

    #[test]
    fn what_is_not_plainly_the_short_way_is_left_as_it_is_written() {
        assert_eq!(line_of(&[(-100.0, 60.0), (100.0, 60.0)]).1, Some(Guess::LongWay));
        let circle = [(-180.0, 66.5), (180.0, 66.5)];
        assert_eq!(line_of(&circle), (vec![circle.to_vec()], None));
        let along_pole = [(-180.0, 90.0), (180.0, 90.0)];
        assert_eq!(line_of(&along_pole), (vec![along_pole.to_vec()], None));
        let band = ring(&[(-180.0, 60.0), (180.0, 60.0), (180.0, 70.0), (-180.0, 70.0)]);
        assert_eq!(area_of(&[band]), (3600.0, None));
        let world = ring(&[(-179.75, -90.0), (179.75, -90.0), (179.75, 90.0), (-179.75, 90.0)]);
        assert_eq!(area_of(&[world]), (359.5 * 180.0, None), "its long edges lie along the poles");
        let most = ring(&[(-179.0, -60.0), (179.0, -60.0), (179.0, 80.0), (-179.0, 80.0)]);
        assert_eq!(area_of(&[most]), (358.0 * 140.0, Some(Guess::LongWay)));
    }

    #[test]
    fn a_box_over_the_antimeridian_is_as_wide_as_it_is() {
        let wrangel = [(178.0, 70.0), (-178.0, 70.0), (-178.0, 72.0), (178.0, 72.0)];
        let back: Vec<_> = wrangel.into_iter().rev().collect();
        for numbers in [&wrangel[..], &back] {
            assert_eq!(area_of(&[ring(numbers)]), (8.0, Some(Guess::ShortWay)));
        }
        let run_on = wrangel.map(|(x, y)| (if x < 0.0 { x + 360.0 } else { x }, y));
        assert_eq!(area_of(&[ring(&run_on)]), (8.0, None));
        assert_eq!(area_of(&[ring(&run_on.map(|(x, y)| (x - 720.0, y)))]), (8.0, None));
        // A hole is a hole on whichever side its numbers are.
        for x in [-179.5, 180.5, 179.5] {
            let hole = ring(&[(x, 71.0), (x + 0.25, 71.0), (x + 0.25, 71.5), (x, 71.5)]);
            let (area, _) = area_of(&[ring(&wrangel), hole]);
            assert!((area - 7.875).abs() < 1e-6, "{x}: {area}");
        }
    }

    #[test]
    fn a_ring_round_a_pole_fills_the_cap_wherever_it_begins_and_whichever_way_it_runs() {
        let around = |lat_deg: f64, start: f64| -> Vec<(f64, f64)> {
            let lon = |step: i32| (f64::from(step) * 30.0 + start + 180.0).rem_euclid(360.0) - 180.0;
            (0..12).map(|step| (lon(step), lat_deg)).collect()
        };
        for (lat_deg, start) in [(70.0, -180.0), (70.0, 7.0), (-65.0, 100.0), (80.0, 0.0)] {
            let east = around(lat_deg, start);
            let west: Vec<_> = east.iter().rev().copied().collect();
            let closed_twice = ring(&[east.clone(), vec![(start + 360.0, lat_deg)]].concat());
            for numbers in [ring(&east), ring(&west), closed_twice] {
                let (area, guess) = area_of(&[numbers]);
                let wanted = 360.0 * (90.0 - lat_deg.abs());
                assert!((area - wanted).abs() < 1e-2, "{lat_deg} {start}: {area} and not {wanted}");
                assert_eq!(guess, Some(Guess::RoundPole));
            }
        }
        // A ring about a hole: sea ice with open water at the pole.
        let (area, _) = area_of(&[ring(&around(70.0, 5.0)), ring(&around(80.0, -20.0))]);
        assert!((area - 3600.0).abs() < 1e-2, "{area}");
        // On the equator the direction decides.
        let east = polygon(vec![ring(&around(0.0, 5.0))]).polygons;
        assert!(holds(&east, 17.0, 45.0) && !holds(&east, 17.0, -45.0));
    }

    #[test]
    fn a_pole_may_have_its_corners_or_one_or_none() {
        let caps: [&[(f64, f64)]; 3] = [
            &[
                (-180.0, 82.0),
                (-90.0, 82.0),
                (0.0, 82.0),
                (90.0, 82.0),
                (180.0, 82.0),
                (180.0, 90.0),
                (-180.0, 90.0),
            ],
            &[(-180.0, 82.0), (-90.0, 82.0), (0.0, 82.0), (90.0, 82.0), (180.0, 82.0), (180.0, 90.0)],
            &[(-180.0, 82.0), (-90.0, 82.0), (0.0, 82.0), (90.0, 82.0), (180.0, 82.0)],
        ];
        for (index, cap) in caps.into_iter().enumerate() {
            let (area, guess) = area_of(&[ring(cap)]);
            assert!((area - 2880.0).abs() < 1e-6, "{index}: {area}");
            assert_eq!(guess.is_none(), index == 0, "an edge along a pole has no length");
        }
    }

    #[test]
    fn a_ring_round_a_pole_may_cross_the_antimeridian_again_and_again() {
        let wiggle = ring(&[
            (170.0, 60.0),
            (-170.0, 61.0),
            (-165.0, 65.0),
            (175.0, 66.0),
            (172.0, 70.0),
            (-172.0, 72.0),
            (-90.0, 70.0),
            (0.0, 70.0),
            (90.0, 70.0),
            (160.0, 65.0),
        ]);
        let cap = polygon(vec![wiggle]);
        assert_eq!(cap.tangle, None);
        for (lon_deg, lat_deg, is_inside) in [
            (175.0, 85.0, true),
            (-175.0, 85.0, true),
            (-171.0, 63.0, true),
            (-150.0, 63.0, false),
            (176.0, 69.0, false),
            (-176.0, 69.0, false),
            (176.0, 63.0, true),
            (-178.0, 64.0, true),
            (0.0, 60.0, false),
        ] {
            assert_eq!(holds(&cap.polygons, lon_deg, lat_deg), is_inside, "{lon_deg} {lat_deg}");
        }
    }

    proptest! {
        #[test]
        fn a_path_keeps_its_places_however_often_its_longitudes_have_run_round(
            start in -180.0..180.0f64, steps in proptest::collection::vec((-80.0..80.0f64, -80.0..80.0f64), 1..20),
            turns in -5i32..5,
        ) {
            let mut run_on = vec![Coord { x: start + 360.0 * f64::from(turns), y: 0.0 }];
            for (x, y) in steps {
                let last = run_on[run_on.len() - 1];
                run_on.push(Coord { x: last.x + x, y });
            }
            let normalised: Vec<Coord> = run_on.iter().map(|at| super::super::wrapped(*at)).collect();
            let length = |lines: &[Vec<Coord>]| -> f64 {
                lines.iter().flat_map(|line| line.windows(2)).map(|e| (e[1].x - e[0].x).hypot(e[1].y - e[0].y)).sum()
            };
            let wanted = length(std::slice::from_ref(&run_on));
            for path in [run_on, normalised] {
                let lines = line(path).0;
                prop_assert!(lines.iter().flatten().all(|at| at.x.abs() <= 180.0));
                prop_assert!((length(&lines) - wanted).abs() < 1e-6, "{} {wanted}", length(&lines));
            }
        }

        #[test]
        fn any_rings_become_polygons_within_180(
            numbers in proptest::collection::vec((-800i32..800, -90i32..91), 3..12),
            hole in proptest::collection::vec((-800i32..800, -90i32..91), 3..6),
        ) {
            let of = |numbers: &[(i32, i32)]| {
                ring(&numbers.iter().map(|&(x, y)| (f64::from(x), f64::from(y))).collect::<Vec<_>>())
            };
            for at in polygon(vec![of(&numbers), of(&hole)]).polygons.iter().flat_map(|p| &p.exterior().0) {
                prop_assert!(at.x.abs() <= 180.0 && at.y.abs() <= 90.0, "{at:?}");
            }
        }
    }
}
