//! The material: what the vertex shader needs to project, and colours and widths by slot.

use crate::app::state::{Pixels, View};
use bevy::asset::{RenderAssetUsages, uuid_handle};
use bevy::mesh::{MeshVertexAttribute, MeshVertexBufferLayoutRef, VertexFormat};
use bevy::prelude::*;
use bevy::render::render_resource::{
    AsBindGroup, RenderPipelineDescriptor, ShaderType, SpecializedMeshPipelineError,
};
use bevy::shader::{Shader, ShaderRef};
use bevy::sprite_render::{AlphaMode2d, Material2d, Material2dKey, Material2dPlugin};

/// Colours and widths in one palette.
pub(in crate::app) const SLOTS: usize = 64;

const SHADER: Handle<Shader> = uuid_handle!("7f5c2a51-97cf-4a0a-9a3e-0d1b9a5e8f10");

/// The nearest point of the line before this one, on the unit sphere.
pub(super) const PREVIOUS: MeshVertexAttribute =
    MeshVertexAttribute::new("MapPrevious", 830_145_001, VertexFormat::Float32x3);
/// The next point of the line.
pub(super) const NEXT: MeshVertexAttribute =
    MeshVertexAttribute::new("MapNext", 830_145_002, VertexFormat::Float32x3);
/// Side of the line, and kilometres along it.
pub(super) const SIDE_ALONG: MeshVertexAttribute =
    MeshVertexAttribute::new("MapSideAlong", 830_145_003, VertexFormat::Float32x2);
/// Slot of the palette.
pub(super) const SLOT: MeshVertexAttribute =
    MeshVertexAttribute::new("MapSlot", 830_145_004, VertexFormat::Float32);
/// What a mesh of the map keeps in memory once it is on the graphics card: nothing.
pub(super) const USAGE: RenderAssetUsages = RenderAssetUsages::RENDER_WORLD;

/// Which part of the map a material draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::app) enum Part {
    /// The sphere itself, under everything, or its rim, over the land.
    Globe,
    /// Triangles.
    Fill,
    /// Ribbons.
    Line,
}

#[derive(Debug, Clone, Copy, ShaderType)]
struct MapUniform {
    right: Vec4,
    up: Vec4,
    out: Vec4,
    middle_radius_ratio: Vec4,
    viewport_globe_limit: Vec4,
    palette: [Vec4; SLOTS],
    stroke: [Vec4; SLOTS],
}

/// Linear colours, and widths and dashes in logical pixels, by slot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::app) struct Palette {
    color: [Vec4; SLOTS],
    stroke: [Vec4; SLOTS],
}

impl Default for Palette {
    fn default() -> Self {
        Self { color: [Vec4::ZERO; SLOTS], stroke: [Vec4::ZERO; SLOTS] }
    }
}

impl Palette {
    /// Gives a slot its colour; a slot without one is not drawn.
    pub(in crate::app) fn color(&mut self, slot: usize, color: bevy_egui::egui::Color32, opacity: f32) {
        let [red, green, blue, alpha] = color.to_srgba_unmultiplied();
        let linear = Color::srgba_u8(red, green, blue, alpha).to_linear();
        if let Some(entry) = self.color.get_mut(slot) {
            *entry = Vec4::new(linear.red, linear.green, linear.blue, linear.alpha * opacity);
        }
    }

    /// Gives a slot its width and, where `gap_px` is not 0, its dashes.
    pub(in crate::app) fn stroke(&mut self, slot: usize, width_px: f32, dash_px: f32, gap_px: f32) {
        if let Some(entry) = self.stroke.get_mut(slot) {
            *entry = Vec4::new(width_px, dash_px, gap_px, 0.0);
        }
    }

    /// Hatches a slot of a fill.
    pub(in crate::app) fn hatch(&mut self, slot: usize) {
        if let Some(entry) = self.stroke.get_mut(slot) {
            entry.w = 1.0;
        }
    }
}

/// The material of everything on the sphere.
#[derive(Asset, TypePath, AsBindGroup, Debug, Clone)]
#[bind_group_data(Part)]
pub(in crate::app) struct MapMaterial {
    #[uniform(0)]
    uniform: MapUniform,
    part: Part,
}

impl From<&MapMaterial> for Part {
    fn from(material: &MapMaterial) -> Self {
        material.part
    }
}

impl MapMaterial {
    /// A material for a part of the map, with its colours.
    pub(in crate::app) fn new(part: Part, palette: Palette) -> Self {
        let uniform = MapUniform {
            right: Vec4::X,
            up: Vec4::Y,
            out: Vec4::Z,
            middle_radius_ratio: Vec4::ONE,
            viewport_globe_limit: Vec4::ONE,
            palette: palette.color,
            stroke: palette.stroke,
        };
        Self { uniform, part }
    }

    /// Takes other colours.
    pub(in crate::app) fn set_palette(&mut self, palette: &Palette) {
        self.uniform.palette = palette.color;
        self.uniform.stroke = palette.stroke;
    }

    /// Takes another view.
    pub(in crate::app) fn set_view(&mut self, view: &View, pixels: &Pixels) {
        let rotation = view.rotation();
        let row = |vector: crate::sphere::UnitVector| Vec3::from(vector.to_f32()).extend(0.0);
        let [right, up, out] = rotation.rows().map(row);
        let ratio = pixels.per_point;
        let middle = view.free().center();
        let crate::sphere::Projection::Blend { globe } = view.projection() else { return };
        self.uniform.right = right;
        self.uniform.up = up;
        self.uniform.out = out;
        self.uniform.middle_radius_ratio = Vec4::new(
            middle.x as f32 * ratio,
            middle.y as f32 * ratio,
            view.earth_radius_px() as f32 * ratio,
            ratio,
        );
        self.uniform.viewport_globe_limit = Vec4::new(
            pixels.width as f32,
            pixels.height as f32,
            globe as f32,
            view.projection().limit_rad().cos() as f32,
        );
    }
}

impl Material2d for MapMaterial {
    fn vertex_shader() -> ShaderRef {
        SHADER.into()
    }

    fn fragment_shader() -> ShaderRef {
        SHADER.into()
    }

    fn alpha_mode(&self) -> AlphaMode2d {
        AlphaMode2d::Blend
    }

    fn specialize(
        descriptor: &mut RenderPipelineDescriptor,
        layout: &MeshVertexBufferLayoutRef,
        key: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let position = Mesh::ATTRIBUTE_POSITION.at_shader_location(0);
        let (name, attributes) = match key.bind_group_data {
            Part::Globe => ("GLOBE", vec![position]),
            Part::Fill => ("FILL", vec![position, SLOT.at_shader_location(1)]),
            Part::Line => (
                "LINE",
                vec![
                    position,
                    PREVIOUS.at_shader_location(1),
                    NEXT.at_shader_location(2),
                    SIDE_ALONG.at_shader_location(3),
                    SLOT.at_shader_location(4),
                ],
            ),
        };
        descriptor.vertex.buffers = vec![layout.0.get_layout(&attributes)?];
        descriptor.vertex.shader_defs.push(name.into());
        if let Some(fragment) = descriptor.fragment.as_mut() {
            fragment.shader_defs.push(name.into());
        }
        // A ribbon's triangles turn with its bends, a fill's with the far side of the globe.
        descriptor.primitive.cull_mode = None;
        Ok(())
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(Material2dPlugin::<MapMaterial>::default());
    let source = include_str!("../../../assets/shaders/map.wgsl");
    let mut shaders = app.world_mut().resource_mut::<Assets<Shader>>();
    if let Err(error) = shaders.insert(SHADER.id(), Shader::from_wgsl(source, "shaders/map.wgsl")) {
        error!("the map's shader could not be kept: {error}");
    }
}
