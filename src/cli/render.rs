//! `high-north render`: draws one picture.

use super::Failure;
use super::arguments::RenderArguments;
use super::scene::scene;
use crate::format::Loaded;
#[cfg(feature = "app")]
use crate::settings::{Settings, TextSize};
use crate::view::Link;
use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;

/// Draws the picture and writes it.
pub(super) fn render(arguments: &RenderArguments) -> Result<u8, Failure> {
    check_out(&arguments.out)?;
    check_sides(arguments.size, arguments.scale)?;
    let (loaded, link) = scene(&arguments.scene, arguments.theme.as_deref())?;
    draw(loaded, link, arguments)?;
    Ok(0)
}

/// A graphics card has no images of more than 8192 pixels a side.
fn check_sides((width, height): (u32, u32), scale: f32) -> Result<(), Failure> {
    const LONGEST_PX: f32 = 8192.0;
    if width.max(height) as f32 * scale <= LONGEST_PX {
        return Ok(());
    }
    Err(Failure::usage(format!("{width}x{height} at --scale {scale} has a side of more than 8192 pixels")))
}

#[cfg(feature = "app")]
fn draw(loaded: Loaded, link: Link, arguments: &RenderArguments) -> Result<(), Failure> {
    let Loaded { atlas, diagnostics, .. } = loaded;
    let text_size = TextSize::nearest(arguments.text_size);
    let settings = Settings { text_size, ..arguments.scene.settings() };
    let (width_px, height_px) = arguments.size;
    let picture = crate::app::Picture {
        out: arguments.out.clone(),
        width_px,
        height_px,
        scale: arguments.scale,
        panels: !arguments.no_panels,
    };
    let scene = crate::app::Scene { atlas, diagnostics, link, settings };
    let files = super::scene::layers(&arguments.scene);
    Ok(crate::app::render(scene, picture, files, &arguments.first)?)
}

#[cfg(not(feature = "app"))]
fn draw(_: Loaded, _: Link, _: &RenderArguments) -> Result<(), Failure> {
    Err(Failure::no_map())
}

/// Whether the picture can be written, asked before a minute is spent on drawing it. What is there already stays.
fn check_out(out: &Path) -> Result<(), Failure> {
    let refuse =
        |reason: &str| Failure::usage(format!("--out `{}` cannot be written: {reason}", out.display()));
    if !out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("png")) {
        return Err(refuse("only PNG is written, so its name has to end in .png"));
    }
    if let Some(parent) = out.parent().filter(|parent| !parent.as_os_str().is_empty() && !parent.is_dir()) {
        return Err(refuse(&format!("there is no folder `{}`", parent.display())));
    }
    match fs::metadata(out) {
        Ok(metadata) if metadata.is_dir() => return Err(refuse("it is a folder")),
        // Asked before opening: opening a pipe would wait for somebody to read from it.
        Ok(metadata) if !metadata.is_file() => return Err(refuse("it is not a file")),
        _ => {}
    }
    // Only one of the two makes a file, and only that one is removed again.
    let tried = match OpenOptions::new().write(true).create_new(true).open(out) {
        Ok(_) => fs::remove_file(out),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            OpenOptions::new().append(true).open(out).map(drop)
        }
        Err(error) => Err(error),
    };
    tried.map_err(|error| refuse(&error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_can_be_written_leaves_no_trace_of_the_question() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("a.png");
        assert_eq!(check_out(&out), Ok(()));
        assert!(!out.exists());
        fs::write(&out, "old").unwrap();
        assert_eq!(check_out(&out), Ok(()));
        assert_eq!(fs::read(&out).unwrap(), b"old");
    }

    #[test]
    fn what_cannot_be_written_is_refused_with_code_2() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("folder.png");
        fs::create_dir(&folder).unwrap();
        for (out, reason) in [
            (dir.path().join("a.jpg"), ".png"),
            (dir.path().join("no/a.png"), "there is no folder"),
            (folder, "it is a folder"),
        ] {
            let failure = check_out(&out).unwrap_err();
            assert!(failure.code == 2 && failure.message.contains(reason), "{failure:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_file_that_is_not_there_is_refused_and_kept() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("a.png");
        std::os::unix::fs::symlink("nowhere/b.png", &out).unwrap();
        assert_eq!(check_out(&out).unwrap_err().code, 2);
        assert!(out.is_symlink());
    }
}
