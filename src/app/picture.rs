//! One settled picture without a window or a display.

use super::state::{Interface, LoadReport, Pending, Pixels};
use super::{AppError, DrawPlugin, Scene, StatePlugin, loading};
use bevy::app::PluginsState;
use bevy::camera::{ImageRenderTarget, RenderTarget};
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::render_resource::{Extent3d, TextureFormat, TextureUsages};
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::window::ExitCondition;
use bevy::winit::WinitPlugin;
use bevy_egui::EguiPlugin;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A picture to be drawn.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The PNG file.
    pub out: PathBuf,
    /// Width in logical pixels.
    pub width_px: u32,
    /// Height in logical pixels.
    pub height_px: u32,
    /// Pixels of the file per logical pixel.
    pub scale: f32,
    /// Whether the article and the card are in it.
    pub panels: bool,
}

/// No picture takes longer, even in software on a slow machine.
const LONGEST: Duration = Duration::from_secs(180);
/// Frames drawn after nothing is missing any more, so that panels have their final size.
const SETTLING_FRAMES: u32 = 6;

/// What the camera draws on.
#[derive(Resource)]
struct Target(Handle<Image>);

/// The picture, once it has come back from the graphics card.
#[derive(Resource, Default)]
struct Captured(Option<Image>);

/// Draws the scene once everything is loaded, and writes it as a PNG file. The same scene gives the same bytes.
pub fn render(scene: Scene, picture: Picture) -> Result<(), AppError> {
    let backends = super::graphics::backends()?;
    let mut app = app(scene, &picture, backends);
    while app.plugins_state() == PluginsState::Adding {
        bevy::tasks::tick_global_task_pools_on_main_thread();
        std::thread::sleep(Duration::from_millis(1));
    }
    app.finish();
    app.cleanup();
    let image = settle_and_capture(&mut app)?;
    for note in &app.world().resource::<LoadReport>().notes {
        bevy::log::warn!("{note}");
    }
    write(&image, &picture.out)
}

fn app(scene: Scene, picture: &Picture, backends: wgpu::Backends) -> App {
    let mut app = App::new();
    loading::source_plugin(&mut app);
    app.set_error_handler(bevy::ecs::error::warn)
        .add_plugins(
            DefaultPlugins
                .set(WindowPlugin {
                    primary_window: None,
                    exit_condition: ExitCondition::DontExit,
                    ..default()
                })
                // A frame that waits for its shaders is the same every time.
                .set(RenderPlugin {
                    synchronous_pipeline_compilation: true,
                    ..super::graphics::render_plugin(backends)
                })
                .set(AssetPlugin { meta_check: bevy::asset::AssetMetaCheck::Never, ..default() })
                .set(super::window::log_plugin())
                .disable::<WinitPlugin>()
                .disable::<PipelinedRenderingPlugin>(),
        )
        .add_plugins(EguiPlugin::default())
        .insert_resource(pixels(picture))
        .init_resource::<Captured>()
        .add_plugins((StatePlugin(scene), DrawPlugin))
        .add_systems(Startup, spawn_camera);
    app.world_mut().resource_mut::<Interface>().map_only = !picture.panels;
    app.insert_resource(super::state::Still);
    app
}

fn pixels(picture: &Picture) -> Pixels {
    let scaled = |side: u32| (side as f32 * picture.scale).round().max(1.0) as u32;
    Pixels { width: scaled(picture.width_px), height: scaled(picture.height_px), per_point: picture.scale }
}

fn spawn_camera(mut commands: Commands, mut images: ResMut<Assets<Image>>, pixels: Res<Pixels>) {
    let mut image =
        Image::new_target_texture(pixels.width, pixels.height, TextureFormat::Rgba8UnormSrgb, None);
    image.texture_descriptor.usage |= TextureUsages::COPY_SRC;
    image.texture_descriptor.size =
        Extent3d { width: pixels.width, height: pixels.height, depth_or_array_layers: 1 };
    let handle = images.add(image);
    let target = ImageRenderTarget { handle: handle.clone(), scale_factor: pixels.per_point };
    commands.spawn((super::render::camera(), RenderTarget::Image(target)));
    commands.insert_resource(Target(handle));
}

fn settle_and_capture(app: &mut App) -> Result<Image, AppError> {
    let start = Instant::now();
    let mut settled = 0;
    while settled < SETTLING_FRAMES {
        app.update();
        let is_settled = {
            let world = app.world();
            world.resource::<Pending>().what.is_none()
                && world.resource::<super::start::Start>().is_done()
                && world.resource::<super::labels::BaseLabels>().is_there()
        };
        settled = if is_settled { settled + 1 } else { 0 };
        check_time(start, app)?;
    }
    let target = app.world().resource::<Target>().0.clone();
    app.world_mut().spawn(Screenshot::image(target)).observe(
        |captured: On<ScreenshotCaptured>, mut store: ResMut<Captured>| {
            store.0 = Some(captured.image.clone());
        },
    );
    loop {
        app.update();
        if let Some(image) = app.world_mut().resource_mut::<Captured>().0.take() {
            return Ok(image);
        }
        check_time(start, app)?;
    }
}

fn check_time(start: Instant, app: &App) -> Result<(), AppError> {
    if start.elapsed() < LONGEST {
        return Ok(());
    }
    let what = app.world().resource::<Pending>().what.unwrap_or("drawing");
    Err(AppError::TooSlow { seconds: LONGEST.as_secs(), waiting_for: what.to_owned() })
}

fn write(image: &Image, path: &Path) -> Result<(), AppError> {
    let fault = |reason: String| AppError::Write { path: path.to_owned(), reason };
    let pixels = image.clone().try_into_dynamic().map_err(|error| fault(error.to_string()))?;
    // The picture covers what is behind it; drawing leaves some of its pixels half transparent.
    pixels.to_rgb8().save_with_format(path, image::ImageFormat::Png).map_err(|error| fault(error.to_string()))
}
