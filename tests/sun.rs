//! The Sun against PyEphem, which reckons it by VSOP87 and knows nothing of this program.
//!
//! The tables in `fixtures/sun` were written by `make.py` beside them.

use high_north::sphere::{Instant, LonLat, Sun, hours_above, sun_altitude_deg};
use std::path::Path;
use time::Date;
use time::macros::format_description;

/// The rows of a table, each in its cells.
fn read<const CELLS: usize>(table: &str, header: &str) -> Vec<[String; CELLS]> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sun").join(table);
    let text = std::fs::read_to_string(path).expect("the table");
    let mut lines = text.lines().skip_while(|line| line.starts_with('#'));
    assert_eq!(lines.next(), Some(header), "{table}");
    let row = |line: &str| {
        let cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        <[String; CELLS]>::try_from(cells).unwrap_or_else(|_| panic!("{table}: {line}"))
    };
    lines.map(row).collect()
}

fn number(cell: &str) -> f64 {
    cell.parse().expect("a number")
}

fn day(cell: &str) -> Option<Date> {
    (!cell.is_empty()).then(|| Date::parse(cell, format_description!("[year]-[month]-[day]")).expect("a day"))
}

#[test]
fn the_sun_stands_where_vsop87_has_it_all_over_the_world_for_two_centuries() {
    check_altitudes("altitudes.csv", 1000);
}

#[test]
fn the_sun_stands_there_as_well_from_the_year_1_to_3000() {
    check_altitudes("millennia.csv", 600);
}

fn check_altitudes(table: &str, least: usize) {
    let rows = read::<5>(table, "time,lon,lat,altitude,declination");
    assert!(rows.len() >= least);
    let (mut worst_altitude, mut worst_declination) = (0.0f64, 0.0f64);
    for [time, lon, lat, altitude, declination] in &rows {
        let instant: Instant = time.parse().expect("an instant");
        let place = LonLat::new(number(lon), number(lat));
        let off = (sun_altitude_deg(instant, place) - number(altitude)).abs();
        // 0.01° of Meeus, and the 0.0024° by which the Sun stands lower from the surface than from the middle.
        assert!(off < 0.0125, "{time} {place:?}: {off}° off");
        worst_altitude = worst_altitude.max(off);
        let off = (Sun::at(instant).declination_deg - number(declination)).abs();
        assert!(off < 0.01, "{time}: {off}° off");
        worst_declination = worst_declination.max(off);
    }
    eprintln!("altitude {worst_altitude:.4}° off at most, declination {worst_declination:.4}°");
}

#[test]
fn the_polar_nights_of_the_high_north_begin_and_end_on_their_days() {
    let rows = read::<6>("winters.csv", "place,lon,lat,altitude,first,last");
    let first_day = day("2024-10-01").expect("a day").to_julian_day();
    for [place, lon, lat, altitude, first, last] in &rows {
        let pos = LonLat::new(number(lon), number(lat));
        let dark: Vec<Date> = (first_day..first_day + 180)
            .map(|number| Date::from_julian_day(number).expect("a day"))
            .filter(|&date| hours_above(number(altitude), date, pos) == 0.0)
            .collect();
        let ends = [dark.first(), dark.last()].map(Option::<&Date>::copied);
        let expected = [first, last].map(|cell| day(cell));
        for (found, expected) in ends.into_iter().zip(expected) {
            match (found, expected) {
                (None, None) => {}
                (Some(found), Some(expected)) => {
                    let days = (found - expected).whole_days().abs();
                    assert!(days <= 1, "{place} below {altitude}°: {found}, not {expected}");
                }
                _ => panic!("{place} below {altitude}°: {found:?}, not {expected:?}"),
            }
        }
        assert!(dark.windows(2).all(|pair| pair[0].next_day() == Some(pair[1])), "{place}: light between");
    }
    let of = |place: &str| rows.iter().find(|row| row[0] == place && number(&row[3]) > -1.0).expect("a row");
    assert_eq!(of("Bodo")[4], "", "Bodø has no polar night");
    assert_ne!(of("Kirkenes")[4], "");
}
