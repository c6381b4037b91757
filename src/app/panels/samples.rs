//! What the rows of the legend show, painted by the numbers that the map is drawn by, as it is close by.

use crate::app::theme::{
    self, BaseLine, BaseLook, Dashes, ISOBATHS_M, MarkState, NIGHT_STRENGTH, NameLook, StrokeLook, Theme,
    Tokens, base_look, country_name_look, dashed_sample, dashes, glow_look, label_size, laid_over,
    night_veils, sea_name_look, stroke_look, stroke_sample, town_name_look,
};
use crate::atlas::{Kind, Precision, Style};
use crate::base::RIVER_RANKS;
use bevy_egui::egui::epaint::{EllipseShape, PathShape};
use bevy_egui::egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

/// The scale at which the samples are drawn, in metres per pixel: near enough for all that the base map has.
const NEAR_M_PER_PX: f64 = 300.0;

/// What a row of the legend shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sample {
    /// Land above, the sea below, the glow along the coast between them.
    Coast,
    /// A lake with its shore.
    Lake,
    /// A river that grows towards its mouth.
    River,
    /// A line of the base map on land.
    Base(BaseLine),
    /// A meridian and a parallel on the sea.
    Graticule,
    /// A line of reference on the sea.
    Reference,
    /// A line on land.
    Line { color: Color32, width: f32, dashes: Option<Dashes> },
    /// Grounds side by side.
    Grounds(Vec<Color32>),
    /// How a name is set, on its ground; with the dot of a town.
    Name { look: NameLook, letters: &'static str, ground: Color32, has_dot: bool },
}

impl Sample {
    /// The name of a country.
    pub(super) fn country_name(tokens: &Tokens) -> Self {
        let look = country_name_look(label_size::COUNTRY.0 + 2.0, tokens);
        Self::Name { look, letters: "A B C", ground: tokens.land, has_dot: false }
    }

    /// The name of a sea.
    pub(super) fn sea_name(tokens: &Tokens) -> Self {
        let look = sea_name_look(label_size::SEA.0 + 1.0, tokens.ocean[2], tokens);
        Self::Name { look, letters: "Abc", ground: tokens.ocean[2], has_dot: false }
    }

    /// The name of a town.
    pub(super) fn town_name(tokens: &Tokens) -> Self {
        let look = town_name_look(label_size::TOWN, false, tokens);
        Self::Name { look, letters: "Abc", ground: tokens.land, has_dot: true }
    }

    /// Day, the steps of twilight, and night, over land.
    pub(super) fn night(tokens: &Tokens) -> Self {
        let mut grounds = vec![tokens.land];
        for veil in night_veils(tokens) {
            grounds.extend(grounds.last().map(|ground| laid_over(veil, NIGHT_STRENGTH, *ground)));
        }
        Self::Grounds(grounds)
    }

    /// Where the Sun rises or sets.
    pub(super) fn terminator(tokens: &Tokens) -> Self {
        Self::Line { color: tokens.text_soft.gamma_multiply(0.55), width: 1.0, dashes: None }
    }

    /// How far the polar night or the midnight sun reaches.
    pub(super) fn polar_line(tokens: &Tokens) -> Self {
        let color = tokens.text_soft.gamma_multiply(0.9);
        Self::Line { color, width: 1.3, dashes: Some(dashes::POLAR_LINE) }
    }

    /// Paints it on a plate.
    pub(super) fn paint(&self, painter: &Painter, plate: Rect, theme: Theme) {
        let tokens = theme.tokens();
        let painter = &painter.with_clip_rect(plate.expand(1.0).intersect(painter.clip_rect()));
        let ends = [plate.left_center(), plate.right_center()];
        match self {
            Self::Coast => coast(painter, plate, theme),
            Self::Lake => lake(painter, plate, theme),
            Self::River => river(painter, plate, theme),
            Self::Base(line) => {
                painter.rect_filled(plate, 0.0, tokens.land);
                base_line(painter, ends, base_look(*line, theme, NEAR_M_PER_PX));
            }
            Self::Graticule => {
                painter.rect_filled(plate, 0.0, tokens.ocean[1]);
                let look = base_look(BaseLine::Graticule, theme, NEAR_M_PER_PX);
                base_line(painter, ends, look);
                base_line(painter, [plate.center_top(), plate.center_bottom()], look);
            }
            Self::Reference => {
                painter.rect_filled(plate, 0.0, tokens.ocean[1]);
                stroke_sample(painter, ends, &plain(Kind::Line, Precision::Surveyed, tokens), tokens.halo);
            }
            Self::Line { color, width, dashes } => {
                painter.rect_filled(plate, 0.0, tokens.land);
                base_line(
                    painter,
                    ends,
                    BaseLook { color: *color, opacity: 1.0, width: *width, dashes: *dashes },
                );
            }
            Self::Grounds(colors) => side_by_side(painter, plate, colors),
            Self::Name { look, letters, ground, has_dot } => {
                painter.rect_filled(plate, 0.0, *ground);
                let middle = plate.center() + vec2(if *has_dot { 4.0 } else { 0.0 }, 0.0);
                let text =
                    painter.text(middle, Align2::CENTER_CENTER, letters, look.font.clone(), look.color);
                if *has_dot {
                    painter.circle_filled(pos2(text.left() - 5.0, middle.y), 2.0, look.color);
                }
            }
        }
        frame(painter, plate, tokens);
    }
}

/// The line around a plate.
pub(super) fn frame(painter: &Painter, plate: Rect, tokens: &Tokens) {
    painter.rect_stroke(plate, 0.0, Stroke::new(1.0, tokens.panel_line), StrokeKind::Outside);
}

/// How a line without a style of its own is drawn.
pub(super) fn plain(kind: Kind, precision: Precision, tokens: &Tokens) -> StrokeLook {
    stroke_look(kind, precision, &Style::default(), MarkState::Normal, tokens)
}

fn base_line(painter: &Painter, ends: [Pos2; 2], look: BaseLook) {
    let stroke = Stroke::new(look.width, look.color.gamma_multiply(look.opacity));
    match look.dashes {
        Some(dashes) => dashed_sample(painter, ends, stroke, dashes),
        None => {
            painter.line_segment(ends, stroke);
        }
    }
}

fn side_by_side(painter: &Painter, plate: Rect, colors: &[Color32]) {
    let width = plate.width() / colors.len() as f32;
    for (index, color) in colors.iter().enumerate() {
        let left_top = plate.min + vec2(width * index as f32, 0.0);
        painter.rect_filled(Rect::from_min_size(left_top, vec2(width, plate.height())), 0.0, *color);
    }
}

fn coast(painter: &Painter, plate: Rect, theme: Theme) {
    /// In how many steps the glow fades.
    const STEPS: usize = 4;
    let tokens = theme.tokens();
    let middle = plate.center().y;
    painter.rect_filled(plate, 0.0, tokens.ocean[0]);
    painter.rect_filled(Rect::from_min_max(plate.min, pos2(plate.right(), middle)), 0.0, tokens.land);
    let glow = glow_look(theme, NEAR_M_PER_PX);
    for step in 1..=STEPS {
        let top = (middle - glow.reach * step as f32 / STEPS as f32).max(plate.top());
        let strip = Rect::from_min_max(pos2(plate.left(), top), pos2(plate.right(), middle));
        painter.rect_filled(strip, 0.0, glow.color.gamma_multiply(glow.opacity / STEPS as f32));
    }
    let look = base_look(BaseLine::Coast, theme, NEAR_M_PER_PX);
    painter.hline(plate.x_range(), middle, Stroke::new(look.width, look.color.gamma_multiply(look.opacity)));
}

fn lake(painter: &Painter, plate: Rect, theme: Theme) {
    let tokens = theme.tokens();
    painter.rect_filled(plate, 0.0, tokens.land);
    let shore = base_look(BaseLine::LakeShore, theme, NEAR_M_PER_PX);
    let radius = vec2(plate.width() * 0.32, plate.height() * 0.34);
    painter.add(EllipseShape::filled(plate.center(), radius, tokens.lake));
    let line = Stroke::new(shore.width, shore.color.gamma_multiply(shore.opacity));
    painter.add(EllipseShape::stroke(plate.center(), radius, line));
}

fn river(painter: &Painter, plate: Rect, theme: Theme) {
    painter.rect_filled(plate, 0.0, theme.tokens().land);
    let look = |rank| base_look(BaseLine::River(rank), theme, NEAR_M_PER_PX);
    let (source, mouth) = (look(RIVER_RANKS - 1), look(0));
    let across = |end: Pos2, width: f32| [-0.5, 0.5].map(|side| end + vec2(0.0, side * width));
    let ([a, b], [d, c]) =
        (across(plate.left_center(), source.width), across(plate.right_center(), mouth.width));
    painter.add(PathShape::convex_polygon(vec![a, d, c, b], mouth.color, Stroke::NONE));
}

/// The colours of the depths side by side, with the isobaths between them and their depths in metres under them.
pub(super) fn depth_ramp(painter: &Painter, rect: Rect, theme: Theme) {
    let tokens = theme.tokens();
    let ramp = Rect::from_min_size(rect.min, vec2(rect.width(), 14.0));
    side_by_side(painter, ramp, &tokens.ocean);
    let width = ramp.width() / tokens.ocean.len() as f32;
    let isobath = base_look(BaseLine::Isobath, theme, NEAR_M_PER_PX);
    let line = Stroke::new(isobath.width, isobath.color.gamma_multiply(isobath.opacity));
    let mut written_to = ramp.left();
    for (step, depth_m) in ISOBATHS_M.iter().enumerate() {
        let at = ramp.left() + width * (step + 1) as f32;
        painter.vline(at, ramp.y_range(), line);
        let number = painter.layout_no_wrap(depth_m.to_string(), theme::regular(10.5), tokens.text_soft);
        let left = at - number.size().x / 2.0;
        // Where the ramp is narrow some numbers have no room, and are left out.
        if left >= written_to {
            written_to = left + number.size().x + 5.0;
            painter.galley(pos2(left, ramp.bottom() + 3.0), number, tokens.text_soft);
        }
    }
    frame(painter, ramp, tokens);
}
