//! Which layers of an atlas are drawn, how strongly and in which order, and which parts of the base map are not.

use super::BasePart;
use crate::atlas::{Kind, Layer, Place};
use std::collections::BTreeSet;

/// The least opacity of a layer, in percent: what is fainter is hidden, not faint.
pub const LEAST_PERCENT: u8 = 10;
/// The opacity of a layer at the start, in percent.
pub const FULL_PERCENT: u8 = 100;
/// Opacities are whole multiples of this many percent.
pub const PERCENT_STEP: u8 = 10;

/// How a layer is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerLook {
    /// Its id in the atlas.
    pub id: String,
    /// Whether it is drawn.
    pub is_visible: bool,
    /// How strongly, in percent: [`LEAST_PERCENT`] to [`FULL_PERCENT`].
    pub opacity_percent: u8,
}

/// What a reader has made of the layers of an atlas and of the base map.
///
/// The order of drawing is that of areas among areas, lines among lines and marks among marks: areas lie under the
/// lines of the base map, and marks over everything, whatever layer they are of. A layer that is not known is drawn
/// in full, above the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LayerState {
    /// In the order of drawing, the lowest first.
    looks: Vec<LayerLook>,
    at_start: Vec<LayerLook>,
    hidden_parts: BTreeSet<BasePart>,
}

impl LayerState {
    /// The layers of an atlas as it asks for them, and all of the base map.
    pub fn new(layers: &[Layer]) -> Self {
        let looks: Vec<LayerLook> = layers.iter().map(at_start).collect();
        Self { at_start: looks.clone(), looks, hidden_parts: BTreeSet::new() }
    }

    /// Takes over the layers of an atlas that has changed: those it still has stay as they are, new ones come on top.
    pub fn fit(&mut self, layers: &[Layer]) {
        self.at_start = layers.iter().map(at_start).collect();
        self.looks.retain(|look| layers.iter().any(|layer| layer.id == look.id));
        for look in &self.at_start {
            if self.look(&look.id).is_none() {
                self.looks.push(look.clone());
            }
        }
    }

    /// The layers in the order of drawing, the lowest first.
    pub fn looks(&self) -> &[LayerLook] {
        &self.looks
    }

    fn look(&self, id: &str) -> Option<&LayerLook> {
        self.looks.iter().find(|look| look.id == id)
    }

    fn look_mut(&mut self, id: &str) -> Option<&mut LayerLook> {
        self.looks.iter_mut().find(|look| look.id == id)
    }

    /// Whether a layer is drawn.
    pub fn is_visible(&self, id: &str) -> bool {
        self.look(id).is_none_or(|look| look.is_visible)
    }

    /// How strongly a layer is drawn where it is, 0 to 1.
    pub fn opacity(&self, id: &str) -> f32 {
        f32::from(self.look(id).map_or(FULL_PERCENT, |look| look.opacity_percent)) / 100.0
    }

    /// How high a layer lies in the order of drawing: 0 is the lowest.
    pub fn rank(&self, id: &str) -> usize {
        self.looks.iter().position(|look| look.id == id).unwrap_or(self.looks.len())
    }

    /// Whether a part of the base map is drawn.
    pub fn is_part_shown(&self, part: BasePart) -> bool {
        !self.hidden_parts.contains(&part)
    }

    /// The parts of the base map that are not drawn.
    pub fn hidden_parts(&self) -> &BTreeSet<BasePart> {
        &self.hidden_parts
    }

    /// Whether a place of the atlas is drawn: its layer is, and where it is a line of reference these are.
    pub fn shows(&self, place: &Place) -> bool {
        self.is_visible(&place.layer)
            && (place.kind != Kind::Line || self.is_part_shown(BasePart::ReferenceLines))
    }

    /// Shows a layer or hides it.
    pub fn toggle(&mut self, id: &str) {
        if let Some(look) = self.look_mut(id) {
            look.is_visible ^= true;
        }
    }

    /// Draws what keeps a place from being seen: its layer, and where it is a line of reference these.
    pub fn show(&mut self, place: &Place) {
        if let Some(look) = self.look_mut(&place.layer) {
            look.is_visible = true;
        }
        if place.kind == Kind::Line {
            self.hidden_parts.remove(&BasePart::ReferenceLines);
        }
    }

    /// Draws these layers and no others; order and opacities stay.
    pub fn show_only<'a>(&mut self, ids: impl IntoIterator<Item = &'a str>) {
        let shown: BTreeSet<&str> = ids.into_iter().collect();
        for look in &mut self.looks {
            look.is_visible = shown.contains(look.id.as_str());
        }
    }

    /// Draws a layer this strongly: the nearest opacity in percent that there is.
    pub fn set_opacity(&mut self, id: &str, percent: u8) {
        if let Some(look) = self.look_mut(id) {
            look.opacity_percent = nearest(percent);
        }
    }

    /// Draws a layer this many places later (higher), or earlier where `by` is negative; it stops at either end.
    pub fn move_by(&mut self, id: &str, by: i32) {
        if self.look(id).is_none() {
            return;
        }
        let from = self.rank(id);
        let last = self.looks.len() - 1;
        let to = from.saturating_add_signed(by as isize).min(last);
        let look = self.looks.remove(from);
        self.looks.insert(to, look);
    }

    /// Shows a part of the base map or hides it.
    pub fn toggle_part(&mut self, part: BasePart) {
        if !self.hidden_parts.remove(&part) {
            self.hidden_parts.insert(part);
        }
    }

    /// Whether nothing differs from the start: neither a layer nor a part of the base map.
    pub fn is_at_start(&self) -> bool {
        self.are_layers_at_start() && self.hidden_parts.is_empty()
    }

    /// Whether all layers are as the atlas asks for them.
    pub fn are_layers_at_start(&self) -> bool {
        self.looks == self.at_start
    }

    /// Draws everything as at the start.
    pub fn reset(&mut self) {
        self.looks.clone_from(&self.at_start);
        self.hidden_parts.clear();
    }

    /// The visible layers with their opacities in percent, in the order of drawing: what a link says.
    pub fn shown(&self) -> Vec<(String, u8)> {
        let shown = self.looks.iter().filter(|look| look.is_visible);
        shown.map(|look| (look.id.clone(), look.opacity_percent)).collect()
    }

    /// Draws what [`LayerState::shown`] of the same atlas gave, in its order; all else is hidden. Layers that the atlas
    /// does not have are left out, of one that comes twice the first counts, and opacities are brought to the nearest
    /// that there is. What a link does not say is as at the start: hidden layers keep their places there.
    pub fn follow(&mut self, shown: &[(String, u8)]) {
        let mut listed: Vec<LayerLook> = Vec::new();
        for (id, percent) in shown {
            let is_new = listed.iter().all(|look| look.id != *id);
            if is_new && self.at_start.iter().any(|look| look.id == *id) {
                let opacity_percent = nearest(*percent);
                listed.push(LayerLook { id: id.clone(), is_visible: true, opacity_percent });
            }
        }
        let is_listed: BTreeSet<String> = listed.iter().map(|look| look.id.clone()).collect();
        let mut listed = listed.into_iter();
        let look = |start: &LayerLook| {
            let next = if is_listed.contains(&start.id) { listed.next() } else { None };
            next.unwrap_or_else(|| LayerLook { is_visible: false, ..start.clone() })
        };
        self.looks = self.at_start.iter().map(look).collect();
    }

    /// Hides these parts of the base map and shows all others.
    pub fn follow_hidden_parts(&mut self, hidden: impl IntoIterator<Item = BasePart>) {
        self.hidden_parts = hidden.into_iter().collect();
    }
}

fn at_start(layer: &Layer) -> LayerLook {
    LayerLook { id: layer.id.clone(), is_visible: layer.visible, opacity_percent: FULL_PERCENT }
}

/// The nearest opacity that there is, in percent.
fn nearest(percent: u8) -> u8 {
    let steps = (u16::from(percent) + u16::from(PERCENT_STEP) / 2) / u16::from(PERCENT_STEP);
    (steps as u8).saturating_mul(PERCENT_STEP).clamp(LEAST_PERCENT, FULL_PERCENT)
}

#[cfg(test)]
mod tests;
