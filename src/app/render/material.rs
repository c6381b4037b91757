//! The material: what the vertex shader needs to project, and colours and strokes by slot.

use super::palette::Palette;
use super::palette::SLOTS;
use crate::app::state::{Pixels, View};
use crate::sphere::Projection;
use bevy::asset::{RenderAssetUsages, uuid_handle};
use bevy::mesh::{MeshVertexAttribute, MeshVertexBufferLayoutRef, VertexFormat};
use bevy::prelude::*;
use bevy::render::render_resource::{
    AsBindGroup, BlendComponent, BlendFactor, BlendOperation, BlendState, RenderPipelineDescriptor,
    ShaderType, SpecializedMeshPipelineError,
};
use bevy::shader::{Shader, ShaderRef};
use bevy::sprite_render::{AlphaMode2d, Material2d, Material2dKey, Material2dPlugin};

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
/// Slot of the palette, and the longitude in degrees that the piece keeps to.
pub(super) const SLOT_ANCHOR: MeshVertexAttribute =
    MeshVertexAttribute::new("MapSlotAnchor", 830_145_004, VertexFormat::Float32x2);
/// What a mesh of the map keeps in memory once it is on the graphics card: nothing.
pub(super) const USAGE: RenderAssetUsages = RenderAssetUsages::RENDER_WORLD;

/// Which part of the map a material draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::app) enum Part {
    /// The sphere itself, under everything.
    Globe,
    /// The rim of the sphere, over the land.
    Rim,
    /// Triangles of the ground, which cover what is under them.
    Ground,
    /// Triangles that let the ground through.
    Fill,
    /// Ribbons, each over what is there.
    Line,
    /// Ribbons on a sheet of their own, where what is covered twice is as if it were covered once.
    SheetLine,
    /// Discs of a constant size.
    Dot,
}

impl Part {
    fn shader_defs(self) -> &'static [&'static str] {
        match self {
            Self::Globe => &["GLOBE"],
            Self::Rim => &["GLOBE", "RIM"],
            Self::Ground | Self::Fill => &["FILL"],
            Self::Line => &["LINE"],
            Self::SheetLine => &["LINE", "SHEET"],
            Self::Dot => &["DOT"],
        }
    }
}

#[derive(Debug, Clone, Copy, ShaderType)]
struct MapUniform {
    right: Vec4,
    up: Vec4,
    out: Vec4,
    middle_radius_ratio: Vec4,
    viewport_limits: Vec4,
    azimuthal: Vec4,
    mercator: Vec4,
    meridian: Vec4,
    turn: Vec4,
    casing: Vec4,
    palette: [Vec4; SLOTS],
    stroke: [Vec4; SLOTS],
    edge: [Vec4; SLOTS],
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
            viewport_limits: Vec4::ONE,
            azimuthal: Vec4::X,
            mercator: Vec4::ZERO,
            meridian: Vec4::ZERO,
            turn: Vec4::X,
            casing: palette.casing,
            palette: palette.color,
            stroke: palette.stroke,
            edge: palette.edge,
        };
        Self { uniform, part }
    }

    /// Takes other colours.
    pub(in crate::app) fn set_palette(&mut self, palette: &Palette) {
        self.uniform.casing = palette.casing;
        self.uniform.palette = palette.color;
        self.uniform.stroke = palette.stroke;
        self.uniform.edge = palette.edge;
    }

    /// Takes another view.
    pub(in crate::app) fn set_view(&mut self, view: &View, pixels: &Pixels) {
        let frame = view.frame();
        let blend = frame.blend();
        let row = |vector: crate::sphere::UnitVector| Vec3::from(vector.to_f32()).extend(0.0);
        let [right, up, out] = frame.rotation().rows().map(row);
        let ratio = pixels.per_point;
        let middle = view.free().center();
        let radius_px = view.earth_radius_px() * f64::from(ratio);
        let weight = |projection| blend.weight(projection) as f32;
        let limit = frame.limit_rad();
        self.uniform.right = right;
        self.uniform.up = up;
        self.uniform.out = out;
        self.uniform.middle_radius_ratio =
            Vec4::new(middle.x as f32 * ratio, middle.y as f32 * ratio, radius_px as f32, ratio);
        self.uniform.viewport_limits = Vec4::new(
            pixels.width as f32,
            pixels.height as f32,
            limit.cos() as f32,
            frame.limit_lat_rad().sin() as f32,
        );
        self.uniform.azimuthal = Vec4::new(
            weight(Projection::EqualArea),
            weight(Projection::Globe),
            weight(Projection::Stereographic),
            weight(Projection::Equidistant),
        );
        let lat = frame.mercator_lat_rad();
        let lon = view.center().lon_deg.to_radians();
        self.uniform.mercator = Vec4::new(
            weight(Projection::Mercator),
            lat.cos() as f32,
            lat.tan().asinh() as f32,
            (blend.radius(limit) * radius_px) as f32,
        );
        self.uniform.meridian =
            Vec4::new(lon.sin() as f32, lon.cos() as f32, lat.sin() as f32, lat.cos() as f32);
        let bearing = view.bearing_deg().to_radians();
        self.uniform.turn = Vec4::new(bearing.cos() as f32, bearing.sin() as f32, lon as f32, lat as f32);
    }
}

/// What is covered twice is as if it were covered once: of two colours, each multiplied by its alpha, the
/// greater one stays.
const UNION: BlendState = {
    let greater = BlendComponent {
        src_factor: BlendFactor::One,
        dst_factor: BlendFactor::One,
        operation: BlendOperation::Max,
    };
    BlendState { color: greater, alpha: greater }
};

impl Material2d for MapMaterial {
    fn vertex_shader() -> ShaderRef {
        SHADER.into()
    }

    fn fragment_shader() -> ShaderRef {
        SHADER.into()
    }

    fn alpha_mode(&self) -> AlphaMode2d {
        match self.part {
            Part::Globe | Part::Ground => AlphaMode2d::Opaque,
            Part::Rim | Part::Fill | Part::Line | Part::SheetLine | Part::Dot => AlphaMode2d::Blend,
        }
    }

    fn specialize(
        descriptor: &mut RenderPipelineDescriptor,
        layout: &MeshVertexBufferLayoutRef,
        key: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let part = key.bind_group_data;
        let position = Mesh::ATTRIBUTE_POSITION.at_shader_location(0);
        let attributes = match part {
            Part::Globe | Part::Rim => vec![position],
            Part::Ground | Part::Fill | Part::Dot => vec![position, SLOT_ANCHOR.at_shader_location(1)],
            Part::Line | Part::SheetLine => vec![
                position,
                PREVIOUS.at_shader_location(1),
                NEXT.at_shader_location(2),
                SIDE_ALONG.at_shader_location(3),
                SLOT_ANCHOR.at_shader_location(4),
            ],
        };
        descriptor.vertex.buffers = vec![layout.0.get_layout(&attributes)?];
        let defs = part.shader_defs().iter().map(|def| (*def).into());
        descriptor.vertex.shader_defs.extend(defs.clone());
        if let Some(fragment) = descriptor.fragment.as_mut() {
            fragment.shader_defs.extend(defs);
            if part == Part::SheetLine {
                fragment.targets.iter_mut().flatten().for_each(|target| target.blend = Some(UNION));
            }
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
