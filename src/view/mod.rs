//! What the map shows: centre, scale, bearing and projection, how they move, which labels fit, and the link that says it all.

mod declutter;
mod flight;
mod held;
mod link;
mod map_view;
mod screen;

pub use declutter::{Label, LabelBox, declutter};
pub use flight::Flight;
pub use link::{Link, LinkView};
pub use map_view::MapView;
pub use screen::{ScreenPos, ScreenRect};
