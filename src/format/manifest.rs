//! `atlas.toml`: what an atlas consists of.

use super::address;
use super::diagnostic::Rule;
use super::source::{Report, Source, did_you_mean};
use super::step::{self, StepEntry};
use super::table::{self, At, Table};
use super::text::LEAST_ATLAS;
use super::{id, is_web_url, language, mojibake};
use crate::atlas::{Home, Layer, LayerKind, Policy};
use crate::sphere::LonLat;
use std::collections::BTreeSet;

/// The version of the format that this program reads.
pub const FORMAT_VERSION: u32 = 1;

const KEYS: &[&str] =
    &["format", "title", "description", "site", "language", "home", "policy", "article", "layer", "step"];

/// A width that is more than once around the Earth is a slip.
const WIDEST_KM: f64 = 40_076.0;

/// The content of `atlas.toml`.
#[derive(Debug)]
pub(super) struct Manifest {
    pub(super) title: String,
    pub(super) description: Option<String>,
    pub(super) site: Option<String>,
    pub(super) language: String,
    /// `None` where it does not say.
    pub(super) home: Option<Home>,
    pub(super) policy: Policy,
    pub(super) articles: Vec<ArticleEntry>,
    pub(super) layers: Vec<LayerEntry>,
    pub(super) steps: Vec<StepEntry>,
    /// All of it could be read. Where not, there may be articles and layers that are not here.
    pub(super) is_whole: bool,
}

/// A file that `atlas.toml` names, and where it does.
#[derive(Debug)]
pub(super) struct FileEntry {
    pub(super) path: String,
    pub(super) offset: usize,
}

#[derive(Debug)]
pub(super) struct ArticleEntry {
    pub(super) id: String,
    pub(super) file: FileEntry,
}

#[derive(Debug)]
pub(super) struct LayerEntry {
    pub(super) layer: Layer,
    pub(super) file: FileEntry,
}

/// Reads `atlas.toml`; `None` where nothing in it can be made out.
pub(super) fn read(source: &Source, report: &mut Report) -> Option<Manifest> {
    let (parsed, faults) = table::parse(&source.text, 0, source, report);
    let is_whole = faults.is_empty();
    let root = Table::new(source, 0, &parsed);
    // What is amiss in the ruins of a table comes from what broke it, and that has been told.
    let mut hushed = Report::default();
    let report = if is_whole { report } else { &mut hushed };
    let is_known = check_version(&root, source, report);
    let keys = |table: &Table<'_>, known: &[&str], report: &mut Report| {
        // A newer format may have keys that this program cannot know.
        if is_known {
            table.check_keys(known, KEYS, report);
        }
    };
    keys(&root, KEYS, report);
    // A misspelt `[[layers]]` has been told.
    if root.has_only(&KEYS[..7]) {
        report.add(Rule::EmptyFile, source, 0, "the atlas has neither an article nor a layer", LEAST_ATLAS);
    }
    let title = root.string("title", report).map(|title| title.value);
    if !root.has("title") {
        root.missing("title", "title = \"…\"", report);
    }
    let home = root.table("home", report).map(|table| {
        keys(&table, &["centre", "width_km"], report);
        read_home(&table, source, report)
    });

    let policy = root.table("policy", report).map(|table| {
        keys(&table, &["borders"], report);
        let borders = table.string("borders", report);
        if let Some(At { value, offset }) = &borders {
            mojibake::check_line(value, source, *offset, report);
        }
        Policy { borders: borders.map(|borders| borders.value) }
    });

    let mut articles = Vec::new();
    let mut ids = BTreeSet::new();
    for table in root.tables("article", report) {
        keys(&table, &["id", "file"], report);
        let id = read_id(&table, "article", &mut ids, source, report);
        if let (Some(id), Some(file)) = (id, read_file(&table, "assets/articles/….md", report)) {
            articles.push(ArticleEntry { id, file });
        }
    }
    let mut layers = Vec::new();
    ids.clear();
    for table in root.tables("layer", report) {
        keys(&table, &["id", "title", "file", "kind", "visible"], report);
        let id = read_id(&table, "layer", &mut ids, source, report);
        let kind = read_kind(&table, source, report);
        let title = table.string("title", report).map(|title| title.value);
        let visible = table.boolean("visible", report).unwrap_or(true);
        if let (Some(id), Some(file)) = (id, read_file(&table, "geodata/….geojson", report)) {
            let title = title.unwrap_or_else(|| id.clone());
            layers.push(LayerEntry { layer: Layer { id, title, kind, visible }, file });
        }
    }
    let mut steps = Vec::new();
    for table in root.tables("step", report) {
        keys(&table, step::KEYS, report);
        steps.extend(step::read(&table, is_known, source, report));
    }
    // A path on whose line the fault lies is most likely half a path.
    let is_sound = |file: &FileEntry| {
        let end = source.text[file.offset..].find('\n').map_or(source.text.len(), |end| file.offset + end);
        !faults.iter().any(|fault| (file.offset..=end).contains(fault))
    };
    articles.retain(|entry: &ArticleEntry| is_sound(&entry.file));
    layers.retain(|entry: &LayerEntry| is_sound(&entry.file));
    if !is_whole && articles.is_empty() && layers.is_empty() {
        return None;
    }
    Some(Manifest {
        is_whole,
        title: title.unwrap_or_else(|| "Untitled atlas".to_owned()),
        description: root.string("description", report).map(|description| description.value),
        site: read_site(&root, source, report),
        language: read_language(&root, source, report),
        home,
        policy: policy.unwrap_or_default(),
        articles,
        layers,
        steps,
    })
}

/// The language of the atlas; English where it does not say.
fn read_language(root: &Table<'_>, source: &Source, report: &mut Report) -> String {
    let Some(At { value, offset }) = root.string("language", report) else { return "en".to_owned() };
    language::check(&value, source, offset, report);
    value
}

/// Where the page of the atlas is on the web.
fn read_site(root: &Table<'_>, source: &Source, report: &mut Report) -> Option<String> {
    let At { value, offset } = root.string("site", report)?;
    if is_web_url(&value) && !value.contains(['?', '#']) {
        return Some(value);
    }
    let message = format!("`{value}` is no address of a folder on the web");
    let help = "write where the page is, as in site = \"https://example.org/atlas/\"";
    let help = address::remedy(&value, help);
    report.add(Rule::Syntax, source, offset, message, help);
    None
}

/// Whether this program knows the format.
fn check_version(root: &Table<'_>, source: &Source, report: &mut Report) -> bool {
    match root.number("format", report) {
        Some(At { value, offset }) if value != f64::from(FORMAT_VERSION) => {
            let own = env!("CARGO_PKG_VERSION");
            if value > f64::from(FORMAT_VERSION) {
                report.add(
                    Rule::NewerFormat,
                    source,
                    offset,
                    format!("the atlas is written in format {value}, and this program reads format {FORMAT_VERSION}"),
                    format!("get a version of high-north newer than this one, {own}"),
                );
            } else {
                let message = format!("there is no format {value}");
                report.add(Rule::Syntax, source, offset, message, format!("write format = {FORMAT_VERSION}"));
            }
            false
        }
        Some(_) => true,
        None => {
            if !root.has("format") {
                root.missing("format", &format!("format = {FORMAT_VERSION}"), report);
            }
            true
        }
    }
}

fn read_home(table: &Table<'_>, source: &Source, report: &mut Report) -> Home {
    let home = Home::default();
    Home {
        center: read_center(table, source, report).unwrap_or(home.center),
        width_km: read_width_km(table, source, report).unwrap_or(home.width_km),
    }
}

/// The centre of a view.
pub(super) fn read_center(table: &Table<'_>, source: &Source, report: &mut Report) -> Option<LonLat> {
    let At { value: [lon_deg, lat_deg], offset } = table.pair("centre", report)?;
    let center = LonLat::new(lon_deg, lat_deg);
    if center.is_in_range() {
        return Some(center);
    }
    let message = format!("[{lon_deg}, {lat_deg}] is no longitude and latitude");
    let help = "write degrees, longitude first: centre = [20.0, 64.5]";
    report.add(Rule::CoordinateRange, source, offset, message, help);
    None
}

/// The width of a view on the ground, in kilometres.
pub(super) fn read_width_km(table: &Table<'_>, source: &Source, report: &mut Report) -> Option<f64> {
    let At { value, offset } = table.number("width_km", report)?;
    if value > 0.0 && value <= WIDEST_KM {
        return Some(value);
    }
    let help = "write a width in kilometres, as in width_km = 3400";
    report.add(Rule::Syntax, source, offset, format!("no map is {value} km wide"), help);
    None
}

/// An id; `None` where it is missing or has been given before.
fn read_id(
    table: &Table<'_>,
    what: &str,
    ids: &mut BTreeSet<String>,
    source: &Source,
    report: &mut Report,
) -> Option<String> {
    if !table.has("id") {
        let message = format!("this {what} has no id");
        report.add(Rule::MissingId, source, table.offset(), message, "add id = \"…\"");
        return None;
    }
    let id = table.string("id", report)?;
    id::check(&id.value, source, id.offset, report);
    if !ids.insert(id.value.clone()) {
        let message = format!("another {what} has the id `{}`", id.value);
        report.add(Rule::DuplicateId, source, id.offset, message, "give it an id of its own");
        return None;
    }
    Some(id.value)
}

fn read_file(table: &Table<'_>, example: &str, report: &mut Report) -> Option<FileEntry> {
    if !table.has("file") {
        table.missing("file", &format!("file = \"{example}\""), report);
    }
    table.string("file", report).map(|file| FileEntry { path: file.value, offset: file.offset })
}

/// The kind of a layer; places where it is missing or unknown.
fn read_kind(table: &Table<'_>, source: &Source, report: &mut Report) -> LayerKind {
    let Some(kind) = table.string("kind", report) else {
        if !table.has("kind") {
            table.missing("kind", "kind = \"places\" (or areas, routes, events, context)", report);
        }
        return LayerKind::Places;
    };
    kind.value.parse().unwrap_or_else(|()| {
        let names = LayerKind::ALL.iter().map(|kind| kind.name());
        let help = did_you_mean(&kind.value, names.clone(), || format!("write one of {}", list(names)));
        let message = format!("`{}` is no kind of layer", kind.value);
        report.add(Rule::UnknownKind, source, kind.offset, message, help);
        LayerKind::Places
    })
}

/// `a, b, c`
pub(super) fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}
