//! What a feature is called: no key for it is in RFC 7946, and every program has its own.

use super::json::Members;
use serde_json::value::RawValue;

/// Keys that hold a name, the best first, without case: those of most programs, then the word for a name in the
/// languages of the north.
const NAMES: [&str; 15] = [
    "name",
    "title",
    "label",
    "navn",
    "tittel",
    "namn",
    "nimi",
    "nimetus",
    "nosaukums",
    "pavadinimas",
    "nazwa",
    "nom",
    "nombre",
    "business name",
    "название",
];
/// Objects in which a name may stand: the tags of OpenStreetMap, and the place of Google's lists.
const INNER: [&str; 2] = ["tags", "location"];
/// Keys that hold what is better than nothing.
const LAST: [&str; 3] = ["admin", "id", "kode"];
/// Norwegian is written in two ways, and often only said to be Norwegian.
const NORWEGIAN: [&str; 3] = ["nb", "no", "nn"];

/// A title, and the key it stands under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The title.
    pub text: String,
    /// Its key, with those of the objects around it: `tags.name:nb`.
    pub key: String,
}

/// The title of a feature by its properties, in a language (BCP 47) where there is one in it.
pub fn title(properties: &Members<'_>, language: &str) -> Option<Title> {
    named(properties, language).or_else(|| LAST.iter().find_map(|key| of_key(properties, key)))
}

fn named(members: &Members<'_>, language: &str) -> Option<Title> {
    let own: &[&str] = if NORWEGIAN.contains(&language) { &NORWEGIAN } else { &[language] };
    let in_own = own.iter().find_map(|tag| of_language(members, |found| found.eq_ignore_ascii_case(tag)));
    in_own
        .or_else(|| NAMES.iter().find_map(|key| of_key(members, key)))
        .or_else(|| INNER.iter().find_map(|key| of_inner(members, key, language)))
        .or_else(|| of_language(members, |found| found.eq_ignore_ascii_case("en")))
        .or_else(|| of_language(members, is_language))
}

/// The name in the object under a key.
fn of_inner(members: &Members<'_>, key: &str, language: &str) -> Option<Title> {
    let (found, object) = members.0.iter().find(|(found, _)| found.eq_ignore_ascii_case(key))?;
    let inner = named(&Members::of(object.get()), language)?;
    Some(Title { key: format!("{found}.{}", inner.key), ..inner })
}

fn of_key(members: &Members<'_>, key: &str) -> Option<Title> {
    let is_key = |found: &str| found.to_lowercase() == key;
    members.0.iter().find_map(|(found, value)| is_key(found).then(|| said(found, value))?)
}

/// `name:nb` as OpenStreetMap has it, `name_nb` as Natural Earth has it, and the same of titles.
fn of_language(members: &Members<'_>, is_wanted: impl Fn(&str) -> bool) -> Option<Title> {
    members.0.iter().find_map(|(key, value)| {
        let (start, tag) = key.split_once([':', '_'])?;
        let is_name = ["name", "title"].iter().any(|name| start.eq_ignore_ascii_case(name));
        (is_name && is_wanted(tag)).then(|| said(key, value))?
    })
}

/// Whether what follows a name is a language, and not `name:etymology` or `name_long`.
fn is_language(tag: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    (2..=3).contains(&primary.len()) && primary.bytes().all(|letter| letter.is_ascii_alphabetic())
}

/// A string that is not blank, or a number.
fn said(key: &str, value: &RawValue) -> Option<Title> {
    let written = value.get();
    let is_number = written.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    let text = match serde_json::from_str::<String>(written) {
        Ok(text) => text.trim().to_owned(),
        Err(_) if is_number => written.to_owned(),
        Err(_) => return None,
    };
    (!text.is_empty()).then(|| Title { text, key: key.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(properties: &str, language: &str) -> Option<(String, String)> {
        title(&Members::of(properties), language).map(|title| (title.key, title.text))
    }

    #[test]
    fn a_title_is_found_where_programs_write_it() {
        for (properties, key, text) in [
            (r#"{"id": 7, "NAME": " Bodø "}"#, "NAME", "Bodø"),
            (r#"{"id": 7, "name": null, "title": ""}"#, "id", "7"),
            (r#"{"Title": "Alta Kafe", "Location": {"Business Name": "x"}}"#, "Title", "Alta Kafe"),
            (
                r#"{"location": {"address": "Somewhere 1", "name": "Santa's Post"}}"#,
                "location.name",
                "Santa's Post",
            ),
            (r#"{"Location": {"Business Name": "Kafe"}}"#, "Location.Business Name", "Kafe"),
            (r#"{"id": 9, "tags": {"name": "Fyret", "man_made": "lighthouse"}}"#, "tags.name", "Fyret"),
            (r#"{"@id": "way/27", "name:nb": "Hamna", "name:se": "Hámman"}"#, "name:nb", "Hamna"),
            (r#"{"name:etymology": "x", "name:se": "Hámman"}"#, "name:se", "Hámman"),
            (r#"{"name_long": "Kingdom", "name_fi": "Norja", "name_en": "Norway"}"#, "name_en", "Norway"),
            (r#"{"navn": "Å"}"#, "navn", "Å"),
        ] {
            assert_eq!(of(properties, "en"), Some((key.to_owned(), text.to_owned())), "{properties}");
        }
        for nothing in ["{}", "null", r#"{"name": {"a": 1}, "x": 7}"#, r#"{"author": {"name": "Bob"}}"#] {
            assert_eq!(of(nothing, "en"), None, "{nothing}");
        }
    }

    #[test]
    fn the_readers_own_language_comes_first() {
        let bilingual =
            r#"{"name": "Kárášjohka - Karasjok", "name:no": "Karasjok", "name:en": "Karasjok town"}"#;
        assert_eq!(of(bilingual, "nb").map(|found| found.1).as_deref(), Some("Karasjok"));
        assert_eq!(of(bilingual, "en").map(|found| found.1).as_deref(), Some("Karasjok town"));
        let tags = r#"{"tags": {"name": "Fyret", "name:nb": "Fyret på øya"}}"#;
        assert_eq!(of(tags, "nb").map(|found| found.1).as_deref(), Some("Fyret på øya"));
    }
}
