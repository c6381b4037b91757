//! The window: Bevy's plugins, the camera, and the size of what is drawn on.

use super::engine::Engine;
#[cfg(not(target_arch = "wasm32"))]
use super::state::DrawSystems;
use super::state::{Interface, Pixels};
use super::{DrawPlugin, Scene, StatePlugin, loading};
#[cfg(not(target_arch = "wasm32"))]
use crate::settings::Setting;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
#[cfg(not(target_arch = "wasm32"))]
use bevy::window::{MonitorSelection, WindowMode};
use bevy::window::{PrimaryWindow, RequestRedraw};
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::EguiPlugin;
use std::time::Duration;

/// Opens the map in a window, with `files` on it, and returns when it is closed. What is `chosen` wins, for this run, over
/// what the reader has set before, and that over the settings of the scene.
#[cfg(not(target_arch = "wasm32"))]
pub fn open(
    scene: Scene,
    chosen: &[Setting],
    files: Vec<super::state::DropFile>,
) -> Result<(), super::AppError> {
    super::graphics::check_display()?;
    let backends = super::graphics::backends()?;
    let mut app = app(scene, super::graphics::render_plugin(backends));
    super::store::plugin(&mut app, chosen);
    app.add_systems(Update, fill_screen.in_set(DrawSystems));
    app.world_mut().write_message_batch(files);
    app.run();
    Ok(())
}

/// The app with a window, or on the web with its canvas.
pub(super) fn app(scene: Scene, render: RenderPlugin) -> App {
    let mut app = App::new();
    loading::source_plugin(&mut app);
    let window = Window {
        title: scene.atlas.title.clone(),
        resolution: (1280, 800).into(),
        canvas: Some("#map".to_owned()),
        fit_canvas_to_parent: true,
        // The page keeps F5, Tab and the browser's own keys.
        prevent_default_event_handling: false,
        ..default()
    };
    app.set_error_handler(bevy::ecs::error::warn)
        .add_plugins(Engine.set(WindowPlugin { primary_window: Some(window), ..default() }).set(render))
        .add_plugins(EguiPlugin::default())
        // At rest nothing is drawn: the loop sleeps until there is an event or somebody asks for a frame.
        .insert_resource(WinitSettings {
            focused_mode: UpdateMode::reactive_low_power(Duration::MAX),
            unfocused_mode: UpdateMode::reactive_low_power(Duration::MAX),
        })
        .insert_resource(Pixels { width: 1280, height: 800, per_point: 1.0 })
        .add_plugins((StatePlugin(scene), DrawPlugin))
        .add_systems(Startup, |mut commands: Commands| {
            commands.spawn(super::render::camera());
        })
        .add_systems(PreUpdate, measure);
    super::clock::plugin(&mut app);
    #[cfg(not(target_arch = "wasm32"))]
    super::access::plugin(&mut app);
    app
}

/// Takes the whole screen, or gives it back. On the web that is the browser's own affair.
#[cfg(not(target_arch = "wasm32"))]
fn fill_screen(interface: Res<Interface>, mut window: Single<&mut Window, With<PrimaryWindow>>) {
    let mode = match interface.is_full_screen {
        true => WindowMode::BorderlessFullscreen(MonitorSelection::Current),
        false => WindowMode::Windowed,
    };
    if window.mode != mode {
        window.mode = mode;
    }
}

fn measure(
    window: Single<&Window, With<PrimaryWindow>>,
    interface: Res<Interface>,
    mut pixels: ResMut<Pixels>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let is_changed = pixels.set_if_neq(Pixels {
        width: window.physical_width().max(1),
        height: window.physical_height().max(1),
        per_point: window.scale_factor() * interface.settings.text_size.factor(),
    });
    // egui knows the size of the window a frame later.
    if is_changed {
        redraw.write(RequestRedraw);
    }
}
