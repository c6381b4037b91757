//! What is left of an atlas whose files hold anything at all: always an atlas, never a panic.

use super::{Altered, PLACES, SEAS, STORY, TOML, check_article_ranges, open, with};
use high_north::format::{Folder, Loaded, Rule, Severity, built_in, load};
use proptest::prelude::*;

/// The atlas is one that can be drawn, whatever it was read from.
fn check_atlas(loaded: &Loaded) {
    check_article_ranges(loaded);
    let atlas = &loaded.atlas;
    assert!(atlas.home.center.is_in_range() && atlas.home.width_km > 0.0);
    let mut ids = std::collections::BTreeSet::new();
    for place in &atlas.places {
        assert!(place.anchor.is_in_range() && ids.insert(&place.id), "{place:?}");
        assert!(
            !place.name.is_empty() && atlas.layers.iter().any(|layer| layer.id == place.layer),
            "{place:?}"
        );
    }
    for step in &atlas.steps {
        assert!(!step.title.is_empty() && step.place.is_none_or(|place| atlas.place(place).is_some()));
        assert!(step.passage.is_none() || step.text(atlas).is_some_and(|text| !text.is_empty()), "{step:?}");
        let layers = step.layers.iter().flatten();
        assert!(layers.into_iter().all(|id| atlas.layers.iter().any(|layer| layer.id == *id)), "{step:?}");
    }
    for told in &loaded.diagnostics {
        assert!(told.line >= 1 && told.column >= 1 && !told.message.is_empty() && !told.help.is_empty());
        assert!(!told.to_string().is_empty() && !told.one_line().contains('\n'));
    }
}

const BUILT_IN: [&str; 8] = [
    TOML,
    "assets/articles/uk-norway-defence.md",
    "geodata/places.geojson",
    "geodata/baltic-sentry.geojson",
    "geodata/incidents.geojson",
    "geodata/routes.geojson",
    "geodata/agreements.geojson",
    "geodata/bases.geojson",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn no_bytes_in_any_file_panic(file in 0..4_usize, bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check_atlas(&with([TOML, STORY, PLACES, SEAS][file], bytes));
    }

    #[test]
    fn no_characters_written_over_a_file_panic(
        file in 0..4_usize, at in 0.0..1.0, cut in 0..40_usize,
        text in r#"[\[\]{}",:0-9eE.\-+*_#<>()!`~\\ \nøā’\u{0}a-d]{0,12}"#,
    ) {
        let path = [TOML, STORY, PLACES, SEAS][file];
        let mut bytes = open("sound").read(path).unwrap();
        let start = (bytes.len() as f64 * at) as usize;
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, text.into_bytes());
        check_atlas(&with(path, bytes));
    }

    #[test]
    fn no_ring_of_any_numbers_panics(
        ring in proptest::collection::vec((-20..20_i32, -20..20_i32), 0..12), hole in proptest::collection::vec((-9..9_i32, -9..9_i32), 0..7),
        scale in prop_oneof![Just(1.0), Just(4.5), Just(9.0), Just(1e-9), Just(1e300)],
    ) {
        let written = |points: &[(i32, i32)]| {
            let points = points.iter().map(|(x, y)| format!("[{:e},{:e}]", f64::from(*x) * scale, f64::from(*y) * scale));
            points.collect::<Vec<_>>().join(",")
        };
        let (ring, hole) = (written(&closed(&ring)), written(&hole));
        check_atlas(&with(SEAS, format!(r#"{{"type":"Polygon","coordinates":[[{ring}],[{hole}]]}}"#)));
    }

    #[test]
    fn a_bad_feature_costs_only_itself(
        at in 0..4_usize,
        bad in prop_oneof![
            Just("null"), Just("7"), Just("[]"), Just("{}"), Just("\"kirkenes\""),
            Just(r#"{"type":"Feature"}"#),
            Just(r#"{"type":"Feature","id":[],"geometry":[],"properties":[]}"#),
            Just(r#"{"type":"Feature","id":"x","geometry":{"type":"Cube"},"properties":{"name":3,"when":2}}"#),
            Just(r#"{"type":"Feature","id":"x","geometry":{"type":"Point","coordinates":["a","b"]},"properties":{}}"#),
            Just(r#"{"type":"Feature","id":"x","geometry":{"type":"Polygon","coordinates":[[[0,0]]]},"properties":{}}"#),
            Just(r#"{"type":"Feature","id":"x","geometry":{"type":"MultiPolygon","coordinates":[[],[[]]]},"properties":{}}"#),
        ],
    ) {
        let text = String::from_utf8(open("sound").read(PLACES).unwrap()).unwrap();
        // Features begin with four spaces and a bracket; after the last of them comes the end of the array.
        let mut starts: Vec<usize> = text.match_indices("    {\n      \"type\"").map(|(at, _)| at).collect();
        starts.push(text.rfind("\n  ]").unwrap());
        let mut broken = text.clone();
        broken.insert_str(starts[at], &if at < 3 { format!("{bad},\n") } else { format!(",\n{bad}") });
        let loaded = with(PLACES, broken);
        check_atlas(&loaded);
        prop_assert_eq!(loaded.atlas.places.len(), 4, "{}", bad);
        prop_assert!(loaded.count().0 >= 1 && loaded.diagnostics.iter().all(|told| told.file == PLACES));
    }
}

/// With its first position at the end, as most rings have it.
fn closed(points: &[(i32, i32)]) -> Vec<(i32, i32)> {
    points.iter().chain(points.first()).copied().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn the_built_in_atlas_cut_off_anywhere_is_still_an_atlas(file in 0..BUILT_IN.len(), at in 0.0..1.0) {
        let path = BUILT_IN[file];
        let whole = load(built_in()).atlas;
        let mut bytes = built_in().read(path).unwrap();
        bytes.truncate((bytes.len() as f64 * at) as usize);
        let loaded = load(&Altered { folder: built_in(), path, read: Ok(bytes) });
        check_atlas(&loaded);
        if path != TOML {
            prop_assert!(loaded.readable);
            let is_lost = |layer: &str| path.ends_with(&format!("/{layer}.geojson"));
            let kept = whole.places.iter().filter(|place| !is_lost(&place.layer)).count();
            prop_assert!(loaded.atlas.places.len() >= kept);
            // The steps quote what is cut off of the article.
            let is_quoted = |rule| path.ends_with(".md") && rule == Rule::UnknownText;
            prop_assert!(loaded.diagnostics.iter().all(|told| told.severity == Severity::Warning || told.file == path || is_quoted(told.rule)), "{:#?}", loaded.diagnostics);
        }
    }
}
