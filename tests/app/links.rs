//! Links to what is shown: state → link → state in an app without a window, and links that nobody means well.

use crate::headless::{FREE, started};
use bevy::prelude::*;
use high_north::app::scene;
use high_north::app::state::{Act, CurrentFlight, Interface, OpenAtlas, Selection, View};
use high_north::atlas::{ArticleIndex, Atlas, PlaceIndex};
use high_north::command::Command;
use high_north::settings::Theme;
use high_north::sphere::{Instant, LonLat, MeasuredLine, Projection, distance_m};
use high_north::view::{BasePart, Link, LinkView, ReaderPage};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

fn follow(app: &mut App, text: &str) {
    app.world_mut().write_message(Act(Command::Follow(Link::parse(text).0)));
    app.update();
    app.update();
}

fn link(app: &App) -> Link {
    let world = app.world();
    let (view, selection) = (world.resource::<View>(), world.resource::<Selection>());
    let motion = world.resource::<CurrentFlight>().0.as_ref();
    scene(&world.resource::<OpenAtlas>().0, view, motion, selection, world.resource::<Interface>())
}

fn atlas(app: &App) -> &Atlas {
    &app.world().resource::<OpenAtlas>().0
}

/// Whether there is a map to be seen: the view is on the Earth, and its centre is in the middle.
fn assert_sound(app: &App, text: &str) {
    let text: String = text.chars().take(200).collect();
    let view = app.world().resource::<View>();
    assert!(view.center().is_in_range() && view.bearing_deg().is_finite(), "{text}: {view:?}");
    assert!((0.5..=50_000.1).contains(&view.m_per_px()), "{text}: {} m/px", view.m_per_px());
    let (at, middle) = (view.screen_from(view.center().into()).expect("shown"), FREE.center());
    assert!((at.x - middle.x).hypot(at.y - middle.y) < 1.0, "{text}: {at:?}");
}

/// What of the state a link brings back.
#[derive(Debug, Clone, PartialEq)]
struct Scene {
    place: Option<PlaceIndex>,
    pin: Option<LonLat>,
    step: Option<usize>,
    article: Option<ArticleIndex>,
    interface: Interface,
    projection: Projection,
}

fn state(app: &App) -> Scene {
    let selection = app.world().resource::<Selection>();
    let mut interface = app.world().resource::<Interface>().clone();
    // What a story gives back is the reader's own.
    interface.lent = None;
    interface.playing = false;
    interface.reader_page = ReaderPage::default();
    if !interface.compare_open {
        interface.compared = String::new();
    }
    let projection = app.world().resource::<View>().projection();
    Scene {
        place: selection.place,
        pin: selection.pin,
        step: selection.step,
        article: selection.article,
        interface,
        projection,
    }
}

/// What is drawn for a state; indices are taken modulo what the atlas has.
#[derive(Debug, Clone)]
struct Drawn {
    view: LinkView,
    place: Option<usize>,
    pin: Option<(i32, i32)>,
    step: Option<usize>,
    hidden: u64,
    percents: Vec<u8>,
    parts: Vec<BasePart>,
    projection: Projection,
    theme: Theme,
    daylight: Option<Instant>,
    points: Vec<(i32, i32)>,
    is_closed: bool,
    compared: Option<String>,
}

fn any_state() -> impl Strategy<Value = Drawn> {
    let view = (200u32..1600, -9_000_000i32..=9_000_000, -17_999_999i32..=17_999_999, 0u32..3600).prop_map(
        |(zoom, lat, lon, bearing)| LinkView {
            zoom: f64::from(zoom) / 100.0,
            center: LonLat::new(f64::from(lon) / 1e5, f64::from(lat) / 1e5),
            bearing_deg: f64::from(bearing) / 10.0,
        },
    );
    let percents = proptest::collection::vec(any::<u8>(), 64);
    let parts = proptest::sample::subsequence(BasePart::ALL.to_vec(), 0..4);
    let what = (
        view,
        proptest::option::of(0usize..1000),
        (
            proptest::option::of(0usize..1000),
            proptest::option::of((-9_000_000i32..=9_000_000, -17_999_999i32..=17_999_999)),
        ),
        any::<u64>(),
        any::<u64>(),
        percents,
        parts,
    );
    let how = (
        proptest::sample::select(Projection::ALL.as_slice()),
        proptest::sample::select(Theme::ALL.as_slice()),
        proptest::option::of(-2_208_988_800i64..4_133_980_799),
        proptest::collection::vec((-17_999_999i32..=17_999_999, -8_999_999i32..=8_999_999), 0..5),
        any::<bool>(),
        proptest::option::of("[A-Z]{3}"),
    );
    (what, how).prop_map(
        |(
            (view, place, (step, pin), some, others, percents, parts),
            (projection, theme, unix_s, points, is_closed, compared),
        )| Drawn {
            view,
            place,
            pin,
            step,
            // Mostly few layers are hidden.
            hidden: some & others,
            percents,
            parts,
            projection,
            theme,
            daylight: unix_s.and_then(Instant::from_unix_s),
            points,
            is_closed,
            compared,
        },
    )
}

/// Brings the app into a state, past its commands.
fn put(app: &mut App, drawn: &Drawn) {
    let layers: Vec<String> = atlas(app).layers.iter().map(|layer| layer.id.clone()).collect();
    let place = drawn.place.map(|place| PlaceIndex(place % atlas(app).places.len()));
    let step = drawn.step.map(|step| step % atlas(app).steps.len());
    let world = app.world_mut();
    world.resource_mut::<CurrentFlight>().0 = None;
    let mut view = world.resource_mut::<View>();
    view.set_projection(drawn.projection);
    view.set(drawn.view.center, drawn.view.m_per_px(), drawn.view.bearing_deg);
    let mut selection = world.resource_mut::<Selection>();
    selection.place = place;
    selection.step = step;
    selection.pin = drawn.pin.map(|(lat, lon)| LonLat::new(f64::from(lon) / 1e5, f64::from(lat) / 1e5));
    selection.open_cluster.clear();
    let mut interface = world.resource_mut::<Interface>();
    let mut shown: Vec<(String, u8)> = Vec::new();
    for (rank, (id, percent)) in layers.into_iter().zip(&drawn.percents).enumerate() {
        if drawn.hidden >> (rank % 64) & 1 == 0 {
            // In any order.
            let at = usize::from(*percent) % (shown.len() + 1);
            shown.insert(at, (id, (percent % 10 + 1) * 10));
        }
    }
    interface.layers.follow(&shown);
    interface.layers.follow_hidden_parts(drawn.parts.iter().copied());
    interface.settings.theme = drawn.theme;
    interface.daylight = drawn.daylight;
    let mut line = MeasuredLine::default();
    for (lon, lat) in &drawn.points {
        line.add(LonLat::new(f64::from(*lon) / 1e5, f64::from(*lat) / 1e5));
    }
    if drawn.is_closed {
        line.close();
    }
    interface.measuring = (!drawn.points.is_empty()).then_some(line);
    interface.compare_open = drawn.compared.is_some();
    if let Some(code) = &drawn.compared {
        interface.compared.clone_from(code);
    }
}

#[test]
fn a_thousand_states_come_back_from_their_links() {
    let mut sender = started("");
    // The other one is never at the start: it goes from each state to the next.
    let mut reader = started("#map=3/-40/100&projection=merc&layers=");
    let mut runner = TestRunner::new(Config { cases: 1_000, ..Config::default() });
    let (sender, reader) = (std::cell::RefCell::new(&mut sender), std::cell::RefCell::new(&mut reader));
    let outcome = runner.run(&any_state(), |drawn| {
        let (mut sender, mut reader) = (sender.borrow_mut(), reader.borrow_mut());
        put(&mut sender, &drawn);
        let sent = link(&sender);
        let text = sent.to_string();
        let (read, faults) = Link::parse(&text);
        prop_assert_eq!(faults, vec![]);
        // A theme that the sender has not chosen is the reader's own.
        if sent.theme.is_none() {
            reader.world_mut().resource_mut::<Interface>().settings.theme = Theme::default();
        }
        reader.world_mut().write_message(Act(Command::Follow(read)));
        reader.update();
        prop_assert_eq!(state(&reader), state(&sender), "{}", text);
        prop_assert_eq!(&link(&reader).to_string(), &text);
        let (from, to) = (*sender.world().resource::<View>(), *reader.world().resource::<View>());
        // Half of the last decimal, in metres.
        prop_assert!(distance_m(from.center(), to.center()) < 0.5e-5 * 111_320.0 * 1.5, "{}", text);
        prop_assert!((from.zoom() - to.zoom()).abs() <= 0.005_001, "{}", text);
        Ok(())
    });
    outcome.expect("every state comes back");
}

/// A link with every part in it.
const LONG: &str = "#map=5.31/69.70000/30.05000/15.5&article=uk-norway-defence&place=kirkenes&step=3\
     &layers=places,routes~60,incidents&hide=rivers,sea-names&projection=stere&t=2024-12-25T12:00\
     &measure=14.40000,67.28000;30.05160,69.72500;15.64000,78.22000;closed&compare=NOR&theme=paper";

#[test]
fn no_beginning_of_a_link_blanks_the_map() {
    let mut app = started("");
    for end in 0..=LONG.len() {
        follow(&mut app, &LONG[..end]);
        assert_sound(&app, &LONG[..end]);
    }
    assert_eq!(Link::parse(&link(&app).to_string()).0.place.as_deref(), Some("kirkenes"));
}

#[test]
fn no_value_of_any_part_blanks_the_map() {
    let mut app = started("");
    let megabyte = "x".repeat(1_000_000);
    let values = [
        "",
        "=",
        "==",
        "NaN",
        "inf",
        "-inf",
        "1e400",
        "-0",
        "0",
        "00",
        "NaN/NaN/NaN",
        "inf/0/0",
        "5/inf/0",
        "5/0/-inf",
        "1e-400/90/180",
        "24/-90/-180/-1e300",
        "-2/90/180/1e308",
        "24/90/0",
        "5/90.00001/0",
        "5/0/180.00001",
        "1/2/3/4/5",
        "%",
        "%0",
        "%00",
        "%FF%FE",
        "%2525252525",
        "\u{0}",
        "\u{202e}",
        "😀",
        "a,b,,,",
        ",",
        "~",
        "~100",
        "a~",
        "a~256",
        "a~-1",
        "18446744073709551616",
        "-1",
        ";",
        ";closed",
        "1,2;closed",
        "NaN,NaN",
        "1,2;inf,3",
        "180,90;-180,-90;0,0;closed",
        "../../etc/passwd",
        "<script>",
        "AAA",
        "NOR",
        "2024-12-25T12:00",
        "9999-99-99",
        &megabyte,
    ];
    let repeated = ["%25", "a,", "1,2;", "/", "&map=5/1/1", "#", "~"].map(|bomb| bomb.repeat(300_000));
    for key in [
        "map",
        "article",
        "place",
        "step",
        "layers",
        "hide",
        "projection",
        "t",
        "measure",
        "compare",
        "theme",
    ] {
        for value in values.iter().copied().chain(repeated.iter().map(String::as_str)) {
            for text in [format!("#{key}={value}"), format!("{LONG}&{key}={value}")] {
                follow(&mut app, &text);
                assert_sound(&app, &text);
            }
        }
    }
}

#[test]
fn no_bytes_blank_the_map() {
    let mut app = started("");
    let app = std::cell::RefCell::new(&mut app);
    let bytes = proptest::collection::vec(any::<u8>(), 0..300);
    let noise = proptest::collection::vec((0usize..LONG.len(), any::<u8>()), 1..6);
    let mut runner = TestRunner::new(Config { cases: 2_000, ..Config::default() });
    let outcome = runner.run(&(bytes, noise, any::<bool>()), |(mut bytes, noise, is_link)| {
        if is_link {
            bytes = LONG.as_bytes().to_vec();
            for (at, byte) in noise {
                bytes[at] = byte;
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        let mut app = app.borrow_mut();
        follow(&mut app, &text);
        assert_sound(&app, &text);
        Ok(())
    });
    outcome.expect("no bytes blank the map");
}

#[test]
fn a_link_to_a_place_alone_leaves_the_rest_as_it_is_and_one_with_a_view_does_not() {
    let mut app = started("#map=5/69.7/30&projection=stere&layers=places&compare=NOR&measure=1,60;2,61");
    let before = state(&app);
    follow(&mut app, "#place=bodo");
    let now = state(&app);
    assert_eq!(now.place, atlas(&app).place_by_id("bodo"));
    assert_eq!(Scene { place: None, ..now }, before);
    follow(&mut app, "#map=5/69.7/30");
    assert_eq!(state(&app), state(&started("")));
}

#[test]
fn a_layer_of_an_open_place_that_is_hidden_stays_hidden_in_the_link() {
    let mut app = started("#place=nord-stream-2-leak");
    app.world_mut().write_message(Act(Command::ToggleLayer("incidents".to_owned())));
    app.update();
    let text = link(&app).to_string();
    let again = started(&text);
    assert!(!again.world().resource::<Interface>().layers.is_visible("incidents"), "{text}");
    assert!(again.world().resource::<Selection>().place.is_some());
}
