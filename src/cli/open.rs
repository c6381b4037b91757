//! `high-north`: opens the window.

use super::Failure;
use super::arguments::SceneArguments;
use super::scene::scene;
use crate::format::Loaded;
use crate::view::Link;

/// Opens the window and waits until it is closed.
pub(super) fn open(arguments: &SceneArguments) -> Result<u8, Failure> {
    let (loaded, link) = scene(arguments, None)?;
    show(loaded, link)?;
    Ok(0)
}

#[cfg(feature = "app")]
fn show(loaded: Loaded, link: Link) -> Result<(), Failure> {
    let Loaded { atlas, diagnostics, .. } = loaded;
    Ok(crate::app::open(crate::app::Scene { atlas, diagnostics, link })?)
}

#[cfg(not(feature = "app"))]
fn show(_: Loaded, _: Link) -> Result<(), Failure> {
    Err(Failure::no_map())
}
