//! The link to a view:
//! `#map=ZOOM/LAT/LON[/BEARING]&article=ID&place=ID&layers=a,b&projection=stere&theme=paper&t=2024-12-25T12:00`.

use crate::sphere::{Instant, LonLat, Projection};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::fmt::Write as _;

/// What is written as `%XX`: all but the characters that mean nothing in any part of an address
/// (RFC 3986, section 2.3).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Centre, scale and bearing of a link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinkView {
    /// Zoom: metres per pixel at the centre = 156543.034 / 2^zoom.
    pub zoom: f64,
    /// Centre of the view.
    pub center: LonLat,
    /// Bearing in degrees: the direction that is up, clockwise from north.
    pub bearing_deg: f64,
}

/// What a link says. Everything may be missing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Link {
    /// `map=…`
    pub map: Option<LinkView>,
    /// `article=ID`
    pub article: Option<String>,
    /// `place=ID`
    pub place: Option<String>,
    /// `step=N`: a step of the story, from 1.
    pub step: Option<usize>,
    /// `layers=a,b`: the visible layers, by id. `layers=` shows none of them.
    pub layers: Option<Vec<String>>,
    /// `projection=laea`, by PROJ's names.
    pub projection: Option<Projection>,
    /// `theme=paper`
    pub theme: Option<String>,
    /// `t=2024-12-25T12:00`, UTC: day and night are shown as they are then.
    pub daylight: Option<Instant>,
}

impl Link {
    /// Reads a link, with or without its `#`. Unknown parts are ignored; a bad part is left out and
    /// reported as a sentence.
    pub fn parse(text: &str) -> (Self, Vec<String>) {
        let mut link = Self::default();
        let mut problems = Vec::new();
        for part in text.trim().trim_start_matches('#').split('&') {
            let Some((key, value)) = part.split_once('=') else { continue };
            // An empty list of layers says something; an empty name does not.
            if value.is_empty() && key != "layers" {
                continue;
            }
            let text = decoded(value);
            match key {
                "map" => match LinkView::parse(&text) {
                    Some(view) => link.map = Some(view),
                    None => problems.push(format!(
                        "`map={text}` is not a view: write map=ZOOM/LATITUDE/LONGITUDE, as in map=5/69.7/30.0"
                    )),
                },
                "article" => link.article = Some(text),
                "place" => link.place = Some(text),
                "step" => match text.parse() {
                    Ok(step @ 1..) => link.step = Some(step),
                    _ => problems.push(format!("`step={text}` is no step: write its number, from 1")),
                },
                // Split as it is written: an escaped comma is part of an id.
                "layers" => {
                    link.layers = Some(value.split(',').filter(|id| !id.is_empty()).map(decoded).collect());
                }
                "projection" => match text.parse() {
                    Ok(projection) => link.projection = Some(projection),
                    Err(()) => problems.push(format!(
                        "`projection={text}` is not known: write laea, ortho, stere, aeqd or merc"
                    )),
                },
                "theme" => link.theme = Some(text),
                "t" => match text.parse() {
                    Ok(instant) => link.daylight = Some(instant),
                    Err(help) => problems.push(format!("`t={text}` is not a time: {help}")),
                },
                _ => {}
            }
        }
        (link, problems)
    }
}

impl LinkView {
    fn parse(text: &str) -> Option<Self> {
        let numbers: Vec<f64> =
            text.split('/').map(|number| number.trim().parse().ok()).collect::<Option<_>>()?;
        let (zoom, lat_deg, lon_deg, bearing_deg) = match numbers[..] {
            [zoom, lat, lon] => (zoom, lat, lon, 0.0),
            [zoom, lat, lon, bearing] => (zoom, lat, lon, bearing),
            _ => return None,
        };
        let center = LonLat::new(lon_deg, lat_deg);
        (zoom.is_finite() && (-2.0..=24.0).contains(&zoom) && bearing_deg.is_finite() && center.is_in_range())
            .then(|| Self { zoom, center, bearing_deg: bearing_deg.rem_euclid(360.0) })
    }
}

impl std::fmt::Display for Link {
    /// The link with its `#`, numbers with as many decimals as a person can see.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut parts = Vec::new();
        if let Some(view) = self.map {
            let mut part =
                format!("map={:.2}/{:.5}/{:.5}", view.zoom, view.center.lat_deg, view.center.lon_deg);
            if view.bearing_deg.abs() >= 0.05 {
                let _ = write!(part, "/{:.1}", view.bearing_deg);
            }
            parts.push(part);
        }
        for (key, value) in [("article", &self.article), ("place", &self.place), ("theme", &self.theme)] {
            if let Some(value) = value {
                parts.push(format!("{key}={}", utf8_percent_encode(value, ESCAPED)));
            }
        }
        if let Some(step) = self.step {
            parts.push(format!("step={step}"));
        }
        if let Some(projection) = self.projection {
            parts.push(format!("projection={projection}"));
        }
        if let Some(layers) = &self.layers {
            let ids: Vec<_> = layers.iter().map(|id| utf8_percent_encode(id, ESCAPED).to_string()).collect();
            parts.push(format!("layers={}", ids.join(",")));
        }
        if let Some(instant) = self.daylight {
            parts.push(format!("t={instant}"));
        }
        write!(f, "#{}", parts.join("&"))
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_link_says_centre_zoom_bearing_and_place() {
        let (link, problems) = Link::parse("#map=5.5/69.7/30.05/15&place=kirkenes&unknown=1");
        assert_eq!(problems, Vec::<String>::new());
        let view = link.map.expect("a view");
        assert_eq!((view.zoom, view.center, view.bearing_deg), (5.5, LonLat::new(30.05, 69.7), 15.0));
        assert_eq!(link.place.as_deref(), Some("kirkenes"));
    }

    #[test]
    fn a_bad_view_is_reported_and_the_rest_still_read() {
        for bad in ["map=north", "map=5/91/0", "map=5/NaN/0", "map=5/1", "map=99/1/1", "map=1/2/3/4/5"] {
            let (link, problems) = Link::parse(&format!("#{bad}&place=bodo"));
            assert_eq!(link.map, None, "{bad}");
            assert_eq!(problems.len(), 1, "{bad}");
            assert_eq!(link.place.as_deref(), Some("bodo"));
        }
    }

    #[test]
    fn an_empty_list_of_layers_hides_them_all_and_no_list_says_nothing() {
        let layers = |text| Link::parse(text).0.layers;
        assert_eq!(layers("#layers="), Some(vec![]));
        assert_eq!(layers("#place=bodo"), None);
        assert_eq!(layers("#layers"), None);
        assert_eq!(layers("#layers=a,b%2Cc"), Some(vec!["a".to_owned(), "b,c".to_owned()]));
        assert_eq!(Link { layers: Some(vec![]), ..Link::default() }.to_string(), "#layers=");
    }

    #[test]
    fn other_letters_are_escaped_and_broken_escapes_are_text() {
        let link = Link { place: Some("bodø & co/50%".to_owned()), ..Link::default() };
        assert_eq!(link.to_string(), "#place=bod%C3%B8%20%26%20co%2F50%25");
        for (text, place) in [("bod%c3%B8", "bodø"), ("5%", "5%"), ("%zz%+5", "%zz%+5"), ("%FF", "\u{FFFD}")]
        {
            assert_eq!(Link::parse(&format!("#place={text}")).0.place.as_deref(), Some(place));
        }
    }

    #[test]
    fn a_time_is_a_day_or_a_minute_of_utc_and_a_bad_one_is_reported() {
        let (link, problems) = Link::parse("#t=2024-12-25&place=kirkenes");
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(link.to_string(), "#place=kirkenes&t=2024-12-25T12:00");
        // As browsers and mail programs may escape it.
        assert_eq!(Link::parse("#t=2024-12-25T12%3A00").0.daylight, link.daylight);
        for bad in ["t=tomorrow", "t=2024-13-01", "t=2024-12-25T25:00", "t=1492-10-12", "t=2025-02-29"] {
            let (link, problems) = Link::parse(&format!("#{bad}&place=bodo"));
            assert_eq!(link.daylight, None, "{bad}");
            assert!(problems.len() == 1 && problems[0].contains("2024-12-25T12:00"), "{problems:?}");
            assert_eq!(link.place.as_deref(), Some("bodo"));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in ".{0,200}") {
            let _ = Link::parse(&text);
        }

        #[test]
        fn a_link_written_and_read_again_is_the_same(
            zoom in 0u32..2000, lat in -8_999_999i32..=8_999_999, lon in -17_999_999i32..=17_999_999,
            bearing in 0u32..3600, place in proptest::option::of("[a-zø&=,%# ]{1,12}"),
            layers in proptest::option::of(proptest::collection::vec("[a-zø&=,%# -]{1,8}", 0..4)),
            projection in proptest::option::of(proptest::sample::select(Projection::ALL.as_slice())),
            unix_s in proptest::option::of(-2_208_988_800i64..4_133_980_799),
        ) {
            let link = Link {
                map: Some(LinkView {
                    zoom: f64::from(zoom) / 100.0,
                    center: LonLat::new(f64::from(lon) / 1e5, f64::from(lat) / 1e5),
                    bearing_deg: f64::from(bearing) / 10.0,
                }),
                article: None, place, step: None, layers, projection, theme: None,
                daylight: unix_s.and_then(Instant::from_unix_s),
            };
            let (again, problems) = Link::parse(&link.to_string());
            prop_assert!(problems.is_empty());
            prop_assert_eq!(again, link);
        }
    }
}
