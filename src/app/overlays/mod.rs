//! The atlas's own areas and lines on the map. Points have marks instead.

use super::render::{MapMaterial, Palette, Part, SLOTS, Stroke, fill_mesh, line_mesh};
use super::state::{DrawSystems, Interface, OpenAtlas, Selection, depth};
use super::theme::{Tokens, asked_color, dashes, line_color, line_look};
use crate::atlas::{Atlas, Kind, LayerKind, Place, PlaceIndex, Precision};
use crate::tessellate::{EdgeKind, Fill, Filler, Lines, is_seam};
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;
use geo::Geometry;

/// The materials of the areas and of the lines.
#[derive(Resource)]
struct OverlayMaterials {
    areas: Handle<MapMaterial>,
    lines: Handle<MapMaterial>,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, spawn).add_systems(Update, recolor.in_set(DrawSystems));
}

/// Places share the palette's slots in the order of the atlas; beyond 64 they share slots.
fn slot(index: usize) -> usize {
    index % SLOTS
}

fn spawn(
    mut commands: Commands,
    atlas: Res<OpenAtlas>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<MapMaterial>>,
) {
    let (fill, slots, lines) = geometry(&atlas.0);
    let handles = OverlayMaterials {
        areas: materials.add(MapMaterial::new(Part::Fill, Palette::default())),
        lines: materials.add(MapMaterial::new(Part::Line, Palette::default())),
    };
    let parts = [
        (fill.indices.is_empty(), fill_mesh(fill, slots), &handles.areas, depth::AREAS),
        (lines.indices.is_empty(), line_mesh(lines), &handles.lines, depth::OVERLAY_LINES),
    ];
    for (is_empty, mesh, material, z) in parts {
        if !is_empty {
            commands.spawn((
                Mesh2d(meshes.add(mesh)),
                MeshMaterial2d(material.clone()),
                Transform::from_xyz(0.0, 0.0, z),
                NoFrustumCulling,
            ));
        }
    }
    commands.insert_resource(handles);
}

fn geometry(atlas: &Atlas) -> (Fill, Vec<f32>, Lines) {
    let (mut filler, mut fill, mut slots, mut lines) =
        (Filler::new(), Fill::default(), Vec::new(), Lines::default());
    for (index, place) in atlas.places.iter().enumerate() {
        let attribute = [slot(index) as f32, 0.0];
        let is_route =
            atlas.layers.iter().any(|layer| layer.id == place.layer && layer.kind == LayerKind::Routes);
        let edges = if is_route { EdgeKind::GreatCircle } else { EdgeKind::Geographic };
        for simple in simple_geometries(&place.geometry) {
            match simple {
                Geometry::Polygon(polygon) => {
                    filler.fill(&polygon, &mut fill);
                    slots.resize(fill.positions.len(), slot(index) as f32);
                    for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                        lines.push_ring(ring, is_seam, attribute);
                    }
                }
                Geometry::LineString(line) => lines.push(&line, edges, attribute),
                _ => {}
            }
        }
    }
    (fill, slots, lines)
}

/// The polygons, lines and points a geometry is made of.
fn simple_geometries(geometry: &Geometry) -> Vec<Geometry> {
    match geometry {
        Geometry::MultiPolygon(polygons) => polygons.iter().cloned().map(Geometry::Polygon).collect(),
        Geometry::MultiLineString(lines) => lines.iter().cloned().map(Geometry::LineString).collect(),
        Geometry::GeometryCollection(parts) => parts.iter().flat_map(simple_geometries).collect(),
        Geometry::Rect(rect) => vec![Geometry::Polygon(rect.to_polygon())],
        other => vec![other.clone()],
    }
}

fn recolor(
    atlas: Res<OpenAtlas>,
    interface: Res<Interface>,
    selection: Res<Selection>,
    handles: Res<OverlayMaterials>,
    mut materials: ResMut<Assets<MapMaterial>>,
    mut is_painted: Local<bool>,
) {
    if *is_painted && !interface.is_changed() && !selection.is_changed() {
        return;
    }
    *is_painted = true;
    let (mut areas, mut lines) = (Palette::default(), Palette::default());
    for (index, place) in atlas.0.places.iter().enumerate() {
        if !interface.shows(place) {
            continue;
        }
        let index = PlaceIndex(index);
        let is_selected = selection.place == Some(index);
        let is_lit = is_selected || selection.lights(index);
        paint(
            place,
            slot(index.0),
            is_lit,
            is_selected,
            interface.settings.theme.tokens(),
            &mut areas,
            &mut lines,
        );
    }
    for (handle, palette) in [(&handles.areas, areas), (&handles.lines, lines)] {
        if let Some(mut material) = materials.get_mut(handle) {
            material.set_palette(&palette);
        }
    }
}

/// Colours of a place: what its style asks for, else those of its kind; precision says how it is stroked.
fn paint(
    place: &Place,
    slot: usize,
    is_lit: bool,
    is_selected: bool,
    tokens: &Tokens,
    areas: &mut Palette,
    lines: &mut Palette,
) {
    let by_kind = line_color(place.kind, tokens);
    let stroke = place.style.stroke.map_or(by_kind, asked_color);
    let fill = place.style.fill.map_or(by_kind, asked_color);
    // A region without an agreed edge is a wash and a dashed line; it must not drown what lies in it.
    let is_sketch = place.precision == Precision::Schematic;
    let opacity = place.style.fill_opacity.unwrap_or(match (is_lit, is_sketch) {
        (true, false) => 0.50,
        (false, false) => 0.26,
        (true, true) => 0.16,
        (false, true) => 0.0,
    });
    areas.color(slot, fill, opacity);
    if !is_sketch {
        areas.hatch(slot);
    }
    let look = line_look(place.precision);
    let (dash_px, gap_px) = match place.kind {
        Kind::Line if look.dash == 0.0 => (dashes::REFERENCE_LINE.dash, dashes::REFERENCE_LINE.gap),
        _ => (look.dash, look.gap),
    };
    let own_width = place.style.stroke_width_px.unwrap_or(if place.kind == Kind::Border { 2.0 } else { 1.2 });
    let width = own_width + look.wider + if is_selected { 1.2 } else { 0.0 };
    let is_faint = matches!(place.precision, Precision::Area | Precision::Schematic) && !is_lit;
    let strength = if look.dash == 0.0 || is_faint { look.strength } else { 1.0 };
    lines.color(slot, stroke, place.style.stroke_opacity.unwrap_or(strength));
    lines.casing(tokens.halo);
    let line = if gap_px > 0.0 { Stroke::dashed(width, dash_px, gap_px) } else { Stroke::solid(width) };
    // A soft line has no edge to case, and an outline stands on its own hatching.
    let casing_px = if look.feather > 0.0 || place.precision == Precision::Area { 0.0 } else { 1.0 };
    lines.stroke(slot, line.feathered(look.feather).cased(casing_px));
}
