//! What of Bevy the map is built on: its plugins, picked one by one.
//!
//! `DefaultPlugins` brings what games need besides: sprites, tiles, focus, measurements of itself. A plugin that is
//! named is linked even where it is switched off, and on the web every kilobyte is waited for.

use super::log;
use bevy::app::{PluginGroupBuilder, TaskPoolPlugin};
use bevy::prelude::*;

/// The plugins of Bevy, in the order in which Bevy itself adds them.
pub(super) struct Engine;

impl PluginGroup for Engine {
    fn build(self) -> PluginGroupBuilder {
        let base = PluginGroupBuilder::start::<Self>()
            .add(bevy::app::PanicHandlerPlugin)
            .add(log::plugin())
            .add(TaskPoolPlugin::default())
            .add(bevy::diagnostic::FrameCountPlugin)
            .add(bevy::time::TimePlugin)
            .add(TransformPlugin)
            .add(bevy::input::InputPlugin)
            .add(WindowPlugin::default())
            .add(bevy::a11y::AccessibilityPlugin);
        #[cfg(any(unix, windows))]
        let base = base.add(bevy::app::TerminalCtrlCHandlerPlugin);
        let drawing = base
            // No file of the map has a `.meta` beside it, and a server that is asked for one may answer with a page.
            .add(AssetPlugin { meta_check: bevy::asset::AssetMetaCheck::Never, ..default() })
            .add(bevy::winit::WinitPlugin::default())
            .add(bevy::render::RenderPlugin::default())
            .add(ImagePlugin::default())
            .add(bevy::mesh::MeshPlugin)
            .add(bevy::camera::CameraPlugin);
        #[cfg(not(target_arch = "wasm32"))]
        let drawing = drawing.add(bevy::render::pipelined_rendering::PipelinedRenderingPlugin);
        drawing.add(bevy::core_pipeline::CorePipelinePlugin).add(bevy::sprite_render::Mesh2dRenderPlugin)
    }
}
