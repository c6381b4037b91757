//! What is said of a place and can be measured: the property `claims`.
//!
//! ```json
//! "claims": [{
//!   "says": "400 km inside the Arctic Circle",
//!   "source": "https://www.gov.uk/…",
//!   "measured": { "distance_from": "arctic-circle" },
//!   "said_km": 400, "differs": true }]
//! ```
//!
//! `source` is the URL of one of the place's sources. Where an article of the atlas itself says it, its words stand in
//! `quote` instead. The number that is measured is nowhere written: the program computes it. Where `said_km` gives the
//! number that stands in the words, the two are compared; `differs` says that the editor knows how they differ. Where
//! nothing can be measured, as with two sources that give two dates, `measured` is left out.

use super::diagnostic::Rule;
use super::json::{Node, Object};
use super::source::{Report, Source, did_you_mean, nearest};
use crate::atlas::{Article, Atlas, Claim, Measure, SaidBy, Source as Reference};
use crate::sphere::Unit;
use std::collections::BTreeSet;

const KEYS: &[&str] = &["says", "quote", "source", "measured", "said_km", "differs"];
const MEASURES: &[&str] = &["distance_from"];
const EXAMPLE: &str = "write { \"says\": \"400 km inside the Arctic Circle\", \"source\": \"https://…\", \
                       \"measured\": { \"distance_from\": \"arctic-circle\" } }";

/// No two points of the Earth are further apart: half of a meridian on WGS 84.
const EARTH_KM: f64 = 20_004.0;

/// A claim whose place and quotation have not been looked up yet.
#[derive(Debug)]
pub(super) struct DraftClaim {
    claim: Claim,
    /// Byte offset of the id of the place that is measured from, or of the claim.
    target: usize,
    /// Byte offset of the quotation, or of the claim.
    quote: usize,
    /// Byte offset of the length that is said, or of the claim.
    said: usize,
}

/// Reads the claims of a feature whose sources are these. One that says or measures nothing is reported and left out.
pub(super) fn read(
    properties: &Object<'_>,
    sources: &[Reference],
    source: &Source,
    report: &mut Report,
) -> Vec<DraftClaim> {
    let Some(node) = properties.get_some("claims") else { return Vec::new() };
    let Some(entries) = node.array() else {
        let message = format!("`claims` is {} and not an array", node.noun());
        report.add(Rule::Syntax, source, node.offset(), message, format!("{EXAMPLE} in [ ]"));
        return Vec::new();
    };
    let mut reader = Reader { sources, source, report };
    entries.into_iter().filter_map(|entry| reader.claim(entry)).collect()
}

struct Reader<'a> {
    sources: &'a [Reference],
    source: &'a Source,
    report: &'a mut Report,
}

impl Reader<'_> {
    fn add(&mut self, rule: Rule, node: Node<'_>, message: impl Into<String>, help: impl Into<String>) {
        self.report.add(rule, self.source, node.offset(), message, help);
    }

    fn claim(&mut self, entry: Node<'_>) -> Option<DraftClaim> {
        let Some(members) = entry.object() else {
            self.add(Rule::Syntax, entry, format!("a claim is an object, not {}", entry.noun()), EXAMPLE);
            return None;
        };
        self.check_keys(&members, KEYS);
        let says = self.text(entry, &members, "says");
        let measured = self.measure(&members);
        let said_m = self.said_m(&members);
        let is_difference_known = self.is_difference_known(&members);
        let said_by = self.said_by(entry, &members);
        let offset = |key: &str| members.get_some(key).unwrap_or(entry).offset();
        let (quote, said) = (offset("quote"), offset("said_km"));
        let (measure, target) = measured?;
        let claim = Claim { says: says?, said_by: said_by?, measure, said_m: said_m?, is_difference_known };
        Some(DraftClaim { claim, target: target.unwrap_or_else(|| entry.offset()), quote, said })
    }

    /// The length that is said, in metres, where there is one; `None` where what stands there is none, or nothing is
    /// measured beside it.
    fn said_m(&mut self, members: &Object<'_>) -> Option<Option<f64>> {
        let Some(node) = members.get_some("said_km") else { return Some(None) };
        let Some(km) = node.number().filter(|km| *km > 0.0 && *km < EARTH_KM) else {
            self.add(Rule::Syntax, node, "`said_km` is no length in kilometres", "write \"said_km\": 400");
            return None;
        };
        if members.get_some("measured").is_none() {
            let message = "nothing is measured to compare this length with";
            self.add(Rule::Syntax, node, message, "add \"measured\": { \"distance_from\": \"…\" }");
            return None;
        }
        Some(Some(km * 1000.0))
    }

    fn is_difference_known(&mut self, members: &Object<'_>) -> bool {
        let Some(node) = members.get_some("differs") else { return false };
        let is_known = node.boolean();
        if is_known.is_none() {
            self.add(Rule::Syntax, node, "`differs` is neither true nor false", "write \"differs\": true");
        }
        is_known.unwrap_or_default()
    }

    fn check_keys(&mut self, members: &Object<'_>, known: &[&str]) {
        for (key, node) in members.members().filter(|(key, _)| !known.contains(key)) {
            let help = did_you_mean(key, known.iter().copied(), || {
                format!("remove it; the keys here are {}", known.join(", "))
            });
            self.add(Rule::UnknownKey, node, format!("the format has no key `{key}` here"), help);
        }
    }

    /// A string that has to be there and is not blank.
    fn text(&mut self, at: Node<'_>, members: &Object<'_>, key: &str) -> Option<String> {
        let node = members.get_some(key);
        let text = node.and_then(Node::string).map(|text| text.trim().to_owned());
        let text = text.filter(|text| !text.is_empty());
        if text.is_none() {
            self.add(
                Rule::Syntax,
                node.unwrap_or(at),
                format!("this claim has no words in `{key}`"),
                EXAMPLE,
            );
        }
        text
    }

    /// What is to be measured, where anything is, and where it says from which place.
    fn measure(&mut self, members: &Object<'_>) -> Option<(Option<Measure>, Option<usize>)> {
        let Some(node) = members.get_some("measured") else { return Some((None, None)) };
        let Some(inner) = node.object() else {
            self.add(Rule::Syntax, node, "this claim does not say what to measure", EXAMPLE);
            return None;
        };
        self.check_keys(&inner, MEASURES);
        let id = self.text(node, &inner, "distance_from")?;
        let target = inner.get_some("distance_from").unwrap_or(node).offset();
        Some((Some(Measure::DistanceFrom(id)), Some(target)))
    }

    /// Who says it: a source that the place has, or an article, but somebody.
    fn said_by(&mut self, at: Node<'_>, members: &Object<'_>) -> Option<SaidBy> {
        let Some(node) = members.get_some("source") else {
            if members.get_some("quote").is_some() {
                return self.text(at, members, "quote").map(|quote| SaidBy::Article { quote });
            }
            let help = "add \"source\": the URL of one of the place's sources, or \"quote\": the words of the article";
            self.add(Rule::UnsourcedClaim, at, "this claim does not say who says so", help);
            return None;
        };
        let url = node.string().unwrap_or_default();
        if self.sources.iter().any(|source| source.url == url) {
            return Some(SaidBy::Source { url });
        }
        let message = format!("`{url}` is not among the sources of this place");
        let urls = || self.sources.iter().map(|source| source.url.as_str());
        let help = nearest(&url, urls()).map_or_else(
            || "add it to \"sources\", with its title".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        self.add(Rule::UnsourcedClaim, node, message, help);
        None
    }
}

/// What the claims of a place are looked up in.
pub(super) struct Known<'a> {
    /// The ids of all features, also of those that cannot be drawn.
    pub(super) ids: &'a BTreeSet<String>,
    /// Every layer could be read.
    pub(super) are_places_complete: bool,
    pub(super) articles: &'a [Article],
    /// Every article could be read.
    pub(super) are_articles_complete: bool,
}

/// Looks up the place and the quotation of each claim. What leads nowhere is reported and left out. Beside each claim
/// that stays: where its length is said.
pub(super) fn resolve(
    drafts: Vec<DraftClaim>,
    known: &Known<'_>,
    source: &Source,
    report: &mut Report,
) -> Vec<(Claim, usize)> {
    drafts.into_iter().filter_map(|draft| check(draft, known, source, report)).collect()
}

fn check(
    draft: DraftClaim,
    known: &Known<'_>,
    source: &Source,
    report: &mut Report,
) -> Option<(Claim, usize)> {
    let is_known = match &draft.claim.measure {
        None => true,
        Some(Measure::DistanceFrom(id)) => {
            let is_known = known.ids.contains(id);
            if !is_known && known.are_places_complete {
                let help = did_you_mean(id, known.ids.iter().map(String::as_str), || {
                    "write the id of a place of this atlas".to_owned()
                });
                let message = format!("no place has the id `{id}`");
                report.add(Rule::UnknownPlace, source, draft.target, message, help);
            }
            is_known
        }
    };
    let is_said = match &draft.claim.said_by {
        SaidBy::Source { .. } => true,
        SaidBy::Article { quote } => {
            let blocks = || known.articles.iter().flat_map(|article| &article.blocks);
            let is_said = blocks().any(|block| block.text.contains(quote.as_str()));
            if !is_said && known.are_articles_complete {
                let message = "no article has these words";
                let help = "write them as they stand in the article, to the letter, within one paragraph";
                report.add(Rule::StaleQuote, source, draft.quote, message, help);
            }
            is_said
        }
    };
    (is_known && is_said).then_some((draft.claim, draft.said))
}

/// Measures what the claim with this number of a place says, and reports where it is another length. `at` is where the
/// length is said.
pub(super) fn compare(
    atlas: &Atlas,
    (place, number): (usize, usize),
    (source, at): (&Source, usize),
    report: &mut Report,
) {
    let place = &atlas.places[place];
    let claim = &place.claims[number];
    let (Some(measure), Some(said_m)) = (&claim.measure, claim.said_m) else { return };
    let Some(found) = atlas.measured(place, measure) else { return };
    let Measure::DistanceFrom(from) = measure;
    let (said, measured) = (Unit::Kilometre.length(said_m), Unit::Kilometre.length(found.nearest.distance_m));
    match (claim.differs_from(found.nearest.distance_m), claim.is_difference_known) {
        (Some(true), false) => {
            let message = format!("{said} are said, and {measured} are measured from `{from}`");
            let help = "mend the number or the position, or write \"differs\": true to show both as they are";
            report.add(Rule::ClaimDiffers, source, at, message, help);
        }
        (Some(false), true) => {
            let message =
                format!("{said} are said, and {measured} are measured from `{from}`, which is the same");
            report.add(Rule::ClaimDiffers, source, at, message, "remove \"differs\"");
        }
        _ => {}
    }
}
