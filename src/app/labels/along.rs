//! Names along lines on the ground.

use super::layout::{Line, Placed, Subject};
use super::shape::{Shaped, Style, shape};
use super::wanted::{LIT, MENTIONED, Wanted};
use crate::app::theme::label_size;
use crate::view::{Board, Fit, GroundLine, Hold, LabelMemory, LineName, LineText, Spot};
use bevy_egui::egui::{Context, FontId, Pos2, pos2};

/// The label of what follows a line: on the same ground as in the frame before, else at the first free place.
pub(super) fn on_line(
    context: &Context,
    subject: &Subject<'_>,
    board: &Board,
    memory: &LabelMemory,
    label: &Wanted<'_>,
    lines: &[GroundLine],
    fit: Fit,
) -> Option<Placed> {
    let Style { font, gap_em, color, halo, .. } = &label.style;
    let set = |size: f32| shape(context, &label.text, FontId::new(size, font.family.clone()), 0.0);
    let shaped = [font.size, smallest(fit).unwrap_or(font.size).min(font.size)].map(set);
    let text = |shaped: &Shaped| LineText {
        spans: shaped.spans(),
        size_px: (shaped.size().x, shaped.size().y),
        type_px: shaped.size_px,
        gap_em: *gap_em,
    };
    let text = [text(&shaped[0]), text(&shaped[1])];
    let name = LineName {
        lines,
        fit,
        is_mentioned: label.priority >= MENTIONED,
        is_lit: label.priority >= LIT,
        text: [&text[0], &text[1]],
    };
    let found = name.stand(subject.view, board, memory.spot(label.id))?;
    let [full, small] = shaped;
    let is_small = matches!(found.spot, Spot::Along { hold: Hold::Small, .. });
    let shaped = if is_small { small } else { full };
    Some(Placed {
        id: label.id,
        owner: label.owner,
        text: label.text.clone(),
        other_names: Vec::new(),
        anchor: pos2(found.anchor.0, found.anchor.1),
        boxes: found.boxes,
        spot: found.spot,
        dot: None,
        lines: vec![Line { shaped, at: Pos2::ZERO, letters: found.letters, color: *color, halo: *halo }],
    })
}

/// The smallest type that a name is set in where there is little room; none where it is left out instead.
fn smallest(fit: Fit) -> Option<f32> {
    match fit {
        Fit::Country => Some(label_size::COUNTRY.0),
        Fit::Water => Some(label_size::SMALL_SEA),
        Fit::Sea | Fit::Area | Fit::Above => None,
    }
}
