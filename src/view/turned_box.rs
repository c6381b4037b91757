//! A box on the screen that may be turned, as a letter on a curve is.

use super::declutter::LabelBox;

/// A rectangle about a middle, turned by any angle. Pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TurnedBox {
    middle: (f32, f32),
    /// Half of its length and half of its height, along its own axes.
    half: (f32, f32),
    /// Direction of its length.
    along: (f32, f32),
}

impl TurnedBox {
    /// A box about `middle` that reaches `half` along its own axes, turned by `angle` radians clockwise.
    pub fn new(middle: (f32, f32), half: (f32, f32), angle: f32) -> Self {
        let (sine, cosine) = angle.sin_cos();
        Self { middle, half, along: (cosine, sine) }
    }

    /// A box that is not turned.
    pub fn upright(label: LabelBox) -> Self {
        let half = ((label.right - label.left) / 2.0, (label.bottom - label.top) / 2.0);
        Self { middle: label.center(), half, along: (1.0, 0.0) }
    }

    /// The middle.
    pub fn middle(self) -> (f32, f32) {
        self.middle
    }

    /// The direction of its length, in radians clockwise from the right.
    pub fn angle(self) -> f32 {
        self.along.1.atan2(self.along.0)
    }

    /// The same box, larger by `by_px` on every side.
    pub fn grown(self, by_px: f32) -> Self {
        Self { half: (self.half.0 + by_px, self.half.1 + by_px), ..self }
    }

    /// The corners, one after the other around the box.
    pub fn corners(self) -> [(f32, f32); 4] {
        let ((x, y), (length, height), (cosine, sine)) = (self.middle, self.half, self.along);
        [(-length, -height), (length, -height), (length, height), (-length, height)]
            .map(|(a, b)| (x + a * cosine - b * sine, y + a * sine + b * cosine))
    }

    /// The least upright box around it.
    pub fn bounds(self) -> LabelBox {
        let ((x, y), (length, height), (cosine, sine)) = (self.middle, self.half, self.along);
        let reach_x = length * cosine.abs() + height * sine.abs();
        let reach_y = length * sine.abs() + height * cosine.abs();
        LabelBox { left: x - reach_x, top: y - reach_y, right: x + reach_x, bottom: y + reach_y }
    }

    /// True where a point lies in it.
    pub fn holds(self, x: f32, y: f32) -> bool {
        let (dx, dy) = (x - self.middle.0, y - self.middle.1);
        let (cosine, sine) = self.along;
        (dx * cosine + dy * sine).abs() <= self.half.0 && (dy * cosine - dx * sine).abs() <= self.half.1
    }

    /// True where the two share any of their area.
    ///
    /// Two convex shapes are apart where an axis across an edge of one of them parts them (the separating axis
    /// theorem: Ericson, *Real-Time Collision Detection*, 2005, §5.2.1).
    pub fn overlaps(self, other: Self) -> bool {
        let apart = (other.middle.0 - self.middle.0, other.middle.1 - self.middle.1);
        let reach = |part: Self, axis: (f32, f32)| {
            let along = (part.along.0 * axis.0 + part.along.1 * axis.1).abs();
            let across = (part.along.0 * axis.1 - part.along.1 * axis.0).abs();
            part.half.0 * along + part.half.1 * across
        };
        let axes = [self.along, other.along].into_iter().flat_map(|(x, y)| [(x, y), (-y, x)]);
        axes.into_iter()
            .all(|axis| (apart.0 * axis.0 + apart.1 * axis.1).abs() < reach(self, axis) + reach(other, axis))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::f32::consts::FRAC_PI_4;

    #[test]
    fn turned_boxes_pass_where_their_bounds_would_not() {
        let long = |middle| TurnedBox::new(middle, (50.0, 5.0), FRAC_PI_4);
        let (a, b) = (long((0.0, 0.0)), long((20.0, 0.0)));
        assert!(a.bounds().overlaps(b.bounds()));
        assert!(!a.overlaps(b), "two strokes side by side");
        assert!(a.overlaps(long((10.0, 0.0))));
    }

    #[test]
    fn a_box_holds_its_middle_and_not_what_lies_beside_it() {
        let turned = TurnedBox::new((10.0, 10.0), (20.0, 2.0), FRAC_PI_4);
        assert!(turned.holds(10.0, 10.0) && turned.holds(23.0, 23.0));
        assert!(!turned.holds(23.0, 10.0));
        assert!((turned.angle() - FRAC_PI_4).abs() < 1e-6);
    }

    fn any_box() -> impl Strategy<Value = TurnedBox> {
        ((0.0..200.0f32, 0.0..200.0f32), (1.0..60.0f32, 1.0..20.0f32), -3.2..3.2f32)
            .prop_map(|(middle, half, angle)| TurnedBox::new(middle, half, angle))
    }

    proptest! {
        #[test]
        fn boxes_overlap_where_a_point_lies_in_both(a in any_box(), b in any_box()) {
            let shared = (0..=200).flat_map(|x| (0..=200).map(move |y| (x as f32, y as f32)))
                .any(|(x, y)| a.holds(x, y) && b.holds(x, y));
            if shared {
                prop_assert!(a.overlaps(b) && b.overlaps(a));
            }
            if a.overlaps(b) {
                prop_assert!(a.bounds().overlaps(b.bounds()) && b.overlaps(a));
                prop_assert!(a.grown(1.5).overlaps(b.grown(1.5)));
            }
        }

        #[test]
        fn every_corner_lies_within_the_bounds(part in any_box()) {
            let bounds = part.bounds().grown(1e-3);
            prop_assert!(part.corners().into_iter().all(|(x, y)| bounds.holds(x, y)));
        }
    }
}
