// Everything that is drawn on the sphere: fills, ribbons, and the globe itself.
//
// Every vertex is a unit vector; this shader projects it, so that nothing is tessellated again when the view
// moves, turns, zooms or changes its projection. `src/sphere/frame.rs` does the same on the CPU, in f64.
// Snyder, Map Projections: A Working Manual, USGS PP 1395 (1987), eq. 7-1, 7-2, 20-3, 21-4, 24-2 and 25-2.

struct MapUniform {
    // What points to the right, up, and towards the viewer.
    right: vec4<f32>,
    up: vec4<f32>,
    out: vec4<f32>,
    // Middle of the map in physical pixels, radius of the Earth in physical pixels, physical pixels per logical one.
    middle_radius_ratio: vec4<f32>,
    // Width and height of the target in physical pixels; cosine of the angle from the centre and sine of the
    // latitude that are shown.
    viewport_limits: vec4<f32>,
    // Weights of the azimuthal projections: equal-area, globe, stereographic, equidistant.
    azimuthal: vec4<f32>,
    // Weight of Mercator; cosine of the latitude of its centre and the ordinate there; radius in physical pixels
    // of the azimuthal map.
    mercator: vec4<f32>,
    // Sine and cosine of the longitude and of the latitude of Mercator's centre.
    meridian: vec4<f32>,
    // Cosine and sine of the bearing; longitude and latitude of Mercator's centre in radians.
    turn: vec4<f32>,
    // Linear colour of the casings.
    casing: vec4<f32>,
    // Linear colours by slot.
    palette: array<vec4<f32>, 64>,
    // Width, dash, gap and dot in logical pixels by slot.
    stroke: array<vec4<f32>, 64>,
    // Lines: feather and casing in logical pixels, 1 for the left side alone, 1 for round caps.
    // Fills: 1 in the last is hatched.
    edge: array<vec4<f32>, 64>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> map: MapUniform;

const PI: f32 = 3.14159265;
const TAU: f32 = 6.28318531;

fn in_view(ground: vec3<f32>) -> vec3<f32> {
    return vec3(dot(map.right.xyz, ground), dot(map.up.xyz, ground), dot(map.out.xyz, ground));
}

fn wrapped(angle: f32) -> f32 {
    return angle - TAU * floor((angle + PI) / TAU);
}

// Mercator about the central meridian. `anchor` is the longitude in degrees that a piece keeps to: all of it lies on
// the same side of the map's edge.
fn mercator(ground: vec3<f32>, anchor: f32) -> vec2<f32> {
    let keep = wrapped(radians(anchor) - map.turn.z);
    let east = dot(vec2(-map.meridian.x, map.meridian.y), ground.xy);
    let along = dot(vec2(map.meridian.y, map.meridian.x), ground.xy);
    let horizontal = length(ground.xy);
    var lon = keep;
    // At a pole there is no longitude.
    if horizontal > 1e-5 {
        lon = keep + wrapped(atan2(east, along) - keep);
    }
    let lat = map.turn.w;
    let north = ground.z * map.meridian.w - horizontal * map.meridian.z;
    let outwards = ground.z * map.meridian.z + horizontal * map.meridian.w;
    // The difference of two ordinates without their cancelling: tanh(d / 2) = sin(half) / cos(mean).
    let half = 0.5 * clamp(atan2(north, outwards), -1.56 - lat, 1.56 - lat);
    let ordinate = 2.0 * atanh(sin(half) / cos(lat + half));
    let pos = map.mercator.y * vec2(lon, ordinate);
    return vec2(map.turn.x * pos.x - map.turn.y * pos.y, map.turn.y * pos.x + map.turn.x * pos.y);
}

// Position on the map in Earth radii: the weighted sum of the projections.
fn project(ground: vec3<f32>, anchor: f32) -> vec2<f32> {
    let pos = in_view(ground);
    let over = max(1.0 + pos.z, 1e-4);
    var k = map.azimuthal.x * sqrt(2.0 / over) + map.azimuthal.y + map.azimuthal.z * 2.0 / over;
    if map.azimuthal.w > 0.0 {
        let sine = length(pos.xy);
        k += map.azimuthal.w * select(1.0, atan2(sine, pos.z) / sine, sine > 1e-5);
    }
    var at = k * pos.xy;
    if map.mercator.x > 0.0 {
        at += map.mercator.x * mercator(ground, anchor);
    }
    return at;
}

// Position in physical pixels from the top left corner, y down.
fn screen_from(pos_on_map: vec2<f32>) -> vec2<f32> {
    return map.middle_radius_ratio.xy + vec2(pos_on_map.x, -pos_on_map.y) * map.middle_radius_ratio.z;
}

fn clip_from(screen: vec2<f32>) -> vec4<f32> {
    let ndc = screen / map.viewport_limits.xy * 2.0 - 1.0;
    return vec4(ndc.x, -ndc.y, 0.5, 1.0);
}

// How far a position lies within the limits of what is shown: negative beyond the angle, beyond the latitude.
fn within(ground: vec3<f32>) -> vec2<f32> {
    return vec2(dot(map.out.xyz, ground) - map.viewport_limits.z, map.viewport_limits.w - abs(ground.z));
}

// Where nothing is drawn: outside of what the target shows.
const NOWHERE: vec4<f32> = vec4<f32>(4.0, 4.0, 0.5, 1.0);
// No edge is longer than 7.5 degrees, so what lies further than this beyond the limit has no part within it.
const BEYOND: f32 = 0.2;

#ifdef FILL
struct Vertex {
    @location(0) ground: vec3<f32>,
    // Slot, and longitude in degrees that the cell keeps to.
    @location(1) slot_anchor: vec2<f32>,
}

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) within: vec2<f32>,
    @location(1) @interpolate(flat) slot: u32,
}

@vertex
fn vertex(input: Vertex) -> Varying {
    var output: Varying;
    output.within = within(input.ground);
    output.slot = u32(input.slot_anchor.x + 0.5);
    output.clip = clip_from(screen_from(project(input.ground, input.slot_anchor.y)));
    // What has no colour is not there: what lies under it is seen, also where the ground covers what is under it.
    if output.within.x < -BEYOND || map.palette[output.slot].a <= 0.0 {
        output.clip = NOWHERE;
    }
    return output;
}

@fragment
fn fragment(input: Varying) -> @location(0) vec4<f32> {
    if min(input.within.x, input.within.y) < 0.0 {
        discard;
    }
    var color = map.palette[input.slot];
    if map.edge[input.slot].w > 0.5 {
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
    // Side of the line (-1 left, 1 right), and kilometres from its start.
    @location(3) side_along: vec2<f32>,
    // Slot, and longitude in degrees that the piece keeps to.
    @location(4) slot_anchor: vec2<f32>,
}

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) within: vec2<f32>,
    // Physical pixels from the line's axis, to the right, and along it.
    @location(1) across_along: vec2<f32>,
    // Physical pixels beyond the line's start and beyond its end; negative between them.
    @location(2) beyond: vec2<f32>,
    @location(3) @interpolate(flat) slot: u32,
}

@vertex
fn vertex(input: Vertex) -> Varying {
    var output: Varying;
    let slot = u32(input.slot_anchor.x + 0.5);
    let anchor = input.slot_anchor.y;
    let here = screen_from(project(input.ground, anchor));
    let from_previous = here - screen_from(project(input.previous, anchor));
    let to_next = screen_from(project(input.next, anchor)) - here;
    let lengths = vec2(length(from_previous), length(to_next));
    let has = lengths > vec2(1e-4);
    var before = select(vec2(0.0), from_previous / max(lengths.x, 1e-6), has.x);
    var after = select(vec2(0.0), to_next / max(lengths.y, 1e-6), has.y);
    if !has.x { before = after; }
    if !has.y { after = before; }
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
    let edge = map.edge[slot];
    let reach = (0.5 * map.stroke[slot].x + edge.y) * ratio + 1.0;
    var at = here + normal * (input.side_along.x * reach * stretch);
    var along = input.side_along.y * map.middle_radius_ratio.z / 6371.0088;
    output.beyond = -lengths;
    // A line goes on beyond its ends by as much as its cap needs.
    if all(input.previous == input.ground) {
        at -= after * reach;
        along -= reach;
        output.beyond.x = reach;
    }
    if all(input.next == input.ground) {
        at += before * reach;
        along += reach;
        output.beyond.y = reach;
    }
    output.across_along = vec2(input.side_along.x * reach, along);
    output.slot = slot;
    output.within = within(input.ground);
    output.clip = clip_from(at);
    if output.within.x < -BEYOND || map.palette[slot].a <= 0.0 {
        output.clip = NOWHERE;
    }
    return output;
}

// Coverage of a pixel `at` along a stretch that begins at `start` and is `length` long.
fn dash(at: f32, start: f32, length: f32) -> f32 {
    return clamp(min(at - start, start + length - at) + 0.5, 0.0, 1.0);
}

@fragment
fn fragment(input: Varying) -> @location(0) vec4<f32> {
    if min(input.within.x, input.within.y) < 0.0 {
        discard;
    }
    let ratio = map.middle_radius_ratio.w;
    let stroke = map.stroke[input.slot];
    let edge = map.edge[input.slot];
    var color = map.palette[input.slot];
    // A line thinner than a pixel is a fainter line of one pixel.
    let width = stroke.x * ratio;
    let half_width = 0.5 * max(width, 1.0);
    let across = input.across_along.x;
    let beyond = max(input.beyond.x, input.beyond.y);
    let from_axis = select(
        max(abs(across), beyond + half_width),
        length(vec2(across, max(beyond, 0.0))),
        edge.w > 0.5
    );
    let inside = half_width + 0.5 - from_axis;
    var coverage = clamp(inside, 0.0, 1.0);
    if edge.x > 0.0 {
        coverage = smoothstep(0.0, 1.0, inside / max(edge.x * ratio, 1.0));
    }
    coverage *= min(width, 1.0);
    if edge.z > 0.5 {
        coverage *= clamp(0.5 - across, 0.0, 1.0);
    }
    if edge.y > 0.0 {
        let cased = clamp(inside + edge.y * ratio, 0.0, 1.0);
        color = vec4(mix(map.casing.rgb, color.rgb, coverage), color.a);
        coverage = cased;
    }
    if stroke.z > 0.0 {
        let dotted = select(0.0, stroke.w + stroke.z, stroke.w > 0.0);
        let period = (stroke.y + stroke.z + dotted) * ratio;
        let at = fract(input.across_along.y / period) * period;
        let start = (stroke.y + stroke.z) * ratio;
        coverage *= max(dash(at, 0.0, stroke.y * ratio), dash(at, start, stroke.w * ratio) * f32(stroke.w > 0.0));
    }
    color.a *= coverage;
#ifdef SHEET
    return vec4(color.rgb * color.a, color.a);
#else
    return color;
#endif
}
#endif

#ifdef DOT
struct Vertex {
    @location(0) ground: vec3<f32>,
    // Slot and 64 times the number of the corner, and longitude in degrees.
    @location(1) slot_anchor: vec2<f32>,
}

struct Varying {
    @builtin(position) clip: vec4<f32>,
    @location(0) within: vec2<f32>,
    // Physical pixels from the middle of the disc.
    @location(1) offset: vec2<f32>,
    @location(2) @interpolate(flat) slot: u32,
}

@vertex
fn vertex(input: Vertex) -> Varying {
    var output: Varying;
    let packed = u32(input.slot_anchor.x + 0.5);
    let slot = packed % 64u;
    let corner = packed / 64u;
    // An equilateral triangle about the disc.
    var toward = vec2(0.0, 2.0);
    if corner == 1u { toward = vec2(-1.7320508, -1.0); }
    if corner == 2u { toward = vec2(1.7320508, -1.0); }
    let reach = (0.5 * map.stroke[slot].x + map.edge[slot].y) * map.middle_radius_ratio.w + 1.0;
    output.offset = toward * reach;
    output.slot = slot;
    output.within = within(input.ground);
    output.clip = clip_from(screen_from(project(input.ground, input.slot_anchor.y)) + output.offset);
    if min(output.within.x, output.within.y) < 0.0 || map.palette[slot].a <= 0.0 {
        output.clip = NOWHERE;
    }
    return output;
}

@fragment
fn fragment(input: Varying) -> @location(0) vec4<f32> {
    let ratio = map.middle_radius_ratio.w;
    let half_width = 0.5 * max(map.stroke[input.slot].x * ratio, 1.0);
    let inside = half_width + 0.5 - length(input.offset);
    let coverage = clamp(inside, 0.0, 1.0);
    let cased = clamp(inside + map.edge[input.slot].y * ratio, 0.0, 1.0);
    let color = map.palette[input.slot];
    return vec4(mix(map.casing.rgb, color.rgb, coverage), color.a * cased);
}
#endif

#ifdef GLOBE
#ifdef RIM
const DEPTH: f32 = 0.5;
#else
const DEPTH: f32 = 0.25;
#endif

struct Vertex {
    @location(0) corner: vec3<f32>,
}

struct Varying {
    @builtin(position) clip: vec4<f32>,
}

@vertex
fn vertex(input: Vertex) -> Varying {
    var output: Varying;
    // Further away than all else, which covers it.
    output.clip = vec4(input.corner.xy, DEPTH, 1.0);
    return output;
}

// Physical pixels beyond the edge of the map: of the disc of an azimuthal map, of the band of a Mercator map.
fn beyond_edge(offset: vec2<f32>) -> f32 {
    let disc = length(offset) - map.mercator.w;
    if map.mercator.x <= 0.0 {
        return disc;
    }
    let radius = map.middle_radius_ratio.z * map.mercator.y;
    let north = (map.turn.x * -offset.y - map.turn.y * offset.x) / radius;
    let band = (abs(map.mercator.z + north) - PI) * radius;
    return mix(disc, band, map.mercator.x);
}

// Palette: 0 the ocean, 1 what is around the globe, 2 the atmosphere, 3 the rim.
@fragment
fn fragment(input: Varying) -> @location(0) vec4<f32> {
    let from_edge = beyond_edge(input.clip.xy - map.middle_radius_ratio.xy);
    let ratio = map.middle_radius_ratio.w;
    // A flat map has an edge; a globe has an atmosphere.
    let globe = 1.0 - map.mercator.x;
    let edge = max(map.mercator.w, 1.0);
#ifdef RIM
    // Towards the limb one looks through ever more air.
    let haze = exp(min(from_edge, 0.0) / (0.03 * edge)) * 0.45 * globe * map.azimuthal.y;
    let line = clamp(1.25 * ratio + 0.5 - abs(from_edge), 0.0, 1.0);
    var rim = map.palette[3];
    rim.a *= max(line, haze * f32(from_edge < 0.5));
    return rim;
#else
    let glow = exp(-max(from_edge, 0.0) / (0.035 * edge)) * map.palette[2].a * globe;
    let around = mix(map.palette[1].rgb, map.palette[2].rgb, glow);
    return vec4(mix(map.palette[0].rgb, around, clamp(from_edge + 0.5, 0.0, 1.0)), 1.0);
#endif
}
#endif
