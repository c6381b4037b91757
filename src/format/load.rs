//! The whole of an atlas, file by file.

use super::article::Draft;
use super::diagnostic::{Diagnostic, Rule, Severity};
use super::folder::{Folder, MAX_FILE_BYTES, ReadError, is_inside};
use super::manifest::FileEntry;
use super::mentions::{self, Known};
use super::source::{Report, Source};
use super::step::{self, Stage};
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
    let atlas = load_into(folder, &mut report);
    let readable = atlas.is_some();
    Loaded { atlas: atlas.unwrap_or_default(), diagnostics: report.finish(), readable }
}

fn load_into(folder: &dyn Folder, report: &mut Report) -> Option<Atlas> {
    let toml = match folder.read(ATLAS_FILE) {
        Ok(bytes) => text_of(ATLAS_FILE, bytes, report)?,
        Err(error) => {
            let help = format!("an atlas is a folder with {ATLAS_FILE} in it");
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
    let articles: Vec<_> =
        drafts.into_iter().map(|(source, draft)| mentions::resolve(draft, &source, &known, report)).collect();

    let mut places = Vec::new();
    // The claims that may be compared with what is measured: place, number, and where they stand.
    let mut said: Vec<(Source, Vec<(usize, usize, usize)>)> = Vec::new();
    for (layer, read) in layers {
        let Some((source, loaded)) = read else { continue };
        // A place may be mentioned in the article that could not be read.
        if are_articles_complete {
            mentions::check_unmentioned(&articles, &layer, &loaded, &source, report);
        }
        let known =
            claims::Known { ids: &ids, are_places_complete, articles: &articles, are_articles_complete };
        let mut spots = Vec::new();
        for LoadedPlace { mut place, claims: drafts, .. } in loaded {
            let (found, offsets): (Vec<_>, Vec<_>) =
                claims::resolve(drafts, &known, &source, report).into_iter().unzip();
            spots.extend(offsets.into_iter().enumerate().map(|(number, at)| (places.len(), number, at)));
            place.claims = found;
            places.push(place);
        }
        said.push((source, spots));
    }
    let mut atlas = Atlas {
        title: manifest.title,
        description: manifest.description,
        site: manifest.site,
        language: manifest.language,
        home: manifest.home,
        policy: manifest.policy,
        articles,
        layers: all_layers.clone(),
        places,
        steps: Vec::new(),
    };
    for (source, spots) in &said {
        for (place, number, at) in spots {
            claims::compare(&atlas, (*place, *number), (source, *at), report);
        }
    }
    let stage = Stage { atlas: &atlas, known: &known, are_articles_complete };
    atlas.steps = step::resolve(manifest.steps, &stage, &toml, report);
    if atlas.steps.is_empty() {
        atlas.steps = atlas.steps_of_mentions();
    }
    Some(atlas)
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
            let help = match error {
                ReadError::Outside => "put the file itself into the atlas, not a link to it",
                ReadError::NotFound => "mend the path; it is relative to the folder of the atlas",
                _ => "make the file readable, or take it out of atlas.toml",
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

fn report_too_large(path: &str, error: &ReadError, report: &mut Report) {
    let message = format!("{error}, more than {} MiB", MAX_FILE_BYTES / 1024 / 1024);
    report.add_file(Rule::TooLarge, path, message, "simplify it, or split it into layers");
}

/// The text of a file; `None` where it has none, which has been reported.
fn text_of(path: &str, bytes: Vec<u8>, report: &mut Report) -> Option<Source> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        report_too_large(path, &ReadError::TooLarge { bytes: bytes.len() as u64 }, report);
        return None;
    }
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let byte = error.as_bytes()[good];
            let source = Source::new(path, String::from_utf8_lossy(error.as_bytes()).into_owned());
            let message = format!("the file is not UTF-8 text: byte {byte:#04x} begins no letter");
            // What stands before the first bad byte is the same in the text with replacements.
            report.add(Rule::NotUtf8, &source, good, message, "save it in UTF-8");
            return None;
        }
    };
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\0').is_empty() {
        report.add_file(Rule::EmptyFile, path, "the file is empty", "write it, or take it out of atlas.toml");
        return None;
    }
    Some(Source::new(path, text))
}
