//! How what egui paints is blended with the map.
//!
//! egui keeps colours multiplied by their alpha, in sRGB. The shader of bevy_egui 0.42 makes that product linear as
//! it is, and blends in linear light: half of a white then adds a fifth of the light and takes away half of the
//! ground's, so that edges of light things on a light ground go grey. Here the colour is divided by its alpha
//! before it is made linear, and multiplied again after; that of the texture too, since between two of its points
//! colour and alpha are mixed in different light.

use bevy::prelude::*;
use bevy::shader::{Shader, Source};
use bevy_egui::render::EGUI_SHADER_HANDLE;

/// What the shader returns, and what it is to return.
const PRODUCT: &str = "linear_from_gamma_rgb(color_gamma.rgb)";
const MENDED: &str = "(linear_from_gamma_rgb(\
    clamp(texture_color_gamma.rgb / max(texture_color_gamma.a, 0.001), vec3(0.0), vec3(1.0)) \
    * clamp(in.color.rgb / max(in.color.a, 0.001), vec3(0.0), vec3(1.0))) * color_gamma.a)";

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreStartup, mend);
}

fn mend(mut shaders: ResMut<Assets<Shader>>) {
    let source = shaders.get(&EGUI_SHADER_HANDLE).map(|shader| (shader.source.clone(), shader.path.clone()));
    let Some((Source::Wgsl(source), path)) = source else { return };
    match mended(&source) {
        Some(source) => {
            if let Err(error) = shaders.insert(EGUI_SHADER_HANDLE.id(), Shader::from_wgsl(source, path)) {
                warn!("what is painted over the map is blended as it was: {error}");
            }
        }
        None => warn!("another shader of egui: what is painted over the map is blended as that one does"),
    }
}

fn mended(source: &str) -> Option<String> {
    (source.matches(PRODUCT).count() == 1).then(|| source.replace(PRODUCT, MENDED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shader_of_egui_is_the_one_that_is_mended() {
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, AssetPlugin::default())).init_asset::<Shader>();
        app.add_plugins(bevy_egui::EguiPlugin::default());
        let shaders = app.world().resource::<Assets<Shader>>();
        let Some(Source::Wgsl(source)) = shaders.get(&EGUI_SHADER_HANDLE).map(|shader| shader.source.clone())
        else {
            panic!("egui has a shader");
        };
        let mended = mended(&source).expect("it returns the product once");
        assert!(mended.contains(MENDED));
    }
}
