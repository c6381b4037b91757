use super::write::parts;
use super::*;
use crate::sphere::distance_m;
use proptest::prelude::*;

/// Longitude, latitude, MGRS to a metre, zone (0: UPS), easting and northing.
///
/// The reference is GEOTRANS, the library of the U.S. National Geospatial-Intelligence Agency, for MGRS (PyPI `mgrs`
/// 1.6.0: `mgrs.MGRS().toMGRS(lat, lon)`), and PROJ 9.5.1 for eastings and northings (PyPI `pyproj` 3.7.2:
/// `Proj(proj='utm', zone=zone, south=lat < 0, ellps='WGS84')` and
/// `Proj('+proj=stere +lat_0=±90 +k=0.994 +x_0=2000000 +y_0=2000000 +ellps=WGS84')`). The widened zones 32V and 31X to
/// 37X are those of NGA.STND.0037, *Universal Grids and Grid Reference Systems* (2014).
const KNOWN: [(f64, f64, &str, u8, f64, f64); 28] = [
    // Kirkenes, Storskog, Bodø, Bergen, Longyearbyen, Bornholm.
    (30.0516, 69.725, "36WUC8601237958", 36, 386_012.458, 7_737_958.223),
    (30.20583, 69.65778, "36WUC9162830188", 36, 391_628.626, 7_730_188.698),
    (14.4, 67.28, "33WVQ7414062719", 33, 474_140.073, 7_462_719.171),
    (5.3221, 60.3913, "32VKN9735300648", 32, 297_353.933, 6_700_648.345),
    (15.64, 78.22, "33XWG1458583001", 33, 514_585.636, 8_683_001.642),
    (14.9, 55.13, "33UVB9362309262", 33, 493_623.847, 6_109_262.412),
    // South-western Norway is in 32V down to 3° E, from 56° to 64° N.
    (4.885, 59.306, "32VKL6578181363", 32, 265_781.279, 6_581_363.363),
    (2.99, 60.0, "31VDG9944251411", 31, 499_442.223, 6_651_411.233),
    (3.0, 60.0, "32VJM6564066593", 32, 165_640.332, 6_666_593.572),
    (4.0, 64.0, "31WEL4891097397", 31, 548_910.641, 7_097_397.805),
    (4.0, 55.99, "31UEC6238205417", 31, 562_382.734, 6_205_417.902),
    // Svalbard has 31X, 33X, 35X and 37X only, from 72° to 84° N.
    (8.99, 79.0, "31XFH2737776516", 31, 627_377.996, 8_776_516.455),
    (9.01, 79.0, "33XUH7262276516", 33, 372_622.004, 8_776_516.455),
    (20.99, 79.0, "33XXH2737776516", 33, 627_377.996, 8_776_516.455),
    (32.5, 80.15, "35XPK0488603292", 35, 604_886.565, 8_903_292.203),
    (33.5, 80.0, "37XCJ9353286622", 37, 393_532.335, 8_886_622.365),
    (7.0, 72.0, "31XFV3787193511", 31, 637_871.063, 7_993_511.781),
    (10.0, 71.99, "32WNE3450788103", 32, 534_507.532, 7_988_103.476),
    // About the poles UPS takes over, from 84° N and 80° S on.
    (0.0, 90.0, "ZAH0000000000", 0, 2_000_000.0, 2_000_000.0),
    (30.0, 85.0, "ZCC7772818959", 0, 2_277_728.696, 1_518_959.788),
    (-120.0, 84.5, "YSL7078805540", 0, 1_470_788.022, 2_305_540.678),
    (0.0, -90.0, "BAN0000000000", 0, 2_000_000.0, 2_000_000.0),
    (-139.0, -88.0, "AYL5430932402", 0, 1_854_309.451, 1_832_402.195),
    // The equator, the south, and both sides of the antimeridian.
    (0.0, 0.0, "31NAA6602100000", 31, 166_021.443, 0.0),
    (-0.5, -0.5, "30MYE7826544681", 30, 778_265.778, 9_944_681.960),
    (-67.27, -55.98, "19FFT0794594795", 19, 607_945.907, 3_794_795.448),
    (180.0, 66.0, "01WCP6388123166", 1, 363_881.930, 7_323_166.512),
    (178.44, -18.14, "60KXE5233493729", 60, 652_334.442, 7_993_729.205),
];

/// The likeliest reading of a text by an English reader.
fn read_position(text: &str) -> Option<ReadPosition> {
    read_positions(text, "en").ok()?.first().copied()
}

#[test]
fn grid_references_are_those_of_geotrans_and_proj() {
    for (lon, lat, reference, zone, easting, northing) in KNOWN {
        let pos = LonLat::new(lon, lat);
        let (prefix, band, _) = parts(reference).expect("a reference");
        assert_eq!(Notation::Mgrs.write(pos, 1.0).replace(' ', ""), reference);
        let name = if zone == 0 { format!("UPS {band}") } else { format!("{prefix}{band}") };
        assert_eq!(Notation::Utm.write(pos, 1.0), format!("{name} {easting:.0} m E, {northing:.0} m N"));
    }
}

#[test]
fn a_position_is_written_no_finer_than_it_is_known() {
    let kirkenes = LonLat::new(30.0516, 69.7250);
    let written = |resolution_m: f64| Notation::ALL.map(|notation| notation.write(kirkenes, resolution_m));
    assert_eq!(
        written(1.0),
        [
            "69.72500° N, 30.05160° E",
            "69°43′30.0″ N, 30°03′05.8″ E",
            "69°43.500′ N, 30°03.096′ E",
            "36W 386012 m E, 7737958 m N",
            "36W UC 86012 37958",
        ]
    );
    assert_eq!(
        written(10.0),
        [
            "69.7250° N, 30.0516° E",
            "69°43′30″ N, 30°03′06″ E",
            "69°43.50′ N, 30°03.10′ E",
            "36W 386010 m E, 7737960 m N",
            "36W UC 8601 3795",
        ]
    );
    assert_eq!(
        written(10_000.0),
        [
            "69.7° N, 30.1° E",
            "69°44′ N, 30°03′ E",
            "69°44′ N, 30°03′ E",
            "36W 390000 m E, 7740000 m N",
            "36W UC 8 3"
        ]
    );
}

#[test]
fn rounding_never_gives_sixty_and_what_is_no_angle_has_no_sign() {
    let almost = LonLat::new(-0.999_999_9, -12.999_999_9);
    assert_eq!(Notation::DegreesMinutesSeconds.write(almost, 10.0), "13°00′00″ S, 1°00′00″ W");
    assert_eq!(Notation::DegreesDecimalMinutes.write(almost, 10.0), "13°00.00′ S, 1°00.00′ W");
    let tiny = LonLat::new(-1e-9, -1e-9);
    assert_eq!(Notation::DecimalDegrees.write(tiny, 10.0), "0.0000° N, 0.0000° E");
    assert_eq!(Notation::DegreesMinutesSeconds.write(LonLat::new(-180.0, 0.0), 1e4), "0°00′ N, 180°00′ E");
}

proptest! {
    #[test]
    fn a_position_is_read_back_to_within_its_resolution(
        lon in -180.0..180.0f64, lat in -90.0..90.0f64, fineness in 0.0..4.0f64,
    ) {
        let (pos, resolution_m) = (LonLat::new(lon, lat), 10f64.powf(fineness));
        for notation in Notation::ALL {
            let text = notation.write(pos, resolution_m);
            let Some(read) = read_position(&text) else {
                return Err(TestCaseError::fail(format!("{text} is not read")));
            };
            // Where nothing finer than degrees is written, nothing says how it would go on.
            prop_assert!(read.notation == notation || !text.contains(['.', '′']) && notation != Notation::Mgrs
                || notation == Notation::DegreesMinutesSeconds && !text.contains('″'), "{text}: {read:?}");
            // Half a step along each axis; the step next to a minute is a second.
            let most_m = match notation {
                Notation::DegreesMinutesSeconds => 0.71 * 60f64.sqrt() * resolution_m,
                _ => 0.71 * 10f64.sqrt() * resolution_m + 0.01,
            };
            let off_m = distance_m(pos, read.pos);
            prop_assert!(off_m <= most_m * 1.01, "{text} is {off_m} m from {pos:?} at {resolution_m} m");
        }
    }

    #[test]
    fn nothing_that_is_written_panics(lon in proptest::num::f64::ANY, lat in proptest::num::f64::ANY,
                                      resolution_m in proptest::num::f64::ANY) {
        for notation in Notation::ALL {
            prop_assert!(!notation.write(LonLat::new(lon, lat), resolution_m).is_empty());
        }
    }
}

/// What people and other programs write, and the latitude and longitude that it means.
const READ: [(&str, f64, f64); 50] = [
    ("69.7250, 30.0516", 69.725, 30.0516),
    ("69.7250 30.0516", 69.725, 30.0516),
    ("69.7250,30.0516", 69.725, 30.0516),
    ("69.7250;30.0516", 69.725, 30.0516),
    ("(69.7250, -30.0516)", 69.725, -30.0516),
    ("−69.7250 −30.0516", -69.725, -30.0516),
    ("69,7250 30,0516", 69.725, 30.0516),
    ("69,7250, 30,0516", 69.725, 30.0516),
    ("69,7250; 30,0516", 69.725, 30.0516),
    ("69,30", 69.0, 30.0),
    ("69 30", 69.0, 30.0),
    ("69.7250° N 30.0516° E", 69.725, 30.0516),
    ("N 69.7250 E 30.0516", 69.725, 30.0516),
    ("N69.7250, E30.0516", 69.725, 30.0516),
    ("30.0516E 69.7250N", 69.725, 30.0516),
    ("30.0516 W, 69.7250 S", -69.725, -30.0516),
    ("69,7250° N 30,0516° Ø", 69.725, 30.0516),
    ("69,7 S 30,05 V", -69.7, -30.05),
    ("69.7 nord, 30.05 øst", 69.7, 30.05),
    ("lat 69.725 lon 30.0516", 69.725, 30.0516),
    ("lon: 30.0516, lat: -69.725", -69.725, 30.0516),
    ("latitude=69.725; longitude=30.0516", 69.725, 30.0516),
    ("Breddegrad 69,725 lengdegrad 30,0516", 69.725, 30.0516),
    ("69°43.5'N 30°3.096'E", 69.725, 30.0516),
    ("69° 43.5′ 30° 3.096′", 69.725, 30.0516),
    ("69 43.5 30 3.096", 69.725, 30.0516),
    ("69 43,5 N 30 3,096 Ø", 69.725, 30.0516),
    ("-69 43.5 -30 3.096", -69.725, -30.0516),
    ("69°43'30\"N 30°03'06\"E", 69.725, 30.051_666_666_7),
    ("69º43’30’’N, 30º03’06’’E", 69.725, 30.051_666_666_7),
    ("69°43′30″N30°03′06″E", 69.725, 30.051_666_666_7),
    ("N69°43'30\" W30°03'06\"", 69.725, -30.051_666_666_7),
    ("69-43-30N 30-03-06E", 69.725, 30.051_666_666_7),
    ("69 43 30 30 3 6", 69.725, 30.051_666_666_7),
    ("69 deg 43 min 30 sec N 30 deg 3 min 6 sec E", 69.725, 30.051_666_666_7),
    ("694330N 0300306E", 69.725, 30.051_666_666_7),
    ("6943N 03003E", 69.716_666_666_7, 30.05),
    ("+69.7250+030.0516/", 69.725, 30.0516),
    ("+69.7250-030.0516/", 69.725, -30.0516),
    ("+6943.5+03003.096/", 69.725, 30.0516),
    ("geo:69.725,30.0516", 69.725, 30.0516),
    ("GEO:69.725,30.0516,12;crs=WGS84;u=35", 69.725, 30.0516),
    ("geo:-69.725,-30.0516?z=11", -69.725, -30.0516),
    // The eastings and northings are those of `KNOWN`.
    ("36W 386012 7737958", 69.725, 30.0516),
    ("36 W 386012.458 m E 7737958.223 m N", 69.725, 30.0516),
    ("UTM 36 N 7737958 Ø 386012", 69.725, 30.0516),
    ("UTM zone 36 north 386012,458 7737958,223", 69.725, 30.0516),
    ("sone 36 nord 7737958 386012", 69.725, 30.0516),
    ("36wuc8601237958", 69.725, 30.0516),
    ("MGRS: 36W UC 86012 37958", 69.725, 30.0516),
];

#[test]
fn what_people_and_other_programs_write_is_read() {
    for (text, lat, lon) in READ {
        let read = read_position(text).unwrap_or_else(|| panic!("{text} is not read"));
        let off_m = distance_m(read.pos, LonLat::new(lon, lat));
        let most_m =
            if read.notation == Notation::Utm || read.notation == Notation::Mgrs { 1.5 } else { 0.01 };
        assert!(off_m < most_m, "{text} is read as {read:?}");
    }
}

#[test]
fn the_letter_s_is_a_band_in_the_north_and_a_hemisphere_in_the_south() {
    let read = |text: &str| read_position(text).map(|read| read.pos.lat_deg.round());
    // Band S reaches from 32° to 40° N. Where no such band holds the northing, it means the south.
    assert_eq!(read("33S 500000 4000000"), Some(36.0));
    assert_eq!(read("19F 607946 3794795"), Some(-56.0));
    assert_eq!(read("33S 500000 9000000"), Some(-9.0));
    assert_eq!(read("33N 500000 7464000"), Some(67.0));
    // A band that the northing contradicts is a slip of somebody's.
    assert_eq!(read("33C 500000 7464000"), None);
    assert_eq!(read("UPS Z 2277729 m E, 1518960 m N"), Some(85.0));
}

#[test]
fn how_finely_a_position_is_written_is_known() {
    let resolution = |text: &str| read_position(text).expect("a position").resolution_m;
    for (text, expected_m) in [
        ("69.7, 30.1", 11_119.5),
        ("69°43′ N, 30°03′ E", 1853.25),
        ("69°43′30″ N, 30°03′06.5″ E", 3.088_75),
        ("36W UC 86 37", 1000.0),
        ("36W 386012 7737958", 1.0),
        ("geo:69.7,30.1;u=250", 250.0),
    ] {
        assert!((resolution(text) / expected_m - 1.0).abs() < 1e-9, "{text}: {}", resolution(text));
    }
}

#[test]
fn nonsense_is_no_position() {
    for text in [
        "",
        " ",
        "Kirkenes",
        "69.7",
        "69.7,",
        "N 69",
        "91 100",
        "69 361",
        "69.7 N 30.0 N",
        "69.7 E 30.0 W",
        "69.7 30.0 E",
        "-69.7 N 30 E",
        "N 69.7 N 30 E",
        "69 60 0 30 0 0",
        "69 43 60 30 0 0",
        "69.5 43 30.5 3",
        "69 43 30",
        "1 2 3 4 5",
        "69°43° 30°3°",
        "69′43° 30′3°",
        "2025-02-19",
        "P-8 Poseidon",
        "51,000 Ukrainian men",
        "lat 69.7",
        "lat 69 lat 30",
        "lat 69 E 30 N",
        "geo:",
        "geo:91,0",
        "geo:69.7",
        "geo:69.7,30;crs=moon-2011",
        "geo:NaN,inf",
        "33W",
        "33W 473000",
        "61W 473000 7464000",
        "33W 5 7464000",
        "33I 473000 7464000",
        "33W 473000 N 7464000 N",
        "36W UC 86012 379",
        "36W UC 860 12379",
        "36W II 86012 37958",
        "99W UC 86012 37958",
        "ZAH",
        "a 5",
        "☃ 69 30",
        "69 30 ☃",
        "1e5 2e1",
    ] {
        assert_eq!(read_position(text), None, "{text}");
    }
    assert_eq!(read_position(&"69 ".repeat(100)), None);
}

proptest! {
    #[test]
    fn any_text_is_read_or_not_but_never_panics(text in "\\PC{0,60}") {
        if let Some(read) = read_position(&text) {
            prop_assert!(read.pos.is_in_range() && read.resolution_m > 0.0, "{read:?}");
        }
    }

    #[test]
    fn any_text_of_the_signs_of_positions_is_read_within_the_earth(
        text in "[0-9NSEWØVACXZQUmgeoups°′″'\",.;:/+ −-]{0,40}",
    ) {
        if let Some(read) = read_position(&text) {
            prop_assert!(read.pos.is_in_range() && read.resolution_m > 0.0, "{read:?}");
        }
    }
}
