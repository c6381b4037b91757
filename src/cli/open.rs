//! `high-north`: opens the window.

use super::Failure;
use super::arguments::SceneArguments;
use super::scene::scene;
use crate::format::Loaded;
use crate::settings::Settings;
use crate::view::Link;

/// Opens the window and waits until it is closed.
pub(super) fn open(arguments: &SceneArguments, reduced_motion: bool) -> Result<u8, Failure> {
    let (loaded, link) = scene(arguments, None)?;
    let settings = Settings { reduced_motion, ..arguments.settings() };
    show(loaded, link, settings, arguments)?;
    Ok(0)
}

#[cfg(feature = "app")]
fn show(loaded: Loaded, link: Link, settings: Settings, arguments: &SceneArguments) -> Result<(), Failure> {
    let Loaded { atlas, diagnostics, .. } = loaded;
    let scene = crate::app::Scene { atlas, diagnostics, link, settings };
    Ok(crate::app::open(scene, super::scene::layers(arguments))?)
}

#[cfg(not(feature = "app"))]
fn show(_: Loaded, _: Link, _: Settings, _: &SceneArguments) -> Result<(), Failure> {
    Err(Failure::no_map())
}
