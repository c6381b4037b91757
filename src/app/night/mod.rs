//! Day and night on the map: the night in steps of twilight, its edge, and how far the polar night reaches.

use super::render::{MapMaterial, Palette, Part, Stroke, fill_mesh, line_mesh};
use super::state::{DrawSystems, Interface, NamedLines, depth};
use super::theme::{NIGHT_STRENGTH, Theme, dashes, night_veils};
use crate::sphere::{ASTRONOMICAL_DEG, CIVIL_DEG, Instant, NAUTICAL_DEG, SUNRISE_DEG};
use crate::tessellate::{Cap, EdgeKind, Fill, Filler, Lines};
use crate::view::{NamedLine, polar_lines};
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;
use geo::{Coord, LineString};

/// The altitude of the Sun in degrees under which each of [`night_veils`] begins. Its index is its slot.
const STEPS: [f64; 4] = [SUNRISE_DEG, CIVIL_DEG, NAUTICAL_DEG, ASTRONOMICAL_DEG];
/// Slot of the line where the Sun rises or sets.
const TERMINATOR: usize = 4;
/// Slot of the parallels of polar night and midnight sun.
const POLAR_LINE: usize = 5;

/// The materials, and what is drawn with them.
#[derive(Resource)]
struct Night {
    fill: Handle<MapMaterial>,
    line: Handle<MapMaterial>,
    drawn: Vec<Entity>,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, prepare).add_systems(Update, (recolor, draw).in_set(DrawSystems));
}

fn prepare(mut commands: Commands, mut materials: ResMut<Assets<MapMaterial>>, interface: Res<Interface>) {
    let palette = palette(interface.settings.theme);
    commands.insert_resource(Night {
        fill: materials.add(MapMaterial::new(Part::Fill, palette)),
        line: materials.add(MapMaterial::new(Part::Line, palette)),
        drawn: Vec::new(),
    });
}

fn palette(theme: Theme) -> Palette {
    let tokens = theme.tokens();
    let mut palette = Palette::default();
    for (slot, color) in night_veils(tokens).into_iter().enumerate() {
        palette.color(slot, color, NIGHT_STRENGTH);
    }
    palette.color(TERMINATOR, tokens.text_soft, 0.55);
    palette.stroke(TERMINATOR, Stroke::solid(1.0));
    palette.color(POLAR_LINE, tokens.text_soft, 0.9);
    palette.stroke(POLAR_LINE, Stroke::dashed(1.3, dashes::POLAR_LINE.dash, dashes::POLAR_LINE.gap));
    palette
}

fn recolor(
    interface: Res<Interface>,
    night: Res<Night>,
    mut materials: ResMut<Assets<MapMaterial>>,
    mut drawn: Local<Option<Theme>>,
) {
    if *drawn == Some(interface.settings.theme) {
        return;
    }
    *drawn = Some(interface.settings.theme);
    let palette = palette(interface.settings.theme);
    for handle in [&night.fill, &night.line] {
        if let Some(mut material) = materials.get_mut(handle) {
            material.set_palette(&palette);
        }
    }
}

/// Builds the night anew where another time was chosen, and takes it away where none is.
fn draw(
    mut commands: Commands,
    interface: Res<Interface>,
    mut night: ResMut<Night>,
    mut named: ResMut<NamedLines>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut shown: Local<Option<Instant>>,
) {
    if *shown == interface.daylight {
        return;
    }
    *shown = interface.daylight;
    for entity in night.drawn.drain(..) {
        commands.entity(entity).despawn();
    }
    let lines = interface.daylight.map_or_else(Vec::new, |instant| polar_lines(instant.date()));
    if let Some(instant) = interface.daylight {
        let (fill, slots) = fills(instant);
        let parts = [
            (fill_mesh(fill, slots), night.fill.clone(), depth::NIGHT),
            (line_mesh(strokes(instant, &lines)), night.line.clone(), depth::NIGHT_LINES),
        ];
        for (mesh, material, z) in parts {
            let parts = (
                Mesh2d(meshes.add(mesh)),
                MeshMaterial2d(material),
                Transform::from_xyz(0.0, 0.0, z),
                NoFrustumCulling,
            );
            night.drawn.push(commands.spawn(parts).id());
        }
    }
    named.set_if_neq(NamedLines(lines));
}

fn fills(instant: Instant) -> (Fill, Vec<f32>) {
    let (mut filler, mut fill, mut slots) = (Filler::new(), Fill::default(), Vec::new());
    for (slot, altitude_deg) in STEPS.into_iter().enumerate() {
        for polygon in Cap::of_night(instant, altitude_deg).iter().flat_map(Cap::polygons) {
            filler.fill(&polygon, &mut fill);
        }
        slots.resize(fill.positions.len(), slot as f32);
    }
    (fill, slots)
}

fn strokes(instant: Instant, parallels: &[NamedLine]) -> Lines {
    let mut lines = Lines::default();
    if let Some(cap) = Cap::of_night(instant, SUNRISE_DEG) {
        lines.push(&cap.outline(), EdgeKind::Geographic, [TERMINATOR as f32, 0.0]);
    }
    for NamedLine { lat_deg, .. } in parallels {
        let ends = vec![Coord { x: -180.0, y: *lat_deg }, Coord { x: 180.0, y: *lat_deg }];
        lines.push(&LineString::new(ends), EdgeKind::Geographic, [POLAR_LINE as f32, 0.0]);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::theme::{contrast, laid_over};
    use bevy_egui::egui::Color32;

    /// A ground under every step of the night.
    fn by_night(ground: Color32, theme: Theme) -> Color32 {
        let veils = night_veils(theme.tokens()).into_iter();
        veils.fold(ground, |ground, veil| laid_over(veil, NIGHT_STRENGTH, ground))
    }

    #[test]
    fn text_is_read_by_night_and_the_ground_is_darker_than_by_day() {
        for theme in Theme::ALL {
            let t = theme.tokens();
            let grounds: Vec<_> = t.ocean.into_iter().chain([t.land, t.land_story, t.lake]).collect();
            for ground in grounds {
                let dark = by_night(ground, theme);
                assert!(contrast(t.text, dark) >= 4.5, "{theme}: {ground:?} is {dark:?}");
                assert!(contrast(t.sea_label, dark) >= 3.0, "{theme}: {ground:?} is {dark:?}");
                let light =
                    |color: Color32| [color.r(), color.g(), color.b()].map(u32::from).iter().sum::<u32>();
                assert!(light(dark) < light(ground).max(1), "{theme}: {ground:?} is {dark:?}");
            }
        }
    }

    #[test]
    fn every_step_of_the_night_is_drawn_and_has_its_slot() {
        for text in ["2024-12-25T12:00", "2025-03-20T09:01", "2025-06-21T00:00"] {
            let instant: Instant = text.parse().expect("an instant");
            let (fill, slots) = fills(instant);
            assert_eq!(fill.positions.len(), slots.len());
            for slot in 0..STEPS.len() {
                let corners = fill.indices.iter().filter(|&&index| slots[index as usize] == slot as f32);
                assert!(corners.count() > 3000, "{text}: step {slot}");
            }
            let lines = strokes(instant, &polar_lines(instant.date()));
            for slot in [TERMINATOR, POLAR_LINE] {
                assert!(lines.attribute.iter().any(|attribute| attribute[0] == slot as f32), "{text}");
            }
        }
    }
}
