//! Everything that the interface says is worded: in a language in which every message stands in brackets, what stands in
//! none is a text of the atlas or a number.

use crate::rehearsal::{opened, place, tree};
use bevy_egui::egui::accesskit::Role;
use high_north::app::speak;
use high_north::atlas::{Atlas, PlaceIndex};
use high_north::base::{NAMES_FILE, decode_names};
use high_north::command::{Command, entries};
use high_north::sphere::LonLat;
use high_north::view::ReaderPage;
use high_north::words::{Language, Words};
use std::collections::BTreeSet;

/// Names that are the same in every language: of formats, programs and makers of data, symbols of units and keys.
const SAME_EVERYWHERE: [&str; 11] = [
    "Ctrl",
    "Shift",
    "GeoNames",
    "Natural Earth",
    "ETOPO5",
    "English",
    "Norsk bokmål",
    "GeoJSON",
    "MGRS",
    "UTC",
    "WGS 84",
];

/// The texts of the atlas that may be shown as they are, the longest first.
fn content(atlas: &Atlas) -> Vec<String> {
    let mut texts: BTreeSet<String> = BTreeSet::from([atlas.title.clone()]);
    for article in &atlas.articles {
        let front = &article.front_matter;
        texts.extend([front.title.clone()]);
        texts.extend(front.image_credit.clone());
        texts.extend(article.blocks.iter().map(|block| block.text.clone()));
        for mention in &article.mentions {
            texts.insert(article.blocks[mention.block].text[mention.range.clone()].to_owned());
        }
    }
    for index in 0..atlas.places.len() {
        texts.extend(atlas.quotations(PlaceIndex(index)).iter().map(|found| found.sentence.to_owned()));
    }
    for place in &atlas.places {
        texts.extend([place.name.clone(), place.summary.clone()]);
        texts.extend(place.names.values().cloned());
        texts.extend(place.sources.iter().flat_map(|source| [source.title.clone(), source.url.clone()]));
        texts.extend(place.sources.iter().filter_map(|source| source.publisher.clone()));
        texts.extend(place.claims.iter().map(|claim| claim.says.clone()));
    }
    texts.extend(atlas.policy.borders.clone());
    texts.extend(atlas.layers.iter().map(|layer| layer.title.clone()));
    texts.extend(atlas.steps.iter().map(|step| step.title.clone()));
    texts.extend(SAME_EVERYWHERE.map(str::to_owned));
    let baked = std::fs::read(format!("geodata/baked/{NAMES_FILE}")).expect("the names of the base map");
    texts.extend(decode_names(&baked).expect("names").into_iter().map(|name| name.text));
    let mut texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts
}

/// What stands outside of all brackets.
fn outside(text: &str) -> String {
    let (mut depth, mut rest) = (0u32, String::new());
    for letter in text.chars() {
        match letter {
            '⟦' => depth += 1,
            '⟧' => depth = depth.saturating_sub(1),
            other if depth == 0 => rest.push(other),
            _ => {}
        }
    }
    rest
}

/// Words of four letters and more that are neither worded nor of the atlas.
fn unworded(text: &str, content: &[String]) -> Vec<String> {
    let mut rest = outside(text);
    for known in content {
        rest = rest.replace(known.as_str(), " ");
    }
    let is_word = |word: &&str| word.chars().count() >= 4 && word.chars().all(char::is_alphabetic);
    rest.split(|letter: char| !letter.is_alphabetic()).filter(is_word).map(str::to_owned).collect()
}

#[test]
fn nothing_is_said_that_is_not_worded() {
    let mut faults = BTreeSet::new();
    let mut seen = 0;
    for size in [(1280.0, 1400.0), (390.0, 844.0)] {
        let mut app = opened("", size);
        speak(&app.context(), Words::bracketed());
        let content = content(crate::rehearsal::atlas(&app));
        let kirkenes = Command::Select { place: Some(place(&app, "kirkenes")), fly: true };
        let measured = [LonLat::new(10.0, 60.0), LonLat::new(20.0, 66.0), LonLat::new(30.0, 60.0)];
        let toggles = [
            Command::ToggleLayers,
            Command::ToggleHelp,
            Command::ToggleMenu,
            Command::ToggleSettings,
            Command::ToggleDaylight,
            Command::ToggleExport,
            Command::ToggleReport,
            Command::ToggleSearch,
            Command::ToggleCompare,
            Command::ToggleStory,
            Command::ToggleMeasure,
        ];
        for page in ReaderPage::ALL {
            app.act(Command::ShowPage(page));
            app.settle();
            look(&app, &content, &mut faults, &mut seen);
        }
        app.act(kirkenes);
        app.settle();
        look(&app, &content, &mut faults, &mut seen);
        for toggle in toggles {
            app.act(toggle.clone());
            if toggle == Command::ToggleMeasure {
                measured.iter().for_each(|at| app.act(Command::AddMeasurePoint(*at)));
                app.act(Command::CloseMeasure);
            }
            app.settle();
            look(&app, &content, &mut faults, &mut seen);
            app.act(toggle);
            app.settle();
        }
    }
    assert!(seen > 1_000, "only {seen} texts were seen");
    assert!(faults.is_empty(), "{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
}

fn look(
    app: &high_north::app::Rehearsal,
    content: &[String],
    faults: &mut BTreeSet<String>,
    seen: &mut usize,
) {
    // A run of text is a part of a label that is looked at whole.
    for node in tree(app).into_iter().filter(|node| node.role != Role::TextRun) {
        *seen += 1;
        let words = unworded(&node.name, content);
        if !words.is_empty() {
            faults.insert(format!("{:?} says {:?}: {}", node.role, node.name, words.join(", ")));
        }
    }
}

#[test]
fn the_two_languages_say_every_command_differently_but_for_names() {
    let same: Vec<&str> = entries()
        .iter()
        .filter(|entry| {
            let [english, bokmal] = Language::ALL.map(|language| entry.tooltip(language.words()));
            english == bokmal
        })
        .map(|entry| entry.id)
        .collect();
    assert_eq!(same, Vec::<&str>::new());
}
