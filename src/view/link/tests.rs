use super::*;
use crate::atlas::Days;
use crate::view::BasePart;
use proptest::prelude::*;

fn parse(text: &str) -> Link {
    let (link, faults) = Link::parse(text);
    assert_eq!(faults, [], "{text}");
    link
}

/// The parts at fault, and the rest.
fn parts_at_fault(text: &str) -> (Link, Vec<LinkPart>) {
    let (link, faults) = Link::parse(text);
    (link, faults.iter().map(LinkFault::part).collect())
}

fn strings(ids: &[&str]) -> Vec<(String, u8)> {
    ids.iter().map(|id| ((*id).to_owned(), 100)).collect()
}

#[test]
fn a_link_says_centre_zoom_bearing_and_place() {
    let link = parse("#map=5.5/69.7/30.05/15&place=kirkenes&unknown=1");
    let view = link.map.expect("a view");
    assert_eq!((view.zoom, view.center, view.bearing_deg), (5.5, LonLat::new(30.05, 69.7), 15.0));
    assert_eq!(link.place.as_deref(), Some("kirkenes"));
}

#[test]
fn a_bad_part_is_reported_and_the_rest_still_read() {
    for (bad, part) in [
        ("map=north", LinkPart::Map),
        ("map=5/91/0", LinkPart::Map),
        ("map=5/NaN/0", LinkPart::Map),
        ("map=inf/1/0", LinkPart::Map),
        ("map=5/1/0/inf", LinkPart::Map),
        ("map=5/1e999/0", LinkPart::Map),
        ("map=5/1", LinkPart::Map),
        ("map=99/1/1", LinkPart::Map),
        ("map=1/2/3/4/5", LinkPart::Map),
        ("pin=69.7", LinkPart::Pin),
        ("pin=91/0", LinkPart::Pin),
        ("pin=69.7/30/1", LinkPart::Pin),
        ("pin=NaN/0", LinkPart::Pin),
        ("step=0", LinkPart::Step),
        ("step=-1", LinkPart::Step),
        ("step=99999999999999999999", LinkPart::Step),
        ("projection=flat", LinkPart::Projection),
        ("t=tomorrow", LinkPart::Time),
        ("t=2024-13-01", LinkPart::Time),
        ("t=2024-12-25T25:00", LinkPart::Time),
        ("t=3492-10-12", LinkPart::Time),
        ("t=2025-02-29", LinkPart::Time),
        ("t=2025-02-20..2025-02-19", LinkPart::Time),
        ("t=2025-02-19..", LinkPart::Time),
        ("measure=1,2;x", LinkPart::Measure),
        ("measure=1,2;3,91", LinkPart::Measure),
        ("measure=1,2;NaN,1", LinkPart::Measure),
        ("measure=1,2;3,4;closed", LinkPart::Measure),
        ("measure=;", LinkPart::Measure),
        ("compare=Norway", LinkPart::Compare),
        ("compare=no1", LinkPart::Compare),
    ] {
        let (link, parts) = parts_at_fault(&format!("#{bad}&place=bodo"));
        assert_eq!(parts, [part], "{bad}");
        assert_eq!(link, Link { place: Some("bodo".to_owned()), ..Link::default() }, "{bad}");
    }
}

#[test]
fn a_fault_says_what_to_write_and_shows_no_more_than_a_line_of_what_was_written() {
    let told = |text: &str| Link::parse(text).1.first().expect("a fault").to_string();
    assert_eq!(told("#map=north"), "`map=north` is not a view: write map=5/69.7/30.0");
    let long = told(&format!("#t={}%0A", "9".repeat(1_000_000)));
    assert!(long.len() < 200 && long.contains('…'), "{long}");
    assert!(!told("#t=a%0Ab%1B[0m").contains(char::is_control));
}

#[test]
fn an_empty_list_of_layers_hides_them_all_and_no_list_says_nothing() {
    assert_eq!(parse("#layers=").layers, Some(vec![]));
    assert_eq!(parse("#place=bodo").layers, None);
    assert_eq!(parse("#layers").layers, None);
    assert_eq!(parse("#layers=a,b%2Cc").layers, Some(strings(&["a", "b,c"])));
    assert_eq!(Link { layers: Some(vec![]), ..Link::default() }.to_string(), "#layers=");
    assert_eq!(parse("#hide=").hide, Some(vec![]));
    assert_eq!(parse("#hide=rivers,sea-names,rivers").hide, Some(vec![BasePart::Rivers, BasePart::SeaNames]));
}

#[test]
fn a_part_of_the_base_map_that_is_not_known_is_reported_and_the_others_are_hidden() {
    let (link, faults) = Link::parse("#hide=rivers,dragons");
    assert_eq!(link.hide, Some(vec![BasePart::Rivers]));
    assert_eq!(faults, [LinkFault::unknown(LinkPart::Hide, "dragons")]);
}

#[test]
fn layers_stand_in_the_order_of_drawing_with_their_opacity() {
    let link = parse("#layers=routes~60,places,areas~0");
    let layer = |id: &str, opacity_percent| (id.to_owned(), opacity_percent);
    assert_eq!(link.layers, Some(vec![layer("routes", 60), layer("places", 100), layer("areas", 0)]));
    assert_eq!(link.to_string(), "#layers=routes~60,places,areas~0");
}

#[test]
fn a_layer_is_drawn_once_and_an_opacity_out_of_range_is_reported() {
    assert_eq!(parse("#layers=a,b,a~5").layers, Some(strings(&["a", "b"])));
    let (link, parts) = parts_at_fault("#layers=a~101,b~99999999999");
    assert_eq!(parts, [LinkPart::Layers; 2]);
    assert_eq!(link.layers, Some(strings(&["a", "b"])));
}

#[test]
fn a_tilde_in_the_id_of_a_layer_is_no_opacity() {
    let link = Link { layers: Some(strings(&["a~60"])), ..Link::default() };
    assert_eq!(link.to_string(), "#layers=a%7E60");
    assert_eq!(parse(&link.to_string()), link);
    // As it was written before layers had an opacity.
    assert_eq!(parse("#layers=old~name,~5").layers, Some(strings(&["old~name", "~5"])));
}

#[test]
fn a_list_without_end_is_cut_and_reported() {
    let (link, parts) = parts_at_fault(&format!("#layers={}&place=bodo", "a,b,".repeat(200_000)));
    assert_eq!(parts, [LinkPart::Layers]);
    assert_eq!((link.layers.map(|layers| layers.len()), link.place), (Some(2), Some("bodo".to_owned())));
    let (link, parts) = parts_at_fault(&format!("#measure={}1,1", "1,2;".repeat(200_000)));
    assert_eq!(parts, [LinkPart::Measure]);
    assert_eq!(link.measure.map(|line| line.points().len()), Some(500));
}

#[test]
fn other_letters_are_escaped_and_broken_escapes_are_text() {
    let link = Link { place: Some("bodø & co/50%".to_owned()), ..Link::default() };
    assert_eq!(link.to_string(), "#place=bod%C3%B8%20%26%20co%2F50%25");
    for (text, place) in [("bod%c3%B8", "bodø"), ("5%", "5%"), ("%zz%+5", "%zz%+5"), ("%FF", "\u{FFFD}")] {
        assert_eq!(parse(&format!("#place={text}")).place.as_deref(), Some(place));
    }
    // Once and no more.
    assert_eq!(parse("#place=%25252F").place.as_deref(), Some("%252F"));
}

#[test]
fn a_time_is_a_day_or_a_minute_of_utc() {
    let link = parse("#t=2024-12-25&place=kirkenes");
    assert_eq!(link.to_string(), "#place=kirkenes&t=2024-12-25T12:00");
    // As browsers and mail programs may escape it.
    assert_eq!(parse("#t=2024-12-25T12%3A00").daylight, link.daylight);
}

#[test]
fn a_time_is_a_stretch_of_days_too_and_both_are_told_apart() {
    let days = parse("#t=2022-09-26..2025-02-20");
    assert_eq!((days.to_string().as_str(), days.daylight), ("#t=2022-09-26..2025-02-20", None));
    assert_eq!(
        parse("#t=2022-09-26..2025-02-20@2024-12-25").to_string(),
        "#t=2022-09-26..2025-02-20@2024-12-25"
    );
    let both = parse("#t=2022-09-26..2025-02-20;2024-12-25T12:00");
    assert_eq!(both.to_string(), "#t=2022-09-26..2025-02-20;2024-12-25T12:00");
    assert_eq!(both.moment, days.moment);
    assert_eq!(parse("#t=2024-12-25;2022-09-26..2025-02-20"), both, "in either order, and a day is its noon");
    let (half, parts) = parts_at_fault("#t=2022-09-26..2025-02-20;noon");
    assert_eq!((half, parts), (days, vec![LinkPart::Time]), "what is understood is kept");
}

#[test]
fn a_whole_address_is_read_as_the_link_in_it_and_a_word_is_none() {
    let wanted = parse("#map=5/69.7/30&place=kirkenes");
    for text in [
        "#map=5/69.7/30&place=kirkenes",
        "map=5/69.7/30&place=kirkenes",
        " https://example.org/high-north/#map=5/69.7/30&place=kirkenes\n",
        "HTTP://127.0.0.1:8080/?a=b#map=5/69.7/30&amp;place=kirkenes",
        "https://example.org/%23map=5/69.7/30&place=kirkenes",
        "file:///home/me/dist/index.html#map=5/69.7/30&place=kirkenes",
    ] {
        assert_eq!(Link::from_url_or_hash(text), Some((wanted.clone(), Vec::new())), "{text}");
    }
    for text in
        ["", "#", "Kirkenes", "69.7 N, 30 E", "https://example.org/", "https://example.org/#top", "a=b"]
    {
        assert_eq!(Link::from_url_or_hash(text), None, "{text}");
    }
    let (link, faults) = Link::from_url_or_hash("#map=north").expect("a link, if a bad one");
    assert_eq!((link, faults.len()), (Link::default(), 1));
}

#[test]
fn of_an_address_of_another_map_only_the_view_is_ours_and_the_rest_is_a_note() {
    for host in [
        "https://www.openstreetmap.org/",
        "https://openstreetmap.org/?mlat=1&mlon=2",
        "http://osm.org/",
        "HTTPS://OpenTopoMap.org/",
    ] {
        let (link, faults) =
            Link::from_url_or_hash(&format!("{host}#map=5/60/190&layers=N&pin=north")).expect("a link");
        assert_eq!(link, parse("#map=5/60/-170"), "{host}");
        let notes: Vec<_> =
            faults.iter().map(|fault| (fault.part(), fault.value(), fault.is_mistake())).collect();
        assert_eq!(notes, [(LinkPart::Layers, "N", false), (LinkPart::Pin, "north", false)], "{host}");
    }
    let bad =
        Link::from_url_or_hash("https://www.openstreetmap.org/#map=north").expect("a link, if a bad one").1;
    assert!(bad[0].is_mistake());
    // A page of ours may lie anywhere else.
    let (link, faults) =
        Link::from_url_or_hash("https://example.org/osm.org/#map=5/60/20&layers=N").expect("a link");
    assert_eq!((link.layers, faults), (Some(strings(&["N"])), vec![]));
}

#[test]
fn any_longitude_is_on_the_earth() {
    let center = |text: &str| parse(text).map.expect("a view").center;
    assert_eq!(center("#map=5/60/190"), LonLat::new(-170.0, 60.0));
    assert_eq!(center("#map=5/60/-540"), LonLat::new(-180.0, 60.0));
    assert_eq!(parse("#pin=60/-190").pin, Some(LonLat::new(170.0, 60.0)));
    assert_eq!(parse("#measure=370,1;20,2").to_string(), "#measure=10.00000,1.00000;20.00000,2.00000");
}

#[test]
fn a_measured_line_stands_in_the_link_with_its_closing() {
    let link = parse("#measure=14.4,67.28;30.05,69.73;15.6,78.2;closed");
    assert!(link.measure.as_ref().is_some_and(|line| line.is_closed() && line.points().len() == 3));
    assert_eq!(link.to_string(), "#measure=14.40000,67.28000;30.05000,69.73000;15.60000,78.20000;closed");
    let empty = Link { measure: Some(MeasuredLine::default()), ..Link::default() };
    assert_eq!(empty.to_string(), "#");
}

#[test]
fn a_pin_stands_in_the_link_with_its_latitude_first_as_the_view_has_it() {
    let link = parse("#pin=69.7/30.05");
    assert_eq!(link.pin, Some(LonLat::new(30.05, 69.7)));
    assert_eq!(link.to_string(), "#pin=69.70000/30.05000");
}

#[test]
fn every_part_has_an_example_that_is_read() {
    for part in LinkPart::ALL {
        let example = part.example().split(", ").next().expect("a first");
        assert_ne!(parse(example), Link::default(), "{example}");
        assert!(example.starts_with(part.key()), "{example}");
    }
}

/// Every link that can be written.
pub(in crate::view) fn any_link() -> impl Strategy<Value = Link> {
    let name = || "[a-zø&=,;%#/ ~5-]{1,9}";
    let view = (0u32..2000, -8_999_999i32..=8_999_999, -17_999_999i32..=17_999_999, 0u32..3600).prop_map(
        |(zoom, lat, lon, bearing)| LinkView {
            zoom: f64::from(zoom) / 100.0,
            center: LonLat::new(f64::from(lon) / 1e5, f64::from(lat) / 1e5),
            bearing_deg: f64::from(bearing) / 10.0,
        },
    );
    let pin = (-9_000_000i32..=9_000_000, -17_999_999i32..=17_999_999)
        .prop_map(|(lat, lon)| LonLat::new(f64::from(lon) / 1e5, f64::from(lat) / 1e5));
    let layers = proptest::collection::btree_map(name(), 0u8..=100, 0..5)
        .prop_map(|layers| layers.into_iter().collect::<Vec<_>>());
    let line = (
        proptest::collection::vec((-17_999_999i32..=17_999_999, -8_999_999i32..=8_999_999), 1..6),
        any::<bool>(),
    )
        .prop_map(|(points, is_closed)| {
            let mut line = MeasuredLine::default();
            for (lon, lat) in points {
                line.add(LonLat::new(f64::from(lon) / 1e5, f64::from(lat) / 1e5));
            }
            if is_closed {
                line.close();
            }
            line
        });
    let option = proptest::option::of::<proptest::sample::Select<Projection>>;
    let parts = proptest::sample::subsequence(BasePart::ALL.to_vec(), 0..5);
    let who = (
        proptest::option::of(view),
        proptest::option::of(name()),
        proptest::option::of(name()),
        (proptest::option::of(1usize..1000), proptest::option::of(pin)),
        proptest::option::of(layers.prop_shuffle()),
        proptest::option::of(parts),
    );
    let how = (
        option(proptest::sample::select(Projection::ALL.as_slice())),
        proptest::option::of(-2_208_988_800i64..4_133_980_799),
        proptest::option::of(any_moment()),
        proptest::option::of(line),
        proptest::option::of("[A-Z]{3}"),
        proptest::option::of(name()),
    );
    (who, how).prop_map(
        |(
            (map, article, place, (step, pin), layers, hide),
            (projection, unix_s, moment, measure, compare, theme),
        )| {
            let daylight = unix_s.and_then(Instant::from_unix_s);
            Link {
                map,
                article,
                place,
                pin,
                step,
                layers,
                hide,
                projection,
                daylight,
                moment,
                measure,
                compare,
                theme,
            }
        },
    )
}

fn any_moment() -> impl Strategy<Value = Moment> {
    (0i64..60_000, 0i64..20_000, 0.0..1.0).prop_map(|(from, more, at)| {
        let first = time::macros::date!(1900 - 01 - 01) + time::Duration::days(from);
        let days = Days::new(first, first + time::Duration::days(more)).unwrap();
        Moment::new(days, days.day_at(at))
    })
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in ".{0,200}") {
        let _ = Link::parse(&text);
        let _ = Link::from_url_or_hash(&text);
    }

    #[test]
    fn a_link_written_and_read_again_is_the_same(link in any_link()) {
        let text = link.to_string();
        let (again, faults) = Link::parse(&text);
        prop_assert_eq!(faults, vec![]);
        prop_assert_eq!(&again, &link);
        prop_assert_eq!(again.to_string(), text);
    }

    #[test]
    fn a_link_that_is_cut_off_or_has_other_bytes_in_it_gives_only_what_a_view_can_be(
        link in any_link(), cut in 0usize..400, noise in proptest::collection::vec(any::<(usize, u8)>(), 0..4),
    ) {
        let mut bytes = link.to_string().into_bytes();
        for (at, byte) in noise {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        bytes.truncate(cut);
        let (read, _) = Link::parse(&String::from_utf8_lossy(&bytes));
        if let Some(view) = read.map {
            prop_assert!(view.center.is_in_range() && view.zoom.is_finite() && view.bearing_deg.is_finite());
        }
        // What was read can be written, and means the same.
        if read.map.is_none() && read.measure.is_none() && read.pin.is_none() {
            prop_assert_eq!(Link::parse(&read.to_string()).0, read);
        }
    }
}
