//! How lines are broken, on the map and in the legend.

use bevy_egui::egui::{Painter, Pos2, Shape, Stroke};

/// The dashes of a line. Lengths are in points.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Dashes {
    /// Length of a dash.
    pub dash: f32,
    /// Length of a gap.
    pub gap: f32,
    /// In each gap stands a dot as long as the line is wide, with a gap on either side.
    pub has_dot: bool,
}

/// A border between countries.
pub const BORDER: Dashes = Dashes { dash: 8.0, gap: 2.5, has_dot: true };
/// A border that is disputed or runs through occupied land.
pub const DISPUTED_BORDER: Dashes = Dashes { dash: 2.5, gap: 2.5, has_dot: false };
/// A border within a country.
pub const INNER_BORDER: Dashes = Dashes { dash: 2.0, gap: 3.0, has_dot: false };
/// The Arctic Circle and other lines of reference.
pub const REFERENCE_LINE: Dashes = Dashes { dash: 10.0, gap: 4.0, has_dot: false };
/// The parallels of polar night and midnight sun.
pub const POLAR_LINE: Dashes = Dashes { dash: 3.0, gap: 4.0, has_dot: false };

/// Paints a straight line as the map breaks it.
pub fn dashed_sample(painter: &Painter, ends: [Pos2; 2], stroke: Stroke, dashes: Dashes) {
    let Dashes { dash, gap, has_dot } = dashes;
    let lengths = if has_dot { vec![dash, stroke.width] } else { vec![dash] };
    let gaps = vec![gap; lengths.len()];
    painter.extend(Shape::dashed_line_with_offset(&ends, stroke, &lengths, &gaps, 0.0));
}
