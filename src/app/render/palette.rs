//! Colours and strokes by slot: what a theme and a scale put into a material.

use crate::app::theme::Dashes;
use bevy::prelude::*;
use bevy_egui::egui::Color32;

/// Colours and strokes in one palette.
pub(in crate::app) const SLOTS: usize = 64;

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::app) enum Cap {
    /// Straight, at its last point.
    #[default]
    Butt,
    /// In a half circle about its last point.
    Round,
}

/// How a line is drawn. Lengths are logical pixels, of the line on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::app) struct Stroke {
    /// Width of the line.
    pub(in crate::app) width_px: f32,
    /// Length of a dash; 0 for a line without gaps.
    pub(in crate::app) dash_px: f32,
    /// Length of a gap.
    pub(in crate::app) gap_px: f32,
    /// Length of the dot between two dashes; 0 for none.
    pub(in crate::app) dot_px: f32,
    /// How far into the line its edge is soft; 0 for a crisp edge.
    pub(in crate::app) feather_px: f32,
    /// Width of the casing on either side.
    pub(in crate::app) casing_px: f32,
    /// The line is drawn on its left side alone: the land's side of a coast.
    pub(in crate::app) is_left_only: bool,
    /// How it ends, and how it is joined where it turns back on itself.
    pub(in crate::app) cap: Cap,
}

impl Stroke {
    /// A line without gaps.
    pub(in crate::app) fn solid(width_px: f32) -> Self {
        Self { width_px, cap: Cap::Round, ..Self::default() }
    }

    /// A line of dashes.
    pub(in crate::app) fn dashed(width_px: f32, dash_px: f32, gap_px: f32) -> Self {
        Self { width_px, dash_px, gap_px, ..Self::default() }
    }

    /// A line that is broken.
    pub(in crate::app) fn broken(width_px: f32, Dashes { dash, gap, has_dot }: Dashes) -> Self {
        Self { dot_px: if has_dot { width_px } else { 0.0 }, ..Self::dashed(width_px, dash, gap) }
    }

    /// The same with a casing.
    pub(in crate::app) fn cased(self, casing_px: f32) -> Self {
        Self { casing_px, ..self }
    }

    /// The same with a soft edge.
    pub(in crate::app) fn feathered(self, feather_px: f32) -> Self {
        Self { feather_px, ..self }
    }
}

/// Linear colours and strokes by slot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::app) struct Palette {
    pub(super) casing: Vec4,
    pub(super) color: [Vec4; SLOTS],
    pub(super) stroke: [Vec4; SLOTS],
    pub(super) edge: [Vec4; SLOTS],
}

impl Default for Palette {
    fn default() -> Self {
        let none = [Vec4::ZERO; SLOTS];
        Self { casing: Vec4::ZERO, color: none, stroke: none, edge: none }
    }
}

impl Palette {
    /// Gives a slot its colour; a slot without one is not drawn.
    pub(in crate::app) fn color(&mut self, slot: usize, color: Color32, opacity: f32) {
        if let Some(entry) = self.color.get_mut(slot) {
            *entry = linear(color, opacity);
        }
    }

    /// Whether a slot is drawn.
    #[cfg(test)]
    pub(in crate::app) fn has(&self, slot: usize) -> bool {
        self.tint(slot).w > 0.0
    }

    /// The linear colour of a slot, its opacity last.
    #[cfg(test)]
    pub(in crate::app) fn tint(&self, slot: usize) -> Vec4 {
        self.color[slot]
    }

    /// Gives the casings of all lines their colour.
    pub(in crate::app) fn casing(&mut self, color: Color32) {
        self.casing = linear(color, 1.0);
    }

    /// Gives a slot its stroke.
    pub(in crate::app) fn stroke(&mut self, slot: usize, stroke: Stroke) {
        let Stroke { width_px, dash_px, gap_px, dot_px, feather_px, casing_px, is_left_only, cap } = stroke;
        if let (Some(line), Some(edge)) = (self.stroke.get_mut(slot), self.edge.get_mut(slot)) {
            *line = Vec4::new(width_px, dash_px, gap_px, dot_px);
            let flag = |is_set: bool| f32::from(u8::from(is_set));
            *edge = Vec4::new(feather_px, casing_px, flag(is_left_only), flag(cap == Cap::Round));
        }
    }

    /// Hatches a slot of a fill.
    pub(in crate::app) fn hatch(&mut self, slot: usize) {
        if let Some(entry) = self.edge.get_mut(slot) {
            entry.w = 1.0;
        }
    }
}

fn linear(color: Color32, opacity: f32) -> Vec4 {
    let [red, green, blue, alpha] = color.to_srgba_unmultiplied();
    let linear = Color::srgba_u8(red, green, blue, alpha).to_linear();
    Vec4::new(linear.red, linear.green, linear.blue, linear.alpha * opacity)
}
