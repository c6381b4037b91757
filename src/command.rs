//! Every action of a person, in one enum: pointer, key, panel, link, address bar and test all write these.

use crate::atlas::{ArticleIndex, Passage, PlaceIndex};
use crate::sphere::{Instant, LonLat, Projection};
use crate::view::{Link, ScreenPos, ScreenVelocity};

/// An action of a person. Applied in one ordered system of the app.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Move the map so that what is `dx_px` to the right and `dy_px` below comes to the centre.
    Pan {
        /// Pixels to the right.
        dx_px: f64,
        /// Pixels downwards.
        dy_px: f64,
    },
    /// The map is touched, or a key pressed: a flight or a glide stops where it is.
    Hold,
    /// Move the map so that what was at `from` comes to `to`.
    Drag {
        /// Where the ground was held.
        from: ScreenPos,
        /// Where the pointer is now.
        to: ScreenPos,
    },
    /// By wheel or fingers: what was at `from` comes to `to`, zoomed in by doublings of the scale and turned about it.
    Pinch {
        /// Where the ground was held.
        from: ScreenPos,
        /// Where it is now.
        to: ScreenPos,
        /// Doublings of the scale.
        doublings: f64,
        /// Degrees, as in `Turn`.
        degrees: f64,
    },
    /// Turn the map by hand, about its centre.
    Twist {
        /// Degrees, as in `Turn`.
        degrees: f64,
    },
    /// A turn by hand ends: what is nearly north up becomes it.
    EndTurn,
    /// A drag ends in movement: the map glides on.
    Fling {
        /// Where it was let go.
        at: ScreenPos,
        /// How fast it was.
        velocity: ScreenVelocity,
    },
    /// Zoom in by doublings of the scale (negative: out), keeping what is at `about` where it is.
    Zoom {
        /// Doublings of the scale.
        doublings: f64,
        /// What stays in place; the centre where `None`.
        about: Option<ScreenPos>,
    },
    /// Turn the map clockwise.
    Turn {
        /// Degrees.
        degrees: f64,
    },
    /// Turn north up.
    NorthUp,
    /// Go to the view the atlas opens with.
    Home,
    /// Open the card of a place, or close it. `fly` moves the map there.
    Select {
        /// The place, or none.
        place: Option<PlaceIndex>,
        /// Whether the map goes there.
        fly: bool,
    },
    /// Light up a place, or none.
    Hover(Option<PlaceIndex>),
    /// Spread out the marks of these places, which cover each other; no places: close what is spread out.
    OpenCluster(Vec<PlaceIndex>),
    /// Scroll the reader to a mention.
    ShowMention {
        /// The article.
        article: ArticleIndex,
        /// Index of the mention in it.
        mention: usize,
    },
    /// Scroll the reader to a passage and mark its sentences.
    ShowPassage {
        /// The article.
        article: ArticleIndex,
        /// The passage in it.
        passage: Passage,
    },
    /// Go to a position that is no place of the atlas.
    FlyTo {
        /// What comes to the centre.
        center: LonLat,
        /// Metres per pixel there.
        m_per_px: f64,
    },
    /// Open the next place in the order of the article.
    NextPlace,
    /// Open the previous place.
    PreviousPlace,
    /// Open another article.
    OpenArticle(ArticleIndex),
    /// Show or hide a layer of the atlas.
    ToggleLayer(String),
    /// Show or hide the reader.
    ToggleReader,
    /// Show or hide the layers and the legend.
    ToggleLayers,
    /// Show or hide the list of shortcuts.
    ToggleHelp,
    /// Show or hide what could not be loaded.
    ToggleReport,
    /// Draw the map in a projection.
    SetProjection(Projection),
    /// Take the next projection.
    NextProjection,
    /// Begin to measure on the map, or end it.
    ToggleMeasure,
    /// Set the next point of the measured line.
    AddMeasurePoint(LonLat),
    /// Take back the last point of the measured line, or its closing.
    RemoveMeasurePoint,
    /// Lead the measured line back to its first point.
    CloseMeasure,
    /// Give lengths in the next units.
    NextUnits,
    /// Write positions in the next notation.
    NextNotation,
    /// Show or hide the comparison with Web Mercator.
    ToggleCompare,
    /// Compare another country with Web Mercator, by its code in ISO 3166-1 alpha-3.
    Compare(String),
    /// Cut where there would be movement, or move again.
    ToggleReducedMotion,
    /// Show where it is day and night at a time, or no longer.
    SetDaylight(Option<Instant>),
    /// Show where it is day and night now, or no longer.
    ToggleDaylight,
    /// Show where it is day and night now.
    DaylightNow,
    /// Take the next theme.
    NextTheme,
    /// Close what is open on top.
    Close,
    /// Put a text on the clipboard.
    Copy(String),
    /// Open a web page in a new tab.
    OpenUrl(String),
    /// Go where a link says.
    Follow(Link),
}

/// A command that has a place in a menu and a key.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it does.
    pub command: Command,
    /// Its text in a menu.
    pub text: &'static str,
    /// A sentence about it.
    pub tooltip: &'static str,
    /// Its keys as a person reads them.
    pub shortcut: &'static str,
}

/// How far an arrow key pans, in pixels.
pub const KEY_PAN_PX: f64 = 100.0;
/// How far Shift and an arrow key turn, in degrees.
pub const KEY_TURN_DEG: f64 = 15.0;

/// Every command with a menu text and a shortcut, in the order of the help.
pub fn entries() -> Vec<Entry> {
    let entry = |command, text, tooltip, shortcut| Entry { command, text, tooltip, shortcut };
    let pan = |dx_px, dy_px| Command::Pan { dx_px, dy_px };
    vec![
        entry(pan(-KEY_PAN_PX, 0.0), "Pan west", "Move the map 100 pixels", "←"),
        entry(pan(KEY_PAN_PX, 0.0), "Pan east", "Move the map 100 pixels", "→"),
        entry(pan(0.0, -KEY_PAN_PX), "Pan north", "Move the map 100 pixels", "↑"),
        entry(pan(0.0, KEY_PAN_PX), "Pan south", "Move the map 100 pixels", "↓"),
        entry(Command::Zoom { doublings: 1.0, about: None }, "Zoom in", "Twice the scale", "+"),
        entry(Command::Zoom { doublings: -1.0, about: None }, "Zoom out", "Half the scale", "-"),
        entry(Command::Turn { degrees: -KEY_TURN_DEG }, "Turn left", "Turn the map by 15°", "Shift+←"),
        entry(Command::Turn { degrees: KEY_TURN_DEG }, "Turn right", "Turn the map by 15°", "Shift+→"),
        entry(Command::NorthUp, "North up", "Turn the map so that north is up", "0"),
        entry(Command::Home, "Home view", "Go to the view the map opens with", "Home"),
        entry(Command::NextPlace, "Next place", "Open the next place of the article", "N"),
        entry(Command::PreviousPlace, "Previous place", "Open the previous place of the article", "P"),
        entry(Command::Close, "Close", "Close the card or the panel on top", "Esc"),
        entry(Command::ToggleReader, "Article", "Show or hide the article", "R"),
        entry(
            Command::ToggleLayers,
            "Layers and legend",
            "Show or hide the layers and what their marks mean",
            "L",
        ),
        entry(
            Command::NextProjection,
            "Projection",
            "Equal-area, Globe, Stereographic, Equidistant or Web Mercator",
            "G",
        ),
        entry(Command::ToggleMeasure, "Measure", "Measure distance, bearing and area on the map", "M"),
        entry(
            Command::RemoveMeasurePoint,
            "Take back a point",
            "Remove the last measured point",
            "Backspace",
        ),
        entry(
            Command::ToggleCompare,
            "As Mercator sees it",
            "A country's true size beside the one web maps give it",
            "C",
        ),
        entry(
            Command::ToggleDaylight,
            "Day and night",
            "Show or hide where it is night, on a day to be chosen",
            "D",
        ),
        entry(Command::NextTheme, "Theme", "Polar night, Paper or High contrast", "T"),
        entry(
            Command::ToggleReducedMotion,
            "Reduced motion",
            "Go where you ask at once, without flying or gliding there",
            "Shift+M",
        ),
        entry(Command::ToggleHelp, "Shortcuts", "Show or hide this list", "?"),
    ]
}
