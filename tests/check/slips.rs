//! Slips of an editor that the format alone would let pass, and relatives of each.

use super::{PLACES, SEAS, STORY, TOML, edited, only, rules, with};
use high_north::format::{Diagnostic, Folder, Loaded, ReadError, Rule, Severity, built_in, check};
use std::collections::BTreeMap;

/// An atlas in memory.
struct Files(BTreeMap<&'static str, Vec<u8>>);

impl Folder for Files {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.0.get(path).cloned().ok_or(ReadError::NotFound)
    }
}

/// Towns by name and coordinates as they are written, in an atlas with this line for its home.
fn towns(home: &str, towns: &[(&str, &str)]) -> Loaded {
    let features = towns.iter().map(|(name, coordinates)| {
        let properties = format!(
            r#"{{"name": "{name}", "kind": "town", "precision": "surveyed",
                "sources": [{{"title": "A gazetteer", "url": "https://example.org/"}}]}}"#
        );
        format!(
            r#"{{"type": "Feature", "id": "{}", "geometry": {{"type": "Point", "coordinates": {coordinates}}}, "properties": {properties}}}"#,
            name.to_lowercase().replace(' ', "-")
        )
    });
    let features = features.collect::<Vec<_>>().join(",\n");
    let toml = format!(
        "format = 1\ntitle = \"Towns\"\nlanguage = \"en\"\n{home}\n[[layer]]\nid = \"towns\"\ntitle = \"Towns\"\nfile = \"towns.geojson\"\nkind = \"places\"\n"
    );
    let layer = format!("{{\"type\": \"FeatureCollection\", \"features\": [\n{features}]}}");
    check(&Files(BTreeMap::from([(TOML, toml.into_bytes()), ("towns.geojson", layer.into_bytes())])))
}

const NORWAY: &str = "home = { centre = [20.0, 66.0], width_km = 2600 }";
const BODO: (&str, &str) = ("Bodø", "[14.4, 67.28]");
const TROMSO: (&str, &str) = ("Tromsø", "[18.96, 69.65]");

#[track_caller]
fn the_only(loaded: &Loaded, rule: Rule, help: &str) {
    let told = only(loaded);
    assert!(told.rule == rule && told.help.contains(help), "{told}");
}

#[test]
fn a_decimal_comma_is_refused_by_name() {
    for (written, right) in [
        ("[33,59,-16,16]", "[33.59, -16.16]"),
        ("[33,59, -16,16]", "[33.59, -16.16]"),
        ("[\"33,59\", \"-16,16\"]", "[33.59, -16.16]"),
        ("[33.5, -16, 161616]", "[33.5, -16.161616]"),
    ] {
        let loaded = towns("", &[("Tete", written)]);
        the_only(&loaded, Rule::DecimalComma, right);
        assert_eq!((only(&loaded).severity, loaded.atlas.places.len()), (Severity::Error, 0));
    }
    for right in ["[33.59, -16.16, 120]", "[33.59, -16.16]", "[33, -16]"] {
        assert_eq!(towns("", &[("Tete", right)]).diagnostics, [], "{right}");
    }
}

#[test]
fn a_decimal_comma_in_the_home_view_is_refused_by_name() {
    let loaded = edited(TOML, "[20.0, 68.0]", "[20,0, 68,0]");
    the_only(&loaded, Rule::DecimalComma, "[20.0, 68.0]");
    assert_eq!((only(&loaded).file.as_str(), only(&loaded).line), (TOML, 4));
}

#[test]
fn three_numbers_are_a_decimal_comma_where_that_brings_the_place_among_the_others() {
    let loaded = towns(NORWAY, &[BODO, TROMSO, ("Harstad", "[16,54,68]")]);
    the_only(&loaded, Rule::DecimalComma, "[16.54, 68]");
}

#[test]
fn swapped_numbers_are_told_by_the_other_places_the_home_view_or_the_base_map() {
    let swapped = ("Harstad", "[68.8, 16.54]");
    // Among others of its layer.
    the_only(&towns("", &[BODO, TROMSO, swapped]), Rule::SwappedCoordinates, "[16.54, 68.8]");
    // Alone, or beside one other, by the view that the atlas opens with.
    the_only(&towns(NORWAY, &[("Nowhere", "[68.8, 16.54]")]), Rule::SwappedCoordinates, "[16.54, 68.8]");
    the_only(
        &towns(NORWAY, &[BODO, ("Nowhere", "[68.8, 16.54]")]),
        Rule::SwappedCoordinates,
        "[16.54, 68.8]",
    );
    // By a name that the base map has there.
    the_only(&towns("", &[("Kirkenes", "[69.725, 30.05]")]), Rule::SwappedCoordinates, "[30.05, 69.725]");
    // By what is land and what is sea.
    the_only(&towns("", &[("Tete", "[-16.16, 33.59]")]), Rule::PlaceAtSea, "[33.59, -16.16]");
}

#[test]
fn an_atlas_in_which_all_numbers_are_swapped_is_told_place_by_place() {
    let all = [("Bodø", "[67.28, 14.4]"), ("Tromsø", "[69.65, 18.96]"), ("Harstad", "[68.8, 16.54]")];
    for home in [NORWAY, ""] {
        let loaded = towns(home, &all);
        assert_eq!(rules(&loaded), [Rule::SwappedCoordinates; 3], "{home}: {:#?}", loaded.diagnostics);
    }
}

#[test]
fn a_lost_sign_is_told_with_the_place_where_it_would_belong() {
    let iceland = [("Akureyri", "[-18.1, 65.68]"), ("Selfoss", "[-21.0, 63.93]"), ("Hella", "[20.4, 63.83]")];
    the_only(&towns("", &iceland), Rule::FarFromRest, "[-20.4, 63.83]");
    let peru = [("Cusco", "[-71.97, -13.53]"), ("Puno", "[-70.03, -15.84]"), ("Juliaca", "[-70.13, 15.5]")];
    the_only(&towns("", &peru), Rule::PlaceAtSea, "[-70.13, -15.5]");
}

#[test]
fn a_place_a_thousand_kilometres_from_all_others_is_told_where_the_others_are_together() {
    let mozambique =
        [("Tete", "[33.59, -16.16]"), ("Songo", "[32.77, -15.61]"), ("Chimoio", "[33.48, -19.12]")];
    assert_eq!(towns("", &mozambique).diagnostics, []);
    let with = |name, at| towns("", &[mozambique[0], mozambique[1], mozambique[2], (name, at)]);
    the_only(&with("Perth", "[116.0, -32.0]"), Rule::FarFromRest, "look its position up again");
    // Two that are apart, and towns of the whole world, are no slip.
    for far in [
        vec![mozambique[0], ("Perth", "[116.0, -32.0]")],
        vec![
            ("London", "[-0.1, 51.5]"),
            ("Tokyo", "[139.7, 35.7]"),
            ("Lima", "[-77.0, -12.05]"),
            ("Perth", "[116.0, -32.0]"),
            ("Paris", "[2.35, 48.85]"),
            ("Lagos", "[3.4, 6.45]"),
        ],
    ] {
        assert_eq!(towns("", &far).diagnostics, [], "{far:?}");
    }
    // Nor is one that the editor shows.
    let wide = "home = { centre = [75.0, -25.0], width_km = 12000 }";
    let all = [mozambique[0], mozambique[1], mozambique[2], ("Perth", "[116.0, -32.0]")];
    assert_eq!(towns(wide, &all).diagnostics, []);
}

#[test]
fn only_what_stands_on_land_is_told_to_lie_in_the_sea() {
    let at_sea = |kind: &str, precision: &str| {
        let text = format!("\"kind\": \"{kind}\", \"precision\": \"{precision}\"");
        let places = edited(PLACES, "[30.05, 69.725]", "[2.0, 67.0]");
        assert_eq!(rules(&places), [Rule::PlaceAtSea]);
        let source = r#""sources": [{ "title": "A log", "url": "https://example.org/" }]"#;
        let feature = format!(
            r#"{{"type": "Feature", "id": "x", "geometry": {{"type": "Point", "coordinates": [2.0, 67.0]}}, "properties": {{"name": "X", {text}, {source}}}}}"#
        );
        rules(&with(SEAS, feature))
    };
    for kind in ["town", "base", "port", "border-crossing"] {
        assert!(at_sea(kind, "surveyed").contains(&Rule::PlaceAtSea), "{kind}");
    }
    for (kind, precision) in
        [("ship", "surveyed"), ("sea", "approximate"), ("town", "schematic"), ("other", "surveyed")]
    {
        assert!(!at_sea(kind, precision).contains(&Rule::PlaceAtSea), "{kind}");
    }
}

#[test]
fn a_misspelt_key_is_told_with_the_right_one() {
    for (old, new, right) in [
        ("\"precision\": \"surveyed\"", "\"presision\": \"surveyed\"", "`precision`"),
        ("\"kind\": \"town\"", "\"Kind\": \"town\"", "`kind`"),
        ("\"kind\": \"town\"", "\"kind\": \"town\", \"marker-colour\": \"#f00\"", "`marker-color`"),
        ("\"kind\": \"town\"", "\"kind\": \"town\", \"fillOpacity\": 0.5", "`fill-opacity`"),
        ("\"kind\": \"town\"", "\"kind\": \"town\", \"sumary\": \"A town.\"", "`summary`"),
        ("\"end\": \"2025-02-20\"", "\"ende\": \"2025-02-20\"", "`end`"),
        ("\"title\": \"GeoNames\"", "\"title\": \"GeoNames\", \"publischer\": \"GeoNames\"", "`publisher`"),
        ("\"start\": \"2025-02-19\"", "\"strat\": \"2025-02-19\"", "write `start` for `strat`"),
        ("\"coordinates\": [14.4", "\"coordinate\": [14.4", "write `coordinates` for `coordinate`"),
        (
            "\"geometry\": { \"type\": \"Point\", \"coordinates\": [14.4",
            "\"geometri\": { \"type\": \"Point\", \"coordinates\": [14.4",
            "write `geometry` for `geometri`",
        ),
        ("\"type\": \"Point\"", "\"type\": \"point\"", "`Point`"),
        ("FeatureCollection", "FeaturesCollection", "`FeatureCollection`"),
        ("\"features\"", "\"feature\"", "write `features` for `feature`"),
        ("\"kind\": \"town\"", "\"kind\": \"Town\"", "`town`"),
        ("\"precision\": \"surveyed\"", "\"precision\": \"surveied\"", "`surveyed`"),
    ] {
        let loaded = edited(PLACES, old, new);
        let told = loaded.diagnostics.iter().find(|told| told.help.contains(right));
        assert!(told.is_some_and(|told| told.file == PLACES), "{new}: {:#?}", loaded.diagnostics);
    }
    for (old, new, right) in [
        ("[[layer]]", "[[layers]]", "`layer`"),
        ("language", "langauge", "`language`"),
        ("visible", "visable", "`visible`"),
        (
            "visible = true",
            "home = { centre = [20.0, 68.0], width_km = 12 }",
            "above the first line in brackets",
        ),
    ] {
        let loaded = edited(TOML, old, new);
        assert!(
            loaded.diagnostics.iter().any(|told| told.help.contains(right)),
            "{new}: {:#?}",
            loaded.diagnostics
        );
    }
    // What is another tool's is left alone.
    for other in
        ["file", "stroke-linecap", "marker-symbol", "name:nb", "ele", "fill-pattern", "@id", "timestamp"]
    {
        let loaded = edited(PLACES, "\"kind\": \"town\"", &format!("\"kind\": \"town\", \"{other}\": \"x\""));
        assert_eq!(loaded.diagnostics, [], "{other}");
    }
}

#[test]
fn a_language_that_is_none_is_told_for_the_atlas_and_for_names() {
    let loaded = edited(TOML, "\"en\"", "\"no_NO\"");
    the_only(&loaded, Rule::UnknownLanguage, "\"no-NO\"");
    let loaded = edited(
        PLACES,
        "\"name\": \"Kirkenes\"",
        "\"name\": \"Kirkenes\", \"names\": { \"suomi\": \"Kirkkoniemi\" }",
    );
    the_only(&loaded, Rule::UnknownLanguage, "\"fi\"");
}

#[test]
fn an_id_in_the_properties_is_told_where_it_belongs() {
    let loaded = edited(PLACES, "\"id\": \"kirkenes\",", "");
    assert!(
        loaded.diagnostics.iter().any(|told| told.help.starts_with("add \"id\"")),
        "{:#?}",
        loaded.diagnostics
    );
    let text = "\"id\": \"kirkenes\",\n      \"properties\": {";
    let loaded = edited(PLACES, text, "\"properties\": { \"id\": \"kirkenes\",");
    assert!(
        loaded.diagnostics.iter().any(|told| told.help.contains("out of the properties")),
        "{:#?}",
        loaded.diagnostics
    );
}

#[test]
fn letters_that_the_map_does_not_have_are_told_once_for_a_script_and_a_file() {
    let loaded = edited(
        PLACES,
        "\"name\": \"Kirkenes\"",
        "\"name\": \"Kirkenes\", \"names\": { \"ar\": \"القاهرة\", \"el\": \"Αθήνα\", \"ja\": \"東京\" }, \"summary\": \"Αθήνα 🚢\"",
    );
    let told: Vec<(&str, usize)> =
        loaded.diagnostics.iter().map(|told| (told.message.as_str(), told.line)).collect();
    assert_eq!(rules(&loaded), [Rule::MissingGlyphs; 4], "{told:#?}");
    assert!(told.iter().all(|(_, line)| *line == 32), "{told:#?}");
    for part in ["Arabic ا U+0627", "right to left", "Greek Α U+0391", "Han 東 U+6771", "emoji 🚢 U+1F6A2"]
    {
        assert!(told.iter().any(|(message, _)| message.contains(part)), "{part}: {told:#?}");
    }
    let loaded = edited(TOML, "\"Sound atlas\"", "\"Sound atlas 東京\"");
    the_only(&loaded, Rule::MissingGlyphs, "Latin or Cyrillic");
    assert_eq!((only(&loaded).file.as_str(), only(&loaded).line, only(&loaded).column), (TOML, 2, 22));
    // What is not shown is not told.
    assert_eq!(
        edited(PLACES, "\"kind\": \"town\"", "\"kind\": \"town\", \"note\": \"東京\"").diagnostics,
        []
    );
    assert_eq!(edited(STORY, "She passed", "<!-- 東京 -->\n\nShe passed").diagnostics, []);
    // Skolt Sámi is.
    assert_eq!(edited(STORY, "She passed", "Ǥâʹddluâkkâm, Ʒʒ Ǯǯ: she passed").diagnostics, []);
}

#[test]
fn markdown_that_is_not_shown_is_told_with_its_line_once_for_each_kind() {
    let loaded = edited(
        STORY,
        "She passed",
        "1. One\n2. Two\n\n![A ship](ship.jpg)\n\n![A boat](boat.jpg)\n\nShe passed",
    );
    assert_eq!(rules(&loaded), [Rule::MarkdownNotShown; 2]);
    let lines: Vec<usize> = loaded.diagnostics.iter().map(|told| told.line).collect();
    assert_eq!(lines, [11, 14]);
    assert!(loaded.diagnostics[1].message.contains("also in line 16"), "{}", loaded.diagnostics[1]);
}

#[test]
fn an_empty_atlas_is_told_what_at_least_must_stand_in_it() {
    for text in ["", " \n", "\u{feff}"] {
        let loaded = with(TOML, text);
        assert!(!loaded.readable);
        let told = only(&loaded);
        assert!(
            told.rule == Rule::EmptyFile
                && told.help.contains("[[article]]")
                && told.help.contains("format = 1"),
            "{told}"
        );
    }
    let loaded = with(TOML, "format = 1\ntitle = \"Nothing\"\n");
    the_only(&loaded, Rule::EmptyFile, "[[layer]]");
}

#[test]
fn a_byte_order_mark_tabs_and_the_lines_of_windows_are_no_fault() {
    for path in [TOML, STORY, PLACES] {
        let text = |text: &str| String::from_utf8(super::open("sound").read(text).unwrap()).unwrap();
        assert_eq!(with(path, format!("\u{feff}{}", text(path))).diagnostics, [], "{path}");
        assert_eq!(with(path, text(path).replace('\n', "\r\n")).diagnostics, [], "{path}");
    }
    assert_eq!(edited(TOML, "title = \"Seas\"", "title\t=\t\"Seas\"\t# here").diagnostics, []);
}

#[test]
fn a_file_in_another_encoding_is_told_by_name() {
    let text = |path: &str| String::from_utf8(super::open("sound").read(path).unwrap()).unwrap();
    let told = |path, bytes: Vec<u8>, part: &str| {
        let loaded = with(path, bytes);
        let found: Option<&Diagnostic> = loaded.diagnostics.iter().find(|told| told.rule == Rule::NotUtf8);
        let found = found.unwrap_or_else(|| panic!("{part}: {:#?}", loaded.diagnostics));
        assert!(found.message.contains(part) && found.help.contains("save it in UTF-8"), "{found}");
    };
    let windows = encoding_rs::WINDOWS_1252.encode(&text(STORY)).0.into_owned();
    told(STORY, windows, "likely windows-1252, in which this word is `Bodø`");
    let utf16 = |path: &str, mark: &[u8]| {
        let units: Vec<u8> = text(path).encode_utf16().flat_map(u16::to_le_bytes).collect();
        [mark, units.as_slice()].concat()
    };
    for path in [TOML, STORY, PLACES] {
        told(path, utf16(path, b"\xff\xfe"), "UTF-16");
        told(path, utf16(path, b""), "UTF-16");
    }
    told(PLACES, b"PK\x03\x04\0\0".to_vec(), "ZIP");
}

#[test]
fn yaml_front_matter_is_told_and_stands_nowhere_in_the_article() {
    let text = String::from_utf8(super::open("sound").read(STORY).unwrap()).unwrap();
    let body = text.split("+++\n").nth(2).unwrap();
    let loaded = with(STORY, format!("---\ntitle: \"From the north\"\ndate: 2025-02-20\n---\n{body}"));
    the_only(&loaded, Rule::Syntax, "+++ for ---");
    assert_eq!((only(&loaded).file.as_str(), only(&loaded).line), (STORY, 1));
    let article = &loaded.atlas.articles[0];
    assert_eq!(article.front_matter.title, "From the north");
    assert!(article.blocks.iter().all(|block| !block.text.contains("date")), "{:#?}", article.blocks);
    assert_eq!(article.mentions.len(), 4);
    // Blank lines above the front matter are no fault.
    assert_eq!(with(STORY, format!("\n\n{text}")).diagnostics, []);
    // Keys and values as YAML has them, between the lines of TOML.
    let loaded = edited(STORY, "title = \"From Bodø to Kirkenes\"", "title: From Bodø to Kirkenes");
    the_only(&loaded, Rule::Syntax, "key = \"value\"");
}

#[test]
fn a_day_in_another_form_is_offered_as_the_format_has_it() {
    for (path, old, new, right) in [
        (STORY, "\"2025-02-20\"", "\"24.12.2024\"", "2024-12-24"),
        (STORY, "\"2025-02-20\"", "24.12.2024", "2024-12-24"),
        (PLACES, "\"start\": \"2025-02-19\"", "\"start\": \"12/24/2024\"", "2024-12-24"),
        (PLACES, "\"start\": \"2025-02-19\"", "\"start\": \"3/4/2024\"", "2024-04-03, or 2024-03-04"),
        (
            PLACES,
            "\"title\": \"GeoNames\"",
            "\"date\": \"24. desember 2024\", \"title\": \"GeoNames\"",
            "2024-12-24",
        ),
    ] {
        let loaded = edited(path, old, new);
        let told = only(&loaded);
        assert!(told.file == path && told.help.contains(right), "{told}");
    }
}

#[test]
fn a_file_that_is_not_there_is_named_by_the_one_that_is() {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in [
        (
            TOML,
            "format = 1\ntitle = \"A\"\n[[layer]]\nid = \"a\"\ntitle = \"A\"\nfile = \"a.geojson\"\nkind = \"context\"\n",
        ),
        ("geodata/A.GEOJSON", r#"{"type": "FeatureCollection", "features": []}"#),
    ] {
        let file = dir.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    let folder = high_north::cli::DiskFolder::open(dir.path()).unwrap();
    the_only(&check(&folder), Rule::MissingFile, "`geodata/A.GEOJSON`");
    // As it is written, it is a layer like any other.
    let toml = std::fs::read_to_string(dir.path().join(TOML)).unwrap();
    std::fs::write(dir.path().join(TOML), toml.replace("a.geojson", "geodata/A.GEOJSON")).unwrap();
    assert_eq!(check(&folder).diagnostics, []);
}

#[test]
fn the_built_in_atlas_has_no_slip() {
    assert_eq!(check(built_in()).diagnostics, []);
}
