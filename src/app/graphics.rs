//! Asks, before Bevy does, whether there is a display and a graphics adapter: Bevy would panic.

use super::AppError;
use bevy::render::RenderPlugin;
use bevy::render::settings::WgpuSettings;
use bevy::tasks::block_on;

/// An error where no window can be opened.
pub(super) fn check_display() -> Result<(), AppError> {
    #[cfg(target_os = "linux")]
    {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if cfg!(feature = "wayland") && (is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET")) {
            return Ok(());
        }
        if !is_set("DISPLAY") {
            return Err(AppError::NoDisplay("DISPLAY is not set".to_owned()));
        }
        x11rb::connect(None).map_err(|error| AppError::NoDisplay(error.to_string()))?;
    }
    Ok(())
}

/// The graphics interfaces to use, or an error where nothing can draw, not even in software.
///
/// Vulkan, Metal and Direct3D 12 first: OpenGL is only asked where they are missing, since some of its drivers
/// write to the terminal when they are.
pub(super) fn backends() -> Result<wgpu::Backends, AppError> {
    let chosen = wgpu::Backends::from_env();
    let choices = chosen.map_or(vec![wgpu::Backends::PRIMARY, wgpu::Backends::GL], |only| vec![only]);
    for backends in choices {
        let mut descriptor = wgpu::InstanceDescriptor::new_without_display_handle();
        descriptor.backends = backends;
        let instance = wgpu::Instance::new(descriptor);
        if !block_on(instance.enumerate_adapters(backends)).is_empty() {
            return Ok(backends);
        }
    }
    Err(AppError::NoGraphics("neither Vulkan nor OpenGL answered".to_owned()))
}

/// Bevy's renderer on these interfaces.
pub(super) fn render_plugin(backends: wgpu::Backends) -> RenderPlugin {
    let settings = WgpuSettings { backends: Some(backends), ..WgpuSettings::default() };
    RenderPlugin { render_creation: settings.into(), ..RenderPlugin::default() }
}
