use super::*;
use crate::atlas::Atlas;
use crate::base::{Name, decode_names};
use crate::format::{built_in, load};
use proptest::prelude::*;
use std::sync::LazyLock;

const NAMES: &[u8] = include_bytes!("../../geodata/baked/names.bin");

fn names() -> Vec<Name> {
    decode_names(NAMES).expect("the baked names")
}

fn index(atlas: &Atlas) -> Index {
    let command = |id: &str, text: &str, tooltip: &str| (id.to_owned(), text.to_owned(), tooltip.to_owned());
    Index::new(&Sources {
        atlas,
        names: &names(),
        steps: &[("A visit to Kirkenes".to_owned(), 0), ("The Baltic cables".to_owned(), 1)],
        commands: &[
            command(
                "toggle-layers",
                "Layers and legend",
                "Show or hide the layers and what their marks mean",
            ),
            command("measure", "Measure", "Measure distance, bearing and area on the map"),
            command("theme", "Theme", "Polar night, Paper or High contrast"),
        ],
        language: "en",
    })
}

/// The built-in atlas with the names of the base map.
static BUILT_IN: LazyLock<(Atlas, Index)> = LazyLock::new(|| {
    let atlas = load(built_in()).atlas;
    let index = index(&atlas);
    (atlas, index)
});

pub(super) fn find(query: &str) -> Vec<Found> {
    BUILT_IN.1.find(query, 60)
}

/// What a found thing is, in a word.
pub(super) fn word(kind: FoundKind) -> &'static str {
    match kind {
        FoundKind::Position(_) => "position",
        FoundKind::NoPosition => "no position",
        FoundKind::Link => "link",
        FoundKind::Place(_) => "place",
        FoundKind::Country => "country",
        FoundKind::Sea => "sea",
        FoundKind::Settlement => "settlement",
        FoundKind::Layer => "layer",
        FoundKind::Step => "step",
        FoundKind::Article => "article",
        FoundKind::Heading => "heading",
        FoundKind::Command => "command",
        FoundKind::Text => "text",
    }
}

#[test]
fn a_link_that_is_pasted_is_found_and_leads_to_its_scene_and_a_bad_one_is_no_link() {
    for text in ["#map=6/69.7/30&place=kirkenes", "https://example.org/#map=6/69.7/30&place=kirkenes"] {
        let found = find(text).swap_remove(0);
        assert_eq!(found.kind, FoundKind::Link, "{text}");
        let Target::Scene(link) = found.target else { panic!("{text}: {:?}", found.target) };
        assert_eq!(link.place.as_deref(), Some("kirkenes"));
    }
    // However long it is.
    let long = format!("#place=kirkenes&layers={}", "a,".repeat(300));
    assert_eq!(find(&long)[0].kind, FoundKind::Link);
    for text in ["#map=north", "#", "kirkenes", "69.7 30.05"] {
        assert!(find(text).iter().all(|found| found.kind != FoundKind::Link), "{text}");
    }
}

#[test]
fn the_first_that_is_found_is_what_was_meant() {
    for (query, kind, title) in [
        // Places, by every name and spelling.
        ("bodo", "place", "Bodø"),
        ("Bodø", "place", "Bodø"),
        ("bodoe", "place", "Bodø"),
        ("BODÖ", "place", "Bodø"),
        ("bod", "place", "Bodø"),
        ("bådåddjo", "place", "Bodø"),
        ("kirkenes", "place", "Kirkenes"),
        ("киркенес", "place", "Kirkenes"),
        ("КИРК", "place", "Kirkenes"),
        ("Girkonjárga", "place", "Kirkenes"),
        ("girkonjarga", "place", "Kirkenes"),
        ("kirkkoniemi", "place", "Kirkenes"),
        ("kirkines", "place", "Kirkenes"),
        ("kirkns", "place", "Kirkenes"),
        ("border post", "place", "Border post near Kirkenes"),
        ("headquarters", "place", "Norwegian Joint Headquarters"),
        ("ostersjoen", "place", "Baltic Sea"),
        ("østersjøen", "place", "Baltic Sea"),
        ("itameri", "place", "Baltic Sea"),
        ("läänemeri", "place", "Baltic Sea"),
        ("morze baltyckie", "place", "Baltic Sea"),
        ("балтийское", "place", "Baltic Sea"),
        ("sea baltic", "place", "Baltic Sea"),
        ("чорне", "place", "Black Sea"),
        ("norway", "place", "Norway"),
        ("norge", "place", "Norway"),
        ("storbritannia", "place", "United Kingdom"),
        ("Россия", "place", "Russia"),
        ("polarsirkelen", "place", "Arctic Circle"),
        // The base map.
        ("tromso", "settlement", "Tromsø"),
        ("tromsoe", "settlement", "Tromsø"),
        ("Tromsö", "settlement", "Tromsø"),
        ("alesund", "settlement", "Ålesund"),
        ("aalesund", "settlement", "Ålesund"),
        ("ålborg", "settlement", "Aalborg"),
        ("lulea", "settlement", "Luleå"),
        ("murmansk", "settlement", "Murmansk"),
        ("murmnask", "settlement", "Murmansk"),
        ("hammrfst", "settlement", "Hammerfest"),
        ("longyear", "settlement", "Longyearbyen"),
        ("oslo", "settlement", "Oslo"),
        ("stavan", "settlement", "Stavanger"),
        ("lodz", "settlement", "Łódź"),
        // Under the spellings of other languages, too.
        ("kyiv", "settlement", "Kyiv"),
        ("kiev", "settlement", "Kyiv"),
        ("chernobyl", "settlement", "Chornobyl"),
        ("kharkov", "settlement", "Kharkiv"),
        ("vitebsk", "settlement", "Vitsyebsk"),
        ("gomel", "settlement", "Homyel"),
        ("mogilev", "settlement", "Mahilyow"),
        ("barents", "sea", "Barents Sea"),
        ("norwegian sea", "sea", "Norwegian Sea"),
        ("bay biscay", "sea", "Bay of Biscay"),
        ("gulf bothnia", "place", "Gulf of Bothnia"),
        ("saint petersburg", "settlement", "St. Petersburg"),
        ("finland", "country", "Finland"),
        ("sverige", "country", "Sweden"),
        ("швеция", "country", "Sweden"),
        ("danmark", "country", "Denmark"),
        // Everything else.
        ("places in the article", "layer", "Places in the article"),
        ("visit to", "step", "A visit to Kirkenes"),
        ("expanding global", "heading", "Expanding Global Defence Cooperation"),
        ("new defence agreement", "article", "UK and Norway begin negotiations on a new defence agreement"),
        ("legend", "command", "Layers and legend"),
        ("measure", "command", "Measure"),
        // Positions.
        ("69.725, 30.0516", "position", "69.7250° N, 30.0516° E"),
        ("36W UC 86012 37958", "position", "69.72500° N, 30.05160° E"),
    ] {
        let found = find(query);
        let first = found.first().unwrap_or_else(|| panic!("{query} finds nothing"));
        assert_eq!((word(first.kind), first.title.as_str()), (kind, title), "{query}");
    }
}

#[test]
fn a_sentence_is_found_by_its_words_with_the_words_around_them() {
    let found = find("rivet joint");
    let first = found.first().expect("a sentence");
    assert_eq!(first.kind, FoundKind::Text);
    assert_eq!(
        first.letters.iter().map(|range| &first.title[range.clone()]).collect::<Vec<_>>(),
        ["Rivet", "Joint"]
    );
    assert_eq!(first.detail, Detail::Under("Enhancing Maritime Security and NATO Cooperation".to_owned()));
    let Target::Passage { article, block, range } = &first.target else { panic!("{first:?}") };
    let block = &BUILT_IN.0.article(*article).expect("the article").blocks[*block];
    assert!(block.sentences.contains(range) && block.text[range.clone()].contains("Rivet Joint"));
}

#[test]
fn every_place_is_found_first_by_its_name_and_each_of_its_other_names() {
    let (atlas, index) = &*BUILT_IN;
    assert!(atlas.places.len() > 15);
    for (number, place) in atlas.places.iter().enumerate() {
        for name in std::iter::once(&place.name).chain(place.names.values()) {
            for query in [name.clone(), name.to_uppercase()] {
                let found = index.find(&query, 10);
                let is_it = |found: &Found| found.target == Target::Place(PlaceIndex(number));
                let same_name =
                    found.iter().take_while(|found| !is_it(found)).all(|found| found.title == place.name);
                assert!(found.iter().any(is_it) && same_name, "{query}: {found:#?}");
            }
        }
    }
}

#[test]
fn another_name_that_matches_is_said_with_its_letters_and_a_settlement_with_its_country() {
    let found = find("girkon");
    let name = "Girkonjárga".to_owned();
    assert_eq!(found[0].detail, Detail::OtherName { name, letters: std::iter::once(0..6).collect() });
    assert_eq!((found[0].title.as_str(), found[0].letters.len()), ("Kirkenes", 0));
    let tromso = &find("tromso")[0];
    assert_eq!(tromso.detail, Detail::Country("Norway".to_owned()));
    assert_eq!(tromso.letters, std::slice::from_ref(&(0..7)));
    let Target::Ground { pos, across_m } = tromso.target else { panic!("{tromso:?}") };
    assert!((pos.lat_deg - 69.65).abs() < 0.1 && (20e3..100e3).contains(&across_m), "{pos:?} {across_m}");
}

#[test]
fn what_is_a_place_of_the_atlas_is_not_there_again_as_a_name_of_the_base_map() {
    for query in ["bodo", "kirkenes", "norway", "russia", "baltic sea", "black sea"] {
        let exact = find(query).into_iter().filter(|found| {
            let is_base = matches!(found.kind, FoundKind::Settlement | FoundKind::Country | FoundKind::Sea);
            is_base && fold::fold(&found.title).text == query
        });
        assert_eq!(exact.count(), 0, "{query}");
    }
}

#[test]
fn no_town_is_there_twice() {
    for query in ["aarhus", "saint petersburg", "aalborg", "vasteras"] {
        let is_it = |name: &str| fold::fold(name).text == fold::fold(query).text;
        let exact = find(query).into_iter().filter(|found| match &found.detail {
            Detail::OtherName { name, .. } => is_it(name),
            _ => is_it(&found.title),
        });
        assert_eq!(exact.count(), 1, "{query}");
    }
}

#[test]
fn places_come_before_seas_and_these_before_settlements_and_text_comes_last() {
    for query in ["nor", "b", "ba", "ki", "no"] {
        let found = find(query);
        assert!(matches!(found[0].kind, FoundKind::Place(_)), "{query}: {:?}", found[0]);
    }
    let kinds: Vec<&str> = find("nor").iter().map(|found| word(found.kind)).collect();
    let first = |kind: &str| {
        kinds.iter().position(|other| *other == kind).unwrap_or_else(|| panic!("no {kind}: {kinds:?}"))
    };
    assert!(
        first("place") < first("sea")
            && first("sea") < first("settlement")
            && first("settlement") < first("text")
    );
    // One kind does not crowd out the others.
    assert!(
        kinds.iter().filter(|kind| **kind == "settlement").count() <= 20 && kinds.len() > 25,
        "{kinds:?}"
    );
    // Of towns that match equally well the larger is first.
    let towns: Vec<String> = find("mo").into_iter().map(|found| found.title).collect();
    let place = |name: &str| towns.iter().position(|town| town == name);
    assert!(place("Moscow").expect("Moscow") < place("Molde").unwrap_or(usize::MAX), "{towns:?}");
}

#[test]
fn who_types_a_letter_with_its_diacritic_means_it() {
    let title = |query: &str| {
        let found = find(query).into_iter().find(|found| found.kind == FoundKind::Settlement);
        found.map(|found| found.title).unwrap_or_default()
    };
    for (query, letter) in [("ål", "Ål"), ("öst", "Öst"), ("łó", "Łó"), ("äl", "Äl")] {
        assert!(title(query).starts_with(letter), "{query}: {}", title(query));
    }
}

#[test]
fn what_is_nowhere_finds_nothing_and_an_empty_query_too() {
    for query in ["", "   ", "!", "xqzwvy", "qqqqqqqqqqqq"] {
        assert_eq!(find(query), [], "{query}");
    }
    assert_eq!(Index::default().find("bodo", 10), []);
    assert_eq!(BUILT_IN.1.find("b", 3).len(), 3);
}

#[test]
fn typing_on_never_loses_the_place_that_is_typed() {
    for name in ["Kirkenes", "Girkonjárga", "Østersjøen", "Bodø", "Norwegian Joint Headquarters", "Киркенес"]
    {
        let letters: Vec<char> = name.chars().collect();
        let target = &find(name)[0].target;
        for typed in 3..letters.len() {
            let query: String = letters[..typed].iter().collect();
            assert!(find(&query).iter().any(|found| found.target == *target), "{query}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_query_finds_something_or_nothing_and_marks_letters_of_what_it_shows(query in "\\PC{0,16}|[a-zæøåа-я ]{0,16}") {
        let found = find(&query);
        prop_assert!(found.len() <= 60);
        let is_of = |text: &str, letters: &[Range<usize>]| {
            letters.iter().all(|range| !range.is_empty() && text.get(range.clone()).is_some())
                && letters.windows(2).all(|pair| pair[0].end < pair[1].start)
        };
        for found in found {
            prop_assert!(is_of(&found.title, &found.letters), "{found:?}");
            if let Detail::OtherName { name, letters } = &found.detail {
                prop_assert!(is_of(name, letters), "{found:?}");
            }
        }
    }

    #[test]
    fn a_query_of_any_length_is_answered(query in "[a-z ]{0,3}", times in 0..2_000usize) {
        find(&query.repeat(times));
    }
}
