//! One settled picture without a window or a display.

#[cfg(test)]
mod layers_tests;
#[cfg(test)]
mod seen_tests;

use super::engine::Engine;
use super::export::png;
use super::state::{
    Act, CurrentFlight, DropFile, DropState, DroppedLayer, DroppedLayers, Interface, LoadReport, Pending,
    Pixels, Selection, View,
};
use super::{AppError, DrawPlugin, Scene, StatePlugin, loading};
use crate::command::Command;
use crate::view::MapView;
use bevy::app::PluginsState;
use bevy::camera::{ImageRenderTarget, RenderTarget};
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::render_resource::{Extent3d, TextureFormat, TextureUsages};
use bevy::render::renderer::RenderDevice;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::window::ExitCondition;
use bevy::winit::WinitPlugin;
use bevy_egui::{EguiContext, EguiPlugin, egui};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
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
/// Frames after nothing is missing any more, so that panels have their final size.
const SETTLING_FRAMES: u32 = 6;
/// How many of them are drawn, so that what came last is on the graphics card.
const DRAWN_FRAMES: u32 = 2;

/// What the camera draws on.
#[derive(Resource)]
struct Target(ImageRenderTarget);

/// The picture, once it has come back from the graphics card.
#[derive(Resource, Default)]
struct Captured(Option<Image>);

/// Draws the scene with `files` on it, once everything is loaded and some commands are done, and writes it as a PNG file.
/// The same scene gives the same bytes. With files its letters may differ by a few levels of grey: egui keeps them in the
/// order in which they come up, and that depends on when a file has been read.
pub fn render(
    scene: Scene,
    picture: Picture,
    files: Vec<DropFile>,
    first: &[Command],
) -> Result<(), AppError> {
    let mut studio = Studio::open(scene, &picture)?;
    studio.drop_files(files);
    studio.settle()?;
    studio.check_files()?;
    if !first.is_empty() {
        first.iter().for_each(|command| studio.act(command.clone()));
        studio.settle()?;
    }
    let image = studio.capture()?;
    for note in &studio.app.world().resource::<LoadReport>().notes {
        bevy::log::warn!("{note}");
    }
    write(&image, &picture.out)
}

/// What a window shows, to be drawn as it is.
pub(super) struct Seen {
    pub(super) interface: Interface,
    pub(super) selection: Selection,
    pub(super) view: MapView,
    /// The files that were dropped on it.
    pub(super) dropped: Vec<DroppedLayer>,
    /// Where panels stand and how far they are scrolled.
    pub(super) memory: egui::Memory,
}

/// Draws what a window shows, with every point of the ground where it is there, also where the picture has no panels; the
/// bytes of a PNG file. `None` where it was stopped on the way.
pub(super) fn draw_seen(
    scene: Scene,
    picture: &Picture,
    seen: Seen,
    stop: &AtomicBool,
) -> Result<Option<Vec<u8>>, AppError> {
    let mut studio = Studio::start(scene, picture, false)?;
    if !studio.settle_until(stop)? {
        return Ok(None);
    }
    let world = studio.app.world_mut();
    world.insert_resource(Interface { map_only: !picture.panels, ..seen.interface });
    world.insert_resource(seen.selection);
    world.insert_resource(super::state::View(seen.view));
    super::dropped::draw_again(world, seen.dropped);
    world.insert_resource(super::start::HeldFree(seen.view.free()));
    if let Ok(mut context) = world.query::<&mut EguiContext>().single_mut(world) {
        context.get_mut().memory_mut(|memory| *memory = seen.memory);
    }
    if !studio.settle_until(stop)? {
        return Ok(None);
    }
    png(&studio.capture()?).map(Some).map_err(AppError::Encode)
}

/// The map without a window: it draws a frame when it is asked to.
pub struct Studio {
    app: App,
    start: Instant,
}

impl Studio {
    /// Starts the map; nothing is loaded yet.
    pub fn open(scene: Scene, picture: &Picture) -> Result<Self, AppError> {
        Self::start(scene, picture, true)
    }

    /// The same; only the first app of a program sets up its log.
    fn start(scene: Scene, picture: &Picture, is_first: bool) -> Result<Self, AppError> {
        let start = Instant::now();
        let backends = super::graphics::backends()?;
        let mut app = app(scene, picture, backends, is_first);
        while app.plugins_state() == PluginsState::Adding {
            bevy::tasks::tick_global_task_pools_on_main_thread();
            std::thread::sleep(Duration::from_millis(1));
        }
        app.finish();
        app.cleanup();
        Ok(Self { app, start })
    }

    /// Asks for something before the next frame.
    pub fn act(&mut self, command: Command) {
        self.app.world_mut().write_message(Act(command));
    }

    /// Drops files on the map before the next frame.
    pub fn drop_files(&mut self, files: impl IntoIterator<Item = DropFile>) {
        self.app.world_mut().write_message_batch(files);
    }

    /// The files that were dropped, and how far they have come.
    pub fn dropped(&self) -> &DroppedLayers {
        self.app.world().resource()
    }

    /// An error where a file cannot be shown.
    fn check_files(&self) -> Result<(), AppError> {
        let words = crate::words::Language::English.words();
        for layer in &self.dropped().layers {
            if let DropState::Failed(refusal) = &layer.state {
                return Err(AppError::File(super::panels::refusal_words(words, &layer.name, refusal)));
            }
        }
        Ok(())
    }

    /// Draws a frame, and waits until the graphics card is done with it.
    pub fn frame(&mut self) {
        self.set_camera(true);
        self.app.update();
        let device = self.app.world().resource::<RenderDevice>().wgpu_device().clone();
        // A device that is lost is seen in the picture, or in the next frame.
        let _ = device.poll(wgpu::PollType::wait_indefinitely());
    }

    /// Draws a frame, and does not wait for the graphics card. Returns how long the main thread of a window is busy with
    /// one: everything but drawing itself, which a window leaves to a second thread.
    pub fn update(&mut self) -> Duration {
        self.set_camera(true);
        let apps = self.app.sub_apps_mut();
        let mut start = Instant::now();
        apps.main.run_default_schedule();
        let mut busy = start.elapsed();
        // What `SubApps::update` does, with a clock.
        for app in apps.sub_apps.values_mut() {
            start = Instant::now();
            app.extract(apps.main.world_mut());
            busy += start.elapsed();
            app.update();
        }
        apps.main.world_mut().clear_trackers();
        busy
    }

    /// Turns the camera on or off. In software, drawing frames that nobody sees is most of what a picture costs.
    fn set_camera(&mut self, is_active: bool) {
        let world = self.app.world_mut();
        for mut camera in world.query::<&mut Camera>().iter_mut(world) {
            if camera.is_active != is_active {
                camera.is_active = is_active;
            }
        }
    }

    /// Ends a flight where it leads: what lies on its way is not in the picture.
    fn arrive(&mut self) {
        let world = self.app.world_mut();
        if let Some(motion) = world.resource_mut::<CurrentFlight>().0.take() {
            motion.finish(&mut world.resource_mut::<View>());
        }
    }

    /// Whether some level of the base map is drawn.
    pub fn has_map(&self) -> bool {
        self.app.world().resource::<Pending>().has_map
    }

    /// Goes on until nothing is missing and panels have their final size.
    pub fn settle(&mut self) -> Result<(), AppError> {
        self.settle_until(&AtomicBool::new(false)).map(|_| ())
    }

    /// The same, unless it is stopped; whether it was not.
    fn settle_until(&mut self, stop: &AtomicBool) -> Result<bool, AppError> {
        let mut settled = 0;
        while settled < SETTLING_FRAMES {
            if stop.load(Ordering::Relaxed) {
                return Ok(false);
            }
            self.set_camera(settled + DRAWN_FRAMES >= SETTLING_FRAMES);
            self.arrive();
            self.app.update();
            let world = self.app.world();
            let is_settled = world.resource::<Pending>().what.is_none()
                && world.resource::<super::start::Start>().is_done()
                && !world.resource::<DroppedLayers>().is_loading()
                && world.resource::<CurrentFlight>().0.is_none()
                && world.resource::<super::labels::BaseLabels>().is_there();
            settled = if is_settled { settled + 1 } else { 0 };
            self.check_time()?;
        }
        Ok(true)
    }

    fn capture(&mut self) -> Result<Image, AppError> {
        let target = self.app.world().resource::<Target>().0.clone();
        self.app.world_mut().spawn(Screenshot(RenderTarget::Image(target))).observe(
            |captured: On<ScreenshotCaptured>, mut store: ResMut<Captured>| {
                store.0 = Some(captured.image.clone());
            },
        );
        loop {
            self.app.update();
            if let Some(image) = self.app.world_mut().resource_mut::<Captured>().0.take() {
                return Ok(image);
            }
            self.check_time()?;
        }
    }

    fn check_time(&self) -> Result<(), AppError> {
        if self.start.elapsed() < LONGEST {
            return Ok(());
        }
        let what = self.app.world().resource::<Pending>().what.unwrap_or("drawing");
        Err(AppError::TooSlow { seconds: LONGEST.as_secs(), waiting_for: what.to_owned() })
    }
}

fn app(scene: Scene, picture: &Picture, backends: wgpu::Backends, is_first: bool) -> App {
    let mut app = App::new();
    loading::source_plugin(&mut app);
    let plugins = match is_first {
        true => Engine.build(),
        false => Engine.build().disable::<bevy::log::LogPlugin>(),
    };
    app.set_error_handler(bevy::ecs::error::warn)
        .add_plugins(
            plugins
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
                .disable::<WinitPlugin>()
                .disable::<PipelinedRenderingPlugin>(),
        )
        .add_plugins(EguiPlugin::default())
        .insert_resource(pixels(picture))
        .init_resource::<Captured>()
        .add_plugins((StatePlugin(scene), DrawPlugin))
        .insert_resource(NativeScale(picture.scale))
        .add_systems(Startup, spawn_camera)
        .add_systems(PreUpdate, scale_points);
    app.world_mut().resource_mut::<Interface>().map_only = !picture.panels;
    app.insert_resource(super::state::Still);
    app
}

fn pixels(picture: &Picture) -> Pixels {
    let scaled = |side: u32| (side as f32 * picture.scale).round().max(1.0) as u32;
    Pixels { width: scaled(picture.width_px), height: scaled(picture.height_px), per_point: picture.scale }
}

/// Pixels of the picture for each of its logical ones, before the size of the text is looked at.
#[derive(Resource)]
struct NativeScale(f32);

fn scale_points(native: Res<NativeScale>, interface: Res<Interface>, mut pixels: ResMut<Pixels>) {
    let per_point = native.0 * interface.settings.text_size.factor();
    pixels.set_if_neq(Pixels { per_point, ..*pixels });
}

fn spawn_camera(
    mut commands: Commands,
    mut images: ResMut<Assets<Image>>,
    pixels: Res<Pixels>,
    native: Res<NativeScale>,
) {
    let mut image =
        Image::new_target_texture(pixels.width, pixels.height, TextureFormat::Rgba8UnormSrgb, None);
    image.texture_descriptor.usage |= TextureUsages::COPY_SRC;
    image.texture_descriptor.size =
        Extent3d { width: pixels.width, height: pixels.height, depth_or_array_layers: 1 };
    let handle = images.add(image);
    let target = ImageRenderTarget { handle, scale_factor: native.0 };
    commands.spawn((super::render::camera(), RenderTarget::Image(target.clone())));
    commands.insert_resource(Target(target));
}

fn write(image: &Image, path: &Path) -> Result<(), AppError> {
    let fault = |reason: String| AppError::Write { path: path.to_owned(), reason };
    let bytes = png(image).map_err(fault)?;
    std::fs::write(path, bytes).map_err(|error| fault(error.to_string()))
}
