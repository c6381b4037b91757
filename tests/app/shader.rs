//! The vertex shader against its mirror in f64: marks drawn by the one lie where the other says.
//!
//! Needs a graphics adapter; software Vulkan (lavapipe) will do.

use high_north::atlas::Home;
use high_north::sphere::{LonLat, Projection, UnitVector};
use high_north::view::{MapView, ScreenPos, ScreenRect};
use std::path::Path;
use std::process::Command;

/// Size of the picture in logical pixels.
const WIDTH: u32 = 400;
const HEIGHT: u32 = 280;
/// Pixels of the picture for each logical one: the more, the finer the middle of a mark is measured.
const SCALE: f64 = 4.0;
/// Half the side of a mark, in logical pixels.
const HALF_PX: f64 = 5.0;
/// From one mark to the next, in logical pixels.
const STEP_PX: f64 = 30.0;
/// In pixels of the picture.
const MOST_OFF_PX: f64 = 0.5;

fn view(projection: Projection, center: LonLat, m_per_px: f64, bearing_deg: f64) -> MapView {
    let free = ScreenRect {
        min: ScreenPos::new(0.0, 0.0),
        width_px: f64::from(WIDTH),
        height_px: f64::from(HEIGHT),
    };
    let mut view = MapView::home(Home::default(), free);
    view.set_projection(projection);
    view.set(center, m_per_px, bearing_deg);
    view
}

/// A square on the ground whose corners lie about a place on the screen.
struct Mark {
    corners: Vec<LonLat>,
}

impl Mark {
    /// A mark at a place on the screen, where all of it is on the Earth and clear of the poles and the antimeridian,
    /// at which an edge of GeoJSON is no straight line.
    fn at(view: &MapView, x: f64, y: f64) -> Option<Self> {
        let offsets = [(-1.0, 1.0), (1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)];
        let corner = |(dx, dy): (f64, f64)| {
            view.ground_at(ScreenPos::new(x + dx * HALF_PX, y + dy * HALF_PX)).map(LonLat::from)
        };
        let corners: Vec<LonLat> = offsets.into_iter().map(corner).collect::<Option<_>>()?;
        let lons = corners.iter().map(|pos| pos.lon_deg);
        let span = lons.clone().fold(f64::MIN, f64::max) - lons.fold(f64::MAX, f64::min);
        let is_plain = span < 10.0 && corners.iter().all(|pos| pos.lat_deg.abs() < 84.0);
        is_plain.then_some(Self { corners })
    }

    /// Where the mirror in f64 has its middle, from the ground itself.
    fn middle(&self, view: &MapView) -> (f64, f64) {
        let sum = self.corners.iter().fold((0.0, 0.0), |sum, corner| {
            let at = view.screen_from(UnitVector::from(*corner)).expect("shown");
            (sum.0 + at.x, sum.1 + at.y)
        });
        (sum.0 / 4.0, sum.1 / 4.0)
    }
}

fn marks(view: &MapView) -> Vec<Mark> {
    let steps = |length: u32| {
        (1..).map(|step| f64::from(step) * STEP_PX).take_while(move |at| *at < f64::from(length) - 40.0)
    };
    steps(HEIGHT)
        .flat_map(|y| steps(WIDTH).map(move |x| (x, y)))
        .filter_map(|(x, y)| Mark::at(view, x, y))
        .collect()
}

/// An atlas whose only layer are these marks, in a red that nothing else on the map has.
fn write_atlas(folder: &Path, marks: &[Mark]) {
    let polygon = |mark: &Mark| {
        let corners = mark.corners.iter().chain(mark.corners.first());
        let ring: Vec<String> =
            corners.map(|pos| format!("[{:.7},{:.7}]", pos.lon_deg, pos.lat_deg)).collect();
        format!("[[{}]]", ring.join(","))
    };
    // One feature has one name: many would cover their marks.
    let polygons: Vec<String> = marks.iter().map(polygon).collect();
    let collection = format!(
        r##"{{"type":"FeatureCollection","features":[{{"type":"Feature","id":"marks",
        "geometry":{{"type":"MultiPolygon","coordinates":[{}]}},
        "properties":{{"name":"Marks","kind":"other","precision":"schematic","fill":"#ff0000","fill-opacity":1,
        "stroke-opacity":0,"stroke-width":0}}}}]}}"##,
        polygons.join(",")
    );
    let toml = "format = 1\ntitle = \"Marks\"\nlanguage = \"en\"\nhome = { centre = [0.0, 0.0], width_km = 3000 }\n\
        [[layer]]\nid = \"marks\"\ntitle = \"Marks\"\nfile = \"geodata/marks.geojson\"\nkind = \"areas\"\nvisible = true\n";
    for dir in ["assets", "geodata"] {
        std::fs::create_dir_all(folder.join(dir)).expect("a folder");
    }
    std::fs::write(folder.join("assets/atlas.toml"), toml).expect("atlas.toml");
    std::fs::write(folder.join("geodata/marks.geojson"), collection).expect("the marks");
}

fn picture(folder: &Path, view: &MapView) -> image::RgbImage {
    let out = folder.join("marks.png");
    let center = view.center();
    let hash = format!(
        "#map={:.12}/{:.9}/{:.9}/{:.6}&projection={}",
        view.zoom(),
        center.lat_deg,
        center.lon_deg,
        view.bearing_deg(),
        view.projection()
    );
    let output = Command::new(env!("CARGO_BIN_EXE_high-north"))
        .arg("render")
        .arg(folder)
        .args([
            "--no-panels",
            "--size",
            &format!("{WIDTH}x{HEIGHT}"),
            "--scale",
            "4",
            "--view",
            &hash,
            "--out",
        ])
        .arg(&out)
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    image::open(out).expect("a picture").to_rgb8()
}

/// The middle of what is red within reach of a place, and how many pixels that is; all in pixels of the picture.
fn red_middle(picture: &image::RgbImage, (x, y): (f64, f64)) -> (f64, f64, u32) {
    let reach = 2.0 * HALF_PX * SCALE;
    let within = |middle: f64, length: u32| {
        (middle - reach).max(0.0) as u32..((middle + reach).ceil().max(0.0) as u32).min(length)
    };
    let (mut sum_x, mut sum_y, mut count) = (0.0, 0.0, 0);
    for (row, column) in within(y, picture.height())
        .flat_map(|row| within(x, picture.width()).map(move |column| (row, column)))
    {
        let [red, green, blue] = picture.get_pixel(column, row).0;
        if red > 250 && green < 8 && blue < 8 {
            sum_x += f64::from(column) + 0.5;
            sum_y += f64::from(row) + 0.5;
            count += 1;
        }
    }
    (sum_x / f64::from(count), sum_y / f64::from(count), count)
}

/// Draws a grid of marks and measures each. A mark that a label or a line covers in part is left out, but many
/// have to be whole.
fn compare(name: &str, view: &MapView) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let marks = marks(view);
    write_atlas(folder.path(), &marks);
    let picture = picture(folder.path(), view);
    let side = 2.0 * HALF_PX * SCALE;
    let (mut measured, mut worst) = (0, 0.0f64);
    for mark in &marks {
        let (x, y) = mark.middle(view);
        let (x, y) = (x * SCALE, y * SCALE);
        let (red_x, red_y, count) = red_middle(&picture, (x, y));
        // A coast or a name that covers a corner would move the middle.
        if (f64::from(count) / (side * side) - 1.0).abs() > 0.015 {
            continue;
        }
        let off = (red_x - x).hypot(red_y - y);
        assert!(off < MOST_OFF_PX, "{name}: {off:.2} px off at {x:.1} {y:.1}");
        worst = worst.max(off);
        measured += 1;
    }
    eprintln!("{name}: {measured} of {} marks, at most {worst:.2} px off", marks.len());
    assert!(
        measured >= 20 && measured * 10 >= marks.len() * 3,
        "{name}: {measured} of {} measured",
        marks.len()
    );
}

#[test]
fn every_projection_draws_its_marks_where_the_mirror_says() {
    for projection in Projection::ALL {
        for (center, m_per_px, bearing) in
            [(LonLat::new(25.0, 69.0), 900.0, 0.0), (LonLat::new(179.0, 62.0), 13_500.0, 33.0)]
        {
            let view = view(projection, center, m_per_px, bearing);
            compare(&format!("{projection:?} at {m_per_px} m"), &view);
        }
    }
}

#[test]
fn half_way_from_equal_area_to_the_globe_the_two_agree_too() {
    // Over the ocean, where few names and lines cross the marks.
    compare("half a globe", &view(Projection::EqualArea, LonLat::new(-38.0, 38.0), 9_000.0, 0.0));
}
