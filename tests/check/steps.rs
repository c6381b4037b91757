//! The story of `atlas.toml`: what of a `[[step]]` becomes a step, and what is left of one that is faulty.

use super::{Altered, PLACES, SEAS, STORY, TOML, only, open, rules, with};
use high_north::atlas::{Atlas, Step};
use high_north::format::{Folder, Loaded, ReadError, Rule, load};
use high_north::sphere::{LonLat, Projection};

/// The sound atlas with a story.
fn told(steps: &str) -> Loaded {
    let text = String::from_utf8(open("sound").read(TOML).unwrap()).unwrap();
    with(TOML, format!("{text}\n{steps}"))
}

fn titles(atlas: &Atlas) -> Vec<&str> {
    atlas.steps.iter().map(|step| step.title.as_str()).collect()
}

fn place_id(atlas: &Atlas, step: usize) -> Option<&str> {
    atlas.steps[step].place.and_then(|place| atlas.place(place)).map(|place| place.id.as_str())
}

const WHOLE: &str = r#"
[[step]]
title = "The open sea"
article = "story"
place = "tromso"
view = { centre = [19.0, 69.6], width_km = 300 }
layers = ["seas"]
date = "2024-12-25"
projection = "stere"
text = """
She passed Tromsø
  and crossed the open sea"""

[[step]]
title = "The way"
text = "The way"
"#;

#[test]
fn a_step_has_all_that_it_says() {
    let loaded = told(WHOLE);
    assert_eq!(loaded.diagnostics, []);
    let (atlas, step) = (&loaded.atlas, &loaded.atlas.steps[0]);
    assert_eq!((titles(atlas), place_id(atlas, 0)), (vec!["The open sea", "The way"], Some("tromso")));
    let view = step.view.unwrap();
    assert_eq!((view.center, view.width_km), (LonLat::new(19.0, 69.6), 300.0));
    assert_eq!(step.layers.as_deref(), Some(&["seas".to_owned()][..]));
    assert_eq!((step.date, step.projection), ("2024-12-25".parse().ok(), Some(Projection::Stereographic)));
    assert_eq!(step.text(atlas), Some("She passed Tromsø and crossed the open sea"));
    // A heading is a stretch of the article too.
    let heading = &atlas.steps[1];
    assert_eq!((heading.text(atlas), heading.place, &heading.layers), (Some("The way"), None, &None));
}

#[test]
fn without_steps_the_story_goes_from_mention_to_mention() {
    let atlas = load(&open("sound")).atlas;
    assert_eq!(titles(&atlas), ["Bodø", "Kirkenes", "Tromsø", "Norwegian Sea"]);
    assert_eq!(atlas.steps, atlas.steps_of_mentions());
    assert_eq!(atlas.steps[2].text(&atlas), Some("She passed Tromsø and crossed the open sea."));
}

/// The sound story with one line replaced, which must be told once; the faulty step.
#[track_caller]
fn spoilt(old: &str, new: &str, rule: Rule, help: &str) -> Step {
    assert!(WHOLE.contains(old), "{old}");
    let loaded = told(&WHOLE.replacen(old, new, 1));
    let told = only(&loaded);
    assert_eq!((told.rule, told.file.as_str()), (rule, TOML), "{told}");
    assert!(told.help.contains(help), "{new}: {}", told.help);
    assert!(
        told.source_line.as_deref().is_some_and(|line| line.contains(new.lines().next().unwrap_or_default())),
        "{told}"
    );
    assert_eq!(loaded.atlas.steps.len(), 2);
    loaded.atlas.steps[0].clone()
}

#[test]
fn a_bad_part_costs_only_itself() {
    let whole = told(WHOLE).atlas.steps[0].clone();
    let place = spoilt("\"tromso\"", "\"tromsoe\"", Rule::UnknownPlace, "did you mean `tromso`?");
    assert_eq!(place, Step { place: None, ..whole.clone() });
    let layers =
        spoilt("[\"seas\"]", "[\"seas\", \"oceans\"]", Rule::UnknownLayer, "add the layer to atlas.toml");
    assert_eq!(layers, whole);
    // No layer of a list is there: that is no wish to see none.
    let layers = spoilt("[\"seas\"]", "[\"sees\"]", Rule::UnknownLayer, "did you mean `seas`?");
    assert_eq!(layers, Step { layers: None, ..whole.clone() });
    for (bad, help) in
        [("\"2024-13-25\"", "2024-12-25"), ("3492-10-12", "1 to 3000"), ("\"today\"", "as 2024-12-25")]
    {
        assert_eq!(spoilt("\"2024-12-25\"", bad, Rule::BadDate, help), Step { date: None, ..whole.clone() });
    }
    let projection = spoilt("\"stere\"", "\"sterre\"", Rule::UnknownProjection, "did you mean `stere`?");
    assert_eq!(projection, Step { projection: None, ..whole.clone() });
    let text = "\"\"\"\nShe passed Tromsø\n  and crossed the open sea\"\"\"";
    let text = spoilt(text, "\"She past Tromsø\"", Rule::UnknownText, "did you mean “She passed");
    assert_eq!(text, Step { passage: None, ..whole.clone() });
    for (old, new, rule, help) in [
        ("[19.0, 69.6]", "[190.0, 69.6]", Rule::CoordinateRange, "longitude first"),
        ("300 }", "-3 }", Rule::Syntax, "a width in kilometres"),
        ("centre = [19.0, 69.6], ", "", Rule::Syntax, "centre = "),
        ("width_km = 300", "widht_km = 300, width_km = 300", Rule::UnknownKey, "did you mean `width_km`?"),
    ] {
        let view = if rule == Rule::UnknownKey { whole.view } else { None };
        assert_eq!(spoilt(old, new, rule, help), Step { view, ..whole.clone() }, "{new}");
    }
    let title = spoilt("title = \"The open sea\"\n", "", Rule::Syntax, "title = ");
    assert_eq!(title, Step { title: "Tromsø".to_owned(), ..whole.clone() });
    assert_eq!(spoilt("article = \"story\"", "article = \"stori\"", Rule::UnknownArticle, "`story`"), whole);
    let key = spoilt("layers =", "layer =", Rule::UnknownKey, "did you mean `layers`?");
    assert_eq!(key, Step { layers: None, ..whole });
}

#[test]
fn a_day_may_be_written_as_toml_writes_days_and_times() {
    for (written, read) in [
        ("2024-12-25", "2024-12-25T12:00"),
        ("2024-12-25T08:30:00Z", "2024-12-25T08:30"),
        ("\"2024-12-25T08:30\"", "2024-12-25T08:30"),
    ] {
        let loaded = told(&WHOLE.replace("\"2024-12-25\"", written));
        assert_eq!(loaded.diagnostics, [], "{written}");
        assert_eq!(loaded.atlas.steps[0].date, read.parse().ok(), "{written}");
    }
}

#[test]
fn a_place_that_is_a_layer_and_a_layer_that_is_a_place_are_told_apart() {
    let step = |line: &str| {
        told(&format!("[[step]]\ntitle = \"A\"\nview = {{ centre = [1, 70], width_km = 9 }}\n{line}\n"))
    };
    let place = step("place = \"seas\"");
    assert!(only(&place).help.ends_with("write layers = [\"seas\"]"), "{}", only(&place).help);
    let layer = step("layers = [\"bodo\"]");
    assert!(only(&layer).help.ends_with("write place = \"bodo\""), "{}", only(&layer).help);
}

#[test]
fn a_step_of_which_nothing_is_left_is_none_and_an_atlas_without_any_left_is_told_by_its_mentions() {
    let loaded = told("[[step]]\ntitle = \"Gone\"\nplace = \"atlantis\"\n");
    assert_eq!(rules(&loaded), [Rule::UnknownPlace]);
    assert_eq!(titles(&loaded.atlas), ["Bodø", "Kirkenes", "Tromsø", "Norwegian Sea"]);
    let one_left = told(
        "[[step]]\ntitle = \"Gone\"\nplace = \"atlantis\"\n[[step]]\ntitle = \"Left\"\nplace = \"bodo\"\n",
    );
    assert_eq!(titles(&one_left.atlas), ["Left"]);
    // Not even a list of no layers at all is nothing.
    let dark = told("[[step]]\ntitle = \"Nothing on the map\"\nlayers = []\n");
    assert_eq!((dark.diagnostics.len(), dark.atlas.steps[0].layers.as_deref()), (0, Some(&[][..])));
}

#[test]
fn what_could_not_be_read_is_not_held_against_the_steps() {
    for path in [STORY, PLACES, SEAS] {
        let text = String::from_utf8(open("sound").read(TOML).unwrap()).unwrap() + WHOLE;
        let folder = Altered { folder: &open("sound"), path: TOML, read: Ok(text.into_bytes()) };
        let loaded = load(&Altered { folder: &folder, path, read: Err(ReadError::NotFound) });
        let steps = loaded.diagnostics.iter().filter(|told| told.line > 22);
        assert_eq!(steps.count(), 0, "{path}: {:#?}", loaded.diagnostics);
        assert!(!loaded.atlas.steps.is_empty());
    }
}

#[test]
fn letters_of_a_title_that_were_read_with_the_wrong_table_are_told() {
    let loaded = told(&WHOLE.replace("\"The way\"\ntext", "\"To BodÃ¸\"\ntext"));
    let told = only(&loaded);
    assert_eq!((told.rule, told.help.as_str()), (Rule::Mojibake, "write `Bodø`"));
}
