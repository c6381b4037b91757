// Everything that is drawn on the sphere: fills, ribbons, and the globe itself.
//
// Every vertex is a unit vector; this shader turns it into the view's frame and projects it, so that nothing
// is tessellated again when the view moves. `src/sphere/projection.rs` does the same on the CPU, in f64.
// Snyder, Map Projections: A Working Manual, USGS PP 1395 (1987), eq. 20-3 and 24-2.

struct MapUniform {
    // What points to the right, up, and towards the viewer.
    right: vec4<f32>,
    up: vec4<f32>,
    out: vec4<f32>,
    // Middle of the map in physical pixels, radius of the Earth in physical pixels, physical pixels per logical one.
    middle_radius_ratio: vec4<f32>,
    // Width and height of the target in physical pixels, share of the globe, cosine of the angle that is shown.
    viewport_globe_limit: vec4<f32>,
    // Linear colours by slot.
    palette: array<vec4<f32>, 64>,
    // Width, dash and gap in logical pixels by slot; for fills, 1 in the last says that the slot is hatched.
    stroke: array<vec4<f32>, 64>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> map: MapUniform;

fn in_view(ground: vec3<f32>) -> vec3<f32> {
    return vec3(dot(map.right.xyz, ground), dot(map.up.xyz, ground), dot(map.out.xyz, ground));
}

// Position on the map in Earth radii: a weight between equal-area, k = sqrt(2 / (1 + z)), and the globe, k = 1.
fn project(pos_in_view: vec3<f32>) -> vec2<f32> {
    let equal_area = sqrt(2.0 / max(1.0 + pos_in_view.z, 1e-4));
    return mix(equal_area, 1.0, map.viewport_globe_limit.z) * pos_in_view.xy;
}

// Position in physical pixels from the top left corner, y down.
fn screen_from(pos_on_map: vec2<f32>) -> vec2<f32> {
    return map.middle_radius_ratio.xy + vec2(pos_on_map.x, -pos_on_map.y) * map.middle_radius_ratio.z;
}

fn clip_from(screen: vec2<f32>) -> vec4<f32> {
    let ndc = screen / map.viewport_globe_limit.xy * 2.0 - 1.0;
    return vec4(ndc.x, -ndc.y, 0.5, 1.0);
}

// Where nothing is drawn: outside of what the target shows.
const NOWHERE: vec4<f32> = vec4<f32>(4.0, 4.0, 0.5, 1.0);
// No edge is longer than 7.5 degrees, so what lies further than this beyond the limit has no part within it.
const BEYOND: f32 = 0.2;

#ifdef FILL
struct Vertex {
    @location(0) ground: vec3<f32>,
    @location(1) slot: f32,
}

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) z: f32,
    @location(1) @interpolate(flat) slot: u32,
}

@vertex
fn vertex(input: Vertex) -> Varying {
    var output: Varying;
    let pos = in_view(input.ground);
    output.z = pos.z;
    output.slot = u32(input.slot + 0.5);
    output.clip = clip_from(screen_from(project(pos)));
    if pos.z < map.viewport_globe_limit.w - BEYOND {
        output.clip = NOWHERE;
    }
    return output;
}

@fragment
fn fragment(input: Varying) -> @location(0) vec4<f32> {
    if input.z < map.viewport_globe_limit.w {
        discard;
    }
    var color = map.palette[input.slot];
    if map.stroke[input.slot].w > 0.5 {
        // Hatching: thin lines 8 pixels apart on a faint ground.
        let period = 8.0 * map.middle_radius_ratio.w;
        let across = (input.clip.x + input.clip.y) * 0.70710678;
        let from_line = abs(fract(across / period) - 0.5) * period;
        let line = clamp(0.75 * map.middle_radius_ratio.w + 0.5 - from_line, 0.0, 1.0);
        color.a *= mix(0.28, 1.0, line);
    }
    return color;
}
#endif

#ifdef LINE
struct Vertex {
    @location(0) ground: vec3<f32>,
    @location(1) previous: vec3<f32>,
    @location(2) next: vec3<f32>,
    // Side of the line (-1 or 1), and kilometres from its start.
    @location(3) side_along: vec2<f32>,
    @location(4) slot: f32,
}

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) z: f32,
    // Physical pixels from the line's axis.
    @location(1) across: f32,
    // Physical pixels along it.
    @location(2) along: f32,
    @location(3) @interpolate(flat) slot: u32,
}

fn direction(start: vec2<f32>, end: vec2<f32>) -> vec2<f32> {
    let way = end - start;
    let length = length(way);
    return select(vec2(0.0), way / max(length, 1e-6), length > 1e-4);
}

@vertex
fn vertex(input: Vertex) -> Varying {
    var output: Varying;
    let slot = u32(input.slot + 0.5);
    let pos = in_view(input.ground);
    let here = screen_from(project(pos));
    var before = direction(screen_from(project(in_view(input.previous))), here);
    var after = direction(here, screen_from(project(in_view(input.next))));
    if dot(before, before) < 0.5 { before = after; }
    if dot(after, after) < 0.5 { after = before; }
    // Miter: along the bisector, longer by one over the cosine of half the turn, but at most twice.
    let bisector = before + after;
    var normal = vec2(-before.y, before.x);
    var stretch = 1.0;
    if dot(bisector, bisector) > 0.01 {
        let along = normalize(bisector);
        normal = vec2(-along.y, along.x);
        stretch = 1.0 / max(dot(along, after), 0.5);
    }
    let ratio = map.middle_radius_ratio.w;
    let half_width = 0.5 * map.stroke[slot].x * ratio;
    let reach = half_width + 1.0;
    output.across = input.side_along.x * reach;
    output.along = input.side_along.y * map.middle_radius_ratio.z / 6371.0088;
    output.slot = slot;
    output.z = pos.z;
    output.clip = clip_from(here + normal * (input.side_along.x * reach * stretch));
    if pos.z < map.viewport_globe_limit.w - BEYOND || map.palette[slot].a <= 0.0 {
        output.clip = NOWHERE;
    }
    return output;
}

@fragment
fn fragment(input: Varying) -> @location(0) vec4<f32> {
    if input.z < map.viewport_globe_limit.w {
        discard;
    }
    let ratio = map.middle_radius_ratio.w;
    let stroke = map.stroke[input.slot];
    var color = map.palette[input.slot];
    // A line thinner than a pixel is a fainter line of one pixel.
    let width = stroke.x * ratio;
    let half_width = 0.5 * max(width, 1.0);
    color.a *= clamp(half_width + 0.5 - abs(input.across), 0.0, 1.0) * min(width, 1.0);
    if stroke.z > 0.0 {
        let period = (stroke.y + stroke.z) * ratio;
        let dash = stroke.y * ratio;
        let at = fract(input.along / period) * period;
        color.a *= clamp(min(at, dash - at) + 0.5, 0.0, 1.0);
    }
    return color;
}
#endif

#ifdef GLOBE
struct Vertex {
    @location(0) corner: vec3<f32>,
}

struct Varying {
    @builtin(position) clip: vec4<f32>,
}

@vertex
fn vertex(input: Vertex) -> Varying {
    var output: Varying;
    output.clip = vec4(input.corner.xy, 0.5, 1.0);
    return output;
}

// Palette: 0 the ocean, 1 what is around the globe, 2 the atmosphere, 3 the rim.
// Stroke 0: x is 1 for what is drawn over the land (the rim alone), 0 for what is under it.
@fragment
fn fragment(input: Varying) -> @location(0) vec4<f32> {
    let globe = map.viewport_globe_limit.z;
    let limit = acos(clamp(map.viewport_globe_limit.w, -1.0, 1.0));
    let edge = mix(2.0 * sin(0.5 * limit), sin(limit), globe) * map.middle_radius_ratio.z;
    let from_edge = distance(input.clip.xy, map.middle_radius_ratio.xy) - edge;
    let ratio = map.middle_radius_ratio.w;
    if map.stroke[0].x > 0.5 {
        var rim = map.palette[3];
        rim.a *= clamp(1.25 * ratio + 0.5 - abs(from_edge), 0.0, 1.0);
        return rim;
    }
    let glow = exp(-max(from_edge, 0.0) / (0.035 * edge)) * map.palette[2].a;
    let around = mix(map.palette[1].rgb, map.palette[2].rgb, glow);
    return vec4(mix(map.palette[0].rgb, around, clamp(from_edge + 0.5, 0.0, 1.0)), 1.0);
}
#endif
