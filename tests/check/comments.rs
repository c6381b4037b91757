//! Comments of an article: what is read without them, and what is said of those that have no end.

use super::{Error, PLACES, STORY, Warning, check_article_ranges, edited, only};
use high_north::atlas::Atlas;
use high_north::document::{Page, page};
use high_north::format::{Loaded, Rule};

const PASSED: &str = "She passed [Tromsø](place:tromso) and crossed";
const NAMED: &str = r#""name": "Tromsø""#;

/// All that an atlas says anywhere.
fn all_of(atlas: &Atlas) -> String {
    let html = page(&Page { atlas, files: &[], first_files: &Default::default(), still: None });
    format!("{html}\n{:?}\n{:?}", atlas.articles, atlas.all_quotations())
}

fn quoted(loaded: &Loaded, id: &str) -> Vec<String> {
    let place = loaded.atlas.place_by_id(id).unwrap();
    loaded.atlas.quotations(place).iter().map(|quotation| quotation.sentence.to_owned()).collect()
}

#[test]
fn a_comment_is_nowhere_and_the_sentence_that_it_stood_in_is_whole() {
    for commented in [
        "<!-- secret --> She passed [Tromsø](place:tromso) and crossed",
        "She <!-- secret --> passed [Tromsø](place:tromso)<!-- secret --> and <!--secret-->crossed",
        "She passed [Trom<!-- secret -->sø](place:tromso) and\n<!-- secret\n-- secret -->\ncrossed",
        "She passed [Tromsø](place:<!-- secret -->tromso) <!-- secret\n\n```\nsecret\n\n- secret --> and crossed",
        "<!-- [secret](place:nowhere) -->\n\nShe passed [Tromsø](place:tromso) and crossed",
        "<!-- secret <!-- secret --> secret\n-->She passed [Tromsø](place:tromso) and crossed",
    ] {
        let loaded = edited(STORY, PASSED, commented);
        let is_nested = commented.contains("<!-- secret <!--");
        assert_eq!(
            loaded.diagnostics.len(),
            usize::from(is_nested),
            "{commented}: {:#?}",
            loaded.diagnostics
        );
        assert!(!all_of(&loaded.atlas).contains("secret"), "{commented}");
        assert_eq!(quoted(&loaded, "tromso"), ["She passed Tromsø and crossed the open sea."], "{commented}");
        check_article_ranges(&loaded);
    }
}

#[test]
fn a_comment_in_a_name_under_a_key_of_another_program_is_nowhere() {
    let loaded = edited(PLACES, NAMED, r#""title": "Tromsø <!-- secret -->""#);
    let told = only(&loaded);
    assert_eq!((told.rule, told.severity), (Rule::MissingName, Warning), "{told}");
    assert!(told.message.ends_with(": Tromsø"), "{told}");
    let place = loaded.atlas.place_by_id("tromso").unwrap();
    assert_eq!(loaded.atlas.place(place).unwrap().name, "Tromsø");
    let loaded = edited(PLACES, NAMED, r#""title": "<!-- secret -->""#);
    assert!(
        loaded.diagnostics.iter().all(|told| !told.message.contains("secret")),
        "{:#?}",
        loaded.diagnostics
    );
    assert!(!all_of(&loaded.atlas).contains("secret"));
}

#[test]
fn a_comment_that_has_no_end_is_told_and_what_follows_is_not_read() {
    let loaded = edited(STORY, " and crossed", ".\n\nThen <!-- secret and crossed");
    let told = &loaded.diagnostics[0];
    assert_eq!((told.rule, told.severity, told.line, told.column), (Rule::Syntax, Error, 13, 6), "{told}");
    assert!(told.message.contains("no end") && told.help.contains("-->"), "{told}");
    assert!(!all_of(&loaded.atlas).contains("secret"));
    assert_eq!(loaded.atlas.articles[0].blocks.last().unwrap().text, "Then");
}

#[test]
fn a_comment_that_holds_another_is_told() {
    let loaded =
        edited(STORY, PASSED, "<!-- a <!-- b --> She --> She passed [Tromsø](place:tromso) and crossed");
    let told = only(&loaded);
    assert_eq!((told.rule, told.severity, told.line, told.column), (Rule::Syntax, Warning, 11, 1), "{told}");
    assert_eq!(quoted(&loaded, "tromso"), ["She passed Tromsø and crossed the open sea."]);
}

#[test]
fn what_is_nearly_a_comment_is_told_where_it_stands() {
    for near in ["<!– secret –>", "<!— secret —>", "<! -- secret -->"] {
        let loaded = edited(
            STORY,
            PASSED,
            &format!("She <!-- a\n\nb --> {near} passed [Tromsø](place:tromso) and crossed"),
        );
        let told = only(&loaded);
        assert_eq!(
            (told.rule, told.severity, told.line, told.column),
            (Rule::Syntax, Error, 13, 7),
            "{told}"
        );
        assert!(told.help.contains("<!-- … -->"), "{told}");
    }
}

#[test]
fn a_fault_behind_a_comment_is_told_at_its_own_place() {
    let loaded = edited(STORY, PASSED, "She <!-- a\n\nb --> passed [Tromsø](place:tromsö) and crossed");
    let told = loaded.diagnostics.iter().find(|told| told.rule == Rule::UnknownPlace).unwrap();
    assert_eq!((told.line, told.column), (13, 29), "{told}");
}

#[test]
fn in_code_a_comment_and_a_link_are_text() {
    for code in [
        "`<!-- a --> [b](place:nowhere)`",
        "\n\n    <!-- a --> [b](place:nowhere)\n\n",
        "\n```\n<!-- a --> [b](layer:nowhere)\n```\n",
    ] {
        let loaded = edited(STORY, PASSED, &format!("{PASSED} {code}"));
        // That code is not set as such is another matter.
        let told = loaded.diagnostics.iter().find(|told| told.rule != Rule::MarkdownNotShown);
        assert!(told.is_none(), "{code}: {told:?}");
        let article = &loaded.atlas.articles[0];
        assert!(article.blocks.iter().any(|block| block.text.contains("<!-- a --> [b](")), "{code}");
        assert!(
            article
                .mentions
                .iter()
                .all(|mention| article.blocks[mention.block].text[mention.range.clone()] != *"b")
        );
    }
}

#[test]
fn behind_a_backslash_a_comment_and_a_link_are_text() {
    let loaded = edited(STORY, PASSED, &format!("{PASSED} \\<!-- a --> \\[b\\](place:nowhere)"));
    assert_eq!(loaded.diagnostics, []);
    assert!(
        loaded.atlas.articles[0]
            .blocks
            .iter()
            .any(|block| block.text.contains("<!-- a --> [b](place:nowhere)"))
    );
}
