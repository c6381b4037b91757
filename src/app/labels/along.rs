//! Names along lines on the ground: bent where they can be, straight on or beside the line where they cannot.

use super::layout::{Line, NEWCOMER_PX, PAD_PX, Placed, Subject};
use super::shape::{Shaped, Style, shape};
use super::wanted::{Fit, LIT, MENTIONED, Wanted};
use crate::app::theme::label_size;
use crate::view::{
    Board, GroundLine, Hold, LabelBox, LabelMemory, Letter, MapView, Piece, ScreenPos, Span, Spot, TurnedBox,
    bend, beside,
};
use bevy_egui::egui::{Context, FontId, Pos2, pos2};

/// A line shorter than this is a speck, and its name a riddle.
const LEAST_LINE_PX: f64 = 14.0;
/// A line so many times as long as the name in full size has room for that.
const OUTGROWN: f64 = 1.3;
/// Places along a line that are tried.
const MOST_TRIES: usize = 9;

/// The label of what follows a line: on the same ground as in the frame before, else at the first free place.
pub(super) fn on_line(
    context: &Context,
    subject: &Subject<'_>,
    board: &Board,
    memory: &LabelMemory,
    label: &Wanted<'_>,
    line: &GroundLine,
    fit: Fit,
) -> Option<Placed> {
    let pieces = line.on_screen(subject.view);
    let screen = board.screen();
    let length_px: f64 = pieces.iter().map(|piece| piece.curve().length_px()).sum();
    if fit == Fit::Above && length_px < LEAST_LINE_PX && label.priority < MENTIONED {
        return None;
    }
    let seen: Vec<(&Piece, Vec<(f64, f64)>)> = pieces
        .iter()
        .map(|piece| (piece, piece.seen(screen)))
        .filter(|(_, stretches)| !stretches.is_empty())
        .collect();
    if seen.is_empty() {
        return None;
    }
    let holds = holds(fit, label.priority >= LIT);
    let set = |font| Text::new(label, shape(context, &label.text, font, 0.0), fit);
    let full = set(label.style.font.clone());
    let small = holds.contains(&Hold::Small).then(|| {
        let font = &label.style.font;
        set(FontId::new(label_size::SMALL_SEA.min(font.size), font.family.clone()))
    });
    let text = |hold: Hold| small.as_ref().filter(|_| hold == Hold::Small).unwrap_or(&full);
    let anew = |holds: &[Hold]| {
        holds.iter().find_map(|hold| {
            let text = text(*hold);
            seen.iter().find_map(|(piece, stretches)| {
                let gap_px = text.gap_px(*hold, nominal_px(line, piece, subject.view));
                let tries = tries(piece, stretches, f64::from(text.width_px(gap_px)), fit);
                tries.into_iter().find_map(|at_px| {
                    let found = text.stand(piece, at_px, piece.share_at(at_px), *hold, gap_px);
                    let found = found.filter(|found| board.fits(&found.boxes, NEWCOMER_PX));
                    found.filter(|found| is_readable(subject.view, found))
                })
            })
        })
    };
    let Some(Spot::Along { share, hold }) = memory.spot(label.id) else { return anew(holds) };
    if !holds.contains(&hold) {
        // A name that stands as it no longer may comes anew.
        return None;
    }
    let text = text(hold);
    let kept = pieces.iter().find_map(|piece| {
        let at_px = piece.px_at(share)?;
        let gap_px = text.gap_px(hold, nominal_px(line, piece, subject.view));
        text.stand(piece, at_px, share, hold, gap_px)
            .filter(|found| board.fits(&found.boxes, 0.0) && is_readable(subject.view, found))
    });
    // So does one that is smaller than it has to be; but only where it would indeed become larger.
    let full_px = full.width_px(full.gap_px(Hold::Close, 0.0));
    let has_outgrown = hold == Hold::Small && length_px > OUTGROWN * f64::from(full_px);
    kept.filter(|_| !(has_outgrown && anew(&[Hold::Bent, Hold::Close]).is_some()))
}

/// How a name may stand on its line, what looks best first.
fn holds(fit: Fit, is_lit: bool) -> &'static [Hold] {
    match fit {
        Fit::Sea => &[Hold::Bent, Hold::Close],
        Fit::Water if is_lit => &[Hold::Bent, Hold::Close, Hold::Small, Hold::Centered],
        Fit::Water => &[Hold::Bent, Hold::Close, Hold::Small],
        Fit::Area => &[Hold::Bent, Hold::Close, Hold::Centered],
        Fit::Above => &[Hold::Bent, Hold::Beside(0), Hold::Beside(1), Hold::Beside(2), Hold::Beside(3)],
    }
}

/// False at the limb of the globe: where the ground is squeezed, and where a name would run off the Earth.
fn is_readable(view: &MapView, label: &Placed) -> bool {
    const STEP_PX: f32 = 6.0;
    const MOST_SQUEEZED: f64 = 2.2;
    let ground = |x: f32, y: f32| view.ground_at(ScreenPos::new(f64::from(x), f64::from(y)));
    let Some(here) = ground(label.anchor.x, label.anchor.y) else { return false };
    let (mut least, mut most) = (f64::MAX, 0.0f64);
    for (x, y) in [(1.0, 0.0), (0.7, 0.7), (0.0, 1.0), (-0.7, 0.7)] {
        let Some(there) = ground(label.anchor.x + STEP_PX * x, label.anchor.y + STEP_PX * y) else {
            return false;
        };
        let angle = here.angle_to(there);
        (least, most) = (least.min(angle), most.max(angle));
    }
    let is_on_earth = |part: &TurnedBox| part.corners().iter().all(|(x, y)| ground(*x, *y).is_some());
    // The Earth has no hollow, so a name leaves it at an end or where it bulges most.
    let ends = [label.boxes.first(), label.boxes.get(label.boxes.len() / 2), label.boxes.last()];
    most <= MOST_SQUEEZED * least && ends.into_iter().flatten().all(is_on_earth)
}

/// Length of the line on the screen, were the scale everywhere that of the centre; on the globe's limb it is less.
fn nominal_px(line: &GroundLine, piece: &Piece, view: &MapView) -> f32 {
    (line.length_m() / view.m_per_px()).min(piece.curve().length_px() * 1.15) as f32
}

/// Where along a piece the middle of a text is tried: the middle of the line first where that is its place, then from the
/// middle of what is seen outwards.
fn tries(piece: &Piece, stretches: &[(f64, f64)], width_px: f64, fit: Fit) -> Vec<f64> {
    let mut tries = Vec::new();
    if fit != Fit::Above {
        tries.extend(piece.px_at(0.5));
    }
    let mut stretches = stretches.to_vec();
    stretches.sort_by(|a, b| (b.1 - b.0).total_cmp(&(a.1 - a.0)));
    let step = (width_px / 3.0).max(24.0);
    for (from, to) in stretches {
        let middle = (from + to) / 2.0;
        tries.push(middle);
        for index in 1..=MOST_TRIES / 2 {
            let off = step * index as f64;
            if off < (to - from) / 2.0 {
                tries.extend([middle - off, middle + off]);
            }
        }
    }
    tries.truncate(2 * MOST_TRIES);
    tries
}

/// Whether the line itself runs through a text that stands beside it.
fn crosses(piece: &Piece, at_px: f64, text: LabelBox) -> bool {
    const STEP_PX: f64 = 5.0;
    let reach = (f64::from(text.right - text.left) / STEP_PX) as i32 + 4;
    (-reach..=reach).map(|step| at_px + STEP_PX * f64::from(step)).any(|along_px| {
        let is_on = (0.0..=piece.curve().length_px()).contains(&along_px);
        let (x, y) = piece.curve().at(along_px);
        is_on && text.holds(x as f32, y as f32)
    })
}

/// A name that is put on a line.
struct Text<'a> {
    label: &'a Wanted<'a>,
    shaped: Shaped,
    spans: Vec<Span>,
    fit: Fit,
}

impl<'a> Text<'a> {
    fn new(label: &'a Wanted<'a>, shaped: Shaped, fit: Fit) -> Self {
        Self { label, spans: shaped.spans(), shaped, fit }
    }

    fn gaps(&self) -> f32 {
        self.spans.len().saturating_sub(1) as f32
    }

    fn width_px(&self, gap_px: f32) -> f32 {
        self.shaped.size().x + gap_px * self.gaps()
    }

    /// Space between letters: so that a spread name takes up most of a line of this length, else the least.
    fn gap_px(&self, hold: Hold, line_px: f32) -> f32 {
        const SHARE: f32 = 0.72;
        let (least, most) = self.label.style.gap_em;
        if hold != Hold::Bent {
            return least * self.shaped.size_px;
        }
        let wanted = (SHARE * line_px - self.shaped.size().x) / self.gaps().max(1.0);
        wanted.clamp(least * self.shaped.size_px, most * self.shaped.size_px)
    }

    /// The label with its middle at a distance along a piece, or `None` where it does not go there.
    fn stand(&self, piece: &Piece, at_px: f64, share: f64, hold: Hold, gap_px: f32) -> Option<Placed> {
        let on = piece.curve().at(at_px);
        let anchor = pos2(on.0 as f32, on.1 as f32);
        let size_px = self.shaped.size_px;
        let letters = match hold {
            Hold::Bent | Hold::Close | Hold::Small => {
                let lift_px = if self.fit == Fit::Above { 0.35 * size_px + 5.0 } else { 0.0 };
                bend(piece.curve(), at_px, &self.spans, gap_px, lift_px).ok()?
            }
            Hold::Centered => self.straight(anchor, gap_px),
            Hold::Beside(side) => {
                let size = (self.width_px(gap_px) + 2.0 * PAD_PX, self.shaped.size().y);
                let stand = beside((anchor.x, anchor.y), size, usize::from(side), 6.0, 2.0);
                if crosses(piece, at_px, stand) {
                    return None;
                }
                let middle = stand.center();
                self.straight(pos2(middle.0, middle.1), gap_px)
            }
        };
        let pad_px = (gap_px / 2.0).min(3.0) + 0.4;
        let boxes = letters
            .iter()
            .zip(&self.spans)
            .filter(|(_, span)| span.end > span.start)
            .map(|(letter, span)| {
                let half = ((span.end - span.start) / 2.0 + pad_px, 0.58 * size_px);
                TurnedBox::new(letter.middle, half, letter.angle)
            })
            .collect();
        let Style { color, halo, .. } = self.label.style;
        let line = Line { shaped: self.shaped.clone(), at: Pos2::ZERO, letters, color, halo };
        Some(Placed {
            id: self.label.id,
            owner: self.label.owner,
            text: self.label.text.clone(),
            other_names: Vec::new(),
            anchor,
            boxes,
            spot: Spot::Along { share, hold },
            dot: None,
            lines: vec![line],
        })
    }

    /// Letters on a level line about a middle.
    fn straight(&self, middle: Pos2, gap_px: f32) -> Vec<Letter> {
        let left = middle.x - self.width_px(gap_px) / 2.0;
        let letter = |(index, span): (usize, &Span)| Letter {
            middle: (left + (span.start + span.end) / 2.0 + gap_px * index as f32, middle.y),
            angle: 0.0,
        };
        self.spans.iter().enumerate().map(letter).collect()
    }
}
