//! Degrees where meridians and parallels meet the edge of the map.

use super::layout::{Line, Owner, Placed, Subject, boxed, margin, upright};
use super::shape::shape;
use super::wanted::DEGREES;
use crate::app::theme::{self, label_size};
use crate::view::{
    BasePart, Board, FrameMark, LabelId, LabelMemory, Spot, degrees_text, frame_marks, graticule_step_deg,
};
use bevy_egui::egui::{Context, Pos2, Rect, Vec2, pos2, vec2};

/// From the edge to the text, in points.
const INSET_PX: f32 = 4.0;
/// The limb of the globe, as `FrameMark::edge` has it.
const LIMB: u8 = 4;
/// Where meridians are named, and where parallels: the edges clockwise from the top, the best first.
const MERIDIANS: [u8; 5] = [0, 2, LIMB, 3, 1];
const PARALLELS: [u8; 5] = [1, 3, LIMB, 0, 2];

/// The labels of the graticule that have room, each line named once. Near the pole and on the globe fewer lines are named
/// than drawn.
pub(super) fn degrees(
    context: &Context,
    subject: &Subject<'_>,
    board: &Board,
    memory: &LabelMemory,
) -> Vec<Placed> {
    if !subject.interface.layers.is_part_shown(BasePart::Graticule) {
        return Vec::new();
    }
    let step = graticule_step_deg(subject.view.m_per_px());
    let is_globe = subject.view.m_per_px() > 6_000.0;
    let steps = if is_globe { (2.0 * step, 3.0 * step) } else { (step, step) };
    let marks = frame_marks(subject.view, boxed(subject.room.clear), steps);
    let mut lines: Vec<(bool, f64)> = Vec::new();
    for mark in &marks {
        if !lines.contains(&(mark.is_parallel, mark.deg)) {
            lines.push((mark.is_parallel, mark.deg));
        }
    }
    lines.iter().filter_map(|line| named(context, subject, board, memory, &marks, *line)).collect()
}

fn named(
    context: &Context,
    subject: &Subject<'_>,
    board: &Board,
    memory: &LabelMemory,
    marks: &[FrameMark],
    (is_parallel, deg): (bool, f64),
) -> Option<Placed> {
    let id = LabelId(DEGREES + u64::from(is_parallel) * 1_000_000 + ((deg + 360.0) * 1000.0).round() as u64);
    let kept = match memory.spot(id) {
        Some(Spot::Side { side, .. }) => Some(side),
        _ => None,
    };
    let order = if is_parallel { PARALLELS } else { MERIDIANS };
    let sides = order.into_iter().flat_map(|edge| [2 * edge, 2 * edge + 1]);
    for side in sides.filter(|side| kept.is_none_or(|kept| kept == *side)) {
        let is_here = |mark: &&FrameMark| {
            (mark.is_parallel, mark.deg) == (is_parallel, deg)
                && 2 * mark.edge + u8::from(mark.is_rising) == side
        };
        for mark in marks.iter().filter(is_here) {
            let found = stand(context, subject, id, mark, side);
            // The text stands at the edge itself, so a new one asks for its margin among the others only.
            let inner = found.boxes.iter().map(|part| part.grown(margin(kept.is_some()))).collect::<Vec<_>>();
            if board.fits(&found.boxes, 0.0) && board.fits(&inner, 0.0) {
                return Some(found);
            }
        }
    }
    None
}

fn stand(context: &Context, subject: &Subject<'_>, id: LabelId, mark: &FrameMark, side: u8) -> Placed {
    let tokens = subject.interface.settings.theme.tokens();
    let text = degrees_text(mark.is_parallel, mark.deg);
    let shaped = shape(context, &text, theme::regular(label_size::DEGREES), 0.1);
    let size = shaped.size();
    let anchor = pos2(mark.at.0, mark.at.1);
    let inwards = match mark.edge {
        0 => vec2(0.0, 1.0),
        1 => vec2(-1.0, 0.0),
        2 => vec2(0.0, -1.0),
        3 => vec2(1.0, 0.0),
        // Outside the globe.
        _ => (anchor - subject.room.clear.center()).normalized(),
    };
    let off = Vec2::new(inwards.x * (size.x / 2.0 + INSET_PX), inwards.y * (size.y / 2.0 + INSET_PX));
    let rect = Rect::from_center_size(anchor + off, size);
    let halo = if mark.edge == LIMB { tokens.space } else { tokens.halo };
    let line = Line { shaped, at: rect.min, letters: Vec::new(), color: tokens.text_soft, halo };
    Placed {
        id,
        owner: Owner::Degrees,
        text,
        other_names: Vec::new(),
        anchor: Pos2::new(anchor.x, anchor.y),
        boxes: vec![upright(rect)],
        spot: Spot::Side { side, reach_px: INSET_PX, names: 0 },
        dot: None,
        lines: vec![line],
    }
}
