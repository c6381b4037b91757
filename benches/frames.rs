//! What a frame costs while the map moves, and how long it takes to the first one: as ratios to a program that
//! only clears its picture, both in this run, turn by turn.
//!
//! `cargo bench --bench frames`. Needs a graphics adapter; software Vulkan (lavapipe) will do. CPU time is all of
//! the process, and so of software graphics too; it is read where there is `/proc`.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use bevy::app::PluginsState;
use bevy::camera::{ImageRenderTarget, RenderTarget};
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::render_resource::TextureFormat;
use bevy::render::renderer::RenderDevice;
use bevy::window::ExitCondition;
use bevy::winit::WinitPlugin;
use high_north::app::{Picture, Scene, Studio};
use high_north::command::Command;
use high_north::format::{built_in, load};
use high_north::view::{Link, ScreenPos};
use std::path::PathBuf;
use std::time::Instant;

const WIDTH_PX: u32 = 1280;
const HEIGHT_PX: u32 = 720;
/// Frames of the script: a pan, then a zoom in and out.
const FRAMES: u32 = 60;
const ROUNDS: usize = 7;
/// The home view is drawn from the region at 1:10 million, the other from the world at 1:50 million.
const VIEWS: [(&str, &str); 2] = [("region 10m", "#map=5.3/64.5/20"), ("world 50m", "#map=5.3/62/110")];

/// What a script cost.
struct Cost {
    frame_ms: Vec<f64>,
    cpu_ms_per_frame: f64,
}

/// CPU time of this process so far, in milliseconds; nothing where there is no `/proc`.
fn cpu_ms() -> f64 {
    /// Linux counts in hundredths of a second, whatever the kernel's own clock.
    const MS_PER_TICK: f64 = 10.0;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field is the name in brackets, which may have spaces; user and system time are the 14th and 15th.
    let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ');
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * MS_PER_TICK
}

fn measure(mut frame: impl FnMut(u32)) -> Cost {
    let cpu = cpu_ms();
    let frame_ms = (0..FRAMES)
        .map(|index| {
            let start = Instant::now();
            frame(index);
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    Cost { frame_ms, cpu_ms_per_frame: (cpu_ms() - cpu) / f64::from(FRAMES) }
}

/// The script: what is asked for before frame `index`.
fn script(index: u32) -> Command {
    let middle = ScreenPos::new(f64::from(WIDTH_PX) / 2.0, f64::from(HEIGHT_PX) / 2.0);
    match index {
        0..30 => Command::Drag { from: middle, to: ScreenPos::new(middle.x - 6.0, middle.y + 3.0) },
        30..45 => Command::Zoom { doublings: 0.05, about: Some(middle) },
        _ => Command::Zoom { doublings: -0.05, about: Some(middle) },
    }
}

fn studio(view: &str) -> Studio {
    let scene = Scene { atlas: load(built_in()).atlas, link: Link::parse(view).0, ..Scene::default() };
    let picture =
        Picture { out: PathBuf::new(), width_px: WIDTH_PX, height_px: HEIGHT_PX, scale: 1.0, panels: false };
    Studio::open(scene, &picture).expect("a graphics adapter")
}

/// A program that only clears its picture, with the same features of Bevy.
fn bare() -> App {
    let mut app = App::new();
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin { primary_window: None, exit_condition: ExitCondition::DontExit, ..default() })
            .set(RenderPlugin { synchronous_pipeline_compilation: true, ..default() })
            .disable::<bevy::log::LogPlugin>()
            .disable::<WinitPlugin>()
            .disable::<PipelinedRenderingPlugin>(),
    )
    .add_systems(Startup, |mut commands: Commands, mut images: ResMut<Assets<Image>>| {
        let image = Image::new_target_texture(WIDTH_PX, HEIGHT_PX, TextureFormat::Rgba8UnormSrgb, None);
        let target = ImageRenderTarget { handle: images.add(image), scale_factor: 1.0 };
        commands.spawn((Camera2d, Msaa::Off, RenderTarget::Image(target)));
    });
    while app.plugins_state() == PluginsState::Adding {
        bevy::tasks::tick_global_task_pools_on_main_thread();
        std::thread::yield_now();
    }
    app.finish();
    app.cleanup();
    app
}

fn bare_frame(app: &mut App) {
    app.update();
    let device = app.world().resource::<RenderDevice>().wgpu_device().clone();
    let _ = device.poll(wgpu::PollType::wait_indefinitely());
}

/// Seconds to the first frame that shows a map, and of a bare program to its second frame: before that its
/// pipelines are not there.
fn start_s() -> (f64, f64) {
    let start = Instant::now();
    let mut map = studio(VIEWS[0].1);
    while !map.has_map() {
        map.frame();
    }
    map.frame();
    let map_s = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let mut app = bare();
    for _ in 0..2 {
        bare_frame(&mut app);
    }
    (map_s, start.elapsed().as_secs_f64())
}

fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    quantile(values, 0.5)
}

fn quantile(values: impl IntoIterator<Item = f64>, share: f64) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    values.get((share * last as f64).round() as usize).copied().unwrap_or(f64::NAN)
}

fn said(name: &str, values: &[f64], unit: &str) {
    let [low, middle, high] = [0.0, 0.5, 1.0].map(|share| quantile(values.iter().copied(), share));
    println!("{name:<44} {middle:8.2} {unit:<4} ({low:.2} to {high:.2})");
}

fn main() {
    let mut maps = VIEWS.map(|(_, view)| {
        let mut map = studio(view);
        map.settle().expect("the map settles");
        map
    });
    let mut empty = bare();
    let mut costs: [Vec<Cost>; 2] = [Vec::new(), Vec::new()];
    let mut bare_costs = Vec::new();
    // The first round warms up and is not counted.
    for round in 0..=ROUNDS {
        for ((map, costs), (_, view)) in maps.iter_mut().zip(&mut costs).zip(VIEWS) {
            let cost = measure(|index| {
                map.act(script(index));
                map.frame();
            });
            map.act(Command::Follow(Link::parse(view).0));
            if round > 0 {
                costs.push(cost);
            }
            // Back to where it began, before the next round.
            for _ in 0..4 {
                map.frame();
            }
        }
        let cost = measure(|_| bare_frame(&mut empty));
        if round > 0 {
            bare_costs.push(cost);
        }
    }
    let frame = |costs: &[Cost]| -> Vec<f64> {
        costs.iter().map(|cost| median(cost.frame_ms.iter().copied())).collect()
    };
    let p95 = |costs: &[Cost]| -> Vec<f64> {
        costs.iter().map(|cost| quantile(cost.frame_ms.iter().copied(), 0.95)).collect()
    };
    let cpu = |costs: &[Cost]| -> Vec<f64> { costs.iter().map(|cost| cost.cpu_ms_per_frame).collect() };
    let ratio =
        |a: &[f64], b: &[f64]| -> Vec<f64> { a.iter().zip(b).map(|(a, b)| a / b.max(1e-9)).collect() };
    println!("pan and zoom, {WIDTH_PX}x{HEIGHT_PX}, {FRAMES} frames, {ROUNDS} rounds: median (range)");
    said("bare program, frame", &frame(&bare_costs), "ms");
    said("bare program, CPU per frame", &cpu(&bare_costs), "ms");
    for ((name, _), costs) in VIEWS.iter().zip(&costs) {
        said(&format!("{name}, frame"), &frame(costs), "ms");
        said(&format!("{name}, frame, 95th percentile"), &p95(costs), "ms");
        let per_second: Vec<f64> = frame(costs).iter().map(|ms| 1000.0 / ms).collect();
        said(&format!("{name}, frames"), &per_second, "/s");
        said(&format!("{name}, CPU per frame"), &cpu(costs), "ms");
        said(&format!("{name}, CPU per frame ÷ bare"), &ratio(&cpu(costs), &cpu(&bare_costs)), "");
    }
    said("region ÷ world, CPU per frame", &ratio(&cpu(&costs[0]), &cpu(&costs[1])), "");
    drop((maps, empty));
    let starts: Vec<(f64, f64)> = (0..ROUNDS).map(|_| start_s()).collect();
    said("start to the first map", &starts.iter().map(|start| start.0).collect::<Vec<_>>(), "s");
    said("start of the bare program", &starts.iter().map(|start| start.1).collect::<Vec<_>>(), "s");
    said("the first ÷ the second", &starts.iter().map(|start| start.0 / start.1).collect::<Vec<_>>(), "");
}
