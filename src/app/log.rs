//! What the program says of itself while it runs: on the desktop in the terminal, on the web in the browser's console.

#[cfg(target_arch = "wasm32")]
mod console;

/// Only what a user can do something about is said: warnings, and of the parts under the map only errors.
const ERRORS_ONLY: [&str; 6] = ["wgpu", "naga", "bevy_winit", "winit", "bevy_render", "bevy_egui"];
/// What the drivers say is said again by those above them.
const SILENT: &str = "wgpu_hal";

/// Bevy's own, which follows `RUST_LOG`.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn plugin() -> bevy::log::LogPlugin {
    let errors = ERRORS_ONLY.map(|part| format!("{part}=error")).join(",");
    bevy::log::LogPlugin {
        level: bevy::log::Level::WARN,
        filter: format!("{errors},{SILENT}=off"),
        ..Default::default()
    }
}

/// A page has no `RUST_LOG`, and is spared the code that reads its rules.
#[cfg(target_arch = "wasm32")]
pub(super) fn plugin() -> impl bevy::app::Plugin {
    |_: &mut bevy::app::App| console::listen()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_are_heard_but_of_what_draws_only_errors() {
        let plugin = plugin();
        assert_eq!(plugin.level, bevy::log::Level::WARN);
        let rules: Vec<&str> = plugin.filter.split(',').collect();
        assert_eq!((rules.first(), rules.last()), (Some(&"wgpu=error"), Some(&"wgpu_hal=off")));
        assert_eq!(rules.len(), ERRORS_ONLY.len() + 1);
    }
}
