//! What the base map consists of, by the slot of the palette that colours it.

/// Depths in metres at which the colour of the sea changes.
pub const ISOBATHS_M: [u32; 8] = [100, 200, 500, 1000, 2000, 3000, 4000, 5000];

/// The sea deeper than the first of [`ISOBATHS_M`]; the deeper ones follow.
pub const SEA: usize = 1;
/// Land.
pub const LAND: usize = 10;
/// Land of the countries that the article is about. No baked file has it: [`Shapes::geometry`] gives it out.
///
/// [`Shapes::geometry`]: super::Shapes::geometry
pub const LAND_STORY: usize = 11;
/// Lakes.
pub const LAKE: usize = 12;
/// The line between land and sea.
pub const COAST: usize = 16;
/// The line around a lake.
pub const LAKE_SHORE: usize = 17;
/// Borders between countries.
pub const BORDER: usize = 18;
/// Borders that are disputed, and lines up to which land is occupied.
pub const BORDER_DISPUTED: usize = 19;
/// Lines between the first-level divisions of a country.
pub const ADMIN1: usize = 20;
/// Lines of equal depth.
pub const ISOBATH: usize = 21;
/// Meridians and parallels. Not baked: they are made at start.
pub const GRATICULE: usize = 22;
/// The greatest rivers, Natural Earth's `scalerank` 0 to 3; the smaller ones follow, a slot for each rank.
pub const RIVER: usize = 24;
/// Number of slots from [`RIVER`] on: `scalerank` 3 and less, 4, 5, 6, 7, 8, 9 and more.
pub const RIVER_RANKS: usize = 7;

/// The slot of a river by Natural Earth's `scalerank`.
pub(super) fn river(scalerank: f64) -> usize {
    RIVER + (scalerank - 3.0).clamp(0.0, (RIVER_RANKS - 1) as f64) as usize
}
