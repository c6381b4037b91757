//! The pieces of dropped files on the map: some each frame, so that no frame takes long.

use super::job::{MeshPiece, PieceKind};
use super::lit;
use crate::app::render::{MapMaterial, Palette, Part, Stroke, seen_rad};
use crate::app::state::{DrawSystems, DroppedLayer, DroppedLayers, Interface, Pixels, View, depth};
use crate::app::theme::{Theme, asked_color};
use crate::atlas::Style;
use crate::dropped::{DropId, MOST_STYLES};
use crate::sphere::UnitVector;
use crate::tessellate::Bound;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use std::collections::{BTreeMap, VecDeque};

/// So many bytes are handed to the graphics card in a frame, and not many more.
const BYTES_PER_FRAME: usize = 8 << 20;
/// Diameters of dots, in pixels: where they crowd, and where there is room.
const SMALL_DOT_PX: f32 = 2.6;
const LARGE_DOT_PX: f32 = 9.0;
/// A fill is seen through by so much where its file does not ask for another.
const FILL_OPACITY: f32 = 0.2;
/// The opacity of a fill whose file asks for a colour and for nothing else: simplestyle-spec 1.1.0.
const ASKED_FILL_OPACITY: f32 = 0.6;
const LINE_PX: f32 = 1.6;

/// Pieces that wait for their frame.
#[derive(Resource, Default)]
pub(super) struct Uploads {
    pieces: VecDeque<(DropId, MeshPiece)>,
    bytes: usize,
    /// There is a map to draw them on; without one they are dropped.
    is_drawn: bool,
}

impl Uploads {
    /// Whether more can wait.
    pub(super) fn has_room(&self) -> bool {
        self.bytes < BYTES_PER_FRAME
    }

    pub(super) fn push(&mut self, id: DropId, piece: MeshPiece) {
        if self.is_drawn {
            self.bytes += piece.bytes;
            self.pieces.push_back((id, piece));
        }
    }

    /// Lets go of what waits of a file.
    pub(super) fn forget(&mut self, id: DropId) {
        self.pieces.retain(|(of, _)| *of != id);
        self.bytes = self.pieces.iter().map(|(_, piece)| piece.bytes).sum();
    }
}

/// The materials of a file.
#[derive(Clone)]
struct Materials {
    fill: Handle<MapMaterial>,
    lines: Handle<MapMaterial>,
    dots: Handle<MapMaterial>,
}

#[derive(Resource, Default)]
struct AllMaterials(BTreeMap<DropId, Materials>);

/// A piece on the map.
#[derive(Component)]
struct Drawn {
    of: DropId,
    bound: Bound,
    scales: [f64; 2],
}

/// Everything that is drawn of dropped files.
pub(in crate::app) fn plugin(app: &mut App) {
    app.init_resource::<AllMaterials>()
        .add_systems(Update, (remove, upload, recolor, cull).chain().in_set(DrawSystems));
    app.world_mut().resource_mut::<Uploads>().is_drawn = true;
    lit::plugin(app);
}

/// Takes away what is left of files that were removed: their meshes and materials are freed with them.
fn remove(
    layers: Res<DroppedLayers>,
    drawn: Query<(Entity, &Drawn)>,
    mut materials: ResMut<AllMaterials>,
    mut commands: Commands,
) {
    if !layers.is_changed() {
        return;
    }
    for (entity, piece) in &drawn {
        if layers.layer(piece.of).is_none() {
            commands.entity(entity).despawn();
        }
    }
    materials.0.retain(|id, _| layers.layer(*id).is_some());
}

fn upload(
    mut uploads: ResMut<Uploads>,
    mut all: ResMut<AllMaterials>,
    mut materials: ResMut<Assets<MapMaterial>>,
    mut meshes: ResMut<Assets<Mesh>>,
    view: Res<View>,
    pixels: Res<Pixels>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut commands: Commands,
) {
    if uploads.pieces.is_empty() {
        return;
    }
    let mut bytes = 0;
    while bytes < BYTES_PER_FRAME
        && let Some((id, piece)) = uploads.pieces.pop_front()
    {
        bytes += piece.bytes;
        let handles = all.0.entry(id).or_insert_with(|| {
            let mut add = |part| {
                let mut material = MapMaterial::new(part, Palette::default());
                material.set_view(&view, &pixels);
                materials.add(material)
            };
            Materials { fill: add(Part::Fill), lines: add(Part::Line), dots: add(Part::Dot) }
        });
        // A later file lies over an earlier one.
        let above = (id.0 % 100) as f32 * 0.005;
        let (material, z) = match piece.kind {
            PieceKind::Fill => (&handles.fill, depth::DROPPED_AREAS + above),
            PieceKind::Lines => (&handles.lines, depth::DROPPED_LINES + above),
            PieceKind::Dots => (&handles.dots, depth::DROPPED_LINES + above + 0.002),
        };
        commands.spawn((
            Drawn { of: id, bound: piece.bound, scales: piece.scales },
            Mesh2d(meshes.add(piece.mesh)),
            MeshMaterial2d(material.clone()),
            Transform::from_xyz(0.0, 0.0, z),
            NoFrustumCulling,
        ));
    }
    uploads.bytes = uploads.pieces.iter().map(|(_, piece)| piece.bytes).sum();
    redraw.write(RequestRedraw);
}

/// Shows what is seen of the files that are shown.
fn cull(layers: Res<DroppedLayers>, view: Res<View>, mut drawn: Query<(&Drawn, &mut Visibility)>) {
    if drawn.is_empty() {
        return;
    }
    let (center, radius_rad) = (UnitVector::from(view.center()), seen_rad(&view));
    for (piece, mut visibility) in &mut drawn {
        let is_shown = layers.layer(piece.of).is_some_and(|layer| layer.is_shown);
        let [from, to] = piece.scales;
        let is_at_scale = (from..to).contains(&view.m_per_px());
        let is_seen = is_shown && is_at_scale && piece.bound.meets(center, radius_rad);
        visibility.set_if_neq(if is_seen { Visibility::Inherited } else { Visibility::Hidden });
    }
}

/// Gives each file its colours, and dots the size of the scale.
fn recolor(
    layers: Res<DroppedLayers>,
    interface: Res<Interface>,
    view: Res<View>,
    all: Res<AllMaterials>,
    mut materials: ResMut<Assets<MapMaterial>>,
    mut painted: Local<Option<(Theme, i32)>>,
) {
    if all.0.is_empty() {
        return;
    }
    // Dots grow with the zoom in steps of a quarter, so that a slow zoom does not write every frame.
    let now = (interface.settings.theme, (view.zoom() * 4.0).round() as i32);
    if *painted == Some(now) && !layers.is_changed() && !all.is_changed() {
        return;
    }
    *painted = Some(now);
    for layer in &layers.layers {
        let Some(handles) = all.0.get(&layer.id) else { continue };
        let palettes = palettes(layer, interface.settings.theme, view.m_per_px());
        for (handle, palette) in [&handles.fill, &handles.lines, &handles.dots].into_iter().zip(palettes) {
            if let Some(mut material) = materials.get_mut(handle) {
                material.set_palette(&palette);
            }
        }
    }
}

/// The colours of the fills, lines and dots of a file.
fn palettes(layer: &DroppedLayer, theme: Theme, m_per_px: f64) -> [Palette; 3] {
    let tokens = theme.tokens();
    let own = tokens.dropped[layer.color()];
    let (mut fill, mut lines, mut dots) = (Palette::default(), Palette::default(), Palette::default());
    lines.casing(tokens.halo);
    dots.casing(tokens.halo);
    let dot_px = dot_px(layer, m_per_px);
    let plain = [Style::default(); MOST_STYLES];
    // While a file is drawn its styles are not known here yet.
    let styles = layer.file().map_or(&plain[..], |file| file.styles());
    for (slot, style) in styles.iter().enumerate() {
        let stroke = style.stroke.map_or(own, asked_color);
        let default_fill = if style.fill.is_some() { ASKED_FILL_OPACITY } else { FILL_OPACITY };
        let inside = style.fill.or(style.stroke).map_or(own, asked_color);
        fill.color(slot, inside, style.fill_opacity.unwrap_or(default_fill));
        lines.color(slot, stroke, style.stroke_opacity.unwrap_or(1.0));
        lines.stroke(slot, Stroke::solid(style.stroke_width_px.unwrap_or(LINE_PX)).cased(0.6));
        dots.color(slot, style.marker.or(style.stroke).map_or(own, asked_color), 1.0);
        dots.stroke(slot, Stroke::solid(dot_px).cased(if dot_px > 4.0 { 1.0 } else { 0.5 }));
    }
    [fill, lines, dots]
}

/// The diameter of a dot: three quarters of the way to the next one, were they spread evenly.
fn dot_px(layer: &DroppedLayer, m_per_px: f64) -> f32 {
    let Some(file) = layer.file() else { return SMALL_DOT_PX };
    let Some(spacing_m) = file.dot_spacing_m() else { return LARGE_DOT_PX };
    (0.75 * (spacing_m / m_per_px) as f32).clamp(SMALL_DOT_PX, LARGE_DOT_PX)
}
