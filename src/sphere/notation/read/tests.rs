//! What people type and paste: each line stands for a kind.

use super::*;
use crate::sphere::distance_m;
use proptest::prelude::*;

/// Kirkenes, and Kirkenes in whole seconds.
const KIRKENES: LonLat = LonLat::new(30.0516, 69.725);
const IN_SECONDS: LonLat = LonLat::new(30.051_666_666_7, 69.725);

fn read(text: &str) -> Vec<LonLat> {
    let read = read_positions(text, "en").unwrap_or_else(|refusal| panic!("{text}: {refusal:?}"));
    read.iter().map(|read| read.pos).collect()
}

/// The one reading of a text is within so many metres of a position.
fn assert_read(text: &str, pos: LonLat, within_m: f64) {
    let found = read(text);
    assert!(matches!(found.as_slice(), [only] if distance_m(*only, pos) < within_m), "{text}: {found:?}");
}

/// The readings of a text, the first first.
fn assert_readings(text: &str, language: &str, lat_lon: &[(f64, f64)]) {
    let found = read_positions(text, language).expect("positions");
    let is_near = |(read, (lat, lon)): (&ReadPosition, &(f64, f64))| {
        distance_m(read.pos, LonLat::new(*lon, *lat)) < 0.1
    };
    assert!(
        found.len() == lat_lon.len() && found.iter().zip(lat_lon).all(is_near),
        "{text} in {language}: {found:?}"
    );
}

/// The reference is PROJ 9.6 (PyPI `pyproj` 3.7.2: `Transformer.from_crs(code, 4258, always_xy=True)`), to 1e-10°.
#[test]
fn positions_far_outside_a_zone_are_those_of_proj() {
    for (zone, easting, northing, lon, lat) in [
        (33, 1_076_992.0, 7_806_809.0, 30.051_612_453_5, 69.724_999_941_9),
        (33, -32_000.0, 6_734_000.0, 5.324_733_932_0, 60.389_669_757_5),
        (33, 1_130_000.0, 7_850_000.0, 31.666_201_805_4, 69.975_637_901_9),
        (33, -340_000.0, 7_960_000.0, -7.803_837_609_8, 70.306_276_362_3),
        (35, -200_000.0, 7_500_000.0, 10.930_588_048_6, 66.799_189_442_7),
    ] {
        let pos = crs::Crs::Utm { zone, is_north: true }.position(easting, northing).expect("a position");
        assert!(distance_m(pos, LonLat::new(lon, lat)) < 1e-4, "{zone} {easting} {northing}: {pos:?}");
    }
    let south =
        crs::Crs::Utm { zone: 33, is_north: false }.position(-300_000.0, 9_000_000.0).expect("a position");
    assert!(distance_m(south, LonLat::new(7.740_754_824_4, -8.974_764_623_8)) < 1e-4, "{south:?}");
}

#[test]
fn zone_33_is_read_for_all_of_norway_however_it_is_written() {
    let bergen = LonLat::new(5.324_733_932, 60.389_669_757_5);
    for (text, pos) in [
        ("UTM 33 N 7806809 Ø 1076992", KIRKENES),
        ("UTM 33 Ø 1076992 N 7806809", KIRKENES),
        ("UTM 33 1076992 7806809", KIRKENES),
        ("UTM 33 7806809 1076992", KIRKENES),
        ("UTM 33 N 7 806 809 Ø 1 076 992", KIRKENES),
        ("UTM 33: 7\u{a0}806\u{a0}809 N, 1\u{202f}076\u{202f}992 Ø", KIRKENES),
        ("UTM 33 7 806 809 1 076 992", KIRKENES),
        ("UTM 33 N 7.806.809,0 Ø 1.076.992,0", KIRKENES),
        ("UTM33 7806809,00 N 1076992,00 Ø", KIRKENES),
        ("UTM33N 1076992 7806809", KIRKENES),
        ("UTM 33W 1076992 7806809", KIRKENES),
        ("33W 1076992 E 7806809 N", KIRKENES),
        ("33 N 7806809 Ø 1076992", KIRKENES),
        ("N 7806809 Ø 1076992 sone 33", KIRKENES),
        ("7 806 809 N 1 076 992 Ø (EUREF89 UTM33)", KIRKENES),
        ("EUREF89 UTM sone 33 N 7806809 E 1076992", KIRKENES),
        ("ETRS89 / UTM zone 33N 1076992 7806809", KIRKENES),
        ("EPSG:25833 1076992, 7806809", KIRKENES),
        ("EPSG:25833 N 7806809 E 1076992", KIRKENES),
        ("UTM 33 N 6734000 Ø -32000", bergen),
        ("UTM 33 N 6734000 Ø −32000", bergen),
        ("UTM 33 6734000 -32000", bergen),
        ("33V N 6 734 000 Ø -32 000", bergen),
        ("EPSG:25833 -32000 6734000", bergen),
        ("SWEREF99 TM N 6734000 E -32000", bergen),
        ("SWEREF 99 TM: 7454204, 761811", LonLat::new(21.034_743_463, 67.090_675_841)),
        ("ETRS-TM35FIN N 7549400,1 E 508000,2", LonLat::new(27.191_855_188_7, 68.058_510_1)),
        ("EPSG:3067 P 7549400.1 I 508000.2", LonLat::new(27.191_855_188_7, 68.058_510_1)),
    ] {
        assert_read(text, pos, 1.0);
    }
    // A slip, a system of its own, and what lies nowhere.
    for text in [
        "33W 5 7806809",
        "SWEREF99 18 00 N 6580000 E 150000",
        "EPSG:31467 3500000 5500000",
        "UTM 33 N 78068090 Ø 10769920",
        "UTM 33 N 7806809",
        "UTM 33 N 8000000 Ø 2000000",
        "UTM 75 N 7806809 Ø 476992",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn the_quarters_of_the_sky_are_read_in_each_language() {
    for text in [
        "69°43′30″ с. ш. 30°03′06″ в. д.",
        "69°43′30″ с.ш., 30°03′06″ в.д.",
        "69°43′30″ северной широты, 30°03′06″ восточной долготы",
        "С 69°43′30″ В 30°03′06″",
        "широта 69°43′30″, долгота 30°03′06″",
        "69°43′30″ пн. ш. 30°03′06″ сх. д.",
        "69°43′30″ північної широти, 30°03′06″ східної довготи",
        "69°43′30″ P 30°03′06″ I",
        "P 69°43′30″, I 30°03′06″",
        "69°43′30″ pohjoista leveyttä, 30°03′06″ itäistä pituutta",
        "69°43′30″ p.l. 30°03′06″ i.p.",
        "69°43′30″ põhjalaiust, 30°03′06″ idapikkust",
        "69°43′30″ Z 30°03′06″ A",
        "69°43′30″ z. pl. 30°03′06″ a. g.",
        "69°43′30″ ziemeļu platuma 30°03′06″ austrumu garuma",
        "69°43′30″ Š 30°03′06″ R",
        "69°43′30″ š. pl. 30°03′06″ r. ilg.",
        "69°43′30″ šiaurės platumos 30°03′06″ rytų ilgumos",
        "69°43′30″ szer. geogr. płn. 30°03′06″ dł. geogr. wsch.",
        "69°43′30″ Pn 30°03′06″ Wsch",
        "69°43′30″ szerokości północnej i 30°03′06″ długości wschodniej",
        "69°43′30″ N 30°03′06″ Ö",
        "69°43′30″ n. br., 30°03′06″ ø. l.",
        "69°43′30″ nordlig bredde, 30°03′06″ østlig lengde",
        "69°43′30″ nördlicher Breite, 30°03′06″ östlicher Länge",
        "69°43′30″ n. Br. 30°03′06″ ö. L.",
        "69°43′30″ latitude Nord, 30°03′06″ longitude Est",
        "latitud norte 69°43′30″, longitud este 30°03′06″",
        "69°43′30″ NB 30°03′06″ OL",
        "69°43′30″ N 30°03′06″ A",
        "69°43′30″ north latitude and 30°03′06″ east longitude",
        "30°03′06″ в. д. 69°43′30″ с. ш.",
        "69°43′30″ N, 30°03′06″ east",
    ] {
        assert_read(text, IN_SECONDS, 0.1);
    }
    let south_west = LonLat::new(-70.25, -53.5);
    for text in [
        "53°30′ ю. ш. 70°15′ з. д.",
        "53°30′ пд. ш. 70°15′ зх. д.",
        "53°30′ E 70°15′ L",
        "53°30′ D 70°15′ R",
        "53°30′ P 70°15′ V",
        "53°30′ pd. 70°15′ zach.",
        "53°30′ l.l. 70°15′ l.p.",
        "53°30′ S 70°15′ V",
        "53°30′ S 70°15′ O",
        "53°30′ sur, 70°15′ oeste",
        "53°30′ s. Br. 70°15′ w. L.",
        "53°30′ ZB 70°15′ WL",
    ] {
        let first = read(text).first().copied();
        assert!(first.is_some_and(|pos| distance_m(pos, south_west) < 0.1), "{text}: {first:?}");
    }
}

#[test]
fn a_letter_with_two_meanings_gives_both_and_the_reader_s_comes_first() {
    let (west, east) = ((69.725, -30.05), (69.725, 30.05));
    // Spanish, French and others have O for west, German and Dutch for east; Norwegians write it for Ø.
    assert_readings("69.725 N 30.05 O", "en", &[west, east]);
    assert_readings("69.725 N 30.05 O", "nb", &[east, west]);
    assert_readings("69.725 N 30.05 O", "es", &[west, east]);
    // What the other letter or a word decides is not offered.
    assert_readings("69,725 Nord 30,05 Ost", "en", &[east]);
    assert_readings("69.725 norte 30.05 oeste", "nb", &[west]);
    // E is south in Finnish, and L east in Portuguese.
    assert_readings("69.725 E 30.05 I", "en", &[(-69.725, 30.05)]);
    assert_readings("69.725 N 30.05 E", "fi", &[east]);
    assert_readings("69.725 S 30.05 L", "pt", &[(-69.725, 30.05)]);
    assert_readings("69.725 P 30.05 L", "en", &[west]);
}

#[test]
fn without_letters_both_orders_are_given_and_one_where_the_other_is_not_on_the_earth() {
    assert_readings("69.725, 30.05", "en", &[(69.725, 30.05), (30.05, 69.725)]);
    assert_readings("178.44, -18.14", "en", &[(-18.14, 178.44)]);
    assert_readings("-18.14, 178.44", "en", &[(-18.14, 178.44)]);
    assert_readings("178,44; -18,14", "nb", &[(-18.14, 178.44)]);
    assert_readings("178°26.4′ -18°08.4′", "en", &[(-18.14, 178.44)]);
    assert_readings("60, 190", "en", &[(60.0, -170.0)]);
    assert_readings("60 N 190 E", "en", &[(60.0, -170.0)]);
    assert_readings("lat 60 lon -190", "en", &[(60.0, 170.0)]);
    assert_readings("45 45", "en", &[(45.0, 45.0)]);
    assert_eq!(read("178.44, 98.14"), []);
    // ISO 6709 says the order.
    assert_readings("+69.7250+030.0516/", "en", &[(69.725, 30.0516)]);
    assert_readings("-69.7250-030.0516/", "en", &[(-69.725, -30.0516)]);
}

#[test]
fn marks_and_signs_of_every_keyboard_and_page_are_read() {
    for text in [
        "69d 43m 30s N 30d 03m 06s E",
        "69d43m30sN 30d03m06sE",
        "69D 43M 30S N, 30D 3M 6S E",
        "69^43'30\"N 30^03'06\"E",
        "69*43'30\"N 30*03'06\"E",
        "69⁰43'30\"N 30⁰03'06\"E",
        "69o43'30\"N 30o03'06\"E",
        "69ᵒ43’30”N 30ᵒ03’06”E",
        "69˚43ʹ30ʺN 30˚03ʹ06ʺE",
        "69°43´30´´N 30°03´06´´E",
        "69Â°43'30\"N 30Â°03'06\"E",
        "69°43'30''N 30°03'06''E",
        "\u{feff}69°43′30″\u{200b} N,\u{200e} 30°03′06″\u{2060} E\u{200f}",
        "\u{202a}69°43′30″\u{a0}N\u{202f}30°03′06″\u{2009}E\u{202c}",
        "69\u{ad}°43′30″N 30°03′06″E",
        "６９°４３′３０″ Ｎ ３０°０３′０６″ Ｅ",
        "٦٩°٤٣′٣٠″ N ٣٠°٠٣′٠٦″ E",
        "69–43–30 N 30–03–06 E",
        "WGS84 69°43′30″ N 30°03′06″ E",
        "69°43′30″N 30°3′6″E\u{feff} / \u{feff}69.72500°N 30.05167°E\u{feff} / 69.72500; 30.05167",
        "69 grader 43 minutter 30 sekunder nord, 30 grader 3 minutter 6 sekunder øst",
        "69 градусов 43 минуты 30 секунд с. ш. 30 градусов 3 минуты 6 секунд в. д.",
    ] {
        assert_read(text, IN_SECONDS, 0.1);
    }
    assert_readings("69d 43m 30s S 30d 3m 6s W", "en", &[(-69.725, -30.051_666_666_7)]);
    assert_readings("69 43 30 S 30 3 6 W", "en", &[(-69.725, -30.051_666_666_7)]);
    assert_readings("–18.14, 178.44", "en", &[(-18.14, 178.44)]);
    assert_readings("69,725\u{a0}N 30,0516\u{a0}Ø", "nb", &[(69.725, 30.0516)]);
}

#[test]
fn points_of_programs_are_read() {
    for text in [
        "POINT(30.0516 69.725)",
        "point (30.0516 69.725)",
        "POINT Z (30.0516 69.725 12.5)",
        "POINTZ(30.0516 69.725 12.5)",
        "SRID=4326;POINT(30.0516 69.725)",
        "SRID=4326;POINT Z (30.0516 69.725 0)",
        "SRID=25833;POINT(1076992 7806809)",
        "SRID=3857;POINT(3345328.8 10979794.3)",
        "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(30.0516 69.725)",
        "<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(69.725 30.0516)",
        r#"{"type":"Point","coordinates":[30.0516,69.725]}"#,
        r#"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [30.0516, 69.725, 12]}, "properties": {}}"#,
        r#"{"lat": 69.725, "lng": 30.0516}"#,
        r#"{"latitude":69.725,"longitude":30.0516}"#,
        "geo:69.725,30.0516",
        "geo:69.725,30.0516,12;crs=WGS84;u=35",
        "geo:69.725,30.0516?z=11",
        "geo:0,0?q=69.725,30.0516(Kirkenes)",
    ] {
        assert_read(text, KIRKENES, 1.5);
    }
    // GeoJSON has longitude first, and those who do not know it have latitude first.
    assert_readings("[30.05, 69.725]", "en", &[(69.725, 30.05), (30.05, 69.725)]);
    assert_readings("[178.44, -18.14, 5]", "en", &[(-18.14, 178.44)]);
    for text in [
        "POINT EMPTY",
        "POINT(30.05)",
        "SRID=31467;POINT(30 69)",
        "LINESTRING(30 69, 31 70)",
        "POINT(30 169)",
        r#"{"type":"LineString","coordinates":[[30,69],[31,70]]}"#,
        "[30.05]",
        "{\"a\": 1}",
        "geo:91,0",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn the_addresses_of_other_maps_are_read() {
    for text in [
        "https://www.openstreetmap.org/#map=12/69.725/30.0516",
        "https://www.openstreetmap.org/#map=12/69.725/30.0516&layers=N",
        "https://www.openstreetmap.org/?mlat=69.725&mlon=30.0516#map=5/60.1/20.2",
        "https://www.openstreetmap.org/node/123?mlat=69.725&mlon=30.0516",
        "www.openstreetmap.org/#map=12/69.725/30.0516",
        "osm.org/#map=12/69.725/30.0516",
        "https://opentopomap.org/#map=12/69.725/30.0516",
        "https://maps.example.org/#12/69.725/30.0516",
        "https://www.google.com/maps/@69.725,30.0516,12z",
        "https://www.google.com/maps/@69.725,30.0516,12z/data=!3m1!1e3?entry=ttu",
        "https://www.google.com/maps/place/Kirkenes/@69.7,30.0,12z/data=!4m6!3m5!1s0x45:0x67!8m2!3d69.725!4d30.0516!16zL20",
        "https://www.google.com/maps/place/69%C2%B043'30.0%22N+30%C2%B003'05.8%22E/@69.7,30.1,17z",
        "https://www.google.com/maps/place/69.725,30.0516",
        "https://www.google.com/maps/search/?api=1&query=69.725%2C30.0516",
        "https://www.google.com/maps/search/69.725,+30.0516?entry=tts",
        "https://maps.google.com/?q=69.725,30.0516",
        "https://maps.google.com/maps?q=loc:69.725+30.0516&z=12",
        "https://maps.google.com/?ll=69.725,30.0516&spn=0.1,0.1",
        "http://maps.google.com/maps?q=69.725,30.0516(Kirkenes)",
        "google.com/maps/@69.725,30.0516,12z",
        "https://www.bing.com/maps?cp=69.725~30.0516&lvl=12",
        "https://www.bing.com/maps/?sp=point.69.725_30.0516_Kirkenes&cp=60~10",
        "https://maps.apple.com/?ll=69.725,30.0516&q=Kirkenes",
        "https://maps.apple.com/place?coordinate=69.725,30.0516&name=Kirkenes",
        "https://maps.apple.com/?daddr=69.725,30.0516",
        "maps://?ll=69.725,30.0516",
        "google.navigation:q=69.725,30.0516",
        "https://yandex.ru/maps/?ll=30.0516%2C69.725&z=12",
        "https://yandex.com/maps/?pt=30.0516,69.725&z=12",
        "https://wego.here.com/?map=69.725,30.0516,12,normal",
        "https://norgeskart.no/#!?project=norgeskart&layers=1002&zoom=12&lat=7806809.00&lon=1076992.00",
        "https://www.norgeskart.no/#!?zoom=12&lat=7900000&lon=900000&markerLat=7806809&markerLon=1076992",
        "https://www.norgeskart.no/#12/1076992/7806809",
        "https://kart.example.no/?lat=7806809&lon=1076992&projection=EPSG%3A25833",
        "https://asiointi.maanmittauslaitos.fi/karttapaikka/?lang=fi&share=customMarker&n=7738154.2&e=617974.5&zoom=6",
        "https://map.openseamap.org/?zoom=9&lat=69.725&lon=30.0516",
        "https://www.marinetraffic.com/en/ais/home/centerx:30.0516/centery:69.725/zoom:10",
        "https://www.windy.com/?69.725,30.0516,8",
        "https://www.flightradar24.com/69.725,30.0516/9",
        "https://geohack.toolforge.org/geohack.php?params=69.725_N_30.0516_E_region:NO_type:city",
        "https://geohack.toolforge.org/geohack.php?pagename=Kirkenes&params=69_43_30_N_30_03_05.8_E_type:city(3500)",
    ] {
        assert_read(text, KIRKENES, 200.0);
    }
    for text in [
        "https://www.openstreetmap.org/",
        "https://example.org/2025/02/19/story",
        "https://example.org/?id=69",
        "https://www.google.com/maps/@",
        "https://example.org/#map=5/91/0",
        "https://example.org/?lat=7806809&lon=1076992",
        "https://example.org/a,b/69",
        "http://[",
        "https://?q=%ff",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
    assert_readings("https://www.openstreetmap.org/#map=5/60/190", "en", &[(60.0, -170.0)]);
}

/// As GEOTRANS has it (PyPI `mgrs` 1.6.0: `mgrs.MGRS().toLatLon(reference)`): what is refused here is an error there.
#[test]
fn zones_and_squares_that_do_not_exist_are_refused_with_the_reason() {
    let refusal = |text: &str| read_positions(text, "en").expect_err(text);
    for zone in ["32X", "34X", "36X"] {
        let about_svalbard = Refusal::NoZoneAboutSvalbard(zone.to_owned());
        for rest in ["MG 12345 12345", "NG0000000000", "dh 00 00"] {
            assert_eq!(refusal(&format!("{zone} {rest}")), about_svalbard);
        }
    }
    let no_square =
        |zone: &str, square: &str| Refusal::NoSquare { zone: zone.to_owned(), square: square.to_owned() };
    // At 4.99° E and 60° N there is 32V.
    assert_eq!(refusal("31VFG 11380 54321"), no_square("31V", "FG"));
    assert_eq!(refusal("31VEG1138054321"), no_square("31V", "EG"));
    assert_eq!(refusal("33WAA 00000 00000"), no_square("33W", "AA"));
    assert_eq!(refusal("36W II 86012 37958"), no_square("36W", "II"));
    assert_eq!(refusal("99W UC 86012 37958"), Refusal::NoZone("99W".to_owned()));
    assert_eq!(refusal("36O UC 86012 37958"), Refusal::NoZone("36O".to_owned()));
    assert_eq!(refusal("36W UC 860 12379"), Refusal::Uneven);
    assert_eq!(refusal("36W UC 86012 3795"), Refusal::Uneven);
    assert_read("31VDG9944251411", LonLat::new(2.990_005, 60.000_002), 2.0);
    assert_read("37XCJ9353286622", LonLat::new(33.500_008, 80.000_001), 2.0);
    // What is not plainly a reference is no slip.
    for text in ["5 DAY 1", "12 cars 34", "99 abc", "24 MHz 12"] {
        assert_eq!(read(text), [], "{text}");
    }
}

proptest! {
    #[test]
    fn what_cannot_be_seen_changes_nothing(
        text in "[0-9]{1,2}[.,°][0-9]{1,3}[′'\"]? ?[NSEWØPIOс] ?[0-9]{1,3}[.,][0-9]{1,3} ?[NSEWØPIOв]?",
        at in 0..20_usize, invisible in "[\u{200b}\u{200e}\u{feff}\u{ad}\u{2066}\u{fe0f}]",
    ) {
        let mut other = text.clone();
        let index = text.char_indices().nth(at).map_or(text.len(), |(index, _)| index);
        other.insert_str(index, &invisible);
        prop_assert_eq!(read_positions(&other, "en"), read_positions(&text, "en"));
    }

    #[test]
    fn an_address_or_a_point_of_any_letters_is_read_within_the_earth_or_not_at_all(
        start in "(https://[a-z.]{1,9}/|geo:|POINT ?\\(|SRID=[0-9]{1,5};POINT\\(|\\[|\\{\"coordinates\":\\[|EPSG:[0-9]{4,5} |UTM 3)",
        rest in "[0-9.,;/?#&=!@~%A-Fa-z() −-]{0,40}",
    ) {
        for read in read_positions(&(start + &rest), "nb").unwrap_or_default() {
            prop_assert!(read.pos.is_in_range() && read.resolution_m > 0.0, "{read:?}");
        }
    }
}
