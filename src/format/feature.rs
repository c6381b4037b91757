//! A GeoJSON feature → a place.

use super::claims::{self, DraftClaim};
use super::diagnostic::{Rule, Severity};
use super::json::{Node, Object};
use super::manifest::list;
use super::source::{Report, Source, did_you_mean};
use super::{comments, date, keys, language, mojibake, sources, style};
use crate::atlas::{Kind, LayerKind, Precision, Source as Reference, Status, When};
use crate::geojson_rules::{Members, Title, title};
use std::collections::BTreeMap;

/// The properties that the format gives a meaning.
const KEYS: &[&str] =
    &["name", "names", "kind", "precision", "status", "summary", "when", "sources", "claims", "iso_a3"];

/// What a feature's properties say.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) name: Option<String>,
    pub(super) names: BTreeMap<String, String>,
    pub(super) kind: Option<Kind>,
    pub(super) precision: Option<Precision>,
    pub(super) status: Option<Status>,
    pub(super) summary: String,
    pub(super) when: Option<When>,
    pub(super) sources: Vec<Reference>,
    pub(super) claims: Vec<DraftClaim>,
    pub(super) style: crate::atlas::Style,
    pub(super) iso_a3: Option<String>,
}

/// Reads and reports; knows the file, and the layer only by its kind.
pub(super) struct FactReader<'a> {
    pub(super) source: &'a Source,
    pub(super) report: &'a mut Report,
    pub(super) layer_kind: LayerKind,
    /// The atlas is written in English.
    pub(super) is_english: bool,
}

impl FactReader<'_> {
    /// What the properties of `feature` say.
    pub(super) fn read(&mut self, feature: Node<'_>, members: &Object<'_>) -> Facts {
        let node = members.get_some("properties");
        let Some(properties) = node.and_then(Node::object) else {
            let at = node.unwrap_or(feature);
            let example = keys::missing(members, "properties", "write \"properties\": { \"name\": \"…\" }");
            let message = match node {
                Some(node) => {
                    format!("the properties are {} and not an object, and so there is no name", node.noun())
                }
                None => "this feature has no properties, and so no name".to_owned(),
            };
            self.add(Rule::MissingName, at, message, example);
            sources::check_none(feature, self.layer_kind, self.source, self.report);
            self.check_dated(feature, None, None);
            return Facts::default();
        };
        self.check_property_keys(&properties);
        let at = node.unwrap_or(feature);
        let sources = sources::read(at, &properties, self.layer_kind, self.source, self.report);
        let kind = self.word(&properties, "kind", (Rule::UnknownKind, Kind::ALL, Kind::name));
        self.check_dated(at, Some(&properties), kind);
        let facts = Facts {
            name: self.name(at, &properties),
            names: self.names(&properties),
            kind,
            precision: self.word(
                &properties,
                "precision",
                (Rule::UnknownPrecision, Precision::ALL, Precision::name),
            ),
            status: self.word(&properties, "status", (Rule::StatusUnknown, Status::ALL, Status::name)),
            summary: self.text(&properties, "summary").unwrap_or_default(),
            when: self.when(&properties),
            claims: claims::read(&properties, &sources, self.source, self.report),
            sources,
            style: style::read(&properties, self.source, self.report),
            iso_a3: self.iso_a3(&properties),
        };
        self.check_letters(&properties);
        facts
    }

    fn add(&mut self, rule: Rule, node: Node<'_>, message: impl Into<String>, help: impl Into<String>) {
        self.report.add(rule, self.source, node.offset(), message, help);
    }

    fn check_property_keys(&mut self, properties: &Object<'_>) {
        // `fill` is all but too many words of others: `file`, `full`, `fil`.
        let known: Vec<&str> = KEYS.iter().chain(style::KEYS).copied().filter(|key| *key != "fill").collect();
        let own = properties.without(|key| is_common_elsewhere(key) || key == "fill");
        keys::check_keys(&own, &known, "a place", self.source, self.report);
    }

    /// A string that is not blank.
    fn text(&mut self, properties: &Object<'_>, key: &str) -> Option<String> {
        let node = properties.get_some(key)?;
        let text = node.string();
        if text.is_none() {
            let message = format!("`{key}` is {} and not a string", node.noun());
            self.add(Rule::Syntax, node, message, "write a string in quotes");
        }
        text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn name(&mut self, at: Node<'_>, properties: &Object<'_>) -> Option<String> {
        let node = properties.get_some("name");
        let name =
            node.and_then(Node::string).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
        name.or_else(|| self.title(node, at))
    }

    /// The title under a key of another program, which is reported; or a report that there is none.
    fn title(&mut self, node: Option<Node<'_>>, at: Node<'_>) -> Option<String> {
        let help = "add \"name\": \"…\" to its properties";
        let language = if self.is_english { "en" } else { "" };
        let title = title(&Members::of(at.written()), language)
            .filter(|title| title.key != "id")
            .map(|title| Title { text: comments::plain(&title.text).trim().to_owned(), ..title })
            .filter(|title| !title.text.is_empty());
        let at = node.unwrap_or(at).offset();
        match &title {
            Some(Title { text, key }) => {
                let message = format!("this feature has no name; its `{key}` is taken for it: {text}");
                self.report.add_as(Severity::Warning, Rule::MissingName, self.source, at, message, help);
            }
            None => self.report.add(Rule::MissingName, self.source, at, "this feature has no name", help),
        }
        title.map(|title| title.text)
    }

    fn names(&mut self, properties: &Object<'_>) -> BTreeMap<String, String> {
        let Some(node) = properties.get_some("names") else { return BTreeMap::new() };
        let Some(members) = node.object() else {
            let message = format!("`names` is {} and not an object", node.noun());
            self.add(Rule::Syntax, node, message, "write { \"fi\": \"Kirkkoniemi\" }");
            return BTreeMap::new();
        };
        members
            .members()
            .filter_map(|(tag, node)| {
                language::check(tag, self.source, node.offset(), self.report);
                Some((tag.to_owned(), self.text(&members, tag)?))
            })
            .collect()
    }

    /// A word of a closed list.
    fn word<T: std::str::FromStr + Copy>(
        &mut self,
        properties: &Object<'_>,
        key: &str,
        (rule, all, name): (Rule, &[T], fn(T) -> &'static str),
    ) -> Option<T> {
        let node = properties.get_some(key)?;
        let word = node.string().unwrap_or_else(|| style::shorten(node.written()));
        word.parse().ok().or_else(|| {
            let names = || all.iter().map(|value| name(*value));
            let help = did_you_mean(&word, names(), || format!("write one of {}", list(names())));
            self.add(rule, node, format!("`{word}` is no {key}"), help);
            None
        })
    }

    /// Reports an event without a date. One that cannot be read is reported as such.
    fn check_dated(&mut self, at: Node<'_>, properties: Option<&Object<'_>>, kind: Option<Kind>) {
        let is_event = self.layer_kind == LayerKind::Events
            || matches!(kind, Some(Kind::Incident | Kind::Exercise | Kind::Agreement));
        if is_event && properties.and_then(|properties| properties.get_some("when")).is_none() {
            let message = "this event does not say when it happened";
            self.add(Rule::UndatedEvent, at, message, "add \"when\": { \"start\": \"YYYY-MM-DD\" }");
        }
    }

    fn when(&mut self, properties: &Object<'_>) -> Option<When> {
        const HELP: &str =
            "write { \"start\": \"YYYY-MM-DD\", \"end\": \"YYYY-MM-DD\" }; the end may be left out";
        let node = properties.get_some("when")?;
        let Some(members) = node.object() else {
            self.add(Rule::BadDate, node, format!("`when` is {} and not an object", node.noun()), HELP);
            return None;
        };
        let Some(start_node) = members.get_some("start") else {
            self.add(Rule::BadDate, node, "`when` has no start", keys::missing(&members, "start", HELP));
            return None;
        };
        keys::check_keys(&members, &["start", "end"], "`when`", self.source, self.report);
        let (start, start_day) = self.day(start_node)?;
        let end = members.get_some("end").and_then(|node| Some((node, self.day(node)?)));
        if let Some((end_node, (end, _))) = end.as_ref().filter(|(_, (_, day))| *day < start_day) {
            let message = format!("it ends on {end}, before it begins on {start}");
            self.add(Rule::BadDate, *end_node, message, "swap the two, or mend one");
            return Some(When { start, end: None });
        }
        Some(When { start, end: end.map(|(_, (end, _))| end) })
    }

    fn day(&mut self, node: Node<'_>) -> Option<(String, time::Date)> {
        let text = node.string().unwrap_or_else(|| style::shorten(node.written()));
        let Some(day) = date::parse(&text) else {
            let help = date::remedy("write the day as YYYY-MM-DD", &text);
            self.add(Rule::BadDate, node, format!("`{text}` is no date"), help);
            return None;
        };
        Some((text, day))
    }

    fn iso_a3(&mut self, properties: &Object<'_>) -> Option<String> {
        let node = properties.get_some("iso_a3")?;
        let code =
            node.string().filter(|code| code.len() == 3 && code.bytes().all(|c| c.is_ascii_uppercase()));
        if code.is_none() {
            let help = "write three capitals, as in \"NOR\"";
            self.add(
                Rule::Syntax,
                node,
                format!("{} is no country code", style::shorten(node.written())),
                help,
            );
        }
        code
    }

    /// Names are in any language; only the summary is in the atlas's own.
    fn check_letters(&mut self, properties: &Object<'_>) {
        let names = properties.get_some("names").and_then(Node::object);
        let names = names.iter().flat_map(Object::members).map(|(_, node)| (node, false));
        let sources = properties.get_some("sources").and_then(Node::array).unwrap_or_default();
        let titles = sources.into_iter().filter_map(|node| Some((node.object()?.get("title")?, false)));
        let own = [("name", false), ("summary", self.is_english)];
        let own = own.into_iter().filter_map(|(key, is_english)| Some((properties.get(key)?, is_english)));
        for (node, is_english) in own.chain(names).chain(titles) {
            let Some(text) = node.string().filter(|text| !text.is_ascii()) else { continue };
            for found in mojibake::Checker::new(std::iter::once(text.as_str()), is_english).find(&text) {
                // Where the letters are escaped in the file, the value itself is pointed at.
                let inside = node.written().find(&text).map_or(0, |start| start + found.range.start);
                found.report(&text, self.source, node.offset() + inside, self.report);
            }
        }
    }
}

/// Properties of other tools that look like a slip: names by language and codes of countries, as Natural Earth
/// (`name_sv`) and OpenStreetMap (`name:sv`) have them, and the other keys of simplestyle-spec.
fn is_common_elsewhere(key: &str) -> bool {
    let is_name = key.strip_prefix("name").is_some_and(|rest| rest.starts_with(['_', ':']));
    is_name || matches!(key, "iso_a2" | "type" | "title" | "description" | "marker-size" | "marker-symbol")
}
