//! Every file of `assets/` and `geodata/`: the atlas that is built in, the base map under it, the fonts they are set in.

#![expect(clippy::unwrap_used, reason = "a file that is not there is a fault of the repository")]

#[path = "data/evidence.rs"]
mod evidence;

use geo::Contains;
use high_north::atlas::{Article, Atlas, Place};
use high_north::format::{Folder, Loaded, ReadError, Rule, built_in, load};
use high_north::sphere::{LonLat, distance_m};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static LOADED: LazyLock<Loaded> = LazyLock::new(|| load(built_in()));

fn atlas() -> &'static Atlas {
    &LOADED.atlas
}

fn article() -> &'static Article {
    &atlas().articles[0]
}

fn place(id: &str) -> &'static Place {
    atlas().place_by_id(id).and_then(|index| atlas().place(index)).unwrap_or_else(|| panic!("no place {id}"))
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn text_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a folder that have this extension, in order.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|it| it == extension)).collect();
    found.sort_unstable();
    assert!(!found.is_empty(), "no .{extension} in {folder}");
    found
}

fn base_files() -> Vec<PathBuf> {
    [files("geodata/base/world", "geojson"), files("geodata/base/region", "geojson")].concat()
}

#[test]
fn the_built_in_atlas_is_clean() {
    let told: Vec<String> = LOADED.diagnostics.iter().map(ToString::to_string).collect();
    assert!(LOADED.readable && told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn no_article_and_no_layer_lies_about_unused() {
    let toml = text_of(&root("assets/atlas.toml"));
    for path in [files("assets/articles", "md"), files("geodata", "geojson")].concat() {
        let path = path.strip_prefix(root("")).unwrap().to_str().unwrap().replace('\\', "/");
        assert!(toml.contains(&format!("\"{path}\"")), "{path}");
    }
}

/// The places that the article speaks of.
const PLACES: [&str; 20] = [
    "kirkenes",
    "border-post",
    "norway-russia-border",
    "bodo",
    "norwegian-joint-headquarters",
    "baltic-sea",
    "baltic-sentry-baltic-proper",
    "baltic-sentry-gulf-of-finland",
    "baltic-sentry-gulf-of-bothnia",
    "baltic-sentry-gulf-of-riga",
    "baltic-sentry-danish-straits",
    "arctic-circle",
    "high-north",
    "united-kingdom",
    "norway",
    "russia",
    "germany",
    "ukraine",
    "black-sea",
    "indo-pacific",
];

#[test]
fn every_place_of_the_article_is_there_with_its_sources_and_mentioned() {
    let mentioned: BTreeSet<_> =
        article().mentions.iter().flat_map(|mention| atlas().places_of(mention)).collect();
    for id in PLACES {
        let place = place(id);
        assert!(mentioned.contains(&atlas().place_by_id(id).unwrap()), "{id} is not mentioned");
        assert!(place.summary.chars().count() > 60 && !place.sources.is_empty(), "{id}");
    }
}

#[test]
fn every_link_of_the_article_is_a_mention_with_an_excerpt() {
    let markdown = text_of(&root("assets/articles/uk-norway-defence.md"));
    let links = markdown.matches("](place:").count() + markdown.matches("](layer:").count();
    assert_eq!((article().mentions.len(), links), (64, 64));
    for (index, mention) in article().mentions.iter().enumerate() {
        assert!(!atlas().places_of(mention).is_empty(), "{mention:?}");
        let block = &article().blocks[mention.block].text;
        let excerpt = article().excerpt(index).unwrap();
        assert!(block.contains(excerpt.sentence));
        assert_eq!(&excerpt.sentence[excerpt.range.clone()], &block[mention.range.clone()]);
        assert!(!excerpt.heading.is_empty());
    }
}

#[test]
fn every_name_of_a_place_in_the_article_is_linked() {
    let names = [
        ("Kirkenes", "kirkenes"),
        ("border post", "border-post"),
        ("Bodø", "bodo"),
        ("Arctic Circle", "arctic-circle"),
        ("High North", "high-north"),
        ("Baltic Sea", "baltic-sea"),
        ("Baltic Sentry", "baltic-sentry-baltic-proper"),
        ("Black Sea", "black-sea"),
        ("Indo-Pacific", "indo-pacific"),
        ("United Kingdom", "united-kingdom"),
        ("UK", "united-kingdom"),
        ("Germany", "germany"),
        ("Ukraine", "ukraine"),
        ("Tamber Shield", "tamber-shield"),
        ("Trinity House", "trinity-house"),
        ("Carrier Strike Group", "carrier-strike-group-2025"),
        ("P-8 Poseidon", "raf-lossiemouth"),
        ("Rivet Joint", "raf-waddington"),
        ("RFA Proteus", "rfa-proteus"),
        ("Maritime Capability Coalition", "maritime-capability-coalition"),
    ];
    for (name, id) in names {
        let place = atlas().place_by_id(id).unwrap();
        let mut count = 0;
        for (block, text) in article().blocks.iter().map(|block| block.text.as_str()).enumerate() {
            for (start, _) in text.match_indices(name) {
                count += 1;
                let is_linked = article().mentions.iter().any(|mention| {
                    mention.block == block
                        && mention.range.start <= start
                        && start + name.len() <= mention.range.end
                        && atlas().places_of(mention).contains(&place)
                });
                assert!(is_linked, "{name} in “{text}”");
            }
        }
        assert!(count > 0, "{name}");
    }
}

fn excerpts(id: &str) -> Vec<(&'static str, &'static str)> {
    let place = atlas().place_by_id(id).unwrap();
    let mentions = article().mentions.iter().enumerate();
    mentions
        .filter(|(_, mention)| atlas().places_of(mention).contains(&place))
        .map(|(index, _)| article().excerpt(index).unwrap())
        .map(|excerpt| (excerpt.heading, excerpt.sentence))
        .collect()
}

#[test]
fn the_excerpts_of_kirkenes_and_bodo_are_the_sentences_of_the_article() {
    assert_eq!(
        excerpts("kirkenes"),
        [(
            "Responding to Russian Aggression",
            "In a show of unity and shared security concerns, Healey visited a border post near Kirkenes on the Russian \
             border with Norway’s Defence Minister, Tore Sandvik."
        )]
    );
    let heading = "Enhancing Maritime Security and NATO Cooperation";
    assert_eq!(
        excerpts("bodo"),
        [
            (
                heading,
                "During his visit, Healey toured the UK ship RFA Proteus in Bodø, which serves as a mothership for \
                 drones and remotely operated vehicles."
            ),
            (
                heading,
                "Speaking in Bodø’s sub-zero temperatures, Healey and Sandvik reaffirmed their nations’ commitment to \
                 defending shared interests in an increasingly unstable world."
            )
        ]
    );
    let baltic = excerpts("baltic-sentry-gulf-of-finland");
    assert!(
        matches!(baltic.as_slice(), [(_, sentence)] if sentence.ends_with("NATO’s Operation Baltic Sentry."))
    );
}

#[test]
fn the_article_is_the_published_text_to_the_letter() {
    // FNV-1a over the published text, a line for each heading and paragraph, with its wrongly decoded letters mended.
    let text = article().blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n");
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    assert_eq!(
        (article().blocks.len(), text.split_whitespace().count(), hash),
        (22, 768, 0xc44b_0586_a68d_40d2)
    );
    let credit = article().front_matter.image_credit.as_deref();
    assert!(credit.is_some_and(|credit| credit.contains("LA(Phot) Nick Tryon/MOD")));
}

#[test]
fn places_stand_where_they_are() {
    for (id, lat_deg, lon_deg, within_m) in [
        ("kirkenes", 69.7250, 30.0516, 100.0),
        ("border-post", 69.65778, 30.20583, 20_000.0),
        ("bodo", 67.28, 14.40, 1_000.0),
        ("nord-stream-2-leak", 54.8767, 15.4100, 1_000.0),
        ("trinity-house", 51.5101, -0.0774, 1_000.0),
    ] {
        let distance = distance_m(place(id).anchor, LonLat::new(lon_deg, lat_deg));
        assert!(distance <= within_m, "{id}: {distance} m");
    }
    for (id, lat_deg, lon_deg) in [
        ("baltic-sentry-baltic-proper", 57.5, 20.0),
        ("baltic-sentry-gulf-of-finland", 59.9, 25.5),
        ("baltic-sentry-gulf-of-bothnia", 62.0, 19.5),
        ("baltic-sentry-gulf-of-riga", 57.7, 23.5),
        ("baltic-sentry-danish-straits", 55.4, 10.9),
        ("baltic-sea", 57.5, 20.0),
        ("black-sea", 43.0, 34.0),
    ] {
        assert!(place(id).geometry.contains(&geo::Point::new(lon_deg, lat_deg)), "{id}");
    }
}

#[test]
fn every_country_of_the_atlas_is_one_of_the_base_map() {
    for file in ["world/countries_110m", "world/countries_50m"] {
        let codes: BTreeSet<String> = properties(&root(&format!("geodata/base/{file}.geojson")))
            .iter()
            .filter_map(|properties| Some(properties.get("iso_a3")?.as_str()?.to_owned()))
            .collect();
        for (id, code) in [
            ("united-kingdom", "GBR"),
            ("norway", "NOR"),
            ("russia", "RUS"),
            ("germany", "DEU"),
            ("ukraine", "UKR"),
        ] {
            assert_eq!(place(id).iso_a3.as_deref(), Some(code));
            assert!(codes.contains(code), "{file} has no {code}");
        }
    }
}

/// The properties of every feature of a file.
fn properties(path: &Path) -> Vec<serde_json::Map<String, Value>> {
    let collection: geojson::FeatureCollection =
        text_of(path).parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    collection.features.into_iter().map(|feature| feature.properties.unwrap_or_default()).collect()
}

/// An atlas of one layer, so that its file is checked as any other.
struct OneLayer(Vec<u8>);

impl Folder for OneLayer {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        match path {
            "assets/atlas.toml" => Ok(b"format = 1\ntitle = \"One layer\"\n\
                [[layer]]\nid = \"base\"\nfile = \"base.geojson\"\nkind = \"areas\"\n"
                .to_vec()),
            "base.geojson" => Ok(self.0.clone()),
            _ => Err(ReadError::NotFound),
        }
    }
}

#[test]
fn the_base_map_is_valid_geojson_by_every_rule_of_geometry() {
    for path in base_files() {
        let loaded = load(&OneLayer(fs::read(&path).unwrap()));
        // Nothing of the base map is linked to, so nothing there needs an id; coasts and depths have no name; the kinds of
        // lakes are others than those of places.
        let told: Vec<String> = loaded
            .diagnostics
            .iter()
            .filter(|told| !matches!(told.rule, Rule::MissingId | Rule::MissingName | Rule::UnknownKind))
            .map(|told| told.one_line().chars().take(300).collect())
            .collect();
        assert!(told.is_empty(), "{}:\n{}", path.display(), told.join("\n"));
        assert_eq!(loaded.atlas.places.len(), properties(&path).len(), "{}", path.display());
    }
}

#[test]
fn the_files_of_a_region_keep_within_it() {
    for path in files("geodata/base/region", "geojson") {
        let collection: geojson::FeatureCollection = text_of(&path).parse().unwrap();
        for feature in collection.features {
            let geometry: geo::Geometry = feature.geometry.unwrap().try_into().unwrap();
            for coord in geo::CoordsIter::coords_iter(&geometry) {
                let is_inside = (-30.0..=60.0).contains(&coord.x) && (50.0..=85.0).contains(&coord.y);
                assert!(is_inside, "{}: {coord:?}", path.display());
            }
        }
    }
}

#[test]
fn names_of_the_base_map_have_no_wrong_letters() {
    let mut names: BTreeMap<String, PathBuf> = BTreeMap::new();
    for path in base_files() {
        for (_, value) in properties(&path).into_iter().flatten() {
            if let Value::String(text) = value {
                names.entry(text).or_insert_with(|| path.clone());
            }
        }
    }
    assert!(names.len() > 3000, "{} names", names.len());
    for (name, path) in &names {
        let at = path.display();
        assert!(!name.chars().any(char::is_control) && !name.contains('\u{fffd}'), "{at}: {name:?}");
        assert_eq!(name.trim(), name, "{at}");
    }
    let features: Vec<Value> = names
        .keys()
        .enumerate()
        .filter(|(_, name)| !name.is_empty())
        .map(|(id, name)| {
            let geometry = serde_json::json!({ "type": "Point", "coordinates": [0, 0] });
            serde_json::json!({ "type": "Feature", "id": id, "geometry": geometry, "properties": { "name": name } })
        })
        .collect();
    let count = features.len();
    let collection = serde_json::json!({ "type": "FeatureCollection", "features": features });
    let loaded = load(&OneLayer(collection.to_string().into_bytes()));
    let told: Vec<&str> = loaded.diagnostics.iter().map(|told| told.message.as_str()).collect();
    assert_eq!((told, loaded.atlas.places.len()), (vec![], count));
}

/// The letters that a font has none of.
fn missing(font: &str, texts: &BTreeSet<char>) -> String {
    let bytes = fs::read(root(&format!("assets/fonts/{font}.ttf"))).unwrap();
    let charmap = skrifa::MetadataProvider::charmap(&skrifa::FontRef::new(&bytes).unwrap());
    assert!(charmap.map('\u{10ffff}').is_none(), "{font} claims to have everything");
    texts.iter().filter(|letter| !letter.is_control() && charmap.map(**letter).is_none()).collect()
}

const SERIFS: [&str; 3] = ["SourceSerif4-Regular", "SourceSerif4-Italic", "SourceSerif4-SemiBold"];

#[test]
fn the_serif_has_every_letter_of_the_article() {
    let matter = &article().front_matter;
    let texts = article().blocks.iter().map(|block| block.text.as_str()).chain([matter.title.as_str()]);
    let letters: BTreeSet<char> = texts.flat_map(str::chars).collect();
    for font in SERIFS {
        assert_eq!(missing(font, &letters), "", "{font}");
    }
}

#[test]
fn inter_has_every_letter_of_the_atlas_and_of_the_base_map() {
    let mut letters: BTreeSet<char> = BTreeSet::new();
    for place in &atlas().places {
        letters.extend(place.name.chars().chain(place.summary.chars()));
        letters.extend(place.names.values().flat_map(|name| name.chars()));
        letters.extend(place.sources.iter().flat_map(|source| source.title.chars()));
        letters.extend(
            place.sources.iter().filter_map(|source| source.publisher.as_ref()).flat_map(|it| it.chars()),
        );
        letters.extend(place.claims.iter().flat_map(|claim| claim.says.chars()));
    }
    letters.extend(atlas().policy.borders.iter().flat_map(|borders| borders.chars()));
    letters.extend(atlas().layers.iter().flat_map(|layer| layer.title.chars()));
    letters.extend(article().blocks.iter().flat_map(|block| block.text.chars()));
    for properties in base_files().iter().flat_map(|path| properties(path)) {
        letters.extend(properties.get("name").and_then(Value::as_str).unwrap_or_default().chars());
    }
    // Sámi, Baltic and Cyrillic letters are among them, so this is no test of ASCII.
    assert!(['á', 'š', 'ū', 'Ł', 'Б', 'я'].iter().all(|letter| letters.contains(letter)));
    for font in ["Inter-Regular", "Inter-SemiBold"] {
        assert_eq!(missing(font, &letters), "", "{font}");
    }
}

#[test]
fn every_font_comes_with_its_licence() {
    for path in files("assets/fonts", "ttf") {
        let family = path.file_stem().unwrap().to_str().unwrap().split('-').next().unwrap();
        let licence = text_of(&root(&format!("assets/fonts/{family}-OFL.txt")));
        assert!(licence.contains("SIL OPEN FONT LICENSE Version 1.1"), "{family}");
    }
}

/// What `PROVENANCE.md` calls the files whose names begin so.
const PROVENANCE: [(&str, &str); 15] = [
    ("base/world/bathy_etopo5", "5000 m in the world"),
    ("base/region/bathy_etopo5", "4000 m in the region"),
    ("base/region/admin1_", "first-level divisions: inner lines and labels"),
    ("base/region/geonames", "settlements of the region"),
    ("base/world/disputed", "one schematic line along the"),
    ("borders_", "borders"),
    ("countries_", "countries"),
    ("lakes_", "lakes"),
    ("land_", "land"),
    ("places_10m", "populated places"),
    ("rivers_", "rivers"),
    ("sea_labels", "named seas and their labels"),
    ("seas_", "named seas"),
    ("geodata/places", "points"),
    ("geodata/baltic-sentry", "Baltic Sentry"),
];

#[test]
fn every_file_of_geodata_has_a_provenance() {
    let provenance = text_of(&root("geodata/PROVENANCE.md"));
    for path in [base_files(), files("geodata", "geojson")].concat() {
        let path = path.to_str().unwrap().replace('\\', "/");
        let stem = path.rsplit('/').next().unwrap().trim_end_matches(".geojson");
        let known = PROVENANCE.iter().find(|(file, _)| path.contains(&format!("/{file}")));
        let phrase = known.map_or(stem, |(_, phrase)| phrase);
        assert!(provenance.contains(phrase), "PROVENANCE.md does not speak of {path} (“{phrase}”)");
    }
    for licence in ["public domain", "CC BY 4.0", "OFL 1.1"] {
        assert!(provenance.contains(licence), "{licence}");
    }
}
