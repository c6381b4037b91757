//! The atlas's own areas and lines on the map, layer by layer. Points have marks instead.

mod geometry;

use super::render::{MapMaterial, Palette, Part, Stroke};
use super::state::{DrawSystems, Interface, OpenAtlas, Pixels, Selection, View, depth};
use super::theme::{MarkState, Tokens, area_look, stroke_look};
use crate::atlas::{Atlas, Place};
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;
use geometry::{LayerGeometry, places, slot};

/// How much of the depth of the camera the layers share, areas and lines each.
const DEPTH_OF_LAYERS: f32 = 0.9;

/// A mesh of a layer, and what colours it.
struct DrawMesh {
    entity: Entity,
    material: Handle<MapMaterial>,
    /// The colours that it has.
    painted: Option<Palette>,
}

/// A layer as it is drawn.
struct DrawLayer {
    id: String,
    areas: Option<DrawMesh>,
    lines: Option<DrawMesh>,
}

/// The layers, in the order of the atlas.
#[derive(Resource, Default)]
struct DrawLayers(Vec<DrawLayer>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<DrawLayers>()
        .add_systems(Update, (build, arrange, recolor).chain().in_set(DrawSystems));
}

/// Makes the meshes where another atlas was opened.
fn build(
    mut commands: Commands,
    atlas: Res<OpenAtlas>,
    view: Res<View>,
    pixels: Res<Pixels>,
    mut drawn: ResMut<DrawLayers>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<MapMaterial>>,
) {
    if !atlas.is_changed() {
        return;
    }
    for layer in drawn.0.drain(..) {
        for mesh in layer.areas.into_iter().chain(layer.lines) {
            commands.entity(mesh.entity).despawn();
        }
    }
    for layer in &atlas.0.layers {
        let mut spawn = |part: Part, mesh: Option<Mesh>, z: f32| {
            let mut material = MapMaterial::new(part, Palette::default());
            material.set_view(&view, &pixels);
            let material = materials.add(material);
            let parts = (
                Mesh2d(meshes.add(mesh?)),
                MeshMaterial2d(material.clone()),
                Transform::from_xyz(0.0, 0.0, z),
                NoFrustumCulling,
                Visibility::Hidden,
            );
            Some(DrawMesh { entity: commands.spawn(parts).id(), material, painted: None })
        };
        let [areas, lines] = LayerGeometry::of(&atlas.0, layer).meshes();
        drawn.0.push(DrawLayer {
            id: layer.id.clone(),
            areas: spawn(Part::Fill, areas, depth::AREAS),
            lines: spawn(Part::Line, lines, depth::OVERLAY_LINES),
        });
    }
}

/// Puts the layers in their order, and hides those that are not drawn.
fn arrange(
    interface: Res<Interface>,
    drawn: Res<DrawLayers>,
    mut meshes: Query<(&mut Transform, &mut Visibility)>,
) {
    if !interface.is_changed() && !drawn.is_changed() {
        return;
    }
    let count = drawn.0.len().max(1) as f32;
    for layer in &drawn.0 {
        let share = DEPTH_OF_LAYERS * interface.layers.rank(&layer.id) as f32 / count;
        let is_visible = interface.layers.is_visible(&layer.id);
        for (mesh, z) in [(&layer.areas, depth::AREAS), (&layer.lines, depth::OVERLAY_LINES)] {
            let Some((mut transform, mut visibility)) =
                mesh.as_ref().and_then(|mesh| meshes.get_mut(mesh.entity).ok())
            else {
                continue;
            };
            transform.set_if_neq(Transform::from_xyz(0.0, 0.0, z + share));
            visibility.set_if_neq(if is_visible { Visibility::Inherited } else { Visibility::Hidden });
        }
    }
}

/// Gives each layer the colours of its places: one that is hidden has none, and one that is faint fainter ones.
fn recolor(
    atlas: Res<OpenAtlas>,
    interface: Res<Interface>,
    selection: Res<Selection>,
    mut drawn: ResMut<DrawLayers>,
    mut materials: ResMut<Assets<MapMaterial>>,
) {
    if !interface.is_changed() && !selection.is_changed() && !drawn.is_changed() {
        return;
    }
    for layer in &mut drawn.bypass_change_detection().0 {
        let (areas, lines) = palettes(&atlas.0, &layer.id, &interface, &selection);
        for (mesh, palette) in [(&mut layer.areas, areas), (&mut layer.lines, lines)] {
            let Some(mesh) = mesh.as_mut().filter(|mesh| mesh.painted != Some(palette)) else { continue };
            if let Some(mut material) = materials.get_mut(&mesh.material) {
                material.set_palette(&palette);
                mesh.painted = Some(palette);
            }
        }
    }
}

/// The colours of the areas and of the lines of a layer.
fn palettes(atlas: &Atlas, layer: &str, interface: &Interface, selection: &Selection) -> (Palette, Palette) {
    let tokens = interface.settings.theme.tokens();
    let (mut areas, mut lines) = (Palette::default(), Palette::default());
    lines.casing(tokens.halo);
    for (index_in_layer, (index, place)) in places(atlas, layer).enumerate() {
        if !interface.shows(atlas, place) {
            continue;
        }
        let state = interface.mark_state(index, place, selection);
        let opacity = interface.opacity(place, state != MarkState::Normal);
        paint(place, slot(index_in_layer), state, opacity, tokens, &mut areas, &mut lines);
    }
    (areas, lines)
}

/// Puts the colours of a place into its slot.
fn paint(
    place: &Place,
    slot: usize,
    state: MarkState,
    opacity: f32,
    tokens: &Tokens,
    areas: &mut Palette,
    lines: &mut Palette,
) {
    let area = area_look(place.kind, place.precision, &place.style, state, tokens).faded(opacity);
    areas.color(slot, area.color, area.opacity);
    if area.is_hatched {
        areas.hatch(slot);
    }
    let look = stroke_look(place.kind, place.precision, &place.style, state, tokens).faded(opacity);
    lines.color(slot, look.color, look.opacity);
    let stroke = if look.gap > 0.0 {
        Stroke::dashed(look.width, look.dash, look.gap)
    } else {
        Stroke::solid(look.width)
    };
    lines.stroke(slot, stroke.feathered(look.feather).cased(look.casing));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::format::{built_in, load};
    use crate::view::{BasePart, LayerState};

    /// The interface after some commands on its layers, on the built-in atlas.
    fn after(atlas: &Atlas, commands: &[Command]) -> Interface {
        let mut interface = Interface { layers: LayerState::new(&atlas.layers), ..Interface::default() };
        for command in commands {
            match command {
                Command::ToggleLayer(id) => interface.layers.toggle(id),
                Command::SetLayerOpacity { layer, percent } => interface.layers.set_opacity(layer, *percent),
                Command::TogglePart(part) => interface.layers.toggle_part(*part),
                other => panic!("{other:?}"),
            }
        }
        interface
    }

    #[test]
    fn a_faint_layer_has_the_colours_of_a_strong_one_in_less_strength() {
        let atlas = load(built_in()).atlas;
        let faint = Command::SetLayerOpacity { layer: "baltic-sentry".to_owned(), percent: 30 };
        let [full, faint] = [&[][..], &[faint]].map(|commands| {
            palettes(&atlas, "baltic-sentry", &after(&atlas, commands), &Selection::default())
        });
        for (full, faint) in [(full.0, faint.0), (full.1, faint.1)] {
            assert!((0..5).all(|slot| full.has(slot)));
            for slot in 0..5 {
                let (full, faint) = (full.tint(slot), faint.tint(slot));
                assert_eq!(full.truncate(), faint.truncate());
                assert!((faint.w - 0.3 * full.w).abs() < 1e-6, "{faint} of {full}");
            }
        }
    }

    #[test]
    fn what_is_chosen_in_a_faint_layer_is_seen_in_full() {
        let atlas = load(built_in()).atlas;
        let faint = Command::SetLayerOpacity { layer: "incidents".to_owned(), percent: 10 };
        let interface = after(&atlas, &[faint]);
        let line = atlas.place_by_id("balticconnector");
        let strength =
            |selection: &Selection| palettes(&atlas, "incidents", &interface, selection).1.tint(0).w;
        let chosen = Selection { place: line, ..Selection::default() };
        assert!(strength(&chosen) > 5.0 * strength(&Selection::default()));
    }

    #[test]
    fn what_is_hidden_has_no_colour() {
        let atlas = load(built_in()).atlas;
        let drawn = |commands: &[Command], layer: &str| {
            let (areas, lines) = palettes(&atlas, layer, &after(&atlas, commands), &Selection::default());
            (0..64).filter(|&slot| areas.has(slot) || lines.has(slot)).count()
        };
        assert_eq!(drawn(&[], "baltic-sentry"), 5);
        assert_eq!(drawn(&[Command::ToggleLayer("baltic-sentry".to_owned())], "baltic-sentry"), 0);
        let all = drawn(&[], "places");
        let without = drawn(&[Command::TogglePart(BasePart::ReferenceLines)], "places");
        assert_eq!(without, all - 1, "the Arctic Circle");
    }
}
