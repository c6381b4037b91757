//! A picture of a window is what the window shows.

use super::{Captured, Picture, Seen, Studio, draw_seen};
use crate::app::Scene;
use crate::app::export::png;
use crate::app::state::{DropFile, DroppedLayers, Interface, Selection, View};
use crate::command::Command;
use crate::format::{built_in, load};
use crate::view::Link;
use bevy_egui::EguiContext;
use image::RgbImage;
use std::sync::atomic::AtomicBool;

const SIZE: (u32, u32) = (900, 600);

fn picture(scale: f32, panels: bool) -> Picture {
    Picture { out: "none".into(), width_px: SIZE.0, height_px: SIZE.1, scale, panels }
}

fn scene(link: &str) -> Scene {
    Scene { atlas: load(built_in()).atlas, link: Link::parse(link).0, ..Scene::default() }
}

/// A window at a link, in which the reader has dragged the map and hidden a layer.
fn window() -> Studio {
    // Names stand elsewhere where no panel takes their room: the ground alone is compared.
    let link = "#map=5/68/22/20&place=kirkenes&projection=stere&theme=paper&compare=NOR&layers=places\
                &hide=rivers,country-names,sea-names,town-names";
    let mut studio = Studio::open(scene(link), &picture(1.0, true)).expect("a graphics adapter");
    studio.settle().expect("settled");
    let at = crate::view::ScreenPos::new(500.0, 300.0);
    studio.act(Command::Drag { from: at, to: crate::view::ScreenPos::new(530.0, 260.0) });
    studio.act(Command::ToggleLayer("incidents".to_owned()));
    studio.settle().expect("settled");
    studio
}

fn seen(studio: &mut Studio) -> Seen {
    let world = studio.app.world_mut();
    let memory = world
        .query::<&mut EguiContext>()
        .single_mut(world)
        .expect("one context")
        .get_mut()
        .memory(Clone::clone);
    Seen {
        interface: world.resource::<Interface>().clone(),
        selection: world.resource::<Selection>().clone(),
        view: **world.resource::<View>(),
        dropped: world.resource::<DroppedLayers>().layers.clone(),
        memory,
    }
}

fn drawn(studio: &mut Studio, scale: f32, panels: bool) -> RgbImage {
    let seen = seen(studio);
    let bytes = draw_seen(scene(""), &picture(scale, panels), seen, &AtomicBool::new(false));
    let bytes = bytes.expect("a picture").expect("not stopped");
    image::load_from_memory(&bytes).expect("a PNG file").to_rgb8()
}

fn shown(studio: &mut Studio) -> RgbImage {
    let image = studio.capture().expect("a picture");
    assert!(studio.app.world().resource::<Captured>().0.is_none());
    image::load_from_memory(&png(&image).expect("encoded")).expect("a PNG file").to_rgb8()
}

fn differ(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).any(|(a, b)| a.abs_diff(b) > 12)
}

#[test]
fn a_picture_with_panels_is_the_window_to_the_pixel() {
    let mut studio = window();
    let (window, drawn) = (shown(&mut studio), drawn(&mut studio, 1.0, true));
    assert_eq!(drawn.dimensions(), SIZE);
    let off = window.pixels().zip(drawn.pixels()).filter(|(a, b)| differ(a.0, b.0)).count();
    assert!(off * 200 < window.pixels().len(), "{off} pixels differ");
}

#[test]
fn a_picture_of_the_map_alone_at_twice_the_size_has_the_ground_where_the_window_has_it() {
    let mut studio = window();
    // Else it would lie over the map.
    studio.act(Command::ToggleCompare);
    studio.settle().expect("settled");
    let (window, drawn) = (shown(&mut studio), drawn(&mut studio, 2.0, false));
    assert_eq!(drawn.dimensions(), (2 * SIZE.0, 2 * SIZE.1));
    // Between the buttons and the card, and over the foot.
    let (mut off, mut all) = (0, 0);
    for (x, y) in (482..526).flat_map(|x| (300..500).map(move |y| (x, y))) {
        let four = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(dx, dy)| drawn.get_pixel(2 * x + dx, 2 * y + dy).0);
        let mean = [0, 1, 2].map(|c| (four.iter().map(|pixel| u32::from(pixel[c])).sum::<u32>() / 4) as u8);
        all += 1;
        if mean.iter().zip(window.get_pixel(x, y).0).any(|(a, b)| a.abs_diff(b) > 48) {
            off += 1;
        }
    }
    assert!(off * 20 < all, "{off} of {all} pixels differ");
}

#[test]
fn a_picture_has_the_files_that_were_dropped_on_the_window_where_they_are_shown() {
    let mut studio = window();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/bases.geojson");
    let before = drawn(&mut studio, 1.0, false);
    studio.drop_files([DropFile { path, fly: false }]);
    studio.settle().expect("settled");
    let (window, with_file) = (shown(&mut studio), drawn(&mut studio, 1.0, true));
    let off = window.pixels().zip(with_file.pixels()).filter(|(a, b)| differ(a.0, b.0)).count();
    assert!(off * 200 < window.pixels().len(), "{off} pixels differ");
    let on_map = |picture: &RgbImage| before.pixels().zip(picture.pixels()).filter(|(a, b)| a != b).count();
    assert!(on_map(&drawn(&mut studio, 1.0, false)) > 50, "the file is drawn on the map alone");
    let id = studio.dropped().layers[0].id;
    studio.act(Command::ToggleDropped(id));
    studio.settle().expect("settled");
    assert_eq!(on_map(&drawn(&mut studio, 1.0, false)), 0, "and not where it is hidden");
}

#[test]
fn a_picture_that_is_stopped_is_none() {
    let mut studio = window();
    let seen = seen(&mut studio);
    let drawn = draw_seen(scene(""), &picture(1.0, true), seen, &AtomicBool::new(true));
    assert!(drawn.expect("no fault").is_none());
}
