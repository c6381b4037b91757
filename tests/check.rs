//! Every rule of the format, on a small atlas that breaks it once; and what is left of an atlas that is broken in
//! any other way.
//!
//! `fixtures/check/sound` breaks no rule. Each other folder there has the name of the rule that it breaks.

#![expect(clippy::unwrap_used, reason = "a fixture that is not there is a fault of the test")]

#[path = "check/brought.rs"]
mod brought;
#[path = "check/comments.rs"]
mod comments;
#[path = "check/evidence.rs"]
mod evidence;
#[path = "check/robustness.rs"]
mod robustness;
#[path = "check/slips.rs"]
mod slips;
#[path = "check/steps.rs"]
mod steps;

use high_north::cli::DiskFolder;
use high_north::format::{
    Diagnostic, Folder, Loaded, MAX_FILE_BYTES, ReadError, Rule, Severity, check, load,
};
use std::path::{Path, PathBuf};

const TOML: &str = "assets/atlas.toml";
const STORY: &str = "assets/articles/story.md";
const PLACES: &str = "geodata/places.geojson";
const SEAS: &str = "geodata/seas.geojson";

/// A breach, and what has to be said of it: rule, severity, file, line, column, and a part of the help.
type Expected = (Rule, Severity, &'static str, usize, usize, &'static str);

use Severity::{Error, Warning};

#[rustfmt::skip]
const BREACHES: &[Expected] = &[
    (Rule::Syntax, Error, PLACES, 19, 7, "https://www.json.org"),
    (Rule::UnknownKey, Error, TOML, 4, 10, "did you mean `centre`?"),
    (Rule::NewerFormat, Error, TOML, 1, 10, "get a version of high-north newer than"),
    (Rule::MissingFile, Error, TOML, 20, 8, "mend the path"),
    (Rule::EmptyFile, Error, SEAS, 1, 1, "take it out of atlas.toml"),
    (Rule::NotUtf8, Error, STORY, 11, 36, "save it in UTF-8"),
    (Rule::PathOutsideAtlas, Error, TOML, 20, 8, "relative to the folder of the atlas"),
    (Rule::UnknownPlace, Error, STORY, 7, 86, "did you mean `kirkenes`?"),
    (Rule::UnknownLayer, Error, STORY, 11, 68, "did you mean `seas`?"),
    (Rule::UnknownArticle, Error, TOML, 26, 11, "did you mean `story`?"),
    (Rule::UnknownText, Error, TOML, 27, 8, "did you mean “She passed Tromsø and crossed the open sea.”?"),
    (Rule::EmptyStep, Error, TOML, 24, 1, "give it a place, a view or a text"),
    (Rule::UnmentionedPlace, Warning, PLACES, 42, 13, "(place:vadso)"),
    (Rule::BadId, Warning, SEAS, 6, 13, "`norwegian-sea`"),
    (Rule::DuplicateId, Error, SEAS, 6, 13, "an id of its own"),
    (Rule::MissingId, Error, SEAS, 4, 5, "add \"id\""),
    (Rule::MissingName, Error, SEAS, 7, 21, "add \"name\""),
    (Rule::CoordinateRange, Error, PLACES, 38, 53, "within ±180 and ±90"),
    (Rule::DecimalComma, Error, PLACES, 38, 53, "[30.25, 69.725]"),
    (Rule::FarFromRest, Warning, PLACES, 30, 13, "look its position up again"),
    (Rule::PlaceAtSea, Warning, PLACES, 30, 13, "look its position up again"),
    (Rule::SwappedCoordinates, Warning, PLACES, 30, 13, "[30.05, 69.725]"),
    (Rule::UnclosedRing, Error, SEAS, 11, 41, "[0, 65]"),
    (Rule::ShortRing, Error, SEAS, 12, 11, "add positions"),
    (Rule::SelfIntersection, Error, SEAS, 11, 41, "in the order of the outline"),
    (Rule::WrongWinding, Warning, SEAS, 11, 12, "reverse its positions"),
    (Rule::EdgeOver180, Error, SEAS, 10, 47, "cut the geometry in two"),
    (Rule::EmptyGeometry, Error, SEAS, 8, 19, "give it a geometry"),
    (Rule::UnsupportedCrs, Error, SEAS, 3, 10, "ogr2ogr"),
    (Rule::BadDate, Error, PLACES, 35, 49, "YYYY-MM-DD"),
    (Rule::UndatedEvent, Warning, SEAS, 7, 21, "add \"when\""),
    (Rule::UnknownKind, Error, SEAS, 7, 56, "did you mean `sea`?"),
    (Rule::UnknownPrecision, Error, SEAS, 7, 76, "surveyed, approximate, segment, area, schematic"),
    (Rule::StatusUnknown, Error, SEAS, 7, 94, "did you mean `confirmed`?"),
    (Rule::UnknownProjection, Error, TOML, 27, 14, "did you mean `ortho`?"),
    (Rule::UnknownLanguage, Error, TOML, 3, 12, "\"no\""),
    (Rule::MissingSource, Error, PLACES, 31, 21, "\"sources\""),
    (Rule::SourceUrl, Error, PLACES, 36, 111, "http:// or https://"),
    (Rule::UnsourcedClaim, Error, PLACES, 37, 62, "did you mean `https://www.geonames.org/`?"),
    (Rule::StaleQuote, Error, PLACES, 37, 61, "to the letter"),
    (Rule::ClaimDiffers, Warning, PLACES, 37, 141, "\"differs\": true"),
    (Rule::Mojibake, Error, STORY, 7, 19, "`Bodø`"),
    (Rule::MissingGlyphs, Warning, STORY, 11, 35, "Latin or Cyrillic"),
    (Rule::MarkdownNotShown, Warning, STORY, 11, 74, "remove the tags"),
];

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/check").join(name)
}

fn open(name: &str) -> DiskFolder {
    DiskFolder::open(&fixture(name)).unwrap()
}

/// An atlas of which one file is another, or is not to be had.
struct Altered<'a> {
    folder: &'a dyn Folder,
    path: &'a str,
    read: Result<Vec<u8>, ReadError>,
}

impl Folder for Altered<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        if path == self.path { self.read.clone() } else { self.folder.read(path) }
    }
}

/// The sound atlas with one file that says something else.
fn with(path: &str, bytes: impl Into<Vec<u8>>) -> Loaded {
    check(&Altered { folder: &open("sound"), path, read: Ok(bytes.into()) })
}

/// The sound atlas with `old` replaced by `new` in one file.
fn edited(path: &str, old: &str, new: &str) -> Loaded {
    let text = String::from_utf8(open("sound").read(path).unwrap()).unwrap();
    assert!(text.contains(old), "{path} has no {old}");
    with(path, text.replacen(old, new, 1))
}

fn rules(loaded: &Loaded) -> Vec<Rule> {
    loaded.diagnostics.iter().map(|told| told.rule).collect()
}

/// The only diagnostic that there is.
#[track_caller]
fn only(loaded: &Loaded) -> &Diagnostic {
    let [one] = loaded.diagnostics.as_slice() else { panic!("{:#?}", loaded.diagnostics) };
    one
}

#[test]
fn the_sound_fixture_breaks_no_rule() {
    let loaded = check(&open("sound"));
    assert_eq!(loaded.diagnostics, []);
    assert_eq!((loaded.atlas.places.len(), loaded.atlas.articles[0].mentions.len()), (4, 4));
}

#[test]
fn each_fixture_breaks_its_rule_once_and_no_other() {
    for &(rule, severity, file, line, column, help) in BREACHES {
        let loaded = check(&open(rule.name()));
        assert!(loaded.readable, "{rule}");
        let [told] = loaded.diagnostics.as_slice() else { panic!("{rule}: {:#?}", loaded.diagnostics) };
        assert_eq!(
            (told.rule, told.severity, told.file.as_str(), told.line, told.column),
            (rule, severity, file, line, column),
            "{told}"
        );
        assert!(told.help.contains(help), "{rule}: {}", told.help);
    }
}

#[test]
fn a_file_over_the_limit_is_too_large_and_costs_only_itself() {
    let read = Err(ReadError::TooLarge { bytes: MAX_FILE_BYTES + 1 });
    let loaded = load(&Altered { folder: &open("sound"), path: SEAS, read });
    let told = only(&loaded);
    assert_eq!((told.rule, told.severity, told.file.as_str()), (Rule::TooLarge, Error, SEAS));
    assert_eq!((told.line, told.column), (1, 1));
    assert!(told.message.contains("256 MiB") && told.help.contains("split it into layers"), "{told}");
    assert_eq!((loaded.atlas.places.len(), loaded.atlas.articles.len()), (3, 1));
}

#[test]
fn no_rule_is_without_a_fixture_and_no_fixture_without_a_rule() {
    let mut tested: Vec<Rule> = BREACHES.iter().map(|breach| breach.0).collect();
    // No file of that size is kept; it is tested with a folder that says it has one.
    tested.push(Rule::TooLarge);
    tested.sort_unstable();
    let mut all = Rule::ALL.to_vec();
    all.sort_unstable();
    assert_eq!(tested, all);

    let mut folders: Vec<String> = std::fs::read_dir(fixture(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "sound")
        .collect();
    folders.sort_unstable();
    let mut names: Vec<&str> = BREACHES.iter().map(|breach| breach.0.name()).collect();
    names.sort_unstable();
    assert_eq!(folders, names);
}

#[test]
fn the_rules_are_those_of_the_format_by_name() {
    let names: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    let format = "syntax unknown-key newer-format missing-file empty-file too-large not-utf8 path-outside-atlas unknown-place \
        unknown-layer unknown-article unknown-text empty-step unmentioned-place bad-id duplicate-id missing-id missing-name coordinate-range \
        decimal-comma swapped-coordinates far-from-rest place-at-sea \
        unclosed-ring short-ring self-intersection wrong-winding edge-over-180 empty-geometry unsupported-crs bad-date \
        undated-event unknown-kind unknown-precision status-unknown unknown-projection unknown-language \
        missing-source source-url unsourced-claim stale-quote claim-differs mojibake missing-glyphs markdown-not-shown";
    assert_eq!(names, format.split_whitespace().collect::<Vec<_>>());
    let warnings: Vec<&str> =
        Rule::ALL.iter().filter(|rule| rule.severity() == Warning).map(|rule| rule.name()).collect();
    let expected = [
        "unmentioned-place",
        "bad-id",
        "swapped-coordinates",
        "far-from-rest",
        "place-at-sea",
        "wrong-winding",
        "undated-event",
        "claim-differs",
        "missing-glyphs",
        "markdown-not-shown",
    ];
    assert_eq!(warnings, expected);
}

#[test]
fn a_fault_costs_only_what_is_faulty() {
    for (rule, places) in [
        (Rule::Syntax, 1),
        (Rule::MissingFile, 3),
        (Rule::EmptyFile, 3),
        (Rule::DuplicateId, 4),
        (Rule::MissingId, 4),
        (Rule::MissingName, 4),
        (Rule::CoordinateRange, 3),
        (Rule::DecimalComma, 3),
        (Rule::UnclosedRing, 4),
        (Rule::ShortRing, 4),
        (Rule::WrongWinding, 4),
        (Rule::EmptyGeometry, 3),
        (Rule::UnsupportedCrs, 3),
        (Rule::BadDate, 4),
        (Rule::UnknownKind, 4),
        (Rule::UndatedEvent, 4),
        (Rule::StatusUnknown, 4),
        (Rule::SourceUrl, 4),
        (Rule::ClaimDiffers, 4),
        (Rule::UnsourcedClaim, 4),
        (Rule::StaleQuote, 4),
    ] {
        let atlas = load(&open(rule.name())).atlas;
        assert_eq!((atlas.places.len(), atlas.articles.len(), atlas.layers.len()), (places, 1, 2), "{rule}");
    }
}

#[test]
fn an_atlas_toml_that_is_not_to_be_had_cannot_be_read_at_all() {
    for (read, rule) in [
        (Err(ReadError::NotFound), Rule::MissingFile),
        (Err(ReadError::Other("permission denied".to_owned())), Rule::MissingFile),
        (Err(ReadError::TooLarge { bytes: MAX_FILE_BYTES + 1 }), Rule::TooLarge),
        (Ok(Vec::new()), Rule::EmptyFile),
        (Ok(b" \n\t\n".to_vec()), Rule::EmptyFile),
        (Ok(vec![0xff, 0xfe, b'a']), Rule::NotUtf8),
        (Ok(b"<html>".to_vec()), Rule::Syntax),
    ] {
        let loaded = load(&Altered { folder: &open("sound"), path: TOML, read });
        assert!(!loaded.readable);
        assert_eq!(
            loaded.diagnostics.first().map(|told| (told.rule, told.file.as_str())),
            Some((rule, TOML))
        );
    }
}

#[test]
fn a_slip_in_atlas_toml_costs_no_more_than_its_line() {
    let loaded = edited(TOML, "title = \"Seas\"", "title = Seas");
    assert!(loaded.readable);
    let told = only(&loaded);
    assert_eq!((told.rule, told.file.as_str(), told.line), (Rule::Syntax, TOML, 19));
    assert_eq!(
        (loaded.atlas.articles.len(), loaded.atlas.layers.len(), loaded.atlas.places.len()),
        (1, 2, 4)
    );
}

#[test]
fn an_atlas_toml_that_breaks_off_gives_what_stands_before_the_break() {
    let text = String::from_utf8(open("sound").read(TOML).unwrap()).unwrap();
    let loaded = with(TOML, &text.as_bytes()[..text.find("\"geodata/seas").unwrap() + 5]);
    assert!(loaded.readable);
    // The mention of the lost layer is not held against the article.
    assert_eq!((only(&loaded).rule, only(&loaded).line), (Rule::Syntax, 20));
    assert_eq!((loaded.atlas.articles.len(), loaded.atlas.places.len()), (1, 3));
}

#[test]
fn front_matter_that_does_not_parse_leaves_the_article_to_be_read() {
    let loaded = edited(STORY, "title = \"From Bodø to Kirkenes\"", "title = From Bodø to Kirkenes");
    assert!(rules(&loaded).iter().all(|rule| *rule == Rule::Syntax), "{:#?}", loaded.diagnostics);
    assert_eq!((loaded.diagnostics[0].file.as_str(), loaded.diagnostics[0].line), (STORY, 2));
    assert_eq!(loaded.atlas.articles[0].mentions.len(), 4);
    let loaded = edited(STORY, "+++\n\nThe ship", "\nThe ship");
    assert_eq!(rules(&loaded), [Rule::Syntax]);
    assert_eq!(loaded.atlas.articles[0].mentions.len(), 4);
}

#[test]
fn a_slip_in_the_front_matter_is_told_where_it_stands() {
    for (old, new, rule, line, column) in [
        ("published = \"2025-02-20\"", "published = \"20 February\"", Rule::BadDate, 3, 13),
        ("published", "publisht", Rule::UnknownKey, 3, 1),
        ("\"https://example.org/story\"", "\"example.org\"", Rule::Syntax, 4, 10),
        ("Bodø to", "BodÃ¸ to", Rule::Mojibake, 2, 18),
    ] {
        let loaded = edited(STORY, old, new);
        let told = only(&loaded);
        assert_eq!(
            (told.rule, told.file.as_str(), told.line, told.column),
            (rule, STORY, line, column),
            "{told}"
        );
    }
    // A TOML date is a date too.
    assert_eq!(edited(STORY, "\"2025-02-20\"", "2025-02-20").diagnostics, []);
}

#[test]
fn an_article_that_cannot_be_read_does_not_leave_its_places_unmentioned() {
    let loaded = load(&Altered { folder: &open("sound"), path: STORY, read: Err(ReadError::NotFound) });
    assert_eq!(rules(&loaded), [Rule::MissingFile]);
}

#[test]
fn a_slip_in_atlas_toml_is_told_where_it_stands() {
    for (old, new, rule, line, column) in [
        ("kind = \"areas\"", "kind = \"area\"", Rule::UnknownKind, 21, 8),
        ("id = \"seas\"", "id = \"places\"", Rule::DuplicateId, 18, 6),
        ("[20.0, 68.0]", "[200.0, 68.0]", Rule::CoordinateRange, 4, 19),
        ("width_km = 1200", "width_km = \"wide\"", Rule::Syntax, 4, 44),
        ("visible = true", "visible = \"yes\"", Rule::Syntax, 15, 11),
        ("\"geodata/seas.geojson\"", "\"/etc/passwd\"", Rule::PathOutsideAtlas, 20, 8),
        ("\"Sound atlas\"", "\"Sound atlas of BodÃ¸\"", Rule::Mojibake, 2, 28),
        ("format = 1\n", "", Rule::Syntax, 1, 1),
    ] {
        let loaded = edited(TOML, old, new);
        let told =
            loaded.diagnostics.iter().find(|told| told.file == TOML).unwrap_or_else(|| panic!("{new}"));
        assert_eq!(
            (told.rule, told.file.as_str(), told.line, told.column),
            (rule, TOML, line, column),
            "{told}"
        );
    }
}

#[test]
fn a_key_of_a_newer_format_is_not_held_against_the_atlas() {
    let loaded = edited(TOML, "format = 1\n", "format = 2\nglow = true\n");
    assert_eq!(only(&loaded).rule, Rule::NewerFormat);
}

#[test]
fn any_geojson_is_a_layer() {
    let accepts = |text: &str, places: usize, rules_told: &[Rule]| {
        let loaded = with(SEAS, text);
        assert_eq!(rules(&loaded), rules_told, "{text}");
        assert_eq!(loaded.atlas.places.len(), 3 + places, "{text}");
    };
    let point = r#"{"type":"Point","coordinates":[20,70]}"#;
    accepts(point, 1, &[]);
    accepts(&format!("\u{feff}{point}\r\n"), 1, &[]);
    accepts(&format!(r#"{{"type":"GeometryCollection","geometries":[{point},{point}]}}"#), 1, &[]);
    accepts(
        &format!(r#"{{"type":"Feature","id":7,"geometry":{point},"properties":{{"name":"A"}}}}"#),
        1,
        &[],
    );
    accepts(
        &format!(r#"{{"type":"Feature","geometry":{point},"properties":null}}"#),
        1,
        &[Rule::MissingId, Rule::MissingName],
    );
    for crs in ["urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84", "CRS84"] {
        let crs = format!(r#"{{"type":"name","properties":{{"name":"{crs}"}}}}"#);
        accepts(&format!(r#"{{"type":"Point","crs":{crs},"coordinates":[20,70]}}"#), 1, &[]);
    }
    accepts(r#"{"type":"FeatureCollection","features":[]}"#, 0, &[]);
    accepts(r#"{"type":"Topology","arcs":[]}"#, 0, &[Rule::Syntax]);
    accepts("[1, 2]", 0, &[Rule::Syntax]);
}

#[test]
fn letters_read_with_the_wrong_table_are_told_apart_from_letters_of_the_north() {
    let sentence = |words: &str| edited(STORY, "She passed", &format!("{words}, she passed"));
    for (wrong, right) in [
        ("BodĆø", "`Bodø,`"),
        ("the UKās ally", "`UK’s`"),
        ("Norwayās coast", "`Norway’s`"),
        ("the alliesā ships", "`allies’`"),
        ("TromsÃ¸", "`Tromsø,`"),
        ("5 Â°C", "`°C,`"),
    ] {
        let loaded = sentence(wrong);
        let told = only(&loaded);
        assert_eq!((told.rule, told.line), (Rule::Mojibake, 11), "{wrong}");
        assert!(told.help.contains(right), "{wrong}: {}", told.help);
    }
    let right = "Rīga Ādaži Klaipėda Šiauliai Võrtsjärv Bådåddjo Łódź Girkonjárga Liepāja Ķegums Gdańsk Čáhcesuolu \
        Njávdán Kirkkoniemi Åland Öland’s Киркенес";
    for word in right.split_whitespace() {
        assert_eq!(sentence(word).diagnostics, [], "{word}");
    }
    assert_eq!(sentence(right).diagnostics, []);
}

#[test]
fn a_mention_takes_no_space_around_its_words() {
    for (old, new) in [("[Bodø](", "[ Bodø ]("), ("[open sea](layer:seas).", "[open sea ](layer:seas)")] {
        let loaded = edited(STORY, old, new);
        assert_eq!(loaded.diagnostics, []);
        check_article_ranges(&loaded);
    }
}

/// Everything that an article says of its text lies in its text.
fn check_article_ranges(loaded: &Loaded) {
    for article in &loaded.atlas.articles {
        for (index, mention) in article.mentions.iter().enumerate() {
            let words = &article.blocks[mention.block].text[mention.range.clone()];
            assert!(!words.is_empty() && words.trim() == words, "{words:?}");
            let excerpt = article.excerpt(index).unwrap();
            assert_eq!(&excerpt.sentence[excerpt.range], words);
            assert!(!mention.targets.is_empty());
        }
        for block in &article.blocks {
            let spans = block.spans.iter().map(|span| &span.range);
            for range in block.sentences.iter().chain(spans) {
                assert!(block.text.get(range.clone()).is_some_and(|text| !text.is_empty()), "{block:?}");
            }
        }
    }
}
