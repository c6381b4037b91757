//! The sheet of the base map's lines: they are drawn on a clear image of their own, where what is covered twice
//! is as if it were covered once, and that image is laid over the land. So no joint and no bend of a thin line
//! comes out darker than the line, and a whole level of detail can fade.

use super::mesh::quad_mesh;
use crate::app::state::Pixels;
use bevy::asset::uuid_handle;
use bevy::camera::visibility::{NoFrustumCulling, RenderLayers};
use bevy::camera::{ClearColorConfig, RenderTarget};
use bevy::mesh::MeshVertexBufferLayoutRef;
use bevy::prelude::*;
use bevy::render::render_resource::{
    AsBindGroup, BlendState, RenderPipelineDescriptor, ShaderType, SpecializedMeshPipelineError,
    TextureFormat,
};
use bevy::shader::{Shader, ShaderRef};
use bevy::sprite_render::{AlphaMode2d, Material2d, Material2dKey, Material2dPlugin};

const SHADER: Handle<Shader> = uuid_handle!("0f1f7a4e-5b0a-4c52-9b3e-6a0c2d7e51b4");

/// What is drawn on the sheet has this layer.
pub(in crate::app) const SHEET_LAYER: RenderLayers = RenderLayers::layer(1);

/// How strongly the sheet is laid over the land, 0 to 1.
#[derive(Resource, Debug, Clone, Copy, PartialEq)]
pub(in crate::app) struct SheetOpacity(pub(in crate::app) f32);

#[derive(Debug, Clone, Copy, ShaderType)]
struct SheetUniform {
    opacity: Vec4,
}

/// The image of the sheet over the land.
#[derive(Asset, TypePath, AsBindGroup, Debug, Clone)]
struct SheetMaterial {
    #[uniform(0)]
    uniform: SheetUniform,
    #[texture(1)]
    image: Handle<Image>,
}

impl Material2d for SheetMaterial {
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
        _key: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let position = Mesh::ATTRIBUTE_POSITION.at_shader_location(0);
        descriptor.vertex.buffers = vec![layout.0.get_layout(&[position])?];
        if let Some(fragment) = descriptor.fragment.as_mut() {
            let over = Some(BlendState::PREMULTIPLIED_ALPHA_BLENDING);
            fragment.targets.iter_mut().flatten().for_each(|target| target.blend = over);
        }
        Ok(())
    }
}

/// The sheet, and what it was made for.
#[derive(Resource)]
struct Sheet {
    camera: Entity,
    material: Handle<SheetMaterial>,
    size: UVec2,
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(Material2dPlugin::<SheetMaterial>::default())
        .insert_resource(SheetOpacity(1.0))
        .add_systems(Startup, spawn)
        .add_systems(Update, (fit, fade).chain().in_set(crate::app::state::DrawSystems));
    let source = include_str!("../../../assets/shaders/sheet.wgsl");
    let mut shaders = app.world_mut().resource_mut::<Assets<Shader>>();
    if let Err(error) = shaders.insert(SHADER.id(), Shader::from_wgsl(source, "shaders/sheet.wgsl")) {
        error!("the sheet's shader could not be kept: {error}");
    }
}

fn image(images: &mut Assets<Image>, size: UVec2) -> Handle<Image> {
    images.add(Image::new_target_texture(size.x, size.y, TextureFormat::Rgba8UnormSrgb, None))
}

fn spawn(
    mut commands: Commands,
    mut images: ResMut<Assets<Image>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<SheetMaterial>>,
    pixels: Res<Pixels>,
) {
    let size = UVec2::new(pixels.width, pixels.height);
    let image = image(&mut images, size);
    let uniform = SheetUniform { opacity: Vec4::ONE };
    let material = materials.add(SheetMaterial { uniform, image: image.clone() });
    let camera = (
        Camera2d,
        Camera { order: -1, clear_color: ClearColorConfig::Custom(Color::NONE), ..default() },
        Msaa::Off,
        RenderTarget::Image(image.into()),
        SHEET_LAYER,
    );
    let camera = commands.spawn(camera).id();
    commands.spawn((
        Mesh2d(meshes.add(quad_mesh())),
        MeshMaterial2d(material.clone()),
        Transform::from_xyz(0.0, 0.0, crate::app::state::depth::LINES),
        NoFrustumCulling,
    ));
    commands.insert_resource(Sheet { camera, material, size });
}

/// Gives the sheet the size of what is drawn on: a new image, since the old one is in use by the graphics card.
fn fit(
    mut commands: Commands,
    pixels: Res<Pixels>,
    mut sheet: ResMut<Sheet>,
    mut images: ResMut<Assets<Image>>,
    mut materials: ResMut<Assets<SheetMaterial>>,
) {
    let size = UVec2::new(pixels.width, pixels.height);
    if sheet.size == size {
        return;
    }
    sheet.size = size;
    let image = image(&mut images, size);
    if let Some(mut material) = materials.get_mut(&sheet.material) {
        material.image = image.clone();
    }
    commands.entity(sheet.camera).insert(RenderTarget::Image(image.into()));
}

fn fade(
    opacity: Res<SheetOpacity>,
    sheet: Res<Sheet>,
    mut materials: ResMut<Assets<SheetMaterial>>,
    mut drawn: Local<Option<SheetOpacity>>,
) {
    if *drawn == Some(*opacity) {
        return;
    }
    *drawn = Some(*opacity);
    if let Some(mut material) = materials.get_mut(&sheet.material) {
        material.uniform.opacity = Vec4::splat(opacity.0);
    }
}
