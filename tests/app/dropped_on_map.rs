//! Files dropped on the app without a window: they come, can be left, pointed at, and go again.

use crate::generate::generate;
use crate::headless::{act, started};
use bevy::prelude::*;
use high_north::app::state::{DropFile, DropState, DroppedLayer, DroppedLayers, Interface, Selection, View};
use high_north::command::Command;
use high_north::dropped::{DropId, DroppedFeature, Refusal};
use high_north::sphere::{LonLat, distance_m};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

const FIRST: DropId = DropId(0);
const PATIENCE: Duration = Duration::from_secs(120);

fn opened() -> App {
    started("#map=5/69.7/30")
}

fn drop_file(app: &mut App, path: &Path) {
    app.world_mut().write_message(DropFile { path: path.to_owned(), fly: true });
    app.update();
}

fn layers(app: &App) -> &DroppedLayers {
    app.world().resource()
}

fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".geojson").tempfile().expect("a temporary file");
    file.write_all(text.as_bytes()).expect("it is written");
    file
}

/// Draws frames until `is_there`, and says whether it came about in time.
fn wait(app: &mut App, is_there: impl Fn(&App) -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if is_there(app) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(2));
        app.update();
    }
    false
}

fn is_settled(app: &App) -> bool {
    !layers(app).is_loading()
}

const POLYGON: &str = r#"{"type":"Feature","properties":{"name":"Fiji"},"geometry":{"type":"MultiPolygon","coordinates":[
    [[[176,-19],[180,-19],[180,-15],[176,-15],[176,-19]]],[[[-180,-19],[-178,-19],[-178,-15],[-180,-15],[-180,-19]]]]}}"#;

#[test]
fn a_dropped_file_becomes_a_layer_the_map_goes_there_and_it_can_be_removed() {
    let mut app = opened();
    let polygon = file(POLYGON);
    drop_file(&mut app, polygon.path());
    // A file as small as this may be there at once.
    assert!(!matches!(layers(&app).layers[0].state, DropState::Failed(_)));
    assert!(wait(&mut app, is_settled));
    let summary = layers(&app).layers[0].file().expect("it is there").summary().clone();
    assert_eq!((summary.features, summary.vertices, summary.by_type[5]), (1, 10, 1));
    for _ in 0..200 {
        app.update();
    }
    let view = *app.world().resource::<View>();
    assert!(distance_m(view.center(), LonLat::new(179.0, -17.0)) < 30_000.0, "{:?}", view.center());
    assert!(app.world().resource::<Interface>().layers_open, "the panel says what is in it");

    let found = layers(&app).hit(LonLat::new(-179.0, -17.0), 10.0).expect("the polygon");
    assert_eq!(found, DroppedFeature { file: FIRST, feature: 0 });
    act(&mut app, Command::SelectDropped(Some(found)));
    assert_eq!(app.world().resource::<Selection>().dropped, Some(found));
    act(&mut app, Command::ToggleDropped(FIRST));
    assert_eq!(layers(&app).hit(LonLat::new(-179.0, -17.0), 10.0), None, "what is hidden is not hit");
    act(&mut app, Command::RemoveDropped(FIRST));
    assert!(layers(&app).layers.is_empty());
    assert_eq!(app.world().resource::<Selection>().dropped, None);
}

#[test]
fn a_place_and_a_feature_are_never_open_together_and_escape_closes_either() {
    let mut app = opened();
    let polygon = file(POLYGON);
    drop_file(&mut app, polygon.path());
    assert!(wait(&mut app, is_settled));
    for _ in 0..5 {
        app.update();
    }
    act(&mut app, Command::ToggleLayers);
    let open = Some(DroppedFeature { file: FIRST, feature: 0 });
    let place = Some(high_north::atlas::PlaceIndex(0));
    act(&mut app, Command::Select { place, fly: false });
    act(&mut app, Command::SelectDropped(open));
    let selection = app.world().resource::<Selection>().clone();
    assert_eq!((selection.place, selection.dropped), (None, open));
    act(&mut app, Command::Select { place, fly: false });
    let selection = app.world().resource::<Selection>().clone();
    assert_eq!((selection.place, selection.dropped), (place, None));
    act(&mut app, Command::SelectDropped(open));
    act(&mut app, Command::Close);
    assert_eq!(app.world().resource::<Selection>().dropped, None);
}

#[test]
fn a_large_file_shows_how_far_it_has_come_and_is_left_within_a_tenth_of_a_second() {
    let large = tempfile::NamedTempFile::new().expect("a temporary file");
    let known = generate(large.as_file(), 20_000_000).expect("it is written");
    let mut app = opened();
    drop_file(&mut app, large.path());
    let is_under_way = |app: &App| {
        layers(app).layers.iter().any(|layer| {
            matches!(layer.state, DropState::Loading { bytes, total, drawn: None }
                if bytes > 0 && bytes < total && total == known.bytes)
        })
    };
    assert!(wait(&mut app, is_under_way), "no progress was seen");
    let start = Instant::now();
    act(&mut app, Command::CancelDrop(FIRST));
    let elapsed = start.elapsed();
    assert!(layers(&app).layers.is_empty());
    assert!(elapsed < Duration::from_millis(100), "{elapsed:?}");
    for _ in 0..20 {
        app.update();
    }
    assert!(layers(&app).layers.is_empty(), "nothing of it comes later");
}

#[test]
fn several_files_come_at_once_and_one_that_is_no_geojson_costs_no_other() {
    let mut app = opened();
    let (good, bad) = (file(POLYGON), file("<kml></kml>"));
    let folder = tempfile::tempdir().expect("a folder");
    let atlas = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(atlas.path().join("assets")).expect("a folder");
    std::fs::write(atlas.path().join("assets/atlas.toml"), "").expect("a file");
    let paths = [
        good.path(),
        bad.path(),
        folder.path(),
        atlas.path(),
        &atlas.path().join("assets/atlas.toml"),
        Path::new("nowhere.geojson"),
        // Whoever reads it comes to no end.
        Path::new("/dev/zero"),
    ];
    for path in paths {
        app.world_mut().write_message(DropFile { path: path.to_owned(), fly: false });
    }
    act(&mut app, Command::OpenPath("https://example.org/a.geojson".to_owned()));
    app.update();
    assert!(wait(&mut app, is_settled));
    let outcome = |layer: &DroppedLayer| match &layer.state {
        DropState::Failed(refusal) => refusal.name(),
        DropState::Ready { .. } => "ready",
        DropState::Loading { .. } => "loading",
    };
    let outcomes: Vec<_> = layers(&app).layers.iter().map(outcome).collect();
    assert_eq!(
        outcomes,
        ["elsewhere", "ready", "kml", "folder", "atlas", "atlas", "unreadable", "not-a-file"]
    );
    assert!(
        matches!(&layers(&app).layers[6].state, DropState::Failed(Refusal::Unreadable(reason)) if !reason.is_empty())
    );
}

#[test]
fn a_path_is_opened_as_it_is_pasted() {
    let polygon = file(POLYGON);
    let path = polygon.path().to_string_lossy().into_owned();
    let escaped = path.replace('.', "%2E");
    for pasted in [path.clone(), format!(" '{path}'\n"), format!("file://localhost{escaped}")] {
        let mut app = opened();
        act(&mut app, Command::OpenPath(pasted.clone()));
        app.update();
        assert!(!layers(&app).layers.is_empty(), "{pasted:?}");
        assert!(wait(&mut app, is_settled));
        assert!(layers(&app).layers[0].file().is_some(), "{pasted:?}");
    }
}
