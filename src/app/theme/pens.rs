//! The shape of each kind of place, as strokes of a pen.

use crate::atlas::Kind;

/// A stroke of the pen, in radii from the centre of the mark, y downwards.
pub(super) enum Pen {
    /// A convex polygon, filled.
    Fill(&'static [(f32, f32)]),
    /// A line, not closed.
    Line(&'static [(f32, f32)]),
    /// A closed line.
    Loop(&'static [(f32, f32)]),
    /// A filled circle: centre and radius.
    Disc((f32, f32), f32),
    /// A circle: centre and radius.
    Ring((f32, f32), f32),
    /// A line in the colour of the casing, over what was drawn before.
    Cut(&'static [(f32, f32)]),
    /// A filled circle in the colour of the casing.
    Hole((f32, f32), f32),
}

/// The strokes that make the mark of a kind, in the order of drawing.
pub(super) fn pens(kind: Kind) -> &'static [Pen] {
    use Pen::{Cut, Disc, Fill, Hole, Line, Loop, Ring};
    match kind {
        Kind::Town => &[Ring((0.0, 0.0), 0.78), Disc((0.0, 0.0), 0.34)],
        // A shield with a bar.
        Kind::Base => &[
            Fill(&[
                (-0.8, -0.85),
                (0.8, -0.85),
                (0.8, 0.15),
                (0.45, 0.65),
                (0.0, 0.98),
                (-0.45, 0.65),
                (-0.8, 0.15),
            ]),
            Cut(&[(-0.8, -0.28), (0.8, -0.28)]),
            Cut(&[(0.0, -0.28), (0.0, 0.98)]),
        ],
        // An anchor.
        Kind::Port => &[
            Ring((0.0, -0.7), 0.22),
            Line(&[(0.0, -0.48), (0.0, 0.85)]),
            Line(&[(-0.45, -0.15), (0.45, -0.15)]),
            Line(&[
                (-0.85, 0.2),
                (-0.72, 0.58),
                (-0.42, 0.82),
                (0.0, 0.9),
                (0.42, 0.82),
                (0.72, 0.58),
                (0.85, 0.2),
            ]),
        ],
        // A striped barrier on two legs.
        Kind::BorderCrossing => &[
            Line(&[(-0.58, 0.0), (-0.58, 0.88)]),
            Line(&[(0.58, 0.0), (0.58, 0.88)]),
            Fill(&[(-0.98, -0.62), (0.98, -0.62), (0.98, 0.06), (-0.98, 0.06)]),
            Cut(&[(-0.62, 0.06), (-0.22, -0.62)]),
            Cut(&[(0.18, 0.06), (0.58, -0.62)]),
        ],
        // A line with boundary marks on it.
        Kind::Border => &[
            Line(&[(-0.95, 0.3), (0.95, -0.3)]),
            Line(&[(-0.62, -0.2), (-0.38, 0.6)]),
            Line(&[(-0.12, -0.4), (0.12, 0.4)]),
            Line(&[(0.38, -0.6), (0.62, 0.2)]),
        ],
        Kind::Sea => &[Line(&WAVE_HIGH), Line(&WAVE_LOW)],
        // Two coasts and the way between them.
        Kind::Strait => &[
            Line(&[(-0.95, -0.8), (-0.55, -0.45), (-0.42, 0.0), (-0.55, 0.45), (-0.95, 0.8)]),
            Line(&[(0.95, -0.8), (0.55, -0.45), (0.42, 0.0), (0.55, 0.45), (0.95, 0.8)]),
            Line(&[(0.0, -0.85), (0.0, -0.25)]),
            Line(&[(0.0, 0.25), (0.0, 0.85)]),
        ],
        // A flag.
        Kind::Country => &[
            Line(&[(-0.65, -0.9), (-0.65, 0.95)]),
            Fill(&[(-0.65, -0.9), (0.9, -0.9), (0.9, 0.15), (-0.65, 0.15)]),
        ],
        Kind::Region => {
            &[Loop(&[(-0.45, -0.8), (0.45, -0.8), (0.9, 0.0), (0.45, 0.8), (-0.45, 0.8), (-0.9, 0.0)])]
        }
        // A line between its two ends.
        Kind::Line => {
            &[Line(&[(-0.7, 0.45), (0.7, -0.45)]), Disc((-0.7, 0.45), 0.26), Disc((0.7, -0.45), 0.26)]
        }
        // A hull, a bridge and a mast.
        Kind::Ship => &[
            Fill(&[(-0.98, 0.15), (0.98, 0.15), (0.62, 0.75), (-0.7, 0.75)]),
            Fill(&[(-0.55, -0.3), (0.25, -0.3), (0.25, 0.1), (-0.55, 0.1)]),
            Line(&[(-0.15, -0.9), (-0.15, -0.3)]),
        ],
        // A diamond with a cross.
        Kind::Exercise => &[
            Loop(&[(0.0, -0.92), (0.92, 0.0), (0.0, 0.92), (-0.92, 0.0)]),
            Line(&[(-0.36, 0.0), (0.36, 0.0)]),
            Line(&[(0.0, -0.36), (0.0, 0.36)]),
        ],
        // A page with two lines of writing.
        Kind::Agreement => &[
            Fill(&[(-0.68, -0.92), (0.68, -0.92), (0.68, 0.92), (-0.68, 0.92)]),
            Cut(&[(-0.36, -0.34), (0.36, -0.34)]),
            Cut(&[(-0.36, 0.2), (0.36, 0.2)]),
        ],
        // A warning triangle.
        Kind::Incident => &[
            Fill(&[(0.0, -0.92), (0.98, 0.8), (-0.98, 0.8)]),
            Cut(&[(0.0, -0.32), (0.0, 0.24)]),
            Hole((0.0, 0.54), 0.13),
        ],
        Kind::Other => &[Disc((0.0, 0.0), 0.62)],
    }
}

const WAVE_HIGH: [(f32, f32); 9] = wave(-0.34);
const WAVE_LOW: [(f32, f32); 9] = wave(0.34);

const fn wave(y: f32) -> [(f32, f32); 9] {
    let (low, high) = (y + 0.2, y - 0.2);
    [
        (-0.95, low),
        (-0.72, y),
        (-0.48, high),
        (-0.24, y),
        (0.0, low),
        (0.24, y),
        (0.48, high),
        (0.72, y),
        (0.95, low),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every point of a kind's shape, with the name of the pen.
    fn points(kind: Kind) -> Vec<(&'static str, f32, f32)> {
        let mut all = Vec::new();
        for pen in pens(kind) {
            let (name, way, reach): (_, &[(f32, f32)], f32) = match pen {
                Pen::Fill(way) => ("fill", way, 0.0),
                Pen::Line(way) => ("line", way, 0.0),
                Pen::Loop(way) => ("loop", way, 0.0),
                Pen::Cut(way) => ("cut", way, 0.0),
                Pen::Disc(middle, size) => ("disc", std::slice::from_ref(middle), *size),
                Pen::Ring(middle, size) => ("ring", std::slice::from_ref(middle), *size),
                Pen::Hole(middle, size) => ("hole", std::slice::from_ref(middle), *size),
            };
            all.extend(way.iter().map(|(x, y)| (name, x.abs() + reach, y.abs() + reach)));
        }
        all
    }

    #[test]
    fn every_kind_has_a_shape_of_its_own() {
        for (index, kind) in Kind::ALL.iter().enumerate() {
            for other in &Kind::ALL[index + 1..] {
                assert_ne!(points(*kind), points(*other), "{kind} and {other}");
            }
        }
    }

    #[test]
    fn every_shape_fills_its_radius_and_stays_in_it() {
        for kind in Kind::ALL {
            let reach = points(*kind).iter().map(|(_, x, y)| x.max(*y)).fold(0.0, f32::max);
            assert!((0.6..=1.0).contains(&reach), "{kind} reaches {reach}");
        }
    }

    #[test]
    fn filled_shapes_are_convex_as_the_tessellator_needs() {
        for kind in Kind::ALL {
            for pen in pens(*kind) {
                let Pen::Fill(corners) = pen else { continue };
                let turns: Vec<f32> = (0..corners.len())
                    .map(|index| {
                        let corner = |step: usize| corners[(index + step) % corners.len()];
                        let ((ax, ay), (bx, by), (cx, cy)) = (corner(0), corner(1), corner(2));
                        (bx - ax) * (cy - by) - (by - ay) * (cx - bx)
                    })
                    .collect();
                assert!(turns.iter().all(|turn| *turn > 0.0), "{kind}: {turns:?}");
            }
        }
    }
}
