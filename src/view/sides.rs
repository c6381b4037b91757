//! Where a label may stand beside a point, the best place first.

use super::declutter::LabelBox;

/// Directions from the point in which the label lies, and the side of the label that keeps its distance:
/// right, left, above, below, then the corners (the order of Imhof, *Positioning Names on Maps*, The American
/// Cartographer 2 (1975), but for level right, which reads best beside a mark).
pub const SIDES: [(f32, f32); 8] =
    [(1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (1.0, -0.8), (1.0, 0.8), (-1.0, -0.8), (-1.0, 0.8)];

/// The box of a label of a size at a side of a point, its near edge `reach_px` away. `margin_px` is the free space
/// that the size has above and below the text: it may come nearer to the point.
pub fn beside(point: (f32, f32), size: (f32, f32), side: usize, reach_px: f32, margin_px: f32) -> LabelBox {
    let (right, down) = SIDES[side % SIDES.len()];
    let x = point.0 + right * (size.0 / 2.0 + reach_px);
    let y = point.1 + down * (size.1 / 2.0 + reach_px - margin_px);
    LabelBox {
        left: x - size.0 / 2.0,
        top: y - size.1 / 2.0,
        right: x + size.0 / 2.0,
        bottom: y + size.1 / 2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_clear_of_its_point_on_every_side() {
        for side in 0..SIDES.len() {
            let label = beside((100.0, 50.0), (60.0, 20.0), side, 5.0, 3.0);
            assert!(!label.holds(100.0, 50.0), "{side}: {label:?}");
            assert!((label.right - label.left - 60.0).abs() < 1e-4);
        }
        let right = beside((100.0, 50.0), (60.0, 20.0), 0, 5.0, 3.0);
        assert_eq!((right.left, right.center().1), (105.0, 50.0));
    }
}
