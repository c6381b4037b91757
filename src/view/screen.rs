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
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ScreenRect {
    /// Top left corner.
    pub min: ScreenPos,
    /// Width in pixels.
    pub width_px: f64,
    /// Height in pixels.
    pub height_px: f64,
}

impl ScreenRect {
    /// A rectangle by its edges. Where they lie the wrong way round it has no size.
    pub fn from_edges(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self {
            min: ScreenPos::new(left, top),
            width_px: (right - left).max(0.0),
            height_px: (bottom - top).max(0.0),
        }
    }

    /// The middle.
    pub fn center(self) -> ScreenPos {
        ScreenPos::new(self.min.x + self.width_px / 2.0, self.min.y + self.height_px / 2.0)
    }

    /// The right edge.
    pub fn right(self) -> f64 {
        self.min.x + self.width_px
    }

    /// The bottom edge.
    pub fn bottom(self) -> f64 {
        self.min.y + self.height_px
    }

    /// The area in square pixels.
    pub fn area(self) -> f64 {
        self.width_px * self.height_px
    }

    /// The same rectangle, larger by `by_px` on every side; where that is negative, smaller, and at the least its middle.
    pub fn grown(self, by_px: f64) -> Self {
        let (middle, half) = (self.center(), |length_px: f64| (length_px / 2.0 + by_px).max(0.0));
        let (across, down) = (half(self.width_px), half(self.height_px));
        Self::from_edges(middle.x - across, middle.y - down, middle.x + across, middle.y + down)
    }

    /// Whether a position lies in it or on its edge.
    pub fn holds(self, pos: ScreenPos) -> bool {
        (self.min.x..=self.right()).contains(&pos.x) && (self.min.y..=self.bottom()).contains(&pos.y)
    }

    /// Whether all of another rectangle lies in it.
    pub fn holds_all(self, other: Self) -> bool {
        self.holds(other.min) && self.holds(ScreenPos::new(other.right(), other.bottom()))
    }

    /// Whether the two share any of their area.
    pub fn overlaps(self, other: Self) -> bool {
        self.min.x < other.right()
            && other.min.x < self.right()
            && self.min.y < other.bottom()
            && other.min.y < self.bottom()
    }

    /// The position in it that is nearest to another.
    pub fn nearest(self, pos: ScreenPos) -> ScreenPos {
        let within = |at: f64, from: f64, to: f64| at.max(from).min(to);
        ScreenPos::new(within(pos.x, self.min.x, self.right()), within(pos.y, self.min.y, self.bottom()))
    }
}
