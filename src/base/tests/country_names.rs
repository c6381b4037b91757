//! The names of countries stand on their land, in every view, or nowhere.

use super::super::country::NameAxis;
use super::super::feature::{polygons, text};
use super::super::source::features;
use super::super::*;
use super::read;
use crate::atlas::Home;
use crate::sphere::{EARTH_RADIUS_M, LonLat, Projection, UnitVector};
use crate::view::{
    Board, Fit, GroundLine, LabelBox, LineName, LineText, MapView, OnLine, ScreenPos, ScreenRect, Span,
};
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};
use std::collections::HashMap;

/// The land of each country of a level: the edges of its rings, by the bands of latitude that they cross.
struct Land(HashMap<String, HashMap<i32, Vec<[[f64; 2]; 2]>>>);

const BANDS_PER_DEG: f64 = 4.0;

impl Land {
    fn of(level: Level) -> Self {
        let file = level.files().countries;
        let mut land: HashMap<String, HashMap<i32, Vec<[[f64; 2]; 2]>>> = HashMap::new();
        for feature in features(file, &read(file).expect("the source")).expect("GeoJSON") {
            let bands = land.entry(text(&feature, "iso_a3").unwrap_or_default().to_owned()).or_default();
            for polygon in polygons(&feature) {
                for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                    for edge in ring.lines() {
                        let ends = [[edge.start.x, edge.start.y], [edge.end.x, edge.end.y]];
                        let band = |lat: f64| (lat * BANDS_PER_DEG).floor() as i32;
                        let (south, north) = (edge.start.y.min(edge.end.y), edge.start.y.max(edge.end.y));
                        (band(south)..=band(north))
                            .for_each(|band| bands.entry(band).or_default().push(ends));
                    }
                }
            }
        }
        Self(land)
    }

    /// Whether a position is a country's, by the rule of even and odd.
    fn holds(&self, code: &str, pos: LonLat) -> bool {
        let band = (pos.lat_deg * BANDS_PER_DEG).floor() as i32;
        let edges = self.0.get(code).and_then(|bands| bands.get(&band));
        edges.into_iter().flatten().fold(false, |is_in, [a, b]| {
            let is_crossed = (a[1] > pos.lat_deg) != (b[1] > pos.lat_deg)
                && pos.lon_deg < a[0] + (pos.lat_deg - a[1]) / (b[1] - a[1]) * (b[0] - a[0]);
            is_in != is_crossed
        })
    }
}

/// The width of each letter in the type of countries' names, in multiples of its size.
struct Type(HashMap<char, f32>);

impl Type {
    fn new() -> Self {
        let bytes = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");
        let font = skrifa::FontRef::new(bytes).expect("a font");
        let widths = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let charmap = font.charmap();
        let width = |(code, glyph): (u32, skrifa::GlyphId)| {
            Some((char::from_u32(code)?, widths.advance_width(glyph)?))
        };
        Self(charmap.mappings().filter_map(width).collect())
    }

    fn set(&self, text: &str, type_px: f32) -> LineText {
        let mut end = 0.0;
        let spans = text.chars().map(|letter| {
            let start = end;
            end += self.0.get(&letter).copied().unwrap_or(0.7) * type_px;
            Span { start, end }
        });
        let spans: Vec<Span> = spans.collect();
        LineText { spans, size_px: (end, 1.2 * type_px), type_px, gap_em: (0.16, 0.9) }
    }
}

struct Country {
    code: String,
    text: String,
    lines: Vec<GroundLine>,
    until_m_per_px: f64,
    extent_m: f64,
}

fn names() -> Vec<Name> {
    decode_names(include_bytes!("../../../geodata/baked/names.bin")).expect("the baked names")
}

/// The countries, those that are named from furthest away first.
fn countries() -> Vec<Country> {
    let country = |name: Name| match name.kind {
        NameKind::Country { code, rank, area_m2, axes } => Some(Country {
            code,
            text: name.text.to_uppercase(),
            lines: axes.iter().filter_map(NameAxis::line).collect(),
            until_m_per_px: country_name_until_m_per_px(rank),
            extent_m: (area_m2 as f64).sqrt(),
        }),
        _ => None,
    };
    let mut countries: Vec<Country> = names().into_iter().filter_map(country).collect();
    countries.sort_by(|a, b| b.until_m_per_px.total_cmp(&a.until_m_per_px));
    countries
}

/// The names of countries in a view, each with where it stands.
fn named<'a>(view: &MapView, countries: &'a [Country], with: &Type) -> Vec<(&'a Country, OnLine)> {
    let free = view.free();
    let (left, top) = (free.min.x as f32, free.min.y as f32);
    let screen =
        LabelBox { left, top, right: left + free.width_px as f32, bottom: top + free.height_px as f32 };
    let center = UnitVector::from(view.center());
    let reach_m = view.m_per_px() * free.width_px.hypot(free.height_px);
    let mut board = Board::new(screen);
    let mut named = Vec::new();
    for country in countries.iter().filter(|country| view.m_per_px() <= country.until_m_per_px) {
        if !country.lines.iter().any(|line| line.may_be_within(center, reach_m / EARTH_RADIUS_M)) {
            continue;
        }
        let across_px = (country.extent_m / view.m_per_px()) as f32;
        let size = (9.5 + 0.012 * across_px).min(14.0).round();
        let text = [with.set(&country.text, size), with.set(&country.text, 9.5)];
        let name = LineName {
            lines: &country.lines,
            fit: Fit::Country,
            is_mentioned: false,
            is_lit: false,
            text: [&text[0], &text[1]],
        };
        if let Some(found) = name.stand(view, &board, None) {
            board.take(&found.boxes);
            named.push((country, found));
        }
    }
    named
}

/// Numbers that look random and are the same in every run (Steele et al., *SplitMix*, 2014).
struct Random(u64);

impl Random {
    fn between(&mut self, least: f64, most: f64) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        least + (most - least) * ((z ^ (z >> 31)) as f64 / u64::MAX as f64)
    }
}

/// A view of anywhere, at any scale, turned, in any projection or between two of them.
fn any_view(random: &mut Random, number: usize) -> MapView {
    let free = ScreenRect {
        min: ScreenPos::new(random.between(0.0, 500.0), 0.0),
        width_px: random.between(360.0, 1900.0),
        height_px: random.between(420.0, 1100.0),
    };
    let mut view = MapView::home(Home::default(), free);
    let center = match number % 3 {
        0 => LonLat::new(random.between(-180.0, 180.0), random.between(-90.0, 90.0)),
        1 => LonLat::new(random.between(-20.0, 150.0), random.between(-35.0, 70.0)),
        _ => LonLat::new(random.between(-10.0, 50.0), random.between(40.0, 72.0)),
    };
    let bearing_deg = if number.is_multiple_of(2) { 0.0 } else { random.between(0.0, 360.0) };
    view.set_projection(Projection::ALL[number / 2 % Projection::ALL.len()]);
    view.set(center, 40_000.0 * (-random.between(0.0, 10.0)).exp2(), bearing_deg);
    if number.is_multiple_of(7) {
        view.change_projection(Projection::ALL[number / 3 % Projection::ALL.len()]);
        view.advance_change(random.between(0.1, 0.8));
    }
    view
}

/// The letters of a name of which some part lies outside of its country, as the view draws it.
fn abroad(view: &MapView, land: &Land, country: &Country, found: &OnLine) -> usize {
    let is_home = |(x, y): (f32, f32)| {
        let ground = view.ground_at(ScreenPos::new(f64::from(x), f64::from(y)));
        ground.is_some_and(|ground| land.holds(&country.code, ground.into()))
    };
    found.boxes.iter().filter(|part| !part.corners().into_iter().chain([part.middle()]).all(is_home)).count()
}

#[test]
fn in_five_thousand_views_no_letter_of_the_name_of_a_country_lies_outside_of_it() {
    let (countries, with) = (countries(), Type::new());
    let lands = Level::ALL.map(Land::of);
    let mut random = Random(13);
    let mut count = [0; Level::ALL.len()];
    for number in 0..5_000 {
        let view = any_view(&mut random, number);
        let level = Level::wanted(&view) as usize;
        for (country, found) in named(&view, &countries, &with) {
            let letters = abroad(&view, &lands[level], country, &found);
            assert_eq!(letters, 0, "{} in view {number}: {view:?}", country.text);
            count[level] += 1;
        }
    }
    assert!(count.iter().all(|&count| count > 500), "{count:?} names");
}

#[test]
fn all_the_room_of_an_axis_is_land_of_its_country_on_every_level_that_has_it() {
    let levels = [Level::World50, Level::Region10].map(|level| (level, Land::of(level)));
    let [west, south, east, north] = REGION_DEG;
    let mut count = 0;
    for country in countries() {
        for line in &country.lines {
            let flanks = line.flanks(40);
            assert!(flanks.len() > 80);
            for pos in flanks {
                for (level, land) in &levels {
                    let is_there =
                        (west..east).contains(&pos.lon_deg) && (south..north).contains(&pos.lat_deg);
                    let is_drawn = *level != Level::Region10 || is_there;
                    assert!(
                        !is_drawn || land.holds(&country.code, pos),
                        "{} {level:?} {pos:?}",
                        country.text
                    );
                }
                count += 1;
            }
        }
    }
    assert!(count > 40_000, "{count} positions");
}

#[test]
fn every_country_that_is_large_enough_can_be_named_and_at_the_borders_both_neighbours_are() {
    let countries = countries();
    for country in &countries {
        let is_large = country.extent_m > 12_000.0;
        assert!(!is_large || !country.lines.is_empty(), "{} has no axis", country.text);
    }
    let with = Type::new();
    for (lon, lat, m_per_px, names) in [
        // Where Russia was written across Estonia.
        (25.0, 58.5, 1_223.0, &["ESTONIA", "LATVIA", "FINLAND"][..]),
        (15.0, 64.0, 2_400.0, &["NORWAY", "SWEDEN", "FINLAND"]),
        (-68.0, -30.0, 2_400.0, &["CHILE", "ARGENTINA"]),
        (10.0, 50.0, 2_400.0, &["GERMANY", "FRANCE", "POLAND", "CZECHIA", "AUSTRIA", "ITALY"]),
        (60.0, 50.0, 20_000.0, &["RUSSIA", "CHINA", "INDIA", "IRAN"]),
    ] {
        let free = ScreenRect { min: ScreenPos::new(0.0, 0.0), width_px: 1280.0, height_px: 800.0 };
        let mut view = MapView::home(Home::default(), free);
        view.set(LonLat::new(lon, lat), m_per_px, 0.0);
        let found: Vec<&str> =
            named(&view, &countries, &with).into_iter().map(|(country, _)| country.text.as_str()).collect();
        for name in names {
            assert!(found.contains(name), "{name} is not among {found:?}");
        }
    }
}
