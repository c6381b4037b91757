//! What the articles mention against what the layers have.

use super::LoadedPlace;
use super::article::Draft;
use super::diagnostic::Rule;
use super::source::{Report, Source, nearest};
use crate::atlas::{Article, Layer, LayerKind, Target};
use std::collections::BTreeSet;

/// What there is to mention.
pub(super) struct Known<'a> {
    /// The ids of all features, also of those that cannot be drawn.
    pub(super) ids: &'a BTreeSet<String>,
    pub(super) layers: &'a [Layer],
    /// Every layer of the atlas is known, so one that is not there is not anywhere.
    pub(super) are_layers_complete: bool,
    /// Every layer could be read, so a place that is not there is not anywhere.
    pub(super) are_places_complete: bool,
}

/// Who names a place or a layer, and so how the remedy is written.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Named {
    /// A link in an article.
    InArticle,
    /// A step in `atlas.toml`.
    InStep,
}

/// Looks up the mentions of an article. What leads nowhere is reported and left as plain text.
pub(super) fn resolve(draft: Draft, source: &Source, known: &Known<'_>, report: &mut Report) -> Article {
    let Draft { mut article, target_offsets } = draft;
    let mut offsets = target_offsets.into_iter();
    article.mentions.retain_mut(|mention| {
        let mut offsets = offsets.next().unwrap_or_default().into_iter();
        mention.targets.retain(|target| {
            check(target, Named::InArticle, offsets.next().unwrap_or(0), source, known, report)
        });
        !mention.targets.is_empty()
    });
    article
}

/// Whether a target is there; reported where it is not.
pub(super) fn check(
    target: &Target,
    named: Named,
    offset: usize,
    source: &Source,
    known: &Known<'_>,
    report: &mut Report,
) -> bool {
    let is_step = named == Named::InStep;
    let places = || known.ids.iter().map(String::as_str);
    let layers = || known.layers.iter().map(|layer| layer.id.as_str());
    match target {
        Target::Place(id) => {
            if known.ids.contains(id) {
                return true;
            }
            let help = if layers().any(|layer| layer == id) {
                let remedy = if is_step { format!("layers = [\"{id}\"]") } else { format!("layer:{id}") };
                format!("`{id}` is a layer: write {remedy}")
            } else {
                match nearest(id, places()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "add a feature with this id to a layer, or mend its id here".to_owned(),
                }
            };
            if known.are_places_complete {
                report.add(Rule::UnknownPlace, source, offset, format!("no place has the id `{id}`"), help);
            }
            false
        }
        Target::Layer(id) => {
            if layers().any(|layer| layer == id) {
                return true;
            }
            let help = if known.ids.contains(id) {
                let remedy = if is_step { format!("place = \"{id}\"") } else { format!("place:{id}") };
                format!("`{id}` is a place: write {remedy}")
            } else {
                match nearest(id, layers()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "add the layer to atlas.toml, or mend its id here".to_owned(),
                }
            };
            if known.are_layers_complete {
                report.add(Rule::UnknownLayer, source, offset, format!("no layer has the id `{id}`"), help);
            }
            false
        }
    }
}

/// Reports the places of a `places` layer that no article mentions.
pub(super) fn check_unmentioned(
    articles: &[Article],
    layer: &Layer,
    places: &[LoadedPlace],
    source: &Source,
    report: &mut Report,
) {
    if layer.kind != LayerKind::Places || articles.is_empty() {
        return;
    }
    let targets =
        || articles.iter().flat_map(|article| &article.mentions).flat_map(|mention| &mention.targets);
    if targets().any(|target| *target == Target::Layer(layer.id.clone())) {
        return;
    }
    let mentioned: BTreeSet<&str> = targets()
        .filter_map(|target| match target {
            Target::Place(id) => Some(id.as_str()),
            Target::Layer(_) => None,
        })
        .collect();
    for place in places.iter().filter(|place| !mentioned.contains(place.place.id.as_str())) {
        let message = format!("no article mentions `{}`", place.place.id);
        let help = format!(
            "link it where it is mentioned: […](place:{}), or move it to another layer",
            place.place.id
        );
        report.add(Rule::UnmentionedPlace, source, place.offset, message, help);
    }
}
