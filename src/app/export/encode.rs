//! A picture as a PNG file.

use bevy::prelude::Image;
use bevy::render::render_resource::TextureFormat;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder as _};

/// The bytes of a PNG file, or what is wrong with the picture. It covers what is behind it: drawing leaves some of its
/// pixels half transparent.
///
/// `image` would convert between any two formats and any two colour spaces, with the code for all of them; what comes
/// from a screen has its colours in sRGB and one of two orders.
pub(in crate::app) fn png(image: &Image) -> Result<Vec<u8>, String> {
    let order = match image.texture_descriptor.format {
        TextureFormat::Rgba8UnormSrgb | TextureFormat::Rgba8Unorm => [0, 1, 2],
        TextureFormat::Bgra8UnormSrgb | TextureFormat::Bgra8Unorm => [2, 1, 0],
        other => return Err(format!("its pixels are {other:?}")),
    };
    let pixels = image.data.as_deref().ok_or("it has no pixels")?;
    let colors: Vec<u8> = pixels.chunks_exact(4).flat_map(|pixel| order.map(|part| pixel[part])).collect();
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes)
        .write_image(&colors, image.width(), image.height(), ExtendedColorType::Rgb8)
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::asset::RenderAssetUsages;
    use bevy::render::render_resource::{Extent3d, TextureDimension};

    fn image(format: TextureFormat, pixels: &[u8]) -> Image {
        let size = Extent3d { width: 2, height: 1, depth_or_array_layers: 1 };
        Image::new(size, TextureDimension::D2, pixels.to_vec(), format, RenderAssetUsages::all())
    }

    #[test]
    fn colours_are_kept_in_either_order_and_what_is_transparent_is_not() {
        let rgba = image(TextureFormat::Rgba8UnormSrgb, &[1, 2, 3, 255, 40, 50, 60, 128]);
        let bgra = image(TextureFormat::Bgra8UnormSrgb, &[3, 2, 1, 255, 60, 50, 40, 0]);
        for image in [rgba, bgra] {
            let decoded = image::load_from_memory(&png(&image).expect("a picture")).expect("a PNG file");
            assert_eq!(decoded.color(), image::ColorType::Rgb8);
            assert_eq!(decoded.to_rgb8().into_raw(), [1, 2, 3, 40, 50, 60]);
        }
    }

    #[test]
    fn a_picture_of_another_format_is_refused_by_its_name() {
        let error = png(&image(TextureFormat::Rg32Uint, &[0; 16])).expect_err("no colours");
        assert!(error.contains("Rg32Uint"), "{error}");
        let mut empty = image(TextureFormat::Rgba8Unorm, &[0; 8]);
        empty.data = None;
        assert!(png(&empty).is_err());
    }
}
