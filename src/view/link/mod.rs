//! The link to a scene, that is to all that somebody sees to whom a map is shown:
//! `#map=ZOOM/LAT/LON[/BEARING]&article=ID&place=ID&step=N&layers=a,b~60&hide=PART&projection=stere&pin=LAT/LON`
//! `&t=2022-09-26..2025-02-20@2024-12-25;2024-12-25T12:00&measure=LON,LAT;LON,LAT&compare=NOR&theme=paper`.
//!
//! A link with a view (`map=…`) says the whole scene: what it leaves out is as the atlas opens with it. One without,
//! as `#place=kirkenes`, changes what it names and leaves the rest.
//!
//! Left out is what belongs to the reader and not to the scene: which panels are open and how wide, units, notation,
//! language, size of the text, motion; files dropped on the window, which are on no other computer; and of layers that
//! are not shown where in the order they would come and how strong.

mod fault;
mod known;
mod parse;
#[cfg(test)]
mod tests;
mod unread;
mod write;

pub use fault::{LinkFault, LinkPart};
pub use unread::Unread;

use super::BasePart;
use super::map_view::M_PER_PX_AT_ZOOM_0;
use crate::atlas::Moment;
use crate::sphere::{Instant, LonLat, MeasuredLine, Projection};

/// Centre, scale and bearing of a link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinkView {
    /// Zoom: metres per pixel at the centre = 156543.034 / 2^zoom.
    pub zoom: f64,
    /// Centre of the view.
    pub center: LonLat,
    /// Bearing in degrees: the direction that is up, clockwise from north.
    pub bearing_deg: f64,
}

impl LinkView {
    /// Metres per pixel at the centre.
    pub fn m_per_px(self) -> f64 {
        M_PER_PX_AT_ZOOM_0 / self.zoom.exp2()
    }
}

/// What a link says. Everything may be missing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Link {
    /// `map=…`
    pub map: Option<LinkView>,
    /// `article=ID`
    pub article: Option<String>,
    /// `place=ID`
    pub place: Option<String>,
    /// `pin=LAT/LON`: a position that is no place of the atlas and is marked on the map.
    pub pin: Option<LonLat>,
    /// `step=N`: the step of the story, from 1.
    pub step: Option<usize>,
    /// `layers=a,b~60`: the visible layers in the order in which they are drawn, the lowest first, each with its
    /// opacity in percent, 0 to 100, where that is not 100. `layers=` shows none of them.
    pub layers: Option<Vec<(String, u8)>>,
    /// `hide=a,b`: the parts of the base map that are not drawn. `hide=` hides none of them.
    pub hide: Option<Vec<BasePart>>,
    /// `projection=laea`, by PROJ's names.
    pub projection: Option<Projection>,
    /// `t=2024-12-25T12:00`, UTC: day and night are shown as they are then.
    pub daylight: Option<Instant>,
    /// `t=2022-09-26..2025-02-20@2024-12-25`: only what happened from the first day as far as that after the `@` is shown,
    /// or else as far as the last. With the time of day and night: `t=2022-09-26..2025-02-20;2024-12-25T12:00`.
    pub moment: Option<Moment>,
    /// `measure=LON,LAT;LON,LAT[;closed]`: what is measured between.
    pub measure: Option<MeasuredLine>,
    /// `compare=NOR`: the country that is compared with Web Mercator, by its code in ISO 3166-1 alpha-3.
    pub compare: Option<String>,
    /// `theme=paper`
    pub theme: Option<String>,
}

impl Link {
    /// Whether it says the whole scene, and not only a part of it.
    pub fn is_whole(&self) -> bool {
        self.map.is_some()
    }
}
