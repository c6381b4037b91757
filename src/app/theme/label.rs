//! The type of labels on the map.

/// Sizes of labels in points, and how far letters of spread names may stand apart, in multiples of the size.
pub mod label_size {
    /// A city of a million people or more.
    pub const METROPOLIS: f32 = 14.0;
    /// A city of a hundred thousand people or more, and every capital.
    pub const CITY: f32 = 13.0;
    /// A town of ten thousand people or more.
    pub const TOWN: f32 = 12.0;
    /// A smaller town or village.
    pub const VILLAGE: f32 = 11.0;
    /// A place of the atlas.
    pub const PLACE: f32 = 13.5;
    /// A sea of the atlas that is small on the screen.
    pub const SMALL_SEA: f32 = 11.0;
    /// Another name under that of a place.
    pub const OTHER_NAME: f32 = 11.0;
    /// A country, from small on the screen to large.
    pub const COUNTRY: (f32, f32) = (9.5, 14.0);
    /// A sea, from small on the screen to large.
    pub const SEA: (f32, f32) = (12.0, 19.0);
    /// A line of reference, and a border.
    pub const LINE: f32 = 12.0;
    /// Degrees at the edge of the map.
    pub const DEGREES: f32 = 10.5;
    /// Between the letters of a country's name.
    pub const COUNTRY_GAP_EM: (f32, f32) = (0.16, 0.9);
    /// Between the letters of a region's name.
    pub const REGION_GAP_EM: (f32, f32) = (0.15, 0.7);
    /// Between the letters of a sea's name.
    pub const SEA_GAP_EM: (f32, f32) = (0.03, 0.6);
    /// Between the letters of a name along a line.
    pub const LINE_GAP_EM: (f32, f32) = (0.04, 0.04);
}
