//! Labels laid out without a window: over many views, and while the map moves.
#![expect(clippy::unwrap_used, reason = "a test")]

use bevy_egui::egui::{Context, Pos2, RawInput, Rect, pos2, vec2};
use high_north::app::labels::{Gazetteer, LabelLines, Owner, Placed, Room, Subject, layout};
use high_north::app::state::{Interface, Selection, ShownMark};
use high_north::app::theme;
use high_north::atlas::{ArticleIndex, Atlas, Home, Kind, PlaceIndex};
use high_north::base::NAMES_FILE;
use high_north::format::{built_in, load};
use high_north::sphere::{LonLat, Projection, UnitVector};
use high_north::view::{
    Hold, LabelBox, LabelId, LabelMemory, LayerState, MapView, ScreenPos, ScreenRect, Spot, TurnedBox,
    polar_lines,
};
use high_north::words::Language;
use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;
use time::Duration;
use time::macros::date;

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| load(built_in()).atlas);
static NAMES: LazyLock<Gazetteer> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/baked").join(NAMES_FILE);
    Gazetteer::decode(&std::fs::read(path).unwrap()).unwrap()
});
static LINES: LazyLock<LabelLines> = LazyLock::new(|| LabelLines::new(&ATLAS, &NAMES));

/// Radius of a mark of the atlas, in points.
const MARK_PX: f32 = 8.0;

/// A map of a size whose labels can be laid out.
struct Map {
    context: Context,
    view: MapView,
    interface: Interface,
    selection: Selection,
    room: Room,
    memory: LabelMemory,
    lines: LabelLines,
}

impl Map {
    fn new(clear: Rect, lon: f64, lat: f64, m_per_px: f64, bearing_deg: f64) -> Self {
        let context = Context::default();
        context.set_fonts(theme::fonts());
        let input = RawInput { screen_rect: Some(clear.expand(400.0)), ..Default::default() };
        // The fonts are there from the first pass on.
        let _ = context.run_ui(input, |_| {});
        let free = ScreenRect {
            min: ScreenPos::new(f64::from(clear.left()), f64::from(clear.top())),
            width_px: f64::from(clear.width()),
            height_px: f64::from(clear.height()),
        };
        let mut view = MapView::home(Home::default(), free);
        view.set(LonLat::new(lon, lat), m_per_px, bearing_deg);
        let covered = vec![
            Rect::from_min_size(clear.left_bottom() - vec2(0.0, 56.0), vec2(160.0, 56.0)),
            Rect::from_min_max(clear.right_bottom() - vec2(clear.width().min(420.0), 24.0), clear.max),
            Rect::from_min_size(clear.right_top() + vec2(-56.0, 12.0), vec2(44.0, 300.0)),
        ];
        let selection = Selection { article: Some(ArticleIndex(0)), ..Default::default() };
        let room = Room { clear, covered };
        let memory = LabelMemory::default();
        let lines = LINES.clone();
        let interface = Interface { layers: LayerState::new(&ATLAS.layers), ..Interface::default() };
        Self { context, view, interface, selection, room, memory, lines }
    }

    /// The marks of the atlas's points, all of one size but those that another covers.
    fn marks(&self) -> Vec<ShownMark> {
        let mut marks: Vec<ShownMark> = Vec::new();
        // As the map does: what is selected first, then the highest layer.
        let mut points: Vec<_> =
            ATLAS.places.iter().enumerate().filter(|(_, place)| place.is_point()).collect();
        points.sort_by_key(|(index, place)| {
            let is_selected = self.selection.place == Some(PlaceIndex(*index));
            std::cmp::Reverse((is_selected, self.interface.layers.rank(&place.layer)))
        });
        for (index, place) in points {
            let Some(at) = self.view.screen_from(place.anchor.into()) else { continue };
            let at = pos2(at.x as f32, at.y as f32);
            let is_covered = marks.iter().any(|other| other.at.distance(at) < other.radius + 0.4 * MARK_PX);
            let radius = if is_covered { 3.5 } else { MARK_PX };
            if !self.room.covered.iter().any(|covered| covered.contains(at)) {
                marks.push(ShownMark { place: PlaceIndex(index), at, radius });
            }
        }
        marks
    }

    fn frame(&mut self) -> (Vec<Placed>, Vec<ShownMark>) {
        let marks = self.marks();
        let subject = Subject {
            view: &self.view,
            atlas: &ATLAS,
            names: &NAMES,
            lines: &self.lines,
            interface: &self.interface,
            selection: &self.selection,
            marks: &marks,
            room: &self.room,
        };
        let placed = layout(&self.context, &subject, &mut self.memory);
        (placed, marks)
    }

    /// Frames until no label is lost any more.
    fn settled(&mut self) -> (Vec<Placed>, Vec<ShownMark>) {
        for _ in 0..20 {
            let shown = self.frame();
            if !self.memory.turn() {
                return shown;
            }
        }
        panic!("the labels do not come to rest: {:?} at {}", self.view.center(), self.view.m_per_px());
    }
}

/// Numbers that look random and are the same in every run (Steele et al., *SplitMix*, 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) as f64 / u64::MAX as f64
    }

    fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * self.next()
    }
}

fn boxed(rect: Rect) -> LabelBox {
    LabelBox { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
}

fn check(map: &Map, placed: &[Placed], marks: &[ShownMark]) {
    let at = format!("{:?} {} {}", map.view.center(), map.view.m_per_px(), map.view.bearing_deg());
    let clear = boxed(map.room.clear);
    let parts: Vec<(usize, TurnedBox)> = placed
        .iter()
        .enumerate()
        .flat_map(|(index, label)| label.boxes.iter().map(move |part| (index, *part)))
        .collect();
    for (number, (a, part)) in parts.iter().enumerate() {
        let text = &placed[*a].text;
        assert!(part.bounds().is_within(clear), "{text} is cut: {at}");
        assert!(part.angle().cos() > 0.0, "{text} stands on its head: {at}");
        for covered in &map.room.covered {
            assert!(!part.overlaps(TurnedBox::upright(boxed(*covered))), "{text} under a panel: {at}");
        }
        for mark in marks {
            let square = Rect::from_center_size(mark.at, vec2(2.0, 2.0) * mark.radius);
            assert!(!part.overlaps(TurnedBox::upright(boxed(square))), "{text} on a mark: {at}");
        }
        for (b, other) in &parts[number + 1..] {
            assert!(a == b || !part.overlaps(*other), "{text} and {}: {at}", placed[*b].text);
        }
    }
}

#[test]
fn in_two_hundred_views_no_two_labels_overlap_and_none_is_cut() {
    let mut random = Random(66_563_611);
    let (mut labels, mut bent, mut degrees) = (0, 0, 0);
    for index in 0..200 {
        let size = vec2(random.between(360.0, 1900.0) as f32, random.between(420.0, 1100.0) as f32);
        let clear = Rect::from_min_size(pos2(random.between(0.0, 500.0) as f32, 0.0), size);
        // Most of them in the region, the others anywhere.
        let (lon, lat) = match index % 4 {
            0 => (random.between(-180.0, 180.0), random.between(-90.0, 90.0)),
            _ => (random.between(-10.0, 45.0), random.between(53.0, 82.0)),
        };
        let m_per_px = 40_000.0 * (-random.between(0.0, 9.5)).exp2();
        let bearing_deg = if index % 2 == 0 { 0.0 } else { random.between(0.0, 360.0) };
        let mut map = Map::new(clear, lon, lat, m_per_px, bearing_deg);
        // Half of them as the map opens, the others in each projection.
        if index % 2 == 1 {
            map.view.set_projection(Projection::ALL[index / 2 % Projection::ALL.len()]);
        }
        let (placed, marks) = map.settled();
        check(&map, &placed, &marks);
        labels += placed.len();
        bent += placed.iter().filter(|label| is_bent(label)).count();
        degrees += placed.iter().filter(|label| label.owner == Owner::Degrees).count();
    }
    assert!(labels > 4_000 && bent > 300 && degrees > 800, "{labels} labels, {bent} bent, {degrees} degrees");
}

#[test]
fn no_name_of_a_country_or_sea_runs_off_the_globe() {
    // The last number is how many have room on their own land or water: few in the South Pacific.
    for (lon, lat, least) in [(40.0, 60.0, 5), (-60.0, 20.0, 5), (150.0, -30.0, 2), (20.0, 85.0, 4)] {
        let mut map = Map::new(screen(), lon, lat, 22_000.0, 0.0);
        let (placed, _) = map.settled();
        let names = placed.iter().filter(|label| matches!(label.owner, Owner::Name(_)));
        let count = names.clone().count();
        assert!(count >= least, "{count} names at {lon} {lat}");
        for label in names {
            for (x, y) in label.boxes.iter().flat_map(|part| part.corners()) {
                let at = ScreenPos::new(f64::from(x), f64::from(y));
                assert!(map.view.ground_at(at).is_some(), "{} is off the Earth", label.text);
            }
        }
    }
}

fn is_bent(label: &Placed) -> bool {
    matches!(label.spot, Spot::Along { hold: Hold::Bent | Hold::Close | Hold::Small, .. })
}

/// Where a label stands in relation to its anchor: the near edge of one beside a point, the middle letter of one on a line.
fn offset(label: &Placed) -> (f32, f32) {
    let (x, y) = match label.spot {
        Spot::Side { side, .. } if label.owner != Owner::Degrees => {
            let bounds = label.boxes[0].bounds();
            let (right, down) = high_north::view::SIDES[usize::from(side)];
            let edge = |way: f32, low: f32, high: f32| {
                if way > 0.5 {
                    low
                } else if way < -0.5 {
                    high
                } else {
                    (low + high) / 2.0
                }
            };
            (edge(right, bounds.left, bounds.right), edge(down, bounds.top, bounds.bottom))
        }
        Spot::Along { .. } => {
            let middles: Vec<(f32, f32)> = label.boxes.iter().map(|part| part.middle()).collect();
            let count = middles.len() as f32;
            let sum = middles.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
            (sum.0 / count, sum.1 / count)
        }
        _ => label.boxes[0].middle(),
    };
    (x - label.anchor.x, y - label.anchor.y)
}

/// What stood where in a frame: its text, its spot, its offset, and the ground under it.
type Seen = HashMap<LabelId, (String, Spot, (f32, f32), Option<UnitVector>)>;

/// Checks that no label which is in two frames one after the other jumps, and says how many were in both. One beside a point
/// keeps its offset to half a pixel; one along a line its ground, to `ground_px`.
fn watch(map: &mut Map, mut step: impl FnMut(&mut MapView, u32), ground_px: f64) -> usize {
    map.settled();
    let mut before: Seen = HashMap::new();
    let mut in_both = 0;
    for number in 0..60 {
        step(&mut map.view, number);
        let (placed, marks) = map.frame();
        map.memory.turn();
        check(map, &placed, &marks);
        let mut now: Seen = HashMap::new();
        for label in &placed {
            let off = offset(label);
            let at = ScreenPos::new(f64::from(label.anchor.x + off.0), f64::from(label.anchor.y + off.1));
            if let Some((_, spot, last_off, ground)) = before.get(&label.id) {
                let moved = if is_bent(label) {
                    let ground = ground.and_then(|ground| map.view.screen_from(ground));
                    ground.map_or(0.0, |then| (at.x - then.x).hypot(at.y - then.y)) / ground_px
                } else {
                    f64::from((off.0 - last_off.0).hypot(off.1 - last_off.1)) / 0.5
                };
                assert!(
                    moved <= 1.0,
                    "frame {number}: {} jumped {moved}: {spot:?} {:?}",
                    label.text,
                    label.spot
                );
                match (*spot, label.spot) {
                    (Spot::Side { side: a, .. }, Spot::Side { side: b, .. }) => assert_eq!(a, b),
                    (a, b) => assert_eq!(a, b, "{} left its ground", label.text),
                }
                in_both += 1;
            }
            now.insert(label.id, (label.text.clone(), label.spot, off, map.view.ground_at(at)));
        }
        before = now;
    }
    in_both
}

fn screen() -> Rect {
    Rect::from_min_size(pos2(420.0, 0.0), vec2(860.0, 800.0))
}

#[test]
fn in_a_pan_of_sixty_frames_no_label_jumps() {
    let mut in_both = 0;
    for (lon, lat, m_per_px) in
        [(20.0, 64.5, 2_650.0), (26.0, 60.0, 1_223.0), (14.0, 68.2, 1_223.0), (20.0, 82.0, 6_900.0)]
    {
        let mut map = Map::new(screen(), lon, lat, m_per_px, 0.0);
        in_both += watch(&mut map, |view, number| view.pan(7.0 - f64::from(number / 20), 3.0), 0.5);
    }
    assert!(in_both > 4_000, "{in_both} labels in two frames");
}

#[test]
fn in_a_zoom_of_sixty_frames_no_label_jumps() {
    let mut in_both = 0;
    for (lon, lat) in [(20.0, 64.5), (26.0, 60.0), (14.0, 68.2), (30.0, 75.0)] {
        for doublings in [0.05, -0.05] {
            let start = if doublings > 0.0 { 6_000.0 } else { 700.0 };
            let mut map = Map::new(screen(), lon, lat, start, 0.0);
            in_both += watch(&mut map, |view, _| view.zoom_by(doublings, None), 2.0);
        }
    }
    assert!(in_both > 6_000, "{in_both} labels in two frames");
}

#[test]
fn in_a_turn_of_sixty_frames_no_label_jumps_and_none_stands_on_its_head() {
    let mut map = Map::new(screen(), 20.0, 66.0, 2_000.0, 0.0);
    assert!(watch(&mut map, |view, _| view.turn(3.0), 3.0) > 500);
}

#[test]
fn the_same_view_gives_the_same_labels_and_standing_still_changes_nothing() {
    let mut map = Map::new(screen(), 24.0, 60.5, 1_500.0, 0.0);
    let key = |labels: &[Placed]| {
        labels.iter().map(|label| (label.id, label.text.clone(), label.spot)).collect::<Vec<_>>()
    };
    let first = key(&map.settled().0);
    assert_eq!(first, key(&Map::new(screen(), 24.0, 60.5, 1_500.0, 0.0).settled().0));
    for _ in 0..5 {
        let (placed, _) = map.frame();
        assert!(!map.memory.turn(), "a map at rest asks for a frame");
        let mut now = key(&placed);
        let mut then = first.clone();
        now.sort_by_key(|label| label.0);
        then.sort_by_key(|label| label.0);
        assert_eq!(now, then);
    }
}

fn named<'a>(placed: &'a [Placed], text: &str) -> &'a Placed {
    placed.iter().find(|label| label.text == text).unwrap_or_else(|| {
        panic!("no label {text} in {:?}", placed.iter().map(|label| &label.text).collect::<Vec<_>>())
    })
}

#[test]
fn places_are_named_in_the_languages_of_their_ground_as_the_data_spell_them() {
    let (placed, _) = Map::new(screen(), 14.4, 67.28, 300.0, 0.0).settled();
    assert_eq!(named(&placed, "Bodø").other_names, ["Bådåddjo"]);
    let (placed, _) = Map::new(screen(), 30.05, 69.72, 300.0, 0.0).settled();
    let kirkenes = named(&placed, "Kirkenes");
    assert_eq!(kirkenes.other_names, ["Girkonjárga", "Киркенес"]);
    assert_eq!(kirkenes.galley().unwrap().text(), "Kirkenes");
    // From afar there is room for one name only.
    let (placed, _) = Map::new(screen(), 20.0, 66.0, 3_000.0, 0.0).settled();
    assert!(placed.iter().all(|label| label.other_names.is_empty()));
    for label in &placed {
        let is_spelt = match label.owner {
            Owner::Degrees => label.text.ends_with(['°', 'N', 'E', 'W', 'S']),
            Owner::Parallel(_) => false,
            Owner::Name(index) => {
                [&NAMES.names[index].text, &NAMES.names[index].text.to_uppercase()].contains(&&label.text)
            }
            Owner::Place(index) => {
                let place = ATLAS.place(index).unwrap();
                match place.kind {
                    Kind::Country => label.text == place.name.to_uppercase(),
                    Kind::Line => label.text == "Arctic Circle 66°33′49″ N",
                    _ => label.text == place.name,
                }
            }
        };
        assert!(is_spelt, "{label:?}");
    }
}

#[test]
fn seas_follow_their_axes_and_the_arctic_circle_its_parallel() {
    let (placed, _) =
        Map::new(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0)), 16.0, 66.0, 2_400.0, 0.0).settled();
    for name in ["Norwegian Sea", "White Sea", "Gulf of Bothnia", "Arctic Circle 66°33′49″ N"] {
        let label = named(&placed, name);
        assert!(is_bent(label), "{name}: {:?}", label.spot);
        assert!(label.boxes.len() >= name.chars().filter(|letter| !letter.is_whitespace()).count());
    }
    let circle = named(&placed, "Arctic Circle 66°33′49″ N");
    let angles: Vec<f32> = circle.boxes.iter().map(|part| part.angle()).collect();
    assert!(angles.iter().all(|angle| angle.abs() < 0.5), "{angles:?}");
}

#[test]
fn the_name_of_a_sea_of_the_atlas_keeps_to_its_water_at_every_scale_unless_it_is_pointed_at() {
    let seas = ATLAS
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| matches!(place.kind, Kind::Sea | Kind::Strait) && !place.is_point());
    let mut smaller = 0;
    for (index, place) in seas {
        for step in 0..24 {
            let m_per_px = 12_000.0 * (-0.25 * f64::from(step)).exp2();
            let mut map = Map::new(screen(), place.anchor.lon_deg, place.anchor.lat_deg, m_per_px, 0.0);
            let label = |map: &mut Map| {
                let (placed, _) = map.settled();
                placed.into_iter().find(|label| label.owner == Owner::Place(PlaceIndex(index)))
            };
            if let Some(label) = label(&mut map) {
                assert!(
                    is_bent(&label),
                    "{} lies across its shores at {m_per_px}: {:?}",
                    place.name,
                    label.spot
                );
                smaller += usize::from(matches!(label.spot, Spot::Along { hold: Hold::Small, .. }));
            }
            map.selection.lit = vec![PlaceIndex(index)];
            assert!(label(&mut map).is_some(), "{} is pointed at and has no name at {m_per_px}", place.name);
            map.selection.lit.clear();
            assert!(label(&mut map).is_none_or(|label| is_bent(&label)), "{} again", place.name);
        }
    }
    assert!(smaller > 3, "{smaller} names in small type");
}

#[test]
fn the_parallel_of_the_polar_night_has_its_name_along_it_on_every_day_of_a_winter() {
    let mut map = Map::new(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0)), 20.0, 68.0, 2_400.0, 0.0);
    let mut ids = Vec::new();
    for days in 0..30 {
        let lines = polar_lines(date!(2024 - 12 - 10) + Duration::days(days));
        map.lines.name_parallels(&lines, Language::English);
        let (placed, marks) = map.settled();
        check(&map, &placed, &marks);
        let north = &lines[0];
        let label = named(&placed, &north.text(Language::English.words()));
        assert!(is_bent(label) && matches!(label.owner, Owner::Parallel(0)), "{label:?}");
        for (x, y) in label.boxes.iter().map(|part| part.middle()) {
            let at = ScreenPos::new(f64::from(x), f64::from(y));
            let off_deg = LonLat::from(map.view.ground_at(at).unwrap()).lat_deg - north.lat_deg;
            // Above the line, by no more than the height of the type.
            assert!((0.05..0.5).contains(&off_deg), "{off_deg}");
        }
        ids.push(label.id);
        assert!(
            placed.iter().all(|label| label.text != lines[1].text(Language::English.words())),
            "the south is out of sight"
        );
    }
    ids.dedup();
    assert_eq!(ids.len(), 1, "the same label on every day");
    map.lines.name_parallels(&[], Language::English);
    assert!(map.settled().0.iter().all(|label| !matches!(label.owner, Owner::Parallel(_))));
}

#[test]
fn what_is_selected_is_named_whatever_is_in_the_way() {
    for (index, place) in ATLAS.places.iter().enumerate().filter(|(_, place)| place.is_point()) {
        let mut map = Map::new(screen(), place.anchor.lon_deg, place.anchor.lat_deg, 1_200.0, 0.0);
        map.selection.place = Some(PlaceIndex(index));
        let (placed, _) = map.settled();
        assert!(placed.iter().any(|label| label.owner == Owner::Place(PlaceIndex(index))), "{}", place.name);
    }
}
