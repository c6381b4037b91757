//! The story in `atlas.toml`: `[[step]]` → the steps of an atlas.

use super::diagnostic::Rule;
use super::mentions::{Known, Named, check};
use super::source::{Report, Source, did_you_mean};
use super::table::{At, Table};
use super::{date, manifest, mojibake, quote};
use crate::atlas::{ArticleIndex, Atlas, Home, Passage, PlaceIndex, Step, Target};
use crate::sphere::{Instant, NoInstant, Projection};

/// The keys of a step.
pub(super) const KEYS: &[&str] =
    &["title", "article", "place", "view", "layers", "date", "projection", "text"];
/// The keys of its view.
const VIEW_KEYS: &[&str] = &["centre", "width_km"];

/// A `[[step]]` as it is written: what it names has not been looked up yet.
#[derive(Debug)]
pub(super) struct StepEntry {
    title: Option<String>,
    article: Option<At<String>>,
    place: Option<At<String>>,
    view: Option<Home>,
    layers: Option<Vec<At<String>>>,
    date: Option<Instant>,
    projection: Option<Projection>,
    text: Option<At<String>>,
}

/// Reads a `[[step]]`; `None` where it says nothing, which has been reported.
pub(super) fn read(
    table: &Table<'_>,
    is_known: bool,
    source: &Source,
    report: &mut Report,
) -> Option<StepEntry> {
    if !KEYS[2..].iter().any(|key| table.has(key)) {
        let help = "give it a place, a view or a text: place = \"…\"";
        let message = "this step has nothing to show";
        report.add(Rule::EmptyStep, source, table.offset(), message, help);
        return None;
    }
    let title = table.string("title", report);
    if !table.has("title") {
        table.missing("title", "title = \"…\", a few words for the list of steps", report);
    }
    if let Some(At { value, offset }) = &title {
        mojibake::check_line(value, source, *offset, report);
    }
    let view = table.table("view", report).and_then(|table| {
        if is_known {
            table.check_keys(VIEW_KEYS, &[], report);
        }
        read_view(&table, source, report)
    });
    Some(StepEntry {
        title: title.map(|title| title.value),
        article: table.string("article", report),
        place: table.string("place", report),
        view,
        layers: table.strings("layers", report),
        date: read_date(table, source, report),
        projection: read_projection(table, source, report),
        text: table.string("text", report),
    })
}

/// Half a view is none.
fn read_view(table: &Table<'_>, source: &Source, report: &mut Report) -> Option<Home> {
    for (key, example) in [("centre", "centre = [20.0, 64.5]"), ("width_km", "width_km = 3400")] {
        if !table.has(key) {
            table.missing(key, example, report);
        }
    }
    let center = manifest::read_center(table, source, report);
    let width_km = manifest::read_width_km(table, source, report);
    Some(Home { center: center?, width_km: width_km? })
}

fn read_date(table: &Table<'_>, source: &Source, report: &mut Report) -> Option<Instant> {
    let At { value, offset } = table.string_or_date("date", report)?;
    // TOML has a time only with its seconds, and calls UTC `Z`.
    let text = value.strip_suffix('Z').unwrap_or(&value);
    let minute = if text.len() == 19 { text.strip_suffix(":00").unwrap_or(text) } else { text };
    minute
        .parse()
        .map_err(|help: NoInstant| {
            let message = format!("`{value}` is no date");
            report.add(Rule::BadDate, source, offset, message, date::remedy(&help.to_string(), &value));
        })
        .ok()
}

fn read_projection(table: &Table<'_>, source: &Source, report: &mut Report) -> Option<Projection> {
    let At { value, offset } = table.string("projection", report)?;
    value
        .parse()
        .map_err(|()| {
            let names = Projection::ALL.iter().map(|projection| projection.name());
            let help =
                did_you_mean(&value, names.clone(), || format!("write one of {}", manifest::list(names)));
            report.add(Rule::UnknownProjection, source, offset, format!("`{value}` is no projection"), help);
        })
        .ok()
}

/// What the steps may name, beside places and layers.
pub(super) struct Stage<'a> {
    /// The atlas without its steps.
    pub(super) atlas: &'a Atlas,
    /// Its places and layers, and whether they are all that there are.
    pub(super) known: &'a Known<'a>,
    /// Every article could be read, so words that are not there are not anywhere.
    pub(super) are_articles_complete: bool,
}

/// Looks up what the steps name. What leads nowhere is reported and left out, and a step of which nothing is left too.
pub(super) fn resolve(
    entries: Vec<StepEntry>,
    stage: &Stage<'_>,
    source: &Source,
    report: &mut Report,
) -> Vec<Step> {
    entries.into_iter().filter_map(|entry| stage.step(entry, source, report)).collect()
}

impl Stage<'_> {
    fn step(&self, entry: StepEntry, source: &Source, report: &mut Report) -> Option<Step> {
        let article = entry.article.and_then(|id| self.article(&id, source, report));
        let step = Step {
            title: String::new(),
            place: entry.place.and_then(|id| self.place(id, source, report)),
            view: entry.view,
            projection: entry.projection,
            layers: entry.layers.and_then(|ids| self.layers(ids, source, report)),
            date: entry.date,
            passage: entry.text.and_then(|text| self.passage(&text, article, source, report)),
        };
        if step == Step::default() {
            return None;
        }
        let title = entry.title.or_else(|| self.title_of(&step)).unwrap_or_else(|| self.atlas.title.clone());
        Some(Step { title, ..step })
    }

    /// What a step is called that does not say: by its place, or by the heading its words stand under.
    fn title_of(&self, step: &Step) -> Option<String> {
        let place = step.place.and_then(|index| self.atlas.place(index)).map(|place| place.name.clone());
        place.or_else(|| {
            let (index, passage) = step.passage.as_ref()?;
            Some(self.atlas.article(*index)?.heading_above(passage.block).to_owned())
        })
    }

    fn article(&self, id: &At<String>, source: &Source, report: &mut Report) -> Option<ArticleIndex> {
        let found = self.atlas.article_by_id(&id.value);
        if found.is_none() && self.are_articles_complete {
            let ids = self.atlas.articles.iter().map(|article| article.id.as_str());
            let help = did_you_mean(&id.value, ids.clone(), || match ids.clone().next() {
                Some(_) => format!("write one of {}", manifest::list(ids)),
                None => "add the article to atlas.toml".to_owned(),
            });
            let message = format!("no article has the id `{}`", id.value);
            report.add(Rule::UnknownArticle, source, id.offset, message, help);
        }
        found
    }

    fn place(&self, id: At<String>, source: &Source, report: &mut Report) -> Option<PlaceIndex> {
        let target = Target::Place(id.value);
        check(&target, Named::InStep, id.offset, source, self.known, report);
        let Target::Place(id) = target else { return None };
        self.atlas.place_by_id(&id)
    }

    /// The layers that there are; `None` where none of those it names is one.
    fn layers(&self, ids: Vec<At<String>>, source: &Source, report: &mut Report) -> Option<Vec<String>> {
        let is_empty = ids.is_empty();
        let mut known = Vec::new();
        for id in ids {
            let target = Target::Layer(id.value);
            if check(&target, Named::InStep, id.offset, source, self.known, report)
                && let Target::Layer(id) = target
            {
                known.push(id);
            }
        }
        (is_empty || !known.is_empty()).then_some(known)
    }

    fn passage(
        &self,
        text: &At<String>,
        article: Option<ArticleIndex>,
        source: &Source,
        report: &mut Report,
    ) -> Option<(ArticleIndex, Passage)> {
        let articles =
            self.atlas.articles.iter().enumerate().map(|(index, found)| (ArticleIndex(index), found));
        let articles = articles.filter(|(index, _)| article.is_none_or(|article| article == *index));
        let found = quote::find(&text.value, articles.clone());
        if found.is_none() && self.are_articles_complete {
            let near = quote::nearest(&text.value, articles.map(|(_, article)| article));
            let help = match near {
                Some(near) => format!("did you mean “{near}”?"),
                None => "write a stretch of the article, or one of its headings, word for word".to_owned(),
            };
            let message = "no article has these words";
            report.add(Rule::UnknownText, source, text.offset, message, help);
        }
        found
    }
}
