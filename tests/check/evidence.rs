//! What an atlas says of how it knows: claims beside what is measured, sources, dates of events, the policy of borders.

use super::{Altered, Error, PLACES, SEAS, STORY, TOML, Warning, edited, only, open, rules};
use high_north::format::{Folder, Loaded, ReadError, Rule, load};

/// The sound atlas with a claim of its Kirkenes.
fn with_claims(claims: &str) -> Loaded {
    let place = "\"coordinates\": [30.05, 69.725]";
    let old = "\"name\": \"Kirkenes\",";
    assert!(String::from_utf8(open("sound").read(PLACES).unwrap()).unwrap().contains(place));
    edited(PLACES, old, &format!("{old} \"claims\": {claims},"))
}

#[test]
fn a_claim_says_who_says_what_and_what_is_measured_beside_it() {
    use high_north::atlas::{Claim, Measure, SaidBy};
    let measured = r#""measured": { "distance_from": "bodo" }"#;
    let source = r#""source": "https://www.geonames.org/""#;
    let quote = r#""quote": "for Kirkenes""#;
    let loaded = with_claims(&format!(
        r#"[{{ "says": "far", {source}, {measured} }}, {{ "says": "there", {quote}, {measured} }}]"#
    ));
    assert_eq!(loaded.diagnostics, []);
    let kirkenes = loaded.atlas.place_by_id("kirkenes").and_then(|index| loaded.atlas.place(index)).unwrap();
    let claim = |says: &str, said_by| Claim {
        says: says.to_owned(),
        said_by,
        measure: Some(Measure::DistanceFrom("bodo".to_owned())),
        said_m: None,
        is_difference_known: false,
    };
    let by_source = SaidBy::Source { url: "https://www.geonames.org/".to_owned() };
    let by_article = SaidBy::Article { quote: "for Kirkenes".to_owned() };
    assert_eq!(kirkenes.claims, [claim("far", by_source), claim("there", by_article)]);

    for (claims, rule, help) in [
        ("{}".to_owned(), Rule::Syntax, "in [ ]"),
        ("[3]".to_owned(), Rule::Syntax, "distance_from"),
        (format!("[{{ {source}, {measured} }}]"), Rule::Syntax, "\"says\""),
        (format!(r#"[{{ "says": " ", {source}, {measured} }}]"#), Rule::Syntax, "\"says\""),
        (format!(r#"[{{ "says": "far", {source}, "said_km": 7 }}]"#), Rule::Syntax, "\"measured\""),
        (format!(r#"[{{ "says": "far", {source}, "measured": 7 }}]"#), Rule::Syntax, "distance_from"),
        (format!(r#"[{{ "says": "far", {source}, {measured}, "said_km": -7 }}]"#), Rule::Syntax, "said_km"),
        (format!(r#"[{{ "says": "far", {source}, {measured}, "said_km": "7" }}]"#), Rule::Syntax, "said_km"),
        (format!(r#"[{{ "says": "far", {source}, {measured}, "differs": 1 }}]"#), Rule::Syntax, "differs"),
        (format!(r#"[{{ "says": "far", {source}, "measured": {{}} }}]"#), Rule::Syntax, "distance_from"),
        (format!(r#"[{{ "says": "far", {measured} }}]"#), Rule::UnsourcedClaim, "\"quote\""),
        (format!(r#"[{{ "says": "far", "source": 7, {measured} }}]"#), Rule::UnsourcedClaim, "\"sources\""),
        (
            format!(r#"[{{ "says": "far", {source}, "measured": {{ "distance_from": "bodø" }} }}]"#),
            Rule::UnknownPlace,
            "did you mean `bodo`?",
        ),
        (
            format!(r#"[{{ "says": "far", {source}, {measured}, "kilometres": 7 }}]"#),
            Rule::UnknownKey,
            "says",
        ),
    ] {
        let loaded = with_claims(&claims);
        let told = only(&loaded);
        assert_eq!((told.rule, told.file.as_str(), told.line), (rule, PLACES, 32), "{claims}: {told}");
        assert!(told.help.contains(help), "{claims}: {}", told.help);
        assert_eq!(loaded.atlas.places.len(), 4, "{claims}");
    }
}

#[test]
fn a_length_that_is_said_is_held_against_the_one_that_is_measured() {
    let told = |said: &str| {
        let claim = format!(
            r#"[{{ "says": "far", "source": "https://www.geonames.org/", "measured": {{ "distance_from": "bodo" }}, {said} }}]"#
        );
        let loaded = with_claims(&claim);
        assert_eq!(loaded.atlas.places.iter().map(|place| place.claims.len()).sum::<usize>(), 1, "{said}");
        loaded.diagnostics
    };
    // 693 km, as geodesics on WGS 84 have it. A twentieth of what is said is allowed for.
    for same in ["693", "700", "661", "729"] {
        assert_eq!(told(&format!(r#""said_km": {same}"#)), [], "{same}");
    }
    for other in ["800", "400", "655", "735"] {
        let told = told(&format!(r#""said_km": {other}"#));
        let [told] = told.as_slice() else { panic!("{told:#?}") };
        assert_eq!((told.rule, told.severity), (Rule::ClaimDiffers, Warning));
        assert_eq!(told.message, format!("{other} km are said, and 693 km are measured from `bodo`"));
    }
    assert_eq!(told(r#""said_km": 800, "differs": true"#), [], "the editor knows");
    assert_eq!(told(r#""said_km": 800, "differs": false"#).len(), 1);
    let told = told(r#""said_km": 700, "differs": true"#);
    assert!(
        matches!(told.as_slice(), [told] if told.rule == Rule::ClaimDiffers && told.help == "remove \"differs\""),
        "{told:#?}"
    );
}

#[test]
fn two_sources_may_say_what_cannot_be_measured() {
    let loaded = with_claims(
        r#"[{ "says": "on 3 March", "source": "https://www.geonames.org/" }, { "says": "to Kirkenes", "quote": "for Kirkenes" }]"#,
    );
    assert_eq!(loaded.diagnostics, []);
    let kirkenes = loaded.atlas.place_by_id("kirkenes").and_then(|index| loaded.atlas.place(index)).unwrap();
    assert_eq!(kirkenes.claims.len(), 2);
    assert!(kirkenes.claims.iter().all(|claim| claim.measure.is_none() && claim.said_m.is_none()));
}

#[test]
fn a_source_says_who_published_it_and_when_as_far_as_that_is_known() {
    let source = "{ \"title\": \"GeoNames\", \"url\": \"https://www.geonames.org/\" }";
    let sources = |new: &str| edited(PLACES, source, new);
    let first = |loaded: &Loaded| loaded.atlas.places[0].sources.clone();
    for date in ["2025-02-20", "2025-02", "2025"] {
        let loaded = sources(&format!(
            r#"{{ "title": "A", "publisher": "B", "date": "{date}", "url": "https://example.org/" }}"#
        ));
        assert_eq!(loaded.diagnostics, []);
        assert_eq!(first(&loaded)[0].cited(), format!("A, B, {date}"));
    }
    for (entry, rule, severity, help, kept) in [
        (
            r#"{ "title": "A", "date": "20.2.2025", "url": "https://e.org" }"#,
            Rule::BadDate,
            Error,
            "YYYY-MM",
            1,
        ),
        (r#"{ "title": "A", "date": 2025, "url": "https://e.org" }"#, Rule::BadDate, Error, "YYYY-MM", 1),
        (
            r#"{ "title": "A", "publsher": "B", "url": "https://e.org" }"#,
            Rule::UnknownKey,
            Warning,
            "did you mean `publisher`?",
            1,
        ),
        (r#"{ "title": "A", "url": "www.e.org" }"#, Rule::SourceUrl, Error, "https://", 0),
        (r#"{ "title": "A", "url": "ftp://e.org" }"#, Rule::SourceUrl, Error, "https://", 0),
        (r#"{ "title": " ", "url": "https://e.org" }"#, Rule::MissingSource, Error, "\"title\"", 0),
        (r#"{ "title": "A" }"#, Rule::MissingSource, Error, "\"url\"", 0),
        ("7", Rule::MissingSource, Error, "\"sources\"", 0),
    ] {
        let loaded = sources(entry);
        let told = only(&loaded);
        assert_eq!((told.rule, told.severity, told.line), (rule, severity, 12), "{entry}: {told}");
        assert!(told.help.contains(help), "{entry}: {}", told.help);
        assert_eq!(first(&loaded).len(), kept, "{entry}");
    }
}

#[test]
fn an_event_is_what_a_layer_of_events_holds_or_what_its_kind_says() {
    let events = |properties: &str| {
        let feature = format!(
            r#"{{ "type": "Feature", "id": "e", "geometry": {{ "type": "Point", "coordinates": [1, 66] }}, "properties": {{ "name": "E"{properties} }} }}"#
        );
        let toml = String::from_utf8(open("sound").read(TOML).unwrap()).unwrap();
        let sound = open("sound");
        let toml = toml.replace("kind = \"areas\"", "kind = \"events\"").into_bytes();
        let events = Altered { folder: &sound, path: TOML, read: Ok(toml) };
        load(&Altered { folder: &events, path: SEAS, read: Ok(feature.into_bytes()) })
    };
    assert_eq!(only(&events("")).rule, Rule::UndatedEvent);
    assert_eq!(only(&events(r#", "kind": "town", "when": null"#)).rule, Rule::UndatedEvent);
    assert_eq!(only(&events(r#", "when": { "start": "soon" }"#)).rule, Rule::BadDate, "told once");
    assert_eq!(events(r#", "when": { "start": "2025-02-20" }"#).diagnostics, []);
    for kind in ["incident", "exercise", "agreement"] {
        let loaded = edited(SEAS, "\"kind\": \"sea\"", &format!("\"kind\": \"{kind}\""));
        assert_eq!(only(&loaded).rule, Rule::UndatedEvent, "{kind}");
    }
}

#[test]
fn an_atlas_says_which_point_of_view_its_borders_take() {
    let policy = |text: &str| edited(TOML, "[[article]]", &format!("{text}\n\n[[article]]"));
    let loaded = policy("[policy]\nborders = \"As the United Nations draw them.\"");
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(loaded.atlas.policy.borders.as_deref(), Some("As the United Nations draw them."));
    assert_eq!(load(&open("sound")).atlas.policy.borders, None);
    for (text, rule, help) in [
        ("[policy]\nborder = \"x\"", Rule::UnknownKey, "did you mean `borders`?"),
        ("[policy]\nborders = 7", Rule::Syntax, "a string in quotes"),
        ("policy = 7", Rule::Syntax, "a table"),
        ("[policy]\nborders = \"to BodÃ¸\"", Rule::Mojibake, "`Bodø`"),
    ] {
        let loaded = policy(text);
        let told = only(&loaded);
        assert_eq!((told.rule, told.file.as_str()), (rule, TOML), "{told}");
        assert!(told.help.contains(help), "{text}: {}", told.help);
    }
}

#[test]
fn a_layer_of_context_need_not_be_mentioned() {
    let loaded = load(&open("unmentioned-place"));
    assert_eq!(only(&loaded).rule, Rule::UnmentionedPlace);
    let toml = String::from_utf8(open("unmentioned-place").read(TOML).unwrap()).unwrap();
    let toml = toml.replacen("kind = \"places\"", "kind = \"context\"", 1).into_bytes();
    let folder = open("unmentioned-place");
    assert_eq!(load(&Altered { folder: &folder, path: TOML, read: Ok(toml) }).diagnostics, []);
}

#[test]
fn a_claim_is_not_held_against_a_file_that_cannot_be_read() {
    let claims =
        r#"[{ "says": "far", "quote": "for Kirkenes", "measured": { "distance_from": "open-sea" } }]"#;
    let text = String::from_utf8(open("sound").read(PLACES).unwrap()).unwrap();
    let text = text.replacen(
        "\"name\": \"Kirkenes\",",
        &format!("\"name\": \"Kirkenes\", \"claims\": {claims},"),
        1,
    );
    let sound = open("sound");
    let places = Altered { folder: &sound, path: PLACES, read: Ok(text.into_bytes()) };
    for (path, expected) in [(STORY, vec![Rule::MissingFile]), (SEAS, vec![Rule::MissingFile])] {
        let mut told = rules(&load(&Altered { folder: &places, path, read: Err(ReadError::NotFound) }));
        told.retain(|rule| *rule != Rule::UnknownPlace || path == SEAS);
        assert_eq!(told, expected, "{path}");
    }
}
