//! The whole of an atlas, file by file.

use super::article::Draft;
use super::diagnostic::{Diagnostic, Rule, Severity};
use super::folder::{Folder, MAX_FILE_BYTES, ReadError, is_inside};
use super::manifest::FileEntry;
use super::mentions::{self, Known};
use super::source::{Report, Source};
use super::step::{self, Stage};
use super::text::text_of;
use super::{ATLAS_FILE, LoadedPlace, article, claims, layer, manifest, mojibake};
use crate::atlas::{Atlas, Layer};
use std::collections::BTreeSet;

/// An atlas as far as it could be read, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// Everything that could be imported.
    pub atlas: Atlas,
    /// What is wrong, by file, line and column.
    pub diagnostics: Vec<Diagnostic>,
    /// False where `atlas.toml` could not be read or parsed at all, and so nothing is known of the rest.
    pub readable: bool,
}

impl Loaded {
    /// How many diagnostics are errors, and how many warnings.
    pub fn count(&self) -> (usize, usize) {
        let errors = self.diagnostics.iter().filter(|told| told.severity == Severity::Error).count();
        (errors, self.diagnostics.len() - errors)
    }
}

/// Reads an atlas.
pub fn load(folder: &dyn Folder) -> Loaded {
    let mut report = Report::default();
    let read = read(folder, &mut report);
    finish(read, report)
}

/// An atlas, and the files that it was read from.
#[cfg_attr(
    target_arch = "wasm32",
    expect(dead_code, reason = "the web page shows an atlas that has been checked")
)]
pub(super) struct Read {
    pub(super) atlas: Atlas,
    /// Whether `atlas.toml` says which view the map opens with.
    pub(super) has_home: bool,
    pub(super) toml: Source,
    /// The file of each article of the atlas.
    pub(super) articles: Vec<Source>,
    /// The files of the layers that could be read.
    pub(super) layers: Vec<Source>,
    /// Where each place of the atlas stands: the index of its file in `layers`, and the byte offset of its id there.
    pub(super) places: Vec<(usize, usize)>,
}

pub(super) fn finish(read: Option<Read>, report: Report) -> Loaded {
    let readable = read.is_some();
    let atlas = read.map(|read| read.atlas).unwrap_or_default();
    Loaded { atlas, diagnostics: report.finish(), readable }
}

pub(super) fn read(folder: &dyn Folder, report: &mut Report) -> Option<Read> {
    let toml = match folder.read(ATLAS_FILE) {
        Ok(bytes) => text_of(ATLAS_FILE, bytes, report)?,
        Err(error) => {
            let help = match folder.similar(ATLAS_FILE) {
                Some(near) => format!("an atlas is a folder with {ATLAS_FILE} in it; here is `{near}`"),
                None => format!("an atlas is a folder with {ATLAS_FILE} in it"),
            };
            report.add_file(rule_of(&error), ATLAS_FILE, format!("the atlas cannot be read: {error}"), help);
            return None;
        }
    };
    let manifest = manifest::read(&toml, report)?;
    mojibake::check_line(&manifest.title, &toml, 0, report);
    let is_english = manifest.language.split('-').next().is_some_and(|tag| tag.eq_ignore_ascii_case("en"));

    let mut ids = BTreeSet::new();
    let mut layers: Vec<(Layer, Option<(Source, Vec<LoadedPlace>)>)> = Vec::new();
    for entry in manifest.layers {
        let source = open(folder, &entry.file, &toml, report);
        let read = source.and_then(|source| {
            let places = layer::read(&entry.layer, &source, is_english, &mut ids, report).ok()?;
            Some((source, places))
        });
        layers.push((entry.layer, read));
    }
    let mut drafts: Vec<(Source, Draft)> = Vec::new();
    let (is_whole, article_count) = (manifest.is_whole, manifest.articles.len());
    for entry in manifest.articles {
        if let Some(source) = open(folder, &entry.file, &toml, report) {
            let draft = article::read(&entry.id, &source, &manifest.language, is_english, report);
            drafts.push((source, draft));
        }
    }
    let all_layers: Vec<Layer> = layers.iter().map(|(layer, _)| layer.clone()).collect();
    let are_places_complete = is_whole && layers.iter().all(|(_, read)| read.is_some());
    let known = Known { ids: &ids, layers: &all_layers, are_layers_complete: is_whole, are_places_complete };
    let are_articles_complete = is_whole && drafts.len() == article_count;
    let (articles, article_files): (Vec<_>, Vec<_>) = drafts
        .into_iter()
        .map(|(source, draft)| (mentions::resolve(draft, &source, &known, report), source))
        .unzip();

    let mut places = Vec::new();
    let (mut layer_files, mut place_spots) = (Vec::new(), Vec::new());
    // The claims that may be compared with what is measured: place, number, and where they stand.
    let mut said: Vec<(usize, usize, usize)> = Vec::new();
    for (layer, read) in layers {
        let Some((source, loaded)) = read else { continue };
        // A place may be mentioned in the article that could not be read.
        if are_articles_complete {
            mentions::check_unmentioned(&articles, &layer, &loaded, &source, report);
        }
        let known =
            claims::Known { ids: &ids, are_places_complete, articles: &articles, are_articles_complete };
        for LoadedPlace { mut place, offset, claims: drafts } in loaded {
            let (found, offsets): (Vec<_>, Vec<_>) =
                claims::resolve(drafts, &known, &source, report).into_iter().unzip();
            said.extend(offsets.into_iter().enumerate().map(|(number, at)| (places.len(), number, at)));
            place.claims = found;
            places.push(place);
            place_spots.push((layer_files.len(), offset));
        }
        layer_files.push(source);
    }
    let mut atlas = Atlas {
        title: manifest.title,
        description: manifest.description,
        site: manifest.site,
        language: manifest.language,
        home: manifest.home.unwrap_or_default(),
        policy: manifest.policy,
        articles,
        layers: all_layers.clone(),
        places,
        steps: Vec::new(),
    };
    for (place, number, at) in said {
        let source = &layer_files[place_spots[place].0];
        claims::compare(&atlas, (place, number), (source, at), report);
    }
    let stage = Stage { atlas: &atlas, known: &known, are_articles_complete };
    atlas.steps = step::resolve(manifest.steps, &stage, &toml, report);
    if atlas.steps.is_empty() {
        atlas.steps = atlas.steps_of_mentions();
    }
    let has_home = manifest.home.is_some();
    let (articles, layers, places) = (article_files, layer_files, place_spots);
    Some(Read { atlas, has_home, toml, articles, layers, places })
}

/// Reads a file that `atlas.toml` names.
fn open(folder: &dyn Folder, file: &FileEntry, toml: &Source, report: &mut Report) -> Option<Source> {
    let path = &file.path;
    if !is_inside(path) {
        let message = format!("`{path}` is not a path inside the atlas");
        let help =
            "write a path relative to the folder of the atlas, with / between its parts and without ..";
        report.add(Rule::PathOutsideAtlas, toml, file.offset, message, help);
        return None;
    }
    let path = path.strip_prefix("./").unwrap_or(path);
    match folder.read(path) {
        Ok(bytes) => text_of(path, bytes, report),
        Err(error @ ReadError::TooLarge { .. }) => {
            report_too_large(path, &error, report);
            None
        }
        Err(error) => {
            let near = if error == ReadError::NotFound { folder.similar(path) } else { None };
            let help = match (&error, near) {
                (_, Some(near)) => format!("mend the path: did you mean `{near}`?"),
                (ReadError::Outside, _) => "put the file itself into the atlas, not a link to it".to_owned(),
                (ReadError::NotFound, _) => {
                    "mend the path; it is relative to the folder of the atlas".to_owned()
                }
                _ => "make the file readable, or take it out of atlas.toml".to_owned(),
            };
            let message = format!("`{path}` cannot be read: {error}");
            report.add(rule_of(&error), toml, file.offset, message, help);
            None
        }
    }
}

fn rule_of(error: &ReadError) -> Rule {
    match error {
        ReadError::TooLarge { .. } => Rule::TooLarge,
        ReadError::Outside => Rule::PathOutsideAtlas,
        ReadError::NotFound | ReadError::Other(_) => Rule::MissingFile,
    }
}

pub(super) fn report_too_large(path: &str, error: &ReadError, report: &mut Report) {
    let message = format!("{error}, more than {} MiB", MAX_FILE_BYTES / 1024 / 1024);
    report.add_file(Rule::TooLarge, path, message, "simplify it, or split it into layers");
}
