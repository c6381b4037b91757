//! What the atlas says it knows: every feature with its sources, its status and its date; and every number in its words
//! that can be computed, computed again.

use super::{atlas, files, place, properties, root, text_of};
use geo::{Contains, Geodesic, GeodesicArea, Length};
use high_north::atlas::{Geometry, Kind, Measure, Place, SaidBy, Status};
use high_north::sphere::{EARTH_RADIUS_M, LonLat, bearing_deg, distance_m, nearest_point};
use time::Date;
use time::macros::{date, format_description};

/// Where a page has no date of publication: works of reference that are always being written.
const UNDATED: [&str; 3] = ["Natural Earth", "GeoNames", "Wikipedia"];
/// The one page of an institution that describes itself and has no date either.
const UNDATED_PAGE: &str = "https://forsvaret.no/en/organisation/norwegian-joint-headquarters";

#[test]
fn every_feature_says_how_sure_it_is_and_has_a_source_with_publisher_title_date_and_address() {
    for place in &atlas().places {
        let id = &place.id;
        assert!(place.status.is_some(), "{id} has no status");
        assert!(!place.sources.is_empty(), "{id} has no source");
        assert!(place.summary.chars().count() > 60, "{id} has no summary");
        for source in &place.sources {
            let publisher = source.publisher.as_deref().unwrap_or_else(|| panic!("{id}: {}", source.url));
            let is_undated = UNDATED.contains(&publisher) || source.url == UNDATED_PAGE;
            assert_eq!(source.date.is_none(), is_undated, "{id}: {}", source.url);
            assert!(source.url.starts_with("https://") && !source.title.ends_with('.'), "{}", source.url);
        }
    }
}

/// The same page is called the same wherever it is cited.
#[test]
fn a_source_is_cited_in_one_way() {
    let all = || atlas().places.iter().flat_map(|place| &place.sources);
    for source in all() {
        let same: Vec<_> = all().filter(|other| other.url == source.url).collect();
        // The gazetteer and the base map are one address for many things.
        assert!(same.iter().all(|other| *other == source), "{}", source.url);
    }
}

#[test]
fn everything_that_happened_or_was_sent_is_dated() {
    for place in &atlas().places {
        let is_of_time = ["incidents", "agreements", "routes", "baltic-sentry", "bases"]
            .contains(&place.layer.as_str())
            || matches!(place.kind, Kind::Incident | Kind::Exercise | Kind::Agreement | Kind::BorderCrossing);
        // Where a cable ends has no date; what happened to it has.
        assert_eq!(
            place.when.is_some() || place.kind == Kind::Port,
            is_of_time || has_visitors(place),
            "{}",
            place.id
        );
    }
}

/// Where the ministers were, on their visit.
fn has_visitors(place: &Place) -> bool {
    ["kirkenes", "norwegian-joint-headquarters"].contains(&place.id.as_str())
}

fn day(text: &str) -> Date {
    Date::parse(text, format_description!("[year]-[month]-[day]")).unwrap()
}

fn start(id: &str) -> Date {
    day(&place(id).when.as_ref().unwrap_or_else(|| panic!("{id}")).start)
}

#[test]
fn what_happened_is_dated_as_the_sources_have_it() {
    for (id, from, to) in [
        ("nord-stream-2-leak", date!(2022 - 09 - 26), Some(date!(2022 - 09 - 26))),
        ("balticconnector", date!(2023 - 10 - 08), Some(date!(2023 - 10 - 08))),
        ("maritime-capability-coalition", date!(2023 - 12 - 11), Some(date!(2023 - 12 - 11))),
        ("trinity-house", date!(2024 - 10 - 23), Some(date!(2024 - 10 - 23))),
        ("bcs-east-west", date!(2024 - 11 - 17), Some(date!(2024 - 11 - 17))),
        ("c-lion1", date!(2024 - 11 - 18), Some(date!(2024 - 11 - 18))),
        ("estlink-2", date!(2024 - 12 - 25), Some(date!(2024 - 12 - 25))),
        ("baltic-sentry-gulf-of-finland", date!(2025 - 01 - 14), None),
        ("raf-lossiemouth", date!(2025 - 01 - 22), None),
        ("ventspils-gotland", date!(2025 - 01 - 26), Some(date!(2025 - 01 - 26))),
        ("visit-2025", date!(2025 - 02 - 19), Some(date!(2025 - 02 - 20))),
        ("rfa-proteus", date!(2025 - 02 - 20), Some(date!(2025 - 02 - 20))),
        ("tamber-shield", date!(2025 - 03 - 03), Some(date!(2025 - 03 - 21))),
        ("carrier-strike-group-2025", date!(2025 - 04 - 22), Some(date!(2025 - 11 - 30))),
        ("lunna-house-agreement", date!(2025 - 12 - 04), Some(date!(2025 - 12 - 04))),
    ] {
        let end = place(id).when.as_ref().unwrap().end.as_deref().map(day);
        assert_eq!((start(id), end), (from, to), "{id}");
    }
    // “the day before the announcement”, “twenty days after the second”, “a day after another one”, “four months before”
    assert_eq!(start("norwegian-joint-headquarters") - start("kirkenes"), time::Duration::days(1));
    assert_eq!(start("baltic-sentry-gulf-of-finland") - start("estlink-2"), time::Duration::days(20));
    assert_eq!(start("c-lion1") - start("bcs-east-west"), time::Duration::days(1));
    assert_eq!((start("norwegian-joint-headquarters") - start("trinity-house")).whole_days() / 30, 4);
}

#[test]
fn what_is_disputed_or_only_reported_says_so() {
    let with = |status: Status| {
        let places = atlas().places.iter().filter(move |place| place.status == Some(status));
        places.map(|place| place.id.as_str()).collect::<Vec<_>>()
    };
    // No boundary is agreed of the first two; sources give two first days of the third.
    assert_eq!(with(Status::Disputed), ["high-north", "indo-pacific", "tamber-shield"]);
    // That the border post was Storskog is not confirmed.
    assert_eq!(with(Status::Reported), ["border-post"]);
}

/// Kilometres between two positions on a sphere of the Earth's mean radius.
fn km_on_sphere(a: LonLat, b: LonLat) -> f64 {
    let [lat_a, lat_b] = [a.lat_deg.to_radians(), b.lat_deg.to_radians()];
    let lon = (b.lon_deg - a.lon_deg).to_radians();
    let h = ((lat_b - lat_a) / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * (lon / 2.0).sin().powi(2);
    2.0 * h.sqrt().asin() * EARTH_RADIUS_M / 1000.0
}

#[test]
fn the_border_is_no_400_km_inside_the_arctic_circle_on_the_ellipsoid_or_on_a_sphere() {
    for (id, ellipsoid_km, sphere_km) in [("kirkenes", 353.0, 352.0), ("border-post", 345.0, 344.0)] {
        let place = place(id);
        let claim = &place.claims[0];
        assert_eq!((claim.says.as_str(), claim.said_m), ("400 km inside the Arctic Circle", Some(400e3)));
        let found = atlas().measured(place, &claim.measure).unwrap();
        assert_eq!((found.nearest.distance_m / 1000.0).round(), ellipsoid_km, "{id}");
        assert_eq!(km_on_sphere(place.anchor, found.nearest.pos).round(), sphere_km, "{id}");
        assert_eq!(claim.differs_from(found.nearest.distance_m), Some(true));
    }
    // 66°33′49″ N
    let circle = place("arctic-circle").anchor.lat_deg;
    assert!((circle - (66.0 + 33.0 / 60.0 + 49.0 / 3600.0)).abs() < 1e-5, "{circle}");
}

#[test]
fn every_claim_that_can_be_measured_is_and_every_other_has_a_second_beside_it_or_a_note() {
    let mut measured = Vec::new();
    for place in &atlas().places {
        for claim in &place.claims {
            let SaidBy::Source { url } = &claim.said_by else { panic!("{}", place.id) };
            assert!(place.sources.iter().any(|source| source.url == *url), "{}", place.id);
            match &claim.measure {
                Some(Measure::DistanceFrom(from)) => {
                    let found = atlas().measured(place, &claim.measure).unwrap();
                    assert_eq!(claim.differs_from(found.nearest.distance_m), Some(claim.is_difference_known));
                    measured.push((place.id.as_str(), from.as_str()));
                }
                None => assert!(claim.said_m.is_none() && !claim.is_difference_known, "{}", place.id),
            }
        }
    }
    assert_eq!(
        measured,
        [("ventspils-gotland", "ventspils"), ("kirkenes", "arctic-circle"), ("border-post", "arctic-circle")]
    );
}

/// The land of a country as the base map of the region has it.
fn country(code: &str) -> Geometry {
    let path = root("geodata/base/region/countries_10m.geojson");
    let collection: geojson::FeatureCollection = text_of(&path).parse().unwrap();
    let mut features = collection.features.into_iter();
    let is_it = |feature: &geojson::Feature| feature.property("iso_a3").is_some_and(|it| it == code);
    features.find(is_it).and_then(|feature| feature.geometry).unwrap().try_into().unwrap()
}

fn km_from(code: &str, pos: LonLat) -> f64 {
    nearest_point(pos, &country(code)).unwrap().distance_m / 1000.0
}

#[test]
fn damage_is_drawn_where_its_words_put_it() {
    let at = |id: &str| place(id).anchor;
    let km = |a: LonLat, b: LonLat| distance_m(a, b) / 1000.0;
    // “about 130 km from Ventspils and 40 km from the coast of Gotland”, to a twentieth.
    assert!((km(at("ventspils-gotland"), at("ventspils")) - 130.0).abs() < 6.5);
    let gotland = km_from("SWE", at("ventspils-gotland"));
    assert!((gotland - 40.0).abs() < 2.0, "{gotland} km");
    // “near the middle of the gulf”, which “is less than 100 km wide here”: no shore is twice as far as the other.
    for id in ["estlink-2", "balticconnector"] {
        let (north, south) = (km_from("FIN", at(id)), km_from("EST", at(id)));
        assert!(
            north + south < 100.0 && north < 2.0 * south && south < 2.0 * north,
            "{id}: {north} and {south}"
        );
    }
    // South-east of Bornholm's Dueodde and of Öland's southern tip.
    for (id, lon_deg, lat_deg) in [("nord-stream-2-leak", 15.07, 54.99), ("c-lion1", 16.40, 56.20)] {
        let bearing = bearing_deg(LonLat::new(lon_deg, lat_deg), at(id));
        assert!((90.0..180.0).contains(&bearing), "{id}: {bearing}");
    }
    // “a stretch of the straight way between its two ends”: Šventoji and Katthammarsvik.
    let way: geo::LineString = vec![(21.08, 56.03), (18.85, 57.43)].into();
    let off = nearest_point(at("bcs-east-west"), &way.into()).unwrap().distance_m / 1000.0;
    assert!(off < 15.0, "{off} km off the way");
    // 54°52.6′ N 15°24.6′ E
    let leak = at("nord-stream-2-leak");
    let said = LonLat::new(15.0 + 24.6 / 60.0, 54.0 + 52.6 / 60.0);
    assert!(distance_m(leak, said) < 10.0, "{leak:?}");
}

fn line(id: &str) -> &'static geo::LineString {
    match &place(id).geometry {
        Geometry::LineString(line) => line,
        other => panic!("{id}: {other:?}"),
    }
}

#[test]
fn lines_are_as_long_as_geographiclib_has_them() {
    // GeographicLib 2, `Geodesic.WGS84.Inverse` from point to point, in kilometres.
    for (id, expected_km) in [
        ("balticconnector", 16.088),
        ("bcs-east-west", 51.883),
        ("c-lion1", 62.338),
        ("estlink-2", 29.638),
        ("ventspils-gotland", 19.670),
        ("visit-2025", 724.719),
        ("norway-russia-border", 165.095),
        ("carrier-strike-group-2025", 46_750.337),
    ] {
        let km = Geodesic.length(line(id)) / 1000.0;
        assert!((km - expected_km).abs() < 0.001, "{id}: {km}");
    }
}

#[test]
fn the_route_of_the_carrier_group_goes_by_the_ports_and_says_that_it_is_a_sketch() {
    let route = line("carrier-strike-group-2025");
    // Suez, Singapore, Darwin, Yokosuka, Korea, Singapore, Mumbai, Suez; kilometres by GeographicLib 2 as above.
    let ports = [
        (32.55, 29.9, 5939.0),
        (103.7, 1.15, 9163.0),
        (130.7, -12.3, 3563.0),
        (139.75, 35.2, 5775.0),
        (129.3, 34.9, 1555.0),
        (103.7, 1.15, 4714.0),
        (72.6, 18.8, 4625.0),
        (32.55, 29.9, 5478.0),
        (-1.11, 50.76, 5939.0),
    ];
    let mut from = 0;
    for (lon_deg, lat_deg, expected_km) in ports {
        let leg = route.0[from + 1..].iter().position(|at| (at.x, at.y) == (lon_deg, lat_deg)).unwrap() + 1;
        let leg: geo::LineString = route.0[from..=from + leg].to_vec().into();
        let km = Geodesic.length(&leg) / 1000.0;
        assert!((km - expected_km).abs() < 1.0, "to {lon_deg}, {lat_deg}: {km}");
        from += leg.0.len() - 1;
    }
    assert_eq!(from + 1, route.0.len());
    // Its ships sailed over 40,000 nautical miles: the sketch has none of their detours.
    assert!(Geodesic.length(route) / 1852.0 < 40_000.0);
    assert!(place("carrier-strike-group-2025").summary.ends_with("the line is a sketch, not a track."));
}

#[test]
fn the_border_on_the_map_is_shorter_than_the_border_by_the_bends_of_its_rivers() {
    let km = Geodesic.length(line("norway-russia-border")) / 1000.0;
    let summary = &place("norway-russia-border").summary;
    assert!(
        summary.contains("About 196 km") && summary.contains(&format!("measures {km:.0} km")),
        "{km}: {summary}"
    );
}

#[test]
fn the_five_seas_of_baltic_sentry_are_the_baltic_sea() {
    let km2 = |id: &str| place(id).geometry.geodesic_area_unsigned() / 1e6;
    // GeographicLib 2, in square kilometres.
    let seas = [
        ("baltic-sentry-baltic-proper", 206_611.0),
        ("baltic-sentry-gulf-of-bothnia", 119_296.0),
        ("baltic-sentry-gulf-of-finland", 30_427.0),
        ("baltic-sentry-gulf-of-riga", 17_950.0),
        ("baltic-sentry-danish-straits", 46_017.0),
    ];
    for (id, expected_km2) in seas {
        assert!((km2(id) - expected_km2).abs() < 1.0, "{id}: {}", km2(id));
    }
    let (parts, whole) = (seas.iter().map(|sea| sea.1).sum::<f64>(), km2("baltic-sea"));
    assert!((parts / whole - 1.0).abs() < 0.01, "{parts} of {whole}");
}

#[test]
fn bases_stand_at_their_runways_and_what_has_no_known_berth_in_its_harbour() {
    for (id, lat_deg, lon_deg, within_m) in [
        ("raf-lossiemouth", 57.70528, -3.33917, 10.0),
        ("raf-waddington", 53.17250, -0.53083, 10.0),
        ("evenes", 68.48889, 16.67833, 10.0),
        ("rfa-proteus", 67.28, 14.40, 2_000.0),
        ("ventspils", 57.3948, 21.5612, 10.0),
        ("maritime-capability-coalition", 51.5085, -0.1257, 10.0),
        ("lunna-house-agreement", 51.5034, -0.1276, 10.0),
    ] {
        let distance = distance_m(place(id).anchor, LonLat::new(lon_deg, lat_deg));
        assert!(distance <= within_m, "{id}: {distance} m");
    }
    let (visit, ends) = (line("visit-2025"), ["border-post", "norwegian-joint-headquarters"]);
    for (at, id) in [visit.0.first(), visit.0.last()].into_iter().flatten().zip(ends) {
        assert!(distance_m(LonLat::new(at.x, at.y), place(id).anchor) < 100.0, "{id}");
    }
}

#[test]
fn crimea_is_drawn_as_the_policy_of_borders_says() {
    let policy = atlas().policy.borders.as_deref().unwrap();
    assert!(policy.contains("Crimea is Ukraine’s and occupied by Russia"), "{policy}");
    // Simferopol, Sevastopol, Kerch.
    for city in [(34.10, 44.95), (33.53, 44.60), (36.42, 45.34)] {
        let city = geo::Point::from(city);
        for path in files("geodata/base/world", "geojson") {
            if !path.to_str().unwrap().contains("/countries_") {
                continue;
            }
            let collection: geojson::FeatureCollection = text_of(&path).parse().unwrap();
            let holds = |feature: &geojson::Feature| {
                let geometry: geo::Geometry = feature.geometry.clone().unwrap().try_into().unwrap();
                geometry.contains(&city)
            };
            let codes: Vec<_> = collection
                .features
                .iter()
                .filter(|feature| holds(feature))
                .map(|feature| feature.property("iso_a3").and_then(|code| code.as_str()).unwrap())
                .collect();
            // At 1:110 million a city on the shore may lie in the sea, but in no other country.
            assert!(codes.iter().all(|code| *code == "UKR"), "{}: {codes:?}", path.display());
            if city.x() == 34.10 {
                assert_eq!(codes, ["UKR"], "{}", path.display());
            }
        }
    }
    let occupied = properties(&root("geodata/base/world/disputed.geojson"));
    let [line] = occupied.as_slice() else { panic!("{occupied:?}") };
    assert_eq!((line["name"].as_str(), line["kind"].as_str()), (Some("Crimea"), Some("occupied")));
    assert_eq!((line["a"].as_str(), line["since"].as_u64()), (Some("UKR"), Some(2014)));
}
