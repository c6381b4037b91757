//! Parallels that are named on the map: how far polar night and midnight sun reach on a day.

use crate::sphere::{Hemisphere, midnight_sun_latitude_deg, polar_night_latitude_deg};
use crate::words::Words;
use time::Date;

/// A parallel with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedLine {
    /// The Sun does not rise poleward of it; else it does not set.
    pub is_polar_night: bool,
    /// The half of the Earth.
    pub hemisphere: Hemisphere,
    /// Its latitude in degrees, south negative.
    pub lat_deg: f64,
}

impl NamedLine {
    /// What is poleward of it, as `Polar night north of 67.4° N`.
    pub fn text(&self, words: &Words) -> String {
        let id = match (self.is_polar_night, self.hemisphere) {
            (true, Hemisphere::North) => "polar-night-north",
            (true, Hemisphere::South) => "polar-night-south",
            (false, Hemisphere::North) => "midnight-sun-north",
            (false, Hemisphere::South) => "midnight-sun-south",
        };
        let latitude = words.number(&format!("{:.1}", self.lat_deg.abs()));
        words.with(id, &[("latitude", latitude.into())])
    }
}

/// The parallels poleward of which the Sun does not rise or does not set on a day, that of the north first. Each
/// half of the Earth has one of the two, or none for some hours about an equinox.
pub fn polar_lines(date: Date) -> Vec<NamedLine> {
    let line = |hemisphere: Hemisphere| {
        let (is_polar_night, lat_deg) = match polar_night_latitude_deg(date, hemisphere) {
            Some(lat_deg) => (true, lat_deg),
            None => (false, midnight_sun_latitude_deg(date, hemisphere)?),
        };
        Some(NamedLine { is_polar_night, hemisphere, lat_deg })
    };
    Hemisphere::ALL.into_iter().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;
    use time::macros::date;

    #[test]
    fn the_lines_say_what_is_poleward_of_them() {
        let said = |date, language: Language| {
            polar_lines(date).iter().map(|line| line.text(language.words())).collect::<Vec<_>>()
        };
        let texts = |date| said(date, Language::English);
        assert_eq!(said(date!(2024 - 12 - 25), Language::Bokmal)[0], "Polarnatt nord for 67,5° N");
        assert_eq!(
            texts(date!(2024 - 12 - 25)),
            ["Polar night north of 67.5° N", "Midnight sun south of 65.8° S"]
        );
        assert_eq!(
            texts(date!(2025 - 06 - 21)),
            ["Midnight sun north of 65.7° N", "Polar night south of 67.4° S"]
        );
        assert_eq!(texts(date!(2025 - 03 - 20)).len(), 2);
    }

    #[test]
    fn on_every_day_of_a_year_the_north_has_a_line_on_the_earth() {
        let mut day = date!(2024 - 01 - 01);
        while day.year() == 2024 {
            let lines = polar_lines(day);
            assert!(lines.iter().all(|line| (65.0..90.0).contains(&line.lat_deg.abs())), "{day}: {lines:?}");
            assert!(lines.iter().any(|line| line.lat_deg > 0.0), "{day}: {lines:?}");
            day = day.next_day().expect("before 2101");
        }
    }
}
