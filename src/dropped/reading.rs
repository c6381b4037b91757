//! A GeoJSON file that comes in pieces → what is kept of it.

use super::fault::{Fault, OtherFormat, Refusal, Warnings};
use super::feature::{self, RawFeature, RawGeometry};
use super::properties::{Keys, id_text};
use super::scan::{Ending, RECORD_SEPARATOR, ScanError, Scanner, Sink, Value};
use super::shape::{Keeper, Shapes};
use super::{Dropped, Index, Summary};
use crate::atlas::Style;
use crate::geojson_rules::{GEOMETRY_TYPES, foreign_crs, mended};
use crate::letters::{WINDOWS_1252, decode};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// So many bytes of the beginning say what a file is.
const HEAD_BYTES: usize = 1024;
/// Styles that are kept apart; what comes after them looks like the rest.
pub const MOST_STYLES: usize = 60;

/// Reads a GeoJSON file piece by piece: no more of it is held than its largest feature.
///
/// ```
/// use high_north::dropped::Reading;
/// let text = r#"{"type": "Point", "coordinates": [30.05, 69.73]}"#;
/// let mut reading = Reading::new("kirkenes.geojson", Default::default());
/// reading.push(text.as_bytes()).unwrap();
/// let file = reading.finish().unwrap();
/// assert_eq!((file.summary().features, file.summary().vertices), (1, 1));
/// ```
#[derive(Debug)]
pub struct Reading {
    head: Vec<u8>,
    is_begun: bool,
    scanner: Scanner,
    builder: Builder,
    bytes: u64,
}

impl Reading {
    /// Begins to read the file of this name. Whoever sets `stop` makes [`Reading::push`] return at once.
    pub fn new(name: &str, stop: Arc<AtomicBool>) -> Self {
        Self {
            head: Vec::new(),
            is_begun: false,
            scanner: Scanner::default(),
            builder: Builder::new(name, stop),
            bytes: 0,
        }
    }

    /// How many bytes were read.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// How many features were read.
    pub fn features(&self) -> usize {
        self.builder.features.len()
    }

    /// Reads the next bytes.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), Refusal> {
        self.bytes += piece.len() as u64;
        if self.is_begun {
            return self.scan(piece);
        }
        self.head.extend_from_slice(piece);
        if self.head.len() >= HEAD_BYTES { self.begin() } else { Ok(()) }
    }

    /// Looks at the beginning, and scans it where it may be GeoJSON.
    fn begin(&mut self) -> Result<(), Refusal> {
        self.is_begun = true;
        let head = std::mem::take(&mut self.head);
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
        match Refusal::of_head(head) {
            Some(refusal) => Err(refusal),
            None => {
                if head.first() == Some(&RECORD_SEPARATOR) {
                    self.scanner.expect_sequence();
                }
                self.scan(head)
            }
        }
    }

    fn scan(&mut self, piece: &[u8]) -> Result<(), Refusal> {
        if self.builder.stop.load(Ordering::Relaxed) {
            return Err(Refusal::Stopped);
        }
        match self.scanner.push(piece, &mut self.builder) {
            Ok(result) => result,
            Err(ScanError::Malformed { line }) => Err(Refusal::NotJson { line }),
            Err(ScanError::TooLong { line }) => Err(Refusal::TooLong { line }),
        }
    }

    /// The file has come to its end.
    pub fn finish(mut self) -> Result<Dropped, Refusal> {
        if !self.is_begun {
            self.begin()?;
        }
        let (ending, line) = (self.scanner.ending(), self.scanner.line());
        self.builder.finish(self.bytes, ending, line)
    }
}

/// A feature as it is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record {
    /// Where its id is in the text of all.
    pub(super) id: [usize; 2],
    /// Where its properties are in the text of all.
    pub(super) properties: [usize; 2],
    /// Where its parts are.
    pub(super) parts: [u32; 2],
    /// The line on which it begins, from 1.
    pub(super) line: usize,
}

#[derive(Debug)]
struct Builder {
    name: String,
    stop: Arc<AtomicBool>,
    shapes: Shapes,
    features: Vec<Record>,
    texts: String,
    keys: Keys,
    styles: Vec<Style>,
    warnings: Warnings,
    by_type: [usize; GEOMETRY_TYPES.len()],
    without_geometry: usize,
    /// The object at hand has an array of features.
    has_features: bool,
    /// Objects that have ended.
    objects: usize,
    kind: Option<String>,
    /// The members of an object that is one feature or one geometry: key, text and line.
    members: Vec<(String, String, usize)>,
}

/// Members of a feature or a geometry that is all of a file, or a record of it.
const OWN_MEMBERS: [&str; 5] = ["geometry", "properties", "id", "coordinates", "geometries"];

impl Sink for Builder {
    type Stop = Refusal;

    fn wants(&self, key: &[u8]) -> bool {
        let also = ["type", "crs", "features", "geometryType", "spatialReference"];
        also.iter().chain(&OWN_MEMBERS).any(|wanted| wanted.as_bytes() == key)
    }

    fn member(&mut self, key: &[u8], value: Value<'_>) -> Result<(), Refusal> {
        let text = self.decoded(value);
        match key {
            b"type" => {
                self.kind = serde_json::from_str(&text).ok();
                if self.kind.as_deref() == Some("Topology") {
                    return Err(Refusal::Other(OtherFormat::TopoJson));
                }
            }
            b"crs" => {
                if let Some(name) = foreign_crs(&text) {
                    return Err(Refusal::ForeignCrs(name));
                }
            }
            b"geometryType" | b"spatialReference" => return Err(Refusal::Other(OtherFormat::EsriJson)),
            b"features" => return Err(Refusal::Other(OtherFormat::Json)),
            _ => {
                let key = String::from_utf8_lossy(key).into_owned();
                self.members.push((key, text.into_owned(), value.line));
            }
        }
        Ok(())
    }

    fn element(&mut self, value: Value<'_>) -> Result<(), Refusal> {
        self.has_features = true;
        let text = self.decoded(value);
        let read = feature::read(&text, &self.stop);
        if read.is_err() && self.stop.load(Ordering::Relaxed) {
            return Err(Refusal::Stopped);
        }
        // Numbers that are none are looked for only where something is wrong.
        let without = if read.is_err() { mended(&text) } else { None };
        let read = match &without {
            Some((text, _)) => feature::read(text, &self.stop),
            None => read,
        };
        match read {
            Ok(feature) if feature.is_feature => {
                if without.is_some() {
                    self.warnings.add(Fault::NotANumber, value.line);
                }
                self.feature(&feature, value.line);
            }
            Ok(_) => self.warnings.add(Fault::NotAFeature, value.line),
            Err(_) => {
                let is_json = serde_json::from_str::<&RawValue>(&text).is_ok();
                let fault = match (is_json, text.starts_with('{')) {
                    (false, _) => Fault::NotJson,
                    // A number beyond all numbers, or geometries that are no array.
                    (true, true) => Fault::BadCoordinates,
                    (true, false) => Fault::NotAFeature,
                };
                self.warnings.add(fault, value.line);
            }
        }
        Ok(())
    }

    fn end(&mut self, line: usize) -> Result<(), Refusal> {
        self.objects += 1;
        let kind = self.kind.take().unwrap_or_default();
        let (has_features, members) =
            (std::mem::take(&mut self.has_features), std::mem::take(&mut self.members));
        match kind.as_str() {
            _ if has_features => Ok(()),
            "FeatureCollection" => Ok(()),
            "Feature" => self.only_feature(None, &members),
            kind if GEOMETRY_TYPES.contains(&kind) => self.only_feature(Some(kind), &members),
            _ if self.objects == 1 => Err(Refusal::Other(OtherFormat::Json)),
            _ => {
                self.warnings.add(Fault::NotAFeature, line);
                Ok(())
            }
        }
    }

    fn lost(&mut self, line: usize) {
        (self.has_features, self.kind) = (false, None);
        self.members.clear();
        self.warnings.add(Fault::NotJson, line);
    }
}

impl Builder {
    fn new(name: &str, stop: Arc<AtomicBool>) -> Self {
        Self {
            name: name.to_owned(),
            stop,
            shapes: Shapes::default(),
            features: Vec::new(),
            texts: String::new(),
            keys: Keys::default(),
            styles: vec![Style::default()],
            warnings: Warnings::default(),
            by_type: Default::default(),
            without_geometry: 0,
            has_features: false,
            objects: 0,
            kind: None,
            members: Vec::new(),
        }
    }

    /// The text of a value. What is no UTF-8 was mostly written on an old Windows.
    fn decoded<'v>(&mut self, value: Value<'v>) -> Cow<'v, str> {
        match std::str::from_utf8(value.text) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => {
                self.warnings.add(Fault::NotUtf8, value.line);
                decode(value.text, WINDOWS_1252).into()
            }
        }
    }

    fn feature(&mut self, feature: &RawFeature<'_>, line: usize) {
        let properties = feature.properties.map(RawValue::get);
        if properties.is_some_and(|text| !text.starts_with('{') && text != "null") {
            self.warnings.add(Fault::BadProperties, line);
        }
        let properties = properties.filter(|text| text.starts_with('{'));
        let style = self.keys.read(properties.unwrap_or_default());
        let style = self.style(style, line);
        match &feature.geometry {
            Some(RawGeometry::Null) | None => self.without_geometry += 1,
            Some(RawGeometry::Collection(_)) => self.by_type[GEOMETRY_TYPES.len() - 1] += 1,
            Some(RawGeometry::Simple { kind, .. }) => {
                if let Some(index) = GEOMETRY_TYPES.iter().position(|known| known == kind) {
                    self.by_type[index] += 1;
                }
            }
            Some(_) => {}
        }
        let first_part = self.shapes.parts.len() as u32;
        let number = self.features.len() as u32;
        let mut keeper = Keeper { shapes: &mut self.shapes, feature: number, style, faults: Vec::new() };
        keeper.keep(feature.geometry.as_ref().unwrap_or(&RawGeometry::Null));
        for fault in keeper.faults {
            self.warnings.add(fault, line);
        }
        let mut kept = |text: &str| {
            let start = self.texts.len();
            self.texts.push_str(text);
            [start, self.texts.len()]
        };
        self.features.push(Record {
            id: kept(&feature.id.and_then(id_text).unwrap_or_default()),
            properties: kept(properties.filter(|text| text.len() > 2).unwrap_or_default()),
            parts: [first_part, self.shapes.parts.len() as u32],
            line,
        });
    }

    /// The number of a style.
    fn style(&mut self, style: Style, line: usize) -> u8 {
        if let Some(known) = self.styles.iter().position(|known| *known == style) {
            return known as u8;
        }
        if self.styles.len() >= MOST_STYLES {
            self.warnings.add(Fault::TooManyStyles, line);
            return 0;
        }
        self.styles.push(style);
        (self.styles.len() - 1) as u8
    }

    fn finish(mut self, bytes: u64, ending: Ending, line: usize) -> Result<Dropped, Refusal> {
        if ending == Ending::Cut {
            self.warnings.add(Fault::Truncated, line);
        }
        if self.features.is_empty() {
            return Err(if ending == Ending::Cut {
                Refusal::Truncated { line }
            } else {
                Refusal::NoFeatures
            });
        }
        let Self { shapes, features, texts, keys, styles, warnings, by_type, without_geometry, .. } = self;
        let summary = Summary {
            name: self.name,
            bytes,
            features: features.len(),
            by_type,
            without_geometry,
            vertices: shapes.vertices,
            extent: shapes.extent(),
            keys: keys.counts,
            warnings,
        };
        let index = Index::new(&shapes, &self.stop).ok_or(Refusal::Stopped)?;
        Ok(Dropped { summary, shapes, features, texts, styles, index })
    }

    /// Reads the feature, or the geometry of this type, that is all of the file, or a record of it.
    fn only_feature(
        &mut self,
        bare: Option<&str>,
        members: &[(String, String, usize)],
    ) -> Result<(), Refusal> {
        let line = members.first().map_or(1, |(_, _, line)| *line);
        let own = |wanted: &str| {
            let member = members.iter().rev().find(|(key, ..)| key == wanted);
            member.map(|(key, text, _)| format!(",\"{key}\":{text}")).unwrap_or_default()
        };
        let inner = match bare {
            Some(kind) => {
                format!(",\"geometry\":{{\"type\":\"{kind}\"{}{}}}", own("coordinates"), own("geometries"))
            }
            None => format!("{}{}{}", own("geometry"), own("properties"), own("id")),
        };
        let text = format!("{{\"type\":\"Feature\"{inner}}}");
        self.element(Value { text: text.as_bytes(), line })?;
        self.has_features = false;
        Ok(())
    }
}
