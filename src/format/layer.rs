//! A GeoJSON file → the places of a layer.

use super::anchor::anchor;
use super::diagnostic::Rule;
use super::feature::{FactReader, Facts};
use super::json::{Node, Object};
use super::slip::{self, Slip};
use super::source::{Report, Source, did_you_mean};
use super::{LoadedPlace, geometry, id, keys};
use crate::atlas::{Geometry, Kind, Layer, LayerKind, Place, Precision};
use crate::geojson_rules::{self, GEOMETRY_TYPES};
use std::collections::BTreeSet;

/// Reads a layer. `ids` are those of the whole atlas, also of features that cannot be drawn: a mention of one of those
/// is no mistake of the article.
pub(super) fn read(
    layer: &Layer,
    source: &Source,
    is_english: bool,
    ids: &mut BTreeSet<String>,
    report: &mut Report,
) -> Result<Vec<LoadedPlace>, ()> {
    let mended;
    let (source, roots) = match Node::parse_all(&source.text) {
        Ok(roots) => (source, roots),
        Err(error) => {
            mended = mend(source, report).ok_or_else(|| report_json(&error, source, report))?;
            let roots =
                Node::parse_all(&mended.text).map_err(|error| report_json(&error, &mended, report))?;
            (&mended, roots)
        }
    };
    let mut reader = LayerReader { layer, source, is_english, ids, report, places: Vec::new() };
    let is_any =
        roots.into_iter().map(|root| reader.root(root)).fold(false, |is_any, is_read| is_any | is_read);
    let places = reader.places;
    if !is_any {
        return Err(());
    }
    Ok(places)
}

/// The file with what is no JSON in it but often stands there made JSON; numbers that are none are reported.
fn mend(source: &Source, report: &mut Report) -> Option<Source> {
    let (text, numbers) = geojson_rules::mended(&source.text)?;
    for offset in numbers {
        let (message, help) = ("this is no number in JSON; it is left out", "write a number, or null");
        report.add(Rule::Syntax, source, offset, message, help);
    }
    Some(Source::new(&source.path, text))
}

pub(super) fn report_json(error: &serde_json::Error, source: &Source, report: &mut Report) {
    // Its line and column (in bytes) are told with the error's text as well, which the report does better.
    let before: usize =
        source.text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or(&text);
    let offset = before + error.column().saturating_sub(1);
    let stop = if error.is_eof() { source.text.len() } else { offset };
    let slip = slip::in_json(&source.text, stop).unwrap_or_else(|| Slip {
        offset,
        message: format!("this is not JSON: {text}"),
        help: "write it as on https://www.json.org".to_owned(),
    });
    report.add(Rule::Syntax, source, slip.offset, slip.message, slip.help);
}

struct LayerReader<'a> {
    layer: &'a Layer,
    source: &'a Source,
    is_english: bool,
    ids: &'a mut BTreeSet<String>,
    report: &'a mut Report,
    places: Vec<LoadedPlace>,
}

impl LayerReader<'_> {
    /// Reads what a file is, or one of the records that it has; false where that is no GeoJSON.
    fn root(&mut self, root: Node<'_>) -> bool {
        let Some(members) = root.object() else {
            let message = format!("GeoJSON is an object, not {}", root.noun());
            let help = "write { \"type\": \"FeatureCollection\", \"features\": [ … ] }";
            self.report.add(Rule::Syntax, self.source, root.offset(), message, help);
            return false;
        };
        let count = self.places.len();
        let is_lon_lat = self.check_crs(&members);
        let kind = members.get("type");
        match kind.and_then(Node::string).as_deref() {
            Some("FeatureCollection") => {
                let features = members.get("features");
                let Some(array) = features.and_then(Node::array) else {
                    let at = features.unwrap_or(root).offset();
                    let help = keys::missing(&members, "features", "add \"features\": [ … ]");
                    let message = "a FeatureCollection has an array of features";
                    self.report.add(Rule::Syntax, self.source, at, message, help);
                    return false;
                };
                for node in array {
                    self.feature(node);
                }
            }
            Some("Feature") => self.feature(root),
            Some(kind) if GEOMETRY_TYPES.contains(&kind) => self.bare(root),
            other => {
                let at = kind.unwrap_or(root).offset();
                let types = ["FeatureCollection", "Feature"].into_iter().chain(GEOMETRY_TYPES);
                let help = did_you_mean(other.unwrap_or_default(), types, || {
                    let help = "its type is FeatureCollection, Feature, or a type of geometry";
                    keys::missing(&members, "type", help)
                });
                self.report.add(Rule::Syntax, self.source, at, "this is not GeoJSON", help);
                return false;
            }
        }
        if !is_lon_lat {
            self.places.truncate(count);
        }
        true
    }

    /// Whether the positions are longitude and latitude on WGS 84, as GeoJSON has them since 2016.
    fn check_crs(&mut self, members: &Object<'_>) -> bool {
        let Some(node) = members.get_some("crs") else { return true };
        let Some(name) = geojson_rules::foreign_crs(node.written()) else { return true };
        let message =
            format!("the file is in the coordinate reference system `{name}`, which cannot be drawn");
        let help = "reproject it to WGS 84: ogr2ogr -t_srs EPSG:4326 -lco RFC7946=YES out.geojson in.geojson";
        self.report.add(Rule::UnsupportedCrs, self.source, node.offset(), message, help);
        false
    }

    fn feature(&mut self, node: Node<'_>) {
        let members = node.object();
        let kind = members.as_ref().and_then(|members| members.get("type"));
        let Some(members) = members.filter(|_| kind.and_then(Node::string).as_deref() == Some("Feature"))
        else {
            let help =
                "write { \"type\": \"Feature\", \"id\": \"…\", \"geometry\": { … }, \"properties\": { … } }";
            self.report.add(
                Rule::Syntax,
                self.source,
                kind.unwrap_or(node).offset(),
                "this is no feature",
                help,
            );
            return;
        };
        let id_node = members.get_some("id");
        let id = self.id(node, id_node);
        let (source, layer_kind, is_english) = (self.source, self.layer.kind, self.is_english);
        let facts = FactReader { source, report: self.report, layer_kind, is_english }.read(node, &members);
        let geometry = match members.get_some("geometry") {
            Some(geometry) => geometry::read(geometry, self.source, self.report),
            None => {
                let at = members.get("geometry").unwrap_or(node).offset();
                let help =
                    "give it a geometry: { \"type\": \"Point\", \"coordinates\": [longitude, latitude] }";
                let help = keys::missing(&members, "geometry", help);
                self.report.add(Rule::EmptyGeometry, self.source, at, "this feature has no geometry", help);
                None
            }
        };
        if let Some(geometry) = geometry {
            self.place(id, facts, geometry, id_node.unwrap_or(node).offset());
        }
    }

    /// A geometry without a feature around it: nobody could have given it an id or a name.
    fn bare(&mut self, node: Node<'_>) {
        if let Some(geometry) = geometry::read(node, self.source, self.report) {
            let facts = Facts { name: Some(self.layer.title.clone()), ..Facts::default() };
            let id = self.generated_id();
            self.place(id, facts, geometry, node.offset());
        }
    }

    /// The id of a feature, or one that is made up, with a report of why.
    fn id(&mut self, feature: Node<'_>, node: Option<Node<'_>>) -> String {
        // A number is an id too (RFC 7946 §3.2), as it is written.
        let id =
            node.and_then(|node| node.string().or_else(|| node.number().map(|_| node.written().to_owned())));
        let Some(id) = id.filter(|id| !id.trim().is_empty()) else {
            let properties = feature.object().and_then(|members| members.get_some("properties")?.object());
            let inner = properties.and_then(|properties| properties.get_some("id"));
            let help = match inner {
                Some(_) => "move the id out of the properties, to beside the type of the feature",
                None => "add \"id\": \"…\" beside its type; the article links to it as place:…",
            };
            let at = node.unwrap_or(feature).offset();
            self.report.add(Rule::MissingId, self.source, at, "this feature has no id", help);
            return self.generated_id();
        };
        let at = node.unwrap_or(feature).offset();
        id::check(&id, self.source, at, self.report);
        if self.ids.insert(id.clone()) {
            return id;
        }
        let message = format!("another feature of the atlas has the id `{id}`");
        self.report.add(Rule::DuplicateId, self.source, at, message, "give it an id of its own");
        self.generated_id()
    }

    fn generated_id(&mut self) -> String {
        let mut number = self.places.len() + 1;
        loop {
            let id = format!("{}-{number}", self.layer.id);
            if self.ids.insert(id.clone()) {
                return id;
            }
            number += 1;
        }
    }

    fn place(&mut self, id: String, facts: Facts, geometry: Geometry, offset: usize) {
        let Some(anchor) = anchor(&geometry) else { return };
        let is_event = self.layer.kind == LayerKind::Events;
        let place = Place {
            layer: self.layer.id.clone(),
            name: facts.name.unwrap_or_else(|| id.clone()),
            id,
            names: facts.names,
            kind: facts.kind.unwrap_or(if is_event { Kind::Incident } else { Kind::Other }),
            precision: facts.precision.unwrap_or_else(|| likely_precision(&geometry)),
            status: facts.status,
            summary: facts.summary,
            when: facts.when,
            sources: facts.sources,
            claims: Vec::new(),
            geometry,
            anchor,
            style: facts.style,
            iso_a3: facts.iso_a3,
        };
        self.places.push(LoadedPlace { place, offset, claims: facts.claims });
    }
}

/// The precision of a geometry that does not say: never more than it shows.
fn likely_precision(geometry: &Geometry) -> Precision {
    match geometry {
        Geometry::Polygon(_) | Geometry::MultiPolygon(_) => Precision::Area,
        _ => Precision::Approximate,
    }
}
