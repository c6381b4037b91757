//! What the map shows: centre, scale, bearing and projection, how they move, which labels fit, and the link that says it all.

mod compare;
mod curve;
mod declutter;
mod flight;
mod frame;
mod graticule;
mod ground_line;
mod geodesic_line;
mod held;
mod label_memory;
mod link;
mod map_view;
mod scale_bar;
mod screen;
mod sides;
mod turned_box;

pub use compare::{Comparison, CountryOutline, FlatOutline, compare, mercator_stretch};
pub use curve::{Curve, Letter, Span, Unfit, bend};
pub use declutter::{Board, LabelBox};
pub use flight::Flight;
pub use frame::{FrameMark, frame_marks};
pub use graticule::{degrees_text, graticule_step_deg};
pub use ground_line::{GroundLine, Piece};
pub use label_memory::{Hold, LabelId, LabelMemory, Spot};
pub use geodesic_line::geodesic_on_screen;
pub use link::{Link, LinkView};
pub use map_view::MapView;
pub use scale_bar::{ScaleBar, nice_length, scale_bar};
pub use screen::{ScreenPos, ScreenRect};
pub use sides::{SIDES, beside};
pub use turned_box::TurnedBox;
