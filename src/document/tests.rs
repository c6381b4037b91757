//! The page of the built-in atlas, read as a browser reads it.

use super::{Page, Still, page};
use crate::atlas::{Atlas, BlockKind, Layer, LayerKind, Place, Target, When};
use crate::format::{built_in, load};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use std::collections::{BTreeMap, BTreeSet};

fn atlas() -> Atlas {
    load(built_in()).atlas
}

pub(super) fn html(atlas: &Atlas) -> String {
    page(&Page { atlas, files: &[], first_files: &BTreeMap::new(), still: None })
}

/// An element as it begins: its name and its attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
}

/// What a tokenizer of the HTML Standard finds in a page.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = Token> {
    let mut emitter = DefaultEmitter::default();
    // What is in a script or a title is text, as it is for a browser.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).map(|Ok(token)| token)
}

pub(super) fn text_of(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

pub(super) fn elements(html: &str) -> Vec<Element> {
    let element = |token: Token| match token {
        Token::StartTag(tag) => Some(Element {
            name: text_of(&tag.name),
            attributes: tag.attributes.iter().map(|(name, value)| (text_of(name), text_of(value))).collect(),
        }),
        _ => None,
    };
    tokens(html).filter_map(element).collect()
}

/// The text between the tags from an element with this id on, up to the next end of its kind.
fn text_in(html: &str, id: &str) -> String {
    let (mut name, mut depth, mut out) = (Vec::new(), 0, String::new());
    for token in tokens(html) {
        match token {
            Token::StartTag(tag)
                if depth == 0
                    && tag
                        .attributes
                        .iter()
                        .any(|(key, value)| text_of(key) == "id" && text_of(value) == id) =>
            {
                name = tag.name.to_vec();
                depth = 1;
            }
            Token::StartTag(tag) if depth > 0 && *tag.name == name => depth += 1,
            Token::EndTag(tag) if depth > 0 && *tag.name == name => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            Token::String(text) if depth > 0 => out.push_str(&text_of(&text)),
            _ => {}
        }
    }
    out
}

#[test]
fn no_part_of_the_page_is_written_wrongly() {
    for token in tokens(&html(&atlas())) {
        assert!(!matches!(token, Token::Error(_)), "{token:?}");
    }
}

#[test]
fn every_link_within_the_page_leads_somewhere_and_no_id_is_there_twice() {
    let elements = elements(&html(&atlas()));
    let mut ids = BTreeSet::new();
    for element in &elements {
        if let Some(id) = element.attributes.get("id") {
            assert!(ids.insert(id.clone()), "{id} is there twice");
        }
    }
    let links = elements.iter().filter_map(|element| element.attributes.get("href")?.strip_prefix('#'));
    let links: Vec<&str> = links.collect();
    assert!(links.len() > 150, "{}", links.len());
    for link in links {
        let id = percent_encoding::percent_decode_str(link).decode_utf8().unwrap();
        assert!(ids.contains(&*id), "#{link} leads nowhere");
    }
    for element in &elements {
        for label in ["aria-labelledby", "aria-describedby"] {
            let label = element.attributes.get(label);
            assert!(label.is_none_or(|id| ids.contains(id)), "{element:?}");
        }
    }
}

#[test]
fn every_place_has_its_excerpts_word_for_word_its_note_and_its_sources() {
    let atlas = atlas();
    let html = html(&atlas);
    let links: Vec<String> =
        elements(&html).iter().filter_map(|element| element.attributes.get("href").cloned()).collect();
    for (place, quotations) in atlas.places.iter().zip(atlas.all_quotations()) {
        let text = text_in(&html, &format!("place={}", place.id));
        for part in [&place.name, &place.summary].into_iter().chain(place.names.values()) {
            assert!(text.contains(part.as_str()), "{}: {part}", place.id);
        }
        for quotation in quotations {
            assert!(text.contains(quotation.sentence), "{}: {}", place.id, quotation.sentence);
        }
        for source in &place.sources {
            assert!(text.contains(&source.title), "{}: {}", place.id, source.title);
            assert!(links.contains(&source.url), "{}: {}", place.id, source.url);
        }
    }
}

#[test]
fn the_card_of_kirkenes_says_what_the_card_on_the_map_says() {
    let text = text_in(&html(&atlas()), "place=kirkenes");
    for part in [
        "Town",
        "Girkonjárga (Northern Sámi)",
        "Surveyed position. The mark stands where the place is.",
        "69.7250° N, 30.0516° E",
        "In the article, mentioned once",
        "Show in the text: Responding to Russian Aggression",
        "It was measured",
        "north of Arctic Circle",
    ] {
        assert!(text.contains(part), "no `{part}` in {text}");
    }
}

#[test]
fn the_article_stands_there_whole_with_its_headings_and_its_mentions_as_links() {
    let atlas = atlas();
    let article = &atlas.articles[0];
    let html = html(&atlas);
    let text = text_in(&html, "article-uk-norway-defence");
    for block in &article.blocks {
        assert!(text.contains(&block.text), "{}", block.text);
    }
    let elements = elements(&html);
    let mentions: Vec<&Element> = elements
        .iter()
        .filter(|element| element.attributes.get("class").is_some_and(|class| class == "mention"))
        .collect();
    assert_eq!(mentions.len(), article.mentions.len());
    for (number, (element, mention)) in mentions.iter().zip(&article.mentions).enumerate() {
        assert_eq!(element.attributes["id"], format!("mention-{}", number + 1));
        let places: Vec<&str> = element.attributes["data-places"].split(' ').collect();
        match mention.targets.as_slice() {
            [Target::Layer(_)] => assert_eq!(places.len(), 5),
            targets => assert_eq!(places.len(), targets.len()),
        }
        assert_eq!(element.attributes["href"], format!("#place={}", places[0]));
    }
}

#[test]
fn no_level_of_headings_is_left_out_whatever_the_markdown_does() {
    let mut atlas = atlas();
    let depths = [4, 2, 6, 1, 5, 3];
    let blocks = &mut atlas.articles[0].blocks;
    let headings = blocks.iter_mut().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    for (block, depth) in headings.zip(depths) {
        block.kind = BlockKind::Heading(depth);
    }
    let mut level = 0;
    let mut seen = BTreeSet::new();
    for element in elements(&html(&atlas)) {
        let Some(next) = element.name.strip_prefix('h').and_then(|rest| rest.parse::<u8>().ok()) else {
            continue;
        };
        assert!(next <= level + 1, "h{next} after h{level}");
        level = next;
        seen.insert(next);
    }
    assert_eq!(seen, BTreeSet::from([1, 2, 3, 4]));
}

#[test]
fn what_happened_is_in_order_of_time_with_days_for_machines() {
    let mut atlas = atlas();
    let day =
        |start: &str, end: Option<&str>| Some(When { start: start.to_owned(), end: end.map(str::to_owned) });
    for (place, when) in atlas.places.iter_mut().zip([
        day("2025-03-01", None),
        day("2021-12-31", Some("2022-01-02")),
        day("2021-12-31", None),
    ]) {
        place.when = when;
    }
    let html = html(&atlas);
    let events =
        &html[html.find("<section id=\"events\"").unwrap()..html.find("<footer id=\"credits\"").unwrap()];
    let days: Vec<String> =
        elements(events).iter().filter_map(|element| element.attributes.get("datetime").cloned()).collect();
    // What goes on comes after what ends.
    assert_eq!(&days[..3], ["2021-12-31", "2022-01-02", "2021-12-31"]);
    assert!(events.contains("31 December 2021</time> to <time"), "{events}");
    let starts: Vec<&String> = days.iter().filter(|day| *day != "2022-01-02").collect();
    assert!(starts.len() > 4 && days.contains(&"2025-03-01".to_owned()), "{days:?}");
}

#[test]
fn an_atlas_without_anything_is_still_a_page() {
    let html = html(&Atlas { title: "Nothing yet".to_owned(), ..Atlas::default() });
    assert!(html.contains("<title>Nothing yet</title>") && html.contains("Nothing yet</h1>"));
    assert!(!html.contains("id=\"places\"") && !html.contains("id=\"events\""));
}

#[test]
fn an_atlas_in_norwegian_is_a_page_in_norwegian_and_one_in_german_says_which_words_are_german() {
    let language = |tag: &str| html(&Atlas { language: tag.to_owned(), ..atlas() });
    let norwegian = language("nb");
    assert!(norwegian.contains("<html lang=\"nb\">") && norwegian.contains("Vis i teksten: "));
    assert!(!norwegian.contains("<h1 lang="));
    let german = language("de");
    assert!(german.contains("<html lang=\"en\">") && german.contains("<h1 lang=\"de\">"));
    assert!(german.contains("<blockquote lang=\"de\">"));
}

#[test]
fn those_who_pass_the_address_on_are_told_what_it_is() {
    let mut atlas = atlas();
    atlas.site = Some("https://example.org/north".to_owned());
    atlas.articles[0].front_matter.published = Some("2025-02-20".to_owned());
    atlas.articles[0].front_matter.publisher = Some("A paper".to_owned());
    let still = Some(Still { width_px: 1200, height_px: 630 });
    let html = page(&Page { atlas: &atlas, files: &[], first_files: &BTreeMap::new(), still });
    let elements = elements(&html);
    let property = |name: &str| {
        let found = elements.iter().find(|element| {
            [element.attributes.get("property"), element.attributes.get("name")]
                .contains(&Some(&name.to_owned()))
        });
        found.map(|element| element.attributes["content"].clone()).unwrap_or_default()
    };
    assert_eq!(property("og:title"), "UK and Norway begin negotiations on a new defence agreement");
    assert_eq!(property("og:url"), "https://example.org/north/");
    assert_eq!(property("og:image"), "https://example.org/north/map.png");
    assert_eq!((property("og:image:width"), property("og:image:height")), ("1200".into(), "630".into()));
    assert!(property("og:description").starts_with("The United Kingdom has initiated negotiations"));
    let canonical =
        elements.iter().find(|element| element.attributes.get("rel") == Some(&"canonical".to_owned()));
    assert_eq!(canonical.unwrap().attributes["href"], "https://example.org/north/");
    let data = block(&html, "application/ld+json");
    let article = &data["@graph"][0];
    assert_eq!((&article["@type"], &article["datePublished"]), (&"NewsArticle".into(), &"2025-02-20".into()));
    assert_eq!(article["publisher"]["name"], "A paper");
    assert_eq!(article["mentions"][0]["name"], "United Kingdom");
}

/// The JSON in the first block of data of a type.
fn block(html: &str, kind: &str) -> serde_json::Value {
    let start = html.find(&format!("type=\"{kind}\"")).unwrap();
    let start = start + html[start..].find('>').unwrap() + 1;
    serde_json::from_str(&html[start..start + html[start..].find("</script>").unwrap()]).unwrap()
}

#[test]
fn without_an_address_of_its_own_a_page_claims_none() {
    let html = html(&atlas());
    for part in ["rel=\"canonical\"", "og:url", "og:image"] {
        assert!(!html.contains(part), "{part}");
    }
}

#[test]
fn the_scripts_are_told_which_files_there_are_and_every_word_of_the_page() {
    let atlas = atlas();
    let files = ["assets/atlas.toml".to_owned(), "geodata/ø &.geojson".to_owned()];
    let first_files = BTreeMap::from([("high-north_bg.wasm".to_owned(), 12)]);
    let html = page(&Page { atlas: &atlas, files: &files, first_files: &first_files, still: None });
    let json = |id: &str| -> serde_json::Value {
        let start = html.find(&format!("id=\"{id}\">")).unwrap() + id.len() + 6;
        serde_json::from_str(&html[start..start + html[start..].find("</script>").unwrap()]).unwrap()
    };
    assert_eq!(
        json("atlas-files"),
        serde_json::json!(["atlas/assets/atlas.toml", "atlas/geodata/%C3%B8%20%26.geojson"])
    );
    assert_eq!(json("first-files"), serde_json::json!({ "high-north_bg.wasm": 12 }));
    let words = json("words");
    assert_eq!(words["page-loading-bytes"], "Loading the map: {$done} of {$total} MB");
    assert!(words.as_object().unwrap().keys().all(|id| id.starts_with("page-")));
}

#[test]
fn nothing_comes_from_elsewhere_and_no_script_stands_in_the_page() {
    for element in elements(&html(&atlas())) {
        for (name, value) in &element.attributes {
            assert!(!name.starts_with("on") && name != "style", "{element:?}");
            if matches!(name.as_str(), "src" | "srcset" | "action" | "data")
                || element.name == "link" && name == "href"
            {
                assert!(!value.contains("//") && !value.starts_with('/'), "{element:?}");
            }
        }
        if element.name == "script" {
            let kind = element.attributes.get("type").map(String::as_str);
            let is_data = kind.is_some_and(|kind| kind.ends_with("json"));
            assert!(is_data != element.attributes.contains_key("src"), "{element:?}");
        }
    }
}

#[test]
fn a_place_with_spaces_and_signs_in_its_id_is_found_by_its_link() {
    let mut atlas = atlas();
    let place = Place { id: "a b&\"c%20".to_owned(), ..atlas.places[0].clone() };
    atlas.places = vec![place];
    atlas.layers = vec![Layer {
        id: atlas.places[0].layer.clone(),
        title: "Places".to_owned(),
        kind: LayerKind::Places,
        visible: true,
    }];
    atlas.articles.clear();
    let html = html(&atlas);
    assert!(html.contains("href=\"#place=a%20b%26%22c%2520\""), "{html}");
    let section =
        elements(&html).into_iter().find(|element| element.attributes.contains_key("data-place")).unwrap();
    assert_eq!(section.attributes["id"], "place=a b&\"c%20");
}
