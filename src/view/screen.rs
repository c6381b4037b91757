//! Positions on the screen.

/// A position on the screen in logical pixels from the window's top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ScreenPos {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl ScreenPos {
    /// A position `x` pixels to the right and `y` down.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// The part of the window that shows the map free of panels, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScreenRect {
    /// Top left corner.
    pub min: ScreenPos,
    /// Width in pixels.
    pub width_px: f64,
    /// Height in pixels.
    pub height_px: f64,
}

impl ScreenRect {
    /// The middle.
    pub fn center(self) -> ScreenPos {
        ScreenPos::new(self.min.x + self.width_px / 2.0, self.min.y + self.height_px / 2.0)
    }
}
