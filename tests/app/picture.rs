//! `high-north render`: the same scene gives the same picture, and the picture shows the map.
//!
//! Needs a graphics adapter; software Vulkan (lavapipe) will do. After a change that is meant to be seen:
//! `UPDATE_GOLDEN=1 cargo test --test app picture::`, and look at what `git diff` shows.

use std::path::{Path, PathBuf};
use std::process::Command;

fn render(out: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_high-north"))
        .args(["render", "--out"])
        .arg(out)
        .args(arguments)
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn pixels(path: &Path) -> image::RgbImage {
    image::open(path).expect("a picture").to_rgb8()
}

#[test]
fn a_place_rendered_twice_gives_identical_bytes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [first, second] = ["a.png", "b.png"].map(|name| folder.path().join(name));
    for out in [&first, &second] {
        render(out, &["--place", "kirkenes", "--size", "1280x800"]);
    }
    assert!(std::fs::read(first).expect("a file") == std::fs::read(second).expect("a file"));
}

#[test]
fn the_card_of_a_place_is_in_the_picture_and_without_panels_it_is_not() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [with, without] = ["a.png", "b.png"].map(|name| folder.path().join(name));
    let view = "#map=6/69.7/30&place=kirkenes";
    render(&with, &["--view", view, "--size", "1000x600"]);
    render(&without, &["--view", view, "--size", "1000x600", "--no-panels"]);
    let (with, without) = (pixels(&with), pixels(&without));
    assert_eq!(with.dimensions(), (1000, 600));
    let differing = with.pixels().zip(without.pixels()).filter(|(a, b)| a != b).count();
    assert!(differing > 1000 * 600 / 4, "panels cover a good part: {differing} pixels differ");
}

/// Drivers round differently: a pixel may be off by some steps, and a few pixels on edges by more.
const STEPS: u8 = 12;
const SHARE_OFF: f64 = 0.01;

#[test]
fn the_home_view_looks_as_it_did() {
    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/home.png");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("home.png");
    render(&out, &["--size", "640x480", "--no-panels"]);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::copy(&out, &golden).expect("the golden image is written");
    }
    let (now, then) = (pixels(&out), pixels(&golden));
    assert_eq!(now.dimensions(), then.dimensions());
    let is_off =
        |(a, b): &(&image::Rgb<u8>, &image::Rgb<u8>)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > STEPS);
    let off = now.pixels().zip(then.pixels()).filter(is_off).count();
    let share = off as f64 / f64::from(now.width() * now.height());
    assert!(share <= SHARE_OFF, "{:.2}% of the pixels differ; see {}", share * 100.0, {
        let kept = std::env::temp_dir().join("high-north-home.png");
        std::fs::copy(&out, &kept).map(|_| kept.display().to_string()).unwrap_or_default()
    });
}
