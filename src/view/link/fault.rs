//! What can be wrong with a link.

use std::fmt;

/// A part of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkPart {
    /// `map=…`
    Map,
    /// `article=…`
    Article,
    /// `place=…`
    Place,
    /// `pin=…`
    Pin,
    /// `step=…`
    Step,
    /// `layers=…`
    Layers,
    /// `hide=…`
    Hide,
    /// `projection=…`
    Projection,
    /// `t=…`
    Time,
    /// `measure=…`
    Measure,
    /// `compare=…`
    Compare,
    /// `theme=…`
    Theme,
}

impl LinkPart {
    /// Every part, in the order in which a link is written.
    pub const ALL: [Self; 12] = [
        Self::Map,
        Self::Article,
        Self::Place,
        Self::Pin,
        Self::Step,
        Self::Layers,
        Self::Hide,
        Self::Projection,
        Self::Time,
        Self::Measure,
        Self::Compare,
        Self::Theme,
    ];

    /// The word before the `=`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Article => "article",
            Self::Place => "place",
            Self::Pin => "pin",
            Self::Step => "step",
            Self::Layers => "layers",
            Self::Hide => "hide",
            Self::Projection => "projection",
            Self::Time => "t",
            Self::Measure => "measure",
            Self::Compare => "compare",
            Self::Theme => "theme",
        }
    }

    /// A value of this part, as an example.
    pub fn example(self) -> &'static str {
        match self {
            Self::Map => "map=5/69.7/30.0",
            Self::Article => "article=border",
            Self::Place => "place=kirkenes",
            Self::Pin => "pin=69.7/30.05",
            Self::Step => "step=3",
            Self::Layers => "layers=places,routes~60",
            Self::Hide => "hide=rivers",
            Self::Projection => "projection=laea, ortho, stere, aeqd or merc",
            Self::Time => "t=2024-12-25T12:00, in UTC, of the years 1 to 3000, or t=2022-09-26..2025-02-20",
            Self::Measure => "measure=14.4,67.28;30.05,69.73",
            Self::Compare => "compare=NOR",
            Self::Theme => "theme=paper",
        }
    }

    /// Whether a list without members says something: an empty name does not.
    pub(super) fn may_be_empty(self) -> bool {
        matches!(self, Self::Layers | Self::Hide)
    }

    pub(super) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }
}

/// What is wrong with a part of a link. That part is left out, and the rest is followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkFault {
    /// A value that the part cannot have.
    Bad(LinkPart, Shown),
    /// A list that is longer than any that is written; the rest of it is left out.
    TooMany(LinkPart),
    /// Something that is not there.
    Unknown(LinkPart, Shown),
    /// What another map means by a part of its own. That its view is followed is all that can be meant.
    Foreign(LinkPart, Shown),
}

impl LinkFault {
    pub(super) fn bad(part: LinkPart, value: &str) -> Self {
        Self::Bad(part, Shown::new(value))
    }

    /// The link names something that is not there.
    pub fn unknown(part: LinkPart, value: &str) -> Self {
        Self::Unknown(part, Shown::new(value))
    }

    pub(super) fn foreign(part: LinkPart, value: &str) -> Self {
        Self::Foreign(part, Shown::new(value))
    }

    /// Whether somebody has made a mistake, and it is no more than a note.
    pub fn is_mistake(&self) -> bool {
        !matches!(self, Self::Foreign(..))
    }

    /// The part that it is about.
    pub fn part(&self) -> LinkPart {
        match self {
            Self::Bad(part, _) | Self::TooMany(part) | Self::Unknown(part, _) | Self::Foreign(part, _) => {
                *part
            }
        }
    }

    /// The value that is at fault, as it can be shown; empty for a list that is too long.
    pub fn value(&self) -> &str {
        match self {
            Self::Bad(_, value) | Self::Unknown(_, value) | Self::Foreign(_, value) => &value.0,
            Self::TooMany(_) => "",
        }
    }
}

impl fmt::Display for LinkFault {
    /// A sentence for a terminal, in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (key, value) = (self.part().key(), self.value());
        match self {
            Self::Bad(part, _) => {
                let what = match part {
                    LinkPart::Map => "a view",
                    LinkPart::Pin => "a position",
                    LinkPart::Step => "a step, which are counted from 1",
                    LinkPart::Layers => "the opacity of a layer in percent",
                    LinkPart::Projection => "a projection",
                    LinkPart::Time => "a time",
                    LinkPart::Measure => "a line of positions",
                    LinkPart::Compare => "a country's code",
                    _ => "understood",
                };
                write!(f, "`{key}={value}` is not {what}: write {}", part.example())
            }
            Self::TooMany(_) => write!(f, "`{key}=…` has more in it than can be followed"),
            Self::Unknown(..) => write!(f, "the link names the {key} `{value}`, which is not there"),
            Self::Foreign(..) => write!(f, "`{key}={value}` is another map's, and left out"),
        }
    }
}

/// The beginning of a text from outside, without what would not be shown on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown(String);

impl Shown {
    fn new(text: &str) -> Self {
        /// More does not help to find it.
        const SHOWN_CHARS: usize = 60;
        let mut shown: String =
            text.chars().take(SHOWN_CHARS).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
        if text.chars().nth(SHOWN_CHARS).is_some() {
            shown.push('…');
        }
        Self(shown)
    }
}
