//! The signs that commands have on buttons and in menus.

/// A sign. What it looks like is the app's affair.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Icon {
    /// Zoom in.
    Plus,
    /// Zoom out.
    Minus,
    /// A needle that points to the north.
    Compass,
    /// The home view.
    Home,
    /// Layers and legend.
    Layers,
    /// Measure on the map.
    Measure,
    /// The theme.
    Theme,
    /// Shortcuts.
    Help,
    /// The article.
    Article,
    /// What could not be loaded.
    Warning,
    /// Close.
    Close,
    /// The previous one.
    Previous,
    /// The next one.
    Next,
    /// Everything else.
    Menu,
    /// What is set once.
    Settings,
    /// Search.
    Search,
    /// The steps of a story.
    Story,
    /// To let the story play.
    Play,
    /// To hold what plays.
    Pause,
    /// Day and night.
    Daylight,
    /// The axis of time.
    Time,
    /// The globe: projections.
    Globe,
    /// Two sizes side by side.
    Compare,
    /// A link.
    Link,
    /// To save a file.
    Save,
    /// To open a file.
    Open,
    /// The whole screen.
    FullScreen,
    /// Back to the view before.
    Back,
    /// On to the view after.
    Forward,
}
