//! The window, the picture and the web page: everything that needs Bevy.
//!
//! Features are one folder each and do not import each other: they meet in the resources of [`state`], each
//! of which one room writes, in [`crate::command::Command`], and in the one egui pass, `screen`. All of them may
//! build on [`theme`], `render` and `loading`.

#[cfg(not(target_arch = "wasm32"))]
mod access;
mod apply;
mod basemap;
mod camera;
mod clock;
mod compare;
mod dropped;
mod engine;
mod error;
mod export;
#[cfg(not(target_arch = "wasm32"))]
mod graphics;
pub mod labels;
mod linked;
mod loading;
mod log;
mod marks;
mod night;
mod notice;
mod overlays;
pub mod panels;
#[cfg(not(target_arch = "wasm32"))]
mod picture;
mod play_time;
#[cfg(not(target_arch = "wasm32"))]
mod rehearsal;
mod render;
mod screen;
mod search;
mod sight;
mod start;
pub mod state;
mod store;
mod story;
mod text_size;
pub mod theme;
mod wake;
#[cfg(target_arch = "wasm32")]
mod web;
mod window;
mod worded;

pub use camera::{MapInput, map_input_ui};
pub use error::AppError;
pub use linked::scene;
#[cfg(not(target_arch = "wasm32"))]
pub use picture::{Picture, Studio, render};
#[cfg(not(target_arch = "wasm32"))]
pub use rehearsal::{Rehearsal, run_in_this_thread};
pub use start::FreeRect;
#[cfg(target_arch = "wasm32")]
pub use web::show_map;
#[cfg(not(target_arch = "wasm32"))]
pub use window::open;
pub use worded::{Worded, speak};

use crate::atlas::Atlas;
use crate::format::Diagnostic;
use crate::settings::Settings;
use crate::view::{LayerState, Link};
use bevy::prelude::*;
use state::{
    CommandSystems, CurrentFlight, DrawSystems, Interface, LoadReport, NamedLines, OpenAtlas, Pending,
    Selection, ViewSystems,
};

/// What the map is started with.
#[derive(Debug, Clone, Default)]
pub struct Scene {
    /// The atlas.
    pub atlas: Atlas,
    /// What was wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// The view, the place and the article to start with.
    pub link: Link,
    /// Theme, units, language and so on; a theme in the link wins over them.
    pub settings: Settings,
}

/// The state of the map and the commands that change it, without anything that draws: what a headless test drives.
pub struct StatePlugin(pub Scene);

impl Plugin for StatePlugin {
    fn build(&self, app: &mut App) {
        let scene = self.0.clone();
        let layers = LayerState::new(&scene.atlas.layers);
        let article = (!scene.atlas.articles.is_empty()).then_some(crate::atlas::ArticleIndex(0));
        app.insert_resource(Interface { layers, settings: scene.settings, ..Interface::default() })
            .insert_resource(Selection { article, ..Selection::default() })
            .insert_resource(LoadReport { diagnostics: scene.diagnostics, notes: Vec::new() })
            .insert_resource(OpenAtlas(scene.atlas))
            .insert_resource(start::Start::new(scene.link))
            .init_resource::<apply::Outbox>()
            .init_resource::<CurrentFlight>()
            .init_resource::<Pending>()
            .init_resource::<state::Countries>()
            .init_resource::<state::SearchIndex>()
            .init_resource::<NamedLines>()
            .init_resource::<state::CurrentNotice>()
            .init_resource::<state::Exporting>()
            .init_resource::<state::TextInView>()
            .init_resource::<sight::Sight>()
            .add_message::<bevy::window::RequestRedraw>()
            .configure_sets(Update, (CommandSystems, ViewSystems, DrawSystems).chain());
        for plugin in [
            apply::plugin,
            camera::plugin,
            start::plugin,
            story::plugin,
            play_time::plugin,
            dropped::plugin,
            text_size::plugin,
        ] {
            plugin(app);
        }
    }
}

/// What a person meets: marks, labels and panels, and the input they take. It asks for no graphics card.
struct ScreenPlugin;

impl Plugin for ScreenPlugin {
    fn build(&self, app: &mut App) {
        for plugin in [
            loading::plugin,
            marks::plugin,
            labels::plugin,
            compare::plugin,
            search::plugin,
            notice::plugin,
            export::plugin,
            screen::plugin,
        ] {
            plugin(app);
        }
    }
}

/// Everything that is drawn. Comes after Bevy's own plugins and [`StatePlugin`].
struct DrawPlugin;

impl Plugin for DrawPlugin {
    fn build(&self, app: &mut App) {
        app.add_plugins(ScreenPlugin);
        for plugin in [render::plugin, basemap::plugin, night::plugin, overlays::plugin, dropped::draw_plugin]
        {
            plugin(app);
        }
    }
}
