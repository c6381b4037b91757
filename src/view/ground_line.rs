//! A line on the ground that a name follows, and what is seen of it.

use super::corridor::Corridor;
use super::curve::Curve;
use super::map_view::MapView;
use super::piece::Piece;
use super::turned_box::TurnedBox;
use crate::sphere::{EARTH_RADIUS_M, LonLat, UnitVector};

/// Points between two corners of a line that is smoothed.
const SMOOTH_STEPS: usize = 8;
/// Longest edge of a line that follows parallels and meridians, in degrees.
const EDGE_DEG: f64 = 1.0;

/// Edges of an arc.
const ARC_EDGES: u32 = 24;

/// A line on the ground, of many short edges.
#[derive(Debug, Clone, PartialEq)]
pub struct GroundLine {
    points: Vec<UnitVector>,
    /// Share of the length up to each point, 0 to 1.
    shares: Vec<f64>,
    length_m: f64,
    /// A cap that holds all of it: its middle, and its radius in radians.
    cap: (UnitVector, f64),
    /// What a name on it must not leave; none where it may.
    corridor: Option<Corridor>,
}

impl GroundLine {
    fn new(points: Vec<UnitVector>) -> Option<Self> {
        let mut shares = vec![0.0];
        let mut length = 0.0;
        for edge in points.windows(2) {
            length += edge[0].angle_to(edge[1]);
            shares.push(length);
        }
        if length <= 0.0 {
            return None;
        }
        shares.iter_mut().for_each(|share| *share /= length);
        let sum = points.iter().fold((0.0, 0.0, 0.0), |sum, at| (sum.0 + at.x, sum.1 + at.y, sum.2 + at.z));
        let middle = UnitVector::normalized(sum.0, sum.1, sum.2).unwrap_or(points[0]);
        let reach = points.iter().map(|point| point.angle_to(middle)).fold(0.0, f64::max);
        Some(Self { points, shares, length_m: length * EARTH_RADIUS_M, cap: (middle, reach), corridor: None })
    }

    /// A smooth line through these corners: a Catmull–Rom spline (Catmull and Rom, *A Class of Local Interpolating
    /// Splines*, 1974) in space, brought back to the sphere.
    pub fn smooth(corners: &[LonLat]) -> Option<Self> {
        let corners: Vec<UnitVector> = corners.iter().map(|corner| (*corner).into()).collect();
        let last = corners.len().checked_sub(1)?;
        let mut points = Vec::with_capacity(last * SMOOTH_STEPS + 1);
        for index in 0..last {
            let [p0, p1, p2, p3] =
                [index.saturating_sub(1), index, index + 1, (index + 2).min(last)].map(|at| corners[at]);
            for step in 0..SMOOTH_STEPS {
                let t = step as f64 / SMOOTH_STEPS as f64;
                let mix = |a: f64, b: f64, c: f64, d: f64| {
                    b + 0.5
                        * t
                        * (c - a + t * (2.0 * a - 5.0 * b + 4.0 * c - d + t * (3.0 * (b - c) + d - a)))
                };
                points.extend(UnitVector::normalized(
                    mix(p0.x, p1.x, p2.x, p3.x),
                    mix(p0.y, p1.y, p2.y, p3.y),
                    mix(p0.z, p1.z, p2.z, p3.z),
                ));
            }
        }
        points.push(corners[last]);
        Self::new(points)
    }

    /// A line of a length in metres along the parallel through its middle.
    pub fn parallel(middle: LonLat, length_m: f64) -> Option<Self> {
        const STEPS: u32 = 24;
        let radius_m = EARTH_RADIUS_M * middle.lat_deg.to_radians().cos();
        let reach_deg = (length_m / 2.0 / radius_m.max(1.0)).to_degrees().min(170.0);
        let at = |step: u32| f64::from(step) / f64::from(STEPS) * 2.0 - 1.0;
        let points = (0..=STEPS)
            .map(|step| LonLat::new(middle.lon_deg + reach_deg * at(step), middle.lat_deg).into())
            .collect();
        Self::new(points)
    }

    /// The arc of a circle through three positions, with so much room on both sides of it that a name must not leave.
    pub fn with_room(through: [LonLat; 3], half_width_m: f64) -> Option<Self> {
        let corridor = Corridor::new(through, half_width_m)?;
        let at = |edge: u32| corridor.at(f64::from(edge) / f64::from(ARC_EDGES));
        let line = Self::new((0..=ARC_EDGES).map(at).collect())?;
        Some(Self { corridor: Some(corridor), ..line })
    }

    /// Half of the width of what a name on it must not leave, in metres; none where it may.
    pub fn half_width_m(&self) -> Option<f64> {
        self.corridor.map(|corridor| corridor.half_width_m())
    }

    /// Positions all around what a name on it must not leave, of so many steps along each side.
    #[cfg(test)]
    pub(crate) fn flanks(&self, steps: u32) -> Vec<LonLat> {
        self.corridor.map(|corridor| corridor.flanks(steps)).unwrap_or_default()
    }

    /// False where a text of this height on the screen has plainly no room on it.
    pub fn may_hold(&self, view: &MapView, height_px: f32) -> bool {
        self.corridor.is_none_or(|corridor| corridor.may_hold(view, height_px))
    }

    /// Whether the letters of a name, in their boxes on the screen, have room on it.
    pub fn holds(&self, view: &MapView, letters: &[TurnedBox]) -> bool {
        self.corridor.is_none_or(|corridor| corridor.holds_all(view, letters))
    }

    /// A line whose edges are straight in longitude and latitude, as in GeoJSON (RFC 7946 §3.1.1).
    pub fn geographic(corners: &[LonLat]) -> Option<Self> {
        let mut points: Vec<UnitVector> = corners.first().map(|first| (*first).into()).into_iter().collect();
        for edge in corners.windows(2) {
            let (dlon, dlat) = (edge[1].lon_deg - edge[0].lon_deg, edge[1].lat_deg - edge[0].lat_deg);
            let steps = (dlon.abs().max(dlat.abs()) / EDGE_DEG).ceil().clamp(1.0, 360.0) as u32;
            points.extend((1..=steps).map(|step| {
                let t = f64::from(step) / f64::from(steps);
                UnitVector::from(LonLat::new(edge[0].lon_deg + t * dlon, edge[0].lat_deg + t * dlat))
            }));
        }
        Self::new(points)
    }

    /// Its length on the ground in metres.
    pub fn length_m(&self) -> f64 {
        self.length_m
    }

    /// False where no point of it is within `radius_rad` of `center`.
    pub fn may_be_within(&self, center: UnitVector, radius_rad: f64) -> bool {
        self.cap.0.angle_to(center) <= radius_rad + self.cap.1
    }

    /// The pieces of it that are on the map, on the screen or beyond its edge. There is more than one where the
    /// line goes around the Earth or past an edge of the projection.
    pub fn on_screen(&self, view: &MapView) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let (mut points, mut shares): (Vec<(f64, f64)>, Vec<f64>) = (Vec::new(), Vec::new());
        let mut flush = |points: &mut Vec<(f64, f64)>, shares: &mut Vec<f64>| {
            let (points, shares) = (std::mem::take(points), std::mem::take(shares));
            pieces.extend(Curve::new(points).map(|curve| Piece { curve, shares }));
        };
        for (index, (point, share)) in self.points.iter().zip(&self.shares).enumerate() {
            let Some(at) = view.screen_from(*point) else {
                flush(&mut points, &mut shares);
                continue;
            };
            if let Some(last) = points.last() {
                // A projection stretches, but not by this much: here the line leaves the map and comes in again.
                let edge_px = (share - self.shares[index - 1]) * self.length_m / view.m_per_px();
                if (at.x - last.0).hypot(at.y - last.1) > 8.0 * edge_px + 4.0 {
                    flush(&mut points, &mut shares);
                }
            }
            points.push((at.x, at.y));
            shares.push(*share);
        }
        flush(&mut points, &mut shares);
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::view;
    use crate::view::{LabelBox, ScreenPos};

    #[test]
    fn a_smooth_line_goes_through_its_corners_and_turns_little_between() {
        let corners = [(4.0, 58.0), (2.0, 60.0), (3.0, 63.0), (8.0, 66.0)].map(|(x, y)| LonLat::new(x, y));
        let line = GroundLine::smooth(&corners).unwrap();
        for corner in corners {
            let near = line.points.iter().map(|point| point.angle_to(corner.into())).fold(1.0, f64::min);
            assert!(near < 1e-9, "{corner:?}");
        }
        let piece = &line.on_screen(&view(4.0, 62.0, 1500.0, 0.0))[0];
        let turns = piece.curve().points().windows(3).map(|three| {
            let angle = |a: (f64, f64), b: (f64, f64)| (b.1 - a.1).atan2(b.0 - a.0);
            (angle(three[1], three[2]) - angle(three[0], three[1])).abs()
        });
        assert!(turns.fold(0.0, f64::max) < 0.25);
        assert!(GroundLine::smooth(&corners[..1]).is_none() && GroundLine::smooth(&[]).is_none());
    }

    #[test]
    fn a_line_along_a_parallel_has_its_length_and_stays_on_it() {
        let line = GroundLine::parallel(LonLat::new(20.0, 60.0), 600_000.0).unwrap();
        assert!((line.length_m() - 600_000.0).abs() < 600.0, "{}", line.length_m());
        assert!(line.points.iter().all(|point| (LonLat::from(*point).lat_deg - 60.0).abs() < 1e-9));
        assert!(
            GroundLine::parallel(LonLat::new(0.0, 90.0), 600_000.0)
                .is_some_and(|line| line.length_m().is_finite())
        );
    }

    #[test]
    fn a_circle_around_the_earth_is_seen_on_the_near_side_of_the_globe_only() {
        let corners: Vec<LonLat> = (-18..=18).map(|step| LonLat::new(f64::from(step) * 10.0, 66.5)).collect();
        let circle = GroundLine::geographic(&corners).unwrap();
        let pieces = circle.on_screen(&view(20.0, 20.0, 20_000.0, 0.0));
        assert_eq!(pieces.len(), 1);
        let around = circle.on_screen(&view(179.0, 66.5, 2_000.0, 0.0));
        assert!(around.iter().map(|piece| piece.curve().length_px()).sum::<f64>() > 7_000.0);
    }

    #[test]
    fn what_is_seen_of_a_line_is_cut_at_the_edges_of_the_screen_and_nowhere_else() {
        let rect = LabelBox { left: 0.0, top: 0.0, right: 1000.0, bottom: 800.0 };
        let line = GroundLine::geographic(&[LonLat::new(0.0, 60.0), LonLat::new(40.0, 60.0)]).unwrap();
        let piece = &line.on_screen(&view(20.0, 60.0, 1_000.0, 0.0))[0];
        let stretches = piece.seen(rect);
        let center = LonLat::new(20.0, 50.0).into();
        assert!(
            line.may_be_within(center, 0.18) && !line.may_be_within(LonLat::new(20.0, -50.0).into(), 0.18)
        );
        assert_eq!(stretches.len(), 1);
        for along in [stretches[0].0, stretches[0].1] {
            let (x, _) = piece.curve().at(along);
            assert!(x.abs() < 0.01 || (x - 1000.0).abs() < 0.01, "{x}");
        }
        assert!(line.on_screen(&view(20.0, 40.0, 1_000.0, 0.0))[0].seen(rect).is_empty());
    }

    #[test]
    fn a_share_of_the_line_is_the_same_ground_in_every_view() {
        let corners = [LonLat::new(-5.0, 62.0), LonLat::new(5.0, 65.0), LonLat::new(8.0, 70.0)];
        let line = GroundLine::smooth(&corners).unwrap();
        let ground = |view: &MapView| {
            let piece = &line.on_screen(view)[0];
            let along = piece.px_at(0.37).unwrap();
            assert!((piece.share_at(along) - 0.37).abs() < 1e-9);
            let at = piece.curve().at(along);
            view.ground_at(ScreenPos::new(at.0, at.1)).unwrap()
        };
        let (near, far) = (ground(&view(2.0, 66.0, 900.0, 0.0)), ground(&view(-3.0, 64.0, 2_500.0, 0.0)));
        assert!(near.angle_to(far) * EARTH_RADIUS_M < 900.0, "less than a pixel apart");
    }
}
