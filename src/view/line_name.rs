//! Names along lines on the ground: bent where they can be, straight on or beside the line where they cannot.

use super::declutter::{Board, LabelBox};
use super::ground_line::GroundLine;
use super::label_memory::{Hold, Spot};
use super::line_text::{LineText, On, OnLine};
use super::map_view::MapView;
use super::piece::Piece;
use super::screen::ScreenPos;
use super::turned_box::TurnedBox;

/// What was not shown before comes only where it has this much room on every side: what then moves a little
/// does not drive it out at once.
pub const NEWCOMER_PX: f32 = 1.5;
/// A line shorter than this is a speck, and its name a riddle.
const LEAST_LINE_PX: f64 = 14.0;
/// A line so many times as long as the name in full size has room for that.
const OUTGROWN: f64 = 1.3;
/// Places along a line that are tried.
const MOST_TRIES: usize = 9;

/// How a name and its lines belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The line is the axis of a sea: the name is spread along it, and left out where the sea is too small for it.
    Sea,
    /// The line is the axis of a sea of the atlas: as that, but in smaller type where the sea is small on the screen. What
    /// is pointed at is named where even that is wider than its water.
    Water,
    /// The lines are axes of a country: the name stands on its land, in smaller type where that is small on the screen, or not at all.
    Country,
    /// The line is the axis of an area that is named whatever its size.
    Area,
    /// The name stands above the line.
    Above,
}

/// A name that is to stand on one of its lines.
#[derive(Debug, Clone, Copy)]
pub struct LineName<'a> {
    /// Its lines, the best first.
    pub lines: &'a [GroundLine],
    /// How it belongs to them.
    pub fit: Fit,
    /// Whether it is named even where its line is a speck.
    pub is_mentioned: bool,
    /// Whether it is pointed at.
    pub is_lit: bool,
    /// The text in its full size, and in a smaller one for where there is less room.
    pub text: [&'a LineText; 2],
}

/// What of a line is on the screen.
struct Seen<'a> {
    number: u8,
    line: &'a GroundLine,
    /// Its pieces, each with the stretches of it that are seen.
    pieces: Vec<(Piece, Vec<(f64, f64)>)>,
}

impl<'a> Seen<'a> {
    fn new(number: u8, line: &'a GroundLine, view: &MapView, screen: LabelBox) -> Self {
        let with_stretches = |piece: Piece| {
            let stretches = piece.seen(screen);
            (piece, stretches)
        };
        Self { number, line, pieces: line.on_screen(view).into_iter().map(with_stretches).collect() }
    }

    fn is_seen(&self) -> bool {
        self.pieces.iter().any(|(_, stretches)| !stretches.is_empty())
    }

    fn length_px(&self) -> f64 {
        self.pieces.iter().map(|(piece, _)| piece.curve().length_px()).sum()
    }
}

impl LineName<'_> {
    /// Where the name stands: on the same ground as in the frame before, else at the first free place.
    pub fn stand(&self, view: &MapView, board: &Board, kept: Option<Spot>) -> Option<OnLine> {
        if let Some(Spot::Along { line, share, hold }) = kept {
            return self.stay(view, board, line, share, hold);
        }
        let seen: Vec<Seen<'_>> = (0..)
            .zip(self.lines)
            .filter(|(_, line)| line.may_hold(view, self.least_height_px()))
            .map(|(number, line)| Seen::new(number, line, view, board.screen()))
            .filter(Seen::is_seen)
            .filter(|seen| !self.is_speck(seen))
            .collect();
        self.anew(view, board, &seen, self.holds())
    }

    /// The name where it stood, or nothing where it cannot: in the next frame it may come anew.
    fn stay(&self, view: &MapView, board: &Board, line: u8, share: f64, hold: Hold) -> Option<OnLine> {
        let seen = Seen::new(line, self.lines.get(usize::from(line))?, view, board.screen());
        if !self.holds().contains(&hold) || !seen.is_seen() || self.is_speck(&seen) {
            return None;
        }
        let text = self.text_in(hold);
        let kept = seen.pieces.iter().find_map(|(piece, _)| {
            let at_px = piece.px_at(share)?;
            let on = On { piece, number: line, share, at_px, hold, fit: self.fit };
            text.stand(&on, text.gap_px(hold, nominal_px(seen.line, piece, view)))
                .filter(|found| board.fits(&found.boxes, 0.0) && is_sound(view, seen.line, found))
        });
        // One that is smaller than it has to be comes anew; but only where it would indeed become larger.
        let full = self.text[0];
        let full_px = f64::from(full.width_px(full.gap_px(Hold::Close, 0.0)));
        let has_outgrown = hold == Hold::Small && seen.length_px() > OUTGROWN * full_px;
        kept.filter(|_| {
            !(has_outgrown && self.anew(view, board, &[seen], &[Hold::Bent, Hold::Close]).is_some())
        })
    }

    /// The first free place: what looks best first, then the best line, then from its middle outwards.
    fn anew(&self, view: &MapView, board: &Board, seen: &[Seen<'_>], holds: &[Hold]) -> Option<OnLine> {
        holds.iter().find_map(|&hold| {
            let text = self.text_in(hold);
            let on_line = |seen: &Seen<'_>| {
                if !seen.line.may_hold(view, text.height_px()) {
                    return None;
                }
                seen.pieces.iter().find_map(|(piece, stretches)| {
                    let gap_px = text.gap_px(hold, nominal_px(seen.line, piece, view));
                    let width_px = f64::from(text.width_px(gap_px));
                    tries(piece, stretches, width_px, self.fit).into_iter().find_map(|at_px| {
                        let share = piece.share_at(at_px);
                        let on = On { piece, number: seen.number, share, at_px, hold, fit: self.fit };
                        text.stand(&on, gap_px).filter(|found| {
                            board.fits(&found.boxes, NEWCOMER_PX) && is_sound(view, seen.line, found)
                        })
                    })
                })
            };
            seen.iter().find_map(on_line)
        })
    }

    /// How the name may stand, what looks best first.
    fn holds(&self) -> &'static [Hold] {
        match self.fit {
            Fit::Sea => &[Hold::Bent, Hold::Close],
            Fit::Water if self.is_lit => &[Hold::Bent, Hold::Close, Hold::Small, Hold::Centered],
            Fit::Water | Fit::Country => &[Hold::Bent, Hold::Close, Hold::Small],
            Fit::Area => &[Hold::Bent, Hold::Close, Hold::Centered],
            Fit::Above => &[Hold::Bent, Hold::Beside(0), Hold::Beside(1), Hold::Beside(2), Hold::Beside(3)],
        }
    }

    fn text_in(&self, hold: Hold) -> &LineText {
        self.text[usize::from(hold == Hold::Small)]
    }

    fn least_height_px(&self) -> f32 {
        self.text[usize::from(self.holds().contains(&Hold::Small))].height_px()
    }

    fn is_speck(&self, seen: &Seen<'_>) -> bool {
        self.fit == Fit::Above && !self.is_mentioned && seen.length_px() < LEAST_LINE_PX
    }
}

/// Whether a name can be read where it stands, and keeps to the room of its line.
fn is_sound(view: &MapView, line: &GroundLine, found: &OnLine) -> bool {
    line.holds(view, &found.boxes) && is_readable(view, found)
}

/// False at the limb of the globe: where the ground is squeezed, and where a name would run off the Earth.
fn is_readable(view: &MapView, found: &OnLine) -> bool {
    const STEP_PX: f32 = 6.0;
    const MOST_SQUEEZED: f64 = 2.2;
    let ground = |x: f32, y: f32| view.ground_at(ScreenPos::new(f64::from(x), f64::from(y)));
    let (x, y) = found.anchor;
    let Some(here) = ground(x, y) else { return false };
    let (mut least, mut most) = (f64::MAX, 0.0f64);
    for (dx, dy) in [(1.0, 0.0), (0.7, 0.7), (0.0, 1.0), (-0.7, 0.7)] {
        let Some(there) = ground(x + STEP_PX * dx, y + STEP_PX * dy) else { return false };
        let angle = here.angle_to(there);
        (least, most) = (least.min(angle), most.max(angle));
    }
    let is_on_earth = |part: &TurnedBox| part.corners().iter().all(|(x, y)| ground(*x, *y).is_some());
    // The Earth has no hollow, so a name leaves it at an end or where it bulges most.
    let ends = [found.boxes.first(), found.boxes.get(found.boxes.len() / 2), found.boxes.last()];
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
