//! What the map shows: centre, scale and bearing, how they move, which labels fit, and the link that says it all.

mod declutter;
mod flight;
mod link;
mod map_view;

pub use declutter::{Label, LabelBox, declutter};
pub use flight::Flight;
pub use link::{Link, LinkView};
pub use map_view::{MapView, ScreenPos, ScreenRect};
