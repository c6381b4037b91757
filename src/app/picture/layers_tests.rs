//! What the legend shows is what the map shows: both are drawn, and their pixels compared.
//!
//! Needs a graphics adapter; software Vulkan (lavapipe) will do.

use super::{Picture, Studio};
use crate::app::Scene;
use crate::app::panels::{Form, sample_id};
use crate::app::state::View;
use crate::app::theme::Theme;
use crate::atlas::Kind;
use crate::command::Command;
use crate::format::{built_in, load};
use crate::sphere::{LonLat, UnitVector};
use crate::view::{BasePart, Link};
use bevy_egui::EguiContext;
use bevy_egui::egui::{Rect, pos2, vec2};
use image::RgbImage;

/// The map with its panels, at a link, after some commands.
fn studio(link: &str, (width_px, height_px): (u32, u32), commands: Vec<Command>) -> Studio {
    let (link, problems) = Link::parse(link);
    assert_eq!(problems, []);
    let picture = Picture { out: "none".into(), width_px, height_px, scale: 1.0, panels: true };
    let scene = Scene { atlas: load(built_in()).atlas, link, ..Scene::default() };
    let mut studio = Studio::open(scene, &picture).expect("a graphics adapter");
    studio.settle().expect("the map is loaded");
    commands.into_iter().for_each(|command| studio.act(command));
    studio.settle().expect("the map is drawn");
    studio
}

fn pixels(studio: &mut Studio) -> RgbImage {
    studio.capture().expect("a picture").try_into_dynamic().expect("pixels").to_rgb8()
}

/// Where a kind of a layer has its sample in the panel.
fn sample_rect(studio: &mut Studio, layer: &str, kind: Kind, form: Form) -> Rect {
    let world = studio.app.world_mut();
    let mut contexts = world.query::<&mut EguiContext>();
    let mut context = contexts.single_mut(world).expect("one context");
    context.get_mut().read_response(sample_id(layer, kind, form)).expect("the sample is shown").rect
}

/// Where a place on the ground is in the picture.
fn at(studio: &Studio, lon: f64, lat: f64) -> bevy_egui::egui::Pos2 {
    let view = studio.app.world().resource::<View>();
    let at = view.screen_from(UnitVector::from(LonLat::new(lon, lat))).expect("shown");
    pos2(at.x as f32, at.y as f32)
}

fn patch(image: &RgbImage, rect: Rect) -> Vec<[u8; 3]> {
    let columns = rect.left().ceil() as u32..rect.right().floor() as u32;
    let rows = rect.top().ceil() as u32..rect.bottom().floor() as u32;
    rows.flat_map(|y| columns.clone().map(move |x| (x, y))).map(|(x, y)| image.get_pixel(x, y).0).collect()
}

/// The colour that most pixels have.
fn ground(pixels: &[[u8; 3]]) -> [u8; 3] {
    let mut counts = std::collections::BTreeMap::new();
    pixels.iter().for_each(|pixel| *counts.entry(*pixel).or_insert(0) += 1);
    counts.into_iter().max_by_key(|(_, count)| *count).expect("pixels").0
}

/// The colour that differs most from the ground: that of a line on it.
fn line(pixels: &[[u8; 3]]) -> [u8; 3] {
    let ground = ground(pixels);
    let from_ground =
        |pixel: &[u8; 3]| pixel.iter().zip(ground).map(|(a, b)| u32::from(a.abs_diff(b))).sum::<u32>();
    pixels.iter().copied().max_by_key(from_ground).expect("pixels")
}

/// By how much two colours differ, in the channel where they differ most.
fn apart(a: [u8; 3], b: [u8; 3]) -> u8 {
    a.iter().zip(b).map(|(a, b)| a.abs_diff(b)).max().unwrap_or_default()
}

/// A part of the Gulf of Riga where the map has nothing but an area of Baltic Sentry on shallow water.
const IN_THE_GULF: (f64, f64) = (23.85, 57.42);
/// egui and the shader smooth the edges of thin lines differently, and egui has no more than 256 steps of opacity.
const MOST_APART: u8 = 9;

#[test]
fn a_sample_of_the_legend_has_the_colours_of_the_map_at_every_opacity_in_every_theme() {
    for theme in Theme::ALL {
        let link = format!("#map=9/57.6/23.6&theme={theme}");
        let mut studio = studio(&link, (1280, 900), vec![Command::ToggleLayers, Command::ToggleReader]);
        let mut seen = Vec::new();
        for percent in [100, 60, 30] {
            studio.act(Command::SetLayerOpacity { layer: "baltic-sentry".to_owned(), percent });
            studio.settle().expect("the map is drawn");
            let in_legend = sample_rect(&mut studio, "baltic-sentry", Kind::Sea, Form::Area).shrink(6.0);
            let in_map = Rect::from_center_size(at(&studio, IN_THE_GULF.0, IN_THE_GULF.1), vec2(40.0, 40.0));
            let image = pixels(&mut studio);
            let [map, legend] = [in_map, in_legend].map(|rect| patch(&image, rect));
            for (what, map, legend) in
                [("ground", ground(&map), ground(&legend)), ("line", line(&map), line(&legend))]
            {
                assert!(
                    apart(map, legend) <= MOST_APART,
                    "{theme}, {percent}%: the {what} is {map:?} on the map and {legend:?} in the legend"
                );
            }
            seen.push(line(&map));
        }
        assert!(
            apart(seen[0], seen[1]) > 2 * MOST_APART || apart(seen[0], seen[2]) > 2 * MOST_APART,
            "{theme}: the opacity changes nothing that is seen: {seen:?}"
        );
    }
}

#[test]
fn hiding_parts_of_the_base_map_leaves_no_seam_and_showing_them_again_gives_the_same_picture() {
    let parts = BasePart::ALL;
    let mut studio = studio("#map=6.5/61.5/26&theme=paper", (700, 600), vec![Command::ToggleReader]);
    let before = pixels(&mut studio);
    parts.into_iter().for_each(|part| studio.act(Command::TogglePart(part)));
    studio.act(Command::ToggleLayer("baltic-sentry".to_owned()));
    studio.settle().expect("the map is drawn");
    let bare = pixels(&mut studio);
    // The lakes of Finland: nothing but land, without the outline of a single lake.
    let finland = Rect::from_center_size(at(&studio, 26.5, 62.3), vec2(90.0, 90.0));
    let colors: std::collections::BTreeSet<[u8; 3]> = patch(&bare, finland).into_iter().collect();
    assert_eq!(colors.len(), 1, "{colors:?}");
    assert!(patch(&before, finland).into_iter().collect::<std::collections::BTreeSet<_>>().len() > 20);
    parts.into_iter().for_each(|part| studio.act(Command::TogglePart(part)));
    studio.act(Command::ToggleLayer("baltic-sentry".to_owned()));
    studio.settle().expect("the map is drawn");
    assert!(pixels(&mut studio) == before, "what was hidden and shown again is not what it was");
}
