//! The story as it is told, in the app without a window: step by step, by itself, and by a link.

use crate::headless::{act, started_in};
use bevy::prelude::*;
use high_north::app::state::{CurrentFlight, Interface, OpenAtlas, Selection, View};
use high_north::atlas::{Atlas, PlaceIndex, Step};
use high_north::command::Command;
use high_north::sphere::{LonLat, Projection, UnitVector, distance_m};
use high_north::view::{Link, ReaderPage, ScreenPos, ScreenRect};
use std::collections::BTreeSet;
use std::time::Duration;

const FREE: ScreenRect = ScreenRect { min: ScreenPos::new(430.0, 0.0), width_px: 466.0, height_px: 800.0 };
const FRAME: Duration = Duration::from_millis(50);
/// No flight is longer than two and a half seconds, and a change of projection is shorter.
const FLIGHT_S: f64 = 2.7;

fn started(link: &str) -> App {
    started_in(link, FREE, FRAME)
}

/// An app whose story is this.
fn started_with(steps: Vec<Step>) -> App {
    let mut app = started("");
    app.world_mut().resource_mut::<OpenAtlas>().0.steps = steps;
    app
}

fn wait(app: &mut App, seconds: f64) {
    for _ in 0..(seconds / FRAME.as_secs_f64()).round() as usize {
        app.update();
    }
}

fn atlas(app: &App) -> &Atlas {
    &app.world().resource::<OpenAtlas>().0
}

fn selection(app: &App) -> &Selection {
    app.world().resource::<Selection>()
}

/// The layers that are not drawn.
fn hidden_layers(app: &App) -> BTreeSet<String> {
    let hidden = interface(app).layers.looks().iter().filter(|look| !look.is_visible);
    hidden.map(|look| look.id.clone()).collect()
}

fn interface(app: &App) -> &Interface {
    app.world().resource::<Interface>()
}

fn view(app: &App) -> View {
    *app.world().resource::<View>()
}

fn place(app: &App, id: &str) -> PlaceIndex {
    atlas(app).place_by_id(id).expect("a place of the atlas")
}

/// The step that is told has its card open and its words in the text, and the map has come to what it shows.
#[track_caller]
fn check_scene(app: &App, index: usize) {
    let (step, selection) = (&atlas(app).steps[index], selection(app));
    assert_eq!((selection.step, selection.place), (Some(index), step.place), "{}", step.title);
    let (article, passage) = step.passage.clone().expect("words of the article");
    assert_eq!(
        (selection.article, selection.passage.clone()),
        (Some(article), Some(passage)),
        "{}",
        step.title
    );
    let place = atlas(app).place(step.place.expect("a place")).expect("known");
    assert!(interface(app).shows(atlas(app), place), "{} is not drawn", place.id);
    let at = view(app).screen_from(UnitVector::from(place.anchor)).expect("shown");
    let is_free = (FREE.min.x..FREE.min.x + FREE.width_px).contains(&at.x)
        && (FREE.min.y..FREE.min.y + FREE.height_px).contains(&at.y);
    assert!(is_free, "{} is at {at:?}", place.id);
    if let Some(wanted) = step.view {
        assert!(distance_m(view(app).center(), wanted.center) < 1.0, "{}", step.title);
        let width_m = view(app).m_per_px() * FREE.width_px;
        assert!((width_m / 1000.0 / wanted.width_km - 1.0).abs() < 1e-6, "{}: {width_m}", step.title);
    }
    assert_eq!(view(app).projection(), step.projection.unwrap_or_default(), "{}", step.title);
}

#[test]
fn next_and_previous_walk_through_every_step_and_stop_at_the_ends() {
    let mut app = started("");
    let count = atlas(&app).steps.len();
    assert!((9..=12).contains(&count), "{count}");
    for index in 0..count {
        act(&mut app, Command::NextStep);
        wait(&mut app, FLIGHT_S);
        check_scene(&app, index);
    }
    act(&mut app, Command::NextStep);
    assert_eq!(selection(&app).step, Some(count - 1));
    for index in (0..count - 1).rev() {
        act(&mut app, Command::PreviousStep);
        wait(&mut app, FLIGHT_S);
        check_scene(&app, index);
    }
    act(&mut app, Command::PreviousStep);
    assert_eq!(selection(&app).step, Some(0));
}

#[test]
fn a_step_turns_the_reader_to_the_text_and_leaves_it_closed_where_it_is() {
    let mut app = started("");
    act(&mut app, Command::ShowPage(ReaderPage::Places));
    act(&mut app, Command::NextStep);
    assert_eq!((interface(&app).reader_page, interface(&app).reader_open), (ReaderPage::Text, true));
    act(&mut app, Command::ToggleReader);
    act(&mut app, Command::NextStep);
    assert!(!interface(&app).reader_open);
}

#[test]
fn a_step_is_gone_to_from_anywhere_and_one_that_is_not_there_is_not() {
    let mut app = started("");
    act(&mut app, Command::PreviousStep);
    assert_eq!(
        selection(&app).step,
        Some(atlas(&app).steps.len() - 1),
        "before it begins the last comes first"
    );
    act(&mut app, Command::GoToStep(2));
    wait(&mut app, FLIGHT_S);
    check_scene(&app, 2);
    act(&mut app, Command::GoToStep(99));
    assert_eq!(selection(&app).step, Some(2));
}

#[test]
fn an_atlas_without_steps_has_no_story() {
    let mut app = started_with(Vec::new());
    for command in [
        Command::NextStep,
        Command::PreviousStep,
        Command::GoToStep(0),
        Command::TogglePlay,
        Command::ToggleStory,
    ] {
        act(&mut app, command);
        wait(&mut app, 1.0);
        assert_eq!((selection(&app).step, interface(&app).playing), (None, false));
    }
}

#[test]
fn play_goes_on_when_there_was_time_to_read_and_stops_at_the_end() {
    let mut app = started("");
    let dwell_s: Vec<f64> = atlas(&app).steps.iter().map(|step| step.dwell_s(atlas(&app))).collect();
    act(&mut app, Command::TogglePlay);
    let mut seen = vec![(0, 0.0)];
    let (mut elapsed_s, longest_s) =
        (0.0, dwell_s.iter().sum::<f64>() + dwell_s.len() as f64 * (FLIGHT_S + 0.3));
    while interface(&app).playing {
        let is_arrived = app.world().resource::<CurrentFlight>().0.is_none() && !view(&app).is_changing();
        app.update();
        elapsed_s += FRAME.as_secs_f64();
        let step = selection(&app).step.expect("the story is told");
        let (last, read_s) = seen.last_mut().expect("the first");
        if step != *last {
            assert_eq!(step, *last + 1);
            seen.push((step, 0.0));
        } else if is_arrived {
            *read_s += FRAME.as_secs_f64();
        }
        assert!(elapsed_s < longest_s, "it does not end");
    }
    assert_eq!(seen.len(), dwell_s.len());
    for ((step, read_s), dwell_s) in seen.iter().zip(&dwell_s) {
        assert!(*read_s >= 4.9 && (read_s - dwell_s).abs() < 0.3, "step {step}: {read_s} of {dwell_s}");
    }
    assert_eq!(selection(&app).step, Some(dwell_s.len() - 1), "the last step stays");
    act(&mut app, Command::TogglePlay);
    assert_eq!(
        (selection(&app).step, interface(&app).playing),
        (Some(0), true),
        "played again it begins again"
    );
}

#[test]
fn a_drag_a_wheel_a_touch_or_a_choice_elsewhere_holds_it_and_pointing_does_not() {
    let at = ScreenPos::new(600.0, 400.0);
    let bodo = place(&started(""), "bodo");
    for command in [
        Command::Drag { from: at, to: ScreenPos::new(640.0, 400.0) },
        Command::Pinch { from: at, to: at, doublings: 0.5, degrees: 0.0 },
        Command::Hold,
        Command::Select { place: Some(bodo), fly: true },
        Command::ToggleLayer("routes".to_owned()),
        Command::NextPlace,
        Command::Close,
    ] {
        let mut app = started("");
        act(&mut app, Command::TogglePlay);
        wait(&mut app, FLIGHT_S);
        act(&mut app, Command::Hover(Some(bodo)));
        act(&mut app, Command::Light(vec![bodo]));
        act(&mut app, Command::OpenCluster(Vec::new()));
        assert!(interface(&app).playing);
        act(&mut app, command.clone());
        assert!(!interface(&app).playing, "{command:?}");
        wait(&mut app, 20.0);
        assert_eq!(selection(&app).step, Some(0), "{command:?}");
    }
}

#[test]
fn whoever_looked_elsewhere_is_brought_back_to_the_step_when_it_plays_on() {
    let mut app = started("#step=4");
    let bodo = place(&app, "bodo");
    act(&mut app, Command::Select { place: Some(bodo), fly: true });
    wait(&mut app, FLIGHT_S);
    act(&mut app, Command::TogglePlay);
    wait(&mut app, FLIGHT_S);
    check_scene(&app, 3);
    assert!(interface(&app).playing);
}

#[test]
fn turning_the_page_by_hand_while_it_plays_lets_it_play_on_from_there() {
    let mut app = started("");
    act(&mut app, Command::TogglePlay);
    wait(&mut app, 4.0);
    act(&mut app, Command::GoToStep(5));
    assert!(interface(&app).playing);
    let dwell_s = atlas(&app).steps[5].dwell_s(atlas(&app));
    wait(&mut app, dwell_s - 0.5);
    assert_eq!(selection(&app).step, Some(5), "the time of the step before does not count");
    wait(&mut app, FLIGHT_S + 1.0);
    assert_eq!(selection(&app).step, Some(6));
    act(&mut app, Command::TogglePlay);
    assert!(!interface(&app).playing);
    wait(&mut app, 30.0);
    assert_eq!(selection(&app).step, Some(6));
}

#[test]
fn with_reduced_motion_a_step_is_a_cut() {
    let mut app = started("");
    app.world_mut().resource_mut::<Interface>().settings.reduced_motion = true;
    for index in 0..atlas(&app).steps.len() {
        act(&mut app, Command::NextStep);
        assert!(app.world().resource::<CurrentFlight>().0.is_none());
        check_scene(&app, index);
    }
}

/// Steps that change layers, time and projection, one that leaves them alone, and one that hides the layer of its place.
fn changing_steps(app: &App) -> Vec<Step> {
    let title = || "A step".to_owned();
    vec![
        Step {
            title: title(),
            layers: Some(vec!["places".to_owned()]),
            date: "2024-12-25".parse().ok(),
            projection: Some(Projection::Stereographic),
            ..Step::default()
        },
        Step { title: title(), place: Some(place(app, "bodo")), ..Step::default() },
        Step {
            title: title(),
            place: Some(place(app, "estlink-2")),
            layers: Some(vec!["places".to_owned()]),
            ..Step::default()
        },
    ]
}

fn hidden(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn what_a_step_does_not_name_is_as_it_was_before_the_story() {
    let mut app = started("");
    let steps = changing_steps(&app);
    app.world_mut().resource_mut::<OpenAtlas>().0.steps = steps;
    act(&mut app, Command::ToggleLayer("routes".to_owned()));
    act(&mut app, Command::ToggleStory);
    assert_eq!(hidden_layers(&app), hidden(&["agreements", "baltic-sentry", "bases", "incidents", "routes"]));
    assert!(interface(&app).daylight.is_some());
    assert_eq!(view(&app).projection(), Projection::Stereographic);
    act(&mut app, Command::NextStep);
    assert_eq!(hidden_layers(&app), hidden(&["routes"]));
    assert_eq!((interface(&app).daylight, view(&app).projection()), (None, Projection::EqualArea));
    act(&mut app, Command::NextStep);
    assert_eq!(
        hidden_layers(&app),
        hidden(&["agreements", "baltic-sentry", "bases", "routes"]),
        "an open place is drawn"
    );
    act(&mut app, Command::ToggleStory);
    assert_eq!((selection(&app).step, &hidden_layers(&app)), (None, &hidden(&["routes"])));
}

#[test]
fn what_the_reader_chooses_during_the_story_stays_chosen() {
    let mut app = started("");
    let steps = changing_steps(&app);
    app.world_mut().resource_mut::<OpenAtlas>().0.steps = steps;
    act(&mut app, Command::NextStep);
    act(&mut app, Command::SetProjection(Projection::Mercator));
    act(&mut app, Command::ToggleLayer("incidents".to_owned()));
    act(&mut app, Command::NextStep);
    assert_eq!(view(&app).projection(), Projection::Mercator);
    assert_eq!(hidden_layers(&app), hidden(&["agreements", "baltic-sentry", "bases", "routes"]));
    act(&mut app, Command::ToggleStory);
    assert_eq!(view(&app).projection(), Projection::Mercator);
}

#[test]
fn escape_closes_the_card_and_then_ends_the_story() {
    let mut app = started("");
    act(&mut app, Command::NextStep);
    act(&mut app, Command::Close);
    assert_eq!((selection(&app).place, selection(&app).step), (None, Some(0)));
    act(&mut app, Command::Close);
    assert_eq!(selection(&app).step, None);
}

#[test]
fn a_link_opens_a_step_as_it_is_told() {
    let mut app = started("");
    for index in 0..atlas(&app).steps.len() {
        act(&mut app, Command::Follow(Link { step: Some(index + 1), ..Link::default() }));
        check_scene(&app, index);
    }
    let app = started("#step=10");
    check_scene(&app, 9);
}

#[test]
fn a_view_of_the_link_wins_over_that_of_the_step() {
    let app = started("#map=6/70/25&step=4&place=border-post");
    assert_eq!((selection(&app).step, selection(&app).place), (Some(3), Some(place(&app, "border-post"))));
    assert_eq!(selection(&app).passage, atlas(&app).steps[3].passage.clone().map(|(_, passage)| passage));
    assert!(distance_m(view(&app).center(), LonLat::new(25.0, 70.0)) < 1.0);
}

#[test]
fn a_link_that_was_written_down_in_a_step_brings_back_what_was_seen() {
    let mut app = started("");
    act(&mut app, Command::GoToStep(5));
    wait(&mut app, FLIGHT_S);
    act(&mut app, Command::ToggleLayer("places".to_owned()));
    act(&mut app, Command::Select { place: None, fly: false });
    let link = Link {
        map: Some(view(&app).to_link()),
        step: Some(6),
        layers: Some(["baltic-sentry", "incidents", "places"].map(|id| (id.to_owned(), 100)).to_vec()),
        ..Link::default()
    };
    let seen = (selection(&app).place, selection(&app).step, hidden_layers(&app));
    let mut app = started(&link.to_string());
    assert_eq!((selection(&app).place, selection(&app).step, hidden_layers(&app)), seen);
    // The layers that the link shows are not those of the step: they are the reader's own.
    act(&mut app, Command::NextStep);
    assert_eq!(hidden_layers(&app), hidden(&["agreements", "bases", "routes"]));
}

#[test]
fn a_link_to_no_step_ends_the_story_and_one_to_a_step_that_is_not_there_opens_the_map() {
    let mut app = started("#step=2");
    act(&mut app, Command::Follow(Link::parse("#place=bodo").0));
    assert_eq!((selection(&app).step, selection(&app).place), (None, Some(place(&app, "bodo"))));
    let app = started("#step=99&place=bodo");
    assert_eq!((selection(&app).step, selection(&app).place), (None, Some(place(&app, "bodo"))));
}
