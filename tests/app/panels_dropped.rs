//! What the panels say of dropped files, and what their buttons ask for.

use crate::harness::{PHONE, WIDE, commands, harness};
use bevy_egui::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use high_north::app::panels::{refusal_words, warning_words};
use high_north::app::state::{DropState, DroppedLayer};
use high_north::command::Command;
use high_north::dropped::{DropId, DroppedFeature, Fault, OtherFormat, Reading, Refusal, Warning};
use high_north::words::Language;
use std::sync::Arc;

const TEXT: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"Kirkenes","kommune":"Sør-Varanger"},"geometry":{"type":"Point","coordinates":[30.05,69.73]}},
{"type":"Feature","properties":{},"geometry":null}]}"#;

fn layer(state: DropState) -> DroppedLayer {
    DroppedLayer { id: DropId(4), name: "byer.geojson".to_owned(), is_shown: true, state }
}

fn ready() -> DroppedLayer {
    ready_with(TEXT)
}

fn ready_with(text: &str) -> DroppedLayer {
    let mut reading = Reading::new("byer.geojson", Arc::default());
    reading.push(text.as_bytes()).expect("it is read");
    let file = Arc::new(reading.finish().expect("it is read"));
    layer(DropState::Ready { file, thinning_m: 0.0 })
}

#[test]
fn the_panel_sums_a_file_up_and_its_buttons_name_it() {
    let mut harness = harness(WIDE, |app| {
        app.layers_open = true;
        app.dropped = vec![ready()];
    });
    let said: Vec<String> =
        harness.query_all(by().role(Role::Label)).filter_map(|node| node.accesskit_node().value()).collect();
    let has = |text: &str| said.iter().any(|line| line.contains(text));
    for text in [
        "2 features · one position · 0.2 kB",
        "1 point, 1 without a geometry",
        "From 69.73° N, 30.05° E to 69.73° N, 30.05° E",
        "Properties: name, kommune",
    ] {
        assert!(has(text), "{text} is not among {said:?}");
    }
    for (name, command) in [
        ("Zoom to byer.geojson", Command::ZoomToDropped(DropId(4))),
        ("Remove byer.geojson", Command::RemoveDropped(DropId(4))),
    ] {
        harness.get_by_role_and_label(Role::Button, name).click();
        assert_eq!(commands(&mut harness), [command]);
    }
    harness.get_by_role_and_label(Role::CheckBox, "byer.geojson").click();
    assert_eq!(commands(&mut harness), [Command::ToggleDropped(DropId(4))]);
    harness.get_by_label("One warning").click();
    harness.run_steps(8);
    let warning = "Line 3: it has no geometry, and so no place on the map";
    assert!(
        harness.query_by_value(warning).is_some() || !crate::harness::labels(&harness, warning).is_empty()
    );
}

#[test]
fn a_file_under_way_can_be_cancelled_where_the_panel_is_closed_too() {
    let state = DropState::Loading { bytes: 12_300_000, total: 60_000_000, drawn: None };
    let mut harness = harness(WIDE, |app| app.dropped = vec![layer(state)]);
    assert!(!crate::harness::labels(&harness, "12.3 of 60.0 MB").is_empty());
    harness.get_by_role_and_label(Role::Button, "Cancel byer.geojson").click();
    assert_eq!(commands(&mut harness), [Command::CancelDrop(DropId(4))]);
}

#[test]
fn the_card_of_a_feature_has_its_properties_and_closes() {
    let mut harness = harness(WIDE, |app| {
        app.dropped = vec![ready()];
        app.dropped_feature = Some(DroppedFeature { file: DropId(4), feature: 0 });
    });
    for text in ["Sør-Varanger", "From byer.geojson, line 2"] {
        assert!(!crate::harness::labels(&harness, text).is_empty(), "{text}");
    }
    harness.get_by_role_and_label(Role::Button, "Close: Kirkenes").click();
    assert_eq!(commands(&mut harness), [Command::SelectDropped(None)]);
}

#[test]
fn the_card_of_a_feature_shows_its_id_beside_its_properties() {
    let text = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","id":2305843009223239036,"properties":{"w":0.1},"geometry":{"type":"Point","coordinates":[24,66]}},
{"type":"Feature","id":"way/27","properties":{"@id":"way/27"},"geometry":{"type":"Point","coordinates":[25,66]}}]}"#;
    let card = |feature: u32| {
        harness(WIDE, |app| {
            app.dropped = vec![ready_with(text)];
            app.dropped_feature = Some(DroppedFeature { file: DropId(4), feature });
        })
    };
    let first = card(0);
    for text in ["id", "2305843009223239036", "0.1"] {
        assert!(!crate::harness::labels(&first, text).is_empty(), "{text}");
    }
    // One that the properties have already is not said twice.
    assert!(crate::harness::labels(&card(1), "id").is_empty());
}

#[test]
fn the_card_and_the_progress_stay_within_a_narrow_window() {
    let state = DropState::Loading { bytes: 1, total: 2, drawn: Some(0.5) };
    let mut under_way = layer(state);
    under_way.id = DropId(5);
    let harness = harness(PHONE, |app| {
        app.dropped = vec![ready(), under_way];
        app.dropped_feature = Some(DroppedFeature { file: DropId(4), feature: 0 });
    });
    for name in ["Close: Kirkenes", "Cancel byer.geojson"] {
        let rect = harness.get_by_role_and_label(Role::Button, name).rect();
        assert!(
            rect.left() >= 0.0 && rect.right() <= PHONE.x && rect.bottom() <= PHONE.y,
            "{name}: {rect:?}"
        );
    }
}

#[test]
fn every_fault_and_every_refusal_is_worded_in_every_language() {
    use Fault as F;
    use OtherFormat as O;
    let at = [1.0, 2.0];
    let faults = [
        F::Truncated,
        F::NotJson,
        F::NotAFeature,
        F::NotUtf8,
        F::NoGeometry,
        F::EmptyGeometry,
        F::UnknownType("Circle".to_owned()),
        F::BadCoordinates,
        F::DecimalCommas([33.0, 59.0, -16.0, 16.0]),
        F::TooDeep,
        F::OutOfRange(at),
        F::Swapped(at),
        F::Projected(at),
        F::BeyondAntimeridian(at),
        F::ShortLine,
        F::ShortRing,
        F::UnclosedRing,
        F::BadProperties,
        F::NotANumber,
        F::NullIsland,
        F::ShortWay,
        F::RoundPole,
        F::LongEdge,
        F::Tangled,
        F::TooManyStyles,
    ];
    let formats =
        [O::TopoJson, O::EsriJson, O::Kml, O::Gpx, O::Xml, O::Zip, O::Gzip, O::Utf16, O::Json, O::Unknown];
    let refusals = formats.map(Refusal::Other).into_iter().chain([
        Refusal::Empty,
        Refusal::NotJson { line: 7 },
        Refusal::Truncated { line: 7 },
        Refusal::ForeignCrs("EPSG:25833".to_owned()),
        Refusal::NoFeatures,
        Refusal::TooLong { line: 7 },
        Refusal::Unreadable("no".to_owned()),
        Refusal::Folder,
        Refusal::NotAFile,
        Refusal::Elsewhere,
        Refusal::Atlas,
        Refusal::Stopped,
    ]);
    let refusals: Vec<Refusal> = refusals.collect();
    for words in Language::ALL.map(Language::words) {
        for fault in &faults {
            let text = warning_words(words, &Warning { fault: fault.clone(), line: 3 });
            assert!(!text.contains("drop-") && !text.contains("{$"), "{text}");
        }
        for refusal in &refusals {
            let text = refusal_words(words, "a.geojson", refusal);
            assert!(text.starts_with("a.geojson") && !text.contains("{$"), "{text}");
        }
    }
}
