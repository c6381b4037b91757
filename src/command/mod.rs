//! Every action of a person, in one enum: pointer, key, panel, link, address bar and test all write these.

mod entries;
mod icon;
mod keys;
mod notice;

pub use entries::{Entry, Group, KEY_PAN_PX, KEY_TURN_DEG, entries, entry_by_id, entry_of};
pub use icon::Icon;
pub use keys::Keys;
pub use notice::Notice;

use crate::atlas::{ArticleIndex, Moment, Passage, PlaceIndex};
use crate::dropped::{DropId, DroppedFeature, Extent};
use crate::settings::Setting;
use crate::sphere::{Instant, LonLat, Projection};
use crate::view::{BasePart, Link, ReaderPage, ScreenPos, ScreenVelocity};
use time::Date;

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
    /// Light up the places that a text, a list or a card points at, or none.
    Light(Vec<PlaceIndex>),
    /// Let the map show the mention that is being read, without opening its card or scrolling the text.
    Read {
        /// The article.
        article: ArticleIndex,
        /// Index of the mention in it.
        mention: usize,
    },
    /// Turn to a page of the reader.
    ShowPage(ReaderPage),
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
    /// Pin a position on the map, or take the pin away.
    Pin(Option<LonLat>),
    /// Open the next place in the order of the article.
    NextPlace,
    /// Open the previous place.
    PreviousPlace,
    /// Begin the story at its first step, or end it.
    ToggleStory,
    /// Go to the next step of the story; to the first where it has not begun.
    NextStep,
    /// Go to the previous step of the story; to the last where it has not begun.
    PreviousStep,
    /// Go to a step of the story, from 0.
    GoToStep(usize),
    /// Let the story go on by itself, or hold it.
    TogglePlay,
    /// Open another article.
    OpenArticle(ArticleIndex),
    /// Show or hide a layer of the atlas.
    ToggleLayer(String),
    /// Draw a layer of the atlas this strongly.
    SetLayerOpacity {
        /// Its id.
        layer: String,
        /// Its opacity in percent; the nearest that there is counts.
        percent: u8,
    },
    /// Draw a layer of the atlas later, so that it lies higher, or earlier.
    MoveLayer {
        /// Its id.
        layer: String,
        /// How many places it goes up; negative: down.
        by: i32,
    },
    /// Show or hide a part of the base map.
    TogglePart(BasePart),
    /// Draw all layers and all of the base map as at the start.
    ResetLayers,
    /// Show or hide the reader.
    ToggleReader,
    /// On the web: show the text of the page, which has everything that the map tells.
    ReadText,
    /// Show or hide the layers and the legend.
    ToggleLayers,
    /// Show or hide the list of shortcuts.
    ToggleHelp,
    /// Show or hide what could not be loaded.
    ToggleReport,
    /// Open the search, or close it.
    ToggleSearch,
    /// Search for something; opens the search where it is closed.
    SetSearch(String),
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
    /// Show the axis of time with all its days, or everything at any time again.
    ToggleTime,
    /// Show what happened as far as a moment; none: everything at any time.
    SetMoment(Option<Moment>),
    /// Go on along the axis to the next day on which something happens; from its end to its beginning.
    NextEvent,
    /// Go back along the axis to the previous day on which something happens; from its beginning to its end.
    PreviousEvent,
    /// Let time go on by itself along the axis, or hold it.
    PlayTime,
    /// Time has gone on by itself to a day.
    PassTime(Date),
    /// Let time go on at the next pace.
    NextPace,
    /// Take the next theme.
    NextTheme,
    /// Speak the next language.
    NextLanguage,
    /// Draw everything that can be read one size larger.
    LargerText,
    /// Draw everything that can be read one size smaller.
    SmallerText,
    /// Set something that is kept between runs.
    Set(Setting),
    /// Hand the keyboard on to the next part of the window: text, map, card.
    NextPart,
    /// Show or hide the menu of all commands.
    ToggleMenu,
    /// Show or hide what can be set.
    ToggleSettings,
    /// Take the whole screen, or give it back.
    ToggleFullScreen,
    /// Ask for a GeoJSON file to draw on the map, in the browser's dialog.
    OpenFile,
    /// Draw the GeoJSON file at a path on the map.
    OpenPath(String),
    /// Stop loading a dropped file.
    CancelDrop(DropId),
    /// Take a dropped file off the map.
    RemoveDropped(DropId),
    /// Show or hide a dropped file.
    ToggleDropped(DropId),
    /// Go where all of a dropped file is seen.
    ZoomToDropped(DropId),
    /// Go where all of a box is seen.
    ShowExtent(Extent),
    /// Open the card of a feature of a dropped file, or close it.
    SelectDropped(Option<DroppedFeature>),
    /// Close what is open on top.
    Close,
    /// Put a text on the clipboard.
    Copy(String),
    /// Open a web page in a new tab.
    OpenUrl(String),
    /// Go where a link says.
    Follow(Link),
    /// Fly to a scene that was seen before, and leave what is measured, what is compared and the theme as they are.
    Revisit(Link),
    /// Go back to the last view that was chosen or rested at.
    Back,
    /// Go forward again.
    Forward,
    /// Copy the link to what is shown.
    CopyLink,
    /// Show or hide what can be saved.
    ToggleExport,
    /// Save a picture of what is shown.
    ExportPicture {
        /// Pixels of the picture for each of the window's, 1 to 4.
        scale: u8,
        /// Whether the panels are in it.
        panels: bool,
    },
    /// Stop the picture that is being drawn.
    CancelExport,
    /// Save the places of the visible layers as GeoJSON.
    ExportGeoJson,
    /// Show the map without any panel, or with them again: for a picture of the page.
    ShowMapOnly(bool),
    /// Say what has been done, in a line that goes away by itself.
    Notify(Notice),
    /// Take that line away.
    CloseNotice,
}

impl Command {
    /// Whether it turns the pages of the story: such a command does not hold the story, or the flight to a step.
    pub fn tells_story(&self) -> bool {
        matches!(self, Self::NextStep | Self::PreviousStep | Self::GoToStep(_) | Self::TogglePlay)
    }
}
