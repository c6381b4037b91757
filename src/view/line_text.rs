//! A text on a line: where each of its letters comes to stand.

use super::curve::{Letter, Span, bend};
use super::declutter::LabelBox;
use super::label_memory::{Hold, Spot};
use super::line_name::Fit;
use super::piece::Piece;
use super::sides::beside;
use super::turned_box::TurnedBox;

/// Free space left and right of a straight text that belongs to it, in pixels.
pub const PAD_PX: f32 = 2.0;
/// Half of the height of a letter's box, in multiples of the size of the type.
const HALF_HEIGHT: f32 = 0.58;

/// A text that is to stand on a line.
#[derive(Debug, Clone)]
pub struct LineText {
    /// Its letters from left to right, as they stand in a straight line.
    pub spans: Vec<Span>,
    /// Its width and height in a straight line, in pixels.
    pub size_px: (f32, f32),
    /// The size of its type.
    pub type_px: f32,
    /// Least and most space between letters, in multiples of the size of the type.
    pub gap_em: (f32, f32),
}

/// Where a name stands.
#[derive(Debug, Clone, PartialEq)]
pub struct OnLine {
    /// The point of the line that it belongs to.
    pub anchor: (f32, f32),
    /// Its letters, in the order of [`LineText::spans`].
    pub letters: Vec<Letter>,
    /// What they cover.
    pub boxes: Vec<TurnedBox>,
    /// On which line, where on it, and how.
    pub spot: Spot,
}

/// Where on a piece a text is put.
pub(super) struct On<'a> {
    pub(super) piece: &'a Piece,
    /// Which line of the name it is a piece of.
    pub(super) number: u8,
    /// Where the middle comes to stand, as a share of the line and in pixels along the piece.
    pub(super) share: f64,
    pub(super) at_px: f64,
    pub(super) hold: Hold,
    pub(super) fit: Fit,
}

impl LineText {
    /// How high its letters are with what is around them.
    pub(super) fn height_px(&self) -> f32 {
        2.0 * HALF_HEIGHT * self.type_px
    }

    fn gaps(&self) -> f32 {
        self.spans.len().saturating_sub(1) as f32
    }

    pub(super) fn width_px(&self, gap_px: f32) -> f32 {
        self.size_px.0 + gap_px * self.gaps()
    }

    /// Space between letters: so that a spread name takes up most of a line of this length, else the least.
    pub(super) fn gap_px(&self, hold: Hold, line_px: f32) -> f32 {
        const SHARE: f32 = 0.72;
        let (least, most) = self.gap_em;
        if hold != Hold::Bent {
            return least * self.type_px;
        }
        let wanted = (SHARE * line_px - self.size_px.0) / self.gaps().max(1.0);
        wanted.clamp(least * self.type_px, most * self.type_px)
    }

    /// The text with its middle at a place, or `None` where it does not go there.
    pub(super) fn stand(&self, on: &On<'_>, gap_px: f32) -> Option<OnLine> {
        let middle = on.piece.curve().at(on.at_px);
        let anchor = (middle.0 as f32, middle.1 as f32);
        let letters = match on.hold {
            Hold::Bent | Hold::Close | Hold::Small => {
                let lift_px = if on.fit == Fit::Above { 0.35 * self.type_px + 5.0 } else { 0.0 };
                bend(on.piece.curve(), on.at_px, &self.spans, gap_px, lift_px).ok()?
            }
            Hold::Centered => self.straight(anchor, gap_px),
            Hold::Beside(side) => {
                let size = (self.width_px(gap_px) + 2.0 * PAD_PX, self.size_px.1);
                let stand = beside(anchor, size, usize::from(side), 6.0, 2.0);
                if crosses(on.piece, on.at_px, stand) {
                    return None;
                }
                self.straight(stand.center(), gap_px)
            }
        };
        let pad_px = (gap_px / 2.0).min(3.0) + 0.4;
        let boxes = letters
            .iter()
            .zip(&self.spans)
            .filter(|(_, span)| span.end > span.start)
            .map(|(letter, span)| {
                let half = ((span.end - span.start) / 2.0 + pad_px, HALF_HEIGHT * self.type_px);
                TurnedBox::new(letter.middle, half, letter.angle)
            })
            .collect();
        let spot = Spot::Along { line: on.number, share: on.share, hold: on.hold };
        Some(OnLine { anchor, letters, boxes, spot })
    }

    /// Letters on a level line about a middle.
    fn straight(&self, middle: (f32, f32), gap_px: f32) -> Vec<Letter> {
        let left = middle.0 - self.width_px(gap_px) / 2.0;
        let letter = |(index, span): (usize, &Span)| Letter {
            middle: (left + (span.start + span.end) / 2.0 + gap_px * index as f32, middle.1),
            angle: 0.0,
        };
        self.spans.iter().enumerate().map(letter).collect()
    }
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
