// Lays the sheet of lines over the land. Its colours are multiplied by their alpha already.

struct SheetUniform {
    opacity: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> sheet: SheetUniform;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var lines: texture_2d<f32>;

@vertex
fn vertex(@location(0) corner: vec3<f32>) -> @builtin(position) vec4<f32> {
    return vec4(corner.xy, 0.5, 1.0);
}

@fragment
fn fragment(@builtin(position) at: vec4<f32>) -> @location(0) vec4<f32> {
    return textureLoad(lines, vec2<i32>(at.xy), 0) * sheet.opacity.x;
}
