//! Shaped text: set straight by egui, then bent letter by letter, with its halo in one mesh.

use crate::app::theme;
use crate::view::{Letter, Span};
use bevy_egui::egui::epaint::{Mesh, Vertex};
use bevy_egui::egui::text::{Galley, LayoutJob, TextFormat};
use bevy_egui::egui::{Color32, Context, FontId, Rect, Vec2, emath::Rot2, vec2};
use std::sync::Arc;

/// A text as the shaper set it: letters, kerning, ligatures and marks are as the font wants them.
#[derive(Debug, Clone)]
pub(super) struct Shaped {
    pub(super) galley: Arc<Galley>,
    /// Size of the type in points.
    pub(super) size_px: f32,
}

/// Sets a text in one line.
pub(super) fn shape(context: &Context, text: &str, font: FontId, spacing_px: f32) -> Shaped {
    let size_px = font.size;
    let format = TextFormat {
        font_id: font,
        extra_letter_spacing: spacing_px,
        color: Color32::PLACEHOLDER,
        ..Default::default()
    };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = f32::INFINITY;
    Shaped { galley: context.fonts_mut(|fonts| fonts.layout_job(job)), size_px }
}

impl Shaped {
    /// Size of the text in points.
    pub(super) fn size(&self) -> Vec2 {
        self.galley.size()
    }

    /// The letters from left to right. What has no width of its own belongs to the letter before it.
    pub(super) fn spans(&self) -> Vec<Span> {
        let Some(row) = self.galley.rows.first() else { return Vec::new() };
        let mut spans: Vec<Span> = Vec::with_capacity(row.glyphs.len());
        for glyph in &row.glyphs {
            if glyph.advance_width > 0.0 || spans.is_empty() {
                spans.push(Span { start: glyph.pos.x, end: glyph.max_x() });
            }
        }
        spans
    }

    /// How far the middle of a capital letter is above the baseline.
    pub(super) fn rise_px(&self) -> f32 {
        // Inter's capitals are 0.727 em high, those of Source Serif 0.67.
        0.35 * self.size_px
    }
}

/// Around a letter: radius in points, copies of it, opacity. Every copy is drawn like the text itself, and in software
/// labels are a good part of a frame: as few as show no gaps.
const HALO: (f32, u32, f32) = (1.3, 8, 0.8);

/// The text in a colour on its halo, each letter where `letters` puts it, or straight from the origin where there are none.
pub(super) fn inked(shaped: &Shaped, letters: &[Letter], color: Color32, halo: Color32) -> Arc<Galley> {
    let mut galley = (*shaped.galley).clone();
    let per_point = galley.pixels_per_point;
    let Some(placed) = galley.rows.first_mut() else { return Arc::new(galley) };
    let origin = placed.pos.to_vec2();
    let row = Arc::make_mut(&mut placed.row);
    let letter_of = letter_of_vertex(row);
    let spans = shaped.spans();
    let mut text = std::mem::take(&mut row.visuals.mesh);
    for (vertex, letter) in text.vertices.iter_mut().zip(&letter_of) {
        if let (Some(letter), Some(span)) = (letters.get(*letter), spans.get(*letter)) {
            let baseline = row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y);
            let pivot = vec2((span.start + span.end) / 2.0, baseline - shaped.rise_px());
            let mut to = vec2(letter.middle.0, letter.middle.1) - origin;
            if letter.angle == 0.0 {
                // A letter that is not turned is sharp only on whole pixels.
                to = ((to - pivot) * per_point).round() / per_point + pivot;
            }
            vertex.pos = (to + Rot2::from_angle(letter.angle) * (vertex.pos.to_vec2() - pivot)).to_pos2();
        }
    }
    row.visuals.mesh = haloed(&text, color, halo);
    row.visuals.mesh_bounds = row
        .visuals
        .mesh
        .vertices
        .iter()
        .fold(Rect::NOTHING, |bounds, vertex| bounds | Rect::from_pos(vertex.pos));
    row.visuals.glyph_vertex_range = 0..row.visuals.mesh.vertices.len();
    galley.mesh_bounds = row.visuals.mesh_bounds.translate(origin);
    galley.num_vertices = row.visuals.mesh.vertices.len();
    galley.num_indices = row.visuals.mesh.indices.len();
    Arc::new(galley)
}

/// For each vertex of a row's mesh the index of the letter in [`Shaped::spans`].
fn letter_of_vertex(row: &bevy_egui::egui::epaint::text::Row) -> Vec<usize> {
    let mut letters = vec![0; row.visuals.mesh.vertices.len()];
    let mut letter: Option<usize> = None;
    for (index, glyph) in row.glyphs.iter().enumerate() {
        if glyph.advance_width > 0.0 || letter.is_none() {
            letter = Some(letter.map_or(0, |last| last + 1));
        }
        let start = glyph.first_vertex as usize;
        let end = row.glyphs.get(index + 1).map_or(letters.len(), |next| next.first_vertex as usize);
        for slot in letters.get_mut(start..end).into_iter().flatten() {
            *slot = letter.unwrap_or_default();
        }
    }
    letters
}

/// Copies of the text in the colour of the halo around it, and the text on top.
fn haloed(text: &Mesh, color: Color32, halo: Color32) -> Mesh {
    let (radius, count, opacity) = HALO;
    let copies = count + 1;
    let mut mesh = Mesh::with_texture(text.texture_id);
    mesh.vertices.reserve(text.vertices.len() * copies as usize);
    mesh.indices.reserve(text.indices.len() * copies as usize);
    let mut copy = |offset: Vec2, color: Color32| {
        let first = mesh.vertices.len() as u32;
        mesh.indices.extend(text.indices.iter().map(|index| index + first));
        mesh.vertices.extend(text.vertices.iter().map(|vertex| Vertex {
            pos: vertex.pos + offset,
            uv: vertex.uv,
            color,
        }));
    };
    for step in 0..count {
        let angle = std::f32::consts::TAU * (step as f32 + 0.5) / count as f32;
        copy(Vec2::angled(angle) * radius, halo.gamma_multiply(opacity));
    }
    copy(Vec2::ZERO, color);
    mesh
}

/// How a text is set on the map.
#[derive(Debug, Clone)]
pub(super) struct Style {
    pub(super) font: FontId,
    pub(super) color: Color32,
    pub(super) halo: Color32,
    /// Least and most space between letters along a line, in multiples of the size.
    pub(super) gap_em: (f32, f32),
    /// Space between letters of a straight text beside a point, in points.
    pub(super) spacing_px: f32,
    /// How strongly it is drawn, 0 to 1. The colours have it already; what is set under the text takes it too.
    pub(super) opacity: f32,
}

impl Style {
    /// Text in one colour, set close.
    pub(super) fn new(font: FontId, color: Color32, halo: Color32) -> Self {
        Self { font, color, halo, gap_em: theme::label_size::LINE_GAP_EM, spacing_px: 0.1, opacity: 1.0 }
    }

    /// A name of the base map, set close.
    pub(super) fn of(look: theme::NameLook) -> Self {
        Self::new(look.font, look.color, look.halo)
    }

    /// The same in a layer that is drawn by this share of its strength.
    pub(super) fn faded(self, opacity: f32) -> Self {
        let color = self.color.gamma_multiply(opacity);
        // The copies of the halo lie over each other: as faint as the text each, they would together drown it.
        let halo = self.halo.gamma_multiply(opacity * opacity);
        Self { color, halo, opacity: self.opacity * opacity, ..self }
    }
}
