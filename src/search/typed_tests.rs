//! What people type and paste into the search: names in other languages and alphabets, positions, addresses.

use super::tests::{find, word};
use super::*;
use crate::sphere::distance_m;
use crate::view::LinkPart;

#[test]
fn a_town_is_found_by_its_names_in_the_languages_about_it_and_in_cyrillic_letters() {
    let mut missed = Vec::new();
    for (query, title) in [
        ("Мурманск", "Murmansk"),
        ("мурманск", "Murmansk"),
        ("Muurmanni", "Murmansk"),
        ("Архангельск", "Arkhangel’sk"),
        ("Североморск", "Severomorsk"),
        ("Нарьян-Мар", "Naryan Mar"),
        ("Санкт-Петербург", "St. Petersburg"),
        ("Pietari", "St. Petersburg"),
        ("Helsingfors", "Helsinki"),
        ("Хельсинки", "Helsinki"),
        ("Åbo", "Turku"),
        ("Uleåborg", "Oulu"),
        ("Tammerfors", "Tampere"),
        ("Viipuri", "Vyborg"),
        ("Выборг", "Vyborg"),
        ("Petroskoi", "Petrozavodsk"),
        ("Königsberg", "Kaliningrad"),
        ("Калининград", "Kaliningrad"),
        ("Reval", "Tallinn"),
        ("Таллин", "Tallinn"),
        ("Dorpat", "Tartu"),
        ("Riika", "Riga"),
        ("Рига", "Riga"),
        ("Wilno", "Vilnius"),
        ("Вильнюс", "Vilnius"),
        ("Memel", "Klaipėda"),
        ("Danzig", "Gdańsk"),
        ("Stettin", "Szczecin"),
        ("Tukholma", "Stockholm"),
        ("Стокгольм", "Stockholm"),
        ("Варшава", "Warsaw"),
        ("Warszawa", "Warsaw"),
        ("Kööpenhamina", "København"),
        ("Romsa", "Tromsø"),
        ("Тромсё", "Tromsø"),
        ("Čáhcesuolu", "Vadsø"),
        ("Vesisaari", "Vadsø"),
        ("Várggát", "Vardø"),
        ("Guovdageaidnu", "Kautokeino"),
        ("Roavvenjárga", "Rovaniemi"),
        ("Girkonjárga", "Kirkenes"),
        ("Киркенес", "Kirkenes"),
    ] {
        let found = find(query);
        let first = found.first().map(|found| found.title.replace("Copenhagen", "København"));
        if first.as_deref() != Some(title) {
            missed.push((query, title, first));
        }
    }
    assert_eq!(missed, []);
    // Whatever the name on the map is.
    for query in ["Kiev", "Kyiv", "Киев", "Київ", "Kijów"] {
        let found = find(query);
        let first = found.first().map(|found| found.title.as_str());
        assert!(matches!(first, Some("Kyiv" | "Kiev")), "{query}: {first:?}");
    }
}

#[test]
fn another_name_is_said_where_it_is_what_matches() {
    let found = find("helsingf").swap_remove(0);
    let Detail::OtherName { name, letters } = found.detail else { panic!("{found:?}") };
    assert_eq!((name.as_str(), letters), ("Helsingfors", std::iter::once(0..8).collect()));
    let murmansk = find("мурм").swap_remove(0);
    assert_eq!((murmansk.title.as_str(), murmansk.letters), ("Murmansk", std::iter::once(0..4).collect()));
}

#[test]
fn a_position_with_two_readings_gives_two_lines_and_one_without_any_says_why() {
    let titles =
        |query: &str| -> Vec<String> { find(query).into_iter().take(2).map(|found| found.title).collect() };
    assert_eq!(titles("30.05, 69.72"), ["30.05° N, 69.72° E", "69.72° N, 30.05° E"]);
    assert_eq!(titles("[30.05, 69.72]"), ["69.72° N, 30.05° E", "30.05° N, 69.72° E"]);
    assert_eq!(titles("69.72 N 30.05 O"), ["69.72° N, 30.05° W", "69.72° N, 30.05° E"]);
    assert_eq!(titles("178.44, -18.14"), ["18.14° S, 178.44° E"]);
    assert_eq!(titles("UTM 33 N 7806809 Ø 1076992"), ["69.72500° N, 30.05161° E"]);
    let refused = find("32X MG 12345 12345").swap_remove(0);
    assert_eq!((word(refused.kind), refused.target), ("no position", Target::Nothing));
    assert_eq!(refused.detail, Detail::Refusal(Refusal::NoZoneAboutSvalbard("32X".to_owned())));
}

#[test]
fn of_the_link_of_another_map_its_view_is_followed_and_the_rest_is_said() {
    let found = find("https://www.openstreetmap.org/#map=12/69.725/30.0516&layers=N");
    let [first] = found.as_slice() else { panic!("{found:?}") };
    let Target::Scene(link) = &first.target else { panic!("{first:?}") };
    assert_eq!((link.to_string().as_str(), &link.layers), ("#map=12.00/69.72500/30.05160", &None));
    let Detail::Fault(fault) = &first.detail else { panic!("{first:?}") };
    assert_eq!((fault.part(), fault.value(), fault.is_mistake()), (LinkPart::Layers, "N", false));
    // Its marker is a position, and first of all its view is one of ours.
    let found = find("https://www.openstreetmap.org/?mlat=69.725&mlon=30.0516#map=5/60/190");
    let kinds: Vec<&str> = found.iter().map(|found| word(found.kind)).collect();
    assert_eq!(kinds, ["link", "position"]);
    let Target::Ground { pos, .. } = found[1].target else { panic!("{found:?}") };
    assert!(distance_m(pos, LonLat::new(30.0516, 69.725)) < 1.0);
    assert_eq!(found[0].title, "#map=5.00/60.00000/-170.00000");
    let google = find("https://www.google.com/maps/@69.725,30.0516,12z");
    assert_eq!(google.iter().map(|found| word(found.kind)).collect::<Vec<_>>(), ["position"]);
}

#[test]
fn what_cannot_be_seen_is_not_searched_for() {
    for query in ["\u{feff}Kirkenes", "Kir\u{ad}kenes", "Kirke\u{200b}nes\u{200e}", "Ｋｉｒｋｅｎｅｓ"]
    {
        assert_eq!(find(query)[0].title, "Kirkenes", "{query:?}");
    }
}
