//! `high-north`: opens the window.

use super::Failure;
use super::arguments::SceneArguments;
use super::scene::scene;
use crate::format::Loaded;
use crate::settings::Setting;
use crate::view::Link;

/// Opens the window and waits until it is closed.
pub(super) fn open(arguments: &SceneArguments, reduced_motion: bool) -> Result<u8, Failure> {
    let (loaded, link) = scene(arguments, None)?;
    let motion = reduced_motion.then_some(Setting::ReducedMotion(true));
    let chosen: Vec<Setting> = arguments.chosen().into_iter().chain(motion).collect();
    show(loaded, link, &chosen, arguments)?;
    Ok(0)
}

#[cfg(feature = "app")]
fn show(loaded: Loaded, link: Link, chosen: &[Setting], arguments: &SceneArguments) -> Result<(), Failure> {
    let Loaded { atlas, diagnostics, .. } = loaded;
    let scene = crate::app::Scene { atlas, diagnostics, link, ..Default::default() };
    Ok(crate::app::open(scene, chosen, super::scene::layers(arguments))?)
}

#[cfg(not(feature = "app"))]
fn show(_: Loaded, _: Link, _: &[Setting], _: &SceneArguments) -> Result<(), Failure> {
    Err(Failure::no_map())
}
