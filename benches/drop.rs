//! What a large dropped file costs the frames: how long the main thread is busy with the longest of them, by the clock
//! and in CPU time, the longest frame with its drawing, and how long reading and drawing take.
//!
//! `cargo bench --bench drop`. The program runs as its window does, with the worker's thread beside it, but draws on an
//! image, as fast as it can and one thing after the other, where a window draws on a second thread. Between frames the
//! graphics card is not waited for, as it is not in the window either; software graphics (lavapipe) take their time
//! from the same processors. CPU time is the main thread's own, drawing included, read where there is `/proc`.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

#[path = "../tests/dropped/generate.rs"]
mod generate;

use generate::generate;
use high_north::app::state::{DropFile, DropState};
use high_north::app::{Picture, Scene, Studio};
use high_north::format::{built_in, load};
use high_north::view::Link;
use std::path::{Path, PathBuf};
use std::time::Instant;

const BYTES: u64 = 60_000_000;
const ROUNDS: usize = 3;
/// The radius of the pointer on the ground where all of the file is seen, in metres.
const POINTER_M: f64 = 30_000.0;
/// Frames at rest that the others are compared with.
const FRAMES_AT_REST: usize = 60;

/// CPU time of the calling thread so far, in milliseconds; nothing where there is no `/proc`.
fn thread_cpu_ms() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    // Nanoseconds on the processor are the first number.
    stat.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()).map_or(0.0, |ns| ns / 1e6)
}

/// What frames took.
#[derive(Default)]
struct Frames {
    wall_ms: Vec<f64>,
    busy_ms: Vec<f64>,
    cpu_ms: Vec<f64>,
}

impl Frames {
    fn take(&mut self, studio: &mut Studio) {
        let (start, cpu) = (Instant::now(), thread_cpu_ms());
        let busy = studio.update();
        self.busy_ms.push(busy.as_secs_f64() * 1000.0);
        self.wall_ms.push(start.elapsed().as_secs_f64() * 1000.0);
        self.cpu_ms.push(thread_cpu_ms() - cpu);
    }
}

fn most(values: &[f64]) -> f64 {
    values.iter().copied().fold(0.0, f64::max)
}

fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    values.get((share * last as f64).round() as usize).copied().unwrap_or(f64::NAN)
}

fn said(name: &str, values: &[f64], unit: &str) {
    let [low, middle, high] = [0.0, 0.5, 1.0].map(|share| quantile(values.to_vec(), share));
    println!("{name:<52} {middle:9.1} {unit:<3} ({low:.1} to {high:.1})");
}

fn studio() -> Studio {
    let link = Link::parse("#map=4/68/22").0;
    let scene = Scene { atlas: load(built_in()).atlas, link, ..Scene::default() };
    let picture = Picture { out: PathBuf::new(), width_px: 1280, height_px: 800, scale: 1.0, panels: true };
    let mut studio = Studio::open(scene, &picture).expect("a graphics adapter");
    studio.settle().expect("the map settles");
    studio
}

/// Frames while a file is read and drawn, and the seconds until it is on the map.
fn dropped(studio: &mut Studio, path: &Path) -> (Frames, f64) {
    let mut frames = Frames::default();
    let start = Instant::now();
    studio.drop_files([DropFile { path: path.to_owned(), fly: false }]);
    loop {
        frames.take(studio);
        let layers = &studio.dropped().layers;
        if !layers.is_empty() && !studio.dropped().is_loading() {
            assert!(matches!(layers[0].state, DropState::Ready { .. }), "{:?}", layers[0].name);
            // What was still to be handed to the graphics card.
            for _ in 0..10 {
                frames.take(studio);
            }
            return (frames, start.elapsed().as_secs_f64());
        }
    }
}

fn main() {
    let file = tempfile::Builder::new().suffix(".geojson").tempfile().expect("a temporary file");
    let known = generate(file.as_file(), BYTES).expect("it is written");
    println!(
        "{:.1} MB: {} points, {} lines, {} polygons, {} positions; {ROUNDS} rounds: median (range)",
        known.bytes as f64 / 1e6,
        known.points,
        known.lines,
        known.polygons,
        known.vertices
    );
    let (mut rest, mut longest, mut p95, mut cpu, mut seconds, mut hits) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut busy, mut busy_at_rest) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let mut studio = studio();
        let mut still = Frames::default();
        (0..FRAMES_AT_REST).for_each(|_| still.take(&mut studio));
        busy_at_rest.push(most(&still.busy_ms));
        rest.push(quantile(still.wall_ms, 0.5));
        let (frames, s) = dropped(&mut studio, file.path());
        busy.push(most(&frames.busy_ms));
        longest.push(most(&frames.wall_ms));
        p95.push(quantile(frames.wall_ms, 0.95));
        cpu.push(most(&frames.cpu_ms));
        seconds.push(s);
        hits.push(hits_us(&studio));
    }
    said("main thread, longest frame at rest", &busy_at_rest, "ms");
    said("main thread, longest frame while the file comes", &busy, "ms");
    said("frame at rest", &rest, "ms");
    said("longest frame while the file comes", &longest, "ms");
    said("95th percentile of those frames", &p95, "ms");
    said("most CPU of the main thread in such a frame", &cpu, "ms");
    said("drop to the last piece on the map", &seconds, "s");
    for (name, share) in [("median", 0.5), ("95th percentile", 0.95)] {
        let hit_us: Vec<f64> = hits.iter().map(|times| quantile(times.clone(), share)).collect();
        said(&format!("what is under the pointer, {name} of 1000 places"), &hit_us, "µs");
    }
}

/// How long it takes to find what is at each of many places.
fn hits_us(studio: &Studio) -> Vec<f64> {
    let layers = studio.dropped();
    let [west, south, east, north] = generate::BOX_DEG;
    let share = |index: u32, step: f64| (f64::from(index) * step).fract();
    (0..1000)
        .map(|index| {
            let lon = west + (east - west) * share(index, 0.618_034);
            let lat = south + (north - south) * share(index, 0.754_878);
            let start = Instant::now();
            std::hint::black_box(layers.hit(high_north::sphere::LonLat::new(lon, lat), POINTER_M));
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect()
}
