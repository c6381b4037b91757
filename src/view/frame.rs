//! Where meridians and parallels meet the edge of the map, or the limb of the globe.

use super::declutter::LabelBox;
use super::{MapView, ScreenPos};
use crate::sphere::LonLat;

/// From one point of the edge to the next that is looked at, in pixels.
const STEP_PX: f32 = 18.0;
/// A line is named where it meets an edge at 35° or more.
const LEAST_SLOPE: f64 = 0.7;
/// How often the way from the middle to what is off the Earth is halved: to 0.5 px in 1000.
const HALVINGS: u32 = 11;

/// A meridian or parallel that meets the edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FrameMark {
    /// A parallel; else a meridian.
    pub is_parallel: bool,
    /// Its latitude or longitude in degrees, longitude in −180 to 180.
    pub deg: f64,
    /// Where it meets the edge, in pixels.
    pub at: (f32, f32),
    /// Which edge, clockwise from the top: 0 to 3; 4 is the limb of the globe.
    pub edge: u8,
    /// Whether degrees rise clockwise along the edge: a circle meets an edge once so and once the other way.
    pub is_rising: bool,
}

/// A point of the edge of what is seen of the Earth.
#[derive(Clone, Copy)]
struct Sample {
    at: (f32, f32),
    edge: u8,
    ground: LonLat,
}

/// Where the lines of a graticule meet the edge of `rect`, or the limb of the globe where that lies within: parallels
/// every `step_deg.0`, meridians every `step_deg.1` degrees.
pub fn frame_marks(view: &MapView, rect: LabelBox, step_deg: (f64, f64)) -> Vec<FrameMark> {
    let samples = samples(view, rect);
    let mut marks = Vec::new();
    for (index, a) in samples.iter().enumerate() {
        let b = samples[(index + 1) % samples.len()];
        if a.edge != b.edge {
            continue;
        }
        for is_parallel in [true, false] {
            let step = if is_parallel { step_deg.0 } else { step_deg.1 };
            crossings(view, rect, *a, b, is_parallel, step, &mut marks);
        }
    }
    marks
}

/// The edge clockwise from the top left corner. What lies off the Earth is brought to the limb.
fn samples(view: &MapView, rect: LabelBox) -> Vec<Sample> {
    let corners =
        [(rect.left, rect.top), (rect.right, rect.top), (rect.right, rect.bottom), (rect.left, rect.bottom)];
    let middle = (view.free().center().x as f32, view.free().center().y as f32);
    let ground_at =
        |at: (f32, f32)| view.ground_at(ScreenPos::new(f64::from(at.0), f64::from(at.1))).map(LonLat::from);
    let mix = |a: (f32, f32), b: (f32, f32), t: f32| (a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1));
    let mut samples = Vec::new();
    for edge in 0..4u8 {
        let (from, to) = (corners[usize::from(edge)], corners[usize::from(edge + 1) % 4]);
        let steps = ((to.0 - from.0).abs().max((to.1 - from.1).abs()) / STEP_PX).ceil().clamp(1.0, 400.0);
        for step in 0..=steps as u32 {
            let at = mix(from, to, step as f32 / steps);
            if let Some(ground) = ground_at(at) {
                samples.push(Sample { at, edge, ground });
                continue;
            }
            let (mut inside, mut outside) = (0.0, 1.0);
            for _ in 0..HALVINGS {
                let t = (inside + outside) / 2.0;
                *(if ground_at(mix(middle, at, t)).is_some() { &mut inside } else { &mut outside }) = t;
            }
            let at = mix(middle, at, inside);
            samples.extend(ground_at(at).map(|ground| Sample { at, edge: 4, ground }));
        }
    }
    samples
}

fn value(ground: LonLat, is_parallel: bool) -> f64 {
    if is_parallel { ground.lat_deg } else { ground.lon_deg }
}

/// How far it is from `a` to `b` in degrees, the short way around for longitudes.
fn difference(a: f64, b: f64, is_parallel: bool) -> f64 {
    if is_parallel { b - a } else { (b - a + 180.0).rem_euclid(360.0) - 180.0 }
}

fn crossings(
    view: &MapView,
    rect: LabelBox,
    a: Sample,
    b: Sample,
    is_parallel: bool,
    step_deg: f64,
    marks: &mut Vec<FrameMark>,
) {
    let start = value(a.ground, is_parallel);
    let change = difference(start, value(b.ground, is_parallel), is_parallel);
    // A quarter of the circle from one point to the next: the edge runs over a pole.
    if change == 0.0 || change.abs() > 90.0 {
        return;
    }
    let (low, high) = (start.min(start + change), start.max(start + change));
    let mut line = (low / step_deg).ceil() * step_deg;
    while line < high {
        let at = meeting(view, a, b, (line - start) / change, line, is_parallel);
        let is_named = a.edge == 4 || meets_steeply(view, rect, (a, b), at, change, is_parallel);
        // At the poles all meridians meet, and there is no parallel to name.
        if is_named && a.ground.lat_deg.abs() < 88.0 {
            let deg = if is_parallel { line } else { (line + 180.0).rem_euclid(360.0) - 180.0 };
            let mark = FrameMark { is_parallel, deg, at, edge: a.edge, is_rising: change > 0.0 };
            // A line that meets the edge just where two samples meet is found from both sides.
            let is_same = |other: &FrameMark| {
                (mark.at.0 - other.at.0).hypot(mark.at.1 - other.at.1) < 1.0
                    && FrameMark { at, ..*other } == mark
            };
            if !marks.iter().any(is_same) {
                marks.push(mark);
            }
        }
        line += step_deg;
    }
}

/// Where between two samples the line is met: by proportion, then once more by the error of that.
fn meeting(view: &MapView, a: Sample, b: Sample, share: f64, line: f64, is_parallel: bool) -> (f32, f32) {
    let mix = |t: f64| (a.at.0 + t as f32 * (b.at.0 - a.at.0), a.at.1 + t as f32 * (b.at.1 - a.at.1));
    let first = mix(share);
    let Some(ground) = view.ground_at(ScreenPos::new(f64::from(first.0), f64::from(first.1))) else {
        return first;
    };
    let change = difference(value(a.ground, is_parallel), value(b.ground, is_parallel), is_parallel);
    let error = difference(value(ground.into(), is_parallel), line, is_parallel);
    mix((share + error / change).clamp(0.0, 1.0))
}

/// Whether a line runs across the edge rather than along it: degrees change along the edge at least as fast as across.
fn meets_steeply(
    view: &MapView,
    rect: LabelBox,
    (a, b): (Sample, Sample),
    at: (f32, f32),
    change: f64,
    is_parallel: bool,
) -> bool {
    const ACROSS_PX: f32 = 6.0;
    let middle = rect.center();
    let inward = match a.edge {
        0 | 2 => (0.0, (middle.1 - at.1).signum() * ACROSS_PX),
        _ => ((middle.0 - at.0).signum() * ACROSS_PX, 0.0),
    };
    let ground =
        |x: f32, y: f32| view.ground_at(ScreenPos::new(f64::from(x), f64::from(y))).map(LonLat::from);
    let (Some(here), Some(inside)) = (ground(at.0, at.1), ground(at.0 + inward.0, at.1 + inward.1)) else {
        return false;
    };
    let across = difference(value(here, is_parallel), value(inside, is_parallel), is_parallel);
    let along = change / f64::from((b.at.0 - a.at.0).hypot(b.at.1 - a.at.1).max(1e-3));
    along.abs() >= LEAST_SLOPE * across.abs() / f64::from(ACROSS_PX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Home;
    use crate::view::ScreenRect;
    use proptest::prelude::*;

    const RECT: LabelBox = LabelBox { left: 400.0, top: 0.0, right: 1400.0, bottom: 800.0 };

    fn view(lon: f64, lat: f64, m_per_px: f64, bearing_deg: f64) -> MapView {
        let free = ScreenRect { min: ScreenPos::new(400.0, 0.0), width_px: 1000.0, height_px: 800.0 };
        let mut view = MapView::home(Home::default(), free);
        view.set(LonLat::new(lon, lat), m_per_px, bearing_deg);
        view
    }

    fn degrees(marks: &[FrameMark], is_parallel: bool, edge: u8) -> Vec<f64> {
        let of = |mark: &&FrameMark| mark.is_parallel == is_parallel && mark.edge == edge;
        marks.iter().filter(of).map(|mark| mark.deg).collect()
    }

    #[test]
    fn meridians_meet_the_top_and_parallels_the_sides() {
        let marks = frame_marks(&view(20.0, 60.0, 1_000.0, 0.0), RECT, (5.0, 5.0));
        assert_eq!(degrees(&marks, false, 0), [10.0, 15.0, 20.0, 25.0, 30.0]);
        assert_eq!(degrees(&marks, true, 1), [60.0]);
        assert_eq!(degrees(&marks, true, 3), [60.0]);
        assert_eq!(degrees(&marks, true, 0), [0.0; 0], "a parallel runs along the top, not across it");
    }

    #[test]
    fn turned_by_a_quarter_parallels_meet_the_top() {
        let marks = frame_marks(&view(20.0, 60.0, 1_000.0, 90.0), RECT, (2.0, 5.0));
        assert_eq!(degrees(&marks, true, 0).len(), 5);
        assert!(degrees(&marks, false, 0).is_empty());
    }

    #[test]
    fn on_the_globe_lines_are_named_along_the_limb() {
        let view = view(40.0, 60.0, 22_000.0, 0.0);
        let marks = frame_marks(&view, RECT, (30.0, 30.0));
        assert!(!marks.is_empty() && marks.iter().all(|mark| mark.edge == 4));
        for mark in marks {
            let middle = RECT.center();
            let reach = (mark.at.0 - middle.0).hypot(mark.at.1 - middle.1);
            assert!(reach < 330.0 && reach > 200.0, "{mark:?}");
        }
    }

    proptest! {
        #[test]
        fn every_mark_lies_on_its_line_and_on_its_edge(
            lon in -180.0..180.0f64, lat in -85.0..85.0f64, zoom in 0.0..9.0f64, bearing in 0.0..360.0f64,
        ) {
            let view = view(lon, lat, 3_000.0 * (-zoom).exp2(), bearing);
            let step = super::super::graticule_step_deg(view.m_per_px());
            for mark in frame_marks(&view, RECT, (step, step)) {
                let ground = view.ground_at(ScreenPos::new(f64::from(mark.at.0), f64::from(mark.at.1))).expect("on the Earth");
                let off_deg = difference(mark.deg, value(ground.into(), mark.is_parallel), mark.is_parallel);
                let narrow = if mark.is_parallel { 1.0 } else { LonLat::from(ground).lat_deg.to_radians().cos() };
                let off_px = off_deg.abs() * narrow * 111_195.0 / view.m_per_px();
                prop_assert!(off_px < 2.0, "{mark:?} is {off_px} px off");
                prop_assert!(RECT.grown(0.01).holds(mark.at.0, mark.at.1));
            }
        }
    }
}
