//! How the areas and lines of an atlas are drawn: what their style asks for, else what their kind and their
//! precision say. The map and the legend draw by the same numbers.

use super::precision::line_look;
use super::{MarkState, Tokens, asked_color, dashes, line_color};
use crate::atlas::{Kind, Precision, Style};
use bevy_egui::egui::Color32;

/// How an area is filled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AreaLook {
    /// Its colour.
    pub color: Color32,
    /// The opacity of its colour, 0 to 1: that of the lines where it is hatched.
    pub opacity: f32,
    /// Hatched, with thin lines on a fainter ground.
    pub is_hatched: bool,
}

/// Of a hatched area the ground between the lines has this share of the lines' opacity. As in the map's shader.
pub(super) const HATCH_GROUND: f32 = 0.28;
/// From one line of the hatching to the next, across them, in points. As in the map's shader.
pub(super) const HATCH_PERIOD: f32 = 8.0;
/// Width of the lines of the hatching, in points. As in the map's shader.
pub(super) const HATCH_WIDTH: f32 = 1.5;

/// How a line or the outline of an area is stroked. Lengths are in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StrokeLook {
    /// Its colour.
    pub color: Color32,
    /// The opacity of its colour and of its casing, 0 to 1.
    pub opacity: f32,
    /// Its width.
    pub width: f32,
    /// Length of a dash.
    pub dash: f32,
    /// Length of the gap after a dash; 0 where the line is whole.
    pub gap: f32,
    /// Each edge fades out over so many points.
    pub feather: f32,
    /// Width of the casing on either side.
    pub casing: f32,
}

/// How an area is filled. A region without an agreed edge is a wash and a dashed line; it must not drown what lies in it.
pub fn area_look(
    kind: Kind,
    precision: Precision,
    style: &Style,
    state: MarkState,
    tokens: &Tokens,
) -> AreaLook {
    let is_sketch = precision == Precision::Schematic;
    let by_precision = match (state != MarkState::Normal, is_sketch) {
        (true, false) => 0.50,
        (false, false) => 0.26,
        (true, true) => 0.16,
        (false, true) => 0.0,
    };
    AreaLook {
        color: style.fill.map_or_else(|| line_color(kind, tokens), asked_color),
        opacity: style.fill_opacity.unwrap_or(by_precision),
        is_hatched: !is_sketch,
    }
}

/// How a line, or the outline of an area, is stroked.
pub fn stroke_look(
    kind: Kind,
    precision: Precision,
    style: &Style,
    state: MarkState,
    tokens: &Tokens,
) -> StrokeLook {
    let look = line_look(precision);
    let (dash, gap) = match kind {
        Kind::Line if look.dash == 0.0 => (dashes::REFERENCE_LINE.dash, dashes::REFERENCE_LINE.gap),
        _ => (look.dash, look.gap),
    };
    let own_width = style.stroke_width_px.unwrap_or(if kind == Kind::Border { 2.0 } else { 1.2 });
    let is_faint = matches!(precision, Precision::Area | Precision::Schematic) && state == MarkState::Normal;
    let strength = if look.dash == 0.0 || is_faint { look.strength } else { 1.0 };
    StrokeLook {
        color: style.stroke.map_or_else(|| line_color(kind, tokens), asked_color),
        opacity: style.stroke_opacity.unwrap_or(strength),
        width: own_width + look.wider + if state == MarkState::Selected { 1.2 } else { 0.0 },
        dash,
        gap,
        feather: look.feather,
        // A soft line has no edge to case, and an outline stands on its own hatching.
        casing: if look.feather > 0.0 || precision == Precision::Area { 0.0 } else { 1.0 },
    }
}

impl AreaLook {
    /// The same in a layer that is drawn by this share of its strength.
    pub fn faded(self, opacity: f32) -> Self {
        Self { opacity: self.opacity * opacity, ..self }
    }
}

impl StrokeLook {
    /// The same in a layer that is drawn by this share of its strength.
    pub fn faded(self, opacity: f32) -> Self {
        Self { opacity: self.opacity * opacity, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::theme::Theme;

    #[test]
    fn the_legend_hatches_as_the_shader_does() {
        let shader = include_str!("../../../assets/shaders/map.wgsl");
        assert!(shader.contains(&format!("mix({HATCH_GROUND}, 1.0, line)")));
        assert!(shader.contains(&format!("let period = {HATCH_PERIOD:.1} *")));
        assert!(shader.contains(&format!("clamp({} * map.middle_radius_ratio.w + 0.5", HATCH_WIDTH / 2.0)));
    }

    #[test]
    fn a_style_is_honoured_and_what_is_chosen_stands_out() {
        let tokens = Theme::Paper.tokens();
        let asked = Style { fill_opacity: Some(0.7), stroke_width_px: Some(5.0), ..Style::default() };
        let (kind, precision) = (Kind::Sea, Precision::Surveyed);
        assert_eq!(area_look(kind, precision, &asked, MarkState::Normal, tokens).opacity, 0.7);
        let width = |state| stroke_look(kind, precision, &asked, state, tokens).width;
        assert!(width(MarkState::Normal) == 5.0 && width(MarkState::Selected) > 5.0);
        let plain = |state| area_look(kind, precision, &Style::default(), state, tokens).opacity;
        assert!(plain(MarkState::Hovered) > plain(MarkState::Normal));
    }
}
