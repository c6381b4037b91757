//! Levels of detail: which files make each, and which one a view wants.

use crate::sphere::LonLat;
use crate::view::{MapView, ScreenPos};

/// A level of detail of the base map, from coarse to fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// The world, simplified to 20 km.
    World110,
    /// The world, simplified to 4 km.
    World50,
    /// Longitude −30 to 60, latitude 50 to 85, in full detail.
    Region10,
}

/// The sources of a level, below `geodata/base`.
#[derive(Debug, Clone, Copy)]
pub struct LevelFiles {
    /// Depths.
    pub bathymetry: &'static str,
    /// Countries.
    pub countries: &'static str,
    /// All land in one.
    pub land: &'static str,
    /// Lakes.
    pub lakes: &'static str,
    /// Rivers.
    pub rivers: &'static str,
    /// Borders between countries.
    pub borders: &'static str,
    /// Lines up to which land is occupied, which no source has.
    pub disputed: Option<&'static str>,
    /// Lines between first-level divisions.
    pub admin1: Option<&'static str>,
}

impl LevelFiles {
    /// Every file.
    pub fn all(&self) -> Vec<&'static str> {
        [self.bathymetry, self.countries, self.land, self.lakes, self.rivers, self.borders]
            .into_iter()
            .chain(self.disputed)
            .chain(self.admin1)
            .collect()
    }
}

/// The part of the Earth that the regional level covers: west, south, east, north, in degrees.
pub const REGION_DEG: [f64; 4] = [-30.0, 50.0, 60.0, 85.0];
/// From here on, in metres per pixel, the coarse level is as good as any.
const COARSE_FROM_M_PER_PX: f64 = 16_000.0;
/// From here on the regional level crowds: the skerries of Norway run together into a grey band. The level simplified
/// to 4 km, then two pixels, is what a cartographer draws at this scale.
const CROWDED_FROM_M_PER_PX: f64 = 2_200.0;

impl Level {
    /// From coarse to fine.
    pub const ALL: [Self; 3] = [Self::World110, Self::World50, Self::Region10];

    /// The GeoJSON it is made from.
    pub fn files(self) -> LevelFiles {
        let disputed = Some("world/disputed.geojson");
        match self {
            Self::World110 => LevelFiles {
                bathymetry: "world/bathy_etopo5.geojson",
                countries: "world/countries_110m.geojson",
                land: "world/land_110m.geojson",
                lakes: "world/lakes_110m.geojson",
                rivers: "world/rivers_110m.geojson",
                borders: "world/borders_110m.geojson",
                disputed,
                admin1: None,
            },
            Self::World50 => LevelFiles {
                bathymetry: "world/bathy_etopo5.geojson",
                countries: "world/countries_50m.geojson",
                land: "world/land_50m.geojson",
                lakes: "world/lakes_50m.geojson",
                rivers: "world/rivers_50m.geojson",
                borders: "world/borders_50m.geojson",
                disputed,
                admin1: None,
            },
            Self::Region10 => LevelFiles {
                bathymetry: "region/bathy_etopo5.geojson",
                countries: "region/countries_10m.geojson",
                land: "region/land_10m.geojson",
                lakes: "region/lakes_10m.geojson",
                rivers: "region/rivers_10m.geojson",
                borders: "region/borders_10m.geojson",
                disputed: None,
                admin1: Some("region/admin1_lines_10m.geojson"),
            },
        }
    }

    /// The file it is baked into, below `geodata/baked`.
    pub fn baked_file(self) -> &'static str {
        match self {
            Self::World110 => "world110.bin",
            Self::World50 => "world50.bin",
            Self::Region10 => "region10.bin",
        }
    }

    /// The coarser level whose depths it shows too: they are in the file of that level alone.
    pub fn depths_from(self) -> Option<Self> {
        match self {
            Self::World110 | Self::Region10 => None,
            Self::World50 => Some(Self::World110),
        }
    }

    /// How large the tiles are that it is drawn in, in degrees: of the small globe all is drawn at once.
    pub fn tile_deg(self) -> f64 {
        match self {
            Self::World110 => 180.0,
            Self::World50 => 20.0,
            Self::Region10 => 10.0,
        }
    }

    /// What is said while it loads.
    pub fn loading_text(self) -> &'static str {
        match self {
            Self::World110 => "Loading the map…",
            Self::World50 | Self::Region10 => "Loading detail…",
        }
    }

    /// The finest level whose extent holds the whole view, and which is not finer than the scale can show.
    pub fn wanted(view: &MapView) -> Self {
        if view.m_per_px() > COARSE_FROM_M_PER_PX {
            Self::World110
        } else if view.m_per_px() < CROWDED_FROM_M_PER_PX && region_holds(view) {
            Self::Region10
        } else {
            Self::World50
        }
    }
}
/// Whether all that is seen lies in the region: at a grid of nine by nine positions on the screen.
fn region_holds(view: &MapView) -> bool {
    const STEPS: u32 = 8;
    let [west, south, east, north] = REGION_DEG;
    let free = view.free();
    let at = |i: u32, length: f64| length * f64::from(i) / f64::from(STEPS);
    (0..=STEPS).all(|row| {
        (0..=STEPS).all(|column| {
            let screen =
                ScreenPos::new(free.min.x + at(column, free.width_px), free.min.y + at(row, free.height_px));
            view.ground_at(screen).map(LonLat::from).is_some_and(|pos| {
                (west..=east).contains(&pos.lon_deg) && (south..=north).contains(&pos.lat_deg)
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Home;
    use crate::view::ScreenRect;

    fn level(lon: f64, lat: f64, m_per_px: f64) -> Level {
        let free = ScreenRect { min: ScreenPos::new(400.0, 0.0), width_px: 900.0, height_px: 800.0 };
        let mut view = MapView::home(Home::default(), free);
        view.set(LonLat::new(lon, lat), m_per_px, 0.0);
        Level::wanted(&view)
    }

    #[test]
    fn a_scale_at_which_the_coast_would_crowd_gets_the_simpler_one() {
        assert_eq!(level(16.0, 66.0, 2_000.0), Level::Region10);
        assert_eq!(level(16.0, 66.0, 2_500.0), Level::World50);
    }

    #[test]
    fn the_finest_level_that_holds_the_view_wins() {
        assert_eq!(level(30.0, 69.7, 400.0), Level::Region10);
        assert_eq!(level(58.0, 69.7, 400.0), Level::World50, "its right half is beyond 60° E");
        assert_eq!(level(20.0, 89.0, 400.0), Level::World50, "the pole is not in the region");
        assert_eq!(level(20.0, 64.5, 30_000.0), Level::World110, "a small globe");
    }
}
