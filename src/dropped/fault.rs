//! What is wrong with a dropped file: with parts of it, or with all of it.

use super::scan::RECORD_SEPARATOR;

/// Something in a file that was left out or mended.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The file ends in the middle; what stands before its end is there.
    Truncated,
    /// The text between two features is not JSON.
    NotJson,
    /// An element of `features` that is no feature.
    NotAFeature,
    /// The text is not UTF-8; it was read as Windows-1252.
    NotUtf8,
    /// A feature without a geometry.
    NoGeometry,
    /// A geometry without positions.
    EmptyGeometry,
    /// A geometry of a type that GeoJSON does not have.
    UnknownType(String),
    /// Properties that are no object.
    BadProperties,
    /// A number that is none, `NaN` or infinite: it is left out.
    NotANumber,
    /// Coordinates that are nested otherwise than the type has them, or are no numbers.
    BadCoordinates,
    /// Four whole numbers that are two with decimal commas.
    DecimalCommas([f64; 4]),
    /// Collections in collections in collections.
    TooDeep,
    /// A position that is not on the Earth.
    OutOfRange([f64; 2]),
    /// A position that would be on the Earth with its numbers swapped.
    Swapped([f64; 2]),
    /// A position in the metres of a projection.
    Projected([f64; 2]),
    /// A longitude beyond ±180 degrees: drawn where the Earth goes on.
    BeyondAntimeridian([f64; 2]),
    /// A line of one position.
    ShortLine,
    /// A ring of fewer than four positions.
    ShortRing,
    /// A ring that ends elsewhere than it begins; it was closed.
    UnclosedRing,
    /// A point at 0° N 0° E, where programs put what they cannot find: it is not framed.
    NullIsland,
    /// An edge of more than 180 degrees of longitude; it was taken the short way, across the antimeridian.
    ShortWay,
    /// A ring round a pole; it was filled up to there.
    RoundPole,
    /// An edge of more than 180 degrees of longitude, drawn as it is written.
    LongEdge,
    /// Rings that cross, or a hole outside: filled by the even-odd rule, within the outer ring.
    Tangled,
    /// More styles than are kept apart.
    TooManyStyles,
}

impl Fault {
    /// The name of its kind, in kebab case.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Truncated => "truncated",
            Self::NotJson => "not-json",
            Self::NotAFeature => "not-a-feature",
            Self::NotUtf8 => "not-utf8",
            Self::NoGeometry => "no-geometry",
            Self::EmptyGeometry => "empty-geometry",
            Self::UnknownType(_) => "unknown-type",
            Self::BadProperties => "bad-properties",
            Self::NotANumber => "not-a-number",
            Self::BadCoordinates => "bad-coordinates",
            Self::DecimalCommas(_) => "decimal-commas",
            Self::TooDeep => "too-deep",
            Self::OutOfRange(_) => "out-of-range",
            Self::Swapped(_) => "swapped",
            Self::Projected(_) => "projected",
            Self::BeyondAntimeridian(_) => "beyond-antimeridian",
            Self::ShortLine => "short-line",
            Self::ShortRing => "short-ring",
            Self::UnclosedRing => "unclosed-ring",
            Self::NullIsland => "null-island",
            Self::ShortWay => "short-way",
            Self::RoundPole => "round-pole",
            Self::LongEdge => "long-edge",
            Self::Tangled => "tangled",
            Self::TooManyStyles => "too-many-styles",
        }
    }
}

/// A fault, and where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Warning {
    /// What is wrong.
    pub fault: Fault,
    /// The line on which its feature begins, from 1.
    pub line: usize,
}

/// Warnings of which only the first of each kind are kept one by one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Warnings {
    /// The first [`Warnings::KEPT`] of each kind, in the order of the file.
    pub told: Vec<Warning>,
    /// How many there are of each kind, by [`Fault::name`], in the order in which the kinds came.
    pub counts: Vec<(&'static str, usize)>,
}

impl Warnings {
    /// How many of a kind are kept.
    pub const KEPT: usize = 20;

    pub(super) fn add(&mut self, fault: Fault, line: usize) {
        let name = fault.name();
        let count = match self.counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                self.counts.push((name, 1));
                1
            }
        };
        if count <= Self::KEPT {
            self.told.push(Warning { fault, line });
        }
    }

    /// How many there are in all, kept or not.
    pub fn count(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }
}

/// What a file is that is no GeoJSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherFormat {
    /// TopoJSON.
    TopoJson,
    /// The JSON of Esri's services.
    EsriJson,
    /// Google's KML.
    Kml,
    /// Tracks of a receiver.
    Gpx,
    /// Some other XML, or a web page.
    Xml,
    /// An archive: a zipped shapefile, a KMZ.
    Zip,
    /// A file compressed by gzip.
    Gzip,
    /// Text in UTF-16.
    Utf16,
    /// JSON that is something else.
    Json,
    /// Something else.
    Unknown,
}

impl OtherFormat {
    fn name(self) -> &'static str {
        match self {
            Self::TopoJson => "topojson",
            Self::EsriJson => "esri-json",
            Self::Kml => "kml",
            Self::Gpx => "gpx",
            Self::Xml => "xml",
            Self::Zip => "zip",
            Self::Gzip => "gzip",
            Self::Utf16 => "utf16",
            Self::Json => "json",
            Self::Unknown => "unknown",
        }
    }
}

/// Why nothing of a file is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// It has no bytes, or nothing but spaces.
    Empty,
    /// It is no JSON from some line on.
    NotJson {
        /// The line, from 1.
        line: usize,
    },
    /// It ends before anything of it can be shown.
    Truncated {
        /// The line on which it ends, from 1.
        line: usize,
    },
    /// It is something else.
    Other(OtherFormat),
    /// Its positions are in another coordinate reference system, which has this name.
    ForeignCrs(String),
    /// It has no features at all.
    NoFeatures,
    /// A value in it is longer than can be held.
    TooLong {
        /// The line it begins on, from 1.
        line: usize,
    },
    /// It could not be read: what the system says.
    Unreadable(String),
    /// It is a folder.
    Folder,
    /// It is a pipe or a device: reading it might never end.
    NotAFile,
    /// It is on another computer.
    Elsewhere,
    /// It belongs to an atlas, which is opened otherwise.
    Atlas,
    /// Reading was stopped.
    Stopped,
}

impl Refusal {
    /// The name of its kind, in kebab case.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotJson { .. } => "not-json",
            Self::Truncated { .. } => "truncated",
            Self::Other(format) => format.name(),
            Self::ForeignCrs(_) => "foreign-crs",
            Self::NoFeatures => "no-features",
            Self::TooLong { .. } => "too-long",
            Self::Unreadable(_) => "unreadable",
            Self::Folder => "folder",
            Self::NotAFile => "not-a-file",
            Self::Elsewhere => "elsewhere",
            Self::Atlas => "atlas",
            Self::Stopped => "stopped",
        }
    }

    /// What the beginning of a file gives away, where it is no GeoJSON; `None` where it may be one.
    pub(super) fn of_head(head: &[u8]) -> Option<Self> {
        let other = |format| Some(Self::Other(format));
        match head {
            [0x50, 0x4b, 3 | 5, ..] => return other(OtherFormat::Zip),
            [0x1f, 0x8b, ..] => return other(OtherFormat::Gzip),
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'{', 0, ..] | [0, b'{', ..] => {
                return other(OtherFormat::Utf16);
            }
            _ => {}
        }
        let is_space = |byte: &u8| byte.is_ascii_whitespace() || *byte == RECORD_SEPARATOR;
        match head.iter().find(|byte| !is_space(byte)) {
            Some(b'{') => None,
            Some(b'<') => {
                let text = String::from_utf8_lossy(head);
                if text.contains("<kml") || text.contains("opengis.net/kml") {
                    other(OtherFormat::Kml)
                } else if text.contains("<gpx") {
                    other(OtherFormat::Gpx)
                } else {
                    other(OtherFormat::Xml)
                }
            }
            Some(b'[' | b'"') => other(OtherFormat::Json),
            Some(_) => other(OtherFormat::Unknown),
            None => Some(Self::Empty),
        }
    }
}
