//! No text of an atlas can leave its element or its attribute, whatever it is.

use super::tests::{elements, html, text_of, tokens};
use crate::atlas::{Atlas, Claim, FrontMatter, Measure, SaidBy, Source, Span, Target};
use crate::format::{built_in, load};
use html5gum::Token;
use proptest::prelude::*;
use std::sync::LazyLock;

/// Every text of the built-in atlas that a file gives, in the place of which `text` is put.
fn atlas_that_says(text: &str) -> Atlas {
    let mut atlas = load(built_in()).atlas;
    let said = || text.to_owned();
    (atlas.title, atlas.description, atlas.site) = (said(), Some(said()), Some(said()));
    (atlas.language, atlas.policy.borders) = (said(), Some(said()));
    let id = |old: &str| format!("{text}{old}");
    for article in &mut atlas.articles {
        article.front_matter = FrontMatter {
            title: said(),
            published: Some(said()),
            author: Some(said()),
            publisher: Some(said()),
            source: Some(said()),
            licence: Some(said()),
            image_credit: Some(said()),
        };
        // Ranges are of the text that was: the whole of the new one takes the place of each.
        article.mentions.dedup_by_key(|mention| mention.block);
        for block in &mut article.blocks {
            block.text = said();
            block.sentences = std::iter::once(0..text.len()).collect();
            block.spans =
                vec![Span { range: 0..text.len(), emphasis: true, strong: true, url: Some(said()) }];
        }
        article.id = id(&article.id);
        for mention in &mut article.mentions {
            mention.range = 0..text.len();
            for target in &mut mention.targets {
                if let Target::Place(place) = target {
                    *place = id(place);
                }
            }
        }
    }
    for place in &mut atlas.places {
        (place.id, place.name, place.summary) = (id(&place.id), said(), said());
        place.names = [(said(), said()), ("se".to_owned(), format!("{text}."))].into();
        let (publisher, date) = (Some(said()), Some(said()));
        place.sources = vec![Source { title: said(), publisher, date, url: said() }];
        if let Some(when) = &mut place.when {
            (when.start, when.end) = (said(), Some(format!("{text}.")));
        }
        let says = |said_by| Claim {
            says: said(),
            said_by,
            measure: Some(Measure::DistanceFrom(id("arctic-circle"))),
            said_m: None,
            is_difference_known: false,
        };
        place.claims =
            vec![says(SaidBy::Source { url: said() }), says(SaidBy::Article { quote: format!("{text}.") })];
    }
    atlas
}

/// The tags of a page with the names of their attributes, in order.
fn skeleton(html: &str) -> Vec<String> {
    tokens(html)
        .filter_map(|token| match token {
            Token::StartTag(tag) => {
                let names: Vec<String> = tag.attributes.keys().map(|name| text_of(name)).collect();
                Some(format!("<{} {}>", text_of(&tag.name), names.join(" ")))
            }
            Token::EndTag(tag) => Some(format!("</{}>", text_of(&tag.name))),
            Token::Comment(text) => Some(format!("<!--{}-->", text_of(&text))),
            Token::Error(error) => Some(format!("{:?}", error.value)),
            _ => None,
        })
        .collect()
}

/// Texts that mean something to HTML, to JSON or to an address, and any others.
fn hostile() -> impl Strategy<Value = String> {
    let parts = prop_oneof![
        Just("<script>alert(1)</script>"),
        Just("</script>"),
        Just("<!--"),
        Just("-->"),
        Just("]]>"),
        Just("\" onclick=\"x"),
        Just("' onclick='x"),
        Just("&quot;&lt;&#60;"),
        Just("javascript:alert(1)"),
        Just("</title><img src=x onerror=alert(1)>"),
        Just("@document@"),
        Just("@words@"),
        Just("\0\u{1b}\u{202e}\u{2066}\u{feff}\u{ffff}"),
        Just("\r\n\t"),
        Just("é𝒳 "),
        Just("{ $x }"),
        Just("\\u003c"),
    ];
    (prop::collection::vec(parts, 1..4), "\\PC{0,12}").prop_map(|(parts, any)| parts.concat() + &any)
}

/// The shape of the page with a harmless text: no address, as the hostile ones are none.
static HARMLESS: LazyLock<Vec<String>> =
    LazyLock::new(|| skeleton(&html(&atlas_that_says("harmless, this one"))));

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_hostile_text_changes_no_tag_and_no_attribute(text in hostile()) {
        let harmless = &*HARMLESS;
        let hostile = html(&atlas_that_says(&text));
        // A line break of a text is one in the page.
        let found: Vec<String> = skeleton(&hostile).into_iter().filter(|tag| !tag.starts_with("<br")).collect();
        let difference = found.iter().zip(harmless).find(|(found, harmless)| found != harmless);
        prop_assert_eq!(difference, None);
        prop_assert_eq!(found.len(), harmless.len());
        for element in elements(&hostile) {
            for name in ["href", "src"] {
                if let Some(address) = element.attributes.get(name) {
                    let is_known = address.starts_with('#') || !address.contains(':');
                    prop_assert!(is_known, "{:?}", element);
                }
            }
        }
    }
}

#[test]
fn a_name_of_a_megabyte_is_cut_and_does_not_swell_the_page() {
    let html = html(&atlas_that_says("ordinary"));
    let mut atlas = atlas_that_says("ordinary");
    for place in &mut atlas.places {
        place.name = "ø<".repeat(500_000);
    }
    let long = super::tests::html(&atlas);
    assert!(long.len() < html.len() + 400_000, "{} and {}", html.len(), long.len());
    assert!(long.contains("ø&lt;ø&lt;…"));
}
